// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Positions in three encodings, changes to a text, URIs of paths.

#include "lsp/documents.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

// a, e with acute (2 bytes, 1 unit), an emoji (4 bytes, 2 units), b
static const char mixed[] = "x\n"
                            "a\xC3\xA9\xF0\x9F\x98\x80"
                            "b\r\n"
                            "\n"
                            "end";

static void
expect_position(AttPositionEncoding encoding,
                uint32_t offset,
                json_int_t line,
                json_int_t character)
{
  const AttView text = att_view(mixed);
  json_t* position = att_position_new(text, encoding, offset);
  assert_int_equal(json_integer_value(json_object_get(position, "line")), line);
  assert_int_equal(json_integer_value(json_object_get(position, "character")),
                   character);
  assert_int_equal(att_position_offset(text, encoding, position), offset);
  json_decref(position);
}

static void
test_positions(void** state)
{
  (void)state;
  for (int encoding = ATT_POSITION_UTF16; encoding <= ATT_POSITION_UTF32;
       ++encoding) {
    const AttPositionEncoding e = (AttPositionEncoding)encoding;
    expect_position(e, 0, 0, 0);
    expect_position(e, 1, 0, 1);
    expect_position(e, 3, 1, 1);
    expect_position(e, 12, 2, 0);
    expect_position(e, sizeof mixed - 1, 3, 3);
  }
  expect_position(ATT_POSITION_UTF8, 5, 1, 3);
  expect_position(ATT_POSITION_UTF16, 5, 1, 2);
  expect_position(ATT_POSITION_UTF32, 5, 1, 2);
  expect_position(ATT_POSITION_UTF8, 9, 1, 7);
  expect_position(ATT_POSITION_UTF16, 9, 1, 4);
  expect_position(ATT_POSITION_UTF32, 9, 1, 3);
}

static uint32_t
offset_of(json_int_t line, json_int_t character)
{
  json_t* position =
      json_pack("{s:I, s:I}", "line", line, "character", character);
  const uint32_t offset =
      att_position_offset(att_view(mixed), ATT_POSITION_UTF16, position);
  json_decref(position);
  return offset;
}

static void
test_clamped(void** state)
{
  (void)state;
  assert_int_equal(offset_of(0, 99), 1);
  assert_int_equal(offset_of(1, 99), 10); // before \r\n
  assert_int_equal(offset_of(1, 3), 5);   // inside the emoji: before it
  assert_int_equal(offset_of(99, 0), sizeof mixed - 1);
  assert_int_equal(offset_of(-1, -1), 0);
}

static void
expect_change(const char* before, const char* changes, const char* after)
{
  AttDocuments documents = {0};
  const AttView uri = ATT_VIEW("untitled:one");
  assert_int_equal(att_documents_open(&documents, uri, att_view(before), 1),
                   ATT_OK);
  AttOpenDocument* document = att_documents_find(&documents, uri);
  json_t* json = json_loads(changes, 0, NULL);
  assert_non_null(json);
  assert_int_equal(att_documents_change(document, json, ATT_POSITION_UTF16),
                   ATT_OK);
  assert_string_equal(document->text.at, after);
  json_decref(json);
  att_documents_close(&documents, uri);
  assert_null(att_documents_find(&documents, uri));
  att_documents_clear(&documents);
}

#define RANGE(l1, c1, l2, c2)                                                  \
  "\"range\": {\"start\": {\"line\": " #l1 ", \"character\": " #c1             \
  "}, \"end\": {\"line\": " #l2 ", \"character\": " #c2 "}}"

static void
test_changes(void** state)
{
  (void)state;
  expect_change("abc", "[{\"text\": \"new\"}]", "new");
  expect_change("ab\ncd", "[{" RANGE(0, 1, 1, 1) ", \"text\": \"X\"}]", "aXd");
  expect_change("ab\ncd",
                "[{" RANGE(1, 2, 1, 2) ", \"text\": \"e\"}, {" RANGE(
                    1, 3, 1, 3) ", \"text\": \"f\"}]",
                "ab\ncdef");
  expect_change("\xF0\x9F\x98\x80z",
                "[{" RANGE(0, 2, 0, 3) ", \"text\": \"y\"}]",
                "\xF0\x9F\x98\x80y");
  expect_change("abc", "[{" RANGE(0, 2, 0, 1) ", \"text\": \"X\"}]", "abXc");
}

static void
test_uris(void** state)
{
  (void)state;
  static const struct {
    const char* uri;
    const char* path;
  } pairs[] = {{"file:///no/such/a.rules", "/no/such/a.rules"},
               {"file:///no/such/b%20c%25.rules", "/no/such/b c%.rules"},
               {"file:///no/such/%C3%A9.rules", "/no/such/\xC3\xA9.rules"},
               {"untitled:Untitled-1", "untitled:Untitled-1"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; ++i) {
    AttText path = {0};
    AttText uri = {0};
    att_uri_to_path(att_view(pairs[i].uri), &path);
    assert_string_equal(path.at, pairs[i].path);
    att_uri_of_path(att_text_view(&path), &uri);
    assert_string_equal(uri.at, pairs[i].uri);
    att_text_clear(&path);
    att_text_clear(&uri);
  }
  AttText path = {0};
  att_uri_to_path(ATT_VIEW("file://localhost/no/such/%zz%00"), &path);
  assert_string_equal(path.at, "/no/such/%zz%00");
  att_text_clear(&path);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_positions),
      cmocka_unit_test(test_clamped),
      cmocka_unit_test(test_changes),
      cmocka_unit_test(test_uris),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
