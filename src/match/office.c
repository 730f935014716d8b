// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Offices by the words that they have.

#include "match/office.h"

AttOffices
att_offices(const AttRules* rules)
{
  return (AttOffices){.rules = rules,
                      .delegate = att_match_list(rules, ATT_LIST_DELEGATE),
                      .spokesperson =
                          att_match_list(rules, ATT_LIST_SPOKESPERSON),
                      .utterance = att_match_list(rules, ATT_LIST_UTTERANCE),
                      .bygone = att_match_list(rules, ATT_LIST_BYGONE)};
}

bool
att_office_is_listed(const AttOffices* offices,
                     AttRange list,
                     const AttToken* word)
{
  const AttRules* rules = offices->rules;
  for (uint32_t i = 0; i < list.count; ++i) {
    const AttRange words = rules->phrases[list.first + i].words;
    if (words.count == 1 && att_view_equal_ascii_case(
                                rules->words[words.first].text, word->lemma)) {
      return true;
    }
  }
  return false;
}

/// A preposition may lead to whom an office is held for, or who made a
/// statement ("of", "by"); another to where ("in").
static bool
leads_to_served(const AttOffices* offices, const AttArc* arc)
{
  switch ((AttFunction)arc->function) {
  case ATT_FUNCTION_POSSESSOR:
  case ATT_FUNCTION_COMPOUND:
  case ATT_FUNCTION_MODIFIER:
    return true;
  case ATT_FUNCTION_OBLIQUE:
    return arc->variant == ATT_VARIANT_NOMINAL &&
           att_match_list_has(offices->rules, ATT_LIST_SERVED, arc->marker);
  default:
    return false;
  }
}

uint32_t
att_office_served(const AttOffices* offices,
                  const AttReadSentence* read,
                  uint32_t office)
{
  const AttClauses* clauses = read->clauses;
  uint32_t served = office;
  for (uint32_t a = clauses->first[office]; a < clauses->first[office + 1];
       ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (att_office_is_listed(
            offices, offices->bygone, &read->tokens[arc->argument])) {
      return office;
    }
    if (served == office && leads_to_served(offices, arc) &&
        read->mentions->headed_by[read->sentence->first + arc->argument]) {
      served = arc->argument;
    }
  }
  return served;
}
