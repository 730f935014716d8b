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

AttStatus
att_home_name(AttFinder* finder,
              AttSpan phrase,
              const AttMention* beside,
              uint32_t whole)
{
  const AttToken* tokens = finder->document->tokens;
  const AttSpan at = beside->tokens;
  const bool is_behind = at.end == phrase.end;
  const bool is_possessor = tokens[at.end].xpos == ATT_XPOS_POS;
  const bool is_joined = !is_behind && is_hyphen(&tokens[at.end]);
  const AttView adjective =
      is_joined ? ATT_VIEW("")
                : adjective_of(finder,
                               beside,
                               whole,
                               is_behind || is_possessor ? HOME_GENITIVE
                                                         : HOME_PLAIN);
  if (!adjective.size) {
    att_finder_words(finder,
                     is_behind ? phrase : (AttSpan){at.begin, phrase.end},
                     &finder->text);
    return att_text_status(&finder->text);
  }
  AttSpan rest = {at.end + (is_possessor ? 1 : 0), phrase.end};
  if (is_behind) {
    rest = (AttSpan){phrase.begin, at.begin};
    while (rest.end > rest.begin + 1 &&
           (tokens[rest.end - 1].upos == ATT_UPOS_DET ||
            tokens[rest.end - 1].upos == ATT_UPOS_ADP)) {
      --rest.end;
    }
  }
  while (rest.begin + 1 < rest.end &&
         (tokens[rest.begin].xpos == ATT_XPOS_JJS ||
          tokens[rest.begin].xpos == ATT_XPOS_RBS)) {
    ++rest.begin; // "Colombia's largest rebel group"
  }
  AttText noun = {0};
  att_finder_words(finder, rest, &noun);
  if (is_behind && noun.size && tokens[rest.begin].upos != ATT_UPOS_PROPN &&
      noun.at[0] >= 'A' && noun.at[0] <= 'Z') {
    noun.at[0] = (char)(noun.at[0] + ('a' - 'A')); // opened the sentence
  }
  att_text_reset(&finder->text);
  att_text_append(&finder->text, adjective);
  att_text_append_char(&finder->text, ' ');
  att_text_append(&finder->text, att_text_view(&noun));
  const AttStatus status = att_text_status(&noun);
  att_text_clear(&noun);
  ATT_TRY(status);
  return att_text_status(&finder->text);
}
