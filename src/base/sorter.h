// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Sorts more records than memory should hold.
// In: byte strings in any order. Out: the same in byte order, each once.

#ifndef ATT_BASE_SORTER_H
#define ATT_BASE_SORTER_H

#include "base/status.h"
#include "base/view.h"

typedef struct AttSorter AttSorter;

/// Make a sorter that holds about `memory` bytes of records. What exceeds that
/// goes, sorted, to temporary files without a name, which are merged at the end
/// (Knuth, TAOCP 3, 5.4.1).
ATT_MUST_USE AttStatus att_sorter_new(size_t memory, AttSorter** sorter);

void att_sorter_free(AttSorter* sorter);

/// Copy a record, of fewer than 4 GiB. Not after the first att_sorter_next.
/// ATT_ERR_IO where a temporary file cannot be written.
ATT_MUST_USE AttStatus att_sorter_add(AttSorter* sorter, AttView record);

/// Hand out the next record, valid until the next call; `*got` false: there is
/// none.
ATT_MUST_USE AttStatus att_sorter_next(AttSorter* sorter,
                                       AttView* record,
                                       bool* got);

#endif
