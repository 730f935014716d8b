// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Discards and topics in words. A test of such a block asks whether a line of
// the block found anything: by which words ("words"), and how much a discard
// silences ("scope").

#include "pipeline/discarded.h"

AttView
att_discarded_words(const AttDocument* document, const AttDiscard* discard)
{
  return att_view_slice(document->text,
                        document->tokens[discard->tokens.begin].span.begin,
                        document->tokens[discard->tokens.end - 1].span.end);
}

static const char*
scope_name(const AttRules* rules, const AttDiscard* discard)
{
  return att_discard_scope_name(
      (AttDiscardScope)rules->lines[discard->line].scope);
}

void
att_discarded_effect(const AttRules* rules,
                     const AttDiscard* discard,
                     AttText* out)
{
  if (rules->lines[discard->line].scope == ATT_DISCARD_TOPIC) {
    att_text_append_string(out, "what it is about");
    return;
  }
  att_text_format(
      out,
      "silences %s %s",
      rules->lines[discard->line].scope == ATT_DISCARD_WORDS ? "these" : "the",
      scope_name(rules, discard));
}

bool
att_discarded_bears(const AttRules* rules,
                    const AttReadSentence* read,
                    const AttDiscard* discard)
{
  return discard->first == read->sentence->first ||
         rules->lines[discard->line].scope == ATT_DISCARD_DOCUMENT;
}

static bool
expectation_holds(const AttRules* rules,
                  const AttDocument* document,
                  const AttDiscard* discard,
                  const AttExpectation* expected)
{
  return att_view_equal(expected->key, ATT_VIEW("words"))
             ? att_view_equal_ascii_case(att_discarded_words(document, discard),
                                         expected->value)
             : att_view_equal(att_view(scope_name(rules, discard)),
                              expected->value);
}

/// What blocks of the test's kind found.
static const AttDiscard*
found_by(const AttRules* rules,
         const AttAnalysis* analysis,
         const AttTest* test,
         size_t* count)
{
  const AttDiscards* all = &analysis->discards;
  const bool is_topic = rules->blocks[test->block].kind == ATT_BLOCK_TOPIC;
  *count = is_topic ? all->topic_count : all->count;
  return is_topic ? all->topics : all->discards;
}

bool
att_discarded_holds(const AttRules* rules,
                    const AttDocument* document,
                    const AttAnalysis* analysis,
                    const AttTest* test)
{
  size_t count = 0;
  const AttDiscard* found = found_by(rules, analysis, test, &count);
  for (size_t i = 0; i < count; ++i) {
    const AttDiscard* discard = &found[i];
    if (rules->lines[discard->line].block != test->block) {
      continue;
    }
    uint32_t held = 0;
    for (uint32_t e = 0; e < test->expectations.count; ++e) {
      held +=
          expectation_holds(rules,
                            document,
                            discard,
                            &rules->expectations[test->expectations.first + e]);
    }
    if (test->kind == ATT_TEST_NONE || held == test->expectations.count) {
      return test->kind != ATT_TEST_NONE;
    }
  }
  return test->kind == ATT_TEST_NONE;
}

void
att_discarded_describe(const AttRules* rules,
                       const AttDocument* document,
                       const AttAnalysis* analysis,
                       const AttTest* test,
                       AttText* out)
{
  size_t count = 0;
  const AttDiscard* found = found_by(rules, analysis, test, &count);
  for (size_t i = 0; i < count; ++i) {
    const AttDiscard* discard = &found[i];
    if (rules->lines[discard->line].block == test->block) {
      att_text_format(out,
                      "%s%s, at “%.*s”",
                      out->size ? "; " : "",
                      scope_name(rules, discard),
                      ATT_VIEW_ARG(att_discarded_words(document, discard)));
    }
  }
}
