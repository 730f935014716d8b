// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The one place that knows graphviz. Its layout plugin is linked, so that no
// other plugin (fonts, drawing) is looked for or loaded.

#include "report/layout.h"

#include <gvc.h>

#include <math.h>
#include <stdio.h>

#define MARGIN 40

/// Of libgvplugin_neato_layout; its header does not ship.
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

static void
set(void* object, const char* name, const char* value)
{
  char none[] = "";
  // cgraph's parameters lack const
  agsafeset(object, (char*)(uintptr_t)name, (char*)(uintptr_t)value, none);
}

static void
set_inches(void* object, const char* name, int pixels)
{
  char text[32];
  snprintf(text, sizeof text, "%d.%03d", pixels / 72, pixels % 72 * 1000 / 72);
  set(object, name, text);
}

static void
add_nodes(Agraph_t* graph, const AttNetwork* network, Agnode_t** nodes)
{
  for (size_t i = 0; i < network->nodes.size; ++i) {
    char name[32];
    snprintf(name, sizeof name, "n%zu", i);
    nodes[i] = agnode(graph, name, 1);
    set(nodes[i], "label", "");
    set(nodes[i], "shape", "box");
    set(nodes[i], "fixedsize", "true");
    set_inches(nodes[i], "width", network->nodes.at[i].width);
    set_inches(nodes[i], "height", network->nodes.at[i].height);
  }
}

/// One edge between two nodes, however many facts there are.
static void
add_edges(Agraph_t* graph, const AttNetwork* network, Agnode_t** nodes)
{
  for (size_t i = 0; i < network->edges.size; ++i) {
    const AttEdge* edge = &network->edges.at[i];
    if (edge->is_drawn && edge->from != edge->to) {
      agedge(graph,
             nodes[network->node_of.at[edge->from]],
             nodes[network->node_of.at[edge->to]],
             NULL,
             1);
    }
  }
}

/// Take over the positions, the top left corner of all being (MARGIN, MARGIN).
static void
take_positions(AttNetwork* network, Agnode_t** nodes)
{
  int left = 0;
  int top = 0;
  for (size_t i = 0; i < network->nodes.size; ++i) {
    AttNode* node = &network->nodes.at[i];
    node->x = (int)lround(ND_coord(nodes[i]).x);
    node->y = (int)lround(-ND_coord(nodes[i]).y);
    const int x = node->x - node->width / 2;
    const int y = node->y - node->height / 2;
    left = i == 0 || x < left ? x : left;
    top = i == 0 || y < top ? y : top;
  }
  for (size_t i = 0; i < network->nodes.size; ++i) {
    AttNode* node = &network->nodes.at[i];
    node->x += MARGIN - left;
    node->y += MARGIN - top;
    const int right = node->x + node->width / 2 + MARGIN;
    const int bottom = node->y + node->height / 2 + MARGIN;
    network->width = right > network->width ? right : network->width;
    network->height = bottom > network->height ? bottom : network->height;
  }
}

static AttStatus
lay_out(GVC_t* context, AttNetwork* network, Agnode_t** nodes)
{
  Agraph_t* graph = agopen((char*)(uintptr_t) "network", Agstrictundirected, 0);
  if (!graph) {
    return ATT_ERR_MEMORY;
  }
  set(graph, "start", "7");
  set(graph, "overlap", "prism");
  set(graph, "sep", "+14,14");
  set(graph, "model", "subset"); // by what two nodes share: keeps hubs apart
  set(graph, "splines", "");
  set(graph, "pack", "24");
  add_nodes(graph, network, nodes);
  add_edges(graph, network, nodes);
  const bool is_done = gvLayout(context, graph, "neato") == 0;
  if (is_done) {
    take_positions(network, nodes);
    gvFreeLayout(context, graph);
  }
  agclose(graph);
  return is_done ? ATT_OK : ATT_ERR_UNSUPPORTED;
}

AttStatus
att_layout(AttNetwork* network)
{
  if (!network->nodes.size) {
    return ATT_OK;
  }
  lt_symlist_t plugins[] = {
      {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
      {NULL, NULL},
  };
  Agnode_t** nodes = att_calloc(network->nodes.size, sizeof(Agnode_t*));
  GVC_t* context = nodes ? gvContextPlugins(plugins, 0) : NULL;
  const AttStatus status =
      context ? lay_out(context, network, nodes) : ATT_ERR_MEMORY;
  if (context) {
    gvFreeContext(context);
  }
  att_free(nodes);
  return status;
}
