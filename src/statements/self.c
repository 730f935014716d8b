// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The sentences that have quotation marks and a verb of saying are read for
// their speakers before anything else refers:
//
//   "We will never leave," the Chadian minister said.   we: the minister

#include "statements/self.h"

#include "english/clauses.h"

static AttStatus
hear_sentence(const AttRules* rules,
              const AttOntology* ontology,
              const AttDocument* document,
              const AttMentions* mentions,
              const AttSentence* sentence,
              AttQuotes* quotes)
{
  const AttToken* tokens = att_sentence_tokens(document, sentence);
  AttClauses clauses;
  if (sentence->analysed != ATT_ANALYSED_TREE ||
      !att_statements_may_speak(rules, tokens, sentence->count)) {
    return ATT_OK;
  }
  ATT_TRY(
      att_clauses_build(tokens, sentence->count, document->arena, &clauses));
  const AttReadSentence read = {.document = document,
                                .sentence = sentence,
                                .tokens = tokens,
                                .count = sentence->count,
                                .clauses = &clauses,
                                .mentions = mentions};
  att_quotes_add(quotes, rules, ontology, &read);
  return ATT_OK;
}

AttStatus
att_self_hear(const AttRules* rules,
              const AttOntology* ontology,
              const AttDocument* document,
              const AttMentions* mentions,
              AttQuotes** quotes)
{
  ATT_TRY(att_quotes_new(document, quotes));
  if (!att_quotes_count(*quotes)) {
    return ATT_OK;
  }
  for (size_t s = 0; s < document->sentence_count; ++s) {
    ATT_TRY(hear_sentence(
        rules, ontology, document, mentions, &document->sentences[s], *quotes));
  }
  att_quotes_pass_on(*quotes);
  return ATT_OK;
}

/// The word of a sentence that names an entity (1 + its index), else `token`.
static uint32_t
named_in_sentence(const AttDocument* document,
                  const AttMentions* mentions,
                  uint32_t token,
                  uint32_t entity)
{
  const AttSentence* sentence =
      &document->sentences[att_document_sentence_of(document, token)];
  for (uint32_t t = sentence->first; t < sentence->first + sentence->count;
       ++t) {
    const uint32_t id = mentions->headed_by[t];
    const AttMention* mention = id ? &mentions->mentions[id - 1] : NULL;
    for (uint32_t i = 0; mention && i < mention->reading_count; ++i) {
      if (mentions->readings[mention->first_reading + i].entity + 1 == entity) {
        return t;
      }
    }
  }
  return token;
}

AttAntecedent
att_self_speaker(const AttQuotes* quotes,
                 const AttDocument* document,
                 const AttMentions* mentions,
                 uint32_t token)
{
  AttAntecedent antecedent = {.count = 0};
  AttVoices voices;
  if (!att_quotes_voices(quotes, token, &voices) ||
      voices.count > ATT_MOST_REFERENTS) {
    return antecedent;
  }
  for (uint32_t i = 0; i < voices.count; ++i) {
    antecedent.entities[antecedent.count++] = voices.entities[i] - 1;
  }
  antecedent.token =
      named_in_sentence(document, mentions, voices.token, voices.entities[0]);
  return antecedent;
}
