// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest eval: compare a reading with annotated sentences.

#include "pipeline/eval.h"
#include "base/file.h"
#include "cli/resources.h"
#include "pipeline/describe.h"

#include <stdio.h>
#include <string.h>

enum { ERRORS = ATT_RESOURCE_OPTION_COUNT, WRITE_CONFIDENCE };

static const AttOption options[] = {
    ATT_RESOURCE_OPTIONS,
    {"errors",
     0,
     NULL,
     "list missed, extra and differing facts under their sentences"},
    {"write-confidence",
     0,
     "FILE",
     "also write how often each line was right: the confidence.tsv of a folder "
     "of rules"},
};

static const AttUsage usage = {
    .name = "eval",
    .arguments = "GOLD.jsonl…",
    .summary = "Compare what is read with annotated sentences: precision, "
               "recall and F1,\nin all, by class and by rule.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "A line of GOLD.jsonl is {\"id\", \"text\", \"facts\": [FACT, …]}; a "
        "FACT has \"event\", \"agent\"\nand \"target\", or \"rel\", "
        "\"subject\" and \"object\", and may have \"time\", \"by\",\n"
        "\"polarity\" and \"modality\". The sentences of a file are one "
        "document."};

static void
print_score(const char* indent, AttView name, AttScore score)
{
  printf("%s%-22.*s P %.3f  R %.3f  F1 %.3f  (gold %zu, read %zu, matched "
         "%zu)\n",
         indent,
         ATT_VIEW_ARG(name),
         att_score_precision(score),
         att_score_recall(score),
         att_score_f1(score),
         score.gold,
         score.system,
         score.matched);
}

static void
print_agreement(const char* name, AttAgreement on)
{
  printf("%-22s the same in %zu of %zu matched facts where either side has "
         "one\n",
         name,
         on.same,
         on.either);
}

static void
print_classes(const AttResources* resources, const AttEvaluation* found)
{
  const AttOntology* ontology = resources->ontology;
  puts("\nby class");
  for (uint32_t i = 1; i <= att_ontology_class_count(ontology); ++i) {
    if (found->classes[i].gold || found->classes[i].system) {
      print_score("  ",
                  att_local_name(att_ontology_class(ontology, i)->iri),
                  found->classes[i]);
    }
  }
  for (uint32_t i = 1; i <= att_ontology_property_count(ontology); ++i) {
    if (found->properties[i].gold || found->properties[i].system) {
      print_score("  ",
                  att_local_name(att_ontology_property(ontology, i)->iri),
                  found->properties[i]);
    }
  }
}

static void
print_lines(const AttResources* resources, const AttEvaluation* found)
{
  const AttRules* rules = resources->rules;
  puts("\nby rule: right of read");
  for (uint32_t i = 0; i < rules->line_count; ++i) {
    if (found->lines[i].system) {
      printf("  %zu of %zu  %s:%u  %.*s\n",
             found->lines[i].matched,
             found->lines[i].system,
             rules->files[rules->lines[i].file].path.at,
             (unsigned)rules->lines[i].number,
             ATT_VIEW_ARG(rules->lines[i].text));
    }
  }
}

static void
print_all(const AttResources* resources,
          const AttEvaluation* found,
          bool errors)
{
  printf("%zu sentences\n", found->sentences);
  print_score("", ATT_VIEW("events"), found->events);
  print_score("", ATT_VIEW("roles"), found->roles);
  print_score("", ATT_VIEW("relations"), found->relations);
  print_score("", ATT_VIEW("overall"), found->overall);
  print_agreement("time", found->time);
  print_agreement("speaker", found->speaker);
  print_agreement("polarity", found->polarity);
  print_agreement("modality", found->modality);
  print_classes(resources, found);
  print_lines(resources, found);
  if (errors && found->errors.size) {
    printf("\nerrors\n%s", found->errors.at);
  }
}

static AttStatus
add_file(const AttResources* resources,
         const char* path,
         AttLog* log,
         AttEvaluation* found)
{
  AttGold gold = {0};
  AttStatus status = att_gold_read(path, &resources->limits, log, &gold);
  if (status == ATT_OK) {
    status = att_evaluation_add(resources, &gold, log, found);
  }
  att_gold_clear(&gold);
  return status;
}

/// The lines at the head of a table that say whose it is: they outlive its
/// numbers. Nothing where there is no such file.
static AttStatus
read_owner(const char* path, AttText* owner)
{
  char line[256];
  FILE* file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file) &&
         strncmp(line, "# SPDX-", 7) == 0 && strchr(line, '\n')) {
    att_text_append_string(owner, line);
  }
  if (file) {
    fclose(file);
  }
  return att_text_status(owner);
}

/// Counts only: the annotated sentences stay where they are.
static AttStatus
write_confidence(const AttResources* resources,
                 const AttEvaluation* found,
                 const char* path,
                 AttLog* log)
{
  AttText table = {0};
  AttText owner = {0};
  AttOutput output = {0};
  AttStatus status =
      att_confidence_write(resources->rules, found->readings, &table);
  if (status == ATT_OK) {
    status = read_owner(path, &owner);
  }
  if (status == ATT_OK) {
    status = att_output_open(&output, path, log);
  }
  if (status == ATT_OK) {
    fputs(owner.size ? owner.at : "", output.stream);
    fprintf(output.stream,
            "# Facts that each line of the rules read, by variant, and how "
            "many are right,\n# in %zu annotated sentences; written by "
            "`attest eval --write-confidence`.\n",
            found->sentences);
    fputs(table.at, output.stream);
    status = att_output_commit(&output, log);
  }
  att_output_abandon(&output);
  att_text_clear(&owner);
  att_text_clear(&table);
  return status;
}

static AttExit
run(const AttResourceOptions* paths,
    const AttPaths* golds,
    bool errors,
    const char* confidence)
{
  AttLog log = att_command_log();
  AttResources resources = {0};
  AttEvaluation found = {0};
  AttStatus status = att_resource_options_load(paths, &log, &resources);
  if (status == ATT_OK) {
    status = att_evaluation_new(&resources, &found);
  }
  for (size_t i = 0; i < golds->size && status == ATT_OK; ++i) {
    status = add_file(&resources, golds->at[i], &log, &found);
  }
  if (status == ATT_OK) {
    print_all(&resources, &found, errors);
  }
  if (status == ATT_OK && confidence) {
    status = write_confidence(&resources, &found, confidence, &log);
  }
  att_evaluation_clear(&found);
  att_resources_clear(&resources);
  return att_command_exit(status);
}

int
att_command_eval(int argc, char** argv)
{
  AttResourceOptions paths = {0};
  AttPaths golds = {0};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  const char* confidence = NULL;
  bool errors = false;
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    AttStatus status = ATT_OK;
    if (kind == ATT_OPTION_FOUND && option == ERRORS) {
      errors = true;
    } else if (kind == ATT_OPTION_FOUND && option == WRITE_CONFIDENCE) {
      confidence = value;
    } else if (kind == ATT_OPTION_FOUND) {
      status = att_resource_options_take(&paths, option, value);
    } else if (kind == ATT_OPTION_ARGUMENT) {
      status = att_paths_add(&golds, value);
    } else {
      if (kind == ATT_OPTION_END && !golds.size) {
        fputs("attest: error: no annotated file; see `attest eval --help`\n",
              stderr);
      } else if (kind == ATT_OPTION_END) {
        code = run(&paths, &golds, errors, confidence);
      } else if (kind == ATT_OPTION_HELP) {
        code = ATT_EXIT_DONE;
      }
      break;
    }
    if (status != ATT_OK) {
      code = ATT_EXIT_IO;
      break;
    }
  }
  att_paths_clear(&golds);
  att_resource_options_clear(&paths);
  return (int)code;
}
