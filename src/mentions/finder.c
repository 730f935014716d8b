// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Entities, mentions and readings in the making.

#include "mentions/finder.h"

void
att_finder_clear(AttFinder* finder)
{
  ATT_ARRAY_CLEAR(&finder->entities);
  ATT_ARRAY_CLEAR(&finder->mentions);
  ATT_ARRAY_CLEAR(&finder->readings);
  ATT_ARRAY_CLEAR(&finder->links);
  ATT_ARRAY_CLEAR(&finder->surnames);
  ATT_ARRAY_CLEAR(&finder->ids);
  att_map_clear(&finder->listed);
  att_map_clear(&finder->minted);
  att_map_clear(&finder->family);
  att_labels_clear(&finder->local);
  att_folded_clear(&finder->folded);
  att_free(finder->named);
  att_text_clear(&finder->text);
}

static AttStatus
copy_view(AttFinder* finder, AttView view, AttView* copy)
{
  *copy = att_arena_copy(finder->document->arena, view);
  return copy->at ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_finder_listed(AttFinder* finder, uint32_t listed, uint32_t* entity)
{
  const AttListed* from = &finder->gazetteer->listed[listed];
  const uint32_t* known = att_map_get(&finder->listed, from->iri);
  if (known) {
    *entity = *known;
    return ATT_OK;
  }
  *entity = (uint32_t)finder->entities.size;
  ATT_TRY(ATT_PUSH(&finder->entities,
                   (AttEntity){.iri = from->iri,
                               .label = from->label,
                               .class_id = from->class_id,
                               .listed = from}));
  return att_map_set(&finder->listed, from->iri, *entity);
}

AttStatus
att_finder_mint(AttFinder* finder,
                AttView key,
                AttView label,
                uint32_t class_id,
                uint32_t* entity)
{
  const uint32_t* known = att_map_get(&finder->minted, key);
  if (known) {
    *entity = *known;
    AttEntity* at = &finder->entities.at[*known];
    if (!at->listed && at->class_id != class_id &&
        att_finder_is(finder, class_id, at->class_id)) {
      at->class_id = class_id; // better known by now
    }
    return ATT_OK;
  }
  AttEntity added = {.iri = {"", 0}, .class_id = class_id};
  ATT_TRY(copy_view(finder, label, &added.label));
  *entity = (uint32_t)finder->entities.size;
  ATT_TRY(ATT_PUSH(&finder->entities, added));
  return att_map_set(&finder->minted, key, *entity);
}

AttStatus
att_finder_mention(AttFinder* finder, AttSpan tokens, uint32_t head)
{
  ATT_TRY(
      ATT_PUSH(&finder->mentions,
               (AttMention){.tokens = tokens,
                            .head = head,
                            .first_reading = (uint32_t)finder->readings.size}));
  const uint32_t id = (uint32_t)finder->mentions.size;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const uint32_t old = finder->cover[i];
    const AttSpan over =
        old ? finder->mentions.at[old - 1].tokens : (AttSpan){0, 0};
    if (tokens.end - tokens.begin > over.end - over.begin) {
      finder->cover[i] = id;
    }
  }
  return ATT_OK;
}

AttStatus
att_finder_reading(AttFinder* finder, uint32_t entity, AttReadingKind kind)
{
  AttMention* mention = &finder->mentions.at[finder->mentions.size - 1];
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    if (finder->readings.at[mention->first_reading + i].entity == entity) {
      return ATT_OK;
    }
  }
  ATT_TRY(ATT_PUSH(&finder->readings, (AttReading){entity, kind}));
  ++mention->reading_count;
  size_t at = finder->readings.size - 1;
  AttReading* readings = finder->readings.at;
  while (at > mention->first_reading && readings[at - 1].kind > kind) {
    readings[at] = readings[at - 1];
    readings[--at] = (AttReading){entity, kind};
  }
  return ATT_OK;
}

AttStatus
att_finder_link(AttFinder* finder,
                uint32_t subject,
                uint32_t property,
                uint32_t object)
{
  return property && subject != object
             ? ATT_PUSH(&finder->links, (AttLink){subject, property, object})
             : ATT_OK;
}

void
att_finder_words(const AttFinder* finder, AttSpan tokens, AttText* out)
{
  const AttDocument* document = finder->document;
  att_text_reset(out);
  if (tokens.begin + 1 < tokens.end &&
      document->tokens[tokens.begin].upos == ATT_UPOS_DET) {
    ++tokens.begin;
  }
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const AttToken* token = &document->tokens[i];
    if (i > tokens.begin && document->tokens[i - 1].space_after &&
        !(out->size && out->at[out->size - 1] == ' ')) {
      att_text_append_char(out, ' ');
    }
    if (token->xpos != ATT_XPOS_POS) {
      att_text_append(out, token->form);
    }
  }
}

AttStatus
att_finder_key(AttFinder* finder, AttView words, AttText* key)
{
  AttFolded folded = {0};
  att_text_reset(key);
  AttStatus status = att_fold_label(words, &folded);
  att_folded_join(&folded, 0, folded.size, key);
  att_folded_clear(&folded);
  (void)finder;
  return status == ATT_OK ? att_text_status(key) : status;
}

bool
att_finder_is(const AttFinder* finder, uint32_t class_id, uint32_t super)
{
  return class_id && super &&
         att_ontology_is_a(finder->ontology, class_id, super);
}

bool
att_finder_has(const AttFinder* finder, uint32_t class_id, AttTrait trait)
{
  return att_ontology_class_has(finder->ontology, class_id, trait);
}

const AttReading*
att_finder_reading_of(const AttFinder* finder,
                      const AttMention* mention,
                      uint32_t super)
{
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttReading* reading =
        &finder->readings.at[mention->first_reading + i];
    if (att_finder_is(
            finder, finder->entities.at[reading->entity].class_id, super)) {
      return reading;
    }
  }
  return NULL;
}

uint32_t
att_finder_head(const AttFinder* finder,
                const AttSentence* sentence,
                AttSpan tokens)
{
  if (sentence->analysed == ATT_ANALYSED_TREE) {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const AttToken* token = &finder->document->tokens[i];
      const int64_t head =
          token->head < 0 ? -1 : (int64_t)sentence->first + token->head;
      const bool inside = head >= tokens.begin && head < tokens.end;
      if (!inside && token->relation != ATT_RELATION_PUNCT &&
          token->relation != ATT_RELATION_CASE &&
          token->relation != ATT_RELATION_DET) {
        return i;
      }
    }
  }
  return tokens.end - 1;
}
