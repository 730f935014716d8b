// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Coverage as one JSON object: sums, blocks, lines, gaps.

#include "pipeline/coverage_json.h"

#include "base/utf8.h"
#include "pipeline/coverage_report.h"

/// A path need not be UTF-8, a JSON string must be.
json_t*
att_json_view(AttView view)
{
  if (att_utf8_fault(view) == view.size) {
    return json_stringn(view.at, view.size);
  }
  AttText text = {0};
  while (view.size) {
    const size_t fault = att_utf8_fault(view);
    att_text_append(&text, att_view_slice(view, 0, fault));
    if (fault < view.size) {
      att_text_append_code(&text, 0xFFFD);
    }
    view = att_view_slice(view, fault + 1, view.size);
  }
  json_t* string = json_stringn(text.at, text.size);
  att_text_clear(&text);
  return string;
}

json_t*
att_json_example(const AttExample* example)
{
  json_t* object = json_object();
  json_object_set_new(object, "source", att_json_view(example->source));
  json_object_set_new(object, "start", json_integer(example->span.begin));
  json_object_set_new(object, "end", json_integer(example->span.end));
  json_object_set_new(object, "text", att_json_view(example->text));
  return object;
}

json_t*
att_json_count(size_t count)
{
  return json_integer((json_int_t)count);
}

AttStatus
att_json_write(json_t* object, FILE* stream)
{
  const bool is_written =
      object && json_dumpf(object, stream, JSON_INDENT(1)) == 0;
  json_decref(object);
  fputc('\n', stream);
  return is_written || ferror(stream) ? ATT_OK : ATT_ERR_MEMORY;
}

static json_t*
line_object(const AttCoverage* coverage, const AttCoveredLine* line)
{
  const AttCoveredBlock* block = &coverage->blocks[line->block];
  json_t* object = json_object();
  json_t* variants = json_object();
  json_object_set_new(object, "id", att_json_view(line->id));
  json_object_set_new(object, "file", att_json_view(line->file));
  json_object_set_new(object, "line", json_integer(line->number));
  json_object_set_new(object, "block", att_json_view(block->name));
  json_object_set_new(object, "rule", att_json_view(line->text));
  json_object_set_new(object, "hits", att_json_count(line->hits));
  json_object_set_new(object, "facts", att_json_count(line->facts));
  for (size_t v = 0; v < ATT_VARIANT_COUNT; ++v) {
    if (line->variants[v]) {
      json_object_set_new(variants,
                          att_variant_label((AttVariant)v),
                          att_json_count(line->variants[v]));
    }
  }
  json_object_set_new(object, "variants", variants);
  if (line->hits) {
    json_object_set_new(object, "example", att_json_example(&line->example));
  }
  return object;
}

static json_t*
block_object(const AttCoveredBlock* block)
{
  json_t* object = json_object();
  json_object_set_new(
      object, "kind", json_string(att_block_keyword(block->kind)));
  json_object_set_new(object, "name", att_json_view(block->name));
  json_object_set_new(object, "file", att_json_view(block->file));
  json_object_set_new(object, "lines", att_json_count(block->lines));
  json_object_set_new(object, "fired", att_json_count(block->fired));
  json_object_set_new(object, "hits", att_json_count(block->hits));
  json_object_set_new(object, "facts", att_json_count(block->facts));
  return object;
}

static json_t*
gap_object(const AttGap* gap)
{
  json_t* object = json_object();
  json_object_set_new(object, "rule", att_json_view(gap->sentence));
  json_object_set_new(object, "places", att_json_count(gap->count));
  json_object_set_new(object, "example", att_json_example(&gap->example));
  return object;
}

static json_t*
sums_object(const AttCoverage* coverage, bool all)
{
  AttReportSums sums[2] = {{0}, {0}};
  att_report_sums(coverage, sums);
  if (all) {
    att_report_add(&sums[0], &sums[1]);
  }
  json_t* object = json_object();
  json_object_set_new(object, "documents", att_json_count(coverage->documents));
  json_object_set_new(object, "failed", att_json_count(coverage->failed));
  json_object_set_new(object, "sentences", att_json_count(coverage->sentences));
  json_object_set_new(object, "lines", att_json_count(sums[0].lines));
  json_object_set_new(object, "fired", att_json_count(sums[0].fired));
  json_object_set_new(object, "hits", att_json_count(sums[0].hits));
  json_object_set_new(object, "facts", att_json_count(sums[0].facts));
  json_object_set_new(object, "gapKinds", att_json_count(coverage->gap_kinds));
  return object;
}

AttStatus
att_coverage_write_json(const AttCoverage* coverage, bool all, FILE* stream)
{
  json_t* root = json_object();
  json_t* blocks = json_array();
  json_t* lines = json_array();
  json_t* gaps = json_array();
  json_object_set_new(root, "sums", sums_object(coverage, all));
  json_object_set_new(root, "blocks", blocks);
  json_object_set_new(root, "lines", lines);
  json_object_set_new(root, "gaps", gaps);
  for (size_t i = 0; i < coverage->block_count; ++i) {
    if (all || !coverage->blocks[i].beside) {
      json_array_append_new(blocks, block_object(&coverage->blocks[i]));
    }
  }
  for (size_t i = 0; i < coverage->line_count; ++i) {
    const AttCoveredLine* line = &coverage->lines[i];
    if (all || !coverage->blocks[line->block].beside) {
      json_array_append_new(lines, line_object(coverage, line));
    }
  }
  for (size_t i = 0; i < coverage->gap_count; ++i) {
    json_array_append_new(gaps, gap_object(&coverage->gaps[i]));
  }
  return att_json_write(root, stream);
}
