// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lookup of actor nouns, by the folded lemmas of up to `longest` tokens.

#include "mentions/nouns.h"

#include "base/array.h"
#include "mentions/fold.h"

void
att_nouns_clear(AttNouns* nouns)
{
  att_free(nouns->entries.at);
  att_map_clear(&nouns->index);
  att_map_clear(&nouns->stops);
  att_map_clear(&nouns->cues);
  att_map_clear(&nouns->homes);
  *nouns = (AttNouns){0};
}

AttStatus
att_nouns_add(AttNouns* nouns, AttMap* map, AttView noun, uint32_t value)
{
  AttFolded folded = {0};
  AttText key = {0};
  AttStatus status = att_fold_label(noun, &folded);
  att_folded_join(&folded, 0, folded.size, &key);
  if (status == ATT_OK) {
    status = att_text_status(&key);
  }
  if (status == ATT_OK && key.size && !att_map_get(map, att_text_view(&key))) {
    status = att_map_set(map, att_text_view(&key), value);
    nouns->longest =
        folded.size > nouns->longest ? folded.size : nouns->longest;
  }
  att_text_clear(&key);
  att_folded_clear(&folded);
  return status;
}

static AttView
word_of(const AttToken* token)
{
  return token->lemma.size ? token->lemma : token->form;
}

// Put the folded word before what `key` holds.
static AttStatus
prepend_word(AttText* key, AttFolded* folded, AttView word)
{
  ATT_TRY(att_fold_label(word, folded));
  AttText joined = {0};
  att_folded_join(folded, 0, folded->size, &joined);
  if (key->size) {
    att_text_append_char(&joined, ' ');
    att_text_append(&joined, att_text_view(key));
  }
  att_text_clear(key);
  *key = joined;
  return att_text_status(key);
}

AttStatus
att_nouns_find(const AttNouns* nouns,
               const AttToken* tokens,
               size_t head,
               const AttActorNoun** noun,
               size_t* words)
{
  *noun = NULL;
  *words = 0;
  AttFolded folded = {0};
  AttText key = {0};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < nouns->longest && i <= head; ++i) {
    status = prepend_word(&key, &folded, word_of(&tokens[head - i]));
    if (status != ATT_OK) {
      break;
    }
    const uint32_t* entry = att_map_get(&nouns->index, att_text_view(&key));
    if (entry) {
      *noun = &nouns->entries.at[*entry];
      *words = i + 1;
    }
  }
  att_text_clear(&key);
  att_folded_clear(&folded);
  return status;
}

AttStatus
att_nouns_word(const AttMap* map, const AttToken* token, const uint32_t** value)
{
  AttFolded folded = {0};
  AttText key = {0};
  AttStatus status = prepend_word(&key, &folded, word_of(token));
  *value = status == ATT_OK ? att_map_get(map, att_text_view(&key)) : NULL;
  if (status == ATT_OK && !*value) {
    att_text_reset(&key);
    status = prepend_word(&key, &folded, token->form);
    *value = status == ATT_OK ? att_map_get(map, att_text_view(&key)) : NULL;
  }
  att_text_clear(&key);
  att_folded_clear(&folded);
  return status;
}
