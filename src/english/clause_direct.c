// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Arcs from a word to its own dependents: one function for each relation.
//
//   Islamabad has been blamed for the bombing by Kabul.
//   blamed: object Islamabad (passive) · oblique for bombing (active)
//           · subject Kabul (by-agent)

#include "english/clause_graph.h"

#include <string.h>

static bool
is_relative_pronoun(const AttToken* token)
{
  return token->xpos == ATT_XPOS_WDT || token->xpos == ATT_XPOS_WP;
}

static bool
is_nominal_predicate(const AttToken* token)
{
  return token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN;
}

/// The noun that a relative pronoun stands for, given its predicate: that of
/// the relative clause which the predicate heads, or is a complement in ("whom
/// they tried to kill"), or is coordinated with; else ATT_NONE. A pronoun
/// behind the verb that governs its clause is none ("who asked what happened").
static uint32_t
governed_noun(const AttClauseGraph* graph, uint32_t predicate, uint32_t pronoun)
{
  for (uint32_t step = 0; step < graph->count; ++step) {
    const AttToken* token = &graph->tokens[predicate];
    if (token->head < 0 || (uint32_t)token->head >= graph->count) {
      return ATT_NONE;
    }
    const uint32_t head = (uint32_t)token->head;
    switch ((AttRelation)token->relation) {
    case ATT_RELATION_ACL_RELCL:
      return head;
    case ATT_RELATION_CCOMP:
    case ATT_RELATION_XCOMP:
      if (pronoun > head) {
        return ATT_NONE;
      }
      break;
    case ATT_RELATION_CONJ:
      break;
    default:
      return ATT_NONE;
    }
    predicate = head;
  }
  return ATT_NONE;
}

/// The head of the name or noun that ends right before a comma and the pronoun:
/// "Oman, which …". Tells what a clause that the parser did not hang on its
/// noun is about; ATT_NONE where there is none.
static uint32_t
noun_before(const AttClauseGraph* graph, uint32_t pronoun)
{
  const AttToken* tokens = graph->tokens;
  if (pronoun < 2 || tokens[pronoun - 1].xpos != ATT_XPOS_COMMA) {
    return ATT_NONE;
  }
  uint32_t word = pronoun - 2;
  for (uint32_t step = 0; step < graph->count; ++step) {
    const AttToken* token = &tokens[word];
    if ((token->relation != ATT_RELATION_FLAT &&
         token->relation != ATT_RELATION_COMPOUND) ||
        token->head < 0 || (uint32_t)token->head >= pronoun) {
      break;
    }
    word = (uint32_t)token->head;
  }
  return tokens[word].upos == ATT_UPOS_NOUN ||
                 tokens[word].upos == ATT_UPOS_PROPN
             ? word
             : ATT_NONE;
}

static uint32_t
relativised_noun(const AttClauseGraph* graph,
                 uint32_t predicate,
                 uint32_t pronoun)
{
  const uint32_t noun = governed_noun(graph, predicate, pronoun);
  const bool is_clause =
      graph->tokens[predicate].upos == ATT_UPOS_VERB ||
      att_graph_child(graph, predicate, ATT_RELATION_COP) != ATT_NONE;
  return noun != ATT_NONE || !is_clause ? noun : noun_before(graph, pronoun);
}

typedef struct Place {
  AttFunction function;
  AttVariant variant;
} Place;

/// The tag of the word that agrees with the subject of a predicate.
static AttXpos
finite_tag(const AttClauseGraph* graph, uint32_t predicate)
{
  static const AttRelation auxiliaries[] = {
      ATT_RELATION_AUX, ATT_RELATION_AUX_PASS, ATT_RELATION_COP};
  for (size_t i = 0; i < sizeof auxiliaries / sizeof *auxiliaries; ++i) {
    const uint32_t word = att_graph_child(graph, predicate, auxiliaries[i]);
    if (word != ATT_NONE) {
      return (AttXpos)graph->tokens[word].xpos;
    }
  }
  return (AttXpos)graph->tokens[predicate].xpos;
}

/// The last of those coordinated with a noun before a pronoun, or the noun.
static uint32_t
last_conjunct(const AttClauseGraph* graph, uint32_t noun, uint32_t pronoun)
{
  uint32_t last = noun;
  ATT_EACH_CHILD(graph, noun, child)
  {
    if (graph->tokens[child].relation == ATT_RELATION_CONJ && child < pronoun &&
        is_nominal_predicate(&graph->tokens[child])) {
      last = child;
    }
  }
  return last;
}

/// What a clause about the last of some coordinated names is about: about all
/// where its verb is in the plural and the name is not ("Iran and Iraq, which
/// host a base"). A name with an article may be of many ("the Taliban").
static uint32_t
coordination_of(const AttClauseGraph* graph, uint32_t noun, AttXpos finite)
{
  const AttToken* token = &graph->tokens[noun];
  return token->relation == ATT_RELATION_CONJ && token->head >= 0 &&
                 (uint32_t)token->head < noun && finite == ATT_XPOS_VBP &&
                 token->xpos == ATT_XPOS_NNP &&
                 is_nominal_predicate(&graph->tokens[token->head]) &&
                 att_graph_child(graph, noun, ATT_RELATION_DET) == ATT_NONE
             ? (uint32_t)token->head
             : noun;
}

/// Whoever a relative pronoun in the subject stands for, given the noun that
/// its clause hangs on: of those coordinated before the clause the last where
/// the verb is in the singular, all where it may not be.
static void
add_relativised(AttClauseGraph* graph, AttArc arc, uint32_t noun)
{
  const uint32_t pronoun = arc.argument;
  const AttXpos finite = finite_tag(graph, arc.predicate);
  const bool is_subject =
      att_relation_universal((AttRelation)graph->tokens[pronoun].relation) ==
      ATT_RELATION_NSUBJ;
  const uint32_t first =
      is_subject ? coordination_of(graph, noun, finite) : noun;
  const uint32_t last =
      is_subject ? last_conjunct(graph, first, pronoun) : first;
  arc.variant = ATT_VARIANT_RELATIVE;
  arc.argument = arc.conjunct_of = finite == ATT_XPOS_VBZ ? last : first;
  att_graph_add_one(graph, arc, ATT_RANK_MOVED);
  if (last == first || finite == ATT_XPOS_VBZ) {
    return;
  }
  ATT_EACH_CHILD(graph, first, child)
  {
    if (graph->tokens[child].relation == ATT_RELATION_CONJ && child <= last &&
        is_nominal_predicate(&graph->tokens[child])) {
      arc.argument = child;
      att_graph_add_one(graph, arc, ATT_RANK_MOVED);
    }
  }
}

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
  const uint32_t noun = is_relative_pronoun(&graph->tokens[argument])
                            ? relativised_noun(graph, predicate, argument)
                            : ATT_NONE;
  if (noun != ATT_NONE) {
    add_relativised(graph, arc, noun);
    return;
  }
  att_graph_add(graph, arc, ATT_RANK_PLAIN);
}

/// "countries such as Iran", "groups including the TTP", "a group, the TTP,":
/// members and names stand for the noun wherever it is an argument. The
/// introducing word is tagged as what it was, an adjective or a participle.
static bool
introduces_members(const AttClauseGraph* graph, uint32_t phrase)
{
  const uint32_t word = att_graph_child(graph, phrase, ATT_RELATION_CASE);
  if (word == ATT_NONE) {
    return false;
  }
  // "including", but not "according to"
  return graph->tokens[word].xpos == ATT_XPOS_JJ ||
         (graph->tokens[word].xpos == ATT_XPOS_VBG &&
          att_graph_child(graph, word, ATT_RELATION_FIXED) == ATT_NONE);
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
    const bool is_member = graph->tokens[child].relation == ATT_RELATION_NMOD &&
                           introduces_members(graph, child);
    const bool is_name = graph->tokens[child].relation == ATT_RELATION_APPOS &&
                         graph->tokens[child].upos == ATT_UPOS_PROPN &&
                         graph->tokens[noun].upos == ATT_UPOS_NOUN;
    if (is_member || is_name) {
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

/// "pulled out of Chad": the first of two prepositions is the verb's adverb as
/// well, for "pulled out" is a verb of its own.
static void
add_first_preposition(AttClauseGraph* graph,
                      uint32_t predicate,
                      uint32_t noun,
                      AttView marker)
{
  const uint32_t word = att_graph_child(graph, noun, ATT_RELATION_CASE);
  if (marker.size && memchr(marker.at, ' ', marker.size) && word != ATT_NONE &&
      word > predicate && graph->tokens[predicate].upos == ATT_UPOS_VERB) {
    att_graph_add_one(graph,
                      (AttArc){.predicate = predicate,
                               .argument = word,
                               .function = ATT_FUNCTION_ADVERB,
                               .variant = ATT_VARIANT_ACTIVE,
                               .marker = {"", 0},
                               .conjunct_of = word,
                               .via = noun},
                      ATT_RANK_PLAIN);
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
  add_first_preposition(graph, predicate, argument, marker);
}

/// The case of a nominal predicate ("is with Kabul") is not that of its clause.
static AttView
clause_marker(AttClauseGraph* graph, uint32_t clause)
{
  const AttView mark = att_graph_marker(graph, clause, ATT_RELATION_MARK);
  return mark.size || att_graph_has_subject(graph, clause) ||
                 att_graph_child(graph, clause, ATT_RELATION_COP) != ATT_NONE
             ? mark
             : att_graph_marker(graph, clause, ATT_RELATION_CASE);
}

static bool
can_be_predicate(const AttToken* token)
{
  return is_nominal_predicate(token) || token->upos == ATT_UPOS_ADJ ||
         token->upos == ATT_UPOS_PRON || token->upos == ATT_UPOS_NUM;
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
  if (graph->tokens[clause].relation == ATT_RELATION_XCOMP &&
      can_be_predicate(&graph->tokens[clause])) {
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

/// "It was closed; officials left": a clause of its own, set off by more than a
/// comma.
static bool
is_set_apart(const AttClauseGraph* graph, uint32_t clause)
{
  ATT_EACH_CHILD(graph, clause, child)
  {
    if (child < clause && graph->tokens[child].xpos == ATT_XPOS_COLON) {
      return true;
    }
  }
  return false;
}

/// "The TTP, officials said, attacked a post": a clause that only tells who
/// speaks has the clause it interrupts as its complement.
static void
add_parataxis(AttClauseGraph* graph, uint32_t clause, uint32_t inserted)
{
  if (graph->tokens[inserted].upos == ATT_UPOS_VERB &&
      att_graph_child(graph, inserted, ATT_RELATION_NSUBJ) != ATT_NONE &&
      att_graph_child(graph, inserted, ATT_RELATION_CCOMP) == ATT_NONE &&
      att_graph_child(graph, inserted, ATT_RELATION_XCOMP) == ATT_NONE &&
      att_graph_child(graph, inserted, ATT_RELATION_OBJ) == ATT_NONE &&
      !is_set_apart(graph, inserted)) {
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

/// The head of the name or noun that is joined to a participle by a hyphen:
/// Taliban in "Taliban-controlled", al in "al-Qaeda-linked"; else ATT_NONE.
static uint32_t
joined_noun(const AttClauseGraph* graph, uint32_t participle)
{
  if (participle < 2 || graph->tokens[participle - 1].xpos != ATT_XPOS_HYPH) {
    return ATT_NONE;
  }
  uint32_t word = participle - 2;
  for (uint32_t step = 0; step < graph->count; ++step) {
    const AttToken* token = &graph->tokens[word];
    if (token->relation != ATT_RELATION_FLAT &&
        token->relation != ATT_RELATION_COMPOUND) {
      break;
    }
    if (token->head < 0 || (uint32_t)token->head >= participle) {
      break;
    }
    word = (uint32_t)token->head;
  }
  const AttToken* token = &graph->tokens[word];
  return is_nominal_predicate(token) || (token->upos == ATT_UPOS_ADJ &&
                                         att_graph_is_capitalised(token))
             ? word
             : ATT_NONE;
}

/// A participle before a noun has it as subject or object; "Taliban-controlled
/// Afghanistan": the word before the hyphen is the subject.
static void
add_attributive(AttClauseGraph* graph, uint32_t noun, uint32_t participle)
{
  const AttToken* token = &graph->tokens[participle];
  const bool is_past =
      token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBD;
  const uint32_t before =
      noun > participle ? joined_noun(graph, participle) : ATT_NONE;
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

/// A hyphenated participle that the parser did not hang on its noun: the joined
/// words and the noun behind them still tell.
static void
add_astray_participle(AttClauseGraph* graph, uint32_t participle)
{
  const AttToken* tokens = graph->tokens;
  if (tokens[participle].xpos != ATT_XPOS_VBN ||
      tokens[participle].relation == ATT_RELATION_AMOD ||
      joined_noun(graph, participle) == ATT_NONE ||
      tokens[participle - 2].space_after ||
      tokens[participle - 1].space_after) {
    return;
  }
  uint32_t noun = participle + 1;
  while (noun < graph->count && tokens[noun].upos == ATT_UPOS_ADJ) {
    ++noun;
  }
  if (noun == graph->count || !is_nominal_predicate(&tokens[noun])) {
    return;
  }
  while ((tokens[noun].relation == ATT_RELATION_COMPOUND ||
          tokens[noun].relation == ATT_RELATION_FLAT) &&
         tokens[noun].head > (int32_t)noun &&
         (uint32_t)tokens[noun].head < graph->count) {
    noun = (uint32_t)tokens[noun].head;
  }
  add_attributive(graph, noun, participle);
}

/// "militants responsible for the raid", "agents willing to help": an adjective
/// behind its noun says of it what it would say with a copula.
static void
add_postposed(AttClauseGraph* graph, uint32_t noun, uint32_t adjective)
{
  if (adjective > noun && graph->tokens[adjective].upos == ATT_UPOS_ADJ &&
      !att_graph_has_subject(graph, adjective)) {
    att_graph_add_one(graph,
                      (AttArc){.predicate = adjective,
                               .argument = noun,
                               .function = ATT_FUNCTION_SUBJECT,
                               .variant = ATT_VARIANT_ATTRIBUTIVE,
                               .marker = {"", 0},
                               .conjunct_of = noun,
                               .via = adjective},
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
  for (uint32_t step = 0;
       at >= 0 && (uint32_t)at < graph->count && step < graph->count;
       ++step) {
    const AttToken* token = &graph->tokens[at];
    if (token->relation == ATT_RELATION_ACL_RELCL && token->head >= 0 &&
        (uint32_t)token->head < graph->count) {
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

/// "The plan is to attack Kabul": what stands outside has the clause as its
/// complement; it is not the clause's subject.
static void
add_outer_subject(AttClauseGraph* graph, uint32_t clause, uint32_t outer)
{
  if (graph->tokens[outer].upos == ATT_UPOS_NOUN) {
    att_graph_add(graph,
                  (AttArc){.predicate = outer,
                           .argument = clause,
                           .function = ATT_FUNCTION_COMPLEMENT,
                           .variant = ATT_VARIANT_COPULA,
                           .marker = clause_marker(graph, clause),
                           .via = outer},
                  ATT_RANK_PLAIN);
  }
}

/// A recipient; where there is no object, it is what the verb's passive would
/// have as its subject ("urged Kabul to act", "Kabul was urged to act").
static void
add_indirect(AttClauseGraph* graph, uint32_t verb, uint32_t recipient)
{
  add_nominal(graph,
              verb,
              recipient,
              (Place){ATT_FUNCTION_INDIRECT, ATT_VARIANT_ACTIVE});
  if (att_graph_child(graph, verb, ATT_RELATION_OBJ) == ATT_NONE) {
    add_nominal(graph,
                verb,
                recipient,
                (Place){ATT_FUNCTION_OBJECT, ATT_VARIANT_ACTIVE});
  }
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
  case ATT_RELATION_NSUBJ_OUTER:
    add_outer_subject(graph, token, child);
    break;
  case ATT_RELATION_NSUBJ:
    add_nominal(graph,
                token,
                child,
                (Place){ATT_FUNCTION_SUBJECT,
                        is_copular ? ATT_VARIANT_COPULA : ATT_VARIANT_ACTIVE});
    break;
  case ATT_RELATION_NSUBJ_PASS:
    add_nominal(graph,
                token,
                child,
                (Place){att_graph_surface(graph, token), ATT_VARIANT_PASSIVE});
    break;
  case ATT_RELATION_OBJ:
    add_nominal(
        graph, token, child, (Place){ATT_FUNCTION_OBJECT, ATT_VARIANT_ACTIVE});
    break;
  case ATT_RELATION_IOBJ:
    add_indirect(graph, token, child);
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
    add_postposed(graph, token, child);
    break;
  case ATT_RELATION_APPOS:
  case ATT_RELATION_NMOD_DESC:
    add_apposition(graph, token, child);
    break;
  case ATT_RELATION_CCOMP:
  case ATT_RELATION_XCOMP:
    add_clause(graph, token, child, ATT_FUNCTION_COMPLEMENT);
    break;
  case ATT_RELATION_CSUBJ: // "It is likely that Kabul will attack"
  case ATT_RELATION_CSUBJ_PASS:
    if (child > token) {
      add_clause(graph, token, child, ATT_FUNCTION_COMPLEMENT);
    }
    break;
  case ATT_RELATION_ADVCL:
    add_clause(graph, token, child, ATT_FUNCTION_ADVERBIAL);
    break;
  case ATT_RELATION_ACL:
    add_noun_clause(graph, token, child);
    add_postposed(graph, token, child);
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
  add_astray_participle(graph, token);
}
