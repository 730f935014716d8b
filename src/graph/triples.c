// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// A bag of triples that becomes a sorted set; nothing gets in that a store
// would refuse.

#include "graph/triples.h"

#include "graph/spell.h"

#include <stdlib.h>

AttTerm
att_term_iri(AttView iri)
{
  return (AttTerm){ATT_TERM_IRI, iri, ATT_VIEW(""), ATT_VIEW("")};
}

AttTerm
att_term_triple(AttView three)
{
  return (AttTerm){ATT_TERM_TRIPLE, three, ATT_VIEW(""), ATT_VIEW("")};
}

AttTerm
att_term_string(AttView text)
{
  return (AttTerm){ATT_TERM_LITERAL, text, ATT_VIEW(""), ATT_VIEW("")};
}

AttTerm
att_term_typed(AttView text, const char* datatype)
{
  return (AttTerm){ATT_TERM_LITERAL, text, att_view(datatype), ATT_VIEW("")};
}

static bool
is_valid(const AttTerm* term)
{
  AttTerm parts[3];
  switch (term->kind) {
  case ATT_TERM_IRI:
    return att_iri_is_valid(term->value);
  case ATT_TERM_TRIPLE:
    att_spell_parts(term, parts);
    return is_valid(&parts[0]) && is_valid(&parts[1]) && is_valid(&parts[2]);
  default:
    return att_literal_is_valid(term->value);
  }
}

AttStatus
att_triples_add(AttTriples* triples,
                AttView subject,
                const char* predicate,
                AttTerm object)
{
  return att_triples_add_ranked(triples, subject, predicate, object, 0);
}

AttStatus
att_triples_add_ranked(AttTriples* triples,
                       AttView subject,
                       const char* predicate,
                       AttTerm object,
                       uint32_t rank)
{
  if (object.kind == ATT_TERM_LITERAL && !object.value.size) {
    return ATT_OK;
  }
  const AttTriple triple = {.subject = att_term_iri(subject),
                            .predicate = att_term_iri(att_view(predicate)),
                            .object = object,
                            .graph = triples->graph,
                            .rank = rank};
  const AttTerm* terms[] = {&triple.subject, &triple.predicate, &triple.object};
  for (size_t i = 0; i < 3; ++i) {
    if (!is_valid(terms[i])) {
      const int shown =
          (int)(terms[i]->value.size < 80 ? terms[i]->value.size : 80);
      att_report_plain(triples->log,
                       ATT_WARNING,
                       NULL,
                       "left out: RDF has no %s '%.*s'",
                       terms[i]->kind == ATT_TERM_IRI ? "IRI" : "literal",
                       shown,
                       terms[i]->value.at);
      return ATT_OK;
    }
  }
  return ATT_PUSH(&triples->triples, triple);
}

AttStatus
att_triples_add_string(AttTriples* triples,
                       AttView subject,
                       const char* predicate,
                       AttView text)
{
  const AttView kept = att_arena_copy(triples->arena, text);
  return kept.at ? att_triples_add(
                       triples, subject, predicate, att_term_string(kept))
                 : ATT_ERR_MEMORY;
}

AttStatus
att_triples_add_typed(AttTriples* triples,
                      AttView subject,
                      const char* predicate,
                      AttView text,
                      const char* datatype)
{
  const AttView kept = att_arena_copy(triples->arena, text);
  return kept.at
             ? att_triples_add(
                   triples, subject, predicate, att_term_typed(kept, datatype))
             : ATT_ERR_MEMORY;
}

static int
compare_terms(const AttTerm* a, const AttTerm* b)
{
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  int order = att_view_compare(a->value, b->value);
  if (!order) {
    order = att_view_compare(a->datatype, b->datatype);
  }
  return order ? order : att_view_compare(a->language, b->language);
}

int
att_triple_compare(const AttTriple* a, const AttTriple* b)
{
  int order = att_view_compare(a->graph, b->graph);
  if (!order) {
    order = compare_terms(&a->subject, &b->subject);
  }
  if (!order) {
    order = compare_terms(&a->predicate, &b->predicate);
  }
  return order ? order : compare_terms(&a->object, &b->object);
}

static int
compare_triples(const void* left, const void* right)
{
  const AttTriple* a = left;
  const AttTriple* b = right;
  if (a->rank != b->rank && !att_view_compare(a->graph, b->graph) &&
      !compare_terms(&a->subject, &b->subject) &&
      !compare_terms(&a->predicate, &b->predicate)) {
    return a->rank < b->rank ? -1 : 1;
  }
  return att_triple_compare(a, b);
}

void
att_triples_sort(AttTriples* triples)
{
  AttTriple* at = triples->triples.at;
  const size_t size = triples->triples.size;
  if (size < 2) {
    return;
  }
  qsort(at, size, sizeof *at, compare_triples);
  size_t kept = 1;
  for (size_t i = 1; i < size; ++i) {
    if (att_triple_compare(&at[kept - 1], &at[i]) != 0) {
      at[kept++] = at[i];
    }
  }
  triples->triples.size = kept;
}

size_t
att_triples_count(const AttTriples* triples)
{
  return triples->triples.size;
}

void
att_triples_free(AttTriples* triples)
{
  if (triples) {
    ATT_ARRAY_CLEAR(&triples->triples);
    att_arena_free(triples->arena);
    att_free(triples);
  }
}
