// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Gather an explanation: one document with a trace that keeps what it is told.

#include "pipeline/explanation.h"

#include "base/utf8.h"
#include "document/reader.h"
#include "graph/graph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// What the trace needs beside the explanation.
typedef struct Gatherer {
  AttExplanation* explanation;
  AttTrials trials;
} Gatherer;

AttView
att_explained_text(const AttDocument* document, AttSpan tokens)
{
  if (tokens.begin >= tokens.end) {
    return (AttView){"", 0};
  }
  return att_view_slice(document->text,
                        document->tokens[tokens.begin].span.begin,
                        document->tokens[tokens.end - 1].span.end);
}

void
att_explained_antecedent(const AttReadSentence* read,
                         const AttMention* mention,
                         AttText* out)
{
  if (!mention->antecedent) {
    return;
  }
  const uint32_t token = mention->antecedent - 1;
  const uint32_t id = read->mentions->headed_by[token];
  const AttSpan tokens = id ? read->mentions->mentions[id - 1].tokens
                            : (AttSpan){token, token + 1};
  const AttView words = att_explained_text(read->document, tokens);
  att_text_format(out,
                  "stands for “%.*s” in sentence %u",
                  ATT_VIEW_ARG(words),
                  (unsigned)att_document_sentence_of(read->document, token) +
                      1);
}

AttView
att_explained_phrase(const AttReadSentence* read, uint32_t token)
{
  const uint32_t first = read->sentence->first;
  const uint32_t id = read->mentions->headed_by[first + token];
  const AttSpan span = att_phrase_span(read->tokens, read->count, token);
  AttSpan words = {first + span.begin, first + token + 1};
  if (id) {
    const AttSpan mention = read->mentions->mentions[id - 1].tokens;
    words.begin = mention.begin < words.begin ? mention.begin : words.begin;
    words.end = mention.end > words.end ? mention.end : words.end;
  }
  return att_explained_text(read->document, words);
}

bool
att_explained_is_inside(const AttReadSentence* read, AttSpan tokens)
{
  return tokens.begin >= read->sentence->first &&
         tokens.begin < read->sentence->first + read->count;
}

static bool
has_mention(const AttReadSentence* read)
{
  for (size_t i = 0; i < read->count; ++i) {
    if (read->mentions->covered_by[read->sentence->first + i]) {
      return true;
    }
  }
  return false;
}

/// Copy a table into the document's arena; NULL when memory is out.
static void*
keep_table(AttArena* arena, const void* table, size_t count, size_t size)
{
  void* copy = att_arena_calloc(arena, count ? count : 1, size);
  if (copy && count) {
    memcpy(copy, table, count * size);
  }
  return copy;
}

static AttStatus
keep_sentence(void* user,
              const AttReadSentence* read,
              const AttMatches* matches)
{
  Gatherer* g = user;
  AttTrials* trials = &g->trials;
  AttArena* arena = read->document->arena;
  if (matches->count) { // makes `fates` as long as the matches are many
    att_trials_match(trials, matches->count - 1, ATT_MATCH_GOVERNS);
  }
  const AttExplainedSentence sentence = {
      .read = *read,
      .matches = *matches,
      .fates = keep_table(arena, trials->fates.at, trials->fates.size, 1),
      .trials = keep_table(arena,
                           trials->frames.at,
                           trials->frames.size,
                           sizeof *trials->frames.at),
      .trial_count = trials->frames.size,
      .edges = keep_table(arena,
                          trials->edges.at,
                          trials->edges.size,
                          sizeof *trials->edges.at),
      .edge_count = trials->edges.size,
      .has_trigger = att_match_may_fire(
          g->explanation->resources->rules, read->tokens, read->count),
      .has_mention = has_mention(read)};
  const bool broken = trials->broken;
  att_trials_reset(trials);
  if (broken || !sentence.fates || !sentence.trials || !sentence.edges) {
    return ATT_ERR_MEMORY;
  }
  return ATT_PUSH(&g->explanation->sentences, sentence);
}

static AttStatus
analyse(AttExplanation* e, AttLog* log)
{
  Gatherer gatherer = {.explanation = e};
  const AttTrace trace = {
      .sentence = keep_sentence, .user = &gatherer, .trials = &gatherer.trials};
  AttEnglish* english = NULL;
  AttStatus status = att_english_new(e->resources->model, &english);
  if (status == ATT_OK) {
    status = att_analyse_document(
        e->resources, english, e->document, &trace, &e->analysis);
  }
  if (status == ATT_OK) {
    att_analysis_report(e->resources->rules, e->document, &e->analysis, log);
  }
  att_english_free(english);
  att_trials_clear(&gatherer.trials);
  return status;
}

static AttStatus
write_triples(const AttExplanation* e,
              const AttGraphOptions* options,
              FILE* stream,
              AttLog* log)
{
  AttTriples* triples = NULL;
  AttWriter* writer = NULL;
  AttStatus status = att_triples_new(e->document,
                                     &e->analysis.mentions,
                                     &e->analysis.statements,
                                     e->resources->rules,
                                     e->resources->ontology,
                                     options,
                                     log,
                                     &triples);
  if (status == ATT_OK) {
    status = att_writer_new(stream, options, log, &writer);
  }
  if (status == ATT_OK) {
    status = att_writer_add(writer, triples);
  }
  if (status == ATT_OK) {
    status = att_writer_end(writer);
  }
  att_writer_free(writer);
  att_triples_free(triples);
  return status;
}

/// The triples as text: the writer knows only streams.
static AttStatus
keep_turtle(AttExplanation* e, AttLog* log)
{
  const AttGraphOptions options = {.syntax = ATT_SYNTAX_TURTLE,
                                   .ontology = e->resources->ontology};
  char* bytes = NULL;
  size_t size = 0;
  FILE* stream = open_memstream(&bytes, &size);
  if (!stream) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = write_triples(e, &options, stream, log);
  if (fclose(stream) != 0 && status == ATT_OK) {
    status = ATT_ERR_MEMORY;
  }
  if (status == ATT_OK) {
    att_text_append(&e->turtle, (AttView){bytes, size});
    status = att_text_status(&e->turtle);
  }
  free(bytes); // the C library's own
  return status;
}

/// The stages take UTF-8 for granted.
static AttStatus
check_encoding(AttView text, AttLog* log)
{
  const size_t fault = att_utf8_fault(text);
  if (fault == text.size) {
    return ATT_OK;
  }
  att_report_plain(log,
                   ATT_ERROR,
                   "text",
                   "byte 0x%02X at byte offset %zu is not UTF-8",
                   (unsigned)(unsigned char)text.at[fault],
                   fault);
  return ATT_ERR_ENCODING;
}

AttStatus
att_explanation_init(AttExplanation* explanation,
                     const AttResources* resources,
                     AttView text,
                     AttLog* log)
{
  const AttRecord record = {
      .format = ATT_FORMAT_TEXT, .id = ATT_VIEW("text"), .text = text};
  *explanation = (AttExplanation){.resources = resources};
  ATT_TRY(check_encoding(text, log));
  ATT_TRY(att_document_new(
      &record, &resources->limits, log, &explanation->document));
  for (size_t i = 0; i < explanation->document->paragraph_count; ++i) {
    explanation->document->paragraphs[i].kind = ATT_PARAGRAPH_BODY;
  }
  ATT_TRY(analyse(explanation, log));
  return keep_turtle(explanation, log);
}

void
att_explanation_clear(AttExplanation* explanation)
{
  att_text_clear(&explanation->turtle);
  ATT_ARRAY_CLEAR(&explanation->sentences);
  att_document_free(explanation->document);
  *explanation = (AttExplanation){0};
}
