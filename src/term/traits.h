// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Traits: what an ontology tells extraction of its classes and properties, so
// that no code names them: who acts, what a bare name is, where "in …" leads.
// In: an ontology. Out: answers by trait.

#ifndef ATT_TERM_TRAITS_H
#define ATT_TERM_TRAITS_H

#include "term/ontology.h"

/// Bits of AttClass.traits and AttProperty.traits.
typedef enum AttTrait {
#define ATT_TRAIT(constant, name) ATT_TRAIT_INDEX_##constant,
#include "term/traits.def"
#undef ATT_TRAIT
#define ATT_TRAIT(constant, name)                                              \
  ATT_TRAIT_##constant = 1 << ATT_TRAIT_INDEX_##constant,
#include "term/traits.def"
#undef ATT_TRAIT
} AttTrait;

/// The bit of a trait by its IRI; 0 where it is unknown.
uint32_t att_trait_find(AttView iri);

/// Has the class, or one above it, the trait? False for class 0.
bool att_ontology_class_has(const AttOntology* ontology,
                            uint32_t class_id,
                            AttTrait trait);

/// The class that has the trait itself; the one declared last, so that what a
/// pack says counts before what attest ships. 0 where there is none.
uint32_t att_ontology_trait_class(const AttOntology* ontology, AttTrait trait);

/// The property with the trait whose domain fits `subject` and whose range fits
/// `object` (0: any), the one declared last; 0 where there is none.
uint32_t att_ontology_trait_property(const AttOntology* ontology,
                                     AttTrait trait,
                                     uint32_t subject,
                                     uint32_t object);

/// att:hasBodies of a class, 0 where it has none.
uint32_t att_ontology_bodies(const AttOntology* ontology, uint32_t class_id);

/// att:hasPeople of a class, 0 where it has none.
uint32_t att_ontology_people(const AttOntology* ontology, uint32_t class_id);

#endif
