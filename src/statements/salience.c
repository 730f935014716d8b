// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Salience (Lappin and Leass 1994): the weight of the role, less by each
// sentence back, the best role of a sentence counted once, summed over the
// sentences of the window.

#include "statements/salience.h"

#include "statements/clause_role.h"
#include "term/traits.h"

#include <stdlib.h>

// Thresholds that the annotated documents chose: the least salience, which is
// lower for persons, whom a text seldom confuses, and for several together, of
// whom one may hardly be mentioned; and by how much the best must surpass the
// next, in percent.
#define LEAST_SALIENCE 40u
#define LEAST_OF_PERSON 20u
#define LEAST_OF_SEVERAL 15u
#define LEAST_MARGIN 175u

// How well agrees, in percent, a noun that names nobody; likewise where the
// verb asks for somebody who acts; one state or organization with "they"; what
// does not act with "it"; a person by an office; a name that has the noun.
#define NOBODY 70u
#define NOBODY_FOR_ACTOR 30u
#define ONE_AS_THEY 50u
#define PLACE_AS_IT 60u
#define UNNAMED_PERSON 60u
#define SAME_NOUN 400u

#define MOST_CANDIDATES 64u
#define MOST_LOOKED_AT 128u

/// How much counts what was named so many sentences back, in percent.
static const uint32_t fading[] = {100, 60, 30};
/// Nouns reach further, for they say more of whom they stand for.
static const uint32_t fading_of_nouns[] = {100, 60, 35, 20, 10};
#define PRONOUN_WINDOW (sizeof fading / sizeof *fading)
#define NOUN_WINDOW (sizeof fading_of_nouns / sizeof *fading_of_nouns)

/// One entity, a coordination of several, or a noun that names nobody.
typedef struct Candidate {
  uint32_t entity; ///< 1 + index, 0: a group or nobody
  uint32_t group;  ///< of a coordination, else 0
  uint32_t token;  ///< of its last occurrence
  uint32_t sentence;
  uint32_t best;  ///< weight in that sentence
  uint32_t score; ///< of the sentences before it in the walk
} Candidate;

typedef struct Choice {
  const AttOntology* ontology;
  const AttDocument* document;
  const AttMentions* mentions;
  const AttOccurrences* occurrences;
  const AttReferring* referring;
  Candidate candidates[MOST_CANDIDATES];
  size_t count;
} Choice;

static bool
has_trait(const Choice* choice, uint32_t entity, AttTrait trait)
{
  return att_ontology_class_has(
      choice->ontology, choice->mentions->entities[entity].class_id, trait);
}

static bool
is_one_of(const Choice* choice, uint32_t entity, AttNounClasses classes)
{
  const uint32_t class_id = choice->mentions->entities[entity].class_id;
  for (size_t i = 0; i < classes.count; ++i) {
    if (att_ontology_is_a(choice->ontology, class_id, classes.at[i])) {
      return true;
    }
  }
  return false;
}

static bool
is_noun(const Choice* choice)
{
  return choice->referring->anaphor->kind == ATT_ANAPHOR_NOUN ||
         choice->referring->anaphor->kind == ATT_ANAPHOR_SAME;
}

/// "the group" is the one named last, not the one talked of most.
static bool
is_single_noun(const Choice* choice)
{
  return is_noun(choice) && choice->referring->anaphor->count == 1;
}

/// How well a noun that names nobody agrees with a pronoun, in percent.
static uint32_t
nobody_agrees(const Choice* choice, const AttOccurrence* at)
{
  const AttAnaphorKind kind = choice->referring->anaphor->kind;
  const bool agrees = (kind == ATT_ANAPHOR_THING && !at->is_plural) ||
                      (kind == ATT_ANAPHOR_PLURAL && at->is_plural);
  return !agrees                          ? 0
         : choice->referring->wants_actor ? NOBODY_FOR_ACTOR
                                          : NOBODY;
}

/// "the movement" is the East Turkestan Islamic Movement.
static bool
is_in_label(const Choice* choice, uint32_t entity)
{
  const AttToken* tokens =
      att_sentence_tokens(choice->document, choice->referring->sentence);
  const AttView word = tokens[choice->referring->anaphor->head].lemma;
  const AttView label = choice->mentions->entities[entity].label;
  for (size_t i = 0; word.size && i + word.size <= label.size; ++i) {
    const bool begins = i == 0 || label.at[i - 1] == ' ';
    const size_t end = i + word.size;
    if (begins && (end == label.size || label.at[end] == ' ') &&
        att_view_equal_ascii_case(att_view_slice(label, i, end), word)) {
      return true;
    }
  }
  return false;
}

/// "Ivorian soldiers … the soldiers": the same noun in the same number.
static bool
is_same_noun(const Choice* choice, const AttOccurrence* at)
{
  const AttToken* then = &choice->document->tokens[at->token];
  const AttToken* now =
      &choice->document->tokens[choice->referring->sentence->first +
                                choice->referring->anaphor->head];
  return now->lemma.size && then->xpos == now->xpos &&
         att_view_equal_ascii_case(then->lemma, now->lemma);
}

/// How well an occurrence agrees in number, class and name with the word that
/// refers, in percent.
static uint32_t
agrees(const Choice* choice, const AttOccurrence* at)
{
  if (!at->entity) {
    return nobody_agrees(choice, at);
  }
  const uint32_t entity = at->entity - 1;
  const bool is_person = has_trait(choice, entity, ATT_TRAIT_PERSONAL);
  const bool acts = has_trait(choice, entity, ATT_TRAIT_ACTING);
  const bool is_many = has_trait(choice, entity, ATT_TRAIT_COLLECTIVE);
  switch (choice->referring->anaphor->kind) {
  case ATT_ANAPHOR_THING:
    return is_person || (at->is_plural && (is_many || !at->is_named)) ? 0
           : acts                                                     ? 100
                  : PLACE_AS_IT;
  case ATT_ANAPHOR_PERSON:
    return !is_person || at->is_plural ? 0
           : at->is_named              ? 100
                                       : UNNAMED_PERSON;
  case ATT_ANAPHOR_PLURAL:
    return !acts || (is_person && !at->is_plural) ? 0
           : at->is_plural || is_many             ? 100
                                                  : ONE_AS_THEY;
  case ATT_ANAPHOR_NOUN:
    return !at->is_named || !is_one_of(choice,
                                       entity,
                                       choice->referring->anaphor->noun->stands)
               ? 0
           : is_in_label(choice, entity) ? SAME_NOUN
                                         : 100;
  case ATT_ANAPHOR_SAME:
    return is_same_noun(choice, at) ? 100 : 0;
  case ATT_ANAPHOR_BOTH:
  case ATT_ANAPHOR_FORMER:
  case ATT_ANAPHOR_LATTER:
    return acts && at->is_named ? 100 : 0;
  case ATT_ANAPHOR_SELF: // told by who speaks (self.h)
  case ATT_ANAPHOR_NONE:
    break;
  }
  return 0;
}

/// Can a word of the sentence, by its place, not be what the word that refers
/// stands for?
static bool
is_apart(const Choice* choice, uint32_t token)
{
  const AttSentence* sentence = choice->referring->sentence;
  const AttToken* tokens = att_sentence_tokens(choice->document, sentence);
  const uint32_t own = choice->referring->anaphor->head;
  return att_role_is_apart(tokens, sentence->count, own, token) ||
         (is_noun(choice) && att_role_commands(tokens, token, own));
}

/// Is the entity also an argument beside the word that refers?
static bool
is_beside(const Choice* choice, uint32_t entity)
{
  const AttSentence* sentence = choice->referring->sentence;
  const uint32_t own = choice->referring->anaphor->head;
  for (uint32_t i = 0; i < sentence->count; ++i) {
    const uint32_t id = choice->mentions->headed_by[sentence->first + i];
    const AttMention* mention = id ? &choice->mentions->mentions[id - 1] : NULL;
    for (uint32_t r = 0; mention && i != own && r < mention->reading_count;
         ++r) {
      if (choice->mentions->readings[mention->first_reading + r].entity ==
              entity &&
          is_apart(choice, i)) {
        return true;
      }
    }
  }
  for (size_t i = choice->occurrences->size; i > 0; --i) {
    const AttOccurrence* at = &choice->occurrences->at[i - 1];
    if (at->sentence != choice->referring->index) {
      break;
    }
    if (at->entity == entity + 1 &&
        is_apart(choice, at->token - sentence->first)) {
      return true;
    }
  }
  return false;
}

/// What is left of a weight by distance, and by half at a new paragraph.
static uint32_t
fade(const Choice* choice, const AttOccurrence* at, uint32_t weight)
{
  const uint32_t distance = choice->referring->index - at->sentence;
  const AttSentence* then = &choice->document->sentences[at->sentence];
  const bool is_same =
      then->paragraph == choice->referring->sentence->paragraph;
  const uint32_t kept =
      is_noun(choice) ? fading_of_nouns[distance] : fading[distance];
  return weight * kept / (is_same ? 100 : 200);
}

/// "The Taliban sees them as part of its network": a possessive is most often
/// the subject's of its clause; "engineers and their driver": or what its noun
/// is coordinated with.
static bool
is_owner(const Choice* choice, const AttOccurrence* at)
{
  const AttSentence* sentence = choice->referring->sentence;
  const AttToken* tokens = att_sentence_tokens(choice->document, sentence);
  const AttToken* own = &tokens[choice->referring->anaphor->head];
  if (at->sentence != choice->referring->index || own->head < 0 ||
      own->relation != ATT_RELATION_NMOD_POSS) {
    return false;
  }
  const uint32_t token = at->token - sentence->first;
  const uint32_t first = att_role_first_conjunct(tokens, (uint32_t)own->head);
  if (first != (uint32_t)own->head) {
    return token == first;
  }
  const int32_t clause =
      att_role_predicate(tokens, choice->referring->anaphor->head);
  return clause >= 0 && tokens[clause].upos == ATT_UPOS_VERB &&
         att_role_is_subject_of(tokens, sentence->count, token, clause);
}

/// Count an occurrence for a candidate; occurrences come last first, and of
/// one sentence only the best counts.
static void
count_for(Choice* choice, Candidate key, uint32_t weight)
{
  Candidate* found = NULL;
  for (size_t i = 0; i < choice->count && !found; ++i) {
    Candidate* other = &choice->candidates[i];
    const bool is_nobody = !key.entity && !key.group;
    if (other->entity == key.entity && other->group == key.group &&
        (!is_nobody || other->token == key.token)) {
      found = other;
    }
  }
  if (!found) {
    if (choice->count == MOST_CANDIDATES) {
      return;
    }
    found = &choice->candidates[choice->count++];
    *found = key;
  }
  if (found->sentence != key.sentence) {
    found->score += is_single_noun(choice) ? 0 : found->best;
    found->best = is_single_noun(choice) ? found->best : 0;
    found->sentence = key.sentence;
  }
  found->best = weight > found->best ? weight : found->best;
}

/// Of the occurrences only the last are looked at: a document may have many.
static size_t
first_looked_at(const Choice* choice)
{
  const size_t size = choice->occurrences->size;
  return size > MOST_LOOKED_AT ? size - MOST_LOOKED_AT : 0;
}

static size_t
group_size(const Choice* choice, uint32_t group)
{
  size_t count = 0;
  const size_t size = choice->occurrences->size;
  for (size_t i = size; i > 0 && size - i < MOST_LOOKED_AT; --i) {
    count += choice->occurrences->at[i - 1].group == group;
  }
  return count;
}

/// "Kenya and Tanzania … they": what is coordinated stands for itself too.
static bool
takes_groups(AttAnaphorKind kind)
{
  return kind == ATT_ANAPHOR_PLURAL || kind == ATT_ANAPHOR_BOTH;
}

static void
weigh(Choice* choice)
{
  const AttAnaphorKind kind = choice->referring->anaphor->kind;
  const size_t size = choice->occurrences->size;
  const uint32_t end = choice->referring->sentence->first +
                       choice->referring->anaphor->tokens.begin;
  for (size_t i = size; i > 0 && size - i < MOST_LOOKED_AT; --i) {
    const AttOccurrence* at = &choice->occurrences->at[i - 1];
    if (choice->referring->index - at->sentence >=
        (is_noun(choice) ? NOUN_WINDOW : PRONOUN_WINDOW)) {
      break;
    }
    if (at->token >= end) {
      continue;
    }
    const uint32_t role = is_single_noun(choice) ? 50 + at->weight / 2
                          : is_owner(choice, at) ? 2 * at->weight
                                                 : at->weight;
    const uint32_t weight = fade(choice, at, role * agrees(choice, at) / 100);
    const Candidate key = {
        .entity = at->entity, .token = at->token, .sentence = at->sentence};
    if (weight && kind != ATT_ANAPHOR_BOTH) {
      count_for(choice, key, weight);
    }
    if (at->group && at->entity && takes_groups(kind) &&
        has_trait(choice, at->entity - 1, ATT_TRAIT_ACTING) &&
        group_size(choice, at->group) > 1) {
      const Candidate of_group = {
          .group = at->group, .token = at->token, .sentence = at->sentence};
      count_for(choice, of_group, fade(choice, at, at->weight));
    }
  }
  for (size_t i = 0; i < choice->count; ++i) {
    choice->candidates[i].score += choice->candidates[i].best;
  }
}

/// Has a group, or the entity of a candidate, a part in what is chosen?
static bool
is_part(const Choice* choice, const Candidate* of, const Candidate* candidate)
{
  if (!of->group || !candidate->entity) {
    return false;
  }
  for (size_t i = first_looked_at(choice); i < choice->occurrences->size; ++i) {
    const AttOccurrence* at = &choice->occurrences->at[i];
    if (at->group == of->group && at->entity == candidate->entity) {
      return true;
    }
  }
  return false;
}

static int
order_candidates(const void* left, const void* right)
{
  const Candidate* a = left;
  const Candidate* b = right;
  if (a->score != b->score) {
    return a->score > b->score ? -1 : 1;
  }
  return (a->token < b->token) - (a->token > b->token);
}

/// Drop who cannot be meant, and put the best first.
static void
sort_candidates(Choice* choice)
{
  size_t kept = 0;
  for (size_t i = 0; i < choice->count; ++i) {
    const Candidate* candidate = &choice->candidates[i];
    if (!candidate->entity || !is_beside(choice, candidate->entity - 1)) {
      choice->candidates[kept++] = *candidate;
    }
  }
  choice->count = kept;
  if (kept) {
    qsort(
        choice->candidates, kept, sizeof *choice->candidates, order_candidates);
  }
}

/// The members of a coordination, in textual order.
static void
take_group(const Choice* choice, uint32_t group, AttAntecedent* antecedent)
{
  for (size_t i = first_looked_at(choice); i < choice->occurrences->size; ++i) {
    const AttOccurrence* at = &choice->occurrences->at[i];
    if (at->group == group && at->entity &&
        antecedent->count < ATT_MOST_REFERENTS) {
      antecedent->entities[antecedent->count++] = at->entity - 1;
    }
  }
}

/// The score of the next candidate that is no part of those chosen.
static uint32_t
next_score(const Choice* choice, size_t chosen)
{
  for (size_t i = chosen; i < choice->count; ++i) {
    if (!is_part(choice, &choice->candidates[0], &choice->candidates[i])) {
      return choice->candidates[i].score;
    }
  }
  return 0;
}

static AttAntecedent
take_best(const Choice* choice)
{
  AttAntecedent antecedent = {.count = 0};
  const AttAnaphor* anaphor = choice->referring->anaphor;
  const size_t wanted = anaphor->kind == ATT_ANAPHOR_NOUN ? anaphor->count : 1;
  if (choice->count < wanted) {
    return antecedent;
  }
  const Candidate* last = &choice->candidates[wanted - 1];
  const uint32_t least = wanted > 1 ? LEAST_OF_SEVERAL
                         : anaphor->kind == ATT_ANAPHOR_PERSON ? LEAST_OF_PERSON
                                                               : LEAST_SALIENCE;
  if (last->score < least ||
      last->score * 100 < next_score(choice, wanted) * LEAST_MARGIN) {
    return antecedent;
  }
  antecedent.token = choice->candidates[0].token;
  for (size_t i = 0; i < wanted && antecedent.count < ATT_MOST_REFERENTS; ++i) {
    const Candidate* candidate = &choice->candidates[i];
    if (candidate->group) {
      take_group(choice, candidate->group, &antecedent);
    } else if (candidate->entity) {
      antecedent.entities[antecedent.count++] = candidate->entity - 1;
    }
  }
  return antecedent;
}

/// "The former … the latter": of the last two that were coordinated.
static AttAntecedent
take_of_two(const Choice* choice, bool latter)
{
  AttAntecedent both = {.count = 0};
  const AttOccurrence* last = NULL;
  const size_t size = choice->occurrences->size;
  for (size_t i = size; i > 0 && size - i < MOST_LOOKED_AT; --i) {
    const AttOccurrence* at = &choice->occurrences->at[i - 1];
    if (at->group && agrees(choice, at) &&
        choice->referring->index - at->sentence < 2) {
      last = at;
      break;
    }
  }
  if (!last || group_size(choice, last->group) != 2) {
    return both;
  }
  take_group(choice, last->group, &both);
  if (both.count != 2) {
    both.count = 0;
    return both;
  }
  both.entities[0] = both.entities[latter ? 1 : 0];
  both.count = 1;
  both.token = latter ? last->token : last->group - 1;
  return both;
}

AttAntecedent
att_salience_choose(const AttOntology* ontology,
                    const AttDocument* document,
                    const AttMentions* mentions,
                    const AttOccurrences* occurrences,
                    const AttReferring* referring)
{
  Choice choice = {.ontology = ontology,
                   .document = document,
                   .mentions = mentions,
                   .occurrences = occurrences,
                   .referring = referring};
  const AttAnaphorKind kind = referring->anaphor->kind;
  if (kind == ATT_ANAPHOR_FORMER || kind == ATT_ANAPHOR_LATTER) {
    return take_of_two(&choice, kind == ATT_ANAPHOR_LATTER);
  }
  weigh(&choice);
  sort_candidates(&choice);
  return take_best(&choice);
}
