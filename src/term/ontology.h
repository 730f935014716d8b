// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What an ontology says of classes and properties, as plain tables.
// In: Turtle files. Out: AttOntology: subclass closure, domains, ranges.

#ifndef ATT_TERM_ONTOLOGY_H
#define ATT_TERM_ONTOLOGY_H

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/map.h"

#include <stdbool.h>

typedef struct AttClass {
  AttView iri;
  AttView label;       ///< rdfs:label, English or plain; may be empty
  AttView comment;     ///< rdfs:comment, likewise
  AttView folder;      ///< att:folder, its own or the nearest one's above
  uint32_t own_traits; ///< AttTrait bits of the class itself (term/traits.h)
  uint32_t traits;     ///< likewise with those of every class above
  uint32_t bodies;     ///< att:hasBodies, its own or inherited; 0: none
  uint32_t people;     ///< att:hasPeople, likewise
} AttClass;

typedef struct AttProperty {
  AttView iri;
  AttView label;
  AttView comment;
  uint32_t domain;   ///< class id, or 0 where any, or several without a common
  bool has_domain;   ///< some class is stated
  uint32_t range;    ///< class id, or 0 where any or a datatype
  AttView datatype;  ///< IRI of the range where it is a datatype, else empty
  bool is_symmetric; ///< owl:SymmetricProperty
  bool is_object;    ///< owl:ObjectProperty
  uint32_t traits;   ///< AttTrait bits
} AttProperty;

/// What an ontology's header wants its namespace called in print
/// (vann:preferredNamespacePrefix, vann:preferredNamespaceUri).
typedef struct AttOntologyPrefix {
  AttView name;
  AttView iri;
} AttOntologyPrefix;

/// What a class is called in a scheme of codes: skos:notation, the scheme being
/// its datatype.
typedef struct AttNotation {
  uint32_t class_id;
  AttView scheme; ///< IRI
  AttView code;
} AttNotation;

/// What a sentence may be about: an individual of att:Topic.
typedef struct AttTopic {
  AttView iri;
  AttView label; ///< skos:prefLabel or rdfs:label; may be empty
  AttView comment;
} AttTopic;

typedef struct AttOntology AttOntology;

/// Read the ontology files (Turtle, RDF/XML or N-Triples by their ending). A
/// file that does not parse is reported with its place: ATT_ERR_SYNTAX. A
/// domain or range that is a union (owl:unionOf) is kept as all its members.
ATT_MUST_USE AttStatus att_ontology_new(const char* const* paths,
                                        size_t path_count,
                                        const AttLimits* limits,
                                        AttLog* log,
                                        AttOntology** ontology);

void att_ontology_free(AttOntology* ontology);

/// Class and property ids count from 1; 0 is none.
uint32_t att_ontology_find_class(const AttOntology* ontology, AttView iri);
uint32_t att_ontology_find_property(const AttOntology* ontology, AttView iri);

const AttClass* att_ontology_class(const AttOntology* ontology, uint32_t id);
const AttProperty* att_ontology_property(const AttOntology* ontology,
                                         uint32_t id);

size_t att_ontology_class_count(const AttOntology* ontology);
size_t att_ontology_property_count(const AttOntology* ontology);

/// True where `sub` is `super` or below it (rdfs:subClassOf, closed).
bool
att_ontology_is_a(const AttOntology* ontology, uint32_t sub, uint32_t super);

/// The superclasses of a class in the ontology, nearest first, itself first;
/// valid as long as the ontology.
const uint32_t*
att_ontology_ancestors(const AttOntology* ontology, uint32_t id, size_t* count);

/// The prefixes that the ontologies' headers give, in file order.
const AttOntologyPrefix* att_ontology_prefixes(const AttOntology* ontology,
                                               size_t* count);

/// The notations of classes that have a scheme, in file order.
const AttNotation* att_ontology_notations(const AttOntology* ontology,
                                          size_t* count);

/// The topics, in file order.
const AttTopic* att_ontology_topics(const AttOntology* ontology, size_t* count);

/// True where the class (or one below or above it that a filler may have) fits
/// the property's domain, its range; any class fits where none is stated.
bool att_ontology_fits_domain(const AttOntology* ontology,
                              uint32_t property,
                              uint32_t class_id);
bool att_ontology_fits_range(const AttOntology* ontology,
                             uint32_t property,
                             uint32_t class_id);

#endif
