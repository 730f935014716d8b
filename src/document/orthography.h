// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Questions to the closed lists of English orthography (the .def tables).

#ifndef ATT_DOCUMENT_ORTHOGRAPHY_H
#define ATT_DOCUMENT_ORTHOGRAPHY_H

#include "base/view.h"

typedef enum AttAbbreviation {
  ATT_ABBREVIATION_NOT,
  ATT_ABBREVIATION_TITLE,
  ATT_ABBREVIATION_NUMBER,
  ATT_ABBREVIATION_WITHIN,
  ATT_ABBREVIATION_WORD,
  ATT_ABBREVIATION_LAST,
  ATT_ABBREVIATION_LETTERS, ///< "U.S", "T": initials and letter words
} AttAbbreviation;

typedef enum AttSection {
  ATT_SECTION_NOT,
  ATT_SECTION_OPENING,
  ATT_SECTION_BODY,
  ATT_SECTION_FRONT,
  ATT_SECTION_REFERENCES,
  ATT_SECTION_BACK,
} AttSection;

/// Write `view` with ASCII letters in lower case to `lower`, which has room.
void att_lower_ascii(AttView view, char* lower);

/// What a full stop behind the word makes of it.
AttAbbreviation att_orthography_abbreviation(AttView word);

/// The kind of section that a heading's text names, numbering and a colon
/// aside; `*used` (may be NULL) is how many bytes the name takes with them.
AttSection att_orthography_section(AttView heading, size_t* used);

/// Where a contraction without an apostrophe is cut, or 0.
size_t att_orthography_contraction(AttView word);

bool att_orthography_is_clitic(AttView letters);
bool att_orthography_is_prefix(AttView word);
bool att_orthography_keeps_hyphen(AttView word);
bool att_orthography_is_suspender(AttView word);
bool att_orthography_is_unit(AttView word);
bool att_orthography_is_starter(AttView word);
bool att_orthography_is_citing(AttView word);
bool att_orthography_is_month(AttView word);

#endif
