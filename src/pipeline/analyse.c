// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The stages of one document, in order.

#include "pipeline/analyse.h"

/// Tag every sentence of text and parse those with a word that may trigger a
/// rule.
static AttStatus
analyse_sentences(const AttResources* resources,
                  AttEnglish* english,
                  AttDocument* document,
                  bool all,
                  size_t* parsed)
{
  for (size_t i = 0; i < document->sentence_count; ++i) {
    AttSentence* sentence = &document->sentences[i];
    AttToken* tokens = att_sentence_tokens(document, sentence);
    if (!att_sentence_is_text(document, sentence)) {
      continue;
    }
    if (sentence->analysed == ATT_ANALYSED_NOT) {
      ATT_TRY(
          att_english_tag(english, document->arena, tokens, sentence->count));
      sentence->analysed = ATT_ANALYSED_TAGS;
    }
    if (all || att_match_may_fire(resources->rules, tokens, sentence->count)) {
      ATT_TRY(att_english_analyse(english, document, sentence));
      ++*parsed;
    }
  }
  return ATT_OK;
}

static bool
has_mention(const AttMentions* mentions, const AttSentence* sentence)
{
  for (uint32_t i = 0; i < sentence->count; ++i) {
    if (mentions->covered_by[sentence->first + i]) {
      return true;
    }
  }
  return false;
}

static AttStatus
read_sentence(const AttResources* resources,
              const AttDocument* document,
              const AttSentence* sentence,
              const AttMentions* mentions,
              const AttTrace* trace,
              AttStatementBuilder* builder)
{
  const AttToken* tokens = att_sentence_tokens(document, sentence);
  AttClauses* clauses = att_arena_calloc(document->arena, 1, sizeof *clauses);
  if (!clauses) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_clauses_build(tokens, sentence->count, document->arena, clauses));
  const AttReadSentence read = {.document = document,
                                .sentence = sentence,
                                .tokens = tokens,
                                .count = sentence->count,
                                .clauses = clauses,
                                .mentions = mentions,
                                .trials = trace ? trace->trials : NULL};
  AttMatches matches;
  ATT_TRY(att_match_sentence(
      resources->rules, resources->ontology, &read, document->arena, &matches));
  ATT_TRY(att_statement_builder_add(builder, &read, &matches));
  return trace ? trace->sentence(trace->user, &read, &matches) : ATT_OK;
}

AttStatus
att_analyse_document(const AttResources* resources,
                     AttEnglish* english,
                     AttDocument* document,
                     const AttTrace* trace,
                     AttAnalysis* analysis)
{
  *analysis = (AttAnalysis){0};
  ATT_TRY(analyse_sentences(
      resources, english, document, trace != NULL, &analysis->parsed));
  ATT_TRY(att_mentions_find(resources->gazetteer,
                            resources->ontology,
                            &resources->times,
                            document,
                            &analysis->mentions));
  AttStatementBuilder* builder = NULL;
  AttStatus status = att_statement_builder_new(resources->rules,
                                               resources->ontology,
                                               document,
                                               &analysis->mentions,
                                               &builder);
  for (size_t i = 0; i < document->sentence_count && status == ATT_OK; ++i) {
    const AttSentence* sentence = &document->sentences[i];
    if (sentence->analysed == ATT_ANALYSED_TREE &&
        att_sentence_is_text(document, sentence) &&
        (trace || has_mention(&analysis->mentions, sentence))) {
      status = read_sentence(
          resources, document, sentence, &analysis->mentions, trace, builder);
    }
  }
  if (status == ATT_OK) {
    status = att_statement_builder_finish(builder, &analysis->statements);
  }
  att_statement_builder_free(builder);
  return status;
}
