// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Ask a set of triples SPARQL queries (librdf, rasqal), after refusing what
// that engine lacks or gets wrong.
// In: lines, a query. Out: AttResults: plain rows of cells.

#ifndef ATT_GRAPH_SPARQL_H
#define ATT_GRAPH_SPARQL_H

#include "graph/lines.h"

#include <stdio.h>

/// What the rows are.
typedef enum AttResultKind {
  ATT_RESULTS_ROWS,
  ATT_RESULTS_BOOLEAN, ///< of ASK
  ATT_RESULTS_GRAPH,   ///< of CONSTRUCT: rows of three cells
} AttResultKind;

/// A value of a variable; `is_bound` false: none.
typedef struct AttCell {
  bool is_bound;
  AttTerm term;
} AttCell;

/// The answer, in its own arena. Row r has cells[r * columns …].
typedef struct AttResults {
  AttArena* arena;
  AttResultKind kind;
  bool is_true;
  bool may_respell; ///< att_sparql_respells values differ from the graph's
  ATT_ARRAY(AttView) variables;
  ATT_ARRAY(AttCell) cells;
} AttResults;

void att_results_clear(AttResults* results);

size_t att_results_rows(const AttResults* results);

typedef enum AttResultFormat {
  ATT_RESULT_TABLE,
  ATT_RESULT_CSV,
  ATT_RESULT_TSV,
  ATT_RESULT_JSON,
  ATT_RESULT_XML,
  ATT_RESULT_TURTLE, ///< of CONSTRUCT
} AttResultFormat;

bool att_result_format_find(AttView name, AttResultFormat* format);

/// Order the rows by their cells, so that equal questions have equal answers.
void att_results_sort(AttResults* results);

ATT_MUST_USE AttStatus att_results_write(const AttResults* results,
                                         AttResultFormat format,
                                         FILE* stream,
                                         AttLog* log);

/// What a query asks for; ATT_QUERY_NONE where no such word stands in it.
typedef enum AttQueryForm {
  ATT_QUERY_NONE,
  ATT_QUERY_SELECT,
  ATT_QUERY_ASK,
  ATT_QUERY_CONSTRUCT,
} AttQueryForm;

/// What the outermost SELECT has.
typedef struct AttQueryTraits {
  AttQueryForm form;
  bool is_ordered;   ///< ORDER BY
  bool is_grouped;   ///< GROUP BY
  bool is_aggregate; ///< COUNT, SUM …
} AttQueryTraits;

/// Refuse property paths, EXISTS, MINUS, VALUES, GROUP_CONCAT, SERVICE, updates
/// and the like by name, at their place: ATT_ERR_UNSUPPORTED; the traits are
/// those before it.
ATT_MUST_USE AttStatus att_sparql_check(AttOrigin query,
                                        AttQueryTraits* traits,
                                        AttLog* log);

/// Triples in librdf's storage.
typedef struct AttSparqlModel AttSparqlModel;

ATT_MUST_USE AttStatus att_sparql_open(const AttLines* lines,
                                       AttLog* log,
                                       AttSparqlModel** model);

void att_sparql_close(AttSparqlModel* model);

/// Ask one query; ATT_ERR_LIMIT beyond `most_rows`. Clear `results` in any
/// case.
ATT_MUST_USE AttStatus att_sparql_ask(AttSparqlModel* model,
                                      AttOrigin query,
                                      size_t most_rows,
                                      AttLog* log,
                                      AttResults* results);

/// Is the term of a datatype whose values the engine spells anew (true for 1)?
bool att_sparql_respells(const AttTerm* term);

/// Write a query anew so that the engine joins it rightly: same answer, same
/// lines. A join that it gets wrong even so is refused: ATT_ERR_UNSUPPORTED; a
/// query nested deeper than any sense gives ATT_ERR_LIMIT.
ATT_MUST_USE AttStatus att_sparql_rewrite(AttOrigin query,
                                          AttText* out,
                                          AttLog* log);

#endif
