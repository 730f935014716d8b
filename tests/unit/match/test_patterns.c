// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pattern blocks over documents: where lines start, in which order blocks run,
// which mention is kept, and what a match says of its entity.

#include "../rules/rules_fixture.h"

#include "base/memory.h"
#include "match/patterns.h"

#define PREFIXES                                                               \
  "@prefix att: <https://w3id.org/attest/ontology#> .\n"                       \
  "@prefix a: <https://example.org/> .\n"                                      \
  "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"

static const char LISTED[] =
    PREFIXES "a:Norland a att:State ; skos:prefLabel \"Norland\" ;\n"
             "  att:demonym \"Norlandic\" .\n"
             "a:Guard a att:Group ; skos:prefLabel \"Norlandic Guard\" .\n"
             "a:Anna a att:Person ; skos:prefLabel \"Anna Berg\" .\n";

typedef struct World {
  AttOntology* ontology;
  AttGazetteer* gazetteer;
} World;

static World world;

/// Words "form/lemma/UPOS", each sentence behind a "|".
typedef struct Draft {
  AttArena* arena;
  AttText text;
  AttToken tokens[128];
  AttSentence sentences[8];
  AttParagraph paragraph;
  AttDocument document;
} Draft;

static AttRules*
compile(const char* rules_text)
{
  char path[64] = "/tmp/attest-patterns-XXXXXX";
  const int file = mkstemp(path);
  assert_true(file >= 0);
  close(file);
  AttText text = {0};
  AttText messages = {0};
  att_text_format(
      &text, "prefix att: <https://w3id.org/attest/ontology#>\n%s", rules_text);
  write_file(path, att_text_view(&text));
  AttRules* rules = NULL;
  if (compile_path(
          world.ontology, path, &ATT_LIMITS_DEFAULT, &messages, &rules) !=
      ATT_OK) {
    print_error("%s\n", messages.at);
    fail();
  }
  remove(path);
  att_text_clear(&text);
  att_text_clear(&messages);
  return rules;
}

static AttView
field(const char** at)
{
  const size_t size = strcspn(*at, "/ ");
  const AttView view = {*at, size};
  *at += size;
  *at += **at == '/';
  return view;
}

/// Lay out the text first: tokens view it.
static void
open_draft(Draft* draft, const char* words)
{
  memset(draft, 0, sizeof *draft);
  draft->arena = att_arena_new();
  assert_non_null(draft->arena);
  size_t count = 0;
  size_t sentences = 1;
  uint32_t spans[128][2];
  for (const char* at = words; *at; at += *at == ' ') {
    if (*at == '|') {
      draft->sentences[sentences++].first = (uint32_t)count;
      ++at;
      continue;
    }
    AttToken* token = &draft->tokens[count];
    assert_true(count < 127 && sentences < 8);
    const AttView form = field(&at);
    AttUpos upos = ATT_UPOS_X;
    token->lemma = field(&at);
    assert_true(att_upos_find(field(&at), &upos));
    token->upos = (uint8_t)upos;
    token->space_after = true;
    spans[count][0] = (uint32_t)draft->text.size;
    att_text_append(&draft->text, form);
    spans[count][1] = (uint32_t)draft->text.size;
    att_text_append_char(&draft->text, ' ');
    ++count;
  }
  for (size_t i = 0; i < count; ++i) {
    draft->tokens[i].span = (AttSpan){spans[i][0], spans[i][1]};
    draft->tokens[i].form =
        att_view_slice(att_text_view(&draft->text), spans[i][0], spans[i][1]);
  }
  for (size_t s = 0; s < sentences; ++s) {
    draft->sentences[s].count =
        (uint32_t)(s + 1 < sentences ? draft->sentences[s + 1].first : count) -
        draft->sentences[s].first;
    draft->sentences[s].analysed = ATT_ANALYSED_TAGS;
  }
  draft->document = (AttDocument){.arena = draft->arena,
                                  .text = att_text_view(&draft->text),
                                  .tokens = draft->tokens,
                                  .token_count = count,
                                  .sentences = draft->sentences,
                                  .sentence_count = sentences,
                                  .paragraphs = &draft->paragraph,
                                  .paragraph_count = 1};
}

static void
close_draft(Draft* draft)
{
  att_text_clear(&draft->text);
  att_arena_free(draft->arena);
}

static void
append_mention(const AttRules* rules,
               const AttMentions* m,
               const AttMention* mention,
               AttText* out)
{
  const AttReading* reading = &m->readings[mention->first_reading];
  const AttEntity* entity = &m->entities[reading->entity];
  att_text_format(out,
                  "%s%u-%u %.*s",
                  out->size ? "; " : "",
                  (unsigned)mention->tokens.begin,
                  (unsigned)mention->tokens.end,
                  ATT_VIEW_ARG(entity->label));
  if (mention->line) {
    assert_int_equal(reading->kind, ATT_READING_PATTERN);
    att_text_format(
        out, " by %u", (unsigned)rules->lines[mention->line - 1].number);
  }
  for (uint32_t i = 0; i < entity->link_count; ++i) {
    att_text_format(
        out,
        " > %.*s",
        ATT_VIEW_ARG(
            m->entities[m->links[entity->first_link + i].object].label));
  }
}

/// All mentions: "0-1 Norland; 0-2 Norlandic army by 3 > Norland".
static const char*
find(const char* rules_text, const char* words)
{
  static char copy[1024];
  Draft draft;
  AttText out = {0};
  AttRules* rules = compile(rules_text);
  open_draft(&draft, words);
  AttPatternRun* run = NULL;
  AttMatcher* matcher = NULL;
  assert_int_equal(att_matcher_new(&matcher), ATT_OK);
  assert_int_equal(att_pattern_run_new(rules, world.ontology, matcher, &run),
                   ATT_OK);
  const AttMentionPatterns hook = att_pattern_run_hook(run);
  AttMentions m;
  assert_int_equal(att_mentions_find(world.gazetteer,
                                     world.ontology,
                                     NULL,
                                     NULL,
                                     &hook,
                                     &draft.document,
                                     &m),
                   ATT_OK);
  for (size_t i = 0; i < m.mention_count; ++i) {
    append_mention(rules, &m, &m.mentions[i], &out);
  }
  snprintf(copy, sizeof copy, "%s", out.size ? out.at : "");
  att_text_clear(&out);
  att_pattern_run_free(run);
  att_matcher_free(matcher);
  att_rules_free(rules);
  close_draft(&draft);
  return copy;
}

static uint64_t
starts(const char* rules_text, const char* words)
{
  Draft draft;
  AttRules* rules = compile(rules_text);
  open_draft(&draft, words);
  AttPatternRun* run = NULL;
  AttMentions m;
  AttMatcher* matcher = NULL;
  assert_int_equal(att_matcher_new(&matcher), ATT_OK);
  assert_int_equal(att_pattern_run_new(rules, world.ontology, matcher, &run),
                   ATT_OK);
  const AttMentionPatterns hook = att_pattern_run_hook(run);
  assert_int_equal(att_mentions_find(world.gazetteer,
                                     world.ontology,
                                     NULL,
                                     NULL,
                                     &hook,
                                     &draft.document,
                                     &m),
                   ATT_OK);
  const uint64_t count = att_pattern_run_starts(run);
  att_pattern_run_free(run);
  att_matcher_free(matcher);
  att_rules_free(rules);
  close_draft(&draft);
  return count;
}

#define ARMY "Norlandic/norlandic/ADJ army/army/NOUN "

static void
test_finds(void** state)
{
  (void)state;
  assert_string_equal(find("pattern att:Group\n"
                           "  [demonym] army -> harbours STATE\n",
                           "The/the/DET " ARMY),
                      "1-3 Norlandic army by 3 > Norland; 1-2 Norland");
  // A demonym of no state captures nothing.
  assert_string_equal(find("pattern att:Group\n"
                           "  [Actor] army -> harbours STATE\n",
                           "Anna/Anna/PROPN Berg/Berg/PROPN army/army/NOUN"),
                      "0-2 Anna Berg");
  assert_string_equal(find("pattern att:Person\n"
                           "  envoy <NAME> (of <STATE>)? -> leads STATE\n",
                           "envoy/envoy/NOUN Bo/Bo/PROPN Ek/Ek/PROPN "
                           "of/of/ADP Norland/Norland/PROPN | "
                           "envoy/envoy/NOUN Ib/Ib/PROPN Ås/Ås/PROPN"),
                      "0-5 Bo Ek by 3 > Norland; 4-5 Norland; 5-8 Ib Ås by 3");
}

static void
test_starts_at_literals(void** state)
{
  (void)state;
  const char* words = "the/the/DET Norlandic/norlandic/ADJ army/army/NOUN "
                      "left/leave/VERB the/the/DET town/town/NOUN";
  const char* army = "pattern att:Group\n  [demonym] army\n";
  assert_int_equal(starts(army, words), 1);
  assert_int_equal(starts(army, "the/the/DET town/town/NOUN"), 0);
  // The literal at 0 to 2 tokens from the start.
  assert_int_equal(
      starts("pattern att:Group\n  [ADJ | DET]{0,2} army\n", words), 3);
  // No tag of the first token fits there.
  assert_int_equal(starts("pattern att:Group\n  [NUM] army\n", words), 0);
  assert_int_equal(starts("pattern att:Group\n  [ADJ]? army\n", words), 2);
  // A mention may be long: all places before the literal.
  assert_int_equal(starts("pattern att:Group\n  <STATE> army\n", words), 2);
  // Without a literal the tag of the first token starts a line.
  assert_int_equal(starts("pattern att:Group\n  [NOUN & !/x/] [VERB]\n", words),
                   2);
}

static void
test_runs_in_order_of_types(void** state)
{
  (void)state;
  const char* words = ARMY "envoy/envoy/NOUN Bo/Bo/PROPN";
  // Whoever asks for a group runs behind who makes one, wherever it stands.
  assert_string_equal(find("pattern att:Person\n"
                           "  <GROUP> envoy <NAME> -> leads GROUP\n"
                           "pattern att:Group\n"
                           "  [demonym] army\n",
                           words),
                      "0-4 Bo by 3 > Norlandic army; "
                      "0-2 Norlandic army by 5; 0-1 Norland");
  assert_string_equal(find("pattern att:Group\n"
                           "  [demonym] army\n"
                           "pattern att:Person\n"
                           "  <GROUP> envoy <NAME> -> leads GROUP\n",
                           words),
                      "0-4 Bo by 5 > Norlandic army; "
                      "0-2 Norlandic army by 3; 0-1 Norland");
}

static void
test_cycles_end(void** state)
{
  (void)state;
  // A group of groups of groups: each round finds the next.
  assert_string_equal(
      find("pattern att:Group\n"
           "  [demonym] army\n"
           "  wing of <GROUP> -> harbours GROUP\n",
           "wing/wing/NOUN of/of/ADP wing/wing/NOUN of/of/ADP " ARMY),
      "0-6 wing of wing of Norlandic army by 4 > wing of "
      "Norlandic army; 2-6 wing of Norlandic army by 4 > "
      "Norlandic army; 4-6 Norlandic army by 3; 4-5 Norland");
  // Two blocks that ask for each other.
  assert_string_equal(find("pattern att:Group\n"
                           "  staff of <PERSON>\n"
                           "pattern att:Person\n"
                           "  head of <GROUP>\n",
                           "head/head/NOUN of/of/ADP staff/staff/NOUN "
                           "of/of/ADP Anna/Anna/PROPN Berg/Berg/PROPN"),
                      "0-6 head of staff of Anna Berg by 5; "
                      "2-6 staff of Anna Berg by 3; 4-6 Anna Berg");
}

static void
test_prefers(void** state)
{
  (void)state;
  // The longer of two matches; the same words once.
  assert_string_equal(find("pattern att:Group\n"
                           "  army wing\n"
                           "  [demonym] army wing\n"
                           "  [ADJ] army wing\n",
                           ARMY "wing/wing/NOUN"),
                      "0-3 Norlandic army wing by 4; 0-1 Norland");
  // What is listed stays; nothing is made inside it, or across its end.
  assert_string_equal(find("pattern att:Group\n"
                           "  [demonym] guard\n"
                           "  guard\n"
                           "  guard unit\n",
                           "Norlandic/Norlandic/ADJ Guard/guard/PROPN "
                           "unit/unit/NOUN"),
                      "0-2 Norlandic Guard");
  // The longer also of blocks that do not ask for each other.
  assert_string_equal(find("pattern att:Group\n  [demonym] army\n"
                           "pattern att:Place\n  army base camp\n",
                           ARMY "base/base/NOUN camp/camp/NOUN"),
                      "0-1 Norland; 1-4 army base camp by 5");
  // Of another kind a match may lie inside the longer one.
  assert_string_equal(find("pattern att:Group\n  [demonym] army\n"
                           "pattern att:Person\n  [demonym] army envoy\n"
                           "  army envoy\n",
                           ARMY "envoy/envoy/NOUN"),
                      "0-3 Norlandic army envoy by 5; "
                      "0-2 Norlandic army by 3; 0-1 Norland");
}

static void
test_joins_entities(void** state)
{
  (void)state;
  // The label of a listed person leads to that person, and a surname too.
  assert_string_equal(find("pattern att:Person\n  envoy <NAME>\n",
                           "envoy/envoy/NOUN Anna/Anna/PROPN Berg/Berg/PROPN | "
                           "envoy/envoy/NOUN Berg/Berg/PROPN"),
                      "0-3 Anna Berg by 3; 1-3 Anna Berg; 3-5 Anna Berg by 3");
  assert_string_equal(find("pattern att:Person\n  envoy <NAME>\n",
                           "envoy/envoy/NOUN Ek/Ek/PROPN | "
                           "envoy/envoy/NOUN Bo/Bo/PROPN Ek/Ek/PROPN"),
                      "0-2 Bo Ek by 3; 2-5 Bo Ek by 3");
}

static void*
failing(void* block, size_t size, void* user)
{
  size_t* left = user;
  if (size == 0) {
    free(block);
    return NULL;
  }
  if (*left == 0) {
    return NULL;
  }
  --*left;
  return realloc(block, size);
}

static void
test_memory_that_fails(void** state)
{
  (void)state;
  AttRules* rules = compile("pattern att:Group\n"
                            "  [demonym] army (?= envoy) -> harbours STATE\n"
                            "pattern att:Person\n"
                            "  <GROUP> envoy <NAME>\n");
  AttStatus status = ATT_ERR_MEMORY;
  for (size_t most = 0; most < 5000 && status != ATT_OK; ++most) {
    size_t left = most;
    Draft draft;
    open_draft(&draft, ARMY "envoy/envoy/NOUN Bo/Bo/PROPN");
    AttPatternRun* run = NULL;
    AttMentions m;
    att_memory_set(failing, &left);
    status = att_pattern_run_new(rules, world.ontology, NULL, &run);
    if (status == ATT_OK) {
      const AttMentionPatterns hook = att_pattern_run_hook(run);
      status = att_mentions_find(world.gazetteer,
                                 world.ontology,
                                 NULL,
                                 NULL,
                                 &hook,
                                 &draft.document,
                                 &m);
    }
    att_pattern_run_free(run);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
    close_draft(&draft);
  }
  assert_int_equal(status, ATT_OK);
  att_rules_free(rules);
}

static int
open_world(void** state)
{
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "/tmp/attest-listed-%ld.ttl", (long)getpid());
  write_file(path, att_view(LISTED));
  world.ontology = load_ontology();
  const char* const paths[] = {path};
  AttLog log = {0};
  assert_int_equal(att_gazetteer_new(paths,
                                     1,
                                     world.ontology,
                                     &ATT_LIMITS_DEFAULT,
                                     &log,
                                     &world.gazetteer),
                   ATT_OK);
  remove(path);
  return 0;
}

static int
close_world(void** state)
{
  (void)state;
  att_gazetteer_free(world.gazetteer);
  att_ontology_free(world.ontology);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_finds),
      cmocka_unit_test(test_starts_at_literals),
      cmocka_unit_test(test_runs_in_order_of_types),
      cmocka_unit_test(test_cycles_end),
      cmocka_unit_test(test_prefers),
      cmocka_unit_test(test_joins_entities),
      cmocka_unit_test(test_memory_that_fails),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
