// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// JSON-LD 1.1, written as it comes: the context, then "@graph" with a node
// object a line. A named graph is an object with a "@graph" of its own. Who
// streams finds the context first, and in each node "@id" and "@type" first.

#include "graph/context.h"
#include "graph/spell.h"
#include "graph/writing.h"

#include "term/vocabulary.h"

static AttStatus
begin(AttWriter* writer)
{
  AttContext* context = att_calloc(1, sizeof *context);
  writer->own = context;
  if (!context) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_context_make(
      writer->options.base, writer->options.ontology, context));
  att_text_append_string(&writer->out, "{\n  \"@context\": ");
  att_context_write(context, 2, &writer->out);
  att_text_append_string(&writer->out, ",\n  \"@graph\": [");
  return ATT_OK;
}

/// Report that a triple is left out because of one of its IRIs.
static void
report_misread(AttWriter* writer, AttView iri)
{
  att_report_plain(writer->log,
                   ATT_WARNING,
                   NULL,
                   "left out: JSON-LD would read the scheme of <%.*s> as a "
                   "prefix",
                   ATT_VIEW_ARG(iri));
}

static bool
spell_iri(AttWriter* writer, AttView iri)
{
  if (att_context_iri(writer->own, iri, &writer->out)) {
    return true;
  }
  report_misread(writer, iri);
  return false;
}

static bool
spell_literal(AttWriter* writer,
              const AttTerm* object,
              const AttContextTerm* term)
{
  AttText* out = &writer->out;
  const size_t before = out->size;
  const bool is_coerced = term && term->coercion != ATT_COERCION_NONE;
  if (is_coerced && term->datatype.size &&
      att_view_equal(term->datatype, object->datatype)) {
    if (att_spell_is_small_integer(object)) {
      att_text_append(out, object->value);
    } else {
      att_spell_string(object->value, out);
    }
    return true;
  }
  if (!is_coerced && !object->datatype.size && !object->language.size) {
    att_spell_string(object->value, out);
    return true;
  }
  att_text_append_string(out, "{\"@value\": ");
  att_spell_string(object->value, out);
  if (object->language.size) {
    att_text_append_string(out, ", \"@language\": ");
    att_spell_string(object->language, out);
  } else if (object->datatype.size) {
    att_text_append_string(out, ", \"@type\": ");
    if (!spell_iri(writer, object->datatype)) {
      out->size = before;
      return false;
    }
  }
  att_text_append_char(out, '}');
  return true;
}

/// One value; false where it cannot be written.
static bool
spell_value(AttWriter* writer,
            const AttTriple* triple,
            const AttContextTerm* term)
{
  AttText* out = &writer->out;
  if (triple->object.kind == ATT_TERM_LITERAL) {
    return spell_literal(writer, &triple->object, term);
  }
  if (att_triple_is_type(triple)) {
    const AttContextTerm* named =
        att_context_term(writer->own, triple->object.value);
    if (named) {
      att_spell_string(named->name, out);
      return true;
    }
    return spell_iri(writer, triple->object.value);
  }
  if (term && term->coercion == ATT_COERCION_NODE) {
    return spell_iri(writer, triple->object.value);
  }
  const size_t before = out->size;
  att_text_append_string(out, "{\"@id\": ");
  if (!spell_iri(writer, triple->object.value)) {
    out->size = before;
    return false;
  }
  att_text_append_char(out, '}');
  return true;
}

/// One predicate with its values; nothing where none of them can be written.
static void
add_run(AttWriter* writer, const AttTriple* run, size_t count)
{
  AttText* out = &writer->out;
  const size_t before = out->size;
  const bool is_type = att_triple_is_type(run);
  const AttContextTerm* term =
      is_type ? NULL : att_context_term(writer->own, run->predicate.value);
  att_text_append_string(out, ", ");
  if (is_type) {
    att_text_append_string(out, "\"@type\"");
  } else if (term) {
    att_spell_string(term->name, out);
  } else if (!spell_iri(writer, run->predicate.value)) {
    out->size = before;
    return;
  }
  att_text_append_string(out, count > 1 ? ": [" : ": ");
  size_t written = 0;
  for (size_t i = 0; i < count; ++i) {
    const size_t here = out->size;
    att_text_append_string(out, written ? ", " : "");
    if (spell_value(writer, &run[i], term)) {
      ++written;
    } else {
      out->size = here;
    }
  }
  att_text_append_string(out, count > 1 ? "]" : "");
  out->size = written ? out->size : before;
}

static void
add_group(AttWriter* writer, const AttGroup* group, bool* first, int indent)
{
  AttText* out = &writer->out;
  const size_t before = out->size;
  att_text_format(out, "%s\n%*s{\"@id\": ", *first ? "" : ",", indent, "");
  if (!spell_iri(writer, group->at->subject.value)) {
    out->size = before;
    return;
  }
  *first = false;
  for (int types = 1; types >= 0; --types) {
    size_t count = 0;
    for (size_t i = 0; i < group->count; i += count) {
      count = att_group_run(group, i);
      if (att_triple_is_type(&group->at[i]) == (types == 1)) {
        add_run(writer, &group->at[i], count);
      }
    }
  }
  att_text_append_char(out, '}');
}

/// Enter the graph of a group where another was open.
static void
turn_to(AttWriter* writer, AttView graph, AttView* open, bool* first)
{
  AttText* out = &writer->out;
  if (att_view_equal(graph, *open)) {
    return;
  }
  if (open->size) {
    att_text_append_string(out, "\n    ]}");
  }
  if (graph.size) {
    att_text_append_string(out, writer->count++ ? ",\n    " : "\n    ");
    att_text_append_string(out, "{\"@id\": ");
    // Its name is a source's or a statement's, minted under the base.
    att_context_iri(writer->own, graph, out);
    att_text_append_string(out, ", \"@graph\": [");
    *first = true;
  }
  *open = graph;
}

static AttStatus
add(AttWriter* writer, const AttTriples* triples)
{
  AttView open = ATT_VIEW("");
  bool first_in_graph = true;
  size_t count = 0;
  for (size_t i = 0; i < triples->triples.size; i += count) {
    const AttGroup group = att_writer_group(writer, triples, i);
    count = group.count;
    turn_to(writer, group.graph, &open, &first_in_graph);
    if (open.size) {
      add_group(writer, &group, &first_in_graph, 6);
    } else {
      bool first = writer->count == 0;
      add_group(writer, &group, &first, 4);
      writer->count += !first;
    }
  }
  turn_to(writer, ATT_VIEW(""), &open, &first_in_graph);
  return ATT_OK;
}

static AttStatus
end(AttWriter* writer)
{
  att_text_append_string(&writer->out, writer->count ? "\n  ]\n}\n" : "]\n}\n");
  return ATT_OK;
}

static void
free_context(AttWriter* writer)
{
  if (writer->own) {
    att_context_clear(writer->own);
    att_free(writer->own);
  }
}

const AttForm att_form_jsonld = {
    .begin = begin, .add = add, .end = end, .free = free_context};
