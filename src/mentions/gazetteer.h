// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The gazetteer: listed entities from SKOS/Turtle and one automaton over all
// their labels. Immutable after loading, shared by all threads.
// In: Turtle files. Out: AttGazetteer.

#ifndef ATT_MENTIONS_GAZETTEER_H
#define ATT_MENTIONS_GAZETTEER_H

#include "base/diagnostic.h"
#include "base/limits.h"
#include "term/ontology.h"

/// What a gazetteer says of an entity by a property that is att:Carried.
typedef struct AttListedFact {
  uint32_t property;
  AttView value;
  AttView datatype; ///< IRI, NUL behind it; empty: a plain literal, or an IRI
  bool is_iri;
} AttListedFact;

/// What an entry is called in a scheme of codes (skos:notation).
typedef struct AttCode {
  AttView scheme; ///< IRI of the datatype
  AttView code;
} AttCode;

/// An entity that a gazetteer lists. Views live as long as the gazetteer.
typedef struct AttListed {
  AttView iri;
  AttView label;               ///< skos:prefLabel
  AttView adjective;           ///< att:adjective ("Polish"), or empty
  uint32_t class_id;           ///< most specific rdf:type that the ontology has
  const AttView* alternatives; ///< skos:altLabel, in byte order
  size_t alternative_count;
  const AttView* same_as; ///< IRIs of owl:sameAs, in byte order
  size_t same_as_count;
  const AttListedFact* facts; ///< by property, then value
  size_t fact_count;
  const AttCode* codes;
  size_t code_count;
} AttListed;

typedef struct AttGazetteer AttGazetteer;

/// Read gazetteer files. An entry needs skos:prefLabel and an rdf:type that the
/// ontology knows; one without is reported and left out. Also read:
/// att:demonym, att:metonym (labels that name the entity by its people, its
/// capital or its seat of power), att:contextLabel (a label that names it only
/// in a text that names it otherwise, or what it is part of).
ATT_MUST_USE AttStatus att_gazetteer_new(const char* const* paths,
                                         size_t path_count,
                                         const AttOntology* ontology,
                                         const AttLimits* limits,
                                         AttLog* log,
                                         AttGazetteer** gazetteer);

void att_gazetteer_free(AttGazetteer* gazetteer);

size_t att_gazetteer_size(const AttGazetteer* gazetteer);

const AttListed* att_gazetteer_listed(const AttGazetteer* gazetteer,
                                      size_t index);

/// Find an entry by its IRI, or by a label (for the tests of rule files: the
/// first in file order); NULL where there is none.
const AttListed* att_gazetteer_find_iri(const AttGazetteer* gazetteer,
                                        AttView iri);
const AttListed* att_gazetteer_find_label(const AttGazetteer* gazetteer,
                                          AttView label);

/// True where the label is one that the entry goes by, be it as one of several:
/// "Kabul" names the city and, by metonymy, the state.
bool att_gazetteer_is_named(const AttGazetteer* gazetteer,
                            AttView label,
                            const AttListed* entry);

/// Mark in `named`, by class id, the classes that mentions may have: those of
/// listed entries, of what actor nouns and case markers say of unlisted names,
/// and of names that nothing is known of. `named` has room for every class of
/// the ontology and one more.
void att_gazetteer_classes(const AttGazetteer* gazetteer,
                           const AttOntology* ontology,
                           bool* named);

#endif
