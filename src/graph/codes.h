// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Codes: what actors and classes of events are called in a scheme of the field
// (PLOVER, CAMEO), by what ontology and gazetteer say. Private to graph/.
// In: a scheme; entities, classes. Out: "PAKMIL", "ASSAULT" and "aerial".
//
// The code of an actor is that of its country, its own or that of what it
// belongs to or lies in, and that of its sector: by its entry, the noun in its
// name, what it belongs to, its class, the first that has one. An actor without
// a country begins with its world code ("IGO"), or with "---". Who holds an
// office on the day is of the country of that office, and of the sector of
// whose office it is, of its noun ("army chief"), or of their class; before and
// after, of the country alone. A code that the gazetteer gives outright
// (skos:notation, by entry or tenure) is the code.

#ifndef ATT_GRAPH_CODES_H
#define ATT_GRAPH_CODES_H

#include "mentions/mentions.h"

typedef struct AttCoder {
  const AttDocument* document;
  const AttMentions* mentions;
  const AttGazetteer* gazetteer;
  const AttOntology* ontology;
  AttView scheme; ///< IRI
} AttCoder;

/// Find a scheme by its name: the datatype of some notation of a class whose
/// local name is the name and "Code", whatever the case ("plover" finds
/// att:PloverCode). The empty name finds the first scheme. False where the
/// ontology has none.
bool att_coder_scheme(const AttOntology* ontology, AttView name, AttView* iri);

/// Append the code that an entity (1 + index) has on a day (YYYY-MM-DD, or
/// empty where it is not known); nothing where it has none.
ATT_MUST_USE AttStatus att_coder_entity(const AttCoder* coder,
                                        uint32_t entity,
                                        AttView day,
                                        AttText* out);

/// Append the code of the country that an entity is, belongs to or lies in.
ATT_MUST_USE AttStatus att_coder_country(const AttCoder* coder,
                                         uint32_t entity,
                                         AttText* out);

/// The code of a class of events, or of the nearest class above it that has
/// one, in two parts: `root` is what stands before "/", or the first two of
/// digits; `mode` what stands behind "/", or all digits where there are more
/// than two; else empty.
void att_coder_event(const AttCoder* coder,
                     uint32_t class_id,
                     AttView* root,
                     AttView* mode);

#endif
