// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Coverage for a terminal: what fired, what never did, what is not covered (as
// lines of a rule file), and sums.

#include "pipeline/coverage_report.h"

#include <string.h>

#define INDENT 10u

static const char*
plural(size_t count)
{
  return count == 1 ? "" : "s";
}

/// "12 active, 3 passive".
static void
write_variants(const AttCoveredLine* line, AttText* out)
{
  const char* before = "";
  for (size_t v = 0; v < ATT_VARIANT_COUNT; ++v) {
    if (line->variants[v]) {
      att_text_format(out,
                      "%s%zu %s",
                      before,
                      line->variants[v],
                      att_variant_label((AttVariant)v));
      before = ", ";
    }
  }
}

static void
write_line(const AttCoverage* coverage,
           const AttCoveredLine* line,
           AttText* scratch,
           FILE* stream)
{
  const AttBlockKind kind = coverage->blocks[line->block].kind;
  fprintf(stream, "  %6zu  ", line->hits);
  att_report_wrap(stream, line->text, INDENT, INDENT + 2);
  att_text_reset(scratch);
  att_text_format(scratch, "line %u: ", (unsigned)line->number);
  write_variants(line, scratch);
  if (kind == ATT_BLOCK_EVENT || kind == ATT_BLOCK_RELATION) {
    att_text_format(scratch, "; %zu fact%s", line->facts, plural(line->facts));
  }
  fprintf(stream, "%*s", (int)INDENT + 2, "");
  att_report_wrap(stream, att_text_view(scratch), INDENT + 2, INDENT + 4);
  att_text_reset(scratch);
  att_report_example(&line->example, scratch);
  fprintf(stream, "%*s", (int)INDENT + 2, "");
  att_report_wrap(stream, att_text_view(scratch), INDENT + 2, INDENT + 4);
}

static void
write_fired(const AttCoverage* coverage,
            bool all,
            AttText* scratch,
            FILE* stream)
{
  uint32_t block_id = UINT32_MAX;
  AttView file = {"", 0};
  for (size_t i = 0; i < coverage->line_count; ++i) {
    const AttCoveredLine* line = &coverage->lines[i];
    const AttCoveredBlock* block = &coverage->blocks[line->block];
    if (block->beside && !all) {
      continue;
    }
    if (!att_view_equal(file, line->file)) {
      file = line->file;
      fprintf(stream, "%.*s\n", ATT_VIEW_ARG(file));
    }
    if (line->block != block_id) {
      block_id = line->block;
      fprintf(stream,
              "  %s %.*s: %zu hit%s, %zu of %zu line%s fired\n",
              att_block_keyword(block->kind),
              ATT_VIEW_ARG(block->name),
              block->hits,
              plural(block->hits),
              block->fired,
              block->lines,
              plural(block->lines));
    }
    if (line->hits) {
      write_line(coverage, line, scratch, stream);
    }
  }
}

static void
write_silent(const AttCoverage* coverage, bool all, FILE* stream)
{
  AttView file = {"", 0};
  size_t count = 0;
  for (size_t i = 0; i < coverage->line_count; ++i) {
    const AttCoveredLine* line = &coverage->lines[i];
    if (line->hits || (coverage->blocks[line->block].beside && !all)) {
      continue;
    }
    if (!count++) {
      fputs("\nnever fired\n", stream);
    }
    if (!att_view_equal(file, line->file)) {
      file = line->file;
      fprintf(stream, "%.*s\n", ATT_VIEW_ARG(file));
    }
    fprintf(stream, "  %6u  ", (unsigned)line->number);
    att_report_wrap(stream, line->text, INDENT, INDENT + 2);
  }
}

/// Lines of a rule file: comments and sentences, to be pasted below a heading.
static void
write_gaps(const AttCoverage* coverage, AttText* scratch, FILE* stream)
{
  if (!coverage->gap_count) {
    return;
  }
  fprintf(stream,
          "\n# between two actors, covered by no rule: the %zu most frequent "
          "of %zu\n"
          "# paste a line below the event that it states, or below a relation, "
          "with SUBJECT\n"
          "# for the one who does it and OBJECT for the other\n",
          coverage->gap_count,
          coverage->gap_kinds);
  for (size_t i = 0; i < coverage->gap_count; ++i) {
    const AttGap* gap = &coverage->gaps[i];
    fprintf(stream, "\n# event … or relation …: %zu×\n", gap->count);
    fprintf(stream, "  %.*s\n", ATT_VIEW_ARG(gap->sentence));
    att_text_reset(scratch);
    att_report_example(&gap->example, scratch);
    fputs("# ", stream);
    att_report_wrap_behind(stream, "# ", att_text_view(scratch));
  }
}

static void
write_sums(const AttCoverage* coverage, bool all, FILE* stream)
{
  AttReportSums sums[2] = {{0}, {0}};
  att_report_sums(coverage, sums);
  if (all) {
    att_report_add(&sums[0], &sums[1]);
  }
  fprintf(stream,
          "\n%zu document%s, %zu sentence%s: %zu of %zu line%s fired, %zu "
          "hit%s, %zu fact%s\n",
          coverage->documents,
          plural(coverage->documents),
          coverage->sentences,
          plural(coverage->sentences),
          sums[0].fired,
          sums[0].lines,
          plural(sums[0].lines),
          sums[0].hits,
          plural(sums[0].hits),
          sums[0].facts,
          plural(sums[0].facts));
  if (sums[1].lines && !all) {
    fprintf(stream,
            "beside them rules/english: %zu of %zu line%s fired, %zu hit%s "
            "(--all lists them)\n",
            sums[1].fired,
            sums[1].lines,
            plural(sums[1].lines),
            sums[1].hits,
            plural(sums[1].hits));
  }
}

AttStatus
att_coverage_write_text(const AttCoverage* coverage, bool all, FILE* stream)
{
  AttText scratch = {0};
  write_fired(coverage, all, &scratch, stream);
  write_silent(coverage, all, stream);
  write_gaps(coverage, &scratch, stream);
  write_sums(coverage, all, stream);
  const AttStatus status = att_text_status(&scratch);
  att_text_clear(&scratch);
  return status;
}
