// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The model file's layout, little-endian: a header, a table of sections, the
// sections, each aligned to 8 bytes.
// For model.c, which reads it, and model_write.c, which makes it.

#ifndef ATT_ENGLISH_MODEL_FILE_H
#define ATT_ENGLISH_MODEL_FILE_H

#include "base/text.h"
#include "english/lexicon.h"
#include "english/model.h"
#include "english/tagger.h"
#include "english/transitions.h"
#include "english/weights.h"

#define ATT_MODEL_MAGIC "attmodel"
/// Raised by whatever changes the layout or the features' meaning.
#define ATT_MODEL_VERSION 2u
/// No model is larger.
#define ATT_MODEL_BYTES ((size_t)10 << 20)

typedef enum AttSection {
  ATT_SECTION_PAIRS,          ///< AttTagPair
  ATT_SECTION_ACTIONS,        ///< AttAction
  ATT_SECTION_TAGGER_OFFSETS, ///< uint32_t
  ATT_SECTION_TAGGER_ROWS,    ///< uint16_t
  ATT_SECTION_PARSER_OFFSETS,
  ATT_SECTION_PARSER_ROWS,
  ATT_SECTION_WORDS,    ///< AttLexiconWord
  ATT_SECTION_READINGS, ///< AttLexiconReading
  ATT_SECTION_SLOTS,    ///< uint32_t
  ATT_SECTION_RULES,    ///< AttLemmaRule
  ATT_SECTION_STRINGS,  ///< bytes
  ATT_SECTION_COUNT
} AttSection;

typedef struct AttSectionPlace {
  uint64_t offset; ///< from the start of the file
  uint64_t size;   ///< in bytes
} AttSectionPlace;

typedef struct AttModelHeader {
  char magic[8];
  uint32_t version;
  uint32_t sections;
  uint64_t size;     ///< of the whole file
  uint64_t checksum; ///< XXH3 of all bytes from `places` on
  AttSectionPlace places[ATT_SECTION_COUNT];
} AttModelHeader;

/// What the checksum covers begins behind it.
#define ATT_MODEL_CHECKED offsetof(AttModelHeader, places)

/// An open model: views into the mapped file.
struct AttModel {
  void* map;
  size_t size;
  const AttTagPair* pairs;
  size_t pair_count;
  const AttAction* actions;
  size_t action_count;
  AttWeights tagger;
  AttWeights parser;
  AttLexicon lexicon;
  char digest[17];
};

/// Lay out a model of its sections' contents; empties `out` first.
ATT_MUST_USE AttStatus
att_model_assemble(const AttText sections[ATT_SECTION_COUNT], AttText* out);

/// Point into `bytes` (aligned to 8, owned by the caller) after all checks.
ATT_MUST_USE AttStatus att_model_view(AttView bytes,
                                      const char* name,
                                      AttLog* log,
                                      AttModel* model);

#endif
