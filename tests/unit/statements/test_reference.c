// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which "it" is meant, in documents whose trees are written out by hand, with
// the shipped word lists and nouns and a gazetteer of five entries.

#include "../rules/rules_fixture.h"

#include "base/memory.h"
#include "statements/clause_role.h"
#include "statements/reference.h"

#define ONTOLOGY ATT_SOURCE_DIR "/ontology/attest.ttl"
#define NOUNS ATT_SOURCE_DIR "/ontology/actors/nouns.ttl"
#define WORDS ATT_SOURCE_DIR "/rules/english/reference.rules"

static const char LISTED[] =
    "@prefix att: <https://w3id.org/attest/ontology#> .\n"
    "@prefix a: <https://example.org/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "a:Norland a att:State ; skos:prefLabel \"Norland\" .\n"
    "a:Sudmark a att:State ; skos:prefLabel \"Sudmark\" .\n"
    "a:Ostia a att:State ; skos:prefLabel \"Ostia\" .\n"
    "a:Guard a att:ArmedGroup ; skos:prefLabel \"Guard\" .\n"
    "a:Berg a att:Person ; skos:prefLabel \"Berg\" .\n";

typedef struct World {
  AttOntology* ontology;
  AttGazetteer* gazetteer;
  AttRules* rules;
} World;

static World world;

/// Words "form/lemma/UPOS/XPOS/head/relation", heads from 1; each sentence
/// behind a "|", each paragraph behind a "||".
typedef struct Draft {
  AttArena* arena;
  AttText text;
  AttToken tokens[128];
  AttSentence sentences[8];
  AttParagraph paragraphs[4];
  AttDocument document;
  AttMentions mentions;
} Draft;

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
read_word(AttToken* token, const char** at)
{
  AttUpos upos;
  AttXpos xpos;
  AttRelation relation;
  token->form = field(at);
  token->lemma = field(at);
  assert_true(att_upos_find(field(at), &upos));
  assert_true(att_xpos_find(field(at), &xpos));
  token->head = (int32_t)strtol(field(at).at, NULL, 10) - 1;
  assert_true(att_relation_find(field(at), &relation));
  token->upos = (uint8_t)upos;
  token->xpos = (uint8_t)xpos;
  token->relation = (uint8_t)relation;
  token->space_after = true;
}

static void
open_draft(Draft* draft, const char* words)
{
  memset(draft, 0, sizeof *draft);
  draft->arena = att_arena_new();
  assert_non_null(draft->arena);
  AttDocument* document = &draft->document;
  document->sentence_count = document->paragraph_count = 1;
  for (const char* at = words; *at; at += *at == ' ') {
    if (*at == '|') {
      document->paragraph_count += at[1] == '|';
      at += at[1] == '|' ? 2 : 1;
      AttSentence* sentence = &draft->sentences[document->sentence_count++];
      sentence->first = (uint32_t)document->token_count;
      sentence->paragraph = (uint32_t)document->paragraph_count - 1;
      continue;
    }
    AttToken* token = &draft->tokens[document->token_count++];
    assert_true(document->token_count < 127 && document->sentence_count < 8);
    read_word(token, &at);
    token->span.begin = (uint32_t)draft->text.size;
    att_text_append(&draft->text, token->form);
    token->span.end = (uint32_t)draft->text.size;
    att_text_append_char(&draft->text, ' ');
  }
  for (size_t s = 0; s < document->sentence_count; ++s) {
    AttSentence* sentence = &draft->sentences[s];
    const size_t end = s + 1 < document->sentence_count
                           ? draft->sentences[s + 1].first
                           : document->token_count;
    sentence->count = (uint32_t)end - sentence->first;
    sentence->analysed = ATT_ANALYSED_TREE;
  }
  document->arena = draft->arena;
  document->text = att_text_view(&draft->text);
  document->tokens = draft->tokens;
  document->sentences = draft->sentences;
  document->paragraphs = draft->paragraphs;
  assert_int_equal(att_mentions_find(world.gazetteer,
                                     world.ontology,
                                     NULL,
                                     NULL,
                                     NULL,
                                     document,
                                     &draft->mentions),
                   ATT_OK);
}

static void
close_draft(Draft* draft)
{
  att_text_clear(&draft->text);
  att_arena_free(draft->arena);
}

/// "It=Norland<0; …": what refers, whom it stands for, the sentence of that.
static void
resolved(Draft* draft, AttText* out)
{
  const AttMentions* all = &draft->mentions;
  assert_int_equal(att_references_resolve(world.rules,
                                          world.ontology,
                                          world.gazetteer,
                                          &draft->document,
                                          &draft->mentions),
                   ATT_OK);
  for (size_t i = 0; i < all->mention_count; ++i) {
    const AttMention* mention = &all->mentions[i];
    if (!mention->antecedent) {
      continue;
    }
    assert_int_equal(all->headed_by[mention->head], i + 1);
    att_text_append_string(out, out->size ? "; " : "");
    att_text_append(out, draft->tokens[mention->head].form);
    for (uint32_t r = 0; r < mention->reading_count; ++r) {
      const AttReading* reading = &all->readings[mention->first_reading + r];
      assert_int_equal(reading->kind, ATT_READING_REFERENCE);
      att_text_append_string(out, r ? "+" : "=");
      att_text_append(out, all->entities[reading->entity].label);
    }
    att_text_format(out,
                    "<%u",
                    (unsigned)att_document_sentence_of(
                        &draft->document, mention->antecedent - 1));
  }
}

static void
expect(const char* words, const char* wanted)
{
  Draft draft;
  AttText text = {0};
  open_draft(&draft, words);
  resolved(&draft, &text);
  assert_string_equal(text.size ? text.at : "", wanted);
  att_text_clear(&text);
  close_draft(&draft);
}

#define NORLAND_LEFT                                                           \
  "Norland/Norland/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root "              \
  "Sudmark/Sudmark/PROPN/NNP/2/obj "
#define NORLAND_AND_SUDMARK                                                    \
  "Norland/Norland/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc "                   \
  "Sudmark/Sudmark/PROPN/NNP/1/conj met/meet/VERB/VBD/0/root "
#define IT_SLEPT "It/it/PRON/PRP/2/nsubj slept/sleep/VERB/VBD/0/root "
#define THEY_SLEPT "They/they/PRON/PRP/2/nsubj slept/sleep/VERB/VBD/0/root "

static void
takes_the_subject(void** state)
{
  (void)state;
  expect(NORLAND_LEFT "|" IT_SLEPT, "It=Norland<0");
  // a pronoun hands on whom it stands for
  expect(NORLAND_LEFT "|" IT_SLEPT "|" IT_SLEPT, "It=Norland<0; It=Norland<0");
}

static void
asks_for_agreement(void** state)
{
  (void)state;
  expect("Berg/Berg/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root "
         "Sudmark/Sudmark/PROPN/NNP/2/obj |"
         "He/he/PRON/PRP/2/nsubj slept/sleep/VERB/VBD/0/root",
         "He=Berg<0");
  expect("Berg/Berg/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root |" IT_SLEPT,
         "");
  expect(NORLAND_LEFT "|He/he/PRON/PRP/2/nsubj slept/sleep/VERB/VBD/0/root",
         "");
}

static void
leaves_what_is_not_clear(void** state)
{
  (void)state;
  // a noun that names nobody competes
  expect("Guard/Guard/PROPN/NNP/2/obl issue/issue/NOUN/NN/3/nsubj "
         "grew/grow/VERB/VBD/0/root |" IT_SLEPT,
         "");
  // nor does what was named too long ago
  expect(NORLAND_LEFT "|Now/now/ADV/RB/0/root |Now/now/ADV/RB/0/root "
                      "|Now/now/ADV/RB/0/root |" IT_SLEPT,
         "");
  // a clause comes behind it
  expect(
      NORLAND_LEFT
      "|It/it/PRON/PRP/3/nsubj is/be/AUX/VBZ/3/cop clear/clear/ADJ/JJ/0/root "
      "that/that/SCONJ/IN/6/mark Ostia/Ostia/PROPN/NNP/6/nsubj "
      "slept/sleep/VERB/VBD/3/ccomp",
      "");
}

static void
keeps_arguments_apart(void** state)
{
  (void)state;
  expect(NORLAND_LEFT "|Norland/Norland/PROPN/NNP/2/nsubj "
                      "helped/help/VERB/VBD/0/root it/it/PRON/PRP/2/obj",
         "");
  // a possessive may be the subject
  expect("Norland/Norland/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root "
         "its/its/PRON/PRP$/4/nmod:poss camp/camp/NOUN/NN/2/obj",
         "its=Norland<0");
}

static void
takes_what_is_coordinated(void** state)
{
  (void)state;
  expect(NORLAND_AND_SUDMARK "|" THEY_SLEPT, "They=Norland+Sudmark<0");
  expect(NORLAND_AND_SUDMARK
         "|the/the/DET/DT/2/det former/former/ADJ/JJ/3/nsubj "
         "slept/sleep/VERB/VBD/0/root the/the/DET/DT/5/det "
         "latter/latter/ADJ/JJ/6/nsubj ate/eat/VERB/VBD/3/conj",
         "former=Norland<0; latter=Sudmark<0");
}

static void
reads_definite_nouns(void** state)
{
  (void)state;
  expect("Guard/Guard/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root "
         "Sudmark/Sudmark/PROPN/NNP/2/obj |"
         "the/the/DET/DT/2/det group/group/NOUN/NN/3/nsubj "
         "slept/sleep/VERB/VBD/0/root",
         "group=Guard<0");
  expect(NORLAND_AND_SUDMARK
         "|both/both/DET/DT/2/det countries/country/NOUN/NNS/3/nsubj "
         "slept/sleep/VERB/VBD/0/root",
         "countries=Sudmark+Norland<0");
  // more is said of it, or which one is left open
  expect("Guard/Guard/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root |"
         "the/the/DET/DT/2/det group/group/NOUN/NN/5/nsubj "
         "of/of/ADP/IN/4/case eight/eight/NUM/CD/2/nmod "
         "slept/sleep/VERB/VBD/0/root",
         "");
  expect("Guard/Guard/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root |"
         "a/a/DET/DT/2/det group/group/NOUN/NN/3/nsubj "
         "slept/sleep/VERB/VBD/0/root",
         "");
}

static void
takes_owners(void** state)
{
  (void)state;
  // the group's fighters are the group; the ministry's, nobody
  expect("Guard/Guard/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root |"
         "its/its/PRON/PRP$/2/nmod:poss fighters/fighter/NOUN/NNS/3/nsubj "
         "slept/sleep/VERB/VBD/0/root",
         "fighters=Guard<0; its=Guard<0");
  expect("Norland/Norland/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root |"
         "its/its/PRON/PRP$/2/nmod:poss fighters/fighter/NOUN/NNS/3/nsubj "
         "slept/sleep/VERB/VBD/0/root",
         "its=Norland<0");
  // whose clause it is, or what the noun is coordinated with
  expect("Norland/Norland/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root |"
         "Sudmark/Sudmark/PROPN/NNP/2/nsubj lost/lose/VERB/VBD/0/root "
         "its/its/PRON/PRP$/4/nmod:poss camp/camp/NOUN/NN/2/obj",
         "its=Sudmark<1");
}

static void
takes_nouns_again(void** state)
{
  (void)state;
  expect("Norland/Norland/PROPN/NNP/2/compound "
         "officials/official/NOUN/NNS/3/nsubj left/leave/VERB/VBD/0/root |"
         "the/the/DET/DT/2/det officials/official/NOUN/NNS/3/nsubj "
         "slept/sleep/VERB/VBD/0/root",
         "officials=Norland officials<0");
  // a noun is not the subject of the clause that it is in
  expect("Norland/Norland/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root "
         "camps/camp/NOUN/NNS/2/obj in/in/ADP/IN/6/case "
         "the/the/DET/DT/6/det country/country/NOUN/NN/3/nmod",
         "");
}

static void
knows_roles(void** state)
{
  (void)state;
  Draft draft;
  open_draft(&draft, NORLAND_LEFT);
  assert_true(att_role_weight(draft.tokens, 0) >
              att_role_weight(draft.tokens, 2));
  assert_true(att_role_weight_by_tags(draft.tokens, 3, 0) >
              att_role_weight_by_tags(draft.tokens, 3, 2));
  assert_true(att_role_is_apart(draft.tokens, 3, 2, 0));
  assert_int_equal(att_role_predicate(draft.tokens, 2), 1);
  close_draft(&draft);
}

/// Counts down to the allocation that fails.
static void*
fail_at_zero(void* block, size_t size, void* user)
{
  size_t* left = user;
  if (!size) {
    free(block);
    return NULL;
  }
  return (*left)-- ? realloc(block, size) : NULL;
}

/// Every allocation fails in turn; none may leak or crash.
static void
survives_failures(void** state)
{
  (void)state;
  for (size_t n = 0; n < 200; ++n) {
    Draft draft;
    open_draft(&draft, NORLAND_AND_SUDMARK "|" THEY_SLEPT);
    size_t left = n;
    att_memory_set(fail_at_zero, &left);
    const AttStatus status = att_references_resolve(world.rules,
                                                    world.ontology,
                                                    world.gazetteer,
                                                    &draft.document,
                                                    &draft.mentions);
    att_memory_set(NULL, NULL);
    close_draft(&draft);
    if (status == ATT_OK) {
      assert_true(n > 0);
      return;
    }
    assert_int_equal(status, ATT_ERR_MEMORY);
  }
  fail();
}

static int
make_world(void** state)
{
  char path[64] = "/tmp/attest-reference-XXXXXX";
  const int file = mkstemp(path);
  assert_true(file >= 0);
  close(file);
  write_file(path, att_view(LISTED));
  const char* ontologies[] = {ONTOLOGY};
  const char* listed[] = {path, NOUNS};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttLog log = {0};
  AttText messages = {0};
  (void)state;
  assert_int_equal(
      att_ontology_new(ontologies, 1, &limits, &log, &world.ontology), ATT_OK);
  assert_int_equal(
      att_gazetteer_new(
          listed, 2, world.ontology, &limits, &log, &world.gazetteer),
      ATT_OK);
  assert_int_equal(
      compile_path(world.ontology, WORDS, &limits, &messages, &world.rules),
      ATT_OK);
  att_text_clear(&messages);
  remove(path);
  return 0;
}

static int
free_world(void** state)
{
  (void)state;
  att_rules_free(world.rules);
  att_gazetteer_free(world.gazetteer);
  att_ontology_free(world.ontology);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_the_subject),
      cmocka_unit_test(asks_for_agreement),
      cmocka_unit_test(leaves_what_is_not_clear),
      cmocka_unit_test(keeps_arguments_apart),
      cmocka_unit_test(takes_what_is_coordinated),
      cmocka_unit_test(reads_definite_nouns),
      cmocka_unit_test(takes_owners),
      cmocka_unit_test(takes_nouns_again),
      cmocka_unit_test(knows_roles),
      cmocka_unit_test(survives_failures),
  };
  return cmocka_run_group_tests(tests, make_world, free_world);
}
