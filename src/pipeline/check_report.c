// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// JUnit has no standard; what is written here is what the common readers agree
// on. TAP: https://testanything.org/tap-version-14-specification.html

#include "pipeline/check_report.h"

#include "pipeline/html.h"

typedef struct Report {
  const AttRules* rules;
  const AttCheckTally* tally;
  AttText* out;
} Report;

static const AttTest*
test_of(const Report* r, const AttCheckResult* result)
{
  return &r->rules->tests[result->test];
}

static AttView
found_of(const Report* r, const AttCheckResult* result)
{
  const AttView found = att_view_slice(
      att_text_view(&r->tally->found), result->found.begin, result->found.end);
  return found.size ? found : ATT_VIEW("nothing");
}

static size_t
line_of(const Report* r, const AttTest* test)
{
  size_t line = 0;
  size_t column = 0;
  att_locate(
      r->rules->files[test->file].text, test->span.begin, &line, &column);
  return line;
}

static const char*
kind_of(const AttTest* test)
{
  return test->kind == ATT_TEST_NONE   ? "none"
         : test->kind == ATT_TEST_TODO ? "todo"
                                       : "test";
}

/// How many tests of a file (rules->file_count: of all) came out so.
static size_t
count(const Report* r, size_t file, AttCheckOutcome outcome)
{
  size_t found = 0;
  for (size_t i = 0; i < r->tally->results.size; ++i) {
    const AttCheckResult* result = &r->tally->results.at[i];
    found += result->outcome == outcome &&
             (file == r->rules->file_count || test_of(r, result)->file == file);
  }
  return found;
}

static void
put_attribute(const Report* r, const char* name, AttView value)
{
  att_text_format(r->out, " %s=\"", name);
  att_html_escape(r->out, value);
  att_text_append_char(r->out, '"');
}

static void
put_counts(const Report* r, size_t file)
{
  const size_t failures =
      count(r, file, ATT_CHECK_FAILED) + count(r, file, ATT_CHECK_SURPRISE);
  const size_t skipped = count(r, file, ATT_CHECK_KNOWN);
  att_text_format(
      r->out,
      " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n",
      failures + skipped + count(r, file, ATT_CHECK_PASSED),
      failures,
      skipped);
}

static void
put_failure(const Report* r, const AttCheckResult* result)
{
  AttText message = {0};
  if (result->outcome == ATT_CHECK_SURPRISE) {
    att_text_append_string(&message, "todo passes: make it a test");
  } else {
    att_text_format(&message,
                    "%s fails; read: %.*s",
                    kind_of(test_of(r, result)),
                    ATT_VIEW_ARG(found_of(r, result)));
  }
  att_text_append_string(r->out, "      <failure");
  put_attribute(r, "type", att_view(kind_of(test_of(r, result))));
  put_attribute(r, "message", att_text_view(&message));
  att_text_append_string(r->out, "/>\n");
  r->out->broken |= message.broken;
  att_text_clear(&message);
}

static void
put_case(const Report* r, const AttCheckResult* result)
{
  const AttTest* test = test_of(r, result);
  att_text_append_string(r->out, "    <testcase");
  put_attribute(r, "classname", r->rules->blocks[test->block].name);
  put_attribute(r, "name", test->sentence);
  put_attribute(r, "file", r->rules->files[test->file].path);
  att_text_format(r->out, " line=\"%zu\"", line_of(r, test));
  if (result->outcome == ATT_CHECK_PASSED) {
    att_text_append_string(r->out, "/>\n");
    return;
  }
  att_text_append_string(r->out, ">\n");
  if (result->outcome == ATT_CHECK_KNOWN) {
    att_text_append_string(
        r->out, "      <skipped message=\"todo: a known failure\"/>\n");
  } else {
    put_failure(r, result);
  }
  att_text_append_string(r->out, "    </testcase>\n");
}

static void
put_suite(const Report* r, size_t file)
{
  att_text_append_string(r->out, "  <testsuite");
  put_attribute(r, "name", r->rules->files[file].path);
  put_counts(r, file);
  for (size_t i = 0; i < r->tally->results.size; ++i) {
    if (test_of(r, &r->tally->results.at[i])->file == file) {
      put_case(r, &r->tally->results.at[i]);
    }
  }
  att_text_append_string(r->out, "  </testsuite>\n");
}

static bool
has_tests(const Report* r, size_t file)
{
  for (size_t i = 0; i < r->tally->results.size; ++i) {
    if (test_of(r, &r->tally->results.at[i])->file == file) {
      return true;
    }
  }
  return false;
}

void
att_check_junit(const AttRules* rules, const AttCheckTally* tally, AttText* out)
{
  const Report r = {rules, tally, out};
  att_text_append_string(out,
                         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<testsuites name=\"attest check\"");
  put_counts(&r, rules->file_count);
  for (size_t file = 0; file < rules->file_count; ++file) {
    if (has_tests(&r, file)) {
      put_suite(&r, file);
    }
  }
  att_text_append_string(out, "</testsuites>\n");
}

/// A description: "#" and "\" begin something else in TAP, lines end it.
static void
put_description(const Report* r, AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    if (c == '#' || c == '\\') {
      att_text_append_char(r->out, '\\');
    }
    att_text_append_char(r->out, (unsigned char)c < 0x20 ? ' ' : c);
  }
}

/// A double-quoted scalar of YAML.
static void
put_scalar(const Report* r, const char* key, AttView text)
{
  att_text_format(r->out, "  %s: \"", key);
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20) {
      att_text_format(r->out, "\\x%02x", (unsigned)c);
    } else if (c == '"' || c == '\\') {
      att_text_format(r->out, "\\%c", (int)c);
    } else {
      att_text_append_char(r->out, text.at[i]);
    }
  }
  att_text_append_string(r->out, "\"\n");
}

static void
put_point(const Report* r, size_t number, const AttCheckResult* result)
{
  const AttTest* test = test_of(r, result);
  const bool ok = result->outcome == ATT_CHECK_PASSED ||
                  result->outcome == ATT_CHECK_SURPRISE;
  att_text_format(r->out, "%s %zu - ", ok ? "ok" : "not ok", number);
  put_description(r, r->rules->files[test->file].path);
  att_text_format(r->out, ":%zu: ", line_of(r, test));
  put_description(r, test->sentence);
  att_text_append_string(r->out,
                         result->outcome == ATT_CHECK_KNOWN
                             ? " # TODO a known failure\n"
                         : result->outcome == ATT_CHECK_SURPRISE
                             ? " # TODO passes: make it a test\n"
                             : "\n");
  if (result->outcome == ATT_CHECK_FAILED) {
    att_text_append_string(r->out, "  ---\n");
    put_scalar(r, "kind", att_view(kind_of(test)));
    put_scalar(r, "block", r->rules->blocks[test->block].name);
    put_scalar(r, "read", found_of(r, result));
    att_text_append_string(r->out, "  ...\n");
  }
}

void
att_check_tap(const AttRules* rules, const AttCheckTally* tally, AttText* out)
{
  const Report r = {rules, tally, out};
  att_text_format(out, "TAP version 14\n1..%zu\n", tally->results.size);
  for (size_t i = 0; i < tally->results.size; ++i) {
    put_point(&r, i + 1, &tally->results.at[i]);
  }
}
