// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// What the parser sees of a state: single facts (atoms), and the templates
// that combine up to four of them into features. Names: S0 S1 S2 the stack
// from its top, N0 N1 N2 the words to come; then the word (W), its ending (X),
// Penn (T) and universal tag (U); L1 R1 its outermost children, L2 R2 the
// second outermost, with their relation (R); M the word that marks its phrase
// (leftmost child, where case, mark or cc); LV RV the number and LS RS the
// relations of its children; D the distance, B the punctuation and V the verbs
// between; P A the word before and behind; C capitals; H the depth.

#include "english/parser.h"

// clang-format off
enum {
  NONE, S0W, S0T, S0U, S1W, S1T, S1U, S2W, S2T, S2U, N0W, N0T, N0U, N1W, N1T,
  N1U, N2W, N2T, N2U, S0L1W, S0L1T, S0L1U, S0L1R, S0L2W, S0L2T, S0L2U, S0L2R,
  S0R1W, S0R1T, S0R1U, S0R1R, S0R2W, S0R2T, S0R2U, S0R2R, S1L1W, S1L1T, S1L1U,
  S1L1R, S1L2W, S1L2T, S1L2U, S1L2R, S1R1W, S1R1T, S1R1U, S1R1R, S1R2W, S1R2T,
  S1R2U, S1R2R, N0L1W, N0L1T, N0L1U, N0L1R, N0L2W, N0L2T, N0L2U, N0L2R, S0M,
  S0LV, S0LS, S0RV, S0RS, S1M, S1LV, S1LS, S1RV, S1RS, N0M, N0LV, N0LS, S0X,
  S1X, N0X, N3T, D0, D1, B0, B1, V0, V1, P0T, A0T, P1T, A1T, PNT, P0W, A1W, C0,
  CN, C1, H,
  ATOM_COUNT
};

static const uint8_t templates[][4] = {
  {S0W}, {S0T}, {S0U}, {S0W, S0T}, {S0X}, {S0X, S0T}, {S1W}, {S1T}, {S1U},
  {S1W, S1T}, {S1X, S1T}, {N0T}, {N0U}, {N0W, N0T}, {N0X}, {N0X, N0T}, {N1W},
  {N1T}, {N2T}, {N2W}, {N2W, N2T}, {S2T}, {S2W}, {S2W, S2T}, {N3T}, {S0T, S1T},
  {S0W, S1W}, {S0W, S1T}, {S0W, S0T, S1T}, {S0T, S1W, S1T}, {S0T, N0T},
  {S0U, N0U}, {S0W, N0W}, {S0W, N0T}, {S0T, N0W}, {S0W, S0T, N0W, N0T},
  {S0W, S0T, N0T}, {S0T, N0W, N0T}, {S1T, N0T}, {S1U, N0U}, {S1W, N0W},
  {S1W, N0T}, {S1T, N0W}, {N0T, N1T}, {N0U, N1U}, {N0W, N1W}, {N0W, N1T},
  {N0T, N1W}, {N0T, N1T, N2T}, {N0U, N1U, N2U}, {N1T, N2T}, {N0W, N1T, N2T},
  {S0T, N0T, N1T}, {S0U, N0U, N1U}, {S0W, N0T, N1T}, {S0U, N0U, N1U, N2U},
  {S1T, S0T, N0T}, {S1U, S0U, N0U}, {S1T, S0W, N0T}, {S1T, S0T, N0W},
  {S1T, S0T, N0T, N1T}, {S1U, S0U, N0U, N1U}, {S2T, S1T, S0T}, {S2U, S1U, S0U},
  {S2T, S1T, S0T, N0T}, {S2U, S1U, S0U, N0U}, {S2U, S1T, S0W}, {S2U, S1W, S0T},
  {S2U, S1U, N0U}, {S0M}, {S0M, S0T}, {S0M, S0W}, {S0M, S1T}, {S0M, S1W},
  {S0M, N0T}, {S0M, N0W}, {S0M, S0T, S1T}, {S0M, S0T, S1W},
  {S0M, S0U, S1U, N0U}, {S0M, S0T, S1T, S2T}, {S0M, S1W, S2W}, {S0M, S1U, S2U},
  {S1M}, {S1M, S1T}, {S1M, S0T}, {S1M, S0W}, {S1M, S1T, S0T}, {S1M, S0M},
  {S1M, S0M, S1T, S0T}, {S1M, S1T, N0T}, {N0M}, {N0M, N0T}, {N0M, S0T},
  {N0M, S0W}, {N0M, S0T, N0T}, {N0M, S0W, N0W}, {N0M, S0T, S1T}, {N0M, N1T},
  {N0M, N0U, S0U, S1U}, {S0L1T, S0T}, {S0L1R, S0T}, {S0L1W, S0T},
  {S0L1T, S0T, N0T}, {S0L1R, S0U, N0U}, {S0L1R, S0U, S1U}, {S0L1T, S0T, S1T},
  {S0L1W, S0W}, {S0L2T, S0T}, {S0L2R, S0T}, {S0L1T, S0L2T, S0T},
  {S0L2R, S0L1R, S0T}, {S0L2W, S0T}, {S0R1T, S0T}, {S0R1R, S0T}, {S0R1W, S0T},
  {S0R1T, S0T, N0T}, {S0R1R, S0U, N0U}, {S0R1R, S0T, N0T}, {S0R1T, S0T, S1T},
  {S0R1R, S0U, S1U}, {S0R1W, S0T, N0T}, {S0R1W, S0W}, {S0R2T, S0T},
  {S0R2R, S0T}, {S0R1T, S0R2T, S0T}, {S0R1U, S0R2U, S0U, N0U}, {S1L1T, S1T},
  {S1L1T, S1T, S0T}, {S1L1R, S1T, S0T}, {S1L2R, S1L1R, S1T}, {S1L1W, S1T},
  {S1L1R, S1U, S0U, N0U}, {S1R1T, S1T}, {S1R1R, S1T}, {S1R1R, S1T, S0T},
  {S1R1R, S1U, S0U, N0U}, {S1R1R, S1W, S0T}, {S1R1R, S1R2R, S1T, S0T},
  {S1R1T, S1T, S0T, N0T}, {N0L1T, N0T}, {N0L1R, N0T}, {N0L1W, N0T},
  {N0L1T, N0T, S0T}, {N0L1R, N0U, S0U}, {N0L1R, N0T, S0T}, {N0L2R, N0T},
  {N0L1R, N0L2R, N0T}, {N0L1T, N0L2T, N0T}, {N0L1R, N0U, S0U, S1U},
  {N0L1R, N0T, N1T}, {N0L1W, N0T, S0T}, {S0T, D0}, {S0W, D0}, {N0T, D0},
  {N0W, D0}, {S0W, N0T, D0}, {S0U, N0U, D0}, {S1T, D1}, {S0T, D1}, {S0W, D1},
  {S1U, S0U, D1}, {S0M, S1T, D1}, {S1U, S0U, N0U, D1}, {S0T, S0LV},
  {S0T, S0RV}, {S0W, S0LV}, {S0W, S0RV}, {S1W, S1RV}, {S1T, S1LV}, {N0T, N0LV},
  {N0W, N0LV}, {S0T, N0T, S0RV}, {S0U, S0LV, S0RV, N0U},
  {S0U, N0U, N0LV, S0RV}, {S0T, S0LS}, {S0W, S0LS}, {S0W, S0RS}, {S1T, S1LS},
  {S1T, S1RS}, {S1W, S1RS}, {S1W, S1LS}, {N0T, N0LS}, {N0W, N0LS},
  {S0U, N0U, S0LS}, {S0U, N0U, S0RS}, {S0U, N0U, N0LS}, {S1T, S0T, S1RS},
  {S1U, S0U, N0U, S1RS}, {S0T, N0T, S0RS}, {S0U, S0LS, S1U, S1LS},
  {S1U, S1LS, S1RS, S0U}, {S0U, S0LS, N0U, N0LS}, {S0M, S1U, S1RS},
  {S0W, S0LS, S0RS}, {S1W, S1RS, S0T}, {B0, S0T, N0T}, {B0, S0U, N0U},
  {B0, S0T}, {B0, N0T}, {B1, S1T, S0T}, {B1, S1U, S0U}, {B1, S0T},
  {B1, S1U, S0U, N0U}, {B0, S0U, N0U, S1U}, {B1, S0M, S1T}, {B0, N0M, S0T},
  {V0, S0U, N0U}, {V1, S1U, S0U}, {V0, S0T}, {P0T, S0T}, {A0T, S0T},
  {A0T, S0T, N0T}, {P1T, S1T, S0T}, {A1T, S1T, S0T}, {PNT, N0T, S0T},
  {PNT, N0T}, {A1W, S1T, S0T}, {C0, CN}, {C0, C1}, {C0, CN, S0T, N0T},
  {C0, C1, S0T, S1T}, {H, S0T}, {H, S0U, N0U}, {S0W, N0T, N1T, S0M},
  {S1W, S0M, S0W, N0T},
};
// clang-format on

_Static_assert(sizeof templates / sizeof *templates <= ATT_PARSE_FEATURES,
               "more templates than room for features");

typedef struct View {
  const AttParseInput* input;
  const AttParse* parse;
  uint64_t* atoms;
} View;

static uint64_t
value(uint64_t kind, uint64_t number)
{
  return att_feature_mix(kind << 32, number + 1);
}

static const uint64_t nothing = 0x243F6A8885A308D3u;
static const uint64_t the_root = 0x13198A2E03707344u;

/// Word, Penn tag and universal tag of word `at` (-1: none, count: the root)
/// into three atoms in a row.
static void
see_word(const View* view, int32_t at, size_t atom)
{
  uint64_t* atoms = view->atoms + atom;
  if (at < 0 || at >= (int32_t)view->parse->count) {
    atoms[0] = atoms[1] = atoms[2] =
        at == (int32_t)view->parse->count ? the_root : nothing;
    return;
  }
  const AttParseWord* word = &view->input->words[at];
  atoms[0] = word->word;
  atoms[1] = word->tag;
  atoms[2] = word->universal;
}

/// A child is a word with a relation.
static void
see_child(const View* view, int32_t child, size_t atom)
{
  see_word(view, child, atom);
  view->atoms[atom + 3] =
      child < 0 ? nothing : value(3, view->parse->nodes[child].relation);
}

static uint64_t
tag_at(const View* view, int32_t at)
{
  return at < 0 || at >= (int32_t)view->parse->count
             ? nothing
             : view->input->words[at].tag;
}

static uint64_t
word_at(const View* view, int32_t at)
{
  return at < 0 || at >= (int32_t)view->parse->count
             ? nothing
             : view->input->words[at].word;
}

static uint64_t
marker(const View* view, int32_t at)
{
  const int32_t left = at < 0 ? -1 : view->parse->nodes[at].left;
  if (left < 0) {
    return nothing;
  }
  switch (view->parse->nodes[left].relation) {
  case ATT_RELATION_CASE:
  case ATT_RELATION_MARK:
  case ATT_RELATION_CC:
    return view->input->words[left].word;
  default:
    return nothing;
  }
}

static uint64_t
distance(int32_t from, int32_t to)
{
  if (from < 0) {
    return nothing;
  }
  const int32_t gap = to - from;
  return value(5, gap < 6 ? (uint64_t)gap : gap < 11 ? 6u : gap < 21 ? 7u : 8u);
}

static uint64_t
between(const uint32_t* counts, int32_t from, int32_t to, uint32_t most)
{
  const uint32_t seen = counts[to] - counts[from + 1];
  return seen < most ? seen : most;
}

static void
see_gap(const View* view,
        int32_t from,
        int32_t to,
        size_t distance_atom,
        size_t punct_atom,
        size_t verb_atom)
{
  view->atoms[distance_atom] = distance(from, to);
  if (from < 0) {
    view->atoms[punct_atom] = view->atoms[verb_atom] = nothing;
    return;
  }
  const AttParseInput* input = view->input;
  view->atoms[punct_atom] = value(6,
                                  between(input->commas, from, to, 2) << 8 |
                                      between(input->puncts, from, to, 3) << 4 |
                                      between(input->verbs, from, to, 1));
  view->atoms[verb_atom] = value(7, between(input->verbs, from, to, 3));
}

static uint64_t
capital(const View* view, int32_t at)
{
  return at < 0 || at >= (int32_t)view->parse->count
             ? nothing
             : value(8, view->input->words[at].shape & 3u);
}

static uint64_t
ending(const View* view, int32_t at)
{
  return at < 0 || at >= (int32_t)view->parse->count
             ? nothing
             : view->input->words[at].suffix;
}

static void
see_top(const View* view, int32_t at)
{
  uint64_t* atoms = view->atoms;
  const AttNode none = {.left = -1, .left2 = -1, .right = -1, .right2 = -1};
  const AttNode* node = at < 0 ? &none : &view->parse->nodes[at];
  see_child(view, node->left, S0L1W);
  see_child(view, node->left2, S0L2W);
  see_child(view, node->right, S0R1W);
  see_child(view, node->right2, S0R2W);
  atoms[S0M] = marker(view, at);
  atoms[S0LV] = value(9, node->lefts < 4 ? node->lefts : 4u);
  atoms[S0RV] = value(10, node->rights < 4 ? node->rights : 4u);
  atoms[S0LS] = value(11, node->left_set);
  atoms[S0RS] = value(12, node->right_set);
}

static void
see_second(const View* view, int32_t at)
{
  uint64_t* atoms = view->atoms;
  const AttNode none = {.left = -1, .left2 = -1, .right = -1, .right2 = -1};
  const AttNode* node = at < 0 ? &none : &view->parse->nodes[at];
  see_child(view, node->left, S1L1W);
  see_child(view, node->left2, S1L2W);
  see_child(view, node->right, S1R1W);
  see_child(view, node->right2, S1R2W);
  atoms[S1M] = marker(view, at);
  atoms[S1LV] = value(9, node->lefts < 4 ? node->lefts : 4u);
  atoms[S1RV] = value(10, node->rights < 4 ? node->rights : 4u);
  atoms[S1LS] = value(11, node->left_set);
  atoms[S1RS] = value(12, node->right_set);
}

static void
see_next(const View* view, int32_t at)
{
  uint64_t* atoms = view->atoms;
  const AttNode* node = &view->parse->nodes[at];
  see_child(view, node->left, N0L1W);
  see_child(view, node->left2, N0L2W);
  atoms[N0M] = marker(view, at);
  atoms[N0LV] = value(9, node->lefts < 4 ? node->lefts : 4u);
  atoms[N0LS] = value(11, node->left_set);
}

static int32_t
neighbour(int32_t at, int32_t step)
{
  return at < 0 ? -1 : at + step;
}

static void
see_state(const View* view)
{
  uint64_t* atoms = view->atoms;
  const AttParse* parse = view->parse;
  const size_t depth = parse->depth;
  const int32_t s0 = depth > 0 ? parse->stack[depth - 1] : -1;
  const int32_t s1 = depth > 1 ? parse->stack[depth - 2] : -1;
  const int32_t s2 = depth > 2 ? parse->stack[depth - 3] : -1;
  const int32_t n0 = (int32_t)parse->next;
  const int32_t last = (int32_t)parse->count;
  const int32_t n1 = n0 < last ? n0 + 1 : -1;
  const int32_t n2 = n0 + 1 < last ? n0 + 2 : -1;
  see_word(view, s0, S0W);
  see_word(view, s1, S1W);
  see_word(view, s2, S2W);
  see_word(view, n0, N0W);
  see_word(view, n1, N1W);
  see_word(view, n2, N2W);
  see_top(view, s0);
  see_second(view, s1);
  see_next(view, n0);
  see_gap(view, s0, n0, D0, B0, V0);
  see_gap(view, s1, s0, D1, B1, V1);
  atoms[S0X] = ending(view, s0);
  atoms[S1X] = ending(view, s1);
  atoms[N0X] = ending(view, n0);
  atoms[N3T] = tag_at(view, n0 + 3);
  atoms[P0T] = tag_at(view, neighbour(s0, -1));
  atoms[P0W] = word_at(view, neighbour(s0, -1));
  atoms[A0T] = tag_at(view, neighbour(s0, 1));
  atoms[P1T] = tag_at(view, neighbour(s1, -1));
  atoms[A1T] = tag_at(view, neighbour(s1, 1));
  atoms[A1W] = word_at(view, neighbour(s1, 1));
  atoms[PNT] = tag_at(view, neighbour(n0, -1));
  atoms[C0] = capital(view, s0);
  atoms[C1] = capital(view, s1);
  atoms[CN] = capital(view, n0);
  atoms[H] = value(13, depth < 4 ? depth : 4u);
  atoms[NONE] = 0;
}

size_t
att_parse_features(const AttParseInput* input,
                   const AttParse* parse,
                   uint64_t* features)
{
  uint64_t atoms[ATOM_COUNT];
  see_state(&(View){input, parse, atoms});
  const size_t count = sizeof templates / sizeof *templates;
  for (size_t i = 0; i < count; ++i) {
    uint64_t hash = att_feature_mix(i + 1, atoms[templates[i][0]]);
    for (size_t k = 1; k < 4 && templates[i][k] != NONE; ++k) {
      hash = att_feature_mix(hash, atoms[templates[i][k]]);
    }
    features[i] = hash;
  }
  return count;
}
