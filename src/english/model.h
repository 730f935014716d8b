// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The trained English model: one memory-mapped file, immutable, shared by all
// threads; and the lexical questions it answers.
// In: a path. Out: AttModel; lemmas and word knowledge.

#ifndef ATT_ENGLISH_MODEL_H
#define ATT_ENGLISH_MODEL_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "document/grammar.h"

typedef struct AttModel AttModel;

/// Map a model file. Magic, version, size and checksum are checked: a damaged
/// file or one of another version is reported and gives ATT_ERR_VERSION.
ATT_MUST_USE AttStatus att_model_open(const char* path,
                                      AttLog* log,
                                      AttModel** model);

void att_model_free(AttModel* model);

/// Hex digest that names the model's content, for the description of a run.
const char* att_model_digest(const AttModel* model);

/// Lemmatise a word under its tags: table of exceptions, then suffix rules
/// learnt from the treebank. XPOS NONE: any inflected form of `upos`. The view
/// lives in the model, in `arena`, or is `form` itself.
AttView att_model_lemma(const AttModel* model,
                        AttArena* arena,
                        AttView form,
                        AttUpos upos,
                        AttXpos xpos);

/// How often the lower-cased word bore the tag in training; 0 where never. A
/// word that was only listed for the lemmatiser counts once.
uint32_t att_model_frequency(const AttModel* model, AttView word, AttUpos upos);

/// Call `each` with every lower-cased word that bore the tag, in byte order.
void att_model_each_word(const AttModel* model,
                         AttUpos upos,
                         void (*each)(void* user, AttView word),
                         void* user);

#endif
