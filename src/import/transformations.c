// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Who is who decides the shape: whoever wants it does it himself, or somebody
// else does.

#include "import/transformations.h"

static bool
is_mark(AttView term, char mark)
{
  return term.size == 1 && *term.at == mark;
}

bool
att_transformation_is_identity(const AttImportedTransformation* t)
{
  return is_mark(t->code, 'Q') && att_view_equal(t->source, t->new_source) &&
         att_view_equal(t->target, t->new_target);
}

const char*
att_transformation_write(const AttImportedTransformation* t,
                         AttView inner,
                         AttView outer,
                         AttText sentences[ATT_IMPORT_MOST_SENTENCES])
{
  if (!att_view_equal(t->outer, t->new_source)) {
    return "somebody other than who says or wants it acts";
  }
  if (is_mark(t->source, '_') && att_view_equal(t->target, t->new_target)) {
    att_text_format(&sentences[0],
                    "path(@%.*s[VERB], AGENT = >nsubj, TARGET = >xcomp @%.*s "
                    ">obj)",
                    ATT_VIEW_ARG(outer),
                    ATT_VIEW_ARG(inner));
    return NULL;
  }
  if (att_view_equal(t->source, t->new_target) && is_mark(t->target, '.')) {
    att_text_format(&sentences[0],
                    "AGENT @%.*s that TARGET @%.*s",
                    ATT_VIEW_ARG(outer),
                    ATT_VIEW_ARG(inner));
    att_text_format(&sentences[1],
                    "AGENT @%.*s TARGET to @%.*s",
                    ATT_VIEW_ARG(outer),
                    ATT_VIEW_ARG(inner));
    return NULL;
  }
  return "one who is named in both clauses";
}
