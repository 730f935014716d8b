// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A document as a node.

#include "graph/source.h"

#include "term/days.h"
#include "term/vocabulary.h"

#define LONGEST_SOURCE_NAME 64u

/// Move a text into the arena; it is cleared in any case.
static AttStatus
keep(AttTriples* out, AttText* text, AttView* view)
{
  AttStatus status = att_text_status(text);
  if (status == ATT_OK) {
    *view = att_arena_copy(out->arena, att_text_view(text));
    status = view->at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(text);
  return status;
}

static AttStatus
add_iri(AttTriples* out, AttView subject, const char* predicate, AttView object)
{
  return att_triples_add(out, subject, predicate, att_term_iri(object));
}

AttStatus
att_source_name(const AttDocument* document, AttView base, AttTriples* out)
{
  const AttView id = document->id;
  AttText slug = {0};
  AttText iri = {0};
  att_slug(id, &slug);
  if (!att_view_equal(att_text_view(&slug), id)) {
    slug.size =
        slug.size < LONGEST_SOURCE_NAME ? slug.size : LONGEST_SOURCE_NAME;
    att_text_format(&slug, "_%016llx", (unsigned long long)att_view_hash(id));
  }
  att_text_append(&iri, base);
  att_text_append_string(&iri, "source/");
  att_text_append(&iri, att_text_view(&slug));
  const AttStatus status = att_text_status(&slug);
  att_text_clear(&slug);
  const AttStatus kept = keep(out, &iri, &out->source);
  return status == ATT_OK ? kept : status;
}

static AttStatus
add_date(AttView date, AttTriples* out)
{
  const char* type = att_date_type(date);
  if (!type) {
    return att_triples_add_string(
        out, out->source, ATT_IRI_DCTERMS "date", date);
  }
  AttText text = {0};
  AttView datatype;
  att_text_format(&text, ATT_IRI_XSD "%s", type);
  ATT_TRY(keep(out, &text, &datatype));
  return att_triples_add_typed(
      out, out->source, ATT_IRI_DCTERMS "date", date, datatype.at);
}

/// Where the document is from: an IRI where it is one.
static AttStatus
add_origin(AttView origin, AttTriples* out)
{
  if (!att_iri_is_valid(origin)) {
    return att_triples_add_string(
        out, out->source, ATT_IRI_DCTERMS "source", origin);
  }
  const AttView kept = att_arena_copy(out->arena, origin);
  return kept.at ? add_iri(out, out->source, ATT_IRI_DCTERMS "source", kept)
                 : ATT_ERR_MEMORY;
}

AttStatus
att_source_add(const AttDocument* document, AttTriples* out)
{
  const AttView source = out->source;
  ATT_TRY(
      add_iri(out, source, ATT_IRI_RDF "type", ATT_VIEW(ATT_IRI_ATT "Source")));
  ATT_TRY(att_triples_add_string(
      out, source, ATT_IRI_DCTERMS "identifier", document->id));
  ATT_TRY(att_triples_add_string(
      out, source, ATT_IRI_DCTERMS "title", document->title));
  ATT_TRY(add_date(document->date, out));
  return add_origin(document->source, out);
}

AttStatus
att_source_add_run(const AttRules* rules, AttView base, AttTriples* out)
{
  AttView run;
  AttText text = {0};
  att_text_append(&text, base);
  att_text_append_string(&text, "run/");
  const size_t name = text.size;
  att_text_append_string(&text, "attest_" ATT_VERSION "_");
  att_text_append_string(&text, rules ? rules->digest : "");
  for (size_t i = name; i < text.size; ++i) {
    if (text.at[i] == '.') {
      text.at[i] = '_';
    }
  }
  ATT_TRY(keep(out, &text, &run));
  ATT_TRY(add_iri(out, out->source, ATT_IRI_PROV "wasGeneratedBy", run));
  ATT_TRY(
      add_iri(out, run, ATT_IRI_RDF "type", ATT_VIEW(ATT_IRI_PROV "Activity")));
  ATT_TRY(att_triples_add_string(
      out, run, ATT_IRI_RDFS "label", ATT_VIEW("attest " ATT_VERSION)));
  return att_triples_add_string(out,
                                run,
                                ATT_IRI_DCTERMS "identifier",
                                att_view(rules ? rules->digest : ""));
}
