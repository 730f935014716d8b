// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A growable string whose failure is sticky.

#include "base/text.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
att_text_clear(AttText* text)
{
  att_free(text->at);
  *text = (AttText){0};
}

void
att_text_reset(AttText* text)
{
  text->size = 0;
  if (text->at) {
    text->at[0] = '\0';
  }
}

static bool
reserve(AttText* text, size_t more)
{
  if (text->broken || more > SIZE_MAX / 2 - text->size) {
    text->broken = true;
    return false;
  }
  const size_t wanted = text->size + more + 1;
  if (wanted <= text->capacity) {
    return true;
  }
  const size_t capacity = wanted + wanted / 2 + 32;
  char* grown = att_realloc(text->at, capacity);
  if (!grown) {
    text->broken = true;
    return false;
  }
  text->at = grown;
  text->capacity = capacity;
  return true;
}

void
att_text_cut(AttText* text, size_t size)
{
  if (size < text->size) {
    text->size = size;
    text->at[size] = '\0';
  }
}

void
att_text_append(AttText* text, AttView view)
{
  if (reserve(text, view.size)) {
    if (view.size) {
      memcpy(text->at + text->size, view.at, view.size);
    }
    text->size += view.size;
    text->at[text->size] = '\0';
  }
}

void
att_text_append_string(AttText* text, const char* string)
{
  att_text_append(text, att_view(string));
}

void
att_text_append_char(AttText* text, char c)
{
  att_text_append(text, (AttView){&c, 1});
}

void
att_text_append_code(AttText* text, uint32_t code)
{
  char bytes[4];
  att_text_append(text, (AttView){bytes, att_utf8_encode(code, bytes)});
}

void
att_text_format(AttText* text, const char* format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  const int size = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (size < 0 || !reserve(text, (size_t)size)) {
    text->broken = true;
    return;
  }
  va_start(arguments, format);
  vsnprintf(text->at + text->size, (size_t)size + 1, format, arguments);
  va_end(arguments);
  text->size += (size_t)size;
}

AttView
att_text_view(const AttText* text)
{
  return (AttView){text->at ? text->at : "", text->size};
}

AttStatus
att_text_status(const AttText* text)
{
  return text->broken ? ATT_ERR_MEMORY : ATT_OK;
}
