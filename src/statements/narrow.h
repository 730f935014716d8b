// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The class that an event has by what it is about. Private to statements/.
// In: statements with their topics. Out: the same, some of a narrower class.
//
//   "Chad demanded that Togo free Smith."  a request, of a release: the class
//                                          that an event block with "of
//                                          att:Release" is about

#ifndef ATT_STATEMENTS_NARROW_H
#define ATT_STATEMENTS_NARROW_H

#include "statements/statements.h"

/// Give events the class that the rules have for what they are about.
void att_narrow_by_topic(const AttRules* rules,
                         const AttOntology* ontology,
                         AttStatement* statements,
                         size_t count);

/// Is a deed of a block one that a statement tells, whatever its polarity?
/// NULL is a deed that no line reads.
bool att_narrow_covers(const AttOntology* ontology,
                       const AttDeed* deed,
                       const AttStatement* statement);

/// The narrower of two deeds that cover the same statement; `b` may be NULL.
bool att_narrow_is_closer(const AttOntology* ontology,
                          const AttDeed* a,
                          const AttDeed* b);

#endif
