// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Matching time patterns over the text of sentences (PCRE2, with limits).

#include "mentions/time.h"

#include "base/array.h"
#include "base/text.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

// Steps that one pattern may take in one sentence; beyond, it matches nothing.
#define MATCH_LIMIT 100000u
#define DEPTH_LIMIT 1000u
#define LONGEST_VALUE 64u
// Matches of one pattern in one sentence.
#define MOST_MATCHES 100u

typedef struct Found {
  AttSpan bytes; ///< of the text
  uint32_t rule;
  AttTimeMention mention;
} Found;

typedef struct Times {
  const AttTimeRules* rules;
  AttDocument* document;
  pcre2_match_data* data;
  pcre2_match_context* context;
  ATT_ARRAY(Found) found; ///< of one sentence
  ATT_ARRAY(AttTimeMention) kept;
  AttText value;
} Times;

static void*
allocate(PCRE2_SIZE size, void* user)
{
  (void)user;
  return att_malloc(size);
}

static void
release(void* block, void* user)
{
  (void)user;
  att_free(block);
}

static const AttTimeList*
find_list(const AttTimeRules* rules, AttView name)
{
  for (size_t i = 0; i < rules->list_count; ++i) {
    if (att_view_equal(rules->lists[i].name, name)) {
      return &rules->lists[i];
    }
  }
  return NULL;
}

static bool
append_place(const Times* times, AttView list_name, AttView word, AttText* out)
{
  const AttTimeList* list = find_list(times->rules, list_name);
  for (size_t i = 0; list && i < list->word_count; ++i) {
    if (att_view_equal_ascii_case(list->words[i], word)) {
      att_text_format(out, "%02zu", i + 1);
      return true;
    }
  }
  return false;
}

// What the named group matched, in the text of the sentence.
static bool
group_text(const Times* times,
           const pcre2_code* regex,
           AttView subject,
           AttView name,
           AttView* text)
{
  char zero_ended[33];
  if (name.size >= sizeof zero_ended) {
    return false;
  }
  memcpy(zero_ended, name.at, name.size);
  zero_ended[name.size] = '\0';
  const int number = pcre2_substring_number_from_name(
      regex, (PCRE2_SPTR)(const void*)zero_ended);
  if (number < 0 || (uint32_t)number >= pcre2_get_ovector_count(times->data)) {
    return false;
  }
  const PCRE2_SIZE* at = pcre2_get_ovector_pointer(times->data);
  const PCRE2_SIZE begin = at[2 * number];
  const PCRE2_SIZE end = at[2 * number + 1];
  if (begin == PCRE2_UNSET || begin > end || end > subject.size) {
    return false;
  }
  *text = att_view_slice(subject, begin, end);
  return true;
}

// One {field} of a template.
static bool
expand_field(const Times* times,
             const pcre2_code* regex,
             AttView subject,
             AttView field,
             AttText* out)
{
  size_t at = 0;
  while (at < field.size && field.at[at] != '@') {
    ++at;
  }
  AttView text;
  if (!group_text(times, regex, subject, att_view_slice(field, 0, at), &text)) {
    return false;
  }
  if (at < field.size) {
    return append_place(
        times, att_view_slice(field, at + 1, field.size), text, out);
  }
  if (text.size == 1 && text.at[0] >= '0' && text.at[0] <= '9') {
    att_text_append_char(out, '0');
  }
  att_text_append(out, text);
  return true;
}

// Fill the template; false where a field has no value or the value is no EDTF.
static bool
expand(Times* times, const AttTimeRule* rule, AttView subject)
{
  const AttView template = rule->replacement;
  AttText* out = &times->value;
  att_text_reset(out);
  for (size_t i = 0; i < template.size; ++i) {
    if (template.at[i] != '{') {
      att_text_append_char(out, template.at[i]);
      continue;
    }
    size_t end = i + 1;
    while (end < template.size && template.at[end] != '}') {
      ++end;
    }
    if (!expand_field(times,
                      rule->regex,
                      subject,
                      att_view_slice(template, i + 1, end),
                      out)) {
      return false;
    }
    i = end;
  }
  return out->size <= LONGEST_VALUE && att_edtf_is_valid(att_text_view(out));
}

// Tokens of the sentence that the bytes of the text touch.
static AttSpan
tokens_of(const Times* times, const AttSentence* sentence, AttSpan bytes)
{
  const AttToken* tokens = &times->document->tokens[sentence->first];
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

static AttStatus
keep_found(Times* times,
           const AttSentence* sentence,
           uint32_t rule,
           AttView subject,
           AttSpan bytes)
{
  if (!expand(times, &times->rules->rules[rule], subject)) {
    return att_text_status(&times->value);
  }
  Found found = {.bytes = bytes, .rule = rule};
  found.bytes.begin += sentence->span.begin;
  found.bytes.end += sentence->span.begin;
  found.mention.tokens = tokens_of(times, sentence, found.bytes);
  found.mention.edtf =
      att_arena_copy(times->document->arena, att_text_view(&times->value));
  if (!found.mention.edtf.at) {
    return ATT_ERR_MEMORY;
  }
  return found.mention.tokens.begin < found.mention.tokens.end
             ? ATT_PUSH(&times->found, found)
             : ATT_OK;
}

static AttStatus
try_rule(Times* times, const AttSentence* sentence, uint32_t rule)
{
  const AttView subject = att_view_slice(
      times->document->text, sentence->span.begin, sentence->span.end);
  PCRE2_SIZE at = 0;
  for (unsigned i = 0; i < MOST_MATCHES && at <= subject.size; ++i) {
    const int matched = pcre2_match(times->rules->rules[rule].regex,
                                    (PCRE2_SPTR)(const void*)subject.at,
                                    subject.size,
                                    at,
                                    PCRE2_NO_UTF_CHECK,
                                    times->data,
                                    times->context);
    if (matched < 0) {
      return ATT_OK; // none, or a limit
    }
    const PCRE2_SIZE* span = pcre2_get_ovector_pointer(times->data);
    if (span[0] >= span[1]) {
      return ATT_OK;
    }
    at = span[1];
    ATT_TRY(keep_found(times,
                       sentence,
                       rule,
                       subject,
                       (AttSpan){(uint32_t)span[0], (uint32_t)span[1]}));
  }
  return ATT_OK;
}

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
  return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static int
compare_mentions(const void* a, const void* b)
{
  const AttTimeMention* x = a;
  const AttTimeMention* y = b;
  return x->tokens.begin < y->tokens.begin ? -1
                                           : x->tokens.begin > y->tokens.begin;
}

// Keep the longest of those that share a token.
static AttStatus
choose(Times* times, const AttSentence* sentence, bool* taken)
{
  memset(taken, 0, sentence->count);
  qsort(times->found.at,
        times->found.size,
        sizeof *times->found.at,
        compare_found);
  const size_t before = times->kept.size;
  for (size_t i = 0; i < times->found.size; ++i) {
    const AttTimeMention* mention = &times->found.at[i].mention;
    bool free_ = true;
    for (uint32_t t = mention->tokens.begin; t < mention->tokens.end; ++t) {
      free_ = free_ && !taken[t - sentence->first];
    }
    if (!free_) {
      continue;
    }
    for (uint32_t t = mention->tokens.begin; t < mention->tokens.end; ++t) {
      taken[t - sentence->first] = true;
    }
    ATT_TRY(ATT_PUSH(&times->kept, *mention));
  }
  if (times->kept.size > before) {
    qsort(times->kept.at + before,
          times->kept.size - before,
          sizeof *times->kept.at,
          compare_mentions);
  }
  return ATT_OK;
}

static AttStatus
find_all(Times* times)
{
  const AttDocument* document = times->document;
  for (size_t s = 0; s < document->sentence_count; ++s) {
    const AttSentence* sentence = &document->sentences[s];
    times->found.size = 0;
    for (uint32_t i = 0; i < times->rules->rule_count; ++i) {
      ATT_TRY(try_rule(times, sentence, i));
    }
    if (!times->found.size) {
      continue;
    }
    bool* taken = att_malloc(sentence->count);
    if (!taken) {
      return ATT_ERR_MEMORY;
    }
    const AttStatus status = choose(times, sentence, taken);
    att_free(taken);
    ATT_TRY(status);
  }
  return ATT_OK;
}

static AttStatus
hand_over(Times* times, const AttTimeMention** out, size_t* count)
{
  AttTimeMention* copy =
      att_arena_calloc(times->document->arena, times->kept.size, sizeof *copy);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (times->kept.size) {
    memcpy(copy, times->kept.at, times->kept.size * sizeof *copy);
  }
  *out = copy;
  *count = times->kept.size;
  return ATT_OK;
}

AttStatus
att_times_find(const AttTimeRules* rules,
               AttDocument* document,
               const AttTimeMention** out,
               size_t* count)
{
  *out = NULL;
  *count = 0;
  pcre2_general_context* heap =
      pcre2_general_context_create(allocate, release, NULL);
  Times times = {.rules = rules, .document = document};
  times.context = heap ? pcre2_match_context_create(heap) : NULL;
  times.data = heap ? pcre2_match_data_create(32, heap) : NULL;
  AttStatus status = ATT_ERR_MEMORY;
  if (times.context && times.data) {
    pcre2_set_match_limit(times.context, MATCH_LIMIT);
    pcre2_set_depth_limit(times.context, DEPTH_LIMIT);
    status = find_all(&times);
  }
  if (status == ATT_OK) {
    status = hand_over(&times, out, count);
  }
  ATT_ARRAY_CLEAR(&times.found);
  ATT_ARRAY_CLEAR(&times.kept);
  att_text_clear(&times.value);
  pcre2_match_data_free(times.data);
  pcre2_match_context_free(times.context);
  pcre2_general_context_free(heap);
  return status;
}
