// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tag and parse sentences.
// In: tokens with forms. Out: lemma, upos, xpos, head and relation in them.

#ifndef ATT_ENGLISH_ENGLISH_H
#define ATT_ENGLISH_ENGLISH_H

#include "document/document.h"
#include "english/model.h"

/// The working memory of one thread over a shared model.
typedef struct AttEnglish AttEnglish;

ATT_MUST_USE AttStatus att_english_new(const AttModel* model,
                                       AttEnglish** english);

void att_english_free(AttEnglish* english);

/// Fill lemma, upos and xpos of `count` tokens. Lemmas live in `arena` or in
/// the model.
ATT_MUST_USE AttStatus att_english_tag(AttEnglish* english,
                                       AttArena* arena,
                                       AttToken* tokens,
                                       size_t count);

/// Fill head and relation of tagged tokens: one tree with one root.
ATT_MUST_USE AttStatus att_english_parse(AttEnglish* english,
                                         AttToken* tokens,
                                         size_t count);

/// Bring a sentence to a tree, doing only what its `analysed` lacks.
ATT_MUST_USE AttStatus att_english_analyse(AttEnglish* english,
                                           AttDocument* document,
                                           AttSentence* sentence);

#endif
