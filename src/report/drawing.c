// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pills, arrows and their labels.

#include "report/drawing.h"

#include "base/utf8.h"
#include "pipeline/html.h"
#include "term/traits.h"

#include <math.h>
#include <stdlib.h>

#define LONGEST_LABEL 30u
#define NODE_HEIGHT 28
#define NARROW 7.2 // pixels of a letter at 13 px, roughly
#define WIDE 13.5  // of an East Asian one
#define FIRST_WIDE 0x1100u
#define BEND 26.0 // between edges of the same two nodes
#define ARROW 8.0

typedef struct Point {
  double x;
  double y;
} Point;

AttShape
att_drawing_shape(const AttPage* page, uint32_t entity)
{
  const uint32_t class_id = page->entities.at[entity].class_id;
  if (att_ontology_bodies(page->ontology, class_id)) {
    return ATT_SHAPE_STATE;
  }
  if (att_ontology_class_has(page->ontology, class_id, ATT_TRAIT_PERSONAL)) {
    return ATT_SHAPE_PERSON;
  }
  return att_ontology_class_has(page->ontology, class_id, ATT_TRAIT_ACTING)
             ? ATT_SHAPE_ACTOR
             : ATT_SHAPE_OTHER;
}

/// The bytes of a label that are shown, and their width.
static size_t
shown(AttView label, double* width)
{
  size_t at = 0;
  *width = 0;
  for (size_t count = 0; at < label.size && count < LONGEST_LABEL; ++count) {
    uint32_t code = 0;
    const size_t size =
        att_utf8_decode(att_view_slice(label, at, label.size), &code);
    if (!size) {
      break;
    }
    at += size;
    *width += code >= FIRST_WIDE && code < 0xFB00 ? WIDE : NARROW;
  }
  *width += at < label.size ? WIDE : 0;
  return at;
}

void
att_drawing_measure(const AttPage* page, AttNetwork* network)
{
  for (size_t i = 0; i < network->nodes.size; ++i) {
    AttNode* node = &network->nodes.at[i];
    double width = 0;
    shown(page->entities.at[node->entity].label, &width);
    node->width = (int)width + 24;
    node->height = NODE_HEIGHT;
  }
}

/// From the middle of a node towards a point: where its border is left.
static Point
border(const AttNode* node, Point towards)
{
  const double dx = towards.x - node->x;
  const double dy = towards.y - node->y;
  const double in_x = fabs(dx) > 0 ? (node->width / 2.0 + 2) / fabs(dx) : 1e9;
  const double in_y = fabs(dy) > 0 ? (node->height / 2.0 + 2) / fabs(dy) : 1e9;
  const double part = fmin(1, fmin(in_x, in_y));
  return (Point){node->x + dx * part, node->y + dy * part};
}

/// How an edge runs: a quadratic curve.
typedef struct Curve {
  Point from;
  Point bend;
  Point to;
} Curve;

/// `offset`: pixels aside of the straight line, seen from the lower row.
static Curve
curve_of(const AttNode* a, const AttNode* b, double offset)
{
  const AttNode* low = a->entity < b->entity ? a : b;
  const AttNode* high = low == a ? b : a;
  const double dx = high->x - low->x;
  const double dy = high->y - low->y;
  const double length = fmax(1, hypot(dx, dy));
  const Point bend = {(a->x + b->x) / 2.0 - dy / length * offset,
                      (a->y + b->y) / 2.0 + dx / length * offset};
  return (Curve){border(a, bend), bend, border(b, bend)};
}

/// A loop above a node that does something to itself.
static Curve
loop_of(const AttNode* node, double offset)
{
  const double top = node->y - node->height / 2.0 - 2;
  const double rise = 34 + fabs(offset);
  return (Curve){{node->x - 9 - rise / 8, top},
                 {node->x, top - rise},
                 {node->x + 9 + rise / 8, top}};
}

static void
write_arrow(Point tip, Point from, AttText* out)
{
  const double length = fmax(1, hypot(tip.x - from.x, tip.y - from.y));
  const double ux = (tip.x - from.x) / length;
  const double uy = (tip.y - from.y) / length;
  const Point back = {tip.x - ux * ARROW, tip.y - uy * ARROW};
  att_text_format(out,
                  "<path class=\"tip\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\"/>",
                  tip.x,
                  tip.y,
                  back.x - uy * ARROW * 0.5,
                  back.y + ux * ARROW * 0.5,
                  back.x + uy * ARROW * 0.5,
                  back.y - ux * ARROW * 0.5);
}

static void
write_path(const char* class, const Curve* curve, AttText* out)
{
  att_text_format(out,
                  "<path class=\"%s\" d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\"/>",
                  class,
                  curve->from.x,
                  curve->from.y,
                  curve->bend.x,
                  curve->bend.y,
                  curve->to.x,
                  curve->to.y);
}

static const char*
weight_of(const AttEdge* edge)
{
  return edge->facts > 9   ? "w4"
         : edge->facts > 4 ? "w3"
         : edge->facts > 1 ? "w2"
                           : "w1";
}

static void
write_edge(const AttPage* page,
           const AttNetwork* network,
           size_t row,
           double offset,
           AttText* out)
{
  const AttEdge* edge = &network->edges.at[row];
  const AttNode* a = &network->nodes.at[network->node_of.at[edge->from]];
  const AttNode* b = &network->nodes.at[network->node_of.at[edge->to]];
  const Curve curve = a == b ? loop_of(a, offset) : curve_of(a, b, offset);
  att_text_format(out,
                  "<g class=\"edge f%u %s\" data-edge=\"%zu\"><title>",
                  page->families.at[edge->family].style % ATT_STYLES,
                  weight_of(edge),
                  row);
  att_html_escape(out, page->entities.at[edge->from].label);
  att_text_append_string(out, edge->is_mutual ? " – " : " → ");
  att_html_escape(out, page->entities.at[edge->to].label);
  att_text_append_string(out, ": ");
  att_html_escape(out, page->families.at[edge->family].label);
  att_text_format(out, " (%u)</title>", edge->facts);
  write_path("hit", &curve, out);
  write_path("line", &curve, out);
  if (!edge->is_mutual) {
    write_arrow(curve.to, curve.bend, out);
  }
  if (edge->facts > 1) {
    att_text_format(out,
                    "<text x=\"%.1f\" y=\"%.1f\">%u</text>",
                    (curve.from.x + 2 * curve.bend.x + curve.to.x) / 4,
                    (curve.from.y + 2 * curve.bend.y + curve.to.y) / 4 + 4,
                    edge->facts);
  }
  att_text_append_string(out, "</g>\n");
}

static void
write_node(const AttPage* page, const AttNode* node, AttText* out)
{
  static const char* const corners[] = {"6", "9", "14", "1"};
  const AttPageEntity* entity = &page->entities.at[node->entity];
  const AttShape shape = att_drawing_shape(page, node->entity);
  double width = 0;
  const size_t size = shown(entity->label, &width);
  att_text_format(out,
                  "<g class=\"node s%d\" data-entity=\"%u\" tabindex=\"-1\" "
                  "role=\"button\" data-x=\"%d\" data-y=\"%d\"><title>",
                  shape,
                  node->entity,
                  node->x,
                  node->y);
  att_html_escape(out, entity->label);
  att_text_format(out,
                  "</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                  "rx=\"%s\"/><text x=\"%d\" y=\"%d\">",
                  node->x - node->width / 2,
                  node->y - node->height / 2,
                  node->width,
                  node->height,
                  corners[shape],
                  node->x,
                  node->y + 4);
  att_html_escape(out, att_view_slice(entity->label, 0, size));
  att_text_append_string(
      out, size < entity->label.size ? "…</text></g>\n" : "</text></g>\n");
}

/// A drawn edge with its two ends, lower row first.
typedef struct Drawn {
  uint32_t low;
  uint32_t high;
  uint32_t edge;
} Drawn;

static int
compare_drawn(const void* left, const void* right)
{
  const Drawn* a = left;
  const Drawn* b = right;
  if (a->low != b->low) {
    return a->low < b->low ? -1 : 1;
  }
  if (a->high != b->high) {
    return a->high < b->high ? -1 : 1;
  }
  return (a->edge > b->edge) - (a->edge < b->edge);
}

static Drawn*
list_drawn(const AttNetwork* network, size_t* count)
{
  Drawn* list = att_calloc(network->edges.size, sizeof *list);
  for (uint32_t i = 0; list && i < network->edges.size; ++i) {
    const AttEdge* edge = &network->edges.at[i];
    if (edge->is_drawn) {
      list[(*count)++] = edge->from < edge->to
                             ? (Drawn){edge->from, edge->to, i}
                             : (Drawn){edge->to, edge->from, i};
    }
  }
  if (list) {
    qsort(list, *count, sizeof *list, compare_drawn);
  }
  return list;
}

/// Edges pair by pair, those of a pair bent apart.
static AttStatus
write_edges(const AttPage* page, const AttNetwork* network, AttText* out)
{
  size_t count = 0;
  Drawn* list = network->edges.size ? list_drawn(network, &count) : NULL;
  if (network->edges.size && !list) {
    return ATT_ERR_MEMORY;
  }
  for (size_t begin = 0, end = 0; begin < count; begin = end) {
    while (end < count && list[end].low == list[begin].low &&
           list[end].high == list[begin].high) {
      ++end;
    }
    for (size_t i = begin; i < end; ++i) {
      const double place =
          (double)(i - begin) - (double)(end - begin - 1) / 2.0;
      write_edge(page, network, list[i].edge, place * BEND, out);
    }
  }
  att_free(list);
  return att_text_status(out);
}

AttStatus
att_drawing_write(const AttPage* page, const AttNetwork* network, AttText* out)
{
  att_text_format(out,
                  "<svg id=\"network-drawing\" width=\"%d\" height=\"%d\" "
                  "viewBox=\"0 0 %d %d\" role=\"group\" "
                  "aria-labelledby=\"network-title\">\n",
                  network->width,
                  network->height,
                  network->width,
                  network->height);
  ATT_TRY(write_edges(page, network, out));
  for (size_t i = 0; i < network->nodes.size; ++i) {
    write_node(page, &network->nodes.at[i], out);
  }
  att_text_append_string(out, "</svg>\n");
  return att_text_status(out);
}
