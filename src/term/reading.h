// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How words came to name an entity: shared by mentions/, which finds out, and
// by rules/, whose patterns ask for it.

#ifndef ATT_TERM_READING_H
#define ATT_TERM_READING_H

#include "base/view.h"

typedef enum AttReadingKind {
#define ATT_READING(name, label) ATT_READING_##name,
#include "term/readings.def"
#undef ATT_READING
  ATT_READING_COUNT
} AttReadingKind;

/// The label as patterns write it ("demonym").
const char* att_reading_label(AttReadingKind kind);

/// Find a kind by its label; false where there is none.
bool att_reading_find(AttView label, AttReadingKind* kind);

#endif
