// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each mistake mended, and what is like it left alone.

#include "english/mend.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 16 };

static AttMendVerbs
verbs(void)
{
  static AttView control[2];
  static const AttView perfect[] = {{"have", 4}};
  static const AttView naming[] = {{"elect", 5}};
  static const AttView volitional[] = {{"willing", 7}};
  static const AttView dated[] = {{"Monday", 6}, {"today", 5}};
  control[0] = ATT_VIEW("urge");
  control[1] = ATT_VIEW("allow");
  att_lemmas_sort(control, 2);
  return (AttMendVerbs){
      {control, 2}, {perfect, 1}, {naming, 1}, {volitional, 1}, {dated, 2}};
}

/// Read "lemma/UPOS/XPOS/head/relation" words; heads from 1, 0 the root.
static size_t
read_tree(const char* words, AttToken* tokens)
{
  static char text[400];
  (void)strncpy(text, words, sizeof text - 1);
  size_t count = 0;
  for (char* at = text; *at && count < MOST; ++count) {
    AttView fields[5];
    for (size_t f = 0; f < 5; ++f) {
      fields[f] = (AttView){at, strcspn(at, "/ ")};
      at += fields[f].size + (at[fields[f].size] != '\0');
    }
    AttUpos upos;
    AttXpos xpos;
    AttRelation relation;
    assert_true(att_upos_find(fields[1], &upos));
    assert_true(att_xpos_find(fields[2], &xpos));
    assert_true(att_relation_find(fields[4], &relation));
    tokens[count] = (AttToken){.lemma = fields[0],
                               .upos = (uint8_t)upos,
                               .xpos = (uint8_t)xpos,
                               .head = atoi(fields[3].at) - 1,
                               .relation = (uint8_t)relation};
  }
  return count;
}

/// After mending, word `clause` hangs on word `head` (both from 1).
static void
assert_hangs(const char* words, size_t clause, int head, AttRelation relation)
{
  AttToken tokens[MOST];
  const size_t count = read_tree(words, tokens);
  const AttMendVerbs lists = verbs();
  att_mend(&lists, tokens, count);
  assert_int_equal(tokens[clause - 1].head, head - 1);
  assert_int_equal(tokens[clause - 1].relation, relation);
}

static void
takes_a_purpose_for_a_complement(void** state)
{
  (void)state;
  assert_hangs("Oslo/PROPN/NNP/2/nsubj urge/VERB/VBD/0/root "
               "Riga/PROPN/NNP/2/obj to/PART/TO/5/mark act/VERB/VB/2/advcl",
               5,
               2,
               ATT_RELATION_XCOMP);
  assert_hangs("Riga/PROPN/NNP/3/nsubj:pass be/AUX/VBD/3/aux:pass "
               "urge/VERB/VBN/0/root to/PART/TO/5/mark act/VERB/VB/3/advcl",
               5,
               3,
               ATT_RELATION_XCOMP);
}

static void
takes_what_hangs_on_the_object(void** state)
{
  (void)state;
  assert_hangs("it/PRON/PRP/2/nsubj allow/VERB/VBD/0/root "
               "rebel/NOUN/NNS/2/obj to/PART/TO/5/mark act/VERB/VB/3/acl",
               5,
               2,
               ATT_RELATION_XCOMP);
}

static void
leaves_the_rest_alone(void** state)
{
  (void)state;
  // not such a verb
  assert_hangs("Oslo/PROPN/NNP/2/nsubj attack/VERB/VBD/0/root "
               "Riga/PROPN/NNP/2/obj to/PART/TO/5/mark win/VERB/VB/2/advcl",
               5,
               2,
               ATT_RELATION_ADVCL);
  // a comma
  assert_hangs("Oslo/PROPN/NNP/2/nsubj urge/VERB/VBD/0/root "
               "Riga/PROPN/NNP/2/obj ,/PUNCT/,/6/punct to/PART/TO/6/mark "
               "win/VERB/VB/2/advcl",
               6,
               2,
               ATT_RELATION_ADVCL);
  // no object to leave it to
  assert_hangs("Oslo/PROPN/NNP/2/nsubj urge/VERB/VBD/0/root "
               "to/PART/TO/4/mark win/VERB/VB/2/advcl",
               4,
               2,
               ATT_RELATION_ADVCL);
  // a thing that takes an infinitive itself
  assert_hangs("it/PRON/PRP/2/nsubj allow/VERB/VBD/0/root "
               "plan/NOUN/NN/2/obj to/PART/TO/5/mark act/VERB/VB/3/acl",
               5,
               3,
               ATT_RELATION_ACL);
  // no list
  AttToken tokens[MOST];
  const size_t count = read_tree(
      "Oslo/PROPN/NNP/2/nsubj urge/VERB/VBD/0/root Riga/PROPN/NNP/2/obj "
      "to/PART/TO/5/mark act/VERB/VB/2/advcl",
      tokens);
  const AttMendVerbs none = {
      {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}};
  att_mend(&none, tokens, count);
  assert_int_equal(tokens[4].relation, ATT_RELATION_ADVCL);
}

static void
takes_have_for_an_auxiliary(void** state)
{
  (void)state;
  const char* const tree =
      "Oslo/PROPN/NNP/2/nsubj have/VERB/VBZ/0/root long/ADV/RB/4/advmod "
      "deny/VERB/VBN/2/xcomp it/PRON/PRP/4/obj ./PUNCT/./2/punct";
  assert_hangs(tree, 4, 0, ATT_RELATION_ROOT);
  assert_hangs(tree, 2, 4, ATT_RELATION_AUX);
  assert_hangs(tree, 1, 4, ATT_RELATION_NSUBJ);
  assert_hangs(tree, 6, 4, ATT_RELATION_PUNCT);
  // taken for an object in the simple past
  assert_hangs("Oslo/PROPN/NNP/2/nsubj have/VERB/VBZ/0/root "
               "long/ADV/RB/4/advmod shield/VERB/VBD/2/obj "
               "Riga/PROPN/NNP/4/obj",
               4,
               0,
               ATT_RELATION_ROOT);
  // "has soldiers trained"
  assert_hangs("Oslo/PROPN/NNP/2/nsubj have/VERB/VBZ/0/root "
               "soldier/NOUN/NNS/2/obj train/VERB/VBN/2/xcomp",
               4,
               2,
               ATT_RELATION_XCOMP);
}

static void
takes_an_office_for_no_object(void** state)
{
  (void)state;
  assert_hangs("Ana/PROPN/NNP/3/nsubj:pass be/AUX/VBD/3/aux:pass "
               "elect/VERB/VBN/0/root chief/NOUN/NN/3/obj",
               4,
               3,
               ATT_RELATION_XCOMP);
  const char* const active = "they/PRON/PRP/2/nsubj elect/VERB/VBD/0/root "
                             "Ana/PROPN/NNP/2/iobj chief/NOUN/NN/2/obj";
  assert_hangs(active, 3, 2, ATT_RELATION_OBJ);
  assert_hangs(active, 4, 2, ATT_RELATION_XCOMP);
  // "elected a chief"
  assert_hangs("they/PRON/PRP/2/nsubj elect/VERB/VBD/0/root a/DET/DT/4/det "
               "chief/NOUN/NN/2/obj",
               4,
               2,
               ATT_RELATION_OBJ);
}

static void
joins_a_name_to_its_noun(void** state)
{
  (void)state;
  assert_hangs("Red/PROPN/NNP/4/nsubj Star/PROPN/NNP/1/flat "
               "rebel/NOUN/NNS/4/nsubj flee/VERB/VBD/0/root",
               1,
               3,
               ATT_RELATION_COMPOUND);
  // a comma between
  assert_hangs("Riga/PROPN/NNP/4/nsubj ,/PUNCT/,/4/punct "
               "rebel/NOUN/NNS/4/nsubj flee/VERB/VBD/0/root",
               1,
               4,
               ATT_RELATION_NSUBJ);
}

static void
joins_a_title_to_its_name(void** state)
{
  (void)state;
  const char* const three =
      "Danish/PROPN/NNP/5/nsubj "
      "envoy/NOUN/NN/5/obl:unmarked Ola/PROPN/NNP/5/nsubj "
      "Berg/PROPN/NNP/3/flat leave/VERB/VBD/0/root";
  assert_hangs(three, 1, 2, ATT_RELATION_COMPOUND);
  assert_hangs(three, 2, 5, ATT_RELATION_NSUBJ);
  assert_hangs(three, 3, 2, ATT_RELATION_APPOS);
  const char* const described = "Thai/PROPN/NNP/4/nsubj "
                                "activist/NOUN/NN/3/nmod:desc "
                                "Ola/PROPN/NNP/4/nsubj leave/VERB/VBD/0/root";
  assert_hangs(described, 1, 2, ATT_RELATION_COMPOUND);
  const char* const flat = "Thai/PROPN/NNP/4/nsubj activist/NOUN/NN/1/flat "
                           "Ola/PROPN/NNP/4/nsubj leave/VERB/VBD/0/root";
  assert_hangs(flat, 2, 4, ATT_RELATION_NSUBJ);
  assert_hangs(flat, 1, 2, ATT_RELATION_COMPOUND);
  assert_hangs(flat, 3, 2, ATT_RELATION_APPOS);
  // "last week Norway left": no title
  assert_hangs("last/ADJ/JJ/2/amod week/NOUN/NN/4/obl:unmarked "
               "Oslo/PROPN/NNP/4/nsubj leave/VERB/VBD/0/root",
               3,
               4,
               ATT_RELATION_NSUBJ);
}

static void
raises_what_a_title_seems_to_own(void** state)
{
  (void)state;
  const char* const tree = "Danish/ADJ/JJ/2/amod envoy/NOUN/NN/0/root "
                           "Ola/PROPN/NNP/4/nsubj leave/VERB/VBD/2/acl:relcl "
                           "./PUNCT/./2/punct";
  assert_hangs(tree, 4, 0, ATT_RELATION_ROOT);
  assert_hangs(tree, 2, 4, ATT_RELATION_NSUBJ);
  assert_hangs(tree, 3, 2, ATT_RELATION_APPOS);
  assert_hangs(tree, 5, 4, ATT_RELATION_PUNCT);
  // "the town Oslo left": whatever Oslo left
  assert_hangs("the/DET/DT/2/det town/NOUN/NN/0/root Oslo/PROPN/NNP/4/nsubj "
               "leave/VERB/VBD/2/acl:relcl",
               4,
               2,
               ATT_RELATION_ACL_RELCL);
}

static void
raises_a_preposition_to_the_name(void** state)
{
  (void)state;
  const char* const tree =
      "Oslo/PROPN/NNP/2/nsubj meet/VERB/VBD/0/root with/ADP/IN/4/case "
      "President/PROPN/NNP/5/nmod:desc Berg/PROPN/NNP/2/obj";
  assert_hangs(tree, 3, 5, ATT_RELATION_CASE);
  assert_hangs(tree, 5, 2, ATT_RELATION_OBL);
  // a name that has its own
  assert_hangs("Oslo/PROPN/NNP/2/nsubj meet/VERB/VBD/0/root with/ADP/IN/5/case "
               "President/PROPN/NNP/5/nmod:desc Berg/PROPN/NNP/2/obl",
               5,
               2,
               ATT_RELATION_OBL);
}

static void
turns_a_name_to_its_own_head(void** state)
{
  (void)state;
  const char* const tree = "Thai/PROPN/NNP/5/nsubj "
                           "President/PROPN/NNP/3/nmod:desc "
                           "Ola/PROPN/NNP/1/flat Berg/PROPN/NNP/1/flat "
                           "leave/VERB/VBD/0/root";
  assert_hangs(tree, 3, 5, ATT_RELATION_NSUBJ);
  assert_hangs(tree, 4, 3, ATT_RELATION_FLAT);
  assert_hangs(tree, 1, 2, ATT_RELATION_COMPOUND);
}

static void
leaves_an_infinitive_its_object(void** state)
{
  (void)state;
  // the decision to shell Chad hurt Oslo
  const char* two_subjects =
      "decision/NOUN/NN/5/nsubj to/PART/TO/3/mark shell/VERB/VB/1/acl "
      "Chad/PROPN/NNP/5/nsubj hurt/VERB/VBD/0/root Oslo/PROPN/NNP/5/obj";
  assert_hangs(two_subjects, 4, 3, ATT_RELATION_OBJ);
  assert_hangs(two_subjects, 1, 5, ATT_RELATION_NSUBJ);
  // the plan to shell Chad was dropped
  const char* no_clause =
      "plan/NOUN/NN/0/root to/PART/TO/3/mark shell/VERB/VB/1/acl "
      "Chad/PROPN/NNP/6/nsubj:pass be/AUX/VBD/6/aux:pass "
      "drop/VERB/VBN/3/ccomp ./PUNCT/./1/punct";
  assert_hangs(no_clause, 4, 3, ATT_RELATION_OBJ);
  assert_hangs(no_clause, 1, 6, ATT_RELATION_NSUBJ_PASS);
  assert_hangs(no_clause, 6, 0, ATT_RELATION_ROOT);
  assert_hangs(no_clause, 7, 6, ATT_RELATION_PUNCT);
  // a plan to say that Chad was dropped
  assert_hangs("plan/NOUN/NN/0/root to/PART/TO/3/mark say/VERB/VB/1/acl "
               "that/SCONJ/IN/7/mark Chad/PROPN/NNP/7/nsubj:pass "
               "be/AUX/VBD/7/aux:pass drop/VERB/VBN/3/ccomp",
               7,
               3,
               ATT_RELATION_CCOMP);
  // the decision to leave hurt Oslo
  assert_hangs("decision/NOUN/NN/4/nsubj to/PART/TO/3/mark leave/VERB/VB/1/acl "
               "hurt/VERB/VBD/0/root Oslo/PROPN/NNP/4/obj",
               5,
               4,
               ATT_RELATION_OBJ);
}

static void
lets_a_second_subject_tell_who_the_first_is(void** state)
{
  (void)state;
  assert_hangs(
      "the/DET/DT/2/det party/NOUN/NN/4/nsubj Jobbik/PROPN/NNP/4/nsubj "
      "flee/VERB/VBD/0/root",
      3,
      2,
      ATT_RELATION_APPOS);
  assert_hangs("Jobbik/PROPN/NNP/6/nsubj ,/PUNCT/,/4/punct a/DET/DT/4/det "
               "party/NOUN/NN/6/nsubj ,/PUNCT/,/4/punct flee/VERB/VBD/0/root",
               4,
               1,
               ATT_RELATION_APPOS);
  // two nouns, and a noun without an article
  assert_hangs("party/NOUN/NN/4/nsubj the/DET/DT/3/det man/NOUN/NN/4/nsubj "
               "flee/VERB/VBD/0/root",
               3,
               4,
               ATT_RELATION_NSUBJ);
  assert_hangs("Riga/PROPN/NNP/4/nsubj ,/PUNCT/,/1/punct "
               "man/NOUN/NNS/4/nsubj flee/VERB/VBD/0/root",
               3,
               4,
               ATT_RELATION_NSUBJ);
  // not before its verb
  assert_hangs("the/DET/DT/2/det man/NOUN/NN/3/nsubj be/VERB/VBZ/0/root "
               "Riga/PROPN/NNP/3/nsubj",
               4,
               3,
               ATT_RELATION_NSUBJ);
}

static void
gives_an_office_its_holder(void** state)
{
  (void)state;
  assert_hangs("king/NOUN/NN/7/nsubj of/ADP/IN/3/case Spain/PROPN/NNP/1/nmod "
               ",/PUNCT/,/5/punct Ola/PROPN/NNP/3/appos Berg/PROPN/NNP/5/flat "
               "leave/VERB/VBD/0/root",
               5,
               1,
               ATT_RELATION_APPOS);
  assert_hangs("king/NOUN/NN/7/nsubj of/ADP/IN/3/case Spain/PROPN/NNP/1/nmod "
               ",/PUNCT/,/6/punct Ola/PROPN/NNP/6/compound "
               "Berg/PROPN/NNP/3/conj leave/VERB/VBD/0/root",
               6,
               1,
               ATT_RELATION_APPOS);
  // a place in its state
  assert_hangs("mayor/NOUN/NN/6/nsubj of/ADP/IN/3/case Graz/PROPN/NNP/1/nmod "
               ",/PUNCT/,/5/punct Austria/PROPN/NNP/3/appos "
               "leave/VERB/VBD/0/root",
               5,
               3,
               ATT_RELATION_APPOS);
  // several of whom several are leaders, and a list
  assert_hangs("king/NOUN/NNS/7/nsubj of/ADP/IN/3/case Spain/PROPN/NNP/1/nmod "
               ",/PUNCT/,/5/punct Ola/PROPN/NNP/3/appos Berg/PROPN/NNP/5/flat "
               "leave/VERB/VBD/0/root",
               5,
               3,
               ATT_RELATION_APPOS);
  assert_hangs("king/NOUN/NN/9/nsubj of/ADP/IN/3/case Spain/PROPN/NNP/1/nmod "
               ",/PUNCT/,/6/punct Red/PROPN/NNP/6/compound "
               "Star/PROPN/NNP/3/conj and/CCONJ/CC/8/cc Riga/PROPN/NNP/3/conj "
               "leave/VERB/VBD/0/root",
               6,
               3,
               ATT_RELATION_CONJ);
}

static void
takes_who_is_willing_for_a_subject(void** state)
{
  (void)state;
  assert_hangs("it/PRON/PRP/3/expl be/AUX/VBZ/3/cop willing/ADJ/JJ/0/root "
               "to/PART/TO/5/mark act/VERB/VB/3/xcomp",
               1,
               3,
               ATT_RELATION_NSUBJ);
  // nobody is hard, and nothing follows
  assert_hangs("it/PRON/PRP/3/expl be/AUX/VBZ/3/cop hard/ADJ/JJ/0/root "
               "to/PART/TO/5/mark act/VERB/VB/3/xcomp",
               1,
               3,
               ATT_RELATION_EXPL);
  assert_hangs("it/PRON/PRP/3/expl be/AUX/VBZ/3/cop willing/ADJ/JJ/0/root",
               1,
               3,
               ATT_RELATION_EXPL);
}

static void
takes_a_day_for_no_subject(void** state)
{
  (void)state;
  const char* subject = "Oslo/PROPN/NNP/2/compound today/NOUN/NN/3/nsubj "
                        "praise/VERB/VBD/0/root Riga/PROPN/NNP/3/obj";
  assert_hangs(subject, 1, 3, ATT_RELATION_NSUBJ);
  assert_hangs(subject, 2, 3, ATT_RELATION_OBL_UNMARKED);
  const char* several =
      "Oslo/PROPN/NNP/4/compound and/CCONJ/CC/3/cc Riga/PROPN/NNP/1/conj "
      "today/NOUN/NN/6/nsubj:pass be/AUX/VBD/6/aux:pass "
      "praise/VERB/VBN/0/root";
  assert_hangs(several, 1, 6, ATT_RELATION_NSUBJ_PASS);
  assert_hangs(several, 3, 1, ATT_RELATION_CONJ);
  const char* relative =
      "rebel/NOUN/NNS/0/root Monday/PROPN/NNP/3/nsubj "
      "free/VERB/VBD/1/acl:relcl Berg/PROPN/NNP/3/obj ./PUNCT/./1/punct";
  assert_hangs(relative, 1, 3, ATT_RELATION_NSUBJ);
  assert_hangs(relative, 3, 0, ATT_RELATION_ROOT);
  assert_hangs(relative, 5, 3, ATT_RELATION_PUNCT);
  const char* root =
      "a/DET/DT/4/det Danish/PROPN/NNP/4/compound official/ADJ/JJ/4/amod "
      "today/NOUN/NN/0/root praise/VERB/VBN/4/acl Riga/PROPN/NNP/5/obj";
  assert_hangs(root, 1, 3, ATT_RELATION_DET);
  assert_hangs(root, 3, 5, ATT_RELATION_NSUBJ);
  assert_hangs(root, 5, 0, ATT_RELATION_ROOT);
  assert_hangs("top/ADJ/JJ/3/amod Danish/PROPN/NNP/3/compound "
               "official/ADJ/JJ/4/amod today/NOUN/NN/5/nsubj "
               "praise/VERB/VBD/0/root Riga/PROPN/NNP/5/obj",
               3,
               5,
               ATT_RELATION_NSUBJ);
  const char* flat =
      "Oslo/PROPN/NNP/4/nsubj late/ADJ/JJ/3/amod Monday/PROPN/NNP/1/flat "
      "praise/VERB/VBD/0/root";
  assert_hangs(flat, 3, 4, ATT_RELATION_OBL_UNMARKED);
}

static void
leaves_a_day_what_it_does(void** state)
{
  (void)state;
  // "last Monday saw talks", "Monday saw talks"
  assert_hangs("last/ADJ/JJ/2/amod Monday/PROPN/NNP/3/nsubj "
               "see/VERB/VBD/0/root talk/NOUN/NNS/3/obj",
               2,
               3,
               ATT_RELATION_NSUBJ);
  assert_hangs("Monday/PROPN/NNP/2/nsubj see/VERB/VBD/0/root "
               "talk/NOUN/NNS/2/obj",
               1,
               2,
               ATT_RELATION_NSUBJ);
  // another noun, and a day that is not right before its verb
  assert_hangs("Oslo/PROPN/NNP/2/compound team/NOUN/NN/3/nsubj "
               "praise/VERB/VBD/0/root",
               2,
               3,
               ATT_RELATION_NSUBJ);
  assert_hangs("Oslo/PROPN/NNP/2/compound today/NOUN/NN/4/nsubj "
               "Riga/PROPN/NNP/2/appos praise/VERB/VBD/0/root",
               2,
               4,
               ATT_RELATION_NSUBJ);
}

static void
parts_a_threat_from_its_condition(void** state)
{
  (void)state;
  const char* one = "Chad/PROPN/NNP/7/nsubj threaten/VERB/VBN/1/acl "
                    "to/PART/TO/4/mark leave/VERB/VB/2/advcl "
                    "unless/SCONJ/IN/7/mark Togo/PROPN/NNP/7/nsubj "
                    "pay/VERB/VBD/0/root ./PUNCT/./7/punct";
  assert_hangs(one, 2, 0, ATT_RELATION_ROOT);
  assert_hangs(one, 1, 2, ATT_RELATION_NSUBJ);
  assert_hangs(one, 4, 2, ATT_RELATION_XCOMP);
  assert_hangs(one, 7, 2, ATT_RELATION_ADVCL);
  assert_hangs(one, 8, 2, ATT_RELATION_PUNCT);
  // a participle indeed: nobody pays but the men
  assert_hangs("man/NOUN/NNS/5/nsubj hold/VERB/VBN/1/acl in/ADP/IN/4/case "
               "Togo/PROPN/NNP/2/obl pay/VERB/VBD/0/root",
               2,
               1,
               ATT_RELATION_ACL);
  assert_hangs("if/SCONJ/IN/4/mark man/NOUN/NNS/4/nsubj hold/VERB/VBN/2/acl "
               "pay/VERB/VBD/0/root",
               3,
               2,
               ATT_RELATION_ACL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_a_purpose_for_a_complement),
      cmocka_unit_test(takes_what_hangs_on_the_object),
      cmocka_unit_test(leaves_the_rest_alone),
      cmocka_unit_test(takes_have_for_an_auxiliary),
      cmocka_unit_test(takes_an_office_for_no_object),
      cmocka_unit_test(parts_a_threat_from_its_condition),
      cmocka_unit_test(takes_who_is_willing_for_a_subject),
      cmocka_unit_test(takes_a_day_for_no_subject),
      cmocka_unit_test(leaves_a_day_what_it_does),
      cmocka_unit_test(joins_a_name_to_its_noun),
      cmocka_unit_test(joins_a_title_to_its_name),
      cmocka_unit_test(raises_what_a_title_seems_to_own),
      cmocka_unit_test(raises_a_preposition_to_the_name),
      cmocka_unit_test(turns_a_name_to_its_own_head),
      cmocka_unit_test(leaves_an_infinitive_its_object),
      cmocka_unit_test(lets_a_second_subject_tell_who_the_first_is),
      cmocka_unit_test(gives_an_office_its_holder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
