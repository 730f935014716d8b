// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Persons by the offices that they hold: whom they act for.
// In: mentions, the tree, tenures of the gazetteer. Out: links of persons.
//
//   British Defence Secretary [Tom Ash]        part of the United Kingdom
//   [Farouk Tal], Syria's foreign minister     part of Syria
//   President [Ivan Orlov] of Ruritania        part of Ruritania
//   former French president [Paul Roux]        located in France, his home
//   Greek journalist [Nikos Pappas]            likewise
//   [Jacques Chirac], in a text of 1999        by his tenure: part of France
//
// Who held an office once, or has a profession instead, acts for himself. So do
// groups that nobody lists:
//
//   the French oil company [Orbal]             located in France
//   Israel's [Gush Movement]                   likewise, in Israel

#include "mentions/finder.h"
#include "term/days.h"

// Words between whom a person serves and the name.
#define MOST_TITLE_WORDS 10u
// From a body up to its state.
#define MOST_WHOLES 8u

// A name of a person, and what the words around it tell.
typedef struct Holder {
  const AttSentence* sentence;
  const AttMention* mention;
  uint32_t id; ///< 1 + index of the mention
  uint32_t entity;
  uint32_t whole;  ///< 1 + entity that the title names beside itself, or 0
  uint32_t people; ///< likewise one that stands further left
  bool has_title;
  bool is_group;   ///< no person, but a group that nobody lists
  bool is_private; ///< a profession: acts for nobody else
  bool is_over;
} Holder;

// The links of entities that stood there before this stage are chained, each
// once, so that a long document is read in linear time.
typedef struct Affiliations {
  AttFinder* finder;
  size_t entity_count; ///< before
  uint32_t* first;     ///< by entity: 1 + index of a link, or 0
  uint32_t* next;      ///< by link: likewise the next of the same entity
  bool* is_former;     ///< by entity: an office is over
} Affiliations;

static bool
is_personal(const AttFinder* finder, uint32_t entity)
{
  return att_finder_has(
      finder, finder->entities.at[entity].class_id, ATT_TRAIT_PERSONAL);
}

// The person that a mention names by name; false where it names none.
static bool
named_person(const AttFinder* finder,
             const AttMention* mention,
             uint32_t* entity)
{
  if (!mention->reading_count) {
    return false;
  }
  const AttReading* first = &finder->readings.at[mention->first_reading];
  *entity = first->entity;
  return first->kind != ATT_READING_NOUN && first->kind != ATT_READING_BODY &&
         is_personal(finder, first->entity);
}

// A group by a name that no gazetteer lists; false where it is none.
static bool
named_group(const AttFinder* finder, const AttMention* mention, Holder* holder)
{
  const AttReading* first = &finder->readings.at[mention->first_reading];
  const AttEntity* entity = &finder->entities.at[first->entity];
  holder->entity = first->entity;
  holder->is_group =
      !entity->listed &&
      (first->kind == ATT_READING_NAME || first->kind == ATT_READING_ACRONYM) &&
      att_finder_has(finder, entity->class_id, ATT_TRAIT_ACTING) &&
      !att_ontology_bodies(finder->ontology, entity->class_id);
  return holder->is_group;
}

static bool
is_listed_word(const AttValueList* list, AttView word)
{
  for (size_t i = 0; list && i < list->count; ++i) {
    if (att_view_equal_ascii_case(list->words[i], word)) {
      return true;
    }
  }
  return false;
}

// A word that a title before a name may have: "the exiled Kurdish party's
// leader".
static bool
is_title_word(const AttToken* token)
{
  switch ((AttUpos)token->upos) {
  case ATT_UPOS_NOUN:
  case ATT_UPOS_PROPN:
  case ATT_UPOS_ADJ:
    return true;
  case ATT_UPOS_VERB:
    return token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBG;
  default:
    return token->xpos == ATT_XPOS_POS || token->xpos == ATT_XPOS_HYPH;
  }
}

// 1 + the entity of a mention that somebody may serve, or 0.
static uint32_t
served_entity(const AttFinder* finder, uint32_t mention_id)
{
  const AttMention* mention = &finder->mentions.at[mention_id - 1];
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const uint32_t entity =
        finder->readings.at[mention->first_reading + i].entity;
    if (!is_personal(finder, entity)) {
      return entity + 1;
    }
  }
  return 0;
}

// "Israel's [Gush Movement]", "French [Orbal]": a state right in front, by its
// people's adjective or as the possessor.
static bool
is_state_beside(const AttFinder* finder, uint32_t mention_id, uint32_t name)
{
  const AttMention* mention = &finder->mentions.at[mention_id - 1];
  const AttReading* first = &finder->readings.at[mention->first_reading];
  const uint32_t end = mention->tokens.end;
  const bool is_possessor =
      end + 1 == name && finder->document->tokens[end].xpos == ATT_XPOS_POS;
  return mention->reading_count &&
         (is_possessor ||
          (end == name && first->kind == ATT_READING_DEMONYM)) &&
         att_ontology_bodies(finder->ontology,
                             finder->entities.at[first->entity].class_id);
}

// Note what a word of a title tells; the noun nearest to the name counts.
static AttStatus
read_title_word(const AttFinder* finder, Holder* holder, uint32_t token)
{
  const AttSentence* sentence = holder->sentence;
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  const AttToken* at = &tokens[token - sentence->first];
  const AttActorNoun* noun = NULL;
  size_t words = 0;
  holder->is_over |= is_listed_word(finder->bygone, at->lemma) ||
                     is_listed_word(finder->bygone, at->form);
  if (holder->has_title) {
    return ATT_OK;
  }
  ATT_TRY(att_nouns_find(&finder->gazetteer->nouns,
                         tokens,
                         token - sentence->first,
                         &noun,
                         &words));
  // "journalist Kari Lund": one of a people has a title of a kind
  const bool is_personal_noun =
      noun && att_finder_has(finder, noun->reads, ATT_TRAIT_PERSONAL);
  if (holder->is_group) {
    holder->has_title = noun && noun->native && !is_personal_noun;
    holder->is_private = true;
  } else if (is_personal_noun ||
             (noun && noun->native && at->xpos != ATT_XPOS_NNS &&
              att_finder_has(finder, noun->reads, ATT_TRAIT_COLLECTIVE))) {
    holder->has_title = true;
    holder->is_private = !is_personal_noun || noun->several;
  }
  return ATT_OK;
}

static AttStatus
link(AttFinder* finder, uint32_t person, uint32_t whole, AttTrait trait)
{
  const uint32_t property =
      att_ontology_trait_property(finder->ontology,
                                  trait,
                                  finder->entities.at[person].class_id,
                                  finder->entities.at[whole].class_id);
  return att_finder_link(finder, person, property, whole);
}

static bool
is_noun_phrase(const AttFinder* finder,
               const AttMention* mention,
               uint32_t* entity)
{
  const AttReading* first = &finder->readings.at[mention->first_reading];
  *entity = first->entity;
  return mention->reading_count && first->kind == ATT_READING_NOUN;
}

// "[Greek lawmaker] [Nikos Pappos]": an unnamed person in front is the title.
// True where the mention is one.
static bool
is_unnamed(const AttFinder* finder, const AttMention* mention, uint32_t* entity)
{
  if (!mention->reading_count) {
    return false;
  }
  const AttReading* first = &finder->readings.at[mention->first_reading];
  *entity = first->entity;
  return first->kind == ATT_READING_NOUN &&
         (is_personal(finder, *entity) ||
          att_finder_has(finder,
                         finder->entities.at[*entity].class_id,
                         ATT_TRAIT_COLLECTIVE));
}

static AttStatus
read_unnamed(const Affiliations* a,
             Holder* holder,
             AttSpan tokens,
             uint32_t from)
{
  AttFinder* finder = a->finder;

  for (uint32_t i = tokens.end; i > tokens.begin; --i) {
    ATT_TRY(read_title_word(finder, holder, i - 1));
  }
  const bool acts_for = !holder->is_private && !holder->is_over;
  for (uint32_t i = a->first[from]; i; i = a->next[i - 1]) {
    ATT_TRY(link(finder,
                 holder->entity,
                 finder->links.at[i - 1].object,
                 acts_for ? ATT_TRAIT_BELONGING : ATT_TRAIT_CONTAINING));
  }
  return ATT_OK;
}

// From the name leftward: "[British] Defence Secretary [Tom Ash]". A mention by
// a pattern or a label may have the title in it.
static AttStatus
read_title(const Affiliations* a, Holder* holder)
{
  const AttFinder* finder = a->finder;

  uint32_t unnamed = 0;

  const AttSpan own = holder->mention->tokens;
  uint32_t at = own.end - 1;
  for (unsigned step = 0;
       step < MOST_TITLE_WORDS && at > holder->sentence->first;
       ++step) {
    const uint32_t token = --at;
    const uint32_t over = finder->cover[token];
    const bool is_other = over && over != holder->id && token < own.begin;
    if (is_other && finder->mentions.at[over - 1].tokens.end > own.begin) {
      return ATT_OK; // "the government of [President Hosni Mubarak]"
    }
    if (is_other && !holder->has_title &&
        (is_unnamed(finder, &finder->mentions.at[over - 1], &unnamed) ||
         (holder->is_group &&
          is_noun_phrase(finder, &finder->mentions.at[over - 1], &unnamed)))) {
      return read_unnamed(
          a, holder, finder->mentions.at[over - 1].tokens, unnamed);
    }
    if (is_other) {
      const bool is_owner = is_state_beside(finder, over, own.begin);
      holder->is_private |= is_owner && !holder->has_title;
      holder->has_title |= is_owner;
      const uint32_t served =
          holder->has_title ? served_entity(finder, over) : 0;
      uint32_t* place = holder->whole ? &holder->people : &holder->whole;
      *place = served;
      if (!served || place == &holder->people) {
        return ATT_OK;
      }
      at = finder->mentions.at[over - 1].tokens.begin;
    } else if (holder->whole ||
               (token < own.begin &&
                !is_title_word(&finder->document->tokens[token]))) {
      // "former" may stand before the name of a state
      holder->is_over |=
          is_listed_word(finder->bygone, finder->document->tokens[token].lemma);
      return ATT_OK;
    } else {
      ATT_TRY(read_title_word(finder, holder, token));
    }
  }
  return ATT_OK;
}

// "President Ivan Orlov [of Ruritania]".
static AttStatus
read_behind(const AttFinder* finder, Holder* holder)
{
  const AttToken* tokens = finder->document->tokens;
  const uint32_t end = holder->sentence->first + holder->sentence->count;
  const uint32_t marker = holder->mention->tokens.end;
  const uint32_t* cue = NULL;
  if (!holder->has_title || holder->whole || marker + 1 >= end ||
      tokens[marker].upos != ATT_UPOS_ADP) {
    return ATT_OK;
  }
  ATT_TRY(
      att_nouns_word(&finder->gazetteer->nouns.cues, &tokens[marker], &cue));
  const bool has_article =
      tokens[marker + 1].upos == ATT_UPOS_DET && !finder->cover[marker + 1];
  const uint32_t next = marker + (has_article ? 2 : 1);
  const uint32_t over = cue && !*cue && next < end ? finder->cover[next] : 0;
  if (over && finder->mentions.at[over - 1].tokens.begin == next) {
    holder->whole = served_entity(finder, over);
  }
  return ATT_OK;
}

// Write down what the words around a name tell.
static AttStatus
take_title(Affiliations* affiliations, const Holder* holder)
{
  AttFinder* finder = affiliations->finder;
  const bool acts_for = !holder->is_private && !holder->is_over;
  if (holder->has_title && holder->is_over) {
    affiliations->is_former[holder->entity] = true;
  }
  if (!holder->has_title || !holder->whole) {
    return ATT_OK;
  }
  if (holder->people) {
    ATT_TRY(
        link(finder, holder->entity, holder->people - 1, ATT_TRAIT_CONTAINING));
  }
  return link(finder,
              holder->entity,
              holder->whole - 1,
              acts_for ? ATT_TRAIT_BELONGING : ATT_TRAIT_CONTAINING);
}

// The unnamed person that a phrase with this head stands for; false: none.
static bool
unnamed_at(const AttFinder* finder, uint32_t token, uint32_t* entity)
{
  const uint32_t over = finder->cover[token];
  const AttMention* mention = over ? &finder->mentions.at[over - 1] : NULL;
  return mention && mention->head == token &&
         is_unnamed(finder, mention, entity);
}

// What the phrase says of an unnamed person holds of the one in apposition.
static AttStatus
take_links(const Affiliations* a, uint32_t from, uint32_t to)
{
  for (uint32_t i = a->first[from]; i; i = a->next[i - 1]) {
    const AttLink known = a->finder->links.at[i - 1];
    ATT_TRY(att_finder_link(a->finder, to, known.property, known.object));
  }
  return ATT_OK;
}

// "[Farouk Tal], [Syria's foreign minister]", either way round.
static AttStatus
read_appositions(const Affiliations* a, const Holder* holder)
{
  const AttFinder* finder = a->finder;

  const AttToken* tokens = finder->document->tokens;
  const uint32_t first = holder->sentence->first;
  const uint32_t head = holder->mention->head;
  uint32_t unnamed = 0;
  if (tokens[head].relation == ATT_RELATION_APPOS && tokens[head].head >= 0 &&
      unnamed_at(finder, first + (uint32_t)tokens[head].head, &unnamed)) {
    return take_links(a, unnamed, holder->entity);
  }
  for (uint32_t i = first; i < first + holder->sentence->count; ++i) {
    if (tokens[i].relation == ATT_RELATION_APPOS &&
        tokens[i].head == (int32_t)(head - first) &&
        unnamed_at(finder, i, &unnamed)) {
      ATT_TRY(take_links(a, unnamed, holder->entity));
    }
  }
  return ATT_OK;
}

static AttStatus
read_mention(Affiliations* affiliations,
             const AttSentence* sentence,
             uint32_t index)
{
  AttFinder* finder = affiliations->finder;
  const AttMention mention = finder->mentions.at[index];
  Holder holder = {.sentence = sentence, .mention = &mention, .id = index + 1};
  if (sentence->analysed == ATT_ANALYSED_NOT ||
      (!named_person(finder, &mention, &holder.entity) &&
       !named_group(finder, &mention, &holder))) {
    return ATT_OK;
  }
  ATT_TRY(read_title(affiliations, &holder));
  ATT_TRY(read_behind(finder, &holder));
  ATT_TRY(take_title(affiliations, &holder));
  return sentence->analysed == ATT_ANALYSED_TREE && !holder.is_group
             ? read_appositions(affiliations, &holder)
             : ATT_OK;
}

// The entry above all that an entry is part of.
static const AttListed*
top_of(const AttFinder* finder, AttView iri)
{
  const AttListed* at = att_gazetteer_find_iri(finder->gazetteer, iri);
  for (unsigned i = 0; at && i < MOST_WHOLES; ++i) {
    const AttListed* above = NULL;
    for (size_t k = 0; k < at->fact_count && !above; ++k) {
      above = at->facts[k].is_iri ? att_gazetteer_find_iri(finder->gazetteer,
                                                           at->facts[k].value)
                                  : NULL;
    }
    if (!above) {
      return at;
    }
    at = above;
  }
  return at;
}

// Without a day, tenures that lead to different states tell nothing.
static bool
contradict(const AttFinder* finder, AttView holder)
{
  const AttTenure* tenure = att_gazetteer_tenure(finder->gazetteer, holder);
  const AttListed* top = tenure ? top_of(finder, tenure->of) : NULL;
  for (; tenure;
       tenure = att_gazetteer_tenure_next(finder->gazetteer, tenure)) {
    if (top_of(finder, tenure->of) != top) {
      return true;
    }
  }
  return false;
}

// A listed person: by the office of the document's day, else of any day.
static AttStatus
take_tenure(Affiliations* affiliations, uint32_t person)
{
  AttFinder* finder = affiliations->finder;
  const AttGazetteer* gazetteer = finder->gazetteer;
  const AttListed* listed = finder->entities.at[person].listed;
  AttDays days;
  const AttView date = finder->document->date;
  if (!listed || affiliations->is_former[person] ||
      !is_personal(finder, person)) {
    return ATT_OK;
  }
  const bool is_dated = date.size && att_edtf_days(date, &days);
  if (!is_dated && contradict(finder, listed->iri)) {
    return ATT_OK;
  }
  const AttTenure* tenure = att_gazetteer_tenure_on(
      gazetteer, listed->iri, is_dated ? att_view(days.begin) : ATT_VIEW(""));
  const AttListed* whole =
      tenure ? att_gazetteer_find_iri(gazetteer, tenure->of) : NULL;
  uint32_t entity = 0;
  if (!whole) {
    return ATT_OK;
  }
  ATT_TRY(att_finder_listed(
      finder, (uint32_t)(whole - gazetteer->listed), &entity));
  return link(finder, person, entity, ATT_TRAIT_BELONGING);
}

static AttStatus
find_all(Affiliations* affiliations)
{
  AttFinder* finder = affiliations->finder;
  const AttDocument* document = finder->document;
  const size_t count = finder->mentions.size;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t sentence =
        att_document_sentence_of(document, finder->mentions.at[i].tokens.begin);
    ATT_TRY(read_mention(
        affiliations, &document->sentences[sentence], (uint32_t)i));
  }
  for (size_t i = 0; i < affiliations->entity_count; ++i) {
    ATT_TRY(take_tenure(affiliations, (uint32_t)i));
  }
  return ATT_OK;
}

// Each mention of an entity adds its links again.
static bool
is_chained(const Affiliations* a, const AttLink* link)
{
  for (uint32_t i = a->first[link->subject]; i; i = a->next[i - 1]) {
    const AttLink* known = &a->finder->links.at[i - 1];
    if (known->property == link->property && known->object == link->object) {
      return true;
    }
  }
  return false;
}

static AttStatus
chain_links(Affiliations* a)
{
  const AttFinder* finder = a->finder;
  a->entity_count = finder->entities.size;
  a->first = att_calloc(a->entity_count + 1, sizeof *a->first);
  a->next = att_calloc(finder->links.size + 1, sizeof *a->next);
  a->is_former = att_calloc(a->entity_count + 1, sizeof *a->is_former);
  if (!a->first || !a->next || !a->is_former) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < finder->links.size; ++i) {
    const uint32_t subject = finder->links.at[i].subject;
    if (!is_chained(a, &finder->links.at[i])) {
      a->next[i] = a->first[subject];
      a->first[subject] = (uint32_t)i + 1;
    }
  }
  return ATT_OK;
}

AttStatus
att_find_affiliations(AttFinder* finder)
{
  Affiliations affiliations = {.finder = finder};
  AttStatus status = chain_links(&affiliations);
  if (status == ATT_OK) {
    status = find_all(&affiliations);
  }
  att_free(affiliations.first);
  att_free(affiliations.next);
  att_free(affiliations.is_former);
  return status;
}
