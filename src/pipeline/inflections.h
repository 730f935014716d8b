// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The inflected forms of lemmas, as the English model has seen them.
// In: a model. Out: for a lemma, its other forms.

#ifndef ATT_PIPELINE_INFLECTIONS_H
#define ATT_PIPELINE_INFLECTIONS_H

#include "base/array.h"
#include "base/map.h"
#include "base/text.h"
#include "english/model.h"

typedef struct AttInflection {
  AttView word;
  uint32_t next; ///< 1 + index of the next form of the lemma, or 0
} AttInflection;

/// Words of one part of speech by their lemma.
typedef struct AttInflections {
  AttArena* arena;
  AttMap lemmas; ///< to 1 + index of the last form found
  ATT_ARRAY(AttInflection) forms;
} AttInflections;

/// Lemmatise every word that the model knows as `upos`. Clear it whatever the
/// status.
ATT_MUST_USE AttStatus att_inflections_init(AttInflections* inflections,
                                            const AttModel* model,
                                            AttUpos upos);

void att_inflections_clear(AttInflections* inflections);

/// Append " (accused, accuses, accusing)": the forms besides the lemma itself,
/// in byte order; nothing where there are none.
void att_inflections_append(const AttInflections* inflections,
                            AttView lemma,
                            AttText* out);

#endif
