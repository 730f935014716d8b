// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// SHA-256: known digests, and the same digest in any parts.

#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/// The first three are of FIPS 180-4's examples.
static const struct {
  const char* text;
  size_t repeat;
  const char* digest;
} rows[] = {
    {"abc",
     1,
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     1,
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"aaaaaaaaaa",
     100000,
     "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
};

static void
known_digests(void** state)
{
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    AttSha256 sha;
    char digest[ATT_SHA256_TEXT];
    att_sha256_init(&sha);
    for (size_t j = 0; j < rows[i].repeat; ++j) {
      att_sha256_add(&sha, att_view(rows[i].text));
    }
    att_sha256_end(&sha, digest);
    assert_string_equal(digest, rows[i].digest);
  }
}

static void
any_parts(void** state)
{
  (void)state;
  char bytes[200];
  char whole[ATT_SHA256_TEXT];
  for (size_t i = 0; i < sizeof bytes; ++i) {
    bytes[i] = (char)(i * 7);
  }
  for (size_t size = 0; size <= sizeof bytes; ++size) {
    AttSha256 sha;
    att_sha256_init(&sha);
    att_sha256_add(&sha, (AttView){bytes, size});
    att_sha256_end(&sha, whole);
    for (size_t part = 1; part < 70; part += 23) {
      char digest[ATT_SHA256_TEXT];
      att_sha256_init(&sha);
      for (size_t at = 0; at < size; at += part) {
        att_sha256_add(&sha,
                       att_view_slice((AttView){bytes, size}, at, at + part));
      }
      att_sha256_end(&sha, digest);
      assert_string_equal(digest, whole);
    }
  }
}

static void
of_files(void** state)
{
  (void)state;
  char path[64];
  char digest[ATT_SHA256_TEXT];
  uint64_t size = 0;
  AttLog log = {0};
  snprintf(path, sizeof path, "test_sha256.%d", (int)getpid());
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  fputs("abc", out);
  fclose(out);
  assert_int_equal(att_sha256_file(path, &log, digest, &size), ATT_OK);
  assert_string_equal(digest, rows[0].digest);
  assert_int_equal(size, 3);
  remove(path);
  assert_int_equal(att_sha256_file(path, &log, digest, &size), ATT_ERR_IO);
  assert_int_equal(log.errors, 1);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(known_digests),
      cmocka_unit_test(any_parts),
      cmocka_unit_test(of_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
