// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whole documents beside what was read in them.
// In: paths, the page's sources and passages. Out: AttPageSource.text.

#ifndef ATT_REPORT_TEXTS_H
#define ATT_REPORT_TEXTS_H

#include "report/model.h"

/// Read documents (of any format that extraction reads) and give their texts,
/// kept in `arena`, to the sources of the same identifier, or else of the
/// same file name. A text in which a passage does not stand where the graph
/// says is not the one that was read: reported as a warning and left out. So
/// is a document that the graph knows nothing of.
ATT_MUST_USE AttStatus att_texts_read(AttPage* page,
                                      const char* const* paths,
                                      size_t path_count,
                                      AttArena* arena,
                                      const AttLimits* limits,
                                      AttLog* log);

#endif
