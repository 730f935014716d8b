// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Syntaxes, and the names of what may be chosen of a graph.

#include "graph/graph.h"

static const AttSyntaxTraits syntaxes[] = {
    [ATT_SYNTAX_TURTLE] = {"turtle", "ttl", "text/turtle", false, true},
    [ATT_SYNTAX_NTRIPLES] =
        {"ntriples", "nt", "application/n-triples", false, true},
    [ATT_SYNTAX_NQUADS] = {"nquads", "nq", "application/n-quads", true, true},
    [ATT_SYNTAX_TRIG] = {"trig", "trig", "application/trig", true, true},
    [ATT_SYNTAX_JSONLD] =
        {"jsonld", "json-ld", "application/ld+json", true, false},
    [ATT_SYNTAX_RDFXML] =
        {"rdfxml", "rdf", "application/rdf+xml", false, false},
    [ATT_SYNTAX_RDFJSON] =
        {"json", "rdfjson", "application/rdf+json", false, false},
    [ATT_SYNTAX_EVENTS] =
        {"events", NULL, "text/tab-separated-values", false, false},
    [ATT_SYNTAX_EVENTS_JSONL] =
        {"events-jsonl", NULL, "application/x-ndjson", false, false},
};

/// Find a name in a list; `*at` is its place.
static bool
find(const char* const* names, size_t count, AttView name, size_t* at)
{
  for (*at = 0; *at < count; ++*at) {
    if (names[*at] && att_view_equal(name, att_view(names[*at]))) {
      return true;
    }
  }
  return false;
}

#define FIND(names, name, at)                                                  \
  find((names), sizeof(names) / sizeof *(names), (name), (at))

const AttSyntaxTraits*
att_syntax_traits(AttSyntax syntax)
{
  return &syntaxes[syntax];
}

bool
att_syntax_find(AttView name, AttSyntax* syntax)
{
  for (size_t i = 0; i < sizeof syntaxes / sizeof *syntaxes; ++i) {
    const char* const names[] = {syntaxes[i].name, syntaxes[i].alias};
    size_t at;
    if (FIND(names, name, &at)) {
      *syntax = (AttSyntax)i;
      return true;
    }
  }
  return false;
}

bool
att_evidence_find(AttView name, AttEvidence* evidence)
{
  static const char* const names[] = {
      [ATT_EVIDENCE_FULL] = "full",
      [ATT_EVIDENCE_PASSAGE] = "passage",
      [ATT_EVIDENCE_NONE] = "none",
  };
  size_t at;
  const bool found = FIND(names, name, &at);
  *evidence = found ? (AttEvidence)at : *evidence;
  return found;
}

bool
att_graphs_find(AttView name, AttGraphs* graphs)
{
  static const char* const names[] = {
      [ATT_GRAPHS_NONE] = "none",
      [ATT_GRAPHS_SOURCE] = "source",
      [ATT_GRAPHS_STATEMENT] = "statement",
  };
  size_t at;
  const bool found = FIND(names, name, &at);
  *graphs = found ? (AttGraphs)at : *graphs;
  return found;
}

bool
att_reification_find(AttView name, AttReification* reification)
{
  static const char* const names[] = {
      [ATT_REIFICATION_RDF11] = "reified",
      [ATT_REIFICATION_RDF12] = "rdf12",
  };
  size_t at;
  const bool found = FIND(names, name, &at);
  *reification = found ? (AttReification)at : *reification;
  return found;
}

AttGraphs
att_graphs_of(const AttGraphOptions* options)
{
  if (options->graphs != ATT_GRAPHS_DEFAULT) {
    return options->graphs;
  }
  return options->syntax == ATT_SYNTAX_NQUADS ||
                 options->syntax == ATT_SYNTAX_TRIG
             ? ATT_GRAPHS_SOURCE
             : ATT_GRAPHS_NONE;
}

AttStatus
att_graph_options_check(const AttGraphOptions* options, AttLog* log)
{
  const AttSyntaxTraits* traits = att_syntax_traits(options->syntax);
  const AttGraphs graphs = att_graphs_of(options);
  if (graphs != ATT_GRAPHS_NONE && !traits->has_graphs) {
    att_report_plain(log,
                     ATT_ERROR,
                     NULL,
                     "%s has no named graphs; nquads, trig and jsonld have",
                     traits->name);
    return ATT_ERR_UNSUPPORTED;
  }
  if (options->reification == ATT_REIFICATION_RDF12 &&
      !traits->has_triple_terms) {
    att_report_plain(log,
                     ATT_ERROR,
                     NULL,
                     "%s has no triple terms of RDF 1.2; turtle, ntriples, "
                     "nquads and trig have",
                     traits->name);
    return ATT_ERR_UNSUPPORTED;
  }
  if (graphs == ATT_GRAPHS_STATEMENT &&
      options->evidence == ATT_EVIDENCE_NONE) {
    att_report_plain(log,
                     ATT_ERROR,
                     NULL,
                     "without evidence there are no statements to name graphs "
                     "by");
    return ATT_ERR_USAGE;
  }
  return ATT_OK;
}
