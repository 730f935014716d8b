// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Opening a model: map, check everything once, then trust it.

#include "base/memory.h"
#include "english/model_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static AttStatus
refuse(AttLog* log, const char* name, const char* why)
{
  att_report_plain(log, ATT_ERROR, name, "%s", why);
  return ATT_ERR_VERSION;
}

static AttStatus
check_header(AttView bytes, const char* name, AttLog* log)
{
  const AttModelHeader* header = (const void*)bytes.at;
  const uint16_t order = 1;
  if (*(const unsigned char*)&order != 1) {
    return refuse(log, name, "models are read on little-endian machines only");
  }
  if (bytes.size < sizeof *header ||
      memcmp(header->magic, ATT_MODEL_MAGIC, sizeof header->magic) != 0) {
    return refuse(log, name, "not a model file");
  }
  if (header->version != ATT_MODEL_VERSION ||
      header->sections != ATT_SECTION_COUNT) {
    att_report_plain(log,
                     ATT_ERROR,
                     name,
                     "model of version %u expected, found version %u",
                     ATT_MODEL_VERSION,
                     header->version);
    return ATT_ERR_VERSION;
  }
  const AttView checked = att_view_slice(bytes, ATT_MODEL_CHECKED, bytes.size);
  if (header->size != bytes.size ||
      att_view_hash(checked) != header->checksum) {
    return refuse(log, name, "the model file is damaged");
  }
  return ATT_OK;
}

/// A section as an array of items of `item` bytes; false where it does not lie
/// in the file or does not divide.
static bool
find_section(AttView bytes,
             AttSection section,
             size_t item,
             const void** items,
             size_t* count)
{
  const AttModelHeader* header = (const void*)bytes.at;
  const AttSectionPlace place = header->places[section];
  if (place.offset % 8 || place.offset > bytes.size ||
      place.size > bytes.size - place.offset || place.size % item) {
    return false;
  }
  *items = bytes.at + place.offset;
  *count = (size_t)place.size / item;
  return true;
}

/// 2^bits entries, and `more`.
static bool
find_bits(size_t count, size_t more, uint32_t* bits)
{
  for (*bits = 1; *bits < 28; ++*bits) {
    if (((size_t)1 << *bits) + more == count) {
      return true;
    }
  }
  return false;
}

static bool
find_weights(AttView bytes,
             AttSection offsets,
             AttSection rows,
             size_t classes,
             AttWeights* weights)
{
  const void* offset_items = NULL;
  const void* row_items = NULL;
  size_t offset_count = 0;
  size_t row_units = 0;
  if (!find_section(
          bytes, offsets, sizeof(uint32_t), &offset_items, &offset_count) ||
      !find_section(bytes, rows, sizeof(uint16_t), &row_items, &row_units) ||
      !find_bits(offset_count, 1, &weights->bits)) {
    return false;
  }
  weights->offsets = offset_items;
  weights->rows = row_items;
  const char* rows_end = (const char*)row_items + row_units * sizeof(uint16_t);
  if ((size_t)(bytes.at + bytes.size - rows_end) < ATT_ROWS_SLACK) {
    return false;
  }
  return att_weights_valid(weights, row_units, (unsigned)classes);
}

static bool
find_lexicon(AttView bytes, AttModel* model)
{
  AttLexicon* lexicon = &model->lexicon;
  const void* items[5] = {0};
  size_t slot_count = 0;
  if (!find_section(bytes,
                    ATT_SECTION_WORDS,
                    sizeof(AttLexiconWord),
                    &items[0],
                    &lexicon->word_count) ||
      !find_section(bytes,
                    ATT_SECTION_READINGS,
                    sizeof(AttLexiconReading),
                    &items[1],
                    &lexicon->reading_count) ||
      !find_section(
          bytes, ATT_SECTION_SLOTS, sizeof(uint32_t), &items[2], &slot_count) ||
      !find_section(bytes,
                    ATT_SECTION_RULES,
                    sizeof(AttLemmaRule),
                    &items[3],
                    &lexicon->rule_count) ||
      !find_section(
          bytes, ATT_SECTION_STRINGS, 1, &items[4], &lexicon->string_size) ||
      !find_bits(slot_count, 0, &lexicon->slot_bits)) {
    return false;
  }
  lexicon->words = items[0];
  lexicon->readings = items[1];
  lexicon->slots = items[2];
  lexicon->rules = items[3];
  lexicon->strings = items[4];
  return att_lexicon_valid(lexicon, model->pair_count);
}

static bool
are_tags_valid(const AttModel* model)
{
  for (size_t i = 0; i < model->pair_count; ++i) {
    if (model->pairs[i].upos >= ATT_UPOS_COUNT ||
        model->pairs[i].xpos >= ATT_XPOS_COUNT) {
      return false;
    }
  }
  return model->pair_count > 0 && model->pair_count <= ATT_CLASS_MAX;
}

/// The parser always finds a move among them: shift, right, and left to root.
static bool
are_actions_valid(const AttModel* model)
{
  unsigned needed = 0;
  for (size_t i = 0; i < model->action_count; ++i) {
    const AttAction action = model->actions[i];
    if (action.move > ATT_MOVE_RIGHT || action.relation >= ATT_RELATION_COUNT) {
      return false;
    }
    const bool root = action.relation == ATT_RELATION_ROOT;
    needed |= action.move == ATT_MOVE_SHIFT            ? 1u
              : action.move == ATT_MOVE_RIGHT && !root ? 2u
              : action.move == ATT_MOVE_LEFT && root   ? 4u
                                                       : 0u;
  }
  return needed == 7 && model->action_count <= ATT_CLASS_MAX;
}

AttStatus
att_model_view(AttView bytes, const char* name, AttLog* log, AttModel* model)
{
  ATT_TRY(check_header(bytes, name, log));
  const void* pairs = NULL;
  const void* actions = NULL;
  bool good = find_section(bytes,
                           ATT_SECTION_PAIRS,
                           sizeof(AttTagPair),
                           &pairs,
                           &model->pair_count) &&
              find_section(bytes,
                           ATT_SECTION_ACTIONS,
                           sizeof(AttAction),
                           &actions,
                           &model->action_count);
  model->pairs = pairs;
  model->actions = actions;
  good = good && are_tags_valid(model) && are_actions_valid(model) &&
         find_weights(bytes,
                      ATT_SECTION_TAGGER_OFFSETS,
                      ATT_SECTION_TAGGER_ROWS,
                      model->pair_count,
                      &model->tagger) &&
         find_weights(bytes,
                      ATT_SECTION_PARSER_OFFSETS,
                      ATT_SECTION_PARSER_ROWS,
                      model->action_count,
                      &model->parser) &&
         find_lexicon(bytes, model);
  if (!good) {
    return refuse(log, name, "the model file is damaged");
  }
  const AttModelHeader* header = (const void*)bytes.at;
  snprintf(model->digest,
           sizeof model->digest,
           "%016llx",
           (unsigned long long)header->checksum);
  return ATT_OK;
}

static AttStatus
map_file(const char* path, AttLog* log, AttModel* model)
{
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) {
    att_report_plain(log, ATT_ERROR, path, "cannot open: %s", strerror(errno));
    if (file >= 0) {
      close(file);
    }
    return ATT_ERR_IO;
  }
  AttStatus status = ATT_OK;
  if (!S_ISREG(info.st_mode) || info.st_size < (off_t)sizeof(AttModelHeader)) {
    status = refuse(log, path, "not a model file");
  } else {
    model->size = (size_t)info.st_size;
    model->map = mmap(NULL, model->size, PROT_READ, MAP_PRIVATE, file, 0);
    if (model->map == MAP_FAILED) {
      model->map = NULL;
      att_report_plain(log, ATT_ERROR, path, "cannot map: %s", strerror(errno));
      status = ATT_ERR_IO;
    }
  }
  close(file);
  return status;
}

AttStatus
att_model_open(const char* path, AttLog* log, AttModel** model)
{
  *model = NULL;
  AttModel* opened = att_calloc(1, sizeof *opened);
  if (!opened) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = map_file(path, log, opened);
  if (status == ATT_OK) {
    status =
        att_model_view((AttView){opened->map, opened->size}, path, log, opened);
  }
  if (status != ATT_OK) {
    att_model_free(opened);
    return status;
  }
  *model = opened;
  return ATT_OK;
}

void
att_model_free(AttModel* model)
{
  if (model) {
    if (model->map) {
      munmap(model->map, model->size);
    }
    att_free(model);
  }
}

const char*
att_model_digest(const AttModel* model)
{
  return model->digest;
}

AttView
att_model_lemma(const AttModel* model,
                AttArena* arena,
                AttView form,
                AttUpos upos,
                AttXpos xpos)
{
  return att_lexicon_lemma(&model->lexicon, arena, form, upos, xpos);
}

static uint32_t
count_readings(const AttLexicon* lexicon,
               const AttLexiconWord* word,
               AttUpos upos)
{
  uint32_t count = 0;
  for (size_t i = 0; i < word->readings; ++i) {
    const AttLexiconReading* reading = &lexicon->readings[word->first + i];
    count += reading->upos == upos ? reading->count : 0;
  }
  return count;
}

uint32_t
att_model_frequency(const AttModel* model, AttView word, AttUpos upos)
{
  char buffer[ATT_WORD_BYTES];
  const AttLexiconWord* found =
      att_lexicon_find(&model->lexicon, att_word_lower(word, buffer));
  return found ? count_readings(&model->lexicon, found, upos) : 0;
}

void
att_model_each_word(const AttModel* model,
                    AttUpos upos,
                    void (*each)(void* user, AttView word),
                    void* user)
{
  const AttLexicon* lexicon = &model->lexicon;
  for (size_t i = 0; i < lexicon->word_count; ++i) {
    const AttLexiconWord* word = &lexicon->words[i];
    if (count_readings(lexicon, word, upos)) {
      each(user, att_lexicon_text(lexicon, word));
    }
  }
}
