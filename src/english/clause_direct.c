// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Arcs from a word to its own dependents: one function for each relation.
//
//   Islamabad has been blamed for the bombing by Kabul.
//   blamed: object Islamabad (passive) · oblique for bombing (active)
//           · subject Kabul (by-agent)

#include "english/clause_graph.h"

static bool
is_relative_pronoun(const AttToken* token)
{
  return token->xpos == ATT_XPOS_WDT || token->xpos == ATT_XPOS_WP;
}

/// The relative clause that a word stands in, when it is the word's own clause
/// or the clause of the phrase it heads; its noun, or ATT_NONE.
static uint32_t
relativised_noun(const AttClauseGraph* graph, uint32_t predicate)
{
  const AttToken* token = &graph->tokens[predicate];
  return token->head >= 0 && token->relation == ATT_RELATION_ACL_RELCL
             ? (uint32_t)token->head
             : ATT_NONE;
}

typedef struct Place {
  AttFunction function;
  AttVariant variant;
} Place;

/// Add an argument; a relative pronoun stands for the noun it refers to.
static void
add_argument(AttClauseGraph* graph,
             uint32_t predicate,
             uint32_t argument,
             Place place,
             AttView marker)
{
  AttArc arc = {.predicate = predicate,
                .argument = argument,
                .function = (uint8_t)place.function,
                .variant = (uint8_t)place.variant,
                .marker = marker,
                .conjunct_of = argument,
                .via = predicate};
  const uint32_t noun = relativised_noun(graph, predicate);
  if (noun != ATT_NONE && is_relative_pronoun(&graph->tokens[argument])) {
    arc.argument = arc.conjunct_of = noun;
    arc.variant = ATT_VARIANT_RELATIVE;
    att_graph_add_one(graph, arc, ATT_RANK_MOVED);
    return;
  }
  att_graph_add(graph, arc, ATT_RANK_PLAIN);
}

static bool
is_nominal_predicate(const AttToken* token)
{
  return token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN;
}

/// "countries such as Iran", "groups including the TTP": the members stand for
/// the noun wherever it is an argument. The introducing word is tagged as what
/// it was, an adjective or a participle.
static bool
introduces_members(const AttClauseGraph* graph, uint32_t phrase)
{
  const uint32_t word = att_graph_child(graph, phrase, ATT_RELATION_CASE);
  return word != ATT_NONE && (graph->tokens[word].xpos == ATT_XPOS_JJ ||
                              graph->tokens[word].xpos == ATT_XPOS_VBG);
}

static void
add_members(AttClauseGraph* graph,
            uint32_t predicate,
            uint32_t noun,
            Place place,
            AttView marker)
{
  ATT_EACH_CHILD(graph, noun, child)
  {
    if (graph->tokens[child].relation == ATT_RELATION_NMOD &&
        introduces_members(graph, child)) {
      att_graph_add(graph,
                    (AttArc){.predicate = predicate,
                             .argument = child,
                             .function = (uint8_t)place.function,
                             .variant = ATT_VARIANT_APPOSITIVE,
                             .marker = marker,
                             .via = noun},
                    ATT_RANK_MOVED);
    }
  }
}

static void
add_nominal(AttClauseGraph* graph,
            uint32_t predicate,
            uint32_t argument,
            Place place)
{
  const AttView marker =
      place.function == ATT_FUNCTION_OBLIQUE
          ? att_graph_marker(graph, argument, ATT_RELATION_CASE)
          : (AttView){"", 0};
  add_argument(graph, predicate, argument, place, marker);
  add_members(graph, predicate, argument, place, marker);
}

static AttView
clause_marker(AttClauseGraph* graph, uint32_t clause)
{
  const AttView mark = att_graph_marker(graph, clause, ATT_RELATION_MARK);
  return mark.size ? mark : att_graph_marker(graph, clause, ATT_RELATION_CASE);
}

static void
add_clause(AttClauseGraph* graph,
           uint32_t predicate,
           uint32_t clause,
           AttFunction function)
{
  att_graph_add(graph,
                (AttArc){.predicate = predicate,
                         .argument = clause,
                         .function = (uint8_t)function,
                         .variant = ATT_VARIANT_ACTIVE,
                         .marker = clause_marker(graph, clause),
                         .via = predicate},
                ATT_RANK_PLAIN);
  const uint8_t upos = graph->tokens[clause].upos;
  if (graph->tokens[clause].relation == ATT_RELATION_XCOMP &&
      upos != ATT_UPOS_VERB && upos != ATT_UPOS_AUX) {
    add_argument(graph,
                 predicate,
                 clause,
                 (Place){ATT_FUNCTION_PREDICATE, ATT_VARIANT_COPULA},
                 (AttView){"", 0});
  }
}

/// Words in apposition stand for one another: the edge goes both ways.
static void
add_apposition(AttClauseGraph* graph, uint32_t one, uint32_t other)
{
  const AttArc there = {.predicate = one,
                        .argument = other,
                        .function = ATT_FUNCTION_APPOSITION,
                        .variant = ATT_VARIANT_APPOSITIVE,
                        .marker = {"", 0},
                        .conjunct_of = other,
                        .via = one};
  AttArc back = there;
  back.predicate = other;
  back.argument = back.conjunct_of = one;
  back.via = other;
  att_graph_add_one(graph, there, ATT_RANK_PLAIN);
  att_graph_add_one(graph, back, ATT_RANK_PLAIN);
}

/// "The TTP, officials said, attacked a post": a clause that only tells who
/// speaks has the clause it interrupts as its complement.
static void
add_parataxis(AttClauseGraph* graph, uint32_t clause, uint32_t inserted)
{
  if (att_graph_child(graph, inserted, ATT_RELATION_NSUBJ) != ATT_NONE &&
      att_graph_child(graph, inserted, ATT_RELATION_CCOMP) == ATT_NONE &&
      att_graph_child(graph, inserted, ATT_RELATION_OBJ) == ATT_NONE) {
    att_graph_add_one(graph,
                      (AttArc){.predicate = inserted,
                               .argument = clause,
                               .function = ATT_FUNCTION_COMPLEMENT,
                               .variant = ATT_VARIANT_ACTIVE,
                               .marker = {"", 0},
                               .conjunct_of = clause,
                               .via = inserted},
                      ATT_RANK_PLAIN);
  }
}

/// A participle before a noun has it as subject or object; "Taliban-controlled
/// Afghanistan": the word before the hyphen is the subject.
static void
add_attributive(AttClauseGraph* graph, uint32_t noun, uint32_t participle)
{
  const AttToken* token = &graph->tokens[participle];
  const bool is_past =
      token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBD;
  uint32_t before = ATT_NONE;
  if (participle >= 2 && noun > participle &&
      graph->tokens[participle - 1].xpos == ATT_XPOS_HYPH) {
    before = participle - 2;
  }
  const bool is_verbal = is_past || token->xpos == ATT_XPOS_VBG;
  if (!is_verbal && (before == ATT_NONE || token->upos != ATT_UPOS_ADJ)) {
    return;
  }
  const AttVariant variant =
      before != ATT_NONE ? ATT_VARIANT_HYPHENATED : ATT_VARIANT_ATTRIBUTIVE;
  const AttFunction function =
      token->xpos == ATT_XPOS_VBG ? ATT_FUNCTION_SUBJECT : ATT_FUNCTION_OBJECT;
  att_graph_add_one(graph,
                    (AttArc){.predicate = participle,
                             .argument = noun,
                             .function = (uint8_t)function,
                             .variant = (uint8_t)variant,
                             .marker = {"", 0},
                             .conjunct_of = noun,
                             .via = participle},
                    ATT_RANK_MOVED);
  if (before != ATT_NONE) {
    att_graph_add_one(graph,
                      (AttArc){.predicate = participle,
                               .argument = before,
                               .function = function == ATT_FUNCTION_SUBJECT
                                               ? ATT_FUNCTION_OBJECT
                                               : ATT_FUNCTION_SUBJECT,
                               .variant = ATT_VARIANT_HYPHENATED,
                               .marker = {"", 0},
                               .conjunct_of = before,
                               .via = participle},
                      ATT_RANK_MOVED);
  }
}

/// "whose fighters": the noun of the relative clause is the possessor.
static bool
add_relative_possessor(AttClauseGraph* graph, uint32_t noun, uint32_t pronoun)
{
  if (graph->tokens[pronoun].xpos != ATT_XPOS_WP_POSSESSIVE) {
    return false;
  }
  int32_t at = (int32_t)noun;
  for (uint32_t step = 0; at >= 0 && step < graph->count; ++step) {
    const AttToken* token = &graph->tokens[at];
    if (token->relation == ATT_RELATION_ACL_RELCL && token->head >= 0) {
      att_graph_add(graph,
                    (AttArc){.predicate = noun,
                             .argument = (uint32_t)token->head,
                             .function = ATT_FUNCTION_POSSESSOR,
                             .variant = ATT_VARIANT_RELATIVE,
                             .marker = {"", 0},
                             .via = noun},
                    ATT_RANK_MOVED);
      return true;
    }
    at = token->head;
  }
  return false;
}

static void
add_word(AttClauseGraph* graph,
         uint32_t predicate,
         uint32_t word,
         AttFunction function)
{
  att_graph_add_one(graph,
                    (AttArc){.predicate = predicate,
                             .argument = word,
                             .function = (uint8_t)function,
                             .variant = ATT_VARIANT_ACTIVE,
                             .marker = {"", 0},
                             .conjunct_of = word,
                             .via = predicate},
                    ATT_RANK_PLAIN);
}

/// A clause behind a noun is its complement where a mark introduces it:
/// "accusations that …", "plans to …".
static void
add_noun_clause(AttClauseGraph* graph, uint32_t noun, uint32_t clause)
{
  if (att_graph_child(graph, clause, ATT_RELATION_MARK) != ATT_NONE) {
    add_clause(graph, noun, clause, ATT_FUNCTION_COMPLEMENT);
  }
}

static void
add_dependent(AttClauseGraph* graph, uint32_t token, uint32_t child)
{
  const bool is_copular =
      att_graph_child(graph, token, ATT_RELATION_COP) != ATT_NONE;
  const AttVariant own = is_nominal_predicate(&graph->tokens[token])
                             ? ATT_VARIANT_NOMINAL
                             : ATT_VARIANT_ACTIVE;
  switch ((AttRelation)graph->tokens[child].relation) { // one case a relation
  case ATT_RELATION_NSUBJ:
  case ATT_RELATION_NSUBJ_OUTER:
    add_nominal(graph,
                token,
                child,
                (Place){ATT_FUNCTION_SUBJECT,
                        is_copular ? ATT_VARIANT_COPULA : ATT_VARIANT_ACTIVE});
    break;
  case ATT_RELATION_NSUBJ_PASS:
    add_nominal(
        graph, token, child, (Place){ATT_FUNCTION_OBJECT, ATT_VARIANT_PASSIVE});
    break;
  case ATT_RELATION_OBJ:
    add_nominal(
        graph, token, child, (Place){ATT_FUNCTION_OBJECT, ATT_VARIANT_ACTIVE});
    break;
  case ATT_RELATION_IOBJ:
    add_nominal(graph,
                token,
                child,
                (Place){ATT_FUNCTION_INDIRECT, ATT_VARIANT_ACTIVE});
    break;
  case ATT_RELATION_OBL_AGENT:
    add_nominal(graph,
                token,
                child,
                (Place){ATT_FUNCTION_SUBJECT, ATT_VARIANT_BY_AGENT});
    break;
  case ATT_RELATION_OBL:
  case ATT_RELATION_OBL_UNMARKED:
  case ATT_RELATION_NMOD:
  case ATT_RELATION_NMOD_UNMARKED:
    add_nominal(graph, token, child, (Place){ATT_FUNCTION_OBLIQUE, own});
    break;
  case ATT_RELATION_NMOD_POSS:
    if (!add_relative_possessor(graph, token, child)) {
      add_nominal(graph, token, child, (Place){ATT_FUNCTION_POSSESSOR, own});
    }
    break;
  case ATT_RELATION_COMPOUND:
    add_nominal(graph, token, child, (Place){ATT_FUNCTION_COMPOUND, own});
    break;
  case ATT_RELATION_AMOD:
    add_nominal(graph, token, child, (Place){ATT_FUNCTION_MODIFIER, own});
    add_attributive(graph, token, child);
    break;
  case ATT_RELATION_APPOS:
  case ATT_RELATION_NMOD_DESC:
    add_apposition(graph, token, child);
    break;
  case ATT_RELATION_CCOMP:
  case ATT_RELATION_XCOMP:
    add_clause(graph, token, child, ATT_FUNCTION_COMPLEMENT);
    break;
  case ATT_RELATION_ADVCL:
    add_clause(graph, token, child, ATT_FUNCTION_ADVERBIAL);
    break;
  case ATT_RELATION_ACL:
    add_noun_clause(graph, token, child);
    break;
  case ATT_RELATION_PARATAXIS:
    add_parataxis(graph, token, child);
    break;
  case ATT_RELATION_AUX:
  case ATT_RELATION_AUX_PASS:
  case ATT_RELATION_COP:
    add_word(graph, token, child, ATT_FUNCTION_AUXILIARY);
    break;
  case ATT_RELATION_DET:
    add_word(graph, token, child, ATT_FUNCTION_DETERMINER);
    break;
  case ATT_RELATION_ADVMOD:
    add_word(graph, token, child, ATT_FUNCTION_ADVERB);
    break;
  case ATT_RELATION_COMPOUND_PRT:
    add_word(graph, token, child, ATT_FUNCTION_PARTICLE);
    break;
  default:
    break;
  }
}

void
att_clauses_add_direct(AttClauseGraph* graph, uint32_t token)
{
  ATT_EACH_CHILD(graph, token, child)
  {
    add_dependent(graph, token, child);
  }
}
