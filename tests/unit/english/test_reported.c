// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which clauses tell what a noun says, and where "according to" hangs.

#include "english/reported.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 16 };

/// Read "form/UPOS/head/relation" words; heads from 1, 0 the root.
static size_t
read_tree(const char* words, AttToken* tokens)
{
  static char text[400];
  (void)strncpy(text, words, sizeof text - 1);
  size_t count = 0;
  for (char* at = text; *at && count < MOST; ++count) {
    AttView fields[4];
    for (size_t f = 0; f < 4; ++f) {
      fields[f] = (AttView){at, strcspn(at, "/ ")};
      at += fields[f].size + (at[fields[f].size] != '\0');
    }
    AttUpos upos;
    AttRelation relation;
    assert_true(att_upos_find(fields[1], &upos));
    assert_true(att_relation_find(fields[3], &relation));
    tokens[count] = (AttToken){.form = fields[0],
                               .lemma = fields[0],
                               .upos = (uint8_t)upos,
                               .head = atoi(fields[2].at) - 1,
                               .relation = (uint8_t)relation};
  }
  return count;
}

/// After mending, `word` hangs on word `head` (both from 1).
static void
assert_hangs(const char* words, size_t word, int head, AttRelation relation)
{
  static const AttView lemmas[] = {{"claim", 5}, {"fear", 4}};
  static const AttView that[] = {{"that", 4}};
  static const AttView according[] = {{"according", 9}};
  static const AttView said[] = {{"said", 4}};
  const AttReportWords lists = {
      {lemmas, 2}, {that, 1}, {according, 1}, {said, 1}};
  AttToken tokens[MOST];
  const size_t count = read_tree(words, tokens);
  att_reported_mend(&lists, tokens, count);
  assert_int_equal(tokens[word - 1].head, head - 1);
  assert_int_equal(tokens[word - 1].relation, relation);
}

static void
takes_a_complete_clause_for_what_the_noun_says(void** state)
{
  (void)state;
  const char* words = "claim/NOUN/0/root that/PRON/4/obj Oslo/PROPN/4/nsubj "
                      "raided/VERB/1/acl:relcl Riga/PROPN/4/obj";
  assert_hangs(words, 4, 1, ATT_RELATION_ACL);
  assert_hangs(words, 2, 4, ATT_RELATION_MARK);
  words = "claim/NOUN/0/root that/PRON/1/obj Oslo/PROPN/4/nsubj "
          "raided/VERB/2/acl:relcl Riga/PROPN/4/obj";
  assert_hangs(words, 4, 1, ATT_RELATION_ACL);
  assert_hangs(words, 2, 4, ATT_RELATION_MARK);
}

static void
leaves_what_lacks_an_object_or_a_subject(void** state)
{
  (void)state;
  assert_hangs("claim/NOUN/0/root that/PRON/4/obj Oslo/PROPN/4/nsubj "
               "made/VERB/1/acl:relcl",
               4,
               1,
               ATT_RELATION_ACL_RELCL);
  assert_hangs("claim/NOUN/0/root that/PRON/3/nsubj angered/VERB/1/acl:relcl "
               "Riga/PROPN/3/obj",
               3,
               1,
               ATT_RELATION_ACL_RELCL);
}

static void
leaves_nouns_that_say_nothing(void** state)
{
  (void)state;
  assert_hangs("day/NOUN/0/root that/PRON/4/obl Oslo/PROPN/4/nsubj "
               "raided/VERB/1/acl:relcl Riga/PROPN/4/obj",
               4,
               1,
               ATT_RELATION_ACL_RELCL);
}

static void
takes_the_clause_of_a_verb_for_its_object(void** state)
{
  (void)state;
  const char* made = "made/VERB/0/root claim/NOUN/1/obj that/SCONJ/5/mark "
                     "Oslo/PROPN/5/nsubj raided/VERB/1/ccomp";
  const char* said = "said/VERB/0/root claim/NOUN/1/obl that/SCONJ/5/mark "
                     "Oslo/PROPN/5/nsubj raided/VERB/1/ccomp";
  assert_hangs(made, 5, 2, ATT_RELATION_ACL);
  assert_hangs(said, 5, 1, ATT_RELATION_CCOMP);
}

static void
gives_what_is_said_in_a_claim_to_the_verb(void** state)
{
  (void)state;
  assert_hangs("said/VERB/0/root claim/NOUN/1/obl that/SCONJ/5/mark "
               "Oslo/PROPN/5/nsubj raided/VERB/2/acl",
               5,
               1,
               ATT_RELATION_CCOMP);
  // no verb of saying; a clause of its own; a subject
  assert_hangs("acted/VERB/0/root claim/NOUN/1/obl that/SCONJ/5/mark "
               "Oslo/PROPN/5/nsubj raided/VERB/2/acl",
               5,
               2,
               ATT_RELATION_ACL);
  assert_hangs("said/VERB/0/root fled/VERB/1/ccomp claim/NOUN/1/obl "
               "that/SCONJ/6/mark Oslo/PROPN/6/nsubj raided/VERB/3/acl",
               6,
               3,
               ATT_RELATION_ACL);
  assert_hangs("said/VERB/0/root claim/NOUN/1/nsubj that/SCONJ/5/mark "
               "Oslo/PROPN/5/nsubj raided/VERB/2/acl",
               5,
               2,
               ATT_RELATION_ACL);
}

static void
returns_the_object_of_what_a_noun_says(void** state)
{
  (void)state;
  const char* tree = "claim/NOUN/6/nsubj that/PRON/4/obj Oslo/PROPN/4/nsubj "
                     "raided/VERB/1/acl:relcl Riga/PROPN/6/nsubj "
                     "failed/VERB/0/root";
  assert_hangs(tree, 5, 4, ATT_RELATION_OBJ);
  assert_hangs(tree, 4, 1, ATT_RELATION_ACL);
  // "the claim that Oslo made failed"
  assert_hangs("claim/NOUN/5/nsubj that/PRON/4/obj Oslo/PROPN/4/nsubj "
               "made/VERB/1/acl:relcl failed/VERB/0/root",
               4,
               1,
               ATT_RELATION_ACL_RELCL);
}

static void
hangs_a_source_on_the_verb(void** state)
{
  (void)state;
  assert_hangs("jailed/VERB/0/root dozens/NOUN/1/obj of/ADP/4/case "
               "men/NOUN/2/nmod according/VERB/7/case to/ADP/5/fixed "
               "Reuters/PROPN/4/nmod",
               7,
               1,
               ATT_RELATION_OBL);
}

static void
leaves_other_phrases_on_their_noun(void** state)
{
  (void)state;
  assert_hangs("jailed/VERB/0/root men/NOUN/1/obj from/ADP/4/case "
               "Riga/PROPN/2/nmod",
               4,
               2,
               ATT_RELATION_NMOD);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_a_complete_clause_for_what_the_noun_says),
      cmocka_unit_test(leaves_what_lacks_an_object_or_a_subject),
      cmocka_unit_test(leaves_nouns_that_say_nothing),
      cmocka_unit_test(takes_the_clause_of_a_verb_for_its_object),
      cmocka_unit_test(gives_what_is_said_in_a_claim_to_the_verb),
      cmocka_unit_test(returns_the_object_of_what_a_noun_says),
      cmocka_unit_test(hangs_a_source_on_the_verb),
      cmocka_unit_test(leaves_other_phrases_on_their_noun),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
