// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// JSON values as views and back, for messages of the language server.
// In: jansson values that a client sent. Out: plain values; what is missing or
// of another type is empty.

#ifndef ATT_LSP_JSON_H
#define ATT_LSP_JSON_H

#include "base/text.h"

#include <jansson.h>

/// A member's text; empty where it is no string.
static inline AttView
att_json_text(const json_t* object, const char* member)
{
  const json_t* value = json_object_get(object, member);
  return json_is_string(value)
             ? (AttView){json_string_value(value), json_string_length(value)}
             : (AttView){"", 0};
}

/// A member that counts: negative and other values give 0.
static inline size_t
att_json_count(const json_t* object, const char* member)
{
  const json_t* value = json_object_get(object, member);
  return json_is_integer(value) && json_integer_value(value) > 0
             ? (size_t)json_integer_value(value)
             : 0;
}

/// A new string; empty where the bytes are not UTF-8.
static inline json_t*
att_json_string(AttView text)
{
  json_t* value = json_stringn(text.at ? text.at : "", text.size);
  return value ? value : json_string("");
}

#endif
