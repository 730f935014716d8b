// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Texts that an editor owns, and the URIs it calls them by (RFC 3986, RFC
// 8089).

#include "lsp/documents.h"

#include "base/file.h"

#include <string.h>

#define FILE_SCHEME "file://"

static void
free_document(AttOpenDocument* document)
{
  att_text_clear(&document->uri);
  att_text_clear(&document->path);
  att_text_clear(&document->text);
  att_free(document);
}

void
att_documents_clear(AttDocuments* documents)
{
  for (size_t i = 0; i < documents->open.size; ++i) {
    free_document(documents->open.at[i]);
  }
  ATT_ARRAY_CLEAR(&documents->open);
}

AttOpenDocument*
att_documents_find(const AttDocuments* documents, AttView uri)
{
  for (size_t i = 0; i < documents->open.size; ++i) {
    AttOpenDocument* one = documents->open.at[i];
    if (att_view_equal(att_text_view(&one->uri), uri)) {
      return one;
    }
  }
  return NULL;
}

const AttOpenDocument*
att_documents_find_path(const AttDocuments* documents, AttView path)
{
  for (size_t i = 0; i < documents->open.size; ++i) {
    const AttOpenDocument* one = documents->open.at[i];
    if (att_view_equal(att_text_view(&one->path), path)) {
      return one;
    }
  }
  return NULL;
}

static AttStatus
set_text(AttText* text, AttView value)
{
  att_text_reset(text);
  att_text_append(text, value);
  return att_text_status(text);
}

AttStatus
att_documents_open(AttDocuments* documents,
                   AttView uri,
                   AttView text,
                   json_int_t version)
{
  AttOpenDocument* document = att_documents_find(documents, uri);
  if (!document) {
    document = att_calloc(1, sizeof *document);
    if (!document) {
      return ATT_ERR_MEMORY;
    }
    AttStatus status = set_text(&document->uri, uri);
    att_uri_to_path(uri, &document->path);
    if (status == ATT_OK) {
      status = att_text_status(&document->path);
    }
    if (status == ATT_OK) {
      status = ATT_PUSH(&documents->open, document);
    }
    if (status != ATT_OK) {
      free_document(document);
      return status;
    }
  }
  document->version = version;
  return set_text(&document->text, text);
}

static AttStatus
replace(AttText* text, AttSpan span, AttView with)
{
  AttText changed = {0};
  const AttView now = att_text_view(text);
  if (span.end < span.begin) {
    span.end = span.begin;
  }
  att_text_append(&changed, att_view_slice(now, 0, span.begin));
  att_text_append(&changed, with);
  att_text_append(&changed, att_view_slice(now, span.end, now.size));
  const AttStatus status = att_text_status(&changed);
  if (status != ATT_OK) {
    att_text_clear(&changed);
    return status;
  }
  att_text_clear(text);
  *text = changed;
  return ATT_OK;
}

AttStatus
att_documents_change(AttOpenDocument* document,
                     const json_t* changes,
                     AttPositionEncoding encoding)
{
  size_t index = 0;
  const json_t* change = NULL;
  json_array_foreach(changes, index, change)
  {
    const AttView with = att_json_text(change, "text");
    const json_t* range = json_object_get(change, "range");
    if (!json_is_object(range)) {
      ATT_TRY(set_text(&document->text, with));
      continue;
    }
    const AttView now = att_text_view(&document->text);
    const AttSpan span = {
        att_position_offset(now, encoding, json_object_get(range, "start")),
        att_position_offset(now, encoding, json_object_get(range, "end"))};
    ATT_TRY(replace(&document->text, span, with));
  }
  return ATT_OK;
}

void
att_documents_close(AttDocuments* documents, AttView uri)
{
  for (size_t i = 0; i < documents->open.size; ++i) {
    AttOpenDocument* one = documents->open.at[i];
    if (att_view_equal(att_text_view(&one->uri), uri)) {
      memmove(documents->open.at + i,
              documents->open.at + i + 1,
              (documents->open.size - i - 1) * sizeof one);
      --documents->open.size;
      free_document(one);
      return;
    }
  }
}

static int
hex_digit(char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

void
att_uri_to_path(AttView uri, AttText* path)
{
  if (!att_view_starts_with(uri, ATT_VIEW(FILE_SCHEME))) {
    att_text_append(path, uri);
    return;
  }
  AttText plain = {0};
  // An authority ("localhost") stands before the path.
  size_t at = sizeof FILE_SCHEME - 1;
  while (at < uri.size && uri.at[at] != '/') {
    ++at;
  }
  for (; at < uri.size; ++at) {
    const int high =
        uri.at[at] == '%' && at + 2 < uri.size ? hex_digit(uri.at[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(uri.at[at + 2]) : -1;
    const bool escaped = low >= 0 && high * 16 + low != 0;
    att_text_append_char(&plain,
                         escaped ? (char)(high * 16 + low) : uri.at[at]);
    at += escaped ? 2 : 0;
  }
  AttText real = {0};
  att_file_real_path(plain.at ? plain.at : "", &real);
  att_text_append(path, att_text_view(&real));
  att_text_clear(&real);
  att_text_clear(&plain);
}

/// unreserved and "/" stay (RFC 3986, section 2.3).
static bool
is_plain(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

void
att_uri_of_path(AttView path, AttText* uri)
{
  const char* colon = path.size ? memchr(path.at, ':', path.size) : NULL;
  const char* slash = path.size ? memchr(path.at, '/', path.size) : NULL;
  if (colon && (!slash || colon < slash)) {
    att_text_append(uri, path);
    return;
  }
  att_text_append_string(uri, FILE_SCHEME);
  for (size_t i = 0; i < path.size; ++i) {
    if (is_plain(path.at[i])) {
      att_text_append_char(uri, path.at[i]);
    } else {
      att_text_format(uri, "%%%02X", (unsigned)(unsigned char)path.at[i]);
    }
  }
}
