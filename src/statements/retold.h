// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One fact, told once: a relation that a noun tells where its verb tells a deed
// of the same two. Private to statements/.
// In: the statements of a sentence, before topics are linked. Out: fewer.
//
//   "Kenya voiced support for Chad."    a deed of Kenya; no relation besides
//   "Kenya's support for Chad grew."    a relation

#ifndef ATT_STATEMENTS_RETOLD_H
#define ATT_STATEMENTS_RETOLD_H

#include "statements/statements.h"

/// Drop relations whose noun is the object of a verb that tells an event of a
/// class with the trait Telling, done by the one end to the other and as true;
/// how many stay.
size_t att_retold_drop(const AttOntology* ontology,
                       const AttReadSentence* read,
                       AttStatement* statements,
                       size_t count);

#endif
