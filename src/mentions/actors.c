// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Actors by an actor noun: a listed one itself ("the Afghan government"), a
// body of it ("Pakistani security forces"), a group's people ("TTP militants"),
// a name ("National Resistance Front"), or somebody unnamed ("foreign
// fighters").
//
//   three armed Afghan refugees of the camp
//         [----- ------ --------]            label: modifiers and head

#include "mentions/finder.h"

// Steps from a modifier up to its noun.
#define MOST_STEPS 6u

// Actors that share a noun: "Indian, Nepali and Chinese troops".
#define MOST_BESIDE 4u

// A noun phrase in the making; tokens of the sentence.
typedef struct Phrase {
  const AttSentence* sentence;
  const AttToken* tokens;
  uint32_t head;
  uint32_t first; ///< of the modifiers kept
  uint32_t last;  ///< end, exclusive
  const AttActorNoun* noun;
  size_t words; ///< of the noun, up to the head
  /// The one mention beside the noun, 1 + index; 0: none or several.
  uint32_t beside;
  size_t beside_count;
  uint32_t all_beside[MOST_BESIDE]; ///< the same, from right to left
} Phrase;

static bool
is_plural(const AttToken* token)
{
  return token->xpos == ATT_XPOS_NNS || token->xpos == ATT_XPOS_NNPS;
}

static bool
is_capital(const AttToken* token)
{
  return att_case_of(token->form) >= ATT_CASE_CAPITAL;
}

static bool
is_hyphen(const AttToken* token)
{
  return token->xpos == ATT_XPOS_HYPH ||
         (token->upos == ATT_UPOS_PUNCT && !token->space_after &&
          att_view_equal(token->form, ATT_VIEW("-")));
}

static uint32_t
mention_over(const AttFinder* finder, const Phrase* phrase, uint32_t token)
{
  return finder->cover[phrase->sentence->first + token];
}

static bool
is_modifying(uint8_t relation)
{
  switch (att_relation_universal(relation)) {
  case ATT_RELATION_AMOD:
  case ATT_RELATION_COMPOUND:
  case ATT_RELATION_FLAT:
  case ATT_RELATION_ADVMOD:
  case ATT_RELATION_CONJ:
  case ATT_RELATION_CC:
  case ATT_RELATION_PUNCT:
    return true;
  default:
    return relation == ATT_RELATION_NMOD_DESC ||
           relation == ATT_RELATION_NMOD_POSS;
  }
}

// True where `token` hangs below the head through modifiers alone.
static bool
modifies_head(const Phrase* phrase, uint32_t token)
{
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    if (token == phrase->head) {
      return step > 0;
    }
    const AttToken* at = &phrase->tokens[token];
    if (at->head < 0 || !is_modifying(at->relation)) {
      return false;
    }
    token = (uint32_t)at->head;
  }
  return false;
}

// May an unlisted word stand in the label? Not determiners, numbers, pronouns,
// marks, verbs with a tense, or what the data calls a stop word ("several").
static AttStatus
may_stand(const AttFinder* finder,
          const Phrase* phrase,
          uint32_t token,
          bool* may)
{
  const AttToken* at = &phrase->tokens[token];
  *may = false;
  if (finder->timed[phrase->sentence->first + token]) {
    return ATT_OK;
  }
  switch ((AttUpos)at->upos) {
  case ATT_UPOS_ADJ:
  case ATT_UPOS_NOUN:
  case ATT_UPOS_PROPN:
  case ATT_UPOS_VERB:
  case ATT_UPOS_X:
  case ATT_UPOS_CCONJ:
    *may = true;
    break;
  default:
    *may = is_hyphen(at);
  }
  const uint32_t* stop = NULL;
  if (*may) {
    ATT_TRY(att_nouns_word(&finder->gazetteer->nouns.stops, at, &stop));
  }
  *may = *may && !stop &&
         (token + phrase->words > phrase->head || modifies_head(phrase, token));
  return ATT_OK;
}

// The possessor's clitic belongs to the mention before it.
static bool
is_clitic_of_mention(const AttFinder* finder,
                     const Phrase* phrase,
                     uint32_t token)
{
  return phrase->tokens[token].xpos == ATT_XPOS_POS && token > 0 &&
         mention_over(finder, phrase, token - 1);
}

static void
note_beside(Phrase* phrase, uint32_t mention)
{
  phrase->beside = phrase->beside_count ? 0 : mention;
  if (phrase->beside_count < MOST_BESIDE) {
    phrase->all_beside[phrase->beside_count] = mention;
  }
  ++phrase->beside_count;
}

// Extend the phrase to the left over its modifiers.
static AttStatus
extend_left(AttFinder* finder, Phrase* phrase)
{
  uint32_t at = phrase->head;
  while (at > 0) {
    const uint32_t clitic =
        is_clitic_of_mention(finder, phrase, at - 1) ? 1 : 0;
    const uint32_t token = at - 1 - clitic;
    const uint32_t over = mention_over(finder, phrase, token);
    if (over) {
      const AttMention* mention = &finder->mentions.at[over - 1];
      const uint32_t head = mention->head - phrase->sentence->first;
      if (!modifies_head(phrase, head)) {
        break;
      }
      at = mention->tokens.begin - phrase->sentence->first;
      note_beside(phrase, over);
    } else {
      bool may = false;
      ATT_TRY(clitic ? ATT_OK : may_stand(finder, phrase, token, &may));
      if (!may) {
        break;
      }
      at = token;
    }
  }
  // A label begins with neither a mark nor a conjunction.
  while (at < phrase->head && (phrase->tokens[at].upos == ATT_UPOS_PUNCT ||
                               phrase->tokens[at].upos == ATT_UPOS_CCONJ)) {
    ++at;
  }
  phrase->first = at;
  return ATT_OK;
}

// "Ministry of Foreign Affairs": proper nouns behind a capitalised head.
static void
extend_name(const AttFinder* finder, Phrase* phrase, uint32_t next)
{
  const uint32_t begin = next;
  bool attached = false;
  if (!is_capital(&phrase->tokens[phrase->head])) {
    return;
  }
  while (next < phrase->sentence->count &&
         phrase->tokens[next].upos == ATT_UPOS_PROPN &&
         !mention_over(finder, phrase, next) &&
         !finder->timed[phrase->sentence->first + next]) {
    attached = attached || phrase->tokens[next].head == (int32_t)phrase->head;
    ++next;
  }
  if (attached && next > begin) {
    phrase->last = next;
  }
}

// "government of Pakistan": the marker of possession and a mention behind it.
static AttStatus
extend_right(AttFinder* finder, Phrase* phrase)
{
  const uint32_t marker = phrase->head + 1;
  const uint32_t count = phrase->sentence->count;
  const uint32_t* cue = NULL;
  if (marker + 1 >= count || phrase->tokens[marker].upos != ATT_UPOS_ADP) {
    return ATT_OK;
  }
  ATT_TRY(att_nouns_word(
      &finder->gazetteer->nouns.cues, &phrase->tokens[marker], &cue));
  const uint32_t next =
      phrase->tokens[marker + 1].upos == ATT_UPOS_DET ? marker + 2 : marker + 1;
  if (!cue || *cue || next >= count) {
    return ATT_OK;
  }
  const uint32_t over = mention_over(finder, phrase, next);
  if (!over) {
    extend_name(finder, phrase, next);
  }
  if (!over || phrase->beside_count) {
    return ATT_OK;
  }
  const AttMention* mention = &finder->mentions.at[over - 1];
  const AttToken* head = &finder->document->tokens[mention->head];
  if (mention->tokens.begin == phrase->sentence->first + next &&
      head->head == (int32_t)phrase->head) {
    phrase->last = mention->tokens.end - phrase->sentence->first;
    note_beside(phrase, over);
  }
  return ATT_OK;
}

static AttSpan
span_of(const Phrase* phrase)
{
  return (AttSpan){phrase->sentence->first + phrase->first,
                   phrase->sentence->first + phrase->last};
}

static AttStatus
add(AttFinder* finder,
    const Phrase* phrase,
    uint32_t entity,
    AttReadingKind kind)
{
  ATT_TRY(att_finder_mention(
      finder, span_of(phrase), phrase->sentence->first + phrase->head));
  return att_finder_reading(finder, entity, kind);
}

// A common word that only the sentence's start capitalised.
static void
lower_first(const Phrase* phrase, AttText* label)
{
  const AttToken* token = &phrase->tokens[phrase->first];
  if (phrase->first == 0 && token->upos != ATT_UPOS_PROPN &&
      token->xpos != ATT_XPOS_NNP && label->size && label->at[0] >= 'A' &&
      label->at[0] <= 'Z' && !phrase->beside_count) {
    label->at[0] = (char)(label->at[0] + ('a' - 'A'));
  }
}

// Make the entity that finder->text names; `whole` is 1 + the entity that it is
// a body of, or 0.
static AttStatus
make_entity(AttFinder* finder,
            uint32_t class_id,
            uint32_t whole,
            uint32_t* entity)
{
  AttText key = {0};
  AttStatus status = att_text_status(&finder->text);
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
  if (whole) {
    const uint32_t property =
        att_ontology_trait_property(finder->ontology,
                                    ATT_TRAIT_BELONGING,
                                    finder->entities.at[*entity].class_id,
                                    finder->entities.at[whole - 1].class_id);
    ATT_TRY(att_finder_link(finder, *entity, property, whole - 1));
  }
  return ATT_OK;
}

// Mint the phrase's entity under its words.
static AttStatus
mint(AttFinder* finder,
     const Phrase* phrase,
     uint32_t class_id,
     uint32_t whole,
     AttReadingKind kind)
{
  uint32_t entity = 0;
  att_finder_words(finder, span_of(phrase), &finder->text);
  lower_first(phrase, &finder->text);
  ATT_TRY(make_entity(finder, class_id, whole, &entity));
  return add(finder, phrase, entity, kind);
}

static bool
is_named(const Phrase* phrase)
{
  return is_capital(&phrase->tokens[phrase->head]) &&
         phrase->tokens[phrase->head].upos == ATT_UPOS_PROPN &&
         (phrase->head > phrase->first || phrase->last > phrase->head + 1);
}

static bool
has_proper_modifier(const Phrase* phrase)
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

// Beside a mention: the actor itself, or a body of it.
static AttStatus
read_beside(AttFinder* finder, const Phrase* phrase, bool* done)
{
  const AttMention* beside = &finder->mentions.at[phrase->beside - 1];
  const AttActorNoun* noun = phrase->noun;
  const bool many = is_plural(&phrase->tokens[phrase->head]);
  const AttReading* whole = whole_reading(finder, beside);
  const uint32_t bodies = bodies_of(finder, whole);
  const bool is_body = att_finder_is(finder, noun->reads, bodies);
  const AttReading* same = merged_reading(finder, noun, beside);
  *done = true;
  const bool is_own_name =
      is_named(phrase) && !att_ontology_bodies(finder->ontology, noun->reads) &&
      !att_finder_has(finder, noun->reads, ATT_TRAIT_SUFFIXED);
  if (same && !is_own_name) {
    return add(finder, phrase, same->entity, ATT_READING_METONYM);
  }
  const bool is_person =
      att_finder_has(finder, noun->reads, ATT_TRAIT_PERSONAL);
  if (whole && (is_body || is_person)) {
    const bool persons = is_person && many;
    return mint(finder,
                phrase,
                persons ? bodies : noun->reads,
                whole->entity + 1,
                persons || is_body ? ATT_READING_BODY : ATT_READING_NOUN);
  }
  *done = false;
  return ATT_OK;
}

static const AttMention*
beside_at(const AttFinder* finder, const Phrase* phrase, size_t i)
{
  return &finder->mentions.at[phrase->all_beside[i] - 1];
}

// "Indian and Chinese troops": the first hangs on the noun, the others on it.
static bool
share_noun(const AttFinder* finder, const Phrase* phrase)
{
  const size_t count = phrase->beside_count;
  if (count < 2 || count > MOST_BESIDE) {
    return false;
  }
  const uint32_t first =
      beside_at(finder, phrase, count - 1)->head - phrase->sentence->first;
  for (size_t i = 0; i + 1 < count; ++i) {
    const AttToken* head =
        &finder->document->tokens[beside_at(finder, phrase, i)->head];
    if (head->relation != ATT_RELATION_CONJ || head->head != (int32_t)first) {
      return false;
    }
  }
  return phrase->tokens[first].head == (int32_t)phrase->head;
}

// What the noun means beside one of several: "Chinese troops". False where the
// noun makes nobody of it.
static AttStatus
read_share(AttFinder* finder,
           const Phrase* phrase,
           const AttMention* beside,
           AttReading* share,
           bool* found)
{
  const AttReading* same = merged_reading(finder, phrase->noun, beside);
  const AttReading* whole = whole_reading(finder, beside);
  const uint32_t bodies = bodies_of(finder, whole);
  *found = same ||
           (whole &&
            (att_finder_is(finder, phrase->noun->reads, bodies) ||
             att_finder_has(finder, phrase->noun->reads, ATT_TRAIT_PERSONAL)));
  if (same) {
    *share = (AttReading){same->entity, ATT_READING_METONYM};
  }
  if (same || !*found) {
    return ATT_OK;
  }
  AttText noun = {0};
  const AttSpan rest = {beside_at(finder, phrase, 0)->tokens.end,
                        phrase->sentence->first + phrase->last};
  const uint32_t above = whole->entity + 1;
  att_finder_words(finder, rest, &noun);
  att_finder_words(finder, beside->tokens, &finder->text);
  att_text_append_char(&finder->text, ' ');
  att_text_append(&finder->text, att_text_view(&noun));
  const AttStatus status = att_text_status(&noun);
  att_text_clear(&noun);
  ATT_TRY(status);
  share->kind = ATT_READING_BODY;
  return make_entity(finder, bodies, above, &share->entity);
}

// Several actors by one noun, who hold together.
static AttStatus
read_shared(AttFinder* finder, const Phrase* phrase, bool* done)
{
  AttReading shares[MOST_BESIDE];
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
has_determiner(const Phrase* phrase)
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
has_complement(const Phrase* phrase)
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
introduces(const AttFinder* finder, const Phrase* phrase)
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
is_known_body(const AttFinder* finder, const Phrase* phrase)
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
refers_elsewhere(const AttFinder* finder, const Phrase* phrase)
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

static AttStatus
read_phrase(AttFinder* finder, const Phrase* phrase)
{
  bool done = false;
  ATT_TRY(phrase->beside ? read_beside(finder, phrase, &done)
                         : read_shared(finder, phrase, &done));
  if (done) {
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
    return mint(finder, phrase, class_id, 0, ATT_READING_NAME);
  }
  if (!phrase->noun->names_only) {
    return mint(finder, phrase, class_id, 0, ATT_READING_NOUN);
  }
  return att_finder_has(finder, class_id, ATT_TRAIT_SUFFIXED) &&
                 has_proper_modifier(phrase)
             ? mint(finder, phrase, class_id, 0, ATT_READING_NAME)
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

static AttStatus
find_at(AttFinder* finder, const AttSentence* sentence, uint32_t head)
{
  Phrase phrase = {.sentence = sentence,
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
  if (is_part) {
    return ATT_OK;
  }
  ATT_TRY(extend_left(finder, &phrase));
  ATT_TRY(extend_right(finder, &phrase));
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
