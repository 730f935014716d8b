// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Run each pattern over a sentence, expand its template, keep what fits tokens.

#include "mentions/times.h"

#include "base/text.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#define MOST_IN_SENTENCE 64u
#define MATCH_LIMIT 100000u

typedef struct Candidate {
  AttSpan span; ///< bytes of the document's text
  AttView edtf;
} Candidate;

typedef struct Search {
  const AttTimeRules* rules;
  const AttDocument* document;
  AttView subject;
  uint32_t offset; ///< of the subject in the text
  pcre2_match_context* context;
  Candidate found[MOST_IN_SENTENCE];
  size_t count;
} Search;

static AttView
group_named(const pcre2_code* regex,
            pcre2_match_data* data,
            AttView subject,
            AttView name)
{
  char copy[33];
  if (name.size >= sizeof copy) {
    return (AttView){"", 0};
  }
  memcpy(copy, name.at, name.size);
  copy[name.size] = '\0';
  const int number = pcre2_substring_number_from_name(regex, (PCRE2_SPTR)copy);
  const PCRE2_SIZE* spans = pcre2_get_ovector_pointer(data);
  if (number < 0 || (uint32_t)number >= pcre2_get_ovector_count(data) ||
      spans[2 * number] == PCRE2_UNSET) {
    return (AttView){"", 0};
  }
  return att_view_slice(subject, spans[2 * number], spans[2 * number + 1]);
}

/// The place of a word in a list, from 1; 0 where it is not in it.
static uint32_t
place_in_list(const AttTimeRules* rules, AttView list, AttView word)
{
  for (size_t i = 0; i < rules->list_count; ++i) {
    if (!att_view_equal(rules->lists[i].name, list)) {
      continue;
    }
    for (uint32_t k = 0; k < rules->lists[i].word_count; ++k) {
      if (att_view_equal_ascii_case(rules->lists[i].words[k], word)) {
        return k + 1;
      }
    }
  }
  return 0;
}

/// Expand "{year}-{month@month}"; a single digit gets a zero before it. False
/// where a group is empty or no word of its list.
static bool
expand(const Search* search,
       const AttTimeRule* rule,
       pcre2_match_data* data,
       AttText* out)
{
  const AttView template = rule->replacement;
  for (size_t i = 0; i < template.size; ++i) {
    if (template.at[i] != '{') {
      att_text_append_char(out, template.at[i]);
      continue;
    }
    size_t end = i + 1;
    size_t at = 0;
    while (end < template.size && template.at[end] != '}') {
      at = template.at[end] == '@' ? end : at;
      ++end;
    }
    const AttView name = att_view_slice(template, i + 1, at ? at : end);
    const AttView value = group_named(rule->regex, data, search->subject, name);
    if (at) {
      const uint32_t place = place_in_list(
          search->rules, att_view_slice(template, at + 1, end), value);
      if (!place) {
        return false;
      }
      att_text_format(out, "%02u", (unsigned)place);
    } else if (!value.size) {
      return false;
    } else {
      att_text_append_string(out, value.size == 1 ? "0" : "");
      att_text_append(out, value);
    }
    i = end;
  }
  return true;
}

/// Keep a match: it displaces shorter ones that it overlaps.
static void
keep(Search* search, Candidate candidate)
{
  const uint32_t size = candidate.span.end - candidate.span.begin;
  for (size_t i = 0; i < search->count;) {
    const AttSpan other = search->found[i].span;
    if (candidate.span.begin < other.end && other.begin < candidate.span.end) {
      if (other.end - other.begin >= size) {
        return;
      }
      search->found[i] = search->found[--search->count];
    } else {
      ++i;
    }
  }
  if (search->count < MOST_IN_SENTENCE) {
    search->found[search->count++] = candidate;
  }
}

static AttStatus
run_rule(Search* search, const AttTimeRule* rule)
{
  pcre2_match_data* data =
      pcre2_match_data_create_from_pattern(rule->regex, NULL);
  if (!data) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = ATT_OK;
  PCRE2_SIZE at = 0;
  while (at < search->subject.size && status == ATT_OK &&
         pcre2_match(rule->regex,
                     (PCRE2_SPTR)search->subject.at,
                     search->subject.size,
                     at,
                     0,
                     data,
                     search->context) > 0) {
    const PCRE2_SIZE* span = pcre2_get_ovector_pointer(data);
    AttText value = {0};
    if (expand(search, rule, data, &value)) {
      const AttView copy =
          att_arena_copy(search->document->arena, att_text_view(&value));
      status = copy.at ? ATT_OK : ATT_ERR_MEMORY;
      keep(search,
           (Candidate){{search->offset + (uint32_t)span[0],
                        search->offset + (uint32_t)span[1]},
                       copy});
    }
    att_text_clear(&value);
    at = span[1] > at ? span[1] : at + 1;
  }
  pcre2_match_data_free(data);
  return status;
}

/// The tokens that a span of bytes touches.
static AttSpan
tokens_of(const AttDocument* document,
          const AttSentence* sentence,
          AttSpan span)
{
  AttSpan tokens = {0, 0};
  for (uint32_t i = sentence->first; i < sentence->first + sentence->count;
       ++i) {
    const AttSpan token = document->tokens[i].span;
    if (token.begin < span.end && span.begin < token.end) {
      tokens.begin = tokens.end ? tokens.begin : i;
      tokens.end = i + 1;
    }
  }
  return tokens;
}

AttStatus
att_times_find(const AttTimeRules* rules,
               const AttDocument* document,
               const AttSentence* sentence,
               AttTimeArray* times)
{
  Search search = {.rules = rules,
                   .document = document,
                   .subject = att_view_slice(document->text,
                                             sentence->span.begin,
                                             sentence->span.end),
                   .offset = sentence->span.begin,
                   .context = pcre2_match_context_create(NULL)};
  if (!search.context) {
    return ATT_ERR_MEMORY;
  }
  pcre2_set_match_limit(search.context, MATCH_LIMIT);
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < rules->rule_count && status == ATT_OK; ++i) {
    status = run_rule(&search, &rules->rules[i]);
  }
  for (uint32_t at = sentence->span.begin;
       at < sentence->span.end && status == ATT_OK;) {
    const Candidate* next = NULL; // in text order
    for (size_t i = 0; i < search.count; ++i) {
      if (search.found[i].span.begin >= at &&
          (!next || search.found[i].span.begin < next->span.begin)) {
        next = &search.found[i];
      }
    }
    if (!next) {
      break;
    }
    at = next->span.end;
    const AttSpan tokens = tokens_of(document, sentence, next->span);
    if (tokens.end) {
      status = ATT_PUSH(times,
                        (AttTimeMention){.tokens = tokens, .edtf = next->edtf});
    }
  }
  pcre2_match_context_free(search.context);
  return status;
}
