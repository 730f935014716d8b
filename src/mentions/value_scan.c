// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Matching value patterns over the text of sentences.

#include "mentions/values.h"

#include "base/array.h"
#include "mentions/telling.h"
#include "term/edtf.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_VALUE 128u
// Matches of one pattern in one sentence.
#define MOST_MATCHES 100u

typedef struct Found {
  AttSpan bytes; ///< of the text
  uint32_t pattern;
  AttValue value;
} Found;

typedef struct Scan {
  const AttValueRules* rules;
  AttMatcher* matcher;
  AttDocument* document;
  ATT_ARRAY(Found) found; ///< of one sentence
  ATT_ARRAY(AttTimeMention) times;
  ATT_ARRAY(AttValue) values;
  ATT_ARRAY(bool) taken; ///< one for each token of the sentence
  AttTelling telling;
  AttText text;
} Scan;

static bool
matched_group(void* user, AttView name, AttView* text)
{
  return att_matcher_group(user, name, text);
}

// Fill the template; false where the match has no value of its kind.
static bool
fill(Scan* scan, const AttValuePattern* pattern)
{
  const AttTemplateInput input = {.group = matched_group,
                                  .user = scan->matcher,
                                  .lists = scan->rules->lists,
                                  .list_count = scan->rules->list_count,
                                  .pads = pattern->kind == ATT_VALUE_TIME};
  att_text_reset(&scan->text);
  return att_template_fill(&pattern->template, &input, &scan->text) &&
         scan->text.size <= LONGEST_VALUE &&
         att_value_is_valid(pattern->kind, att_text_view(&scan->text));
}

// Tokens of the sentence that the bytes of the text touch.
static AttSpan
tokens_of(const Scan* scan, const AttSentence* sentence, AttSpan bytes)
{
  const AttToken* tokens = &scan->document->tokens[sentence->first];
  uint32_t first = 0;
  while (first < sentence->count && tokens[first].span.end <= bytes.begin) {
    ++first;
  }
  uint32_t end = first;
  while (end < sentence->count && tokens[end].span.begin < bytes.end) {
    ++end;
  }
  return (AttSpan){sentence->first + first, sentence->first + end};
}

// Quantities are kept as they are written in normal form: "1,200" is "1200".
static AttStatus
normalise(Scan* scan, AttValue* value)
{
  AttArena* arena = scan->document->arena;
  if (value->kind == ATT_VALUE_QUANTITY || value->kind == ATT_VALUE_MONEY) {
    const AttView raw = att_arena_copy(arena, att_text_view(&scan->text));
    if (!raw.at) {
      return ATT_ERR_MEMORY;
    }
    (void)att_quantity_read(raw, &value->quantity);
    att_text_reset(&scan->text);
    att_quantity_write(&value->quantity, &scan->text);
    ATT_TRY(att_text_status(&scan->text));
  }
  value->text = att_arena_copy(arena, att_text_view(&scan->text));
  return value->text.at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
keep_found(Scan* scan,
           const AttSentence* sentence,
           uint32_t pattern,
           AttSpan bytes)
{
  if (!fill(scan, &scan->rules->patterns[pattern])) {
    return att_text_status(&scan->text);
  }
  Found found = {.bytes = bytes, .pattern = pattern};
  found.bytes.begin += sentence->span.begin;
  found.bytes.end += sentence->span.begin;
  found.value.kind = scan->rules->patterns[pattern].kind;
  found.value.tokens = tokens_of(scan, sentence, found.bytes);
  found.value.stated =
      att_view_slice(scan->document->text, found.bytes.begin, found.bytes.end);
  ATT_TRY(normalise(scan, &found.value));
  return found.value.tokens.begin < found.value.tokens.end
             ? ATT_PUSH(&scan->found, found)
             : ATT_OK;
}

static AttStatus
try_pattern(Scan* scan, const AttSentence* sentence, uint32_t pattern)
{
  const AttView subject = att_view_slice(
      scan->document->text, sentence->span.begin, sentence->span.end);
  size_t at = 0;
  for (unsigned i = 0; i < MOST_MATCHES && at < subject.size; ++i) {
    if (att_matcher_run(
            scan->matcher, scan->rules->patterns[pattern].regex, subject, at) !=
        ATT_MATCHED) {
      return ATT_OK;
    }
    const AttSpan span = att_matcher_span(scan->matcher);
    if (span.begin >= span.end) {
      return ATT_OK;
    }
    at = span.end;
    ATT_TRY(keep_found(scan, sentence, pattern, span));
  }
  return ATT_OK;
}

// Longest first, then leftmost; of the same words a bare number is the last:
// "from 1979 to 1989" is a time.
static int
compare_found(const void* a, const void* b)
{
  const Found* x = a;
  const Found* y = b;
  const uint32_t x_size = x->bytes.end - x->bytes.begin;
  const uint32_t y_size = y->bytes.end - y->bytes.begin;
  if (x_size != y_size) {
    return x_size > y_size ? -1 : 1;
  }
  if (x->bytes.begin != y->bytes.begin) {
    return x->bytes.begin < y->bytes.begin ? -1 : 1;
  }
  const bool x_number = x->value.kind == ATT_VALUE_QUANTITY;
  const bool y_number = y->value.kind == ATT_VALUE_QUANTITY;
  if (x_number != y_number) {
    return x_number ? 1 : -1;
  }
  return x->pattern < y->pattern ? -1 : x->pattern > y->pattern;
}

static int
compare_places(const void* a, const void* b)
{
  const Found* x = a;
  const Found* y = b;
  return (x->bytes.begin > y->bytes.begin) - (x->bytes.begin < y->bytes.begin);
}

// Keep the first, in their order, of those that share a token.
static void
drop_overlapping(Scan* scan, const AttSentence* sentence)
{
  size_t kept = 0;
  memset(scan->taken.at, 0, scan->taken.size * sizeof *scan->taken.at);
  for (size_t i = 0; i < scan->found.size; ++i) {
    const AttSpan tokens = scan->found.at[i].value.tokens;
    bool* taken = &scan->taken.at[tokens.begin - sentence->first];
    bool is_free = true;
    for (uint32_t t = 0; t < tokens.end - tokens.begin; ++t) {
      is_free = is_free && !taken[t];
    }
    if (is_free) {
      memset(taken, true, tokens.end - tokens.begin);
      scan->found.at[kept++] = scan->found.at[i];
    }
  }
  scan->found.size = kept;
}

static AttStatus
choose(Scan* scan, const AttSentence* sentence)
{
  while (scan->taken.size < sentence->count) {
    ATT_TRY(ATT_PUSH(&scan->taken, false));
  }
  qsort(
      scan->found.at, scan->found.size, sizeof *scan->found.at, compare_found);
  drop_overlapping(scan, sentence);
  qsort(
      scan->found.at, scan->found.size, sizeof *scan->found.at, compare_places);
  for (size_t i = 0; i < scan->found.size; ++i) {
    const AttValue* value = &scan->found.at[i].value;
    ATT_TRY(value->kind == ATT_VALUE_TIME
                ? ATT_PUSH(&scan->times,
                           (AttTimeMention){value->tokens, value->text})
                : ATT_PUSH(&scan->values, *value));
  }
  return ATT_OK;
}

static AttStatus
find_in(Scan* scan, const AttSentence* sentence)
{
  scan->found.size = 0;
  for (uint32_t i = 0; i < scan->rules->pattern_count; ++i) {
    ATT_TRY(try_pattern(scan, sentence, i));
  }
  return scan->found.size ? choose(scan, sentence) : ATT_OK;
}

// What sentences without a tree tell, for times that count from it.
static AttStatus
note_unread(Scan* scan, size_t sentence)
{
  size_t from = att_telling_reach(sentence);
  if (scan->telling.told.size && scan->telling.sentence >= from) {
    from = scan->telling.sentence + 1;
  }
  for (size_t s = from; s < sentence; ++s) {
    if (scan->document->sentences[s].analysed == ATT_ANALYSED_TREE) {
      continue;
    }
    const size_t times = scan->times.size;
    const size_t values = scan->values.size;
    ATT_TRY(find_in(scan, &scan->document->sentences[s]));
    for (size_t i = times; i < scan->times.size; ++i) {
      if (att_edtf_is_valid(scan->times.at[i].edtf)) {
        att_telling_note(&scan->telling, s, scan->times.at[i].edtf);
      }
    }
    scan->times.size = times;
    scan->values.size = values;
  }
  return ATT_OK;
}

static AttStatus
find_all(Scan* scan)
{
  const AttDocument* document = scan->document;
  for (size_t i = 0; i < scan->rules->list_count; ++i) {
    if (att_view_equal(scan->rules->lists[i].name, ATT_VIEW("implicative"))) {
      scan->telling.implicative = &scan->rules->lists[i];
    }
  }
  for (size_t s = 0; s < document->sentence_count; ++s) {
    if (document->sentences[s].analysed != ATT_ANALYSED_TREE) {
      continue;
    }
    const size_t first = scan->times.size;
    ATT_TRY(find_in(scan, &document->sentences[s]));
    const size_t count = scan->times.size - first;
    if (count && att_telling_asks(&scan->times.at[first], count)) {
      ATT_TRY(note_unread(scan, s));
    }
    if (count) {
      ATT_TRY(att_telling_read(
          &scan->telling, document, s, &scan->times.at[first], count));
    }
  }
  return att_matcher_status(scan->matcher);
}

static AttStatus
hand_over(const Scan* scan, AttValues* out)
{
  AttArena* arena = scan->document->arena;
  AttTimeMention* times =
      att_arena_calloc(arena, scan->times.size, sizeof *times);
  AttValue* values = att_arena_calloc(arena, scan->values.size, sizeof *values);
  if (!times || !values) {
    return ATT_ERR_MEMORY;
  }
  if (scan->times.size) {
    memcpy(times, scan->times.at, scan->times.size * sizeof *times);
  }
  if (scan->values.size) {
    memcpy(values, scan->values.at, scan->values.size * sizeof *values);
  }
  *out = (AttValues){times, scan->times.size, values, scan->values.size};
  return ATT_OK;
}

AttStatus
att_values_find(const AttValueRules* rules,
                AttMatcher* matcher,
                AttDocument* document,
                AttValues* values)
{
  *values = (AttValues){0};
  Scan scan = {.rules = rules, .matcher = matcher, .document = document};
  AttStatus status = find_all(&scan);
  if (status == ATT_OK) {
    status = hand_over(&scan, values);
  }
  ATT_ARRAY_CLEAR(&scan.found);
  ATT_ARRAY_CLEAR(&scan.times);
  ATT_ARRAY_CLEAR(&scan.values);
  ATT_ARRAY_CLEAR(&scan.taken);
  att_text_clear(&scan.text);
  return status;
}
