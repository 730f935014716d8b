// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), by which inputs and outputs are named to others: what
// `sha256sum` prints.
// In: bytes in parts. Out: 64 hexadecimal digits.

#ifndef ATT_BASE_SHA256_H
#define ATT_BASE_SHA256_H

#include "base/diagnostic.h"

/// Digits and a NUL.
#define ATT_SHA256_TEXT 65u

typedef struct AttSha256 {
  uint32_t state[8];
  uint64_t size; ///< of all that was added, bytes
  unsigned char block[64];
} AttSha256;

void att_sha256_init(AttSha256* sha);

void att_sha256_add(AttSha256* sha, AttView bytes);

/// Write the digest; nothing may be added afterwards.
void att_sha256_end(AttSha256* sha, char out[ATT_SHA256_TEXT]);

/// The digest of a file and its size in bytes. What fails is reported:
/// ATT_ERR_IO.
ATT_MUST_USE AttStatus att_sha256_file(const char* path,
                                       AttLog* log,
                                       char out[ATT_SHA256_TEXT],
                                       uint64_t* size);

#endif
