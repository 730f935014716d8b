// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The queries that lie in a folder, each with its title and what it is for.
// In: files *.rq that open with "# title:" and "# for:". Out: a list by name.

#ifndef ATT_GRAPH_QUESTIONS_H
#define ATT_GRAPH_QUESTIONS_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diagnostic.h"
#include "base/limits.h"

/// Views into the arena of the list; `name` is the file's without ".rq".
typedef struct AttQuestion {
  AttView name;
  AttView title;
  AttView purpose; ///< one line
  AttView text;    ///< the whole file
} AttQuestion;

/// Zero is an empty list.
typedef struct AttQuestions {
  AttArena* arena;
  ATT_ARRAY(AttQuestion) items; ///< in the order of their names
} AttQuestions;

/// Read every query below `folder`; one without title or purpose is reported:
/// ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_questions_read(const char* folder,
                                          const AttLimits* limits,
                                          AttLog* log,
                                          AttQuestions* questions);

void att_questions_clear(AttQuestions* questions);

/// The query of a name, of the number before its first "-", or of its name
/// without that number ("04-attacks", "04", "attacks"); NULL where none is.
const AttQuestion* att_questions_find(const AttQuestions* questions,
                                      AttView name);

#endif
