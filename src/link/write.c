// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A proposal is a node named by the two that it joins, so that loading twice
// changes nothing.

#include "link/write.h"

#include "graph/triples.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <string.h>
#include <xxhash.h>

typedef struct Writing {
  const AttLinkResult* result;
  const AttLinkOptions* options;
  AttTriples triples;
  AttText text;
  AttLinkTally* tally;
  FILE* stream;
} Writing;

static const AttSoughtEntity*
entity_of(const Writing* w, const AttLinkMatch* link)
{
  return &w->result->sought->entities.at[link->entity];
}

static const AttCandidate*
candidate_of(const Writing* w, const AttLinkMatch* link)
{
  return &w->result->candidates->items.at[link->candidate];
}

static void
write_evidence(const AttLinkEvidence* evidence, AttText* out)
{
  att_text_append_string(out, att_link_phrase(evidence->kind));
  if (evidence->detail.size) {
    att_text_append_string(out, ": ");
    att_text_append(out, evidence->detail);
  }
}

/// Three places without zeros at the end, never 0 or 1.
static void
write_confidence(double confidence, char digits[16])
{
  const double shown = confidence < 0.001   ? 0.001
                       : confidence > 0.999 ? 0.999
                                            : confidence;
  snprintf(digits, 16, "%.3f", shown);
  for (size_t end = strlen(digits); end > 3 && digits[end - 1] == '0';
       digits[--end] = '\0') {
  }
}

static AttStatus
name_proposal(Writing* w, const AttLinkMatch* link, AttView* iri)
{
  XXH128_canonical_t bytes;
  att_text_reset(&w->text);
  att_text_append(&w->text, entity_of(w, link)->iri);
  att_text_append_char(&w->text, ' ');
  att_text_append(&w->text, candidate_of(w, link)->iri);
  ATT_TRY(att_text_status(&w->text));
  XXH128_canonicalFromHash(&bytes, XXH3_128bits(w->text.at, w->text.size));
  att_text_reset(&w->text);
  att_text_append_string(&w->text, ATT_IRI_ID "proposal/p");
  for (size_t i = 0; i < sizeof bytes.digest; ++i) {
    att_text_format(&w->text, "%02x", (unsigned)bytes.digest[i]);
  }
  ATT_TRY(att_text_status(&w->text));
  *iri = att_arena_copy(w->triples.arena, att_text_view(&w->text));
  return iri->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
add_iri(Writing* w, AttView subject, const char* property, AttView object)
{
  return att_triples_add(&w->triples, subject, property, att_term_iri(object));
}

static AttStatus
add_evidence(Writing* w, const AttLinkMatch* link, AttView proposal)
{
  for (uint32_t i = 0; i < link->evidence_count; ++i) {
    att_text_reset(&w->text);
    write_evidence(&w->result->links->evidence.at[link->first_evidence + i],
                   &w->text);
    ATT_TRY(att_text_status(&w->text));
    ATT_TRY(att_triples_add_string(
        &w->triples, proposal, ATT_IRI_ATT "because", att_text_view(&w->text)));
  }
  return ATT_OK;
}

static AttStatus
add_link(Writing* w, const AttLinkMatch* link, bool asserted)
{
  AttView proposal;
  char digits[16];
  const AttView entity = entity_of(w, link)->iri;
  const AttView candidate = candidate_of(w, link)->iri;
  AttTriples* out = &w->triples;
  ATT_TRY(name_proposal(w, link, &proposal));
  write_confidence(link->confidence, digits);
  ATT_TRY(add_iri(
      w, proposal, ATT_IRI_RDF "type", ATT_VIEW(ATT_IRI_ATT "LinkProposal")));
  ATT_TRY(add_iri(w, proposal, ATT_IRI_ATT "proposes", entity));
  ATT_TRY(add_iri(w, proposal, ATT_IRI_ATT "candidate", candidate));
  ATT_TRY(att_triples_add_typed(out,
                                proposal,
                                ATT_IRI_ATT "confidence",
                                att_view(digits),
                                ATT_IRI_XSD "decimal"));
  ATT_TRY(att_triples_add_typed(out,
                                proposal,
                                ATT_IRI_ATT "isAmbiguous",
                                att_view(link->is_ambiguous ? "true" : "false"),
                                ATT_IRI_XSD "boolean"));
  ATT_TRY(add_evidence(w, link, proposal));
  if (!link->is_best || link->confidence < w->options->least) {
    return ATT_OK;
  }
  return add_iri(w,
                 entity,
                 asserted ? ATT_IRI_OWL "sameAs" : ATT_IRI_SKOS "closeMatch",
                 candidate);
}

/// A cell of a table: no tabs, no ends of lines.
static void
write_cell(AttView cell, AttText* out)
{
  for (size_t i = 0; i < cell.size; ++i) {
    const bool breaks = (unsigned char)cell.at[i] < ' ';
    att_text_append_char(out, breaks ? ' ' : cell.at[i]);
  }
}

static void
write_row(Writing* w, const AttLinkMatch* link, bool asserted)
{
  char digits[16];
  const AttView cells[] = {entity_of(w, link)->iri,
                           entity_of(w, link)->label,
                           candidate_of(w, link)->iri,
                           candidate_of(w, link)->label};
  for (size_t i = 0; i < 4; ++i) {
    write_cell(cells[i], &w->text);
    att_text_append_char(&w->text, '\t');
  }
  write_confidence(link->confidence, digits);
  const bool proposed = link->is_best && link->confidence >= w->options->least;
  att_text_format(&w->text,
                  "%s\t%s\t",
                  digits,
                  asserted             ? "same"
                  : link->is_ambiguous ? "ambiguous"
                  : proposed           ? "close"
                                       : "");
  for (uint32_t i = 0; i < link->evidence_count; ++i) {
    AttText one = {0};
    write_evidence(&w->result->links->evidence.at[link->first_evidence + i],
                   &one);
    att_text_append_string(&w->text, i ? "; " : "");
    write_cell(att_text_view(&one), &w->text);
    att_text_clear(&one);
  }
  att_text_append_char(&w->text, '\n');
}

static AttStatus
flush(Writing* w)
{
  ATT_TRY(att_text_status(&w->text));
  fwrite(w->text.at, 1, w->text.size, w->stream);
  att_text_reset(&w->text);
  return ATT_OK;
}

/// The links of one entity, the best first.
static AttStatus
write_entity(Writing* w, const AttLinkMatch* links, size_t count)
{
  double together = 0;
  for (size_t i = 0; i < count; ++i) {
    together += links[i].is_ambiguous ? links[i].confidence : 0;
  }
  if (links[0].confidence >= w->options->least ||
      together >= w->options->least) {
    w->tally->ambiguous += links[0].is_ambiguous;
    w->tally->proposed += links[0].is_best;
  }
  for (size_t i = 0; i < count && i < w->options->most; ++i) {
    const AttLinkMatch* link = &links[i];
    if (link->confidence < w->options->least &&
        !(link->is_ambiguous && together >= w->options->least)) {
      continue;
    }
    const bool asserted = link->is_best && w->options->assert_at > 0 &&
                          link->confidence >= w->options->assert_at;
    w->tally->asserted += asserted;
    if (w->options->format == ATT_LINK_TSV) {
      write_row(w, link, asserted);
      ATT_TRY(flush(w));
    } else {
      ATT_TRY(add_link(w, link, asserted));
    }
  }
  return ATT_OK;
}

static AttStatus
write_all(Writing* w)
{
  const AttLinks* links = w->result->links;
  w->tally->wanted = w->result->sought->wanted;
  if (w->options->format == ATT_LINK_TSV) {
    att_text_append_string(&w->text,
                           "entity\tlabel\tcandidate\tcandidate_"
                           "label\tconfidence\tlink\tbecause\n");
    ATT_TRY(flush(w));
  }
  for (size_t i = 0; i < links->items.size;) {
    size_t end = i;
    while (end < links->items.size &&
           links->items.at[end].entity == links->items.at[i].entity) {
      ++end;
    }
    ATT_TRY(write_entity(w, &links->items.at[i], end - i));
    i = end;
  }
  return ATT_OK;
}

static AttStatus
write_rdf(Writing* w, AttLog* log)
{
  AttWriter* writer = NULL;
  const AttGraphOptions options = {
      .syntax = w->options->format == ATT_LINK_TURTLE ? ATT_SYNTAX_TURTLE
                                                      : ATT_SYNTAX_NTRIPLES,
      .graphs = ATT_GRAPHS_NONE};
  att_triples_sort(&w->triples);
  AttStatus status = att_writer_new(w->stream, &options, log, &writer);
  if (status == ATT_OK) {
    status = att_writer_add(writer, &w->triples);
  }
  if (status == ATT_OK) {
    status = att_writer_end(writer);
  }
  att_writer_free(writer);
  return status;
}

AttStatus
att_link_write(const AttLinkResult* result,
               const AttLinkOptions* options,
               FILE* stream,
               AttLog* log,
               AttLinkTally* tally)
{
  Writing w = {.result = result,
               .options = options,
               .triples = {.arena = att_arena_new(), .log = log},
               .tally = tally,
               .stream = stream};
  AttStatus status = w.triples.arena ? write_all(&w) : ATT_ERR_MEMORY;
  if (status == ATT_OK && options->format != ATT_LINK_TSV) {
    status = write_rdf(&w, log);
  }
  att_text_clear(&w.text);
  ATT_ARRAY_CLEAR(&w.triples.triples);
  att_arena_free(w.triples.arena);
  return status;
}
