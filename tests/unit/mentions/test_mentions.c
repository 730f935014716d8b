// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Mentions of small documents whose tokens are written out by hand, over a
// gazetteer of nine entries.

#include "mentions/mentions.h"

#include "base/memory.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PREFIXES                                                               \
  "@prefix att: <https://w3id.org/attest/ontology#> .\n"                       \
  "@prefix a: <https://example.org/> .\n"                                      \
  "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"                          \
  "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"                  \
  "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"

static const char ONTOLOGY[] =
    PREFIXES "att:Actor a owl:Class ; att:trait att:Acting, att:Unclassed,\n"
             "  att:Unspecific .\n"
             "att:Place a owl:Class ; att:trait att:Suffixed, att:Seat .\n"
             "att:State a owl:Class ; rdfs:subClassOf att:Actor ;\n"
             "  att:trait att:Unspecific ; att:hasBodies att:StateBody .\n"
             "att:Group a owl:Class ; rdfs:subClassOf att:Actor ;\n"
             "  att:trait att:Unspecific .\n"
             "att:Person a owl:Class ; rdfs:subClassOf att:Actor ;\n"
             "  att:trait att:Personal .\n"
             "att:ArmedGroup a owl:Class ; rdfs:subClassOf att:Group ;\n"
             "  att:trait att:Collective .\n"
             "att:StateBody a owl:Class ; rdfs:subClassOf att:Group .\n"
             "att:Population a owl:Class ; rdfs:subClassOf att:Group ;\n"
             "  att:trait att:Collective .\n"
             "att:partOf a owl:ObjectProperty ; att:trait att:Belonging,\n"
             "  att:Carried .\n"
             "att:locatedIn a owl:ObjectProperty ;\n"
             "  att:trait att:Carried, att:Containing .\n"
             "att:Tenure a owl:Class .\n"
             "att:iso3 a owl:DatatypeProperty ; att:trait att:Carried .\n";

static const char GAZETTEER[] = PREFIXES
    "a:Norland a att:State ; skos:prefLabel \"Norland\" ;\n"
    "  skos:altLabel \"NL\" , \"the Norland\" ; att:demonym \"Norlandic\", "
    "\"Norlanders\" ;\n"
    "  att:metonym \"Nordhaven\" , \"Sudhaven\" ; att:iso3 \"NOR\" ;\n"
    "  owl:sameAs <https://example.com/Q1> .\n"
    "a:Nordhaven a att:Place, skos:Concept ; skos:prefLabel \"Nordhaven\" .\n"
    "a:Fjord a att:Place ; skos:prefLabel \"Fjord\" ;\n"
    "  att:locatedIn a:Coast .\n"
    "a:Coast a att:Place ; skos:prefLabel \"Western Coast\" ;\n"
    "  att:locatedIn a:Norland .\n"
    "a:Tarik a att:Group, att:ArmedGroup ;\n"
    "  skos:prefLabel \"Tarik-i-Shan\" ; skos:altLabel \"Türik Shan\"@en ,\n"
    "  \"Shan-Bewegung\"@de .\n"
    "a:Army a att:StateBody ; skos:prefLabel \"Norland Army\" ;\n"
    "  att:contextLabel \"Joint Staff\" ; att:partOf a:Norland .\n"
    "a:Sudland a att:State ; skos:prefLabel \"Sudland\" .\n"
    "a:Staff a att:StateBody ; skos:prefLabel \"Sudland Army\" ;\n"
    "  att:contextLabel \"Joint Staff\" ; att:partOf a:Sudland .\n"
    "a:West a att:Group ; skos:prefLabel \"the Western\" .\n"
    "a:Then a att:Tenure ; att:holder a:Sudland .\n"
    "a:Nameless a att:State .\n"
    "a:Classless skos:prefLabel \"Classless\" .\n"
    "a:gov a att:ActorNoun ; att:noun \"government\" ; att:reads att:State ;\n"
    "  att:mergesWith att:State, att:Group ;\n"
    "  att:mergesNotWith att:StateBody, att:Population .\n"
    "a:body a att:ActorNoun ; att:noun \"force\", \"security force\" ;\n"
    "  att:reads att:StateBody ; att:mergesWith att:Group ;\n"
    "  att:mergesNotWith att:StateBody, att:Population .\n"
    "a:fighter a att:ActorNoun ; att:noun \"militant\" ;\n"
    "  att:reads att:ArmedGroup ; att:mergesWith att:ArmedGroup .\n"
    "a:front a att:ActorNoun ; att:noun \"front\" ;\n"
    "  att:reads att:ArmedGroup .\n"
    "a:district a att:ActorNoun ; att:noun \"district\" ;\n"
    "  att:reads att:Place ; att:namesOnly true .\n"
    "a:town a att:ActorNoun ; att:noun \"town\" ; att:reads att:Place ;\n"
    "  att:mergesWith att:Place ; att:namesOnly true .\n"
    "a:country a att:ActorNoun ; att:noun \"country\" ;\n"
    "  att:reads att:State .\n"
    "a:official a att:ActorNoun ; att:noun \"official\", \"minister\",\n"
    "  \"spokesman\" ; att:reads att:Person .\n"
    "a:stop a att:StopWord ; att:noun \"several\" .\n"
    "a:of a att:NameCue ; att:noun \"of\" .\n"
    "a:at a att:NameCue ; att:noun \"near\" ; att:reads att:Place .\n";

typedef struct World {
  AttOntology* ontology;
  AttGazetteer* gazetteer;
  AttLog log;
} World;

static void
write_file(const char* path, const char* text)
{
  FILE* file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static int
make_world(void** state)
{
  static World world;
  char ontology[64];
  char gazetteer[64];
  (void)snprintf(
      ontology, sizeof ontology, "/tmp/attest-o%ld.ttl", (long)getpid());
  (void)snprintf(
      gazetteer, sizeof gazetteer, "/tmp/attest-g%ld.ttl", (long)getpid());
  write_file(ontology, ONTOLOGY);
  write_file(gazetteer, GAZETTEER);
  const char* paths[] = {ontology};
  const char* listed[] = {gazetteer};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  world = (World){0};
  assert_int_equal(
      att_ontology_new(paths, 1, &limits, &world.log, &world.ontology), ATT_OK);
  assert_int_equal(
      att_gazetteer_new(
          listed, 1, world.ontology, &limits, &world.log, &world.gazetteer),
      ATT_OK);
  (void)remove(ontology);
  (void)remove(gazetteer);
  *state = &world;
  return 0;
}

static int
free_world(void** state)
{
  World* world = *state;
  att_gazetteer_free(world->gazetteer);
  att_ontology_free(world->ontology);
  return 0;
}

// A document in the making: sentences as "form/lemma/UPOS/XPOS/head/relation"
// words; heads from 1, 0 the root. A form that ends in "_" touches the next.
typedef struct Draft {
  AttArena* arena;
  AttText text;
  AttToken tokens[200];
  AttSentence sentences[10];
  AttDocument document;
} Draft;

static AttView
next_field(const char** at)
{
  const size_t size = strcspn(*at, "/ ");
  const AttView field = {*at, size};
  *at += size;
  *at += **at == '/';
  return field;
}

static AttToken*
add_form(Draft* draft, const char** at)
{
  AttToken* token = &draft->tokens[draft->document.token_count++];
  AttView form = next_field(at);
  const bool touches = form.size > 1 && form.at[form.size - 1] == '_';
  form.size -= touches;
  *token = (AttToken){.form = att_arena_copy(draft->arena, form),
                      .space_after = !touches,
                      .head = -1};
  token->span.begin = (uint32_t)draft->text.size;
  att_text_append(&draft->text, form);
  token->span.end = (uint32_t)draft->text.size;
  if (!touches) {
    att_text_append_char(&draft->text, ' ');
  }
  return token;
}

static void
add_tags(Draft* draft, AttToken* token, const char** at)
{
  AttUpos upos = ATT_UPOS_X;
  AttXpos xpos = ATT_XPOS_NONE;
  AttRelation relation = ATT_RELATION_DEP;
  token->lemma = att_arena_copy(draft->arena, next_field(at));
  assert_true(att_upos_find(next_field(at), &upos));
  assert_true(att_xpos_find(next_field(at), &xpos));
  int head = 0;
  const AttView number = next_field(at);
  for (size_t i = 0; i < number.size; ++i) {
    head = head * 10 + (number.at[i] - '0');
  }
  assert_true(att_relation_find(next_field(at), &relation));
  token->upos = (uint8_t)upos;
  token->xpos = (uint8_t)xpos;
  token->relation = (uint8_t)relation;
  token->head = head - 1;
}

static void
add_words(Draft* draft, const char* words, AttAnalysed analysed)
{
  AttSentence* sentence = &draft->sentences[draft->document.sentence_count++];
  sentence->first = (uint32_t)draft->document.token_count;
  sentence->span.begin = (uint32_t)draft->text.size;
  sentence->analysed = analysed;
  while (*words) {
    AttToken* token = add_form(draft, &words);
    if (analysed == ATT_ANALYSED_TREE) {
      add_tags(draft, token, &words);
    }
    words += *words == ' ';
  }
  sentence->count = (uint32_t)draft->document.token_count - sentence->first;
  sentence->span.end = (uint32_t)draft->text.size;
}

static void
add_sentence(Draft* draft, const char* words)
{
  add_words(draft, words, ATT_ANALYSED_TREE);
}

static void
add_plain(Draft* draft, const char* words)
{
  add_words(draft, words, ATT_ANALYSED_NOT);
}

static Draft*
new_draft(void)
{
  static Draft draft;
  draft = (Draft){0};
  draft.arena = att_arena_new();
  assert_non_null(draft.arena);
  return &draft;
}

static AttMentions
find(World* world, Draft* draft)
{
  draft->document.arena = draft->arena;
  draft->document.tokens = draft->tokens;
  draft->document.sentences = draft->sentences;
  draft->document.text = att_text_view(&draft->text);
  AttMentions mentions;
  assert_int_equal(att_mentions_find(world->gazetteer,
                                     world->ontology,
                                     NULL,
                                     NULL,
                                     NULL,
                                     &draft->document,
                                     &mentions),
                   ATT_OK);
  return mentions;
}

static void
end_draft(Draft* draft)
{
  att_text_clear(&draft->text);
  att_arena_free(draft->arena);
}

// "begin-end^head label kind, …; …" of all mentions, for comparing.
static const char*
describe(const AttMentions* mentions)
{
  static char out[2000];
  size_t at = 0;
  out[0] = '\0';
  for (size_t i = 0; i < mentions->mention_count && at < 1800; ++i) {
    const AttMention* m = &mentions->mentions[i];
    at += (size_t)snprintf(out + at,
                           sizeof out - at,
                           "%s%u-%u^%u",
                           i ? "; " : "",
                           (unsigned)m->tokens.begin,
                           (unsigned)m->tokens.end,
                           (unsigned)m->head);
    for (uint32_t r = 0; r < m->reading_count; ++r) {
      const AttReading* reading = &mentions->readings[m->first_reading + r];
      at += (size_t)snprintf(
          out + at,
          sizeof out - at,
          "%s %.*s %s",
          r ? "," : "",
          ATT_VIEW_ARG(mentions->entities[reading->entity].label),
          att_reading_label(reading->kind));
    }
  }
  return out;
}

static void
assert_class(void** state,
             const AttMentions* mentions,
             size_t mention,
             const char* name)
{
  const World* world = *state;
  const AttReading* reading =
      &mentions->readings[mentions->mentions[mention].first_reading];
  const uint32_t id = mentions->entities[reading->entity].class_id;
  assert_true(id);
  assert_true(att_view_ends_with(att_ontology_class(world->ontology, id)->iri,
                                 att_view(name)));
}

// Names are marked before anything is tagged: in capitals, the longest label,
// and not where the label is what the people are called.
static void
marks_listed_names(void** state)
{
  const World* world = *state;
  Draft* draft = new_draft();
  add_plain(draft, "The Norlandic chief of Tarik_ -_ i_ -_ Shan left NL .");
  add_plain(draft, "Nordhaven saw the Norland army and a norland nl");
  draft->document.tokens = draft->tokens;
  draft->document.sentences = draft->sentences;
  assert_int_equal(att_mentions_mark_names(world->gazetteer, &draft->document),
                   ATT_OK);
  char marks[32] = "";
  for (size_t i = 0; i < draft->document.token_count; ++i) {
    marks[i] = draft->tokens[i].is_name ? 'n' : '.';
  }
  assert_string_equal(marks, "....n...n.n.n..n.....");
  end_draft(draft);
}

static void
reads_the_gazetteer(void** state)
{
  const World* world = *state;
  assert_int_equal(att_gazetteer_size(world->gazetteer), 9);
  assert_int_equal(world->log.warnings, 2); // Nameless, Classless
  const AttListed* norland =
      att_gazetteer_find_label(world->gazetteer, ATT_VIEW("Norland"));
  assert_non_null(norland);
  assert_int_equal(norland->fact_count, 1);
  assert_true(att_view_equal(norland->facts[0].value, ATT_VIEW("NOR")));
  assert_false(norland->facts[0].is_iri);
  assert_int_equal(norland->same_as_count, 1);
  const AttListed* army = att_gazetteer_find_iri(
      world->gazetteer, ATT_VIEW("https://example.org/Army"));
  assert_non_null(army);
  assert_int_equal(army->fact_count, 1);
  assert_true(army->facts[0].is_iri);
  // the label of a place before the metonym of a state
  assert_true(att_view_equal(
      att_gazetteer_find_label(world->gazetteer, ATT_VIEW("Nordhaven"))->iri,
      ATT_VIEW("https://example.org/Nordhaven")));
  assert_null(
      att_gazetteer_find_label(world->gazetteer, ATT_VIEW("Shan-Bewegung")));
  assert_null(att_gazetteer_find_label(world->gazetteer, ATT_VIEW("")));
}

static void
refuses_a_broken_gazetteer(void** state)
{
  const World* world = *state;
  char path[64];
  (void)snprintf(path, sizeof path, "/tmp/attest-b%ld.ttl", (long)getpid());
  write_file(path, "<https://example.org/a> <broken");
  const char* paths[] = {path};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttLog log = {0};
  AttGazetteer* gazetteer = NULL;
  assert_int_equal(
      att_gazetteer_new(paths, 1, world->ontology, &limits, &log, &gazetteer),
      ATT_ERR_SYNTAX);
  assert_null(gazetteer);
  (void)remove(path);
}

static void
finds_labels_as_written_in_many_ways(void** state)
{
  Draft* draft = new_draft();
  add_plain(draft,
            "Tarik_ -_ i_ -_ Shan and Turik Shan met the norland army , NL or "
            "nl near N.L. and Tarik , i Shan");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "0-5^4 Tarik-i-Shan label; 6-8^7 Tarik-i-Shan label; "
                      "13-14^13 Norland label; 17-18^17 Norland label");
  end_draft(draft);
}

static void
keeps_all_readings_of_a_label(void** state)
{
  Draft* draft = new_draft();
  add_plain(draft, "Nordhaven spoke , Norlanders listened");
  const AttMentions m = find(*state, draft);
  assert_string_equal(
      describe(&m),
      "0-1^0 Nordhaven label, Norland metonym; 3-4^3 Norland demonym");
  end_draft(draft);
}

static const char*
described(void** state, const char* first, const char* second)
{
  Draft* draft = new_draft();
  add_plain(draft, first);
  add_plain(draft, second);
  const AttMentions m = find(*state, draft);
  const char* text = describe(&m);
  end_draft(draft);
  return text;
}

// A label that several have names the one whose state the document names
// twice as often.
static void
reads_a_label_by_its_context(void** state)
{
  assert_string_equal(
      described(state, "the Joint Staff denied it", "nobody heard"), "");
  assert_string_equal(
      described(state, "the Joint Staff denied it", "Norland heard"),
      "1-3^2 Norland Army label; 5-6^5 Norland label");
  assert_string_equal(
      described(state, "Norland and Sudland met", "the Joint Staff of Sudland"),
      "0-1^0 Norland label; 2-3^2 Sudland label; 8-9^8 Sudland label");
  assert_string_equal(
      described(state, "Sudland called Norland", "Sudland has a Joint Staff"),
      "0-1^0 Sudland label; 2-3^2 Norland label; 3-4^3 Sudland label; "
      "6-8^7 Sudland Army label");
  // as much the one's as the other's
  assert_string_equal(
      described(state, "Sudland called Norland", "the Joint Staff denied it"),
      "0-1^0 Sudland label; 2-3^2 Norland label");
  // whose name stands before it is meant
  assert_string_equal(
      described(state, "Norland heard", "the Wendish Joint Staff denied it"),
      "0-1^0 Norland label");
}

// One capital is enough of a name of several words, none is not.
static void
takes_a_name_by_one_capital(void** state)
{
  assert_string_equal(
      described(state, "the western Coast , Norland army", "a norland army"),
      "1-3^2 Western Coast label; 4-6^5 Norland Army label");
}

// An article is no reason to take the shorter name.
static void
prefers_the_name_behind_an_article(void** state)
{
  assert_string_equal(
      described(state, "The Western Coast", "and the Western ships"),
      "1-3^2 Western Coast label; 4-6^5 the Western label");
}

static bool
is_linked(const AttMentions* m, const char* from, const char* to)
{
  for (size_t i = 0; i < m->link_count; ++i) {
    if (att_view_equal(m->entities[m->links[i].subject].label,
                       att_view(from)) &&
        att_view_equal(m->entities[m->links[i].object].label, att_view(to))) {
      return true;
    }
  }
  return false;
}

// A seat of power is also the place of its name; one that is listed as a place
// stays the only one.
static void
reads_seats_as_places(void** state)
{
  Draft* draft = new_draft();
  add_plain(draft, "Sudhaven spoke of Nordhaven");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "0-1^0 Norland metonym, Sudhaven name; "
                      "3-4^3 Nordhaven label, Norland metonym");
  assert_true(is_linked(&m, "Sudhaven", "Norland"));
  assert_false(is_linked(&m, "Nordhaven", "Norland"));
  end_draft(draft);
}

// A state's or a place's label may be somebody's first name.
static void
reads_first_names(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "Fjord/Fjord/PROPN/NNP/3/nsubj Olsen/Olsen/PROPN/NNP/1/flat "
               "left/leave/VERB/VBD/0/root "
               "Norland/Norland/PROPN/NNP/3/obj");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "0-2^0 Fjord Olsen name; 3-4^3 Norland label");
  assert_class(state, &m, 0, "Person");
  end_draft(draft);
}

// What a place lies in comes along, and what that lies in.
static void
links_places_up_to_the_state(void** state)
{
  Draft* draft = new_draft();
  add_plain(draft, "Fjord froze");
  const AttMentions m = find(*state, draft);
  assert_int_equal(m.mention_count, 1);
  assert_int_equal(m.entity_count, 3);
  assert_true(is_linked(&m, "Fjord", "Western Coast"));
  assert_true(is_linked(&m, "Western Coast", "Norland"));
  end_draft(draft);
}

// A title that the tree puts at the head of a name stands for the named one.
static void
heads_a_name_by_its_title(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "Emir/Emir/PROPN/NNP/4/nsubj Turik/Turik/PROPN/NNP/1/flat "
               "Shan/Shan/PROPN/NNP/1/flat left/leave/VERB/VBD/0/root");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m), "1-3^0 Tarik-i-Shan label");
  assert_int_equal(m.headed_by[0], 1);
  end_draft(draft);
}

static void
learns_acronyms(void** state)
{
  Draft* draft = new_draft();
  add_plain(draft, "FOS struck again .");
  add_plain(draft, "The Front of Shan (_ FOS_ ) struck .");
  add_plain(draft, "TIS (_ Tarik_ -_ i_ -_ Shan_ ) hid , so TIS hides .");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "0-1^0 Front of Shan acronym; "
                      "5-8^7 Front of Shan name; 9-10^9 Front of Shan acronym; "
                      "13-14^13 Tarik-i-Shan acronym; "
                      "15-20^19 Tarik-i-Shan label; "
                      "24-25^24 Tarik-i-Shan acronym");
  assert_class(state, &m, 0, "ArmedGroup");
  end_draft(draft);
}

static void
reads_states_and_their_bodies(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "The/the/DET/DT/3/det Norlandic/Norlandic/ADJ/JJ/3/amod "
               "government/government/NOUN/NN/4/nsubj "
               "sent/send/VERB/VBD/0/root "
               "Norland_/Norland/PROPN/NNP/8/nmod:poss 's/'s/PART/POS/5/case "
               "security/security/NOUN/NN/8/compound "
               "forces/force/NOUN/NNS/4/obj");
  add_sentence(draft,
               "Government/government/NOUN/NN/4/nsubj of/of/ADP/IN/3/case "
               "Norland/Norland/PROPN/NNP/1/nmod left/leave/VERB/VBD/0/root "
               "Norlandic/Norlandic/ADJ/JJ/6/amod "
               "officials/official/NOUN/NNS/4/obj");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "1-3^2 Norland metonym; 1-2^1 Norland demonym; "
                      "4-8^7 Norland security forces body; "
                      "4-5^4 Norland label; 8-11^8 Norland metonym; "
                      "10-11^10 Norland label; "
                      "12-14^13 Norlandic officials body; "
                      "12-13^12 Norland demonym");
  assert_class(state, &m, 2, "StateBody");
  assert_class(state, &m, 6, "StateBody");
  const AttReading* body = &m.readings[m.mentions[2].first_reading];
  const AttEntity* entity = &m.entities[body->entity];
  assert_int_equal(entity->link_count, 1);
  assert_true(
      att_view_equal(m.entities[m.links[entity->first_link].object].label,
                     ATT_VIEW("Norland")));
  assert_int_equal(m.headed_by[7], 3);
  assert_int_equal(m.covered_by[4], 3);
  assert_int_equal(m.headed_by[4], 4);
  end_draft(draft);
}

static void
reads_unnamed_actors(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "Several/several/ADJ/JJ/3/amod armed/armed/ADJ/JJ/3/amod "
               "militants/militant/NOUN/NNS/4/nsubj "
               "met/meet/VERB/VBD/0/root "
               "Tarik_/Tarik/PROPN/NNP/10/compound -_/-/PUNCT/HYPH/5/punct "
               "i_/i/PROPN/NNP/5/flat -_/-/PUNCT/HYPH/5/punct "
               "Shan/Shan/PROPN/NNP/5/flat "
               "militants/militant/NOUN/NNS/4/obj");
  add_sentence(draft,
               "Both/both/DET/DT/2/det countries/country/NOUN/NNS/3/nsubj "
               "fear/fear/VERB/VBP/0/root "
               "neighbouring/neighbouring/ADJ/JJ/5/amod "
               "countries/country/NOUN/NNS/3/obj");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "1-3^2 armed militants noun; "
                      "4-10^9 Tarik-i-Shan metonym; 4-9^4 Tarik-i-Shan label; "
                      "13-15^14 neighbouring countries noun");
  end_draft(draft);
}

static void
reads_who_governs_and_skips_descriptions(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "the/the/DET/DT/7/det Tarik_/Tarik/PROPN/NNP/7/compound "
               "-_/-/PUNCT/HYPH/2/punct i_/i/PROPN/NNP/2/flat "
               "-_/-/PUNCT/HYPH/2/punct Shan/Shan/PROPN/NNP/2/flat "
               "government/government/NOUN/NN/11/nsubj is/be/AUX/VBZ/11/cop "
               "a/a/DET/DT/11/det big/big/ADJ/JJ/11/amod "
               "country/country/NOUN/NN/0/root near/near/ADP/IN/14/case "
               "the/the/DET/DT/14/det Norland/Norland/PROPN/NNP/11/nmod");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "1-7^6 Tarik-i-Shan metonym; 1-6^1 Tarik-i-Shan label; "
                      "13-14^13 Norland label");
  end_draft(draft);
}

static void
mints_names(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "Minister/minister/PROPN/NNP/2/nmod:desc "
               "Anna/Anna/PROPN/NNP/4/nsubj Berg/Berg/PROPN/NNP/2/flat "
               "joined/join/VERB/VBD/0/root "
               "the/the/DET/DT/8/det National/National/ADJ/NNP/8/amod "
               "Shan/Shan/PROPN/NNP/8/compound "
               "Front/Front/PROPN/NNP/4/obj near/near/ADP/IN/10/case "
               "Lund/Lund/PROPN/NNP/4/obl");
  add_sentence(draft,
               "Berg/Berg/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root "
               "Monday/Monday/PROPN/NNP/2/obl:unmarked "
               "Olsen/Olsen/PROPN/NNP/2/obj");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "1-3^1 Anna Berg name; 5-8^7 National Shan Front name; "
                      "9-10^9 Lund name; 10-11^10 Anna Berg name; "
                      "12-13^12 Monday name; 13-14^13 Olsen name");
  assert_class(state, &m, 0, "Person");
  assert_class(state, &m, 1, "ArmedGroup");
  assert_class(state, &m, 2, "Place");
  end_draft(draft);
}

// A marker counts for all that is coordinated, and a noun that is its name's
// own class reaches it by "of".
static void
classes_names_by_their_marker(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "Rain/rain/NOUN/NN/2/nsubj fell/fall/VERB/VBD/0/root "
               "near/near/ADP/IN/4/case Lund/Lund/PROPN/NNP/2/obl "
               "and/and/CCONJ/CC/6/cc Berg/Berg/PROPN/NNP/4/conj");
  add_sentence(draft,
               "The/the/DET/DT/2/det town/town/NOUN/NN/5/nsubj "
               "of/of/ADP/IN/4/case Olsen/Olsen/PROPN/NNP/2/nmod "
               "froze/freeze/VERB/VBD/0/root");
  const AttMentions m = find(*state, draft);
  assert_class(state, &m, 0, "Place");
  assert_class(state, &m, 1, "Place");
  assert_class(state, &m, 2, "Place");
  end_draft(draft);
}

// A noun gives its name a class as the head, behind a name without a capital,
// and where the tree has it as the last word of a flat name.
static void
reads_names_that_end_in_a_noun(void** state)
{
  Draft* draft = new_draft();
  add_sentence(draft,
               "Lund/Lund/PROPN/NNP/2/compound "
               "district/district/NOUN/NN/3/nsubj left/leave/VERB/VBD/0/root "
               "Berg/Berg/PROPN/NNP/3/obj District/District/PROPN/NNP/4/flat");
  const AttMentions m = find(*state, draft);
  assert_string_equal(describe(&m),
                      "0-2^1 Lund district name; 0-1^0 Lund name; "
                      "3-5^3 Berg District name");
  assert_class(state, &m, 0, "Place");
  assert_class(state, &m, 2, "Place");
  end_draft(draft);
}

static void
survives_empty_and_odd_input(void** state)
{
  Draft* draft = new_draft();
  const AttMentions none = find(*state, draft);
  assert_int_equal(none.mention_count, 0);
  add_plain(draft, "( ( ) ) ' 's - -- ( X ) \xEF\xBF\xBD (");
  const AttMentions odd = find(*state, draft);
  assert_int_equal(odd.mention_count, 0);
  end_draft(draft);
}

// An allocator whose n-th call fails, and all after it.
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
passes_on_that_memory_is_out(void** state)
{
  const World* world = *state;
  Draft* draft = new_draft();
  add_plain(draft,
            "The Front of Shan (_ FOS_ ) met TIS (_ Tarik_ -_ i_ -_ "
            "Shan_ ) in Nordhaven .");
  add_sentence(draft,
               "Anna/Anna/PROPN/NNP/3/nsubj Berg/Berg/PROPN/NNP/1/flat "
               "led/lead/VERB/VBD/0/root "
               "Norlandic/Norlandic/ADJ/JJ/5/amod "
               "forces/force/NOUN/NNS/3/obj");
  draft->document.arena = draft->arena;
  draft->document.tokens = draft->tokens;
  draft->document.sentences = draft->sentences;
  draft->document.text = att_text_view(&draft->text);
  AttStatus status = ATT_ERR_MEMORY;
  for (size_t most = 0; most < 5000 && status != ATT_OK; ++most) {
    size_t left = most;
    AttMentions mentions;
    att_memory_set(failing, &left);
    status = att_mentions_find(world->gazetteer,
                               world->ontology,
                               NULL,
                               NULL,
                               NULL,
                               &draft->document,
                               &mentions);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
  }
  assert_int_equal(status, ATT_OK);
  end_draft(draft);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_the_gazetteer),
      cmocka_unit_test(marks_listed_names),
      cmocka_unit_test(refuses_a_broken_gazetteer),
      cmocka_unit_test(finds_labels_as_written_in_many_ways),
      cmocka_unit_test(keeps_all_readings_of_a_label),
      cmocka_unit_test(reads_a_label_by_its_context),
      cmocka_unit_test(takes_a_name_by_one_capital),
      cmocka_unit_test(prefers_the_name_behind_an_article),
      cmocka_unit_test(reads_seats_as_places),
      cmocka_unit_test(reads_first_names),
      cmocka_unit_test(links_places_up_to_the_state),
      cmocka_unit_test(heads_a_name_by_its_title),
      cmocka_unit_test(learns_acronyms),
      cmocka_unit_test(reads_states_and_their_bodies),
      cmocka_unit_test(reads_unnamed_actors),
      cmocka_unit_test(reads_who_governs_and_skips_descriptions),
      cmocka_unit_test(mints_names),
      cmocka_unit_test(classes_names_by_their_marker),
      cmocka_unit_test(reads_names_that_end_in_a_noun),
      cmocka_unit_test(survives_empty_and_odd_input),
      cmocka_unit_test(passes_on_that_memory_is_out),
  };
  return cmocka_run_group_tests(tests, make_world, free_world);
}
