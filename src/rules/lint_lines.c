// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines that add nothing to another line of their block: wherever the narrow
// one matches, the wide one does, and fills at least the same roles.
//
//   AGENT visits|tours TARGET (in PLACE)
//   AGENT visits TARGET:State              never needed
//
// A frame is narrower than another where its triggers are among the other's,
// each of its slots is a slot of the other with the same or a wider type and
// the same or more ways to be filled, and the other requires no more.

#include "rules/linter.h"

#define MOST_SLOTS 16u

/// Which slot of the wide frame stands for each of the narrow one; 1 + index.
typedef struct Pairing {
  const AttFrame* wide;
  const AttFrame* narrow;
  uint8_t of[MOST_SLOTS];
  uint32_t taken; ///< slots of the wide frame, as bits
} Pairing;

static const AttSlot*
slot_of(const AttRules* rules, const AttFrame* frame, uint32_t index)
{
  return &rules->slots[frame->slots.first + index];
}

/// The same host: the trigger, or slots that are paired.
static bool
host_fits(const Pairing* pairing, uint8_t wide, uint8_t narrow)
{
  if (wide == ATT_HOST_TRIGGER || narrow == ATT_HOST_TRIGGER) {
    return wide == narrow;
  }
  return narrow < MOST_SLOTS && pairing->of[narrow] == wide + 1;
}

static bool
ways_cover(const AttRules* rules,
           const Pairing* pairing,
           const AttSlot* wide,
           const AttSlot* narrow)
{
  for (uint32_t i = 0; i < narrow->realisations.count; ++i) {
    const AttRealisation* one =
        &rules->realisations[narrow->realisations.first + i];
    bool covered = false;
    for (uint32_t k = 0; !covered && k < wide->realisations.count; ++k) {
      const AttRealisation* other =
          &rules->realisations[wide->realisations.first + k];
      covered = host_fits(pairing, other->host, one->host) &&
                att_way_covers(rules, other, one);
    }
    if (!covered) {
      return false;
    }
  }
  return true;
}

static bool
type_covers(const AttOntology* ontology, uint32_t wide, uint32_t narrow)
{
  return !wide || (narrow && att_ontology_is_a(ontology, narrow, wide));
}

static bool
slot_covers(const AttLinter* linter,
            const Pairing* pairing,
            const AttSlot* wide,
            const AttSlot* narrow)
{
  return wide->kind == narrow->kind && wide->pair == narrow->pair &&
         att_view_equal(wide->name, narrow->name) &&
         (wide->optional || !narrow->optional) &&
         (!wide->several || narrow->several) &&
         type_covers(linter->ontology, wide->type, narrow->type) &&
         (wide->takes_clause || !narrow->takes_clause) &&
         (wide->kind != ATT_SLOT_WORDS ||
          att_phrases_cover(linter->rules, wide->phrases, narrow->phrases)) &&
         ways_cover(linter->rules, pairing, wide, narrow);
}

/// Pair a slot of the narrow frame with one of the wide frame that covers it.
static bool
pair_slot(const AttLinter* linter, Pairing* pairing, uint32_t index)
{
  const AttSlot* narrow = slot_of(linter->rules, pairing->narrow, index);
  for (uint32_t i = 0; i < pairing->wide->slots.count; ++i) {
    if (!(pairing->taken >> i & 1u) &&
        slot_covers(linter,
                    pairing,
                    slot_of(linter->rules, pairing->wide, i),
                    narrow)) {
      pairing->of[index] = (uint8_t)(i + 1);
      pairing->taken |= 1u << i;
      return true;
    }
  }
  // Fixed words that the wide line does without only make this one narrower.
  return narrow->kind == ATT_SLOT_WORDS;
}

static bool
frame_covers(const AttLinter* linter,
             const AttFrame* wide,
             const AttFrame* narrow)
{
  // Ways over the bare tree are not compared.
  if (wide->kind != narrow->kind || wide->kind == ATT_FRAME_PATH ||
      wide->slots.count > MOST_SLOTS || narrow->slots.count > MOST_SLOTS ||
      (wide->passive_only && !narrow->passive_only) ||
      !att_phrases_cover(linter->rules, wide->triggers, narrow->triggers)) {
    return false;
  }
  Pairing pairing = {.wide = wide, .narrow = narrow};
  for (uint32_t i = 0; i < narrow->slots.count; ++i) {
    if (!pair_slot(linter, &pairing, i)) {
      return false;
    }
  }
  for (uint32_t i = 0; i < wide->slots.count; ++i) {
    if (!(pairing.taken >> i & 1u) &&
        !slot_of(linter->rules, wide, i)->optional) {
      return false;
    }
  }
  return true;
}

/// Every frame of `narrow` is covered by one of `wide`.
static bool
line_covers(const AttLinter* linter, uint32_t wide, uint32_t narrow)
{
  const AttFrame* frames = linter->rules->frames;
  const AttRange outer = linter->line_frames[wide];
  const AttRange inner = linter->line_frames[narrow];
  for (uint32_t n = 0; n < inner.count; ++n) {
    bool covered = false;
    for (uint32_t w = 0; !covered && w < outer.count; ++w) {
      covered = frame_covers(
          linter, &frames[outer.first + w], &frames[inner.first + n]);
    }
    if (!covered) {
      return false;
    }
  }
  return inner.count > 0;
}

/// Warn of `line` where `other` covers it; of two that say the same, only of
/// the later.
static AttStatus
check_pair(AttLinter* linter, uint32_t line, uint32_t other, bool* told)
{
  const AttLine* lines = linter->rules->lines;
  *told =
      other != line &&
      att_block_is_part(linter->rules, lines[other].block, lines[line].block) &&
      lines[other].negates == lines[line].negates &&
      line_covers(linter, other, line) &&
      (other < line || !line_covers(linter, line, other));
  return *told
             ? att_linter_warn(linter,
                               lines[line].file,
                               lines[line].span,
                               att_linter_at_line(linter,
                                                  "this line matches all of it",
                                                  other),
                               "line adds nothing to another one of its block")
             : ATT_OK;
}

/// What covers a line covers the first of its frames, and so stands under its
/// first trigger.
static AttStatus
check_line(AttLinter* linter, uint32_t line, bool* told)
{
  const AttRules* rules = linter->rules;
  const AttRange frames = linter->line_frames[line];
  if (!frames.count || !rules->frames[frames.first].triggers.count) {
    return ATT_OK;
  }
  AttRange run = {0};
  ATT_TRY(att_linter_triggered(
      linter,
      &rules->phrases[rules->frames[frames.first].triggers.first],
      &run));
  for (uint32_t i = 0; i < run.count && !*told; ++i) {
    const uint32_t frame = rules->triggered[run.first + i];
    ATT_TRY(check_pair(linter, line, rules->frames[frame].line, told));
  }
  return ATT_OK;
}

/// The written frame of a line that covers this one; NULL where none does.
static const AttFrame*
covering_frame(const AttLinter* linter, uint32_t line, const AttFrame* narrow)
{
  const AttRange frames = linter->line_frames[line];
  for (uint32_t i = 0; i < frames.count; ++i) {
    const AttFrame* wide = &linter->rules->frames[frames.first + i];
    if (!wide->derived && frame_covers(linter, wide, narrow)) {
      return wide;
    }
  }
  return NULL;
}

/// Would the written frames of a line, with this trigger alone, be covered by
/// another line? It may stand in several: "is prepared to" is a participle and
/// an adjective.
static bool
alternative_is_covered(const AttLinter* linter,
                       uint32_t line,
                       AttSpan trigger,
                       uint32_t other)
{
  const AttRules* rules = linter->rules;
  const AttRange frames = linter->line_frames[line];
  for (uint32_t n = 0; n < frames.count; ++n) {
    AttFrame alone = rules->frames[frames.first + n];
    const AttRange triggers = alone.triggers;
    alone.triggers.count = 1;
    for (uint32_t i = 0; !alone.derived && i < triggers.count; ++i) {
      alone.triggers.first = triggers.first + i;
      if (rules->phrases[alone.triggers.first].span.begin == trigger.begin &&
          !covering_frame(linter, other, &alone)) {
        return false;
      }
    }
  }
  return true;
}

/// Is the alternative of `other` that says the same covered by `line` in turn?
static bool
is_mutual(const AttLinter* linter,
          uint32_t line,
          const AttPhrase* trigger,
          uint32_t other)
{
  const AttRules* rules = linter->rules;
  const AttRange frames = linter->line_frames[other];
  for (uint32_t n = 0; n < frames.count; ++n) {
    const AttFrame* frame = &rules->frames[frames.first + n];
    for (uint32_t i = 0; !frame->derived && i < frame->triggers.count; ++i) {
      const AttPhrase* same = &rules->phrases[frame->triggers.first + i];
      if (att_phrase_covers(rules, *trigger, *same)) {
        return alternative_is_covered(linter, other, same->span, line);
      }
    }
  }
  return false;
}

/// AGENT attacks TARGET; AGENT attacks|bombs TARGET:State: warn of "attacks" in
/// the second line; of two that say the same, of the later. What only the nouns
/// of verbs cover is not told: an author may well write it out.
static AttStatus
check_trigger(AttLinter* linter, uint32_t line, const AttPhrase* trigger)
{
  const AttRules* rules = linter->rules;
  const AttLine* at = &rules->lines[line];
  AttRange run = {0};
  ATT_TRY(att_linter_triggered(linter, trigger, &run));
  for (uint32_t i = 0; i < run.count; ++i) {
    const uint32_t other = rules->frames[rules->triggered[run.first + i]].line;
    if (other != line &&
        att_block_is_part(rules, rules->lines[other].block, at->block) &&
        rules->lines[other].negates == at->negates &&
        alternative_is_covered(linter, line, trigger->span, other) &&
        (other < line || !is_mutual(linter, line, trigger, other))) {
      return att_linter_warn(
          linter,
          at->file,
          trigger->span,
          att_linter_at_line(linter, "this line", other),
          "unreachable alternative: another line matches all that it does");
    }
  }
  return ATT_OK;
}

static AttStatus
check_triggers(AttLinter* linter, uint32_t line)
{
  const AttRules* rules = linter->rules;
  const AttRange frames = linter->line_frames[line];
  for (uint32_t f = 0; f < frames.count; ++f) {
    const AttFrame* frame = &rules->frames[frames.first + f];
    for (uint32_t i = 0; !frame->derived && frame->triggers.count > 1 &&
                         i < frame->triggers.count;
         ++i) {
      const AttPhrase* trigger = &rules->phrases[frame->triggers.first + i];
      if (att_linter_is_written(linter, rules->lines[line].file, *trigger)) {
        ATT_TRY(check_trigger(linter, line, trigger));
      }
    }
  }
  return ATT_OK;
}

AttStatus
att_lint_lines(AttLinter* linter)
{
  for (uint32_t line = 0; line < linter->rules->line_count; ++line) {
    bool told = false;
    ATT_TRY(check_line(linter, line, &told));
    if (!told) {
      ATT_TRY(check_triggers(linter, line));
    }
  }
  return ATT_OK;
}
