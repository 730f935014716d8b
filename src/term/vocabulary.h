// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// IRIs of the vocabularies that attest reads and writes, as string literals
// that concatenate: ATT_IRI_RDF "type".

#ifndef ATT_TERM_VOCABULARY_H
#define ATT_TERM_VOCABULARY_H

#define ATT_IRI_ATT "https://w3id.org/attest/ontology#"
#define ATT_IRI_ID "https://w3id.org/attest/id/"
#define ATT_IRI_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define ATT_IRI_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define ATT_IRI_OWL "http://www.w3.org/2002/07/owl#"
#define ATT_IRI_XSD "http://www.w3.org/2001/XMLSchema#"
#define ATT_IRI_SKOS "http://www.w3.org/2004/02/skos/core#"
#define ATT_IRI_PROV "http://www.w3.org/ns/prov#"
#define ATT_IRI_OA "http://www.w3.org/ns/oa#"
#define ATT_IRI_VANN "http://purl.org/vocab/vann/"
#define ATT_IRI_DCTERMS "http://purl.org/dc/terms/"
#define ATT_IRI_VOID "http://rdfs.org/ns/void#"
#define ATT_IRI_DCAT "http://www.w3.org/ns/dcat#"
#define ATT_IRI_SPDX "http://spdx.org/rdf/terms#"
#define ATT_IRI_EDTF "http://id.loc.gov/datatypes/edtf"

#endif
