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

#include "rules/compiler.h"

/// The elements of the sentence being compiled, a copy that units are split in.
typedef struct Sentence {
  AttCompiler* compiler;
  AttElement at[ATT_MOST_ELEMENTS];
  size_t count;
  const AttElement* verbs; ///< replace the verbs of the sentence, or NULL
  bool warns;              ///< of words that no token can match
  bool as_particle;        ///< "hands over TARGET": over is no preposition
} Sentence;

/// How far the walk behind the trigger has come.
typedef struct Walk {
  AttDraft* draft;
  size_t next;      ///< element
  size_t start;     ///< slots before the trigger
  uint8_t host;     ///< last fixed words, or the trigger
  uint8_t verb;     ///< whose objects: the trigger, or the verb behind "to"
  size_t direct;    ///< slots without preposition so far
  size_t last_slot; ///< the last of them
  const AttElement* particle; ///< directly behind the verb, or NULL
} Walk;

static const AttRange no_markers = {0, 0};

static bool
is_words(const Sentence* s, size_t at)
{
  return at < s->count && s->at[at].kind == ATT_ELEMENT_WORDS;
}

static bool
is_slot(const Sentence* s, size_t at)
{
  return at < s->count && s->at[at].kind == ATT_ELEMENT_SLOT;
}

static bool
is_comma(const Sentence* s, size_t at)
{
  return at < s->count && s->at[at].kind == ATT_ELEMENT_COMMA;
}

static bool
is_clause_slot(const Sentence* s, size_t at)
{
  return is_slot(s, at) && att_view_equal(s->at[at].name, ATT_VIEW("clause"));
}

static bool
is_keyword(const Sentence* s, size_t at, AttKeyword keyword)
{
  return at < s->count &&
         att_words_are_keyword(s->compiler, keyword, &s->at[at]);
}

static bool
is_markers(const Sentence* s, size_t at)
{
  return at < s->count && att_words_are_markers(s->compiler, &s->at[at]);
}

static AttStatus
refuse_at(const Sentence* s, size_t at, const char* message)
{
  AttSpan span = s->compiler->sentence;
  if (at < s->count) {
    span = s->at[at].span;
  } else {
    span.begin = span.end;
  }
  return att_fault(
      s->compiler->faults, s->compiler->origin, span, "%s", message);
}

/// The first word of a single alternative; used to ask the vocabulary.
static AttRange
words_of(const Sentence* s, const AttElement* element, uint32_t alternative)
{
  return s->compiler->tree->alternatives
      .at[element->alternatives.first + alternative]
      .words;
}

static bool
has_frequency(const Sentence* s, size_t at, AttUpos upos)
{
  for (uint32_t i = 0; i < s->at[at].alternatives.count; ++i) {
    if (att_words_frequency(s->compiler, words_of(s, &s->at[at], i), upos)) {
      return true;
    }
  }
  return false;
}

/// One element whose alternatives are every way to read a run of words, joined:
/// "close military" + "ally|partner" gives {close military ally} and
/// {close military partner}. Articles are left out.
static AttStatus
join_run(Sentence* s, size_t begin, size_t end, AttElement* joined)
{
  AttCompiler* compiler = s->compiler;
  AttRuleTree* tree = compiler->tree;
  AttRuns all = {0};
  AttRuns part = {0};
  AttStatus status = ATT_PUSH(&all, (AttRun){.words = {0, 0}});
  *joined = s->at[begin];
  joined->span.end = s->at[end - 1].span.end;
  for (size_t i = begin; i < end && status == ATT_OK; ++i) {
    if (is_keyword(s, i, ATT_KEYWORD_ARTICLE)) {
      continue;
    }
    part.size = 0;
    status = att_words_expand(compiler, &s->at[i], &part);
    AttRuns product = {0};
    for (size_t a = 0; a < all.size && status == ATT_OK; ++a) {
      for (size_t b = 0; b < part.size && status == ATT_OK; ++b) {
        AttRange words = {(uint32_t)tree->words.size, 0};
        const AttRange halves[2] = {all.at[a].words, part.at[b].words};
        for (size_t h = 0; h < 2 && status == ATT_OK; ++h) {
          for (uint32_t w = 0; w < halves[h].count && status == ATT_OK; ++w) {
            const AttWordNode word = tree->words.at[halves[h].first + w];
            status = ATT_PUSH(&tree->words, word);
          }
        }
        words.count = (uint32_t)tree->words.size - words.first;
        if (status == ATT_OK && product.size >= ATT_MOST_PHRASES) {
          status = refuse_at(s, begin, "too many combinations of words");
        }
        if (status == ATT_OK) {
          status = ATT_PUSH(&product, (AttRun){words, joined->span, false});
        }
      }
    }
    ATT_ARRAY_CLEAR(&all);
    all.at = product.at;
    all.size = product.size;
    all.capacity = product.capacity;
  }
  joined->alternatives.first = (uint32_t)tree->alternatives.size;
  for (size_t i = 0; i < all.size && status == ATT_OK; ++i) {
    status = ATT_PUSH(
        &tree->alternatives,
        (AttAlternative){.words = all.at[i].words, .span = joined->span});
  }
  joined->alternatives.count =
      (uint32_t)tree->alternatives.size - joined->alternatives.first;
  ATT_ARRAY_CLEAR(&all);
  ATT_ARRAY_CLEAR(&part);
  return status;
}

/// Where the run of words that starts here ends: before a slot, a comma, a
/// preposition, or what is optional while the run is not.
static size_t
run_end(const Sentence* s, size_t begin)
{
  size_t end = begin + 1;
  while (is_words(s, end) && !is_markers(s, end) && !s->at[end].hyphened &&
         s->at[end].optional == s->at[begin].optional) {
    ++end;
  }
  return end;
}

static AttStatus
add_role(Sentence* s, Walk* walk, size_t at, AttPlace place, size_t* index)
{
  AttSlot slot;
  ATT_TRY(att_names_slot(s->compiler, &s->at[at], &slot));
  return att_draft_slot(s->compiler, walk->draft, slot, place, index);
}

static AttStatus
add_words(Sentence* s,
          Walk* walk,
          const AttElement* element,
          AttPlace place,
          size_t* index)
{
  AttSlot slot = {.kind = ATT_SLOT_WORDS,
                  .optional = element->optional,
                  .span = element->span};
  ATT_TRY(att_words_add_fixed(s->compiler, element, &slot.phrases));
  return att_draft_slot(s->compiler, walk->draft, slot, place, index);
}

/// Markers as written; for clauses also none at all where they are "that" or
/// "to", which may be left out.
static AttStatus
add_written_markers(Sentence* s, size_t at, bool for_clause, AttRange* markers)
{
  ATT_TRY(att_words_add_markers(s->compiler, &s->at[at], markers));
  if (for_clause && (is_keyword(s, at, ATT_KEYWORD_CLAUSE) ||
                     is_keyword(s, at, ATT_KEYWORD_INFINITIVE))) {
    ATT_TRY(att_words_add_marker(s->compiler, (AttView){"", 0}, markers));
  }
  return ATT_OK;
}

static AttStatus
add_bare_clause_markers(Sentence* s, AttRange* markers)
{
  ATT_TRY(att_words_add_marker(
      s->compiler, att_words_keyword(ATT_KEYWORD_CLAUSE, 0), markers));
  ATT_TRY(att_words_add_marker(
      s->compiler, att_words_keyword(ATT_KEYWORD_INFINITIVE, 0), markers));
  return att_words_add_marker(s->compiler, (AttView){"", 0}, markers);
}

static void
add_way(Walk* walk, size_t slot, AttFunction function, AttRange markers)
{
  att_draft_way(walk->draft, slot, function, ATT_HOST_TRIGGER, markers);
  if (walk->verb != ATT_HOST_TRIGGER) {
    att_draft_way(walk->draft, slot, function, walk->verb, markers);
  }
  if (walk->host != ATT_HOST_TRIGGER) {
    att_draft_way(walk->draft, slot, function, walk->host, markers);
  }
}

/// "of SLOT" behind a noun is its possessor as well: the trigger's, or that of
/// the fixed words before.
static void
add_genitive_ways(const Sentence* s, Walk* walk, size_t at, size_t slot)
{
  const AttFrameKind kind = walk->draft->frame.kind;
  const bool is_noun = kind == ATT_FRAME_COPULAR ||
                       kind == ATT_FRAME_APPOSITIVE ||
                       walk->host != ATT_HOST_TRIGGER;
  bool genitive = false;
  for (uint32_t i = 0; i < s->at[at].alternatives.count; ++i) {
    const AttRange words = words_of(s, &s->at[at], i);
    genitive |=
        words.count == 1 &&
        att_words_is_keyword(ATT_KEYWORD_GENITIVE,
                             s->compiler->tree->words.at[words.first].text);
  }
  if (!is_noun || !genitive) {
    return;
  }
  att_draft_way(
      walk->draft, slot, ATT_FUNCTION_POSSESSOR, walk->host, no_markers);
  att_draft_way(
      walk->draft, slot, ATT_FUNCTION_COMPOUND, walk->host, no_markers);
  att_draft_way(
      walk->draft, slot, ATT_FUNCTION_MODIFIER, walk->host, no_markers);
}

/// "SLOT and SLOT": one slot where both name the same role (all conjuncts fill
/// it), a pair where they differ. `walk->next` is at the first SLOT.
static AttStatus
add_pair(Sentence* s, Walk* walk, AttPlace place, size_t* first, size_t* second)
{
  const size_t at = walk->next;
  ATT_TRY(add_role(s, walk, at, place, first));
  *second = *first;
  walk->next = at + 1;
  if (!is_keyword(s, at + 1, ATT_KEYWORD_PAIR) || !is_slot(s, at + 2)) {
    return ATT_OK;
  }
  walk->next = at + 3;
  if (att_view_equal(s->at[at].name, s->at[at + 2].name)) {
    return ATT_OK;
  }
  ATT_TRY(add_role(s, walk, at + 2, place, second));
  walk->draft->slots[*first].slot.pair = ATT_PAIR_FIRST;
  walk->draft->slots[*second].slot.pair = ATT_PAIR_SECOND;
  return ATT_OK;
}

/// "pulls out of PLACE": some trees join the particle and the preposition.
static AttStatus
add_joined_marker(Sentence* s, const AttElement* particle, AttRange* markers)
{
  AttCompiler* compiler = s->compiler;
  const AttRange words = words_of(s, particle, 0);
  AttText both = {0};
  att_text_format(&both,
                  "%.*s %.*s",
                  ATT_VIEW_ARG(compiler->tree->words.at[words.first].text),
                  ATT_VIEW_ARG(compiler->marker_table.at[markers->first]));
  AttStatus status = att_text_status(&both);
  if (status == ATT_OK) {
    const AttView copy = att_arena_copy(compiler->arena, att_text_view(&both));
    status = copy.at ? att_words_add_marker(compiler, copy, markers)
                     : ATT_ERR_MEMORY;
  }
  att_text_clear(&both);
  return status;
}

/// preposition SLOT [ "and" SLOT ]
static AttStatus
walk_oblique(Sentence* s, Walk* walk)
{
  const size_t at = walk->next++;
  const bool is_clause = is_clause_slot(s, walk->next);
  const bool that = is_keyword(s, at, ATT_KEYWORD_CLAUSE);
  const bool infinitive = is_keyword(s, at, ATT_KEYWORD_INFINITIVE);
  AttRange markers = no_markers;
  AttRange of_clause = no_markers;
  ATT_TRY(add_written_markers(s, at, false, &markers));
  if (walk->particle == &s->at[at - 1]) {
    ATT_TRY(add_joined_marker(s, walk->particle, &markers));
  }
  ATT_TRY(add_written_markers(s, at, true, &of_clause));
  size_t both[2];
  ATT_TRY(add_pair(s,
                   walk,
                   is_clause ? ATT_PLACE_CLAUSE : ATT_PLACE_OBLIQUE,
                   &both[0],
                   &both[1]));
  for (size_t i = 0; i < (both[0] == both[1] ? 1u : 2u); ++i) {
    AttDraftSlot* slot = &walk->draft->slots[both[i]];
    slot->markers = markers;
    if (slot->slot.takes_clause) {
      add_way(walk, both[i], ATT_FUNCTION_COMPLEMENT, of_clause);
    }
    if (!that) {
      add_way(walk, both[i], ATT_FUNCTION_OBLIQUE, markers);
    }
    if (slot->slot.takes_clause && !that && !(is_clause && infinitive)) {
      add_way(walk, both[i], ATT_FUNCTION_ADVERBIAL, markers);
    }
    if (!is_clause) {
      add_genitive_ways(s, walk, at, both[i]);
    }
  }
  return ATT_OK;
}

/// A second object: the one before is who receives it.
static AttStatus
turn_into_recipient(Sentence* s, Walk* walk)
{
  AttDraftSlot* slot = &walk->draft->slots[walk->last_slot];
  AttRange markers = no_markers;
  for (size_t i = 0; att_words_keyword(ATT_KEYWORD_RECIPIENT, i).size; ++i) {
    ATT_TRY(att_words_add_marker(
        s->compiler, att_words_keyword(ATT_KEYWORD_RECIPIENT, i), &markers));
  }
  slot->place = ATT_PLACE_INDIRECT;
  slot->way_count = 0;
  att_draft_way(walk->draft,
                walk->last_slot,
                ATT_FUNCTION_INDIRECT,
                walk->verb,
                no_markers);
  att_draft_way(
      walk->draft, walk->last_slot, ATT_FUNCTION_OBLIQUE, walk->verb, markers);
  return ATT_OK;
}

/// SLOT without a preposition
static AttStatus
walk_direct(Sentence* s, Walk* walk)
{
  const size_t at = walk->next;
  const AttFrameKind kind = walk->draft->frame.kind;
  if (kind != ATT_FRAME_VERBAL) {
    return refuse_at(s, at, "expected a preposition before this slot");
  }
  const bool is_clause = is_clause_slot(s, at);
  if (walk->direct > 0) {
    ATT_TRY(turn_into_recipient(s, walk));
  }
  size_t both[2];
  ATT_TRY(add_pair(s,
                   walk,
                   is_clause ? ATT_PLACE_CLAUSE : ATT_PLACE_OBJECT,
                   &both[0],
                   &both[1]));
  for (size_t i = 0; i < (both[0] == both[1] ? 1u : 2u); ++i) {
    AttDraftSlot* slot = &walk->draft->slots[both[i]];
    att_draft_way(
        walk->draft, both[i], ATT_FUNCTION_OBJECT, walk->verb, no_markers);
    if (slot->slot.takes_clause) {
      AttRange markers = no_markers;
      ATT_TRY(add_bare_clause_markers(s, &markers));
      att_draft_way(
          walk->draft, both[i], ATT_FUNCTION_COMPLEMENT, walk->verb, markers);
    }
  }
  walk->last_slot = both[1];
  ++walk->direct;
  return ATT_OK;
}

/// Ways of a possessor: "TARGET's camp" is also "the camp of TARGET" and "the
/// TARGET camp".
static AttStatus
add_possessor(Sentence* s, Walk* walk, size_t at, uint8_t host)
{
  size_t index = 0;
  ATT_TRY(add_role(s, walk, at, ATT_PLACE_OBLIQUE, &index));
  AttRange of = no_markers;
  ATT_TRY(att_words_add_marker(
      s->compiler, att_words_keyword(ATT_KEYWORD_GENITIVE, 0), &of));
  att_draft_way(walk->draft, index, ATT_FUNCTION_POSSESSOR, host, no_markers);
  att_draft_way(walk->draft, index, ATT_FUNCTION_OBLIQUE, host, of);
  att_draft_way(walk->draft, index, ATT_FUNCTION_COMPOUND, host, no_markers);
  att_draft_way(walk->draft, index, ATT_FUNCTION_MODIFIER, host, no_markers);
  return ATT_OK;
}

/// Take "SLOT's" before fixed words; false where the next element is none.
static bool
take_owner(Sentence* s, Walk* walk, size_t* owner)
{
  *owner = walk->next;
  if (!is_slot(s, *owner) || !s->at[*owner].possessive) {
    return false;
  }
  ++walk->next;
  while (is_keyword(s, walk->next, ATT_KEYWORD_ARTICLE)) {
    ++walk->next;
  }
  return true;
}

/// Fixed words without a preposition: an object, a predicate ("becomes
/// leader"), or an adverb.
static AttStatus
walk_fixed(Sentence* s, Walk* walk)
{
  size_t owner = 0;
  const bool owned = take_owner(s, walk, &owner);
  const size_t begin = walk->next;
  if (!is_words(s, begin) || is_markers(s, begin)) {
    return refuse_at(s, begin, "expected words behind a possessive slot");
  }
  const size_t end = run_end(s, begin);
  AttElement joined;
  ATT_TRY(join_run(s, begin, end, &joined));
  if (is_slot(s, end) && !is_clause_slot(s, end) &&
      !has_frequency(s, end - 1, ATT_UPOS_ADV)) {
    return att_words_unknown_marker(s->compiler, s->at[end - 1].span);
  }
  if (walk->direct > 0) {
    const uint8_t verb = walk->verb;
    ATT_TRY(turn_into_recipient(s, walk));
    att_draft_way(
        walk->draft, walk->last_slot, ATT_FUNCTION_OBJECT, verb, no_markers);
  }
  size_t index = 0;
  ATT_TRY(add_words(s, walk, &joined, ATT_PLACE_WORDS, &index));
  AttRange bare = no_markers;
  ATT_TRY(att_words_add_marker(s->compiler, (AttView){"", 0}, &bare));
  att_draft_way(
      walk->draft, index, ATT_FUNCTION_OBJECT, walk->verb, no_markers);
  att_draft_way(
      walk->draft, index, ATT_FUNCTION_PREDICATE, walk->verb, no_markers);
  att_draft_way(walk->draft, index, ATT_FUNCTION_COMPLEMENT, walk->verb, bare);
  att_draft_way(
      walk->draft, index, ATT_FUNCTION_PARTICLE, walk->verb, no_markers);
  att_draft_way(
      walk->draft, index, ATT_FUNCTION_ADVERB, walk->verb, no_markers);
  walk->host = (uint8_t)index;
  walk->next = end;
  return owned ? add_possessor(s, walk, owner, (uint8_t)index) : ATT_OK;
}

/// "out" in "pulls out": a particle, or an adverb where the tree has it so.
static AttStatus
walk_particle(Sentence* s, Walk* walk)
{
  const AttElement* element = &s->at[walk->next];
  size_t index = 0;
  ATT_TRY(add_words(s, walk, element, ATT_PLACE_PARTICLE, &index));
  att_draft_way(
      walk->draft, index, ATT_FUNCTION_PARTICLE, walk->verb, no_markers);
  att_draft_way(
      walk->draft, index, ATT_FUNCTION_ADVERB, walk->verb, no_markers);
  if (index == walk->start) {
    walk->particle = element;
  }
  ++walk->next;
  return ATT_OK;
}

/// "to withdraw from PLACE": the verb behind "to" has the objects from here on.
/// "to justice", "under fire": fixed words behind a preposition.
static AttStatus
walk_marked_words(Sentence* s, Walk* walk)
{
  const size_t marker = walk->next++;
  size_t owner = 0;
  const bool owned = take_owner(s, walk, &owner);
  const size_t begin = walk->next;
  if (!is_words(s, begin) || is_markers(s, begin)) {
    return refuse_at(s, begin, "expected words behind a possessive slot");
  }
  const size_t end = run_end(s, begin);
  AttElement joined;
  ATT_TRY(join_run(s, begin, end, &joined));
  AttRange markers = no_markers;
  AttRange of_clause = no_markers;
  ATT_TRY(add_written_markers(s, marker, false, &markers));
  ATT_TRY(add_written_markers(s, marker, true, &of_clause));
  size_t index = 0;
  ATT_TRY(add_words(s, walk, &joined, ATT_PLACE_WORDS, &index));
  const bool infinitive = is_keyword(s, marker, ATT_KEYWORD_INFINITIVE) &&
                          has_frequency(s, end - 1, ATT_UPOS_VERB);
  if (infinitive) {
    add_way(walk, index, ATT_FUNCTION_COMPLEMENT, of_clause);
    add_way(walk, index, ATT_FUNCTION_ADVERBIAL, markers);
  }
  add_way(walk, index, ATT_FUNCTION_OBLIQUE, markers);
  if (!infinitive) {
    add_way(walk, index, ATT_FUNCTION_COMPLEMENT, markers);
  }
  if (infinitive && is_slot(s, end)) {
    walk->verb = (uint8_t)index;
    walk->direct = 0;
  }
  walk->host = (uint8_t)index;
  walk->next = end;
  return owned ? add_possessor(s, walk, owner, (uint8_t)index) : ATT_OK;
}

/// Everything behind the trigger.
static AttStatus
walk_tail(Sentence* s, Walk* walk)
{
  walk->start = walk->draft->count;
  while (walk->next < s->count) {
    const size_t at = walk->next;
    if (is_comma(s, at)) {
      return refuse_at(s, at, "unexpected comma");
    }
    if (is_slot(s, at)) {
      ATT_TRY(s->at[at].possessive ? walk_fixed(s, walk)
                                   : walk_direct(s, walk));
      continue;
    }
    size_t behind = at + 1;
    while (is_keyword(s, behind, ATT_KEYWORD_ARTICLE)) {
      ++behind;
    }
    if (is_keyword(s, at, ATT_KEYWORD_ARTICLE)) {
      ++walk->next;
    } else if (!is_markers(s, at)) {
      ATT_TRY(walk_fixed(s, walk));
    } else if (is_slot(s, at + 1) && s->at[at + 1].possessive) {
      ATT_TRY(walk_marked_words(s, walk));
    } else if (is_slot(s, at + 1) && !s->as_particle) {
      ATT_TRY(walk_oblique(s, walk));
    } else if (is_words(s, behind) && !is_markers(s, behind) &&
               s->at[at].optional == s->at[behind].optional) {
      ATT_TRY(walk_marked_words(s, walk));
    } else {
      s->as_particle = false;
      ATT_TRY(walk_particle(s, walk));
    }
  }
  return ATT_OK;
}

/// Does the trigger ever occur as what the rule reads it as?
static void
warn_unseen(AttCompiler* compiler,
            const AttRun* run,
            AttUpos upos,
            const char* as)
{
  const AttRange words = run->words;
  if (run->from_list || words.count != 1 ||
      compiler->tree->words.at[words.first].kind != ATT_WORD_LEMMA ||
      att_words_frequency(compiler, words, upos)) {
    return;
  }
  att_report(compiler->faults->log,
             ATT_WARNING,
             compiler->origin,
             run->span,
             "the vocabulary has never seen \"%.*s\" as a %s",
             ATT_VIEW_ARG(compiler->tree->words.at[words.first].text),
             as);
}

static AttStatus
add_trigger_runs(Sentence* s,
                 const AttRuns* runs,
                 AttUpos upos,
                 AttRange* triggers)
{
  AttCompiler* compiler = s->compiler;
  triggers->first = (uint32_t)compiler->phrases.size;
  for (size_t i = 0; i < runs->size; ++i) {
    const AttRange words = runs->at[i].words;
    const AttWordNode head =
        compiler->tree->words.at[words.first + words.count - 1];
    if (head.kind == ATT_WORD_REGEX) {
      return att_fault(compiler->faults,
                       compiler->origin,
                       head.span,
                       "a regular expression cannot trigger a rule; quote the "
                       "forms or use a list");
    }
    const bool is_noun = upos == ATT_UPOS_ADJ &&
                         att_words_frequency(compiler, words, ATT_UPOS_NOUN) >
                             att_words_frequency(compiler, words, ATT_UPOS_ADJ);
    const AttUpos reading = is_noun ? ATT_UPOS_NOUN : upos;
    if (upos == ATT_UPOS_VERB && s->warns) {
      warn_unseen(compiler, &runs->at[i], upos, "verb");
    }
    ATT_TRY(att_words_add_phrase(compiler, words, reading, false));
  }
  triggers->count = (uint32_t)compiler->phrases.size - triggers->first;
  return ATT_OK;
}

/// Add the alternatives of the trigger; ADJ stands for what follows "is": an
/// adjective or a noun, as the vocabulary has it.
static AttStatus
add_triggers(Sentence* s,
             const AttElement* element,
             AttUpos upos,
             AttRange* triggers)
{
  AttRuns runs = {0};
  AttStatus status = att_words_expand(s->compiler, element, &runs);
  if (status == ATT_OK) {
    status = add_trigger_runs(s, &runs, upos, triggers);
  }
  ATT_ARRAY_CLEAR(&runs);
  return status;
}

/// A sentence must be able to state something.
static AttStatus
check_slots(const Sentence* s, const AttDraft* draft)
{
  size_t roles = 0;
  size_t clauses = 0;
  bool subject = false;
  bool object = false;
  for (size_t i = 0; i < draft->count; ++i) {
    const AttSlot* slot = &draft->slots[i].slot;
    roles += slot->kind == ATT_SLOT_ROLE;
    clauses += slot->kind == ATT_SLOT_CLAUSE;
    subject |= att_view_equal(slot->name, ATT_VIEW("subject"));
    object |= att_view_equal(slot->name, ATT_VIEW("object"));
  }
  const char* message = NULL;
  switch (s->compiler->node->kind) {
  case ATT_BLOCK_EVENT:
    message = roles ? NULL : "line without a role: no slot in capitals";
    break;
  case ATT_BLOCK_RELATION:
    message = !subject  ? "line without SUBJECT; a relation needs both ends"
              : !object ? "line without OBJECT; a relation needs both ends"
                        : NULL;
    break;
  case ATT_BLOCK_SPEECH:
  case ATT_BLOCK_OUTLOOK:
    message = clauses ? NULL : "line without CLAUSE: it governs nothing";
    break;
  }
  return message ? att_fault(s->compiler->faults,
                             s->compiler->origin,
                             s->compiler->sentence,
                             "%s",
                             message)
                 : ATT_OK;
}

static AttStatus
commit(Sentence* s, const AttDraft* draft)
{
  ATT_TRY(check_slots(s, draft));
  return att_draft_commit(s->compiler, draft);
}

/// SLOT [ "and" SLOT ] at the start of a sentence, as `function`.
static AttStatus
add_first_slot(Sentence* s, Walk* walk, AttFunction function, AttPlace place)
{
  size_t both[2];
  ATT_TRY(add_pair(s, walk, place, &both[0], &both[1]));
  for (size_t i = 0; i < 2; ++i) {
    att_draft_way(walk->draft, both[i], function, ATT_HOST_TRIGGER, no_markers);
  }
  return ATT_OK;
}

static Walk
start_walk(AttDraft* draft)
{
  return (Walk){
      .draft = draft, .host = ATT_HOST_TRIGGER, .verb = ATT_HOST_TRIGGER};
}

/// Replace the verb, whose only alternative is a unit, by its words.
static AttStatus
split_unit(Sentence* s, size_t at, AttRange words)
{
  if (s->count + words.count - 1 > ATT_MOST_ELEMENTS) {
    return refuse_at(s, at, "too many words in one sentence");
  }
  for (size_t i = s->count; i > at + 1; --i) {
    s->at[i - 1 + words.count - 1] = s->at[i - 1];
  }
  const AttElement unit = s->at[at];
  s->count += words.count - 1;
  for (uint32_t i = 0; i < words.count; ++i) {
    const AttSpan span = s->compiler->tree->words.at[words.first + i].span;
    s->at[at + i] = unit;
    s->at[at + i].span = span;
    s->at[at + i].alternatives =
        (AttRange){(uint32_t)s->compiler->tree->alternatives.size, 1};
    ATT_TRY(ATT_PUSH(
        &s->compiler->tree->alternatives,
        (AttAlternative){.words = {words.first + i, 1}, .span = span}));
  }
  return ATT_OK;
}

/// Units behind the verb that begin or end with a preposition are their words:
/// {in favour of} TARGET.
static AttStatus
split_units(Sentence* s, size_t from)
{
  for (size_t i = from; i < s->count; ++i) {
    if (!is_words(s, i) || s->at[i].alternatives.count != 1 ||
        is_markers(s, i)) {
      continue;
    }
    const AttRange words = words_of(s, &s->at[i], 0);
    if (words.count > 1 &&
        (att_words_is_marker(s->compiler, (AttRange){words.first, 1}) ||
         att_words_is_marker(s->compiler,
                             (AttRange){words.first + words.count - 1, 1}))) {
      ATT_TRY(split_unit(s, i, words));
    }
  }
  return ATT_OK;
}

/// May the word behind the verb be a particle though a slot follows it ("hands
/// over TARGET")? Adverbs may, and what is written as {hands over}.
static bool
may_be_particle(const Sentence* s, size_t at, bool is_unit)
{
  return is_markers(s, at) && is_slot(s, at + 1) && !s->at[at].optional &&
         !s->at[at + 1].possessive && !is_keyword(s, at, ATT_KEYWORD_CLAUSE) &&
         !is_keyword(s, at, ATT_KEYWORD_INFINITIVE) &&
         (is_unit || has_frequency(s, at, ATT_UPOS_ADV));
}

/// One frame of a verb line, with the frames derived from it.
static AttStatus
compile_verbal_frame(Sentence* s, size_t verb, bool passive)
{
  AttDraft draft = {
      .frame = {.kind = ATT_FRAME_VERBAL, .passive_only = passive}};
  Walk walk = start_walk(&draft);
  ATT_TRY(add_triggers(s, &s->at[verb], ATT_UPOS_VERB, &draft.frame.triggers));
  if (verb > 0 && is_slot(s, 0)) {
    ATT_TRY(add_first_slot(s,
                           &walk,
                           passive ? ATT_FUNCTION_OBJECT : ATT_FUNCTION_SUBJECT,
                           passive ? ATT_PLACE_OBJECT : ATT_PLACE_SUBJECT));
  }
  walk.next = verb + 1;
  ATT_TRY(walk_tail(s, &walk));
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
  ATT_TRY(commit(s, &draft));
  return att_derive_from_verb(s->compiler, &draft, &s->at[verb], walk.particle);
}

static AttStatus
compile_verbal_once(Sentence* s, size_t verb, bool is_unit)
{
  s->warns = true;
  ATT_TRY(split_units(s, verb + 1));
  const bool twice = may_be_particle(s, verb + 1, is_unit);
  s->as_particle = false;
  ATT_TRY(compile_verbal_frame(s, verb, false));
  s->warns = false;
  s->as_particle = twice;
  return twice ? compile_verbal_frame(s, verb, false) : ATT_OK;
}

/// SLOT verb …: the alternatives of one word in one frame, each unit in one of
/// its own ({carries out}: verb and particle).
static AttStatus
compile_verbal(Sentence* s, size_t verb)
{
  AttRuleTree* tree = s->compiler->tree;
  const AttElement written = s->verbs ? *s->verbs : s->at[verb];
  Sentence plain = *s;
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
      Sentence unit = *s;
      unit.at[verb] = written;
      ATT_TRY(split_unit(&unit, verb, one.words));
      ATT_TRY(compile_verbal_once(&unit, verb, true));
    }
  }
  return ATT_OK;
}

/// May the word be a participle, or an adjective or noun, as far as the
/// vocabulary tells? "based" is one, "ally" the other, what it never saw both.
static AttStatus
read_predicate(Sentence* s,
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

static AttStatus
compile_copular_frame(Sentence* s, size_t begin, size_t end, size_t owner)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_COPULAR}};
  Walk walk = start_walk(&draft);
  AttElement joined;
  ATT_TRY(join_run(s, begin, end, &joined));
  ATT_TRY(add_triggers(s, &joined, ATT_UPOS_ADJ, &draft.frame.triggers));
  if (is_slot(s, 0)) {
    ATT_TRY(add_first_slot(s, &walk, ATT_FUNCTION_SUBJECT, ATT_PLACE_SUBJECT));
  }
  if (owner < s->count) {
    ATT_TRY(add_possessor(s, &walk, owner, ATT_HOST_TRIGGER));
  }
  walk.next = end;
  ATT_TRY(walk_tail(s, &walk));
  return commit(s, &draft);
}

/// The alternatives of one word behind "is": participles as a passive verb,
/// others as a predicate.
static AttStatus
compile_predicates(Sentence* s, size_t at, size_t owner)
{
  AttRuleTree* tree = s->compiler->tree;
  const AttRange all = s->at[at].alternatives;
  for (int pass = 0; pass < 2; ++pass) {
    Sentence part = *s;
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
      ATT_TRY(pass == 0 ? compile_verbal_frame(&part, at, true)
                        : compile_copular_frame(&part, at, at + 1, owner));
    }
  }
  return ATT_OK;
}

/// [ SLOT ] is [ preposition ] word …
static AttStatus
compile_copular(Sentence* s, size_t copula)
{
  size_t begin = copula + 1;
  while (is_keyword(s, begin, ATT_KEYWORD_ARTICLE)) {
    ++begin;
  }
  const size_t owner =
      is_slot(s, begin) && s->at[begin].possessive ? begin++ : SIZE_MAX;
  ATT_TRY(split_units(s, begin));
  size_t head = begin;
  while (is_markers(s, head) || is_keyword(s, head, ATT_KEYWORD_ARTICLE)) {
    ++head;
  }
  if (!is_words(s, head)) {
    return refuse_at(s,
                     begin,
                     "line without a trigger: expected an adjective or a noun "
                     "behind \"is\"");
  }
  const size_t end = run_end(s, head);
  if (head != begin || end != begin + 1) {
    return compile_copular_frame(s, begin, end, owner);
  }
  return compile_predicates(s, begin, owner);
}

/// SLOT , noun …
static AttStatus
compile_apposition(Sentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_APPOSITIVE}};
  Walk walk = start_walk(&draft);
  size_t begin = 2;
  while (is_keyword(s, begin, ATT_KEYWORD_ARTICLE)) {
    ++begin;
  }
  if (!is_words(s, begin) || is_markers(s, begin)) {
    return refuse_at(
        s, begin, "line without a trigger: expected a noun behind the comma");
  }
  ATT_TRY(split_units(s, begin + 1));
  const size_t end = run_end(s, begin);
  AttElement joined;
  ATT_TRY(join_run(s, begin, end, &joined));
  ATT_TRY(add_triggers(s, &joined, ATT_UPOS_NOUN, &draft.frame.triggers));
  ATT_TRY(add_first_slot(s, &walk, ATT_FUNCTION_APPOSITION, ATT_PLACE_SUBJECT));
  att_draft_inverse(&draft, 0, ATT_FUNCTION_APPOSITION, ATT_HOST_TRIGGER);
  walk.next = end;
  ATT_TRY(walk_tail(s, &walk));
  return commit(s, &draft);
}

/// SLOT's noun SLOT: a title before a name.
static AttStatus
compile_title(Sentence* s, size_t begin, size_t end)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_APPOSITIVE}};
  Walk walk = start_walk(&draft);
  AttElement joined;
  ATT_TRY(join_run(s, begin, end, &joined));
  ATT_TRY(add_triggers(s, &joined, ATT_UPOS_NOUN, &draft.frame.triggers));
  size_t named = 0;
  ATT_TRY(add_role(s, &walk, end, ATT_PLACE_SUBJECT, &named));
  att_draft_way(
      &draft, named, ATT_FUNCTION_APPOSITION, ATT_HOST_TRIGGER, no_markers);
  att_draft_inverse(&draft, named, ATT_FUNCTION_APPOSITION, ATT_HOST_TRIGGER);
  att_draft_inverse(&draft, named, ATT_FUNCTION_COMPOUND, ATT_HOST_TRIGGER);
  att_draft_inverse(&draft, named, ATT_FUNCTION_MODIFIER, ATT_HOST_TRIGGER);
  if (begin > 0) {
    static const AttFunction ways[] = {
        ATT_FUNCTION_POSSESSOR, ATT_FUNCTION_COMPOUND, ATT_FUNCTION_MODIFIER};
    size_t owner = 0;
    ATT_TRY(add_role(s, &walk, 0, ATT_PLACE_OBLIQUE, &owner));
    for (size_t i = 0; i < sizeof ways / sizeof *ways; ++i) {
      att_draft_way(&draft, owner, ways[i], ATT_HOST_TRIGGER, no_markers);
      att_draft_way(&draft, owner, ways[i], (uint8_t)named, no_markers);
    }
  }
  walk.next = end + 1;
  ATT_TRY(walk_tail(s, &walk));
  return commit(s, &draft);
}

/// [ SLOT ] noun preposition SLOT …
static AttStatus
compile_nominal(Sentence* s, size_t begin)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_NOMINAL}};
  Walk walk = start_walk(&draft);
  ATT_TRY(split_units(s, begin + 1));
  const size_t end = run_end(s, begin);
  AttElement joined;
  if (end == begin + 1) {
    joined = s->at[begin];
  } else {
    ATT_TRY(join_run(s, begin, end, &joined));
  }
  ATT_TRY(add_triggers(s, &joined, ATT_UPOS_NOUN, &draft.frame.triggers));
  if (begin > 0 && is_slot(s, 0)) {
    ATT_TRY(
        add_first_slot(s, &walk, ATT_FUNCTION_POSSESSOR, ATT_PLACE_SUBJECT));
    att_draft_way(
        &draft, 0, ATT_FUNCTION_COMPOUND, ATT_HOST_TRIGGER, no_markers);
    att_draft_way(
        &draft, 0, ATT_FUNCTION_MODIFIER, ATT_HOST_TRIGGER, no_markers);
  }
  walk.next = end;
  ATT_TRY(walk_tail(s, &walk));
  ATT_TRY(att_derive_written_nominal(s->compiler, &draft));
  return commit(s, &draft);
}

/// Are all alternatives inflected verbs ("denies CLAUSE"), not "not" or "may"?
static AttStatus
are_inflected_verbs(Sentence* s, size_t at, bool* answer)
{
  *answer = true;
  for (uint32_t i = 0; *answer && i < s->at[at].alternatives.count; ++i) {
    const AttRange words = words_of(s, &s->at[at], i);
    const AttRange first = {words.first, words.count ? 1 : 0};
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
  return ATT_OK;
}

/// word CLAUSE
static AttStatus
compile_modifier(Sentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_MODIFIER}};
  Walk walk = start_walk(&draft);
  ATT_TRY(add_triggers(s, &s->at[0], ATT_UPOS_X, &draft.frame.triggers));
  size_t index = 0;
  ATT_TRY(add_role(s, &walk, 1, ATT_PLACE_CLAUSE, &index));
  if (s->count > 2) {
    return refuse_at(s, 2, "expected the end of the line behind CLAUSE");
  }
  return commit(s, &draft);
}

/// words SLOT , CLAUSE: the words are one preposition, found by its first.
static AttStatus
compile_adjunct(Sentence* s, size_t slot)
{
  AttCompiler* compiler = s->compiler;
  AttDraft draft = {.frame = {.kind = ATT_FRAME_ADJUNCT}};
  Walk walk = start_walk(&draft);
  AttElement joined;
  ATT_TRY(join_run(s, 0, slot, &joined));
  AttRange markers = no_markers;
  ATT_TRY(att_words_add_markers(compiler, &joined, &markers));
  draft.frame.triggers.first = (uint32_t)compiler->phrases.size;
  for (uint32_t i = 0; i < joined.alternatives.count; ++i) {
    const AttRange first = {words_of(s, &joined, i).first, 1};
    ATT_TRY(att_words_add_phrase(compiler, first, ATT_UPOS_X, false));
  }
  draft.frame.triggers.count =
      (uint32_t)compiler->phrases.size - draft.frame.triggers.first;
  size_t index = 0;
  ATT_TRY(add_role(s, &walk, slot, ATT_PLACE_OBLIQUE, &index));
  att_draft_way(&draft, index, ATT_FUNCTION_OBLIQUE, ATT_HOST_TRIGGER, markers);
  ATT_TRY(add_role(s, &walk, slot + 2, ATT_PLACE_CLAUSE, &index));
  if (s->count > slot + 3) {
    return refuse_at(s, slot + 3, "expected the end of the line behind CLAUSE");
  }
  return commit(s, &draft);
}

/// SLOT-word SLOT
static AttStatus
compile_hyphenated(Sentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_HYPHENATED}};
  Walk walk = start_walk(&draft);
  if (!is_slot(s, 2) || s->count > 3) {
    return refuse_at(
        s, s->count > 3 ? 3 : 2, "expected one slot behind the participle");
  }
  ATT_TRY(add_triggers(s, &s->at[1], ATT_UPOS_VERB, &draft.frame.triggers));
  size_t before = 0;
  size_t behind = 0;
  ATT_TRY(add_role(s, &walk, 0, ATT_PLACE_SUBJECT, &before));
  ATT_TRY(add_role(s, &walk, 2, ATT_PLACE_OBJECT, &behind));
  static const AttFunction ways[] = {
      ATT_FUNCTION_SUBJECT, ATT_FUNCTION_COMPOUND, ATT_FUNCTION_MODIFIER};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; ++i) {
    att_draft_way(&draft, before, ways[i], ATT_HOST_TRIGGER, no_markers);
  }
  att_draft_way(
      &draft, behind, ATT_FUNCTION_OBJECT, ATT_HOST_TRIGGER, no_markers);
  att_draft_inverse(&draft, behind, ATT_FUNCTION_MODIFIER, ATT_HOST_TRIGGER);
  return commit(s, &draft);
}

/// word-SLOT SLOT: a prefix and what it stands before.
static AttStatus
compile_prefixed(Sentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_HYPHENATED}};
  Walk walk = start_walk(&draft);
  if (!is_slot(s, 2) || s->count > 3) {
    return refuse_at(
        s, s->count > 3 ? 3 : 2, "expected one slot behind the prefixed slot");
  }
  ATT_TRY(add_triggers(s, &s->at[0], ATT_UPOS_X, &draft.frame.triggers));
  size_t prefixed = 0;
  size_t behind = 0;
  ATT_TRY(add_role(s, &walk, 1, ATT_PLACE_OBJECT, &prefixed));
  ATT_TRY(add_role(s, &walk, 2, ATT_PLACE_SUBJECT, &behind));
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
  return commit(s, &draft);
}

/// SLOT-SLOT noun
static AttStatus
compile_compound(Sentence* s)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_COMPOUND}};
  Walk walk = start_walk(&draft);
  if (!is_words(s, 2)) {
    return refuse_at(
        s, 2, "line without a trigger: expected a noun behind the two slots");
  }
  const size_t end = run_end(s, 2);
  AttElement joined;
  ATT_TRY(join_run(s, 2, end, &joined));
  ATT_TRY(add_triggers(s, &joined, ATT_UPOS_NOUN, &draft.frame.triggers));
  static const AttFunction ways[] = {
      ATT_FUNCTION_COMPOUND, ATT_FUNCTION_MODIFIER, ATT_FUNCTION_POSSESSOR};
  size_t both[2];
  ATT_TRY(add_role(s, &walk, 0, ATT_PLACE_SUBJECT, &both[0]));
  ATT_TRY(add_role(s, &walk, 1, ATT_PLACE_OBJECT, &both[1]));
  draft.slots[both[0]].slot.pair = ATT_PAIR_FIRST;
  draft.slots[both[1]].slot.pair = ATT_PAIR_SECOND;
  for (size_t i = 0; i < 2; ++i) {
    for (size_t w = 0; w < sizeof ways / sizeof *ways; ++w) {
      att_draft_way(&draft, both[i], ways[w], ATT_HOST_TRIGGER, no_markers);
    }
  }
  walk.next = end;
  ATT_TRY(walk_tail(s, &walk));
  return commit(s, &draft);
}

/// Is the word behind the first slot a noun that is never a verb ("AGENT
/// offensive against TARGET")? Rules write verbs in the third person.
static AttStatus
is_only_noun(Sentence* s, size_t at, bool* answer)
{
  *answer = has_frequency(s, at, ATT_UPOS_NOUN) &&
            !has_frequency(s, at, ATT_UPOS_VERB);
  for (uint32_t i = 0; *answer && i < s->at[at].alternatives.count; ++i) {
    const AttRange words = words_of(s, &s->at[at], i);
    if (!words.count) {
      *answer = false; // a list stands for verbs here, nouns are derived
      break;
    }
    const AttView word =
        s->compiler->tree->words.at[words.first + words.count - 1].text;
    AttView lemma = {0};
    ATT_TRY(att_words_lemma(s->compiler, word, ATT_UPOS_NOUN, &lemma));
    *answer = att_view_equal(lemma, word);
  }
  return ATT_OK;
}

/// A sentence that starts with a slot.
static AttStatus
compile_from_slot(Sentence* s)
{
  if (s->at[0].possessive) {
    if (!is_words(s, 1)) {
      return refuse_at(
          s, 1, "line without a trigger: expected a noun behind 's");
    }
    const size_t end = run_end(s, 1);
    return is_slot(s, end) && !is_markers(s, end - 1) ? compile_title(s, 1, end)
                                                      : compile_nominal(s, 1);
  }
  if (is_comma(s, 1)) {
    return compile_apposition(s);
  }
  const size_t verb =
      is_keyword(s, 1, ATT_KEYWORD_PAIR) && is_slot(s, 2) ? 3 : 1;
  if (!is_words(s, verb) || is_markers(s, verb)) {
    // A word that is a preposition and a verb ("like") is a verb here.
    if (!is_words(s, verb) || !has_frequency(s, verb, ATT_UPOS_VERB)) {
      return refuse_at(s,
                       verb,
                       "line without a trigger: expected a verb behind the "
                       "first slot");
    }
  }
  if (is_keyword(s, verb, ATT_KEYWORD_COPULA)) {
    return compile_copular(s, verb);
  }
  bool noun = false;
  const size_t end = run_end(s, verb);
  if (!is_slot(s, end)) {
    ATT_TRY(is_only_noun(s, verb, &noun));
  }
  return noun ? compile_nominal(s, verb) : compile_verbal(s, verb);
}

/// What a word that governs a clause is: "wants to", "willing to", "chance to".
typedef enum Governor {
  GOVERNOR_VERB,
  GOVERNOR_ADJECTIVE,
  GOVERNOR_NOUN,
  GOVERNOR_COUNT
} Governor;

/// A word that the vocabulary never saw may be a verb or a noun.
static bool
may_govern_as(const AttCompiler* compiler,
              const AttAlternative* one,
              Governor governor)
{
  const AttRange first = {one->words.first, 1};
  const uint32_t verb = att_words_frequency(compiler, first, ATT_UPOS_VERB);
  const uint32_t adjective =
      att_words_frequency(compiler, one->words, ATT_UPOS_ADJ);
  const uint32_t noun =
      att_words_frequency(compiler, one->words, ATT_UPOS_NOUN);
  if (one->list.size || verb) {
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
compile_governor(Sentence* s)
{
  AttRuleTree* tree = s->compiler->tree;
  const AttRange all = s->at[0].alternatives;
  for (Governor governor = GOVERNOR_VERB; governor < GOVERNOR_COUNT;
       ++governor) {
    Sentence part = *s;
    part.at[0].alternatives = (AttRange){(uint32_t)tree->alternatives.size, 0};
    for (uint32_t i = 0; i < all.count; ++i) {
      const AttAlternative one = tree->alternatives.at[all.first + i];
      if (may_govern_as(s->compiler, &one, governor)) {
        ATT_TRY(ATT_PUSH(&tree->alternatives, one));
        ++part.at[0].alternatives.count;
      }
    }
    if (!part.at[0].alternatives.count) {
      continue;
    }
    ATT_TRY(governor == GOVERNOR_VERB ? compile_verbal(&part, 0)
            : governor == GOVERNOR_ADJECTIVE
                ? compile_copular_frame(&part, 0, run_end(&part, 0), SIZE_MAX)
                : compile_nominal(&part, 0));
  }
  return ATT_OK;
}

/// The slot of "words SLOT , CLAUSE", or 0.
static size_t
find_adjunct(const Sentence* s)
{
  size_t at = 0;
  while (is_words(s, at)) {
    ++at;
  }
  return is_slot(s, at) && !is_clause_slot(s, at) && is_comma(s, at + 1) &&
                 is_clause_slot(s, at + 2)
             ? at
             : 0;
}

/// A sentence that starts with words.
static AttStatus
compile_from_words(Sentence* s)
{
  const size_t adjunct = find_adjunct(s);
  if (adjunct) {
    return compile_adjunct(s, adjunct);
  }
  if (is_keyword(s, 0, ATT_KEYWORD_COPULA)) {
    return compile_copular(s, 0);
  }
  if (is_clause_slot(s, 1)) {
    bool verbs = false;
    ATT_TRY(are_inflected_verbs(s, 0, &verbs));
    return verbs ? compile_verbal(s, 0) : compile_modifier(s);
  }
  const AttBlockKind kind = s->compiler->node->kind;
  if (kind == ATT_BLOCK_OUTLOOK || kind == ATT_BLOCK_SPEECH) {
    return compile_governor(s);
  }
  const size_t end = run_end(s, 0);
  if (is_slot(s, end)) {
    const bool noun = has_frequency(s, end - 1, ATT_UPOS_NOUN) &&
                      !has_frequency(s, end - 1, ATT_UPOS_VERB);
    return noun ? compile_title(s, 0, end) : compile_verbal(s, 0);
  }
  if (is_markers(s, 0)) {
    return refuse_at(
        s, 0, "line without a trigger: it starts with a preposition");
  }
  return compile_nominal(s, 0);
}

static AttStatus
compile(Sentence* s)
{
  while (s->count > 1 && is_keyword(s, 0, ATT_KEYWORD_ARTICLE)) {
    for (size_t i = 1; i < s->count; ++i) {
      s->at[i - 1] = s->at[i];
    }
    --s->count;
  }
  if (is_comma(s, 0)) {
    return refuse_at(s, 0, "unexpected comma");
  }
  for (size_t i = 0; i < s->count; ++i) {
    if (s->at[i].hyphened && i != 1) {
      return refuse_at(
          s, i, "a hyphen joins only the first two parts of a sentence");
    }
  }
  if (s->count > 1 && s->at[1].hyphened) {
    return !is_slot(s, 0)  ? compile_prefixed(s)
           : is_slot(s, 1) ? compile_compound(s)
                           : compile_hyphenated(s);
  }
  return is_slot(s, 0) ? compile_from_slot(s) : compile_from_words(s);
}

AttStatus
att_sentence_compile(AttCompiler* compiler,
                     const AttSentenceNode* node,
                     const AttElement* verbs)
{
  Sentence sentence = {.compiler = compiler, .verbs = verbs};
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
  if (verbs && (!is_slot(&sentence, 0) || !is_words(&sentence, 1) ||
                is_keyword(&sentence, 1, ATT_KEYWORD_COPULA))) {
    return ATT_OK;
  }
  return compile(&sentence);
}
