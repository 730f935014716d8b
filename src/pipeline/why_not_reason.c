// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One trial in words: what was filled, what was not, and what was wrong with
// every word that was offered.

#include "pipeline/columns.h"
#include "pipeline/discarded.h"
#include "pipeline/why_not.h"
#include "pipeline/wording.h"

#define NAME_COLUMN 10u
#define PAGE_WIDTH 100u
#define MOST_OFFERS 4u

typedef struct Reason {
  const AttExplanation* all;
  const AttExplainedSentence* sentence;
  const AttFrameTrial* trial;
  const AttFrame* frame;
  const AttBlock* block;
  size_t indent;
  AttText* out;
} Reason;

/// "the table"; of a clause its first word would tell too little.
static AttView
words_of(const Reason* r, uint32_t token)
{
  return att_explained_phrase(&r->sentence->read, token);
}

static AttView
slot_name(const AttSlot* slot)
{
  return slot->kind == ATT_SLOT_WORDS ? ATT_VIEW("words") : slot->name;
}

/// A line of its own, wrapped, behind the names of slots.
static void
say(const Reason* r, const AttText* words)
{
  const size_t indent = r->indent + NAME_COLUMN;
  att_columns_skip(r->out, indent);
  att_columns_wrap(
      r->out, att_text_view(words), indent, indent + 2, PAGE_WIDTH);
  att_text_append_char(r->out, '\n');
  r->out->broken |= words->broken;
}

static const AttEdgeTrial*
edge_at(const Reason* r, uint32_t index)
{
  return &r->sentence->edges[r->trial->first_edge + index];
}

static bool is_furthest(const Reason* r, uint32_t index);

/// The first edge of a slot that fits, or (wanted false) that does not.
static const AttEdgeTrial*
find_edge(const Reason* r, uint32_t slot_id, bool wanted)
{
  for (uint32_t e = 0; e < r->trial->edge_count; ++e) {
    const AttEdgeTrial* edge = edge_at(r, e);
    if (edge->slot == slot_id && (edge->fate == ATT_EDGE_FITS) == wanted &&
        (!wanted || is_furthest(r, e))) {
      return edge;
    }
  }
  return NULL;
}

/// Name what a word is read as: "Kabul (att:Place), Afghanistan (att:State)".
static void
word_readings(const Reason* r, uint32_t token, AttText* words)
{
  const AttMentions* all = r->sentence->read.mentions;
  const size_t at = r->sentence->read.sentence->first + token;
  const uint32_t id =
      all->headed_by[at] ? all->headed_by[at] : all->covered_by[at];
  for (uint32_t i = 0; id && i < all->mentions[id - 1].reading_count; ++i) {
    const AttEntity* entity =
        &all->entities[all->readings[all->mentions[id - 1].first_reading + i]
                           .entity];
    att_text_append_string(words, i ? ", or " : ": it is read as ");
    att_text_append(words, entity->label);
    att_text_append_string(words, " (");
    att_word_name(
        att_ontology_class(r->all->resources->ontology, entity->class_id)->iri,
        words);
    att_text_append_char(words, ')');
  }
}

/// The prepositions and conjunctions that a slot asks for: "of|for".
static void
word_markers(const AttRules* rules, const AttSlot* slot, AttText* words)
{
  bool first = true;
  const AttRealisation* ways = &rules->realisations[slot->realisations.first];
  for (uint32_t i = 0; i < slot->realisations.count; ++i) {
    for (uint32_t m = 0; m < ways[i].markers.count; ++m) {
      const AttView marker = rules->markers[ways[i].markers.first + m];
      bool told = !marker.size;
      for (uint32_t k = 0; k < i && !told; ++k) {
        for (uint32_t n = 0; n < ways[k].markers.count; ++n) {
          told |=
              att_view_equal(rules->markers[ways[k].markers.first + n], marker);
        }
      }
      if (!told) {
        att_text_append_string(words, first ? "" : "|");
        att_text_append(words, marker);
        first = false;
      }
    }
  }
}

static void
word_offer(const Reason* r, const AttEdgeTrial* edge, AttText* words)
{
  const AttRules* rules = r->all->resources->rules;
  const AttSlot* slot = &rules->slots[edge->slot];
  const AttView phrase = words_of(r, edge->token);
  att_text_format(words, "“%.*s” ", ATT_VIEW_ARG(phrase));
  switch ((AttEdgeFate)edge->fate) {
  case ATT_EDGE_OTHER_TYPE:
    att_text_append_string(words, "is there, but is no ");
    att_word_slot_type(r->all->resources->ontology, r->block, slot, words);
    word_readings(r, edge->token, words);
    break;
  case ATT_EDGE_NO_MENTION:
    att_text_append_string(
        words, "is there, but names nothing that is known: no mention there");
    break;
  case ATT_EDGE_EXCLUDED:
    att_text_format(words,
                    "is excluded by the block's “unless %.*s …”",
                    ATT_VIEW_ARG(slot->name));
    break;
  case ATT_EDGE_DISCARDED:
    att_text_append_string(words, "is there, but a discard silences it");
    break;
  case ATT_EDGE_TAKEN:
    att_text_append_string(words, "fills another slot already");
    break;
  case ATT_EDGE_OTHER_WORDS:
    att_text_append_string(words, "is there; the line asks for ");
    att_word_phrases(rules, slot->phrases, "|", words);
    break;
  case ATT_EDGE_NO_SUPPORT:
    att_text_format(words,
                    "belongs to “%.*s”, which is no support verb of the block",
                    ATT_VIEW_ARG(r->sentence->read.tokens[edge->via].form));
    break;
  case ATT_EDGE_OTHER_MARKER:
    att_text_format(words,
                    "is found with %s%.*s%s; the line asks for ",
                    edge->marker.size ? "“" : "no preposition",
                    ATT_VIEW_ARG(edge->marker),
                    edge->marker.size ? "”" : "");
    word_markers(rules, slot, words);
    break;
  case ATT_EDGE_ALONE:
    att_text_append_string(words, "stands alone; the line asks for several");
    break;
  case ATT_EDGE_FITS:
  case ATT_EDGE_OTHER_FUNCTION:
    break;
  }
}

/// Of several reasons against one word the one that came furthest is told,
/// once.
static bool
is_furthest(const Reason* r, uint32_t index)
{
  const AttEdgeTrial* edge = edge_at(r, index);
  for (uint32_t e = 0; e < r->trial->edge_count; ++e) {
    const AttEdgeTrial* other = edge_at(r, e);
    if (e != index && other->slot == edge->slot &&
        other->token == edge->token &&
        (other->fate > edge->fate ||
         (other->fate == edge->fate && e < index))) {
      return false;
    }
  }
  return true;
}

/// What stood where a slot's filler might have, and what was wrong with it.
static void
say_offers(const Reason* r, uint32_t slot_id)
{
  size_t told = 0;
  for (uint32_t e = 0; e < r->trial->edge_count && told < MOST_OFFERS; ++e) {
    const AttEdgeTrial* edge = edge_at(r, e);
    if (edge->slot != slot_id || edge->fate == ATT_EDGE_FITS ||
        !is_furthest(r, e)) {
      continue;
    }
    AttText words = {0};
    word_offer(r, edge, &words);
    say(r, &words);
    att_text_clear(&words);
    ++told;
  }
  if (!told) {
    AttText words = {0};
    att_text_append_string(&words, "nothing stands there");
    say(r, &words);
    att_text_clear(&words);
  }
}

static void
say_open(const Reason* r, uint32_t slot_id)
{
  const AttResources* resources = r->all->resources;
  const AttSlot* slot = &resources->rules->slots[slot_id];
  AttText words = {0};
  att_columns_skip(r->out, r->indent);
  att_columns_pad(r->out, slot_name(slot), NAME_COLUMN);
  att_text_append_string(r->out, "not filled; asks for ");
  if (slot->kind == ATT_SLOT_WORDS) {
    att_word_phrases(resources->rules, slot->phrases, "|", r->out);
  } else {
    att_word_slot_type(resources->ontology, r->block, slot, r->out);
  }
  att_text_append_char(r->out, '\n');
  att_text_append_string(&words, "tried: ");
  att_word_ways(resources->rules, r->frame, slot, &words);
  say(r, &words);
  att_text_clear(&words);
  say_offers(r, slot_id);
}

/// A filled slot, or one that may be missing and had something offered.
static void
say_passed(const Reason* r, uint32_t slot_id)
{
  const AttSlot* slot = &r->all->resources->rules->slots[slot_id];
  const AttEdgeTrial* filler = find_edge(r, slot_id, true);
  if (!filler && !find_edge(r, slot_id, false)) {
    return;
  }
  att_columns_skip(r->out, r->indent);
  att_columns_pad(r->out, slot_name(slot), NAME_COLUMN);
  if (filler) {
    att_text_format(
        r->out, "filled by “%.*s”\n", ATT_VIEW_ARG(words_of(r, filler->token)));
  } else {
    att_text_append_string(r->out, "not filled, and may be missing\n");
    say_offers(r, slot_id);
  }
}

static void
say_slots(const Reason* r)
{
  const AttRange slots = r->frame->slots;
  for (uint32_t id = slots.first; id < slots.first + slots.count; ++id) {
    if (r->trial->fate == ATT_FRAME_SLOT_OPEN && id == r->trial->slot) {
      say_open(r, id);
      return;
    }
    say_passed(r, id);
  }
}

/// "discard sport silences the sentence, at “by six wickets”: sentence by …
/// (rules/discards.rules:12)".
static void
word_discard(const Reason* r, AttText* words)
{
  const AttReadSentence* read = &r->sentence->read;
  const AttRules* rules = r->all->resources->rules;
  const AttDiscard* discard = att_discards_at(
      read->discards, read->sentence->first + r->trial->trigger);
  if (!discard) {
    return;
  }
  const AttLine* line = &rules->lines[discard->line];
  att_text_format(
      words, "discard %.*s ", ATT_VIEW_ARG(rules->blocks[line->block].name));
  att_discarded_effect(rules, discard, words);
  att_text_format(words,
                  ", at “%.*s”: %.*s (%.*s:%u)",
                  ATT_VIEW_ARG(att_discarded_words(read->document, discard)),
                  ATT_VIEW_ARG(line->text),
                  ATT_VIEW_ARG(rules->files[line->file].path),
                  (unsigned)line->number);
}

static void
word_refusal(const Reason* r, AttText* words)
{
  const AttToken* trigger = &r->sentence->read.tokens[r->trial->trigger];
  const AttView form = trigger->form;
  switch ((AttFrameFate)r->trial->fate) {
  case ATT_FRAME_DISCARDED:
    word_discard(r, words);
    break;
  case ATT_FRAME_OTHER_TAG:
    att_text_format(words,
                    "“%.*s” is tagged %s here; the line starts with a %s",
                    ATT_VIEW_ARG(form),
                    att_upos_label((AttUpos)trigger->upos),
                    att_word_kind(r->frame->kind));
    break;
  case ATT_FRAME_OTHER_WORDS:
    att_text_append_string(words, "only a part is there of ");
    att_word_phrases(r->all->resources->rules, r->frame->triggers, ", ", words);
    break;
  case ATT_FRAME_OTHER_VOICE:
    att_text_format(words,
                    r->frame->passive_only
                        ? "the line is written in the passive; “%.*s” is not "
                          "passive here"
                        : "“%.*s” is passive here, and the block says: forms "
                          "no passive",
                    ATT_VIEW_ARG(form));
    break;
  case ATT_FRAME_NO_PHRASE:
    att_text_format(
        words, "“%.*s” opens no phrase of a clause here", ATT_VIEW_ARG(form));
    break;
  case ATT_FRAME_TOO_FEW:
    att_text_append_string(words,
                           r->block->kind == ATT_BLOCK_RELATION
                               ? "a relation needs both of its ends"
                           : r->block->kind == ATT_BLOCK_QUANTITY
                               ? "a quantity needs a number"
                               : "an event needs at least one of its roles");
    break;
  case ATT_FRAME_REFLEXIVE:
    att_text_append_string(
        words, "one and the same would fill two slots: taken as a misreading");
    break;
  case ATT_FRAME_ATTRIBUTIVE:
    att_text_format(words,
                    "“%.*s” only describes the noun behind it; that alone "
                    "states nothing",
                    ATT_VIEW_ARG(form));
    break;
  case ATT_FRAME_SLOT_OPEN:
  case ATT_FRAME_FIRED:
    break;
  }
}

void
att_why_not_reason(const AttExplanation* all,
                   const AttExplainedSentence* sentence,
                   const AttFrameTrial* trial,
                   size_t indent,
                   AttText* out)
{
  const AttRules* rules = all->resources->rules;
  const AttFrame* frame = &rules->frames[trial->frame];
  const Reason r = {.all = all,
                    .sentence = sentence,
                    .trial = trial,
                    .frame = frame,
                    .block = &rules->blocks[frame->block],
                    .indent = indent,
                    .out = out};
  AttText words = {0};
  say_slots(&r);
  word_refusal(&r, &words);
  if (words.size) {
    att_columns_skip(out, indent);
    att_columns_wrap(
        out, att_text_view(&words), indent, indent + 2, PAGE_WIDTH);
    att_text_append_char(out, '\n');
  }
  out->broken |= words.broken;
  att_text_clear(&words);
}
