// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Laying out a model file.

#include "english/model_file.h"

#include <string.h>

AttStatus
att_model_assemble(const AttText sections[ATT_SECTION_COUNT], AttText* out)
{
  AttModelHeader header = {.version = ATT_MODEL_VERSION,
                           .sections = ATT_SECTION_COUNT};
  memcpy(header.magic, ATT_MODEL_MAGIC, sizeof header.magic);
  uint64_t offset = sizeof header;
  for (size_t i = 0; i < ATT_SECTION_COUNT; ++i) {
    header.places[i] = (AttSectionPlace){offset, sections[i].size};
    offset = (offset + sections[i].size + 7) / 8 * 8;
  }
  const AttSectionPlace* last = &header.places[ATT_SECTION_PARSER_ROWS];
  while (offset < last->offset + last->size + ATT_ROWS_SLACK) {
    offset += 8;
  }
  header.size = offset;
  att_text_reset(out);
  att_text_append(out, (AttView){(const char*)&header, sizeof header});
  for (size_t i = 0; i < ATT_SECTION_COUNT; ++i) {
    att_text_append(out, att_text_view(&sections[i]));
    while (out->size % 8 && !out->broken) {
      att_text_append_char(out, '\0');
    }
  }
  while (out->size < header.size && !out->broken) {
    att_text_append_char(out, '\0');
  }
  ATT_TRY(att_text_status(out));
  const AttView all = att_text_view(out);
  header.checksum =
      att_view_hash(att_view_slice(all, ATT_MODEL_CHECKED, all.size));
  memcpy(out->at, &header, sizeof header);
  return ATT_OK;
}
