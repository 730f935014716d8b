// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The machine that runs patterns: every construct, which of several matches is
// taken, captures, lookaround, and that its steps grow with the sentence only.

#include "../rules/rules_fixture.h"

#include "match/pattern_machine.h"

#define MOST_TOKENS 1024u

static AttOntology* ontology;

/// A sentence with mentions: words "form/UPOS/XPOS" (lemma: the form), tags may
/// be left out; mentions "S0-2" of a state, "D3-4" by its demonym, "G…" of a
/// group.
typedef struct Sentence {
  AttToken tokens[MOST_TOKENS];
  bool timed[MOST_TOKENS];
  uint32_t count;
  AttMention mentions[16];
  AttReading readings[16];
  AttEntity entities[2];
  AttMentionsSoFar found;
} Sentence;

static AttView
field(const char** at)
{
  const size_t size = strcspn(*at, "/ ");
  const AttView view = {*at, size};
  *at += size;
  *at += **at == '/';
  return view;
}

static void
read_words(Sentence* s, const char* words)
{
  while (*words) {
    AttToken* token = &s->tokens[s->count++];
    assert_true(s->count < MOST_TOKENS);
    *token = (AttToken){.form = field(&words), .space_after = true};
    token->lemma = token->form;
    AttUpos upos = ATT_UPOS_X;
    AttXpos xpos = ATT_XPOS_NONE;
    if (words[-1] == '/') {
      assert_true(att_upos_find(field(&words), &upos));
    }
    if (words[-1] == '/') {
      assert_true(att_xpos_find(field(&words), &xpos));
    }
    token->upos = (uint8_t)upos;
    token->xpos = (uint8_t)xpos;
    words += *words == ' ';
  }
}

static uint32_t
class_id(const char* name)
{
  char iri[128];
  snprintf(iri, sizeof iri, "https://w3id.org/attest/ontology#%s", name);
  const uint32_t id = att_ontology_find_class(ontology, att_view(iri));
  assert_true(id != 0);
  return id;
}

static void
read_mentions(Sentence* s, const char* mentions)
{
  s->entities[0] = (AttEntity){.class_id = class_id("State")};
  s->entities[1] = (AttEntity){.class_id = class_id("Group")};
  size_t count = 0;
  while (*mentions) {
    char kind = 0;
    unsigned begin = 0;
    unsigned end = 0;
    int used = 0;
    assert_int_equal(sscanf(mentions, "%c%u-%u %n", &kind, &begin, &end, &used),
                     3);
    mentions += used;
    s->readings[count] = (AttReading){
        kind == 'G', kind == 'D' ? ATT_READING_DEMONYM : ATT_READING_LABEL};
    s->mentions[count] = (AttMention){.tokens = {begin, end},
                                      .first_reading = (uint32_t)count,
                                      .reading_count = 1};
    ++count;
  }
  s->found = (AttMentionsSoFar){
      s->mentions, count, s->readings, s->entities, s->timed};
}

static AttRules*
compile(const char* lines)
{
  char path[64] = "/tmp/attest-machine-XXXXXX";
  const int file = mkstemp(path);
  assert_true(file >= 0);
  close(file);
  AttText text = {0};
  AttText messages = {0};
  att_text_format(&text,
                  "prefix att: <https://w3id.org/attest/ontology#>\n"
                  "list rank = {major general}, general, colonel\n"
                  "pattern att:Group\n%s\n",
                  lines);
  write_file(path, att_text_view(&text));
  AttRules* rules = NULL;
  if (compile_path(ontology, path, &ATT_LIMITS_DEFAULT, &messages, &rules) !=
      ATT_OK) {
    print_error("%s\n", messages.at);
    fail();
  }
  remove(path);
  att_text_clear(&text);
  att_text_clear(&messages);
  return rules;
}

/// All matches of the first line: "0-2 ONE 1-2; 4-5".
static const char*
run(const char* pattern, const char* words, const char* mentions)
{
  static Sentence s;
  static AttText out;
  bool may_start[MOST_TOKENS];
  char lines[512];
  memset(&s, 0, sizeof s);
  read_words(&s, words);
  read_mentions(&s, mentions);
  snprintf(lines, sizeof lines, "  %s", pattern);
  AttRules* rules = compile(lines);
  AttMatcher* matcher = NULL;
  assert_int_equal(att_matcher_new(&matcher), ATT_OK);
  const AttPatternText text = {
      rules, ontology, s.tokens, 0, s.count, &s.found, matcher};
  AttPatternMachine* machine = NULL;
  assert_int_equal(att_pattern_machine_new(rules, &machine), ATT_OK);
  assert_int_equal(att_pattern_machine_read(machine, &text), ATT_OK);
  memset(may_start, true, sizeof may_start);
  att_text_reset(&out);
  att_text_append_string(&out, "");
  bool found = true;
  AttPatternMatch match;
  for (uint32_t from = 0; found; from = match.tokens.end) {
    assert_int_equal(
        att_pattern_machine_find(
            machine, rules->patterns, may_start, from, &match, &found),
        ATT_OK);
    for (uint32_t c = 0; found && c <= rules->patterns->captures.count; ++c) {
      const AttSpan span =
          c ? (AttSpan){match.captures[2 * c - 2], match.captures[2 * c - 1]}
            : match.tokens;
      att_text_append_string(&out, c ? " " : (out.size ? "; " : ""));
      if (c) {
        att_text_append(&out, rules->pattern_captures[c - 1].name);
        att_text_append_char(&out, ' ');
      }
      if (span.begin == UINT32_MAX) {
        att_text_append_char(&out, '-');
      } else {
        att_text_format(
            &out, "%u-%u", (unsigned)span.begin, (unsigned)span.end);
      }
    }
  }
  att_pattern_machine_free(machine);
  att_matcher_free(matcher);
  att_rules_free(rules);
  static char copy[512];
  snprintf(copy, sizeof copy, "%s", out.size ? out.at : "");
  att_text_clear(&out);
  return copy;
}

static void
test_words(void** state)
{
  (void)state;
  assert_string_equal(run("army", "The Army army", ""), "1-2; 2-3");
  assert_string_equal(run("\"Army\"", "The Army army", ""), "1-2");
  assert_string_equal(run("/[Aa]rm./", "Army armed army", ""), "0-1; 2-3");
  assert_string_equal(run("{security force}", "security x security force", ""),
                      "2-4");
  assert_string_equal(run("@rank", "major colonel major general", ""),
                      "1-2; 2-4");
  assert_string_equal(run("a | b c | d", "b d b c a", ""), "1-2; 2-4; 4-5");
}

static void
test_tests(void** state)
{
  (void)state;
  const char* words = "old/ADJ/JJ men/NOUN/NNS fight/VERB/VBP Anna/PROPN/NNP";
  assert_string_equal(run("[NOUN]", words, ""), "1-2");
  assert_string_equal(run("[NNP]", words, ""), "3-4");
  assert_string_equal(run("[NOUN | VBP]", words, ""), "1-2; 2-3");
  assert_string_equal(run("[!NOUN & !(VBP | \"Anna\")]", words, ""), "0-1");
  assert_string_equal(run("[/.*n.*/ & PROPN]", words, ""), "3-4");
  assert_string_equal(run("[]", "a b", ""), "0-1; 1-2");
  assert_string_equal(run("[@rank]", "major general colonel", ""), "1-2; 2-3");
  assert_string_equal(run("[State]", words, "S0-2 G3-4"), "0-1; 1-2");
  assert_string_equal(run("[Actor]", words, "S0-1 G3-4"), "0-1; 3-4");
  assert_string_equal(run("[demonym]", words, "S0-1 D3-4"), "3-4");
  assert_string_equal(run("[demonym & Group]", words, "S0-1 D3-4"), "");
}

static void
test_repeats(void** state)
{
  (void)state;
  assert_string_equal(run("a?  b", "a b b", ""), "0-2; 2-3");
  assert_string_equal(run("a+", "a a b a", ""), "0-2; 3-4");
  assert_string_equal(run("a* b", "a a b b", ""), "0-3; 3-4");
  assert_string_equal(run("a{2}", "a a a", ""), "0-2");
  assert_string_equal(run("a{2,}", "a a a", ""), "0-3");
  assert_string_equal(run("a{1,2}", "a a a", ""), "0-2; 2-3");
  assert_string_equal(run("a+?", "a a", ""), "0-1; 1-2");
  assert_string_equal(run("a{1,3}? b?", "a a b", ""), "0-1; 1-3");
  assert_string_equal(run("{a b}{2}", "a b a b", ""), "0-4");
  assert_string_equal(run("(a | b)+? c", "a b c", ""), "0-3");
}

static void
test_preference(void** state)
{
  (void)state;
  // The first alternative, not the longest; then what is left.
  assert_string_equal(run("(a | a b) c?", "a b c", ""), "0-1");
  assert_string_equal(run("(a b | a) c?", "a b c", ""), "0-3");
  // Leftmost before preferred.
  assert_string_equal(run("b | a b c", "a b c", ""), "0-3");
  // Greedy and lazy share out what lies between.
  assert_string_equal(run("ONE=([]*) TWO=([]*) z", "a b z", ""),
                      "0-3 ONE 0-2 TWO 2-2");
  assert_string_equal(run("ONE=([]*?) TWO=([]*) z", "a b z", ""),
                      "0-3 ONE 0-0 TWO 0-2");
}

static void
test_captures(void** state)
{
  (void)state;
  assert_string_equal(run("ONE=(a) | TWO=(b)", "b a", ""),
                      "0-1 ONE - TWO 0-1; 1-2 ONE 1-2 TWO -");
  assert_string_equal(run("ONE=(a TWO=(b)) c", "a b c", ""),
                      "0-3 ONE 0-2 TWO 1-2");
  assert_string_equal(run("(ONE=([ADJ]) [NOUN])+", // the last round's
                          "a/ADJ b/NOUN c/ADJ d/NOUN",
                          ""),
                      "0-4 ONE 2-3");
  assert_string_equal(run("[demonym] army -> harbours STATE",
                          "Nordic army Group army",
                          "D0-1 G2-3"),
                      "0-2 STATE 0-1");
}

static void
test_mentions(void** state)
{
  (void)state;
  assert_string_equal(
      run("<STATE> army", "New Land army Land army", "S0-2 S1-2 S3-4"),
      "0-3 STATE 0-2; 3-5 STATE 3-4");
  // A mention is whole, and the longest of its class from its start.
  assert_string_equal(run("<STATE> [] army", "New Land x army", "S0-2 S0-1"),
                      "0-4 STATE 0-2");
  assert_string_equal(run("<STATE> Land", "New Land", "S0-2 S0-1"), "");
  assert_string_equal(run("<STATE:demonym> army", "N army N army", "S0-1 D2-3"),
                      "2-4 STATE 2-3");
  assert_string_equal(run("of <STATE>? <GROUP>", "of a b", "S1-2 G2-3"),
                      "0-3 STATE 1-2 GROUP 2-3");
  assert_string_equal(
      run("(<STATE> | <GROUP>)+ x", "a b a x", "S0-1 G1-2 S2-3"),
      "0-4 STATE 2-3 GROUP 1-2");
}

static void
test_names(void** state)
{
  (void)state;
  const char* words = "envoy Anna/PROPN/NNP Berg/PROPN/NNP Norland/PROPN/NNP";
  assert_string_equal(run("envoy <NAME>", words, ""), "0-4 NAME 1-4");
  // A name runs into no mention of another class.
  assert_string_equal(run("envoy <NAME>", words, "S3-4"), "0-3 NAME 1-3");
  assert_string_equal(run("envoy <NAME>", words, "G3-4"), "0-4 NAME 1-4");
}

static void
test_lookaround(void** state)
{
  (void)state;
  assert_string_equal(run("a (?= b)", "a a b", ""), "1-2");
  assert_string_equal(run("a (?! b)", "a b a", ""), "2-3");
  assert_string_equal(run("(?<= b) a", "a b a", ""), "2-3");
  assert_string_equal(run("(?<! b) a", "a b a", ""), "0-1");
  assert_string_equal(
      run("(?<= x [NOUN]+) a", "x y/NOUN z/NOUN a y/NOUN a", ""), "3-4");
  assert_string_equal(run("a (?= [NOUN]* x)", "a y/NOUN x a y/NOUN z", ""),
                      "0-1");
  assert_string_equal(run("a (?= b c | {d e})", "a b d a d e a b c", ""),
                      "3-4; 6-7");
  assert_string_equal(
      run("(?<= <STATE>'s) army", "New Land 's army Land 's army", "S0-2 S1-2"),
      "3-4");
  assert_string_equal(run("of (?= <STATE> army)", "of New Land army", "S1-3"),
                      "0-1");
  // The shorter mention is not the longest from its start.
  assert_string_equal(run("of (?= <STATE> army)", "of A B army", "S1-3 S1-2"),
                      "0-1");
  assert_string_equal(run("of (?= <STATE> b)", "of a b", "S1-3 S1-2"), "");
  // One inside the other, both ways.
  assert_string_equal(run("a (?= b (?! c))", "a b c a b d", ""), "3-4");
  assert_string_equal(run("(?<= (?<! x) a) b", "x a b a b", ""), "4-5");
}

/// Steps for one search over "a a … a", `count` long.
static uint64_t
steps_over(const char* pattern, uint32_t count)
{
  static Sentence s;
  bool may_start[MOST_TOKENS];
  char lines[512];
  memset(&s, 0, sizeof s);
  read_mentions(&s, "");
  for (; s.count < count; ++s.count) {
    s.tokens[s.count] = (AttToken){
        .form = ATT_VIEW("a"), .lemma = ATT_VIEW("a"), .upos = ATT_UPOS_NOUN};
  }
  snprintf(lines, sizeof lines, "  %s", pattern);
  AttRules* rules = compile(lines);
  const AttPatternText text = {
      rules, ontology, s.tokens, 0, s.count, &s.found, NULL};
  AttPatternMachine* machine = NULL;
  AttPatternMatch match;
  bool found = false;
  assert_int_equal(att_pattern_machine_new(rules, &machine), ATT_OK);
  assert_int_equal(att_pattern_machine_read(machine, &text), ATT_OK);
  memset(may_start, true, sizeof may_start);
  assert_int_equal(att_pattern_machine_find(
                       machine, rules->patterns, may_start, 0, &match, &found),
                   ATT_OK);
  const uint64_t steps = att_pattern_machine_steps(machine);
  att_pattern_machine_free(machine);
  att_rules_free(rules);
  return steps;
}

/// What makes a backtracking matcher try ways without number costs here the
/// same for each token.
static void
test_is_linear(void** state)
{
  (void)state;
  static const char* const patterns[] = {
      "(a+)+ b",
      "(a | a)+ b",
      "(a a?)+ b",
      "(a | [] | [NOUN])+ b",
      "a{0,20} a{20} b",
      "(([]*? a)*? [])*? b",
      "a (?= a* b)",
      "(?<= b a*) a",
      "a (?! (a | a a)+ b) c",
  };
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; ++i) {
    const uint64_t some = steps_over(patterns[i], 200);
    const uint64_t more = steps_over(patterns[i], 400);
    const uint64_t most = steps_over(patterns[i], 800);
    if (most - more > 2 * (more - some) + 8) {
      print_error("%s: %llu, %llu, %llu steps\n",
                  patterns[i],
                  (unsigned long long)some,
                  (unsigned long long)more,
                  (unsigned long long)most);
      fail();
    }
  }
}

static int
open_ontology(void** state)
{
  (void)state;
  ontology = load_ontology();
  return ontology ? 0 : 1;
}

static int
close_ontology(void** state)
{
  (void)state;
  att_ontology_free(ontology);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_words),
      cmocka_unit_test(test_tests),
      cmocka_unit_test(test_repeats),
      cmocka_unit_test(test_preference),
      cmocka_unit_test(test_captures),
      cmocka_unit_test(test_mentions),
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_lookaround),
      cmocka_unit_test(test_is_linear),
  };
  return cmocka_run_group_tests(tests, open_ontology, close_ontology);
}
