// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names by their entry, else by their words.

#include "pipeline/same_name.h"

#include "match/match.h"
#include "mentions/fold.h"

#include <string.h>

#define MOST_WORDS 32u

/// The distinct words of a name; views into the folded text.
typedef struct Words {
  AttFolded folded;
  AttView at[MOST_WORDS];
  size_t size;
} Words;

void
att_name_scale_init(AttNameScale* scale,
                    const AttGazetteer* gazetteer,
                    const AttRules* rules)
{
  *scale = (AttNameScale){.gazetteer = gazetteer,
                          .rules = rules,
                          .unnamed = att_match_list(rules, ATT_LIST_UNNAMED)};
}

void
att_name_scale_clear(AttNameScale* scale)
{
  att_text_clear(&scale->text);
}

/// The name without what stands in parentheses.
static AttStatus
put_name(AttText* out, AttView name)
{
  size_t depth = 0;
  att_text_reset(out);
  for (size_t i = 0; i < name.size; ++i) {
    if (name.at[i] == '(') {
      ++depth;
    } else if (name.at[i] == ')' && depth) {
      --depth;
    } else if (!depth) {
      att_text_append_char(out, name.at[i]);
    }
  }
  return att_text_status(out);
}

static bool
is_unnamed(const AttNameScale* scale, AttView word)
{
  const AttRules* rules = scale->rules;
  for (uint32_t i = 0; i < scale->unnamed.count; ++i) {
    const AttRange words = rules->phrases[scale->unnamed.first + i].words;
    if (words.count == 1 &&
        att_view_equal(rules->words[words.first].text, word)) {
      return true;
    }
  }
  return false;
}

static bool
has_word(const Words* words, AttView word)
{
  for (size_t i = 0; i < words->size; ++i) {
    if (att_view_equal(words->at[i], word)) {
      return true;
    }
  }
  return false;
}

static AttStatus
split(AttNameScale* scale, AttView name, Words* words)
{
  ATT_TRY(put_name(&scale->text, name));
  ATT_TRY(att_fold_label(att_text_view(&scale->text), &words->folded));
  for (size_t i = 0; i < words->folded.size && words->size < MOST_WORDS; ++i) {
    const AttView word = att_folded_piece(&words->folded, i);
    if (!is_unnamed(scale, word) && !has_word(words, word)) {
      words->at[words->size++] = word;
    }
  }
  return ATT_OK;
}

/// At least half of all their words are in both.
static bool
overlap(const Words* a, const Words* b)
{
  size_t shared = 0;
  for (size_t i = 0; i < a->size; ++i) {
    shared += has_word(b, a->at[i]);
  }
  return shared > 0 && 2 * shared >= a->size + b->size - shared;
}

static AttStatus
find_entry(AttNameScale* scale, AttView name, const AttListed** entry)
{
  ATT_TRY(put_name(&scale->text, name));
  *entry = att_gazetteer_find_label(scale->gazetteer,
                                    att_view_trim(att_text_view(&scale->text)));
  return ATT_OK;
}

static AttStatus
names_entry(AttNameScale* scale,
            AttView name,
            const AttListed* entry,
            bool* named)
{
  ATT_TRY(put_name(&scale->text, name));
  *named = entry &&
           att_gazetteer_is_named(scale->gazetteer,
                                  att_view_trim(att_text_view(&scale->text)),
                                  entry);
  return ATT_OK;
}

static AttStatus
share_words(AttNameScale* scale, AttView a, AttView b, bool* same)
{
  Words words[2] = {0};
  AttStatus status = split(scale, a, &words[0]);
  if (status == ATT_OK) {
    status = split(scale, b, &words[1]);
  }
  *same = status == ATT_OK && overlap(&words[0], &words[1]);
  att_folded_clear(&words[0].folded);
  att_folded_clear(&words[1].folded);
  return status;
}

AttStatus
att_name_is_same(AttNameScale* scale, AttView a, AttView b, bool* same)
{
  const AttListed* entries[2] = {NULL, NULL};
  ATT_TRY(find_entry(scale, a, &entries[0]));
  ATT_TRY(find_entry(scale, b, &entries[1]));
  if (!entries[0] && !entries[1]) {
    return share_words(scale, a, b, same);
  }
  ATT_TRY(names_entry(scale, a, entries[1], same));
  return *same ? ATT_OK : names_entry(scale, b, entries[0], same);
}
