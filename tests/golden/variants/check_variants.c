// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reads the sentences of each verb by its one rule line and nothing else but
// rules/english, and compares every fact with what the file expects, exactly.
// usage: check_variants BAR FILE.rules…
// In: rule files as README.md tells. Out: the matrix, and what differs; exit 1
// where a sentence differs, a known failure passes, or a verb has fewer than
// BAR of the variants right.

#include "base/file.h"
#include "document/reader.h"
#include "pipeline/describe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VARIANT_COUNT 16
#define SENTENCES_A_VARIANT 2

static const char* const variants[VARIANT_COUNT] = {"active",
                                                    "passive",
                                                    "agentless passive",
                                                    "relative clause",
                                                    "reduced relative",
                                                    "participle clause",
                                                    "infinitive under control",
                                                    "coordinated verbs",
                                                    "coordinated actors",
                                                    "noun with possessor",
                                                    "noun with by",
                                                    "support verb",
                                                    "question",
                                                    "negated",
                                                    "modal",
                                                    "reported"};

/// One verb: its resources, and how its sentences came out.
typedef struct Verb {
  const char* path;
  AttResources resources;
  AttEnglish* english;
  AttLog* log;
  int seen[VARIANT_COUNT];
  int right[VARIANT_COUNT];
  int wrong;    ///< sentences that differ and are not known to
  int surprise; ///< known failures that pass
} Verb;

static void
print_diagnostic(void* user, const AttDiagnostic* diagnostic)
{
  (void)user;
  AttText text = {0};
  att_diagnostic_render(diagnostic, &text);
  fputs(text.at ? text.at : "", stderr);
  att_text_clear(&text);
}

/// By its label, or by any label that the gazetteer knows it by.
static bool
is_entity(const Verb* verb,
          const AttAnalysis* analysis,
          uint32_t id,
          AttView name)
{
  if (!id) {
    return false;
  }
  const AttEntity* entity = &analysis->mentions.entities[id - 1];
  const AttListed* listed =
      att_gazetteer_find_label(verb->resources.gazetteer, name);
  return att_view_equal_ascii_case(entity->label, name) ||
         (listed && entity->listed == listed);
}

/// How many of a test's expectations have a key, and whether one of them names
/// the entity.
static size_t
count_expected(const Verb* verb, const AttTest* test, const char* key)
{
  size_t count = 0;
  for (uint32_t e = 0; e < test->expectations.count; ++e) {
    const AttExpectation* expected =
        &verb->resources.rules->expectations[test->expectations.first + e];
    count += att_view_equal(expected->key, att_view(key));
  }
  return count;
}

static bool
is_expected(const Verb* verb,
            const AttAnalysis* analysis,
            const AttTest* test,
            const char* key,
            uint32_t entity)
{
  for (uint32_t e = 0; e < test->expectations.count; ++e) {
    const AttExpectation* expected =
        &verb->resources.rules->expectations[test->expectations.first + e];
    if (att_view_equal(expected->key, att_view(key)) &&
        is_entity(verb, analysis, entity, expected->value)) {
      return true;
    }
  }
  return false;
}

/// The value that a test gives for a key, or what stands where it gives none.
static AttView
value_of(const Verb* verb,
         const AttTest* test,
         const char* key,
         const char* standing)
{
  for (uint32_t e = 0; e < test->expectations.count; ++e) {
    const AttExpectation* expected =
        &verb->resources.rules->expectations[test->expectations.first + e];
    if (att_view_equal(expected->key, att_view(key))) {
      return expected->value;
    }
  }
  return att_view(standing);
}

/// The fillers of a role are those expected, no more and no fewer.
static bool
role_agrees(const Verb* verb,
            const AttAnalysis* analysis,
            const AttTest* test,
            const AttStatement* s,
            const char* key)
{
  size_t count = 0;
  for (size_t i = 0; i < s->role_count; ++i) {
    const AttView iri =
        att_ontology_property(verb->resources.ontology, s->roles[i].property)
            ->iri;
    if (att_view_equal(att_local_name(iri), att_view(key))) {
      ++count;
      if (!is_expected(verb, analysis, test, key, s->roles[i].entity)) {
        return false;
      }
    }
  }
  return count == count_expected(verb, test, key);
}

static bool
stance_agrees(const Verb* verb,
              const AttAnalysis* analysis,
              const AttTest* test,
              const AttStatement* s)
{
  if (s->speaker_count != count_expected(verb, test, "by")) {
    return false;
  }
  for (size_t i = 0; i < s->speaker_count; ++i) {
    if (!is_expected(verb, analysis, test, "by", s->speakers[i].entity)) {
      return false;
    }
  }
  return att_view_equal(value_of(verb, test, "polarity", "Affirmed"),
                        att_view(s->negated ? "Negated" : "Affirmed")) &&
         att_view_equal(value_of(verb, test, "modality", "Actual"),
                        att_view(att_modality_name(s->modality)));
}

static bool
statement_agrees(const Verb* verb,
                 const AttAnalysis* analysis,
                 const AttTest* test,
                 const AttStatement* s)
{
  if (!stance_agrees(verb, analysis, test, s)) {
    return false;
  }
  return s->property_id
             ? is_expected(verb, analysis, test, "subject", s->subject) &&
                   is_expected(verb, analysis, test, "object", s->object)
             : role_agrees(verb, analysis, test, s, "agent") &&
                   role_agrees(verb, analysis, test, s, "target");
}

/// One event, or one relation for each pair of those expected; all as expected.
static bool
all_agree(const Verb* verb, const AttAnalysis* analysis, const AttTest* test)
{
  const AttStatements* read = &analysis->statements;
  const bool is_relation =
      verb->resources.rules->blocks[test->block].kind == ATT_BLOCK_RELATION;
  size_t wanted = test->expectations.count ? 1 : 0;
  if (is_relation) {
    wanted = count_expected(verb, test, "subject") *
             count_expected(verb, test, "object");
  }
  for (size_t i = 0; i < read->count; ++i) {
    if (!statement_agrees(verb, analysis, test, &read->statements[i])) {
      return false;
    }
  }
  return read->count == wanted;
}

/// The comment above a test names its variant.
static int
variant_of(const AttRuleFile* file, const AttTest* test)
{
  size_t end = test->span.begin;
  while (end > 0) {
    size_t begin = end;
    while (begin > 0 && file->text.at[begin - 1] != '\n') {
      --begin;
    }
    const AttView line = att_view_trim(att_view_slice(file->text, begin, end));
    for (int v = 0; line.size > 2 && line.at[0] == '#' && v < VARIANT_COUNT;
         ++v) {
      if (att_view_equal(att_view_slice(line, 2, line.size),
                         att_view(variants[v]))) {
        return v;
      }
    }
    end = begin ? begin - 1 : 0;
  }
  return -1;
}

/// A known failure says on its line why it fails.
static bool
has_reason(const AttRuleFile* file, const AttTest* test)
{
  for (size_t at = test->span.end;
       at < file->text.size && file->text.at[at] != '\n';
       ++at) {
    if (file->text.at[at] == '#') {
      return true;
    }
  }
  return false;
}

static void
report(const Verb* verb,
       const AttTest* test,
       const AttAnalysis* analysis,
       const char* what)
{
  const AttRuleFile* file = &verb->resources.rules->files[test->file];
  AttText found = {0};
  for (size_t i = 0; i < analysis->statements.count; ++i) {
    att_text_append_string(&found, i ? "; " : "");
    att_describe_statement(verb->resources.ontology,
                           analysis,
                           &analysis->statements.statements[i],
                           &found);
  }
  att_report(verb->log,
             ATT_ERROR,
             (AttOrigin){file->path.at, file->text},
             test->span,
             "%s; read: %s",
             what,
             found.size ? found.at : "nothing");
  att_text_clear(&found);
}

static void
judge(Verb* verb, const AttTest* test, const AttAnalysis* analysis)
{
  const AttRuleFile* file = &verb->resources.rules->files[test->file];
  const bool agrees = all_agree(verb, analysis, test);
  const bool is_known = test->kind == ATT_TEST_TODO;
  const int variant = variant_of(file, test);
  if (variant < 0) {
    report(verb, test, analysis, "no variant above it");
    ++verb->wrong;
    return;
  }
  ++verb->seen[variant];
  verb->right[variant] += agrees;
  if (is_known && agrees) {
    report(verb, test, analysis, "known failure passes: make it a test");
    ++verb->surprise;
  } else if (is_known && !has_reason(file, test)) {
    report(verb, test, analysis, "known failure without a reason");
    ++verb->wrong;
  } else if (!is_known && !agrees) {
    report(verb, test, analysis, variants[variant]);
    ++verb->wrong;
  }
}

static AttStatus
run_test(Verb* verb, const AttTest* test)
{
  const AttRecord record = {.format = ATT_FORMAT_TEXT,
                            .id = ATT_VIEW("variant"),
                            .text = test->sentence};
  AttDocument* document = NULL;
  ATT_TRY(
      att_document_new(&record, &verb->resources.limits, verb->log, &document));
  for (size_t i = 0; i < document->paragraph_count; ++i) {
    document->paragraphs[i].kind = ATT_PARAGRAPH_BODY;
  }
  AttAnalysis analysis;
  const AttStatus status = att_analyse_document(
      &verb->resources, verb->english, document, NULL, &analysis);
  if (status == ATT_OK) {
    judge(verb, test, &analysis);
  }
  att_document_free(document);
  return status;
}

/// The verb's file has one line, and the shipped rules have it too.
static bool
has_one_shipped_line(Verb* verb, const AttRules* shipped)
{
  const AttRules* rules = verb->resources.rules;
  const uint32_t file = (uint32_t)rules->file_count - 1;
  const AttLine* own = NULL;
  size_t count = 0;
  for (size_t i = 0; i < rules->line_count; ++i) {
    if (rules->lines[i].file == file) {
      own = &rules->lines[i];
      ++count;
    }
  }
  for (size_t i = 0; count == 1 && i < shipped->line_count; ++i) {
    if (att_view_equal(shipped->lines[i].id, own->id)) {
      return true;
    }
  }
  fprintf(stderr, "%s: not one line that rules/ has too\n", verb->path);
  return false;
}

static AttStatus
run_verb(Verb* verb, const AttRules* shipped)
{
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const AttResourcePaths paths = {.rules = &verb->path, .rule_count = 1};
  ATT_TRY(att_resources_load(&paths, &limits, verb->log, &verb->resources));
  const AttRules* rules = verb->resources.rules;
  ATT_TRY(att_english_new(verb->resources.model, &verb->english));
  verb->wrong += !has_one_shipped_line(verb, shipped);
  for (size_t i = 0; i < rules->test_count; ++i) {
    if (rules->tests[i].file == rules->file_count - 1) {
      ATT_TRY(run_test(verb, &rules->tests[i]));
    }
  }
  return ATT_OK;
}

/// One row: a variant is right where both its sentences are.
static bool
print_row(const Verb* verb, int bar)
{
  const char* name = strrchr(verb->path, '/');
  name = name ? name + 1 : verb->path;
  printf("%-10.*s", (int)strcspn(name, "."), name);
  int right = 0;
  bool complete = true;
  for (int v = 0; v < VARIANT_COUNT; ++v) {
    printf(" %3d", verb->right[v]);
    right += verb->right[v] == SENTENCES_A_VARIANT;
    complete &= verb->seen[v] == SENTENCES_A_VARIANT;
  }
  printf("   %2d of %d%s%s\n",
         right,
         VARIANT_COUNT,
         right < bar ? ", too few" : "",
         complete ? "" : ", not two sentences in each");
  return right >= bar && complete;
}

static void
print_heading(void)
{
  printf("sentences right, of %d:\n", SENTENCES_A_VARIANT);
  for (int v = 0; v < VARIANT_COUNT; ++v) {
    printf("%2d %s%s", v + 1, variants[v], v % 4 == 3 ? "\n" : ", ");
  }
  printf("%-10s", "");
  for (int v = 0; v < VARIANT_COUNT; ++v) {
    printf(" %3d", v + 1);
  }
  puts("");
}

int
main(int argc, char** argv)
{
  setenv("ATTEST_DATA", ATT_SOURCE_DIR, 1);
  AttLog log = {.sink = print_diagnostic};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const AttResourcePaths all = {0};
  AttResources shipped = {0};
  AttStatus status = att_resources_load(&all, &limits, &log, &shipped);
  bool good = argc > 2;
  const int bar = argc > 1 ? atoi(argv[1]) : VARIANT_COUNT;
  print_heading();
  for (int i = 2; i < argc && status == ATT_OK; ++i) {
    Verb verb = {.path = argv[i], .log = &log};
    status = run_verb(&verb, shipped.rules);
    good &= print_row(&verb, bar) && !verb.wrong && !verb.surprise;
    att_english_free(verb.english);
    att_resources_clear(&verb.resources);
  }
  att_resources_clear(&shipped);
  return status == ATT_OK && good ? 0 : 1;
}
