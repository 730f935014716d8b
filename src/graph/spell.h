// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How terms are spelled in N-Triples, Turtle and JSON.
// In: valid terms, prefixes. Out: text.

#ifndef ATT_GRAPH_SPELL_H
#define ATT_GRAPH_SPELL_H

#include "base/text.h"
#include "graph/prefixes.h"
#include "term/rdf.h"

/// Append a string in quotation marks, on one line: what N-Triples 1.2 calls
/// canonical (control characters as \b \t \n \f \r or \u00XX, the rest as it
/// is). Turtle and JSON (RFC 8259) read it alike.
void att_spell_string(AttView text, AttText* out);

/// Append a term. `prefixes` NULL gives N-Triples; else Turtle, where names of
/// ASCII letters, digits and `_` are abbreviated, and canonical integers,
/// decimals and booleans stand bare.
void
att_spell_term(const AttTerm* term, const AttPrefixes* prefixes, AttText* out);

/// The last part of an IRI where that is a letter followed by letters, digits
/// and `_`; empty where it is not. What stands in front is `*space`.
AttView att_spell_local(AttView iri, AttView* space);

/// The prefix of a namespace; NULL where it has none.
const AttPrefix* att_spell_prefix(const AttPrefixes* prefixes, AttView space);

/// Part a triple term into its three IRIs.
void att_spell_parts(const AttTerm* term, AttTerm parts[3]);

/// True for the canonical form of an xsd:integer of at most 15 digits, which
/// every reader of JSON keeps exactly.
bool att_spell_is_small_integer(const AttTerm* term);

#endif
