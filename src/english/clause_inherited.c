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

/// Give a predicate the surface subject of another one.
static void
inherit_subject(AttClauseGraph* graph,
                uint32_t from,
                uint32_t to,
                AttFunction as,
                AttVariant variant)
{
  att_graph_inherit(
      graph, from, att_graph_surface(graph, from), to, as, variant, ATT_NONE);
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
      graph->tokens[verb].upos != ATT_UPOS_VERB ||
      graph->tokens[noun].relation == ATT_RELATION_OBL_UNMARKED) {
    return;
  }
  if (!att_graph_has_subject(graph, verb)) {
    add_moved(graph,
              verb,
              noun,
              att_graph_surface(graph, verb),
              ATT_VARIANT_RELATIVE);
  } else if (!att_graph_is_passive(graph, verb) &&
             att_graph_child(graph, verb, ATT_RELATION_OBJ) == ATT_NONE &&
             att_graph_child(graph, verb, ATT_RELATION_CCOMP) == ATT_NONE &&
             att_graph_child(graph, verb, ATT_RELATION_XCOMP) == ATT_NONE &&
             !has_stranded_preposition(graph, verb)) {
    add_moved(graph, verb, noun, ATT_FUNCTION_OBJECT, ATT_VARIANT_RELATIVE);
  }
}

/// Who a noun says that somebody is: "Oman was the only state that …", "Jabal,
/// a group based in …". What its clause says is said of that one.
static uint32_t
identity_of(const AttClauseGraph* graph, uint32_t noun)
{
  const AttToken* token = &graph->tokens[noun];
  if (att_graph_child(graph, noun, ATT_RELATION_COP) != ATT_NONE) {
    return att_graph_child(graph, noun, ATT_RELATION_NSUBJ);
  }
  return token->relation == ATT_RELATION_APPOS && token->head >= 0 &&
                 graph->tokens[token->head].upos == ATT_UPOS_PROPN
             ? (uint32_t)token->head
             : ATT_NONE;
}

/// Give a clause about a noun whoever the noun stands for, before the noun.
static void
add_identity(AttClauseGraph* graph, uint32_t verb, uint32_t noun)
{
  const uint32_t who = identity_of(graph, noun);
  const size_t count = graph->arcs.size;
  for (size_t i = 0; who != ATT_NONE && who < verb && i < count; ++i) {
    AttArc arc = graph->arcs.at[i].arc;
    if (arc.predicate == verb && arc.argument == noun &&
        (arc.variant == ATT_VARIANT_RELATIVE ||
         arc.variant == ATT_VARIANT_REDUCED)) {
      arc.argument = arc.conjunct_of = who;
      att_graph_add_one(graph, arc, ATT_RANK_MOVED);
    }
  }
}

/// "Muscat, Aden claimed, closed its port": what is set off by a comma and has
/// no pronoun is no relative clause; it tells who says the clause around it.
static bool
is_inserted(const AttClauseGraph* graph, uint32_t verb, uint32_t noun)
{
  if (has_relative_word(graph, verb, 2) ||
      graph->tokens[verb].upos != ATT_UPOS_VERB ||
      att_graph_child(graph, verb, ATT_RELATION_NSUBJ) == ATT_NONE ||
      att_graph_child(graph, verb, ATT_RELATION_OBJ) != ATT_NONE ||
      att_graph_child(graph, verb, ATT_RELATION_CCOMP) != ATT_NONE ||
      att_graph_child(graph, verb, ATT_RELATION_XCOMP) != ATT_NONE) {
    return false;
  }
  ATT_EACH_CHILD(graph, verb, child)
  {
    if (child > noun && child < verb &&
        graph->tokens[child].xpos == ATT_XPOS_COMMA) {
      return true;
    }
  }
  return false;
}

static void
add_inserted(AttClauseGraph* graph, uint32_t verb, uint32_t noun)
{
  const int32_t around = graph->tokens[noun].head;
  if (around >= 0 && (uint32_t)around < graph->count &&
      graph->tokens[around].upos == ATT_UPOS_VERB) {
    att_graph_add_one(graph,
                      (AttArc){.predicate = verb,
                               .argument = (uint32_t)around,
                               .function = ATT_FUNCTION_COMPLEMENT,
                               .variant = ATT_VARIANT_ACTIVE,
                               .marker = {"", 0},
                               .conjunct_of = (uint32_t)around,
                               .via = verb},
                      ATT_RANK_PLAIN);
  }
}

/// Give a clause the names among a noun's arguments of a function and a
/// preposition as whoever does it: "US plans to attack", "the Afghan decision
/// to withdraw", "the decision of Oslo to withdraw". With "by" it need be no
/// name: "threats by the rebels to attack".
static bool
control_by_names(AttClauseGraph* graph,
                 uint32_t noun,
                 AttFunction function,
                 AttView marker,
                 uint32_t clause)
{
  const bool is_any = att_view_equal(marker, ATT_VIEW("by"));
  const size_t count = graph->arcs.size;
  bool any = false;
  for (size_t i = 0; i < count; ++i) {
    AttArc arc = graph->arcs.at[i].arc;
    if (arc.predicate == noun && arc.function == function &&
        att_view_equal(arc.marker, marker) &&
        (is_any || att_graph_is_capitalised(&graph->tokens[arc.argument]))) {
      arc.predicate = clause;
      arc.function = (uint8_t)att_graph_surface(graph, clause);
      arc.variant = ATT_VARIANT_CONTROL;
      arc.marker = (AttView){0};
      arc.via = noun;
      att_graph_add_one(graph, arc, ATT_RANK_INHERITED);
      any = true;
    }
  }
  return any;
}

/// "made a decision to withdraw": the verb's subject, where the verb is one
/// that only supports the noun ("rejected a decision to withdraw"): match/ asks
/// the rules, as for every edge of that variant.
static void
control_by_support(AttClauseGraph* graph, uint32_t verb, uint32_t clause)
{
  const AttFunction surface = att_graph_surface(graph, verb);
  const size_t count = graph->arcs.size;
  for (size_t i = 0; surface == ATT_FUNCTION_SUBJECT && i < count; ++i) {
    AttArc arc = graph->arcs.at[i].arc;
    if (arc.predicate == verb && arc.function == ATT_FUNCTION_SUBJECT &&
        arc.variant != ATT_VARIANT_SUPPORT) {
      arc.predicate = clause;
      arc.function = (uint8_t)att_graph_surface(graph, clause);
      arc.variant = ATT_VARIANT_SUPPORT;
      arc.via = verb;
      att_graph_add_one(graph, arc, ATT_RANK_LENT);
    }
  }
}

#define ATT_NOUN_CONTROL(who, word)                                            \
  static const AttView control_##who = {word, sizeof word - 1};
#include "english/noun_control.def"
#undef ATT_NOUN_CONTROL

/// "its decision to withdraw": who has the noun does it.
static void
control_by_noun(AttClauseGraph* graph, uint32_t noun, uint32_t clause)
{
  const AttToken* token = &graph->tokens[noun];
  const AttView none = {0};
  if (!control_by_names(
          graph, noun, ATT_FUNCTION_OBLIQUE, control_addressee, clause) &&
      !att_graph_inherit(graph,
                         noun,
                         ATT_FUNCTION_POSSESSOR,
                         clause,
                         att_graph_surface(graph, clause),
                         ATT_VARIANT_CONTROL,
                         ATT_NONE) &&
      !control_by_names(
          graph, noun, ATT_FUNCTION_OBLIQUE, control_agent, clause) &&
      !control_by_names(graph, noun, ATT_FUNCTION_COMPOUND, none, clause) &&
      !control_by_names(graph, noun, ATT_FUNCTION_MODIFIER, none, clause) &&
      !control_by_names(
          graph, noun, ATT_FUNCTION_OBLIQUE, control_owner, clause) &&
      token->head >= 0 && token->relation == ATT_RELATION_OBJ) {
    control_by_support(graph, (uint32_t)token->head, clause);
  }
  if (att_graph_child(graph, noun, ATT_RELATION_COP) != ATT_NONE &&
      !att_graph_has_subject(graph, clause)) { // "was the first to attack"
    inherit_subject(graph,
                    noun,
                    clause,
                    att_graph_surface(graph, clause),
                    ATT_VARIANT_CONTROL);
  }
}

/// True where the clause has a finite auxiliary: what lacks a subject there is
/// not controlled ("as has been shown").
static bool
has_finite_auxiliary(const AttClauseGraph* graph, uint32_t clause)
{
  ATT_EACH_CHILD(graph, clause, child)
  {
    switch ((AttXpos)graph->tokens[child].xpos) {
    case ATT_XPOS_VBZ:
    case ATT_XPOS_VBP:
    case ATT_XPOS_VBD:
    case ATT_XPOS_MD:
      if (graph->tokens[child].upos == ATT_UPOS_AUX) {
        return true;
      }
      break;
    default:
      break;
    }
  }
  return false;
}

static bool
is_participle(const AttToken* token)
{
  return token->xpos == ATT_XPOS_VBG || token->xpos == ATT_XPOS_VBN ||
         token->xpos == ATT_XPOS_VBD;
}

static void
inherit_from_noun(AttClauseGraph* graph, uint32_t clause, uint32_t noun)
{
  if (att_graph_has_subject(graph, clause) ||
      has_finite_auxiliary(graph, clause)) {
    return;
  }
  if (att_graph_child(graph, clause, ATT_RELATION_MARK) != ATT_NONE) {
    control_by_noun(graph, noun, clause);
  } else if (is_participle(&graph->tokens[clause])) {
    add_moved(graph,
              clause,
              noun,
              att_graph_surface(graph, clause),
              ATT_VARIANT_REDUCED);
  }
}

/// Whom a governor leaves its xcomp to: in the passive the surface subject,
/// else the recipient or the object ("urged Kabul to act"), else the subject.
static AttFunction
controller(const AttClauseGraph* graph, uint32_t governor)
{
  if (att_graph_is_passive(graph, governor)) {
    return att_graph_surface(graph, governor);
  }
  if (att_graph_child(graph, governor, ATT_RELATION_IOBJ) != ATT_NONE) {
    return ATT_FUNCTION_INDIRECT;
  }
  return att_graph_has(graph, governor, ATT_FUNCTION_OBJECT)
             ? ATT_FUNCTION_OBJECT
             : ATT_FUNCTION_SUBJECT;
}

static bool
is_infinitive_subject(AttView marker)
{
#define ATT_INFINITIVE_SUBJECT(word)                                           \
  if (att_view_equal(marker, ATT_VIEW(word))) {                                \
    return true;                                                               \
  }
#include "english/infinitive_subject.def"
#undef ATT_INFINITIVE_SUBJECT
  return false;
}

/// "called for Kyiv to withdraw": the phrase right before the infinitive is its
/// subject, not whoever has the verb. False where there is none.
static bool
inherit_by_phrase(AttClauseGraph* graph, uint32_t clause, uint32_t governor)
{
  const uint32_t mark = att_graph_child(graph, clause, ATT_RELATION_MARK);
  ATT_EACH_CHILD(graph, governor, phrase)
  {
    const AttToken* token = &graph->tokens[phrase];
    if (mark == ATT_NONE || phrase + 1 != mark ||
        (token->relation != ATT_RELATION_OBL &&
         token->relation != ATT_RELATION_NMOD) ||
        !is_infinitive_subject(
            att_graph_marker(graph, phrase, ATT_RELATION_CASE))) {
      continue;
    }
    att_graph_add(
        graph,
        (AttArc){.predicate = clause,
                 .argument = phrase,
                 .function = (uint8_t)att_graph_surface(graph, clause),
                 .variant = ATT_VARIANT_CONTROL,
                 .marker = {"", 0},
                 .via = governor},
        ATT_RANK_INHERITED);
    return true;
  }
  return false;
}

static void
inherit_by_control(AttClauseGraph* graph, uint32_t clause, uint32_t governor)
{
  const bool is_verb = graph->tokens[clause].upos == ATT_UPOS_VERB;
  const AttVariant variant = !is_verb ? ATT_VARIANT_COPULA
                             : graph->tokens[governor].upos == ATT_UPOS_ADJ
                                 ? ATT_VARIANT_RAISING
                                 : ATT_VARIANT_CONTROL;
  att_graph_inherit(graph,
                    governor,
                    controller(graph, governor),
                    clause,
                    att_graph_surface(graph, clause),
                    variant,
                    ATT_NONE);
}

static bool
is_object_control(AttView verb, AttView marker)
{
#define ATT_SUBJECT_CONTROL(lemma, word)                                       \
  if (att_view_equal(marker, ATT_VIEW(word)) &&                                \
      att_view_equal_ascii_case(verb, ATT_VIEW(lemma))) {                      \
    return false;                                                              \
  }
#define ATT_OBJECT_CONTROL(word)
#include "english/object_control.def"
#undef ATT_OBJECT_CONTROL
#undef ATT_SUBJECT_CONTROL
#define ATT_SUBJECT_CONTROL(lemma, word)
#define ATT_OBJECT_CONTROL(word)                                               \
  if (att_view_equal(marker, ATT_VIEW(word))) {                                \
    return true;                                                               \
  }
#include "english/object_control.def"
#undef ATT_OBJECT_CONTROL
#undef ATT_SUBJECT_CONTROL
  return false;
}

/// "as reported", "than expected"
static bool
is_uncontrolled(AttView marker)
{
#define ATT_NO_CONTROL(word)                                                   \
  if (att_view_equal(marker, ATT_VIEW(word))) {                                \
    return true;                                                               \
  }
#include "english/no_control.def"
#undef ATT_NO_CONTROL
  return false;
}

static void
inherit_by_adverbial(AttClauseGraph* graph, uint32_t clause, uint32_t governor)
{
  const AttToken* token = &graph->tokens[clause];
  AttView marker = att_graph_marker(graph, clause, ATT_RELATION_MARK);
  const bool is_finite = token->xpos == ATT_XPOS_VBZ ||
                         token->xpos == ATT_XPOS_VBP ||
                         (token->xpos == ATT_XPOS_VBD && marker.size) ||
                         has_finite_auxiliary(graph, clause);
  if (token->upos != ATT_UPOS_VERB || is_finite) {
    return;
  }
  const AttFunction as = att_graph_surface(graph, clause);
  if (is_uncontrolled(marker) && att_graph_is_passive(graph, clause)) {
    return;
  }
  const AttFunction object = controller(graph, governor);
  if (is_object_control(graph->tokens[governor].lemma, marker) &&
      object != ATT_FUNCTION_SUBJECT) {
    att_graph_inherit(
        graph, governor, object, clause, as, ATT_VARIANT_CONTROL, ATT_NONE);
    return;
  }
  // "was hit by a bomb, killing five": not the one that was hit
  const bool is_result =
      !marker.size && clause > governor &&
      att_graph_child(graph, governor, ATT_RELATION_OBL_AGENT) != ATT_NONE;
  if (!is_result) {
    inherit_subject(graph,
                    governor,
                    clause,
                    as,
                    marker.size ? ATT_VARIANT_CONTROL : ATT_VARIANT_PARTICIPLE);
  }
}

/// "denied having attacked": a gerund without a subject of its own is what its
/// governor's subject does.
static bool
is_bare_gerund(const AttClauseGraph* graph, uint32_t clause)
{
  const uint32_t auxiliary = att_graph_child(graph, clause, ATT_RELATION_AUX);
  const uint8_t xpos = auxiliary == ATT_NONE ? graph->tokens[clause].xpos
                                             : graph->tokens[auxiliary].xpos;
  return xpos == ATT_XPOS_VBG && !att_graph_has_subject(graph, clause) &&
         att_graph_child(graph, clause, ATT_RELATION_MARK) == ATT_NONE;
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

/// Words that one phrase behind both can belong to.
static bool
are_close(uint32_t first, uint32_t second)
{
  return second > first && second - first <= 3;
}

/// "attacked and killed two soldiers": the object that stands behind both.
static void
share_object(AttClauseGraph* graph, uint32_t first, uint32_t second)
{
  const uint32_t own = att_graph_child(graph, second, ATT_RELATION_OBJ);
  const uint32_t other = att_graph_child(graph, first, ATT_RELATION_OBJ);
  if (att_graph_is_passive(graph, first) ||
      att_graph_is_passive(graph, second)) {
    return;
  }
  if (other == ATT_NONE && own != ATT_NONE && are_close(first, second)) {
    att_graph_inherit(graph,
                      second,
                      ATT_FUNCTION_OBJECT,
                      first,
                      ATT_FUNCTION_OBJECT,
                      ATT_VARIANT_SHARED,
                      ATT_NONE);
  } else if (own == ATT_NONE && other != ATT_NONE && other > second) {
    att_graph_inherit(graph,
                      first,
                      ATT_FUNCTION_OBJECT,
                      second,
                      ATT_FUNCTION_OBJECT,
                      ATT_VARIANT_SHARED,
                      ATT_NONE);
  }
}

/// "was attacked and destroyed by rebels": the agent behind two passives.
static void
share_agent(AttClauseGraph* graph, uint32_t first, uint32_t second)
{
  if (!att_graph_is_passive(graph, first) ||
      !att_graph_is_passive(graph, second)) {
    return;
  }
  const uint32_t own = att_graph_child(graph, second, ATT_RELATION_OBL_AGENT);
  const uint32_t other = att_graph_child(graph, first, ATT_RELATION_OBL_AGENT);
  if (other == ATT_NONE && own != ATT_NONE && are_close(first, second)) {
    att_graph_inherit(graph,
                      second,
                      ATT_FUNCTION_SUBJECT,
                      first,
                      ATT_FUNCTION_SUBJECT,
                      ATT_VARIANT_SHARED,
                      ATT_NONE);
  } else if (own == ATT_NONE && other != ATT_NONE && other > second) {
    att_graph_inherit(graph,
                      first,
                      ATT_FUNCTION_SUBJECT,
                      second,
                      ATT_FUNCTION_SUBJECT,
                      ATT_VARIANT_SHARED,
                      ATT_NONE);
  }
}

/// "the bombing and shelling of Kabul": a phrase behind both words hangs on the
/// first where it belongs to both.
static void
share_obliques(AttClauseGraph* graph, uint32_t first, uint32_t second)
{
  const size_t count = graph->arcs.size;
  for (size_t i = 0; i < count; ++i) {
    AttArc arc = graph->arcs.at[i].arc;
    if (arc.predicate == first && arc.function == ATT_FUNCTION_OBLIQUE &&
        arc.argument > second && arc.conjunct_of > second &&
        arc.variant != ATT_VARIANT_RELATIVE) {
      arc.predicate = second;
      arc.variant = ATT_VARIANT_SHARED;
      arc.via = first;
      att_graph_add_one(graph, arc, ATT_RANK_INHERITED);
    }
  }
}

/// "the security and stability of Kabul": a phrase behind both words that hangs
/// on the second belongs to the first as well, which has nothing in between.
static void
share_obliques_back(AttClauseGraph* graph, uint32_t first, uint32_t second)
{
  const size_t count = graph->arcs.size;
  if (!are_close(first, second) ||
      att_graph_child(graph, second, ATT_RELATION_DET) != ATT_NONE) {
    return;
  }
  for (size_t i = 0; i < count; ++i) {
    AttArc arc = graph->arcs.at[i].arc;
    if (arc.predicate == second && arc.function == ATT_FUNCTION_OBLIQUE &&
        arc.via == second && arc.argument > second) {
      arc.predicate = first;
      arc.variant = ATT_VARIANT_SHARED;
      att_graph_add_one(graph, arc, ATT_RANK_INHERITED);
    }
  }
}

static void
share_verb(AttClauseGraph* graph, uint32_t first, uint32_t second)
{
  if (!att_graph_has_subject(graph, second)) {
    inherit_subject(graph,
                    first,
                    second,
                    att_graph_surface(graph, second),
                    ATT_VARIANT_SHARED);
    if (graph->tokens[first].xpos == graph->tokens[second].xpos &&
        att_graph_child(graph, second, ATT_RELATION_AUX) == ATT_NONE) {
      share_auxiliaries(graph, first, second);
    }
    share_object(graph, first, second);
    share_agent(graph, first, second);
    share_obliques(graph, first, second);
  }
}

/// The possessor that reaches a coordinated noun is the last one before it:
/// "Kabul's army, Iran's navy and police".
static void
share_possessor(AttClauseGraph* graph, uint32_t first, uint32_t second)
{
  if (att_graph_has(graph, second, ATT_FUNCTION_POSSESSOR) ||
      att_graph_child(graph, second, ATT_RELATION_DET) != ATT_NONE) {
    return;
  }
  uint32_t from = first;
  ATT_EACH_CHILD(graph, first, child)
  {
    if (child < second && graph->tokens[child].relation == ATT_RELATION_CONJ &&
        (att_graph_child(graph, child, ATT_RELATION_NMOD_POSS) != ATT_NONE ||
         att_graph_child(graph, child, ATT_RELATION_DET) != ATT_NONE)) {
      from = child;
    }
  }
  att_graph_inherit(graph,
                    from,
                    ATT_FUNCTION_POSSESSOR,
                    second,
                    ATT_FUNCTION_POSSESSOR,
                    ATT_VARIANT_SHARED,
                    ATT_NONE);
}

static bool
is_predicate(const AttClauseGraph* graph, uint32_t token)
{
  const AttToken* word = &graph->tokens[token];
  return word->upos == ATT_UPOS_VERB || word->relation == ATT_RELATION_XCOMP ||
         att_graph_child(graph, token, ATT_RELATION_COP) != ATT_NONE;
}

static void
inherit_by_coordination(AttClauseGraph* graph, uint32_t second, uint32_t first)
{
  const AttToken* a = &graph->tokens[first];
  const AttToken* b = &graph->tokens[second];
  if (a->upos == ATT_UPOS_VERB && b->upos == ATT_UPOS_VERB) {
    share_verb(graph, first, second);
    return;
  }
  if (a->upos == ATT_UPOS_NOUN && b->upos == ATT_UPOS_NOUN) {
    share_possessor(graph, first, second);
    share_obliques(graph, first, second);
    share_obliques_back(graph, first, second);
  }
  // "recruited him, and Bill others": what has lost its verb has other subjects
  const bool is_gapped =
      a->upos == ATT_UPOS_VERB && b->upos != ATT_UPOS_ADJ &&
      att_graph_child(graph, second, ATT_RELATION_COP) == ATT_NONE;
  if (is_predicate(graph, first) && !is_gapped &&
      a->relation != ATT_RELATION_AMOD &&
      !att_graph_has_subject(graph, second)) {
    inherit_subject(graph,
                    first,
                    second,
                    att_graph_surface(graph, second),
                    ATT_VARIANT_SHARED);
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
    if (is_inserted(graph, token, head)) {
      add_inserted(graph, token, head);
    } else {
      fill_gap(graph, token, head);
      add_identity(graph, token, head);
    }
    break;
  case ATT_RELATION_ACL:
    if (att_graph_has_subject(graph, token) ||
        !inherit_by_phrase(graph, token, head)) {
      inherit_from_noun(graph, token, head);
    }
    add_identity(graph, token, head);
    break;
  case ATT_RELATION_XCOMP:
    if (!att_graph_has_subject(graph, token) &&
        !inherit_by_phrase(graph, token, head)) {
      inherit_by_control(graph, token, head);
    }
    break;
  case ATT_RELATION_CCOMP:
    if (is_bare_gerund(graph, token)) {
      inherit_subject(graph,
                      head,
                      token,
                      att_graph_surface(graph, token),
                      ATT_VARIANT_CONTROL);
    }
    break;
  case ATT_RELATION_ADVCL:
    if (!att_graph_has_subject(graph, token) &&
        !inherit_by_phrase(graph, token, head)) {
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
