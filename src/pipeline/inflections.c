// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One pass over the model's words, each chained to the forms of its lemma.

#include "pipeline/inflections.h"

/// The chain of a lemma is short; a longer one is a fault of the lemmatiser.
#define MOST_FORMS 16u

typedef struct Pass {
  AttInflections* inflections;
  const AttModel* model;
  AttUpos upos;
  AttStatus status;
} Pass;

/// Of a usual verb a form that is hardly ever seen is a misspelling.
#define RAREST 25u

/// Only what is written in letters: the treebank has "accuse/blame" too.
static bool
is_plain(AttView word)
{
  for (size_t i = 0; i < word.size; ++i) {
    const char c = word.at[i];
    if (!((c >= 'a' && c <= 'z') || c == '-' || (unsigned char)c >= 0x80)) {
      return false;
    }
  }
  return true;
}

static bool
is_usual(const Pass* pass, AttView lemma, AttView word)
{
  return att_model_frequency(pass->model, word, pass->upos) * RAREST >=
         att_model_frequency(pass->model, lemma, pass->upos);
}

static AttStatus
add_form(const Pass* pass, AttView lemma, AttView word)
{
  AttInflections* all = pass->inflections;
  const uint32_t* last = att_map_get(&all->lemmas, lemma);
  const AttInflection form = {.word = word, .next = last ? *last : 0};
  ATT_TRY(ATT_PUSH(&all->forms, form));
  return att_map_set(&all->lemmas, lemma, (uint32_t)all->forms.size);
}

static void
take_word(void* user, AttView word)
{
  Pass* pass = user;
  if (pass->status != ATT_OK || !is_plain(word)) {
    return;
  }
  const AttView lemma = att_model_lemma(
      pass->model, pass->inflections->arena, word, pass->upos, ATT_XPOS_NONE);
  if (!att_view_equal(lemma, word) && is_usual(pass, lemma, word)) {
    pass->status = add_form(pass, lemma, word);
  }
}

AttStatus
att_inflections_init(AttInflections* inflections,
                     const AttModel* model,
                     AttUpos upos)
{
  *inflections = (AttInflections){.arena = att_arena_new()};
  if (!inflections->arena) {
    return ATT_ERR_MEMORY;
  }
  Pass pass = {inflections, model, upos, ATT_OK};
  att_model_each_word(model, upos, take_word, &pass);
  return pass.status;
}

void
att_inflections_clear(AttInflections* inflections)
{
  att_map_clear(&inflections->lemmas);
  ATT_ARRAY_CLEAR(&inflections->forms);
  att_arena_free(inflections->arena);
  *inflections = (AttInflections){0};
}

void
att_inflections_append(const AttInflections* inflections,
                       AttView lemma,
                       AttText* out)
{
  AttView found[MOST_FORMS];
  size_t count = 0;
  const uint32_t* last = att_map_get(&inflections->lemmas, lemma);
  for (uint32_t at = last ? *last : 0; at && count < MOST_FORMS;
       at = inflections->forms.at[at - 1].next) {
    found[count++] = inflections->forms.at[at - 1].word;
  }
  for (size_t i = count; i > 0; --i) { // chained backwards
    att_text_append_string(out, i == count ? " (" : ", ");
    att_text_append(out, found[i - 1]);
  }
  att_text_append_string(out, count ? ")" : "");
}
