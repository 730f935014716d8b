// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A vocabulary over the trained model.

#include "pipeline/vocabulary.h"

/// Which Penn tags a verb of a rule may bear; rules write the third person.
static const AttXpos verb_tags[] = {
    ATT_XPOS_VBZ, ATT_XPOS_VBD, ATT_XPOS_VBN, ATT_XPOS_VBG, ATT_XPOS_VBP};

/// The first inflection that changes the word and gives a verb that the
/// treebank knows.
static AttView
verb_lemma(const AttModel* model, AttArena* arena, AttView word)
{
  for (size_t i = 0; i < sizeof verb_tags / sizeof *verb_tags; ++i) {
    const AttView lemma =
        att_model_lemma(model, arena, word, ATT_UPOS_VERB, verb_tags[i]);
    if (!att_view_equal(lemma, word) &&
        (i == 0 || att_model_frequency(model, lemma, ATT_UPOS_VERB))) {
      return lemma;
    }
  }
  return word;
}

/// An unknown noun of a rule is what it is written as ("readiness", "plea"),
/// unless it looks like the plural of a regular one ("warlords").
static bool
may_be_plural(AttView word)
{
  return word.size > 2 && word.at[word.size - 1] == 's' &&
         word.at[word.size - 2] != 's';
}

static AttView
lemma_of(void* data, AttArena* arena, AttView word, AttUpos upos)
{
  const AttModel* model = data;
  if (upos == ATT_UPOS_VERB) {
    return verb_lemma(model, arena, word);
  }
  if (upos != ATT_UPOS_NOUN) {
    return word;
  }
  const AttView singular =
      att_model_lemma(model, arena, word, upos, ATT_XPOS_NNS);
  const uint32_t own = att_model_frequency(model, word, upos);
  const uint32_t other = att_model_frequency(model, singular, upos);
  const bool is_singular =
      own > other || (!own && !other && !may_be_plural(word));
  return is_singular ? att_model_lemma(model, arena, word, upos, ATT_XPOS_NN)
                     : singular;
}

static uint32_t
frequency_of(void* data, AttView word, AttUpos upos)
{
  const uint32_t own = att_model_frequency(data, word, upos);
  if (own || upos == ATT_UPOS_ADP || upos == ATT_UPOS_SCONJ) {
    return own;
  }
  AttArena* arena = att_arena_new(); // "inks" is rare, "ink" may not be
  uint32_t found = 0;
  if (arena) {
    found = att_model_frequency(data, lemma_of(data, arena, word, upos), upos);
    att_arena_free(arena);
  }
  return found;
}

static void
each_marker(void* data, void (*each)(void* user, AttView word), void* user)
{
  att_model_each_word(data, ATT_UPOS_ADP, each, user);
  att_model_each_word(data, ATT_UPOS_SCONJ, each, user);
}

static void
each_word(void* data,
          AttUpos upos,
          void (*each)(void* user, AttView word),
          void* user)
{
  att_model_each_word(data, upos, each, user);
}

AttVocabulary
att_vocabulary_of(AttModel* model)
{
  return (AttVocabulary){.data = model,
                         .lemma = lemma_of,
                         .frequency = frequency_of,
                         .markers = each_marker,
                         .words = each_word};
}
