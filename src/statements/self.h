// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whom "we", "I" and "our" stand for: who says the quotation that they stand
// in. Private to statements/.
// In: the parsed sentences and mentions of a document. Out: quotations with
// their speakers; an antecedent for a token.

#ifndef ATT_STATEMENTS_SELF_H
#define ATT_STATEMENTS_SELF_H

#include "statements/quotes.h"
#include "statements/salience.h"

/// Find who says the quotations of a document. They live in its arena.
ATT_MUST_USE AttStatus att_self_hear(const AttRules* rules,
                                     const AttOntology* ontology,
                                     const AttDocument* document,
                                     const AttMentions* mentions,
                                     AttQuotes** quotes);

/// Who says the quotation around a token of the document; nobody (count 0)
/// outside of quotations, and where nobody known says it.
AttAntecedent att_self_speaker(const AttQuotes* quotes,
                               const AttDocument* document,
                               const AttMentions* mentions,
                               uint32_t token);

#endif
