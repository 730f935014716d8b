// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// From triggers to matches: each token's lemma is looked up once; only the
// frames it may trigger touch the sentence.

#include "match/match.h"

#include "base/array.h"
#include "match/fill.h"

#include <stdlib.h>
#include <string.h>

/// Lower-case ASCII letters of a word into `buffer`; longer words are no
/// triggers and give the empty view.
static AttView
fold_word(AttView word, char* buffer, size_t size)
{
  if (word.size > size) {
    return (AttView){"", 0};
  }
  for (size_t i = 0; i < word.size; ++i) {
    const char c = word.at[i];
    buffer[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  return (AttView){buffer, word.size};
}

static AttRange
triggered_by(const AttRules* rules, AttView word)
{
  char buffer[64];
  const AttView folded = fold_word(word, buffer, sizeof buffer);
  return folded.size ? att_rules_triggered(rules, folded) : (AttRange){0, 0};
}

bool
att_match_may_fire(const AttRules* rules, const AttToken* tokens, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    const AttRange run = triggered_by(rules, tokens[i].lemma);
    for (uint32_t k = 0; k < run.count; ++k) {
      const AttFrame* frame = &rules->frames[rules->triggered[run.first + k]];
      const AttBlockKind kind = rules->blocks[frame->block].kind;
      if (kind == ATT_BLOCK_EVENT || kind == ATT_BLOCK_RELATION ||
          kind == ATT_BLOCK_DEMAND) {
        return true;
      }
    }
  }
  return false;
}

/// May a token of this tag trigger a frame of this kind? The treebank tags
/// participles both ways, and titles' nouns as proper nouns.
static bool
fits_kind(AttFrameKind kind, const AttToken* token)
{
  const AttUpos upos = (AttUpos)token->upos;
  const bool is_noun = upos == ATT_UPOS_NOUN || upos == ATT_UPOS_PROPN;
  switch (kind) {
  case ATT_FRAME_VERBAL:
    return upos == ATT_UPOS_VERB;
  case ATT_FRAME_NOMINAL:
  case ATT_FRAME_APPOSITIVE:
  case ATT_FRAME_COMPOUND:
    return is_noun;
  case ATT_FRAME_COPULAR:
    return is_noun || upos == ATT_UPOS_ADJ || upos == ATT_UPOS_ADV ||
           token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBG;
  case ATT_FRAME_HYPHENATED:
    return upos == ATT_UPOS_VERB || upos == ATT_UPOS_ADJ;
  case ATT_FRAME_MODIFIER: // "provided" is one only where it marks a clause
    return upos != ATT_UPOS_VERB || token->relation == ATT_RELATION_MARK;
  case ATT_FRAME_ADJUNCT:
  case ATT_FRAME_PATH: // its own tag is asked for with its words
    return true;
  }
  return false;
}

/// A word with a subject and an object of its own is a verb, whatever its tag:
/// "Pakistan borders Iran" is easily tagged as three nouns.
static bool
acts_as_verb(const AttFill* fill, uint32_t token)
{
  const AttClauses* clauses = fill->read->clauses;
  bool has_subject = false;
  bool has_object = false;
  for (uint32_t a = clauses->first[token]; a < clauses->first[token + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    has_subject |= arc->function == ATT_FUNCTION_SUBJECT &&
                   arc->variant == ATT_VARIANT_ACTIVE;
    has_object |= arc->function == ATT_FUNCTION_OBJECT &&
                  arc->variant == ATT_VARIANT_ACTIVE;
  }
  return has_subject && has_object;
}

/// "Kabul-controlled": does a verb stand behind a hyphen? An adjective is taken
/// at its word.
static bool
is_hyphenated(const AttFill* fill, uint32_t token)
{
  const AttClauses* clauses = fill->read->clauses;
  if (fill->read->tokens[token].upos != ATT_UPOS_VERB) {
    return true;
  }
  for (uint32_t a = clauses->first[token]; a < clauses->first[token + 1]; ++a) {
    if (clauses->arcs[a].variant == ATT_VARIANT_HYPHENATED) {
      return true;
    }
  }
  return false;
}

/// "The deputy leader of Hamas": no leader, but another's deputy.
static bool
is_lesser(const AttFill* fill, uint32_t token)
{
  const AttClauses* clauses = fill->read->clauses;
  for (uint32_t a = clauses->first[token]; a < clauses->first[token + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if ((arc->function == ATT_FUNCTION_COMPOUND ||
         arc->function == ATT_FUNCTION_MODIFIER) &&
        att_match_list_has(fill->rules,
                           ATT_LIST_LESSER,
                           fill->read->tokens[arc->argument].lemma)) {
      return true;
    }
  }
  return false;
}

static bool
has_trigger(const AttFill* fill, const AttFrame* frame, uint32_t token)
{
  if (frame->kind == ATT_FRAME_HYPHENATED && !is_hyphenated(fill, token)) {
    return false;
  }
  if (frame->kind == ATT_FRAME_PATH && frame->upos != ATT_UPOS_X &&
      frame->upos != fill->read->tokens[token].upos) {
    return false;
  }
  return att_fill_is_one_of(fill, frame->triggers, token, NULL) &&
         !is_lesser(fill, token);
}

static void
note_refused(const AttFill* fill,
             uint32_t frame,
             uint32_t token,
             AttFrameFate fate)
{
  att_trials_begin(fill->read->trials, frame, token);
  att_trials_end(fill->read->trials, fate, 0, 0);
}

/// Events and relations start at no word that a discard silences. Who speaks,
/// and whether it is so, stays known: it may govern what is not silenced.
static bool
is_silenced(const AttFill* fill, const AttFrame* frame, uint32_t token)
{
  const AttBlockKind kind = fill->rules->blocks[frame->block].kind;
  return (kind == ATT_BLOCK_EVENT || kind == ATT_BLOCK_RELATION ||
          att_block_is_undertaking(kind)) &&
         att_discards_at(fill->read->discards,
                         fill->read->sentence->first + token) != NULL;
}

/// Run every frame that the token's lemma or form triggers.
static AttStatus
match_token(AttFill* fill, uint32_t token, AttRange run)
{
  const AttRules* rules = fill->rules;
  for (uint32_t k = 0; k < run.count; ++k) {
    const uint32_t id = rules->triggered[run.first + k];
    const AttFrame* frame = &rules->frames[id];
    if (is_silenced(fill, frame, token)) {
      note_refused(fill, id, token, ATT_FRAME_DISCARDED);
    } else if (!fits_kind(frame->kind, &fill->read->tokens[token]) &&
               (frame->kind != ATT_FRAME_VERBAL ||
                !acts_as_verb(fill, token))) {
      note_refused(fill, id, token, ATT_FRAME_OTHER_TAG);
    } else if (!has_trigger(fill, frame, token)) {
      note_refused(fill, id, token, ATT_FRAME_OTHER_WORDS);
    } else {
      ATT_TRY(att_fill_frame(fill, id, token));
    }
  }
  return ATT_OK;
}

static int
order_matches(const void* left, const void* right)
{
  const AttMatch* a = left;
  const AttMatch* b = right;
  if (a->trigger != b->trigger) {
    return a->trigger < b->trigger ? -1 : 1;
  }
  return (a->frame > b->frame) - (a->frame < b->frame);
}

AttRange
att_match_list(const AttRules* rules, AttKnownList list)
{
  return rules->known_lists[list];
}

/// Is `text` the words of an item, joined by blanks ("out of")?
static bool
is_unit(const AttRules* rules, AttRange words, AttView text)
{
  size_t at = 0;
  for (uint32_t i = 0; i < words.count; ++i) {
    const AttView word = rules->words[words.first + i].text;
    const size_t begin = i ? at + 1 : at;
    if (begin + word.size > text.size || (i && text.at[at] != ' ') ||
        !att_view_equal(word, att_view_slice(text, begin, begin + word.size))) {
      return false;
    }
    at = begin + word.size;
  }
  return words.count > 1 && at == text.size;
}

bool
att_match_list_has(const AttRules* rules, AttKnownList list, AttView word)
{
  const AttRange phrases = att_match_list(rules, list);
  for (uint32_t i = 0; i < phrases.count; ++i) {
    const AttRange words = rules->phrases[phrases.first + i].words;
    const AttWord* item = &rules->words[words.first];
    // "during" is no form of a verb here
    if (words.count == 1 ? att_view_equal(item->text, word) ||
                               att_view_equal(item->written, word)
                         : is_unit(rules, words, word)) {
      return true;
    }
  }
  return false;
}

AttStatus
att_match_sentence(const AttRules* rules,
                   const AttOntology* ontology,
                   const AttReadSentence* sentence,
                   AttArena* arena,
                   AttMatches* matches)
{
  AttFill fill = {.rules = rules,
                  .ontology = ontology,
                  .read = sentence,
                  .arena = arena,
                  .locative = att_match_list(rules, ATT_LIST_LOCATIVE),
                  .completed = att_match_list(rules, ATT_LIST_COMPLETED),
                  .partitive = att_match_list(rules, ATT_LIST_PARTITIVE),
                  .occurring = att_match_list(rules, ATT_LIST_OCCURRING),
                  .offices = att_offices(rules)};
  AttStatus status = ATT_OK;
  for (uint32_t i = 0; i < sentence->count && status == ATT_OK; ++i) {
    const AttToken* token = &sentence->tokens[i];
    if (att_mentions_is_cited(sentence->mentions,
                              sentence->sentence->first + i)) {
      continue;
    }
    status = match_token(&fill, i, triggered_by(rules, token->lemma));
    if (status == ATT_OK &&
        !att_view_equal_ascii_case(token->lemma, token->form)) {
      status = match_token(&fill, i, triggered_by(rules, token->form));
    }
  }
  *matches = (AttMatches){NULL, 0};
  if (status == ATT_OK && fill.found.size) {
    qsort(fill.found.at, fill.found.size, sizeof(AttMatch), order_matches);
    AttMatch* copy = att_arena_calloc(arena, fill.found.size, sizeof *copy);
    if (copy) {
      memcpy(copy, fill.found.at, fill.found.size * sizeof *copy);
      *matches = (AttMatches){copy, fill.found.size};
    } else {
      status = ATT_ERR_MEMORY;
    }
  }
  ATT_ARRAY_CLEAR(&fill.found);
  return status;
}
