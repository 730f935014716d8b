// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// An entry of the gazetteer to triples.

#include "graph/listed.h"

#include "term/vocabulary.h"

static AttStatus
add_views(AttTriples* out,
          AttView subject,
          const char* predicate,
          const AttView* views,
          size_t count,
          bool are_iris)
{
  for (size_t i = 0; i < count; ++i) {
    const AttView kept = att_arena_copy(out->arena, views[i]);
    if (!kept.at) {
      return ATT_ERR_MEMORY;
    }
    ATT_TRY(
        att_triples_add(out,
                        subject,
                        predicate,
                        are_iris ? att_term_iri(kept) : att_term_string(kept)));
  }
  return ATT_OK;
}

/// What a gazetteer says of an entity in its own terms.
static AttStatus
add_carried(AttTriples* out,
            const AttOntology* ontology,
            AttView iri,
            const AttListedFact* fact)
{
  const AttProperty* property = att_ontology_property(ontology, fact->property);
  if (!property) {
    return ATT_OK;
  }
  if (fact->is_iri) {
    return add_views(out, iri, property->iri.at, &fact->value, 1, true);
  }
  return fact->datatype.size
             ? att_triples_add_typed(
                   out, iri, property->iri.at, fact->value, fact->datatype.at)
             : att_triples_add_string(out, iri, property->iri.at, fact->value);
}

AttStatus
att_triples_add_listed(AttTriples* out,
                       const AttOntology* ontology,
                       AttView iri,
                       const AttListed* listed)
{
  ATT_TRY(add_views(out,
                    iri,
                    ATT_IRI_SKOS "altLabel",
                    listed->alternatives,
                    listed->alternative_count,
                    false));
  ATT_TRY(add_views(out,
                    iri,
                    ATT_IRI_OWL "sameAs",
                    listed->same_as,
                    listed->same_as_count,
                    true));
  for (size_t i = 0; i < listed->fact_count; ++i) {
    ATT_TRY(add_carried(out, ontology, iri, &listed->facts[i]));
  }
  return ATT_OK;
}
