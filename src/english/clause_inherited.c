// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Arcs from a predicate to what stands outside its own phrase, by the way it
// hangs on its head.
//
//   Kabul, accused of harbouring the TTP, refused to act.
//   accused:    object Kabul (reduced)
//   harbouring: subject Kabul (control: the object of accused)
//   act:        subject Kabul (control: the subject of refused)

#include "english/clause_graph.h"

static bool
is_past_participle(const AttToken* token)
{
  return token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBD;
}

static bool
has_own_subject(const AttClauseGraph* graph, uint32_t token)
{
  return att_graph_child(graph, token, ATT_RELATION_NSUBJ) != ATT_NONE ||
         att_graph_child(graph, token, ATT_RELATION_NSUBJ_PASS) != ATT_NONE ||
         att_graph_child(graph, token, ATT_RELATION_CSUBJ) != ATT_NONE ||
         att_graph_child(graph, token, ATT_RELATION_EXPL) != ATT_NONE;
}

/// What a predicate has its surface subject as: the object where it is passive.
static AttFunction
subject_function(const AttClauseGraph* graph, uint32_t token)
{
  return att_graph_is_passive(graph, token) ? ATT_FUNCTION_OBJECT
                                            : ATT_FUNCTION_SUBJECT;
}

/// Give a predicate the surface subject of another one.
static void
inherit_subject(AttClauseGraph* graph,
                uint32_t from,
                uint32_t to,
                AttFunction as,
                AttVariant variant)
{
  if (!att_graph_inherit(graph,
                         from,
                         subject_function(graph, from),
                         to,
                         as,
                         variant,
                         ATT_NONE)) {
    // a reduced passive: "troops sent to fight"
    att_graph_inherit(
        graph, from, ATT_FUNCTION_OBJECT, to, as, variant, ATT_NONE);
  }
}

static void
add_moved(AttClauseGraph* graph,
          uint32_t predicate,
          uint32_t noun,
          AttFunction function,
          AttVariant variant)
{
  att_graph_add_one(graph,
                    (AttArc){.predicate = predicate,
                             .argument = noun,
                             .function = (uint8_t)function,
                             .variant = (uint8_t)variant,
                             .marker = {"", 0},
                             .conjunct_of = noun,
                             .via = predicate},
                    ATT_RANK_MOVED);
}

static bool
has_relative_word(const AttClauseGraph* graph, uint32_t token, uint32_t depth)
{
  ATT_EACH_CHILD(graph, token, child)
  {
    const uint8_t xpos = graph->tokens[child].xpos;
    if (xpos == ATT_XPOS_WDT || xpos == ATT_XPOS_WP ||
        xpos == ATT_XPOS_WP_POSSESSIVE || xpos == ATT_XPOS_WRB ||
        (depth && has_relative_word(graph, child, depth - 1))) {
      return true;
    }
  }
  return false;
}

static bool
has_stranded_preposition(const AttClauseGraph* graph, uint32_t verb)
{
  ATT_EACH_CHILD(graph, verb, child)
  {
    if (child > verb && graph->tokens[child].upos == ATT_UPOS_ADP &&
        graph->tokens[child].relation != ATT_RELATION_COMPOUND_PRT) {
      return true;
    }
  }
  return false;
}

/// "the camps they attacked": a relative clause without a pronoun lacks the
/// object; one that misses its subject lacks that.
static void
fill_gap(AttClauseGraph* graph, uint32_t verb, uint32_t noun)
{
  if (has_relative_word(graph, verb, 2) ||
      graph->tokens[verb].upos != ATT_UPOS_VERB) {
    return;
  }
  if (!has_own_subject(graph, verb)) {
    add_moved(
        graph, verb, noun, subject_function(graph, verb), ATT_VARIANT_RELATIVE);
  } else if (!att_graph_is_passive(graph, verb) &&
             att_graph_child(graph, verb, ATT_RELATION_OBJ) == ATT_NONE &&
             att_graph_child(graph, verb, ATT_RELATION_CCOMP) == ATT_NONE &&
             att_graph_child(graph, verb, ATT_RELATION_XCOMP) == ATT_NONE &&
             !has_stranded_preposition(graph, verb)) {
    add_moved(graph, verb, noun, ATT_FUNCTION_OBJECT, ATT_VARIANT_RELATIVE);
  }
}

/// "plans to attack", "its decision to withdraw": who has the noun does it.
static void
control_by_noun(AttClauseGraph* graph, uint32_t noun, uint32_t clause)
{
  const AttFunction as = subject_function(graph, clause);
  if (att_graph_inherit(graph,
                        noun,
                        ATT_FUNCTION_POSSESSOR,
                        clause,
                        as,
                        ATT_VARIANT_CONTROL,
                        ATT_NONE) ||
      att_graph_inherit(graph,
                        noun,
                        ATT_FUNCTION_COMPOUND,
                        clause,
                        as,
                        ATT_VARIANT_CONTROL,
                        ATT_NONE)) {
    return;
  }
  const AttToken* token = &graph->tokens[noun];
  if (token->head >= 0 && token->relation == ATT_RELATION_OBJ) {
    inherit_subject(
        graph, (uint32_t)token->head, clause, as, ATT_VARIANT_CONTROL);
  }
}

static void
inherit_from_noun(AttClauseGraph* graph, uint32_t clause, uint32_t noun)
{
  const AttToken* token = &graph->tokens[clause];
  if (has_own_subject(graph, clause)) {
    return;
  }
  if (att_graph_child(graph, clause, ATT_RELATION_MARK) != ATT_NONE) {
    control_by_noun(graph, noun, clause);
  } else if (is_past_participle(token)) {
    add_moved(graph, clause, noun, ATT_FUNCTION_OBJECT, ATT_VARIANT_REDUCED);
  } else if (token->xpos == ATT_XPOS_VBG) {
    add_moved(graph,
              clause,
              noun,
              subject_function(graph, clause),
              ATT_VARIANT_REDUCED);
  }
}

/// xcomp: the governor's object does it where there is one ("urged Kabul to
/// act"), else its subject.
static void
inherit_by_control(AttClauseGraph* graph, uint32_t clause, uint32_t governor)
{
  const bool is_verb = graph->tokens[clause].upos == ATT_UPOS_VERB;
  const AttVariant variant = !is_verb ? ATT_VARIANT_COPULA
                             : graph->tokens[governor].upos == ATT_UPOS_ADJ
                                 ? ATT_VARIANT_RAISING
                                 : ATT_VARIANT_CONTROL;
  const AttFunction as = subject_function(graph, clause);
  if (!att_graph_inherit(graph,
                         governor,
                         ATT_FUNCTION_OBJECT,
                         clause,
                         as,
                         variant,
                         ATT_NONE)) {
    inherit_subject(graph, governor, clause, as, variant);
  }
}

static bool
is_object_control(AttView marker)
{
#define ATT_OBJECT_CONTROL(word)                                               \
  if (att_view_equal(marker, ATT_VIEW(word))) {                                \
    return true;                                                               \
  }
#include "english/object_control.def"
#undef ATT_OBJECT_CONTROL
  return false;
}

static void
inherit_by_adverbial(AttClauseGraph* graph, uint32_t clause, uint32_t governor)
{
  const AttToken* token = &graph->tokens[clause];
  if (token->upos != ATT_UPOS_VERB) {
    return;
  }
  AttView marker = att_graph_marker(graph, clause, ATT_RELATION_MARK);
  const bool is_finite = token->xpos == ATT_XPOS_VBZ ||
                         token->xpos == ATT_XPOS_VBP ||
                         (token->xpos == ATT_XPOS_VBD && marker.size);
  if (is_finite) {
    return;
  }
  const AttVariant variant =
      marker.size ? ATT_VARIANT_CONTROL : ATT_VARIANT_PARTICIPLE;
  const AttFunction as = is_past_participle(token)
                             ? ATT_FUNCTION_OBJECT
                             : subject_function(graph, clause);
  if (is_object_control(marker) && att_graph_inherit(graph,
                                                     governor,
                                                     ATT_FUNCTION_OBJECT,
                                                     clause,
                                                     as,
                                                     variant,
                                                     ATT_NONE)) {
    return;
  }
  inherit_subject(graph, governor, clause, as, variant);
}

static void
share_auxiliaries(AttClauseGraph* graph, uint32_t from, uint32_t to)
{
  const size_t count = graph->arcs.size;
  for (size_t i = 0; i < count; ++i) {
    AttArc arc = graph->arcs.at[i].arc;
    if (arc.predicate != from ||
        (arc.function != ATT_FUNCTION_AUXILIARY &&
         !(arc.function == ATT_FUNCTION_ADVERB &&
           graph->tokens[arc.argument].upos == ATT_UPOS_PART))) {
      continue;
    }
    arc.predicate = to;
    arc.variant = ATT_VARIANT_SHARED;
    arc.via = from;
    att_graph_add_one(graph, arc, ATT_RANK_INHERITED);
  }
}

/// "attacked and killed two soldiers": the object that stands behind both.
static void
share_object(AttClauseGraph* graph, uint32_t first, uint32_t second)
{
  const uint32_t own = att_graph_child(graph, second, ATT_RELATION_OBJ);
  const uint32_t other = att_graph_child(graph, first, ATT_RELATION_OBJ);
  if (other == ATT_NONE && own != ATT_NONE && second > first &&
      second - first <= 3 && !att_graph_is_passive(graph, first)) {
    att_graph_inherit(graph,
                      second,
                      ATT_FUNCTION_OBJECT,
                      first,
                      ATT_FUNCTION_OBJECT,
                      ATT_VARIANT_SHARED,
                      ATT_NONE);
  } else if (own == ATT_NONE && other != ATT_NONE && other > second &&
             !att_graph_is_passive(graph, second)) {
    att_graph_inherit(graph,
                      first,
                      ATT_FUNCTION_OBJECT,
                      second,
                      ATT_FUNCTION_OBJECT,
                      ATT_VARIANT_SHARED,
                      ATT_NONE);
  }
}

static void
inherit_by_coordination(AttClauseGraph* graph, uint32_t second, uint32_t first)
{
  const AttToken* a = &graph->tokens[first];
  const AttToken* b = &graph->tokens[second];
  if (a->upos == ATT_UPOS_VERB && b->upos == ATT_UPOS_VERB &&
      !has_own_subject(graph, second)) {
    const bool is_passive =
        att_graph_is_passive(graph, second) ||
        (att_graph_is_passive(graph, first) && b->xpos == ATT_XPOS_VBN &&
         att_graph_child(graph, second, ATT_RELATION_AUX) == ATT_NONE &&
         att_graph_child(graph, second, ATT_RELATION_OBJ) == ATT_NONE);
    inherit_subject(graph,
                    first,
                    second,
                    is_passive ? ATT_FUNCTION_OBJECT : ATT_FUNCTION_SUBJECT,
                    ATT_VARIANT_SHARED);
    if (a->xpos == b->xpos &&
        att_graph_child(graph, second, ATT_RELATION_AUX) == ATT_NONE) {
      share_auxiliaries(graph, first, second);
    }
    share_object(graph, first, second);
  } else if (a->upos == ATT_UPOS_NOUN && b->upos == ATT_UPOS_NOUN &&
             !att_graph_has(graph, second, ATT_FUNCTION_POSSESSOR)) {
    att_graph_inherit(graph,
                      first,
                      ATT_FUNCTION_POSSESSOR,
                      second,
                      ATT_FUNCTION_POSSESSOR,
                      ATT_VARIANT_SHARED,
                      ATT_NONE);
  } else if (att_graph_child(graph, second, ATT_RELATION_COP) == ATT_NONE ||
             !has_own_subject(graph, second)) {
    if (att_graph_child(graph, first, ATT_RELATION_COP) != ATT_NONE ||
        att_graph_child(graph, second, ATT_RELATION_COP) != ATT_NONE) {
      att_graph_inherit(graph,
                        first,
                        ATT_FUNCTION_SUBJECT,
                        second,
                        ATT_FUNCTION_SUBJECT,
                        ATT_VARIANT_SHARED,
                        second);
    }
  }
}

void
att_clauses_add_inherited(AttClauseGraph* graph, uint32_t token)
{
  const AttToken* word = &graph->tokens[token];
  if (word->head < 0 || (uint32_t)word->head >= graph->count) {
    return;
  }
  const uint32_t head = (uint32_t)word->head;
  switch ((AttRelation)word->relation) {
  case ATT_RELATION_ACL_RELCL:
    fill_gap(graph, token, head);
    break;
  case ATT_RELATION_ACL:
    inherit_from_noun(graph, token, head);
    break;
  case ATT_RELATION_XCOMP:
    if (!has_own_subject(graph, token)) {
      inherit_by_control(graph, token, head);
    }
    break;
  case ATT_RELATION_ADVCL:
    if (!has_own_subject(graph, token)) {
      inherit_by_adverbial(graph, token, head);
    }
    break;
  case ATT_RELATION_CONJ:
    inherit_by_coordination(graph, token, head);
    break;
  default:
    break;
  }
}
