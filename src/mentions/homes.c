// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Actors named by a noun and whose they are: one name for the same actor,
// however it is put.
// In: an actor noun's phrase and the mention beside the noun. Out: whether that
// is where the actor belongs, and the actor's name.
//
//   Poland's parliament, the parliament of Poland     Polish parliament
//   young Ivorian rebels, rebels in the Ivory Coast   Ivorian rebels
//   Soviet-backed rebels, anti-Soviet rebels          nobody's

#include "mentions/finder.h"

/// How a phrase puts whose its actor is.
typedef enum HomeForm {
  HOME_PLAIN,    ///< "Polish parliament", "US troops"
  HOME_GENITIVE, ///< "Poland's parliament", "the parliament of Poland"
} HomeForm;

static bool
is_hyphen(const AttToken* token)
{
  return token->xpos == ATT_XPOS_HYPH ||
         att_view_equal(token->form, ATT_VIEW("-"));
}

AttStatus
att_home_is_own(const AttFinder* finder,
                const AttSentence* sentence,
                const AttMention* beside,
                bool* is_own)
{
  const AttToken* tokens = finder->document->tokens;
  const AttSpan at = beside->tokens;
  const uint32_t end = sentence->first + sentence->count;
  const uint32_t* cue = NULL;
  *is_own = true;
  if (at.begin > sentence->first && is_hyphen(&tokens[at.begin - 1]) &&
      !tokens[at.begin - 1].space_after) {
    if (at.begin - 1 > sentence->first) {
      ATT_TRY(att_nouns_word(
          &finder->gazetteer->nouns.cues, &tokens[at.begin - 2], &cue));
    }
    *is_own = cue && !*cue; // "Franco-British", but not "anti-Syrian"
  } else if (at.end + 1 < end && is_hyphen(&tokens[at.end]) &&
             !tokens[at.end - 1].space_after &&
             tokens[at.end + 1].upos == ATT_UPOS_VERB) {
    ATT_TRY(att_nouns_word(
        &finder->gazetteer->nouns.cues, &tokens[at.end + 1], &cue));
    *is_own = cue && !*cue; // "-led", but not "-backed"
  }
  return ATT_OK;
}

// The reading of a mention that has the entity.
static AttReadingKind
kind_of(const AttFinder* finder, const AttMention* mention, uint32_t entity)
{
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttReading* at = &finder->readings.at[mention->first_reading + i];
    if (at->entity == entity) {
      return at->kind;
    }
  }
  return ATT_READING_NOUN;
}

// The adjective that stands for the mention in a name, or the empty view: its
// own words are the name ("US troops", "Pakistan Rangers").
static AttView
adjective_of(const AttFinder* finder,
             const AttMention* beside,
             uint32_t whole,
             HomeForm form)
{
  const AttEntity* entity = &finder->entities.at[whole];
  const AttReadingKind kind = kind_of(finder, beside, whole);
  if (!entity->listed || !entity->listed->adjective.size) {
    return ATT_VIEW("");
  }
  return kind == ATT_READING_LABEL && form == HOME_GENITIVE
             ? entity->listed->adjective
             : ATT_VIEW("");
}

// What stands in a name for the mention beside its noun, in front of the noun;
// the empty view: the words are the name as they are.
static AttView
attribute_of(const AttFinder* finder,
             const AttMention* beside,
             uint32_t whole,
             HomeForm form)
{
  const AttEntity* entity = &finder->entities.at[whole];
  return att_finder_has(finder, entity->class_id, ATT_TRAIT_PERSONAL)
             ? entity->label
             : adjective_of(finder, beside, whole, form);
}

// The noun of a phrase behind or in front of the mention beside it, without
// what only describes: "Colombia's largest rebel group".
static AttSpan
noun_beside(const AttToken* tokens, AttSpan phrase, AttSpan at, bool is_behind)
{
  AttSpan rest = {at.end, phrase.end};
  if (is_behind) {
    rest = (AttSpan){phrase.begin, at.begin};
    while (rest.end > rest.begin + 1 &&
           (tokens[rest.end - 1].upos == ATT_UPOS_DET ||
            tokens[rest.end - 1].upos == ATT_UPOS_ADP)) {
      --rest.end;
    }
  }
  while (rest.begin + 1 < rest.end &&
         (tokens[rest.begin].xpos == ATT_XPOS_POS ||
          tokens[rest.begin].xpos == ATT_XPOS_JJS ||
          tokens[rest.begin].xpos == ATT_XPOS_RBS)) {
    ++rest.begin;
  }
  return rest;
}

static AttStatus
compose(AttFinder* finder, AttView attribute, AttSpan noun)
{
  const AttToken* first = &finder->document->tokens[noun.begin];
  const uint32_t sentence =
      att_document_sentence_of(finder->document, noun.begin);
  AttText words = {0};
  att_finder_words(finder, noun, &words);
  if (noun.begin == finder->document->sentences[sentence].first && words.size &&
      first->upos != ATT_UPOS_PROPN && words.at[0] >= 'A' &&
      words.at[0] <= 'Z') {
    words.at[0] = (char)(words.at[0] + ('a' - 'A')); // opened the sentence
  }
  att_text_reset(&finder->text);
  att_text_append(&finder->text, attribute);
  att_text_append_char(&finder->text, ' ');
  att_text_append(&finder->text, att_text_view(&words));
  const AttStatus status = att_text_status(&words);
  att_text_clear(&words);
  ATT_TRY(status);
  return att_text_status(&finder->text);
}

AttStatus
att_home_name(AttFinder* finder,
              AttSpan phrase,
              const AttMention* beside,
              uint32_t whole)
{
  const AttToken* tokens = finder->document->tokens;
  const AttSpan at = beside->tokens;
  const bool is_behind = at.end == phrase.end;
  const bool is_possessor = !is_behind && tokens[at.end].xpos == ATT_XPOS_POS;
  const bool is_joined = !is_behind && is_hyphen(&tokens[at.end]);
  const AttView attribute =
      is_joined ? ATT_VIEW("")
                : attribute_of(finder,
                               beside,
                               whole,
                               is_behind || is_possessor ? HOME_GENITIVE
                                                         : HOME_PLAIN);
  if (attribute.size) {
    return compose(
        finder, attribute, noun_beside(tokens, phrase, at, is_behind));
  }
  att_finder_words(finder,
                   is_behind ? phrase : (AttSpan){at.begin, phrase.end},
                   &finder->text);
  return att_text_status(&finder->text);
}

AttStatus
att_home_share_name(AttFinder* finder,
                    AttSpan noun,
                    const AttMention* beside,
                    uint32_t whole,
                    bool is_behind)
{
  const AttView attribute = attribute_of(
      finder, beside, whole, is_behind ? HOME_GENITIVE : HOME_PLAIN);
  if (attribute.size) {
    return compose(finder, attribute, noun);
  }
  AttText words = {0};
  att_finder_words(finder, beside->tokens, &words);
  AttStatus status = att_text_status(&words);
  if (status == ATT_OK) {
    status = compose(finder, att_text_view(&words), noun);
  }
  att_text_clear(&words);
  return status;
}
