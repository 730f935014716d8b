// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The names of grammar: tags, relations, functions, variants, as enums.
// In: the .def tables beside this file. Out: enums and their labels.

#ifndef ATT_DOCUMENT_GRAMMAR_H
#define ATT_DOCUMENT_GRAMMAR_H

#include "base/view.h"

/// Universal part-of-speech tags.
typedef enum AttUpos {
#define ATT_UPOS(name) ATT_UPOS_##name,
#include "document/upos.def"
#undef ATT_UPOS
  ATT_UPOS_COUNT
} AttUpos;

/// Penn part-of-speech tags of UD English EWT.
typedef enum AttXpos {
#define ATT_XPOS(name, tag) ATT_XPOS_##name,
#include "document/xpos.def"
#undef ATT_XPOS
  ATT_XPOS_COUNT
} AttXpos;

/// Dependency relations of UD English, subtypes included.
typedef enum AttRelation {
#define ATT_RELATION(name, label, universal) ATT_RELATION_##name,
#include "document/relations.def"
#undef ATT_RELATION
  ATT_RELATION_COUNT
} AttRelation;

/// Grammatical functions after normalising.
typedef enum AttFunction {
#define ATT_FUNCTION(name, label) ATT_FUNCTION_##name,
#include "document/functions.def"
#undef ATT_FUNCTION
  ATT_FUNCTION_COUNT
} AttFunction;

/// Ways in which an argument was found.
typedef enum AttVariant {
#define ATT_VARIANT(name, label) ATT_VARIANT_##name,
#include "document/variants.def"
#undef ATT_VARIANT
  ATT_VARIANT_COUNT
} AttVariant;

/// The label as the standard writes it ("NOUN", "VBZ", "nsubj:pass").
const char* att_upos_label(AttUpos upos);
const char* att_xpos_label(AttXpos xpos);
const char* att_relation_label(AttRelation relation);
const char* att_function_label(AttFunction function);
const char* att_variant_label(AttVariant variant);

/// The relation without its subtype: nsubj:pass gives nsubj.
AttRelation att_relation_universal(AttRelation relation);

/// Find a value by its label; false (and X, NONE, DEP) where it is unknown. A
/// relation with an unknown subtype is found as its universal part.
bool att_upos_find(AttView label, AttUpos* upos);
bool att_xpos_find(AttView label, AttXpos* xpos);
bool att_relation_find(AttView label, AttRelation* relation);

#endif
