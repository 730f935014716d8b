// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// JSON Lines by jansson, which checks the UTF-8 of strings itself.

#include "document/jsonl.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

enum Field { ID, TEXT, DATE, TITLE, SOURCE, FIELDS };

static const char* const names[FIELDS] = {
    "id", "text", "date", "title", "source"};

static AttStatus
wrong(AttLog* log, const char* name, const char* field, const char* what)
{
  att_report_plain(log, ATT_ERROR, name, "\"%s\" %s", field, what);
  return ATT_ERR_SYNTAX;
}

/// Append one member's value to the buffer; absent and null are empty.
static AttStatus
append_field(const json_t* object,
             enum Field field,
             const char* name,
             AttLog* log,
             AttText* buffer)
{
  const json_t* value = json_object_get(object, names[field]);
  if (field == TEXT && !json_is_string(value)) {
    return wrong(log, name, "text", "is missing or not a string");
  }
  if (json_is_string(value)) {
    att_text_append(
        buffer, (AttView){json_string_value(value), json_string_length(value)});
  } else if (json_is_integer(value)) {
    att_text_format(buffer, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
  } else if (field == ID && value && !json_is_null(value)) {
    return wrong(log, name, "id", "is not a string or an integer");
  } // an optional member of another type says nothing to us
  if (field == ID && !buffer->size) {
    att_text_append_string(buffer, name);
  }
  return att_text_status(buffer);
}

static AttStatus
read_fields(const json_t* object,
            const char* name,
            AttLog* log,
            AttJsonRecord* out)
{
  size_t ends[FIELDS] = {0};
  for (int i = 0; i < FIELDS; ++i) {
    ATT_TRY(append_field(object, (enum Field)i, name, log, &out->buffer));
    ends[i] = out->buffer.size;
  }
  const AttView all = att_text_view(&out->buffer);
  AttView fields[FIELDS];
  for (int i = 0; i < FIELDS; ++i) {
    fields[i] = att_view_slice(all, i ? ends[i - 1] : 0, ends[i]);
  }
  out->record = (AttRecord){.format = ATT_FORMAT_TEXT,
                            .id = fields[ID],
                            .text = fields[TEXT],
                            .date = fields[DATE],
                            .title = fields[TITLE],
                            .source = fields[SOURCE]};
  return ATT_OK;
}

AttStatus
att_jsonl_read(AttView line, const char* name, AttLog* log, AttJsonRecord* out)
{
  json_error_t error;
  att_text_reset(&out->buffer);
  json_t* object = json_loadb(line.at, line.size, 0, &error);
  if (!object) {
    if (json_error_code(&error) == json_error_out_of_memory) {
      return ATT_ERR_MEMORY;
    }
    att_report_plain(log,
                     ATT_ERROR,
                     name,
                     "not JSON at column %d: %s",
                     error.column,
                     error.text);
    return ATT_ERR_SYNTAX;
  }
  AttStatus status = ATT_ERR_SYNTAX;
  if (json_is_object(object)) {
    status = read_fields(object, name, log, out);
  } else {
    att_report_plain(log, ATT_ERROR, name, "expected a JSON object");
  }
  json_decref(object);
  return status;
}
