// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Events as a table, the way coders of events write them: a row for each
// passage that states an event and each pair of source and target in it.
// In: a document with its statements. Out: rows as text, TSV or JSON Lines.
//
// Sources are the fillers of roles that are att:Doer, targets those of roles
// that are att:Affected. Where a class is att:Reciprocal and nobody is a
// target, each source has each other one as its target, both ways. An event
// without the one or the other has rows with that cell empty. What one passage
// says of an event by several lines of the rules is one statement and stands
// once, with the line most to be trusted.

#ifndef ATT_GRAPH_TABLE_H
#define ATT_GRAPH_TABLE_H

#include "graph/codes.h"
#include "graph/graph.h"

/// True where a syntax is a table of events.
bool att_syntax_is_table(AttSyntax syntax);

/// The first line of a table; none in JSON Lines.
void att_table_header(AttSyntax syntax, AttText* out);

/// Append the rows of a document. `coder` names the scheme; of the options the
/// syntax, the base and the evidence count: with ATT_EVIDENCE_NONE only what
/// the source itself asserts has rows. `*rows` counts them.
ATT_MUST_USE AttStatus att_table_add(const AttCoder* coder,
                                     const AttStatements* statements,
                                     const AttRules* rules,
                                     const AttGraphOptions* options,
                                     AttLog* log,
                                     AttText* out,
                                     size_t* rows);

#endif
