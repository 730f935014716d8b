// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The plain edges of the clause graph: what hangs directly on a predicate, and
// the passive, relative and reduced readings of it.
// In: a parsed sentence. Out: AttClauses, ordered by predicate.

#include "english/clauses.h"

#include "base/array.h"

#include <stdlib.h>

#define is(name) ATT_RELATION_##name

typedef struct Builder {
  const AttToken* tokens;
  size_t count;
  AttArena* arena;
  ATT_ARRAY(AttArc) arcs;
} Builder;

static bool
has_child(const Builder* b, uint32_t head, AttRelation relation)
{
  for (size_t i = 0; i < b->count; ++i) {
    if (b->tokens[i].head == (int32_t)head &&
        b->tokens[i].relation == relation) {
      return true;
    }
  }
  return false;
}

static bool
is_passive(const Builder* b, uint32_t verb)
{
  return has_child(b, verb, is(AUX_PASS)) || has_child(b, verb, is(NSUBJ_PASS));
}

/// Join the case or mark words of `head` ("because" + fixed "of").
static AttStatus
read_marker(Builder* b, uint32_t head, AttView* marker)
{
  size_t size = 0;
  for (int write = 0; write < 2; ++write) {
    char* out = write ? att_arena_alloc(b->arena, size + 1) : NULL;
    if (write && !out) {
      return ATT_ERR_MEMORY;
    }
    size = 0;
    for (size_t i = 0; i < b->count; ++i) {
      const AttToken* t = &b->tokens[i];
      const AttToken* top = t;
      if (t->relation == is(FIXED) && t->head >= 0 &&
          (size_t)t->head < b->count) {
        top = &b->tokens[t->head];
      }
      if (top->head != (int32_t)head || t->xpos == ATT_XPOS_POS ||
          (top->relation != is(CASE) && top->relation != is(MARK))) {
        continue;
      }
      if (size > 0) {
        if (out) {
          out[size] = ' ';
        }
        ++size;
      }
      for (size_t k = 0; k < t->form.size; ++k, ++size) {
        const char c = t->form.at[k];
        if (out) {
          out[size] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
      }
    }
    *marker = (AttView){out, size};
  }
  return ATT_OK;
}

static AttStatus
add(Builder* b,
    uint32_t predicate,
    uint32_t argument,
    AttFunction function,
    AttVariant variant)
{
  AttArc arc = {.predicate = predicate,
                .argument = argument,
                .function = (uint8_t)function,
                .variant = (uint8_t)variant,
                .marker = ATT_VIEW(""),
                .conjunct_of = argument,
                .via = predicate};
  if (function == ATT_FUNCTION_OBLIQUE || function == ATT_FUNCTION_COMPLEMENT ||
      function == ATT_FUNCTION_ADVERBIAL) {
    ATT_TRY(read_marker(b, argument, &arc.marker));
  }
  ATT_TRY(ATT_PUSH(&b->arcs, arc));
  // Conjuncts all hang on the first one; a clause is no conjunct of a noun.
  for (size_t i = 0; i < b->count && function <= ATT_FUNCTION_OBLIQUE; ++i) {
    const AttToken* t = &b->tokens[i];
    if (t->head == (int32_t)argument && t->relation == is(CONJ) &&
        t->upos != ATT_UPOS_VERB && t->upos != ATT_UPOS_AUX) {
      arc.argument = (uint32_t)i;
      ATT_TRY(ATT_PUSH(&b->arcs, arc));
    }
  }
  return ATT_OK;
}

/// "A attacked B", "B was attacked by A".
static AttStatus
add_dependent(Builder* b, uint32_t i)
{
  const AttToken* t = &b->tokens[i];
  const uint32_t head = (uint32_t)t->head;
  const bool noun = b->tokens[head].upos == ATT_UPOS_NOUN ||
                    b->tokens[head].upos == ATT_UPOS_PROPN;
  const AttVariant plain = noun ? ATT_VARIANT_NOMINAL : ATT_VARIANT_ACTIVE;
  switch ((AttRelation)t->relation) {
  case is(NSUBJ):
  case is(NSUBJ_OUTER):
  case is(CSUBJ):
    return add(b,
               head,
               i,
               ATT_FUNCTION_SUBJECT,
               has_child(b, head, is(COP)) ? ATT_VARIANT_COPULA
                                           : ATT_VARIANT_ACTIVE);
  case is(NSUBJ_PASS):
    return add(b, head, i, ATT_FUNCTION_OBJECT, ATT_VARIANT_PASSIVE);
  case is(OBL_AGENT):
    return add(b, head, i, ATT_FUNCTION_SUBJECT, ATT_VARIANT_BY_AGENT);
  case is(OBJ):
    return add(b, head, i, ATT_FUNCTION_OBJECT, ATT_VARIANT_ACTIVE);
  case is(IOBJ):
    return add(b, head, i, ATT_FUNCTION_INDIRECT, ATT_VARIANT_ACTIVE);
  case is(OBL):
  case is(OBL_UNMARKED):
  case is(NMOD):
  case is(NMOD_UNMARKED):
    return add(b, head, i, ATT_FUNCTION_OBLIQUE, plain);
  case is(NMOD_POSS):
    return add(b, head, i, ATT_FUNCTION_POSSESSOR, ATT_VARIANT_NOMINAL);
  case is(COMPOUND):
    return add(b, head, i, ATT_FUNCTION_COMPOUND, ATT_VARIANT_NOMINAL);
  case is(AMOD):
    return add(b, head, i, ATT_FUNCTION_MODIFIER, ATT_VARIANT_NOMINAL);
  case is(XCOMP):
  case is(CCOMP):
    return add(b, head, i, ATT_FUNCTION_COMPLEMENT, plain);
  case is(ADVCL):
    return add(b, head, i, ATT_FUNCTION_ADVERBIAL, plain);
  case is(COMPOUND_PRT):
    return add(b, head, i, ATT_FUNCTION_PARTICLE, plain);
  case is(ADVMOD):
    return add(b, head, i, ATT_FUNCTION_ADVERB, plain);
  case is(AUX):
  case is(AUX_PASS):
  case is(COP):
    return add(b, head, i, ATT_FUNCTION_AUXILIARY, plain);
  case is(DET):
    return add(b, head, i, ATT_FUNCTION_DETERMINER, plain);
  case is(APPOS):
    ATT_TRY(add(b, i, head, ATT_FUNCTION_APPOSITION, ATT_VARIANT_APPOSITIVE));
    return add(b, head, i, ATT_FUNCTION_APPOSITION, ATT_VARIANT_APPOSITIVE);
  case is(ACL):
    if (b->tokens[i].xpos == ATT_XPOS_VBN) {
      return add(b, i, head, ATT_FUNCTION_OBJECT, ATT_VARIANT_REDUCED);
    }
    if (b->tokens[i].xpos == ATT_XPOS_VBG && !has_child(b, i, is(MARK))) {
      return add(b, i, head, ATT_FUNCTION_SUBJECT, ATT_VARIANT_REDUCED);
    }
    return add(b, head, i, ATT_FUNCTION_COMPLEMENT, plain);
  case is(ACL_RELCL):
    if (!has_child(b, i, is(NSUBJ)) && !has_child(b, i, is(NSUBJ_PASS))) {
      return ATT_OK;
    }
    // "strikes that Pakistan carried out": the gap is the object.
    for (size_t k = 0; k < b->count; ++k) {
      const AttToken* w = &b->tokens[k];
      if (w->head == (int32_t)i &&
          (w->xpos == ATT_XPOS_WDT || w->xpos == ATT_XPOS_WP) &&
          (w->relation == is(NSUBJ) || w->relation == is(NSUBJ_PASS) ||
           w->relation == is(OBJ))) {
        return add(b,
                   i,
                   head,
                   w->relation == is(NSUBJ) ? ATT_FUNCTION_SUBJECT
                                            : ATT_FUNCTION_OBJECT,
                   ATT_VARIANT_RELATIVE);
      }
    }
    return has_child(b, i, is(OBJ)) || is_passive(b, i) ||
                   b->tokens[i].upos != ATT_UPOS_VERB
               ? ATT_OK
               : add(b, i, head, ATT_FUNCTION_OBJECT, ATT_VARIANT_RELATIVE);
  default:
    return ATT_OK;
  }
}

static int
compare(const void* left, const void* right)
{
  const AttArc* a = left;
  const AttArc* b = right;
  const uint32_t x[] = {a->predicate, a->function, a->variant, a->argument};
  const uint32_t y[] = {b->predicate, b->function, b->variant, b->argument};
  for (size_t i = 0; i < 4; ++i) {
    if (x[i] != y[i]) {
      return x[i] < y[i] ? -1 : 1;
    }
  }
  return 0;
}

static AttStatus
finish(Builder* b, AttClauses* clauses)
{
  if (b->arcs.size > 0) {
    qsort(b->arcs.at, b->arcs.size, sizeof *b->arcs.at, compare);
  }
  AttArc* arcs = att_arena_calloc(b->arena, b->arcs.size, sizeof *arcs);
  uint32_t* first = att_arena_calloc(b->arena, b->count + 1, sizeof *first);
  if (!arcs || !first) {
    return ATT_ERR_MEMORY;
  }
  size_t size = 0;
  for (size_t i = 0; i < b->arcs.size; ++i) {
    if (size == 0 || compare(&arcs[size - 1], &b->arcs.at[i]) != 0) {
      arcs[size++] = b->arcs.at[i];
      ++first[b->arcs.at[i].predicate + 1];
    }
  }
  for (size_t i = 0; i < b->count; ++i) {
    first[i + 1] += first[i];
  }
  *clauses = (AttClauses){arcs, size, first, b->count};
  return ATT_OK;
}

AttStatus
att_clauses_build(const AttToken* tokens,
                  size_t count,
                  AttArena* arena,
                  AttClauses* clauses)
{
  Builder b = {.tokens = tokens, .count = count, .arena = arena};
  AttStatus status = ATT_OK;
  for (uint32_t i = 0; i < count && status == ATT_OK; ++i) {
    const int32_t head = tokens[i].head;
    if (head >= 0 && (size_t)head < count && (uint32_t)head != i) {
      status = add_dependent(&b, i);
    }
  }
  if (status == ATT_OK) {
    status = finish(&b, clauses);
  }
  ATT_ARRAY_CLEAR(&b.arcs);
  return status;
}
