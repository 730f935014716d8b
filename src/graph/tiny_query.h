// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A query read, checked and written anew for TinySPARQL. Private to graph/.
// In: SPARQL 1.1, the table of a store. Out: a plan: the query in the store's
// own terms, and what is left to do with its rows.
//
// TinySPARQL turns a query into SQL, and SQL is not SPARQL: it divides integers
// as integers, joins an unbound value with nothing, orders strings as
// dictionaries do, and knows no type but that of a column. So every variable
// and expression gets its kind here, what would come out otherwise than the
// standard says is refused by name, and ordering is done with the rows.

#ifndef ATT_GRAPH_TINY_QUERY_H
#define ATT_GRAPH_TINY_QUERY_H

#include "graph/sparql.h"
#include "graph/tiny_lexer.h"
#include "graph/tiny_table.h"

#define ATT_TINY_VARIABLES 64u

typedef struct AttTinyVariable {
  AttView name; ///< without its mark; empty for what the query does not name
  AttTinyValue value;
  bool is_sum;   ///< SUM, AVG, GROUP_CONCAT: of nothing it is 0 or ""
  unsigned uses; ///< in patterns, expressions and selections
} AttTinyVariable;

/// A key of ORDER BY.
typedef struct AttTinyKey {
  size_t column;
  bool falls;
  bool as_text; ///< STR(?x)
} AttTinyKey;

/// A constant or a variable.
typedef struct AttTinyNode {
  bool is_variable;
  size_t variable;
  AttTerm term;
  AttTinyValue value; ///< of the constant
} AttTinyNode;

/// A node that the store must have; asked for at `span`.
typedef struct AttTinyNamed {
  AttView iri;
  AttSpan span;
} AttTinyNamed;

typedef struct AttTinyPlan {
  AttArena* arena;
  AttQueryForm form;
  AttText text;
  AttTinyVariable variables[ATT_TINY_VARIABLES];
  size_t variable_count;
  ATT_ARRAY(size_t) columns; ///< variables; those behind `shown` are keys only
  size_t shown;
  ATT_ARRAY(AttTinyKey) keys;
  size_t offset; ///< of ordered rows; else the query has them itself
  size_t limit;  ///< SIZE_MAX: none
  ATT_ARRAY(AttTinyNamed) named; ///< ends of paths that may have no step
} AttTinyPlan;

void att_tiny_plan_clear(AttTinyPlan* plan);

/// Refused things are reported: ATT_ERR_UNSUPPORTED; what does not parse gives
/// ATT_ERR_SYNTAX. Clear the plan in any case.
ATT_MUST_USE AttStatus att_tiny_plan_make(AttOrigin query,
                                          const AttTinyTable* table,
                                          AttLog* log,
                                          AttTinyPlan* plan);

#endif
