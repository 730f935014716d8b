// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names that no gazetteer lists: runs of proper nouns that the tree holds
// together, minted with their best class; partial names join the full one.
//
//   Foreign Minister [Andrei Kortunov] … said. [Kortunov] …   one person
//
// Runs that an actor noun heads ("National Resistance Front") are left to
// actors.c; where the tree has such a noun last but not as the head ("Norbury
// Inc"), it gives the run its class.

#include "base/utf8.h"
#include "mentions/finder.h"

typedef struct Run {
  const AttSentence* sentence;
  const AttToken* tokens; ///< of the sentence
  uint32_t first;         ///< in the sentence
  uint32_t last;          ///< end, exclusive
  bool is_titled;
  const AttActorNoun* suffix; ///< at its end but not its head, or NULL
} Run;

static bool
is_hyphen(const AttToken* token)
{
  return token->xpos == ATT_XPOS_HYPH ||
         att_view_equal(token->form, ATT_VIEW("-"));
}

static bool
is_link(uint8_t relation)
{
  const AttRelation universal = att_relation_universal(relation);
  return universal == ATT_RELATION_FLAT || universal == ATT_RELATION_COMPOUND ||
         universal == ATT_RELATION_AMOD || relation == ATT_RELATION_NMOD_DESC;
}

static AttStatus
may_be_name(const AttFinder* finder,
            const AttSentence* sentence,
            uint32_t token,
            bool* may)
{
  const AttToken* at = &finder->document->tokens[sentence->first + token];
  const bool proper =
      at->upos == ATT_UPOS_PROPN ||
      ((at->xpos == ATT_XPOS_NNP || at->xpos == ATT_XPOS_NNPS) &&
       att_case_of(at->form) >= ATT_CASE_CAPITAL);
  const uint32_t* stop = NULL;
  *may = proper && !finder->cover[sentence->first + token] &&
         !finder->timed[sentence->first + token] &&
         att_case_of(at->form) != ATT_CASE_NONE;
  if (*may) {
    ATT_TRY(att_nouns_word(&finder->gazetteer->nouns.stops, at, &stop));
    *may = !stop;
  }
  return ATT_OK;
}

// Do two neighbours of a run belong to one name? The tree must hold one of them
// by a link into the run.
static bool
holds(const Run* run, uint32_t left, uint32_t right)
{
  const AttToken* a = &run->tokens[left];
  const AttToken* b = &run->tokens[right];
  const bool a_in = a->head >= (int32_t)run->first &&
                    a->head < (int32_t)run->last && is_link(a->relation);
  const bool b_in = b->head >= (int32_t)run->first &&
                    b->head < (int32_t)run->last && is_link(b->relation);
  return a_in || b_in;
}

// Find the next run of proper nouns from `*at` on; false: no more.
static AttStatus
next_run(const AttFinder* finder, Run* run, uint32_t* at, bool* found)
{
  const uint32_t count = run->sentence->count;
  bool may = false;
  *found = false;
  while (*at < count && !may) {
    ATT_TRY(may_be_name(finder, run->sentence, *at, &may));
    *at += !may;
  }
  if (!may) {
    return ATT_OK;
  }
  run->first = *at;
  run->last = *at + 1;
  while (run->last < count) {
    uint32_t next = run->last;
    if (is_hyphen(&run->tokens[next]) && next + 1 < count) {
      ++next;
    }
    ATT_TRY(may_be_name(finder, run->sentence, next, &may));
    if (!may) {
      break;
    }
    run->last = next + 1;
  }
  // Cut where the tree does not hold two neighbours together.
  for (uint32_t i = run->first; i + 1 < run->last; ++i) {
    if (is_hyphen(&run->tokens[i + 1]) || is_hyphen(&run->tokens[i])) {
      continue;
    }
    if (!holds(run, i, i + 1)) {
      run->last = i + 1;
    }
  }
  *at = run->last;
  *found = true;
  return ATT_OK;
}

static AttStatus
noun_at(const AttFinder* finder,
        const Run* run,
        uint32_t token,
        const AttActorNoun** noun)
{
  size_t words = 0;
  return att_nouns_find(
      &finder->gazetteer->nouns, run->tokens, token, noun, &words);
}

static bool
names_person(const AttFinder* finder, const AttActorNoun* noun)
{
  return noun && att_finder_has(finder, noun->reads, ATT_TRAIT_PERSONAL);
}

static bool
begins_upper(const AttToken* token)
{
  uint32_t code = 0;
  const size_t size = att_utf8_decode(token->form, &code);
  return att_case_of(att_view_slice(token->form, 0, size)) == ATT_CASE_CAPITAL;
}

// A name begins with a capital, or with a small word that a hyphen joins
// ("al-Zawahiri").
static void
trim_run(Run* run)
{
  while (run->first < run->last && !begins_upper(&run->tokens[run->first]) &&
         !(run->first + 2 < run->last &&
           is_hyphen(&run->tokens[run->first + 1]))) {
    ++run->first;
  }
}

// A single word that nothing classes is a name only where it does not modify,
// open the sentence or abbreviate.
static bool
is_doubtful(const AttFinder* finder, const Run* run, uint32_t class_id)
{
  const AttToken* token = &run->tokens[run->first];
  return run->last - run->first == 1 &&
         class_id ==
             att_ontology_trait_class(finder->ontology, ATT_TRAIT_UNCLASSED) &&
         (run->first == 0 || is_link(token->relation) ||
          token->relation == ATT_RELATION_ADVMOD || token->form.size < 3 ||
          token->xpos != ATT_XPOS_NNP);
}

// Take titles off the front: "Foreign Minister Khawaja Asif".
static AttStatus
strip_titles(const AttFinder* finder, Run* run)
{
  const AttActorNoun* noun = NULL;
  uint32_t start = run->first;
  for (uint32_t i = run->first; i + 1 < run->last; ++i) {
    ATT_TRY(noun_at(finder, run, i, &noun));
    if (names_person(finder, noun)) {
      start = i + 1;
      run->is_titled = true;
    }
  }
  if (run->first > 0 && start == run->first &&
      run->tokens[run->first - 1].upos == ATT_UPOS_NOUN) {
    ATT_TRY(noun_at(finder, run, run->first - 1, &noun));
    run->is_titled = names_person(finder, noun);
  }
  run->first = start;
  return ATT_OK;
}

// Two to four words, capitalised, no hyphen, held together as flat names are.
static bool
looks_like_person(const Run* run)
{
  bool flat = false;
  for (uint32_t i = run->first; i < run->last; ++i) {
    const AttToken* token = &run->tokens[i];
    const AttCase written = att_case_of(token->form);
    if (is_hyphen(token) || written == ATT_CASE_NONE ||
        (written == ATT_CASE_UPPER && token->form.size > 2)) {
      return false;
    }
    flat = flat || (token->relation == ATT_RELATION_FLAT &&
                    token->head >= (int32_t)run->first);
  }
  return flat && run->last - run->first >= 2 && run->last - run->first <= 4;
}

// What the case marker of a phrase says of an unlisted name; NULL: nothing.
static AttStatus
cue_of(const AttFinder* finder,
       const Run* run,
       uint32_t head,
       const uint32_t** cue)
{
  *cue = NULL;
  for (uint32_t i = 0; i < run->sentence->count && !*cue; ++i) {
    if (run->tokens[i].head == (int32_t)head &&
        run->tokens[i].relation == ATT_RELATION_CASE) {
      ATT_TRY(
          att_nouns_word(&finder->gazetteer->nouns.cues, &run->tokens[i], cue));
    }
  }
  return ATT_OK;
}

// The word that a coordination begins with: its marker is that of all.
static uint32_t
first_conjunct(const Run* run, uint32_t token)
{
  uint32_t at = token;
  for (uint32_t step = 0; step < run->sentence->count; ++step) {
    if (run->tokens[at].relation != ATT_RELATION_CONJ ||
        run->tokens[at].head < 0) {
      return at;
    }
    at = (uint32_t)run->tokens[at].head;
  }
  return token;
}

// "near Chaman and Gulistan" are places, and so is "the town of Chaman": a noun
// that is its name's own class, not "the party of Omar Bashir".
static AttStatus
class_by_marker(const AttFinder* finder,
                const Run* run,
                uint32_t head,
                uint32_t* class_id)
{
  const uint32_t first = first_conjunct(run, head);
  const int32_t governor = run->tokens[first].head;
  const AttActorNoun* noun = NULL;
  const uint32_t* cue = NULL;
  ATT_TRY(cue_of(finder, run, first, &cue));
  *class_id = cue ? *cue : 0;
  if (!cue || *cue || governor < 0) {
    return ATT_OK;
  }
  ATT_TRY(noun_at(finder, run, (uint32_t)governor, &noun));
  for (size_t i = 0; noun && noun->names_only && i < noun->merges.count; ++i) {
    if (noun->merges.at[i] == noun->reads) {
      *class_id = noun->reads;
    }
  }
  return ATT_OK;
}

// The class that a noun beside the name gives it: "the militant group
// Jundallah", "Jundallah, a militant group"; or its case marker.
static AttStatus
class_by_neighbours(const AttFinder* finder,
                    const Run* run,
                    uint32_t head,
                    uint32_t* class_id)
{
  const AttToken* at = &run->tokens[head];
  const AttActorNoun* noun = NULL;
  if (at->head >= 0 && at->relation != ATT_RELATION_AMOD &&
      (at->relation == ATT_RELATION_APPOS || is_link(at->relation)) &&
      run->tokens[at->head].upos == ATT_UPOS_NOUN) {
    ATT_TRY(noun_at(finder, run, (uint32_t)at->head, &noun));
    if (at->relation == ATT_RELATION_COMPOUND && names_person(finder, noun)) {
      noun = NULL; // "the Solidarity leader" is not called so
    }
  }
  for (uint32_t i = 0; i < run->sentence->count && !noun; ++i) {
    const AttToken* child = &run->tokens[i];
    if (child->head == (int32_t)head && child->upos == ATT_UPOS_NOUN &&
        (child->relation == ATT_RELATION_APPOS ||
         child->relation == ATT_RELATION_NMOD_DESC)) {
      ATT_TRY(noun_at(finder, run, i, &noun));
    }
  }
  if (!noun) {
    return class_by_marker(finder, run, head, class_id);
  }
  *class_id = noun->reads;
  return ATT_OK;
}

static AttStatus
class_of_run(const AttFinder* finder,
             const Run* run,
             uint32_t head,
             uint32_t* class_id)
{
  if (run->suffix) {
    *class_id = run->suffix->reads;
    return ATT_OK;
  }
  *class_id = att_ontology_trait_class(finder->ontology, ATT_TRAIT_PERSONAL);
  if (run->is_titled || looks_like_person(run)) {
    return ATT_OK;
  }
  ATT_TRY(class_by_neighbours(finder, run, head, class_id));
  if (!*class_id) {
    *class_id = att_ontology_trait_class(finder->ontology, ATT_TRAIT_UNCLASSED);
  }
  return ATT_OK;
}

static AttSpan
span_of(const Run* run)
{
  return (AttSpan){run->sentence->first + run->first,
                   run->sentence->first + run->last};
}

// Remember a person under the last word of the name.
static AttStatus
note_family(AttFinder* finder, AttView label, uint32_t entity)
{
  AttFolded folded = {0};
  AttStatus status = att_fold_label(label, &folded);
  if (status == ATT_OK && folded.size > 1) {
    const AttView last = att_folded_piece(&folded, folded.size - 1);
    const uint32_t* known = att_map_get(&finder->family, last);
    status = att_map_set(&finder->family,
                         last,
                         known && *known != entity ? ATT_SEVERAL : entity);
  }
  att_folded_clear(&folded);
  return status;
}

// The person that a single word is the family name of; false where it is not.
static AttStatus
find_family(AttFinder* finder, AttView label, uint32_t* entity, bool* found)
{
  AttText key = {0};
  AttStatus status = att_finder_key(finder, label, &key);
  const uint32_t* known =
      status == ATT_OK ? att_map_get(&finder->family, att_text_view(&key))
                       : NULL;
  *found = known && *known != ATT_SEVERAL;
  *entity = *found ? *known : 0;
  att_text_clear(&key);
  return status;
}

static AttStatus
mint_run(AttFinder* finder, const Run* run, uint32_t class_id, uint32_t* entity)
{
  AttText key = {0};
  att_finder_words(finder, span_of(run), &finder->text);
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
  return status;
}

// "Ex-President [Omar Bashir]": the title, where the tree has it as the head.
static uint32_t
titled_head(const Run* run, uint32_t head)
{
  const AttToken* at = &run->tokens[head - run->sentence->first];
  return run->is_titled && at->relation == ATT_RELATION_FLAT &&
                 at->head < (int32_t)run->first
             ? run->sentence->first + (uint32_t)at->head
             : head;
}

static AttStatus
take_run(AttFinder* finder, const Run* run)
{
  const uint32_t head = att_finder_head(finder, run->sentence, span_of(run));
  uint32_t entity = 0;
  bool found = false;
  if (run->last - run->first == 1) {
    ATT_TRY(find_family(finder, run->tokens[run->first].form, &entity, &found));
  }
  if (!found) {
    uint32_t class_id = 0;
    ATT_TRY(class_of_run(finder, run, head - run->sentence->first, &class_id));
    if (is_doubtful(finder, run, class_id)) {
      return ATT_OK;
    }
    ATT_TRY(mint_run(finder, run, class_id, &entity));
    if (att_finder_has(
            finder, finder->entities.at[entity].class_id, ATT_TRAIT_PERSONAL)) {
      ATT_TRY(note_family(finder, finder->entities.at[entity].label, entity));
    }
  }
  ATT_TRY(att_finder_mention(finder, span_of(run), titled_head(run, head)));
  return att_finder_reading(finder, entity, ATT_READING_NAME);
}

// Take the runs of a sentence: those of several words first, all through the
// document, so that a family name is known wherever it stands.
static AttStatus
take_sentence(AttFinder* finder, const AttSentence* sentence, bool single)
{
  Run run = {.sentence = sentence,
             .tokens = &finder->document->tokens[sentence->first]};
  uint32_t at = 0;
  bool found = true;
  while (true) {
    run.is_titled = false;
    ATT_TRY(next_run(finder, &run, &at, &found));
    if (!found) {
      return ATT_OK;
    }
    const AttActorNoun* noun = NULL;
    const AttActorNoun* last = NULL;
    trim_run(&run);
    if (run.first == run.last) {
      continue;
    }
    ATT_TRY(strip_titles(finder, &run));
    const uint32_t head =
        att_finder_head(finder, sentence, span_of(&run)) - sentence->first;
    ATT_TRY(noun_at(finder, &run, head, &noun));
    ATT_TRY(noun_at(finder, &run, run.last - 1, &last));
    run.suffix = noun || run.is_titled ? NULL : last;
    if ((run.is_titled || !noun) && (run.last - run.first == 1) == single) {
      ATT_TRY(take_run(finder, &run));
    }
  }
}

static AttStatus
note_listed_families(AttFinder* finder)
{
  for (size_t i = 0; i < finder->entities.size; ++i) {
    const AttEntity* entity = &finder->entities.at[i];
    if (att_finder_has(finder, entity->class_id, ATT_TRAIT_PERSONAL)) {
      ATT_TRY(note_family(finder, entity->label, (uint32_t)i));
    }
  }
  return ATT_OK;
}

// A pattern runs before names are found, so "Minister Dar" knows its Ishaq Dar
// only now.
static AttStatus
join_surnames(AttFinder* finder)
{
  for (size_t i = 0; i < finder->surnames.size; ++i) {
    const AttMention* mention = &finder->mentions.at[finder->surnames.at[i]];
    AttReading* reading = &finder->readings.at[mention->first_reading];
    const AttEntity* entity = &finder->entities.at[reading->entity];
    uint32_t person = 0;
    bool found = false;
    if (!entity->listed) {
      ATT_TRY(find_family(finder, entity->label, &person, &found));
    }
    if (found) {
      reading->entity = person;
    }
  }
  return ATT_OK;
}

AttStatus
att_find_names(AttFinder* finder)
{
  const AttDocument* document = finder->document;
  ATT_TRY(note_listed_families(finder));
  for (int single = 0; single < 2; ++single) {
    if (single) {
      ATT_TRY(join_surnames(finder));
    }
    for (size_t s = 0; s < document->sentence_count; ++s) {
      const AttSentence* sentence = &document->sentences[s];
      if (sentence->analysed == ATT_ANALYSED_TREE) {
        ATT_TRY(take_sentence(finder, sentence, single));
      }
    }
  }
  return ATT_OK;
}
