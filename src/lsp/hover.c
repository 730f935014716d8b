// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Terms are told from the ontology; sentences from the rules that last
// compiled, found by their text, so that lines may have moved since.

#include "lsp/hover.h"

static void
tell_term(const AttScope* scope,
          AttView iri,
          AttView label,
          AttView comment,
          AttText* out)
{
  AttText name = {0};
  att_scope_spell(scope, iri, &name);
  att_text_format(out, "**%.*s**", ATT_VIEW_ARG(att_text_view(&name)));
  if (label.size) {
    att_text_format(out, " \xE2\x80\x94 %.*s", ATT_VIEW_ARG(label));
  }
  if (comment.size) {
    att_text_format(out, "\n\n%.*s", ATT_VIEW_ARG(comment));
  }
  att_text_clear(&name);
}

static void
tell_class(const AttScope* scope, uint32_t id, AttText* out)
{
  const AttClass* one = att_ontology_class(scope->ontology, id);
  tell_term(scope, one->iri, one->label, one->comment, out);
  size_t count = 0;
  const uint32_t* above = att_ontology_ancestors(scope->ontology, id, &count);
  for (size_t i = 1; i < count; ++i) {
    const AttClass* super = att_ontology_class(scope->ontology, above[i]);
    att_text_format(out,
                    "%s%.*s",
                    i == 1 ? "\n\na kind of " : ", ",
                    ATT_VIEW_ARG(super->label.size
                                     ? super->label
                                     : att_iri_local(super->iri)));
  }
}

static void
tell_end(const AttScope* scope, const char* which, uint32_t id, AttText* out)
{
  AttText name = {0};
  if (id) {
    att_scope_spell(scope, att_ontology_class(scope->ontology, id)->iri, &name);
  }
  att_text_format(out,
                  "\n\n%s: %.*s",
                  which,
                  ATT_VIEW_ARG(id ? att_text_view(&name) : ATT_VIEW("any")));
  att_text_clear(&name);
}

static void
tell_property(const AttScope* scope, uint32_t id, AttText* out)
{
  const AttProperty* one = att_ontology_property(scope->ontology, id);
  tell_term(scope, one->iri, one->label, one->comment, out);
  tell_end(scope, "domain", one->domain, out);
  if (one->datatype.size) {
    att_text_format(
        out, "\n\nrange: %.*s", ATT_VIEW_ARG(att_iri_local(one->datatype)));
  } else {
    tell_end(scope, "range", one->range, out);
  }
}

static void
tell_list(const AttScope* scope, AttView name, AttText* out)
{
  const AttRuleTree* tree = &scope->pack->tree;
  for (size_t i = 0; i < tree->lists.size; ++i) {
    const AttListNode* list = &tree->lists.at[i];
    if (!att_view_equal(list->name, name)) {
      continue;
    }
    att_text_format(
        out, "%s**@%.*s** ", out->size ? "\n\n" : "", ATT_VIEW_ARG(name));
    for (uint32_t w = 0; w < list->items.count; ++w) {
      const AttAlternative* item =
          &tree->alternatives.at[list->items.first + w];
      const AttView text = att_view_slice(
          tree->files.at[list->file].text, item->span.begin, item->span.end);
      att_text_format(out, "%s%.*s", w ? ", " : "", ATT_VIEW_ARG(text));
    }
  }
}

/// The text of the sentence that stands in the line, as the compiler has it.
static AttView
find_sentence(const AttScope* scope)
{
  const AttRuleTree* tree = &scope->pack->tree;
  for (size_t b = 0; b < tree->blocks.size; ++b) {
    const AttBlockNode* block = &tree->blocks.at[b];
    for (uint32_t i = 0;
         block->file == scope->file && i < block->sentences.count;
         ++i) {
      const AttSentenceNode* one =
          &tree->sentences.at[block->sentences.first + i];
      if (one->span.begin <= scope->offset && scope->offset <= one->span.end) {
        return one->text;
      }
    }
  }
  return (AttView){0};
}

static void
tell_sentence(const AttScope* scope, AttText* out)
{
  const AttRules* rules = scope->pack->rules;
  const AttView text = find_sentence(scope);
  for (uint32_t l = 0; rules && text.size && l < rules->line_count; ++l) {
    const AttLine* line = &rules->lines[l];
    if (att_view_equal(line->text, text) &&
        att_view_equal(rules->files[line->file].path,
                       scope->pack->tree.files.at[scope->file].path) &&
        att_view_equal(rules->blocks[line->block].name, scope->name)) {
      att_text_append_string(out, "```text\n");
      att_rules_dump_line(rules, scope->ontology, l, out);
      att_text_append_string(out, "```");
      return;
    }
  }
}

/// The word, or the half of "TARGET:Person" that the offset is in.
static AttView
asked_part(const AttScope* scope, bool* behind_colon)
{
  AttSpan part = scope->word;
  *behind_colon = false;
  for (uint32_t at = part.begin;
       scope->spot == ATT_SPOT_ENTRY && at < scope->word.end;
       ++at) {
    if (scope->text.at[at] != ':') {
      continue;
    }
    if (at < scope->offset) {
      *behind_colon = true;
      part.begin = at + 1;
    } else {
      part.end = at;
    }
    break;
  }
  return att_view_slice(scope->text, part.begin, part.end);
}

static void
tell_name(const AttScope* scope, AttText* out)
{
  bool is_class = false;
  const AttView word = asked_part(scope, &is_class);
  if (!word.size) {
    return;
  }
  if (word.at[0] == '@') {
    tell_list(scope, att_view_slice(word, 1, word.size), out);
    return;
  }
  const bool is_heading =
      scope->spot == ATT_SPOT_NAME && att_view_equal(word, scope->name);
  const uint32_t class_id = is_class     ? att_scope_class(scope, word)
                            : is_heading ? scope->class_id
                                         : 0;
  const uint32_t property_id =
      is_heading                                   ? scope->property_id
      : !is_class && scope->spot == ATT_SPOT_ENTRY ? att_scope_role(scope, word)
      : scope->spot == ATT_SPOT_KEY ? att_scope_property(scope, word)
                                    : 0;
  if (class_id) {
    tell_class(scope, class_id, out);
  } else if (property_id) {
    tell_property(scope, property_id, out);
  }
}

json_t*
att_hover_new(const AttWorkspace* workspace, const AttScope* scope)
{
  AttText text = {0};
  AttSpan span = scope->word;
  if (scope->spot != ATT_SPOT_NOWHERE) {
    tell_name(scope, &text);
  }
  if (!text.size && scope->spot == ATT_SPOT_ENTRY) {
    tell_sentence(scope, &text);
    span = scope->line;
  }
  json_t* hover =
      text.size && !text.broken
          ? json_pack("{s:{s:s, s:o}, s:o}",
                      "contents",
                      "kind",
                      "markdown",
                      "value",
                      att_json_string(att_text_view(&text)),
                      "range",
                      att_range_new(scope->text, workspace->encoding, span))
          : json_null();
  att_text_clear(&text);
  return hover;
}
