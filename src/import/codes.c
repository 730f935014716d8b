// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rows by subject first, as triples come; then by notation.

#include "import/codes.h"

#include "term/rdf.h"
#include "term/vocabulary.h"

#define TRIPLET 3u

static AttStatus
find_row(AttCodeTable* table, AttView subject, size_t* row)
{
  const uint32_t* known = att_map_get(&table->subjects, subject);
  if (known) {
    *row = *known;
    return ATT_OK;
  }
  *row = table->rows.size;
  ATT_TRY(ATT_PUSH(&table->rows, (AttCodeRow){0}));
  return att_map_set(&table->subjects, subject, (uint32_t)*row);
}

static AttStatus
take_notation(AttCodeTable* table, AttCodeRow* row, const AttTerm* term)
{
  if (!term->datatype.size &&
      att_view_equal(term->value, ATT_VIEW("collective"))) {
    row->is_group = true;
    return ATT_OK;
  }
  if (term->datatype.size && !table->datatype.size) {
    table->datatype = att_arena_copy(table->arena, term->datatype);
  }
  row->notation = att_arena_copy(table->arena, term->value);
  return row->notation.at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
take_triple(void* user, const AttTriple* triple)
{
  AttCodeTable* table = user;
  const AttView predicate = triple->predicate.value;
  if (att_view_equal(predicate, ATT_VIEW(ATT_IRI_ATT "noun"))) {
    att_text_append_string(&table->leading, table->leading.size ? "|" : "");
    att_text_append(&table->leading, triple->object.value);
    return att_text_status(&table->leading);
  }
  const bool is_notation =
      att_view_equal(predicate, ATT_VIEW(ATT_IRI_SKOS "notation"));
  if (!is_notation &&
      !att_view_equal(predicate, ATT_VIEW(ATT_IRI_ATT "reads"))) {
    return ATT_OK;
  }
  size_t index = 0;
  ATT_TRY(find_row(table, triple->subject.value, &index));
  AttCodeRow* row = &table->rows.at[index];
  if (is_notation) {
    return take_notation(table, row, &triple->object);
  }
  row->class_iri = att_arena_copy(table->arena, triple->object.value);
  return row->class_iri.at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
take_event(void* user, const AttTriple* triple)
{
  AttCodeTable* table = user;
  if (!att_view_equal(triple->predicate.value,
                      ATT_VIEW(ATT_IRI_SKOS "notation")) ||
      !att_view_equal(triple->object.datatype, table->datatype) ||
      att_map_get(&table->events, triple->object.value)) {
    return ATT_OK;
  }
  const AttView class_iri = att_arena_copy(table->arena, triple->subject.value);
  if (!class_iri.at) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_map_set(&table->events,
                      triple->object.value,
                      (uint32_t)table->event_classes.size));
  return ATT_PUSH(&table->event_classes, class_iri);
}

AttStatus
att_code_table_read_events(AttCodeTable* table,
                           const char* ontology,
                           const AttLimits* limits,
                           AttLog* log)
{
  return att_rdf_read(ontology, limits, log, take_event, table);
}

AttView
att_code_event_class(const AttCodeTable* table, AttView code)
{
  for (size_t size = code.size; size >= 2; --size) {
    const uint32_t* found =
        att_map_get(&table->events, att_view_slice(code, 0, size));
    if (found) {
      return table->event_classes.at[*found];
    }
  }
  return (AttView){0};
}

AttStatus
att_code_table_read(AttCodeTable* table,
                    const char* path,
                    const AttLimits* limits,
                    AttLog* log)
{
  table->arena = att_arena_new();
  if (!table->arena) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_rdf_read(path, limits, log, take_triple, table));
  for (size_t i = 0; i < table->rows.size; ++i) {
    const AttCodeRow* row = &table->rows.at[i];
    if (row->notation.size && row->class_iri.size) {
      ATT_TRY(
          att_map_set(&table->rows_by_notation, row->notation, (uint32_t)i));
    }
  }
  return ATT_OK;
}

void
att_code_table_clear(AttCodeTable* table)
{
  att_map_clear(&table->subjects);
  att_map_clear(&table->rows_by_notation);
  ATT_ARRAY_CLEAR(&table->rows);
  att_map_clear(&table->events);
  ATT_ARRAY_CLEAR(&table->event_classes);
  att_text_clear(&table->leading);
  att_arena_free(table->arena);
  *table = (AttCodeTable){0};
}

static const AttCodeRow*
row_of(const AttCodeTable* table, AttView notation)
{
  const uint32_t* row = att_map_get(&table->rows_by_notation, notation);
  return row ? &table->rows.at[*row] : NULL;
}

static AttView
class_of(const AttCodeTable* table, AttView notation)
{
  const AttCodeRow* row = row_of(table, notation);
  return row ? row->class_iri : (AttView){0};
}

static const AttCodeRow*
row_of_code(const AttCodeTable* table, AttView code)
{
  const AttCodeRow* row = row_of(table, att_view_slice(code, 0, TRIPLET));
  return row ? row
             : row_of(table, att_view_slice(code, TRIPLET, TRIPLET + TRIPLET));
}

AttView
att_code_class(const AttCodeTable* table, AttView code)
{
  const AttCodeRow* row = row_of_code(table, code);
  return row ? row->class_iri
             : class_of(table,
                        code.size == TRIPLET ? ATT_VIEW("country")
                                             : ATT_VIEW("other"));
}

AttView
att_code_agent_class(const AttCodeTable* table, AttView code)
{
  const AttCodeRow* row = row_of_code(table, code);
  return row ? row->class_iri : class_of(table, ATT_VIEW("other"));
}

AttView
att_code_dated_class(const AttCodeTable* table)
{
  return class_of(table, ATT_VIEW("dated"));
}

bool
att_code_has_country(const AttCodeTable* table, AttView code)
{
  const AttView first = att_view_slice(code, 0, TRIPLET);
  return !att_view_equal(first, ATT_VIEW("---")) && !row_of(table, first);
}

bool
att_code_is_group(const AttCodeTable* table, AttView code)
{
  const AttCodeRow* row = row_of_code(table, code);
  return row ? row->is_group : code.size == TRIPLET;
}

bool
att_code_is_valid(AttView code)
{
  for (size_t i = 0; i < code.size; ++i) {
    const char c = code.at[i];
    if (!(c >= 'A' && c <= 'Z') && !(c == '-' && i < TRIPLET) &&
        !(c >= '0' && c <= '9' && i >= TRIPLET)) {
      return false;
    }
  }
  return code.size >= TRIPLET;
}
