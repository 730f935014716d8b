// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Mentions: what the words of a document name. Typed spans over entities, and
// times.
// In: an analysed document, a gazetteer. Out: AttMentions.

#ifndef ATT_MENTIONS_MENTIONS_H
#define ATT_MENTIONS_MENTIONS_H

#include "base/array.h"
#include "document/document.h"
#include "mentions/gazetteer.h"
#include "mentions/values.h"
#include "term/ontology.h"
#include "term/reading.h"

/// Somebody or something that a document names; one for all its mentions.
typedef struct AttEntity {
  AttView iri;             ///< of a listed entity; empty: minted from `label`
  AttView label;           ///< preferred label, or the fullest form found
  uint32_t class_id;       ///< in the ontology
  const AttListed* listed; ///< NULL for a minted entity
  uint32_t first_link;     ///< in AttMentions.links
  uint32_t link_count;
} AttEntity;

/// What the way of naming an entity says of it: "Pakistani security forces" are
/// att:partOf Pakistan.
typedef struct AttLink {
  uint32_t subject;  ///< index in AttMentions.entities
  uint32_t property; ///< in the ontology
  uint32_t object;   ///< likewise an entity
} AttLink;

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
  uint32_t head;          ///< document token that heads the phrase; a title
                          ///< before `tokens` where the tree says so
  uint32_t first_reading; ///< in AttMentions.readings, best first
  uint32_t reading_count;
  uint32_t line; ///< 1 + line of the pattern that found it (AttRules.lines), 0
                 ///< where none did
  /// Of a word that refers ("it", "the two countries"): 1 + document token that
  /// heads what it stands for, else 0. Its readings hold together: each is one
  /// of those that it stands for.
  uint32_t antecedent;
  /// A noun that several share ("Indian and Chinese troops"): its readings hold
  /// together too.
  bool is_shared;
} AttMention;

/// All mentions of a document; lives in the document's arena.
typedef struct AttMentions {
  const AttMention* mentions;
  size_t mention_count;
  const AttReading* readings;
  size_t reading_count;
  const AttEntity* entities;
  size_t entity_count;
  const AttLink* links; ///< ordered by subject, property, object
  size_t link_count;
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

/// What is found of one sentence before a pattern runs over it.
typedef struct AttMentionsSoFar {
  const AttMention* mentions; ///< by first token, longest first
  size_t count;
  const AttReading* readings;
  const AttEntity* entities;
  const bool* timed; ///< by token of the document: part of a time
} AttMentionsSoFar;

#define ATT_HIT_LINKS 4u

/// What a pattern found: a mention of a class. Tokens of the document.
typedef struct AttPatternHit {
  AttSpan tokens;
  AttSpan label; ///< the words that name the entity, inside `tokens`
  uint32_t class_id;
  uint32_t line; ///< AttRules.lines
  struct {
    uint32_t property;
    uint32_t object; ///< index of an entity so far
  } links[ATT_HIT_LINKS];
  uint32_t link_count;
} AttPatternHit;

typedef ATT_ARRAY(AttPatternHit) AttPatternHits;

/// The patterns of the rules, by strata that run one behind the other.
/// pipeline/ fills this in; mentions/ knows no rules.
typedef struct AttMentionPatterns {
  void* user;
  uint32_t stratum_count;
  /// Does a stratum ask for what it makes itself?
  bool (*is_cyclic)(void* user, uint32_t stratum);
  /// Append the hits of a stratum in a tagged sentence.
  AttStatus (*find)(void* user,
                    const AttDocument* document,
                    const AttSentence* sentence,
                    const AttMentionsSoFar* found,
                    uint32_t stratum,
                    AttPatternHits* hits);
} AttMentionPatterns;

/// Set AttToken.is_name of the capitalised tokens of listed names, before the
/// document is tagged.
ATT_MUST_USE AttStatus att_mentions_mark_names(const AttGazetteer* gazetteer,
                                               AttDocument* document);

/// Find all mentions of a document whose relevant sentences are analysed:
/// labels and times everywhere, names and actor nouns where there is a tree.
/// What a citation covers is no mention. `values`, `matcher` and `patterns`
/// may be NULL.
ATT_MUST_USE AttStatus att_mentions_find(const AttGazetteer* gazetteer,
                                         const AttOntology* ontology,
                                         const AttValueRules* values,
                                         AttMatcher* matcher,
                                         const AttMentionPatterns* patterns,
                                         AttDocument* document,
                                         AttMentions* mentions);

/// Add mentions whose readings are counted from the first of `readings`, and
/// index all again.
ATT_MUST_USE AttStatus att_mentions_add(const AttDocument* document,
                                        const AttMention* added,
                                        size_t count,
                                        const AttReading* readings,
                                        size_t reading_count,
                                        AttMentions* mentions);

/// True where the token of the document stands in a citation.
bool att_mentions_is_cited(const AttMentions* mentions, size_t token);

#endif
