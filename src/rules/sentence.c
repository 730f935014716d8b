// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A rule sentence into frames. Its structure tells its kind:
//
//   SLOT verb …                     VERBAL      AGENT accuses TARGET
//   SLOT is word …                  COPULAR     SUBJECT is member of OBJECT
//   SLOT , noun …                   APPOSITIVE  SUBJECT, leader of OBJECT
//   SLOT's noun SLOT                APPOSITIVE  OBJECT's leader SUBJECT
//   noun preposition SLOT …         NOMINAL     talks between AGENT and AGENT
//   SLOT-word SLOT, word-SLOT SLOT  HYPHENATED  SUBJECT-controlled OBJECT
//   SLOT-SLOT noun                  COMPOUND    SUBJECT-OBJECT rivalry
//   word CLAUSE                     MODIFIER    may CLAUSE
//   words SLOT , CLAUSE             ADJUNCT     according to SPEAKER, CLAUSE
//
// What stands behind the trigger is walked from left to right; each slot is
// given the ways in which a sentence may fill it.

#include "rules/sentence.h"

static const AttRange no_markers = {0, 0};

/// SLOT , noun …
static AttStatus
compile_apposition(AttRuleSentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_APPOSITIVE}};
  AttWalk walk = att_walk_start(&draft);
  size_t begin = 2;
  while (att_piece_is_keyword(s, begin, ATT_KEYWORD_ARTICLE)) {
    ++begin;
  }
  if (!att_piece_is_words(s, begin) || att_piece_is_markers(s, begin)) {
    return att_piece_refuse_at(
        s, begin, "line without a trigger: expected a noun behind the comma");
  }
  ATT_TRY(att_piece_split_units(s, begin + 1));
  const size_t end = att_piece_run_end(s, begin);
  AttElement joined;
  ATT_TRY(att_piece_join_run(s, begin, end, &joined));
  ATT_TRY(
      att_walk_add_triggers(s, &joined, ATT_UPOS_NOUN, &draft.frame.triggers));
  ATT_TRY(att_walk_add_first_slot(
      s, &walk, ATT_FUNCTION_APPOSITION, ATT_PLACE_SUBJECT));
  att_draft_inverse(&draft, 0, ATT_FUNCTION_APPOSITION, ATT_HOST_TRIGGER);
  walk.next = end;
  ATT_TRY(att_walk_tail(s, &walk));
  return att_walk_commit(s, &draft);
}

/// SLOT's noun SLOT: a title before a name.
static AttStatus
compile_title(AttRuleSentence* s, size_t begin, size_t end)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_APPOSITIVE}};
  AttWalk walk = att_walk_start(&draft);
  AttElement joined;
  ATT_TRY(att_piece_join_run(s, begin, end, &joined));
  ATT_TRY(
      att_walk_add_triggers(s, &joined, ATT_UPOS_NOUN, &draft.frame.triggers));
  size_t named = 0;
  ATT_TRY(att_walk_add_role(s, &walk, end, ATT_PLACE_SUBJECT, &named));
  att_draft_way(
      &draft, named, ATT_FUNCTION_APPOSITION, ATT_HOST_TRIGGER, no_markers);
  att_draft_inverse(&draft, named, ATT_FUNCTION_APPOSITION, ATT_HOST_TRIGGER);
  att_draft_inverse(&draft, named, ATT_FUNCTION_COMPOUND, ATT_HOST_TRIGGER);
  att_draft_inverse(&draft, named, ATT_FUNCTION_MODIFIER, ATT_HOST_TRIGGER);
  if (begin > 0) {
    static const AttFunction ways[] = {
        ATT_FUNCTION_POSSESSOR, ATT_FUNCTION_COMPOUND, ATT_FUNCTION_MODIFIER};
    size_t owner = 0;
    ATT_TRY(att_walk_add_role(s, &walk, 0, ATT_PLACE_OBLIQUE, &owner));
    for (size_t i = 0; i < sizeof ways / sizeof *ways; ++i) {
      att_draft_way(&draft, owner, ways[i], ATT_HOST_TRIGGER, no_markers);
      att_draft_way(&draft, owner, ways[i], (uint8_t)named, no_markers);
    }
  }
  walk.next = end + 1;
  ATT_TRY(att_walk_tail(s, &walk));
  return att_walk_commit(s, &draft);
}

/// [ SLOT ] noun preposition SLOT …
static AttStatus
compile_nominal(AttRuleSentence* s, size_t begin)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_NOMINAL}};
  AttWalk walk = att_walk_start(&draft);
  ATT_TRY(att_piece_split_units(s, begin + 1));
  const size_t end = att_piece_run_end(s, begin);
  AttElement joined;
  if (end == begin + 1) {
    joined = s->at[begin];
  } else {
    ATT_TRY(att_piece_join_run(s, begin, end, &joined));
  }
  ATT_TRY(
      att_walk_add_triggers(s, &joined, ATT_UPOS_NOUN, &draft.frame.triggers));
  if (begin > 0 && att_piece_is_slot(s, 0)) {
    ATT_TRY(att_walk_add_first_slot(
        s, &walk, ATT_FUNCTION_POSSESSOR, ATT_PLACE_SUBJECT));
    att_draft_way(
        &draft, 0, ATT_FUNCTION_COMPOUND, ATT_HOST_TRIGGER, no_markers);
    att_draft_way(
        &draft, 0, ATT_FUNCTION_MODIFIER, ATT_HOST_TRIGGER, no_markers);
  }
  walk.next = end;
  ATT_TRY(att_walk_tail(s, &walk));
  ATT_TRY(att_derive_written_nominal(s->compiler, &draft));
  return att_walk_commit(s, &draft);
}

/// word CLAUSE
static AttStatus
compile_modifier(AttRuleSentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_MODIFIER}};
  AttWalk walk = att_walk_start(&draft);
  ATT_TRY(
      att_walk_add_triggers(s, &s->at[0], ATT_UPOS_X, &draft.frame.triggers));
  size_t index = 0;
  ATT_TRY(att_walk_add_role(s, &walk, 1, ATT_PLACE_CLAUSE, &index));
  if (s->count > 2) {
    return att_piece_refuse_at(
        s, 2, "expected the end of the line behind CLAUSE");
  }
  return att_walk_commit(s, &draft);
}

/// words SLOT , CLAUSE: the words are one preposition, found by its first.
static AttStatus
compile_adjunct(AttRuleSentence* s, size_t slot)
{
  AttCompiler* compiler = s->compiler;
  AttDraft draft = {.frame = {.kind = ATT_FRAME_ADJUNCT}};
  AttWalk walk = att_walk_start(&draft);
  AttElement joined;
  ATT_TRY(att_piece_join_run(s, 0, slot, &joined));
  AttRange markers = no_markers;
  ATT_TRY(att_words_add_markers(compiler, &joined, &markers));
  draft.frame.triggers.first = (uint32_t)compiler->phrases.size;
  for (uint32_t i = 0; i < joined.alternatives.count; ++i) {
    const AttRange first = {att_piece_words_of(s, &joined, i).first, 1};
    ATT_TRY(att_words_add_phrase(compiler, first, ATT_UPOS_X, false));
  }
  draft.frame.triggers.count =
      (uint32_t)compiler->phrases.size - draft.frame.triggers.first;
  size_t index = 0;
  ATT_TRY(att_walk_add_role(s, &walk, slot, ATT_PLACE_OBLIQUE, &index));
  att_draft_way(&draft, index, ATT_FUNCTION_OBLIQUE, ATT_HOST_TRIGGER, markers);
  ATT_TRY(att_walk_add_role(s, &walk, slot + 2, ATT_PLACE_CLAUSE, &index));
  if (s->count > slot + 3) {
    return att_piece_refuse_at(
        s, slot + 3, "expected the end of the line behind CLAUSE");
  }
  return att_walk_commit(s, &draft);
}

/// SLOT-word SLOT
static AttStatus
compile_hyphenated(AttRuleSentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_HYPHENATED}};
  AttWalk walk = att_walk_start(&draft);
  if (!att_piece_is_slot(s, 2) || s->count > 3) {
    return att_piece_refuse_at(
        s, s->count > 3 ? 3 : 2, "expected one slot behind the participle");
  }
  ATT_TRY(att_walk_add_triggers(
      s, &s->at[1], ATT_UPOS_VERB, &draft.frame.triggers));
  size_t before = 0;
  size_t behind = 0;
  ATT_TRY(att_walk_add_role(s, &walk, 0, ATT_PLACE_SUBJECT, &before));
  ATT_TRY(att_walk_add_role(s, &walk, 2, ATT_PLACE_OBJECT, &behind));
  static const AttFunction ways[] = {
      ATT_FUNCTION_SUBJECT, ATT_FUNCTION_COMPOUND, ATT_FUNCTION_MODIFIER};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; ++i) {
    att_draft_way(&draft, before, ways[i], ATT_HOST_TRIGGER, no_markers);
  }
  att_draft_way(
      &draft, behind, ATT_FUNCTION_OBJECT, ATT_HOST_TRIGGER, no_markers);
  att_draft_inverse(&draft, behind, ATT_FUNCTION_MODIFIER, ATT_HOST_TRIGGER);
  return att_walk_commit(s, &draft);
}

/// word-SLOT SLOT: a prefix and what it stands before.
static AttStatus
compile_prefixed(AttRuleSentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_HYPHENATED}};
  AttWalk walk = att_walk_start(&draft);
  if (!att_piece_is_slot(s, 2) || s->count > 3) {
    return att_piece_refuse_at(
        s, s->count > 3 ? 3 : 2, "expected one slot behind the prefixed slot");
  }
  ATT_TRY(
      att_walk_add_triggers(s, &s->at[0], ATT_UPOS_X, &draft.frame.triggers));
  size_t prefixed = 0;
  size_t behind = 0;
  ATT_TRY(att_walk_add_role(s, &walk, 1, ATT_PLACE_OBJECT, &prefixed));
  ATT_TRY(att_walk_add_role(s, &walk, 2, ATT_PLACE_SUBJECT, &behind));
  static const AttFunction ways[] = {
      ATT_FUNCTION_MODIFIER, ATT_FUNCTION_COMPOUND, ATT_FUNCTION_OBLIQUE};
  att_draft_way(
      &draft, prefixed, ATT_FUNCTION_OBJECT, ATT_HOST_TRIGGER, no_markers);
  att_draft_way(
      &draft, prefixed, ATT_FUNCTION_SUBJECT, ATT_HOST_TRIGGER, no_markers);
  att_draft_way(
      &draft, behind, ATT_FUNCTION_OBJECT, ATT_HOST_TRIGGER, no_markers);
  for (size_t i = 0; i < sizeof ways / sizeof *ways; ++i) {
    att_draft_inverse(&draft, prefixed, ways[i], ATT_HOST_TRIGGER);
    att_draft_inverse(&draft, behind, ways[i], (uint8_t)prefixed);
    att_draft_inverse(&draft, behind, ways[i], ATT_HOST_TRIGGER);
  }
  return att_walk_commit(s, &draft);
}

/// One reading of SLOT-SLOT noun: the first slot hangs on the noun as the
/// second does, or, `nested`, on the second one.
static AttStatus
compile_pair(AttRuleSentence* s, size_t end, AttRange triggers, bool nested)
{
  static const AttFunction ways[] = {
      ATT_FUNCTION_COMPOUND, ATT_FUNCTION_MODIFIER, ATT_FUNCTION_POSSESSOR};
  AttDraft draft = {
      .frame = {.kind = ATT_FRAME_COMPOUND, .triggers = triggers}};
  AttWalk walk = att_walk_start(&draft);
  size_t both[2];
  for (size_t i = 0; i < 2; ++i) {
    const size_t at = nested ? 1 - i : i;
    ATT_TRY(att_walk_add_role(s,
                              &walk,
                              at,
                              at == 0 ? ATT_PLACE_SUBJECT : ATT_PLACE_OBJECT,
                              &both[at]));
  }
  for (size_t w = 0; w < sizeof ways / sizeof *ways; ++w) {
    att_draft_way(&draft,
                  both[0],
                  ways[w],
                  nested ? (uint8_t)both[1] : ATT_HOST_TRIGGER,
                  no_markers);
    att_draft_way(&draft, both[1], ways[w], ATT_HOST_TRIGGER, no_markers);
  }
  if (!nested) {
    draft.slots[both[0]].slot.pair = ATT_PAIR_FIRST;
    draft.slots[both[1]].slot.pair = ATT_PAIR_SECOND;
  }
  walk.next = end;
  ATT_TRY(att_walk_tail(s, &walk));
  return att_walk_commit(s, &draft);
}

/// SLOT-SLOT noun
static AttStatus
compile_compound(AttRuleSentence* s)
{
  if (!att_piece_is_words(s, 2)) {
    return att_piece_refuse_at(
        s, 2, "line without a trigger: expected a noun behind the two slots");
  }
  const size_t end = att_piece_run_end(s, 2);
  AttElement joined;
  AttRange triggers = no_markers;
  ATT_TRY(att_piece_join_run(s, 2, end, &joined));
  ATT_TRY(att_walk_add_triggers(s, &joined, ATT_UPOS_NOUN, &triggers));
  ATT_TRY(compile_pair(s, end, triggers, false));
  return compile_pair(s, end, triggers, true);
}

/// A sentence that starts with a slot.
static AttStatus
compile_from_slot(AttRuleSentence* s)
{
  if (s->at[0].possessive) {
    if (!att_piece_is_words(s, 1)) {
      return att_piece_refuse_at(
          s, 1, "line without a trigger: expected a noun behind 's");
    }
    const size_t end = att_piece_run_end(s, 1);
    return att_piece_is_slot(s, end) && !att_piece_is_markers(s, end - 1)
               ? compile_title(s, 1, end)
               : compile_nominal(s, 1);
  }
  if (att_piece_is_comma(s, 1)) {
    return compile_apposition(s);
  }
  const size_t verb =
      att_piece_is_keyword(s, 1, ATT_KEYWORD_PAIR) && att_piece_is_slot(s, 2)
          ? 3
          : 1;
  if (!att_piece_is_words(s, verb) || att_piece_is_markers(s, verb)) {
    // A word that is a preposition and a verb ("like") is a verb here.
    if (!att_piece_is_words(s, verb) ||
        !att_piece_has_frequency(s, verb, ATT_UPOS_VERB)) {
      return att_piece_refuse_at(
          s,
          verb,
          "line without a trigger: expected a verb behind the "
          "first slot");
    }
  }
  if (att_piece_is_keyword(s, verb, ATT_KEYWORD_COPULA)) {
    return att_predicate_copular(s, verb);
  }
  bool noun = false;
  const size_t end = att_piece_run_end(s, verb);
  if (!att_piece_is_slot(s, end)) {
    ATT_TRY(att_predicate_is_only_noun(s, verb, &noun));
  }
  return noun ? compile_nominal(s, verb) : att_predicate_verbal(s, verb);
}

/// What a word that governs a clause is: "wants to", "willing to", "chance to".
typedef enum Governor {
  GOVERNOR_VERB,
  GOVERNOR_ADJECTIVE,
  GOVERNOR_NOUN,
  GOVERNOR_COUNT
} Governor;

/// Rules write verbs in the third person: what is written in its base form and
/// may be a noun is one ("claim by SPEAKER that CLAUSE", "offer to CLAUSE").
static AttStatus
is_written_as_noun(AttCompiler* compiler,
                   const AttAlternative* one,
                   bool* answer)
{
  *answer = false;
  if (one->words.count != 1 ||
      !att_words_frequency(compiler, one->words, ATT_UPOS_NOUN)) {
    return ATT_OK;
  }
  const AttView word = compiler->tree->words.at[one->words.first].text;
  AttView lemma = {0};
  ATT_TRY(att_words_lemma(compiler, word, ATT_UPOS_VERB, &lemma));
  *answer = att_view_equal_ascii_case(lemma, word);
  return ATT_OK;
}

/// A word that the vocabulary never saw may be a verb or a noun.
static bool
may_govern_as(const AttCompiler* compiler,
              const AttAlternative* one,
              Governor governor)
{
  if (one->list.size) {
    return governor == GOVERNOR_VERB;
  }
  const AttRange first = {one->words.first, 1};
  const uint32_t verb = att_words_frequency(compiler, first, ATT_UPOS_VERB);
  const uint32_t adjective =
      att_words_frequency(compiler, one->words, ATT_UPOS_ADJ);
  const uint32_t noun =
      att_words_frequency(compiler, one->words, ATT_UPOS_NOUN);
  if (verb) {
    return governor == GOVERNOR_VERB;
  }
  if (!adjective && !noun) {
    return governor != GOVERNOR_ADJECTIVE;
  }
  return governor == (adjective >= noun ? GOVERNOR_ADJECTIVE : GOVERNOR_NOUN);
}

/// words preposition CLAUSE, without a subject: each alternative as what the
/// vocabulary has it for.
static AttStatus
compile_governor(AttRuleSentence* s)
{
  AttRuleTree* tree = s->compiler->tree;
  const AttRange all = s->at[0].alternatives;
  for (Governor governor = GOVERNOR_VERB; governor < GOVERNOR_COUNT;
       ++governor) {
    AttRuleSentence part = *s;
    part.at[0].alternatives = (AttRange){(uint32_t)tree->alternatives.size, 0};
    for (uint32_t i = 0; i < all.count; ++i) {
      const AttAlternative one = tree->alternatives.at[all.first + i];
      bool noun = false;
      ATT_TRY(is_written_as_noun(s->compiler, &one, &noun));
      if (noun ? governor == GOVERNOR_NOUN
               : may_govern_as(s->compiler, &one, governor)) {
        ATT_TRY(ATT_PUSH(&tree->alternatives, one));
        ++part.at[0].alternatives.count;
      }
    }
    if (!part.at[0].alternatives.count) {
      continue;
    }
    ATT_TRY(governor == GOVERNOR_VERB ? att_predicate_verbal(&part, 0)
            : governor == GOVERNOR_ADJECTIVE
                ? att_predicate_copular_frame(
                      &part, 0, att_piece_run_end(&part, 0), SIZE_MAX)
                : compile_nominal(&part, 0));
  }
  return ATT_OK;
}

/// The slot of "words SLOT , CLAUSE", or 0.
static size_t
find_adjunct(const AttRuleSentence* s)
{
  size_t at = 0;
  while (att_piece_is_words(s, at)) {
    ++at;
  }
  return att_piece_is_slot(s, at) && !att_piece_is_clause_slot(s, at) &&
                 att_piece_is_comma(s, at + 1) &&
                 att_piece_is_clause_slot(s, at + 2)
             ? at
             : 0;
}

/// A sentence that starts with words.
static AttStatus
compile_from_words(AttRuleSentence* s)
{
  const size_t adjunct = find_adjunct(s);
  if (adjunct) {
    return compile_adjunct(s, adjunct);
  }
  if (att_piece_is_keyword(s, 0, ATT_KEYWORD_COPULA)) {
    return att_predicate_copular(s, 0);
  }
  if (att_piece_is_clause_slot(s, 1)) {
    bool verbs = false;
    ATT_TRY(att_predicate_are_inflected_verbs(s, 0, &verbs));
    return verbs ? att_predicate_verbal(s, 0) : compile_modifier(s);
  }
  const AttBlockKind kind = s->compiler->node->kind;
  if (att_block_governs_clause(kind)) {
    return compile_governor(s);
  }
  if (att_piece_is_markers(s, 0) &&
      !att_piece_has_frequency(s, 0, ATT_UPOS_VERB) &&
      !att_piece_has_frequency(s, 0, ATT_UPOS_NOUN)) {
    return att_piece_refuse_at(
        s, 0, "line without a trigger: it starts with a preposition");
  }
  const size_t end = att_piece_run_end(s, 0);
  if (att_piece_is_slot(s, end)) {
    const bool noun = att_piece_has_frequency(s, end - 1, ATT_UPOS_NOUN) &&
                      !att_piece_has_frequency(s, end - 1, ATT_UPOS_VERB);
    return noun ? compile_title(s, 0, end) : att_predicate_verbal(s, 0);
  }
  return compile_nominal(s, 0);
}

static AttStatus
compile(AttRuleSentence* s)
{
  while (s->count > 1 && att_piece_is_keyword(s, 0, ATT_KEYWORD_ARTICLE)) {
    for (size_t i = 1; i < s->count; ++i) {
      s->at[i - 1] = s->at[i];
    }
    --s->count;
  }
  if (att_piece_is_comma(s, 0)) {
    return att_piece_refuse_at(s, 0, "unexpected comma");
  }
  for (size_t i = 0; i < s->count; ++i) {
    if (s->at[i].hyphened && i != 1) {
      return att_piece_refuse_at(
          s, i, "a hyphen joins only the first two parts of a sentence");
    }
  }
  if (s->count > 1 && s->at[1].hyphened) {
    return !att_piece_is_slot(s, 0)  ? compile_prefixed(s)
           : att_piece_is_slot(s, 1) ? compile_compound(s)
                                     : compile_hyphenated(s);
  }
  return att_piece_is_slot(s, 0) ? compile_from_slot(s) : compile_from_words(s);
}

AttStatus
att_sentence_compile(AttCompiler* compiler,
                     const AttSentenceNode* node,
                     const AttElement* verbs)
{
  if (node->paths.count) {
    return verbs ? ATT_OK : att_path_compile(compiler, node);
  }
  AttRuleSentence sentence = {.compiler = compiler, .verbs = verbs};
  if (node->elements.count > ATT_MOST_ELEMENTS) {
    return att_fault(compiler->faults,
                     compiler->origin,
                     node->span,
                     "more than %u words and slots in one sentence",
                     ATT_MOST_ELEMENTS);
  }
  sentence.count = node->elements.count;
  for (uint32_t i = 0; i < node->elements.count; ++i) {
    sentence.at[i] = compiler->tree->elements.at[node->elements.first + i];
  }
  // "also denies": only sentences SLOT verb … have a verb to replace.
  if (verbs && (!att_piece_is_slot(&sentence, 0) || sentence.at[0].possessive ||
                !att_piece_is_words(&sentence, 1) ||
                att_piece_is_keyword(&sentence, 1, ATT_KEYWORD_COPULA))) {
    return ATT_OK;
  }
  return compile(&sentence);
}
