// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// From files to the page.

#include "report/report.h"

#include "pipeline/html.h"
#include "report/drawing.h"
#include "report/json.h"
#include "report/layout.h"
#include "report/template.h"
#include "report/texts.h"

/// What a page is made of.
typedef struct Parts {
  AttIndex index;
  AttPage page;
  AttNetwork network;
  AttArena* texts;
  AttText title;
  AttText drawing;
  AttText json;
} Parts;

static void
clear(Parts* parts)
{
  att_text_clear(&parts->json);
  att_text_clear(&parts->drawing);
  att_text_clear(&parts->title);
  att_network_clear(&parts->network);
  att_page_clear(&parts->page);
  att_arena_free(parts->texts);
  att_index_clear(&parts->index);
}

static AttStatus
read_graphs(const AttReportOptions* options,
            const AttLimits* limits,
            AttLog* log,
            AttIndex* index)
{
  for (size_t i = 0; i < options->graph_count; ++i) {
    ATT_TRY(att_index_read(index, options->graphs[i], limits, log));
  }
  att_index_sort(index);
  return ATT_OK;
}

static AttStatus
read_documents(const AttReportOptions* options,
               const AttLimits* limits,
               AttLog* log,
               Parts* parts)
{
  if (!options->document_count) {
    return ATT_OK;
  }
  parts->texts = att_arena_new();
  return parts->texts ? att_texts_read(&parts->page,
                                       options->documents,
                                       options->document_count,
                                       parts->texts,
                                       limits,
                                       log)
                      : ATT_ERR_MEMORY;
}

static AttStatus
draw(const AttReportOptions* options, AttLog* log, Parts* parts)
{
  ATT_TRY(
      att_network_build(&parts->page, options->most_nodes, &parts->network));
  att_drawing_measure(&parts->page, &parts->network);
  const AttStatus status = att_layout(&parts->network);
  if (status != ATT_OK) {
    att_report_plain(
        log, ATT_ERROR, NULL, "graphviz cannot lay out the network");
    return status;
  }
  return att_drawing_write(&parts->page, &parts->network, &parts->drawing);
}

static AttStatus
make(const AttReportOptions* options,
     const AttOntology* ontology,
     const AttLimits* limits,
     AttLog* log,
     Parts* parts)
{
  ATT_TRY(read_graphs(options, limits, log, &parts->index));
  ATT_TRY(att_page_read(&parts->index, ontology, &parts->page));
  if (!parts->page.facts.size) {
    att_report_plain(log,
                     ATT_WARNING,
                     options->graph_count ? options->graphs[0] : NULL,
                     "no att:Statement in the graph: nothing to show (was it "
                     "written without evidence?)");
  }
  ATT_TRY(read_documents(options, limits, log, parts));
  ATT_TRY(draw(options, log, parts));
  ATT_TRY(att_page_json(&parts->page, &parts->network, &parts->json));
  att_html_escape(&parts->title, options->title);
  return att_text_status(&parts->title);
}

AttStatus
att_report_write(const AttReportOptions* options,
                 const AttOntology* ontology,
                 const AttLimits* limits,
                 AttLog* log,
                 AttText* out)
{
  Parts parts = {0};
  AttStatus status = make(options, ontology, limits, log, &parts);
  if (status == ATT_OK) {
    const AttTemplateParts filled = {
        .title = att_text_view(&parts.title),
        .drawing = att_text_view(&parts.drawing),
        .json = att_text_view(&parts.json),
    };
    status = att_template_write(&filled, out);
  }
  clear(&parts);
  return status;
}
