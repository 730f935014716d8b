// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading with a bound and writing through a temporary file.

#define _XOPEN_SOURCE 700 // realpath

#include "base/file.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
is_standard(const char* path)
{
  return !path || strcmp(path, "-") == 0;
}

static AttStatus
read_stream(FILE* in, const char* name, size_t most, AttText* out, AttLog* log)
{
  char chunk[1 << 16];
  size_t got = 0;
  while ((got = fread(chunk, 1, sizeof chunk, in)) > 0) {
    if (got > most - out->size) {
      att_report_plain(
          log, ATT_ERROR, name, "larger than the limit of %zu bytes", most);
      return ATT_ERR_LIMIT;
    }
    att_text_append(out, (AttView){chunk, got});
    ATT_TRY(att_text_status(out));
  }
  if (ferror(in)) {
    att_report_plain(log, ATT_ERROR, name, "cannot read: %s", strerror(errno));
    return ATT_ERR_IO;
  }
  return ATT_OK;
}

AttStatus
att_file_read(const char* path, size_t most, AttText* out, AttLog* log)
{
  att_text_reset(out);
  if (is_standard(path)) {
    return read_stream(stdin, "standard input", most, out, log);
  }
  FILE* in = fopen(path, "rb");
  if (!in) {
    att_report_plain(log, ATT_ERROR, path, "cannot open: %s", strerror(errno));
    return ATT_ERR_IO;
  }
  const AttStatus status = read_stream(in, path, most, out, log);
  fclose(in);
  return status;
}

void
att_file_real_path(const char* path, AttText* out)
{
  char* real = realpath(path, NULL);
  att_text_reset(out);
  att_text_append_string(out, real ? real : path);
  free(real);
}

/// A device or pipe is written directly: renaming over it would replace it.
static bool
is_plain_target(const char* path)
{
  struct stat info;
  return stat(path, &info) != 0 || S_ISREG(info.st_mode);
}

/// Who may read and write a file stays as it is where it is written anew.
static mode_t
output_mode(const char* path)
{
  struct stat info;
  return stat(path, &info) == 0
             ? info.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)
             : (mode_t)(S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
}

AttStatus
att_output_open(AttOutput* output, const char* path, AttLog* log)
{
  *output = (AttOutput){0};
  if (is_standard(path)) {
    output->stream = stdout;
    return ATT_OK;
  }
  AttText name = {0};
  att_text_append_string(&name, path);
  if (is_plain_target(path)) {
    output->path = att_malloc(name.size + 1);
    if (output->path) {
      memcpy(output->path, path, name.size + 1);
    }
    att_text_append_string(&name, ".XXXXXX");
    if (!output->path || att_text_status(&name) != ATT_OK) {
      att_text_clear(&name);
      att_output_abandon(output);
      return ATT_ERR_MEMORY;
    }
    const int descriptor = mkstemp(name.at);
    if (descriptor >= 0) {
      fchmod(descriptor, output_mode(path));
      output->temporary = name.at;
      output->stream = fdopen(descriptor, "wb");
    }
  } else {
    output->stream = fopen(path, "wb");
  }
  if (!output->stream) {
    att_report_plain(log, ATT_ERROR, path, "cannot write: %s", strerror(errno));
    if (!output->temporary) {
      att_text_clear(&name);
    }
    att_output_abandon(output);
    return ATT_ERR_IO;
  }
  if (!output->temporary) {
    att_text_clear(&name);
  }
  return ATT_OK;
}

static const char*
output_name(const AttOutput* output)
{
  return output->path ? output->path : "standard output";
}

AttStatus
att_output_commit(AttOutput* output, AttLog* log)
{
  errno = 0;
  bool good = !ferror(output->stream) && fflush(output->stream) == 0;
  if (good && output->temporary) {
    good = fsync(fileno(output->stream)) == 0;
  }
  int cause = errno;
  if (output->stream != stdout) {
    errno = 0;
    if (fclose(output->stream) != 0 && good) {
      good = false;
      cause = errno;
    }
  }
  output->stream = NULL;
  if (good && output->temporary &&
      rename(output->temporary, output->path) != 0) {
    good = false;
    cause = errno;
  }
  if (!good) {
    att_report_plain(log,
                     ATT_ERROR,
                     output_name(output),
                     "cannot write: %s",
                     cause ? strerror(cause) : "output failed");
  } else {
    att_free(output->temporary);
    output->temporary = NULL;
  }
  att_output_abandon(output);
  return good ? ATT_OK : ATT_ERR_IO;
}

void
att_output_abandon(AttOutput* output)
{
  if (output->stream && output->stream != stdout) {
    fclose(output->stream);
  }
  if (output->temporary) {
    unlink(output->temporary);
    att_free(output->temporary);
  }
  att_free(output->path);
  *output = (AttOutput){0};
}
