// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Both sides become the same plain facts, sentence by sentence; each gold fact
// takes the first of the system's that equals it.

#include "pipeline/eval.h"

#include "document/reader.h"
#include "pipeline/analyse.h"
#include "pipeline/describe.h"
#include "pipeline/same_name.h"
#include "term/vocabulary.h"

#include <string.h>

#define MONTH 7u // times are compared to the month: "2021-08"

/// A role of an event, or a relation.
typedef struct Fact {
  uint32_t class_id;    ///< root class of a role, else 0
  uint32_t property_id; ///< of a relation, else 0
  bool is_target;       ///< of a role
  AttView name;         ///< who fills the role; of a relation the subject
  AttView object;
  bool negated;
  AttView time;
  AttView speaker; ///< the first; empty where there is none
  AttView modality;
  uint32_t line; ///< of the rules; of the system's only
  uint8_t variant;
  bool is_told; ///< by the passage itself, not only by another of its event
  bool taken;   ///< by a gold fact
} Fact;

typedef ATT_ARRAY(Fact) Facts;
typedef ATT_ARRAY(uint32_t) Ids;

/// One side of one sentence.
typedef struct Side {
  Facts roles;
  Facts relations;
  Ids events; ///< root classes, each once
} Side;

typedef struct Evaluator {
  const AttResources* resources;
  AttEvaluation* out;
  AttNameScale scale;
  uint32_t event; ///< class att:Event
  uint32_t agent; ///< property ids
  uint32_t target;
  uint32_t participant;
  Side gold;
  Side system;
  const AttGoldSentence* sentence;
  bool shown; ///< the sentence stands in `errors`
} Evaluator;

static void
reset_side(Side* side)
{
  side->roles.size = side->relations.size = side->events.size = 0;
}

static void
clear_side(Side* side)
{
  ATT_ARRAY_CLEAR(&side->roles);
  ATT_ARRAY_CLEAR(&side->relations);
  ATT_ARRAY_CLEAR(&side->events);
}

/// The class right below att:Event that a class belongs to, or itself.
static uint32_t
root_of(const Evaluator* e, uint32_t class_id)
{
  const AttOntology* ontology = e->resources->ontology;
  size_t count = 0;
  const uint32_t* all = att_ontology_ancestors(ontology, class_id, &count);
  uint32_t root = class_id;
  for (size_t i = 0; i < count; ++i) {
    if (all[i] != e->event && att_ontology_is_a(ontology, all[i], e->event)) {
      root = all[i]; // nearest first: the last is the most general
    }
  }
  return root;
}

static AttStatus
add_event(Side* side, uint32_t root)
{
  for (size_t i = 0; i < side->events.size; ++i) {
    if (side->events.at[i] == root) {
      return ATT_OK;
    }
  }
  return ATT_PUSH(&side->events, root);
}

/// Add a role unless the side has it under the same name.
static AttStatus
add_role(Evaluator* e, Side* side, Fact fact)
{
  for (size_t i = 0; i < side->roles.size; ++i) {
    Fact* other = &side->roles.at[i];
    bool same = false;
    if (other->class_id == fact.class_id &&
        other->is_target == fact.is_target) {
      ATT_TRY(att_name_is_same(&e->scale, other->name, fact.name, &same));
    }
    if (same && fact.is_told && !other->is_told) {
      other->is_told = true;
      other->line = fact.line;
      other->variant = fact.variant;
    }
    if (same) {
      return ATT_OK;
    }
  }
  return ATT_PUSH(&side->roles, fact);
}

static AttView
term_iri(AttText* text, AttView local)
{
  att_text_reset(text);
  att_text_format(text, ATT_IRI_ATT "%.*s", ATT_VIEW_ARG(local));
  return att_text_view(text);
}

static AttStatus
add_gold_names(Evaluator* e, const AttGold* gold, AttGoldNames names, Fact fact)
{
  for (uint32_t i = 0; i < names.count; ++i) {
    fact.name = gold->names.at[names.first + i];
    ATT_TRY(add_role(e, &e->gold, fact));
  }
  return ATT_OK;
}

/// A class or relation that the ontology lacks cannot be read: it counts as
/// missed under no class.
static AttStatus
add_gold(Evaluator* e, const AttGold* gold, const AttGoldFact* from)
{
  const AttOntology* ontology = e->resources->ontology;
  const AttView iri = term_iri(&e->scale.text, from->name);
  Fact fact = {.negated = from->polarity.size > 0,
               .time = from->time,
               .modality = from->modality};
  if (from->by.count) {
    fact.speaker = gold->names.at[from->by.first];
  }
  if (from->is_relation) {
    fact.property_id = att_ontology_find_property(ontology, iri);
    fact.name = gold->names.at[from->agents.first];
    fact.object = gold->names.at[from->targets.first];
    return ATT_PUSH(&e->gold.relations, fact);
  }
  fact.class_id = root_of(e, att_ontology_find_class(ontology, iri));
  ATT_TRY(add_event(&e->gold, fact.class_id));
  ATT_TRY(add_gold_names(e, gold, from->agents, fact));
  fact.is_target = true;
  return add_gold_names(e, gold, from->targets, fact);
}

static AttView
label_of(const AttAnalysis* analysis, uint32_t entity)
{
  return entity ? analysis->mentions.entities[entity - 1].label
                : (AttView){"", 0};
}

/// Does the statement itself name who fills the role of its event?
static bool
tells_role(const AttStatement* s, const AttRole* role)
{
  for (size_t i = 0; i < s->role_count; ++i) {
    if (s->roles[i].property == role->property &&
        s->roles[i].entity == role->entity) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_system(Evaluator* e, const AttAnalysis* analysis, const AttStatement* s)
{
  const AttEvent* event =
      s->event ? &analysis->statements.events[s->event - 1] : NULL;
  Fact fact = {.negated = s->negated,
               .time = event ? event->time : s->time,
               .line = s->line,
               .variant = s->variant,
               .is_told = true};
  if (s->modality != ATT_MODALITY_ACTUAL) {
    fact.modality = att_view(att_modality_name(s->modality));
  }
  if (s->speaker_count) {
    fact.speaker = label_of(analysis, s->speakers[0].entity);
  }
  if (s->property_id) {
    fact.property_id = s->property_id;
    fact.name = label_of(analysis, s->subject);
    fact.object = label_of(analysis, s->object);
    return ATT_PUSH(&e->system.relations, fact);
  }
  if (!event) {
    return ATT_OK;
  }
  fact.class_id = root_of(e, s->class_id);
  ATT_TRY(add_event(&e->system, fact.class_id));
  for (size_t i = 0; i < event->role_count; ++i) {
    const AttRole* role = &event->roles[i];
    fact.is_target = role->property == e->target;
    fact.is_told = tells_role(s, role);
    fact.name = label_of(analysis, role->entity);
    if (role->entity && (fact.is_target || role->property == e->agent ||
                         role->property == e->participant)) {
      ATT_TRY(add_role(e, &e->system, fact));
    }
  }
  return ATT_OK;
}

static AttStatus
is_equal(Evaluator* e, const Fact* gold, const Fact* system, bool* equal)
{
  *equal = false;
  if (gold->class_id != system->class_id ||
      gold->property_id != system->property_id ||
      gold->is_target != system->is_target) {
    return ATT_OK;
  }
  if (!gold->property_id) {
    return att_name_is_same(&e->scale, gold->name, system->name, equal);
  }
  if (gold->negated != system->negated) {
    return ATT_OK;
  }
  bool second = false;
  ATT_TRY(att_name_is_same(&e->scale, gold->name, system->name, equal));
  ATT_TRY(att_name_is_same(&e->scale, gold->object, system->object, &second));
  *equal = *equal && second;
  if (*equal ||
      !att_ontology_property(e->resources->ontology, gold->property_id)
           ->is_symmetric) {
    return ATT_OK;
  }
  ATT_TRY(att_name_is_same(&e->scale, gold->name, system->object, equal));
  ATT_TRY(att_name_is_same(&e->scale, gold->object, system->name, &second));
  *equal = *equal && second;
  return ATT_OK;
}

static void
show_fact(Evaluator* e, const char* what, const Fact* fact)
{
  AttText* out = &e->out->errors;
  const AttOntology* ontology = e->resources->ontology;
  if (!e->shown) {
    att_text_format(out,
                    "%.*s: %.*s\n",
                    ATT_VIEW_ARG(e->sentence->id),
                    ATT_VIEW_ARG(e->sentence->text));
    e->shown = true;
  }
  if (fact->property_id) {
    const AttView iri = att_ontology_property(ontology, fact->property_id)->iri;
    att_text_format(out,
                    "   %s %.*s(%.*s, %.*s)",
                    what,
                    ATT_VIEW_ARG(att_local_name(iri)),
                    ATT_VIEW_ARG(fact->name),
                    ATT_VIEW_ARG(fact->object));
  } else if (fact->class_id) {
    const AttView iri = att_ontology_class(ontology, fact->class_id)->iri;
    att_text_format(out,
                    "   %s %.*s %s %.*s",
                    what,
                    ATT_VIEW_ARG(att_local_name(iri)),
                    fact->is_target ? "target" : "agent",
                    ATT_VIEW_ARG(fact->name));
  } else {
    att_text_format(out, "   %s of no known class", what);
  }
}

/// "   differs Assault agent Kenya, time: expected 2001, read none"
static void
show_difference(Evaluator* e,
                const Fact* fact,
                const char* what,
                AttView gold,
                AttView system)
{
  show_fact(e, "differs", fact);
  att_text_format(&e->out->errors,
                  ", %s: expected %.*s, read %.*s\n",
                  what,
                  ATT_VIEW_ARG(gold.size ? gold : ATT_VIEW("none")),
                  ATT_VIEW_ARG(system.size ? system : ATT_VIEW("none")));
}

static void
agree(Evaluator* e,
      const Fact* fact,
      const char* what,
      AttAgreement* on,
      AttView gold,
      AttView system)
{
  if (!gold.size && !system.size) {
    return;
  }
  const bool same = att_view_equal_ascii_case(gold, system);
  ++on->either;
  on->same += same;
  if (!same) {
    show_difference(e, fact, what, gold, system);
  }
}

static AttStatus
agree_speaker(Evaluator* e, const Fact* gold, const Fact* system)
{
  AttAgreement* on = &e->out->speaker;
  if (!gold->speaker.size && !system->speaker.size) {
    return ATT_OK;
  }
  bool same = false;
  if (gold->speaker.size && system->speaker.size) {
    ATT_TRY(att_name_is_same(&e->scale, gold->speaker, system->speaker, &same));
  }
  ++on->either;
  on->same += same;
  if (!same) {
    show_difference(e, gold, "speaker", gold->speaker, system->speaker);
  }
  return ATT_OK;
}

static AttView
month_of(AttView time)
{
  return att_view_slice(time, 0, time.size < MONTH ? time.size : MONTH);
}

/// What else a matched fact says.
static AttStatus
compare_rest(Evaluator* e, const Fact* gold, const Fact* system)
{
  AttEvaluation* out = e->out;
  agree(e,
        gold,
        "time",
        &out->time,
        month_of(gold->time),
        month_of(system->time));
  agree(e, gold, "modality", &out->modality, gold->modality, system->modality);
  out->polarity.either += gold->negated || system->negated;
  out->polarity.same += gold->negated && system->negated;
  return agree_speaker(e, gold, system);
}

static void
show_missed(Evaluator* e, const Fact* fact)
{
  show_fact(e, "missed", fact);
  att_text_append_char(&e->out->errors, '\n');
}

static void
show_extra(Evaluator* e, const Fact* fact)
{
  const AttRules* rules = e->resources->rules;
  show_fact(e, "extra ", fact);
  att_text_format(&e->out->errors,
                  "   %s:%u\n",
                  rules->files[rules->lines[fact->line].file].path.at,
                  (unsigned)rules->lines[fact->line].number);
}

/// The score of a fact's class or property.
static AttScore*
part_of(const Evaluator* e, const Fact* fact)
{
  return fact->property_id ? &e->out->properties[fact->property_id]
                           : &e->out->classes[fact->class_id];
}

static AttStatus
match_gold(Evaluator* e, Facts* systems, const Fact* gold, AttScore* score)
{
  ++score->gold;
  ++part_of(e, gold)->gold;
  for (size_t i = 0; i < systems->size; ++i) {
    Fact* system = &systems->at[i];
    bool equal = false;
    if (!system->taken) {
      ATT_TRY(is_equal(e, gold, system, &equal));
    }
    if (equal) {
      system->taken = true;
      ++score->matched;
      ++part_of(e, gold)->matched;
      ++e->out->lines[system->line].matched;
      return compare_rest(e, gold, system);
    }
  }
  show_missed(e, gold);
  return ATT_OK;
}

static AttStatus
match_facts(Evaluator* e, const Facts* golds, Facts* systems, AttScore* score)
{
  for (size_t i = 0; i < golds->size; ++i) {
    ATT_TRY(match_gold(e, systems, &golds->at[i], score));
  }
  for (size_t i = 0; i < systems->size; ++i) {
    const Fact* system = &systems->at[i];
    ++score->system;
    ++part_of(e, system)->system;
    ++e->out->lines[system->line].system;
    if (system->is_told) {
      AttReadings* readings =
          &e->out->readings[system->line * ATT_VARIANT_COUNT + system->variant];
      ++readings->read;
      readings->right += system->taken;
    }
    if (!system->taken) {
      show_extra(e, system);
    }
  }
  return ATT_OK;
}

static void
match_events(Evaluator* e)
{
  AttScore* score = &e->out->events;
  score->gold += e->gold.events.size;
  score->system += e->system.events.size;
  for (size_t i = 0; i < e->gold.events.size; ++i) {
    for (size_t k = 0; k < e->system.events.size; ++k) {
      score->matched += e->gold.events.at[i] == e->system.events.at[k];
    }
  }
}

static AttStatus
match_sentence(Evaluator* e)
{
  e->shown = false;
  match_events(e);
  ATT_TRY(match_facts(e, &e->gold.roles, &e->system.roles, &e->out->roles));
  return match_facts(
      e, &e->gold.relations, &e->system.relations, &e->out->relations);
}

/// Code points of a text.
static size_t
code_points(AttView text)
{
  size_t count = 0;
  for (size_t i = 0; i < text.size; ++i) {
    count += ((unsigned char)text.at[i] & 0xC0U) != 0x80U;
  }
  return count;
}

/// Compare sentence by sentence; statements come in document order.
static AttStatus
match_document(Evaluator* e,
               const AttGold* gold,
               const AttDocument* document,
               const AttAnalysis* analysis)
{
  size_t next = 0;
  size_t behind = 0; // where the next gold sentence starts
  for (size_t g = 0; g < gold->sentences.size; ++g) {
    e->sentence = &gold->sentences.at[g];
    behind += code_points(e->sentence->text) + 1;
    reset_side(&e->gold);
    reset_side(&e->system);
    for (uint32_t f = 0; f < e->sentence->count; ++f) {
      ATT_TRY(add_gold(e, gold, &gold->facts.at[e->sentence->first + f]));
    }
    for (; next < analysis->statements.count; ++next) {
      const AttStatement* s = &analysis->statements.statements[next];
      const AttSpan place = att_document_code_points(
          document, document->sentences[s->sentence].span);
      if (place.begin >= behind) {
        break;
      }
      ATT_TRY(add_system(e, analysis, s));
    }
    ATT_TRY(match_sentence(e));
  }
  e->out->sentences += gold->sentences.size;
  return att_text_status(&e->out->errors);
}

static AttStatus
join_sentences(const AttGold* gold, AttText* text)
{
  for (size_t i = 0; i < gold->sentences.size; ++i) {
    att_text_append_string(text, i ? " " : "");
    att_text_append(text, gold->sentences.at[i].text);
  }
  return att_text_status(text);
}

static AttStatus
evaluate(Evaluator* e, const AttGold* gold, AttView text, AttLog* log)
{
  const AttResources* resources = e->resources;
  const AttRecord record = {
      .format = ATT_FORMAT_TEXT, .id = ATT_VIEW("gold"), .text = text};
  AttDocument* document = NULL;
  AttEnglish* english = NULL;
  AttAnalysis analysis;
  ATT_TRY(att_document_new(&record, &resources->limits, log, &document));
  AttStatus status = att_english_new(resources->model, &english);
  if (status == ATT_OK) {
    status =
        att_analyse_document(resources, english, document, NULL, &analysis);
  }
  if (status == ATT_OK) {
    att_analysis_report(resources->rules, document, &analysis, log);
    status = match_document(e, gold, document, &analysis);
  }
  att_english_free(english);
  att_document_free(document);
  return status;
}

AttStatus
att_evaluation_new(const AttResources* resources, AttEvaluation* out)
{
  *out = (AttEvaluation){
      .classes = att_calloc(att_ontology_class_count(resources->ontology) + 1,
                            sizeof(AttScore)),
      .properties =
          att_calloc(att_ontology_property_count(resources->ontology) + 1,
                     sizeof(AttScore)),
      .lines = att_calloc(resources->rules->line_count + 1, sizeof(AttScore)),
      .readings = att_calloc(resources->rules->line_count + 1,
                             ATT_VARIANT_COUNT * sizeof(AttReadings))};
  if (out->classes && out->properties && out->lines && out->readings) {
    return ATT_OK;
  }
  att_evaluation_clear(out);
  return ATT_ERR_MEMORY;
}

AttStatus
att_evaluation_add(const AttResources* resources,
                   const AttGold* gold,
                   AttLog* log,
                   AttEvaluation* out)
{
  const AttOntology* ontology = resources->ontology;
  Evaluator e = {
      .resources = resources,
      .out = out,
      .event = att_ontology_find_class(ontology, ATT_VIEW(ATT_IRI_ATT "Event")),
      .agent =
          att_ontology_find_property(ontology, ATT_VIEW(ATT_IRI_ATT "agent")),
      .target =
          att_ontology_find_property(ontology, ATT_VIEW(ATT_IRI_ATT "target")),
      .participant = att_ontology_find_property(
          ontology, ATT_VIEW(ATT_IRI_ATT "participant"))};
  AttText text = {0};
  att_name_scale_init(&e.scale, resources->gazetteer, resources->rules);
  AttStatus status = join_sentences(gold, &text);
  if (status == ATT_OK) {
    status = evaluate(&e, gold, att_text_view(&text), log);
  }
  out->overall = (AttScore){out->roles.gold + out->relations.gold,
                            out->roles.system + out->relations.system,
                            out->roles.matched + out->relations.matched};
  att_text_clear(&text);
  att_name_scale_clear(&e.scale);
  clear_side(&e.gold);
  clear_side(&e.system);
  return status;
}

void
att_evaluation_clear(AttEvaluation* evaluation)
{
  att_free(evaluation->classes);
  att_free(evaluation->properties);
  att_free(evaluation->lines);
  att_free(evaluation->readings);
  att_text_clear(&evaluation->errors);
  *evaluation = (AttEvaluation){0};
}

static double
share(size_t part, size_t whole)
{
  return whole ? (double)part / (double)whole : 0.0;
}

double
att_score_precision(AttScore score)
{
  return share(score.matched, score.system);
}

double
att_score_recall(AttScore score)
{
  return share(score.matched, score.gold);
}

double
att_score_f1(AttScore score)
{
  return share(2 * score.matched, score.gold + score.system);
}
