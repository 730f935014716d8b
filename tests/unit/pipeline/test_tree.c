// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Drawings of trees: a chain, both sides, one token, wide and combining
// characters, lines that cross, heads that are none.

#include "pipeline/tree.h"

#include "pipeline/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MOST 16u

/// Draw words with heads (from 0; -1: root) and give the drawing's part of the
/// lines, up to the columns of lemma and tags.
static void
draw(const char* const* words, const int32_t* heads, size_t count, AttText* out)
{
  AttToken tokens[MOST] = {0};
  AttText whole = {0};
  assert_true(count <= MOST);
  for (size_t i = 0; i < count; ++i) {
    tokens[i] = (AttToken){.form = att_view(words[i]),
                           .lemma = ATT_VIEW("@"),
                           .upos = ATT_UPOS_X,
                           .relation = ATT_RELATION_DEP,
                           .head = heads[i]};
  }
  assert_int_equal(att_tree_draw(tokens, count, &whole), ATT_OK);
  const char* at = whole.at ? whole.at : "";
  while (*at) {
    const char* lemma = strchr(at, '@');
    const char* end = strchr(at, '\n');
    assert_true(lemma && end && lemma < end);
    while (lemma > at && lemma[-1] == ' ') {
      --lemma;
    }
    att_text_append(out, (AttView){at + 6, (size_t)(lemma - at) - 6});
    att_text_append_char(out, '\n');
    at = end + 1;
  }
  att_text_clear(&whole);
}

#define ASSERT_DRAWN(expected, words, heads)                                   \
  do {                                                                         \
    AttText drawn = {0};                                                       \
    draw(words, heads, sizeof words / sizeof *words, &drawn);                  \
    assert_string_equal(drawn.at, expected);                                   \
    att_text_clear(&drawn);                                                    \
  } while (0)

static void
one_token(void** state)
{
  (void)state;
  const char* words[] = {"Go"};
  const int32_t heads[] = {-1};
  ASSERT_DRAWN("── Go\n", words, heads);
}

static void
no_token(void** state)
{
  (void)state;
  AttText out = {0};
  assert_int_equal(att_tree_draw(NULL, 0, &out), ATT_OK);
  assert_int_equal(out.size, 0);
}

static void
both_sides(void** state)
{
  (void)state;
  const char* words[] = {
      "Pakistan", "accused", "Kabul", "of", "harbouring", "the", "TTP"};
  const int32_t heads[] = {1, -1, 1, 4, 1, 6, 4};
  ASSERT_DRAWN("  ┌─ Pakistan\n"
               "──┼─ accused\n"
               "  ├─ Kabul\n"
               "  │ ┌─ of\n"
               "  └─┼─ harbouring\n"
               "    │ ┌─ the\n"
               "    └─┴─ TTP\n",
               words,
               heads);
}

static void
chain(void** state)
{
  (void)state;
  const char* words[] = {"a", "b", "c", "d"};
  const int32_t heads[] = {-1, 0, 1, 2};
  ASSERT_DRAWN("──┬─ a\n"
               "  └─┬─ b\n"
               "    └─┬─ c\n"
               "      └─ d\n",
               words,
               heads);
  const int32_t back[] = {1, 2, 3, -1};
  ASSERT_DRAWN("      ┌─ a\n"
               "    ┌─┴─ b\n"
               "  ┌─┴─ c\n"
               "──┴─ d\n",
               words,
               back);
}

/// "A hearing is scheduled on the issue": what hangs on the hearing crosses
/// the line of the verb.
static void
crossing(void** state)
{
  (void)state;
  const char* words[] = {"A", "hearing", "is", "scheduled", "on", "issue"};
  const int32_t heads[] = {1, 3, 3, -1, 5, 1};
  ASSERT_DRAWN("    ┌─ A\n"
               "  ┌─┼─ hearing\n"
               "  ├─│─ is\n"
               "──┴─│─ scheduled\n"
               "    │ ┌─ on\n"
               "    └─┴─ issue\n",
               words,
               heads);
}

/// Two lines of one depth that overlap stand side by side.
static void
interleaved(void** state)
{
  (void)state;
  const char* words[] = {"root", "x", "y", "of-x", "of-y"};
  const int32_t heads[] = {-1, 0, 0, 1, 2};
  ASSERT_DRAWN("──┬─ root\n"
               "  ├─┬─ x\n"
               "  └─│─┬─ y\n"
               "    └─│─ of-x\n"
               "      └─ of-y\n",
               words,
               heads);
}

static void
bad_heads(void** state)
{
  (void)state;
  const char* words[] = {"a", "b", "c"};
  const int32_t outside[] = {7, 0, 2}; // beyond the end; itself
  ASSERT_DRAWN("──┬─ a\n"
               "  └─ b\n"
               "── c\n",
               words,
               outside);
  AttToken tokens[2] = {{.form = ATT_VIEW("a"), .head = 1},
                        {.form = ATT_VIEW("b"), .head = 0}};
  AttText out = {0};
  assert_int_equal(att_tree_draw(tokens, 2, &out), ATT_OK); // a cycle
  assert_true(out.size > 0);
  att_text_clear(&out);
}

/// The columns behind the words stand under one another, whatever the words.
static void
wide_characters(void** state)
{
  (void)state;
  const char* words[] = {"北京", "e\xcc\x81tat", "said", "x"};
  AttToken tokens[4] = {0};
  for (size_t i = 0; i < 4; ++i) {
    tokens[i] = (AttToken){.form = att_view(words[i]),
                           .lemma = att_view(words[i]),
                           .upos = ATT_UPOS_ADJ,
                           .head = i == 2 ? -1 : 2};
  }
  AttText out = {0};
  assert_int_equal(att_tree_draw(tokens, 4, &out), ATT_OK);
  size_t column = 0;
  AttView rest = att_text_view(&out);
  for (size_t line = 0; line < 4; ++line) {
    const char* end = memchr(rest.at, '\n', rest.size);
    assert_non_null(end);
    const AttView text = {rest.at, (size_t)(end - rest.at)};
    const char* tag = strstr(text.at, " ADJ ");
    assert_true(tag && tag < end);
    const size_t found =
        att_columns_of((AttView){text.at, (size_t)(tag - text.at)});
    assert_true(line == 0 || found == column);
    column = found;
    rest = att_view_slice(rest, text.size + 1, rest.size);
  }
  assert_int_equal(att_columns_of(ATT_VIEW("北京")), 4);
  assert_int_equal(att_columns_of(ATT_VIEW("e\xcc\x81tat")), 4);
  att_text_clear(&out);
}

static void
wraps_words(void** state)
{
  (void)state;
  AttText out = {0};
  att_columns_wrap(&out, ATT_VIEW("one two three four"), 4, 2, 12);
  assert_string_equal(out.at, "one two\n  three four");
  att_text_clear(&out);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_token),
      cmocka_unit_test(no_token),
      cmocka_unit_test(both_sides),
      cmocka_unit_test(chain),
      cmocka_unit_test(crossing),
      cmocka_unit_test(interleaved),
      cmocka_unit_test(bad_heads),
      cmocka_unit_test(wide_characters),
      cmocka_unit_test(wraps_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
