// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Sentences with a verb, and sentences with "is".
//
//   AGENT accuses|{lashes out at} TARGET    one frame of words, one a unit
//   SUBJECT is based in OBJECT              a passive verb, and an adjective

#include "rules/sentence.h"

/// Uses as a preposition for one as an adverb, at most, in a particle.
#define MOST_PREPOSITIONS 50u

static const AttRange no_markers = {0, 0};

/// Is each word an adverb often enough to be a particle? "over", "out" and
/// "back" are, "with" and "to" hardly ever.
static bool
are_adverbs(const AttRuleSentence* s, size_t at)
{
  for (uint32_t i = 0; i < s->at[at].alternatives.count; ++i) {
    const AttRange words = att_piece_words_of(s, &s->at[at], i);
    const uint64_t adverb =
        att_words_frequency(s->compiler, words, ATT_UPOS_ADV);
    const uint64_t preposition =
        att_words_frequency(s->compiler, words, ATT_UPOS_ADP);
    if (!adverb || adverb * MOST_PREPOSITIONS < preposition) {
      return false;
    }
  }
  return true;
}

/// May the word behind the verb be a particle though a slot or fixed words
/// follow it ("hands over TARGET", "lays down weapon")? Adverbs may, and what
/// is written as {hands over}.
static bool
may_be_particle(const AttRuleSentence* s, size_t at, bool is_unit)
{
  const bool is_object =
      (att_piece_is_slot(s, at + 1) && !s->at[at + 1].possessive) ||
      (att_piece_is_words(s, at + 1) && !att_piece_is_markers(s, at + 1));
  return att_piece_is_markers(s, at) && is_object && !s->at[at].optional &&
         !att_piece_is_keyword(s, at, ATT_KEYWORD_CLAUSE) &&
         !att_piece_is_keyword(s, at, ATT_KEYWORD_INFINITIVE) &&
         (is_unit || are_adverbs(s, at));
}

/// One frame of a verb line, with the frames derived from it.
static AttStatus
compile_verbal_frame(AttRuleSentence* s, size_t verb, bool passive)
{
  AttDraft draft = {
      .frame = {.kind = ATT_FRAME_VERBAL, .passive_only = passive}};
  AttWalk walk = att_walk_start(&draft);
  ATT_TRY(att_walk_add_triggers(
      s, &s->at[verb], ATT_UPOS_VERB, &draft.frame.triggers));
  if (verb > 0 && att_piece_is_slot(s, 0)) {
    ATT_TRY(att_walk_add_first_slot(
        s,
        &walk,
        passive ? ATT_FUNCTION_OBJECT : ATT_FUNCTION_SUBJECT,
        passive ? ATT_PLACE_OBJECT : ATT_PLACE_SUBJECT));
  }
  walk.next = verb + 1;
  ATT_TRY(att_walk_tail(s, &walk));
  for (size_t i = 0; passive && i < draft.count; ++i) {
    const AttRange markers = draft.slots[i].markers;
    for (uint32_t m = 0; m < markers.count; ++m) {
      if (draft.slots[i].place == ATT_PLACE_OBLIQUE &&
          att_words_is_keyword(
              ATT_KEYWORD_AGENT,
              s->compiler->marker_table.at[markers.first + m])) {
        att_draft_way(
            &draft, i, ATT_FUNCTION_SUBJECT, ATT_HOST_TRIGGER, no_markers);
      }
    }
  }
  ATT_TRY(att_walk_commit(s, &draft));
  return att_derive_from_verb(s->compiler, &draft, &s->at[verb], walk.particle);
}

static AttStatus
compile_verbal_once(AttRuleSentence* s, size_t verb, bool is_unit)
{
  ATT_TRY(att_piece_split_units(s, verb + 1));
  const bool twice = may_be_particle(s, verb + 1, is_unit);
  s->as_particle = false;
  ATT_TRY(compile_verbal_frame(s, verb, false));
  s->as_particle = twice;
  return twice ? compile_verbal_frame(s, verb, false) : ATT_OK;
}

/// SLOT verb …: the alternatives of one word in one frame, each unit in one of
/// its own ({carries out}: verb and particle).
AttStatus
att_predicate_verbal(AttRuleSentence* s, size_t verb)
{
  AttRuleTree* tree = s->compiler->tree;
  const AttElement written = s->verbs ? *s->verbs : s->at[verb];
  AttRuleSentence plain = *s;
  plain.at[verb] = written;
  plain.at[verb].alternatives =
      (AttRange){(uint32_t)tree->alternatives.size, 0};
  for (uint32_t i = 0; i < written.alternatives.count; ++i) {
    const AttAlternative one =
        tree->alternatives.at[written.alternatives.first + i];
    if (one.list.size || one.words.count == 1) {
      ATT_TRY(ATT_PUSH(&tree->alternatives, one));
      ++plain.at[verb].alternatives.count;
    }
  }
  if (plain.at[verb].alternatives.count) {
    ATT_TRY(compile_verbal_once(&plain, verb, false));
  }
  for (uint32_t i = 0; i < written.alternatives.count; ++i) {
    const AttAlternative one =
        tree->alternatives.at[written.alternatives.first + i];
    if (!one.list.size && one.words.count > 1) {
      AttRuleSentence unit = *s;
      unit.at[verb] = written;
      ATT_TRY(att_piece_split_unit(&unit, verb, one.words));
      ATT_TRY(compile_verbal_once(&unit, verb, true));
    }
  }
  return ATT_OK;
}

/// May the word be a participle, or an adjective or noun, as far as the
/// vocabulary tells? "based" is one, "ally" the other, what it never saw both.
static AttStatus
read_predicate(AttRuleSentence* s,
               const AttAlternative* one,
               bool* participle,
               bool* nominal)
{
  *participle = false;
  *nominal = true;
  if (one->list.size || one->words.count != 1) {
    return ATT_OK;
  }
  const AttView word = s->compiler->tree->words.at[one->words.first].text;
  AttView lemma = {0};
  ATT_TRY(att_words_lemma(s->compiler, word, ATT_UPOS_VERB, &lemma));
  const bool verb =
      att_words_frequency(s->compiler, one->words, ATT_UPOS_VERB) > 0;
  const bool adjective =
      att_words_frequency(s->compiler, one->words, ATT_UPOS_ADJ) > 0;
  const bool noun =
      att_words_frequency(s->compiler, one->words, ATT_UPOS_NOUN) > 0;
  *participle = !att_view_equal(lemma, word) && (verb || (!adjective && !noun));
  *nominal = !*participle || adjective || !verb;
  return ATT_OK;
}

AttStatus
att_predicate_copular_frame(AttRuleSentence* s,
                            size_t begin,
                            size_t end,
                            size_t owner)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_COPULAR}};
  AttWalk walk = att_walk_start(&draft);
  AttElement joined;
  ATT_TRY(att_piece_join_run(s, begin, end, &joined));
  ATT_TRY(
      att_walk_add_triggers(s, &joined, ATT_UPOS_ADJ, &draft.frame.triggers));
  if (att_piece_is_slot(s, 0)) {
    ATT_TRY(att_walk_add_first_slot(
        s, &walk, ATT_FUNCTION_SUBJECT, ATT_PLACE_SUBJECT));
  }
  if (owner < s->count) {
    ATT_TRY(att_walk_add_possessor(s, &walk, owner, ATT_HOST_TRIGGER));
  }
  walk.next = end;
  ATT_TRY(att_walk_tail(s, &walk));
  return att_walk_commit(s, &draft);
}

/// The alternatives of one word behind "is": participles as a passive verb,
/// others as a predicate.
static AttStatus
compile_predicates(AttRuleSentence* s, size_t at, size_t owner)
{
  AttRuleTree* tree = s->compiler->tree;
  const AttRange all = s->at[at].alternatives;
  for (int pass = 0; pass < 2; ++pass) {
    AttRuleSentence part = *s;
    part.at[at].alternatives = (AttRange){(uint32_t)tree->alternatives.size, 0};
    for (uint32_t i = 0; i < all.count; ++i) {
      const AttAlternative one = tree->alternatives.at[all.first + i];
      bool readings[2];
      ATT_TRY(read_predicate(s, &one, &readings[0], &readings[1]));
      if (readings[pass]) {
        ATT_TRY(ATT_PUSH(&tree->alternatives, one));
        ++part.at[at].alternatives.count;
      }
    }
    if (part.at[at].alternatives.count) {
      ATT_TRY(pass == 0
                  ? compile_verbal_frame(&part, at, true)
                  : att_predicate_copular_frame(&part, at, at + 1, owner));
    }
  }
  return ATT_OK;
}

/// [ SLOT ] is [ preposition ] word …
AttStatus
att_predicate_copular(AttRuleSentence* s, size_t copula)
{
  size_t begin = copula + 1;
  while (att_piece_is_keyword(s, begin, ATT_KEYWORD_ARTICLE)) {
    ++begin;
  }
  const size_t owner = att_piece_is_slot(s, begin) && s->at[begin].possessive
                           ? begin++
                           : SIZE_MAX;
  ATT_TRY(att_piece_split_units(s, begin));
  size_t head = begin;
  while (att_piece_is_markers(s, head) ||
         att_piece_is_keyword(s, head, ATT_KEYWORD_ARTICLE)) {
    ++head;
  }
  if (!att_piece_is_words(s, head)) {
    return att_piece_refuse_at(
        s,
        begin,
        "line without a trigger: expected an adjective or a noun "
        "behind \"is\"");
  }
  const size_t end = att_piece_run_end(s, head);
  if (head != begin || end != begin + 1) {
    return att_predicate_copular_frame(s, begin, end, owner);
  }
  return compile_predicates(s, begin, owner);
}

AttStatus
att_predicate_is_participle(AttRuleSentence* s, size_t at, bool* answer)
{
  *answer = true;
  for (uint32_t i = 0; *answer && i < s->at[at].alternatives.count; ++i) {
    const AttAlternative one =
        s->compiler->tree->alternatives.at[s->at[at].alternatives.first + i];
    bool nominal = false;
    ATT_TRY(read_predicate(s, &one, answer, &nominal));
    *answer = *answer && !nominal;
  }
  return ATT_OK;
}

static bool
is_unseen(const AttRuleSentence* s, AttRange word)
{
  for (int upos = 0; upos < ATT_UPOS_COUNT; ++upos) {
    if (att_words_frequency(s->compiler, word, (AttUpos)upos)) {
      return false;
    }
  }
  return word.count > 0;
}

/// Are all alternatives inflected verbs ("denies CLAUSE"), not "not" or "may"?
/// A word that the vocabulary has never seen at all is what the others are.
AttStatus
att_predicate_are_inflected_verbs(AttRuleSentence* s, size_t at, bool* answer)
{
  size_t unseen = 0;
  *answer = true;
  for (uint32_t i = 0; *answer && i < s->at[at].alternatives.count; ++i) {
    const AttRange words = att_piece_words_of(s, &s->at[at], i);
    const AttRange first = {words.first, words.count ? 1 : 0};
    if (is_unseen(s, first)) {
      ++unseen;
      continue;
    }
    if (!att_words_frequency(s->compiler, first, ATT_UPOS_VERB) ||
        att_words_frequency(s->compiler, first, ATT_UPOS_AUX)) {
      *answer = false;
      break;
    }
    const AttView word = s->compiler->tree->words.at[words.first].text;
    AttView lemma = {0};
    ATT_TRY(att_words_lemma(s->compiler, word, ATT_UPOS_VERB, &lemma));
    *answer = !att_view_equal(lemma, word);
  }
  *answer = *answer && unseen < s->at[at].alternatives.count;
  return ATT_OK;
}

/// What a word or unit behind the first slot can be.
typedef enum Reading {
  READING_VERB, ///< {breaks off}, a list (nouns are derived)
  READING_NOUN, ///< offensive, {peace offensive}
  READING_BOTH, ///< {talks peace}, {arms race}
} Reading;

/// Is the word, or the last one of a unit, a noun in the singular?
static AttStatus
ends_in_noun(const AttRuleSentence* s, AttRange words, bool* answer)
{
  AttCompiler* compiler = s->compiler;
  const AttView word =
      compiler->tree->words.at[words.first + words.count - 1].text;
  AttView lemma = {0};
  ATT_TRY(att_words_lemma(compiler, word, ATT_UPOS_NOUN, &lemma));
  *answer = att_words_frequency(compiler, words, ATT_UPOS_NOUN) &&
            att_view_equal(lemma, word);
  return ATT_OK;
}

/// The first word of a unit tells: a verb stands there in the third person.
/// One that is more often a plural ("arms", "talks") leaves it open where a
/// noun ends the unit.
static AttStatus
read_alternative(const AttRuleSentence* s, AttRange words, Reading* reading)
{
  AttCompiler* compiler = s->compiler;
  bool noun = false;
  *reading = READING_VERB;
  if (!words.count) {
    return ATT_OK;
  }
  ATT_TRY(ends_in_noun(s, words, &noun));
  const AttRange first = {words.first, 1};
  const AttView opening = compiler->tree->words.at[first.first].text;
  AttView lemma = {0};
  ATT_TRY(att_words_lemma(compiler, opening, ATT_UPOS_VERB, &lemma));
  const uint32_t verb = att_words_frequency(compiler, first, ATT_UPOS_VERB);
  if (words.count > 1 && verb && !att_view_equal(lemma, opening)) {
    const AttView closing =
        compiler->tree->words.at[words.first + words.count - 1].text;
    const bool open =
        noun && att_words_reading(compiler, closing) == ATT_UPOS_NOUN &&
        att_words_frequency(compiler, first, ATT_UPOS_NOUN) > verb;
    *reading = open ? READING_BOTH : READING_VERB;
  } else if (noun && !att_words_frequency(compiler, words, ATT_UPOS_VERB)) {
    *reading = READING_NOUN;
  }
  return ATT_OK;
}

/// Is the word behind the first slot a noun that is never a verb ("AGENT
/// offensive against TARGET")? Of alternatives, one that is a verb settles it;
/// units of which none tells are refused.
AttStatus
att_predicate_is_only_noun(AttRuleSentence* s, size_t at, bool* answer)
{
  const AttElement* element = &s->at[at];
  bool noun = false;
  bool open = false;
  *answer = false;
  for (uint32_t i = 0; i < element->alternatives.count; ++i) {
    Reading reading = READING_VERB;
    ATT_TRY(read_alternative(s, att_piece_words_of(s, element, i), &reading));
    if (reading == READING_VERB) {
      return ATT_OK;
    }
    noun |= reading == READING_NOUN;
    open |= reading == READING_BOTH;
  }
  *answer = true;
  return open && !noun
             ? att_piece_refuse_at(
                   s,
                   at,
                   "words that may be a verb or a noun: expected a verb "
                   "outside the braces, or 's before a noun")
             : ATT_OK;
}
