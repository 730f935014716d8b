// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A text file: a head, then a key a line. What a crash tore is not a key.

#include "graph/resume.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#define HEAD "attest load: requests done, 1\n"
#define MOST_BYTES (256u << 20)

static bool
is_key(AttView line)
{
  if (line.size != ATT_RESUME_KEY - 1) {
    return false;
  }
  for (size_t i = 0; i < line.size; ++i) {
    const char c = line.at[i];
    if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
      return false;
    }
  }
  return true;
}

static AttStatus
read_keys(AttResume* resume, AttView text)
{
  while (text.size) {
    const char* end = memchr(text.at, '\n', text.size);
    if (!end) {
      resume->is_torn = true;
      break;
    }
    const AttView line = {text.at, (size_t)(end - text.at)};
    if (is_key(line)) {
      ATT_TRY(att_map_set(&resume->done, line, 1));
    }
    text = att_view_slice(text, line.size + 1, text.size);
  }
  return ATT_OK;
}

AttStatus
att_resume_open(AttResume* resume, const char* path, AttLog* log)
{
  struct stat info;
  *resume = (AttResume){0};
  att_text_append_string(&resume->path, path);
  ATT_TRY(att_text_status(&resume->path));
  if (stat(path, &info) != 0 && errno == ENOENT) {
    return ATT_OK;
  }
  AttText text = {0};
  AttStatus status = att_file_read(path, MOST_BYTES, &text, log);
  const AttView all = att_text_view(&text);
  if (status == ATT_OK && all.size &&
      !att_view_starts_with(all, ATT_VIEW(HEAD))) {
    att_report_plain(log,
                     ATT_ERROR,
                     path,
                     "expected a record of attest load, found something else; "
                     "it is left alone");
    status = ATT_ERR_VERSION;
  }
  if (status == ATT_OK && all.size) {
    status = read_keys(resume, att_view_slice(all, sizeof HEAD - 1, all.size));
  }
  att_text_clear(&text);
  return status;
}

AttStatus
att_resume_key(AttView target, AttView body, char key[ATT_RESUME_KEY])
{
  XXH3_state_t* state = XXH3_createState();
  if (!state) {
    return ATT_ERR_MEMORY;
  }
  XXH3_128bits_reset(state);
  XXH3_128bits_update(state, target.at, target.size);
  XXH3_128bits_update(state, "\n", 1);
  XXH3_128bits_update(state, body.at, body.size);
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state));
  XXH3_freeState(state);
  for (size_t i = 0; i < sizeof bytes.digest; ++i) {
    snprintf(key + 2 * i, 3, "%02x", (unsigned)bytes.digest[i]);
  }
  return ATT_OK;
}

bool
att_resume_has(const AttResume* resume, const char* key)
{
  return att_map_get(&resume->done, att_view(key)) != NULL;
}

static bool
open_stream(AttResume* resume)
{
  const bool is_new = !resume->done.size && !resume->is_torn;
  resume->stream = fopen(resume->path.at, is_new ? "w" : "a");
  if (!resume->stream) {
    return false;
  }
  const char* head = is_new ? HEAD : resume->is_torn ? "\n" : "";
  return fputs(head, resume->stream) >= 0;
}

AttStatus
att_resume_add(AttResume* resume, const char* key, AttLog* log)
{
  if (!resume->path.size || resume->is_hopeless) {
    return ATT_OK;
  }
  const bool is_open = resume->stream || open_stream(resume);
  if (!is_open || fprintf(resume->stream, "%s\n", key) < 0 ||
      fflush(resume->stream) != 0) {
    att_report_plain(log,
                     ATT_WARNING,
                     resume->path.at,
                     "cannot keep what is loaded (%s): a load that breaks off "
                     "will begin again",
                     strerror(errno));
    resume->is_hopeless = true;
    return ATT_OK;
  }
  return att_map_set(&resume->done, att_view(key), 1);
}

void
att_resume_close(AttResume* resume, bool is_whole)
{
  if (resume->stream) {
    fclose(resume->stream);
  }
  if (is_whole && resume->path.size &&
      (resume->stream || resume->done.size || resume->is_torn)) {
    unlink(resume->path.at);
  }
  att_map_clear(&resume->done);
  att_text_clear(&resume->path);
  *resume = (AttResume){0};
}
