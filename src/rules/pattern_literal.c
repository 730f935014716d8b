// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Required literals: words one of which stands in every match of a pattern, so
// that the machine starts near them only.
//
//   [demonym] (army | {security forces})   army, security: 1 from the start
//
// Of several sets in a row the rarest is taken, by the vocabulary's counts,
// those at a bounded distance before others.

#include "rules/parse.h"
#include "rules/pattern_compiler.h"

#define MOST_LITERALS 4096u // a set of more is none

/// A set of words and where it stands from the start of its node; `count` 0:
/// none is required.
typedef struct Literals {
  AttRange words; ///< in `found`
  uint32_t nearest;
  uint32_t farthest;
  uint64_t frequency;
} Literals;

/// How many tokens a node takes.
typedef struct Width {
  uint32_t least;
  uint32_t most;
} Width;

typedef struct Search {
  AttPatternDraft* draft;
  ATT_ARRAY(AttView) found;
} Search;

static AttStatus
find(Search* s, uint32_t node, Literals* literals, Width* width);

static uint32_t
add(uint32_t a, uint32_t b)
{
  return a > ATT_PATTERN_UNBOUNDED - b ? ATT_PATTERN_UNBOUNDED : a + b;
}

static uint32_t
times(uint32_t a, uint32_t b)
{
  const uint64_t product = (uint64_t)a * b;
  return a == ATT_PATTERN_UNBOUNDED || b == ATT_PATTERN_UNBOUNDED
             ? (a && b ? ATT_PATTERN_UNBOUNDED : 0)
         : product > ATT_PATTERN_UNBOUNDED ? ATT_PATTERN_UNBOUNDED
                                           : (uint32_t)product;
}

static uint64_t
frequency_of(const Search* s, AttView word)
{
  const AttVocabulary* words = s->draft->compiler->vocabulary;
  uint64_t count = 1;
  for (unsigned upos = 0; upos < ATT_UPOS_COUNT; ++upos) {
    count += words->frequency(words->data, word, (AttUpos)upos);
  }
  return count;
}

static AttStatus
push_word(Search* s, AttView text, Literals* literals)
{
  AttView lower;
  ATT_TRY(att_parse_lower(s->draft->compiler->arena, text, &lower));
  ATT_TRY(ATT_PUSH(&s->found, lower));
  ++literals->words.count;
  literals->frequency += frequency_of(s, lower);
  return ATT_OK;
}

/// A bounded distance before an unbounded one, then the rarer set.
static bool
is_better(const Literals* a, const Literals* b)
{
  const bool a_near = a->farthest != ATT_PATTERN_UNBOUNDED;
  const bool b_near = b->farthest != ATT_PATTERN_UNBOUNDED;
  if (!a->words.count || !b->words.count) {
    return a->words.count != 0;
  }
  return a_near != b_near ? a_near : a->frequency < b->frequency;
}

/// Unite two sets; without one of them none is required.
static AttStatus
unite(Search* s, Literals* all, const Literals* more)
{
  if (!all->words.count || !more->words.count ||
      all->words.count + more->words.count > MOST_LITERALS) {
    *all = (Literals){0};
    return ATT_OK;
  }
  const uint32_t first = (uint32_t)s->found.size;
  for (uint32_t i = 0; i < all->words.count; ++i) {
    ATT_TRY(ATT_PUSH(&s->found, s->found.at[all->words.first + i]));
  }
  for (uint32_t i = 0; i < more->words.count; ++i) {
    ATT_TRY(ATT_PUSH(&s->found, s->found.at[more->words.first + i]));
  }
  all->words = (AttRange){first, all->words.count + more->words.count};
  all->nearest = all->nearest < more->nearest ? all->nearest : more->nearest;
  all->farthest =
      all->farthest > more->farthest ? all->farthest : more->farthest;
  all->frequency += more->frequency;
  return ATT_OK;
}

static AttStatus
find_in_list(Search* s, uint32_t node, Literals* literals, Width* width)
{
  AttRuns runs = {0};
  const AttRuleTree* tree = s->draft->compiler->tree;
  AttStatus status = att_pattern_items(s->draft, node, &runs);
  *literals = (Literals){.words = {(uint32_t)s->found.size, 0}};
  *width = (Width){ATT_PATTERN_UNBOUNDED, 0};
  bool all = runs.size <= MOST_LITERALS;
  for (size_t i = 0; i < runs.size && status == ATT_OK; ++i) {
    const AttRange words = runs.at[i].words;
    const AttWordNode* first = &tree->words.at[words.first];
    all = all && first->kind != ATT_WORD_REGEX;
    status = all ? push_word(s, first->text, literals) : ATT_OK;
    width->least = words.count < width->least ? words.count : width->least;
    width->most = words.count > width->most ? words.count : width->most;
  }
  ATT_ARRAY_CLEAR(&runs);
  if (!all) {
    *literals = (Literals){0};
  }
  return status;
}

/// Inside brackets: a word, a list, what all of an "or" or any of an "and" has.
static AttStatus
find_in_test(Search* s, uint32_t node, Literals* literals)
{
  const AttPatternNode* at = att_pattern_node(s->draft, node);
  Width width;
  *literals = (Literals){.words = {(uint32_t)s->found.size, 0}};
  switch (at->kind) {
  case ATT_NODE_WORD:
  case ATT_NODE_FORM:
    return push_word(s, at->text, literals);
  case ATT_NODE_LIST:
    return find_in_list(s, node, literals, &width);
  case ATT_NODE_AND:
  case ATT_NODE_OR:
  case ATT_NODE_TEST:
    break;
  default:
    return ATT_OK;
  }
  for (uint32_t child = at->child; child;
       child = att_pattern_node(s->draft, child)->next) {
    Literals more;
    ATT_TRY(find_in_test(s, child, &more));
    if (child == at->child) {
      *literals = more;
    } else if (at->kind == ATT_NODE_OR) {
      ATT_TRY(unite(s, literals, &more));
    } else if (is_better(&more, literals)) {
      *literals = more;
    }
  }
  return ATT_OK;
}

static AttStatus
find_in_sequence(Search* s, uint32_t child, Literals* literals, Width* width)
{
  *literals = (Literals){0};
  *width = (Width){0, 0};
  for (; child; child = att_pattern_node(s->draft, child)->next) {
    Literals more;
    Width one;
    ATT_TRY(find(s, child, &more, &one));
    more.nearest = add(more.nearest, width->least);
    more.farthest = add(more.farthest, width->most);
    if (is_better(&more, literals)) {
      *literals = more;
    }
    width->least = add(width->least, one.least);
    width->most = add(width->most, one.most);
  }
  return ATT_OK;
}

static AttStatus
find_in_choice(Search* s, uint32_t child, Literals* literals, Width* width)
{
  ATT_TRY(find(s, child, literals, width));
  while ((child = att_pattern_node(s->draft, child)->next) != 0) {
    Literals more;
    Width one;
    ATT_TRY(find(s, child, &more, &one));
    ATT_TRY(unite(s, literals, &more));
    width->least = one.least < width->least ? one.least : width->least;
    width->most = one.most > width->most ? one.most : width->most;
  }
  return ATT_OK;
}

static AttStatus
find(Search* s, uint32_t node, Literals* literals, Width* width)
{
  const AttPatternNode* at = att_pattern_node(s->draft, node);
  *literals = (Literals){0};
  *width = (Width){1, 1};
  switch (at->kind) {
  case ATT_NODE_SEQUENCE:
    return find_in_sequence(s, at->child, literals, width);
  case ATT_NODE_CHOICE:
    return find_in_choice(s, at->child, literals, width);
  case ATT_NODE_CAPTURE:
    return find(s, at->child, literals, width);
  case ATT_NODE_REPEAT:
    ATT_TRY(find(s, at->child, literals, width));
    *width = (Width){times(width->least, at->min), times(width->most, at->max)};
    if (!at->min) {
      *literals = (Literals){0};
    }
    return ATT_OK;
  case ATT_NODE_LOOK:
    *width = (Width){0, 0};
    return ATT_OK;
  case ATT_NODE_MENTION:
    width->most = ATT_PATTERN_UNBOUNDED;
    return ATT_OK;
  case ATT_NODE_LIST:
    return find_in_list(s, node, literals, width);
  default:
    return find_in_test(s, node, literals);
  }
}

AttStatus
att_pattern_literals(AttPatternDraft* draft)
{
  Search s = {.draft = draft};
  Literals literals;
  Width width;
  AttPattern* pattern = &draft->pattern;
  AttCompiler* compiler = draft->compiler;
  AttStatus status = find(&s, draft->line->root, &literals, &width);
  pattern->literals.first = (uint32_t)compiler->pattern_literals.size;
  pattern->nearest = literals.nearest;
  pattern->farthest = literals.farthest;
  for (uint32_t i = 0; i < literals.words.count && status == ATT_OK; ++i) {
    status = ATT_PUSH(&compiler->pattern_literals,
                      s.found.at[literals.words.first + i]);
    pattern->literals.count += status == ATT_OK;
  }
  ATT_ARRAY_CLEAR(&s.found);
  return status;
}
