// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// SPARQL 1.1 Update, read. Private to graph/.
// In: a request. Out: its operations: what goes, what comes, and the query
// whose rows say for which values.

#ifndef ATT_GRAPH_UPDATE_PARSER_H
#define ATT_GRAPH_UPDATE_PARSER_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diagnostic.h"
#include "term/rdf.h"

typedef enum AttSlotKind {
  ATT_SLOT_TERM,
  ATT_SLOT_VARIABLE, ///< `term.value` is its name
  ATT_SLOT_BLANK,    ///< `term.value` is its label, one node a row
} AttSlotKind;

/// A place of a triple in a template.
typedef struct AttSlot {
  AttSlotKind kind;
  AttTerm term;
} AttSlot;

/// Three slots a triple.
typedef ATT_ARRAY(AttSlot) AttTemplate;

typedef struct AttOperation {
  bool clears;       ///< everything goes (CLEAR, DROP)
  bool has_query;    ///< else there is one row without values
  AttView query;     ///< as long as the request: places are the same in both
  AttTemplate goes;  ///< triples to delete
  AttTemplate comes; ///< triples to insert
} AttOperation;

/// All of it lives in `arena`, but for the arrays.
typedef struct AttUpdate {
  AttArena* arena;
  ATT_ARRAY(AttOperation) operations;
} AttUpdate;

void att_update_clear(AttUpdate* update);

/// Read a request. What does not parse is reported at its place:
/// ATT_ERR_SYNTAX; what a store of one graph has not (GRAPH, WITH, USING, LOAD,
/// COPY …) is refused by name: ATT_ERR_UNSUPPORTED. Clear it in any case.
ATT_MUST_USE AttStatus att_update_parse(AttOrigin request,
                                        AttLog* log,
                                        AttUpdate* update);

#endif
