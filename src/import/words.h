// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Phrases of the dictionaries as patterns over words (rules/README.md,
// section 8).
// In: "HIT-AND-RUN_ATTACK", "al+zarqawi", "n:school reform". Out: the same
// words in a row, each in all its forms.

#ifndef ATT_IMPORT_WORDS_H
#define ATT_IMPORT_WORDS_H

#include "base/text.h"

/// Append the pattern. "_" and white space part words; "+" is a blank, a hyphen
/// or nothing; "n:", "v:" and "m:" ask for the forms of a word, which a pattern
/// gives anyway. NULL, or why no pattern can say it.
const char* att_words_pattern(AttView phrase, AttText* out);

#endif
