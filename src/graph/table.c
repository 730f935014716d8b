// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Statements to rows.
//
//   "Kenya and Uganda accused Sudan."    Kenya -> Sudan, Uganda -> Sudan
//   "Kenya met Uganda."                  Kenya -> Uganda, Uganda -> Kenya
//   "Kenyans protested."                 Kenyans -> (nobody)

#include "graph/table.h"

#include "graph/build.h"
#include "graph/cells.h"
#include "rules/confidence.h"
#include "term/days.h"
#include "term/traits.h"

#include <stdio.h>

/// Entities (1 + index), each once.
typedef ATT_ARRAY(uint32_t) Entities;

/// What one passage says of one event: the statements that have one node.
typedef struct Stated {
  const AttStatement* best; ///< by the line most to be trusted
  unsigned confidence;      ///< thousandths; 0: not known
  AttView node;
  Entities sources;
  Entities targets;
  Entities places;
  ATT_ARRAY(const AttRole*) others;
  ATT_ARRAY(const AttMeasure*) measures;
} Stated;

typedef struct Table {
  AttBuild* build;
  const AttCoder* coder;
  AttCells cells;
  AttText scratch;
  AttDays days; ///< of the event, else of the document
  Stated stated;
  size_t rows;
} Table;

bool
att_syntax_is_table(AttSyntax syntax)
{
  return syntax == ATT_SYNTAX_EVENTS || syntax == ATT_SYNTAX_EVENTS_JSONL;
}

void
att_table_header(AttSyntax syntax, AttText* out)
{
  if (syntax == ATT_SYNTAX_EVENTS) {
    att_cells_header(out);
  }
}

static AttView
local_name(AttView iri)
{
  size_t begin = iri.size;
  while (begin && iri.at[begin - 1] != '#' && iri.at[begin - 1] != '/') {
    --begin;
  }
  return att_view_slice(iri, begin, iri.size);
}

static AttStatus
add_once(Entities* entities, uint32_t entity)
{
  for (size_t i = 0; i < entities->size; ++i) {
    if (entities->at[i] == entity) {
      return ATT_OK;
    }
  }
  return ATT_PUSH(entities, entity);
}

static AttStatus
add_other(Stated* stated, const AttRole* role)
{
  for (size_t i = 0; i < stated->others.size; ++i) {
    const AttRole* known = stated->others.at[i];
    if (known->property == role->property && known->entity == role->entity &&
        known->statement == role->statement) {
      return ATT_OK;
    }
  }
  return ATT_PUSH(&stated->others, role);
}

static AttStatus
add_role(const Table* table, Stated* stated, const AttRole* role)
{
  const AttProperty* property =
      att_ontology_property(table->build->ontology, role->property);
  if (!property) {
    return ATT_OK;
  }
  if (role->entity && (property->traits & ATT_TRAIT_DOER)) {
    return add_once(&stated->sources, role->entity);
  }
  if (role->entity && (property->traits & ATT_TRAIT_AFFECTED)) {
    return add_once(&stated->targets, role->entity);
  }
  if (role->entity && (property->traits & ATT_TRAIT_WHEREABOUTS)) {
    return add_once(&stated->places, role->entity);
  }
  return add_other(stated, role);
}

static AttStatus
add_measure(Stated* stated, const AttMeasure* measure)
{
  for (size_t i = 0; i < stated->measures.size; ++i) {
    if (stated->measures.at[i]->property == measure->property) {
      return ATT_OK;
    }
  }
  return ATT_PUSH(&stated->measures, measure);
}

/// Add what one of the statements that share a node has.
static AttStatus
add_statement(Table* table, const AttStatement* s)
{
  Stated* stated = &table->stated;
  const AttRules* rules = table->build->rules;
  const unsigned confidence =
      rules ? att_confidence_of(rules, s->line, (AttVariant)s->variant) : 0;
  if (!stated->best || confidence > stated->confidence) {
    stated->best = s;
    stated->confidence = confidence;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    ATT_TRY(add_role(table, stated, &s->roles[i]));
  }
  for (size_t i = 0; i < s->measure_count; ++i) {
    ATT_TRY(add_measure(stated, &s->measures[i]));
  }
  return ATT_OK;
}

static void
reset(Stated* stated)
{
  stated->best = NULL;
  stated->confidence = 0;
  stated->sources.size = 0;
  stated->targets.size = 0;
  stated->places.size = 0;
  stated->others.size = 0;
  stated->measures.size = 0;
}

static AttView
label_of(const Table* table, uint32_t entity)
{
  return entity ? table->build->mentions->entities[entity - 1].label
                : ATT_VIEW("");
}

/// Put the code of an entity into scratch.
static AttStatus
code_of(Table* table, uint32_t entity, AttView* code)
{
  att_text_reset(&table->scratch);
  ATT_TRY(att_coder_entity(
      table->coder, entity, att_view(table->days.begin), &table->scratch));
  *code = att_text_view(&table->scratch);
  return ATT_OK;
}

/// Name, code and IRI of who may be nobody, in three columns.
static AttStatus
write_actor(Table* table, AttColumn first, uint32_t entity)
{
  AttView code;
  AttView iri;
  att_cells_text(&table->cells, first, label_of(table, entity));
  ATT_TRY(code_of(table, entity, &code));
  att_cells_text(&table->cells, (AttColumn)(first + 1), code);
  ATT_TRY(att_build_entity(table->build, entity, &iri));
  att_cells_text(&table->cells, (AttColumn)(first + 2), iri);
  return ATT_OK;
}

static AttStatus
write_places(Table* table)
{
  const Entities* places = &table->stated.places;
  AttCells* cells = &table->cells;
  AttView view;
  att_cells_list(cells, ATT_COLUMN_PLACE);
  for (size_t i = 0; i < places->size; ++i) {
    att_cells_item(cells, label_of(table, places->at[i]));
  }
  att_cells_list_end(cells);
  att_cells_list(cells, ATT_COLUMN_PLACE_CODE);
  for (size_t i = 0; i < places->size; ++i) {
    att_text_reset(&table->scratch);
    ATT_TRY(att_coder_country(table->coder, places->at[i], &table->scratch));
    att_cells_item(cells, att_text_view(&table->scratch));
  }
  att_cells_list_end(cells);
  att_cells_list(cells, ATT_COLUMN_PLACE_IRI);
  for (size_t i = 0; i < places->size; ++i) {
    ATT_TRY(att_build_entity(table->build, places->at[i], &view));
    att_cells_item(cells, view);
  }
  att_cells_list_end(cells);
  return ATT_OK;
}

/// When: by what is said of the event, else the day of the document.
static void
write_date(Table* table)
{
  const AttBuild* b = table->build;
  const AttView own = b->statements->events[table->stated.best->event - 1].time;
  AttDays* days = &table->days;
  const bool is_own = own.size && att_edtf_days(own, days);
  const AttView date = is_own ? own : b->document->date;
  if (!is_own && !att_edtf_days(date, days)) {
    *days = (AttDays){"", ""};
  }
  const char* from = is_own ? "event" : date.size ? "document" : "";
  att_cells_text(&table->cells, ATT_COLUMN_DATE, date);
  att_cells_text(&table->cells, ATT_COLUMN_DATE_FROM, att_view(from));
  att_cells_text(&table->cells, ATT_COLUMN_BEGIN, att_view(days->begin));
  att_cells_text(&table->cells, ATT_COLUMN_END, att_view(days->end));
}

static void
write_class(Table* table)
{
  const AttBuild* b = table->build;
  const uint32_t class_id =
      b->statements->events[table->stated.best->event - 1].class_id;
  AttView root;
  AttView mode;
  att_coder_event(table->coder, class_id, &root, &mode);
  att_cells_text(&table->cells, ATT_COLUMN_CLASS, root);
  att_cells_text(&table->cells, ATT_COLUMN_MODE, mode);
  att_cells_text(&table->cells,
                 ATT_COLUMN_TYPE,
                 local_name(att_ontology_class(b->ontology, class_id)->iri));
}

static AttStatus
write_speakers(Table* table)
{
  const AttStatement* s = table->stated.best;
  AttView code;
  att_cells_list(&table->cells, ATT_COLUMN_SPEAKERS);
  for (size_t i = 0; i < s->speaker_count; ++i) {
    att_cells_item(&table->cells, label_of(table, s->speakers[i].entity));
  }
  att_cells_list_end(&table->cells);
  att_cells_list(&table->cells, ATT_COLUMN_SPEAKER_CODES);
  for (size_t i = 0; i < s->speaker_count; ++i) {
    ATT_TRY(code_of(table, s->speakers[i].entity, &code));
    att_cells_item(&table->cells, code);
  }
  att_cells_list_end(&table->cells);
  return ATT_OK;
}

/// "killed=30..", the number in its normal form.
static AttStatus
write_quantities(Table* table)
{
  const Stated* stated = &table->stated;
  att_cells_list(&table->cells, ATT_COLUMN_QUANTITIES);
  for (size_t i = 0; i < stated->measures.size; ++i) {
    const AttMeasure* measure = stated->measures.at[i];
    const AttProperty* property =
        att_ontology_property(table->build->ontology, measure->property);
    if (property) {
      att_text_reset(&table->scratch);
      att_text_append(&table->scratch, local_name(property->iri));
      att_text_append_char(&table->scratch, '=');
      att_text_append(&table->scratch,
                      measure->text.size ? measure->text : measure->stated);
      ATT_TRY(att_text_status(&table->scratch));
      att_cells_item(&table->cells, att_text_view(&table->scratch));
    }
  }
  att_cells_list_end(&table->cells);
  return ATT_OK;
}

/// "mediator=Qatar"; of a clause the id of the statement that it makes.
static AttStatus
write_others(Table* table)
{
  AttBuild* b = table->build;
  const Stated* stated = &table->stated;
  att_cells_list(&table->cells, ATT_COLUMN_ROLES);
  for (size_t i = 0; i < stated->others.size; ++i) {
    const AttRole* role = stated->others.at[i];
    AttView filler = label_of(table, role->entity);
    if (!role->entity && role->statement &&
        role->statement <= b->statements->count) {
      ATT_TRY(att_build_statement(b, role->statement));
      filler = local_name(b->names[role->statement - 1].node);
    }
    if (filler.size) {
      att_text_reset(&table->scratch);
      att_text_append(
          &table->scratch,
          local_name(att_ontology_property(b->ontology, role->property)->iri));
      att_text_append_char(&table->scratch, '=');
      att_text_append(&table->scratch, filler);
      ATT_TRY(att_text_status(&table->scratch));
      att_cells_item(&table->cells, att_text_view(&table->scratch));
    }
  }
  att_cells_list_end(&table->cells);
  return ATT_OK;
}

static void
write_offset(Table* table, AttColumn column, uint32_t offset)
{
  char digits[16];
  snprintf(digits, sizeof digits, "%u", (unsigned)offset);
  att_cells_number(&table->cells, column, att_view(digits));
}

/// What its sentence is about: the local names of the topics.
static void
write_contexts(Table* table)
{
  size_t count = 0;
  const AttStatedTopic* contexts = att_statements_contexts(
      table->build->statements, table->stated.best->sentence, &count);
  att_cells_list(&table->cells, ATT_COLUMN_CONTEXTS);
  for (size_t i = 0; i < count; ++i) {
    att_cells_item(&table->cells, local_name(contexts[i].topic));
  }
  att_cells_list_end(&table->cells);
}

static void
write_evidence(Table* table)
{
  const AttBuild* b = table->build;
  const Stated* stated = &table->stated;
  const AttStatement* s = stated->best;
  const AttSpan bytes = b->document->sentences[s->sentence].span;
  const AttSpan span = att_document_code_points(b->document, bytes);
  AttCells* cells = &table->cells;
  char confidence[16] = "";
  if (stated->confidence) {
    snprintf(confidence, sizeof confidence, "0.%03u", stated->confidence);
  }
  att_cells_text(
      cells, ATT_COLUMN_SENTENCE, att_document_exact(b->document, bytes));
  write_offset(table, ATT_COLUMN_SENTENCE_BEGIN, span.begin);
  write_offset(table, ATT_COLUMN_SENTENCE_END, span.end);
  att_cells_text(cells, ATT_COLUMN_DOCUMENT, b->document->id);
  att_cells_text(cells, ATT_COLUMN_DOCUMENT_DATE, b->document->date);
  att_cells_text(cells,
                 ATT_COLUMN_RULE,
                 b->rules && s->line < b->rules->line_count
                     ? b->rules->lines[s->line].id
                     : ATT_VIEW(""));
  att_cells_number(cells, ATT_COLUMN_CONFIDENCE, att_view(confidence));
}

static AttStatus
write_row(Table* table, size_t number, uint32_t source, uint32_t target)
{
  const AttStatement* s = table->stated.best;
  AttCells* cells = &table->cells;
  att_text_reset(&table->scratch);
  att_text_append(&table->scratch, local_name(table->stated.node));
  att_text_format(&table->scratch, "-%zu", number);
  ATT_TRY(att_text_status(&table->scratch));
  att_cells_text(cells, ATT_COLUMN_ID, att_text_view(&table->scratch));
  att_cells_text(
      cells, ATT_COLUMN_EVENT, table->build->events[s->event - 1].iri);
  write_date(table);
  ATT_TRY(write_actor(table, ATT_COLUMN_SOURCE, source));
  write_class(table);
  ATT_TRY(write_actor(table, ATT_COLUMN_TARGET, target));
  ATT_TRY(write_places(table));
  att_cells_text(cells,
                 ATT_COLUMN_POLARITY,
                 s->negated ? ATT_VIEW("Negated") : ATT_VIEW("Affirmed"));
  att_cells_text(
      cells, ATT_COLUMN_MODALITY, att_view(att_modality_name(s->modality)));
  ATT_TRY(write_speakers(table));
  ATT_TRY(write_quantities(table));
  ATT_TRY(write_others(table));
  write_contexts(table);
  write_evidence(table);
  att_cells_end(cells);
  ++table->rows;
  return att_text_status(cells->out);
}

static bool
is_reciprocal(const Table* table)
{
  const AttStatements* all = table->build->statements;
  const AttClass* c =
      att_ontology_class(table->build->ontology,
                         all->events[table->stated.best->event - 1].class_id);
  return c && (c->own_traits & ATT_TRAIT_RECIPROCAL) &&
         !table->stated.targets.size && table->stated.sources.size > 1;
}

/// "withdrew from Cambodia": of an event that is done to nobody, the states
/// where it takes place, but for those that do it.
static AttStatus
add_land(Table* table)
{
  const AttBuild* b = table->build;
  Stated* stated = &table->stated;
  if (stated->targets.size ||
      !att_ontology_class_has(
          b->ontology,
          b->statements->events[stated->best->event - 1].class_id,
          ATT_TRAIT_VACATING)) {
    return ATT_OK;
  }
  for (size_t i = 0; i < stated->places.size; ++i) {
    const uint32_t place = stated->places.at[i];
    bool acts =
        att_ontology_class_has(b->ontology,
                               b->mentions->entities[place - 1].class_id,
                               ATT_TRAIT_ACTING);
    for (size_t k = 0; k < stated->sources.size; ++k) {
      acts &= stated->sources.at[k] != place;
    }
    if (acts) {
      ATT_TRY(add_once(&stated->targets, place));
    }
  }
  return ATT_OK;
}

/// A row for each pair; nobody stands in for who is missing.
static AttStatus
write_pairs(Table* table)
{
  const Stated* stated = &table->stated;
  ATT_TRY(add_land(table));
  const bool is_mutual = is_reciprocal(table);
  const Entities* targets = is_mutual ? &stated->sources : &stated->targets;
  const size_t rows = stated->sources.size ? stated->sources.size : 1;
  const size_t columns = targets->size ? targets->size : 1;
  size_t number = 0;
  for (size_t i = 0; i < rows; ++i) {
    for (size_t j = 0; j < columns; ++j) {
      if (!is_mutual || i != j) {
        ATT_TRY(write_row(table,
                          ++number,
                          stated->sources.size ? stated->sources.at[i] : 0,
                          targets->size ? targets->at[j] : 0));
      }
    }
  }
  return ATT_OK;
}

static bool
is_wanted(const Table* table, const AttStatement* s)
{
  return s->class_id && att_build_is_sound(table->build, s) &&
         (table->build->evidence != ATT_EVIDENCE_NONE ||
          att_build_is_asserted(s));
}

/// Is the node that of a statement before `at` in the same sentence?
static AttStatus
is_written(Table* table, size_t at, bool* is)
{
  const AttStatement* all = table->build->statements->statements;
  const AttView node = table->build->names[at].node;
  *is = false;
  for (size_t i = at; i > 0 && !*is; --i) {
    if (all[i - 1].sentence != all[at].sentence) {
      break;
    }
    ATT_TRY(att_build_statement(table->build, (uint32_t)i));
    *is = att_view_equal(table->build->names[i - 1].node, node);
  }
  return ATT_OK;
}

/// The rows of a statement and of those behind it that have its node.
static AttStatus
write_stated(Table* table, size_t at)
{
  AttBuild* b = table->build;
  const AttStatement* all = b->statements->statements;
  bool is_known = false;
  ATT_TRY(att_build_statement(b, (uint32_t)at + 1));
  ATT_TRY(is_written(table, at, &is_known));
  if (is_known) {
    return ATT_OK;
  }
  reset(&table->stated);
  table->stated.node = b->names[at].node;
  for (size_t i = at; i < b->statements->count; ++i) {
    if (all[i].sentence != all[at].sentence) {
      break;
    }
    ATT_TRY(att_build_statement(b, (uint32_t)i + 1));
    if (is_wanted(table, &all[i]) &&
        att_view_equal(b->names[i].node, table->stated.node)) {
      ATT_TRY(add_statement(table, &all[i]));
    }
  }
  return write_pairs(table);
}

static AttStatus
write_all(Table* table)
{
  const AttStatements* all = table->build->statements;
  for (size_t i = 0; i < all->count; ++i) {
    if (is_wanted(table, &all->statements[i])) {
      ATT_TRY(write_stated(table, i));
    }
  }
  return ATT_OK;
}

static void
clear(Table* table)
{
  Stated* stated = &table->stated;
  ATT_ARRAY_CLEAR(&stated->sources);
  ATT_ARRAY_CLEAR(&stated->targets);
  ATT_ARRAY_CLEAR(&stated->places);
  ATT_ARRAY_CLEAR(&stated->others);
  ATT_ARRAY_CLEAR(&stated->measures);
  att_text_clear(&table->scratch);
}

AttStatus
att_table_add(const AttCoder* coder,
              const AttStatements* statements,
              const AttRules* rules,
              const AttGraphOptions* options,
              AttLog* log,
              AttText* out,
              size_t* rows)
{
  AttBuild build = {.document = coder->document,
                    .mentions = coder->mentions,
                    .statements = statements,
                    .rules = rules,
                    .ontology = coder->ontology,
                    .evidence = options->evidence};
  Table table = {
      .build = &build,
      .coder = coder,
      .cells = {.out = out,
                .is_json = options->syntax == ATT_SYNTAX_EVENTS_JSONL}};
  AttStatus status = att_build_begin(&build, options->base, log);
  if (status == ATT_OK) {
    status = write_all(&table);
  }
  *rows = table.rows;
  clear(&table);
  att_build_end(&build);
  att_triples_free(build.out);
  return status;
}
