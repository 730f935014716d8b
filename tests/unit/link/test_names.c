// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How names agree, and that names which agree share a key.

#include "link/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

typedef struct Bench {
  AttMap ignored;
  AttFolded folded;
  AttArena* arena;
} Bench;

static int
open_bench(void** state)
{
  static Bench bench;
  static const char* const words[] = {"the", "of", "gen", "dr", "ltd"};
  bench = (Bench){.arena = att_arena_new()};
  assert_non_null(bench.arena);
  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    assert_int_equal(att_map_set(&bench.ignored, att_view(words[i]), 1),
                     ATT_OK);
  }
  *state = &bench;
  return 0;
}

static int
close_bench(void** state)
{
  Bench* bench = *state;
  att_map_clear(&bench->ignored);
  att_folded_clear(&bench->folded);
  att_arena_free(bench->arena);
  return 0;
}

static AttName
name_of(Bench* bench, const char* label)
{
  AttName name;
  assert_int_equal(att_name_read(att_view(label),
                                 &bench->ignored,
                                 &bench->folded,
                                 bench->arena,
                                 &name),
                   ATT_OK);
  return name;
}

static bool
share_key(const AttName* a, const AttName* b)
{
  uint64_t left[ATT_NAME_KEYS];
  uint64_t right[ATT_NAME_KEYS];
  const size_t left_count = att_name_keys(a, left);
  const size_t right_count = att_name_keys(b, right);
  for (size_t i = 0; i < left_count; ++i) {
    for (size_t j = 0; j < right_count; ++j) {
      if (left[i] == right[j]) {
        return true;
      }
    }
  }
  return false;
}

static void
assert_agree(Bench* bench, const char* a, const char* b, AttNameMatch wanted)
{
  const AttName left = name_of(bench, a);
  const AttName right = name_of(bench, b);
  const AttNameMatch found = att_name_compare(&left, &right);
  if (found != wanted || att_name_compare(&right, &left) != wanted) {
    fail_msg("%s and %s: %d, not %d", a, b, (int)found, (int)wanted);
  }
  if (wanted != ATT_NAME_NONE && !share_key(&left, &right)) {
    fail_msg("%s and %s share no key", a, b);
  }
}

static void
compares_spellings(void** state)
{
  assert_agree(*state, "Tomás Reyl", "TOMAS REYL", ATT_NAME_SAME);
  assert_agree(*state, "Jean-Marc Orly", "Jean Marc Orly", ATT_NAME_SAME);
  assert_agree(*state, "Z.L.F.", "ZLF", ATT_NAME_SAME);
  assert_agree(*state, "Gen. Tomas Reyl", "Tomas Reyl", ATT_NAME_BARE);
  assert_agree(*state, "Ostmar Energy Ltd", "The Ostmar Energy", ATT_NAME_BARE);
  assert_agree(*state, "Reyl, Tomas", "Tomas Reyl", ATT_NAME_ORDER);
  assert_agree(*state, "Reyl, Dr Tomas", "Tomas Reyl", ATT_NAME_ORDER);
}

static void
compares_parts(void** state)
{
  assert_agree(*state, "Tomas Bruno Reyl", "Tomas Reyl", ATT_NAME_SHORTER);
  assert_agree(*state, "T. Reyl", "Tomas Reyl", ATT_NAME_INITIALS);
  assert_agree(*state, "T. B. Reyl", "Tomas Bruno Reyl", ATT_NAME_INITIALS);
  assert_agree(*state, "Tomas B. Reyl", "Tomas Bruno Reyl", ATT_NAME_INITIALS);
  assert_agree(*state, "T. Reyl", "Boris Reyl", ATT_NAME_NONE);
  assert_agree(*state, "Tomas Reyl", "Tobias Reyl", ATT_NAME_NONE);
  assert_agree(*state, "Tomas Reyl", "Tomas Reylov", ATT_NAME_NONE);
  assert_agree(*state, "Reyl", "Tomas Reyl", ATT_NAME_NONE);
  assert_agree(*state, "Bank of the North", "Bank of the South", ATT_NAME_NONE);
}

static void
compares_abbreviations(void** state)
{
  const char* full = "Zorvan Liberation Front";
  assert_agree(*state, "ZLF", full, ATT_NAME_ABBREVIATION);
  assert_agree(*state, "Z.L.F.", full, ATT_NAME_ABBREVIATION);
  assert_agree(*state, "UOM", "Union of Miners", ATT_NAME_ABBREVIATION);
  assert_agree(*state, "zlf", full, ATT_NAME_NONE);
  assert_agree(*state, "ZLA", full, ATT_NAME_NONE);
  assert_agree(*state, "UM", "Union of Miners", ATT_NAME_NONE);
}

static void
refuses_what_is_no_name(void** state)
{
  Bench* bench = *state;
  uint64_t keys[ATT_NAME_KEYS];
  static const char* const labels[] = {
      "", " ", "...", "a b c d e f g h i j k l m n o p q r"};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; ++i) {
    const AttName name = name_of(bench, labels[i]);
    assert_int_equal(att_name_keys(&name, keys), 0);
    assert_int_equal(att_name_compare(&name, &name), ATT_NAME_NONE);
  }
  // a name of ignored words alone keeps them
  assert_agree(bench, "The Of", "the of", ATT_NAME_SAME);
  assert_agree(bench, "The Of", "Dr", ATT_NAME_NONE);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(compares_spellings),
      cmocka_unit_test(compares_parts),
      cmocka_unit_test(compares_abbreviations),
      cmocka_unit_test(refuses_what_is_no_name),
  };
  return cmocka_run_group_tests(tests, open_bench, close_bench);
}
