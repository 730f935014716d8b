// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Times in the order in which a document tells them: what "two days later" and
// "on Friday" come to. Private to mentions/.
// In: times of one sentence in their normal form, the tree. Out: their EDTF.

#ifndef ATT_MENTIONS_TELLING_H
#define ATT_MENTIONS_TELLING_H

#include "mentions/values.h"

/// The last time told; zero before the first.
typedef struct AttTelling {
  /// Lemmas of verbs whose infinitive is of their own time ("failed to"); may
  /// be NULL.
  const AttValueList* implicative;
  AttView told;    ///< EDTF, or empty
  size_t sentence; ///< of the document, where it was told
  bool is_ahead;   ///< told as ahead: "would leave by 11 September"
} AttTelling;

/// Give the times of a sentence, in the order of the text, their EDTF in place
/// of the normal form: empty where it cannot be told. Each becomes what the
/// next ones count from, but what is told as ahead does not take the place of
/// what was told as the past: "the same day" is that of the telling. The
/// sentence must have a tree.
ATT_MUST_USE AttStatus att_telling_read(AttTelling* telling,
                                        const AttDocument* document,
                                        size_t sentence,
                                        AttTimeMention* times,
                                        size_t count);

/// Note a time, if it is one that others may count from: a date, a month, a
/// year, or a stretch with both ends.
void att_telling_note(AttTelling* telling, size_t sentence, AttView edtf);

/// True where a time must be known that was told in front of the sentence.
bool att_telling_asks(const AttTimeMention* times, size_t count);

/// First sentence whose times still count in `sentence`.
size_t att_telling_reach(size_t sentence);

#endif
