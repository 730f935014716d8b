// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Queries as JSON.

#include "serve/catalogue.h"

#include <jansson.h>
#include <stdlib.h>

static json_t*
text_of(AttView view)
{
  return json_stringn(view.at, view.size);
}

static json_t*
object_of(const AttQuestion* question)
{
  return json_pack("{s:o*, s:o*, s:o*, s:o*}",
                   "name",
                   text_of(question->name),
                   "title",
                   text_of(question->title),
                   "purpose",
                   text_of(question->purpose),
                   "text",
                   text_of(question->text));
}

AttStatus
att_catalogue_write(const AttQuestions* questions, AttText* out)
{
  json_t* list = json_array();
  for (size_t i = 0; i < questions->items.size; ++i) {
    json_array_append_new(list, object_of(&questions->items.at[i]));
  }
  char* text = json_dumps(list, JSON_INDENT(1));
  json_decref(list);
  if (!text) {
    return ATT_ERR_MEMORY;
  }
  att_text_append_string(out, text);
  free(text); // jansson's own
  return att_text_status(out);
}
