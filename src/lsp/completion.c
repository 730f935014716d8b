// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each kind of name has a function that offers all of its kind; what does not
// begin like the word being typed is left out.

#include "lsp/completion.h"

#include "pipeline/vocabulary.h"

#include <string.h>

/// CompletionItemKind of the protocol.
enum {
  KIND_FUNCTION = 3,
  KIND_FIELD = 5,
  KIND_VARIABLE = 6,
  KIND_CLASS = 7,
  KIND_PROPERTY = 10,
  KIND_ENUM_MEMBER = 20,
  KIND_KEYWORD = 14,
};

typedef struct Completion {
  const AttWorkspace* workspace;
  const AttScope* scope;
  AttSpan replaced; ///< the word, or its part behind ":"
  AttView typed;    ///< of it, up to the offset
  json_t* items;
} Completion;

static bool
begins_like(AttView name, AttView typed)
{
  return name.size >= typed.size &&
         att_view_equal_ascii_case(att_view_slice(name, 0, typed.size), typed);
}

/// Offer a name. `short_name` is what a client compares with the word typed
/// where that differs from the name.
static void
offer(Completion* completion,
      AttView name,
      AttView short_name,
      int kind,
      AttView detail,
      AttView comment)
{
  const bool whole = begins_like(name, completion->typed);
  if (!whole &&
      !(short_name.size && begins_like(short_name, completion->typed))) {
    return;
  }
  json_t* item = json_pack("{s:o, s:i, s:{s:o, s:o}}",
                           "label",
                           att_json_string(name),
                           "kind",
                           kind,
                           "textEdit",
                           "range",
                           att_range_new(completion->scope->text,
                                         completion->workspace->encoding,
                                         completion->replaced),
                           "newText",
                           att_json_string(name));
  if (item && !whole) {
    json_object_set_new(item, "filterText", att_json_string(short_name));
  }
  if (item && detail.size) {
    json_object_set_new(item, "detail", att_json_string(detail));
  }
  if (item && comment.size) {
    json_object_set_new(item, "documentation", att_json_string(comment));
  }
  json_array_append_new(completion->items, item);
}

static void
offer_words(Completion* completion, const char* const* words, int kind)
{
  for (size_t i = 0; words[i]; ++i) {
    offer(completion,
          att_view(words[i]),
          (AttView){0},
          kind,
          (AttView){0},
          (AttView){0});
  }
}

static void
offer_classes(Completion* completion, bool with_prefix)
{
  const AttOntology* ontology = completion->scope->ontology;
  const size_t count = att_ontology_class_count(ontology);
  for (uint32_t id = 1; id <= count; ++id) {
    const AttClass* one = att_ontology_class(ontology, id);
    AttText name = {0};
    att_scope_spell(completion->scope, one->iri, &name);
    const AttView local = att_iri_local(one->iri);
    offer(completion,
          with_prefix ? att_text_view(&name) : local,
          with_prefix ? local : (AttView){0},
          KIND_CLASS,
          one->label,
          one->comment);
    att_text_clear(&name);
  }
}

static void
offer_properties(Completion* completion, bool of_objects)
{
  const AttOntology* ontology = completion->scope->ontology;
  const size_t count = att_ontology_property_count(ontology);
  for (uint32_t id = 1; id <= count; ++id) {
    const AttProperty* one = att_ontology_property(ontology, id);
    if (one->is_object != of_objects) {
      continue;
    }
    AttText name = {0};
    att_scope_spell(completion->scope, one->iri, &name);
    offer(completion,
          att_text_view(&name),
          att_iri_local(one->iri),
          KIND_PROPERTY,
          one->label,
          one->comment);
    att_text_clear(&name);
  }
}

static void
offer_topics(Completion* completion)
{
  size_t count = 0;
  const AttTopic* topics =
      att_ontology_topics(completion->scope->ontology, &count);
  for (size_t i = 0; i < count; ++i) {
    AttText name = {0};
    att_scope_spell(completion->scope, topics[i].iri, &name);
    offer(completion,
          att_text_view(&name),
          att_iri_local(topics[i].iri),
          KIND_ENUM_MEMBER,
          topics[i].label,
          topics[i].comment);
    att_text_clear(&name);
  }
}

static void
offer_slots(Completion* completion)
{
  const AttScope* scope = completion->scope;
  const size_t count = att_ontology_property_count(scope->ontology);
  for (uint32_t id = 1; id <= count; ++id) {
    if (!att_scope_is_role(scope, id)) {
      continue;
    }
    const AttProperty* one = att_ontology_property(scope->ontology, id);
    AttText name = {0};
    att_role_capitals(att_iri_local(one->iri), &name);
    offer(completion,
          att_text_view(&name),
          (AttView){0},
          KIND_FIELD,
          one->label,
          one->comment);
    att_text_clear(&name);
  }
  for (size_t i = 0; att_scope_fixed_slot(scope, i); ++i) {
    offer(completion,
          att_view(att_scope_fixed_slot(scope, i)),
          (AttView){0},
          KIND_FIELD,
          (AttView){0},
          (AttView){0});
  }
}

static void
offer_lists(Completion* completion)
{
  const AttRuleTree* tree = &completion->scope->pack->tree;
  for (size_t i = 0; i < tree->lists.size; ++i) {
    AttText name = {0};
    att_text_format(&name, "@%.*s", ATT_VIEW_ARG(tree->lists.at[i].name));
    offer(completion,
          att_text_view(&name),
          tree->lists.at[i].name,
          KIND_VARIABLE,
          tree->files.at[tree->lists.at[i].file].path,
          (AttView){0});
    att_text_clear(&name);
  }
}

static void
offer_marker(void* user, AttView word)
{
  offer(user, word, (AttView){0}, KIND_FUNCTION, (AttView){0}, (AttView){0});
}

static void
offer_markers(Completion* completion)
{
  const AttVocabulary vocabulary = att_vocabulary_of(
      att_workspace_world(completion->workspace, completion->scope->pack)
          ->model);
  vocabulary.markers(vocabulary.data, offer_marker, completion);
}

static void
offer_keys(Completion* completion)
{
  static const char* const always[] = {"polarity",
                                       "modality",
                                       "by",
                                       "time",
                                       "subject",
                                       "object",
                                       "class",
                                       "variant",
                                       NULL};
  static const char* const discarded[] = {"words", "scope", NULL};
  static const char* const found[] = {"words", NULL};
  const AttScope* scope = completion->scope;
  if (att_view_equal(scope->keyword, ATT_VIEW("discard"))) {
    offer_words(completion, discarded, KIND_PROPERTY);
    return;
  }
  if (att_view_equal(scope->keyword, ATT_VIEW("topic"))) {
    offer_words(completion, found, KIND_PROPERTY);
    return;
  }
  const size_t count = att_ontology_property_count(scope->ontology);
  for (uint32_t id = 1; scope->class_id && id <= count; ++id) {
    if (att_ontology_fits_domain(scope->ontology, id, scope->class_id)) {
      const AttProperty* one = att_ontology_property(scope->ontology, id);
      offer(completion,
            att_iri_local(one->iri),
            (AttView){0},
            KIND_PROPERTY,
            one->label,
            one->comment);
    }
  }
  offer_words(completion, always, KIND_PROPERTY);
}

static const char* const outlooks[] = {
    "Negated", "Actual", "Future", "Possible", "Wanted", "Conditional", NULL};

static void
offer_values(Completion* completion)
{
  static const char* const polarities[] = {"Negated", "Affirmed", NULL};
  static const char* const modalities[] = {
      "Future", "Possible", "Wanted", "Conditional", NULL};
  const AttView key = completion->scope->key;
  if (att_view_equal(key, ATT_VIEW("polarity"))) {
    offer_words(completion, polarities, KIND_ENUM_MEMBER);
  } else if (att_view_equal(key, ATT_VIEW("modality"))) {
    offer_words(completion, modalities, KIND_ENUM_MEMBER);
  }
}

static void
offer_names(Completion* completion)
{
  static const char* const extendable[] = {
      "event", "relation", "quantity", "list", NULL};
  const AttScope* scope = completion->scope;
  const AttView keyword = scope->keyword;
  if (scope->extends &&
      (!keyword.size || keyword.at == scope->text.at + scope->word.begin)) {
    offer_words(completion, extendable, KIND_KEYWORD);
  } else if (att_view_equal(keyword, ATT_VIEW("event")) ||
             att_view_equal(keyword, ATT_VIEW("undertaking")) ||
             att_view_equal(keyword, ATT_VIEW("demand")) ||
             att_view_equal(keyword, ATT_VIEW("pattern"))) {
    offer_classes(completion, true);
  } else if (att_view_equal(keyword, ATT_VIEW("relation"))) {
    offer_properties(completion, true);
  } else if (att_view_equal(keyword, ATT_VIEW("quantity"))) {
    offer_properties(completion, false);
  } else if (att_view_equal(keyword, ATT_VIEW("outlook"))) {
    offer_words(completion, outlooks, KIND_ENUM_MEMBER);
  } else if (att_view_equal(keyword, ATT_VIEW("topic"))) {
    offer_topics(completion);
  }
}

/// Does only white space stand before the word?
static bool
is_first_word(const AttScope* scope)
{
  return !att_view_trim(
              att_view_slice(scope->text, scope->line.begin, scope->word.begin))
              .size;
}

static void
offer_entry(Completion* completion)
{
  static const char* const entries[] = {"test",
                                        "none",
                                        "todo",
                                        "support",
                                        "unless",
                                        "forms no noun",
                                        "forms no passive",
                                        "also",
                                        "beside",
                                        "of",
                                        NULL};
  static const char* const tables[] = {"subject", "object", NULL};
  static const char* const scopes[] = {"words",
                                       "clause",
                                       "sentence",
                                       "document",
                                       "unless",
                                       "test",
                                       "none",
                                       "todo",
                                       NULL};
  const AttScope* scope = completion->scope;
  const AttView keyword = scope->keyword;
  const bool is_topic = att_view_equal(keyword, ATT_VIEW("topic"));
  if (is_topic || att_view_equal(keyword, ATT_VIEW("discard"))) {
    if (is_first_word(scope)) {
      offer_words(completion, scopes + (is_topic ? 4 : 0), KIND_KEYWORD);
    }
    offer_lists(completion);
    return;
  }
  if (att_view_equal(keyword, ATT_VIEW("nominal"))) {
    offer_words(completion, tables, KIND_KEYWORD);
    offer_markers(completion);
    return;
  }
  const bool is_block = scope->class_id || scope->property_id ||
                        att_scope_fixed_slot(scope, 0) ||
                        att_view_equal(keyword, ATT_VIEW("event"));
  if (!is_block) {
    return;
  }
  if (is_first_word(scope)) {
    offer_words(completion, entries, KIND_KEYWORD);
  }
  offer_slots(completion);
  offer_lists(completion);
  offer_markers(completion);
}

static void
offer_spot(Completion* completion)
{
  static const char* const declarations[] = {"event",
                                             "relation",
                                             "speech",
                                             "outlook",
                                             "list",
                                             "prefix",
                                             "import",
                                             "support",
                                             "forms",
                                             "nominal",
                                             "regex",
                                             "quantity",
                                             "pattern",
                                             "extend",
                                             "undertaking",
                                             "demand",
                                             "discard",
                                             "topic",
                                             NULL};
  switch (completion->scope->spot) {
  case ATT_SPOT_DECLARATION:
    offer_words(completion, declarations, KIND_KEYWORD);
    break;
  case ATT_SPOT_NAME:
    offer_names(completion);
    break;
  case ATT_SPOT_ENTRY:
    offer_entry(completion);
    break;
  case ATT_SPOT_KEY:
    offer_keys(completion);
    break;
  case ATT_SPOT_VALUE:
    offer_values(completion);
    break;
  case ATT_SPOT_NOWHERE:
    break;
  }
}

/// "TARGET:Per": a class is typed behind the colon of a slot.
static bool
is_narrowing(const AttScope* scope, uint32_t* behind)
{
  if (scope->spot != ATT_SPOT_ENTRY) {
    return false;
  }
  for (uint32_t at = scope->word.begin; at < scope->offset; ++at) {
    if (scope->text.at[at] == ':') {
      *behind = at + 1;
      return true;
    }
  }
  return false;
}

json_t*
att_completion_new(const AttWorkspace* workspace, const AttScope* scope)
{
  Completion completion = {.workspace = workspace,
                           .scope = scope,
                           .replaced = scope->word,
                           .items = json_array()};
  const bool narrowing = is_narrowing(scope, &completion.replaced.begin);
  completion.typed =
      att_view_slice(scope->text, completion.replaced.begin, scope->offset);
  if (narrowing) {
    offer_classes(&completion, false);
  } else {
    offer_spot(&completion);
  }
  return json_pack("{s:b, s:o}", "isIncomplete", 0, "items", completion.items);
}
