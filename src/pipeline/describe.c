// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Statements in words.

#include "pipeline/describe.h"

AttView
att_local_name(AttView iri)
{
  for (size_t i = iri.size; i > 0; --i) {
    if (iri.at[i - 1] == '#' || iri.at[i - 1] == '/') {
      return att_view_slice(iri, i, iri.size);
    }
  }
  return iri;
}

AttView
att_statement_name(const AttOntology* ontology, const AttStatement* s)
{
  return att_local_name(
      s->class_id ? att_ontology_class(ontology, s->class_id)->iri
                  : att_ontology_property(ontology, s->property_id)->iri);
}

static void
describe_role(const AttOntology* ontology,
              const AttAnalysis* analysis,
              const AttRole* role,
              AttText* out)
{
  att_text_append(
      out,
      att_local_name(att_ontology_property(ontology, role->property)->iri));
  att_text_append_string(out, " = ");
  if (role->entity) {
    att_text_append(out, analysis->mentions.entities[role->entity - 1].label);
  } else {
    att_text_append(
        out,
        att_statement_name(
            ontology, &analysis->statements.statements[role->statement - 1]));
  }
}

void
att_describe_statement(const AttOntology* ontology,
                       const AttAnalysis* analysis,
                       const AttStatement* s,
                       AttText* out)
{
  const AttEntity* entities = analysis->mentions.entities;
  att_text_append(out, att_statement_name(ontology, s));
  att_text_append_char(out, '(');
  if (s->property_id) {
    att_text_format(out,
                    "subject = %.*s, object = %.*s",
                    ATT_VIEW_ARG(entities[s->subject - 1].label),
                    ATT_VIEW_ARG(entities[s->object - 1].label));
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    att_text_append_string(out, i ? ", " : "");
    describe_role(ontology, analysis, &s->roles[i], out);
  }
  for (size_t i = 0; i < s->measure_count; ++i) {
    const AttMeasure* measure = &s->measures[i];
    att_text_format(
        out,
        ", %.*s = %.*s",
        ATT_VIEW_ARG(att_local_name(
            att_ontology_property(ontology, measure->property)->iri)),
        ATT_VIEW_ARG(measure->text));
  }
  if (s->time.size) {
    att_text_format(out, ", time = %.*s", ATT_VIEW_ARG(s->time));
  }
  att_text_append_char(out, ')');
  if (s->negated) {
    att_text_append_string(out, " Negated");
  }
  if (s->modality != ATT_MODALITY_ACTUAL) {
    att_text_format(out, " %s", att_modality_name(s->modality));
  }
  for (size_t i = 0; i < s->speaker_count; ++i) {
    const AttSpeaker* speaker = &s->speakers[i];
    att_text_format(out,
                    "%s %.*s",
                    speaker->represented                       ? " for"
                    : i && speaker->place == speaker[-1].place ? " and"
                                                               : ", by",
                    ATT_VIEW_ARG(entities[speaker->entity - 1].label));
  }
}
