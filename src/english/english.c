// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The working memory of a thread, and the three steps over a sentence.

#include "english/english.h"

#include "base/memory.h"
#include "english/model_file.h"
#include "english/parser.h"

struct AttEnglish {
  const AttModel* model;
  size_t room; ///< tokens that the arrays hold
  AttWord* words;
  uint8_t* pairs;
  AttParse parse;
  AttParseInput input;
};

AttStatus
att_english_new(const AttModel* model, AttEnglish** english)
{
  *english = att_calloc(1, sizeof **english);
  if (!*english) {
    return ATT_ERR_MEMORY;
  }
  (*english)->model = model;
  return ATT_OK;
}

static void
clear_room(AttEnglish* english)
{
  att_free(english->words);
  att_free(english->pairs);
  att_free(english->parse.nodes);
  att_free(english->parse.stack);
  att_free(english->input.words);
  att_free(english->input.commas);
  att_free(english->input.puncts);
  att_free(english->input.verbs);
  *english = (AttEnglish){.model = english->model};
}

void
att_english_free(AttEnglish* english)
{
  if (english) {
    clear_room(english);
    att_free(english);
  }
}

static AttStatus
make_room(AttEnglish* english, size_t count)
{
  if (count <= english->room) {
    return ATT_OK;
  }
  clear_room(english);
  const size_t room = count < 256 ? 256 : count * 2;
  english->words = att_calloc(room, sizeof *english->words);
  english->pairs = att_calloc(room, sizeof *english->pairs);
  english->parse.nodes = att_calloc(room + 1, sizeof *english->parse.nodes);
  english->parse.stack = att_calloc(room + 1, sizeof *english->parse.stack);
  english->input.words = att_calloc(room, sizeof *english->input.words);
  english->input.commas = att_calloc(room + 1, sizeof(uint32_t));
  english->input.puncts = att_calloc(room + 1, sizeof(uint32_t));
  english->input.verbs = att_calloc(room + 1, sizeof(uint32_t));
  if (!english->words || !english->pairs || !english->parse.nodes ||
      !english->parse.stack || !english->input.words ||
      !english->input.commas || !english->input.puncts ||
      !english->input.verbs) {
    clear_room(english);
    return ATT_ERR_MEMORY;
  }
  english->room = room;
  return ATT_OK;
}

/// A name that is listed is a proper noun, where the lexicon does not know the
/// word otherwise: "TTP", "Angoor".
static void
fix_names(const AttModel* model,
          const AttToken* tokens,
          size_t count,
          AttWord* words)
{
  int16_t name = -1;
  for (size_t i = 0; i < model->pair_count && name < 0; ++i) {
    const AttTagPair pair = model->pairs[i];
    if (pair.upos == ATT_UPOS_PROPN && pair.xpos == ATT_XPOS_NNP) {
      name = (int16_t)i;
    }
  }
  for (size_t i = 0; i < count; ++i) {
    if (tokens[i].is_name && !words[i].class.ambiguity) {
      words[i].class.fixed = name;
    }
  }
}

AttStatus
att_english_tag(AttEnglish* english,
                AttArena* arena,
                AttToken* tokens,
                size_t count)
{
  const AttModel* model = english->model;
  ATT_TRY(make_room(english, count));
  att_words_make(tokens,
                 count,
                 (AttWordClasses){att_lexicon_class, &model->lexicon},
                 english->words);
  fix_names(model, tokens, count, english->words);
  const AttScorer scorer = {att_weights_sum, &model->tagger};
  att_tag_words(
      scorer, model->pair_count, english->words, count, english->pairs);
  att_tag_finite(scorer,
                 model->pairs,
                 model->pair_count,
                 english->words,
                 count,
                 english->pairs);
  for (size_t i = 0; i < count; ++i) {
    const AttTagPair pair = model->pairs[english->pairs[i]];
    tokens[i].upos = pair.upos;
    tokens[i].xpos = pair.xpos;
    tokens[i].lemma = att_model_lemma(
        model, arena, tokens[i].form, (AttUpos)pair.upos, (AttXpos)pair.xpos);
  }
  return ATT_OK;
}

AttStatus
att_english_parse(AttEnglish* english, AttToken* tokens, size_t count)
{
  if (!count) {
    return ATT_OK;
  }
  const AttModel* model = english->model;
  ATT_TRY(make_room(english, count));
  // Tags say what the lexicon would.
  att_words_make(tokens,
                 count,
                 (AttWordClasses){att_word_class_none, NULL},
                 english->words);
  att_parse_prepare(tokens, english->words, count, &english->input);
  att_parse_run((AttScorer){att_weights_sum, &model->parser},
                model->actions,
                model->action_count,
                &english->input,
                &english->parse,
                count);
  att_parse_store(&english->parse, tokens);
  return ATT_OK;
}

AttStatus
att_english_analyse(AttEnglish* english,
                    AttDocument* document,
                    AttSentence* sentence)
{
  AttToken* tokens = document->tokens + sentence->first;
  if (sentence->analysed < ATT_ANALYSED_TAGS) {
    ATT_TRY(att_english_tag(english, document->arena, tokens, sentence->count));
    sentence->analysed = ATT_ANALYSED_TAGS;
  }
  if (sentence->analysed < ATT_ANALYSED_TREE) {
    ATT_TRY(att_english_parse(english, tokens, sentence->count));
    sentence->analysed = ATT_ANALYSED_TREE;
  }
  return ATT_OK;
}
