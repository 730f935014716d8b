// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Matching documents with sources.

#include "report/texts.h"

#include "base/utf8.h"
#include "document/reader.h"

static AttView
file_name(AttView path)
{
  size_t at = path.size;
  while (at > 0 && path.at[at - 1] != '/') {
    --at;
  }
  return att_view_slice(path, at, path.size);
}

/// The source that a document is: of its identifier, or the only one of its
/// file name; NULL where there is none.
static AttPageSource*
find_source(AttPage* page, AttView id)
{
  AttPageSource* found = NULL;
  size_t count = 0;
  for (size_t i = 0; i < page->sources.size; ++i) {
    AttPageSource* source = &page->sources.at[i];
    if (att_view_equal(source->name, id)) {
      return source;
    }
    if (att_view_equal(file_name(source->name), file_name(id))) {
      found = source;
      ++count;
    }
  }
  return count == 1 ? found : NULL;
}

/// Where each code point begins, in bytes, and the end; NULL: no memory.
static uint32_t*
list_codes(AttView text, size_t* count)
{
  uint32_t* starts = att_calloc(text.size + 1, sizeof *starts);
  *count = 0;
  for (size_t at = 0; starts && at < text.size;) {
    uint32_t code = 0;
    const size_t size =
        att_utf8_decode(att_view_slice(text, at, text.size), &code);
    starts[(*count)++] = (uint32_t)at;
    at += size ? size : 1;
  }
  if (starts) {
    starts[*count] = (uint32_t)text.size;
  }
  return starts;
}

/// The passages of each source as chains of rows.
typedef struct Chains {
  AttPageRows first; ///< by source, or ATT_NO_ROW
  AttPageRows next;  ///< by passage, or ATT_NO_ROW
} Chains;

static AttStatus
chain(const AttPage* page, Chains* chains)
{
  for (size_t i = 0; i < page->sources.size; ++i) {
    ATT_TRY(ATT_PUSH(&chains->first, ATT_NO_ROW));
  }
  for (uint32_t i = 0; i < page->passages.size; ++i) {
    const uint32_t source = page->passages.at[i].source;
    const bool has_source = source != ATT_NO_ROW;
    ATT_TRY(ATT_PUSH(&chains->next,
                     has_source ? chains->first.at[source] : ATT_NO_ROW));
    if (has_source) {
      chains->first.at[source] = i;
    }
  }
  return ATT_OK;
}

/// Do all passages of a source stand in the text where they should?
static AttStatus
check_passages(const AttPage* page,
               const Chains* chains,
               uint32_t source,
               AttView text,
               bool* fits)
{
  size_t count = 0;
  uint32_t* starts = list_codes(text, &count);
  if (!starts) {
    return ATT_ERR_MEMORY;
  }
  *fits = true;
  for (uint32_t i = chains->first.at[source]; i != ATT_NO_ROW && *fits;
       i = chains->next.at[i]) {
    const AttPagePassage* passage = &page->passages.at[i];
    const AttSpan span = passage->span;
    *fits = span.begin <= span.end && span.end <= count &&
            att_view_equal(
                att_view_slice(text, starts[span.begin], starts[span.end]),
                passage->exact);
  }
  att_free(starts);
  return ATT_OK;
}

static void
warn(AttLog* log, AttView id, const char* what)
{
  att_report_plain(log, ATT_WARNING, NULL, "%.*s: %s", ATT_VIEW_ARG(id), what);
}

static AttStatus
take_record(AttPage* page,
            const Chains* chains,
            const AttRecord* record,
            AttArena* arena,
            AttLog* log)
{
  AttPageSource* source = find_source(page, record->id);
  if (!source) {
    warn(log, record->id, "the graph states nothing from this document");
    return ATT_OK;
  }
  bool fits = false;
  ATT_TRY(check_passages(page,
                         chains,
                         (uint32_t)(source - page->sources.at),
                         record->text,
                         &fits));
  if (!fits) {
    warn(log,
         record->id,
         "the passages of the graph do not stand in this text; left out");
    return ATT_OK;
  }
  source->text = att_arena_copy(arena, record->text);
  return source->text.at ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_texts_read(AttPage* page,
               const char* const* paths,
               size_t path_count,
               AttArena* arena,
               const AttLimits* limits,
               AttLog* log)
{
  AttReader* reader = NULL;
  ATT_TRY(
      att_reader_new(paths, path_count, ATT_FORMAT_AUTO, limits, log, &reader));
  Chains chains = {0};
  AttStatus status = chain(page, &chains);
  size_t failed = 0;
  for (bool got = true; status == ATT_OK && got;) {
    AttRecord record;
    status = att_reader_next(reader, &record, &got, &failed);
    if (status == ATT_OK && got) {
      status = take_record(page, &chains, &record, arena, log);
    }
  }
  ATT_ARRAY_CLEAR(&chains.first);
  ATT_ARRAY_CLEAR(&chains.next);
  att_reader_free(reader);
  return status == ATT_OK && failed ? ATT_ERR_IO : status;
}
