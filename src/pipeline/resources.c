// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Load ontology, gazetteers, model and rules, in the order of their needs.

#include "pipeline/resources.h"

#include "base/file.h"
#include "pipeline/lint.h"
#include "pipeline/vocabulary.h"
#include "rules/confidence.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool
is_there(const char* path)
{
  struct stat info;
  return stat(path, &info) == 0;
}

AttStatus
att_data_path(const char* name, AttText* out, AttLog* log)
{
  const char* const roots[] = {
      getenv("ATTEST_DATA"), ATT_DATA_DIR, ATT_SOURCE_DIR};
  for (size_t i = 0; i < sizeof roots / sizeof *roots; ++i) {
    if (!roots[i]) {
      continue;
    }
    att_text_reset(out);
    att_text_format(out, "%s/%s", roots[i], name);
    ATT_TRY(att_text_status(out));
    if (is_there(out->at)) {
      return ATT_OK;
    }
  }
  att_report_plain(log,
                   ATT_ERROR,
                   name,
                   "not found in %s; set ATTEST_DATA to attest's data folder",
                   ATT_DATA_DIR);
  return ATT_ERR_NOT_FOUND;
}

/// Add what attest ships below a path of its data.
static AttStatus
add_shipped(const char* name,
            const char* suffix,
            const AttLimits* limits,
            AttLog* log,
            AttPaths* paths)
{
  AttText path = {0};
  AttStatus status = att_data_path(name, &path, log);
  if (status == ATT_OK) {
    status = att_paths_add_unmarked(
        paths, path.at, suffix, ATT_PACK_MARK, limits, log);
  }
  att_text_clear(&path);
  return status;
}

/// Add given paths, folders expanded. ATT_SHIPPED among them stands for what
/// attest ships below `shipped`; NULL: nothing of the kind.
static AttStatus
add_given(const char* const* given,
          size_t count,
          const char* shipped,
          const char* suffix,
          const AttLimits* limits,
          AttLog* log,
          AttPaths* paths)
{
  for (size_t i = 0; i < count; ++i) {
    const bool is_shipped = shipped && strcmp(given[i], ATT_SHIPPED) == 0;
    ATT_TRY(is_shipped
                ? add_shipped(shipped, suffix, limits, log, paths)
                : att_paths_add_unmarked(
                      paths, given[i], suffix, ATT_PACK_MARK, limits, log));
  }
  return ATT_OK;
}

static AttStatus
load_ontology(const AttResourcePaths* paths, AttLog* log, AttResources* r)
{
  AttPaths* files = &r->ontology_files;
  AttStatus status =
      add_shipped("ontology/attest.ttl", ".ttl", &r->limits, log, files);
  if (status == ATT_OK) {
    status = add_shipped("ontology/topics.ttl", ".ttl", &r->limits, log, files);
  }
  if (status == ATT_OK) {
    status = add_given(paths->ontologies,
                       paths->ontology_count,
                       NULL,
                       ".ttl",
                       &r->limits,
                       log,
                       files);
  }
  if (status == ATT_OK) {
    status = att_ontology_new((const char* const*)files->at,
                              files->size,
                              &r->limits,
                              log,
                              &r->ontology);
  }
  return status;
}

/// Given gazetteers, or the shipped ones where none is given, come behind what
/// rules/english says of names.
static AttStatus
load_gazetteer(const AttResourcePaths* paths, AttLog* log, AttResources* r)
{
  AttPaths* files = &r->gazetteer_files;
  AttStatus status =
      add_shipped("rules/english", ".ttl", &r->limits, log, files);
  if (status == ATT_OK && !paths->gazetteer_count) {
    status = add_shipped("ontology/actors", ".ttl", &r->limits, log, files);
  } else if (status == ATT_OK) {
    status = add_given(paths->gazetteers,
                       paths->gazetteer_count,
                       "ontology/actors",
                       ".ttl",
                       &r->limits,
                       log,
                       files);
  }
  if (status == ATT_OK) {
    status = att_gazetteer_new((const char* const*)files->at,
                               files->size,
                               r->ontology,
                               &r->limits,
                               log,
                               &r->gazetteer);
  }
  return status;
}

static AttStatus
load_model(const AttResourcePaths* paths, AttLog* log, AttResources* r)
{
  AttText path = {0};
  AttStatus status = ATT_OK;
  if (paths->model) {
    att_text_append_string(&path, paths->model);
    status = att_text_status(&path);
  } else {
    status = att_data_path("rules/english/english.model", &path, log);
  }
  if (status == ATT_OK) {
    status = att_paths_add(&r->model_files, path.at);
  }
  if (status == ATT_OK) {
    status = att_model_open(path.at, log, &r->model);
  }
  att_text_clear(&path);
  return status;
}

static AttStatus
read_confidence(const char* path, AttLog* log, AttResources* r)
{
  AttText text = {0};
  AttStatus status = att_file_read(path, r->limits.rule_file_bytes, &text, log);
  if (status == ATT_OK) {
    const AttOrigin origin = {path, att_text_view(&text)};
    status = att_confidence_add(r->rules, origin, log);
  }
  att_text_clear(&text);
  return status;
}

/// Is it a table, and not one named before?
static bool
is_new_table(const AttPaths* files, size_t at)
{
  for (size_t i = 0; i < at; ++i) {
    if (strcmp(files->at[i], files->at[at]) == 0) {
      return false;
    }
  }
  return att_view_ends_with(att_view(files->at[at]),
                            ATT_VIEW(ATT_CONFIDENCE_FILE));
}

/// The tables in the folders that rules are read from; a file that is named
/// itself brings none.
static AttStatus
load_confidence(const AttResourcePaths* paths, AttLog* log, AttResources* r)
{
  AttPaths files = {0};
  const char* shipped = paths->rule_count ? "rules/english" : "rules";
  AttStatus status =
      add_shipped(shipped, ATT_CONFIDENCE_FILE, &r->limits, log, &files);
  if (status == ATT_OK) {
    status = add_given(paths->rules,
                       paths->rule_count,
                       "rules",
                       ATT_CONFIDENCE_FILE,
                       &r->limits,
                       log,
                       &files);
  }
  for (size_t i = 0; i < files.size && status == ATT_OK; ++i) {
    if (is_new_table(&files, i)) {
      status = read_confidence(files.at[i], log, r);
    }
  }
  att_paths_clear(&files);
  return status;
}

/// Given rules come beside what rules/english ships: an author writes what is
/// stated, not how English denies it.
static AttStatus
load_rules(const AttResourcePaths* paths, AttLog* log, AttResources* r)
{
  AttPaths files = {0};
  const char* shipped = paths->rule_count ? "rules/english" : "rules";
  AttStatus status = add_shipped(shipped, ".rules", &r->limits, log, &files);
  if (status == ATT_OK) {
    status = add_given(paths->rules,
                       paths->rule_count,
                       "rules",
                       ".rules",
                       &r->limits,
                       log,
                       &files);
  }
  if (status == ATT_OK) {
    const AttVocabulary vocabulary = att_vocabulary_of(r->model);
    status = att_rules_compile((const char* const*)files.at,
                               files.size,
                               r->ontology,
                               &vocabulary,
                               &r->limits,
                               log,
                               &r->rules);
  }
  att_paths_clear(&files);
  return status;
}

/// The patterns of values, as mentions/ takes them.
static void
share_values(AttResources* resources)
{
  const AttRules* rules = resources->rules;
  resources->values = (AttValueRules){
      rules->values, rules->value_count, rules->value_lists, rules->list_count};
}

void
att_resources_take_rules(AttResources* resources, AttRules* rules)
{
  if (resources->rules != rules) {
    att_rules_free(resources->rules);
    resources->rules = rules;
  }
  share_values(resources);
}

AttStatus
att_resources_load_world(const AttResourcePaths* paths,
                         const AttLimits* limits,
                         AttLog* log,
                         AttResources* resources)
{
  *resources = (AttResources){.limits = *limits};
  AttStatus status = load_ontology(paths, log, resources);
  if (status == ATT_OK) {
    status = load_gazetteer(paths, log, resources);
  }
  if (status == ATT_OK) {
    status = load_model(paths, log, resources);
  }
  if (status != ATT_OK) {
    att_resources_clear(resources);
  }
  return status;
}

AttStatus
att_resources_load(const AttResourcePaths* paths,
                   const AttLimits* limits,
                   AttLog* log,
                   AttResources* resources)
{
  ATT_TRY(att_resources_load_world(paths, limits, log, resources));
  AttStatus status = load_rules(paths, log, resources);
  if (status == ATT_OK) {
    status = load_confidence(paths, log, resources);
  }
  if (status == ATT_OK) {
    share_values(resources);
  }
  if (status == ATT_OK && paths->warn) {
    status = att_lint(resources, log);
  }
  if (status != ATT_OK) {
    att_resources_clear(resources);
  }
  return status;
}

void
att_resources_clear(AttResources* resources)
{
  att_rules_free(resources->rules);
  att_model_free(resources->model);
  att_gazetteer_free(resources->gazetteer);
  att_paths_clear(&resources->gazetteer_files);
  att_paths_clear(&resources->model_files);
  att_paths_clear(&resources->ontology_files);
  att_ontology_free(resources->ontology);
  *resources = (AttResources){0};
}
