// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Answers as text: a table for people, SPARQL 1.1's CSV, TSV, JSON and XML, and
// N-Triples (which is Turtle) for CONSTRUCT.

#include "graph/sparql.h"
#include "term/vocabulary.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <uniwidth.h>

#define WIDEST_CELL 72

bool
att_result_format_find(AttView name, AttResultFormat* format)
{
  static const char* const names[] = {
      "table", "csv", "tsv", "json", "xml", "turtle"};
  for (int i = 0; i < 6; ++i) {
    if (att_view_equal(name, att_view(names[i]))) {
      *format = (AttResultFormat)i;
      return true;
    }
  }
  return false;
}

static int
order_terms(const AttTerm* a, const AttTerm* b)
{
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  int order = att_view_compare(a->value, b->value);
  order = order ? order : att_view_compare(a->datatype, b->datatype);
  return order ? order : att_view_compare(a->language, b->language);
}

/// A row to sort: its cells, and how many.
typedef struct Row {
  const AttCell* cells;
  size_t count;
} Row;

static int
order_rows(const void* left, const void* right)
{
  const Row* a = left;
  const Row* b = right;
  for (size_t i = 0; i < a->count; ++i) {
    const AttCell* one = &a->cells[i];
    const AttCell* other = &b->cells[i];
    int order = one->is_bound - other->is_bound;
    if (!order && one->is_bound) {
      order = order_terms(&one->term, &other->term);
    }
    if (order) {
      return order;
    }
  }
  return 0;
}

void
att_results_sort(AttResults* results)
{
  const size_t count = att_results_rows(results);
  const size_t columns = results->variables.size;
  Row* rows = att_calloc(count ? count : 1, sizeof *rows);
  AttCell* sorted = att_calloc(results->cells.size + 1, sizeof *sorted);
  if (rows && sorted) { // without memory the engine's own order stays
    for (size_t i = 0; i < count; ++i) {
      rows[i] = (Row){&results->cells.at[i * columns], columns};
    }
    qsort(rows, count, sizeof *rows, order_rows);
    for (size_t i = 0; i < count; ++i) {
      memcpy(&sorted[i * columns], rows[i].cells, columns * sizeof *sorted);
    }
    if (results->cells.size) {
      memcpy(results->cells.at, sorted, results->cells.size * sizeof *sorted);
    }
  }
  att_free(rows);
  att_free(sorted);
}

/// Namespaces that a table shortens.
static const struct {
  const char* iri;
  const char* prefix;
} shortened[] = {
    {ATT_IRI_ATT, "att:"},
    {ATT_IRI_RDF, "rdf:"},
    {ATT_IRI_SKOS, "skos:"},
    {"http://www.wikidata.org/entity/", "wd:"},
};

/// Put a prefix for the front of an IRI and return its rest; what is minted
/// below …/id/ has its folder for a prefix ("actor:Norway").
static AttView
shorten(AttView iri, AttText* out)
{
  const AttView ids = ATT_VIEW(ATT_IRI_ID);
  if (att_view_starts_with(iri, ids)) {
    size_t end = ids.size;
    while (end < iri.size && iri.at[end] != '/') {
      ++end;
    }
    const AttView folder = att_view_slice(iri, ids.size, end);
    att_text_append(out, end < iri.size ? folder : ATT_VIEW("id"));
    att_text_append_char(out, ':');
    return att_view_slice(iri, end < iri.size ? end + 1 : ids.size, iri.size);
  }
  for (size_t i = 0; i < sizeof shortened / sizeof *shortened; ++i) {
    const AttView front = att_view(shortened[i].iri);
    if (att_view_starts_with(iri, front)) {
      att_text_append_string(out, shortened[i].prefix);
      return att_view_slice(iri, front.size, iri.size);
    }
  }
  return iri;
}

static void
show_cell(const AttCell* cell, AttText* out)
{
  AttView value = cell->is_bound ? cell->term.value : (AttView){"", 0};
  if (cell->is_bound && cell->term.kind == ATT_TERM_IRI) {
    value = shorten(value, out);
  }
  bool was_space = false;
  for (size_t i = 0; i < value.size; ++i) {
    const bool is_space = value.at[i] == ' ' || value.at[i] == '\n' ||
                          value.at[i] == '\r' || value.at[i] == '\t';
    if (!is_space || !was_space) {
      att_text_append_char(out, is_space ? ' ' : value.at[i]);
    }
    was_space = is_space;
  }
}

static int
width_of(AttView text)
{
  return u8_width((const uint8_t*)text.at, text.size, "UTF-8");
}

/// Print a text in a column, cut where it is too wide.
static void
print_padded(FILE* stream, AttView text, int width, bool is_last)
{
  const bool is_cut = width_of(text) > WIDEST_CELL;
  while (is_cut && width_of(text) >= WIDEST_CELL) {
    do {
      --text.size;
    } while (((unsigned char)text.at[text.size] & 0xC0U) == 0x80U);
  }
  fprintf(stream, "%.*s%s", ATT_VIEW_ARG(text), is_cut ? "…" : "");
  if (!is_last) {
    fprintf(stream, "%*s", width - width_of(text) - is_cut + 2, "");
  }
}

static int
column_width(const AttResults* results, size_t column, AttText* cell)
{
  const size_t columns = results->variables.size;
  int width = width_of(results->variables.at[column]);
  for (size_t i = column; i < results->cells.size; i += columns) {
    att_text_reset(cell);
    show_cell(&results->cells.at[i], cell);
    const int found = width_of(att_text_view(cell));
    width = found > width ? found : width;
  }
  return width < WIDEST_CELL ? width : WIDEST_CELL;
}

static AttStatus
write_table(const AttResults* results, FILE* stream)
{
  const size_t columns = results->variables.size;
  int* widths = att_calloc(columns + 1, sizeof *widths);
  AttText cell = {0};
  if (!widths) {
    return ATT_ERR_MEMORY;
  }
  for (size_t c = 0; c < columns; ++c) {
    widths[c] = column_width(results, c, &cell);
    print_padded(stream, results->variables.at[c], widths[c], c + 1 == columns);
  }
  fputc('\n', stream);
  for (size_t c = 0; c < columns; ++c) {
    for (int i = 0; i < widths[c]; ++i) {
      fputs("─", stream);
    }
    fputs(c + 1 == columns ? "\n" : "  ", stream);
  }
  for (size_t i = 0; i < results->cells.size; ++i) {
    const size_t c = i % columns;
    att_text_reset(&cell);
    show_cell(&results->cells.at[i], &cell);
    print_padded(stream, att_text_view(&cell), widths[c], c + 1 == columns);
    if (c + 1 == columns) {
      fputc('\n', stream);
    }
  }
  const size_t rows = att_results_rows(results);
  fprintf(stream, "(%zu %s)\n", rows, rows == 1 ? "row" : "rows");
  const AttStatus status = att_text_status(&cell);
  att_text_clear(&cell);
  att_free(widths);
  return status;
}

/// CSV after RFC 4180: only the value; quoted where it must be.
static void
write_csv_value(FILE* stream, AttView value)
{
  bool quoted = false;
  for (size_t i = 0; i < value.size; ++i) {
    quoted |= strchr(",\"\r\n", value.at[i]) != NULL;
  }
  if (!quoted) {
    fwrite(value.at, 1, value.size, stream);
    return;
  }
  fputc('"', stream);
  for (size_t i = 0; i < value.size; ++i) {
    if (value.at[i] == '"') {
      fputc('"', stream);
    }
    fputc(value.at[i], stream);
  }
  fputc('"', stream);
}

static void
write_csv(const AttResults* results, FILE* stream)
{
  const size_t columns = results->variables.size;
  for (size_t c = 0; c < columns; ++c) {
    fputs(c ? "," : "", stream);
    write_csv_value(stream, results->variables.at[c]);
  }
  fputs("\r\n", stream);
  for (size_t i = 0; i < results->cells.size; ++i) {
    fputs(i % columns ? "," : "", stream);
    if (results->cells.at[i].is_bound) {
      write_csv_value(stream, results->cells.at[i].term.value);
    }
    if (i % columns + 1 == columns) {
      fputs("\r\n", stream);
    }
  }
}

/// A term in N-Triples, tabs escaped too.
static void
write_term(FILE* stream, const AttTerm* term)
{
  if (term->kind == ATT_TERM_IRI) {
    fprintf(stream, "<%.*s>", ATT_VIEW_ARG(term->value));
    return;
  }
  if (term->kind == ATT_TERM_BLANK) {
    fprintf(stream, "_:%.*s", ATT_VIEW_ARG(term->value));
    return;
  }
  fputc('"', stream);
  for (size_t i = 0; i < term->value.size; ++i) {
    const char c = term->value.at[i];
    static const char special[] = "\t\n\r\"\\";
    const char* found = c ? strchr(special, c) : NULL;
    if (found) {
      fputc('\\', stream);
      fputc("tnr\"\\"[found - special], stream);
    } else {
      fputc(c, stream);
    }
  }
  fputc('"', stream);
  if (term->language.size) {
    fprintf(stream, "@%.*s", ATT_VIEW_ARG(term->language));
  } else if (term->datatype.size) {
    fprintf(stream, "^^<%.*s>", ATT_VIEW_ARG(term->datatype));
  }
}

static void
write_tsv(const AttResults* results, FILE* stream)
{
  const size_t columns = results->variables.size;
  for (size_t c = 0; c < columns; ++c) {
    fprintf(stream,
            "%s?%.*s",
            c ? "\t" : "",
            ATT_VIEW_ARG(results->variables.at[c]));
  }
  fputc('\n', stream);
  for (size_t i = 0; i < results->cells.size; ++i) {
    fputs(i % columns ? "\t" : "", stream);
    if (results->cells.at[i].is_bound) {
      write_term(stream, &results->cells.at[i].term);
    }
    if (i % columns + 1 == columns) {
      fputc('\n', stream);
    }
  }
}

static void
write_triples(const AttResults* results, FILE* stream)
{
  for (size_t i = 0; i < results->cells.size; ++i) {
    write_term(stream, &results->cells.at[i].term);
    fputs(i % 3 == 2 ? " .\n" : " ", stream);
  }
}

static json_t*
json_view(AttView view)
{
  return json_stringn(view.at, view.size);
}

static json_t*
json_term(const AttTerm* term)
{
  static const char* const types[] = {"uri", "literal", "bnode"};
  json_t* object = json_object();
  json_object_set_new(object, "type", json_string(types[term->kind]));
  json_object_set_new(object, "value", json_view(term->value));
  if (term->language.size) {
    json_object_set_new(object, "xml:lang", json_view(term->language));
  } else if (term->datatype.size) {
    json_object_set_new(object, "datatype", json_view(term->datatype));
  }
  return object;
}

/// "SPARQL 1.1 Query Results JSON Format".
static AttStatus
write_json(const AttResults* results, FILE* stream)
{
  json_t* head = json_object();
  json_t* root = json_object();
  json_object_set_new(root, "head", head);
  if (results->kind == ATT_RESULTS_BOOLEAN) {
    json_object_set_new(root, "boolean", json_boolean(results->is_true));
  } else {
    const size_t columns = results->variables.size;
    json_t* names = json_array();
    for (size_t c = 0; c < columns; ++c) {
      json_array_append_new(names, json_view(results->variables.at[c]));
    }
    json_object_set_new(head, "vars", names);
    json_t* rows = json_array();
    json_t* row = NULL;
    for (size_t i = 0; i < results->cells.size; ++i) {
      if (i % columns == 0) {
        row = json_object();
        json_array_append_new(rows, row);
      }
      if (results->cells.at[i].is_bound) {
        json_object_set_new(row,
                            results->variables.at[i % columns].at,
                            json_term(&results->cells.at[i].term));
      }
    }
    json_object_set_new(root, "results", json_pack("{s:o}", "bindings", rows));
  }
  const int failed = json_dumpf(root, stream, JSON_INDENT(1));
  json_decref(root);
  fputc('\n', stream);
  return failed ? ATT_ERR_IO : ATT_OK;
}

static void
write_xml_text(FILE* stream, AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    switch (text.at[i]) {
    case '<':
      fputs("&lt;", stream);
      break;
    case '>':
      fputs("&gt;", stream);
      break;
    case '&':
      fputs("&amp;", stream);
      break;
    case '"':
      fputs("&quot;", stream);
      break;
    case '\r':
      fputs("&#13;", stream);
      break;
    default:
      fputc(text.at[i], stream);
      break;
    }
  }
}

static void
write_xml_term(FILE* stream, const AttTerm* term)
{
  static const char* const tags[] = {"uri", "literal", "bnode"};
  fprintf(stream, "<%s", tags[term->kind]);
  if (term->language.size) {
    fprintf(stream, " xml:lang=\"%.*s\"", ATT_VIEW_ARG(term->language));
  } else if (term->datatype.size) {
    fprintf(stream, " datatype=\"%.*s\"", ATT_VIEW_ARG(term->datatype));
  }
  fputc('>', stream);
  write_xml_text(stream, term->value);
  fprintf(stream, "</%s>", tags[term->kind]);
}

/// "SPARQL Query Results XML Format".
static void
write_xml(const AttResults* results, FILE* stream)
{
  const size_t columns = results->variables.size;
  fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>",
        stream);
  for (size_t c = 0; c < columns; ++c) {
    fprintf(stream,
            "<variable name=\"%.*s\"/>",
            ATT_VIEW_ARG(results->variables.at[c]));
  }
  fputs("</head>\n", stream);
  if (results->kind == ATT_RESULTS_BOOLEAN) {
    fprintf(stream,
            "<boolean>%s</boolean>\n</sparql>\n",
            results->is_true ? "true" : "false");
    return;
  }
  fputs("<results>\n", stream);
  for (size_t i = 0; i < results->cells.size; ++i) {
    fputs(i % columns ? "" : "<result>", stream);
    if (results->cells.at[i].is_bound) {
      fprintf(stream,
              "<binding name=\"%.*s\">",
              ATT_VIEW_ARG(results->variables.at[i % columns]));
      write_xml_term(stream, &results->cells.at[i].term);
      fputs("</binding>", stream);
    }
    fputs(i % columns + 1 == columns ? "</result>\n" : "", stream);
  }
  fputs("</results>\n</sparql>\n", stream);
}

AttStatus
att_results_write(const AttResults* results,
                  AttResultFormat format,
                  FILE* stream,
                  AttLog* log)
{
  if ((format == ATT_RESULT_TURTLE) != (results->kind == ATT_RESULTS_GRAPH) &&
      format != ATT_RESULT_TABLE) {
    att_report_plain(log,
                     ATT_ERROR,
                     NULL,
                     "only the answer of CONSTRUCT is a graph: it is written "
                     "as turtle, and nothing else is");
    return ATT_ERR_USAGE;
  }
  if (results->kind == ATT_RESULTS_GRAPH) {
    write_triples(results, stream);
    return ATT_OK;
  }
  if (results->kind == ATT_RESULTS_BOOLEAN && format != ATT_RESULT_JSON &&
      format != ATT_RESULT_XML) {
    fputs(results->is_true ? "true\n" : "false\n", stream);
    return ATT_OK;
  }
  switch (format) {
  case ATT_RESULT_TABLE:
    return write_table(results, stream);
  case ATT_RESULT_CSV:
    write_csv(results, stream);
    return ATT_OK;
  case ATT_RESULT_TSV:
    write_tsv(results, stream);
    return ATT_OK;
  case ATT_RESULT_JSON:
    return write_json(results, stream);
  case ATT_RESULT_XML:
    write_xml(results, stream);
    return ATT_OK;
  case ATT_RESULT_TURTLE:
    break;
  }
  return ATT_OK;
}
