// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Finds the triple terms of RDF 1.2, which raptor takes for broken IRIs.
// In: text in Turtle, TriG, N-Triples or N-Quads. Out: an offset.

#ifndef ATT_TERM_TRIPLE_TERM_H
#define ATT_TERM_TRIPLE_TERM_H

#include "base/view.h"

/// The first "<<" in bytes that stands in no comment, IRI or string;
/// `text.size` where there is none.
size_t att_triple_term_find(AttView text);

#endif
