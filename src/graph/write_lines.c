// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// N-Triples and N-Quads: a line a triple, which bulk loaders like best. With
// triple terms too no VERSION stands in front: RDF 1.2 leaves that open, and
// Oxigraph 0.5 takes it for a bad triple.

#include "graph/spell.h"
#include "graph/writing.h"

static AttStatus
add(AttWriter* writer, const AttTriples* triples)
{
  AttText* out = &writer->out;
  for (size_t i = 0; i < triples->triples.size; ++i) {
    const AttTriple* triple = &triples->triples.at[i];
    const AttTerm* const terms[] = {
        &triple->subject, &triple->predicate, &triple->object};
    for (size_t j = 0; j < 3; ++j) {
      att_spell_term(terms[j], NULL, out);
      att_text_append_char(out, ' ');
    }
    const AttTerm graph =
        att_term_iri(att_writer_graph(writer, triples, triple));
    if (graph.value.size) {
      att_spell_term(&graph, NULL, out);
      att_text_append_char(out, ' ');
    }
    att_text_append_string(out, ".\n");
  }
  return ATT_OK;
}

const AttForm att_form_lines = {.add = add};
