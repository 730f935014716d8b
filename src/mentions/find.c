// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The search over a document: labels, acronyms, names, nouns, times; then one
// table for all.

#include "mentions/find.h"

#include "base/text.h"
#include "term/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static AttStatus
add_entity(AttFind* find, AttView key, AttEntity made, uint32_t* entity)
{
  const uint32_t* known = att_map_get(&find->entity_keys, key);
  if (known) {
    *entity = *known;
    return ATT_OK;
  }
  *entity = (uint32_t)find->entities.size;
  ATT_TRY(ATT_PUSH(&find->entities, made));
  return att_map_set(&find->entity_keys, key, *entity);
}

AttStatus
att_find_listed(AttFind* find, uint32_t index, uint32_t* entity)
{
  const AttListed* listed = att_gazetteer_listed(find->gazetteer, index);
  return add_entity(find,
                    listed->iri,
                    (AttEntity){.iri = listed->iri,
                                .label = listed->label,
                                .class_id = listed->class_id,
                                .listed = listed},
                    entity);
}

AttStatus
att_find_minted(AttFind* find,
                AttView label,
                uint32_t class_id,
                uint32_t part_of,
                uint32_t* entity)
{
  AttText key = {0};
  att_text_format(&key, "%u %.*s", (unsigned)class_id, ATT_VIEW_ARG(label));
  AttStatus status = att_text_status(&key);
  if (status == ATT_OK) {
    status = add_entity(find,
                        att_text_view(&key),
                        (AttEntity){.iri = {"", 0},
                                    .label = label,
                                    .class_id = class_id,
                                    .part_of = part_of},
                        entity);
  }
  att_text_clear(&key);
  return status;
}

static uint32_t
length(AttSpan span)
{
  return span.end - span.begin;
}

static void
point_at(AttFind* find, uint32_t mention)
{
  const AttMention* m = &find->mentions.at[mention - 1];
  uint32_t* headed = &find->headed_by[m->head];
  if (!*headed ||
      length(find->mentions.at[*headed - 1].tokens) < length(m->tokens)) {
    *headed = mention;
  }
  for (uint32_t i = m->tokens.begin; i < m->tokens.end; ++i) {
    uint32_t* covered = &find->covered_by[i];
    if (!*covered ||
        length(find->mentions.at[*covered - 1].tokens) < length(m->tokens)) {
      *covered = mention;
    }
  }
}

AttStatus
att_find_add(AttFind* find,
             AttSpan tokens,
             uint32_t head,
             uint32_t entity,
             AttReadingKind kind)
{
  const AttMention mention = {.tokens = tokens,
                              .head = head,
                              .first_reading = (uint32_t)find->readings.size,
                              .reading_count = 1};
  ATT_TRY(ATT_PUSH(&find->readings, (AttReading){entity, kind}));
  ATT_TRY(ATT_PUSH(&find->mentions, mention));
  point_at(find, (uint32_t)find->mentions.size);
  return ATT_OK;
}

uint32_t
att_find_head(const AttDocument* document,
              const AttSentence* sentence,
              AttSpan tokens)
{
  if (sentence->analysed != ATT_ANALYSED_TREE) {
    return tokens.end - 1;
  }
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const int32_t head = document->tokens[i].head;
    const uint32_t at = sentence->first + (uint32_t)(head < 0 ? 0 : head);
    if (head < 0 || at < tokens.begin || at >= tokens.end) {
      return i;
    }
  }
  return tokens.end - 1;
}

AttStatus
att_find_text(const AttFind* find, AttSpan tokens, AttView* text)
{
  const AttDocument* document = find->document;
  AttText out = {0};
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const AttToken* token = &document->tokens[i];
    att_text_append(&out, token->form);
    if (i + 1 < tokens.end && token->space_after) {
      att_text_append_char(&out, ' ');
    }
  }
  *text = att_arena_copy(document->arena, att_text_view(&out));
  const bool failed = out.broken || !text->at;
  att_text_clear(&out);
  return failed ? ATT_ERR_MEMORY : ATT_OK;
}

/// A label covers whole tokens, or it is none: "is" of "Islamabad" is not.
static bool
is_whole(const AttFolded* folded, size_t begin, size_t end)
{
  return (begin == 0 ||
          folded->at[begin - 1].token != folded->at[begin].token) &&
         (end == folded->size ||
          folded->at[end].token != folded->at[end - 1].token);
}

static AttStatus
add_label_mention(AttFind* find,
                  const AttSentence* sentence,
                  size_t begin,
                  size_t count,
                  const AttTarget* target)
{
  const AttSpan tokens = {sentence->first + find->folded.at[begin].token,
                          sentence->first +
                              find->folded.at[begin + count - 1].token + 1};
  uint32_t entity = 0;
  ATT_TRY(att_find_listed(find, target->value, &entity));
  ATT_TRY(att_find_add(find,
                       tokens,
                       att_find_head(find->document, sentence, tokens),
                       entity,
                       (AttReadingKind)target->kind));
  // one reading for each entry; their order is that of AttReadingKind
  AttMention* mention = &find->mentions.at[find->mentions.size - 1];
  while ((target = att_labels_next(
              &find->gazetteer->labels, &find->folded, begin, count, target))) {
    ATT_TRY(att_find_listed(find, target->value, &entity));
    bool known = false;
    for (uint32_t i = 0; i < mention->reading_count; ++i) {
      known |= find->readings.at[mention->first_reading + i].entity == entity;
    }
    if (!known) {
      ATT_TRY(ATT_PUSH(&find->readings,
                       (AttReading){entity, (AttReadingKind)target->kind}));
      ++mention->reading_count;
    }
  }
  return ATT_OK;
}

static AttStatus
fold_sentence(AttFind* find, const AttSentence* sentence)
{
  ATT_TRY(att_fold_tokens(&find->document->tokens[sentence->first],
                          sentence->count,
                          &find->folded));
  if (find->folded.size > find->id_capacity) {
    uint32_t* grown =
        att_realloc(find->ids, find->folded.size * sizeof *find->ids);
    if (!grown) {
      return ATT_ERR_MEMORY;
    }
    find->ids = grown;
    find->id_capacity = find->folded.size;
  }
  att_labels_number(&find->gazetteer->labels, &find->folded, find->ids);
  return ATT_OK;
}

static bool
is_acronym(const AttToken* token)
{
  return token->form.size >= 2 && token->form.size <= 10 &&
         att_case_of(token->form) == ATT_CASE_UPPER;
}

static bool
is_mark(const AttToken* token, AttXpos xpos, char c)
{
  return (token->xpos == xpos || token->upos == ATT_UPOS_PUNCT ||
          token->form.size == 1) &&
         token->form.size == 1 && token->form.at[0] == c;
}

/// "… Front (NRF)": do the capitals of the words before spell the acronym?
/// Small words are passed over.
static bool
spells(const AttDocument* document,
       uint32_t first,
       uint32_t end,
       AttView acronym,
       uint32_t* begin)
{
  size_t letter = acronym.size;
  uint32_t i = end;
  while (i > first && letter > 0) {
    const AttView form = document->tokens[--i].form;
    const char initial = form.at[0];
    const bool is_capital = initial >= 'A' && initial <= 'Z';
    if (is_capital && initial == acronym.at[letter - 1]) {
      --letter;
    } else if (is_capital || end - i > 12) {
      return false;
    } else if (initial >= 'a' && initial <= 'z' && letter < acronym.size &&
               acronym.at[letter - 1] == initial - ('a' - 'A')) {
      --letter;
    }
  }
  *begin = i;
  return letter == 0 && end > i + 1;
}

/// The name in front of an acronym, when nothing lists it.
static AttStatus
mint_long_form(AttFind* find,
               const AttSentence* sentence,
               AttSpan tokens,
               uint32_t* entity)
{
  AttView label;
  uint32_t ignored = 0;
  const AttActorNoun* noun =
      att_find_noun_at(find, sentence, tokens.end - 1, &ignored);
  const uint32_t class_id = noun && noun->reads ? noun->reads : find->actor;
  ATT_TRY(att_find_text(find, tokens, &label));
  ATT_TRY(att_find_minted(find, label, class_id, 0, entity));
  return att_find_add(find,
                      tokens,
                      att_find_head(find->document, sentence, tokens),
                      *entity,
                      ATT_READING_NAME);
}

/// Remember an acronym that the sentence introduces behind a name.
static AttStatus
learn_acronyms(AttFind* find, const AttSentence* sentence)
{
  const AttDocument* document = find->document;
  for (uint32_t i = sentence->first + 1;
       i + 2 < sentence->first + sentence->count;
       ++i) {
    const AttToken* token = &document->tokens[i + 1];
    if (!is_mark(&document->tokens[i], ATT_XPOS_LRB, '(') ||
        !is_mark(&document->tokens[i + 2], ATT_XPOS_RRB, ')') ||
        !is_acronym(token) || find->covered_by[i + 1]) {
      continue;
    }
    const uint32_t covering = find->covered_by[i - 1];
    uint32_t begin = 0;
    uint32_t entity = 0;
    if (covering && find->mentions.at[covering - 1].tokens.end == i) {
      const AttMention* mention = &find->mentions.at[covering - 1];
      entity = find->readings.at[mention->first_reading].entity;
    } else if (spells(document, sentence->first, i, token->form, &begin)) {
      ATT_TRY(mint_long_form(find, sentence, (AttSpan){begin, i}, &entity));
    } else {
      continue;
    }
    ATT_TRY(att_map_set(&find->introduced, token->form, entity + 1));
  }
  return ATT_OK;
}

/// Acronyms and last names that the document has introduced before.
static AttStatus
add_introduced(AttFind* find, const AttSentence* sentence)
{
  for (uint32_t i = sentence->first; i < sentence->first + sentence->count;
       ++i) {
    const uint32_t* known =
        find->covered_by[i]
            ? NULL
            : att_map_get(&find->introduced, find->document->tokens[i].form);
    if (known) {
      ATT_TRY(att_find_add(
          find, (AttSpan){i, i + 1}, i, *known - 1, ATT_READING_ACRONYM));
    }
  }
  return ATT_OK;
}

AttStatus
att_find_labels(AttFind* find, const AttSentence* sentence)
{
  ATT_TRY(fold_sentence(find, sentence));
  for (size_t i = 0; i < find->folded.size;) {
    const AttTarget* target = NULL;
    const size_t count = att_labels_longest(
        &find->gazetteer->labels, &find->folded, find->ids, i, &target);
    if (count && is_whole(&find->folded, i, i + count)) {
      ATT_TRY(add_label_mention(find, sentence, i, count, target));
      i += count;
    } else {
      ++i;
    }
  }
  ATT_TRY(learn_acronyms(find, sentence));
  return add_introduced(find, sentence);
}

static int
order_mentions(const void* left, const void* right)
{
  const AttMention* a = left;
  const AttMention* b = right;
  if (a->tokens.begin != b->tokens.begin) {
    return a->tokens.begin < b->tokens.begin ? -1 : 1;
  }
  return (a->tokens.end < b->tokens.end) - (a->tokens.end > b->tokens.end);
}

static void*
copy_items(AttArena* arena, const void* items, size_t count, size_t size)
{
  void* copy = att_arena_calloc(arena, count, size);
  if (copy && count) {
    memcpy(copy, items, count * size);
  }
  return copy;
}

static AttStatus
finish(AttFind* find, AttMentions* mentions)
{
  AttArena* arena = find->document->arena;
  const size_t tokens = find->document->token_count;
  if (find->mentions.size) {
    qsort(find->mentions.at,
          find->mentions.size,
          sizeof *find->mentions.at,
          order_mentions);
  }
  memset(find->headed_by, 0, (tokens + 1) * sizeof *find->headed_by);
  memset(find->covered_by, 0, (tokens + 1) * sizeof *find->covered_by);
  for (uint32_t i = 1; i <= find->mentions.size; ++i) {
    point_at(find, i);
  }
  *mentions = (AttMentions){
      .mentions = copy_items(arena,
                             find->mentions.at,
                             find->mentions.size,
                             sizeof *find->mentions.at),
      .mention_count = find->mentions.size,
      .readings = copy_items(arena,
                             find->readings.at,
                             find->readings.size,
                             sizeof *find->readings.at),
      .entities = copy_items(arena,
                             find->entities.at,
                             find->entities.size,
                             sizeof *find->entities.at),
      .entity_count = find->entities.size,
      .headed_by = find->headed_by,
      .covered_by = find->covered_by,
      .times = copy_items(
          arena, find->times.at, find->times.size, sizeof *find->times.at),
      .time_count = find->times.size};
  return mentions->mentions && mentions->readings && mentions->entities &&
                 mentions->times
             ? ATT_OK
             : ATT_ERR_MEMORY;
}

static AttStatus
search(AttFind* find, const AttTimeRules* times)
{
  const AttDocument* document = find->document;
  for (size_t i = 0; i < document->sentence_count; ++i) {
    const AttSentence* sentence = &document->sentences[i];
    if (sentence->analysed == ATT_ANALYSED_NOT) {
      continue;
    }
    if (times && sentence->analysed == ATT_ANALYSED_TREE) {
      ATT_TRY(att_times_find(times, document, sentence, &find->times));
    }
    ATT_TRY(att_find_labels(find, sentence));
    if (sentence->analysed == ATT_ANALYSED_TREE) {
      ATT_TRY(att_find_names(find, sentence));
      ATT_TRY(att_find_nouns(find, sentence));
    }
  }
  return ATT_OK;
}

static uint32_t
class_named(const AttOntology* ontology, const char* iri)
{
  return att_ontology_find_class(ontology, att_view(iri));
}

AttStatus
att_mentions_find(const AttGazetteer* gazetteer,
                  const AttOntology* ontology,
                  const AttTimeRules* times,
                  AttDocument* document,
                  AttMentions* mentions)
{
  const size_t tokens = document->token_count + 1;
  AttFind find = {
      .gazetteer = gazetteer,
      .ontology = ontology,
      .document = document,
      .headed_by = att_arena_calloc(document->arena, tokens, sizeof(uint32_t)),
      .covered_by = att_arena_calloc(document->arena, tokens, sizeof(uint32_t)),
      .state = class_named(ontology, ATT_IRI_ATT "State"),
      .actor = class_named(ontology, ATT_IRI_ATT "Actor"),
      .body = class_named(ontology, ATT_IRI_ATT "StateBody"),
      .person = class_named(ontology, ATT_IRI_ATT "Person")};
  AttStatus status =
      find.headed_by && find.covered_by ? search(&find, times) : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    status = finish(&find, mentions);
  }
  ATT_ARRAY_CLEAR(&find.mentions);
  ATT_ARRAY_CLEAR(&find.readings);
  ATT_ARRAY_CLEAR(&find.entities);
  ATT_ARRAY_CLEAR(&find.times);
  att_map_clear(&find.entity_keys);
  att_map_clear(&find.introduced);
  att_folded_clear(&find.folded);
  att_free(find.ids);
  return status;
}
