// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Text of PDF files.

#ifndef ATT_DOCUMENT_PDF_H
#define ATT_DOCUMENT_PDF_H

#include "base/diagnostic.h"

/// Append the text of all pages, a form feed behind each. What is wrong with
/// the file is reported under `name`: ATT_ERR_SYNTAX, ATT_ERR_LIMIT.
ATT_MUST_USE AttStatus att_pdf_text(
    AttView pdf, size_t most, const char* name, AttText* text, AttLog* log);

#endif
