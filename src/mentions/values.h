// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Values that a text states: times, quantities, money, and its citations.
// In: compiled patterns (from rules/: "regex time /…/ = template"), sentences.
// Out: spans with their values.
//
//   /(?<day>\d{1,2}) (?<month>@month) (?<year>\d{4})/
//     = {year}-{month@month}-{day}
//   "15 August 2021" -> 2021-08-15

#ifndef ATT_MENTIONS_VALUES_H
#define ATT_MENTIONS_VALUES_H

#include "base/matcher.h"
#include "document/document.h"
#include "term/value.h"

/// What pipeline/ hands over of the compiled rules; read-only.
typedef struct AttValueRules {
  const AttValuePattern* patterns; ///< the order of the rules
  size_t pattern_count;
  const AttValueList* lists;
  size_t list_count;
} AttValueRules;

/// A time expression with its value.
typedef struct AttTimeMention {
  AttSpan tokens; ///< of the document
  /// EDTF: "2021-08-15", "2021/..", "199X", "2024~"; empty where the text gives
  /// nothing to count "last month" from
  AttView edtf;
} AttTimeMention;

/// A quantity, a sum of money or a citation.
typedef struct AttValue {
  AttSpan tokens; ///< of the document
  AttValueKind kind;
  AttView text;         ///< the normal form: "30..", "40000000 USD"
  AttView stated;       ///< the words of the document: "at least 30"
  AttQuantity quantity; ///< of QUANTITY and MONEY
} AttValue;

/// All values of a document; lives in its arena. Both tables are ordered by
/// first token.
typedef struct AttValues {
  const AttTimeMention* times;
  size_t time_count;
  const AttValue* values;
  size_t value_count;
} AttValues;

/// Find the values of the sentences that have a tree. Of those that share a
/// token the longest stays, then the first, then the one whose pattern stands
/// first; of the same words a quantity is the last. A match that gives no valid
/// value is none. Relative times count from the document's date and from what
/// was told within three sentences before them.
ATT_MUST_USE AttStatus att_values_find(const AttValueRules* rules,
                                       AttMatcher* matcher,
                                       AttDocument* document,
                                       AttValues* values);

/// Bring the words of each number together in the tree of its sentence, and
/// under the noun that they count: the parser takes "up to 40" and "no fewer
/// than 12" apart.
void att_values_join(AttDocument* document, const AttValues* values);

#endif
