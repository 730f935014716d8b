// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest link: what minted names are in a vocabulary.

#include "cli/command.h"

#include "base/file.h"
#include "base/folder.h"
#include "link/link.h"
#include "pipeline/resources.h"

#include <stdio.h>
#include <stdlib.h>

#define MOST_CANDIDATES 100u

enum { WITH, OUTPUT, MIN, TO, MOST, ASSERT, GAZETTEER, ONTOLOGY };

static const AttOption options[] = {
    {"with",
     'w',
     "FILE",
     "vocabulary in RDF, or a folder of Turtle; may be given several times"},
    {"output", 'o', "FILE", "write there instead of to standard output"},
    {"min", 0, "CONFIDENCE", "leave out what is less likely (0.5)"},
    {"to", 0, "FORMAT", "turtle (default), ntriples, tsv"},
    {"most", 0, "N", "candidates of one name at most (3)"},
    {"assert",
     0,
     "CONFIDENCE",
     "write owl:sameAs from this confidence on, instead of skos:closeMatch"},
    {"gazetteer",
     'g',
     "FILE",
     "file or folder whose entries need no linking (attest's own)"},
    {"ontology",
     0,
     "FILE",
     "classes and att:linkRole of other vocabularies, beside attest's own"},
};

static const AttUsage usage = {
    .name = "link",
    .arguments = "GRAPH… --with FILE…",
    .summary = "Propose for names that no gazetteer lists what they are in a "
               "vocabulary (SKOS, RDFS, schema.org, FOAF, Wikidata).",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "Vocabularies are read twice and never held; .nt and .nq in memory "
        "that does not grow.\n"
        "Where candidates are equally good, all are named and none is linked.\n"
        "Exit status: 0 done, 2 usage, 4 input or output failed."};

typedef struct Arguments {
  AttPaths graphs;
  AttPaths vocabularies;
  AttPaths gazetteers;
  AttPaths tables;
  const char* output;
  AttLinkOptions link;
} Arguments;

static AttStatus
add_shipped(const char* name, AttPaths* paths, AttLog* log)
{
  AttText path = {0};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttStatus status = att_data_path(name, &path, log);
  if (status == ATT_OK) {
    status = att_paths_add_below(paths, path.at, ".ttl", &limits, log);
  }
  att_text_clear(&path);
  return status;
}

static AttStatus
add_defaults(Arguments* arguments, AttLog* log)
{
  ATT_TRY(add_shipped("ontology/attest.ttl", &arguments->tables, log));
  ATT_TRY(add_shipped("ontology/linking.ttl", &arguments->tables, log));
  return arguments->gazetteers.size
             ? ATT_OK
             : add_shipped("ontology/actors", &arguments->gazetteers, log);
}

static AttLinkPaths
paths_of(const AttPaths* paths)
{
  return (AttLinkPaths){(const char* const*)paths->at, paths->size};
}

static AttStatus
link_files(Arguments* arguments, AttLog* log, AttLinkTally* tally)
{
  AttOutput output;
  AttLimits limits = ATT_LIMITS_DEFAULT;
  limits.rdf_bytes = UINT32_MAX;
  ATT_TRY(add_defaults(arguments, log));
  arguments->link.graphs = paths_of(&arguments->graphs);
  arguments->link.vocabularies = paths_of(&arguments->vocabularies);
  arguments->link.gazetteers = paths_of(&arguments->gazetteers);
  arguments->link.tables = paths_of(&arguments->tables);
  ATT_TRY(att_output_open(&output, arguments->output, log));
  AttStatus status =
      att_link_run(&arguments->link, &limits, output.stream, log, tally);
  if (status == ATT_OK) {
    status = att_output_commit(&output, log);
  }
  att_output_abandon(&output);
  return status;
}

static AttExit
run(Arguments* arguments)
{
  if (!arguments->graphs.size || !arguments->vocabularies.size) {
    fprintf(stderr,
            "attest: error: %s; see `attest link --help`\n",
            arguments->graphs.size ? "no --with" : "no graph");
    return ATT_EXIT_USAGE;
  }
  AttLog log = att_command_log();
  AttLinkTally tally;
  const AttStatus status = link_files(arguments, &log, &tally);
  if (status != ATT_OK) {
    return att_command_exit(status);
  }
  fprintf(stderr,
          "%zu names, %zu linked, %zu ambiguous, %zu asserted\n",
          tally.wanted,
          tally.proposed,
          tally.ambiguous,
          tally.asserted);
  return ATT_EXIT_DONE;
}

static bool
take_share(const char* name, const char* value, double* share)
{
  char* end = NULL;
  *share = strtod(value, &end);
  if (end == value || *end || !(*share > 0 && *share <= 1)) {
    fprintf(stderr,
            "attest: error: --%s: expected a number above 0, up to 1, found "
            "'%s'\n",
            name,
            value);
    return false;
  }
  return true;
}

static bool
take_most(const char* value, size_t* most)
{
  char* end = NULL;
  const long number = strtol(value, &end, 10);
  if (end == value || *end || number < 1 || number > (long)MOST_CANDIDATES) {
    fprintf(stderr,
            "attest: error: --most: expected 1 to %u, found '%s'\n",
            MOST_CANDIDATES,
            value);
    return false;
  }
  *most = (size_t)number;
  return true;
}

static bool
take_format(const char* value, AttLinkFormat* format)
{
  if (att_link_format_find(att_view(value), format)) {
    return true;
  }
  fprintf(stderr,
          "attest: error: --to: expected turtle, ntriples or tsv, found "
          "'%s'\n",
          value);
  return false;
}

static AttStatus
take_path(Arguments* arguments, size_t option, const char* value)
{
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttLog log = att_command_log();
  switch (option) {
  case WITH:
    return att_paths_add_below(
        &arguments->vocabularies, value, ".ttl", &limits, &log);
  case GAZETTEER:
    return att_paths_add_below(
        &arguments->gazetteers, value, ".ttl", &limits, &log);
  default:
    return att_paths_add(&arguments->tables, value);
  }
}

/// Take an option; what it comes to ends the walk where it is not DONE.
static AttExit
take(Arguments* arguments, size_t option, const char* value)
{
  bool good = true;
  switch (option) {
  case OUTPUT:
    arguments->output = value;
    break;
  case MIN:
    good = take_share("min", value, &arguments->link.least);
    break;
  case ASSERT:
    good = take_share("assert", value, &arguments->link.assert_at);
    break;
  case MOST:
    good = take_most(value, &arguments->link.most);
    break;
  case TO:
    good = take_format(value, &arguments->link.format);
    break;
  default:
    return att_command_exit(take_path(arguments, option, value));
  }
  return good ? ATT_EXIT_DONE : ATT_EXIT_USAGE;
}

int
att_command_link(int argc, char** argv)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  Arguments arguments = {.link = {.least = 0.5, .most = 3}};
  AttExit code = ATT_EXIT_DONE;
  for (bool more = true; more && code == ATT_EXIT_DONE;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND) {
      code = take(&arguments, option, value);
    } else if (kind == ATT_OPTION_ARGUMENT) {
      code = att_command_exit(att_paths_add(&arguments.graphs, value));
    } else {
      code = kind == ATT_OPTION_END    ? run(&arguments)
             : kind == ATT_OPTION_HELP ? ATT_EXIT_DONE
                                       : ATT_EXIT_USAGE;
      more = false;
    }
  }
  att_paths_clear(&arguments.graphs);
  att_paths_clear(&arguments.vocabularies);
  att_paths_clear(&arguments.gazetteers);
  att_paths_clear(&arguments.tables);
  return (int)code;
}
