// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names of formats, wrapping at 100 columns, examples, sums; and the
// tab-separated line table.

#include "pipeline/coverage_report.h"

#include <string.h>

static const char* const report_names[] = {[ATT_REPORT_TEXT] = "text",
                                           [ATT_REPORT_TSV] = "tsv",
                                           [ATT_REPORT_JSON] = "json"};

bool
att_report_find(AttView name, AttReport* report)
{
  for (size_t i = 0; i < sizeof report_names / sizeof *report_names; ++i) {
    if (att_view_equal(att_view(report_names[i]), name)) {
      *report = (AttReport)i;
      return true;
    }
  }
  return false;
}

void
att_report_add(AttReportSums* sum, const AttReportSums* one)
{
  sum->lines += one->lines;
  sum->fired += one->fired;
  sum->hits += one->hits;
  sum->facts += one->facts;
}

void
att_report_sums(const AttCoverage* coverage, AttReportSums sums[2])
{
  for (size_t i = 0; i < coverage->block_count; ++i) {
    const AttCoveredBlock* block = &coverage->blocks[i];
    const AttReportSums one = {
        block->lines, block->fired, block->hits, block->facts};
    att_report_add(&sums[block->beside], &one);
  }
}

static size_t
width_of(AttView text)
{
  size_t width = 0;
  for (size_t i = 0; i < text.size; ++i) {
    width += ((unsigned char)text.at[i] & 0xC0u) != 0x80u;
  }
  return width;
}

/// Write words; `start` opens each further line, `opening` columns wide.
static void
wrap(FILE* stream,
     AttView text,
     size_t column,
     const char* start,
     size_t opening)
{
  bool is_first = true;
  for (size_t at = 0; at < text.size;) {
    size_t end = at;
    while (end < text.size && text.at[end] != ' ') {
      ++end;
    }
    const AttView word = att_view_slice(text, at, end);
    const size_t width = width_of(word);
    if (!is_first && column + 1 + width > ATT_REPORT_COLUMNS) {
      fprintf(stream, "\n%*s%s", (int)(opening - strlen(start)), "", start);
      column = opening;
      is_first = true;
    }
    fprintf(stream, "%s%.*s", is_first ? "" : " ", ATT_VIEW_ARG(word));
    column += width + !is_first;
    is_first = false;
    at = end + 1;
  }
  fputc('\n', stream);
}

void
att_report_wrap(FILE* stream, AttView text, size_t column, size_t indent)
{
  wrap(stream, text, column, "", indent);
}

void
att_report_wrap_behind(FILE* stream, const char* start, AttView text)
{
  wrap(stream, text, strlen(start), start, strlen(start));
}

void
att_report_example(const AttExample* example, AttText* out)
{
  att_text_format(out,
                  "%.*s %u-%u: \"%.*s\"",
                  ATT_VIEW_ARG(example->source),
                  (unsigned)example->span.begin,
                  (unsigned)example->span.end,
                  ATT_VIEW_ARG(example->text));
}

void
att_report_field(FILE* stream, AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    fputc(c == '\t' || c == '\n' || c == '\r' ? ' ' : c, stream);
  }
}

static void
write_variants(const AttCoveredLine* line, FILE* stream)
{
  const char* before = "";
  for (size_t v = 0; v < ATT_VARIANT_COUNT; ++v) {
    if (line->variants[v]) {
      fprintf(stream,
              "%s%s=%zu",
              before,
              att_variant_label((AttVariant)v),
              line->variants[v]);
      before = " ";
    }
  }
}

AttStatus
att_coverage_write_tsv(const AttCoverage* coverage, bool all, FILE* stream)
{
  fputs("file\tline\tkind\tblock\trule\thits\tfacts\tvariants\tsource\tstart\t"
        "end\texample\tid\n",
        stream);
  for (size_t i = 0; i < coverage->line_count; ++i) {
    const AttCoveredLine* line = &coverage->lines[i];
    const AttCoveredBlock* block = &coverage->blocks[line->block];
    if (block->beside && !all) {
      continue;
    }
    att_report_field(stream, line->file);
    fprintf(stream,
            "\t%u\t%s\t",
            (unsigned)line->number,
            att_block_keyword(block->kind));
    att_report_field(stream, block->name);
    fputc('\t', stream);
    att_report_field(stream, line->text);
    fprintf(stream, "\t%zu\t%zu\t", line->hits, line->facts);
    write_variants(line, stream);
    fputc('\t', stream);
    att_report_field(stream, line->example.source);
    if (line->hits) {
      fprintf(stream,
              "\t%u\t%u\t",
              (unsigned)line->example.span.begin,
              (unsigned)line->example.span.end);
    } else {
      fputs("\t\t\t", stream);
    }
    att_report_field(stream, line->example.text);
    fputc('\t', stream);
    att_report_field(stream, line->id);
    fputc('\n', stream);
  }
  return ATT_OK;
}

AttStatus
att_coverage_write(const AttCoverage* coverage,
                   AttReport report,
                   bool all,
                   FILE* stream)
{
  switch (report) {
  case ATT_REPORT_TSV:
    return att_coverage_write_tsv(coverage, all, stream);
  case ATT_REPORT_JSON:
    return att_coverage_write_json(coverage, all, stream);
  default:
    return att_coverage_write_text(coverage, all, stream);
  }
}
