// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The shipped queries for the page. Private to serve/.
// In: a list of queries. Out: JSON.

#ifndef ATT_SERVE_CATALOGUE_H
#define ATT_SERVE_CATALOGUE_H

#include "base/text.h"
#include "graph/questions.h"

/// Write [{"name", "title", "purpose", "text"}, …].
ATT_MUST_USE AttStatus att_catalogue_write(const AttQuestions* questions,
                                           AttText* out);

#endif
