// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// External merge sort. Records wait in a buffer; when it is full they go to a
// file as a run: each as its size (4 bytes, of this machine) and its bytes. A
// heap of the runs' heads gives the least record. Many runs are merged into
// one, so that the files stay few.

#include "base/sorter.h"

#include "base/array.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_RUNS 64u

/// A sorted file being read, or (file NULL) the records that never left memory.
typedef struct Run {
  FILE* file;
  AttText head; ///< its next record, of a file
  AttView next; ///< likewise, of either
} Run;

struct AttSorter {
  size_t memory;
  AttText bytes; ///< of all records in memory
  ATT_ARRAY(AttSpan) spans;
  ATT_ARRAY(AttView) views; ///< of `bytes`, once it grows no more
  size_t given;             ///< of views: handed out
  Run runs[MOST_RUNS + 1];
  size_t run_count;
  size_t heap[MOST_RUNS + 1]; ///< runs that have a next record, least first
  size_t heap_size;
  AttText last; ///< the record that was handed out
  bool merging;
  bool has_last;
};

AttStatus
att_sorter_new(size_t memory, AttSorter** sorter)
{
  *sorter = att_calloc(1, sizeof **sorter);
  if (!*sorter) {
    return ATT_ERR_MEMORY;
  }
  (*sorter)->memory = memory;
  return ATT_OK;
}

static void
close_runs(AttSorter* sorter)
{
  for (size_t i = 0; i < sorter->run_count; ++i) {
    if (sorter->runs[i].file) {
      fclose(sorter->runs[i].file);
    }
    att_text_clear(&sorter->runs[i].head);
  }
  sorter->run_count = 0;
}

void
att_sorter_free(AttSorter* sorter)
{
  if (sorter) {
    close_runs(sorter);
    att_text_clear(&sorter->bytes);
    att_text_clear(&sorter->last);
    ATT_ARRAY_CLEAR(&sorter->spans);
    ATT_ARRAY_CLEAR(&sorter->views);
    att_free(sorter);
  }
}

static int
order_views(const void* left, const void* right)
{
  return att_view_compare(*(const AttView*)left, *(const AttView*)right);
}

/// The records in memory as sorted views.
static AttStatus
sort_memory(AttSorter* sorter)
{
  sorter->views.size = 0;
  for (size_t i = 0; i < sorter->spans.size; ++i) {
    const AttSpan span = sorter->spans.at[i];
    ATT_TRY(ATT_PUSH(
        &sorter->views,
        att_view_slice(att_text_view(&sorter->bytes), span.begin, span.end)));
  }
  if (sorter->views.size) {
    qsort(sorter->views.at,
          sorter->views.size,
          sizeof *sorter->views.at,
          order_views);
  }
  return ATT_OK;
}

static AttStatus
write_record(FILE* file, AttView record)
{
  const uint32_t size = (uint32_t)record.size;
  return fwrite(&size, sizeof size, 1, file) == 1 &&
                 fwrite(record.at, 1, size, file) == size
             ? ATT_OK
             : ATT_ERR_IO;
}

/// Read a run's next record; none: an empty view at NULL.
static AttStatus
read_head(Run* run)
{
  uint32_t size = 0;
  run->next = (AttView){NULL, 0};
  if (fread(&size, sizeof size, 1, run->file) != 1) {
    return ferror(run->file) ? ATT_ERR_IO : ATT_OK;
  }
  att_text_reset(&run->head);
  char part[4096];
  while (size) {
    const size_t most = size < sizeof part ? size : sizeof part;
    if (fread(part, 1, most, run->file) != most) {
      return ATT_ERR_IO;
    }
    att_text_append(&run->head, (AttView){part, most});
    size -= (uint32_t)most;
  }
  run->next = att_text_view(&run->head);
  return att_text_status(&run->head);
}

static AttStatus
advance(AttSorter* sorter, Run* run)
{
  if (run->file) {
    return read_head(run);
  }
  run->next = sorter->given < sorter->views.size
                  ? sorter->views.at[sorter->given++]
                  : (AttView){NULL, 0};
  return ATT_OK;
}

static bool
is_before(const AttSorter* sorter, size_t left, size_t right)
{
  return att_view_compare(sorter->runs[sorter->heap[left]].next,
                          sorter->runs[sorter->heap[right]].next) < 0;
}

static void
swap(AttSorter* sorter, size_t left, size_t right)
{
  const size_t run = sorter->heap[left];
  sorter->heap[left] = sorter->heap[right];
  sorter->heap[right] = run;
}

static void
sift_up(AttSorter* sorter, size_t at)
{
  for (; at && is_before(sorter, at, (at - 1) / 2); at = (at - 1) / 2) {
    swap(sorter, at, (at - 1) / 2);
  }
}

static void
sift_down(AttSorter* sorter)
{
  for (size_t at = 0;;) {
    size_t least = 2 * at + 1;
    if (least >= sorter->heap_size) {
      return;
    }
    if (least + 1 < sorter->heap_size && is_before(sorter, least + 1, least)) {
      ++least;
    }
    if (!is_before(sorter, least, at)) {
      return;
    }
    swap(sorter, at, least);
    at = least;
  }
}

/// Begin to merge all runs.
static AttStatus
begin_merge(AttSorter* sorter)
{
  sorter->heap_size = 0;
  sorter->has_last = false;
  for (size_t i = 0; i < sorter->run_count; ++i) {
    Run* run = &sorter->runs[i];
    if (run->file && fseek(run->file, 0, SEEK_SET) != 0) {
      return ATT_ERR_IO;
    }
    ATT_TRY(advance(sorter, run));
    if (run->next.at) {
      sorter->heap[sorter->heap_size] = i;
      sift_up(sorter, sorter->heap_size++);
    }
  }
  return ATT_OK;
}

/// Take the least of the heads into `last`.
static AttStatus
take_least(AttSorter* sorter, bool* is_new)
{
  Run* run = &sorter->runs[sorter->heap[0]];
  *is_new = !sorter->has_last ||
            !att_view_equal(run->next, att_text_view(&sorter->last));
  if (*is_new) {
    att_text_reset(&sorter->last);
    att_text_append(&sorter->last, run->next);
    ATT_TRY(att_text_status(&sorter->last));
    sorter->has_last = true;
  }
  ATT_TRY(advance(sorter, run));
  if (!run->next.at) {
    sorter->heap[0] = sorter->heap[--sorter->heap_size];
  }
  sift_down(sorter);
  return ATT_OK;
}

static AttStatus
next_merged(AttSorter* sorter, AttView* record, bool* got)
{
  *got = false;
  while (!*got && sorter->heap_size) {
    ATT_TRY(take_least(sorter, got));
  }
  *record = att_text_view(&sorter->last);
  return ATT_OK;
}

static AttStatus
merge_into(AttSorter* sorter, FILE* file)
{
  AttView record;
  bool got = true;
  ATT_TRY(begin_merge(sorter));
  while (got) {
    ATT_TRY(next_merged(sorter, &record, &got));
    if (got) {
      ATT_TRY(write_record(file, record));
    }
  }
  return fflush(file) == 0 ? ATT_OK : ATT_ERR_IO;
}

/// Make one run of all.
static AttStatus
merge_runs(AttSorter* sorter)
{
  FILE* file = tmpfile();
  const AttStatus status = file ? merge_into(sorter, file) : ATT_ERR_IO;
  close_runs(sorter);
  sorter->runs[0] = (Run){.file = file};
  sorter->run_count = file != NULL;
  return status;
}

/// Move what is in memory to a run of its own.
static AttStatus
write_run(AttSorter* sorter)
{
  if (sorter->run_count == MOST_RUNS) {
    ATT_TRY(merge_runs(sorter));
  }
  ATT_TRY(sort_memory(sorter));
  FILE* file = tmpfile();
  if (!file) {
    return ATT_ERR_IO;
  }
  sorter->runs[sorter->run_count++] = (Run){.file = file};
  for (size_t i = 0; i < sorter->views.size; ++i) {
    if (!i || !att_view_equal(sorter->views.at[i], sorter->views.at[i - 1])) {
      ATT_TRY(write_record(file, sorter->views.at[i]));
    }
  }
  att_text_reset(&sorter->bytes);
  sorter->spans.size = 0;
  return fflush(file) == 0 ? ATT_OK : ATT_ERR_IO;
}

AttStatus
att_sorter_add(AttSorter* sorter, AttView record)
{
  const size_t taken = sizeof(AttSpan) + sizeof(AttView);
  const size_t held = sorter->bytes.size + taken * sorter->spans.size;
  if (record.size > UINT32_MAX - sorter->bytes.size) {
    return ATT_ERR_LIMIT;
  }
  if (held && held + record.size + taken > sorter->memory) {
    ATT_TRY(write_run(sorter));
  }
  const AttSpan span = {(uint32_t)sorter->bytes.size,
                        (uint32_t)(sorter->bytes.size + record.size)};
  att_text_append(&sorter->bytes, record);
  ATT_TRY(att_text_status(&sorter->bytes));
  return ATT_PUSH(&sorter->spans, span);
}

AttStatus
att_sorter_next(AttSorter* sorter, AttView* record, bool* got)
{
  if (!sorter->merging) {
    sorter->merging = true;
    ATT_TRY(sort_memory(sorter));
    sorter->runs[sorter->run_count++] = (Run){.file = NULL};
    ATT_TRY(begin_merge(sorter));
  }
  return next_merged(sorter, record, got);
}
