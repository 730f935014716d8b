// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Put statements into words, for explain and for the messages of check.
// In: an analysis. Out: one line of words a statement.

#ifndef ATT_PIPELINE_DESCRIBE_H
#define ATT_PIPELINE_DESCRIBE_H

#include "pipeline/analyse.h"

/// What stands behind the last `#` or `/` of an IRI.
AttView att_local_name(AttView iri);

/// The local name of a statement's class or property.
AttView att_statement_name(const AttOntology* ontology,
                           const AttStatement* statement);

/// Write "harbours(subject = A, object = B) Negated, Future, by C".
void att_describe_statement(const AttOntology* ontology,
                            const AttAnalysis* analysis,
                            const AttStatement* statement,
                            AttText* out);

#endif
