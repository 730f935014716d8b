// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Years of dates and spans; whether a candidate held an office at the time.

#include "link/office.h"
#include "link/years.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
reads_years(void** state)
{
  static const struct {
    const char* span;
    int begin;
    int end;
  } spans[] = {
      {"2001-02/2004", 2001, 2004},
      {"../1990-05-01", 0, 1990},
      {"1999/..", 1999, 0},
      {"1999/", 1999, 0},
      {"1987-11", 1987, 1987},
      {"-0044/0014", -44, 14},
      {"", 0, 0},
      {"/", 0, 0},
      {"last year", 0, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof spans / sizeof *spans; ++i) {
    int begin = 1;
    int end = 1;
    att_link_years(att_view(spans[i].span), &begin, &end);
    assert_int_equal(begin, spans[i].begin);
    assert_int_equal(end, spans[i].end);
  }
  assert_int_equal(att_link_year(ATT_VIEW("+2003-05-14T00:00:00Z")), 2003);
  assert_int_equal(att_link_year(ATT_VIEW("203")), 0);
}

/// A person (entity 0) who acts for a state (1), beside another state (2), in
/// 2003; one candidate.
typedef struct Bench {
  AttSought sought;
  AttCandidates candidates;
} Bench;

static void
open_bench(Bench* bench, bool acts)
{
  static const char* const nodes[] = {"v:person", "v:own", "v:other"};
  *bench = (Bench){0};
  for (size_t i = 0; i < 3; ++i) {
    assert_int_equal(
        ATT_PUSH(&bench->sought.entities,
                 ((AttSoughtEntity){.first_year = 2003, .last_year = 2003})),
        ATT_OK);
    assert_int_equal(
        ATT_PUSH(&bench->sought.ids,
                 ((AttHashPair){att_view_hash(att_view(nodes[i])), i})),
        ATT_OK);
  }
  att_hash_pairs_sort(&bench->sought.ids);
  if (acts) {
    assert_int_equal(ATT_PUSH(&bench->sought.acts_for, ((AttHashPair){0, 1})),
                     ATT_OK);
  }
}

static void
close_bench(Bench* bench)
{
  att_held_clear(&bench->candidates.tenures);
  ATT_ARRAY_CLEAR(&bench->sought.entities);
  ATT_ARRAY_CLEAR(&bench->sought.ids);
  ATT_ARRAY_CLEAR(&bench->sought.acts_for);
}

/// A tenure of the candidate; `body` may be NULL.
static void
hold(Bench* bench, const char* node, int begin, int end, const char* body)
{
  AttHeldOffices* tenures = &bench->candidates.tenures;
  const size_t tenure = tenures->items.size;
  assert_int_equal(att_held_add(tenures, att_view(node), 0), ATT_OK);
  tenures->items.at[tenure].begin = begin;
  tenures->items.at[tenure].end = end;
  if (body) {
    assert_int_equal(
        ATT_PUSH(&tenures->bodies,
                 ((AttHashPair){tenure, att_view_hash(att_view(body))})),
        ATT_OK);
  }
}

static AttOfficeFit
fit(Bench* bench)
{
  att_hash_pairs_sort(&bench->candidates.tenures.held);
  att_hash_pairs_sort(&bench->candidates.tenures.bodies);
  const AttOfficeFit found =
      att_office_fit(&bench->sought, &bench->candidates, 0, 0);
  close_bench(bench);
  return found;
}

static void
compares_times(void** state)
{
  Bench bench;
  (void)state;
  open_bench(&bench, true);
  assert_int_equal(fit(&bench), ATT_OFFICE_UNKNOWN);
  open_bench(&bench, true);
  hold(&bench, "v:t", 2001, 2005, NULL);
  assert_int_equal(fit(&bench), ATT_OFFICE_THEN);
  open_bench(&bench, true);
  hold(&bench, "v:t", 1990, 1995, NULL);
  assert_int_equal(fit(&bench), ATT_OFFICE_OTHERWISE);
  open_bench(&bench, true);
  hold(&bench, "v:t", 1990, 1995, NULL);
  hold(&bench, "v:u", 2003, 0, NULL);
  assert_int_equal(fit(&bench), ATT_OFFICE_THEN);
  open_bench(&bench, true);
  hold(&bench, "v:t", 0, 0, NULL);
  assert_int_equal(fit(&bench), ATT_OFFICE_UNKNOWN);
}

static void
compares_bodies(void** state)
{
  Bench bench;
  (void)state;
  open_bench(&bench, true);
  hold(&bench, "v:t", 2001, 2005, "v:own");
  assert_int_equal(fit(&bench), ATT_OFFICE_THEN);
  open_bench(&bench, true);
  hold(&bench, "v:t", 2001, 2005, "v:nowhere");
  assert_int_equal(fit(&bench), ATT_OFFICE_THEN);
  open_bench(&bench, true);
  hold(&bench, "v:t", 2001, 2005, "v:other");
  assert_int_equal(fit(&bench), ATT_OFFICE_UNKNOWN);
}

static void
asks_for_an_office(void** state)
{
  Bench bench;
  (void)state;
  open_bench(&bench, false);
  hold(&bench, "v:t", 2001, 2005, "v:own");
  assert_int_equal(fit(&bench), ATT_OFFICE_UNKNOWN);
  open_bench(&bench, true);
  bench.sought.entities.at[0].last_year = 0;
  hold(&bench, "v:t", 1990, 1995, NULL);
  assert_int_equal(fit(&bench), ATT_OFFICE_UNKNOWN);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_years),
      cmocka_unit_test(compares_times),
      cmocka_unit_test(compares_bodies),
      cmocka_unit_test(asks_for_an_office),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
