// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Formatting: what it does to single lines, and what it must never do to any
// file: a second run changes nothing, white space that means nothing makes no
// difference, and the tables that the rules compile to stay the same.

#include "rules_fixture.h"

#include "base/folder.h"
#include "pipeline/resources.h"
#include "pipeline/vocabulary.h"
#include "rules/format.h"

#define SEEDS 6u

static AttStatus
format_into(AttView text, AttText* out, AttText* messages)
{
  AttLog log = {.sink = messages ? keep_message : NULL, .user = messages};
  return att_rules_format((AttOrigin){"x.rules", text}, 20, &log, out);
}

static void
expect_format(const char* before, const char* after)
{
  AttText once = {0};
  AttText twice = {0};
  assert_int_equal(format_into(att_view(before), &once, NULL), ATT_OK);
  assert_string_equal(once.at ? once.at : "", after);
  assert_int_equal(format_into(att_text_view(&once), &twice, NULL), ATT_OK);
  assert_string_equal(twice.at ? twice.at : "", after);
  att_text_clear(&once);
  att_text_clear(&twice);
}

static void
test_lines(void** state)
{
  (void)state;
  expect_format("", "");
  expect_format("\n\n# only this  \n", "# only this\n");
  expect_format("event  att:Attack\r\n\tAGENT  strikes | hits( TARGET )\r\n",
                "event att:Attack\n  AGENT strikes|hits(TARGET)\n");
}

static void
test_spacing(void** state)
{
  (void)state;
  expect_format(
      "event att:Attack\n"
      "      AGENT   { carries  out } \"9/11\"  ( on |against TARGET )\n"
      "      SUBJECT-controlled OBJECT's @strike\n"
      "      unless   AGENT   virus ,disease\n"
      "      test   \"A  b.\"\n"
      "          agent=Iran ;target   = South Sudan;\n",
      "event att:Attack\n"
      "  AGENT {carries out} \"9/11\" (on|against TARGET)\n"
      "  SUBJECT-controlled OBJECT's @strike\n"
      "  unless AGENT virus, disease\n"
      "  test \"A  b.\"\n"
      "    agent = Iran; target = South Sudan\n");
}

static void
test_unknown_stays(void** state)
{
  (void)state;
  expect_format("pattern att:StateBody\n"
                "    [demonym]  ( army | police )? -> part of STATE\n"
                "        <STATE>*  +\n"
                "    test \"The army.\"\n"
                "        state=Iran\n"
                "regex quantity\n"
                " /(?<n>\\d+)  km/  =  {n} km   # raw\n"
                "event att:Attack\n"
                "    path( attack [VERB] , AGENT=>nsubj  >conj* )\n",
                "pattern att:StateBody\n"
                "  [demonym]  ( army | police )? -> part of STATE\n"
                "      <STATE>*  +\n"
                "  test \"The army.\"\n"
                "    state = Iran\n"
                "\n"
                "regex quantity\n"
                "  /(?<n>\\d+)  km/  =  {n} km   # raw\n"
                "\n"
                "event att:Attack\n"
                "  path(attack [VERB], AGENT = >nsubj >conj*)\n");
}

static void
test_blank_lines(void** state)
{
  (void)state;
  expect_format("\n# head\n\n\n\nprefix a: <x>\nprefix b: <y>\n"
                "list l=a\nlist m=b\n\n\nlist n=c\n"
                "# about x\nevent a:X\n\n  AGENT x\n\n\n  AGENT y\n  # last\n"
                "event a:Y\n    # first\n    AGENT z\n\n",
                "# head\n\nprefix a: <x>\nprefix b: <y>\n\n"
                "list l = a\nlist m = b\n\nlist n = c\n\n"
                "# about x\nevent a:X\n  AGENT x\n\n  AGENT y\n  # last\n\n"
                "event a:Y\n  # first\n  AGENT z\n");
}

static void
test_comments(void** state)
{
  (void)state;
  expect_format("event a:X\n"
                "  AGENT x      # one\n"
                "  AGENT long   # two\n"
                "\n"
                "  AGENT y # three\n"
                "  AGENT yy # four\n"
                "# stays\n",
                "event a:X\n"
                "  AGENT x     # one\n"
                "  AGENT long  # two\n"
                "\n"
                "  AGENT y  # three\n"
                "  AGENT yy  # four\n"
                "# stays\n");
}

static void
test_lists(void** state)
{
  (void)state;
  expect_format("list l = one,\n two, {three  four}   # end\n"
                "list kept = one, # first\n   two,\n   # between\n   three\n",
                "list l = one, two, {three four}  # end\n"
                "list kept = one,  # first\n            two,\n"
                "            # between\n            three\n");
  expect_format(
      "list numbers = aaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb, "
      "cccccccccccccccccccc, dddddddddddd, eeeeeeeeee\n",
      "list numbers = aaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb, "
      "cccccccccccccccccccc, dddddddddddd,\n"
      "               eeeeeeeeee\n");
}

static void
test_refusal(void** state)
{
  (void)state;
  static const struct {
    const char* text;
    const char* message;
  } wrong[] = {
      {"event a:X\n  AGENT \"open\n", "x.rules:2:9: error: expected a closing"},
      {"  AGENT x\n", "x.rules:1:3: error: unexpected indentation"},
      {"event a:X\n    AGENT x\n  AGENT y\n",
       "x.rules:3:3: error: expected an indentation of 4"},
      {"event a:\xFF\n", "x.rules:1:9: error: expected UTF-8"},
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i) {
    AttText out = {0};
    AttText messages = {0};
    assert_int_equal(format_into(att_view(wrong[i].text), &out, &messages),
                     ATT_ERR_SYNTAX);
    assert_int_equal(out.size, 0);
    assert_non_null(strstr(messages.at, wrong[i].message));
    att_text_clear(&out);
    att_text_clear(&messages);
  }
}

static uint32_t
next_random(uint32_t* seed)
{
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 16;
}

static void
append_blanks(AttText* out, uint32_t least, uint32_t* seed)
{
  const uint32_t count = least + next_random(seed) % 3;
  for (uint32_t i = 0; i < count; ++i) {
    att_text_append_char(out, next_random(seed) % 8 ? ' ' : '\t');
  }
}

/// The byte behind what starts here and must stay whole: "…", /…/ and <…>.
static size_t
enclosed_end(AttView line, size_t at)
{
  const char open = line.at[at];
  const char close = open == '<' ? '>' : open;
  if (open != '"' && open != '/' && open != '<') {
    return at;
  }
  for (++at; at < line.size && line.at[at] != close; ++at) {
    at += line.at[at] == '\\';
  }
  return at + 1;
}

/// White space that means nothing, put anywhere it may stand in a line of
/// words.
static void
mangle_words(AttView line, uint32_t* seed, AttText* out)
{
  for (size_t i = 0; i < line.size;) {
    const size_t end = enclosed_end(line, i);
    if (end > i) {
      att_text_append(out, att_view_slice(line, i, end));
      i = end;
      continue;
    }
    const char c = line.at[i++];
    if (c == ' ') {
      append_blanks(out, 1, seed);
    } else if (strchr("|,=;", c)) {
      append_blanks(out, 0, seed);
      att_text_append_char(out, c);
      append_blanks(out, 0, seed);
    } else {
      if (strchr(")}", c)) {
        append_blanks(out, 0, seed);
      }
      att_text_append_char(out, c);
      if (strchr("({", c)) {
        append_blanks(out, 0, seed);
      }
    }
  }
}

/// Values of expectations stay as they are; what stands between them need not.
static void
mangle_expectations(AttView line, uint32_t* seed, AttText* out)
{
  for (size_t i = 0; i < line.size; ++i) {
    const AttView rest = att_view_slice(line, i, line.size);
    const bool equals = att_view_starts_with(rest, ATT_VIEW(" = "));
    if (equals || att_view_starts_with(rest, ATT_VIEW("; "))) {
      append_blanks(out, 0, seed);
      att_text_append_char(out, equals ? '=' : ';');
      append_blanks(out, 0, seed);
      i += equals ? 2 : 1;
    } else {
      att_text_append_char(out, line.at[i]);
    }
  }
}

static bool
is_raw(AttView code)
{
  return code.at[0] == '/' || att_view_starts_with(code, ATT_VIEW("regex")) ||
         att_view_starts_with(code, ATT_VIEW("import"));
}

static bool
is_test(AttView code)
{
  return att_view_starts_with(code, ATT_VIEW("test ")) ||
         att_view_starts_with(code, ATT_VIEW("none ")) ||
         att_view_starts_with(code, ATT_VIEW("todo "));
}

/// Has the body that starts here comments behind its code? They stay in their
/// columns only while its indentation stays.
static bool
has_comments(AttView rest)
{
  for (size_t i = 1; i < rest.size; ++i) {
    if (rest.at[i - 1] == '\n' && rest.at[i] != ' ') {
      return false; // the next declaration
    }
    if (rest.at[i] == '#' && rest.at[i - 1] == ' ') {
      return true;
    }
  }
  return false;
}

/// Lay a formatted text out as badly as its meaning allows.
static void
mangle(AttView text, uint32_t seed, AttText* out)
{
  uint32_t body = 2;
  bool in_pattern = false;
  for (size_t begin = 0; begin < text.size;) {
    size_t end = begin;
    while (end < text.size && text.at[end] != '\n') {
      ++end;
    }
    const AttView line = att_view_slice(text, begin, end);
    const AttView code = att_view_trim(line);
    const size_t indent = line.size ? (size_t)(code.at - line.at) : 0;
    begin = end + 1;
    if (indent == 0) {
      in_pattern = att_view_starts_with(code, ATT_VIEW("pattern")) ||
                   att_view_starts_with(code, ATT_VIEW("discard")) ||
                   att_view_starts_with(code, ATT_VIEW("topic"));
      const uint32_t any = 1 + next_random(&seed) % 7;
      body = has_comments(att_view_slice(text, begin, text.size)) ? 2 : any;
    }
    const uint32_t depth = indent == 0   ? 0
                           : indent == 2 ? body
                           : in_pattern  ? body + (uint32_t)indent - 2
                                         : body + 1 + next_random(&seed) % 5;
    for (uint32_t i = 0; i < depth; ++i) {
      att_text_append_char(out, ' ');
    }
    if (!code.size || code.at[0] == '#' || is_raw(code) ||
        (in_pattern && indent > 0 && !is_test(code)) ||
        memchr(code.at, '#', code.size)) {
      att_text_append(out, code);
    } else if (indent == 4) {
      mangle_expectations(code, &seed, out);
    } else {
      mangle_words(code, &seed, out);
    }
    append_blanks(out, 0, &seed);
    att_text_append_string(out, next_random(&seed) % 4 ? "\n" : "\r\n");
    if (!code.size && next_random(&seed) % 2) {
      att_text_append_string(out, "  \n");
    }
  }
}

/// A second run changes nothing; mangled versions come out the same.
static void
expect_stable(const char* name, AttView text)
{
  AttText once = {0};
  AttText twice = {0};
  assert_int_equal(format_into(text, &once, NULL), ATT_OK);
  assert_int_equal(format_into(att_text_view(&once), &twice, NULL), ATT_OK);
  assert_string_equal(once.at, twice.at);
  for (uint32_t seed = 1; seed <= SEEDS; ++seed) {
    AttText bad = {0};
    mangle(att_text_view(&once), seed, &bad);
    if (format_into(att_text_view(&bad), &twice, NULL) != ATT_OK ||
        strcmp(once.at, twice.at) != 0) {
      print_error(
          "%s, seed %u:\n%s\nbecame\n%s\n", name, seed, bad.at, twice.at);
      fail();
    }
    att_text_clear(&bad);
  }
  att_text_clear(&once);
  att_text_clear(&twice);
}

static void
collect(const char* folder, AttPaths* paths)
{
  assert_int_equal(
      att_paths_add_below(paths, folder, ".rules", &ATT_LIMITS_DEFAULT, NULL),
      ATT_OK);
}

static void
test_stable(void** state)
{
  (void)state;
  AttPaths paths = {0};
  collect(ATT_SOURCE_DIR "/rules", &paths);
  collect(GOLDEN "good", &paths);
  for (size_t i = 0; i < paths.size; ++i) {
    AttText text = {0};
    assert_int_equal(att_file_read(paths.at[i], 1u << 24, &text, NULL), ATT_OK);
    expect_stable(paths.at[i], att_text_view(&text));
    att_text_clear(&text);
  }
  assert_true(paths.size > 8);
  att_paths_clear(&paths);
}

/// Change, drop or double a few bytes, some of them those that mean something.
static void
mutate(AttView text, uint32_t seed, AttText* out)
{
  static const char bytes[] = " \t\n\r|(){}[]<>,;=:-@#/\"'*?+aZ_.";
  for (size_t i = 0; i < text.size; ++i) {
    const uint32_t dice = next_random(&seed) % 400;
    if (dice < 3) {
      att_text_append_char(out, bytes[next_random(&seed) % (sizeof bytes - 1)]);
    }
    if (dice != 0) {
      att_text_append_char(out, text.at[i]);
    }
    if (dice == 3) {
      att_text_append_char(out, text.at[i]);
    }
  }
}

/// Everything but white space, and ";", which is dropped where it ends nothing.
static void
squeeze(AttView text, AttText* out)
{
  for (size_t i = 0; i < text.size; ++i) {
    if (!strchr(" \t\r\n;", text.at[i])) {
      att_text_append_char(out, text.at[i]);
    }
  }
}

/// Whatever a text that can be formatted holds, nothing of it is lost, and a
/// second run changes nothing. True where it can be formatted.
static bool
expect_nothing_lost(AttView text, uint32_t seed)
{
  AttText bad = {0};
  AttText once = {0};
  AttText twice = {0};
  AttText before = {0};
  AttText after = {0};
  mutate(text, seed, &bad);
  const bool good = format_into(att_text_view(&bad), &once, NULL) == ATT_OK;
  if (good) {
    squeeze(att_text_view(&bad), &before);
    squeeze(att_text_view(&once), &after);
    assert_string_equal(before.at, after.at);
    assert_int_equal(format_into(att_text_view(&once), &twice, NULL), ATT_OK);
    assert_string_equal(once.at, twice.at);
  }
  att_text_clear(&bad);
  att_text_clear(&once);
  att_text_clear(&twice);
  att_text_clear(&before);
  att_text_clear(&after);
  return good;
}

static void
test_mutations(void** state)
{
  (void)state;
  AttText text = {0};
  size_t formatted = 0;
  assert_int_equal(
      att_file_read(GOLDEN "good/shapes.rules", 1u << 20, &text, NULL), ATT_OK);
  for (uint32_t seed = 1; seed <= 600; ++seed) {
    // A short text keeps its chance of being free of errors.
    const size_t begin = seed * 37 % (text.size / 2);
    const AttView part =
        att_view_slice(att_text_view(&text), begin, begin + 400);
    const char* heading = strstr(part.at, "\nevent");
    const AttView from = heading
                             ? att_view_slice(att_text_view(&text),
                                              (size_t)(heading - text.at),
                                              (size_t)(heading - text.at) + 400)
                             : part;
    formatted += expect_nothing_lost(from, seed);
  }
  assert_true(formatted > 100);
  att_text_clear(&text);
}

static void
test_readme(void** state)
{
  (void)state;
  AttText text = {0};
  assert_int_equal(
      att_file_read(ATT_SOURCE_DIR "/rules/README.md", 1u << 20, &text, NULL),
      ATT_OK);
  size_t count = 0;
  for (const char* at = strstr(text.at, "\n```rules\n"); at;
       at = strstr(at, "\n```rules\n")) {
    at += sizeof "\n```rules\n" - 1;
    const char* end = strstr(at, "\n```");
    assert_non_null(end);
    expect_stable("README.md", (AttView){at, (size_t)(end - at) + 1});
    ++count;
  }
  assert_true(count >= 6);
  att_text_clear(&text);
}

/// The frames as check --show prints them, without line numbers, and what does
/// not show there.
static void
describe(const AttRules* rules, const AttOntology* ontology, AttText* out)
{
  AttText dump = {0};
  att_rules_dump(rules, ontology, &dump);
  for (size_t i = 0; i < dump.size; ++i) {
    const char* place = dump.at + i;
    if (strncmp(place, ".rules:", 7) == 0) {
      i += 6 + strspn(place + 7, "0123456789");
      att_text_append_string(out, ".rules");
    } else {
      att_text_append_char(out, *place);
    }
  }
  att_text_clear(&dump);
  for (size_t i = 0; i < rules->line_count; ++i) {
    att_text_format(out, "%.*s\n", ATT_VIEW_ARG(rules->lines[i].id));
  }
  for (size_t i = 0; i < rules->test_count; ++i) {
    const AttTest* test = &rules->tests[i];
    att_text_format(out, "%d %.*s", test->kind, ATT_VIEW_ARG(test->sentence));
    for (uint32_t e = 0; e < test->expectations.count; ++e) {
      const AttExpectation* one =
          &rules->expectations[test->expectations.first + e];
      att_text_format(
          out, "; %.*s=%.*s", ATT_VIEW_ARG(one->key), ATT_VIEW_ARG(one->value));
    }
    att_text_append_char(out, '\n');
  }
  for (size_t i = 0; i < rules->value_count; ++i) {
    const AttValuePattern* value = &rules->values[i];
    const AttView text = rules->files[value->file].text;
    att_text_format(
        out,
        "%s %.*s\n",
        att_value_kind_name(value->kind),
        ATT_VIEW_ARG(att_view_slice(text, value->span.begin, value->span.end)));
  }
  for (size_t i = 0; i < rules->list_count; ++i) {
    const AttWordList* list = &rules->lists[i];
    att_text_format(out, "%.*s:", ATT_VIEW_ARG(list->name));
    for (uint32_t p = 0; p < list->phrases.count; ++p) {
      const AttRange words = rules->phrases[list->phrases.first + p].words;
      for (uint32_t w = 0; w < words.count; ++w) {
        att_text_format(
            out, " %.*s", ATT_VIEW_ARG(rules->words[words.first + w].text));
      }
      att_text_append_char(out, ',');
    }
    att_text_append_char(out, '\n');
  }
}

typedef struct World {
  AttOntology* ontology;
  AttVocabulary words;
} World;

static void
compile(const World* world, const AttPaths* paths, AttText* out)
{
  AttRules* rules = NULL;
  assert_int_equal(att_rules_compile((const char* const*)paths->at,
                                     paths->size,
                                     world->ontology,
                                     &world->words,
                                     &ATT_LIMITS_DEFAULT,
                                     NULL,
                                     &rules),
                   ATT_OK);
  describe(rules, world->ontology, out);
  att_rules_free(rules);
}

/// Compile files as they are, and again after mangling and formatting.
static void
expect_same_tables(const World* world, const AttPaths* paths, uint32_t seed)
{
  AttText before = {0};
  compile(world, paths, &before);
  char folder[] = "/tmp/attest-format-XXXXXX";
  assert_non_null(mkdtemp(folder));
  assert_int_equal(chdir(folder), 0);
  AttPaths copies = {0};
  for (size_t i = 0; i < paths->size; ++i) {
    AttText text = {0};
    AttText bad = {0};
    AttText good = {0};
    AttText name = {0};
    assert_int_equal(att_file_read(paths->at[i], 1u << 24, &text, NULL),
                     ATT_OK);
    assert_int_equal(format_into(att_text_view(&text), &good, NULL), ATT_OK);
    mangle(att_text_view(&good), seed, &bad);
    att_text_format(&name, "%zu.rules", i);
    write_file(name.at, att_text_view(seed % 2 ? &good : &bad));
    assert_int_equal(att_paths_add(&copies, name.at), ATT_OK);
    att_text_clear(&text);
    att_text_clear(&bad);
    att_text_clear(&good);
    att_text_clear(&name);
  }
  AttText after = {0};
  compile(world, &copies, &after);
  for (size_t i = 0; i < copies.size; ++i) {
    remove(copies.at[i]);
    // The dump names the files.
    for (char* at = before.at; (at = strstr(at, paths->at[i]));) {
      const size_t size = strlen(paths->at[i]);
      const size_t shorter = strlen(copies.at[i]);
      memcpy(at, copies.at[i], shorter);
      memmove(at + shorter, at + size, strlen(at + size) + 1);
    }
  }
  assert_int_equal(chdir("/"), 0);
  rmdir(folder);
  assert_string_equal(before.at, after.at);
  att_text_clear(&before);
  att_text_clear(&after);
  att_paths_clear(&copies);
}

static void
test_tables_of_golden(void** state)
{
  (void)state;
  const World world = {load_ontology(), vocabulary};
  AttPaths all = {0};
  collect(GOLDEN "good", &all);
  for (size_t i = 0; i < all.size; ++i) {
    const AttPaths one = {.at = &all.at[i], .size = 1};
    expect_same_tables(&world, &one, 1);
    expect_same_tables(&world, &one, 2);
  }
  att_paths_clear(&all);
  att_ontology_free(world.ontology);
}

static void
test_tables_of_shipped(void** state)
{
  (void)state;
  const char* const paths[] = {ATT_SOURCE_DIR "/ontology/attest.ttl",
                               ATT_SOURCE_DIR "/ontology/topics.ttl"};
  AttModel* model = NULL;
  World world = {0};
  assert_int_equal(
      att_ontology_new(paths, 2, &ATT_LIMITS_DEFAULT, NULL, &world.ontology),
      ATT_OK);
  assert_int_equal(att_model_open(ATT_SOURCE_DIR "/rules/english/english.model",
                                  NULL,
                                  &model),
                   ATT_OK);
  world.words = att_vocabulary_of(model);
  AttPaths all = {0};
  assert_int_equal(att_paths_add_unmarked(&all,
                                          ATT_SOURCE_DIR "/rules",
                                          ".rules",
                                          ATT_PACK_MARK,
                                          &ATT_LIMITS_DEFAULT,
                                          NULL),
                   ATT_OK);
  for (uint32_t seed = 1; seed <= 4; ++seed) {
    expect_same_tables(&world, &all, seed);
  }
  att_paths_clear(&all);
  att_model_free(model);
  att_ontology_free(world.ontology);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lines),
      cmocka_unit_test(test_spacing),
      cmocka_unit_test(test_unknown_stays),
      cmocka_unit_test(test_blank_lines),
      cmocka_unit_test(test_comments),
      cmocka_unit_test(test_lists),
      cmocka_unit_test(test_refusal),
      cmocka_unit_test(test_stable),
      cmocka_unit_test(test_mutations),
      cmocka_unit_test(test_readme),
      cmocka_unit_test(test_tables_of_golden),
      cmocka_unit_test(test_tables_of_shipped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
