// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Mentions: what the words of a document name. Typed spans over entities, and
// times.
// In: an analysed document, a gazetteer. Out: AttMentions.

#ifndef ATT_MENTIONS_MENTIONS_H
#define ATT_MENTIONS_MENTIONS_H

#include "document/document.h"
#include "mentions/gazetteer.h"
#include "mentions/values.h"
#include "term/ontology.h"

/// How a stretch of words came to name an entity, surest first.
typedef enum AttReadingKind {
  ATT_READING_LABEL,   ///< a preferred or alternative label of the gazetteer
  ATT_READING_ACRONYM, ///< introduced by the document: "… (TTP)"
  ATT_READING_DEMONYM, ///< "Pakistani", "Afghans" for the state
  ATT_READING_METONYM, ///< "Islamabad", "the Pakistani government"
  ATT_READING_BODY,    ///< "Pakistani security forces": part of a state
  ATT_READING_NAME,    ///< a name that no gazetteer lists, minted
  ATT_READING_NOUN,    ///< "militants", "Afghan refugees": an unnamed actor
} AttReadingKind;

/// Somebody or something that a document names; one for all its mentions.
typedef struct AttEntity {
  AttView iri;             ///< of a listed entity; empty: minted from `label`
  AttView label;           ///< preferred label, or the fullest form found
  uint32_t class_id;       ///< in the ontology
  const AttListed* listed; ///< NULL for a minted entity
  uint32_t part_of;        ///< 1 + index of the state of a body, else 0
} AttEntity;

/// One way to read a mention. "Kabul" has two: the state of Afghanistan by
/// metonymy, and the city; the slot's type chooses.
typedef struct AttReading {
  uint32_t entity; ///< index in AttMentions.entities
  AttReadingKind kind;
} AttReading;

/// Words that name something. Mentions of one sentence are ordered by their
/// first token, do not overlap save by nesting ("[[Pakistani] security
/// forces]"), longest first.
typedef struct AttMention {
  AttSpan tokens;         ///< of the document, end exclusive
  uint32_t head;          ///< document token that heads the phrase
  uint32_t first_reading; ///< in AttMentions.readings, best first
  uint32_t reading_count;
} AttMention;

/// All mentions of a document; lives in the document's arena.
typedef struct AttMentions {
  const AttMention* mentions;
  size_t mention_count;
  const AttReading* readings;
  const AttEntity* entities;
  size_t entity_count;
  /// 1 + index of the longest mention headed by each token of the document, or
  /// 0; and likewise of the longest that covers it.
  const uint32_t* headed_by;
  const uint32_t* covered_by;
  const AttTimeMention* times; ///< ordered by first token
  size_t time_count;
  const AttValue* values; ///< quantities, money, citations; likewise
  size_t value_count;
  /// 1 + index of the value that covers each token of the document, or 0.
  const uint32_t* value_at;
} AttMentions;

/// Find labels without tags or tree: the cheap filter that decides which
/// sentences are worth parsing. One entry a sentence, true: has a mention.
ATT_MUST_USE AttStatus att_mentions_scan(const AttGazetteer* gazetteer,
                                         const AttDocument* document,
                                         bool* has_mention);

/// Find all mentions of a document whose relevant sentences are analysed:
/// labels and times everywhere, names and actor nouns where there is a tree.
/// What a citation covers is no mention. `values` and `matcher` may be NULL.
ATT_MUST_USE AttStatus att_mentions_find(const AttGazetteer* gazetteer,
                                         const AttOntology* ontology,
                                         const AttValueRules* values,
                                         AttMatcher* matcher,
                                         AttDocument* document,
                                         AttMentions* mentions);

/// True where the token of the document stands in a citation.
bool att_mentions_is_cited(const AttMentions* mentions, size_t token);

#endif
