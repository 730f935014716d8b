// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Transformations of verb dictionaries: an event told below another verb is an
// event of another kind.
// In: "~ a (b . ATTACK) SAY = a b 112". Out: sentences of that event's class.
//
//   AGENT @verb_say that TARGET @verbs_12
//   AGENT @verb_say TARGET to @verbs_12

#ifndef ATT_IMPORT_TRANSFORMATIONS_H
#define ATT_IMPORT_TRANSFORMATIONS_H

#include "import/verbs.h"

/// Most sentences that one transformation becomes.
#define ATT_IMPORT_MOST_SENTENCES 2u

/// Is the event left as it is? The rules of English read it so anyway.
bool att_transformation_is_identity(const AttImportedTransformation* t);

/// Write the sentences, `inner` and `outer` being the lists of the two verbs.
/// NULL, or why no sentence can say it. Unused texts stay empty.
const char*
att_transformation_write(const AttImportedTransformation* t,
                         AttView inner,
                         AttView outer,
                         AttText sentences[ATT_IMPORT_MOST_SENTENCES]);

#endif
