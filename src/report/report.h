// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A graph as one page to look at: who does what to whom, when, where it is
// said.
// In: RDF files, the ontology, options. Out: HTML that needs nothing else.

#ifndef ATT_REPORT_REPORT_H
#define ATT_REPORT_REPORT_H

#include "base/diagnostic.h"
#include "base/limits.h"
#include "term/ontology.h"

#define ATT_REPORT_NODES 60u

typedef struct AttReportOptions {
  const char* const* graphs; ///< paths of RDF files
  size_t graph_count;
  const char* const* documents; ///< paths of texts to show whole
  size_t document_count;
  AttView title;
  size_t most_nodes; ///< of the network
} AttReportOptions;

/// Append the page. The same graph gives the same bytes, in whatever syntax
/// and order it comes. What cannot be read is reported: ATT_ERR_SYNTAX,
/// ATT_ERR_IO, …; a graph without statements is a warning.
ATT_MUST_USE AttStatus att_report_write(const AttReportOptions* options,
                                        const AttOntology* ontology,
                                        const AttLimits* limits,
                                        AttLog* log,
                                        AttText* out);

#endif
