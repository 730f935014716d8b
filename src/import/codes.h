// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Actor codes of the dictionaries ("USAGOV", "IGOUNO"): triplets, the country
// or kind of actor first. What class a triplet stands for is data (codes.ttl).
// In: that file. Out: the class of an actor by its codes.

#ifndef ATT_IMPORT_CODES_H
#define ATT_IMPORT_CODES_H

#include "base/array.h"
#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/text.h"

/// One row: what stands for a class.
typedef struct AttCodeRow {
  AttView notation;
  AttView class_iri;
  bool is_group; ///< whoever has it is no single person
} AttCodeRow;

/// Zero is an empty table.
typedef struct AttCodeTable {
  AttArena* arena;
  AttMap subjects;
  AttMap rows_by_notation;
  ATT_ARRAY(AttCodeRow) rows;
  AttView datatype; ///< IRI, of the codes as literals
  AttText
      leading; ///< "on|against|…": prepositions that lead to whom it is done
  AttMap events; ///< code of an event to an index into event_classes
  ATT_ARRAY(AttView) event_classes;
} AttCodeTable;

/// Read the table: att:noun gives words of `leading`; subjects with
/// skos:notation and att:reads. A notation with a datatype is a code; without
/// one it is a word for a kind of actor: "country", "dated", "other", or
/// "collective" beside a code.
ATT_MUST_USE AttStatus att_code_table_read(AttCodeTable* table,
                                           const char* path,
                                           const AttLimits* limits,
                                           AttLog* log);

/// Read what classes of events the ontology gives codes (skos:notation with the
/// datatype of the table's codes).
ATT_MUST_USE AttStatus att_code_table_read_events(AttCodeTable* table,
                                                  const char* ontology,
                                                  const AttLimits* limits,
                                                  AttLog* log);

/// The class of the longest code that an event's code begins with, two digits
/// at least; empty where there is none.
AttView att_code_event_class(const AttCodeTable* table, AttView code);

void att_code_table_clear(AttCodeTable* table);

/// The class that a code stands for: of its first triplet where the table has
/// it, else of the second; a country alone is "country", the rest "other".
AttView att_code_class(const AttCodeTable* table, AttView code);

/// Likewise of an agent, whose code has no country: "GOV", "GOVMED".
AttView att_code_agent_class(const AttCodeTable* table, AttView code);

/// The class of "dated".
AttView att_code_dated_class(const AttCodeTable* table);

/// Is the first triplet a country, as far as the table tells?
bool att_code_has_country(const AttCodeTable* table, AttView code);

/// Is what has this code a group, as far as the table tells?
bool att_code_is_group(const AttCodeTable* table, AttView code);

/// True for three capitals or dashes and more capitals or digits.
bool att_code_is_valid(AttView code);

#endif
