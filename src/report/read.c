// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The statements of a graph, one by one.

#include "report/reading.h"

#include "term/vocabulary.h"

#include <stdlib.h>

static AttView
value(const AttPage* page, AttView node, const char* predicate)
{
  return att_index_value(page->index, node, att_view(predicate));
}

static int
compare_speakers(const void* left, const void* right)
{
  const AttPageSpeaker* a = left;
  const AttPageSpeaker* b = right;
  if (a->order != b->order) {
    return a->order < b->order ? -1 : 1;
  }
  return (a->entity > b->entity) - (a->entity < b->entity);
}

/// Who is said to state it, in the order of the chain: the graph's
/// att:attribution nodes, or where it has none att:attributedTo.
static AttStatus
read_speakers(AttPage* page, AttView statement, AttPageFact* fact)
{
  const AttIndexRun chain = att_index_values(
      page->index, statement, ATT_VIEW(ATT_IRI_ATT "attribution"));
  const AttIndexRun plain = att_index_values(
      page->index, statement, ATT_VIEW(ATT_IRI_ATT "attributedTo"));
  const AttIndexRun all = chain.size ? chain : plain;
  for (size_t i = 0; i < all.size; ++i) {
    const AttView node = all.at[i].object.value;
    const AttView said =
        chain.size ? value(page, node, ATT_IRI_ATT "speaker") : node;
    const AttView behalf =
        chain.size ? value(page, node, ATT_IRI_ATT "onBehalfOf") : (AttView){0};
    AttPageSpeaker speaker = {.behalf = ATT_NO_ROW};
    if (!said.size) {
      continue;
    }
    speaker.order = att_page_number(page, node, ATT_VIEW(ATT_IRI_ATT "order"));
    ATT_TRY(att_page_entity(page, said, &speaker.entity));
    if (behalf.size) {
      ATT_TRY(att_page_entity(page, behalf, &speaker.behalf));
    }
    ATT_TRY(ATT_PUSH(&fact->speakers, speaker));
  }
  if (fact->speakers.size) {
    qsort(fact->speakers.at,
          fact->speakers.size,
          sizeof *fact->speakers.at,
          compare_speakers);
  }
  return ATT_OK;
}

static AttStatus
read_passages(AttPage* page, AttView statement, AttPageFact* fact)
{
  const AttIndexRun run = att_index_values(
      page->index, statement, ATT_VIEW(ATT_IRI_ATT "statedIn"));
  for (size_t i = 0; i < run.size; ++i) {
    uint32_t row = 0;
    ATT_TRY(att_page_passage(page, run.at[i].object.value, &row));
    ATT_TRY(ATT_PUSH(&fact->passages, row));
  }
  return ATT_OK;
}

static AttStatus
add_words(AttPage* page, AttView span, AttView label, AttPageFact* fact)
{
  const AttPageWords words = {att_page_span(page, span), label};
  return words.span.end > words.span.begin ? ATT_PUSH(&fact->words, words)
                                           : ATT_OK;
}

/// The words that were read: the trigger and those of each role.
static AttStatus
read_words(AttPage* page, AttView statement, AttPageFact* fact)
{
  const AttIndexRun triggers =
      att_index_values(page->index, statement, ATT_VIEW(ATT_IRI_ATT "trigger"));
  for (size_t i = 0; i < triggers.size; ++i) {
    ATT_TRY(add_words(page, triggers.at[i].object.value, (AttView){0}, fact));
  }
  const AttIndexRun fillings =
      att_index_values(page->index, statement, ATT_VIEW(ATT_IRI_ATT "filling"));
  for (size_t i = 0; i < fillings.size; ++i) {
    const AttView filling = fillings.at[i].object.value;
    const AttView role = value(page, filling, ATT_IRI_ATT "role");
    ATT_TRY(add_words(page,
                      value(page, filling, ATT_IRI_ATT "words"),
                      att_page_local(role),
                      fact));
  }
  return ATT_OK;
}

static AttView
rule_of(const AttPage* page, AttView statement)
{
  const AttView rule = value(page, statement, ATT_IRI_ATT "rule");
  const AttView label = value(page, rule, ATT_IRI_RDFS "label");
  return label.size || !rule.size ? label : att_page_local(rule);
}

static AttStatus
fill_fact(AttPage* page, AttView statement, AttPageFact* fact)
{
  fact->iri = statement;
  fact->event = value(page, statement, ATT_IRI_ATT "describes");
  fact->polarity =
      att_page_local(value(page, statement, ATT_IRI_ATT "polarity"));
  fact->modality =
      att_page_local(value(page, statement, ATT_IRI_ATT "modality"));
  fact->confidence = value(page, statement, ATT_IRI_ATT "confidence");
  fact->resolved = value(page, statement, ATT_IRI_ATT "resolvedFrom");
  fact->rule = rule_of(page, statement);
  ATT_TRY(fact->event.size ? att_page_read_event(page, fact)
                           : att_page_read_relation(page, statement, fact));
  ATT_TRY(read_speakers(page, statement, fact));
  ATT_TRY(read_passages(page, statement, fact));
  return read_words(page, statement, fact);
}

/// Count a fact with whom it is about, each once.
static void
count_fact(AttPage* page, const AttPageFact* fact)
{
  ++page->families.at[page->kinds.at[fact->kind].family].facts;
  for (size_t i = 0; i < fact->doers.size; ++i) {
    ++page->entities.at[fact->doers.at[i]].facts;
  }
  for (size_t i = 0; i < fact->affected.size; ++i) {
    ++page->entities.at[fact->affected.at[i]].facts;
  }
}

static AttStatus
read_statement(AttPage* page, AttView statement)
{
  ATT_TRY(ATT_PUSH(&page->facts, (AttPageFact){0}));
  AttPageFact* fact = &page->facts.at[page->facts.size - 1];
  ATT_TRY(fill_fact(page, statement, fact));
  count_fact(page, fact);
  return ATT_OK;
}

/// Does the node state something: an event, or a relation whole?
static bool
states(const AttPage* page, AttView node)
{
  return value(page, node, ATT_IRI_ATT "describes").size ||
         value(page, node, ATT_IRI_RDF "predicate").size;
}

/// Rank families by their facts: those with most are told apart best.
static void
rank_families(AttPage* page)
{
  for (size_t i = 0; i < page->families.size; ++i) {
    AttPageFamily* one = &page->families.at[i];
    for (size_t j = 0; j < page->families.size; ++j) {
      const uint32_t facts = page->families.at[j].facts;
      one->style += facts > one->facts || (facts == one->facts && j < i);
    }
  }
}

AttStatus
att_page_read(const AttIndex* index, const AttOntology* ontology, AttPage* page)
{
  *page = (AttPage){.index = index, .ontology = ontology};
  for (size_t i = 0; i < index->triples.size; ++i) {
    const AttTriple* triple = &index->triples.at[i];
    if (att_view_equal(triple->predicate.value, ATT_VIEW(ATT_IRI_RDF "type")) &&
        att_view_equal(triple->object.value,
                       ATT_VIEW(ATT_IRI_ATT "Statement")) &&
        states(page, triple->subject.value)) {
      ATT_TRY(read_statement(page, triple->subject.value));
    }
  }
  rank_families(page);
  return ATT_OK;
}
