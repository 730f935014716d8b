// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The tables of patterns, from the growing ones of the compiler into the arena
// of the rules, and the index of the literals that they require.

#include "rules/pattern_compiler.h"

#include <stdlib.h>
#include <string.h>

static AttStatus
freeze(AttArena* arena, const void* items, size_t bytes, void* out)
{
  void* copy = att_arena_alloc(arena, bytes ? bytes : 1);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (bytes) {
    memcpy(copy, items, bytes);
  }
  memcpy(out, &copy, sizeof copy);
  return ATT_OK;
}

#define FREEZE(rules, member, array)                                           \
  freeze((rules)->arena,                                                       \
         (array)->at,                                                          \
         (array)->size * sizeof *(array)->at,                                  \
         (void*)&(rules)->member)

/// A literal and the pattern that requires it, before they are grouped.
typedef struct Wanting {
  AttView literal;
  uint32_t pattern;
} Wanting;

typedef ATT_ARRAY(Wanting) Wantings;

static int
compare_wantings(const void* left, const void* right)
{
  const Wanting* a = left;
  const Wanting* b = right;
  const int order = att_view_compare(a->literal, b->literal);
  return order ? order : (a->pattern > b->pattern) - (a->pattern < b->pattern);
}

static AttStatus
collect_wantings(const AttRules* rules, Wantings* wantings)
{
  for (uint32_t p = 0; p < rules->pattern_count; ++p) {
    const AttRange literals = rules->patterns[p].literals;
    for (uint32_t i = 0; i < literals.count; ++i) {
      ATT_TRY(ATT_PUSH(
          wantings, (Wanting){rules->pattern_literals[literals.first + i], p}));
    }
  }
  if (wantings->size) {
    qsort(wantings->at, wantings->size, sizeof *wantings->at, compare_wantings);
  }
  return ATT_OK;
}

/// Group sorted wantings into runs of distinct patterns.
static AttStatus
group_wantings(AttRules* rules, const Wantings* wantings)
{
  rules->pattern_wanting = att_arena_calloc(
      rules->arena, wantings->size + 1, sizeof *rules->pattern_wanting);
  rules->pattern_runs = att_arena_calloc(
      rules->arena, wantings->size + 1, sizeof *rules->pattern_runs);
  if (!rules->pattern_wanting || !rules->pattern_runs) {
    return ATT_ERR_MEMORY;
  }
  uint32_t used = 0;
  uint32_t runs = 0;
  for (size_t i = 0; i < wantings->size;) {
    AttRange run = {used, 0};
    const AttView literal = wantings->at[i].literal;
    for (;
         i < wantings->size && att_view_equal(wantings->at[i].literal, literal);
         ++i) {
      const uint32_t pattern = wantings->at[i].pattern;
      if (!run.count || rules->pattern_wanting[used - 1] != pattern) {
        rules->pattern_wanting[used++] = pattern;
        ++run.count;
      }
    }
    ATT_TRY(att_map_set(&rules->pattern_index, literal, runs));
    rules->pattern_runs[runs++] = run;
  }
  return ATT_OK;
}

static AttStatus
index_literals(AttRules* rules)
{
  Wantings wantings = {0};
  AttStatus status = collect_wantings(rules, &wantings);
  if (status == ATT_OK) {
    status = group_wantings(rules, &wantings);
  }
  ATT_ARRAY_CLEAR(&wantings);
  return status;
}

AttRange
att_rules_wanting(const AttRules* rules, AttView word)
{
  const uint32_t* run = att_map_get(&rules->pattern_index, word);
  return run ? rules->pattern_runs[*run] : (AttRange){0, 0};
}

AttStatus
att_pattern_freeze(const AttCompiler* compiler, AttRules* rules)
{
  ATT_TRY(FREEZE(rules, patterns, &compiler->patterns));
  ATT_TRY(FREEZE(rules, pattern_steps, &compiler->pattern_steps));
  ATT_TRY(FREEZE(rules, token_tests, &compiler->token_tests));
  ATT_TRY(FREEZE(rules, pattern_looks, &compiler->pattern_looks));
  ATT_TRY(FREEZE(rules, pattern_captures, &compiler->pattern_captures));
  ATT_TRY(FREEZE(rules, pattern_links, &compiler->pattern_links));
  ATT_TRY(FREEZE(rules, pattern_literals, &compiler->pattern_literals));
  rules->pattern_count = compiler->patterns.size;
  rules->pattern_look_count = compiler->pattern_looks.size;
  ATT_TRY(index_literals(rules));
  return att_pattern_strata(compiler->ontology, rules);
}

void
att_pattern_clear(AttCompiler* compiler)
{
  ATT_ARRAY_CLEAR(&compiler->patterns);
  ATT_ARRAY_CLEAR(&compiler->pattern_steps);
  ATT_ARRAY_CLEAR(&compiler->token_tests);
  ATT_ARRAY_CLEAR(&compiler->pattern_looks);
  ATT_ARRAY_CLEAR(&compiler->pattern_captures);
  ATT_ARRAY_CLEAR(&compiler->pattern_links);
  ATT_ARRAY_CLEAR(&compiler->pattern_literals);
}
