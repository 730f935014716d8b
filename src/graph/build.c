// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Statements to triples. Every node is named by content: the same input gives
// the same graph, and graphs extracted apart unite.
// In: a document, its mentions and statements. Out: AttTriples.
//
//   "Ruritania harbours the Red Guard."  ->
//     actor:Ruritania att:harbours actor:Red_Guard .
//     statement:s… a att:Statement ; rdf:subject actor:Ruritania ; …
//       att:statedIn passage:p… ; att:rule rule:… .
#include "graph/build.h"

#include "graph/source.h"
#include "term/vocabulary.h"

#include <string.h>

bool
att_build_is_asserted(const AttStatement* s)
{
  return !s->negated && s->modality == ATT_MODALITY_ACTUAL &&
         s->speaker_count == 0;
}

static AttStatus
add_role(AttBuild* b, AttView event, const AttRole* role)
{
  const AttProperty* property =
      att_ontology_property(b->ontology, role->property);
  AttView filler;
  ATT_TRY(att_build_entity(b, role->entity, &filler));
  if (!role->entity && role->statement &&
      role->statement <= b->statements->count &&
      b->evidence != ATT_EVIDENCE_NONE) {
    filler = b->names[role->statement - 1].node;
  }
  return property && filler.size
             ? att_build_iri(b, event, property->iri.at, filler)
             : ATT_OK;
}

/// What all mentions of an event say together, written with the first of them.
static AttStatus
add_event(AttBuild* b, const AttEvent* event, AttNamedEvent* named)
{
  const AttView iri = named->iri;
  if (named->written) {
    return ATT_OK;
  }
  named->written = true;
  ATT_TRY(att_build_types(b, iri, event->class_id));
  ATT_TRY(att_build_iri(b, iri, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Event")));
  for (size_t i = 0; i < event->role_count; ++i) {
    ATT_TRY(add_role(b, iri, &event->roles[i]));
  }
  return att_build_time(b, iri, event->time);
}

static bool
has_role(const AttStatement* s, const AttRole* role)
{
  for (size_t i = 0; i < s->role_count; ++i) {
    if (s->roles[i].property == role->property &&
        s->roles[i].entity == role->entity &&
        s->roles[i].statement == role->statement) {
      return true;
    }
  }
  return false;
}

/// The event as one statement tells it.
static AttStatus
add_event_of(AttBuild* b, const AttStatement* s, AttView iri)
{
  const AttEvent* event = &b->statements->events[s->event - 1];
  ATT_TRY(att_build_types(b, iri, s->class_id));
  ATT_TRY(att_build_iri(b, iri, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Event")));
  for (size_t i = 0; i < event->role_count; ++i) {
    if (has_role(s, &event->roles[i])) {
      ATT_TRY(add_role(b, iri, &event->roles[i]));
    }
  }
  return att_view_equal(s->time, event->time)
             ? att_build_time(b, iri, event->time)
             : ATT_OK;
}

/// What the statements of an event say only together, in the document's graph.
static AttStatus
add_event_rest(AttBuild* b, uint32_t id, AttView iri)
{
  const AttEvent* event = &b->statements->events[id - 1];
  bool has_class = false;
  bool has_time = false;
  uint8_t* said = att_calloc(event->role_count + 1, 1);
  if (!said) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < b->statements->count; ++i) {
    const AttStatement* s = &b->statements->statements[i];
    if (s->event == id && att_build_is_sound(b, s)) {
      has_class |= s->class_id == event->class_id;
      has_time |= att_view_equal(s->time, event->time);
      for (size_t j = 0; j < event->role_count; ++j) {
        said[j] |= has_role(s, &event->roles[j]);
      }
    }
  }
  att_build_turn_to(b, ATT_VIEW(""));
  AttStatus status =
      has_class ? ATT_OK : att_build_types(b, iri, event->class_id);
  if (status == ATT_OK && !has_time) {
    status = att_build_time(b, iri, event->time);
  }
  for (size_t i = 0; i < event->role_count && status == ATT_OK; ++i) {
    status = said[i] ? ATT_OK : add_role(b, iri, &event->roles[i]);
  }
  att_free(said);
  return status;
}

/// In graphs by statement each statement's graph has what it says itself.
static AttStatus
add_event_parts(AttBuild* b, const AttStatement* s, AttNamedEvent* named)
{
  const AttView graph = b->out->graph;
  ATT_TRY(add_event_of(b, s, named->iri));
  if (!named->written) {
    named->written = true;
    ATT_TRY(add_event_rest(b, s->event, named->iri));
    att_build_turn_to(b, graph);
  }
  return ATT_OK;
}

static AttStatus
add_described(AttBuild* b, const AttStatement* s)
{
  AttNamedEvent* named = &b->events[s->event - 1];
  ATT_TRY(b->graph_by_statement
              ? add_event_parts(b, s, named)
              : add_event(b, &b->statements->events[s->event - 1], named));
  if (att_build_is_asserted(s)) {
    ATT_TRY(att_build_iri(
        b, named->iri, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Factual")));
  }
  // What did not happen killed nobody: a denied count stays with its statement.
  return s->negated ? ATT_OK : att_build_measures(b, s, named->iri);
}

/// The plain triple of a relation, both ways where it is symmetric.
static AttStatus
add_plain(AttBuild* b, const AttStatement* s)
{
  const AttProperty* property =
      att_ontology_property(b->ontology, s->property_id);
  AttView subject;
  AttView object;
  ATT_TRY(att_build_ends(b, s, &subject, &object));
  ATT_TRY(att_build_iri(b, subject, property->iri.at, object));
  return property->is_symmetric
             ? att_build_iri(b, object, property->iri.at, subject)
             : ATT_OK;
}

static AttStatus
add_statement(AttBuild* b, uint32_t id)
{
  const AttStatement* s = &b->statements->statements[id - 1];
  if (!att_build_is_sound(b, s) ||
      (b->evidence == ATT_EVIDENCE_NONE && !att_build_is_asserted(s))) {
    return ATT_OK;
  }
  ATT_TRY(att_build_statement(b, id));
  const AttNames* names = &b->names[id - 1];
  att_build_turn_to(b, names->node);
  if (s->class_id) {
    ATT_TRY(add_described(b, s));
  } else if (att_build_is_asserted(s)) {
    ATT_TRY(add_plain(b, s));
  }
  att_build_turn_to(b, ATT_VIEW(""));
  return b->evidence == ATT_EVIDENCE_NONE ? ATT_OK
                                          : att_build_evidence(b, s, names);
}

/// The base ends in a separator, so that names follow it.
static AttStatus
set_base(AttBuild* b, AttView base)
{
  att_text_append(&b->scratch, base.size ? base : ATT_VIEW(ATT_IRI_ID));
  const char last = base.size ? base.at[base.size - 1] : '/';
  if (last != '/' && last != '#') {
    att_text_append_char(&b->scratch, '/');
  }
  ATT_TRY(att_build_keep(b, &b->base));
  if (!att_iri_is_valid(b->base)) {
    att_report_plain(b->out->log,
                     ATT_ERROR,
                     NULL,
                     "expected an absolute IRI as base, found '%.*s'",
                     ATT_VIEW_ARG(base));
    return ATT_ERR_USAGE;
  }
  return ATT_OK;
}

static AttStatus
make_room(AttBuild* b)
{
  AttArena* arena = b->out->arena;
  b->entities =
      att_arena_calloc(arena, b->mentions->entity_count, sizeof(AttView));
  b->passages =
      att_arena_calloc(arena, b->document->sentence_count, sizeof(AttView));
  b->names = att_arena_calloc(arena, b->statements->count, sizeof(AttNames));
  b->events = att_arena_calloc(
      arena, b->statements->event_count, sizeof(AttNamedEvent));
  return b->entities && b->passages && b->names && b->events ? ATT_OK
                                                             : ATT_ERR_MEMORY;
}

AttStatus
att_build_begin(AttBuild* b, AttView base, AttLog* log)
{
  b->out = att_calloc(1, sizeof *b->out);
  if (!b->out) {
    return ATT_ERR_MEMORY;
  }
  b->out->log = log;
  b->out->arena = att_arena_new();
  if (!b->out->arena) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(make_room(b));
  ATT_TRY(set_base(b, base));
  return att_source_name(b->document, b->base, b->out);
}

void
att_build_end(AttBuild* b)
{
  att_text_clear(&b->scratch);
  if (b->out) {
    b->out->log = NULL;
  }
}

static AttStatus
build(AttBuild* b)
{
  if (b->evidence != ATT_EVIDENCE_NONE) {
    ATT_TRY(att_source_add(b->document, b->out));
  }
  if (b->evidence == ATT_EVIDENCE_FULL) {
    ATT_TRY(att_source_add_run(b->rules, b->base, b->out));
  }
  for (size_t i = 0; i < b->statements->count; ++i) {
    ATT_TRY(add_statement(b, (uint32_t)i + 1));
  }
  att_triples_sort(b->out);
  return ATT_OK;
}

AttStatus
att_triples_new(const AttDocument* document,
                const AttMentions* mentions,
                const AttStatements* statements,
                const AttRules* rules,
                const AttOntology* ontology,
                const AttGraphOptions* options,
                AttLog* log,
                AttTriples** triples)
{
  AttBuild b = {.document = document,
                .mentions = mentions,
                .statements = statements,
                .rules = rules,
                .ontology = ontology,
                .evidence = options->evidence,
                .reification = options->reification,
                .graph_by_statement =
                    att_graphs_of(options) == ATT_GRAPHS_STATEMENT};
  *triples = NULL;
  AttStatus status = att_build_begin(&b, options->base, log);
  if (status == ATT_OK) {
    status = build(&b);
  }
  att_build_end(&b);
  if (status != ATT_OK) {
    att_triples_free(b.out);
    return status;
  }
  *triples = b.out;
  return ATT_OK;
}
