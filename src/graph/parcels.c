// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A file to lines, lines to pieces.

#include "graph/parcels.h"

#include "graph/lines.h"
#include "graph/spell.h"

#include <stdlib.h>

#define NAMELESS "https://w3id.org/attest/.well-known/genid/"

typedef struct Reading {
  AttParcels* parcels;
  AttView scope; ///< of names made for blank nodes
  AttText line;
  AttText name;
} Reading;

void
att_parcels_clear(AttParcels* parcels)
{
  ATT_ARRAY_CLEAR(&parcels->lines);
  att_symbols_clear(&parcels->graphs);
  att_arena_free(parcels->arena);
  *parcels = (AttParcels){0};
}

static AttView
name_blank(Reading* reading, AttView label)
{
  att_text_reset(&reading->name);
  att_text_append_string(&reading->name, NAMELESS);
  att_text_append(&reading->name, reading->scope);
  att_text_append(&reading->name, label);
  return att_text_view(&reading->name);
}

static void
write_term(Reading* reading, const AttTerm* term)
{
  AttTerm named = *term;
  if (term->kind == ATT_TERM_BLANK) {
    named.kind = ATT_TERM_IRI;
    named.value = name_blank(reading, term->value);
  }
  att_spell_term(&named, NULL, &reading->line);
  att_text_append_char(&reading->line, ' ');
}

static AttStatus
take_triple(void* user, const AttTriple* triple)
{
  Reading* reading = user;
  AttParcels* parcels = reading->parcels;
  if (parcels->lines.size >= UINT32_MAX) {
    return ATT_ERR_LIMIT;
  }
  AttParcelLine line = {.order = (uint32_t)parcels->lines.size};
  att_text_reset(&reading->line);
  write_term(reading, &triple->subject);
  write_term(reading, &triple->predicate);
  write_term(reading, &triple->object);
  att_text_append_char(&reading->line, '.');
  AttView graph = triple->graph;
  if (graph.size && !att_iri_is_valid(graph)) {
    graph = name_blank(reading, graph);
  }
  ATT_TRY(att_text_status(&reading->line));
  ATT_TRY(att_text_status(&reading->name));
  if (graph.size) {
    ATT_TRY(att_symbols_intern(&parcels->graphs, graph, &line.graph));
  }
  line.line = att_arena_copy(parcels->arena, att_text_view(&reading->line));
  return line.line.at ? ATT_PUSH(&parcels->lines, line) : ATT_ERR_MEMORY;
}

static int
order_lines(const void* left, const void* right)
{
  const AttParcelLine* a = left;
  const AttParcelLine* b = right;
  if (a->graph != b->graph) {
    return a->graph < b->graph ? -1 : 1;
  }
  return a->order < b->order ? -1 : a->order > b->order;
}

AttStatus
att_parcels_read(AttParcels* parcels,
                 const char* path,
                 const AttLimits* limits,
                 AttLog* log)
{
  char scope[ATT_SCOPE_BYTES];
  *parcels = (AttParcels){.arena = att_arena_new()};
  if (!parcels->arena) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_lines_scope(path, limits, log, scope));
  Reading reading = {.parcels = parcels, .scope = att_view(scope)};
  const AttStatus status =
      att_rdf_read(path, limits, log, take_triple, &reading);
  att_text_clear(&reading.line);
  att_text_clear(&reading.name);
  if (parcels->lines.size) {
    qsort(parcels->lines.at,
          parcels->lines.size,
          sizeof *parcels->lines.at,
          order_lines);
  }
  return status;
}

size_t
att_parcels_piece(const AttParcels* parcels,
                  size_t begin,
                  size_t bytes,
                  bool one_graph)
{
  const AttParcelLine* lines = parcels->lines.at;
  size_t size = 0;
  size_t end = begin;
  while (end < parcels->lines.size &&
         (!one_graph || lines[end].graph == lines[begin].graph)) {
    size += lines[end].line.size + 1;
    if (size > bytes && end > begin) {
      break;
    }
    ++end;
  }
  return end;
}

void
att_parcels_triples(const AttParcels* parcels,
                    size_t begin,
                    size_t end,
                    AttText* out)
{
  for (size_t i = begin; i < end; ++i) {
    att_text_append(out, parcels->lines.at[i].line);
    att_text_append_char(out, '\n');
  }
}

void
att_parcels_update(const AttParcels* parcels,
                   size_t begin,
                   size_t end,
                   AttView graph,
                   AttText* out)
{
  const AttParcelLine* lines = parcels->lines.at;
  att_text_append_string(out, "INSERT DATA {\n");
  for (size_t i = begin; i < end;) {
    size_t last = i + 1;
    while (last < end && lines[last].graph == lines[i].graph) {
      ++last;
    }
    const AttView name =
        lines[i].graph ? att_symbols_text(&parcels->graphs, lines[i].graph)
                       : graph;
    if (name.size) {
      att_text_format(out, "GRAPH <%.*s> {\n", ATT_VIEW_ARG(name));
    }
    att_parcels_triples(parcels, i, last, out);
    att_text_append_string(out, name.size ? "}\n" : "");
    i = last;
  }
  att_text_append_string(out, "}\n");
}
