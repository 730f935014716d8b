// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The rule compiler's questions about English, answered by the model.

#ifndef ATT_PIPELINE_VOCABULARY_H
#define ATT_PIPELINE_VOCABULARY_H

#include "english/model.h"
#include "rules/vocabulary.h"

/// The vocabulary of a model; valid as long as the model.
AttVocabulary att_vocabulary_of(AttModel* model);

#endif
