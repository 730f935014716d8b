// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A pattern line: its captures, what its arrow says, its program.
//
// The arrow may name a capture that nobody wrote: in
// `[demonym] army -> part of STATE` it is the one token test that can name a
// state. Two such tests are an error: then one of them is to be written
// <STATE:demonym>.

#include "rules/pattern_compiler.h"

#include <string.h>

AttPatternNode*
att_pattern_node(const AttPatternDraft* draft, uint32_t node)
{
  return &draft->compiler->tree->pattern_nodes.at[node - 1];
}

size_t
att_pattern_find_capture(const AttPatternDraft* draft, AttView name)
{
  size_t i = 0;
  while (i < draft->capture_count &&
         !att_view_equal(draft->captures[i].name, name)) {
    ++i;
  }
  return i;
}

static AttStatus
refuse(const AttPatternDraft* draft, AttSpan span, const char* message)
{
  return att_fault(
      draft->compiler->faults, draft->compiler->origin, span, "%s", message);
}

/// A capture may be written twice ("<STATE>'s minister | minister of <STATE>"),
/// but is of one class.
static AttStatus
add_capture(AttPatternDraft* draft, AttPatternCapture capture, AttSpan span)
{
  const size_t known = att_pattern_find_capture(draft, capture.name);
  if (known < draft->capture_count) {
    const AttPatternCapture* other = &draft->captures[known];
    return other->class_id == capture.class_id &&
                   other->reading == capture.reading
               ? ATT_OK
               : att_fault(draft->compiler->faults,
                           draft->compiler->origin,
                           span,
                           "%.*s is captured twice, as different things",
                           ATT_VIEW_ARG(capture.name));
  }
  if (draft->capture_count == ATT_PATTERN_CAPTURES) {
    return att_fault(draft->compiler->faults,
                     draft->compiler->origin,
                     span,
                     "more than %u captures",
                     ATT_PATTERN_CAPTURES);
  }
  draft->captures[draft->capture_count++] = capture;
  return ATT_OK;
}

/// <STATE>, <STATE:demonym>, <HEAD:Person>; <NAME> is a proper name.
static AttStatus
resolve_mention(AttPatternDraft* draft,
                const AttPatternNode* at,
                AttPatternCapture* capture)
{
  *capture = (AttPatternCapture){.name = at->text};
  if (at->type.size) {
    AttPatternName name;
    ATT_TRY(att_pattern_name(draft, at->type, at->type_span, &name));
    if (name.kind != ATT_TOKEN_MENTION) {
      return refuse(draft,
                    at->type_span,
                    "expected a class or a way of naming, found a tag");
    }
    capture->class_id = name.class_id;
    capture->reading = name.value;
  }
  if (capture->class_id ||
      (!at->type.size && att_view_equal(at->text, ATT_VIEW("NAME")))) {
    return ATT_OK;
  }
  capture->class_id = att_pattern_class(draft, at->text);
  return capture->class_id
             ? ATT_OK
             : att_pattern_unknown_class(
                   draft,
                   at->text,
                   (AttSpan){at->span.begin + 1,
                             at->span.begin + 1 + (uint32_t)at->text.size});
}

/// Find the captures below a node, in the order they are written. The class of
/// each mention is left in its node's `min`, the way of naming in `max`.
static AttStatus
collect(AttPatternDraft* draft, uint32_t node, bool in_look)
{
  AttPatternNode* at = att_pattern_node(draft, node);
  AttPatternCapture capture = {.name = at->text};
  switch (at->kind) {
  case ATT_NODE_MENTION:
    ATT_TRY(resolve_mention(draft, at, &capture));
    at->min = capture.class_id;
    at->max = capture.reading;
    return in_look ? ATT_OK : add_capture(draft, capture, at->span);
  case ATT_NODE_CAPTURE:
    if (in_look) {
      return refuse(draft, at->span, "a lookaround captures nothing");
    }
    ATT_TRY(add_capture(draft, capture, at->span));
    break;
  case ATT_NODE_LOOK:
    in_look = true;
    break;
  case ATT_NODE_TEST:
    return ATT_OK;
  default:
    break;
  }
  for (uint32_t child = at->child; child;
       child = att_pattern_node(draft, child)->next) {
    ATT_TRY(collect(draft, child, in_look));
  }
  return ATT_OK;
}

/// Can a test in brackets name an entity of the class? By a way of naming, or
/// by a class of which the wanted one is, or which is of it; not below "!".
static AttStatus
names_class(AttPatternDraft* draft,
            uint32_t node,
            uint32_t class_id,
            bool* names)
{
  const AttPatternNode* at = att_pattern_node(draft, node);
  const AttOntology* ontology = draft->compiler->ontology;
  if (at->kind == ATT_NODE_NAME) {
    AttPatternName name;
    ATT_TRY(att_pattern_name(draft, at->text, at->span, &name));
    *names |= name.kind == ATT_TOKEN_MENTION &&
              (!name.class_id ||
               att_ontology_is_a(ontology, name.class_id, class_id) ||
               att_ontology_is_a(ontology, class_id, name.class_id));
  }
  for (uint32_t child = at->kind == ATT_NODE_NOT ? 0 : at->child; child;
       child = att_pattern_node(draft, child)->next) {
    ATT_TRY(names_class(draft, child, class_id, names));
  }
  return ATT_OK;
}

/// Find the token tests that can name an entity of the class.
static AttStatus
find_implied(AttPatternDraft* draft,
             uint32_t node,
             uint32_t class_id,
             uint32_t found[2])
{
  const AttPatternNode* at = att_pattern_node(draft, node);
  if (at->kind == ATT_NODE_TEST) {
    bool names = false;
    if (at->child) {
      ATT_TRY(names_class(draft, at->child, class_id, &names));
    }
    if (names) {
      found[found[0] ? 1 : 0] = node;
    }
    return ATT_OK;
  }
  for (uint32_t child = at->kind == ATT_NODE_LOOK ? 0 : at->child; child;
       child = att_pattern_node(draft, child)->next) {
    ATT_TRY(find_implied(draft, child, class_id, found));
  }
  return ATT_OK;
}

/// The capture that an action names; one that nobody wrote is implied.
static AttStatus
resolve_capture(AttPatternDraft* draft,
                const AttPatternAction* action,
                size_t* index)
{
  AttCompiler* compiler = draft->compiler;
  *index = att_pattern_find_capture(draft, action->capture);
  if (*index < draft->capture_count) {
    return ATT_OK;
  }
  uint32_t found[2] = {0, 0};
  const uint32_t class_id = att_pattern_class(draft, action->capture);
  if (class_id) {
    ATT_TRY(find_implied(draft, draft->line->root, class_id, found));
  }
  if (found[1]) {
    return att_fault_note(compiler->faults,
                          compiler->origin,
                          att_pattern_node(draft, found[1])->span,
                          "or this one",
                          att_pattern_node(draft, found[0])->span,
                          "%.*s may be this test: write <%.*s> or <%.*s:…> "
                          "for the one that is meant",
                          ATT_VIEW_ARG(action->capture),
                          ATT_VIEW_ARG(action->capture),
                          ATT_VIEW_ARG(action->capture));
  }
  if (!found[0]) {
    AttNearest nearest = {0};
    for (size_t i = 0; i < draft->capture_count; ++i) {
      att_nearest_offer(&nearest, action->capture, draft->captures[i].name);
    }
    return att_fault_nearest(compiler->faults,
                             compiler->origin,
                             action->capture_span,
                             &nearest,
                             "nothing captures %.*s",
                             ATT_VIEW_ARG(action->capture));
  }
  for (size_t i = 0; i < draft->capture_count; ++i) {
    if (draft->implied[i] == found[0]) {
      return refuse(draft,
                    action->capture_span,
                    "this token test is captured under another name already");
    }
  }
  ATT_TRY(add_capture(
      draft,
      (AttPatternCapture){.name = action->capture, .class_id = class_id},
      action->capture_span));
  draft->implied[*index] = found[0];
  return ATT_OK;
}

/// "partOf", "part of", "att:partOf": compared without blanks and case.
static bool
is_property_name(AttView local, AttView words)
{
  size_t at = 0;
  for (size_t i = 0; i < words.size; ++i) {
    if (words.at[i] == ' ' || words.at[i] == '_') {
      continue;
    }
    const char c = at < local.size ? local.at[at++] : '\0';
    if (!att_view_equal_ascii_case((AttView){&c, 1},
                                   (AttView){&words.at[i], 1})) {
      return false;
    }
  }
  return at == local.size;
}

static AttStatus
resolve_property(AttPatternDraft* draft,
                 const AttPatternAction* action,
                 uint32_t* property)
{
  AttCompiler* compiler = draft->compiler;
  if (memchr(action->words.at, ':', action->words.size)) {
    return att_names_property(compiler,
                              compiler->node->file,
                              action->words,
                              action->words_span,
                              property);
  }
  AttNearest nearest = {0};
  att_nearest_offer(&nearest, action->words, ATT_VIEW("named"));
  const AttOntology* ontology = compiler->ontology;
  for (uint32_t i = 1; i <= att_ontology_property_count(ontology); ++i) {
    const AttProperty* at = att_ontology_property(ontology, i);
    const AttView local = att_names_local(at->iri);
    if (at->is_object && is_property_name(local, action->words)) {
      *property = i;
      return ATT_OK;
    }
    att_nearest_offer(&nearest, action->words, local);
    att_nearest_offer(&nearest, action->words, at->label);
  }
  return att_fault_nearest(compiler->faults,
                           compiler->origin,
                           action->words_span,
                           &nearest,
                           "unknown property \"%.*s\"",
                           ATT_VIEW_ARG(action->words));
}

static AttStatus
check_fit(AttPatternDraft* draft,
          const AttPatternAction* action,
          uint32_t property,
          const AttPatternCapture* object)
{
  const AttOntology* ontology = draft->compiler->ontology;
  if (!object->class_id) {
    return refuse(draft,
                  action->capture_span,
                  "captures words, not a mention: no object of a property");
  }
  if (!att_ontology_fits_domain(ontology, property, draft->pattern.class_id)) {
    return att_fault(draft->compiler->faults,
                     draft->compiler->origin,
                     action->words_span,
                     "%.*s is outside the domain of the property",
                     ATT_VIEW_ARG(draft->compiler->node->name));
  }
  return att_ontology_fits_range(ontology, property, object->class_id)
             ? ATT_OK
             : att_fault(draft->compiler->faults,
                         draft->compiler->origin,
                         action->capture_span,
                         "%.*s is outside the range of the property",
                         ATT_VIEW_ARG(action->capture));
}

static AttStatus
resolve_action(AttPatternDraft* draft, const AttPatternAction* action)
{
  size_t capture = 0;
  if (att_view_equal(action->words, ATT_VIEW("named"))) {
    if (draft->pattern.label) {
      return refuse(draft, action->words_span, "named twice");
    }
    ATT_TRY(resolve_capture(draft, action, &capture));
    draft->pattern.label = 1 + (uint32_t)capture;
    return ATT_OK;
  }
  uint32_t property = 0;
  ATT_TRY(resolve_property(draft, action, &property));
  ATT_TRY(resolve_capture(draft, action, &capture));
  ATT_TRY(check_fit(draft, action, property, &draft->captures[capture]));
  if (draft->pattern.links.count == ATT_PATTERN_LINKS) {
    return att_fault(draft->compiler->faults,
                     draft->compiler->origin,
                     action->words_span,
                     "more than %u properties",
                     ATT_PATTERN_LINKS);
  }
  ++draft->pattern.links.count;
  return ATT_PUSH(&draft->compiler->pattern_links,
                  (AttPatternLink){property, (uint32_t)capture});
}

static AttStatus
resolve_actions(AttPatternDraft* draft)
{
  const AttRange actions = draft->line->actions;
  draft->pattern.links.first = (uint32_t)draft->compiler->pattern_links.size;
  for (uint32_t i = 0; i < actions.count; ++i) {
    const AttPatternAction action =
        draft->compiler->tree->pattern_actions.at[actions.first + i];
    ATT_TRY(resolve_action(draft, &action));
  }
  const size_t name = att_pattern_find_capture(draft, ATT_VIEW("NAME"));
  if (!draft->pattern.label && name < draft->capture_count) {
    draft->pattern.label = 1 + (uint32_t)name;
  }
  return ATT_OK;
}

static AttStatus
commit(AttPatternDraft* draft)
{
  AttCompiler* compiler = draft->compiler;
  AttPattern* pattern = &draft->pattern;
  pattern->captures = (AttRange){(uint32_t)compiler->pattern_captures.size,
                                 (uint32_t)draft->capture_count};
  for (size_t i = 0; i < draft->capture_count; ++i) {
    ATT_TRY(ATT_PUSH(&compiler->pattern_captures, draft->captures[i]));
  }
  return ATT_PUSH(&compiler->patterns, *pattern);
}

AttStatus
att_pattern_compile(AttCompiler* compiler, const AttPatternLine* line)
{
  AttPatternDraft draft = {
      .compiler = compiler,
      .line = line,
      .pattern = {.line = compiler->line,
                  .class_id = compiler->blocks.at[compiler->block].class_id}};
  ATT_TRY(collect(&draft, line->root, false));
  ATT_TRY(resolve_actions(&draft));
  if (att_pattern_is_empty(&draft, line->root)) {
    return refuse(&draft,
                  att_pattern_node(&draft, line->root)->span,
                  "this pattern may match no words at all");
  }
  ATT_TRY(att_pattern_program(&draft));
  ATT_TRY(att_pattern_literals(&draft));
  return commit(&draft);
}
