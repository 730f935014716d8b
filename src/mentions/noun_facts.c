// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lookup of noun facts: the key of an entry is its noun, folded, and its class.

#include "mentions/noun_facts.h"

#include "base/array.h"
#include "mentions/listing.h"

void
att_noun_facts_clear(AttNounFacts* facts)
{
  att_map_clear(&facts->index);
  att_free(facts->entries.at);
  *facts = (AttNounFacts){0};
}

/// The pieces from `begin` to `end` and the class.
static void
write_key(const AttFolded* folded,
          size_t begin,
          size_t end,
          uint32_t class_id,
          AttText* key)
{
  att_text_reset(key);
  att_folded_join(folded, begin, end, key);
  att_text_format(key, "\n%u", (unsigned)class_id);
}

static AttStatus
add_key(AttNounFacts* facts, AttView key, uint32_t entry)
{
  return att_map_get(&facts->index, key)
             ? ATT_OK
             : att_map_set(&facts->index, key, entry);
}

AttStatus
att_noun_facts_add(AttNounFacts* facts,
                   uint32_t class_id,
                   const AttView* nouns,
                   size_t count,
                   AttSaid said)
{
  const uint32_t entry = (uint32_t)facts->entries.size;
  AttFolded folded = {0};
  AttText key = {0};
  AttStatus status = ATT_PUSH(&facts->entries, said);
  for (size_t i = 0; status == ATT_OK && i < (count ? count : 1); ++i) {
    status = att_fold_label(count ? nouns[i] : ATT_VIEW(""), &folded);
    write_key(&folded, 0, folded.size, class_id, &key);
    if (status == ATT_OK) {
      status = att_text_status(&key);
    }
    if (status == ATT_OK && (folded.size || !count)) {
      status = add_key(facts, att_text_view(&key), entry);
      facts->longest =
          folded.size > facts->longest ? folded.size : facts->longest;
    }
  }
  att_text_clear(&key);
  att_folded_clear(&folded);
  return status;
}

/// The entry for the pieces from `begin` to `end` and the nearest class.
static AttStatus
find(const AttNounFacts* facts,
     const AttOntology* ontology,
     uint32_t class_id,
     const AttFolded* folded,
     AttSpan pieces,
     AttSaid* said)
{
  AttText key = {0};
  AttStatus status = ATT_OK;
  size_t count = 0;
  const uint32_t* above = att_ontology_ancestors(ontology, class_id, &count);
  for (size_t i = 0; status == ATT_OK && !said->count && i < count; ++i) {
    write_key(folded, pieces.begin, pieces.end, above[i], &key);
    status = att_text_status(&key);
    const uint32_t* entry =
        status == ATT_OK ? att_map_get(&facts->index, att_text_view(&key))
                         : NULL;
    if (entry) {
      *said = facts->entries.at[*entry];
    }
  }
  att_text_clear(&key);
  return status;
}

/// The longest noun that ends at piece `end` and begins before `limit`.
static AttStatus
find_longest(const AttNounFacts* facts,
             const AttOntology* ontology,
             uint32_t class_id,
             const AttFolded* folded,
             size_t limit,
             size_t end,
             AttSaid* said)
{
  size_t begin = end > facts->longest ? end - facts->longest : 0;
  for (; begin < end && begin < limit && !said->count; ++begin) {
    const AttSpan pieces = {(uint32_t)begin, (uint32_t)end};
    ATT_TRY(find(facts, ontology, class_id, folded, pieces, said));
  }
  return ATT_OK;
}

/// Where the noun of a label ends: before the marker of possession.
static size_t
noun_end(const AttMap* cues, const AttFolded* folded)
{
  for (size_t i = 1; i < folded->size; ++i) {
    const uint32_t* cue = att_map_get(cues, att_folded_piece(folded, i));
    if (cue && !*cue) {
      return i;
    }
  }
  return folded->size;
}

/// A noun that has the marker in it ("ministry of defence"), else one that ends
/// before it.
static AttStatus
find_in_label(const AttGazetteer* g,
              const AttOntology* ontology,
              uint32_t class_id,
              const AttFolded* folded,
              AttSaid* said)
{
  const size_t first = noun_end(&g->nouns.cues, folded);
  for (size_t end = folded->size; end >= first && end && !said->count; --end) {
    ATT_TRY(find_longest(
        &g->noun_facts, ontology, class_id, folded, first, end, said));
  }
  return ATT_OK;
}

AttStatus
att_gazetteer_said_by_label(const AttGazetteer* g,
                            const AttOntology* ontology,
                            uint32_t class_id,
                            AttView label,
                            AttSaid* said)
{
  *said = (AttSaid){0};
  AttFolded folded = {0};
  AttStatus status = att_fold_label(label, &folded);
  if (status == ATT_OK) {
    status = find_in_label(g, ontology, class_id, &folded, said);
  }
  att_folded_clear(&folded);
  return status;
}

AttStatus
att_gazetteer_said_by_words(const AttGazetteer* g,
                            const AttOntology* ontology,
                            uint32_t class_id,
                            const AttToken* tokens,
                            size_t head,
                            AttSaid* said)
{
  *said = (AttSaid){0};
  AttFolded folded = {0};
  AttText words = {0};
  const size_t longest = g->noun_facts.longest;
  size_t at = head + 1 > longest ? head + 1 - longest : 0;
  for (; at <= head; ++at) {
    const AttToken* token = &tokens[at];
    att_text_append(&words, token->lemma.size ? token->lemma : token->form);
    att_text_append_char(&words, ' ');
  }
  AttStatus status = att_text_status(&words);
  if (status == ATT_OK) {
    status = att_fold_label(att_text_view(&words), &folded);
  }
  if (status == ATT_OK) {
    status = find_longest(&g->noun_facts,
                          ontology,
                          class_id,
                          &folded,
                          folded.size,
                          folded.size,
                          said);
  }
  att_text_clear(&words);
  att_folded_clear(&folded);
  return status;
}

AttStatus
att_gazetteer_said_of_class(const AttGazetteer* g,
                            const AttOntology* ontology,
                            uint32_t class_id,
                            AttSaid* said)
{
  *said = (AttSaid){0};
  const AttFolded none = {0};
  return find(&g->noun_facts, ontology, class_id, &none, (AttSpan){0, 0}, said);
}
