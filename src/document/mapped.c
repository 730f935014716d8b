// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Building the map. Stretches are kept short, so that counting code points
// inside one costs the same however long the document is.

#include "document/mapped.h"

#include "base/utf8.h"

#define LONGEST_STRETCH 256u // bytes

void
att_mapped_clear(AttMapped* mapped)
{
  att_text_clear(&mapped->text);
  ATT_ARRAY_CLEAR(&mapped->map);
  mapped->source_end = mapped->code_end = 0;
}

void
att_mapped_reset(AttMapped* mapped)
{
  att_text_reset(&mapped->text);
  mapped->map.size = 0;
  mapped->source_end = mapped->code_end = 0;
}

static AttStatus
push(AttMapped* m, uint32_t source, uint32_t code, bool same)
{
  const uint32_t text = (uint32_t)m->text.size;
  return ATT_PUSH(
      &m->map,
      (AttStretch){.text = text, .source = source, .code = code, .same = same});
}

/// True where bytes of the source go on in the last stretch.
static bool
continues(const AttMapped* m, uint32_t source)
{
  if (!m->map.size || m->source_end != source) {
    return false;
  }
  const AttStretch* last = &m->map.at[m->map.size - 1];
  return last->same && m->text.size - last->text < LONGEST_STRETCH &&
         last->source + (m->text.size - last->text) == source;
}

/// What a stretch with `same` unset stands for ends where the next begins, so
/// a gap in the source behind it needs an empty stretch.
static AttStatus
close_gap(AttMapped* m, uint32_t source)
{
  if (m->map.size && !m->map.at[m->map.size - 1].same &&
      m->source_end != source) {
    return push(m, m->source_end, m->code_end, true);
  }
  return ATT_OK;
}

static AttStatus
append_same(AttMapped* m, AttView bytes, uint32_t source, uint32_t code)
{
  size_t at = 0;
  while (at < bytes.size) {
    const bool joins = continues(m, source + (uint32_t)at);
    if (!joins) {
      ATT_TRY(close_gap(m, source + (uint32_t)at));
      ATT_TRY(push(m, source + (uint32_t)at, code, true));
    }
    const AttStretch* last = &m->map.at[m->map.size - 1];
    size_t end = at + (LONGEST_STRETCH - (m->text.size - last->text));
    if (end > bytes.size) {
      end = bytes.size;
    }
    while (end < bytes.size && ((unsigned char)bytes.at[end] & 0xC0U) == 0x80) {
      ++end;
    }
    const AttView part = att_view_slice(bytes, at, end);
    att_text_append(&m->text, part);
    code += (uint32_t)att_utf8_count(part);
    at = end;
    m->source_end = source + (uint32_t)at;
    m->code_end = code;
  }
  return att_text_status(&m->text);
}

AttStatus
att_mapped_append(AttMapped* m,
                  AttView bytes,
                  AttSpan source,
                  uint32_t code,
                  uint32_t codes,
                  bool same)
{
  if (same) {
    return append_same(m, bytes, source.begin, code);
  }
  ATT_TRY(close_gap(m, source.begin));
  ATT_TRY(push(m, source.begin, code, false));
  att_text_append(&m->text, bytes);
  m->source_end = source.end;
  m->code_end = code + codes;
  return att_text_status(&m->text);
}

void
att_mapped_drop_last(AttMapped* m)
{
  --m->text.size;
  m->text.at[m->text.size] = '\0';
  const AttStretch* last = &m->map.at[m->map.size - 1];
  if (last->text == m->text.size) {
    m->source_end = last->source;
    m->code_end = last->code;
    --m->map.size;
    if (m->map.size && !m->map.at[m->map.size - 1].same) {
      m->map.at[m->map.size++].same = true; // it closes the one before
    }
    return;
  }
  --m->source_end;
  --m->code_end;
}

/// The last stretch that starts at or before a byte.
static size_t
stretch_at(const AttMapped* m, uint32_t byte)
{
  size_t low = 0;
  size_t high = m->map.size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (m->map.at[middle].text <= byte) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low ? low - 1 : 0;
}

AttStretch
att_mapped_place(const AttMapped* m, uint32_t byte)
{
  AttStretch s = m->map.at[stretch_at(m, byte)];
  if (s.same) {
    const AttView before =
        att_view_slice(att_text_view(&m->text), s.text, byte);
    s.source += (uint32_t)before.size;
    s.code += (uint32_t)att_utf8_count(before);
  }
  return s;
}

AttStatus
att_mapped_append_range(AttMapped* m, const AttMapped* from, AttSpan range)
{
  for (size_t i = stretch_at(from, range.begin); i < from->map.size; ++i) {
    const AttStretch s = from->map.at[i];
    const bool last = i + 1 == from->map.size;
    const uint32_t end =
        last ? (uint32_t)from->text.size : from->map.at[i + 1].text;
    const uint32_t b = s.text > range.begin ? s.text : range.begin;
    const uint32_t e = end < range.end ? end : range.end;
    if (s.text >= range.end) {
      break;
    }
    if (b >= e) {
      continue;
    }
    const AttView bytes = att_view_slice(att_text_view(&from->text), b, e);
    if (s.same) {
      const AttView before =
          att_view_slice(att_text_view(&from->text), s.text, b);
      ATT_TRY(append_same(m,
                          bytes,
                          s.source + (b - s.text),
                          s.code + (uint32_t)att_utf8_count(before)));
      continue;
    }
    const uint32_t source_end =
        last ? from->source_end : from->map.at[i + 1].source;
    const uint32_t code_end = last ? from->code_end : from->map.at[i + 1].code;
    ATT_TRY(att_mapped_append(m,
                              bytes,
                              (AttSpan){s.source, source_end},
                              s.code,
                              code_end - s.code,
                              false));
  }
  return ATT_OK;
}

AttStatus
att_mapped_finish(AttMapped* m)
{
  return push(m, m->source_end, m->code_end, true);
}
