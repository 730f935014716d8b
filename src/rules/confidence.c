// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Tables are small (a row for each line and variant), so they are read whole
// and kept as counts for every line and variant.

#include "rules/confidence.h"

#include "base/map.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#define COLUMNS 4u
#define MOST_COUNTED 1000000000u
#define NO_VARIANT "-"

struct AttConfidence {
  AttReadings* readings; ///< ATT_VARIANT_COUNT for each line
  bool* measured;        ///< by line
  AttReadings variants[ATT_VARIANT_COUNT];
  AttReadings all;
};

typedef struct Row {
  AttView columns[COLUMNS];
  AttVariant variant; ///< ATT_VARIANT_COUNT: none
  AttReadings counts;
} Row;

static AttStatus
get_confidence(AttRules* rules, AttConfidence** confidence)
{
  if (!rules->confidence) {
    AttConfidence* made = att_arena_calloc(rules->arena, 1, sizeof *made);
    if (!made) {
      return ATT_ERR_MEMORY;
    }
    made->readings =
        att_arena_calloc(rules->arena,
                         rules->line_count,
                         ATT_VARIANT_COUNT * sizeof *made->readings);
    made->measured = att_arena_calloc(
        rules->arena, rules->line_count, sizeof *made->measured);
    if (!made->readings || !made->measured) {
      return ATT_ERR_MEMORY;
    }
    rules->confidence = made;
  }
  *confidence = rules->confidence;
  return ATT_OK;
}

static bool
read_count(AttView text, uint32_t* count)
{
  *count = 0;
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    if (c < '0' || c > '9' || *count > MOST_COUNTED / 10) {
      return false;
    }
    *count = *count * 10 + (uint32_t)(c - '0');
  }
  return text.size > 0;
}

static bool
read_variant(AttView text, AttVariant* variant)
{
  int found = 0;
  while (
      found < ATT_VARIANT_COUNT &&
      !att_view_equal(text, att_view(att_variant_label((AttVariant)found)))) {
    ++found;
  }
  *variant = (AttVariant)found;
  return found < ATT_VARIANT_COUNT ||
         att_view_equal(text, ATT_VIEW(NO_VARIANT));
}

/// What is wrong with a row; NULL where nothing is.
static const char*
read_row(AttView line, Row* row)
{
  size_t at = 0;
  for (size_t i = 0; i < COLUMNS; ++i) {
    size_t end = at;
    while (end < line.size && line.at[end] != '\t') {
      ++end;
    }
    row->columns[i] = att_view_slice(line, at, end);
    if ((end == line.size) != (i + 1 == COLUMNS)) {
      return "expected four columns: line, variant, read, right";
    }
    at = end + 1;
  }
  if (!row->columns[0].size) {
    return "expected the id of a line";
  }
  if (!read_variant(row->columns[1], &row->variant)) {
    return "unknown variant";
  }
  if (!read_count(row->columns[2], &row->counts.read) ||
      !read_count(row->columns[3], &row->counts.right)) {
    return "expected a count";
  }
  if (row->counts.right > row->counts.read) {
    return "more is right than was read";
  }
  return row->variant == ATT_VARIANT_COUNT && row->counts.read
             ? "expected a variant, found \"-\""
             : NULL;
}

static void
count(AttReadings* total, AttReadings more)
{
  total->read += more.read;
  total->right += more.right;
}

/// Lines by id; of lines with one text in two files the first.
static AttStatus
index_lines(const AttRules* rules, AttMap* lines)
{
  for (size_t i = 0; i < rules->line_count; ++i) {
    const AttView id = rules->lines[i].id;
    if (id.size && !att_map_get(lines, id)) {
      ATT_TRY(att_map_set(lines, id, (uint32_t)i));
    }
  }
  return ATT_OK;
}

static void
add_row(AttConfidence* confidence, const AttMap* lines, const Row* row)
{
  const uint32_t* line = att_map_get(lines, row->columns[0]);
  if (row->variant < ATT_VARIANT_COUNT) {
    count(&confidence->variants[row->variant], row->counts);
    count(&confidence->all, row->counts);
  }
  if (!line) {
    return;
  }
  confidence->measured[*line] = true;
  if (row->variant < ATT_VARIANT_COUNT) {
    count(&confidence->readings[*line * ATT_VARIANT_COUNT + row->variant],
          row->counts);
  }
}

static AttStatus
add_rows(AttConfidence* confidence,
         const AttMap* lines,
         AttOrigin table,
         AttLog* log)
{
  const AttView text = table.text;
  for (size_t at = 0; at < text.size;) {
    size_t end = at;
    while (end < text.size && text.at[end] != '\n') {
      ++end;
    }
    Row row = {0};
    const bool is_comment = end == at || text.at[at] == '#';
    const char* wrong =
        is_comment ? NULL : read_row(att_view_slice(text, at, end), &row);
    if (wrong) {
      att_report(log,
                 ATT_ERROR,
                 table,
                 (AttSpan){(uint32_t)at, (uint32_t)end},
                 "%s",
                 wrong);
      return ATT_ERR_RULES;
    }
    if (!is_comment) {
      add_row(confidence, lines, &row);
    }
    at = end + 1;
  }
  return ATT_OK;
}

/// What is written depends on the table: so does the digest of the rules.
static void
fold_digest(AttRules* rules, AttView text)
{
  XXH128_canonical_t bytes;
  const XXH64_hash_t seed =
      XXH3_64bits(rules->digest, sizeof rules->digest - 1);
  XXH128_canonicalFromHash(&bytes,
                           XXH3_128bits_withSeed(text.at, text.size, seed));
  for (size_t i = 0; i < sizeof bytes.digest; ++i) {
    snprintf(rules->digest + 2 * i, 3, "%02x", (unsigned)bytes.digest[i]);
  }
}

AttStatus
att_confidence_add(AttRules* rules, AttOrigin table, AttLog* log)
{
  AttConfidence* confidence = NULL;
  AttMap lines = {0};
  ATT_TRY(get_confidence(rules, &confidence));
  AttStatus status = index_lines(rules, &lines);
  if (status == ATT_OK) {
    status = add_rows(confidence, &lines, table, log);
  }
  for (size_t i = 0; i < rules->line_count && status == ATT_OK; ++i) {
    const uint32_t* first = att_map_get(&lines, rules->lines[i].id);
    if (first && *first != i) { // one text in two files
      confidence->measured[i] = confidence->measured[*first];
      memcpy(&confidence->readings[i * ATT_VARIANT_COUNT],
             &confidence->readings[*first * ATT_VARIANT_COUNT],
             ATT_VARIANT_COUNT * sizeof *confidence->readings);
    }
  }
  att_map_clear(&lines);
  if (status == ATT_OK) {
    fold_digest(rules, table.text);
  }
  return status;
}

/// Counts with a mean that stands for some facts.
static double
shrink(AttReadings counts, double mean)
{
  return (counts.right + ATT_CONFIDENCE_WEIGHT * mean) /
         (counts.read + ATT_CONFIDENCE_WEIGHT);
}

unsigned
att_confidence_of(const AttRules* rules, uint32_t line, AttVariant variant)
{
  const AttConfidence* c = rules->confidence;
  if (!c || line >= rules->line_count || !c->measured[line] ||
      variant >= ATT_VARIANT_COUNT) {
    return 0;
  }
  const double all = (c->all.right + 1.0) / (c->all.read + 2.0);
  const double by_variant = shrink(c->variants[variant], all);
  const double estimate =
      shrink(c->readings[line * ATT_VARIANT_COUNT + variant], by_variant);
  const unsigned thousandths = (unsigned)(estimate * 1000.0 + 0.5);
  return thousandths < 1 ? 1 : thousandths > 999 ? 999 : thousandths;
}

static int
compare_lines(const void* left, const void* right)
{
  const AttLine* const* a = left;
  const AttLine* const* b = right;
  const int order = att_view_compare((*a)->id, (*b)->id);
  return order ? order : (*a > *b) - (*a < *b);
}

static bool
states_facts(const AttRules* rules, const AttLine* line)
{
  const AttBlockKind kind = rules->blocks[line->block].kind;
  return line->id.size &&
         (kind == ATT_BLOCK_EVENT || kind == ATT_BLOCK_RELATION);
}

/// The rows of lines[0, same), which have one id.
static void
write_rows(const AttRules* rules,
           const AttReadings* readings,
           const AttLine* const* lines,
           size_t same,
           AttText* out)
{
  bool is_empty = true;
  const AttView id = lines[0]->id;
  for (size_t v = 0; v < ATT_VARIANT_COUNT; ++v) {
    AttReadings counts = {0};
    for (size_t i = 0; i < same; ++i) {
      const size_t line = (size_t)(lines[i] - rules->lines);
      count(&counts, readings[line * ATT_VARIANT_COUNT + v]);
    }
    if (counts.read) {
      is_empty = false;
      att_text_format(out,
                      "%.*s\t%s\t%u\t%u\n",
                      ATT_VIEW_ARG(id),
                      att_variant_label((AttVariant)v),
                      (unsigned)counts.read,
                      (unsigned)counts.right);
    }
  }
  if (is_empty) {
    att_text_format(out, "%.*s\t" NO_VARIANT "\t0\t0\n", ATT_VIEW_ARG(id));
  }
}

AttStatus
att_confidence_write(const AttRules* rules,
                     const AttReadings* readings,
                     AttText* out)
{
  const AttLine** lines = att_calloc(rules->line_count + 1, sizeof *lines);
  if (!lines) {
    return ATT_ERR_MEMORY;
  }
  size_t total = 0;
  for (size_t i = 0; i < rules->line_count; ++i) {
    if (states_facts(rules, &rules->lines[i])) {
      lines[total++] = &rules->lines[i];
    }
  }
  qsort(lines, total, sizeof *lines, compare_lines);
  att_text_append_string(out, "# line\tvariant\tread\tright\n");
  for (size_t i = 0; i < total;) {
    size_t same = 1;
    while (i + same < total &&
           att_view_equal(lines[i]->id, lines[i + same]->id)) {
      ++same;
    }
    write_rows(rules, readings, lines + i, same, out);
    i += same;
  }
  att_free(lines);
  return att_text_status(out);
}
