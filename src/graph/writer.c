// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Triples to text, a document at a time.
// In: the triples of one document after another. Out: one stream.
//
// Each syntax is a form of its own (write_*.c). raptor writes RDF/XML alone: it
// has no TriG and no JSON-LD, its Turtle takes literals with a line end apart
// into lines, and its N-Triples takes ten times as long.

#include "graph/writing.h"

#include "term/vocabulary.h"

static const AttForm* const forms[] = {
    [ATT_SYNTAX_TURTLE] = &att_form_turtle,
    [ATT_SYNTAX_NTRIPLES] = &att_form_lines,
    [ATT_SYNTAX_NQUADS] = &att_form_lines,
    [ATT_SYNTAX_TRIG] = &att_form_turtle,
    [ATT_SYNTAX_JSONLD] = &att_form_jsonld,
    [ATT_SYNTAX_RDFXML] = &att_form_xml,
    [ATT_SYNTAX_RDFJSON] = &att_form_rdfjson,
};

AttStatus
att_writer_flush(AttWriter* writer)
{
  AttText* out = &writer->out;
  ATT_TRY(att_text_status(out));
  const size_t written =
      out->size ? fwrite(out->at, 1, out->size, writer->stream) : 0;
  const bool is_whole = written == out->size;
  att_text_reset(out);
  return is_whole ? ATT_OK : ATT_ERR_IO;
}

/// Flush, and say so once where the stream failed.
static AttStatus
check(AttWriter* writer, AttStatus status)
{
  if (status == ATT_OK) {
    status = att_writer_flush(writer);
  }
  if (status == ATT_OK && (writer->errors || ferror(writer->stream))) {
    status = ATT_ERR_IO;
  }
  if (status == ATT_ERR_IO && !writer->errors) {
    ++writer->errors;
    att_report_plain(writer->log, ATT_ERROR, NULL, "cannot write the output");
  }
  return status;
}

AttView
att_writer_graph(const AttWriter* writer,
                 const AttTriples* triples,
                 const AttTriple* triple)
{
  if (writer->options.graphs == ATT_GRAPHS_NONE) {
    return ATT_VIEW("");
  }
  return triple->graph.size ? triple->graph : triples->source;
}

AttGroup
att_writer_group(const AttWriter* writer,
                 const AttTriples* triples,
                 size_t begin)
{
  const AttTriple* at = &triples->triples.at[begin];
  AttGroup group = {at, 1, att_writer_graph(writer, triples, at)};
  const size_t most = triples->triples.size - begin;
  while (group.count < most &&
         att_view_equal(at[group.count].graph, at->graph) &&
         att_view_equal(at[group.count].subject.value, at->subject.value)) {
    ++group.count;
  }
  return group;
}

size_t
att_group_run(const AttGroup* group, size_t begin)
{
  size_t end = begin + 1;
  while (end < group->count &&
         att_view_equal(group->at[end].predicate.value,
                        group->at[begin].predicate.value)) {
    ++end;
  }
  return end - begin;
}

bool
att_triple_is_type(const AttTriple* triple)
{
  return att_view_equal(triple->predicate.value, ATT_VIEW(ATT_IRI_RDF "type"));
}

static AttStatus
open_writer(AttWriter* writer)
{
  ATT_TRY(att_prefixes_list(
      writer->options.base, writer->options.ontology, &writer->prefixes));
  if (writer->options.describes) {
    ATT_TRY(att_prefixes_add_dataset(writer->options.base, &writer->prefixes));
  }
  writer->is_open = true;
  return writer->form->begin ? check(writer, writer->form->begin(writer))
                             : ATT_OK;
}

AttStatus
att_writer_new(FILE* stream,
               const AttGraphOptions* options,
               AttLog* log,
               AttWriter** writer)
{
  *writer = NULL;
  ATT_TRY(att_graph_options_check(options, log));
  AttWriter* made = att_calloc(1, sizeof *made);
  if (!made) {
    return ATT_ERR_MEMORY;
  }
  made->stream = stream;
  made->log = log;
  made->form = forms[options->syntax];
  made->options = *options;
  made->options.graphs = att_graphs_of(options);
  const AttStatus status = open_writer(made);
  if (status != ATT_OK) {
    att_writer_free(made);
    return status;
  }
  *writer = made;
  return ATT_OK;
}

AttStatus
att_writer_add(AttWriter* writer, const AttTriples* triples)
{
  return triples->triples.size
             ? check(writer, writer->form->add(writer, triples))
             : ATT_OK;
}

AttStatus
att_writer_end(AttWriter* writer)
{
  AttStatus status = ATT_OK;
  if (writer->is_open && writer->form->end) {
    status = writer->form->end(writer);
  }
  writer->is_open = false;
  return check(writer, status);
}

void
att_writer_free(AttWriter* writer)
{
  if (writer) {
    if (writer->form->free) {
      writer->form->free(writer);
    }
    att_prefixes_clear(&writer->prefixes);
    att_text_clear(&writer->out);
    att_free(writer);
  }
}
