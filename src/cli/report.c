// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest report: a graph as one page to look at.

#include "report/report.h"

#include "base/file.h"
#include "base/folder.h"
#include "cli/command.h"
#include "pipeline/resources.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_NODES 1000u

enum { OUTPUT, TITLE, DOCUMENTS, NODES, ONTOLOGY };

static const AttOption options[] = {
    {"output", 'o', "FILE", "write there instead of standard output"},
    {"title", 0, "TEXT", "the page's title"},
    {"documents",
     0,
     "FILE",
     "a text, or a folder of them, to show whole; may be given several times"},
    {"max-nodes", 0, "N", "actors of the network: those with most facts (60)"},
    {"ontology", 0, "FILE", "ontology read beside attest's own"},
};

static const AttUsage usage = {
    .name = "report",
    .arguments = "GRAPH…",
    .summary =
        "Make one HTML page of RDF files: who does what to whom, when, and the "
        "sentence behind each fact.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "The page needs no network and no other file. It shows what stands as "
        "att:Statement\n(extract with evidence full or passage). Texts given "
        "by --documents must be those\nthat the graph was extracted from.\n"
        "Exit status: 0 done, 2 usage, 4 input or output failed."};

typedef struct Arguments {
  AttPaths graphs;
  AttPaths documents;
  AttPaths ontologies;
  const char* output;
  const char* title;
  size_t most_nodes;
} Arguments;

static AttStatus
read_ontology(Arguments* arguments,
              const AttLimits* limits,
              AttLog* log,
              AttOntology** ontology)
{
  AttText path = {0};
  AttPaths all = {0};
  AttStatus status = att_data_path("ontology/attest.ttl", &path, log);
  status = status == ATT_OK ? att_paths_add(&all, path.at) : status;
  for (size_t i = 0; status == ATT_OK && i < arguments->ontologies.size; ++i) {
    status = att_paths_add(&all, arguments->ontologies.at[i]);
  }
  if (status == ATT_OK) {
    status = att_ontology_new(
        (const char* const*)all.at, all.size, limits, log, ontology);
  }
  att_paths_clear(&all);
  att_text_clear(&path);
  return status;
}

static AttStatus
write_out(const char* path, const AttText* text, AttLog* log)
{
  AttOutput output;
  ATT_TRY(att_output_open(&output, path ? path : "-", log));
  fwrite(text->at, 1, text->size, output.stream); // commit checks the stream
  return att_output_commit(&output, log);
}

static AttStatus
make(Arguments* arguments, AttLog* log)
{
  AttLimits limits = ATT_LIMITS_DEFAULT;
  AttOntology* ontology = NULL;
  ATT_TRY(read_ontology(arguments, &limits, log, &ontology));
  limits.rdf_bytes = UINT32_MAX; // graphs outgrow gazetteers
  const AttReportOptions request = {
      .graphs = (const char* const*)arguments->graphs.at,
      .graph_count = arguments->graphs.size,
      .documents = (const char* const*)arguments->documents.at,
      .document_count = arguments->documents.size,
      .title = att_view(arguments->title ? arguments->title : "What is said"),
      .most_nodes = arguments->most_nodes,
  };
  AttText page = {0};
  AttStatus status = att_report_write(&request, ontology, &limits, log, &page);
  if (status == ATT_OK) {
    status = write_out(arguments->output, &page, log);
  }
  att_text_clear(&page);
  att_ontology_free(ontology);
  return status;
}

static AttExit
run(Arguments* arguments)
{
  if (!arguments->graphs.size) {
    fputs("attest: error: no graph; see `attest report --help`\n", stderr);
    return ATT_EXIT_USAGE;
  }
  AttLog log = att_command_log();
  return att_command_exit(make(arguments, &log));
}

static bool
take_nodes(Arguments* arguments, const char* value)
{
  char* end = NULL;
  errno = 0;
  const long number = strtol(value, &end, 10);
  if (errno || end == value || *end || number < 1 ||
      number > (long)MOST_NODES) {
    fprintf(stderr,
            "attest: error: expected 1 to %u after --max-nodes, found '%s'\n",
            MOST_NODES,
            value);
    return false;
  }
  arguments->most_nodes = (size_t)number;
  return true;
}

/// Take an option; false where its value is wrong.
static bool
take(Arguments* arguments, size_t option, const char* value)
{
  switch (option) {
  case OUTPUT:
    arguments->output = value;
    return true;
  case TITLE:
    arguments->title = value;
    return true;
  case DOCUMENTS:
    return att_paths_add(&arguments->documents, value) == ATT_OK;
  case NODES:
    return take_nodes(arguments, value);
  default:
    return att_paths_add(&arguments->ontologies, value) == ATT_OK;
  }
}

int
att_command_report(int argc, char** argv)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  Arguments arguments = {.most_nodes = ATT_REPORT_NODES};
  AttExit code = ATT_EXIT_USAGE;
  for (bool more = true; more;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND) {
      more = take(&arguments, option, value);
    } else if (kind == ATT_OPTION_ARGUMENT) {
      more = att_paths_add(&arguments.graphs, value) == ATT_OK;
    } else {
      code = kind == ATT_OPTION_END    ? run(&arguments)
             : kind == ATT_OPTION_HELP ? ATT_EXIT_DONE
                                       : ATT_EXIT_USAGE;
      more = false;
    }
  }
  att_paths_clear(&arguments.graphs);
  att_paths_clear(&arguments.documents);
  att_paths_clear(&arguments.ontologies);
  return (int)code;
}
