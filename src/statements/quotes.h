// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Quotations of a document and who says them, over sentences. Private to
// statements/.
// In: tokens, the verbs of saying of each sentence. Out: the speakers of
// statements inside quotation marks.
//
//   "Iran attacked Iraq," Oman said.       the tree knows: said governs
//   attacked "In May it also attacked Chad."        a sentence that goes on
//   with the
//                                          quotation before: Oman again
//   Putin put it by saying: "Russia …"     no clause of the verb: the quotation
//                                          beside it

#ifndef ATT_STATEMENTS_QUOTES_H
#define ATT_STATEMENTS_QUOTES_H

#include "statements/speech.h"

typedef struct AttQuotes AttQuotes;

/// Find the quotation marks of a document that belong together. Lives in the
/// document's arena.
ATT_MUST_USE AttStatus att_quotes_new(const AttDocument* document,
                                      AttQuotes** quotes);

/// Note who says the quotations of a sentence.
void att_quotes_add(AttQuotes* quotes,
                    const AttRules* rules,
                    const AttOntology* ontology,
                    const AttReadSentence* read);

/// How many there are.
size_t att_quotes_count(const AttQuotes* quotes);

/// Let whole sentences in quotation marks go on with the quotation of the
/// sentence before; once all sentences are noted.
void att_quotes_pass_on(AttQuotes* quotes);

/// Who says the innermost quotation around a token of the document; false where
/// it stands in none, or nobody known says it.
bool
att_quotes_voices(const AttQuotes* quotes, uint32_t token, AttVoices* voices);

/// Give statements inside quotations their speaker where the sentence itself
/// gave none; the words of somebody unknown are only possible.
ATT_MUST_USE AttStatus att_quotes_finish(AttQuotes* quotes,
                                         AttStatement* statements,
                                         size_t count);

#endif
