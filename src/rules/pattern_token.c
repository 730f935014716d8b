// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tests of one token: names are resolved, words and regular expressions added,
// and what stands in brackets becomes postfix.
//
//   [NOUN & !@rank]   upos NOUN, words @rank, not, and

#include "rules/parse.h"
#include "rules/pattern_compiler.h"
#include "rules/regex.h"

static AttStatus
fault_unknown(AttPatternDraft* draft, AttView text, AttSpan span)
{
  AttNearest nearest = {0};
  const AttOntology* ontology = draft->compiler->ontology;
  for (uint32_t i = 1; i <= att_ontology_class_count(ontology); ++i) {
    att_nearest_offer(
        &nearest, text, att_names_local(att_ontology_class(ontology, i)->iri));
  }
  for (unsigned i = 0; i < ATT_READING_COUNT; ++i) {
    att_nearest_offer(
        &nearest, text, att_view(att_reading_label((AttReadingKind)i)));
  }
  for (unsigned i = 0; i < ATT_UPOS_COUNT; ++i) {
    att_nearest_offer(&nearest, text, att_view(att_upos_label((AttUpos)i)));
  }
  for (unsigned i = 0; i < ATT_XPOS_COUNT; ++i) {
    att_nearest_offer(&nearest, text, att_view(att_xpos_label((AttXpos)i)));
  }
  return att_fault_nearest(draft->compiler->faults,
                           draft->compiler->origin,
                           span,
                           &nearest,
                           "unknown tag, class or way of naming \"%.*s\"",
                           ATT_VIEW_ARG(text));
}

AttStatus
att_pattern_name(AttPatternDraft* draft,
                 AttView text,
                 AttSpan span,
                 AttPatternName* name)
{
  AttReadingKind reading = ATT_READING_LABEL;
  AttUpos upos = ATT_UPOS_X;
  AttXpos xpos = ATT_XPOS_NONE;
  *name = (AttPatternName){.kind = ATT_TOKEN_MENTION};
  if (att_reading_find(text, &reading)) {
    if (reading > ATT_READING_PATTERN) {
      return att_fault(draft->compiler->faults,
                       draft->compiler->origin,
                       span,
                       "mentions by %.*s are found only after all patterns",
                       ATT_VIEW_ARG(text));
    }
    name->value = 1 + (uint32_t)reading;
    return ATT_OK;
  }
  if (att_upos_find(text, &upos)) {
    *name = (AttPatternName){.kind = ATT_TOKEN_UPOS, .value = upos};
    return ATT_OK;
  }
  if (att_xpos_find(text, &xpos)) {
    *name = (AttPatternName){.kind = ATT_TOKEN_XPOS, .value = xpos};
    return ATT_OK;
  }
  AttView iri = {0};
  ATT_TRY(att_names_iri(
      draft->compiler, draft->compiler->node->file, text, span, &iri));
  name->class_id = att_ontology_find_class(draft->compiler->ontology, iri);
  return name->class_id ? ATT_OK : fault_unknown(draft, text, span);
}

/// Compare without case; "_" stands for the joint of CamelCase.
static bool
is_class_name(AttView local, AttView capitals)
{
  size_t at = 0;
  for (size_t i = 0; i < capitals.size; ++i) {
    if (capitals.at[i] == '_') {
      continue;
    }
    const char c = at < local.size ? local.at[at++] : '\0';
    const char upper = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    if (upper != capitals.at[i]) {
      return false;
    }
  }
  return at == local.size;
}

uint32_t
att_pattern_class(const AttPatternDraft* draft, AttView capitals)
{
  const AttOntology* ontology = draft->compiler->ontology;
  for (uint32_t i = 1; i <= att_ontology_class_count(ontology); ++i) {
    if (is_class_name(att_names_local(att_ontology_class(ontology, i)->iri),
                      capitals)) {
      return i;
    }
  }
  return 0;
}

/// In capitals as a rule writes it, so that the nearest name can be told.
static AttStatus
capitals_of(AttPatternDraft* draft, AttView local, AttView* capitals)
{
  AttText text = {0};
  for (size_t i = 0; i < local.size; ++i) {
    const char c = local.at[i];
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (i && is_upper) {
      att_text_append_char(&text, '_');
    }
    att_text_append_char(&text,
                         c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
  }
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    *capitals = att_arena_copy(draft->compiler->arena, att_text_view(&text));
    status = capitals->at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&text);
  return status;
}

AttStatus
att_pattern_unknown_class(AttPatternDraft* draft, AttView name, AttSpan span)
{
  AttNearest nearest = {0};
  const AttOntology* ontology = draft->compiler->ontology;
  for (uint32_t i = 1; i <= att_ontology_class_count(ontology); ++i) {
    AttView capitals;
    ATT_TRY(capitals_of(draft,
                        att_names_local(att_ontology_class(ontology, i)->iri),
                        &capitals));
    att_nearest_offer(&nearest, name, capitals);
  }
  return att_fault_nearest(draft->compiler->faults,
                           draft->compiler->origin,
                           span,
                           &nearest,
                           "no class of the ontology is called %.*s",
                           ATT_VIEW_ARG(name));
}

AttStatus
att_pattern_word(AttPatternDraft* draft,
                 AttWordKind kind,
                 AttView text,
                 AttSpan span)
{
  AttCompiler* compiler = draft->compiler;
  AttWord word = {.kind = kind, .text = text};
  if (kind == ATT_WORD_FORM) {
    ATT_TRY(att_parse_unescape(compiler->arena, text, &word.text));
  }
  if (kind == ATT_WORD_REGEX) {
    ATT_TRY(att_regex_word(
        compiler->faults, compiler->origin, span, text, &word.regex));
  }
  const AttStatus status = ATT_PUSH(&compiler->words, word);
  if (status != ATT_OK && word.regex) {
    att_regex_free(word.regex);
  }
  return status;
}

AttStatus
att_pattern_items(AttPatternDraft* draft, uint32_t node, AttRuns* runs)
{
  AttCompiler* compiler = draft->compiler;
  const AttPatternNode* at = att_pattern_node(draft, node);
  const AttElement element = {
      .kind = ATT_ELEMENT_WORDS,
      .alternatives = {(uint32_t)compiler->tree->alternatives.size, 1}};
  const AttAlternative list = {.list = at->text, .span = at->span};
  ATT_TRY(ATT_PUSH(&compiler->tree->alternatives, list));
  AttRuns all = {0};
  AttStatus status = att_words_expand(compiler, &element, &all);
  for (int single = 0; single < 2; ++single) {
    for (size_t i = 0; i < all.size && status == ATT_OK; ++i) {
      if ((all.at[i].words.count == 1) == (single == 1)) {
        status = ATT_PUSH(runs, all.at[i]);
      }
    }
  }
  ATT_ARRAY_CLEAR(&all);
  return status;
}

AttStatus
att_pattern_test(AttPatternDraft* draft, AttTokenTest test, AttRange* tests)
{
  tests->first = (uint32_t)draft->compiler->token_tests.size;
  tests->count = 1;
  return ATT_PUSH(&draft->compiler->token_tests, test);
}

static AttStatus
push_test(AttPatternDraft* draft, AttTokenTest test)
{
  return ATT_PUSH(&draft->compiler->token_tests, test);
}

/// The single words of a list as one test.
static AttStatus
test_list(AttPatternDraft* draft, uint32_t node)
{
  AttCompiler* compiler = draft->compiler;
  AttRuns runs = {0};
  AttTokenTest test = {.kind = ATT_TOKEN_WORDS,
                       .words = {(uint32_t)compiler->words.size, 0}};
  AttStatus status = att_pattern_items(draft, node, &runs);
  for (size_t i = 0; i < runs.size && status == ATT_OK; ++i) {
    if (runs.at[i].words.count == 1) {
      const AttWordNode word = compiler->tree->words.at[runs.at[i].words.first];
      status = att_pattern_word(draft, word.kind, word.text, word.span);
    }
  }
  ATT_ARRAY_CLEAR(&runs);
  ATT_TRY(status);
  test.words.count = (uint32_t)compiler->words.size - test.words.first;
  const AttPatternNode* at = att_pattern_node(draft, node);
  return test.words.count
             ? push_test(draft, test)
             : att_fault(compiler->faults,
                         compiler->origin,
                         at->span,
                         "no item of @%.*s is a single word, and a test in "
                         "brackets is of one",
                         ATT_VIEW_ARG(at->text));
}

static AttStatus
test_word(AttPatternDraft* draft, const AttPatternNode* at)
{
  const AttWordKind kind = at->kind == ATT_NODE_WORD   ? ATT_WORD_LEMMA
                           : at->kind == ATT_NODE_FORM ? ATT_WORD_FORM
                                                       : ATT_WORD_REGEX;
  const uint32_t word = (uint32_t)draft->compiler->words.size;
  ATT_TRY(att_pattern_word(draft, kind, at->text, at->span));
  return push_test(draft,
                   (AttTokenTest){.kind = ATT_TOKEN_WORDS, .words = {word, 1}});
}

static AttStatus
test_name(AttPatternDraft* draft, const AttPatternNode* at)
{
  AttPatternName name;
  ATT_TRY(att_pattern_name(draft, at->text, at->span, &name));
  return push_test(draft,
                   (AttTokenTest){.kind = name.kind,
                                  .value = name.value,
                                  .class_id = name.class_id});
}

/// Append the postfix of a test; `stack` values stand below it.
static AttStatus
append(AttPatternDraft* draft, uint32_t node, unsigned stack)
{
  const AttPatternNode at = *att_pattern_node(draft, node);
  if (stack >= ATT_TOKEN_DEPTH) {
    return att_fault(draft->compiler->faults,
                     draft->compiler->origin,
                     at.span,
                     "tests in brackets nest deeper than %u",
                     ATT_TOKEN_DEPTH);
  }
  switch (at.kind) {
  case ATT_NODE_WORD:
  case ATT_NODE_FORM:
  case ATT_NODE_REGEX:
    return test_word(draft, &at);
  case ATT_NODE_LIST:
    return test_list(draft, node);
  case ATT_NODE_NAME:
    return test_name(draft, &at);
  case ATT_NODE_NOT:
    ATT_TRY(append(draft, at.child, stack));
    return push_test(draft, (AttTokenTest){.kind = ATT_TOKEN_NOT});
  case ATT_NODE_TEST:
    return at.child ? append(draft, at.child, stack)
                    : push_test(draft, (AttTokenTest){.kind = ATT_TOKEN_ANY});
  default:
    break;
  }
  const AttTokenTest joined = {.kind = at.kind == ATT_NODE_AND ? ATT_TOKEN_AND
                                                               : ATT_TOKEN_OR};
  for (uint32_t child = at.child; child;
       child = att_pattern_node(draft, child)->next) {
    ATT_TRY(append(draft, child, stack + (child != at.child)));
    if (child != at.child) {
      ATT_TRY(push_test(draft, joined));
    }
  }
  return ATT_OK;
}

/// A test that the arrow takes as a capture must hold by a mention of the
/// capture's class: [demonym] for STATE is a demonym of a state.
static AttStatus
bind_implied(AttPatternDraft* draft, uint32_t node, uint32_t first)
{
  for (size_t i = 0; i < draft->capture_count; ++i) {
    if (draft->implied[i] != node) {
      continue;
    }
    AttTokenTest* tests = draft->compiler->token_tests.at + first;
    const size_t count = draft->compiler->token_tests.size - first;
    const uint32_t class_id = draft->captures[i].class_id;
    if (count == 1 && tests->kind == ATT_TOKEN_MENTION && !tests->class_id) {
      tests->class_id = class_id;
      return ATT_OK;
    }
    ATT_TRY(push_test(
        draft,
        (AttTokenTest){.kind = ATT_TOKEN_MENTION, .class_id = class_id}));
    return push_test(draft, (AttTokenTest){.kind = ATT_TOKEN_AND});
  }
  return ATT_OK;
}

AttStatus
att_pattern_tests(AttPatternDraft* draft, uint32_t node)
{
  if (att_pattern_node(draft, node)->tests.count) {
    return ATT_OK;
  }
  const uint32_t first = (uint32_t)draft->compiler->token_tests.size;
  ATT_TRY(append(draft, node, 0));
  ATT_TRY(bind_implied(draft, node, first));
  att_pattern_node(draft, node)->tests =
      (AttRange){first, (uint32_t)draft->compiler->token_tests.size - first};
  return ATT_OK;
}
