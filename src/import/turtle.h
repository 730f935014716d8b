// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Turtle, as far as imported gazetteers need it.
// In: IRIs and strings. Out: text.

#ifndef ATT_IMPORT_TURTLE_H
#define ATT_IMPORT_TURTLE_H

#include "base/text.h"

/// Append an IRI: "att:Name" below attest's own ontology, else "<…>".
void att_turtle_iri(AttText* out, AttView iri);

/// Append a string in quotes, escaped.
void att_turtle_string(AttText* out, AttView string);

#endif
