// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Frames in words that need no linguistics:
//
//   event att:Accusation, “accusation”
//
//     AGENT accuses|blames TARGET (of|for TOPIC)
//     diplomacy.rules:12
//       the verb accuse (accused, accuses, accusing), blame (blamed, …)
//         agent     actor (att:Actor)        the subject, or by … in the
//         passive target    entity (att:Entity)      the object, or the subject
//         in the
//                                            passive
//         topic     anything, or missing     of|for … (also a clause)

#include "pipeline/show.h"

#include "pipeline/columns.h"
#include "pipeline/inflections.h"
#include "pipeline/wording.h"
#include "rules/pattern_dump.h"

#define PAGE_WIDTH 100u
#define SLOT_INDENT 8u
#define NAME_COLUMN 24u

typedef struct Show {
  const AttRules* rules;
  const AttOntology* ontology;
  AttInflections verbs;
  AttInflections nouns;
  AttText* out;
} Show;

static void
put_wrapped(const Show* show, size_t indent, const AttText* words)
{
  att_columns_skip(show->out, indent);
  att_columns_wrap(
      show->out, att_text_view(words), indent, indent + 2, PAGE_WIDTH);
  att_text_append_char(show->out, '\n');
  show->out->broken |= words->broken;
}

static void
word_comment(const Show* show, const AttBlock* block, AttText* words)
{
  const AttView comment =
      block->class_id
          ? att_ontology_class(show->ontology, block->class_id)->comment
      : block->property_id
          ? att_ontology_property(show->ontology, block->property_id)->comment
          : (AttView){"", 0};
  att_text_append(words, comment);
}

static void
put_heading(const Show* show, const AttBlock* block)
{
  att_text_format(show->out,
                  "%s%s %.*s",
                  block->extends ? "extend " : "",
                  att_block_keyword(block->kind),
                  ATT_VIEW_ARG(block->name));
  if (att_block_under(block)) {
    att_text_format(show->out, " under %s", att_block_under(block));
  }
  if (block->class_id || block->property_id) {
    const AttView label =
        block->class_id ? att_word_class(show->ontology, block->class_id)
                        : att_word_property(show->ontology, block->property_id);
    att_text_format(show->out, ", “%.*s”", ATT_VIEW_ARG(label));
  }
  att_text_append_char(show->out, '\n');
}

static void
put_block(const Show* show, const AttBlock* block)
{
  AttText words = {0};
  put_heading(show, block);
  word_comment(show, block, &words);
  if (words.size) {
    put_wrapped(show, 2, &words);
  }
  if (block->support.count) {
    att_text_reset(&words);
    att_text_append_string(&words, "Its nouns are also read behind: ");
    att_word_phrases(show->rules, block->support, ", ", &words);
    put_wrapped(show, 2, &words);
  }
  for (uint32_t i = 0; i < block->unless.count; ++i) {
    const AttUnless* unless = &show->rules->unless[block->unless.first + i];
    att_text_reset(&words);
    att_text_format(
        &words, "Nothing is read where %.*s is: ", ATT_VIEW_ARG(unless->slot));
    att_word_phrases(show->rules, unless->phrases, ", ", &words);
    put_wrapped(show, 2, &words);
  }
  show->out->broken |= words.broken;
  att_text_clear(&words);
}

/// The forms of a phrase that is one lemma; longer phrases stand as they are.
static void
word_forms(const Show* show,
           const AttFrame* frame,
           AttRange words,
           AttText* out)
{
  const AttWord* head = &show->rules->words[words.first + words.count - 1];
  if (head->kind != ATT_WORD_LEMMA) {
    return;
  }
  switch (frame->kind) {
  case ATT_FRAME_VERBAL:
  case ATT_FRAME_HYPHENATED:
    att_inflections_append(&show->verbs, head->text, out);
    break;
  case ATT_FRAME_NOMINAL:
  case ATT_FRAME_APPOSITIVE:
  case ATT_FRAME_COMPOUND:
    att_inflections_append(&show->nouns, head->text, out);
    break;
  default:
    break;
  }
}

static void
put_triggers(const Show* show, const AttFrame* frame, bool first)
{
  AttText words = {0};
  att_text_format(&words,
                  "%sthe %s%s ",
                  first ? "" : "or ",
                  frame->passive_only ? "passive " : "",
                  att_word_kind(frame->kind));
  for (uint32_t i = 0; i < frame->triggers.count; ++i) {
    const AttRange one = {frame->triggers.first + i, 1};
    att_text_append_string(&words, i ? ", " : "");
    att_word_phrases(show->rules, one, "", &words);
    word_forms(show, frame, show->rules->phrases[one.first].words, &words);
  }
  att_text_append_string(&words, frame->derived ? ", made from it" : "");
  put_wrapped(show, 6, &words);
  att_text_clear(&words);
}

/// "actor (att:Actor)", "“sanctuary|refuge”"
static void
word_filler(const Show* show,
            const AttFrame* frame,
            const AttSlot* slot,
            AttText* words)
{
  if (slot->kind == ATT_SLOT_WORDS) {
    att_text_append_string(words, "“");
    att_word_phrases(show->rules, slot->phrases, ", ", words);
    att_text_append_string(words, "”");
  } else {
    att_word_slot_type(
        show->ontology, &show->rules->blocks[frame->block], slot, words);
    att_text_append_string(words, slot->takes_clause ? " or a clause" : "");
  }
}

static void
put_slot(const Show* show, const AttFrame* frame, const AttSlot* slot)
{
  static const char* const of_pair[] = {
      [ATT_PAIR_NONE] = "",
      [ATT_PAIR_FIRST] = ": the first named",
      [ATT_PAIR_SECOND] = ": the second named",
  };
  AttText words = {0};
  att_text_append(
      &words, slot->kind == ATT_SLOT_WORDS ? ATT_VIEW("words") : slot->name);
  att_text_append_string(&words, slot->optional ? " (may be missing)" : "");
  att_columns_skip(show->out, SLOT_INDENT);
  att_columns_pad(show->out, att_text_view(&words), NAME_COLUMN);
  att_text_reset(&words);
  word_filler(show, frame, slot, &words);
  att_text_append_string(&words, ": ");
  att_word_ways(show->rules, frame, slot, &words);
  att_text_append_string(&words, of_pair[slot->pair]);
  att_columns_wrap(show->out,
                   att_text_view(&words),
                   SLOT_INDENT + NAME_COLUMN,
                   SLOT_INDENT + NAME_COLUMN + 2,
                   PAGE_WIDTH);
  att_text_append_char(show->out, '\n');
  show->out->broken |= words.broken;
  att_text_clear(&words);
}

static void
put_frame(const Show* show, const AttFrame* frame, bool first)
{
  put_triggers(show, frame, first);
  for (uint32_t i = 0; i < frame->slots.count; ++i) {
    put_slot(show, frame, &show->rules->slots[frame->slots.first + i]);
  }
}

static void
put_line(const Show* show, const AttLine* line)
{
  AttText words = {0};
  att_text_append(&words, line->text);
  att_text_append_char(show->out, '\n');
  put_wrapped(show, 4, &words);
  att_text_format(show->out,
                  "    %.*s:%u%s\n",
                  ATT_VIEW_ARG(show->rules->files[line->file].path),
                  (unsigned)line->number,
                  line->negates ? ", turns the polarity" : "");
  att_text_clear(&words);
}

/// Frames and patterns stand in the order of their lines: `frame` and `pattern`
/// are the next ones.
static void
put_whole_line(const Show* show, uint32_t l, size_t* frame, uint32_t* pattern)
{
  const AttRules* rules = show->rules;
  put_line(show, &rules->lines[l]);
  for (bool first = true;
       *frame < rules->frame_count && rules->frames[*frame].line == l;
       ++*frame) {
    put_frame(show, &rules->frames[*frame], first);
    first = false;
  }
  for (; *pattern < rules->pattern_count && rules->patterns[*pattern].line == l;
       ++*pattern) {
    att_pattern_dump(rules, show->ontology, *pattern, show->out);
  }
}

static void
put_rules(const Show* show)
{
  const AttRules* rules = show->rules;
  bool any = false;
  size_t frame = 0;
  uint32_t pattern = 0;
  for (uint32_t b = 0; b < rules->block_count; ++b) {
    const AttBlock* block = &rules->blocks[b];
    if (!block->lines.count && !block->extends) {
      continue;
    }
    att_text_append_string(show->out, any ? "\n\n" : "");
    put_block(show, block);
    any = true;
    for (uint32_t i = 0; i < block->lines.count; ++i) {
      put_whole_line(show, block->lines.first + i, &frame, &pattern);
    }
  }
  att_text_append_string(show->out, any ? "\n" : "");
}

AttStatus
att_show_rules(const AttResources* resources, AttText* out)
{
  Show show = {
      .rules = resources->rules, .ontology = resources->ontology, .out = out};
  AttStatus status =
      att_inflections_init(&show.verbs, resources->model, ATT_UPOS_VERB);
  if (status == ATT_OK) {
    status = att_inflections_init(&show.nouns, resources->model, ATT_UPOS_NOUN);
  }
  if (status == ATT_OK) {
    put_rules(&show);
    status = att_text_status(out);
  }
  att_inflections_clear(&show.verbs);
  att_inflections_clear(&show.nouns);
  return status;
}
