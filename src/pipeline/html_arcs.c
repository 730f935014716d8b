// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Arcs as SVG. Shorter arcs lie lower: each arc lies one level above the
// highest of those that it spans or crosses. Punctuation has none: its arcs
// tell nothing and hide the others.

#include "base/memory.h"
#include "pipeline/columns.h"
#include "pipeline/html.h"

// Measures in pixels; a column of 14px text takes about 8.
#define COLUMN 8u
#define SMALL_COLUMN 7u
#define GAP 14u
#define STEP 24u
#define BEND 6
#define FOOT 44u // words and tags

typedef struct Arcs {
  const AttToken* tokens;
  uint32_t count;
  uint32_t* center; ///< of each word
  uint32_t* level;  ///< of the arc into each word, from 1; 0: a root
  uint32_t width;
  uint32_t top; ///< levels
} Arcs;

static bool
has_head(const Arcs* a, uint32_t token)
{
  const int32_t head = a->tokens[token].head;
  return head >= 0 && (uint32_t)head < a->count && (uint32_t)head != token;
}

static bool
is_punctuation(const Arcs* a, uint32_t token)
{
  return a->tokens[token].relation == ATT_RELATION_PUNCT;
}

static AttSpan
span_of(const Arcs* a, uint32_t token)
{
  const uint32_t head = (uint32_t)a->tokens[token].head;
  return head < token ? (AttSpan){head, token} : (AttSpan){token, head};
}

static uint32_t
width_of(const AttToken* token)
{
  const size_t word = att_columns_of(token->form) * COLUMN;
  const size_t label = att_columns_of(att_view(
                           att_relation_label((AttRelation)token->relation))) *
                       SMALL_COLUMN;
  return (uint32_t)(word > label ? word : label) + GAP;
}

static void
place_words(Arcs* a)
{
  for (uint32_t i = 0; i < a->count; ++i) {
    const uint32_t width = width_of(&a->tokens[i]);
    a->center[i] = a->width + width / 2;
    a->width += width;
  }
}

/// The level above all shorter arcs that overlap.
static uint32_t
level_above(const Arcs* a, uint32_t token)
{
  const AttSpan span = span_of(a, token);
  uint32_t level = 0;
  for (uint32_t i = 0; i < a->count; ++i) {
    if (a->level[i]) {
      const AttSpan other = span_of(a, i);
      if (other.begin < span.end && span.begin < other.end &&
          a->level[i] > level) {
        level = a->level[i];
      }
    }
  }
  return level + 1;
}

static void
place_arcs(Arcs* a)
{
  for (uint32_t length = 1; length < a->count; ++length) {
    for (uint32_t i = 0; i < a->count; ++i) {
      if (has_head(a, i) && !is_punctuation(a, i) &&
          span_of(a, i).end - span_of(a, i).begin == length) {
        a->level[i] = level_above(a, i);
        a->top = a->level[i] > a->top ? a->level[i] : a->top;
      }
    }
  }
}

static void
draw_tip(int x, int y, AttText* out)
{
  att_text_format(out, "<path class=\"tip\" d=\"M%d %dl-4 -7h8z\"/>", x, y);
}

static void
draw_arc(const Arcs* a, uint32_t token, int base, AttText* out)
{
  const uint32_t head = (uint32_t)a->tokens[token].head;
  const int side = head < token ? 1 : -1; // the word lies right or left of it
  const int from = (int)a->center[head] + 4 * side;
  const int to = (int)a->center[token];
  const int y = base - (int)(a->level[token] * STEP);
  att_text_format(out,
                  "<path d=\"M%d %dV%dQ%d %d %d %dH%dQ%d %d %d %dV%d\"/>",
                  from,
                  base,
                  y + BEND,
                  from,
                  y,
                  from + BEND * side,
                  y,
                  to - BEND * side,
                  to,
                  y,
                  to,
                  y + BEND,
                  base - 5);
  draw_tip(to, base, out);
  att_text_format(out,
                  "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>\n",
                  (from + to) / 2,
                  y + 4,
                  att_relation_label((AttRelation)a->tokens[token].relation));
}

static void
draw_root(const Arcs* a, uint32_t token, int base, AttText* out)
{
  const int x = (int)a->center[token];
  const int y = base - (int)((a->top + 1) * STEP) + 8;
  att_text_format(out, "<path d=\"M%d %dV%d\"/>", x, y, base - 5);
  draw_tip(x, base, out);
  att_text_format(out,
                  "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>\n",
                  x,
                  y,
                  att_relation_label((AttRelation)a->tokens[token].relation));
}

static void
draw_word(const Arcs* a, uint32_t token, int base, AttText* out)
{
  const unsigned x = a->center[token];
  att_text_format(out, "<text x=\"%u\" y=\"%d\">", x, base + 18);
  att_html_escape(out, a->tokens[token].form);
  att_text_format(out,
                  "</text><text class=\"tag\" x=\"%u\" y=\"%d\">%s</text>\n",
                  x,
                  base + 34,
                  att_upos_label((AttUpos)a->tokens[token].upos));
}

static void
draw(const Arcs* a, AttText* out)
{
  const uint32_t base = (a->top + 1) * STEP + 8;
  att_text_format(out,
                  "<svg role=\"img\" aria-label=\"dependency tree\" "
                  "xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" "
                  "height=\"%u\" viewBox=\"0 0 %u %u\">\n",
                  (unsigned)a->width,
                  (unsigned)(base + FOOT),
                  (unsigned)a->width,
                  (unsigned)(base + FOOT));
  for (uint32_t i = 0; i < a->count; ++i) {
    if (!has_head(a, i)) {
      draw_root(a, i, (int)base, out);
    }
  }
  for (uint32_t level = a->top; level > 0; --level) { // labels stay on top
    for (uint32_t i = 0; i < a->count; ++i) {
      if (a->level[i] == level) {
        draw_arc(a, i, (int)base, out);
      }
    }
  }
  for (uint32_t i = 0; i < a->count; ++i) {
    draw_word(a, i, (int)base, out);
  }
  att_text_append_string(out, "</svg>\n");
}

AttStatus
att_html_arcs(const AttToken* tokens, size_t count, AttText* out)
{
  if (!count) {
    return ATT_OK;
  }
  Arcs a = {.tokens = tokens, .count = (uint32_t)count};
  a.center = att_calloc(count, sizeof *a.center);
  a.level = att_calloc(count, sizeof *a.level);
  AttStatus status = ATT_ERR_MEMORY;
  if (a.center && a.level) {
    place_words(&a);
    place_arcs(&a);
    draw(&a, out);
    status = att_text_status(out);
  }
  att_free(a.center);
  att_free(a.level);
  return status;
}
