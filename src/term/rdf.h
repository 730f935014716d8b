// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Read RDF files triple by triple (raptor2), every term checked.
// In: a file or bytes. Out: calls with validated terms.

#ifndef ATT_TERM_RDF_H
#define ATT_TERM_RDF_H

#include "base/diagnostic.h"
#include "base/limits.h"

#include <stdbool.h>

typedef enum AttTermKind {
  ATT_TERM_IRI,
  ATT_TERM_LITERAL,
  ATT_TERM_BLANK,  ///< `value` is its label within the file
  ATT_TERM_TRIPLE, ///< of RDF 1.2, written only: `value` is three IRIs, a space
                   ///< between them
} AttTermKind;

/// An RDF 1.1 term as a plain value.
typedef struct AttTerm {
  AttTermKind kind;
  AttView value;    ///< IRI, lexical form or blank label, UTF-8
  AttView datatype; ///< IRI of a typed literal, else empty (xsd:string)
  AttView language; ///< tag of a language-tagged string, else empty
} AttTerm;

typedef struct AttTriple {
  AttTerm subject;
  AttTerm predicate;
  AttTerm object;
  AttView graph; ///< name of its graph; empty: none, or its document's
  size_t
      line; ///< that its statement ends at (Turtle's "."), from 1; 0: unknown
  uint32_t rank; ///< written in this order where subject and predicate are the
                 ///< same; of equal rank by the object
} AttTriple;

/// Receives each triple; views live during the call. A status other than
/// ATT_OK ends the reading and is returned.
typedef AttStatus (*AttTripleSink)(void* user, const AttTriple* triple);

/// Parse a file by its ending (.ttl .nt .nq .trig .rdf .xml …). What raptor
/// logs is reported at its line and counted: any error gives ATT_ERR_SYNTAX.
/// Network and file access from inside the file are off. JSON-LD and RDF 1.2
/// are refused at their place: ATT_ERR_UNSUPPORTED.
ATT_MUST_USE AttStatus att_rdf_read(const char* path,
                                    const AttLimits* limits,
                                    AttLog* log,
                                    AttTripleSink sink,
                                    void* user);

/// True for an absolute IRI that RDF 1.1 and the strictest stores accept
/// (RFC 3987 characters, a scheme, no spaces, <, >, ", {, }, |, \, ^, `).
bool att_iri_is_valid(AttView iri);

/// True for UTF-8 that may stand in a literal: no U+0000, surrogates,
/// noncharacters.
bool att_literal_is_valid(AttView text);

/// True for a BCP 47 tag as Turtle's LANGTAG has it, subtags up to 8.
bool att_language_is_valid(AttView tag);

/// Make an IRI's local name of words: ASCII letters, digits and `_`, a letter
/// first ("Tehrik-i-Taliban Pakistan" gives Tehrik_i_Taliban_Pakistan); other
/// letters are decomposed or, where that leaves nothing, written as code
/// points, so that different words give different names.
void att_slug(AttView words, AttText* out);

#endif
