// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Why a block read nothing, or what became of what it read: for each of its
// triggers in the text the line that came furthest.

#include "pipeline/why_not.h"

#include "base/nearest.h"
#include "pipeline/columns.h"
#include "pipeline/describe.h"
#include "pipeline/explain.h"
#include "pipeline/wording.h"

#include <string.h>

#define PAGE_WIDTH 100u

typedef struct Question {
  const AttExplanation* all;
  const AttRules* rules;
  AttAsked asked;
  AttText* out;
} Question;

/// Later fates came further; then more filled slots, then more edges that fit.
static bool
came_further(const AttExplainedSentence* sentence,
             const AttFrameTrial* a,
             const AttFrameTrial* b)
{
  if (a->fate != b->fate) {
    return a->fate > b->fate;
  }
  if (a->filled != b->filled) {
    return a->filled > b->filled;
  }
  size_t fits[2] = {0, 0};
  const AttFrameTrial* both[2] = {a, b};
  for (size_t i = 0; i < 2; ++i) {
    for (uint32_t e = 0; e < both[i]->edge_count; ++e) {
      fits[i] += sentence->edges[both[i]->first_edge + e].fate == ATT_EDGE_FITS;
    }
  }
  return fits[0] > fits[1];
}

/// The best trial of the rules asked about at a token; NULL where there is
/// none. `*others` counts the rest.
static const AttFrameTrial*
best_trial(const Question* q,
           const AttExplainedSentence* sentence,
           uint32_t token,
           size_t* others)
{
  const AttFrameTrial* best = NULL;
  size_t count = 0;
  for (size_t i = 0; i < sentence->trial_count; ++i) {
    const AttFrameTrial* trial = &sentence->trials[i];
    if (trial->trigger == token &&
        att_asked_has(&q->asked, q->rules, trial->frame)) {
      ++count;
      if (!best || came_further(sentence, trial, best)) {
        best = trial;
      }
    }
  }
  *others = count ? count - 1 : 0;
  return best;
}

/// The statements at the trigger, with polarity, modality and speakers.
static void
say_statements(const Question* q,
               const AttExplainedSentence* sentence,
               const AttFrameTrial* trial)
{
  const AttAnalysis* analysis = &q->all->analysis;
  const uint32_t block = q->rules->frames[trial->frame].block;
  for (size_t i = 0; i < analysis->statements.count; ++i) {
    const AttStatement* s = &analysis->statements.statements[i];
    if (s->trigger == sentence->read.sentence->first + trial->trigger &&
        att_block_is_part(q->rules, q->rules->lines[s->line].block, block)) {
      att_text_append_string(q->out, "      states ");
      att_describe_statement(q->all->resources->ontology, analysis, s, q->out);
      att_text_append_char(q->out, '\n');
    }
  }
}

static void
say_fate(const Question* q,
         const AttExplainedSentence* sentence,
         const AttFrameTrial* trial)
{
  for (size_t i = 0; i < sentence->matches.count; ++i) {
    const AttMatch* match = &sentence->matches.matches[i];
    if (match->frame == trial->frame && match->trigger == trial->trigger) {
      const char* words = att_word_match((AttMatchFate)sentence->fates[i]);
      if (*words) {
        att_text_format(q->out, "      %s\n", words);
      }
      break;
    }
  }
  say_statements(q, sentence, trial);
  if (!sentence->has_mention) {
    att_text_append_string(
        q->out,
        "      extract skips the sentence: nothing known is named in it\n");
  }
}

static void
say_trial(const Question* q,
          const AttExplainedSentence* sentence,
          const AttFrameTrial* trial,
          size_t others)
{
  const AttFrame* frame = &q->rules->frames[trial->frame];
  const AttLine* line = &q->rules->lines[frame->line];
  const bool fired = trial->fate == ATT_FRAME_FIRED;
  att_text_format(q->out,
                  "  %.*s (word %u): %s\n    %.*s\n    %.*s:%u, as a %s%s\n",
                  ATT_VIEW_ARG(sentence->read.tokens[trial->trigger].form),
                  (unsigned)trial->trigger + 1,
                  fired ? "this line fires" : "this line came furthest",
                  ATT_VIEW_ARG(line->text),
                  ATT_VIEW_ARG(q->rules->files[line->file].path),
                  (unsigned)line->number,
                  att_word_kind(frame->kind),
                  frame->derived ? " made from it" : "");
  att_why_not_reason(q->all, sentence, trial, 6, q->out);
  if (fired) {
    say_fate(q, sentence, trial);
  }
  if (others) {
    att_text_format(q->out,
                    "    %zu more %s at this word came no further\n",
                    others,
                    others == 1 ? "try" : "tries");
  }
}

/// All trigger phrases of the rules asked about that stand for one kind of
/// word, each once.
static void
list_triggers(const Question* q, AttFrameKind kind, AttText* list)
{
  AttText phrase = {0};
  for (uint32_t f = 0; f < q->rules->frame_count; ++f) {
    const AttFrame* frame = &q->rules->frames[f];
    if (frame->kind != kind || !att_asked_has(&q->asked, q->rules, f)) {
      continue;
    }
    for (uint32_t i = 0; i < frame->triggers.count; ++i) {
      const AttRange one = {frame->triggers.first + i, 1};
      att_text_reset(&phrase);
      att_text_append_string(&phrase, " ");
      att_word_phrases(q->rules, one, "", &phrase);
      att_text_append_string(&phrase, ",");
      if (!list->at || !strstr(list->at, phrase.at)) {
        att_text_append(list, att_text_view(&phrase));
      }
    }
  }
  list->broken |= phrase.broken;
  att_text_clear(&phrase);
}

static void
say_triggers(const Question* q)
{
  att_text_append_string(q->out, "  it starts with\n");
  for (int kind = ATT_FRAME_VERBAL; kind <= ATT_FRAME_PATH; ++kind) {
    AttText list = {0};
    list_triggers(q, (AttFrameKind)kind, &list);
    if (list.size) {
      att_text_format(q->out, "    %s: ", att_word_kind((AttFrameKind)kind));
      const AttView all = att_text_view(&list);
      att_columns_wrap(
          q->out,
          att_view_slice(all, 1, all.size - 1),
          6 + att_columns_of(att_view(att_word_kind((AttFrameKind)kind))),
          6,
          PAGE_WIDTH);
      att_text_append_char(q->out, '\n');
    }
    q->out->broken |= list.broken;
    att_text_clear(&list);
  }
}

/// Offer the head of each trigger phrase as what a word may have meant.
static void
offer_triggers(const Question* q, AttView word, AttNearest* nearest)
{
  for (uint32_t f = 0; f < q->rules->frame_count; ++f) {
    const AttRange triggers = q->rules->frames[f].triggers;
    if (!att_asked_has(&q->asked, q->rules, f)) {
      continue;
    }
    for (uint32_t i = 0; i < triggers.count; ++i) {
      const AttRange words = q->rules->phrases[triggers.first + i].words;
      const AttWord* head = &q->rules->words[words.first + words.count - 1];
      if (head->kind != ATT_WORD_REGEX) {
        att_nearest_offer(nearest, word, head->text);
      }
    }
  }
}

/// A word of the sentence that looks like a trigger, but is none.
static void
say_near_miss(const Question* q, const AttExplainedSentence* sentence)
{
  AttNearest best = {0};
  AttView word = {"", 0};
  for (size_t i = 0; i < sentence->read.count; ++i) {
    const AttToken* token = &sentence->read.tokens[i];
    AttNearest nearest = {0};
    if (token->upos == ATT_UPOS_VERB || token->upos == ATT_UPOS_NOUN ||
        token->upos == ATT_UPOS_ADJ) {
      offer_triggers(q, token->lemma, &nearest);
    }
    if (nearest.name.size &&
        (!best.name.size || nearest.distance < best.distance)) {
      best = nearest;
      word = token->form;
    }
  }
  if (best.name.size) {
    att_text_format(q->out,
                    "  nearest: “%.*s” looks like “%.*s”\n",
                    ATT_VIEW_ARG(word),
                    ATT_VIEW_ARG(best.name));
  }
}

static bool
answer_sentence(const Question* q, const AttExplainedSentence* sentence)
{
  const AttReadSentence* read = &sentence->read;
  bool found = false;
  att_columns_wrap(q->out,
                   att_view_slice(read->document->text,
                                  read->sentence->span.begin,
                                  read->sentence->span.end),
                   0,
                   0,
                   PAGE_WIDTH);
  att_text_append_string(q->out, "\n\n");
  for (uint32_t token = 0; token < read->count; ++token) {
    size_t others = 0;
    const AttFrameTrial* trial = best_trial(q, sentence, token, &others);
    if (trial) {
      say_trial(q, sentence, trial, others);
      found = true;
    }
  }
  if (!found) {
    att_text_append_string(
        q->out, "  none of the words that start it stands in the sentence\n");
    say_near_miss(q, sentence);
    if (!sentence->has_trigger) {
      att_text_append_string(q->out,
                             "  extract does not even parse the sentence: no "
                             "word starts an event or a relation\n");
    }
  }
  att_text_append_char(q->out, '\n');
  return found;
}

AttStatus
att_explain_why_not(const AttExplanation* explanation,
                    AttView block,
                    AttLog* log,
                    AttText* out)
{
  Question q = {
      .all = explanation, .rules = explanation->resources->rules, .out = out};
  bool found = false;
  ATT_TRY(att_asked_find(explanation->resources, block, log, &q.asked));
  for (size_t i = 0; i < explanation->sentences.size; ++i) {
    found |= answer_sentence(&q, &explanation->sentences.at[i]);
  }
  if (!found) {
    say_triggers(&q);
  }
  return att_text_status(out);
}
