// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A clause graph in the making: the tree with its children at hand, and the
// arcs found so far. Private to english/.
// In: tokens with a tree. Out: arcs, unsorted, each with a rank.

#ifndef ATT_ENGLISH_CLAUSE_GRAPH_H
#define ATT_ENGLISH_CLAUSE_GRAPH_H

#include "base/array.h"
#include "english/clauses.h"

/// No token.
#define ATT_NONE UINT32_MAX

/// How directly an arc was found: lower ranks come first in AttClauses.
typedef enum AttArcRank {
  ATT_RANK_PLAIN,
  ATT_RANK_MOVED,     ///< relative and reduced clauses
  ATT_RANK_INHERITED, ///< control, participles, coordination
  ATT_RANK_LENT,      ///< support verbs
} AttArcRank;

typedef struct AttRankedArc {
  AttArc arc;
  AttArcRank rank;
} AttRankedArc;

typedef struct AttClauseGraph {
  const AttToken* tokens;
  uint32_t count;
  AttArena* arena;
  uint32_t* first_child;  ///< of each token, ATT_NONE where it has none
  uint32_t* next_sibling; ///< in text order
  uint32_t* order;        ///< tokens, heads before their dependents
  uint32_t order_count;
  ATT_ARRAY(AttRankedArc) arcs;
  bool out_of_memory; ///< some arc was lost
} AttClauseGraph;

/// Walk the children of a token in text order.
#define ATT_EACH_CHILD(graph, token, child)                                    \
  for (uint32_t child = (graph)->first_child[token]; child != ATT_NONE;        \
       child = (graph)->next_sibling[child])

/// The first child with a relation (subtypes count apart), or ATT_NONE.
uint32_t att_graph_child(const AttClauseGraph* graph,
                         uint32_t token,
                         AttRelation relation);

/// The marker of a phrase or clause: its case or mark words in lower case, with
/// their fixed parts; `relation` is ATT_RELATION_CASE or ATT_RELATION_MARK.
AttView
att_graph_marker(AttClauseGraph* graph, uint32_t token, AttRelation relation);

/// Add an arc, and one for each word coordinated with the argument.
void att_graph_add(AttClauseGraph* graph, AttArc arc, AttArcRank rank);

/// Add an arc for one argument only, as given.
void att_graph_add_one(AttClauseGraph* graph, AttArc arc, AttArcRank rank);

/// Copy the arcs of a function from one predicate to another, under another
/// function and variant. The argument `except` is left out. What only a
/// support verb lends goes to coordinated predicates alone, as it is. True
/// where there were any.
bool att_graph_inherit(AttClauseGraph* graph,
                       uint32_t from,
                       AttFunction function,
                       uint32_t to,
                       AttFunction as,
                       AttVariant variant,
                       uint32_t except);

bool att_graph_has(const AttClauseGraph* graph,
                   uint32_t predicate,
                   AttFunction function);

/// True where the word begins with an ASCII capital.
bool att_graph_is_capitalised(const AttToken* token);

/// True for a passive verb: with a passive auxiliary or subject, or a past
/// participle that stands without an auxiliary ("B, attacked by A").
bool att_graph_is_passive(const AttClauseGraph* graph, uint32_t verb);

/// What a predicate has its surface subject as: SUBJECT, in the passive OBJECT,
/// or INDIRECT where a passive keeps its object ("was given weapons").
AttFunction att_graph_surface(const AttClauseGraph* graph, uint32_t predicate);

/// True where the tree gives the predicate a subject of any kind.
bool att_graph_has_subject(const AttClauseGraph* graph, uint32_t predicate);

/// Arcs from a word to its own dependents (clause_direct.c).
void att_clauses_add_direct(AttClauseGraph* graph, uint32_t token);

/// Arcs from a word to what stands outside its own phrase: what it modifies, is
/// controlled by, or shares with the word it is coordinated with
/// (clause_inherited.c).
void att_clauses_add_inherited(AttClauseGraph* graph, uint32_t token);

/// Arcs that a verb lends to the noun it has as object (clause_support.c).
void att_clauses_add_support(AttClauseGraph* graph);

#endif
