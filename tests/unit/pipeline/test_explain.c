// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Explanations as data and as text: what the recorder keeps, and that a lack of
// memory anywhere is told and never shown as half an answer.

#include "base/memory.h"
#include "pipeline/check_report.h"
#include "pipeline/explain.h"
#include "pipeline/html.h"
#include "pipeline/show.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "Pakistan visited the table of murder. "
                           "India launched an attack on Kabul with <troops>.";

static int
load(void** state)
{
  static AttResources resources;
  const AttResourcePaths paths = {0};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  setenv("ATTEST_DATA", ATT_SOURCE_DIR, 1);
  *state = &resources;
  return att_resources_load(&paths, &limits, NULL, &resources) != ATT_OK;
}

static int
unload(void** state)
{
  att_resources_clear(*state);
  return 0;
}

/// The trial of a line's frame at a word that went furthest.
static AttFrameFate
furthest(const AttExplainedSentence* sentence, const char* word)
{
  AttFrameFate fate = ATT_FRAME_OTHER_TAG;
  for (size_t i = 0; i < sentence->trial_count; ++i) {
    const AttFrameTrial* trial = &sentence->trials[i];
    if (att_view_equal(sentence->read.tokens[trial->trigger].form,
                       att_view(word)) &&
        trial->fate > fate) {
      fate = (AttFrameFate)trial->fate;
    }
  }
  return fate;
}

static void
keeps_trials(void** state)
{
  AttExplanation e;
  assert_int_equal(att_explanation_init(&e, *state, att_view(text), NULL),
                   ATT_OK);
  assert_int_equal(e.sentences.size, 2);
  const AttExplainedSentence* first = &e.sentences.at[0];
  const AttExplainedSentence* second = &e.sentences.at[1];
  assert_int_equal(furthest(first, "visited"), ATT_FRAME_SLOT_OPEN);
  assert_int_equal(furthest(second, "attack"), ATT_FRAME_FIRED);
  assert_true(first->has_trigger && first->has_mention);
  size_t stated = 0;
  for (size_t i = 0; i < second->matches.count; ++i) {
    stated += second->fates[i] == ATT_MATCH_STATED;
  }
  assert_true(stated > 0);
  for (size_t i = 0; i < first->trial_count; ++i) {
    const AttFrameTrial* trial = &first->trials[i];
    assert_true(trial->first_edge + trial->edge_count <= first->edge_count);
  }
  assert_non_null(strstr(e.turtle.at, "att:agent actor:India"));
  att_explanation_clear(&e);
}

static void
recorder_may_be_missing(void** state)
{
  (void)state;
  att_trials_begin(NULL, 1, 2);
  att_trials_slot(NULL, 1);
  att_trials_edge(NULL, (AttEdgeTrial){0});
  att_trials_end(NULL, ATT_FRAME_FIRED, 0, 0);
  att_trials_match(NULL, 3, ATT_MATCH_STATED);
}

static void
recorder_keeps_the_first_word(void** state)
{
  (void)state;
  AttTrials trials = {0};
  att_trials_match(&trials, 2, ATT_MATCH_STATED);
  att_trials_match(&trials, 2, ATT_MATCH_JOINED);
  assert_int_equal(trials.fates.size, 3);
  assert_int_equal(trials.fates.at[0], ATT_MATCH_GOVERNS);
  assert_int_equal(trials.fates.at[2], ATT_MATCH_STATED);
  att_trials_begin(&trials, 7, 1);
  att_trials_slot(&trials, 9);
  att_trials_edge(&trials, (AttEdgeTrial){.fate = ATT_EDGE_OTHER_FUNCTION});
  att_trials_edge(&trials, (AttEdgeTrial){.fate = ATT_EDGE_NO_MENTION});
  att_trials_end(&trials, ATT_FRAME_SLOT_OPEN, 9, 0);
  assert_int_equal(trials.edges.size, 1);
  assert_int_equal(trials.edges.at[0].slot, 9);
  assert_int_equal(trials.frames.at[0].edge_count, 1);
  att_trials_clear(&trials);
}

static void
escapes(void** state)
{
  (void)state;
  AttText out = {0};
  att_html_escape(&out,
                  ATT_VIEW("<a b=\"c\">'&\n\x01\xEF\xBF\xBE\xEF\xBF\xBD"));
  assert_string_equal(out.at,
                      "&lt;a b=&quot;c&quot;&gt;&#39;&amp;\n"
                      "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  att_text_clear(&out);
}

/// An allocator whose n-th allocation fails.
static void*
fail_at_last(void* block, size_t size, void* user)
{
  size_t* left = user;
  if (!size) {
    free(block);
    return NULL;
  }
  if (*left != SIZE_MAX && (*left)-- == 0) {
    *left = SIZE_MAX;
    return NULL;
  }
  return realloc(block, size);
}

typedef AttStatus (*Render)(const AttExplanation* e, AttText* out);

static AttStatus
render_why_not(const AttExplanation* e, AttText* out)
{
  return att_explain_why_not(e, ATT_VIEW("Accusation"), NULL, out);
}

static AttStatus
render_rules(const AttExplanation* e, AttText* out)
{
  return att_show_rules(e->resources, out);
}

static AttStatus
render_results(const AttExplanation* e, AttText* out)
{
  AttCheckTally tally = {0};
  const AttCheckResult result = {.outcome = ATT_CHECK_FAILED};
  AttStatus status = ATT_PUSH(&tally.results, result);
  if (status == ATT_OK) {
    att_check_junit(e->resources->rules, &tally, out);
    att_check_tap(e->resources->rules, &tally, out);
    status = att_text_status(out);
  }
  att_check_tally_clear(&tally);
  return status;
}

/// Let each allocation of a renderer fail in turn.
static void
starve(const AttExplanation* e, Render render)
{
  bool failed = true;
  for (size_t n = 0; failed && n < 100000; n += 1 + n / 16) {
    size_t left = n;
    AttText out = {0};
    att_memory_set(fail_at_last, &left);
    const AttStatus status = render(e, &out);
    failed = left == SIZE_MAX;
    att_text_clear(&out);
    att_memory_set(NULL, NULL);
    assert_int_equal(status, failed ? ATT_ERR_MEMORY : ATT_OK);
  }
  assert_false(failed);
}

static void
tells_lack_of_memory(void** state)
{
  static const Render renders[] = {att_explain_text,
                                   att_explain_html,
                                   render_why_not,
                                   render_rules,
                                   render_results};
  AttExplanation e;
  assert_int_equal(att_explanation_init(&e, *state, att_view(text), NULL),
                   ATT_OK);
  for (size_t i = 0; i < sizeof renders / sizeof *renders; ++i) {
    starve(&e, renders[i]);
  }
  att_explanation_clear(&e);
}

/// The stages below may do without what they had no memory for (a word is then
/// its own lemma); an explanation is whole or none all the same.
static void
gathers_in_little_memory(void** state)
{
  bool failed = true;
  for (size_t n = 0; failed && n < 100000; n += 1 + n / 16) {
    size_t left = n;
    AttExplanation e;
    att_memory_set(fail_at_last, &left);
    const AttStatus status =
        att_explanation_init(&e, *state, att_view(text), NULL);
    failed = left == SIZE_MAX;
    att_explanation_clear(&e);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_ERR_MEMORY || status == ATT_OK);
  }
  assert_false(failed);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keeps_trials),
      cmocka_unit_test(recorder_may_be_missing),
      cmocka_unit_test(recorder_keeps_the_first_word),
      cmocka_unit_test(escapes),
      cmocka_unit_test(tells_lack_of_memory),
      cmocka_unit_test(gathers_in_little_memory),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
