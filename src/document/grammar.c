// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Labels of grammar's names, both ways.

#include "document/grammar.h"

static const char* const upos_labels[] = {
#define ATT_UPOS(name) #name,
#include "document/upos.def"
#undef ATT_UPOS
};

static const char* const xpos_labels[] = {
#define ATT_XPOS(name, tag) tag,
#include "document/xpos.def"
#undef ATT_XPOS
};

static const char* const relation_labels[] = {
#define ATT_RELATION(name, label, universal) label,
#include "document/relations.def"
#undef ATT_RELATION
};

static const AttRelation universal_relations[] = {
#define ATT_RELATION(name, label, universal) ATT_RELATION_##universal,
#include "document/relations.def"
#undef ATT_RELATION
};

static const char* const function_labels[] = {
#define ATT_FUNCTION(name, label) label,
#include "document/functions.def"
#undef ATT_FUNCTION
};

static const char* const variant_labels[] = {
#define ATT_VARIANT(name, label) label,
#include "document/variants.def"
#undef ATT_VARIANT
};

const char*
att_upos_label(AttUpos upos)
{
  return upos_labels[upos];
}

const char*
att_xpos_label(AttXpos xpos)
{
  return xpos_labels[xpos];
}

const char*
att_relation_label(AttRelation relation)
{
  return relation_labels[relation];
}

const char*
att_function_label(AttFunction function)
{
  return function_labels[function];
}

const char*
att_variant_label(AttVariant variant)
{
  return variant_labels[variant];
}

AttRelation
att_relation_universal(AttRelation relation)
{
  return universal_relations[relation];
}

static bool
find(AttView label, const char* const* labels, int count, int* found)
{
  for (int i = 0; i < count; ++i) {
    if (att_view_equal(label, att_view(labels[i]))) {
      *found = i;
      return true;
    }
  }
  return false;
}

bool
att_upos_find(AttView label, AttUpos* upos)
{
  int found = ATT_UPOS_X;
  const bool known = find(label, upos_labels, ATT_UPOS_COUNT, &found);
  *upos = (AttUpos)found;
  return known;
}

bool
att_xpos_find(AttView label, AttXpos* xpos)
{
  int found = ATT_XPOS_NONE;
  const bool known = find(label, xpos_labels, ATT_XPOS_COUNT, &found);
  *xpos = (AttXpos)found;
  return known;
}

bool
att_relation_find(AttView label, AttRelation* relation)
{
  int found = ATT_RELATION_DEP;
  bool known = find(label, relation_labels, ATT_RELATION_COUNT, &found);
  for (size_t i = 0; !known && i < label.size; ++i) {
    if (label.at[i] == ':') {
      known = find(att_view_slice(label, 0, i),
                   relation_labels,
                   ATT_RELATION_COUNT,
                   &found);
    }
  }
  *relation = (AttRelation)found;
  return known;
}
