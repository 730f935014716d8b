// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a document states: events and relations, each with polarity, modality,
// speakers, time, passage and rule. Plain data that graph/ writes.
// In: matches of every sentence. Out: AttStatements, in document order.

#ifndef ATT_STATEMENTS_STATEMENTS_H
#define ATT_STATEMENTS_STATEMENTS_H

#include "match/match.h"

typedef enum AttModality {
  ATT_MODALITY_ACTUAL,
  ATT_MODALITY_FUTURE,
  ATT_MODALITY_POSSIBLE,
  ATT_MODALITY_WANTED,
  ATT_MODALITY_CONDITIONAL,
} AttModality;

/// One filled role of an event: an entity, or another statement (topic).
typedef struct AttRole {
  uint32_t property;  ///< in the ontology
  uint32_t entity;    ///< 1 + index in the document's entities, else 0
  uint32_t statement; ///< 1 + index in AttStatements.statements, else 0
  uint32_t token;     ///< 1 + token of the document that heads it, else 0
} AttRole;

/// A quantity that an event has by one passage.
typedef struct AttMeasure {
  uint32_t property; ///< in the ontology: killed, amount
  AttQuantity quantity;
  AttView text;   ///< its normal form: "30..", "40000000 USD"
  AttView stated; ///< the words of the document: "at least 30"
} AttMeasure;

/// One of those who say a statement. The place in the chain counts from 1, who
/// said it first; those who say it together, and whoever a speaker speaks for,
/// share one.
typedef struct AttSpeaker {
  uint32_t entity; ///< 1 + index in the document's entities
  uint32_t place;
  uint32_t token;   ///< of the document: the word that says so ("said")
  bool represented; ///< does not speak itself: the speaker in front does for it
} AttSpeaker;

/// Words ("it", "the group") that stand for a participant.
typedef struct AttResolved {
  AttView words;
  uint32_t sentence; ///< of the document: where whom they stand for is named
} AttResolved;

/// One event or relation as one passage states it: the class, roles and time of
/// an event are those that this passage names.
typedef struct AttStatement {
  uint32_t class_id;    ///< of an event, else 0
  uint32_t event;       ///< likewise: 1 + index in AttStatements.events
  uint32_t property_id; ///< of a relation, else 0
  const AttRole* roles; ///< of an event; ordered by property, then entity
  size_t role_count;
  const AttMeasure* measures; ///< of an event; one for each property at most
  size_t measure_count;
  uint32_t subject; ///< 1 + entity of a relation
  uint32_t object;
  uint32_t subject_token; ///< 1 + token of the document that heads it, else 0
  uint32_t object_token;
  bool negated;
  AttModality modality;
  const AttSpeaker* speakers; ///< innermost first
  size_t speaker_count;
  const AttResolved* resolved; ///< in the order of the slots
  size_t resolved_count;
  AttView time;      ///< EDTF, or empty
  uint32_t sentence; ///< of the document
  uint32_t trigger;  ///< token of the document
  uint32_t line;     ///< in AttRules.lines: the rule that read it
  uint8_t variant;   ///< AttVariant
} AttStatement;

/// One event with all that the passages which tell it say of it (merge.h).
typedef struct AttEvent {
  uint32_t class_id;    ///< the narrowest of theirs
  const AttRole* roles; ///< ordered by property, then entity
  size_t role_count;
  AttView time; ///< EDTF, the narrowest; or empty
} AttEvent;

/// What a sentence is about, by its words.
typedef struct AttStatedTopic {
  uint32_t sentence; ///< of the document
  AttView topic;     ///< IRI
} AttStatedTopic;

/// Everything that a document states; lives in the document's arena.
typedef struct AttStatements {
  const AttStatement* statements;
  size_t count;
  const AttEvent* events; ///< in the order in which they are told first
  size_t event_count;
  const AttStatedTopic* contexts; ///< by sentence, then by IRI, each once
  size_t context_count;
} AttStatements;

/// The contexts of a sentence; none: count 0.
const AttStatedTopic* att_statements_contexts(const AttStatements* statements,
                                              uint32_t sentence,
                                              size_t* count);

/// True where a tagged sentence has quotation marks and a verb of saying:
/// sentences around it may need its speaker, whatever else it tells.
bool att_statements_may_speak(const AttRules* rules,
                              const AttToken* tokens,
                              size_t count);

/// Collects what the sentences of one document state.
typedef struct AttStatementBuilder AttStatementBuilder;

ATT_MUST_USE AttStatus att_statement_builder_new(const AttRules* rules,
                                                 const AttOntology* ontology,
                                                 const AttDocument* document,
                                                 const AttMentions* mentions,
                                                 AttStatementBuilder** builder);

void att_statement_builder_free(AttStatementBuilder* builder);

/// Add the statements of one sentence, in document order.
ATT_MUST_USE AttStatus
att_statement_builder_add(AttStatementBuilder* builder,
                          const AttReadSentence* sentence,
                          const AttMatches* matches);

/// Everything added; it lives in the document's arena.
ATT_MUST_USE AttStatus att_statement_builder_finish(
    AttStatementBuilder* builder, AttStatements* statements);

/// The name of a modality in the ontology: "Actual", "Future", …
const char* att_modality_name(AttModality modality);

#endif
