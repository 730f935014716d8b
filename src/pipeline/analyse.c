// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The stages of one document, in order.

#include "pipeline/analyse.h"

#include "english/interruption.h"
#include "english/mend.h"
#include "english/reported.h"
#include "match/patterns.h"
#include "statements/contexts.h"
#include "statements/reference.h"

/// The words of a list of the rules, as english/ takes them.
static AttStatus
list_lemmas(const AttRules* rules,
            AttKnownList name,
            AttArena* arena,
            AttLemmas* lemmas)
{
  const AttRange list = att_match_list(rules, name);
  AttView* at = att_arena_calloc(arena, list.count, sizeof *at);
  if (!at) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < list.count; ++i) {
    const AttRange words = rules->phrases[list.first + i].words;
    at[i] = rules->words[words.first].text;
  }
  att_lemmas_sort(at, list.count);
  *lemmas = (AttLemmas){at, list.count};
  return ATT_OK;
}

static AttStatus
list_mended(const AttRules* rules, AttArena* arena, AttMendVerbs* verbs)
{
  ATT_TRY(list_lemmas(rules, ATT_LIST_CONTROL, arena, &verbs->control));
  ATT_TRY(list_lemmas(rules, ATT_LIST_PERFECT, arena, &verbs->perfect));
  ATT_TRY(list_lemmas(rules, ATT_LIST_VOLITIONAL, arena, &verbs->volitional));
  ATT_TRY(list_lemmas(rules, ATT_LIST_DATED, arena, &verbs->dated));
  return list_lemmas(rules, ATT_LIST_NAMING, arena, &verbs->naming);
}

/// Does a frame start with a verb of saying?
static bool
is_saying(const AttRules* rules, const AttFrame* frame)
{
  return frame->kind == ATT_FRAME_VERBAL &&
         rules->blocks[frame->block].kind == ATT_BLOCK_SPEECH;
}

/// The verbs that lines of speech start with.
static AttStatus
list_sayings(const AttRules* rules, AttArena* arena, AttLemmas* sayings)
{
  size_t most = 0;
  for (size_t f = 0; f < rules->frame_count; ++f) {
    most += is_saying(rules, &rules->frames[f])
                ? rules->frames[f].triggers.count
                : 0;
  }
  AttView* at = att_arena_calloc(arena, most, sizeof *at);
  if (!at) {
    return ATT_ERR_MEMORY;
  }
  size_t count = 0;
  for (size_t f = 0; f < rules->frame_count; ++f) {
    const AttFrame* frame = &rules->frames[f];
    if (!is_saying(rules, frame)) {
      continue;
    }
    for (uint32_t i = 0; i < frame->triggers.count; ++i) {
      const AttRange words = rules->phrases[frame->triggers.first + i].words;
      at[count++] = rules->words[words.first].text;
    }
  }
  att_lemmas_sort(at, count);
  *sayings = (AttLemmas){at, count};
  return ATT_OK;
}

static AttStatus
list_reported(const AttRules* rules, AttArena* arena, AttReportWords* words)
{
  ATT_TRY(list_lemmas(rules, ATT_LIST_CONTENT, arena, &words->content));
  ATT_TRY(list_lemmas(
      rules, ATT_LIST_COMPLEMENTISER, arena, &words->complementiser));
  return list_lemmas(rules, ATT_LIST_ATTRIBUTING, arena, &words->attributing);
}

/// Tag every sentence of text and parse those with a word that may trigger a
/// rule, and those that may tell who speaks in others.
static AttStatus
analyse_sentences(const AttResources* resources,
                  AttEnglish* english,
                  AttDocument* document,
                  bool all,
                  size_t* parsed)
{
  AttMendVerbs verbs;
  AttReportWords reported;
  AttLemmas sayings;
  ATT_TRY(list_sayings(resources->rules, document->arena, &sayings));
  ATT_TRY(list_mended(resources->rules, document->arena, &verbs));
  ATT_TRY(list_reported(resources->rules, document->arena, &reported));
  reported.sayings = sayings;
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
    if (all || att_match_may_fire(resources->rules, tokens, sentence->count) ||
        att_statements_may_speak(resources->rules, tokens, sentence->count)) {
      const bool has_tree = sentence->analysed == ATT_ANALYSED_TREE;
      ATT_TRY(att_english_analyse(english, document, sentence));
      if (!has_tree) {
        ATT_TRY(att_interruption_mend(
            english, sayings, document->arena, tokens, sentence->count));
        att_mend(&verbs, tokens, sentence->count);
        att_reported_mend(&reported, tokens, sentence->count);
      }
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
              const AttAnalysis* analysis,
              AttMatcher* matcher,
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
                                .mentions = &analysis->mentions,
                                .discards = &analysis->discards,
                                .matcher = matcher,
                                .trials = trace ? trace->trials : NULL};
  AttMatches matches;
  ATT_TRY(att_match_sentence(
      resources->rules, resources->ontology, &read, document->arena, &matches));
  ATT_TRY(att_statement_builder_add(builder, &read, &matches));
  return trace ? trace->sentence(trace->user, &read, &matches) : ATT_OK;
}

/// Remember which patterns reached a limit, for att_analysis_report.
static AttStatus
keep_stopped(const AttMatcher* matcher, AttArena* arena, AttAnalysis* analysis)
{
  size_t count = 0;
  while (att_matcher_stopped(matcher, count)) {
    ++count;
  }
  const void** stopped = att_arena_calloc(arena, count, sizeof *stopped);
  if (!stopped) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    stopped[i] = att_matcher_stopped(matcher, i);
  }
  analysis->stopped = stopped;
  analysis->stopped_count = count;
  return att_matcher_status(matcher);
}

/// Mentions, then what words that refer stand for, then what is discarded.
static AttStatus
find_with(const AttResources* resources,
          AttPatternRun* run,
          AttMatcher* matcher,
          AttDocument* document,
          AttAnalysis* analysis)
{
  const AttMentionPatterns patterns =
      run ? att_pattern_run_hook(run) : (AttMentionPatterns){0};
  ATT_TRY(att_mentions_find(resources->gazetteer,
                            resources->ontology,
                            &resources->values,
                            matcher,
                            run ? &patterns : NULL,
                            document,
                            &analysis->mentions));
  ATT_TRY(att_references_resolve(resources->rules,
                                 resources->ontology,
                                 resources->gazetteer,
                                 document,
                                 &analysis->mentions));
  return att_discards_find(resources->rules,
                           run,
                           &analysis->mentions,
                           document,
                           &analysis->discards);
}

static AttStatus
find_mentions(const AttResources* resources,
              AttMatcher* matcher,
              AttDocument* document,
              AttAnalysis* analysis)
{
  AttPatternRun* run = NULL;
  ATT_TRY(att_pattern_run_new(
      resources->rules, resources->ontology, matcher, &run));
  const AttStatus status =
      find_with(resources, run, matcher, document, analysis);
  att_pattern_run_free(run);
  return status;
}

static AttStatus
read_sentences(const AttResources* resources,
               const AttDocument* document,
               AttMatcher* matcher,
               const AttTrace* trace,
               AttAnalysis* analysis)
{
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
          resources, document, sentence, analysis, matcher, trace, builder);
    }
  }
  if (status == ATT_OK) {
    status = att_statement_builder_finish(builder, &analysis->statements);
  }
  if (status == ATT_OK) {
    status = att_contexts_add(
        resources->rules, document, &analysis->discards, &analysis->statements);
  }
  att_statement_builder_free(builder);
  return status;
}

AttStatus
att_analyse_document(const AttResources* resources,
                     AttEnglish* english,
                     AttDocument* document,
                     const AttTrace* trace,
                     AttAnalysis* analysis)
{
  *analysis = (AttAnalysis){0};
  AttMatcher* matcher = NULL;
  ATT_TRY(att_mentions_mark_names(resources->gazetteer, document));
  ATT_TRY(analyse_sentences(
      resources, english, document, trace != NULL, &analysis->parsed));
  ATT_TRY(att_matcher_new(&matcher));
  AttStatus status = find_mentions(resources, matcher, document, analysis);
  if (status == ATT_OK) {
    status = read_sentences(resources, document, matcher, trace, analysis);
  }
  if (status == ATT_OK) {
    status = keep_stopped(matcher, document->arena, analysis);
  }
  att_matcher_free(matcher);
  return status;
}

/// Where a pattern stands in the rules.
static void
find_pattern(const AttRules* rules,
             const void* regex,
             uint32_t* file,
             AttSpan* span)
{
  for (size_t i = 0; i < rules->value_count; ++i) {
    if (rules->values[i].regex == regex) {
      *file = rules->values[i].file;
      *span = rules->values[i].span;
    }
  }
  for (size_t i = 0; i < rules->word_count; ++i) {
    if (rules->words[i].regex == regex) {
      *file = rules->words[i].file;
      *span = rules->words[i].span;
    }
  }
}

void
att_analysis_report(const AttRules* rules,
                    const AttDocument* document,
                    const AttAnalysis* analysis,
                    AttLog* log)
{
  for (size_t i = 0; i < analysis->stopped_count; ++i) {
    uint32_t file = 0;
    AttSpan span = {0};
    find_pattern(rules, analysis->stopped[i], &file, &span);
    const AttOrigin origin = {rules->files[file].path.at,
                              rules->files[file].text};
    att_report(log,
               ATT_WARNING,
               origin,
               span,
               "the pattern reached its limit in %.*s; from there on it is "
               "left out",
               ATT_VIEW_ARG(document->id));
  }
}
