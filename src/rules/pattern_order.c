// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The graph of types: a block that asks for a class runs behind those that make
// it or a subclass of it; blocks that ask for each other run together. Discards
// ask for anything and make nothing: they run last.
//
//   pattern StateBody   [demonym] army                stratum 1
//   pattern Person      general of <STATE_BODY> <NAME>   stratum 2

#include "rules/pattern_compiler.h"

/// A pattern block as a node of the graph. `reach` has a row and a column a
/// node: does the column's block need, near or far, what the row's makes?
typedef struct Graph {
  const AttOntology* ontology;
  const AttRules* rules;
  size_t count;
  uint32_t* blocks; ///< in AttRules.blocks
  bool* reach;
  uint32_t* stratum; ///< 1 + number, 0 as long as it has none
  uint32_t* stack;
} Graph;

static void
clear(Graph* g)
{
  att_free(g->blocks);
  att_free(g->reach);
  att_free(g->stratum);
  att_free(g->stack);
}

/// Do the steps of a program, or of its lookarounds, ask for the class?
static bool
steps_ask(const Graph* g, AttRange steps, uint32_t made)
{
  const AttRules* rules = g->rules;
  for (uint32_t i = 0; i < steps.count; ++i) {
    const AttPatternStep* step = &rules->pattern_steps[steps.first + i];
    if (step->op == ATT_PATTERN_MENTION &&
        att_ontology_is_a(g->ontology, made, step->x)) {
      return true;
    }
    if (step->op == ATT_PATTERN_LOOK &&
        steps_ask(g, rules->pattern_looks[step->x].steps, made)) {
      return true;
    }
    for (uint32_t t = 0; step->op == ATT_PATTERN_TOKEN && t < step->y; ++t) {
      const AttTokenTest* test = &rules->token_tests[step->x + t];
      const bool by_pattern =
          !test->value || test->value == 1 + (uint32_t)ATT_READING_PATTERN;
      const bool of_class =
          test->class_id ? att_ontology_is_a(g->ontology, made, test->class_id)
                         : true;
      if (test->kind == ATT_TOKEN_MENTION && by_pattern && of_class) {
        return true;
      }
    }
  }
  return false;
}

static bool
block_asks(const Graph* g, uint32_t block, uint32_t made)
{
  for (size_t p = 0; p < g->rules->pattern_count; ++p) {
    const AttPattern* pattern = &g->rules->patterns[p];
    if (g->rules->lines[pattern->line].block == block &&
        steps_ask(g, pattern->steps, made)) {
      return true;
    }
  }
  return false;
}

/// Close the row of one block: what needs it, what needs that, and so on.
static void
close_row(Graph* g, size_t from, const bool* direct)
{
  size_t size = 0;
  bool* row = g->reach + from * g->count;
  for (size_t to = 0; to < g->count; ++to) {
    if (direct[from * g->count + to]) {
      row[to] = true;
      g->stack[size++] = (uint32_t)to;
    }
  }
  while (size) {
    const size_t at = g->stack[--size];
    for (size_t to = 0; to < g->count; ++to) {
      if (direct[at * g->count + to] && !row[to]) {
        row[to] = true;
        g->stack[size++] = (uint32_t)to;
      }
    }
  }
}

static AttStatus
close_graph(Graph* g)
{
  bool* direct = att_calloc(g->count * g->count + 1, sizeof *direct);
  if (!direct) {
    return ATT_ERR_MEMORY;
  }
  for (size_t from = 0; from < g->count; ++from) {
    const uint32_t made = g->rules->blocks[g->blocks[from]].class_id;
    for (size_t to = 0; to < g->count; ++to) {
      direct[from * g->count + to] = block_asks(g, g->blocks[to], made);
    }
  }
  for (size_t from = 0; from < g->count; ++from) {
    close_row(g, from, direct);
  }
  att_free(direct);
  return ATT_OK;
}

static AttStatus
open_graph(Graph* g)
{
  const size_t most = g->rules->block_count + 1;
  g->blocks = att_calloc(most, sizeof *g->blocks);
  if (!g->blocks) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < g->rules->block_count; ++i) {
    if (g->rules->blocks[i].kind == ATT_BLOCK_PATTERN) {
      g->blocks[g->count++] = i;
    }
  }
  g->reach = att_calloc(g->count * g->count + 1, sizeof *g->reach);
  g->stratum = att_calloc(g->count + 1, sizeof *g->stratum);
  g->stack = att_calloc(g->count + 1, sizeof *g->stack);
  return g->reach && g->stratum && g->stack ? close_graph(g) : ATT_ERR_MEMORY;
}

/// Does everything that the block needs, save what needs it in turn, have an
/// earlier stratum?
static bool
is_ready(const Graph* g, size_t block, uint32_t stratum)
{
  for (size_t from = 0; from < g->count; ++from) {
    const bool needed = g->reach[from * g->count + block];
    const bool mutual = g->reach[block * g->count + from];
    const bool is_done = g->stratum[from] && g->stratum[from] < stratum;
    if (needed && !mutual && !is_done) {
      return false;
    }
  }
  return true;
}

/// Take all blocks that are ready; those in a cycle are so together.
static bool
take_stratum(Graph* g, uint32_t stratum, bool* cyclic)
{
  bool any = false;
  *cyclic = false;
  for (size_t i = 0; i < g->count; ++i) {
    if (!g->stratum[i] && is_ready(g, i, stratum)) {
      g->stratum[i] = stratum;
      *cyclic |= g->reach[i * g->count + i];
      any = true;
    }
  }
  return any;
}

/// The patterns of a stratum, in the order of their lines.
static void
list_patterns(const Graph* g, uint32_t stratum, AttRules* rules, size_t* used)
{
  for (uint32_t p = 0; p < rules->pattern_count; ++p) {
    const uint32_t block = rules->lines[rules->patterns[p].line].block;
    for (size_t i = 0; i < g->count; ++i) {
      if (g->blocks[i] == block && g->stratum[i] == stratum) {
        rules->pattern_order[(*used)++] = p;
        rules->patterns[p].stratum = stratum - 1;
      }
    }
  }
}

/// The lines of discard and topic blocks run last, as one more stratum.
static void
list_discards(AttRules* rules, size_t used)
{
  const size_t first = used;
  const uint32_t last = (uint32_t)rules->pattern_stratum_count;
  for (uint32_t p = 0; p < rules->pattern_count; ++p) {
    const AttLine* line = &rules->lines[rules->patterns[p].line];
    if (att_block_is_last(rules->blocks[line->block].kind)) {
      rules->pattern_order[used++] = p;
      rules->patterns[p].stratum = last;
    }
  }
  rules->discards = (AttRange){(uint32_t)first, (uint32_t)(used - first)};
  rules->pattern_strata[last] = (AttPatternStratum){rules->discards, false};
}

AttStatus
att_pattern_strata(const AttOntology* ontology, AttRules* rules)
{
  Graph g = {.ontology = ontology, .rules = rules};
  AttStatus status = open_graph(&g);
  if (status == ATT_OK) {
    rules->pattern_order = att_arena_calloc(
        rules->arena, rules->pattern_count + 1, sizeof *rules->pattern_order);
    rules->pattern_strata = att_arena_calloc(
        rules->arena, g.count + 1, sizeof *rules->pattern_strata);
    status =
        rules->pattern_order && rules->pattern_strata ? ATT_OK : ATT_ERR_MEMORY;
  }
  size_t used = 0;
  bool cyclic = false;
  for (uint32_t s = 1; status == ATT_OK && take_stratum(&g, s, &cyclic); ++s) {
    const size_t first = used;
    list_patterns(&g, s, rules, &used);
    rules->pattern_strata[rules->pattern_stratum_count++] = (AttPatternStratum){
        {(uint32_t)first, (uint32_t)(used - first)}, cyclic};
  }
  if (status == ATT_OK) {
    list_discards(rules, used);
  }
  clear(&g);
  return status;
}
