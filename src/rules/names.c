// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What names of a rule file stand for in the ontology, and what is nearest
// where they stand for nothing.

#include "rules/compiler.h"

AttView
att_names_local(AttView iri)
{
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '#' && iri.at[at - 1] != '/') {
    --at;
  }
  return att_view_slice(iri, at, iri.size);
}

/// The namespace of a prefix: the file's own, else the first of any file.
static const AttPrefixNode*
find_prefix(const AttRuleTree* tree,
            uint32_t file,
            AttView name,
            AttNearest* nearest)
{
  const AttPrefixNode* found = NULL;
  for (size_t i = 0; i < tree->prefixes.size; ++i) {
    const AttPrefixNode* prefix = &tree->prefixes.at[i];
    if (!att_view_equal(prefix->name, name)) {
      att_nearest_offer(nearest, name, prefix->name);
    } else if (!found || (prefix->file == file && found->file != file)) {
      found = prefix;
    }
  }
  return found;
}

/// The first prefix of the file, else of any file.
static const AttPrefixNode*
default_prefix(const AttRuleTree* tree, uint32_t file)
{
  for (size_t i = 0; i < tree->prefixes.size; ++i) {
    if (tree->prefixes.at[i].file == file) {
      return &tree->prefixes.at[i];
    }
  }
  return tree->prefixes.size ? tree->prefixes.at : NULL;
}

static AttStatus
unknown_prefix(AttCompiler* compiler,
               uint32_t file,
               AttSpan span,
               AttView prefix,
               const AttNearest* nearest)
{
  return att_fault_nearest(compiler->faults,
                           att_rule_tree_origin(compiler->tree, file),
                           span,
                           nearest,
                           "unknown prefix \"%.*s\"",
                           ATT_VIEW_ARG(prefix));
}

AttStatus
att_names_iri(AttCompiler* compiler,
              uint32_t file,
              AttView name,
              AttSpan span,
              AttView* iri)
{
  size_t colon = 0;
  while (colon < name.size && name.at[colon] != ':') {
    ++colon;
  }
  const bool qualified = colon < name.size;
  const AttView prefix_name = att_view_slice(name, 0, qualified ? colon : 0);
  AttNearest nearest = {0};
  const AttPrefixNode* prefix =
      qualified ? find_prefix(compiler->tree, file, prefix_name, &nearest)
                : default_prefix(compiler->tree, file);
  if (!prefix) {
    span.end = qualified ? span.begin + (uint32_t)colon : span.end;
    return unknown_prefix(compiler, file, span, prefix_name, &nearest);
  }
  AttText text = {0};
  att_text_append(&text, prefix->iri);
  att_text_append(&text,
                  att_view_slice(name, qualified ? colon + 1 : 0, name.size));
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    *iri = att_arena_copy(compiler->arena, att_text_view(&text));
    status = iri->at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&text);
  return status;
}

static AttSpan
local_span(AttView name, AttSpan span)
{
  for (size_t i = 0; i < name.size; ++i) {
    if (name.at[i] == ':') {
      span.begin += (uint32_t)i + 1;
      break;
    }
  }
  return span;
}

AttStatus
att_names_class(AttCompiler* compiler,
                uint32_t file,
                AttView name,
                AttSpan span,
                uint32_t* id)
{
  AttView iri = {0};
  ATT_TRY(att_names_iri(compiler, file, name, span, &iri));
  *id = att_ontology_find_class(compiler->ontology, iri);
  if (*id) {
    return ATT_OK;
  }
  AttNearest nearest = {0};
  const size_t count = att_ontology_class_count(compiler->ontology);
  for (uint32_t i = 1; i <= count; ++i) {
    att_nearest_offer(
        &nearest,
        att_names_local(iri),
        att_names_local(att_ontology_class(compiler->ontology, i)->iri));
  }
  return att_fault_nearest(compiler->faults,
                           att_rule_tree_origin(compiler->tree, file),
                           local_span(name, span),
                           &nearest,
                           "unknown class \"%.*s\"",
                           ATT_VIEW_ARG(name));
}

AttStatus
att_names_property(AttCompiler* compiler,
                   uint32_t file,
                   AttView name,
                   AttSpan span,
                   uint32_t* id)
{
  AttView iri = {0};
  ATT_TRY(att_names_iri(compiler, file, name, span, &iri));
  *id = att_ontology_find_property(compiler->ontology, iri);
  if (*id) {
    return ATT_OK;
  }
  AttNearest nearest = {0};
  const size_t count = att_ontology_property_count(compiler->ontology);
  for (uint32_t i = 1; i <= count; ++i) {
    att_nearest_offer(
        &nearest,
        att_names_local(iri),
        att_names_local(att_ontology_property(compiler->ontology, i)->iri));
  }
  return att_fault_nearest(compiler->faults,
                           att_rule_tree_origin(compiler->tree, file),
                           local_span(name, span),
                           &nearest,
                           "unknown property \"%.*s\"",
                           ATT_VIEW_ARG(name));
}

AttStatus
att_names_topic(AttCompiler* compiler,
                uint32_t file,
                AttView name,
                AttSpan span,
                AttView* iri)
{
  size_t count = 0;
  const AttTopic* topics = att_ontology_topics(compiler->ontology, &count);
  AttNearest nearest = {0};
  ATT_TRY(att_names_iri(compiler, file, name, span, iri));
  for (size_t i = 0; i < count; ++i) {
    if (att_view_equal(topics[i].iri, *iri)) {
      return ATT_OK;
    }
    att_nearest_offer(
        &nearest, att_names_local(*iri), att_names_local(topics[i].iri));
  }
  return att_fault_nearest(compiler->faults,
                           att_rule_tree_origin(compiler->tree, file),
                           local_span(name, span),
                           &nearest,
                           "unknown topic \"%.*s\"",
                           ATT_VIEW_ARG(name));
}

/// Compare without case; "_" in capitals stands for the joint of camelCase.
static bool
is_role_name(AttView local, AttView name)
{
  size_t at = 0;
  for (size_t i = 0; i < name.size; ++i) {
    if (name.at[i] == '_') {
      continue;
    }
    const char c = at < local.size ? local.at[at++] : '\0';
    const char lower = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    if (lower != name.at[i]) {
      return false;
    }
  }
  return at == local.size;
}

static bool
is_role_of(const AttOntology* ontology, uint32_t property, uint32_t class_id)
{
  const AttProperty* p = att_ontology_property(ontology, property);
  return p->is_object && p->has_domain &&
         att_ontology_fits_domain(ontology, property, class_id);
}

/// A role of the block's class by its name, lower case; 0 where it has none. Of
/// two the one in the file's first namespace, as with classes.
static uint32_t
find_role(const AttCompiler* compiler,
          uint32_t class_id,
          AttView name,
          AttNearest* nearest)
{
  const AttOntology* ontology = compiler->ontology;
  const AttPrefixNode* own =
      default_prefix(compiler->tree, compiler->node->file);
  const size_t count = att_ontology_property_count(ontology);
  uint32_t found = 0;
  for (uint32_t i = 1; i <= count; ++i) {
    const AttView iri = att_ontology_property(ontology, i)->iri;
    const AttView local = att_names_local(iri);
    if (!is_role_of(ontology, i, class_id)) {
      continue;
    }
    if (!is_role_name(local, name)) {
      att_nearest_offer(nearest, name, local);
    } else if (!found || (own && att_view_starts_with(iri, own->iri))) {
      found = i;
    }
  }
  return found;
}

/// Is there such a property at all, with another domain?
static bool
is_property_elsewhere(const AttOntology* ontology, AttView name)
{
  const size_t count = att_ontology_property_count(ontology);
  for (uint32_t i = 1; i <= count; ++i) {
    if (is_role_name(att_names_local(att_ontology_property(ontology, i)->iri),
                     name)) {
      return true;
    }
  }
  return false;
}

/// A property of the block's class whose values are numbers or texts.
static bool
is_quantity_of(const AttCompiler* compiler, AttView name)
{
  const AttOntology* ontology = compiler->ontology;
  const uint32_t class_id = compiler->blocks.at[compiler->block].class_id;
  const size_t count = att_ontology_property_count(ontology);
  for (uint32_t i = 1; i <= count; ++i) {
    const AttProperty* property = att_ontology_property(ontology, i);
    if (property->datatype.size &&
        is_role_name(att_names_local(property->iri), name) &&
        att_ontology_fits_domain(ontology, i, class_id)) {
      return true;
    }
  }
  return false;
}

static AttStatus
unknown_role(AttCompiler* compiler,
             const AttElement* element,
             const AttNearest* nearest)
{
  const AttView class_name = compiler->node->name;
  const AttView written = att_view_slice(
      compiler->origin.text, element->span.begin, element->span.end);
  if (is_quantity_of(compiler, element->name)) {
    return att_fault(compiler->faults,
                     compiler->origin,
                     element->span,
                     "\"%.*s\" is a value, not somebody or something; it is "
                     "read without a slot",
                     ATT_VIEW_ARG(written));
  }
  if (is_property_elsewhere(compiler->ontology, element->name)) {
    return att_fault_nearest(compiler->faults,
                             compiler->origin,
                             element->span,
                             nearest,
                             "\"%.*s\" is no role of %.*s: outside the domain "
                             "of the property",
                             ATT_VIEW_ARG(written),
                             ATT_VIEW_ARG(class_name));
  }
  return att_fault_nearest(compiler->faults,
                           compiler->origin,
                           element->span,
                           nearest,
                           "unknown role \"%.*s\" of %.*s",
                           ATT_VIEW_ARG(written),
                           ATT_VIEW_ARG(class_name));
}

static AttStatus
resolve_role(AttCompiler* compiler, const AttElement* element, AttSlot* slot)
{
  const uint32_t class_id = compiler->blocks.at[compiler->block].class_id;
  AttNearest nearest = {0};
  slot->property = find_role(compiler, class_id, element->name, &nearest);
  if (!slot->property) {
    return unknown_role(compiler, element, &nearest);
  }
  slot->takes_clause =
      att_ontology_fits_range(compiler->ontology, slot->property, class_id);
  return ATT_OK;
}

/// A slot of relation, speech and outlook: one of a few fixed names.
static AttStatus
resolve_fixed(AttCompiler* compiler, const AttElement* element)
{
  static const char* const names[][3] = {
      [ATT_BLOCK_EVENT] = {NULL},
      [ATT_BLOCK_RELATION] = {"subject", "object", NULL},
      [ATT_BLOCK_SPEECH] = {"speaker", NULL},
      [ATT_BLOCK_OUTLOOK] = {"subject", NULL},
      [ATT_BLOCK_QUANTITY] = {"event", "count", NULL},
      [ATT_BLOCK_PATTERN] = {NULL},
      [ATT_BLOCK_UNDERTAKING] = {"speaker", NULL},
      [ATT_BLOCK_DEMAND] = {"speaker", NULL},
      [ATT_BLOCK_DISCARD] = {NULL},
      [ATT_BLOCK_TOPIC] = {NULL},
  };
  static const char* const expected[] = {
      [ATT_BLOCK_EVENT] = "",
      [ATT_BLOCK_RELATION] = "SUBJECT or OBJECT",
      [ATT_BLOCK_SPEECH] = "SPEAKER or CLAUSE",
      [ATT_BLOCK_OUTLOOK] = "CLAUSE",
      [ATT_BLOCK_QUANTITY] = "EVENT or COUNT",
      [ATT_BLOCK_PATTERN] = "",
      [ATT_BLOCK_UNDERTAKING] = "SPEAKER or CLAUSE",
      [ATT_BLOCK_DEMAND] = "SPEAKER or CLAUSE",
      [ATT_BLOCK_DISCARD] = "",
      [ATT_BLOCK_TOPIC] = "",
  };
  const AttBlockKind kind = compiler->node->kind;
  AttNearest nearest = {0};
  for (size_t i = 0; names[kind][i]; ++i) {
    if (att_view_equal(att_view(names[kind][i]), element->name)) {
      return ATT_OK;
    }
    att_nearest_offer(&nearest, element->name, att_view(names[kind][i]));
  }
  if (kind != ATT_BLOCK_RELATION) {
    att_nearest_offer(&nearest, element->name, ATT_VIEW("clause"));
  }
  return att_fault_nearest(compiler->faults,
                           compiler->origin,
                           element->span,
                           &nearest,
                           "expected %s, found \"%.*s\"",
                           expected[kind],
                           (int)(element->span.end - element->span.begin),
                           compiler->origin.text.at + element->span.begin);
}

/// The end of a relation that its domain speaks of.
static bool
is_subject(const AttSlot* slot)
{
  return !slot->property && att_view_equal(slot->name, ATT_VIEW("subject"));
}

/// What a filler of the slot must be: the range of its property, or its domain
/// at the subject; 0 where the ontology names no single class.
static uint32_t
expected_class(const AttCompiler* compiler, const AttSlot* slot)
{
  const AttBlock* block = &compiler->blocks.at[compiler->block];
  const AttProperty* property = att_ontology_property(
      compiler->ontology, slot->property ? slot->property : block->property_id);
  return is_subject(slot) ? property->domain : property->range;
}

/// May a filler of the narrowed class fill the slot at all?
static bool
type_fits(const AttCompiler* compiler, const AttSlot* slot)
{
  const AttBlock* block = &compiler->blocks.at[compiler->block];
  if (slot->property) {
    return att_ontology_fits_range(
        compiler->ontology, slot->property, slot->type);
  }
  if (block->kind != ATT_BLOCK_RELATION) {
    return true;
  }
  return is_subject(slot)
             ? att_ontology_fits_domain(
                   compiler->ontology, block->property_id, slot->type)
             : att_ontology_fits_range(
                   compiler->ontology, block->property_id, slot->type);
}

static AttStatus
refuse_type(AttCompiler* compiler,
            const AttElement* element,
            const AttSlot* slot)
{
  const uint32_t expected = expected_class(compiler, slot);
  const AttView local =
      expected ? att_names_local(
                     att_ontology_class(compiler->ontology, expected)->iri)
               : (AttView){"", 0};
  return att_fault(compiler->faults,
                   compiler->origin,
                   element->type_span,
                   "expected %s%.*s for this slot, found %.*s: outside the "
                   "%s of the property",
                   expected ? "a kind of " : "another type",
                   ATT_VIEW_ARG(local),
                   ATT_VIEW_ARG(element->type),
                   is_subject(slot) ? "domain" : "range");
}

static AttStatus
resolve_type(AttCompiler* compiler, const AttElement* element, AttSlot* slot)
{
  if (!element->type.size) {
    return ATT_OK;
  }
  ATT_TRY(att_names_class(compiler,
                          compiler->node->file,
                          element->type,
                          element->type_span,
                          &slot->type));
  return type_fits(compiler, slot) ? ATT_OK
                                   : refuse_type(compiler, element, slot);
}

AttStatus
att_names_slot(AttCompiler* compiler, const AttElement* element, AttSlot* slot)
{
  *slot = (AttSlot){.kind = ATT_SLOT_ROLE,
                    .name = element->name,
                    .optional = element->optional,
                    .span = element->span};
  if (att_view_equal(element->name, ATT_VIEW("clause"))) {
    slot->kind = ATT_SLOT_CLAUSE;
    slot->takes_clause = true;
    return element->type.size
               ? att_fault(compiler->faults,
                           compiler->origin,
                           element->type_span,
                           "CLAUSE has no type: it is whatever is stated there")
               : ATT_OK;
  }
  ATT_TRY(compiler->node->kind == ATT_BLOCK_EVENT
              ? resolve_role(compiler, element, slot)
              : resolve_fixed(compiler, element));
  // The event may be told by the trigger itself.
  slot->optional |= compiler->node->kind == ATT_BLOCK_QUANTITY &&
                    att_view_equal(slot->name, ATT_VIEW("event"));
  return resolve_type(compiler, element, slot);
}

AttStatus
att_names_outlook(AttCompiler* compiler,
                  AttOrigin origin,
                  AttView name,
                  AttSpan span,
                  AttOutlook* outlook,
                  bool* speech)
{
  const AttView other = ATT_VIEW("speech");
  AttNearest nearest = {0};
  if (speech) {
    *speech = att_view_equal(name, other);
    if (*speech) {
      return ATT_OK;
    }
    att_nearest_offer(&nearest, name, other);
  }
  for (int i = 0; i <= ATT_OUTLOOK_CONDITIONAL; ++i) {
    const AttView known = att_view(att_outlook_name((AttOutlook)i));
    if (att_view_equal(known, name)) {
      *outlook = (AttOutlook)i;
      return ATT_OK;
    }
    att_nearest_offer(&nearest, name, known);
  }
  return att_fault_nearest(compiler->faults,
                           origin,
                           span,
                           &nearest,
                           "unknown outlook \"%.*s\", expected %sNegated, "
                           "Actual, Future, Possible, Wanted or Conditional",
                           ATT_VIEW_ARG(name),
                           speech ? "speech, " : "");
}

/// What every statement may be asked for, whatever its block.
static bool
is_statement_key(AttView key, AttNearest* nearest)
{
  static const char* const keys[] = {"polarity",
                                     "modality",
                                     "by",
                                     "time",
                                     "subject",
                                     "object",
                                     "class",
                                     "variant"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; ++i) {
    if (att_view_equal(att_view(keys[i]), key)) {
      return true;
    }
    att_nearest_offer(nearest, key, att_view(keys[i]));
  }
  return false;
}

/// What a mention may be asked for: its words, name and class, and properties
/// that its entity may have, also in words ("part of").
static bool
is_mention_key(const AttOntology* ontology,
               const AttBlock* block,
               AttView key,
               AttNearest* nearest)
{
  static const char* const keys[] = {"mention", "named", "class"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; ++i) {
    if (att_view_equal(att_view(keys[i]), key)) {
      return true;
    }
    att_nearest_offer(nearest, key, att_view(keys[i]));
  }
  const size_t count = att_ontology_property_count(ontology);
  for (uint32_t i = 1; i <= count; ++i) {
    const AttProperty* property = att_ontology_property(ontology, i);
    if (!property->is_object ||
        !att_ontology_fits_domain(ontology, i, block->class_id)) {
      continue;
    }
    if (att_view_equal(att_names_local(property->iri), key) ||
        att_view_equal(property->label, key)) {
      return true;
    }
    att_nearest_offer(nearest, key, property->label);
  }
  return false;
}

/// What may be asked of a discard: the words that did it, and its scope; of a
/// topic only the former.
static bool
is_discard_key(const AttBlock* block, AttView key, AttNearest* nearest)
{
  static const char* const keys[] = {"words", "scope"};
  const size_t count = block->kind == ATT_BLOCK_TOPIC ? 1 : 2;
  for (size_t i = 0; i < count; ++i) {
    if (att_view_equal(att_view(keys[i]), key)) {
      return true;
    }
    att_nearest_offer(nearest, key, att_view(keys[i]));
  }
  return false;
}

static bool
is_test_key(const AttOntology* ontology,
            const AttBlock* block,
            AttView key,
            AttNearest* nearest)
{
  if (block->kind == ATT_BLOCK_PATTERN) {
    return is_mention_key(ontology, block, key, nearest);
  }
  if (att_block_is_last(block->kind)) {
    return is_discard_key(block, key, nearest);
  }
  const bool is_event =
      block->kind == ATT_BLOCK_EVENT || att_block_is_undertaking(block->kind);
  const size_t count = att_ontology_property_count(ontology);
  for (uint32_t i = 1; i <= count; ++i) {
    if (is_event && !att_ontology_fits_domain(ontology, i, block->class_id)) {
      continue;
    }
    const AttView local =
        att_names_local(att_ontology_property(ontology, i)->iri);
    if (att_view_equal(local, key)) {
      return true;
    }
    att_nearest_offer(nearest, key, local);
  }
  return is_statement_key(key, nearest);
}

AttStatus
att_names_test_keys(AttCompiler* compiler,
                    const AttBlock* block,
                    const AttTest* test)
{
  for (uint32_t i = 0; i < test->expectations.count; ++i) {
    const AttExpectation* one =
        &compiler->tree->expectations.at[test->expectations.first + i];
    AttNearest nearest = {0};
    if (is_test_key(compiler->ontology, block, one->key, &nearest)) {
      continue;
    }
    ATT_TRY(att_fault_passed(
        att_fault_nearest(compiler->faults,
                          att_rule_tree_origin(compiler->tree, test->file),
                          one->span,
                          &nearest,
                          block->kind == ATT_BLOCK_PATTERN
                              ? "\"%.*s\" is nothing to ask of a mention of "
                                "%.*s"
                          : block->kind == ATT_BLOCK_DISCARD
                              ? "\"%.*s\" is nothing to ask of a discard by "
                                "%.*s"
                          : block->kind == ATT_BLOCK_TOPIC
                              ? "\"%.*s\" is nothing to ask of the topic %.*s"
                              : "\"%.*s\" is no role of %.*s",
                          ATT_VIEW_ARG(one->key),
                          ATT_VIEW_ARG(block->name))));
  }
  return ATT_OK;
}
