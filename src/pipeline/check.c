// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each test is a document of one sentence; its expectations are compared with
// the statements that the test's own block read there.

#include "pipeline/check.h"

#include "document/reader.h"
#include "pipeline/check_pattern.h"
#include "pipeline/describe.h"
#include "pipeline/discarded.h"
#include "rules/faults.h"

typedef struct Check {
  const AttResources* resources;
  AttEnglish* english;
  AttLog* log;
} Check;

/// Is this the entity that a test calls `name`? By its label, or by any label
/// that the gazetteer knows it by.
static bool
is_entity(const Check* check,
          const AttAnalysis* analysis,
          uint32_t id,
          AttView name)
{
  if (!id) {
    return false;
  }
  const AttEntity* entity = &analysis->mentions.entities[id - 1];
  if (att_view_equal_ascii_case(entity->label, name)) {
    return true;
  }
  const AttListed* listed =
      att_gazetteer_find_label(check->resources->gazetteer, name);
  return listed && entity->listed == listed;
}

static bool
is_filled_by(const Check* check,
             const AttAnalysis* analysis,
             const AttStatement* s,
             size_t index,
             AttView name)
{
  if (s->property_id) {
    return is_entity(
        check, analysis, index == 0 ? s->subject : s->object, name);
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    if (is_entity(check, analysis, s->roles[i].entity, name)) {
      return true;
    }
  }
  return false;
}

/// "harbours(Afghanistan, Tehrik-i-Taliban Pakistan)", "Attack(Iran)": the
/// name of a relation or class, then its fillers in order or in any role.
static bool
is_described(const Check* check,
             const AttAnalysis* analysis,
             const AttStatement* s,
             AttView value)
{
  size_t from = 0;
  while (from < value.size && value.at[from] != '(') {
    ++from;
  }
  const AttView name = att_view_trim(att_view_slice(value, 0, from));
  if (!att_view_equal(att_statement_name(check->resources->ontology, s),
                      name)) {
    return false;
  }
  ++from;
  for (size_t index = 0; from < value.size; ++index) {
    size_t to = from;
    while (to < value.size && value.at[to] != ',' && value.at[to] != ')') {
      ++to;
    }
    const AttView filler = att_view_trim(att_view_slice(value, from, to));
    if (!is_filled_by(check, analysis, s, index, filler)) {
      return false;
    }
    from = to + 1;
  }
  return true;
}

static bool
has_role(const Check* check,
         const AttAnalysis* analysis,
         const AttStatement* s,
         AttView key,
         AttView value)
{
  for (size_t i = 0; i < s->role_count; ++i) {
    const AttRole* role = &s->roles[i];
    const AttView iri =
        att_ontology_property(check->resources->ontology, role->property)->iri;
    if (!att_view_equal(att_local_name(iri), key)) {
      continue;
    }
    const AttStatement* inner =
        role->statement ? &analysis->statements.statements[role->statement - 1]
                        : NULL;
    if (is_entity(check, analysis, role->entity, value) ||
        (inner && is_described(check, analysis, inner, value))) {
      return true;
    }
  }
  return false;
}

/// Some quantity block gives values to a property of this name.
static bool
is_quantity(const Check* check, AttView key)
{
  const AttRules* rules = check->resources->rules;
  for (size_t i = 0; i < rules->block_count; ++i) {
    const AttBlock* block = &rules->blocks[i];
    if (block->kind == ATT_BLOCK_QUANTITY &&
        att_view_equal(
            att_local_name(att_ontology_property(check->resources->ontology,
                                                 block->property_id)
                               ->iri),
            key)) {
      return true;
    }
  }
  return false;
}

/// "killed = 12", "killed = at least 30", "killed = 30..", "killed = dozens",
/// "amount = 40000000 USD": in normal form or in the document's words;
/// "killed = none": the event has no such quantity.
static bool
has_measure(const Check* check,
            const AttStatement* s,
            AttView key,
            AttView value)
{
  for (size_t i = 0; i < s->measure_count; ++i) {
    const AttMeasure* measure = &s->measures[i];
    const AttView iri =
        att_ontology_property(check->resources->ontology, measure->property)
            ->iri;
    if (att_view_equal(att_local_name(iri), key)) {
      return att_view_equal(measure->text, value) ||
             att_view_equal_ascii_case(measure->stated, value);
    }
  }
  return att_view_equal(value, ATT_VIEW("none"));
}

/// "neg" is as good as "Negated".
static bool
is_abbreviated(AttView value, const char* name)
{
  const AttView full = att_view(name);
  return value.size >= 3 &&
         att_view_equal_ascii_case(att_view_slice(full, 0, value.size), value);
}

static bool
is_said_by(const Check* check,
           const AttAnalysis* analysis,
           const AttStatement* s,
           AttView name)
{
  for (size_t i = 0; i < s->speaker_count; ++i) {
    if (is_entity(check, analysis, s->speakers[i].entity, name)) {
      return true;
    }
  }
  return false;
}

static bool
expectation_holds(const Check* check,
                  const AttAnalysis* analysis,
                  const AttStatement* s,
                  const AttExpectation* expected)
{
  const AttView key = expected->key;
  const AttView value = expected->value;
  if (att_view_equal(key, ATT_VIEW("subject"))) {
    return is_entity(check, analysis, s->subject, value);
  }
  if (att_view_equal(key, ATT_VIEW("object"))) {
    return is_entity(check, analysis, s->object, value);
  }
  if (att_view_equal(key, ATT_VIEW("polarity"))) {
    return is_abbreviated(value, s->negated ? "Negated" : "Affirmed");
  }
  if (att_view_equal(key, ATT_VIEW("modality"))) {
    return is_abbreviated(value, att_modality_name(s->modality));
  }
  if (att_view_equal(key, ATT_VIEW("time"))) {
    return att_view_equal(value, s->time);
  }
  if (att_view_equal(key, ATT_VIEW("by"))) {
    return is_said_by(check, analysis, s, value);
  }
  if (att_view_equal(key, ATT_VIEW("class"))) {
    return att_view_equal(att_statement_name(check->resources->ontology, s),
                          value);
  }
  if (att_view_equal(key, ATT_VIEW("variant"))) {
    return att_view_equal(att_view(att_variant_label((AttVariant)s->variant)),
                          value);
  }
  return is_quantity(check, key) ? has_measure(check, s, key, value)
                                 : has_role(check, analysis, s, key, value);
}

/// A block's tests are about the statements that it reads, and about events of
/// its class that another line tells more narrowly; those of a quantity about
/// the events that have it.
static bool
is_tested(const AttResources* resources,
          const AttStatement* s,
          const AttTest* test)
{
  const AttRules* rules = resources->rules;
  const AttBlock* block = &rules->blocks[test->block];
  if (block->kind != ATT_BLOCK_QUANTITY) {
    return att_block_is_part(rules, rules->lines[s->line].block, test->block) ||
           (block->kind == ATT_BLOCK_EVENT && test->kind == ATT_TEST &&
            att_ontology_is_a(
                resources->ontology, s->class_id, block->class_id));
  }
  for (size_t i = 0; i < s->measure_count; ++i) {
    if (s->measures[i].property == block->property_id) {
      return true;
    }
  }
  return false;
}

static bool
is_of_pattern(const Check* check, const AttTest* test)
{
  return check->resources->rules->blocks[test->block].kind == ATT_BLOCK_PATTERN;
}

static bool
is_of_discard(const Check* check, const AttTest* test)
{
  return att_block_is_last(check->resources->rules->blocks[test->block].kind);
}

/// All expectations hold of one statement of the test's block; for `none`
/// there is no such statement.
static bool
test_holds(const Check* check,
           const AttDocument* document,
           const AttAnalysis* analysis,
           const AttTest* test)
{
  const AttRules* rules = check->resources->rules;
  if (is_of_pattern(check, test)) {
    return att_check_pattern_holds(check->resources, document, analysis, test);
  }
  if (is_of_discard(check, test)) {
    return att_discarded_holds(rules, document, analysis, test);
  }
  for (size_t i = 0; i < analysis->statements.count; ++i) {
    const AttStatement* s = &analysis->statements.statements[i];
    if (!is_tested(check->resources, s, test)) {
      continue;
    }
    uint32_t held = 0;
    for (uint32_t e = 0; e < test->expectations.count; ++e) {
      held +=
          expectation_holds(check,
                            analysis,
                            s,
                            &rules->expectations[test->expectations.first + e]);
    }
    if (test->kind == ATT_TEST_NONE || held == test->expectations.count) {
      return test->kind != ATT_TEST_NONE;
    }
  }
  return test->kind == ATT_TEST_NONE;
}

/// What was read of a test's sentence: "Attack(…); harbours(…)".
static void
describe_found(const Check* check,
               const AttTest* test,
               const AttDocument* document,
               const AttAnalysis* analysis,
               AttText* out)
{
  if (is_of_pattern(check, test)) {
    att_check_pattern_describe(check->resources, document, analysis, test, out);
    return;
  }
  if (is_of_discard(check, test)) {
    att_discarded_describe(
        check->resources->rules, document, analysis, test, out);
    return;
  }
  for (size_t i = 0; i < analysis->statements.count; ++i) {
    att_text_append_string(out, i ? "; " : "");
    att_describe_statement(check->resources->ontology,
                           analysis,
                           &analysis->statements.statements[i],
                           out);
  }
}

static AttStatus
keep_result(const Check* check,
            const AttTest* test,
            bool held,
            const AttDocument* document,
            const AttAnalysis* analysis,
            AttCheckTally* tally)
{
  const bool is_todo = test->kind == ATT_TEST_TODO;
  AttCheckResult result = {
      .test = (uint32_t)(test - check->resources->rules->tests),
      .outcome =
          (uint8_t)(held      ? is_todo ? ATT_CHECK_SURPRISE : ATT_CHECK_PASSED
                    : is_todo ? ATT_CHECK_KNOWN
                              : ATT_CHECK_FAILED)};
  if (result.outcome == ATT_CHECK_FAILED) {
    result.found.begin = (uint32_t)tally->found.size;
    describe_found(check, test, document, analysis, &tally->found);
    result.found.end = (uint32_t)tally->found.size;
  }
  ATT_TRY(att_text_status(&tally->found));
  return ATT_PUSH(&tally->results, result);
}

static void
report(const Check* check,
       const AttTest* test,
       const AttDocument* document,
       const AttAnalysis* analysis)
{
  const AttRuleFile* file = &check->resources->rules->files[test->file];
  const AttOrigin origin = {file->path.at, file->text};
  if (test->kind == ATT_TEST_TODO) {
    att_report(check->log,
               ATT_WARNING,
               origin,
               test->span,
               "todo passes: make it a test");
    return;
  }
  AttText found = {0};
  describe_found(check, test, document, analysis, &found);
  att_report(check->log,
             ATT_ERROR,
             origin,
             test->span,
             "%s fails; read: %s",
             test->kind == ATT_TEST_NONE ? "none" : "test",
             found.size ? found.at : "nothing");
  att_text_clear(&found);
}

/// "none" says that a sentence states nothing. Its own block reads nothing
/// there; tell where another one does.
static void
warn_of_others(const Check* check,
               const AttTest* test,
               const AttAnalysis* analysis)
{
  const AttRules* rules = check->resources->rules;
  if (att_block_is_undertaking(rules->blocks[test->block].kind)) {
    return; // the deed is read, whoever undertakes it
  }
  for (size_t i = 0; i < analysis->statements.count; ++i) {
    const AttStatement* s = &analysis->statements.statements[i];
    const AttLine* line = &rules->lines[s->line];
    const AttRuleFile* here = &rules->files[test->file];
    const AttRuleFile* there = &rules->files[line->file];
    AttText found = {0};
    att_describe_statement(check->resources->ontology, analysis, s, &found);
    att_warn(
        check->log,
        (AttOrigin){here->path.at, here->text},
        test->span,
        (AttRemark){"by this line", {there->path.at, there->text}, line->span},
        "none, but another block reads: %s",
        found.at ? found.at : "");
    att_text_clear(&found);
  }
}

static AttStatus
run_test(const Check* check, const AttTest* test, AttCheckTally* tally)
{
  const AttRecord record = {.format = ATT_FORMAT_TEXT,
                            .id = ATT_VIEW("test"),
                            .text = test->sentence};
  AttDocument* document = NULL;
  ATT_TRY(att_document_new(
      &record, &check->resources->limits, check->log, &document));
  for (size_t i = 0; i < document->paragraph_count; ++i) {
    document->paragraphs[i].kind = ATT_PARAGRAPH_BODY;
  }
  AttAnalysis analysis;
  AttStatus status = att_analyse_document(
      check->resources, check->english, document, NULL, &analysis);
  if (status == ATT_OK) {
    att_analysis_report(
        check->resources->rules, document, &analysis, check->log);
    const bool held = test_holds(check, document, &analysis, test);
    const bool is_todo = test->kind == ATT_TEST_TODO;
    tally->passed += held && !is_todo;
    tally->failed += !held && !is_todo;
    tally->known += !held && is_todo;
    tally->surprise += held && is_todo;
    if (held == is_todo) {
      report(check, test, document, &analysis);
    } else if (test->kind == ATT_TEST_NONE && !is_of_pattern(check, test) &&
               !is_of_discard(check, test)) {
      warn_of_others(check, test, &analysis);
    }
    status = keep_result(check, test, held, document, &analysis, tally);
  }
  att_document_free(document);
  return status;
}

void
att_check_tally_clear(AttCheckTally* tally)
{
  ATT_ARRAY_CLEAR(&tally->results);
  att_text_clear(&tally->found);
}

AttStatus
att_check_test(const AttResources* resources,
               AttEnglish* english,
               const AttTest* test,
               AttLog* log,
               AttCheckTally* tally)
{
  const Check check = {resources, english, log};
  return run_test(&check, test, tally);
}

AttStatus
att_check(const AttResources* resources, AttLog* log, AttCheckTally* tally)
{
  *tally = (AttCheckTally){0};
  Check check = {.resources = resources, .log = log};
  AttStatus status = att_english_new(resources->model, &check.english);
  for (size_t i = 0; i < resources->rules->test_count && status == ATT_OK;
       ++i) {
    status = run_test(&check, &resources->rules->tests[i], tally);
  }
  att_english_free(check.english);
  return status;
}
