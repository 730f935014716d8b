// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Finding and declaring the properties of a graph.

#include "graph/tiny_table.h"

#include "graph/tiny_text.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC "attest-tinysparql 3\t"

void
att_tiny_table_clear(AttTinyTable* table)
{
  ATT_ARRAY_CLEAR(&table->items);
  att_arena_free(table->arena);
  *table = (AttTinyTable){0};
}

/// Take `<iri>`, `_:label` or a literal off the front of a line.
static bool
take_term(AttView* rest, AttTerm* term)
{
  *term = (AttTerm){0};
  const char* at = rest->at;
  const char* const end = at + rest->size;
  if (at == end) {
    return false;
  }
  if (*at == '<') {
    const char* close = memchr(at, '>', rest->size);
    if (!close) {
      return false;
    }
    term->kind = ATT_TERM_IRI;
    term->value = (AttView){at + 1, (size_t)(close - at - 1)};
    at = close + 1;
  } else if (*at == '_') {
    const char* close = memchr(at, ' ', rest->size);
    if (!close || close - at < 3) {
      return false;
    }
    term->kind = ATT_TERM_BLANK;
    term->value = (AttView){at + 2, (size_t)(close - at - 2)};
    at = close;
  } else {
    const char* begin = ++at;
    while (at < end && *at != '"') {
      at += *at == '\\' ? 2 : 1;
    }
    if (at >= end) {
      return false;
    }
    term->kind = ATT_TERM_LITERAL;
    term->value = (AttView){begin, (size_t)(at - begin)};
    ++at;
    if (at < end && *at == '@') {
      const char* close = memchr(at, ' ', (size_t)(end - at));
      term->language = (AttView){at + 1, close ? (size_t)(close - at - 1) : 0};
      at = close ? close : end;
    } else if (at + 3 < end && *at == '^') {
      const char* close = memchr(at, '>', (size_t)(end - at));
      term->datatype = (AttView){at + 3, close ? (size_t)(close - at - 3) : 0};
      at = close ? close + 1 : end;
    }
  }
  at += at < end && *at == ' ';
  *rest = (AttView){at, (size_t)(end - at)};
  return true;
}

bool
att_tiny_split(AttView line, AttTriple* triple)
{
  *triple = (AttTriple){0};
  return take_term(&line, &triple->subject) &&
         take_term(&line, &triple->predicate) &&
         take_term(&line, &triple->object) &&
         att_view_equal(line, ATT_VIEW("."));
}

AttTinyValue
att_tiny_value_of(const AttTerm* term)
{
  AttTinyValue value = {ATT_TINY_NODE, {"", 0}, term->kind == ATT_TERM_BLANK};
  if (term->kind != ATT_TERM_LITERAL) {
    return value;
  }
  if (term->language.size) {
    value.kind = ATT_TINY_LANGUAGE;
    value.tag = term->language;
  } else if (!term->datatype.size ||
             att_view_equal(term->datatype, ATT_VIEW(ATT_IRI_XSD "string"))) {
    value.kind = ATT_TINY_STRING;
  } else {
    value.kind = att_tiny_native_kind(term->datatype, term->value);
    value.tag = value.kind == ATT_TINY_TYPED ? term->datatype : value.tag;
  }
  return value;
}

static void
merge(AttTinyValue* into, AttTinyValue value)
{
  if (into->kind == ATT_TINY_NONE) {
    *into = value;
  } else if (into->kind != value.kind ||
             !att_view_equal(into->tag, value.tag)) {
    into->kind = ATT_TINY_MIXED;
  }
  into->has_blank |= value.has_blank;
}

static int
order_properties(const void* left, const void* right)
{
  const AttTinyProperty* a = left;
  const AttTinyProperty* b = right;
  return att_view_compare(a->iri, b->iri);
}

/// Properties come and go in sorted lines; the last few are looked at first.
static AttTinyProperty*
find_unsorted(AttTinyTable* table, AttView iri)
{
  for (size_t i = 0; i < table->items.size; ++i) {
    if (att_view_equal(table->items.at[i].iri, iri)) {
      return &table->items.at[i];
    }
  }
  return NULL;
}

static AttStatus
keep_property(AttTinyTable* table, AttView iri, AttTinyProperty** property)
{
  *property = find_unsorted(table, iri);
  if (!*property) {
    const AttView copy = att_arena_copy(table->arena, iri);
    if (!copy.at) {
      return ATT_ERR_MEMORY;
    }
    ATT_TRY(ATT_PUSH(&table->items, (AttTinyProperty){.iri = copy}));
    *property = &table->items.at[table->items.size - 1];
  }
  return ATT_OK;
}

static AttStatus
add_line(AttTinyTable* table, AttView line)
{
  AttTriple triple;
  AttTinyProperty* property = NULL;
  if (!att_tiny_split(line, &triple)) {
    return ATT_ERR_SYNTAX;
  }
  ATT_TRY(keep_property(table, triple.predicate.value, &property));
  AttTinyValue value = att_tiny_value_of(&triple.object);
  if (value.tag.size && property->value.kind == ATT_TINY_NONE) {
    value.tag = att_arena_copy(table->arena, value.tag);
    if (!value.tag.at) {
      return ATT_ERR_MEMORY;
    }
  }
  merge(&property->value, value);
  if (triple.object.kind == ATT_TERM_LITERAL &&
      !att_tiny_is_distinct(triple.object.value)) {
    property->value.kind = ATT_TINY_MIXED;
  }
  property->has_blank |= triple.subject.kind == ATT_TERM_BLANK;
  return ATT_OK;
}

AttStatus
att_tiny_table_make(const AttLines* lines, AttTinyTable* table)
{
  *table = (AttTinyTable){
      .arena = att_arena_new(), .triples = lines->lines.size, .names = 1};
  AttStatus status = table->arena ? ATT_OK : ATT_ERR_MEMORY;
  for (size_t i = 0; i < lines->lines.size && status == ATT_OK; ++i) {
    status = add_line(table, lines->lines.at[i]);
  }
  if (status != ATT_OK) {
    att_tiny_table_clear(table);
  } else if (table->items.size) {
    qsort(table->items.at,
          table->items.size,
          sizeof *table->items.at,
          order_properties);
  }
  return status;
}

size_t
att_tiny_table_find(const AttTinyTable* table, AttView iri)
{
  size_t low = 0;
  size_t high = table->items.size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order = att_view_compare(table->items.at[middle].iri, iri);
    if (order == 0) {
      return middle;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return table->items.size;
}

/// What it is, the number of triples, the stamp; then a line each: kind, blank
/// subjects, blank objects, tag, IRI.
void
att_tiny_table_write(const AttTinyTable* table, AttText* out)
{
  att_text_format(
      out, MAGIC "%zu\t%.*s\n", table->triples, ATT_VIEW_ARG(table->stamp));
  for (size_t i = 0; i < table->items.size; ++i) {
    const AttTinyProperty* item = &table->items.at[i];
    att_text_format(out,
                    "%d\t%d\t%d\t%.*s\t%.*s\n",
                    (int)item->value.kind,
                    item->has_blank,
                    item->value.has_blank,
                    ATT_VIEW_ARG(item->value.tag),
                    ATT_VIEW_ARG(item->iri));
  }
}

static AttView
take_field(AttView* rest, char mark)
{
  const char* found = memchr(rest->at, mark, rest->size);
  const size_t end = found ? (size_t)(found - rest->at) : rest->size;
  const AttView field = att_view_slice(*rest, 0, end);
  *rest = att_view_slice(*rest, end + 1, rest->size);
  return field;
}

static AttStatus
read_item(AttTinyTable* table, AttView line)
{
  const AttView kind = take_field(&line, '\t');
  const AttView subjects = take_field(&line, '\t');
  const AttView objects = take_field(&line, '\t');
  AttTinyProperty item = {0};
  if (kind.size != 1 || subjects.size != 1 || objects.size != 1 ||
      kind.at[0] < '0' || kind.at[0] > '0' + ATT_TINY_MIXED) {
    return ATT_ERR_VERSION;
  }
  item.value.kind = (AttTinyKind)(kind.at[0] - '0');
  item.has_blank = subjects.at[0] == '1';
  item.value.has_blank = objects.at[0] == '1';
  item.value.tag = att_arena_copy(table->arena, take_field(&line, '\t'));
  item.iri = att_arena_copy(table->arena, line);
  if (!item.iri.at || !item.value.tag.at) {
    return ATT_ERR_MEMORY;
  }
  return ATT_PUSH(&table->items, item);
}

AttStatus
att_tiny_table_read(AttView text, AttTinyTable* table)
{
  *table = (AttTinyTable){.arena = att_arena_new(), .names = ATT_TINY_NAMES};
  AttStatus status = table->arena ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK && !att_view_starts_with(text, ATT_VIEW(MAGIC))) {
    status = ATT_ERR_VERSION;
  }
  take_field(&text, '\t');
  table->triples = (size_t)strtoull(text.at, NULL, 10);
  take_field(&text, '\t');
  if (status == ATT_OK) {
    table->stamp = att_arena_copy(table->arena, take_field(&text, '\n'));
    status = table->stamp.at ? ATT_OK : ATT_ERR_MEMORY;
  }
  while (text.size && status == ATT_OK) {
    status = read_item(table, take_field(&text, '\n'));
  }
  if (status != ATT_OK) {
    att_tiny_table_clear(table);
  }
  return status;
}

static const char*
range_of(AttTinyKind kind)
{
  switch (kind) {
  case ATT_TINY_NODE:
  case ATT_TINY_NONE:
    return "rdfs:Resource";
  case ATT_TINY_INTEGER:
    return "xsd:integer";
  case ATT_TINY_DECIMAL:
    return "xsd:double";
  case ATT_TINY_DATE:
    return "xsd:date";
  default:
    return "xsd:string";
  }
}

static void
declare(const char* name, AttTinyKind kind, AttText* out)
{
  att_text_format(out,
                  "x:%s a rdf:Property ; rdfs:domain rdfs:Resource ; "
                  "rdfs:range %s ; nrl:indexed true .\n",
                  name,
                  range_of(kind));
}

void
att_tiny_table_declare(const AttTinyTable* table, AttText* out)
{
  att_text_append_string(
      out,
      "@prefix nrl: <http://tracker.api.gnome.org/ontology/v3/nrl#> .\n"
      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
      "@prefix x: <" ATT_TINY_SPACE "> .\n"
      "x: a nrl:Namespace , nrl:Ontology ; nrl:prefix \"x\" ;\n"
      "  nrl:lastModified \"2000-01-01T00:00:00Z\" .\n");
  declare("self", ATT_TINY_NODE, out);
  declare("none", ATT_TINY_NODE, out);
  for (size_t i = 0; i < table->items.size * table->names; ++i) {
    AttText name = {0};
    att_tiny_write_name(
        table, i / table->names, (unsigned)(i % table->names), &name);
    declare(name.at ? name.at : "",
            table->items.at[i / table->names].value.kind,
            out);
    out->broken |= name.broken;
    att_text_clear(&name);
  }
}

void
att_tiny_write_name(const AttTinyTable* table,
                    size_t index,
                    unsigned use,
                    AttText* out)
{
  const unsigned name = use % table->names;
  att_text_format(out, "p%zu", index);
  if (name) {
    att_text_format(out, "_%u", name);
  }
}

static void
write_node(const AttTerm* term, AttText* out)
{
  att_text_append_string(
      out, term->kind == ATT_TERM_BLANK ? "<" ATT_TINY_BLANK : "<");
  att_text_append(out, term->value);
  att_text_append_char(out, '>');
}

AttStatus
att_tiny_table_translate(const AttTinyTable* table, AttView line, AttText* out)
{
  AttTriple triple;
  if (!att_tiny_split(line, &triple)) {
    return ATT_ERR_SYNTAX;
  }
  const size_t index = att_tiny_table_find(table, triple.predicate.value);
  const AttTinyKind kind = table->items.at[index].value.kind;
  if (kind == ATT_TINY_MIXED) {
    return ATT_OK; // nothing can be asked of it
  }
  write_node(&triple.subject, out);
  att_text_format(out, " <" ATT_TINY_SPACE "p%zu> ", index);
  if (triple.object.kind != ATT_TERM_LITERAL) {
    write_node(&triple.object, out);
  } else {
    att_text_append_char(out, '"');
    att_tiny_encode(triple.object.value, out);
    att_text_append_char(out, '"');
  }
  att_text_append_string(out, " .\n");
  return ATT_OK;
}

/// Does a sorted line begin with the node?
static bool
has_subject(const AttLines* lines, AttView node)
{
  size_t low = 0;
  size_t high = lines->lines.size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (att_view_compare(lines->lines.at[middle], node) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == lines->lines.size) {
    return false;
  }
  const AttView line = lines->lines.at[low];
  return line.size > node.size && line.at[node.size] == ' ' &&
         att_view_starts_with(line, node);
}

static int
order_views(const void* left, const void* right)
{
  const AttView* a = left;
  const AttView* b = right;
  return att_view_compare(*a, *b);
}

AttStatus
att_tiny_leaves(const AttLines* lines, AttTinyNodes* leaves)
{
  AttTriple triple;
  for (size_t i = 0; i < lines->lines.size; ++i) {
    if (!att_tiny_split(lines->lines.at[i], &triple)) {
      return ATT_ERR_SYNTAX;
    }
    const AttView value = triple.object.value;
    const bool is_iri = triple.object.kind == ATT_TERM_IRI;
    const AttView node = is_iri ? (AttView){value.at - 1, value.size + 2}
                                : (AttView){value.at - 2, value.size + 2};
    const bool is_again =
        leaves->size && att_view_equal(leaves->at[leaves->size - 1], node);
    if (triple.object.kind != ATT_TERM_LITERAL && !is_again &&
        !has_subject(lines, node)) {
      ATT_TRY(ATT_PUSH(leaves, node));
    }
  }
  if (!leaves->size) {
    return ATT_OK;
  }
  qsort(leaves->at, leaves->size, sizeof *leaves->at, order_views);
  size_t kept = 1;
  for (size_t i = 1; i < leaves->size; ++i) {
    if (!att_view_equal(leaves->at[i], leaves->at[kept - 1])) {
      leaves->at[kept++] = leaves->at[i];
    }
  }
  leaves->size = kept;
  return ATT_OK;
}

void
att_tiny_write_self(AttView node, AttText* out)
{
  AttTerm term = {.value = att_view_slice(node, 1, node.size - 1)};
  if (node.at[0] == '_') {
    term.kind = ATT_TERM_BLANK;
    term.value = att_view_slice(node, 2, node.size);
  }
  write_node(&term, out);
  att_text_append_string(out, " <" ATT_TINY_SPACE "self> ");
  write_node(&term, out);
  att_text_append_string(out, " .\n");
}
