// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Actors by an actor noun: a listed one itself ("the Afghan government"), a
// body of it ("Pakistani security forces"), a group's people ("TTP militants"),
// a name ("National Resistance Front"), or somebody unnamed ("foreign
// fighters").
//
//   three armed Afghan refugees of the camp
//         [----- ------ --------]            label: modifiers and head

#include "mentions/phrase.h"

// Words from a title to the name behind it.
#define MOST_TITLE_WORDS 4u

// Whom or where a new actor belongs to, and how: a body of it, or at home
// there.
typedef struct Tie {
  uint32_t whole; ///< 1 + entity; 0: none
  AttTrait trait; ///< of the property that leads there
} Tie;

static bool
is_plural(const AttToken* token)
{
  return token->xpos == ATT_XPOS_NNS || token->xpos == ATT_XPOS_NNPS;
}

static AttSpan
span_of(const AttPhrase* phrase)
{
  return (AttSpan){phrase->sentence->first + phrase->first,
                   phrase->sentence->first + phrase->last};
}

static AttStatus
add(AttFinder* finder,
    const AttPhrase* phrase,
    uint32_t entity,
    AttReadingKind kind)
{
  ATT_TRY(att_finder_mention(
      finder, span_of(phrase), phrase->sentence->first + phrase->head));
  return att_finder_reading(finder, entity, kind);
}

// A common word that only the sentence's start capitalised.
static void
lower_first(const AttPhrase* phrase, AttText* label)
{
  const AttToken* token = &phrase->tokens[phrase->first];
  if (phrase->first == 0 && token->upos != ATT_UPOS_PROPN &&
      token->xpos != ATT_XPOS_NNP && label->size && label->at[0] >= 'A' &&
      label->at[0] <= 'Z' && !phrase->beside_count) {
    label->at[0] = (char)(label->at[0] + ('a' - 'A'));
  }
}

// The listed entity of the class that finder->text names; false: none.
static AttStatus
find_listed(AttFinder* finder, uint32_t class_id, uint32_t* entity, bool* found)
{
  const AttListed* listed =
      att_gazetteer_find_label(finder->gazetteer, att_text_view(&finder->text));
  *found = listed && (att_finder_is(finder, listed->class_id, class_id) ||
                      att_finder_is(finder, class_id, listed->class_id));
  return *found
             ? att_finder_listed(finder,
                                 (uint32_t)(listed - finder->gazetteer->listed),
                                 entity)
             : ATT_OK;
}

// Make the entity that finder->text names.
static AttStatus
make_entity(AttFinder* finder, uint32_t class_id, Tie tie, uint32_t* entity)
{
  AttText key = {0};
  AttStatus status = att_text_status(&finder->text);
  bool is_listed = false;
  if (status == ATT_OK && tie.whole) {
    ATT_TRY(find_listed(finder, class_id, entity, &is_listed));
  }
  if (is_listed) {
    return ATT_OK;
  }
  if (status == ATT_OK) {
    status = att_finder_key(finder, att_text_view(&finder->text), &key);
  }
  if (status == ATT_OK) {
    status = att_finder_mint(finder,
                             att_text_view(&key),
                             att_text_view(&finder->text),
                             class_id,
                             entity);
  }
  att_text_clear(&key);
  ATT_TRY(status);
  if (tie.whole) {
    const uint32_t property = att_ontology_trait_property(
        finder->ontology,
        tie.trait,
        finder->entities.at[*entity].class_id,
        finder->entities.at[tie.whole - 1].class_id);
    ATT_TRY(att_finder_link(finder, *entity, property, tie.whole - 1));
  }
  return ATT_OK;
}

// Mint the phrase's entity under its words.
static AttStatus
mint(AttFinder* finder,
     const AttPhrase* phrase,
     uint32_t class_id,
     Tie tie,
     AttReadingKind kind)
{
  uint32_t entity = 0;
  if (tie.whole) {
    const AttMention beside = finder->mentions.at[phrase->beside - 1];
    ATT_TRY(att_home_name(finder, span_of(phrase), &beside, tie.whole - 1));
  } else {
    att_finder_words(finder, span_of(phrase), &finder->text);
  }
  if (!finder->cover[phrase->sentence->first + phrase->first]) {
    lower_first(phrase, &finder->text);
  }
  ATT_TRY(make_entity(finder, class_id, tie, &entity));
  return add(finder, phrase, entity, kind);
}

static bool
is_named(const AttPhrase* phrase)
{
  return att_case_of(phrase->tokens[phrase->head].form) >= ATT_CASE_CAPITAL &&
         phrase->tokens[phrase->head].upos == ATT_UPOS_PROPN &&
         (phrase->head > phrase->first || phrase->last > phrase->head + 1);
}

static bool
has_proper_modifier(const AttPhrase* phrase)
{
  for (uint32_t i = phrase->first; i < phrase->head; ++i) {
    if (phrase->tokens[i].upos == ATT_UPOS_PROPN) {
      return true;
    }
  }
  return false;
}

// The first reading of a mention whose class has bodies, or NULL.
static const AttReading*
whole_reading(const AttFinder* finder, const AttMention* beside)
{
  for (uint32_t i = 0; i < beside->reading_count; ++i) {
    const AttReading* reading = &finder->readings.at[beside->first_reading + i];
    if (att_ontology_bodies(finder->ontology,
                            finder->entities.at[reading->entity].class_id)) {
      return reading;
    }
  }
  return NULL;
}

static uint32_t
bodies_of(const AttFinder* finder, const AttReading* reading)
{
  return reading ? att_ontology_bodies(
                       finder->ontology,
                       finder->entities.at[reading->entity].class_id)
                 : 0;
}

static bool
is_excepted(const AttFinder* finder,
            const AttActorNoun* noun,
            const AttReading* reading)
{
  const uint32_t class_id = finder->entities.at[reading->entity].class_id;
  for (size_t i = 0; i < noun->excepts.count; ++i) {
    if (att_finder_is(finder, class_id, noun->excepts.at[i])) {
      return true;
    }
  }
  return false;
}

// May somebody have what the noun names: forces, a government, an aide?
static bool
is_following(const AttFinder* finder, const AttActorNoun* noun)
{
  return att_finder_has(finder, noun->reads, ATT_TRAIT_DELEGATE) ||
         att_ontology_bodies(finder->ontology, noun->reads) ||
         (att_finder_has(finder, noun->reads, ATT_TRAIT_PERSONAL) &&
          !noun->several);
}

// How a noun's actor belongs to the reading beside it: a body of what has
// bodies, part of a people ("Tutsi rebels"), at home in a state or a place.
static Tie
tie_to(const AttFinder* finder,
       const AttActorNoun* noun,
       const AttMention* beside)
{
  const AttReading* whole = whole_reading(finder, beside);
  const uint32_t bodies = bodies_of(finder, whole);
  const bool is_person =
      att_finder_has(finder, noun->reads, ATT_TRAIT_PERSONAL);
  const bool acts_for = whole && (att_finder_is(finder, noun->reads, bodies) ||
                                  (is_person && !noun->several));
  if (acts_for) {
    return (Tie){whole->entity + 1, ATT_TRAIT_BELONGING};
  }
  const AttReading* first =
      whole ? whole : &finder->readings.at[beside->first_reading];
  const uint32_t class_id = finder->entities.at[first->entity].class_id;
  const bool has_officers = is_person && !noun->several &&
                            att_finder_has(finder, class_id, ATT_TRAIT_ACTING);
  if (att_finder_has(finder, class_id, ATT_TRAIT_PERSONAL)) {
    // "Saddam Hussein's forces" are of whom he acts for
    return first->kind != ATT_READING_NOUN && is_following(finder, noun)
               ? (Tie){first->entity + 1, ATT_TRAIT_BELONGING}
               : (Tie){0};
  }
  if (!(noun->native || has_officers) || first->kind == ATT_READING_NOUN) {
    return (Tie){0};
  }
  const bool is_actor =
      !whole && att_finder_has(finder, class_id, ATT_TRAIT_ACTING);
  return (Tie){first->entity + 1,
               is_actor ? ATT_TRAIT_BELONGING : ATT_TRAIT_CONTAINING};
}

// The reading under which a noun beside a mention means that very actor, as its
// data say; its own class first, for "the Afghan government" is the state. What
// is a body of the whole beside it is not the whole, and nobody unnamed is
// meant.
static const AttReading*
merged_reading(const AttFinder* finder,
               const AttActorNoun* noun,
               const AttMention* beside)
{
  const uint32_t bodies = bodies_of(finder, whole_reading(finder, beside));
  const AttReading* same = NULL;
  if (att_finder_is(finder, noun->reads, bodies)) {
    return NULL;
  }
  for (size_t i = 0; i < noun->merges.count; ++i) {
    const uint32_t class_id = noun->merges.at[i];
    if (!same || class_id == noun->reads) {
      const AttReading* found = att_finder_reading_of(finder, beside, class_id);
      same = found && !is_excepted(finder, noun, found) ? found : same;
    }
  }
  return same && same->kind != ATT_READING_NOUN ? same : NULL;
}

// What several persons beside a name are: a body of it, people, or persons of a
// group.
static uint32_t
class_of_several(const AttFinder* finder,
                 const AttActorNoun* noun,
                 const AttMention* beside)
{
  const uint32_t bodies = bodies_of(finder, whole_reading(finder, beside));
  return noun->several ? noun->several : bodies ? bodies : noun->reads;
}

// Beside a mention: the actor itself, a body of it, or somebody at home there.
static AttStatus
read_beside(AttFinder* finder, const AttPhrase* phrase, bool* done)
{
  const AttMention* beside = &finder->mentions.at[phrase->beside - 1];
  const AttActorNoun* noun = phrase->noun;
  const bool is_person =
      att_finder_has(finder, noun->reads, ATT_TRAIT_PERSONAL);
  const bool are_persons =
      is_person && is_plural(&phrase->tokens[phrase->head]);
  bool is_own = false;
  *done = false;
  ATT_TRY(att_home_is_own(finder, phrase->sentence, beside, &is_own));
  if (!is_own) {
    return ATT_OK;
  }
  const AttReading* same = merged_reading(finder, noun, beside);
  const bool is_own_name =
      is_named(phrase) && !att_ontology_bodies(finder->ontology, noun->reads) &&
      !att_finder_has(finder, noun->reads, ATT_TRAIT_SUFFIXED);
  *done = true;
  if (same && !is_own_name) {
    return add(finder, phrase, same->entity, ATT_READING_METONYM);
  }
  const Tie tie = tie_to(finder, noun, beside);
  *done = tie.whole != 0;
  if (!*done) {
    return ATT_OK;
  }
  const bool is_body =
      tie.trait == ATT_TRAIT_BELONGING && (are_persons || !is_person);
  const uint32_t own_bodies =
      att_ontology_bodies(finder->ontology, noun->reads);
  return mint(finder,
              phrase,
              are_persons  ? class_of_several(finder, noun, beside)
              : own_bodies ? own_bodies // "Mubarak's government"
                           : noun->reads,
              tie,
              is_body ? ATT_READING_BODY : ATT_READING_NOUN);
}

static const AttMention*
beside_at(const AttFinder* finder, const AttPhrase* phrase, size_t i)
{
  return &finder->mentions.at[phrase->all_beside[i] - 1];
}

// "the Indian and Chinese troops", where the tree hangs both on the noun: only
// a conjunction stands between two names (or the clitic of a possessor).
static bool
is_joined(const AttFinder* finder,
          const AttPhrase* phrase,
          const AttMention* left,
          const AttMention* right)
{
  const AttToken* tokens = finder->document->tokens;
  bool has_mark = false;
  if (tokens[left->head].relation != tokens[right->head].relation ||
      tokens[right->head].head != (int32_t)phrase->head) {
    return false;
  }
  for (uint32_t t = left->tokens.end; t < right->tokens.begin; ++t) {
    const bool is_mark =
        tokens[t].upos == ATT_UPOS_CCONJ || tokens[t].upos == ATT_UPOS_PUNCT;
    if (!is_mark && tokens[t].xpos != ATT_XPOS_POS) {
      return false;
    }
    has_mark |= is_mark;
  }
  return has_mark;
}

// "Indian and Chinese troops": the first hangs on the noun, the others on it or
// likewise on the noun.
static bool
share_noun(const AttFinder* finder, const AttPhrase* phrase)
{
  const size_t count = phrase->beside_count;
  if (count < 2 || count > ATT_MOST_BESIDE) {
    return false;
  }
  const uint32_t first =
      beside_at(finder, phrase, count - 1)->head - phrase->sentence->first;
  for (size_t i = 0; i + 1 < count; ++i) {
    const AttMention* beside = beside_at(finder, phrase, i);
    const AttToken* head = &finder->document->tokens[beside->head];
    if ((head->relation != ATT_RELATION_CONJ || head->head != (int32_t)first) &&
        !is_joined(finder, phrase, beside_at(finder, phrase, i + 1), beside)) {
      return false;
    }
  }
  return phrase->tokens[first].head == (int32_t)phrase->head;
}

// What the noun means beside one of several: "Chinese troops". False where the
// noun makes nobody of it.
static AttStatus
read_share(AttFinder* finder,
           const AttPhrase* phrase,
           const AttMention* beside,
           AttReading* share,
           bool* found)
{
  const AttReading* same = merged_reading(finder, phrase->noun, beside);
  const Tie tie = tie_to(finder, phrase->noun, beside);
  *found = same || tie.whole;
  if (same) {
    *share = (AttReading){same->entity, ATT_READING_METONYM};
  }
  if (same || !*found) {
    return ATT_OK;
  }
  const uint32_t first = phrase->sentence->first;
  const bool is_behind = beside->tokens.begin > first + phrase->head;
  const AttSpan noun =
      is_behind ? (AttSpan){first + phrase->first, first + phrase->head + 1}
                : (AttSpan){beside_at(finder, phrase, 0)->tokens.end,
                            first + phrase->last};
  ATT_TRY(att_home_share_name(finder, noun, beside, tie.whole - 1, is_behind));
  const bool are_persons =
      att_finder_has(finder, phrase->noun->reads, ATT_TRAIT_PERSONAL);
  share->kind =
      tie.trait == ATT_TRAIT_BELONGING ? ATT_READING_BODY : ATT_READING_NOUN;
  return make_entity(finder,
                     are_persons
                         ? class_of_several(finder, phrase->noun, beside)
                         : phrase->noun->reads,
                     tie,
                     &share->entity);
}

// Several actors by one noun, who hold together.
static AttStatus
read_shared(AttFinder* finder, const AttPhrase* phrase, bool* done)
{
  AttReading shares[ATT_MOST_BESIDE];
  const size_t count = phrase->beside_count;
  *done = share_noun(finder, phrase);
  for (size_t i = 0; i < count && *done; ++i) {
    const AttMention beside = *beside_at(finder, phrase, count - 1 - i);
    ATT_TRY(read_share(finder, phrase, &beside, &shares[i], done));
  }
  if (!*done) {
    return ATT_OK;
  }
  ATT_TRY(att_finder_mention(
      finder, span_of(phrase), phrase->sentence->first + phrase->head));
  finder->mentions.at[finder->mentions.size - 1].is_shared = true;
  for (size_t i = 0; i < count; ++i) {
    ATT_TRY(att_finder_reading(finder, shares[i].entity, shares[i].kind));
  }
  return ATT_OK;
}

static bool
has_determiner(const AttPhrase* phrase)
{
  for (uint32_t i = 0; i < phrase->head; ++i) {
    const AttToken* token = &phrase->tokens[i];
    if (token->head == (int32_t)phrase->head &&
        (token->relation == ATT_RELATION_DET ||
         token->relation == ATT_RELATION_NMOD_POSS)) {
      return true;
    }
  }
  return false;
}

// "a spokesman for Kenya": a phrase says whose.
static bool
has_complement(const AttPhrase* phrase)
{
  for (uint32_t i = phrase->head + 1; i < phrase->sentence->count; ++i) {
    if (phrase->tokens[i].head == (int32_t)phrase->head &&
        phrase->tokens[i].relation == ATT_RELATION_NMOD) {
      return true;
    }
  }
  return false;
}

// "a guard": said of somebody new, as the subject or object of a verb or with a
// preposition, and not what somebody else is. Who is somebody's is that one's.
static bool
introduces(const AttFinder* finder, const AttPhrase* phrase)
{
  static const AttView indefinite[] = {
#define ATT_INDEFINITE(word) {word, sizeof word - 1},
#include "mentions/indefinite.def"
#undef ATT_INDEFINITE
  };
  const uint32_t head = phrase->head;
  if (att_finder_has(finder, phrase->noun->reads, ATT_TRAIT_PERSONAL) &&
      has_complement(phrase)) {
    return false;
  }
  switch (att_relation_universal(phrase->tokens[head].relation)) {
  case ATT_RELATION_NSUBJ:
  case ATT_RELATION_OBJ:
  case ATT_RELATION_IOBJ:
  case ATT_RELATION_OBL:
  case ATT_RELATION_NMOD:
    break;
  default:
    return false;
  }
  for (uint32_t i = 0; i < head; ++i) {
    const AttToken* token = &phrase->tokens[i];
    for (size_t w = 0; w < sizeof indefinite / sizeof indefinite[0]; ++w) {
      if (token->head == (int32_t)head && token->relation == ATT_RELATION_DET &&
          att_view_equal(token->lemma, indefinite[w])) {
        return true;
      }
    }
  }
  return false;
}

// "the police": of a state that the reader knows, unless a body of that kind
// was there before.
static bool
is_known_body(const AttFinder* finder, const AttPhrase* phrase)
{
  const AttView word = phrase->tokens[phrase->head].form;
  bool is_first =
      att_finder_has(finder, phrase->noun->reads, ATT_TRAIT_DELEGATE);
  for (size_t i = 0; i < finder->entities.size && is_first; ++i) {
    const AttView label = finder->entities.at[i].label;
    const size_t begin =
        label.size > word.size ? label.size - word.size : label.size;
    is_first = !begin || label.at[begin - 1] != ' ' ||
               !att_view_equal_ascii_case(
                   att_view_slice(label, begin, label.size), word);
  }
  return is_first;
}

// A noun that describes rather than names: bare ones ("the group", "both
// countries") refer to something else, save fighters and peoples in the plural,
// and any body or persons without a determiner ("soldiers"), or who are new ("a
// guard") or known to all ("the police"); one single ally, country or group is
// a predicate ("a key ally of Norway") or an actor named before.
static bool
refers_elsewhere(const AttFinder* finder, const AttPhrase* phrase)
{
  const uint32_t class_id = phrase->noun->reads;
  const bool is_many = is_plural(&phrase->tokens[phrase->head]);
  const bool is_general =
      att_ontology_class(finder->ontology, class_id)->own_traits &
      ATT_TRAIT_UNSPECIFIC;
  if (is_named(phrase)) {
    return false;
  }
  if (!is_many && is_general) {
    return true;
  }
  if (phrase->beside_count || phrase->last - phrase->first > 1) {
    return false;
  }
  if (!is_general && !phrase->noun->names_only &&
      (introduces(finder, phrase) || is_known_body(finder, phrase))) {
    return false;
  }
  const bool is_plain = att_finder_has(finder, class_id, ATT_TRAIT_COLLECTIVE);
  return !is_many || is_general || (!is_plain && has_determiner(phrase));
}

// "Angola's Unita rebels": an unlisted group is at home with whose it is.
static AttStatus
note_home(AttFinder* finder, const AttReading* group, const AttMention* beside)
{
  const AttReading* whole = whole_reading(finder, beside);
  const AttEntity* entity = &finder->entities.at[group->entity];
  if (!whole || entity->listed) {
    return ATT_OK;
  }
  const uint32_t property =
      att_ontology_trait_property(finder->ontology,
                                  ATT_TRAIT_CONTAINING,
                                  entity->class_id,
                                  finder->entities.at[whole->entity].class_id);
  return att_finder_link(finder, group->entity, property, whole->entity);
}

// Of several mentions beside a noun that do not share it: the nearest where the
// noun means that one itself ("Osama bin Laden's al-Qaeda network"), else the
// first, where it has bodies and people ("Iranian Kurdish rebels").
static AttStatus
read_nested(AttFinder* finder, const AttPhrase* phrase, bool* done)
{
  const size_t count = phrase->beside_count;
  AttPhrase part = *phrase;
  *done = false;
  if (count < 2 || count > ATT_MOST_BESIDE) {
    return ATT_OK;
  }
  const AttMention* nearest = beside_at(finder, phrase, 0);
  part.beside = phrase->all_beside[0];
  const AttReading* same = merged_reading(finder, phrase->noun, nearest);
  if (same) {
    ATT_TRY(note_home(finder, same, beside_at(finder, phrase, count - 1)));
    part.first = nearest->tokens.begin - phrase->sentence->first;
  } else {
    part.beside = phrase->all_beside[count - 1];
    if (!whole_reading(finder, beside_at(finder, phrase, count - 1))) {
      return ATT_OK;
    }
  }
  return read_beside(finder, &part, done);
}

static AttStatus
read_phrase(AttFinder* finder, const AttPhrase* phrase)
{
  bool done = false;
  ATT_TRY(phrase->beside ? read_beside(finder, phrase, &done)
                         : read_shared(finder, phrase, &done));
  if (!done) {
    ATT_TRY(read_nested(finder, phrase, &done));
  }
  if (done || (phrase->noun->beside_only && !is_named(phrase))) {
    return ATT_OK;
  }
  uint32_t class_id = phrase->noun->reads;
  const uint32_t bodies = att_ontology_bodies(finder->ontology, class_id);
  if (bodies && phrase->beside && phrase->noun->merges.count &&
      !phrase->noun->names_only) {
    class_id = bodies; // "the Balochistan government"
  } else if (refers_elsewhere(finder, phrase)) {
    return ATT_OK;
  }
  if (is_named(phrase)) {
    return mint(finder, phrase, class_id, (Tie){0}, ATT_READING_NAME);
  }
  if (!phrase->noun->names_only) {
    return mint(finder, phrase, class_id, (Tie){0}, ATT_READING_NOUN);
  }
  return att_finder_has(finder, class_id, ATT_TRAIT_SUFFIXED) &&
                 has_proper_modifier(phrase)
             ? mint(finder, phrase, class_id, (Tie){0}, ATT_READING_NAME)
             : ATT_OK;
}

// A noun that only modifies another actor noun or a name is no phrase of its
// own: "police officers", "spokesman Zabihullah Mujahid".
static AttStatus
is_part_of_other(AttFinder* finder,
                 const AttSentence* sentence,
                 uint32_t head,
                 bool* is_part)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  const AttToken* token = &tokens[head];
  const AttRelation relation = att_relation_universal(token->relation);
  *is_part = false;
  if (token->head < 0 || token->relation == ATT_RELATION_NMOD_POSS ||
      (relation != ATT_RELATION_COMPOUND && relation != ATT_RELATION_FLAT &&
       relation != ATT_RELATION_AMOD &&
       token->relation != ATT_RELATION_NMOD_DESC)) {
    return ATT_OK;
  }
  const uint32_t above = (uint32_t)token->head;
  const AttActorNoun* noun = NULL;
  size_t words = 0;
  ATT_TRY(
      att_nouns_find(&finder->gazetteer->nouns, tokens, above, &noun, &words));
  *is_part =
      (noun && !noun->names_only) || finder->cover[sentence->first + above];
  return ATT_OK;
}

// "Foreign Minister [Omar Bashir]": is the noun the title that the tree has as
// the head of a name?
static bool
is_title_of_name(const AttFinder* finder, const AttPhrase* phrase)
{
  const uint32_t head = phrase->sentence->first + phrase->head;
  if (!att_finder_has(finder, phrase->noun->reads, ATT_TRAIT_PERSONAL)) {
    return false;
  }
  for (uint32_t i = phrase->head + 1;
       i < phrase->sentence->count && i < phrase->head + MOST_TITLE_WORDS;
       ++i) {
    const uint32_t over = finder->cover[phrase->sentence->first + i];
    if (over) {
      return finder->mentions.at[over - 1].head == head &&
             finder->mentions.at[over - 1].tokens.begin > head;
    }
  }
  return false;
}

static AttStatus
find_at(AttFinder* finder, const AttSentence* sentence, uint32_t head)
{
  AttPhrase phrase = {.sentence = sentence,
                      .tokens = &finder->document->tokens[sentence->first],
                      .head = head,
                      .first = head,
                      .last = head + 1};
  bool is_part = false;
  ATT_TRY(att_nouns_find(&finder->gazetteer->nouns,
                         phrase.tokens,
                         head,
                         &phrase.noun,
                         &phrase.words));
  if (!phrase.noun) {
    return ATT_OK;
  }
  ATT_TRY(is_part_of_other(finder, sentence, head, &is_part));
  if (is_part || is_title_of_name(finder, &phrase)) {
    return ATT_OK;
  }
  ATT_TRY(att_phrase_left(finder, &phrase));
  ATT_TRY(att_phrase_right(finder, &phrase));
  return read_phrase(finder, &phrase);
}

AttStatus
att_find_actors(AttFinder* finder, const AttSentence* sentence)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  for (uint32_t i = 0; i < sentence->count; ++i) {
    const bool is_noun =
        tokens[i].upos == ATT_UPOS_NOUN || tokens[i].upos == ATT_UPOS_PROPN;
    if (is_noun && !finder->cover[sentence->first + i] &&
        !finder->timed[sentence->first + i]) {
      ATT_TRY(find_at(finder, sentence, i));
    }
  }
  return ATT_OK;
}
