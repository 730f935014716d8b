// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Compile arbitrary bytes as a rule file, against the tests' small ontology.
// In: bytes. Out: nothing may crash, leak or hang; a status or rules.

#include "rules/lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

static AttView
same_word(void* data, AttArena* arena, AttView word, AttUpos upos)
{
  (void)data;
  (void)arena;
  (void)upos;
  return word;
}

/// Some words are verbs, some nouns, some both, some neither: by their bytes.
static uint32_t
some_frequency(void* data, AttView word, AttUpos upos)
{
  (void)data;
  return word.size ? ((uint8_t)word.at[0] + upos) % 3U : 0;
}

static void
few_markers(void* data, void (*each)(void* user, AttView word), void* user)
{
  static const char* const markers[] = {
      "of", "to", "by", "in", "that", "out", "according to"};
  (void)data;
  for (size_t i = 0; i < sizeof markers / sizeof *markers; ++i) {
    each(user, att_view(markers[i]));
  }
}

static void
no_words(void* data,
         AttUpos upos,
         void (*each)(void* user, AttView word),
         void* user)
{
  (void)data;
  (void)upos;
  each(user, (AttView){"word", 4});
}

int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
  static AttOntology* ontology;
  const char* const path = ATT_SOURCE_DIR "/tests/golden/rules/ontology.ttl";
  if (!ontology &&
      att_ontology_new(&path, 1, &ATT_LIMITS_DEFAULT, NULL, &ontology) !=
          ATT_OK) {
    return 1;
  }
  char name[] = "/tmp/attest-fuzz-XXXXXX";
  const int file = mkstemp(name);
  if (file < 0 || write(file, data, size) != (ssize_t)size) {
    return 1;
  }
  close(file);
  const AttVocabulary vocabulary = {.lemma = same_word,
                                    .frequency = some_frequency,
                                    .markers = few_markers,
                                    .words = no_words};
  const char* const paths[] = {name};
  AttRules* rules = NULL;
  const AttStatus status = att_rules_compile(
      paths, 1, ontology, &vocabulary, &ATT_LIMITS_DEFAULT, NULL, &rules);
  if (status == ATT_OK) {
    AttText dump = {0};
    att_rules_dump(rules, ontology, &dump);
    att_text_clear(&dump);
    if (att_rules_lint(rules, ontology, &vocabulary, NULL) != ATT_OK) {
      return 1;
    }
  }
  att_rules_free(rules);
  remove(name);
  return 0;
}
