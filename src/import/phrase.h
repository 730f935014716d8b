// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Phrases of the dictionaries, which are in capitals, as a text writes them.
// In: "BANK_OF_UTOPIA_(BOU)_". Out: "Bank of Utopia" and "BOU".

#ifndef ATT_IMPORT_PHRASE_H
#define ATT_IMPORT_PHRASE_H

#include "base/text.h"
#include "rules/vocabulary.h"

/// Append the words of a phrase, lower case, one blank between two.
void att_phrase_words(AttView phrase, AttText* out);

/// Append the phrase as a name: words capitalised, but function words that are
/// not the first. A name of one word that would be a function word, or has no
/// vowel, keeps its capitals, so that it is found in capitals alone. What
/// stands in parentheses is left out; with `acronym` it is appended there.
void att_phrase_name(AttView phrase,
                     const AttVocabulary* vocabulary,
                     AttText* out,
                     AttText* acronym);

/// Is a lower-case word more often a function word than a name?
bool att_phrase_is_function(const AttVocabulary* vocabulary, AttView word);

#endif
