// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The store's folder: one file of sorted N-Triples, replaced whole.

#include "graph/store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static AttStatus
store_file(const char* folder, AttText* path)
{
  att_text_format(path, "%s/graph.nt", folder);
  return att_text_status(path);
}

static bool
is_there(const char* path)
{
  struct stat info;
  return stat(path, &info) == 0;
}

static AttStatus
make_folder(const char* path, AttLog* log)
{
  if (mkdir(path, S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH) != 0 &&
      errno != EEXIST) {
    att_report_plain(log, ATT_ERROR, path, "cannot make: %s", strerror(errno));
    return ATT_ERR_IO;
  }
  return ATT_OK;
}

static AttStatus
write_lines(const AttLines* lines, const char* path, AttLog* log)
{
  AttOutput output;
  ATT_TRY(att_output_open(&output, path, log));
  for (size_t i = 0; i < lines->lines.size; ++i) {
    const AttView line = lines->lines.at[i];
    fwrite(line.at, 1, line.size, output.stream);
    fputc('\n', output.stream);
  }
  return att_output_commit(&output, log);
}

AttStatus
att_store_load(const char* path,
               const char* const* files,
               size_t file_count,
               const AttLimits* limits,
               AttLog* log,
               AttLoadTally* tally)
{
  *tally = (AttLoadTally){0};
  AttText graph = {0};
  AttLines lines = {0};
  AttStatus status = make_folder(path, log);
  if (status == ATT_OK) {
    status = store_file(path, &graph);
  }
  if (status == ATT_OK && is_there(graph.at)) {
    status = att_lines_read_own(&lines, graph.at, limits, log);
  }
  att_lines_sort(&lines);
  const size_t before = lines.lines.size;
  for (size_t i = 0; i < file_count && status == ATT_OK; ++i) {
    const AttStatus read = att_lines_read(&lines, files[i], limits, log);
    status = read == ATT_ERR_MEMORY ? read : ATT_OK;
    tally->files += read == ATT_OK;
    tally->failed += read != ATT_OK;
  }
  if (status == ATT_OK) {
    att_lines_sort(&lines);
    tally->triples = lines.lines.size;
    tally->added = lines.lines.size - before;
    status = write_lines(&lines, graph.at, log);
  }
  att_lines_clear(&lines);
  att_text_clear(&graph);
  return status;
}

AttStatus
att_store_read(const char* store,
               const AttLimits* limits,
               AttLog* log,
               AttLines* lines)
{
  AttText path = {0};
  AttStatus status = store_file(store, &path);
  if (status == ATT_OK && !is_there(path.at)) {
    att_report_plain(
        log, ATT_ERROR, store, "no store here; `attest load` makes one");
    status = ATT_ERR_NOT_FOUND;
  }
  if (status == ATT_OK) {
    status = att_lines_read_own(lines, path.at, limits, log);
  }
  att_text_clear(&path);
  return status;
}
