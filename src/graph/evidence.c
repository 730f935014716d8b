// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// That something is stated: where, by whom, as what, and which rule read it.

#include "graph/build.h"

#include "rules/confidence.h"
#include "term/vocabulary.h"

#include <stdio.h>

static AttStatus
add_passage(AttBuild* b, uint32_t sentence, AttView passage)
{
  const AttSpan bytes = b->document->sentences[sentence].span;
  const AttSpan span = att_document_code_points(b->document, bytes);
  static const char* const types[] = {ATT_IRI_ATT "Passage",
                                      ATT_IRI_OA "TextPositionSelector",
                                      ATT_IRI_OA "TextQuoteSelector"};
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i) {
    ATT_TRY(att_build_iri(b, passage, ATT_RDF_TYPE, att_view(types[i])));
  }
  ATT_TRY(att_build_number(b, passage, ATT_IRI_OA "start", span.begin));
  ATT_TRY(att_build_number(b, passage, ATT_IRI_OA "end", span.end));
  ATT_TRY(att_build_string(
      b, passage, ATT_IRI_OA "exact", att_document_exact(b->document, bytes)));
  return att_build_iri(b, passage, ATT_IRI_OA "hasSource", b->out->source);
}

/// One link of a chain of speakers, where somebody speaks for another with
/// that other one.
static AttStatus
add_attribution(AttBuild* b,
                AttView node,
                AttView speaker,
                uint32_t place,
                AttView represented)
{
  AttText content = {0};
  att_text_append(&content, node);
  att_text_format(&content, "\n%u\n", (unsigned)place);
  att_text_append(&content, speaker);
  AttView link;
  ATT_TRY(att_build_name(b, "attribution", &content, &link));
  ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "attribution", link));
  ATT_TRY(att_build_iri(
      b, link, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Attribution")));
  ATT_TRY(att_build_iri(b, link, ATT_IRI_ATT "speaker", speaker));
  if (represented.size) {
    ATT_TRY(att_build_iri(b, link, ATT_IRI_ATT "onBehalfOf", represented));
  }
  return att_build_number(b, link, ATT_IRI_ATT "order", place);
}

/// Did somebody further in say it too? "Kenya said that Kenya …"
static bool
is_earlier_speaker(const AttStatement* s, size_t at)
{
  for (size_t i = 0; i < at; ++i) {
    if (s->speakers[i].entity == s->speakers[at].entity) {
      return true;
    }
  }
  return false;
}

/// All speakers, in the order of their chain; where there are several, an
/// att:attribution for each keeps that order.
static AttStatus
add_speakers(AttBuild* b, const AttStatement* s, AttView node)
{
  for (size_t i = 0; i < s->speaker_count; ++i) {
    const AttSpeaker* speaker = &s->speakers[i];
    AttView iri;
    AttView represented = ATT_VIEW("");
    ATT_TRY(att_build_entity(b, speaker->entity, &iri));
    if (i + 1 < s->speaker_count && speaker[1].represented) {
      ATT_TRY(att_build_entity(b, speaker[1].entity, &represented));
    }
    if (!iri.size) {
      continue;
    }
    if (!is_earlier_speaker(s, i)) {
      ATT_TRY(att_triples_add_ranked(b->out,
                                     node,
                                     ATT_IRI_ATT "attributedTo",
                                     att_term_iri(iri),
                                     (uint32_t)i));
    }
    if (s->speaker_count > 1) {
      ATT_TRY(add_attribution(b, node, iri, speaker->place, represented));
    }
  }
  return ATT_OK;
}

/// The words that stand for participants, and the passages that name those.
static AttStatus
add_resolved(AttBuild* b, const AttStatement* s, AttView node)
{
  for (size_t i = 0; i < s->resolved_count; ++i) {
    const AttResolved* resolved = &s->resolved[i];
    AttView passage;
    ATT_TRY(att_build_passage(b, resolved->sentence, &passage));
    ATT_TRY(
        att_build_string(b, node, ATT_IRI_ATT "resolvedFrom", resolved->words));
    ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "resolvedIn", passage));
    ATT_TRY(add_passage(b, resolved->sentence, passage));
  }
  return ATT_OK;
}

static AttStatus
add_rule(AttBuild* b, const AttStatement* s, AttView node)
{
  ATT_TRY(
      att_build_string(b,
                       node,
                       ATT_IRI_ATT "variant",
                       att_view(att_variant_label((AttVariant)s->variant))));
  if (!b->rules || s->line >= b->rules->line_count) {
    return ATT_OK;
  }
  const AttLine* line = &b->rules->lines[s->line];
  AttView rule;
  att_text_append(&b->scratch, b->base);
  att_text_append_string(&b->scratch, "rule/");
  att_slug(line->id, &b->scratch);
  ATT_TRY(att_build_keep(b, &rule));
  ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "rule", rule));
  ATT_TRY(att_build_iri(b, rule, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Rule")));
  ATT_TRY(att_build_string(b, rule, ATT_IRI_RDFS "label", line->text));
  return att_build_string(b, rule, ATT_IRI_SKOS "notation", line->id);
}

/// How far the lines of the statements that have one node are to be trusted, in
/// thousandths: as far as the best of them.
static AttStatus
best_confidence(AttBuild* b,
                const AttStatement* s,
                AttView node,
                unsigned* best)
{
  const AttStatement* all = b->statements->statements;
  size_t at = (size_t)(s - all);
  *best = 0;
  while (at > 0 && all[at - 1].sentence == s->sentence) {
    --at;
  }
  for (; at < b->statements->count && all[at].sentence == s->sentence; ++at) {
    ATT_TRY(att_build_statement(b, (uint32_t)at + 1));
    if (att_view_equal(b->names[at].node, node)) {
      const unsigned one = att_confidence_of(
          b->rules, all[at].line, (AttVariant)all[at].variant);
      *best = one > *best ? one : *best;
    }
  }
  return ATT_OK;
}

/// A decimal without zeros at its end, as XML Schema has it: 0.87.
static AttStatus
add_confidence(AttBuild* b, const AttStatement* s, AttView node)
{
  unsigned thousandths = 0;
  if (!b->rules || !b->rules->confidence) {
    return ATT_OK;
  }
  ATT_TRY(best_confidence(b, s, node, &thousandths));
  if (!thousandths) {
    return ATT_OK;
  }
  char text[16];
  int places = 3;
  while (thousandths % 10 == 0) {
    thousandths /= 10;
    --places;
  }
  snprintf(text, sizeof text, "0.%0*u", places, thousandths);
  return att_build_typed(
      b, node, ATT_IRI_ATT "confidence", att_view(text), ATT_IRI_XSD "decimal");
}

/// That a statement states a relation, without asserting it.
static AttStatus
add_reified(AttBuild* b,
            AttView node,
            AttView subject,
            AttView predicate,
            AttView object)
{
  if (b->reification == ATT_REIFICATION_RDF12) {
    AttView three;
    att_text_format(&b->scratch,
                    "%.*s %.*s %.*s",
                    ATT_VIEW_ARG(subject),
                    ATT_VIEW_ARG(predicate),
                    ATT_VIEW_ARG(object));
    ATT_TRY(att_build_keep(b, &three));
    return att_triples_add(
        b->out, node, ATT_IRI_RDF "reifies", att_term_triple(three));
  }
  ATT_TRY(att_build_iri(b, node, ATT_IRI_RDF "subject", subject));
  ATT_TRY(att_build_iri(b, node, ATT_IRI_RDF "predicate", predicate));
  return att_build_iri(b, node, ATT_IRI_RDF "object", object);
}

static AttStatus
add_stated(AttBuild* b, const AttStatement* s, const AttNames* names)
{
  if (s->class_id) {
    ATT_TRY(att_build_measures(b, s, names->node));
    return att_build_iri(
        b, names->node, ATT_IRI_ATT "describes", b->events[s->event - 1].iri);
  }
  const AttProperty* property =
      att_ontology_property(b->ontology, s->property_id);
  AttView subject;
  AttView object;
  ATT_TRY(att_build_ends(b, s, &subject, &object));
  ATT_TRY(add_reified(b, names->node, subject, property->iri, object));
  return att_build_time(b, names->node, s->time);
}

static AttStatus
add_outlook(AttBuild* b, const AttStatement* s, AttView node)
{
  const AttView polarity = s->negated ? ATT_VIEW(ATT_IRI_ATT "Negated")
                                      : ATT_VIEW(ATT_IRI_ATT "Affirmed");
  AttView modality;
  ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "polarity", polarity));
  att_text_append_string(&b->scratch, ATT_IRI_ATT);
  att_text_append_string(&b->scratch, att_modality_name(s->modality));
  ATT_TRY(att_build_keep(b, &modality));
  return att_build_iri(b, node, ATT_IRI_ATT "modality", modality);
}

/// What the sentence is about: of an event, whatever its class.
static AttStatus
add_contexts(AttBuild* b, const AttStatement* s, AttView node)
{
  size_t count = 0;
  const AttStatedTopic* contexts =
      att_statements_contexts(b->statements, s->sentence, &count);
  for (size_t i = 0; s->class_id && i < count; ++i) {
    const AttView topic = contexts[i].topic;
    ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "context", topic));
    ATT_TRY(
        att_build_iri(b, topic, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Topic")));
  }
  return ATT_OK;
}

AttStatus
att_build_evidence(AttBuild* b, const AttStatement* s, const AttNames* names)
{
  const AttView node = names->node;
  AttView passage;
  ATT_TRY(
      att_build_iri(b, node, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Statement")));
  if (b->reification == ATT_REIFICATION_RDF11) {
    ATT_TRY(att_build_iri(
        b, node, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_RDF "Statement")));
  }
  ATT_TRY(add_stated(b, s, names));
  ATT_TRY(add_outlook(b, s, node));
  ATT_TRY(add_speakers(b, s, node));
  ATT_TRY(att_build_passage(b, s->sentence, &passage));
  ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "statedIn", passage));
  ATT_TRY(add_passage(b, s->sentence, passage));
  ATT_TRY(add_resolved(b, s, node));
  ATT_TRY(add_contexts(b, s, node));
  if (b->evidence != ATT_EVIDENCE_FULL) {
    return ATT_OK;
  }
  ATT_TRY(att_build_spans(b, s, node));
  ATT_TRY(add_confidence(b, s, node));
  return add_rule(b, s, node);
}
