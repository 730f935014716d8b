// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Finding citations in running text: "(Khan, 2021)", "[12]", "policy.12 The",
// and names of media in brackets. They are cut out of the normalised text, so
// that they neither break sentences nor are read as facts.

#ifndef ATT_DOCUMENT_CITATIONS_H
#define ATT_DOCUMENT_CITATIONS_H

#include "base/array.h"
#include "base/map.h"

/// What the document as a whole shows about its citations.
typedef struct AttCitations {
  size_t certain;   ///< citations that are clear by themselves
  bool listed;      ///< it has a reference list
  AttMap bracketed; ///< names in brackets where a clause ends; see .c
} AttCitations;

typedef ATT_ARRAY(AttSpan) AttCuts;

void att_citations_clear(AttCitations* citations);

/// Look at one paragraph's normalised text.
ATT_MUST_USE AttStatus att_citations_survey(AttCitations* citations,
                                            AttView paragraph);

/// When all paragraphs were seen: decide about names in brackets.
void att_citations_settle(AttCitations* citations, AttView text);

/// Append the ranges of a paragraph (bytes, relative to it) to cut out.
ATT_MUST_USE AttStatus att_citations_find(const AttCitations* citations,
                                          AttView paragraph,
                                          AttCuts* cuts);

#endif
