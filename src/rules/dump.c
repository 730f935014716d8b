// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Frames as they lie in the tables, for golden tests:
//
//   event att:Accusation
//     diplomacy.rules:12  AGENT accuses|blames TARGET (of|for TOPIC)
//       verb accuse, blame
//         agent   = subject
//         target  = object
//         [topic] = oblique (of, for) or complement (of, for) …

#include "rules/pattern_dump.h"
#include "rules/rules.h"

static const char* const kind_labels[] = {
    [ATT_FRAME_VERBAL] = "verb",
    [ATT_FRAME_NOMINAL] = "noun",
    [ATT_FRAME_COPULAR] = "is",
    [ATT_FRAME_APPOSITIVE] = "title or apposition",
    [ATT_FRAME_HYPHENATED] = "hyphenated",
    [ATT_FRAME_COMPOUND] = "compound",
    [ATT_FRAME_MODIFIER] = "modifier",
    [ATT_FRAME_ADJUNCT] = "adjunct",
    [ATT_FRAME_PATH] = "path from",
};

const char*
att_outlook_name(AttOutlook outlook)
{
  static const char* const names[] = {
      [ATT_OUTLOOK_NEGATED] = "Negated",
      [ATT_OUTLOOK_ACTUAL] = "Actual",
      [ATT_OUTLOOK_FUTURE] = "Future",
      [ATT_OUTLOOK_POSSIBLE] = "Possible",
      [ATT_OUTLOOK_WANTED] = "Wanted",
      [ATT_OUTLOOK_CONDITIONAL] = "Conditional",
  };
  return names[outlook];
}

const char*
att_block_under(const AttBlock* block)
{
  return block->under == ATT_UNDER_SPEECH    ? "speech"
         : block->under == ATT_UNDER_OUTLOOK ? att_outlook_name(block->above)
                                             : NULL;
}

const char*
att_block_keyword(AttBlockKind kind)
{
  static const char* const words[] = {
      [ATT_BLOCK_EVENT] = "event",
      [ATT_BLOCK_RELATION] = "relation",
      [ATT_BLOCK_SPEECH] = "speech",
      [ATT_BLOCK_OUTLOOK] = "outlook",
      [ATT_BLOCK_QUANTITY] = "quantity",
      [ATT_BLOCK_PATTERN] = "pattern",
      [ATT_BLOCK_UNDERTAKING] = "undertaking",
      [ATT_BLOCK_DEMAND] = "demand",
      [ATT_BLOCK_DISCARD] = "discard",
      [ATT_BLOCK_TOPIC] = "topic",
  };
  return words[kind];
}

bool
att_block_is_last(AttBlockKind kind)
{
  return kind == ATT_BLOCK_DISCARD || kind == ATT_BLOCK_TOPIC;
}

bool
att_block_is_extendable(AttBlockKind kind)
{
  return kind == ATT_BLOCK_EVENT || kind == ATT_BLOCK_RELATION ||
         kind == ATT_BLOCK_QUANTITY;
}

bool
att_block_is_part(const AttRules* rules, uint32_t a, uint32_t b)
{
  return rules->blocks[a].root == rules->blocks[b].root;
}

bool
att_block_is_undertaking(AttBlockKind kind)
{
  return kind == ATT_BLOCK_UNDERTAKING || kind == ATT_BLOCK_DEMAND;
}

bool
att_block_governs_clause(AttBlockKind kind)
{
  return kind == ATT_BLOCK_SPEECH || kind == ATT_BLOCK_OUTLOOK ||
         att_block_is_undertaking(kind);
}

static void
dump_deeds(const AttRules* rules,
           const AttOntology* ontology,
           const AttBlock* block,
           AttText* out)
{
  for (uint32_t i = 0; i < block->deeds.count; ++i) {
    const AttDeed* deed = &rules->deeds[block->deeds.first + i];
    const AttClass* class = att_ontology_class(ontology, deed->class_id);
    const AttProperty* property =
        att_ontology_property(ontology, deed->property_id);
    const AttView name = class      ? class->iri
                         : property ? property->iri
                                    : att_view("…");
    att_text_format(
        out, "    of %s%.*s\n", deed->denied ? "not " : "", ATT_VIEW_ARG(name));
  }
}

static void
dump_phrases(const AttRules* rules, AttRange phrases, AttText* out)
{
  for (uint32_t i = 0; i < phrases.count; ++i) {
    const AttRange words = rules->phrases[phrases.first + i].words;
    att_text_append_string(out, i ? ", " : "");
    for (uint32_t w = 0; w < words.count; ++w) {
      const AttWord* word = &rules->words[words.first + w];
      const char* quote = word->kind == ATT_WORD_FORM    ? "\""
                          : word->kind == ATT_WORD_REGEX ? "/"
                                                         : "";
      att_text_format(out,
                      "%s%s%.*s%s",
                      w ? " " : "",
                      quote,
                      ATT_VIEW_ARG(word->text),
                      quote);
    }
  }
}

/// "agent", "[topic]"; fixed words have none.
static void
dump_slot_name(const AttSlot* slot, uint32_t index, AttText* out)
{
  if (slot->optional) {
    att_text_append_char(out, '[');
  }
  if (slot->kind == ATT_SLOT_WORDS) {
    att_text_format(out, "words %u", (unsigned)index);
  } else {
    att_text_append(out, slot->name);
  }
  if (slot->optional) {
    att_text_append_char(out, ']');
  }
}

static void
dump_markers(const AttRules* rules, AttRange markers, AttText* out)
{
  if (!markers.count) {
    return;
  }
  att_text_append_string(out, " (");
  for (uint32_t i = 0; i < markers.count; ++i) {
    const AttView marker = rules->markers[markers.first + i];
    att_text_append_string(out, i ? ", " : "");
    att_text_append(out, marker.size ? marker : ATT_VIEW("bare"));
  }
  att_text_append_char(out, ')');
}

static void
dump_ways(const AttRules* rules,
          const AttFrame* frame,
          const AttSlot* slot,
          AttText* out)
{
  for (uint32_t i = 0; i < slot->realisations.count; ++i) {
    const AttRealisation* way =
        &rules->realisations[slot->realisations.first + i];
    att_text_format(out,
                    "%s%s%s",
                    i ? " or " : " = ",
                    way->inverse ? "what has it as " : "",
                    att_function_label((AttFunction)way->function));
    dump_markers(rules, way->markers, out);
    if (way->host != ATT_HOST_TRIGGER) {
      att_text_append_string(out, " of ");
      dump_slot_name(
          &rules->slots[frame->slots.first + way->host], way->host, out);
    }
  }
}

static void
dump_step(const AttRules* rules, const AttStep* step, AttText* out)
{
  att_text_append_string(out, step->up ? " <" : " >");
  for (uint32_t i = 0; i < step->relations.count; ++i) {
    const AttStepRelation* one =
        &rules->step_relations[step->relations.first + i];
    att_text_format(out,
                    "%s%s%s%.*s",
                    i ? "|" : "",
                    att_relation_label((AttRelation)one->relation),
                    one->marker.size ? ":" : "",
                    ATT_VIEW_ARG(one->marker));
  }
  att_text_append_string(out, step->repeated ? "*" : step->optional ? "?" : "");
  if (step->phrases.count) {
    att_text_append_string(out, " \"");
    dump_phrases(rules, step->phrases, out);
    att_text_append_char(out, '"');
  }
}

static void
dump_steps(const AttRules* rules, const AttSlot* slot, AttText* out)
{
  att_text_append_string(out, slot->steps.count ? " =" : "");
  for (uint32_t i = 0; i < slot->steps.count; ++i) {
    dump_step(rules, &rules->steps[slot->steps.first + i], out);
  }
}

static void
dump_type(const AttOntology* ontology, uint32_t id, AttText* out)
{
  const AttView iri = att_ontology_class(ontology, id)->iri;
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '#' && iri.at[at - 1] != '/') {
    --at;
  }
  att_text_format(
      out, ", a %.*s", ATT_VIEW_ARG(att_view_slice(iri, at, iri.size)));
}

static void
dump_slot(const AttRules* rules,
          const AttOntology* ontology,
          const AttFrame* frame,
          uint32_t index,
          AttText* out)
{
  const AttSlot* slot = &rules->slots[frame->slots.first + index];
  att_text_append_string(out, "        ");
  dump_slot_name(slot, index, out);
  if (slot->kind == ATT_SLOT_WORDS && slot->phrases.count) {
    att_text_append_string(out, " \"");
    dump_phrases(rules, slot->phrases, out);
    att_text_append_char(out, '"');
  }
  dump_ways(rules, frame, slot, out);
  dump_steps(rules, slot, out);
  if (slot->type) {
    dump_type(ontology, slot->type, out);
  }
  if (slot->pair != ATT_PAIR_NONE) {
    att_text_append_string(out,
                           slot->pair == ATT_PAIR_FIRST ? ", first of a pair"
                                                        : ", second of a pair");
  }
  att_text_append_char(out, '\n');
}

static void
dump_frame(const AttRules* rules,
           const AttOntology* ontology,
           const AttFrame* frame,
           AttText* out)
{
  att_text_format(out,
                  "      %s%s ",
                  frame->passive_only ? "passive " : "",
                  kind_labels[frame->kind]);
  dump_phrases(rules, frame->triggers, out);
  if (frame->kind == ATT_FRAME_PATH && frame->upos != ATT_UPOS_X) {
    att_text_format(out, " [%s]", att_upos_label((AttUpos)frame->upos));
  }
  att_text_append_string(out, frame->derived ? "  (derived)\n" : "\n");
  for (uint32_t i = 0; i < frame->slots.count; ++i) {
    dump_slot(rules, ontology, frame, i, out);
  }
}

static void
dump_block(const AttRules* rules,
           const AttOntology* ontology,
           uint32_t index,
           AttText* out)
{
  const AttBlock* block = &rules->blocks[index];
  att_text_format(out,
                  "%s%s %.*s",
                  block->extends ? "extend " : "",
                  att_block_keyword(block->kind),
                  ATT_VIEW_ARG(block->name));
  if (att_block_under(block)) {
    att_text_format(out, " under %s", att_block_under(block));
  }
  att_text_append_char(out, '\n');
  if (block->support.count) {
    att_text_append_string(out, "    support ");
    dump_phrases(rules, block->support, out);
    att_text_append_char(out, '\n');
  }
  dump_deeds(rules, ontology, block, out);
  for (uint32_t i = 0; i < block->unless.count; ++i) {
    const AttUnless* unless = &rules->unless[block->unless.first + i];
    att_text_format(out, "    unless %.*s is ", ATT_VIEW_ARG(unless->slot));
    dump_phrases(rules, unless->phrases, out);
    att_text_append_char(out, '\n');
  }
}

/// Frames stand in the order of their lines: the first one at or behind `line`.
static size_t
first_frame(const AttRules* rules, uint32_t line)
{
  size_t low = 0;
  size_t high = rules->frame_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (rules->frames[middle].line < line) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

void
att_rules_dump_line(const AttRules* rules,
                    const AttOntology* ontology,
                    uint32_t line,
                    AttText* out)
{
  for (size_t f = first_frame(rules, line);
       f < rules->frame_count && rules->frames[f].line == line;
       ++f) {
    dump_frame(rules, ontology, &rules->frames[f], out);
  }
}

/// Patterns stand in the order of their lines: `pattern` is the next one.
static void
dump_any_line(const AttRules* rules,
              const AttOntology* ontology,
              uint32_t l,
              uint32_t* pattern,
              AttText* out)
{
  const AttLine* line = &rules->lines[l];
  att_text_format(out,
                  "    %.*s:%u  %.*s%s\n",
                  ATT_VIEW_ARG(rules->files[line->file].path),
                  (unsigned)line->number,
                  ATT_VIEW_ARG(line->text),
                  line->negates ? "  (negates)" : "");
  att_rules_dump_line(rules, ontology, l, out);
  for (; *pattern < rules->pattern_count && rules->patterns[*pattern].line == l;
       ++*pattern) {
    att_pattern_dump(rules, ontology, *pattern, out);
  }
}

void
att_rules_dump(const AttRules* rules, const AttOntology* ontology, AttText* out)
{
  uint32_t pattern = 0;
  for (uint32_t b = 0; b < rules->block_count; ++b) {
    const AttRange lines = rules->blocks[b].lines;
    if (lines.count || rules->blocks[b].extends) {
      dump_block(rules, ontology, b, out);
    }
    for (uint32_t i = 0; i < lines.count; ++i) {
      dump_any_line(rules, ontology, lines.first + i, &pattern, out);
    }
  }
}
