// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines are looked at from the offset upward, so that a text in the middle of
// being typed is understood as far as it stands.

#include "lsp/scope.h"

#include "rules/lexer.h"

#include <string.h>

static bool
is_name_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '@' || c == ':' ||
         ((unsigned char)c & 0x80U);
}

static AttSpan
line_around(AttView text, uint32_t offset)
{
  AttSpan line = {offset, offset};
  while (line.begin > 0 && text.at[line.begin - 1] != '\n') {
    --line.begin;
  }
  while (line.end < text.size && text.at[line.end] != '\n') {
    ++line.end;
  }
  return line;
}

static AttSpan
word_around(AttView text, AttSpan line, uint32_t offset)
{
  AttSpan word = {offset, offset};
  while (word.begin > line.begin && is_name_byte(text.at[word.begin - 1])) {
    --word.begin;
  }
  while (word.end < line.end && is_name_byte(text.at[word.end])) {
    ++word.end;
  }
  return word;
}

static AttView
view_of(const AttScope* scope, AttSpan span)
{
  return att_view_slice(scope->text, span.begin, span.end);
}

static uint32_t
indent_of(AttView line)
{
  uint32_t columns = 0;
  while (columns < line.size &&
         (line.at[columns] == ' ' || line.at[columns] == '\t')) {
    ++columns;
  }
  return columns;
}

static bool
is_code(AttView line)
{
  const AttView code = att_view_trim(line);
  return code.size && code.at[0] != '#';
}

/// The line before; false at the first.
static bool
step_up(AttView text, AttSpan* line)
{
  if (line->begin == 0) {
    return false;
  }
  *line = line_around(text, line->begin - 1);
  return true;
}

static AttView
take_word(AttView* rest)
{
  *rest = att_view_trim(*rest);
  size_t end = 0;
  while (end < rest->size &&
         (is_name_byte(rest->at[end]) || rest->at[end] == '-')) {
    ++end;
  }
  const AttView word = att_view_slice(*rest, 0, end);
  *rest = att_view_slice(*rest, end, rest->size);
  return word;
}

/// The keyword and name of the declaration that a line belongs to.
static void
find_declaration(AttScope* scope)
{
  AttSpan line = scope->line;
  while (!is_code(view_of(scope, line)) ||
         indent_of(view_of(scope, line)) > 0) {
    if (!step_up(scope->text, &line)) {
      return;
    }
  }
  AttView rest = view_of(scope, line);
  scope->keyword = take_word(&rest);
  scope->extends = att_view_equal(scope->keyword, ATT_VIEW("extend"));
  if (scope->extends) {
    scope->keyword = take_word(&rest);
  }
  scope->name = take_word(&rest);
}

static bool
is_one_of(AttView word, const char* const* words)
{
  for (size_t i = 0; words[i]; ++i) {
    if (att_view_equal(word, att_view(words[i]))) {
      return true;
    }
  }
  return false;
}

/// Does the line stand deeper below a test?
static bool
is_expectation(const AttScope* scope, uint32_t indent)
{
  static const char* const tests[] = {"test", "todo", NULL};
  AttSpan line = scope->line;
  while (step_up(scope->text, &line)) {
    AttView rest = view_of(scope, line);
    if (is_code(rest) && indent_of(rest) < indent) {
      return indent_of(rest) > 0 && is_one_of(take_word(&rest), tests);
    }
  }
  return false;
}

/// In a comment or between quotes? Strings do not cross lines.
static bool
is_nowhere(const AttScope* scope)
{
  bool quoted = false;
  for (uint32_t at = scope->line.begin; at < scope->offset; ++at) {
    const char c = scope->text.at[at];
    const bool starts = at == scope->line.begin ||
                        scope->text.at[at - 1] == ' ' ||
                        scope->text.at[at - 1] == '\t';
    if (c == '\\' && quoted) {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == '#' && !quoted && starts) {
      return true;
    }
  }
  return quoted;
}

static AttSpot
find_expectation(AttScope* scope)
{
  AttSpan part = {scope->line.begin, scope->offset};
  for (uint32_t at = part.begin; at < part.end; ++at) {
    if (scope->text.at[at] == ';') {
      part.begin = at + 1;
    }
  }
  const AttView view = view_of(scope, part);
  const char* equals = view.size ? memchr(view.at, '=', view.size) : NULL;
  if (!equals) {
    return ATT_SPOT_KEY;
  }
  scope->key =
      att_view_trim(att_view_slice(view, 0, (size_t)(equals - view.at)));
  return ATT_SPOT_VALUE;
}

static AttSpot
find_spot(AttScope* scope)
{
  const AttView line = view_of(scope, scope->line);
  const uint32_t indent = indent_of(line);
  if (is_nowhere(scope)) {
    return ATT_SPOT_NOWHERE;
  }
  if (indent == 0) {
    return scope->word.begin == scope->line.begin ? ATT_SPOT_DECLARATION
                                                  : ATT_SPOT_NAME;
  }
  return is_expectation(scope, indent) ? find_expectation(scope)
                                       : ATT_SPOT_ENTRY;
}

static uint32_t
find_file(const AttPack* pack, AttView path)
{
  for (uint32_t i = 0; i < pack->tree.files.size; ++i) {
    if (att_view_equal(pack->tree.files.at[i].path, path)) {
      return i;
    }
  }
  return UINT32_MAX;
}

AttScope
att_scope_at(const AttWorkspace* workspace,
             const AttPack* pack,
             const AttOpenDocument* document,
             uint32_t offset)
{
  AttScope scope = {.ontology = att_workspace_world(workspace, pack)->ontology,
                    .pack = pack,
                    .text = att_text_view(&document->text),
                    .offset = offset,
                    .file = find_file(pack, att_text_view(&document->path))};
  scope.line = line_around(scope.text, offset);
  scope.word = word_around(scope.text, scope.line, offset);
  find_declaration(&scope);
  scope.spot = find_spot(&scope);
  if (att_view_equal(scope.keyword, ATT_VIEW("event")) ||
      att_view_equal(scope.keyword, ATT_VIEW("undertaking")) ||
      att_view_equal(scope.keyword, ATT_VIEW("demand"))) {
    scope.class_id = att_scope_class(&scope, scope.name);
  } else if (att_view_equal(scope.keyword, ATT_VIEW("relation"))) {
    scope.property_id = att_scope_property(&scope, scope.name);
  }
  return scope;
}

AttView
att_iri_local(AttView iri)
{
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '#' && iri.at[at - 1] != '/') {
    --at;
  }
  return att_view_slice(iri, at, iri.size);
}

/// The file's own prefix of a name, else any file's; with an empty name the
/// file's first one.
static AttView
find_namespace(const AttScope* scope, AttView name)
{
  AttView found = {0};
  for (size_t i = 0; i < scope->pack->tree.prefixes.size; ++i) {
    const AttPrefixNode* one = &scope->pack->tree.prefixes.at[i];
    const bool own = one->file == scope->file;
    if (name.size && !att_view_equal(one->name, name)) {
      continue;
    }
    if (own) {
      return one->iri;
    }
    found = found.size ? found : one->iri;
  }
  return found;
}

static void
resolve(const AttScope* scope, AttView name, AttText* iri)
{
  const char* colon = name.size ? memchr(name.at, ':', name.size) : NULL;
  const size_t at = colon ? (size_t)(colon - name.at) : 0;
  att_text_append(iri, find_namespace(scope, att_view_slice(name, 0, at)));
  att_text_append(iri, att_view_slice(name, colon ? at + 1 : 0, name.size));
}

uint32_t
att_scope_class(const AttScope* scope, AttView name)
{
  AttText iri = {0};
  resolve(scope, name, &iri);
  const uint32_t id =
      att_ontology_find_class(scope->ontology, att_text_view(&iri));
  att_text_clear(&iri);
  return id;
}

uint32_t
att_scope_property(const AttScope* scope, AttView name)
{
  AttText iri = {0};
  resolve(scope, name, &iri);
  const uint32_t id =
      att_ontology_find_property(scope->ontology, att_text_view(&iri));
  att_text_clear(&iri);
  return id;
}

void
att_scope_spell(const AttScope* scope, AttView iri, AttText* name)
{
  const AttPrefixNode* best = NULL;
  for (size_t i = 0; i < scope->pack->tree.prefixes.size; ++i) {
    const AttPrefixNode* one = &scope->pack->tree.prefixes.at[i];
    if (att_view_starts_with(iri, one->iri) &&
        (!best || (one->file == scope->file && best->file != scope->file))) {
      best = one;
    }
  }
  if (best) {
    att_text_format(name, "%.*s:", ATT_VIEW_ARG(best->name));
  }
  att_text_append(name,
                  best ? att_view_slice(iri, best->iri.size, iri.size)
                       : att_iri_local(iri));
}

bool
att_scope_is_role(const AttScope* scope, uint32_t property)
{
  const AttProperty* p = att_ontology_property(scope->ontology, property);
  return scope->class_id && p->is_object && p->domain &&
         att_ontology_fits_domain(scope->ontology, property, scope->class_id);
}

void
att_role_capitals(AttView local, AttText* capitals)
{
  for (size_t i = 0; i < local.size; ++i) {
    const char c = local.at[i];
    const bool is_lower = c >= 'a' && c <= 'z';
    const bool joint = c >= 'A' && c <= 'Z' && i > 0;
    if (joint) {
      att_text_append_char(capitals, '_');
    }
    att_text_append_char(capitals, is_lower ? (char)(c - 'a' + 'A') : c);
  }
}

/// Without regard to "_", as the compiler reads slots.
static bool
are_same_capitals(AttView a, AttView b)
{
  size_t i = 0;
  size_t k = 0;
  while (i < a.size || k < b.size) {
    if (i < a.size && a.at[i] == '_') {
      ++i;
    } else if (k < b.size && b.at[k] == '_') {
      ++k;
    } else if (i >= a.size || k >= b.size || a.at[i++] != b.at[k++]) {
      return false;
    }
  }
  return true;
}

uint32_t
att_scope_role(const AttScope* scope, AttView capitals)
{
  const size_t count = att_ontology_property_count(scope->ontology);
  for (uint32_t id = 1; id <= count; ++id) {
    if (!att_scope_is_role(scope, id)) {
      continue;
    }
    AttText name = {0};
    att_role_capitals(
        att_iri_local(att_ontology_property(scope->ontology, id)->iri), &name);
    const bool same = are_same_capitals(att_text_view(&name), capitals);
    att_text_clear(&name);
    if (same) {
      return id;
    }
  }
  return 0;
}

const char*
att_scope_fixed_slot(const AttScope* scope, size_t index)
{
  static const struct {
    const char* keyword;
    const char* slots[3];
  } blocks[] = {{"relation", {"SUBJECT", "OBJECT", NULL}},
                {"speech", {"SPEAKER", "CLAUSE", NULL}},
                {"outlook", {"CLAUSE", "SUBJECT", NULL}},
                {"quantity", {"EVENT", "COUNT", NULL}},
                {"undertaking", {"SPEAKER", "CLAUSE", NULL}},
                {"demand", {"SPEAKER", "CLAUSE", NULL}}};
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; ++i) {
    if (att_view_equal(scope->keyword, att_view(blocks[i].keyword))) {
      return index < 3 ? blocks[i].slots[index] : NULL;
    }
  }
  return NULL;
}
