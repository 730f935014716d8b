// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Clause edges of small trees annotated by hand, and of broken trees.

#include "english/clauses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define W(word, u, x, h, r)                                                    \
  {                                                                            \
    .form = ATT_VIEW(word), .upos = ATT_UPOS_##u, .xpos = ATT_XPOS_##x,        \
    .head = (h), .relation = ATT_RELATION_##r                                  \
  }

static void
expect(const AttClauses* c,
       uint32_t predicate,
       uint32_t argument,
       AttFunction function,
       AttVariant variant,
       const char* marker)
{
  for (uint32_t i = c->first[predicate]; i < c->first[predicate + 1]; ++i) {
    const AttArc* a = &c->arcs[i];
    if (a->argument == argument && a->function == function &&
        a->variant == variant && att_view_equal(a->marker, att_view(marker))) {
      return;
    }
  }
  fail_msg("no %s %u of %u", att_function_label(function), argument, predicate);
}

static void
lends_phrases_to_what_takes_place(void** state)
{
  (void)state;
  AttArena* arena = att_arena_new();
  AttClauses c;
  // Fighting erupted between Ruritania and Syldavia
  const AttToken t[] = {
      W("Fighting", NOUN, NN, 1, NSUBJ),
      W("erupted", VERB, VBD, -1, ROOT),
      W("between", ADP, IN, 3, CASE),
      W("Ruritania", PROPN, NNP, 1, OBL),
      W("and", CCONJ, CC, 5, CC),
      W("Syldavia", PROPN, NNP, 3, CONJ),
  };
  assert_int_equal(att_clauses_build(t, 6, arena, &c), ATT_OK);
  expect(&c, 0, 3, ATT_FUNCTION_OBLIQUE, ATT_VARIANT_SUPPORT, "between");
  expect(&c, 0, 5, ATT_FUNCTION_OBLIQUE, ATT_VARIANT_SUPPORT, "between");
  att_arena_free(arena);
}

static void
reads_active_passive_and_relative(void** state)
{
  (void)state;
  AttArena* arena = att_arena_new();
  AttClauses c;
  // The post that rebels seized was shelled by Ruritania because of threats.
  const AttToken t[] = {
      W("The", DET, DT, 1, DET),
      W("post", NOUN, NN, 6, NSUBJ_PASS),
      W("that", PRON, WDT, 4, OBJ),
      W("rebels", NOUN, NNS, 4, NSUBJ),
      W("seized", VERB, VBD, 1, ACL_RELCL),
      W("was", AUX, VBD, 6, AUX_PASS),
      W("shelled", VERB, VBN, -1, ROOT),
      W("by", ADP, IN, 8, CASE),
      W("Ruritania", PROPN, NNP, 6, OBL_AGENT),
      W("Because", ADP, IN, 11, CASE),
      W("of", ADP, IN, 9, FIXED),
      W("threats", NOUN, NNS, 6, OBL),
  };
  assert_int_equal(att_clauses_build(t, 12, arena, &c), ATT_OK);
  expect(&c, 6, 1, ATT_FUNCTION_OBJECT, ATT_VARIANT_PASSIVE, "");
  expect(&c, 6, 8, ATT_FUNCTION_SUBJECT, ATT_VARIANT_BY_AGENT, "");
  expect(&c, 6, 11, ATT_FUNCTION_OBLIQUE, ATT_VARIANT_ACTIVE, "because of");
  expect(&c, 4, 3, ATT_FUNCTION_SUBJECT, ATT_VARIANT_ACTIVE, "");
  expect(&c, 4, 1, ATT_FUNCTION_OBJECT, ATT_VARIANT_RELATIVE, "");
  const AttSpan span = att_phrase_span(t, 12, 1);
  assert_int_equal(span.begin, 0);
  assert_int_equal(span.end, 2);
  att_arena_free(arena);
}

static void
survives_broken_trees(void** state)
{
  (void)state;
  AttArena* arena = att_arena_new();
  AttClauses c;
  const AttToken t[] = {W("a", NOUN, NN, 1, FIXED),
                        W("b", NOUN, NN, 0, CASE),
                        W("c", VERB, VB, 2, OBJ),
                        W("d", VERB, VB, 99, FIXED)};
  assert_int_equal(att_clauses_build(t, 4, arena, &c), ATT_OK);
  assert_int_equal(c.arc_count, 0);
  assert_int_equal(att_clauses_build(t, 0, arena, &c), ATT_OK);
  assert_int_equal(att_phrase_span(t, 4, 3).end, 4);
  assert_int_equal(att_phrase_span(t, 4, 9).end, 0);
  att_arena_free(arena);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lends_phrases_to_what_takes_place),
      cmocka_unit_test(reads_active_passive_and_relative),
      cmocka_unit_test(survives_broken_trees),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
