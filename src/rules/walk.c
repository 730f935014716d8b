// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What stands behind the trigger, from left to right: each slot is given the
// ways in which a sentence may fill it.

#include "rules/sentence.h"

static const AttRange no_markers = {0, 0};

AttStatus
att_walk_add_role(
    AttRuleSentence* s, AttWalk* walk, size_t at, AttPlace place, size_t* index)
{
  AttSlot slot;
  ATT_TRY(att_names_slot(s->compiler, &s->at[at], &slot));
  return att_draft_slot(s->compiler, walk->draft, slot, place, index);
}

static AttStatus
add_words(AttRuleSentence* s,
          AttWalk* walk,
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
add_written_markers(AttRuleSentence* s,
                    size_t at,
                    bool for_clause,
                    AttRange* markers)
{
  ATT_TRY(att_words_add_markers(s->compiler, &s->at[at], markers));
  if (for_clause && (att_piece_is_keyword(s, at, ATT_KEYWORD_CLAUSE) ||
                     att_piece_is_keyword(s, at, ATT_KEYWORD_INFINITIVE))) {
    ATT_TRY(att_words_add_marker(s->compiler, (AttView){"", 0}, markers));
  }
  return ATT_OK;
}

static AttStatus
add_bare_clause_markers(AttRuleSentence* s, AttRange* markers)
{
  ATT_TRY(att_words_add_marker(
      s->compiler, att_words_keyword(ATT_KEYWORD_CLAUSE, 0), markers));
  ATT_TRY(att_words_add_marker(
      s->compiler, att_words_keyword(ATT_KEYWORD_INFINITIVE, 0), markers));
  return att_words_add_marker(s->compiler, (AttView){"", 0}, markers);
}

static void
add_way(AttWalk* walk, size_t slot, AttFunction function, AttRange markers)
{
  att_draft_way(walk->draft, slot, function, ATT_HOST_TRIGGER, markers);
  if (walk->verb != ATT_HOST_TRIGGER) {
    att_draft_way(walk->draft, slot, function, walk->verb, markers);
  }
  if (walk->outer != ATT_HOST_TRIGGER) { // "an end to attacks by TARGET"
    att_draft_way(walk->draft, slot, function, walk->outer, markers);
  }
  if (walk->host != ATT_HOST_TRIGGER) {
    att_draft_way(walk->draft, slot, function, walk->host, markers);
  }
}

/// "of SLOT" behind a noun is its possessor as well: the trigger's, or that of
/// the fixed words before.
static void
add_genitive_ways(const AttRuleSentence* s,
                  AttWalk* walk,
                  size_t at,
                  size_t slot)
{
  const AttFrameKind kind = walk->draft->frame.kind;
  const bool is_noun = kind == ATT_FRAME_COPULAR ||
                       kind == ATT_FRAME_APPOSITIVE ||
                       walk->host != ATT_HOST_TRIGGER;
  bool genitive = false;
  for (uint32_t i = 0; i < s->at[at].alternatives.count; ++i) {
    const AttRange words = att_piece_words_of(s, &s->at[at], i);
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
add_pair(AttRuleSentence* s,
         AttWalk* walk,
         AttPlace place,
         size_t* first,
         size_t* second)
{
  const size_t at = walk->next;
  ATT_TRY(att_walk_add_role(s, walk, at, place, first));
  *second = *first;
  walk->next = at + 1;
  if (!att_piece_is_pair(s, at)) {
    return ATT_OK;
  }
  walk->next = at + 3;
  if (att_view_equal(s->at[at].name, s->at[at + 2].name)) {
    // Behind a preposition ("between AGENT and AGENT") one that is recognised
    // tells enough; a subject alone ("Iran met the demand") does not.
    walk->draft->slots[*first].slot.several = place == ATT_PLACE_SUBJECT;
    return ATT_OK;
  }
  ATT_TRY(att_walk_add_role(s, walk, at + 2, place, second));
  walk->draft->slots[*first].slot.pair = ATT_PAIR_FIRST;
  walk->draft->slots[*second].slot.pair = ATT_PAIR_SECOND;
  return ATT_OK;
}

/// "pulls out of PLACE": some trees join the particle and the preposition.
static AttStatus
add_joined_marker(AttCompiler* compiler,
                  AttView particle,
                  AttView preposition,
                  AttRange* markers)
{
  AttText both = {0};
  att_text_format(
      &both, "%.*s %.*s", ATT_VIEW_ARG(particle), ATT_VIEW_ARG(preposition));
  AttStatus status = att_text_status(&both);
  if (status == ATT_OK) {
    const AttView copy = att_arena_copy(compiler->arena, att_text_view(&both));
    status = copy.at ? att_words_add_marker(compiler, copy, markers)
                     : ATT_ERR_MEMORY;
  }
  att_text_clear(&both);
  return status;
}

static AttStatus
add_joined_markers(AttRuleSentence* s,
                   const AttElement* particle,
                   AttRange* markers)
{
  AttCompiler* compiler = s->compiler;
  const AttRange words = att_piece_words_of(s, particle, 0);
  const AttView word = compiler->tree->words.at[words.first].text;
  const AttRange written = *markers;
  for (uint32_t i = written.first; i < written.first + written.count; ++i) {
    ATT_TRY(add_joined_marker(
        compiler, word, compiler->marker_table.at[i], markers));
  }
  return ATT_OK;
}

/// preposition SLOT [ "and" SLOT ]
static AttStatus
walk_oblique(AttRuleSentence* s, AttWalk* walk)
{
  const size_t at = walk->next++;
  const bool is_clause = att_piece_is_clause_slot(s, walk->next);
  const bool that = att_piece_is_keyword(s, at, ATT_KEYWORD_CLAUSE);
  const bool infinitive = att_piece_is_keyword(s, at, ATT_KEYWORD_INFINITIVE);
  AttRange markers = no_markers;
  AttRange of_clause = no_markers;
  ATT_TRY(add_written_markers(s, at, false, &markers));
  if (walk->particle) {
    ATT_TRY(add_joined_markers(s, walk->particle, &markers));
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
    // Of an event "to" before a clause that only hangs on the verb tells a
    // purpose; what has an outlook governs it, however the tree has it.
    if (slot->slot.takes_clause && !that &&
        (!(is_clause && infinitive) ||
         (s->compiler->node->kind == ATT_BLOCK_OUTLOOK ||
          att_block_is_undertaking(s->compiler->node->kind)))) {
      add_way(walk, both[i], ATT_FUNCTION_ADVERBIAL, markers);
    }
    if (!is_clause) {
      add_genitive_ways(s, walk, at, both[i]);
    }
    if (walk->passive && att_piece_is_keyword(s, at, ATT_KEYWORD_AGENT)) {
      att_draft_way(
          walk->draft, both[i], ATT_FUNCTION_SUBJECT, walk->verb, no_markers);
    }
  }
  return ATT_OK;
}

/// The predicate of a nested clause, which the main verb has as complement:
/// fixed words, a role that a clause may fill, or "…" for any.
static AttStatus
add_nested_predicate(AttRuleSentence* s, AttWalk* walk, size_t* index)
{
  const size_t at = walk->next;
  if (att_piece_is_slot(s, at)) {
    ATT_TRY(att_walk_add_role(s, walk, at, ATT_PLACE_CLAUSE, index));
    ++walk->next;
    return walk->draft->slots[*index].slot.takes_clause
               ? ATT_OK
               : att_piece_refuse_at(
                     s, at, "expected a role that a clause may fill, or words");
  }
  if (att_piece_is_keyword(s, at, ATT_KEYWORD_ANYTHING)) {
    const AttSlot any = {.kind = ATT_SLOT_CLAUSE,
                         .name = att_words_keyword(ATT_KEYWORD_ANYTHING, 0),
                         .optional = s->at[at].optional,
                         .span = s->at[at].span};
    ++walk->next;
    return att_draft_slot(
        s->compiler, walk->draft, any, ATT_PLACE_CLAUSE, index);
  }
  const size_t end = att_piece_run_end(s, at);
  AttElement joined;
  ATT_TRY(att_piece_join_run(s, at, end, &joined));
  walk->next = end;
  return add_words(s, walk, &joined, ATT_PLACE_WORDS, index);
}

/// "that SLOT is": past the copula and its article; true where a participle
/// follows, whose surface subject is its object.
static AttStatus
skip_nested_copula(AttRuleSentence* s, AttWalk* walk, bool* passive)
{
  *passive = false;
  if (!att_piece_is_keyword(s, walk->next, ATT_KEYWORD_COPULA)) {
    return ATT_OK;
  }
  do {
    ++walk->next;
  } while (att_piece_is_keyword(s, walk->next, ATT_KEYWORD_ARTICLE));
  if (!att_piece_is_words(s, walk->next) ||
      att_piece_is_markers(s, walk->next)) {
    return att_piece_refuse_at(
        s, walk->next, "expected a participle, an adjective or a noun");
  }
  return att_predicate_is_participle(s, walk->next, passive);
}

/// "that" SLOT [ "and" SLOT ] predicate: the clause comes first, for its
/// subject is found on it; what follows belongs to the clause.
static AttStatus
walk_nested(AttRuleSentence* s, AttWalk* walk)
{
  const size_t marker = walk->next;
  const size_t subject = marker + 1;
  AttRange markers = no_markers;
  ATT_TRY(add_written_markers(s, marker, true, &markers));
  walk->next = subject + (att_piece_is_pair(s, subject) ? 3 : 1);
  bool passive = false;
  ATT_TRY(skip_nested_copula(s, walk, &passive));
  size_t predicate = 0;
  ATT_TRY(add_nested_predicate(s, walk, &predicate));
  add_way(walk, predicate, ATT_FUNCTION_COMPLEMENT, markers);
  const size_t behind = walk->next;
  walk->next = subject;
  size_t both[2];
  ATT_TRY(add_pair(s, walk, ATT_PLACE_NESTED, &both[0], &both[1]));
  for (size_t i = 0; i < 2; ++i) {
    att_draft_way(walk->draft,
                  both[i],
                  passive ? ATT_FUNCTION_OBJECT : ATT_FUNCTION_SUBJECT,
                  (uint8_t)predicate,
                  no_markers);
  }
  walk->next = behind;
  walk->verb = (uint8_t)predicate;
  walk->host = (uint8_t)predicate;
  walk->passive = passive;
  walk->direct = 0;
  return ATT_OK;
}

/// Does "that SLOT" go on with a predicate of its own?
static bool
is_nested(const AttRuleSentence* s, size_t marker)
{
  const size_t subject = marker + 1;
  const size_t behind = subject + (att_piece_is_pair(s, subject) ? 3 : 1);
  return att_piece_is_keyword(s, marker, ATT_KEYWORD_CLAUSE) &&
         att_piece_is_slot(s, subject) &&
         !att_piece_is_clause_slot(s, subject) &&
         ((att_piece_is_words(s, behind) && !att_piece_is_markers(s, behind)) ||
          att_piece_is_slot(s, behind));
}

/// A second object: the one before is who receives it.
static AttStatus
turn_into_recipient(AttRuleSentence* s, AttWalk* walk)
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
walk_direct(AttRuleSentence* s, AttWalk* walk)
{
  const size_t at = walk->next;
  const AttFrameKind kind = walk->draft->frame.kind;
  if (kind != ATT_FRAME_VERBAL) {
    return att_piece_refuse_at(
        s, at, "expected a preposition before this slot");
  }
  const bool is_clause = att_piece_is_clause_slot(s, at);
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
AttStatus
att_walk_add_possessor(AttRuleSentence* s,
                       AttWalk* walk,
                       size_t at,
                       uint8_t host)
{
  size_t index = 0;
  ATT_TRY(att_walk_add_role(s, walk, at, ATT_PLACE_OBLIQUE, &index));
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
take_owner(AttRuleSentence* s, AttWalk* walk, size_t* owner)
{
  *owner = walk->next;
  if (!att_piece_is_slot(s, *owner) || !s->at[*owner].possessive) {
    return false;
  }
  ++walk->next;
  while (att_piece_is_keyword(s, walk->next, ATT_KEYWORD_ARTICLE)) {
    ++walk->next;
  }
  return true;
}

/// Fixed words without a preposition: an object, a predicate ("becomes
/// leader"), or an adverb.
static AttStatus
walk_fixed(AttRuleSentence* s, AttWalk* walk)
{
  size_t owner = 0;
  const bool owned = take_owner(s, walk, &owner);
  const size_t begin = walk->next;
  if (!att_piece_is_words(s, begin) || att_piece_is_markers(s, begin)) {
    return att_piece_refuse_at(
        s, begin, "expected words behind a possessive slot");
  }
  const size_t end = att_piece_run_end(s, begin);
  AttElement joined;
  ATT_TRY(att_piece_join_run(s, begin, end, &joined));
  if (att_piece_is_slot(s, end) && !att_piece_is_clause_slot(s, end) &&
      !att_piece_has_frequency(s, end - 1, ATT_UPOS_ADV)) {
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
  return owned ? att_walk_add_possessor(s, walk, owner, (uint8_t)index)
               : ATT_OK;
}

/// "out" in "pulls out": a particle, or an adverb where the tree has it so.
static AttStatus
walk_particle(AttRuleSentence* s, AttWalk* walk)
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

/// "to … TARGET": any infinitive, which has the objects from here on.
static AttStatus
walk_any_infinitive(AttRuleSentence* s, AttWalk* walk)
{
  AttRange markers = no_markers;
  ATT_TRY(add_written_markers(s, walk->next++, true, &markers));
  size_t index = 0;
  ATT_TRY(add_nested_predicate(s, walk, &index));
  add_way(walk, index, ATT_FUNCTION_COMPLEMENT, markers);
  walk->verb = (uint8_t)index;
  walk->host = (uint8_t)index;
  walk->direct = 0;
  return ATT_OK;
}

/// "to withdraw from PLACE": the verb behind "to" has the objects from here on.
/// "to justice", "under fire": fixed words behind a preposition.
static AttStatus
walk_marked_words(AttRuleSentence* s, AttWalk* walk)
{
  const size_t marker = walk->next++;
  size_t owner = 0;
  const bool owned = take_owner(s, walk, &owner);
  const size_t begin = walk->next;
  if (!att_piece_is_words(s, begin) || att_piece_is_markers(s, begin)) {
    return att_piece_refuse_at(
        s, begin, "expected words behind a possessive slot");
  }
  const size_t end = att_piece_run_end(s, begin);
  AttElement joined;
  ATT_TRY(att_piece_join_run(s, begin, end, &joined));
  AttRange markers = no_markers;
  AttRange of_clause = no_markers;
  ATT_TRY(add_written_markers(s, marker, false, &markers));
  if (walk->particle) {
    ATT_TRY(add_joined_markers(s, walk->particle, &markers));
  }
  ATT_TRY(add_written_markers(s, marker, true, &of_clause));
  size_t index = 0;
  ATT_TRY(add_words(s, walk, &joined, ATT_PLACE_WORDS, &index));
  const bool infinitive =
      att_piece_is_keyword(s, marker, ATT_KEYWORD_INFINITIVE) &&
      att_piece_has_frequency(s, end - 1, ATT_UPOS_VERB);
  if (infinitive) {
    add_way(walk, index, ATT_FUNCTION_COMPLEMENT, of_clause);
    add_way(walk, index, ATT_FUNCTION_ADVERBIAL, markers);
  }
  add_way(walk, index, ATT_FUNCTION_OBLIQUE, markers);
  if (!infinitive) {
    add_way(walk, index, ATT_FUNCTION_COMPLEMENT, markers);
    // "accused Uganda of espionage": the tree may hang it on the object
    if (walk->direct > 0) {
      att_draft_way(walk->draft,
                    index,
                    ATT_FUNCTION_OBLIQUE,
                    (uint8_t)walk->last_slot,
                    markers);
    }
  }
  if (infinitive && end < s->count) {
    walk->verb = (uint8_t)index;
    walk->direct = 0;
  }
  walk->outer = walk->host;
  walk->host = (uint8_t)index;
  walk->next = end;
  return owned ? att_walk_add_possessor(s, walk, owner, (uint8_t)index)
               : ATT_OK;
}

/// Everything behind the trigger.
AttStatus
att_walk_tail(AttRuleSentence* s, AttWalk* walk)
{
  walk->start = walk->draft->count;
  while (walk->next < s->count) {
    const size_t at = walk->next;
    if (att_piece_is_comma(s, at)) {
      return att_piece_refuse_at(s, at, "unexpected comma");
    }
    if (att_piece_is_slot(s, at)) {
      ATT_TRY(s->at[at].possessive ? walk_fixed(s, walk)
                                   : walk_direct(s, walk));
      continue;
    }
    size_t behind = at + 1;
    while (att_piece_is_keyword(s, behind, ATT_KEYWORD_ARTICLE)) {
      ++behind;
    }
    if (att_piece_is_keyword(s, at, ATT_KEYWORD_ARTICLE)) {
      ++walk->next;
    } else if (!att_piece_is_markers(s, at)) {
      ATT_TRY(walk_fixed(s, walk));
    } else if (att_piece_is_slot(s, at + 1) && s->at[at + 1].possessive) {
      ATT_TRY(walk_marked_words(s, walk));
    } else if (is_nested(s, at)) {
      ATT_TRY(walk_nested(s, walk));
    } else if (att_piece_is_keyword(s, at, ATT_KEYWORD_INFINITIVE) &&
               att_piece_is_keyword(s, at + 1, ATT_KEYWORD_ANYTHING)) {
      ATT_TRY(walk_any_infinitive(s, walk));
    } else if (att_piece_is_slot(s, at + 1) && !s->as_particle) {
      ATT_TRY(walk_oblique(s, walk));
    } else if (att_piece_is_words(s, behind) &&
               !att_piece_is_markers(s, behind) && !s->as_particle &&
               s->at[at].optional == s->at[behind].optional) {
      ATT_TRY(walk_marked_words(s, walk));
    } else {
      s->as_particle = false;
      ATT_TRY(walk_particle(s, walk));
    }
  }
  return ATT_OK;
}

static AttStatus
add_trigger_runs(AttRuleSentence* s,
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
    ATT_TRY(att_words_add_phrase(compiler, words, reading, false));
    att_words_place_phrase(compiler, runs->at[i].span);
  }
  triggers->count = (uint32_t)compiler->phrases.size - triggers->first;
  return ATT_OK;
}

/// Add the alternatives of the trigger; ADJ stands for what follows "is": an
/// adjective or a noun, as the vocabulary has it.
AttStatus
att_walk_add_triggers(AttRuleSentence* s,
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
check_slots(const AttRuleSentence* s, const AttDraft* draft)
{
  size_t roles = 0;
  size_t clauses = 0;
  bool subject = false;
  bool object = false;
  bool count = false;
  for (size_t i = 0; i < draft->count; ++i) {
    const AttSlot* slot = &draft->slots[i].slot;
    roles += slot->kind == ATT_SLOT_ROLE;
    clauses += slot->kind == ATT_SLOT_CLAUSE;
    subject |= att_view_equal(slot->name, ATT_VIEW("subject"));
    object |= att_view_equal(slot->name, ATT_VIEW("object"));
    count |= att_view_equal(slot->name, ATT_VIEW("count"));
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
  case ATT_BLOCK_UNDERTAKING:
  case ATT_BLOCK_DEMAND:
    message = clauses ? NULL : "line without CLAUSE: it governs nothing";
    break;
  case ATT_BLOCK_QUANTITY:
    message = count ? NULL : "line without COUNT: it reads no quantity";
    break;
  case ATT_BLOCK_PATTERN: // has no sentences
  case ATT_BLOCK_DISCARD:
  case ATT_BLOCK_TOPIC:
    break;
  }
  return message ? att_fault(s->compiler->faults,
                             s->compiler->origin,
                             s->compiler->sentence,
                             "%s",
                             message)
                 : ATT_OK;
}

/// "AGENT claims that TARGET": no function that TARGET could have.
static AttStatus
check_ways(const AttRuleSentence* s, const AttDraft* draft)
{
  if (draft->frame.kind == ATT_FRAME_MODIFIER ||
      draft->frame.kind == ATT_FRAME_PATH) {
    return ATT_OK; // found by the word's own head, or by steps
  }
  for (size_t i = 0; i < draft->count; ++i) {
    if (!draft->slots[i].way_count &&
        draft->slots[i].slot.kind == ATT_SLOT_ROLE) {
      return att_fault(s->compiler->faults,
                       s->compiler->origin,
                       draft->slots[i].slot.span,
                       "a slot that nothing can fill here: expected a role "
                       "that a clause may fill, or a predicate behind it");
    }
  }
  return ATT_OK;
}

AttStatus
att_walk_commit(AttRuleSentence* s, const AttDraft* draft)
{
  ATT_TRY(check_slots(s, draft));
  ATT_TRY(check_ways(s, draft));
  return att_draft_commit(s->compiler, draft);
}

/// SLOT [ "and" SLOT ] at the start of a sentence, as `function`.
AttStatus
att_walk_add_first_slot(AttRuleSentence* s,
                        AttWalk* walk,
                        AttFunction function,
                        AttPlace place)
{
  size_t both[2];
  ATT_TRY(add_pair(s, walk, place, &both[0], &both[1]));
  for (size_t i = 0; i < 2; ++i) {
    att_draft_way(walk->draft, both[i], function, ATT_HOST_TRIGGER, no_markers);
  }
  return ATT_OK;
}

AttWalk
att_walk_start(AttDraft* draft)
{
  return (AttWalk){.draft = draft,
                   .host = ATT_HOST_TRIGGER,
                   .outer = ATT_HOST_TRIGGER,
                   .verb = ATT_HOST_TRIGGER};
}
