// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Read RDF of any size: N-Triples and N-Quads a line at a time in memory that
// does not grow, other syntaxes as att_rdf_read does.
// In: a file. Out: calls with terms.

#ifndef ATT_LINK_STREAM_H
#define ATT_LINK_STREAM_H

#include "term/rdf.h"

/// Call `sink` with each triple. Of .nt and .nq files only the form of lines is
/// checked, not the characters of IRIs: whoever writes a term checks it. A bad
/// line is reported with its number: ATT_ERR_SYNTAX; one that is not UTF-8:
/// ATT_ERR_ENCODING; one longer than limits->line_bytes: ATT_ERR_LIMIT.
ATT_MUST_USE AttStatus att_stream_read(const char* path,
                                       const AttLimits* limits,
                                       AttLog* log,
                                       AttTripleSink sink,
                                       void* user);

/// Parse one line of N-Triples or N-Quads without its end. `*got` false: it
/// holds none. Unescaped text goes to `scratch`, which is emptied first.
/// Returns what was expected where the line is wrong, else NULL.
const char* att_stream_parse(AttView line,
                             AttText scratch[2],
                             AttTriple* triple,
                             bool* got);

#endif
