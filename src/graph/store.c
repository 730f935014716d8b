// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The store's folder: one file of sorted N-Triples, replaced whole.

#include "graph/store.h"

#include "graph/tiny.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#define STAMPED 65536L // bytes of each end

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

/// The size of a file and a hash of its two ends: a graph that has grown or
/// shrunk, or has another first or last triple, is another one.
static AttStatus
write_stamp(const char* path, AttText* stamp, AttLog* log)
{
  char ends[2 * STAMPED];
  struct stat info;
  FILE* file = fopen(path, "rb");
  if (!file || fstat(fileno(file), &info) != 0) {
    att_report_plain(log, ATT_ERROR, path, "cannot read: %s", strerror(errno));
    if (file) {
      fclose(file);
    }
    return ATT_ERR_IO;
  }
  size_t size = fread(ends, 1, STAMPED, file);
  if (info.st_size > STAMPED && fseek(file, -STAMPED, SEEK_END) == 0) {
    size += fread(ends + size, 1, STAMPED, file);
  }
  fclose(file);
  att_text_format(stamp,
                  "%lld %016llx",
                  (long long)info.st_size,
                  (unsigned long long)att_view_hash((AttView){ends, size}));
  return att_text_status(stamp);
}

AttStatus
att_store_index(const char* store, AttText* folder, AttText* stamp, AttLog* log)
{
  AttText path = {0};
  att_text_format(folder, "%s/tinysparql", store);
  AttStatus status = att_text_status(folder);
  if (status == ATT_OK) {
    status = store_file(store, &path);
  }
  if (status == ATT_OK && !is_there(path.at)) {
    att_report_plain(
        log, ATT_ERROR, store, "no store here; `attest load` makes one");
    status = ATT_ERR_NOT_FOUND;
  }
  if (status == ATT_OK) {
    status = write_stamp(path.at, stamp, log);
  }
  att_text_clear(&path);
  return status;
}

static AttStatus
write_index(const char* store, const AttLines* lines, AttLog* log)
{
  AttText folder = {0};
  AttText stamp = {0};
  AttTiny* tiny = NULL;
  size_t triples = 0;
  AttStatus status = att_store_index(store, &folder, &stamp, log);
  if (status == ATT_OK &&
      !att_tiny_is_there(folder.at, att_text_view(&stamp), &triples)) {
    status =
        att_tiny_build(folder.at, lines, att_text_view(&stamp), log, &tiny);
    att_tiny_close(tiny);
  }
  att_text_clear(&folder);
  att_text_clear(&stamp);
  return status;
}

static AttStatus
take_lock(const char* store, AttLog* log, AttStoreLock* lock)
{
  AttText path = {0};
  att_text_format(&path, "%s/lock", store);
  ATT_TRY(att_text_status(&path));
  lock->file = fopen(path.at, "a");
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  const bool is_held =
      lock->file && fcntl(fileno(lock->file), F_SETLK, &whole) == 0;
  if (!is_held) {
    const bool is_busy = lock->file && (errno == EACCES || errno == EAGAIN);
    att_report_plain(log,
                     ATT_ERROR,
                     is_busy ? store : path.at,
                     is_busy ? "another process writes this store%s"
                             : "cannot lock: %s",
                     is_busy ? "" : strerror(errno));
    att_store_unlock(lock);
  }
  att_text_clear(&path);
  return is_held ? ATT_OK : ATT_ERR_IO;
}

AttStatus
att_store_lock(const char* store, AttLog* log, AttStoreLock* lock)
{
  AttText folder = {0};
  AttText stamp = {0};
  *lock = (AttStoreLock){0};
  AttStatus status = att_store_index(store, &folder, &stamp, log);
  if (status == ATT_OK) {
    status = take_lock(store, log, lock);
  }
  att_text_clear(&folder);
  att_text_clear(&stamp);
  return status;
}

void
att_store_unlock(AttStoreLock* lock)
{
  if (lock->file) {
    fclose(lock->file);
  }
  *lock = (AttStoreLock){0};
}

AttStatus
att_store_replace(const char* store,
                  const AttLines* lines,
                  bool has_index,
                  AttLog* log)
{
  AttText graph = {0};
  AttStatus status = store_file(store, &graph);
  if (status == ATT_OK) {
    status = write_lines(lines, graph.at, log);
  }
  if (status == ATT_OK && has_index) {
    status = write_index(store, lines, log);
  }
  att_text_clear(&graph);
  return status;
}

AttStatus
att_store_load(const char* path,
               const char* const* files,
               size_t file_count,
               bool has_index,
               const AttLimits* limits,
               AttLog* log,
               AttLoadTally* tally)
{
  *tally = (AttLoadTally){0};
  AttText graph = {0};
  AttLines lines = {0};
  AttStoreLock lock = {0};
  AttStatus status = make_folder(path, log);
  if (status == ATT_OK) {
    status = take_lock(path, log, &lock);
  }
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
    status = att_store_replace(path, &lines, has_index, log);
  }
  att_store_unlock(&lock);
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
