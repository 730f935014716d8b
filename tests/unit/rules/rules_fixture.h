// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the tests of rules/ share: a small vocabulary, the small ontology, and
// a log that keeps what it was told as rendered text.

#ifndef ATT_TESTS_RULES_FIXTURE_H
#define ATT_TESTS_RULES_FIXTURE_H

#include "base/file.h"
#include "rules/rules.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define GOLDEN ATT_SOURCE_DIR "/tests/golden/rules/"

/// Words by part of speech: base forms, as the treebank would have seen them,
/// ten times for each entry.
typedef struct KnownWord {
  const char* word;
  AttUpos upos;
} KnownWord;

static const KnownWord known_words[] = {
    {"accuse", ATT_UPOS_VERB},     {"blame", ATT_UPOS_VERB},
    {"attack", ATT_UPOS_VERB},     {"attack", ATT_UPOS_NOUN},
    {"strike", ATT_UPOS_VERB},     {"strike", ATT_UPOS_NOUN},
    {"offensive", ATT_UPOS_NOUN},  {"level", ATT_UPOS_VERB},
    {"accusation", ATT_UPOS_NOUN}, {"allegation", ATT_UPOS_NOUN},
    {"harbour", ATT_UPOS_VERB},    {"shelter", ATT_UPOS_VERB},
    {"shelter", ATT_UPOS_NOUN},    {"sanctuary", ATT_UPOS_NOUN},
    {"haven", ATT_UPOS_NOUN},      {"refuge", ATT_UPOS_NOUN},
    {"give", ATT_UPOS_VERB},       {"provide", ATT_UPOS_VERB},
    {"find", ATT_UPOS_VERB},       {"enjoy", ATT_UPOS_VERB},
    {"say", ATT_UPOS_VERB},        {"claim", ATT_UPOS_VERB},
    {"claim", ATT_UPOS_NOUN},      {"deny", ATT_UPOS_VERB},
    {"want", ATT_UPOS_VERB},       {"plan", ATT_UPOS_VERB},
    {"plan", ATT_UPOS_NOUN},       {"likely", ATT_UPOS_ADJ},
    {"able", ATT_UPOS_ADJ},        {"pull", ATT_UPOS_VERB},
    {"pullout", ATT_UPOS_NOUN},    {"out", ATT_UPOS_ADV},
    {"over", ATT_UPOS_ADV},        {"take", ATT_UPOS_VERB},
    {"hand", ATT_UPOS_VERB},       {"hand", ATT_UPOS_NOUN},
    {"leader", ATT_UPOS_NOUN},     {"control", ATT_UPOS_VERB},
    {"control", ATT_UPOS_NOUN},    {"rival", ATT_UPOS_NOUN},
    {"rivalry", ATT_UPOS_NOUN},    {"talk", ATT_UPOS_NOUN},
    {"talk", ATT_UPOS_VERB},       {"meet", ATT_UPOS_VERB},
    {"meeting", ATT_UPOS_NOUN},    {"withdraw", ATT_UPOS_VERB},
    {"withdrawal", ATT_UPOS_NOUN}, {"launch", ATT_UPOS_VERB},
    {"carry", ATT_UPOS_VERB},      {"make", ATT_UPOS_VERB},
    {"base", ATT_UPOS_VERB},       {"base", ATT_UPOS_NOUN},
    {"dependent", ATT_UPOS_ADJ},   {"member", ATT_UPOS_NOUN},
    {"war", ATT_UPOS_NOUN},        {"become", ATT_UPOS_VERB},
    {"agree", ATT_UPOS_VERB},      {"urge", ATT_UPOS_VERB},
    {"virus", ATT_UPOS_NOUN},      {"disease", ATT_UPOS_NOUN},
    {"fight", ATT_UPOS_VERB},      {"warn", ATT_UPOS_VERB},
    {"bomb", ATT_UPOS_VERB},       {"bombing", ATT_UPOS_NOUN},
    {"anti", ATT_UPOS_ADJ},        {"sponsor", ATT_UPOS_VERB},
    {"arm", ATT_UPOS_VERB},        {"arm", ATT_UPOS_NOUN},
    {"arm", ATT_UPOS_NOUN}, // twice as often
};

static const char* const known_markers[] = {
    "of",   "for",     "against", "by",   "from",         "on",
    "upon", "with",    "to",      "in",   "into",         "at",
    "that", "between", "over",    "out",  "according to", "without",
    "if",   "unless",  "as",      "about"};

static uint32_t
count_word(AttView word, AttUpos upos)
{
  uint32_t count = 0;
  for (size_t i = 0; i < sizeof known_words / sizeof *known_words; ++i) {
    if (known_words[i].upos == upos &&
        att_view_equal(att_view(known_words[i].word), word)) {
      count += 10;
    }
  }
  return count;
}

/// Try the endings that English inflects with; a known word wins.
static AttView
fake_lemma(void* data, AttArena* arena, AttView word, AttUpos upos)
{
  static const struct {
    const char* ending;
    const char* instead;
  } endings[] = {{"ies", "y"},
                 {"ied", "y"},
                 {"s", ""},
                 {"es", ""},
                 {"ed", ""},
                 {"d", ""},
                 {"led", ""},
                 {"ing", ""},
                 {"ing", "e"},
                 {"ed", "e"},
                 {"ding", "d"}};
  (void)data;
  for (size_t i = 0;
       !count_word(word, upos) && i < sizeof endings / sizeof *endings;
       ++i) {
    const AttView ending = att_view(endings[i].ending);
    if (!att_view_ends_with(word, ending)) {
      continue;
    }
    AttText text = {0};
    att_text_append(&text, att_view_slice(word, 0, word.size - ending.size));
    att_text_append_string(&text, endings[i].instead);
    const bool known = count_word(att_text_view(&text), upos);
    const AttView copy =
        text.broken ? word : att_arena_copy(arena, att_text_view(&text));
    att_text_clear(&text);
    if (known && copy.at) {
      return copy;
    }
  }
  return word;
}

static uint32_t
fake_frequency(void* data, AttView word, AttUpos upos)
{
  AttArena* arena = att_arena_new();
  if (!arena) {
    return 0;
  }
  const uint32_t count = count_word(fake_lemma(data, arena, word, upos), upos);
  att_arena_free(arena);
  return count;
}

static void
fake_markers(void* data, void (*each)(void* user, AttView word), void* user)
{
  (void)data;
  for (size_t i = 0; i < sizeof known_markers / sizeof *known_markers; ++i) {
    each(user, att_view(known_markers[i]));
  }
}

static void
fake_words(void* data,
           AttUpos upos,
           void (*each)(void* user, AttView word),
           void* user)
{
  (void)data;
  for (size_t i = 0; i < sizeof known_words / sizeof *known_words; ++i) {
    if (known_words[i].upos == upos) {
      each(user, att_view(known_words[i].word));
    }
  }
}

static const AttVocabulary vocabulary = {.lemma = fake_lemma,
                                         .frequency = fake_frequency,
                                         .markers = fake_markers,
                                         .words = fake_words};

static const char*
without_folder(const char* path)
{
  const char* slash = path ? strrchr(path, '/') : NULL;
  return slash ? slash + 1 : path;
}

/// Keep messages as they would be printed, without the folder's path.
static void
keep_message(void* user, const AttDiagnostic* diagnostic)
{
  AttDiagnostic shown = *diagnostic;
  shown.origin.name = without_folder(shown.origin.name);
  shown.note_origin.name = without_folder(shown.note_origin.name);
  att_diagnostic_render(&shown, user);
}

static inline AttOntology*
load_ontology(void)
{
  const char* const paths[] = {GOLDEN "ontology.ttl"};
  AttOntology* ontology = NULL;
  assert_int_equal(
      att_ontology_new(paths, 1, &ATT_LIMITS_DEFAULT, NULL, &ontology), ATT_OK);
  return ontology;
}

static inline AttStatus
compile_path(const AttOntology* ontology,
             const char* path,
             const AttLimits* limits,
             AttText* messages,
             AttRules** rules)
{
  AttLog log = {.sink = messages ? keep_message : NULL, .user = messages};
  return att_rules_compile(
      &path, 1, ontology, &vocabulary, limits, &log, rules);
}

static void
write_file(const char* path, AttView text)
{
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  assert_int_equal(fwrite(text.at, 1, text.size, out), text.size);
  assert_int_equal(fclose(out), 0);
}

#endif
