// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lexicon sections from counted readings. A type is a word under tags with a
// lemma; types are sorted, so that the bytes depend on nothing else.

#include "english/lexicon_build.h"

#include <stdlib.h>
#include <string.h>

/// A word, universal tag, Penn tag and lemma seen together. Views live in
/// the map of types.
typedef struct Type {
  AttView word;
  AttView lemma;
  uint8_t upos;
  uint8_t xpos;
  uint32_t count; ///< 0: the word is only known as a lemma
} Type;

typedef struct Build {
  AttMap keys; ///< word, tab, tags, lemma: index of a type
  ATT_ARRAY(Type) types;
  AttMap strings; ///< text: offset
  AttText* sections;
} Build;

static AttStatus
add_type(Build* build,
         AttView word,
         const AttTagPair* tags,
         AttView lemma,
         uint32_t count)
{
  AttText key = {0};
  att_text_append(&key, word);
  att_text_append_char(&key, '\t');
  att_text_append_char(&key, (char)tags->upos);
  att_text_append_char(&key, (char)tags->xpos);
  att_text_append(&key, lemma);
  AttStatus status = att_text_status(&key);
  const AttView view = att_text_view(&key);
  const uint32_t* known =
      status == ATT_OK ? att_map_get(&build->keys, view) : NULL;
  if (known) {
    build->types.at[*known].count += count;
  } else if (status == ATT_OK) {
    const uint32_t index = (uint32_t)build->types.size;
    status = att_map_set(&build->keys, view, index);
    if (status == ATT_OK) {
      const AttView kept = build->keys.entries[index].key;
      status = ATT_PUSH(
          &build->types,
          (Type){.word = att_view_slice(kept, 0, word.size),
                 .lemma = att_view_slice(kept, word.size + 3, kept.size),
                 .upos = tags->upos,
                 .xpos = tags->xpos,
                 .count = count});
    }
  }
  att_text_clear(&key);
  return status;
}

/// A word with its lemma, and the lemma as a word that is one.
static AttStatus
add_reading(
    Build* build, AttView form, AttTagPair tags, AttView lemma, uint32_t count)
{
  char word_buffer[ATT_WORD_BYTES];
  char lemma_buffer[ATT_WORD_BYTES];
  if (form.size > ATT_WORD_BYTES || lemma.size > ATT_WORD_BYTES ||
      !lemma.size || tags.xpos == ATT_XPOS_GW) {
    return ATT_OK;
  }
  const AttView word = att_word_lower(form, word_buffer);
  const AttView base = att_word_lower(lemma, lemma_buffer);
  ATT_TRY(add_type(build, word, &tags, lemma, count));
  return add_type(
      build, base, &(AttTagPair){tags.upos, ATT_XPOS_NONE}, base, 0);
}

static AttView
next_field(AttView* line)
{
  *line = att_view_trim(*line);
  size_t end = 0;
  while (end < line->size && line->at[end] != ' ' && line->at[end] != '\t') {
    ++end;
  }
  const AttView field = att_view_slice(*line, 0, end);
  *line = att_view_slice(*line, end, line->size);
  return field;
}

static AttXpos
base_tag(AttUpos upos)
{
  switch (upos) {
  case ATT_UPOS_VERB:
    return ATT_XPOS_VB;
  case ATT_UPOS_ADJ:
    return ATT_XPOS_JJ;
  default:
    return ATT_XPOS_NN;
  }
}

static AttStatus
add_listed(Build* build, AttOrigin list, AttView line, AttLog* log)
{
  const size_t begin = (size_t)(line.at - list.text.at);
  const AttSpan span = {(uint32_t)begin, (uint32_t)(begin + line.size)};
  const AttView lemma = next_field(&line);
  AttUpos upos = ATT_UPOS_X;
  if (!lemma.size || lemma.at[0] == '#') {
    return ATT_OK;
  }
  bool good = att_upos_find(next_field(&line), &upos);
  if (good) {
    ATT_TRY(add_reading(build,
                        lemma,
                        (AttTagPair){(uint8_t)upos, (uint8_t)base_tag(upos)},
                        lemma,
                        1));
  }
  while (good && att_view_trim(line).size) {
    const AttView form = next_field(&line);
    AttXpos xpos = ATT_XPOS_NONE;
    good = att_xpos_find(next_field(&line), &xpos);
    if (good) {
      ATT_TRY(add_reading(
          build, form, (AttTagPair){(uint8_t)upos, (uint8_t)xpos}, lemma, 1));
    }
  }
  if (!good) {
    att_report(log, ATT_ERROR, list, span, "expected lemma, tag, forms");
    return ATT_ERR_SYNTAX;
  }
  return ATT_OK;
}

static AttStatus
add_list(Build* build, AttOrigin list, AttLog* log)
{
  size_t begin = 0;
  for (size_t i = 0; i <= list.text.size; ++i) {
    if (i == list.text.size || list.text.at[i] == '\n') {
      const AttView line = att_view_slice(list.text, begin, i);
      ATT_TRY(add_listed(build, list, line, log));
      begin = i + 1;
    }
  }
  return ATT_OK;
}

static AttStatus
add_string(Build* build, AttView text, uint32_t* offset)
{
  const uint32_t* known = att_map_get(&build->strings, text);
  if (known) {
    *offset = *known;
    return ATT_OK;
  }
  AttText* strings = &build->sections[ATT_SECTION_STRINGS];
  *offset = (uint32_t)strings->size;
  att_text_append(strings, text);
  return att_map_set(&build->strings, text, *offset);
}

/// By word and tags; of one word under the same tags the usual lemma first.
static int
compare_types(const void* a, const void* b)
{
  const Type* left = a;
  const Type* right = b;
  int order = att_view_compare(left->word, right->word);
  order = order ? order : left->upos - right->upos;
  order = order ? order : left->xpos - right->xpos;
  if (!order && left->count != right->count) {
    order = left->count > right->count ? -1 : 1;
  }
  return order ? order : att_view_compare(left->lemma, right->lemma);
}

static void
append_bytes(AttText* text, const void* bytes, size_t size)
{
  att_text_append(text, (AttView){bytes, size});
}

/// Write the readings of types[begin … end), one word; a second lemma under
/// the same tags only adds to the count.
static AttStatus
write_word(Build* build, const AttWordCounts* counts, size_t begin, size_t end)
{
  AttText* readings = &build->sections[ATT_SECTION_READINGS];
  const Type* types = build->types.at;
  const AttWordClass class = att_word_counts_class(counts, types[begin].word);
  AttLexiconWord word = {
      .first = (uint32_t)(readings->size / sizeof(AttLexiconReading)),
      .ambiguity = class.ambiguity,
      .fixed = class.fixed,
      .size = (uint8_t)types[begin].word.size};
  ATT_TRY(add_string(build, types[begin].word, &word.text));
  for (size_t i = begin; i < end;) {
    AttLexiconReading reading = {.upos = types[i].upos,
                                 .xpos = types[i].xpos,
                                 .size = (uint8_t)types[i].lemma.size};
    ATT_TRY(add_string(build, types[i].lemma, &reading.lemma));
    do {
      reading.count += types[i++].count;
    } while (i < end && types[i].upos == reading.upos &&
             types[i].xpos == reading.xpos);
    if (reading.xpos == ATT_XPOS_NONE) {
      word.lemma_of |= 1u << reading.upos;
    }
    if (reading.count && word.readings < UINT8_MAX) {
      append_bytes(readings, &reading, sizeof reading);
      ++word.readings;
    }
  }
  append_bytes(&build->sections[ATT_SECTION_WORDS], &word, sizeof word);
  return ATT_OK;
}

static AttStatus
write_words(Build* build, const AttWordCounts* counts)
{
  const Type* types = build->types.at;
  for (size_t begin = 0; begin < build->types.size;) {
    size_t end = begin + 1;
    while (end < build->types.size &&
           att_view_equal(types[end].word, types[begin].word)) {
      ++end;
    }
    ATT_TRY(write_word(build, counts, begin, end));
    begin = end;
  }
  return ATT_OK;
}

static AttStatus
write_slots(Build* build)
{
  const AttText* words = &build->sections[ATT_SECTION_WORDS];
  const AttText* strings = &build->sections[ATT_SECTION_STRINGS];
  const size_t count = words->size / sizeof(AttLexiconWord);
  uint32_t bits = 1;
  while (((size_t)1 << bits) < count * 2) {
    ++bits;
  }
  const size_t mask = ((size_t)1 << bits) - 1;
  uint32_t* slots = att_calloc(mask + 1, sizeof *slots);
  if (!slots) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    AttLexiconWord word;
    memcpy(&word, words->at + i * sizeof word, sizeof word);
    size_t slot =
        att_lexicon_slot((AttView){strings->at + word.text, word.size}, bits);
    while (slots[slot]) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = (uint32_t)i + 1;
  }
  append_bytes(
      &build->sections[ATT_SECTION_SLOTS], slots, (mask + 1) * sizeof *slots);
  att_free(slots);
  return ATT_OK;
}

/// A rule for the suffix of `size` bytes of a type; false where none is of use:
/// names' capitals aside, stems and endings must be ASCII and short.
static bool
make_rule(const Type* type, size_t size, AttXpos xpos, AttLemmaRule* rule)
{
  char buffer[ATT_WORD_BYTES];
  const AttView lemma = att_word_lower(type->lemma, buffer);
  const AttView word = type->word;
  size_t same = 0;
  while (same < word.size && same < lemma.size &&
         word.at[same] == lemma.at[same]) {
    ++same;
  }
  const size_t strip = word.size - same;
  const size_t add = lemma.size - same;
  // A whole word is a suffix of others ("withdrew") if it is not too short.
  if (strip > size || add > ATT_RULE_BYTES || size > word.size ||
      (size == word.size && size < 4) || (same == 0 && strip > 0)) {
    return false;
  }
  *rule = (AttLemmaRule){.upos = type->upos,
                         .xpos = (uint8_t)xpos,
                         .suffix_size = (uint8_t)size,
                         .strip = (uint8_t)strip,
                         .add_size = (uint8_t)add};
  memcpy(rule->suffix, word.at + word.size - size, size);
  memcpy(rule->add, lemma.at + same, add);
  for (size_t i = 0; i < size; ++i) {
    if ((unsigned char)rule->suffix[i] >= 0x80) {
      return false;
    }
  }
  return true;
}

/// A rule and the number of types it is right for.
typedef struct Support {
  AttLemmaRule rule;
  uint32_t types;
  bool whole; ///< some type is the suffix itself
} Support;

typedef struct Supports {
  AttMap keys;
  ATT_ARRAY(Support) all;
} Supports;

static AttStatus
support_rule(Supports* supports, const AttLemmaRule* rule, bool whole)
{
  const AttView key = {(const char*)rule, sizeof *rule};
  const uint32_t* known = att_map_get(&supports->keys, key);
  if (known) {
    ++supports->all.at[*known].types;
    supports->all.at[*known].whole |= whole;
    return ATT_OK;
  }
  ATT_TRY(att_map_set(&supports->keys, key, (uint32_t)supports->all.size));
  return ATT_PUSH(&supports->all, (Support){*rule, 1, whole});
}

/// Closed classes have no productive endings, and what is foreign or broken
/// none that tell something.
static bool
is_inflected(const Type* type)
{
  switch (type->upos) {
  case ATT_UPOS_ADJ:
  case ATT_UPOS_ADV:
  case ATT_UPOS_NOUN:
  case ATT_UPOS_NUM:
  case ATT_UPOS_PROPN:
  case ATT_UPOS_VERB:
    return type->count > 0;
  default:
    return false;
  }
}

static AttStatus
collect_rules(Build* build, Supports* supports)
{
  for (size_t i = 0; i < build->types.size; ++i) {
    const Type* type = &build->types.at[i];
    for (size_t size = 0; is_inflected(type) && size <= ATT_RULE_BYTES;
         ++size) {
      AttLemmaRule rule;
      const bool whole = size == type->word.size;
      if (make_rule(type, size, (AttXpos)type->xpos, &rule)) {
        ATT_TRY(support_rule(supports, &rule, whole));
        rule.xpos = ATT_XPOS_NONE;
        ATT_TRY(support_rule(supports, &rule, whole));
      }
    }
  }
  return ATT_OK;
}

static int
compare_supports(const void* a, const void* b)
{
  const Support* left = a;
  const Support* right = b;
  int order = att_lemma_rule_compare(&left->rule, &right->rule);
  if (!order && left->types != right->types) {
    order = left->types > right->types ? -1 : 1;
  }
  return order ? order
               : memcmp(&left->rule, &right->rule, sizeof(AttLemmaRule));
}

enum { RANKS = 3, LEAST_TYPES = 2 };

/// What rules are written for a suffix: supports[begin … end), best first.
typedef struct Group {
  size_t begin;
  size_t end;
  size_t kept; ///< those with enough support
} Group;

static Group
next_group(const Support* supports, size_t count, size_t begin)
{
  Group group = {begin, begin, 0};
  while (group.end < count &&
         att_lemma_rule_compare(&supports[begin].rule,
                                &supports[group.end].rule) == 0) {
    const Support* support = &supports[group.end++];
    group.kept += support->types >= LEAST_TYPES || support->whole;
  }
  return group;
}

static AttView
suffix_key(const AttLemmaRule* rule, size_t dropped, char* out)
{
  out[0] = (char)rule->upos;
  out[1] = (char)rule->xpos;
  memcpy(out + 2, rule->suffix + dropped, rule->suffix_size - dropped);
  return (AttView){out, 2 + rule->suffix_size - dropped};
}

/// True where the only rule of a suffix is what the suffix without its first
/// letter says already.
static bool
is_said(const AttMap* said, const Group* group, const Support* supports)
{
  const AttLemmaRule* rule = &supports[group->begin].rule;
  char buffer[2 + ATT_RULE_BYTES];
  if (!rule->suffix_size || group->kept > 1) {
    return false;
  }
  const uint32_t* parent = att_map_get(said, suffix_key(rule, 1, buffer));
  return parent && supports[*parent].rule.strip == rule->strip &&
         supports[*parent].rule.add_size == rule->add_size &&
         memcmp(supports[*parent].rule.add, rule->add, ATT_RULE_BYTES) == 0;
}

static AttStatus
write_group(Build* build,
            AttMap* said,
            const Group* group,
            const Support* supports)
{
  char buffer[2 + ATT_RULE_BYTES];
  if (!group->kept) {
    return ATT_OK;
  }
  uint8_t rank = 0;
  const bool again = is_said(said, group, supports);
  for (size_t i = group->begin; !again && i < group->end; ++i) {
    AttLemmaRule rule = supports[i].rule;
    if ((supports[i].types >= LEAST_TYPES || supports[i].whole) &&
        rank < RANKS) {
      rule.rank = rank++;
      append_bytes(&build->sections[ATT_SECTION_RULES], &rule, sizeof rule);
    }
  }
  return att_map_set(said,
                     suffix_key(&supports[group->begin].rule, 0, buffer),
                     (uint32_t)group->begin);
}

static AttStatus
write_rules(Build* build)
{
  Supports supports = {.all = {0}};
  AttMap said = {0};
  AttStatus status = collect_rules(build, &supports);
  if (status == ATT_OK && supports.all.size) {
    qsort(supports.all.at,
          supports.all.size,
          sizeof *supports.all.at,
          compare_supports);
  }
  for (size_t i = 0; status == ATT_OK && i < supports.all.size;) {
    const Group group = next_group(supports.all.at, supports.all.size, i);
    status = write_group(build, &said, &group, supports.all.at);
    i = group.end;
  }
  att_map_clear(&said);
  att_map_clear(&supports.keys);
  ATT_ARRAY_CLEAR(&supports.all);
  return status;
}

static AttStatus
build_sections(Build* build, const AttWordCounts* counts)
{
  if (build->types.size) {
    qsort(build->types.at,
          build->types.size,
          sizeof *build->types.at,
          compare_types);
  }
  ATT_TRY(write_words(build, counts));
  ATT_TRY(write_slots(build));
  ATT_TRY(write_rules(build));
  for (size_t i = 0; i < ATT_SECTION_COUNT; ++i) {
    ATT_TRY(att_text_status(&build->sections[i]));
  }
  return ATT_OK;
}

AttStatus
att_lexicon_build(const AttTreebank* treebank,
                  const AttWordCounts* counts,
                  AttOrigin list,
                  AttLog* log,
                  AttText sections[ATT_SECTION_COUNT])
{
  Build build = {.sections = sections};
  AttStatus status = ATT_OK;
  for (size_t i = 0; status == ATT_OK && i < treebank->tokens.size; ++i) {
    const AttToken* token = &treebank->tokens.at[i];
    status = add_reading(&build,
                         token->form,
                         (AttTagPair){token->upos, token->xpos},
                         token->lemma,
                         1);
  }
  if (status == ATT_OK) {
    status = add_list(&build, list, log);
  }
  if (status == ATT_OK) {
    status = build_sections(&build, counts);
  }
  att_map_clear(&build.keys);
  att_map_clear(&build.strings);
  ATT_ARRAY_CLEAR(&build.types);
  return status;
}
