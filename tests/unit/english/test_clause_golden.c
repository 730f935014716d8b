// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Clause edges of trees annotated by hand, tests/golden/clauses: each "# arc ="
// comment must be an edge of the tree below it, each "# not =" must be none.
//
//   # arc = blamed: oblique for raid (active)
//
// names predicate, function, marker, argument and variant; words stand for all
// tokens of that form.

#include "../../support/trees.h"

#include "base/file.h"
#include "english/clauses.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define GOLDEN ATT_SOURCE_DIR "/tests/golden/clauses"
#define MOST_BYTES (4u << 20)

typedef struct Expected {
  AttView predicate;
  AttView function;
  AttView marker;
  AttView argument;
  AttView variant;
} Expected;

/// The position of the last `c`, or the size.
static size_t
last_of(AttView view, char c)
{
  for (size_t i = view.size; i > 0; --i) {
    if (view.at[i - 1] == c) {
      return i - 1;
    }
  }
  return view.size;
}

static bool
is_label_of_function(AttView label)
{
  for (int f = 0; f < ATT_FUNCTION_COUNT; ++f) {
    if (att_view_equal(label, att_view(att_function_label((AttFunction)f)))) {
      return true;
    }
  }
  return false;
}

static bool
is_label_of_variant(AttView label)
{
  for (int v = 0; v < ATT_VARIANT_COUNT; ++v) {
    if (att_view_equal(label, att_view(att_variant_label((AttVariant)v)))) {
      return true;
    }
  }
  return false;
}

/// Read "predicate: function [marker] argument (variant)".
static bool
read_expected(AttView line, Expected* expected)
{
  AttView rest = line;
  expected->predicate = tree_cut(&rest, ':');
  rest = att_view_trim(rest);
  expected->function = tree_cut(&rest, ' ');
  const size_t open = last_of(rest, '(');
  if (open == rest.size || rest.at[rest.size - 1] != ')') {
    return false;
  }
  expected->variant = att_view_slice(rest, open + 1, rest.size - 1);
  rest = att_view_trim(att_view_slice(rest, 0, open));
  const size_t blank = last_of(rest, ' ');
  const bool has_marker = blank < rest.size;
  expected->marker = att_view_slice(rest, 0, has_marker ? blank : 0);
  expected->argument =
      att_view_slice(rest, has_marker ? blank + 1 : 0, rest.size);
  return expected->argument.size && is_label_of_function(expected->function) &&
         is_label_of_variant(expected->variant);
}

static bool
has_form(const Tree* tree, AttView form)
{
  for (size_t i = 0; i < tree->count; ++i) {
    if (att_view_equal(tree->tokens[i].form, form)) {
      return true;
    }
  }
  return false;
}

static bool
has_arc(const Tree* tree, const AttClauses* clauses, const Expected* expected)
{
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const char* function = att_function_label((AttFunction)arc->function);
    const char* variant = att_variant_label((AttVariant)arc->variant);
    if (att_view_equal(tree->tokens[arc->predicate].form,
                       expected->predicate) &&
        att_view_equal(tree->tokens[arc->argument].form, expected->argument) &&
        att_view_equal(att_view(function), expected->function) &&
        att_view_equal(att_view(variant), expected->variant) &&
        att_view_equal(arc->marker, expected->marker)) {
      return true;
    }
  }
  return false;
}

static bool
cut_prefix(AttView line, AttView prefix, AttView* rest)
{
  *rest = att_view_slice(line, prefix.size, line.size);
  return att_view_starts_with(line, prefix);
}

/// Check the comments of one tree; how many failed. `*count` grows by how many
/// say that an arc is there.
static size_t
check_tree(const char* path,
           const Tree* tree,
           const AttClauses* clauses,
           size_t* count)
{
  size_t failures = 0;
  for (size_t i = 0; i < tree->comment_count; ++i) {
    AttView rest;
    const bool wanted =
        cut_prefix(tree->comments[i], ATT_VIEW("# arc = "), &rest);
    if (!wanted &&
        !cut_prefix(tree->comments[i], ATT_VIEW("# not = "), &rest)) {
      continue;
    }
    Expected expected;
    if (!read_expected(rest, &expected) ||
        !has_form(tree, expected.predicate) ||
        (wanted && !has_form(tree, expected.argument))) {
      fail_msg("%s: cannot read \"%.*s\"", path, ATT_VIEW_ARG(rest));
    }
    *count += wanted;
    if (has_arc(tree, clauses, &expected) != wanted) {
      print_error("%s: %s %.*s\n",
                  path,
                  wanted ? "no arc" : "wrong arc",
                  ATT_VIEW_ARG(rest));
      ++failures;
    }
  }
  return failures;
}

typedef size_t (*Visit)(const char* path, Tree* tree, AttArena* arena);

static size_t
visit_file(const char* path, Visit visit, size_t* trees)
{
  static Tree tree;
  AttText text = {0};
  assert_int_equal(att_file_read(path, MOST_BYTES, &text, NULL), ATT_OK);
  AttView rest = att_text_view(&text);
  AttView bad = {"", 0};
  AttArena* arena = att_arena_new();
  size_t failures = 0;
  while (tree_next(&rest, &tree, &bad)) {
    failures += visit(path, &tree, arena);
    att_arena_clear(arena);
    ++*trees;
  }
  if (bad.size) {
    fail_msg("%s: cannot read \"%.*s\"", path, ATT_VIEW_ARG(bad));
  }
  att_arena_free(arena);
  att_text_clear(&text);
  return failures;
}

/// Visit the .conllu files in the folders of phenomena.
static size_t
visit_folder(const char* path, Visit visit, size_t* trees, int depth)
{
  DIR* folder = opendir(path);
  if (!folder) {
    fail_msg("%s: cannot open", path);
  }
  size_t failures = 0;
  for (const struct dirent* entry; (entry = readdir(folder)) != NULL;) {
    char inner[1024];
    snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
    if (att_view_ends_with(att_view(entry->d_name), ATT_VIEW(".conllu"))) {
      failures += visit_file(inner, visit, trees);
    } else if (depth > 0 && !strchr(entry->d_name, '.')) {
      failures += visit_folder(inner, visit, trees, depth - 1);
    }
  }
  closedir(folder);
  return failures;
}

static size_t
visit_all(Visit visit, size_t* trees)
{
  return visit_folder(GOLDEN, visit, trees, 1);
}

static size_t
compare(const char* path, Tree* tree, AttArena* arena)
{
  AttClauses clauses;
  assert_int_equal(
      att_clauses_build(tree->tokens, tree->count, arena, &clauses), ATT_OK);
  size_t count = 0;
  const size_t failures = check_tree(path, tree, &clauses, &count);
  if (!count) {
    fail_msg("%s: a tree without expected arcs", path);
  }
  return failures;
}

static void
finds_the_expected_arcs(void** state)
{
  (void)state;
  size_t trees = 0;
  assert_int_equal(visit_all(compare, &trees), 0);
  assert_true(trees >= 40);
}

static void
check_order(const AttClauses* clauses)
{
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    assert_true(arc->argument < clauses->token_count);
    assert_true(arc->conjunct_of < clauses->token_count);
    assert_true(arc->via < clauses->token_count);
    assert_true(arc->argument != arc->predicate);
    assert_true(a >= clauses->first[arc->predicate] &&
                a < clauses->first[arc->predicate + 1]);
  }
}

/// Hang every word elsewhere, into cycles and out of range too.
static size_t
shuffle(const char* path, Tree* tree, AttArena* arena)
{
  (void)path;
  for (uint32_t round = 1; round < 40; ++round) {
    for (uint32_t i = 0; i < tree->count; ++i) {
      const uint32_t mix = (i + 1) * 2654435761u * round;
      tree->tokens[i].head = (int32_t)((mix >> 8) % (tree->count + 3)) - 1;
      if (round % 3 == 0) {
        tree->tokens[i].relation = (uint8_t)((mix >> 16) % ATT_RELATION_COUNT);
      }
    }
    AttClauses clauses;
    assert_int_equal(
        att_clauses_build(tree->tokens, tree->count, arena, &clauses), ATT_OK);
    check_order(&clauses);
  }
  return 0;
}

static void
survives_shuffled_trees(void** state)
{
  (void)state;
  size_t trees = 0;
  assert_int_equal(visit_all(shuffle, &trees), 0);
  assert_true(trees >= 40);
}

static void
reads_expectations(void** state)
{
  (void)state;
  Expected e;
  assert_true(
      read_expected(ATT_VIEW("shelled: oblique because of raid (active)"), &e));
  assert_true(att_view_equal(e.predicate, ATT_VIEW("shelled")));
  assert_true(att_view_equal(e.marker, ATT_VIEW("because of")));
  assert_true(att_view_equal(e.argument, ATT_VIEW("raid")));
  assert_true(att_view_equal(e.variant, ATT_VIEW("active")));
  assert_false(read_expected(ATT_VIEW("shelled: target raid (active)"), &e));
  assert_false(read_expected(ATT_VIEW("shelled: object raid (loud)"), &e));
  assert_false(read_expected(ATT_VIEW("shelled: object raid"), &e));
  assert_false(read_expected(ATT_VIEW("shelled"), &e));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_expectations),
      cmocka_unit_test(finds_the_expected_arcs),
      cmocka_unit_test(survives_shuffled_trees),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
