// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Phrases headed by a noun that stands for an actor:
//
//   Pakistani security forces   a body of Pakistan, minted
//   the Pakistani government    Pakistan itself
//   TTP militants               the TTP itself
//   Afghan farmers              an unnamed actor, by its phrase
//
// A bare noun with a determiner ("the group", "both countries") refers back to
// something; it is no mention of its own.

#include "mentions/find.h"

#include "base/text.h"

static bool
append_lemmas(const AttFind* find, uint32_t begin, uint32_t end, AttText* key)
{
  att_text_reset(key);
  for (uint32_t i = begin; i < end; ++i) {
    const AttToken* token = &find->document->tokens[i];
    att_text_append_string(key, i > begin ? " " : "");
    const AttView word = i + 1 == end ? token->lemma : token->form;
    for (size_t k = 0; k < word.size; ++k) {
      const char c = word.at[k];
      att_text_append_char(key,
                           (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
    }
  }
  return !key->broken;
}

const AttActorNoun*
att_find_noun_at(const AttFind* find,
                 const AttSentence* sentence,
                 uint32_t token,
                 uint32_t* begin)
{
  const AttGazetteer* gazetteer = find->gazetteer;
  const AttActorNoun* found = NULL;
  AttText key = {0};
  for (uint32_t words = 3; words >= 1 && !found; --words) {
    if (token + 1 < sentence->first + words) {
      continue;
    }
    const uint32_t first = token + 1 - words;
    if (append_lemmas(find, first, token + 1, &key)) {
      const uint32_t* index =
          att_map_get(&gazetteer->noun_lemmas, att_text_view(&key));
      if (index) {
        found = &gazetteer->nouns.at[*index];
        *begin = first;
      }
    }
  }
  att_text_clear(&key);
  return found;
}

/// May a token before the noun belong to its phrase?
static bool
is_modifier(const AttToken* token)
{
  switch ((AttUpos)token->upos) {
  case ATT_UPOS_ADJ:
  case ATT_UPOS_NOUN:
  case ATT_UPOS_PROPN:
    return token->relation == ATT_RELATION_AMOD ||
           token->relation == ATT_RELATION_COMPOUND ||
           token->relation == ATT_RELATION_FLAT ||
           token->relation == ATT_RELATION_NMOD_DESC;
  case ATT_UPOS_VERB:
    return token->relation == ATT_RELATION_AMOD;
  case ATT_UPOS_PUNCT:
    return token->xpos == ATT_XPOS_HYPH;
  default:
    return false;
  }
}

static uint32_t
phrase_begin(const AttFind* find, const AttSentence* sentence, uint32_t noun)
{
  uint32_t begin = noun;
  while (begin > sentence->first &&
         is_modifier(&find->document->tokens[begin - 1])) {
    --begin;
  }
  while (begin < noun && find->document->tokens[begin].upos == ATT_UPOS_PUNCT) {
    ++begin;
  }
  return begin;
}

/// The entity that modifies or possesses the noun, 1 + its index; the last one
/// before it wins ("US-backed Afghan forces"). `*possessor`: its mention where
/// it stands outside the phrase.
static uint32_t
owner_of(const AttFind* find,
         const AttSentence* sentence,
         AttSpan phrase,
         uint32_t head,
         uint32_t* possessor)
{
  uint32_t owner = 0;
  *possessor = 0;
  for (size_t i = find->mentions.size; i > 0; --i) {
    const AttMention* m = &find->mentions.at[i - 1];
    if (m->tokens.begin < sentence->first) {
      break;
    }
    const bool inside = m->tokens.begin >= phrase.begin &&
                        m->tokens.end <= phrase.end && m->tokens.end <= head;
    const AttToken* token = &find->document->tokens[m->head];
    const bool possesses = token->relation == ATT_RELATION_NMOD_POSS &&
                           token->head >= 0 &&
                           sentence->first + (uint32_t)token->head == head;
    if (inside || (possesses && !owner)) {
      owner = 1 + find->readings.at[m->first_reading].entity;
      *possessor = inside ? 0 : (uint32_t)i;
      if (inside) {
        return owner;
      }
    }
  }
  return owner;
}

static bool
refers_back(const AttFind* find,
            const AttSentence* sentence,
            uint32_t begin,
            uint32_t head)
{
  const AttToken* noun = &find->document->tokens[head];
  const bool is_singular =
      noun->xpos == ATT_XPOS_NN || noun->xpos == ATT_XPOS_NNP;
  bool has_determiner = false;
  for (uint32_t i = sentence->first; i < head; ++i) {
    const AttToken* token = &find->document->tokens[i];
    if (token->head >= 0 && sentence->first + (uint32_t)token->head == head &&
        (token->relation == ATT_RELATION_DET ||
         token->relation == ATT_RELATION_NMOD_POSS ||
         token->relation == ATT_RELATION_NUMMOD)) {
      has_determiner = true;
    }
  }
  return begin == head && (is_singular || has_determiner);
}

static bool
merges(const AttFind* find, const AttActorNoun* noun, uint32_t owner)
{
  const uint32_t owner_class = find->entities.at[owner - 1].class_id;
  if (noun->merges &&
      att_ontology_is_a(find->ontology, owner_class, noun->merges)) {
    return true;
  }
  // a government is who governs: "the Taliban government"
  return noun->merges && noun->merges == find->state &&
         att_ontology_is_a(find->ontology, owner_class, find->actor) &&
         !att_ontology_is_a(find->ontology, owner_class, find->person);
}

static AttStatus
label_of(const AttFind* find,
         AttSpan phrase,
         uint32_t owner,
         uint32_t possessor,
         AttView* label)
{
  ATT_TRY(att_find_text(find, phrase, label));
  if (possessor) {
    AttText text = {0};
    att_text_format(&text,
                    "%.*s %.*s",
                    ATT_VIEW_ARG(find->entities.at[owner - 1].label),
                    ATT_VIEW_ARG(*label));
    *label = att_arena_copy(find->document->arena, att_text_view(&text));
    const bool failed = text.broken || !label->at;
    att_text_clear(&text);
    return failed ? ATT_ERR_MEMORY : ATT_OK;
  }
  return ATT_OK;
}

static AttStatus
add_phrase(AttFind* find,
           const AttSentence* sentence,
           const AttActorNoun* noun,
           AttSpan phrase,
           uint32_t head)
{
  uint32_t possessor = 0;
  const uint32_t owner = owner_of(find, sentence, phrase, head, &possessor);
  if (owner && merges(find, noun, owner)) {
    return att_find_add(find, phrase, head, owner - 1, ATT_READING_METONYM);
  }
  const bool is_owned_by_state =
      owner && att_ontology_is_a(find->ontology,
                                 find->entities.at[owner - 1].class_id,
                                 find->state);
  if (!is_owned_by_state && refers_back(find, sentence, phrase.begin, head)) {
    return ATT_OK;
  }
  AttView label;
  ATT_TRY(label_of(find, phrase, owner, possessor, &label));
  const bool is_body = is_owned_by_state && (noun->reads == find->body ||
                                             noun->reads == find->person);
  uint32_t entity = 0;
  ATT_TRY(
      att_find_minted(find, label, noun->reads, is_body ? owner : 0, &entity));
  return att_find_add(find,
                      phrase,
                      head,
                      entity,
                      is_body ? ATT_READING_BODY : ATT_READING_NOUN);
}

AttStatus
att_find_nouns(AttFind* find, const AttSentence* sentence)
{
  for (uint32_t i = sentence->first; i < sentence->first + sentence->count;
       ++i) {
    const AttToken* token = &find->document->tokens[i];
    const bool is_inner = token->relation == ATT_RELATION_COMPOUND ||
                          token->relation == ATT_RELATION_NMOD_DESC ||
                          token->relation == ATT_RELATION_FLAT;
    if (token->upos != ATT_UPOS_NOUN || find->covered_by[i] || is_inner) {
      continue;
    }
    uint32_t begin = i;
    const AttActorNoun* noun = att_find_noun_at(find, sentence, i, &begin);
    if (noun && noun->reads && !noun->names_only) {
      const uint32_t start = phrase_begin(find, sentence, begin);
      ATT_TRY(add_phrase(find, sentence, noun, (AttSpan){start, i + 1}, i));
    }
  }
  return ATT_OK;
}
