// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Every ```rules block of rules/README.md compiles against the ontology and the
// model that attest ships.

#include "rules_fixture.h"

#include "pipeline/vocabulary.h"

#define MOST_BLOCKS 64

static const char fence[] = "\n```rules\n";

/// The block behind the next fence; empty behind the last.
static AttView
next_block(AttView* rest)
{
  const char* open = rest->at ? strstr(rest->at, fence) : NULL;
  const char* begin = open ? open + sizeof fence - 1 : NULL;
  const char* end = begin ? strstr(begin, "\n```") : NULL;
  if (!end) {
    return (AttView){"", 0};
  }
  rest->at = end + 1;
  return (AttView){begin, (size_t)(end - begin) + 1};
}

static void
check_block(const AttOntology* ontology,
            const AttVocabulary* words,
            AttView block)
{
  char folder[] = "/tmp/attest-readme-XXXXXX";
  assert_non_null(mkdtemp(folder));
  AttText path = {0};
  AttText text = {0};
  AttText messages = {0};
  att_text_format(&path, "%s/README.rules", folder);
  if (!att_view_starts_with(block, ATT_VIEW("prefix"))) {
    att_text_append_string(&text,
                           "prefix att: <https://w3id.org/attest/ontology#>\n");
  }
  att_text_append(&text, block);
  write_file(path.at, att_text_view(&text));
  AttLog log = {.sink = keep_message, .user = &messages};
  AttRules* rules = NULL;
  const char* const paths[] = {path.at};
  const AttStatus status = att_rules_compile(
      paths, 1, ontology, words, &ATT_LIMITS_DEFAULT, &log, &rules);
  remove(path.at);
  rmdir(folder);
  if (status != ATT_OK || log.warnings) {
    print_error("%s\n", messages.at);
    fail();
  }
  for (size_t i = 0; i < rules->line_count; ++i) {
    bool framed = false;
    for (size_t f = 0; f < rules->frame_count; ++f) {
      framed |= rules->frames[f].line == i;
    }
    for (size_t p = 0; p < rules->pattern_count; ++p) {
      framed |= rules->patterns[p].line == i;
    }
    assert_true(framed);
  }
  att_rules_free(rules);
  att_text_clear(&path);
  att_text_clear(&text);
  att_text_clear(&messages);
}

static void
test_examples(void** state)
{
  (void)state;
  const char* const path = ATT_SOURCE_DIR "/ontology/attest.ttl";
  AttModel* model = NULL;
  AttOntology* ontology = NULL;
  AttText text = {0};
  assert_int_equal(
      att_ontology_new(&path, 1, &ATT_LIMITS_DEFAULT, NULL, &ontology), ATT_OK);
  assert_int_equal(att_model_open(ATT_SOURCE_DIR "/rules/english/english.model",
                                  NULL,
                                  &model),
                   ATT_OK);
  assert_int_equal(
      att_file_read(ATT_SOURCE_DIR "/rules/README.md", 1u << 20, &text, NULL),
      ATT_OK);
  const AttVocabulary words = att_vocabulary_of(model);
  AttView rest = att_text_view(&text);
  size_t count = 0;
  for (AttView block = next_block(&rest); block.size && count < MOST_BLOCKS;
       block = next_block(&rest)) {
    check_block(ontology, &words, block);
    ++count;
  }
  assert_true(count >= 6);
  att_text_clear(&text);
  att_model_free(model);
  att_ontology_free(ontology);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_examples),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
