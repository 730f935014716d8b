// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each word of a sentence is looked up among the literals that lines require;
// only lines that find theirs start the machine, and only near it. A line
// without a literal is started by the tag of its first token.

#include "match/patterns.h"

#include "match/pattern_machine.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

// A token that a line may start at.
typedef struct Start {
  uint32_t pattern;
  uint32_t token;
} Start;

struct AttPatternRun {
  const AttRules* rules;
  const AttOntology* ontology;
  AttMatcher* matcher;
  AttPatternMachine* machine;
  ATT_ARRAY(Start) places; ///< where literals stand in the sentence
  bool* may_start;         ///< by token
  size_t room;
  uint64_t starts;
};

AttStatus
att_pattern_run_new(const AttRules* rules,
                    const AttOntology* ontology,
                    AttMatcher* matcher,
                    AttPatternRun** out)
{
  *out = NULL;
  if (!rules->pattern_count) {
    return ATT_OK;
  }
  AttPatternRun* run = att_calloc(1, sizeof *run);
  if (!run) {
    return ATT_ERR_MEMORY;
  }
  run->rules = rules;
  run->ontology = ontology;
  run->matcher = matcher;
  const AttStatus status = att_pattern_machine_new(rules, &run->machine);
  if (status != ATT_OK) {
    att_pattern_run_free(run);
    return status;
  }
  *out = run;
  return ATT_OK;
}

void
att_pattern_run_free(AttPatternRun* run)
{
  if (!run) {
    return;
  }
  att_pattern_machine_free(run->machine);
  ATT_ARRAY_CLEAR(&run->places);
  att_free(run->may_start);
  att_free(run);
}

uint64_t
att_pattern_run_steps(const AttPatternRun* run)
{
  return att_pattern_machine_steps(run->machine);
}

uint64_t
att_pattern_run_starts(const AttPatternRun* run)
{
  return run->starts;
}

/// Note the lines of a stratum that require the word, at its token.
static AttStatus
look_up(AttPatternRun* run, AttView word, uint32_t token, uint32_t stratum)
{
  char lower[64];
  if (word.size > sizeof lower) {
    return ATT_OK;
  }
  for (size_t i = 0; i < word.size; ++i) {
    const char c = word.at[i];
    lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  const AttRange wanting =
      att_rules_wanting(run->rules, (AttView){lower, word.size});
  for (uint32_t i = 0; i < wanting.count; ++i) {
    const uint32_t pattern = run->rules->pattern_wanting[wanting.first + i];
    if (run->rules->patterns[pattern].stratum == stratum) {
      ATT_TRY(ATT_PUSH(&run->places, (Start){pattern, token}));
    }
  }
  return ATT_OK;
}

static int
compare_starts(const void* a, const void* b)
{
  const Start* x = a;
  const Start* y = b;
  if (x->pattern != y->pattern) {
    return x->pattern < y->pattern ? -1 : 1;
  }
  return (x->token > y->token) - (x->token < y->token);
}

static AttStatus
find_places(AttPatternRun* run, const AttPatternText* text, uint32_t stratum)
{
  run->places.size = 0;
  for (uint32_t i = 0; i < text->count; ++i) {
    ATT_TRY(look_up(run, text->tokens[i].form, i, stratum));
    ATT_TRY(look_up(run, text->tokens[i].lemma, i, stratum));
  }
  if (run->places.size) {
    qsort(run->places.at,
          run->places.size,
          sizeof *run->places.at,
          compare_starts);
  }
  return ATT_OK;
}

static AttStatus
make_room(AttPatternRun* run, uint32_t count)
{
  if (run->room < count) {
    att_free(run->may_start);
    run->room = 0;
    run->may_start = att_calloc(count, sizeof *run->may_start);
    if (!run->may_start) {
      return ATT_ERR_MEMORY;
    }
    run->room = count;
  }
  return ATT_OK;
}

/// Allow starts from `begin` to `end` where the first tag fits.
static void
allow(AttPatternRun* run,
      const AttPatternText* text,
      const AttPattern* pattern,
      uint32_t begin,
      uint32_t end)
{
  for (uint32_t i = begin; i < end; ++i) {
    const bool fits = pattern->first_tags >> text->tokens[i].upos & (uint32_t)1;
    run->starts += fits && !run->may_start[i];
    run->may_start[i] |= fits;
  }
}

/// The entity that a capture names; false where it took part and names none of
/// its class, so that the match is none.
static bool
find_entity(const AttPatternText* text,
            const AttPatternCapture* capture,
            AttSpan span,
            uint32_t* entity)
{
  for (size_t i = 0; i < text->found->count; ++i) {
    const AttMention* mention = &text->found->mentions[i];
    const bool covers = mention->tokens.begin <= text->first + span.begin &&
                        mention->tokens.end >= text->first + span.end;
    const AttReading* reading =
        covers ? att_pattern_reading(
                     text, mention, capture->class_id, capture->reading)
               : NULL;
    if (reading) {
      *entity = reading->entity;
      return true;
    }
  }
  return false;
}

static AttSpan
capture_span(const AttPatternMatch* match, uint32_t capture)
{
  return (AttSpan){match->captures[2 * capture],
                   match->captures[2 * capture + 1]};
}

static bool
fill_links(const AttPatternText* text,
           const AttPattern* pattern,
           const AttPatternMatch* match,
           AttPatternHit* hit)
{
  const AttRules* rules = text->rules;
  for (uint32_t i = 0; i < pattern->links.count; ++i) {
    const AttPatternLink* link =
        &rules->pattern_links[pattern->links.first + i];
    const AttSpan span = capture_span(match, link->capture);
    uint32_t entity = 0;
    if (span.begin == UINT32_MAX) {
      continue; // its part of the pattern was not needed
    }
    if (!find_entity(
            text,
            &rules->pattern_captures[pattern->captures.first + link->capture],
            span,
            &entity)) {
      return false;
    }
    hit->links[hit->link_count].property = link->property;
    hit->links[hit->link_count++].object = entity;
  }
  return true;
}

static AttStatus
add_hit(const AttPatternText* text,
        const AttPattern* pattern,
        const AttPatternMatch* match,
        AttPatternHits* hits)
{
  AttPatternHit hit = {.class_id = pattern->class_id,
                       .line = pattern->line,
                       .tokens = match->tokens,
                       .label = match->tokens};
  const AttSpan named =
      pattern->label ? capture_span(match, pattern->label - 1) : match->tokens;
  if (named.begin != UINT32_MAX && named.begin < named.end) {
    hit.label = named;
  }
  if (!fill_links(text, pattern, match, &hit)) {
    return ATT_OK;
  }
  hit.tokens.begin += text->first;
  hit.tokens.end += text->first;
  hit.label.begin += text->first;
  hit.label.end += text->first;
  return ATT_PUSH(hits, hit);
}

/// All matches of a line, from left to right, none over another.
static AttStatus
find_all(AttPatternRun* run,
         const AttPatternText* text,
         const AttPattern* pattern,
         AttPatternHits* hits)
{
  uint32_t from = 0;
  bool found = true;
  while (found && from < text->count) {
    AttPatternMatch match;
    ATT_TRY(att_pattern_machine_find(
        run->machine, pattern, run->may_start, from, &match, &found));
    if (found) {
      ATT_TRY(add_hit(text, pattern, &match, hits));
      from = match.tokens.end;
    }
  }
  return ATT_OK;
}

/// A line whose literal stands at `places` (its run of them): starts lie as far
/// before them as the pattern says.
static AttStatus
find_near(AttPatternRun* run,
          const AttPatternText* text,
          const Start* places,
          size_t count,
          AttPatternHits* hits)
{
  const AttPattern* pattern = &run->rules->patterns[places->pattern];
  memset(run->may_start, 0, text->count * sizeof *run->may_start);
  const uint64_t before = run->starts;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t token = places[i].token;
    if (token >= pattern->nearest) {
      allow(run,
            text,
            pattern,
            token > pattern->farthest ? token - pattern->farthest : 0,
            token - pattern->nearest + 1);
    }
  }
  return run->starts > before ? find_all(run, text, pattern, hits) : ATT_OK;
}

/// A line without a literal.
static AttStatus
find_anywhere(AttPatternRun* run,
              const AttPatternText* text,
              const AttPattern* pattern,
              AttPatternHits* hits)
{
  const uint64_t before = run->starts;
  memset(run->may_start, 0, text->count * sizeof *run->may_start);
  allow(run, text, pattern, 0, text->count);
  return run->starts > before ? find_all(run, text, pattern, hits) : ATT_OK;
}

static AttStatus
find_in_text(AttPatternRun* run,
             const AttPatternText* text,
             uint32_t stratum,
             AttPatternHits* hits)
{
  ATT_TRY(make_room(run, text->count));
  ATT_TRY(find_places(run, text, stratum));
  ATT_TRY(att_pattern_machine_read(run->machine, text));
  for (size_t i = 0; i < run->places.size;) {
    size_t end = i + 1;
    while (end < run->places.size &&
           run->places.at[end].pattern == run->places.at[i].pattern) {
      ++end;
    }
    ATT_TRY(find_near(run, text, &run->places.at[i], end - i, hits));
    i = end;
  }
  const AttRange order = run->rules->pattern_strata[stratum].patterns;
  for (uint32_t i = 0; i < order.count; ++i) {
    const AttPattern* pattern =
        &run->rules->patterns[run->rules->pattern_order[order.first + i]];
    if (!pattern->literals.count) {
      ATT_TRY(find_anywhere(run, text, pattern, hits));
    }
  }
  return ATT_OK;
}

static AttStatus
find_in_sentence(void* user,
                 const AttDocument* document,
                 const AttSentence* sentence,
                 const AttMentionsSoFar* found,
                 uint32_t stratum,
                 AttPatternHits* hits)
{
  AttPatternRun* run = user;
  const AttPatternText text = {.rules = run->rules,
                               .ontology = run->ontology,
                               .tokens =
                                   att_sentence_tokens(document, sentence),
                               .first = sentence->first,
                               .count = sentence->count,
                               .found = found,
                               .matcher = run->matcher};
  return find_in_text(run, &text, stratum, hits);
}

static bool
is_cyclic(void* user, uint32_t stratum)
{
  const AttPatternRun* run = user;
  return run->rules->pattern_strata[stratum].cyclic;
}

AttMentionPatterns
att_pattern_run_hook(AttPatternRun* run)
{
  return (AttMentionPatterns){.user = run,
                              .stratum_count =
                                  (uint32_t)run->rules->pattern_stratum_count,
                              .is_cyclic = is_cyclic,
                              .find = find_in_sentence};
}
