// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The working state of finding the mentions of one document, shared by the
// files of this folder that each find one kind.
// In: a document. Out: entities, readings and mentions, in the order found.

#ifndef ATT_MENTIONS_FINDER_H
#define ATT_MENTIONS_FINDER_H

#include "base/array.h"
#include "mentions/listing.h"
#include "term/traits.h"

typedef struct AttFinder {
  const AttGazetteer* gazetteer;
  const AttOntology* ontology;
  AttDocument* document;
  ATT_ARRAY(AttEntity) entities;
  ATT_ARRAY(AttMention) mentions;
  ATT_ARRAY(AttReading) readings;
  ATT_ARRAY(AttLink) links; ///< as found, repeated ones included
  ATT_ARRAY(uint32_t)
  surnames;        ///< mentions by a pattern that name a person by
                   ///< one word
  AttMap listed;   ///< from the IRI of a listed entity to its entity
  AttMap minted;   ///< from a folded label to its entity
  AttMap family;   ///< from the last word of a person's name to the entity, or
                   ///< ATT_SEVERAL
  AttLabels local; ///< labels the document introduces; value: the entity
  AttFolded folded;
  ATT_ARRAY(uint32_t) ids;
  /// Per token of the document: 1 + index of the longest mention over it.
  uint32_t* cover;
  /// Per token: part of a time, so of no name.
  bool* timed;
  /// By listed entry: how often the document names it by a label that needs no
  /// context. NULL until somebody asks.
  uint32_t* named;
  /// Words that end an office ("former"); NULL: none.
  const AttValueList* bygone;
  AttText text; ///< scratch
} AttFinder;

#define ATT_SEVERAL UINT32_MAX

void att_finder_clear(AttFinder* finder);

/// The entity of a listed one, made at its first mention.
ATT_MUST_USE AttStatus att_finder_listed(AttFinder* finder,
                                         uint32_t listed,
                                         uint32_t* entity);

/// The entity under `key` (folded words), made of `label` and `class_id` where
/// it is new. Both are copied.
ATT_MUST_USE AttStatus att_finder_mint(AttFinder* finder,
                                       AttView key,
                                       AttView label,
                                       uint32_t class_id,
                                       uint32_t* entity);

/// Add a mention (tokens of the document) with no reading yet.
ATT_MUST_USE AttStatus att_finder_mention(AttFinder* finder,
                                          AttSpan tokens,
                                          uint32_t head);

/// Add a reading to the mention added last, behind those at least as sure.
ATT_MUST_USE AttStatus att_finder_reading(AttFinder* finder,
                                          uint32_t entity,
                                          AttReadingKind kind);

/// Say that an entity has a property.
ATT_MUST_USE AttStatus att_finder_link(AttFinder* finder,
                                       uint32_t subject,
                                       uint32_t property,
                                       uint32_t object);

/// Put the words of a span of tokens of the document into `out`: the text
/// between them, white space folded, possessive clitics and a leading
/// determiner left out.
void att_finder_words(const AttFinder* finder, AttSpan tokens, AttText* out);

/// Key of such words for att_finder_mint.
ATT_MUST_USE AttStatus att_finder_key(AttFinder* finder,
                                      AttView words,
                                      AttText* key);

bool att_finder_is(const AttFinder* finder, uint32_t class_id, uint32_t super);

/// Has the class the trait, by itself or by one above it?
bool att_finder_has(const AttFinder* finder, uint32_t class_id, AttTrait trait);

/// The first reading of a mention whose entity is of class `super`, or NULL.
const AttReading* att_finder_reading_of(const AttFinder* finder,
                                        const AttMention* mention,
                                        uint32_t super);

/// The token of the span that its phrase hangs on: the one whose head is
/// outside; the last one where the sentence has no tree.
uint32_t att_finder_head(const AttFinder* finder,
                         const AttSentence* sentence,
                         AttSpan tokens);

/// Order by first token, longest first: for qsort.
int att_mention_compare(const void* a, const void* b);

/// The entry that a label needing context names where it stands, as the target
/// of it: the one that the document names twice as often as any other, itself
/// or what it is part of. NULL where there is none, or where the words are
/// somebody else's ("Kenya's Foreign Office"). `begin` and `count` are pieces
/// of finder->folded, `ids` numbers of contextual labels.
ATT_MUST_USE AttStatus att_context_find(AttFinder* finder,
                                        const AttSentence* sentence,
                                        const uint32_t* ids,
                                        size_t begin,
                                        size_t* count,
                                        const AttTarget** target);

/// The stages, in this order. Sentence by sentence where they
/// take one.
ATT_MUST_USE AttStatus att_find_acronyms(AttFinder* finder);
ATT_MUST_USE AttStatus att_find_labels(AttFinder* finder,
                                       const AttSentence* sentence);
ATT_MUST_USE AttStatus att_find_patterns(AttFinder* finder,
                                         const AttMentionPatterns* patterns);
ATT_MUST_USE AttStatus att_find_names(AttFinder* finder);
ATT_MUST_USE AttStatus att_find_actors(AttFinder* finder,
                                       const AttSentence* sentence);

/// The mention by label added last names a seat ("Nairobi" for Kenya): let it
/// name the place too.
ATT_MUST_USE AttStatus att_find_seat(AttFinder* finder);

/// Is a mention beside an actor noun where the actor belongs? Not in
/// "anti-Syrian" and "Soviet-backed", but in "Tutsi-led", as cues of possession
/// say.
ATT_MUST_USE AttStatus att_home_is_own(const AttFinder* finder,
                                       const AttSentence* sentence,
                                       const AttMention* beside,
                                       bool* is_own);

/// Put the name of the actor into finder->text that a phrase (tokens of the
/// document) means beside a mention of `whole`: the same for "Poland's
/// parliament", "the parliament of Poland" and "the Polish parliament".
ATT_MUST_USE AttStatus att_home_name(AttFinder* finder,
                                     AttSpan phrase,
                                     const AttMention* beside,
                                     uint32_t whole);

/// Hang a possessor that the tree takes for something else on what it has:
/// "Jordan's King Hussein met …". Before all stages.
void att_mend_possessors(AttDocument* document, const AttSentence* sentence);

/// Hang a subject that only opens the title of the next one on that: "IAEA
/// chief Hans Blix said".
void att_mend_titles(AttDocument* document, const AttSentence* sentence);

/// Take demonyms out of where they head the name or noun behind them, in the
/// tree, and names in front of titles: mentions from `first` on, which are
/// those of the sentence by label.
ATT_MUST_USE AttStatus att_mend_demonyms(AttFinder* finder,
                                         const AttSentence* sentence,
                                         size_t first);

/// Let plural demonyms name people and not what they are the people of: "young
/// Algerians", but not "the Algerians". Before att_find_actors.
ATT_MUST_USE AttStatus att_find_people(AttFinder* finder,
                                       const AttSentence* sentence);

/// Likewise of one of several beside a noun: `noun` are the noun's own words,
/// `is_behind` says that the several stand behind it ("the leaders of India and
/// Pakistan").
ATT_MUST_USE AttStatus att_home_share_name(AttFinder* finder,
                                           AttSpan noun,
                                           const AttMention* beside,
                                           uint32_t whole,
                                           bool is_behind);

/// Link persons to whom they act for by their offices, or to where they are at
/// home. Behind att_find_actors, before att_find_wholes.
ATT_MUST_USE AttStatus att_find_affiliations(AttFinder* finder);

/// Link the listed entities to what the gazetteer says they lie in or belong
/// to, those too, and so on. Behind all stages.
ATT_MUST_USE AttStatus att_find_wholes(AttFinder* finder);

#endif
