// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tokens as UD English EWT writes them, and sentences over tokens.

#ifndef ATT_DOCUMENT_TOKENS_H
#define ATT_DOCUMENT_TOKENS_H

#include "base/array.h"
#include "document/document.h"

typedef ATT_ARRAY(AttToken) AttTokens;
typedef ATT_ARRAY(AttSentence) AttSentences;

/// Append the tokens of a range of the normalised text (one paragraph). Forms
/// are views of `text`.

ATT_MUST_USE AttStatus att_tokenise(AttView text,
                                    AttSpan range,
                                    AttTokens* tokens);

/// Append the sentences of a paragraph's tokens, from `first` to the end; with
/// `one` it is a single one. Longer ones than `most` tokens are cut.
ATT_MUST_USE AttStatus att_split_sentences(const AttTokens* tokens,
                                           size_t first,
                                           uint32_t paragraph,
                                           bool one,
                                           size_t most,
                                           AttSentences* sentences);

#endif
