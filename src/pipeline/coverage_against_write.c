// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Differences for a terminal and as a table.
//
//   att:Accusation: AGENT accuses TARGET
//     + Accusation(agent = A, target = B)  my.rules:4
//         news.txt 0-21: "A accused B."
//     ~ 12 facts, rule old.rules:3 → my.rules:4

#include "pipeline/coverage_against_write.h"

#include "pipeline/coverage_report.h"

static const char* const signs[] = {
    [ATT_CHANGE_GAINED] = "+",
    [ATT_CHANGE_LOST] = "-",
    [ATT_CHANGE_CHANGED] = "~",
};

const char*
att_change_sign(AttChange change)
{
  return signs[change];
}

static void
write_difference(const AttDifference* difference, AttText* text, FILE* stream)
{
  att_text_reset(text);
  att_text_format(text,
                  "%s %.*s  %.*s:%u",
                  signs[difference->change],
                  ATT_VIEW_ARG(difference->fact),
                  ATT_VIEW_ARG(difference->rule.file),
                  (unsigned)difference->rule.number);
  fputs("  ", stream);
  att_report_wrap(stream, att_text_view(text), 2, 6);
  if (difference->changes.size) {
    fputs("      ", stream);
    att_report_wrap(stream, difference->changes, 6, 8);
  }
  att_text_reset(text);
  att_report_example(&difference->where, text);
  fputs("      ", stream);
  att_report_wrap(stream, att_text_view(text), 6, 8);
}

/// How often one line took over facts from another, by what write_takeover
/// tells of it.
static AttStatus
count_takeovers(const AttDifferences* differences, AttMap* counts)
{
  for (size_t i = 0; i < differences->count; ++i) {
    const AttDifference* difference = &differences->at[i];
    if (difference->only_rule) {
      const uint32_t* count = att_map_get(counts, difference->changes);
      ATT_TRY(att_map_set(counts, difference->changes, count ? *count + 1 : 1));
    }
  }
  return ATT_OK;
}

/// Facts that another line reads alike are told together, where the first of
/// them stands: who rewrites a line wants to see what else changed.
static AttStatus
write_takeover(const AttDifference* difference,
               AttMap* counts,
               AttText* text,
               FILE* stream)
{
  const uint32_t count = *att_map_get(counts, difference->changes);
  if (count == 0) {
    return ATT_OK; // told already
  }
  if (count == 1) {
    write_difference(difference, text, stream);
    return ATT_OK;
  }
  att_text_reset(text);
  att_text_format(text,
                  "~ %u facts, %.*s",
                  (unsigned)count,
                  ATT_VIEW_ARG(difference->changes));
  fputs("  ", stream);
  att_report_wrap(stream, att_text_view(text), 2, 6);
  return att_map_set(counts, difference->changes, 0);
}

static void
write_heading(const AttDifference* difference,
              bool is_first,
              AttText* text,
              FILE* stream)
{
  att_text_reset(text);
  att_text_format(text,
                  "%.*s: %.*s",
                  ATT_VIEW_ARG(difference->rule.block),
                  ATT_VIEW_ARG(difference->rule.text));
  fputs(is_first ? "" : "\n", stream);
  att_report_wrap(stream, att_text_view(text), 0, 4);
}

static AttStatus
write_list(const AttDifferences* differences,
           AttMap* counts,
           AttText* text,
           FILE* stream)
{
  ATT_TRY(count_takeovers(differences, counts));
  for (size_t i = 0; i < differences->count; ++i) {
    const AttDifference* difference = &differences->at[i];
    if (i == 0 || difference->group != differences->at[i - 1].group) {
      write_heading(difference, i == 0, text, stream);
    }
    if (difference->only_rule) {
      ATT_TRY(write_takeover(difference, counts, text, stream));
    } else {
      write_difference(difference, text, stream);
    }
  }
  return att_text_status(text);
}

static AttStatus
write_text(const AttDifferences* differences, FILE* stream)
{
  AttText text = {0};
  AttMap counts = {0};
  const AttStatus status = write_list(differences, &counts, &text, stream);
  fprintf(stream,
          "%s%zu gained, %zu lost, %zu changed, %zu the same; %zu document%s\n",
          differences->count ? "\n" : "",
          differences->gained,
          differences->lost,
          differences->changed,
          differences->kept,
          differences->documents,
          differences->documents == 1 ? "" : "s");
  att_text_clear(&text);
  att_map_clear(&counts);
  return status;
}

static void
write_row(const AttDifference* difference, FILE* stream)
{
  fprintf(stream, "%s\t", signs[difference->change]);
  att_report_field(stream, difference->fact);
  fputc('\t', stream);
  att_report_field(stream, difference->changes);
  fputc('\t', stream);
  att_report_field(stream, difference->rule.file);
  fprintf(stream, "\t%u\t", (unsigned)difference->rule.number);
  att_report_field(stream, difference->rule.block);
  fputc('\t', stream);
  att_report_field(stream, difference->rule.text);
  fputc('\t', stream);
  att_report_field(stream, difference->where.source);
  fprintf(stream,
          "\t%u\t%u\t",
          (unsigned)difference->where.span.begin,
          (unsigned)difference->where.span.end);
  att_report_field(stream, difference->where.text);
  fputc('\n', stream);
}

AttStatus
att_differences_write(const AttDifferences* differences,
                      AttReport report,
                      FILE* stream)
{
  if (report == ATT_REPORT_JSON) {
    return att_differences_write_json(differences, stream);
  }
  if (report == ATT_REPORT_TEXT) {
    return write_text(differences, stream);
  }
  fputs("change\tfact\tchanges\tfile\tline\tblock\trule\tsource\tstart\tend\t"
        "sentence\n",
        stream);
  for (size_t i = 0; i < differences->count; ++i) {
    write_row(&differences->at[i], stream);
  }
  return ATT_OK;
}
