// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Breadth first over pairs of a token and the step that is next there.

#include "match/path.h"

typedef struct Place {
  uint32_t token;
  uint32_t step; ///< behind the last: a token that the path leads to
} Place;

typedef struct Search {
  const AttFill* fill;
  AttRange steps;
  bool* seen; ///< token * (steps + 1) + step
  Place* queue;
  size_t head;
  size_t size;
} Search;

static void
visit(Search* search, uint32_t token, uint32_t step)
{
  bool* seen = &search->seen[token * (search->steps.count + 1) + step];
  if (!*seen) {
    *seen = true;
    search->queue[search->size++] = (Place){token, step};
  }
}

/// The marker as the clause graph has it, so that "because of" is one.
static bool
has_marker(const AttReadSentence* read, uint32_t token, AttView marker)
{
  for (size_t a = 0; a < read->clauses->arc_count; ++a) {
    const AttArc* arc = &read->clauses->arcs[a];
    if (arc->argument == token && att_view_equal(arc->marker, marker)) {
      return true;
    }
  }
  return false;
}

/// A relation stands for its subtypes too; but who is acted on is no "nsubj",
/// so that "AGENT = >nsubj" takes nobody who "was bombed".
static bool
stands_for(AttRelation wanted, AttRelation found)
{
  if (wanted == found) {
    return true;
  }
  return wanted == att_relation_universal(found) &&
         found != ATT_RELATION_NSUBJ_PASS && found != ATT_RELATION_CSUBJ_PASS;
}

/// Does the edge from `token` to its head bear one of the step's relations?
static bool
edge_fits(const Search* search, const AttStep* step, uint32_t token)
{
  const AttRules* rules = search->fill->rules;
  const AttRelation found =
      (AttRelation)search->fill->read->tokens[token].relation;
  for (uint32_t i = 0; i < step->relations.count; ++i) {
    const AttStepRelation* wanted =
        &rules->step_relations[step->relations.first + i];
    const bool same = stands_for((AttRelation)wanted->relation, found);
    if (same && (!wanted->marker.size ||
                 has_marker(search->fill->read, token, wanted->marker))) {
      return true;
    }
  }
  return false;
}

static void
arrive(Search* search, const AttStep* step, uint32_t token, uint32_t index)
{
  if (step->phrases.count &&
      !att_fill_is_one_of(search->fill, step->phrases, token, NULL)) {
    return;
  }
  if (step->repeated) {
    visit(search, token, index);
  }
  visit(search, token, index + 1);
}

static void
take_step(Search* search, Place place)
{
  const AttReadSentence* read = search->fill->read;
  const AttStep* step =
      &search->fill->rules->steps[search->steps.first + place.step];
  if (step->optional) {
    visit(search, place.token, place.step + 1);
  }
  const int32_t head = read->tokens[place.token].head;
  if (step->up) {
    if (head >= 0 && edge_fits(search, step, place.token)) {
      arrive(search, step, (uint32_t)head, place.step);
    }
    return;
  }
  for (uint32_t t = 0; t < read->count; ++t) {
    if (read->tokens[t].head == (int32_t)place.token &&
        edge_fits(search, step, t)) {
      arrive(search, step, t, place.step);
    }
  }
}

AttStatus
att_path_follow(const AttFill* fill,
                AttRange steps,
                uint32_t from,
                bool* reached)
{
  const size_t places = fill->read->count * (steps.count + 1);
  Search search = {
      .fill = fill,
      .steps = steps,
      .seen = att_arena_calloc(fill->arena, places, sizeof *search.seen),
      .queue = att_arena_calloc(fill->arena, places, sizeof *search.queue)};
  if (!search.seen || !search.queue) {
    return ATT_ERR_MEMORY;
  }
  visit(&search, from, 0);
  while (search.head < search.size) {
    const Place place = search.queue[search.head++];
    if (place.step == steps.count) {
      reached[place.token] = true;
    } else {
      take_step(&search, place);
    }
  }
  return ATT_OK;
}

uint32_t
att_path_top(const AttFill* fill, AttRange steps, uint32_t from)
{
  for (uint32_t i = 0; i < steps.count; ++i) {
    const AttStep* step = &fill->rules->steps[steps.first + i];
    const int32_t head = fill->read->tokens[from].head;
    if (!step->up || step->optional || head < 0) {
      break;
    }
    from = (uint32_t)head;
  }
  return from;
}
