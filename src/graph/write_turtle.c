// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Turtle and TriG to be read: prefixes once at the top, a paragraph a subject,
// its classes first. Literals stay on their line and each statement ends in
// "." and a line end, so that readers may part the text anywhere behind one.

#include "graph/spell.h"
#include "graph/writing.h"

static AttStatus
begin(AttWriter* writer)
{
  AttText* out = &writer->out;
  if (writer->options.reification == ATT_REIFICATION_RDF12) {
    att_text_append_string(out, "VERSION \"1.2\"\n");
  }
  for (size_t i = 0; i < writer->prefixes.count; ++i) {
    att_text_append_string(out, "@prefix ");
    att_text_append(out, writer->prefixes.at[i].name);
    att_text_append_string(out, ": <");
    att_text_append(out, writer->prefixes.at[i].iri);
    att_text_append_string(out, "> .\n");
  }
  return ATT_OK;
}

/// One predicate with its objects; `*first`: no other of the subject's yet.
static void
add_run(AttWriter* writer, const AttTriple* run, size_t count, bool* first)
{
  AttText* out = &writer->out;
  att_text_append_string(out, *first ? "\n    " : " ;\n    ");
  *first = false;
  if (att_triple_is_type(run)) {
    att_text_append_char(out, 'a');
  } else {
    att_spell_term(&run->predicate, &writer->prefixes, out);
  }
  for (size_t i = 0; i < count; ++i) {
    att_text_append_string(out, i ? ", " : " ");
    att_spell_term(&run[i].object, &writer->prefixes, out);
  }
}

static void
add_group(AttWriter* writer, const AttGroup* group)
{
  bool first = true;
  att_text_append_char(&writer->out, '\n');
  att_spell_term(&group->at->subject, &writer->prefixes, &writer->out);
  for (int types = 1; types >= 0; --types) {
    size_t count = 0;
    for (size_t i = 0; i < group->count; i += count) {
      count = att_group_run(group, i);
      if (att_triple_is_type(&group->at[i]) == (types == 1)) {
        add_run(writer, &group->at[i], count, &first);
      }
    }
  }
  att_text_append_string(&writer->out, " .\n");
}

/// Enter the graph of a group where another was open.
static void
turn_to(AttWriter* writer, AttView graph, AttView* open)
{
  if (att_view_equal(graph, *open)) {
    return;
  }
  if (open->size) {
    att_text_append_string(&writer->out, "}\n");
  }
  if (graph.size) {
    const AttTerm name = att_term_iri(graph);
    att_text_append_char(&writer->out, '\n');
    att_spell_term(&name, &writer->prefixes, &writer->out);
    att_text_append_string(&writer->out, " {\n");
  }
  *open = graph;
}

static AttStatus
add(AttWriter* writer, const AttTriples* triples)
{
  AttView open = ATT_VIEW("");
  size_t count = 0;
  for (size_t i = 0; i < triples->triples.size; i += count) {
    const AttGroup group = att_writer_group(writer, triples, i);
    count = group.count;
    turn_to(writer, group.graph, &open);
    add_group(writer, &group);
  }
  turn_to(writer, ATT_VIEW(""), &open);
  return ATT_OK;
}

const AttForm att_form_turtle = {.begin = begin, .add = add};
