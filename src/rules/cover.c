// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// When one piece of a rule covers another: whatever the narrow one matches, the
// wide one matches as well. Where that cannot be told, the answer is no.

#include "rules/linter.h"

/// A lemma also matches the form of its own spelling; a quoted form only that.
static bool
word_covers(const AttWord* wide, const AttWord* narrow)
{
  switch (wide->kind) {
  case ATT_WORD_LEMMA:
    return narrow->kind != ATT_WORD_REGEX &&
           att_view_equal_ascii_case(wide->text, narrow->text);
  case ATT_WORD_FORM:
  case ATT_WORD_REGEX:
    return narrow->kind == wide->kind &&
           att_view_equal(wide->text, narrow->text);
  }
  return false;
}

bool
att_phrase_ends(const AttRules* rules, AttPhrase wide, AttPhrase narrow)
{
  if (!wide.words.count || wide.words.count > narrow.words.count) {
    return false;
  }
  const uint32_t skipped = narrow.words.count - wide.words.count;
  for (uint32_t i = 0; i < wide.words.count; ++i) {
    if (!word_covers(&rules->words[wide.words.first + i],
                     &rules->words[narrow.words.first + skipped + i])) {
      return false;
    }
  }
  return true;
}

bool
att_phrase_covers(const AttRules* rules, AttPhrase wide, AttPhrase narrow)
{
  return wide.words.count == narrow.words.count &&
         att_phrase_ends(rules, wide, narrow);
}

bool
att_phrases_cover_one(const AttRules* rules, AttRange wide, AttPhrase narrow)
{
  for (uint32_t i = 0; i < wide.count; ++i) {
    if (att_phrase_covers(rules, rules->phrases[wide.first + i], narrow)) {
      return true;
    }
  }
  return false;
}

bool
att_phrases_cover(const AttRules* rules, AttRange wide, AttRange narrow)
{
  for (uint32_t i = 0; i < narrow.count; ++i) {
    if (!att_phrases_cover_one(rules, wide, rules->phrases[narrow.first + i])) {
      return false;
    }
  }
  return true;
}

bool
att_phrases_meet(const AttRules* rules, AttRange a, AttRange b)
{
  for (uint32_t i = 0; i < a.count; ++i) {
    if (att_phrases_cover_one(rules, b, rules->phrases[a.first + i])) {
      return true;
    }
  }
  for (uint32_t i = 0; i < b.count; ++i) {
    if (att_phrases_cover_one(rules, a, rules->phrases[b.first + i])) {
      return true;
    }
  }
  return false;
}

/// Only these edges are asked for their preposition or conjunction.
static bool
has_marker(const AttRealisation* way)
{
  return way->function == ATT_FUNCTION_OBLIQUE ||
         way->function == ATT_FUNCTION_COMPLEMENT ||
         way->function == ATT_FUNCTION_ADVERBIAL;
}

static bool
has_this_marker(const AttRules* rules, AttRange markers, AttView marker)
{
  for (uint32_t i = 0; i < markers.count; ++i) {
    if (att_view_equal(rules->markers[markers.first + i], marker)) {
      return true;
    }
  }
  return markers.count == 0;
}

bool
att_way_covers(const AttRules* rules,
               const AttRealisation* wide,
               const AttRealisation* narrow)
{
  if (wide->function != narrow->function || wide->inverse != narrow->inverse) {
    return false;
  }
  if (!has_marker(wide) || !wide->markers.count) {
    return true;
  }
  for (uint32_t i = 0; i < narrow->markers.count; ++i) {
    if (!has_this_marker(
            rules, wide->markers, rules->markers[narrow->markers.first + i])) {
      return false;
    }
  }
  return narrow->markers.count != 0;
}

static bool
way_meets(const AttRules* rules,
          const AttRealisation* a,
          const AttRealisation* b)
{
  if (a->function != b->function || a->inverse != b->inverse ||
      (a->host == ATT_HOST_TRIGGER) != (b->host == ATT_HOST_TRIGGER)) {
    return false;
  }
  bool meets = !has_marker(a) || !a->markers.count || !b->markers.count;
  for (uint32_t i = 0; !meets && i < a->markers.count; ++i) {
    meets = has_this_marker(
        rules, b->markers, rules->markers[a->markers.first + i]);
  }
  return meets;
}

bool
att_ways_meet(const AttRules* rules, const AttSlot* a, const AttSlot* b)
{
  for (uint32_t i = 0; i < a->realisations.count; ++i) {
    for (uint32_t k = 0; k < b->realisations.count; ++k) {
      if (way_meets(rules,
                    &rules->realisations[a->realisations.first + i],
                    &rules->realisations[b->realisations.first + k])) {
        return true;
      }
    }
  }
  return false;
}

bool
att_slot_takes(const AttLinter* linter, const AttSlot* slot, uint32_t class_id)
{
  return (!slot->type ||
          att_ontology_is_a(linter->ontology, class_id, slot->type)) &&
         (!slot->property ||
          att_ontology_fits_range(linter->ontology, slot->property, class_id));
}

bool
att_slot_types_meet(const AttLinter* linter, const AttSlot* a, const AttSlot* b)
{
  const size_t count = att_ontology_class_count(linter->ontology);
  for (uint32_t id = 1; id <= count; ++id) {
    if (att_slot_takes(linter, a, id) && att_slot_takes(linter, b, id)) {
      return true;
    }
  }
  return false;
}
