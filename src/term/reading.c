// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Labels of the ways of naming, from readings.def.

#include "term/reading.h"

static const char* const labels[] = {
#define ATT_READING(name, label) [ATT_READING_##name] = (label),
#include "term/readings.def"
#undef ATT_READING
};

const char*
att_reading_label(AttReadingKind kind)
{
  return kind < ATT_READING_COUNT ? labels[kind] : "";
}

bool
att_reading_find(AttView label, AttReadingKind* kind)
{
  for (size_t i = 0; i < ATT_READING_COUNT; ++i) {
    if (att_view_equal(label, att_view(labels[i]))) {
      *kind = (AttReadingKind)i;
      return true;
    }
  }
  return false;
}
