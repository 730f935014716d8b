// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Facts as strings: entities by IRI or label, so that two analyses compare.

#include "pipeline/coverage_fact.h"

#include "base/memory.h"
#include "pipeline/describe.h"

#include <stdlib.h>

#define DEEPEST_TOPIC 8u

static void
append_entity(const AttAnalysis* analysis, uint32_t id, AttText* out)
{
  if (id) {
    const AttEntity* entity = &analysis->mentions.entities[id - 1];
    att_text_append(out, entity->iri.size ? entity->iri : entity->label);
  }
  att_text_append_char(out, '\t');
}

static void append_core(const AttOntology* ontology,
                        const AttAnalysis* analysis,
                        const AttStatement* s,
                        size_t depth,
                        AttText* out);

static void
append_role(const AttOntology* ontology,
            const AttAnalysis* analysis,
            const AttRole* role,
            size_t depth,
            AttText* out)
{
  att_text_append(out, att_ontology_property(ontology, role->property)->iri);
  att_text_append_char(out, '=');
  append_entity(analysis, role->entity, out);
  if (role->statement && depth < DEEPEST_TOPIC) {
    append_core(ontology,
                analysis,
                &analysis->statements.statements[role->statement - 1],
                depth + 1,
                out);
  }
}

static int
order_texts(const void* left, const void* right)
{
  return att_view_compare(att_text_view(left), att_text_view(right));
}

/// The fillers of a role stand in the order of entity ids, which may differ
/// between two readings; here they stand in byte order.
static void
append_core(const AttOntology* ontology,
            const AttAnalysis* analysis,
            const AttStatement* s,
            size_t depth,
            AttText* out)
{
  att_text_append(out, att_statement_name(ontology, s));
  att_text_append_char(out, '\t');
  append_entity(analysis, s->subject, out);
  append_entity(analysis, s->object, out);
  AttText* roles = att_calloc(s->role_count + 1, sizeof *roles);
  if (!roles) {
    out->broken = true;
    return;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    append_role(ontology, analysis, &s->roles[i], depth, &roles[i]);
    out->broken |= roles[i].broken;
  }
  qsort(roles, s->role_count, sizeof *roles, order_texts);
  for (size_t i = 0; i < s->role_count; ++i) {
    att_text_append(out, att_text_view(&roles[i]));
    att_text_clear(&roles[i]);
  }
  att_free(roles);
}

static void
append_speakers(const AttAnalysis* analysis,
                const AttStatement* s,
                AttText* out)
{
  for (size_t i = 0; i < s->speaker_count; ++i) {
    append_entity(analysis, s->speakers[i].entity, out);
  }
}

static AttStatus
keep(AttText* text, AttArena* arena, AttView* view)
{
  ATT_TRY(att_text_status(text));
  *view = att_arena_copy(arena, att_text_view(text));
  att_text_reset(text);
  return view->at ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_facts_of(const AttResources* resources,
             const AttDocument* document,
             const AttAnalysis* analysis,
             AttFact** facts)
{
  const size_t count = analysis->statements.count;
  AttFact* made = att_arena_calloc(document->arena, count, sizeof *made);
  AttText text = {0};
  AttStatus status = made ? ATT_OK : ATT_ERR_MEMORY;
  for (size_t i = 0; i < count && status == ATT_OK; ++i) {
    const AttStatement* s = &analysis->statements.statements[i];
    made[i].statement = s;
    made[i].line = resources->rules->lines[s->line].id;
    append_core(resources->ontology, analysis, s, 0, &text);
    status = keep(&text, document->arena, &made[i].core);
    if (status == ATT_OK) {
      att_text_format(&text,
                      "%d %s %.*s\t",
                      s->negated,
                      att_modality_name(s->modality),
                      ATT_VIEW_ARG(s->time));
      append_speakers(analysis, s, &text);
      status = keep(&text, document->arena, &made[i].aspects);
    }
  }
  att_text_clear(&text);
  *facts = made;
  return status;
}

static void
name_speakers(const AttAnalysis* analysis, const AttStatement* s, AttText* out)
{
  for (size_t i = 0; i < s->speaker_count; ++i) {
    const AttEntity* speaker =
        &analysis->mentions.entities[s->speakers[i].entity - 1];
    att_text_format(out, "%s%.*s", i ? ", " : "", ATT_VIEW_ARG(speaker->label));
  }
  if (!s->speaker_count) {
    att_text_append_string(out, "nobody");
  }
}

static bool
have_same_speakers(const AttAnalysis* const analyses[2],
                   const AttStatement* a,
                   const AttStatement* b)
{
  if (a->speaker_count != b->speaker_count) {
    return false;
  }
  for (size_t i = 0; i < a->speaker_count; ++i) {
    const AttEntity* one =
        &analyses[0]->mentions.entities[a->speakers[i].entity - 1];
    const AttEntity* two =
        &analyses[1]->mentions.entities[b->speakers[i].entity - 1];
    if (!att_view_equal(one->iri, two->iri) ||
        !att_view_equal(one->label, two->label)) {
      return false;
    }
  }
  return true;
}

static void
start_change(AttText* out, size_t begin, const char* what)
{
  att_text_append_string(out, out->size > begin ? "; " : "");
  att_text_format(out, "%s ", what);
}

static void
change_words(
    AttText* out, size_t begin, const char* what, AttView from, AttView to)
{
  if (!att_view_equal(from, to)) {
    start_change(out, begin, what);
    att_text_format(out, "%.*s → %.*s", ATT_VIEW_ARG(from), ATT_VIEW_ARG(to));
  }
}

static AttView
time_of(const AttStatement* s)
{
  return s->time.size ? s->time : ATT_VIEW("none");
}

static AttView
polarity_of(const AttStatement* s)
{
  return s->negated ? ATT_VIEW("Negated") : ATT_VIEW("Affirmed");
}

void
att_facts_compare(const AttResources* const resources[2],
                  const AttAnalysis* const analyses[2],
                  const AttFact* const facts[2],
                  AttText* out)
{
  const AttStatement* a = facts[0]->statement;
  const AttStatement* b = facts[1]->statement;
  const size_t begin = out->size;
  change_words(out, begin, "polarity", polarity_of(a), polarity_of(b));
  change_words(out,
               begin,
               "modality",
               att_view(att_modality_name(a->modality)),
               att_view(att_modality_name(b->modality)));
  change_words(out, begin, "time", time_of(a), time_of(b));
  if (!have_same_speakers(analyses, a, b)) {
    start_change(out, begin, "by");
    name_speakers(analyses[0], a, out);
    att_text_append_string(out, " → ");
    name_speakers(analyses[1], b, out);
  }
  if (!att_view_equal(facts[0]->line, facts[1]->line)) {
    start_change(out, begin, "rule");
    for (size_t i = 0; i < 2; ++i) {
      const AttRules* rules = resources[i]->rules;
      const AttLine* line = &rules->lines[facts[i]->statement->line];
      att_text_format(out,
                      "%s%.*s:%u",
                      i ? " → " : "",
                      ATT_VIEW_ARG(rules->files[line->file].path),
                      (unsigned)line->number);
    }
  }
}
