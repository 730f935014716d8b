// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Triples to lines, and sets of lines.

#include "graph/lines.h"

#include "base/file.h"
#include "graph/spell.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>

void
att_lines_clear(AttLines* lines)
{
  ATT_ARRAY_CLEAR(&lines->lines);
  att_arena_free(lines->arena);
  *lines = (AttLines){0};
}

static void
write_term(const AttTerm* term, AttView scope, AttText* out)
{
  if (term->kind == ATT_TERM_BLANK) {
    att_text_format(
        out, "_:%.*s%.*s", ATT_VIEW_ARG(scope), ATT_VIEW_ARG(term->value));
    return;
  }
  att_spell_term(term, NULL, out);
}

/// In RDF 1.1 a string with this datatype is the string without.
static AttTerm
without_string_type(const AttTerm* term)
{
  AttTerm plain = *term;
  if (term->kind == ATT_TERM_LITERAL &&
      att_view_equal(term->datatype, ATT_VIEW(ATT_IRI_XSD "string"))) {
    plain.datatype = (AttView){"", 0};
  }
  return plain;
}

void
att_triple_write(const AttTriple* triple, AttView scope, AttText* out)
{
  const AttTerm object = without_string_type(&triple->object);
  write_term(&triple->subject, scope, out);
  att_text_append_char(out, ' ');
  write_term(&triple->predicate, scope, out);
  att_text_append_char(out, ' ');
  write_term(&object, scope, out);
  att_text_append_string(out, " .");
}

typedef struct Reading {
  AttLines* lines;
  AttText line;
  AttView scope;
  bool keeps_labels; ///< the file is the store's own
} Reading;

/// Drop the letter by which some parsers' labels are kept apart from those that
/// they make up. Labels of the store begin with another letter.
static void
restore_label(AttTerm* term)
{
  if (term->kind == ATT_TERM_BLANK && term->value.size &&
      term->value.at[0] == 'l') {
    term->value = att_view_slice(term->value, 1, term->value.size);
  }
}

AttStatus
att_lines_add(AttLines* lines, AttView line)
{
  if (!lines->arena && !(lines->arena = att_arena_new())) {
    return ATT_ERR_MEMORY;
  }
  const AttView copy = att_arena_copy(lines->arena, line);
  return copy.at ? ATT_PUSH(&lines->lines, copy) : ATT_ERR_MEMORY;
}

static AttStatus
take_triple(void* user, const AttTriple* triple)
{
  Reading* reading = user;
  AttTriple kept = *triple;
  if (reading->keeps_labels) {
    restore_label(&kept.subject);
    restore_label(&kept.object);
  }
  att_text_reset(&reading->line);
  att_triple_write(&kept, reading->scope, &reading->line);
  ATT_TRY(att_text_status(&reading->line));
  return att_lines_add(reading->lines, att_text_view(&reading->line));
}

static AttStatus
read_lines(AttLines* lines,
           const char* path,
           AttView scope,
           bool keeps_labels,
           const AttLimits* limits,
           AttLog* log)
{
  if (!lines->arena && !(lines->arena = att_arena_new())) {
    return ATT_ERR_MEMORY;
  }
  const size_t before = lines->lines.size;
  Reading reading = {
      .lines = lines, .scope = scope, .keeps_labels = keeps_labels};
  const AttStatus status =
      att_rdf_read(path, limits, log, take_triple, &reading);
  att_text_clear(&reading.line);
  if (status != ATT_OK) {
    lines->lines.size = before;
  }
  return status;
}

/// A hash of what a file holds, so that its blank nodes have the same labels
/// wherever it lies and whenever it is read. Standard input is read once only:
/// its labels follow its name.
static AttStatus
hash_of(const char* path, const AttLimits* limits, AttLog* log, uint64_t* hash)
{
  *hash = att_view_hash(att_view(path));
  if (att_view_equal(att_view(path), ATT_VIEW("-"))) {
    return ATT_OK;
  }
  AttText text = {0};
  const AttStatus status = att_file_read(path, limits->rdf_bytes, &text, log);
  if (status == ATT_OK) {
    *hash = att_view_hash(att_text_view(&text));
  }
  att_text_clear(&text);
  return status;
}

AttStatus
att_lines_scope(const char* path,
                const AttLimits* limits,
                AttLog* log,
                char scope[ATT_SCOPE_BYTES])
{
  uint64_t hash = 0;
  ATT_TRY(hash_of(path, limits, log, &hash));
  snprintf(scope, ATT_SCOPE_BYTES, "f%016llx", (unsigned long long)hash);
  return ATT_OK;
}

AttStatus
att_lines_read(AttLines* lines,
               const char* path,
               const AttLimits* limits,
               AttLog* log)
{
  char scope[ATT_SCOPE_BYTES];
  ATT_TRY(att_lines_scope(path, limits, log, scope));
  return read_lines(lines, path, att_view(scope), false, limits, log);
}

AttStatus
att_lines_read_own(AttLines* lines,
                   const char* path,
                   const AttLimits* limits,
                   AttLog* log)
{
  return read_lines(lines, path, ATT_VIEW(""), true, limits, log);
}

static int
order_lines(const void* left, const void* right)
{
  const AttView* a = left;
  const AttView* b = right;
  return att_view_compare(*a, *b);
}

void
att_lines_sort(AttLines* lines)
{
  if (!lines->lines.size) {
    return;
  }
  qsort(
      lines->lines.at, lines->lines.size, sizeof *lines->lines.at, order_lines);
  size_t kept = 1;
  for (size_t i = 1; i < lines->lines.size; ++i) {
    if (!att_view_equal(lines->lines.at[i], lines->lines.at[kept - 1])) {
      lines->lines.at[kept++] = lines->lines.at[i];
    }
  }
  lines->lines.size = kept;
}
