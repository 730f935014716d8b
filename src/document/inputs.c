// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Finding input files and telling their formats.

#include "document/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
  const char* name; // on the command line
  AttFormat format;
} format_names[] = {
    {"auto", ATT_FORMAT_AUTO},
    {"text", ATT_FORMAT_TEXT},
    {"markdown", ATT_FORMAT_MARKDOWN},
    {"html", ATT_FORMAT_HTML},
    {"jsonl", ATT_FORMAT_JSONL},
    {"conllu", ATT_FORMAT_CONLLU},
    {"pdf", ATT_FORMAT_PDF},
};

static const struct {
  const char* ending;
  AttFormat format;
} endings[] = {
    {".txt", ATT_FORMAT_TEXT},
    {".text", ATT_FORMAT_TEXT},
    {".md", ATT_FORMAT_MARKDOWN},
    {".markdown", ATT_FORMAT_MARKDOWN},
    {".html", ATT_FORMAT_HTML},
    {".htm", ATT_FORMAT_HTML},
    {".jsonl", ATT_FORMAT_JSONL},
    {".ndjson", ATT_FORMAT_JSONL},
    {".conllu", ATT_FORMAT_CONLLU},
    {".conll", ATT_FORMAT_CONLLU},
    {".pdf", ATT_FORMAT_PDF},
};

bool
att_format_find(AttView name, AttFormat* format)
{
  for (size_t i = 0; i < sizeof format_names / sizeof format_names[0]; ++i) {
    if (att_view_equal(name, att_view(format_names[i].name))) {
      *format = format_names[i].format;
      return true;
    }
  }
  return false;
}

AttFormat
att_format_of_path(const char* path)
{
  const AttView whole = att_view(path);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; ++i) {
    const AttView ending = att_view(endings[i].ending);
    if (whole.size > ending.size &&
        att_view_equal_ascii_case(
            att_view_slice(whole, whole.size - ending.size, whole.size),
            ending)) {
      return endings[i].format;
    }
  }
  return ATT_FORMAT_AUTO;
}

static bool
starts_with_ascii_case(AttView view, const char* start)
{
  const AttView s = att_view(start);
  return att_view_equal_ascii_case(att_view_slice(view, 0, s.size), s);
}

/// The first line that is no comment has the nine tabs of CoNLL-U.
static bool
is_conllu(AttView head)
{
  size_t at = 0;
  while (at < head.size) {
    const char* end = memchr(head.at + at, '\n', head.size - at);
    const size_t stop = end ? (size_t)(end - head.at) : head.size;
    if (stop > at && head.at[at] != '#') {
      size_t tabs = 0;
      for (size_t i = at; i < stop; ++i) {
        tabs += head.at[i] == '\t';
      }
      return tabs == 9 && head.at[at] == '1';
    }
    at = stop + 1;
  }
  return false;
}

AttFormat
att_format_of_bytes(AttView head)
{
  if (att_view_starts_with(head, ATT_VIEW("%PDF-"))) {
    return ATT_FORMAT_PDF;
  }
  if (att_view_starts_with(head, ATT_VIEW("\xEF\xBB\xBF"))) {
    head = att_view_slice(head, 3, head.size);
  }
  if (is_conllu(head)) {
    return ATT_FORMAT_CONLLU;
  }
  head = att_view_trim(head);
  if (head.size && head.at[0] == '{') {
    return ATT_FORMAT_JSONL;
  }
  return starts_with_ascii_case(head, "<!doctype html") ||
                 starts_with_ascii_case(head, "<html")
             ? ATT_FORMAT_HTML
             : ATT_FORMAT_TEXT;
}

void
att_inputs_clear(AttInputs* inputs)
{
  for (size_t i = 0; i < inputs->size; ++i) {
    att_free(inputs->at[i]);
  }
  ATT_ARRAY_CLEAR(inputs);
}

static AttStatus
add_file(AttInputs* inputs,
         const char* path,
         const AttLimits* limits,
         AttLog* log)
{
  if (inputs->size >= limits->input_files) {
    att_report_plain(log,
                     ATT_ERROR,
                     path,
                     "more than the limit of %zu input files",
                     limits->input_files);
    return ATT_ERR_LIMIT;
  }
  const size_t size = strlen(path) + 1;
  char* copy = att_malloc(size);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  memcpy(copy, path, size);
  if (ATT_PUSH(inputs, copy) != ATT_OK) {
    att_free(copy);
    return ATT_ERR_MEMORY;
  }
  return ATT_OK;
}

typedef struct Walk {
  AttInputs* inputs;
  const AttLimits* limits;
  AttLog* log;
  size_t* failed;
  AttText path; // of the folder or file that is looked at
} Walk;

static AttStatus walk_folder(Walk* w, size_t depth);

/// Links to files are followed, links to folders are not: they may be loops.
static AttStatus
walk_entry(Walk* w, size_t depth)
{
  struct stat info;
  const char* path = w->path.at;
  if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
    return walk_folder(w, depth + 1);
  }
  if (att_format_of_path(path) == ATT_FORMAT_AUTO || stat(path, &info) != 0 ||
      !S_ISREG(info.st_mode)) {
    return ATT_OK;
  }
  return add_file(w->inputs, path, w->limits, w->log);
}

static AttStatus
walk_entries(Walk* w, DIR* folder, size_t depth)
{
  const size_t size = w->path.size;
  const struct dirent* entry = NULL;
  while ((entry = readdir(folder))) {
    if (entry->d_name[0] == '.') {
      continue; // hidden, "." and ".."
    }
    if (size && w->path.at[size - 1] != '/') {
      att_text_append_char(&w->path, '/');
    }
    att_text_append_string(&w->path, entry->d_name);
    ATT_TRY(att_text_status(&w->path));
    ATT_TRY(walk_entry(w, depth));
    w->path.size = size;
    w->path.at[size] = '\0';
  }
  return ATT_OK;
}

static AttStatus
walk_folder(Walk* w, size_t depth)
{
  if (depth > w->limits->folder_depth) {
    att_report_plain(
        w->log, ATT_ERROR, w->path.at, "folders are nested too deeply");
    ++*w->failed;
    return ATT_OK;
  }
  DIR* folder = opendir(w->path.at);
  if (!folder) {
    att_report_plain(w->log,
                     ATT_ERROR,
                     w->path.at,
                     "cannot open folder: %s",
                     strerror(errno));
    ++*w->failed;
    return ATT_OK;
  }
  const AttStatus status = walk_entries(w, folder, depth);
  closedir(folder);
  return status;
}

static int
compare_paths(const void* a, const void* b)
{
  return strcmp(*(char* const*)a, *(char* const*)b);
}

AttStatus
att_inputs_add(AttInputs* inputs,
               const char* path,
               const AttLimits* limits,
               AttLog* log,
               size_t* failed)
{
  struct stat info;
  if (strcmp(path, "-") == 0 || stat(path, &info) != 0 ||
      !S_ISDIR(info.st_mode)) {
    return add_file(inputs, path, limits, log);
  }
  Walk w = {.inputs = inputs, .limits = limits, .log = log, .failed = failed};
  const size_t first = inputs->size;
  att_text_append_string(&w.path, path);
  AttStatus status = att_text_status(&w.path);
  if (status == ATT_OK) {
    status = walk_folder(&w, 0);
  }
  att_text_clear(&w.path);
  if (status == ATT_OK && inputs->size > first) {
    qsort(inputs->at + first,
          inputs->size - first,
          sizeof inputs->at[0],
          compare_paths);
  } else if (status == ATT_OK) {
    att_report_plain(
        log, ATT_WARNING, path, "the folder has no files with a known ending");
  }
  return status;
}
