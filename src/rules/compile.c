// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The compiler's course: load, resolve blocks, compile sentences, freeze the
// tables (freeze.c).

#include "rules/compiler.h"
#include "rules/load.h"
#include "rules/parse.h"
#include "rules/pattern_compiler.h"
#include "rules/regex.h"
#include "rules/values.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ID_DIGITS 12u

static AttStatus
resolve_outlook(AttCompiler* compiler, AttBlock* block)
{
  const AttBlockNode* node = compiler->node;
  ATT_TRY(att_names_outlook(compiler,
                            compiler->origin,
                            node->name,
                            node->name_span,
                            &block->outlook,
                            NULL));
  if (!node->under.size) {
    return ATT_OK;
  }
  bool speech = false;
  ATT_TRY(att_names_outlook(compiler,
                            compiler->origin,
                            node->under,
                            node->under_span,
                            &block->above,
                            &speech));
  block->under = speech ? ATT_UNDER_SPEECH : ATT_UNDER_OUTLOOK;
  return ATT_OK;
}

/// A relation holds between two ends: no property of numbers or texts is one.
static AttStatus
resolve_relation(AttCompiler* compiler, AttBlock* block)
{
  const AttBlockNode* node = compiler->node;
  ATT_TRY(att_names_property(
      compiler, node->file, node->name, node->name_span, &block->property_id));
  const AttProperty* property =
      att_ontology_property(compiler->ontology, block->property_id);
  return property->datatype.size
             ? att_fault(compiler->faults,
                         compiler->origin,
                         node->name_span,
                         "%.*s is no relation: its values are literals",
                         ATT_VIEW_ARG(node->name))
             : ATT_OK;
}

/// A quantity fills a property whose range is a number.
static AttStatus
resolve_quantity(AttCompiler* compiler, AttBlock* block)
{
  const AttBlockNode* node = compiler->node;
  ATT_TRY(att_names_property(
      compiler, node->file, node->name, node->name_span, &block->property_id));
  const AttView range =
      att_ontology_property(compiler->ontology, block->property_id)->datatype;
  if (att_view_equal(range, ATT_VIEW(ATT_IRI_XSD "integer")) ||
      att_view_equal(range, ATT_VIEW(ATT_IRI_XSD "decimal"))) {
    return ATT_OK;
  }
  return att_fault(compiler->faults,
                   compiler->origin,
                   node->name_span,
                   "the range of %.*s is no number (xsd:integer, xsd:decimal)",
                   ATT_VIEW_ARG(node->name));
}

/// The heading: its class, property or outlook.
static AttStatus
resolve_heading(AttCompiler* compiler, AttBlock* block)
{
  const AttBlockNode* node = compiler->node;
  switch (node->kind) {
  case ATT_BLOCK_EVENT:
  case ATT_BLOCK_PATTERN:
  case ATT_BLOCK_UNDERTAKING:
  case ATT_BLOCK_DEMAND:
    return att_names_class(
        compiler, node->file, node->name, node->name_span, &block->class_id);
  case ATT_BLOCK_RELATION:
    return resolve_relation(compiler, block);
  case ATT_BLOCK_OUTLOOK:
    return resolve_outlook(compiler, block);
  case ATT_BLOCK_QUANTITY:
    return resolve_quantity(compiler, block);
  case ATT_BLOCK_TOPIC:
    return att_names_topic(
        compiler, node->file, node->name, node->name_span, &block->topic);
  case ATT_BLOCK_SPEECH:
  case ATT_BLOCK_DISCARD: // names are free
    break;
  }
  return ATT_OK;
}

static bool
is_same_block(const AttBlock* a, const AttBlock* b)
{
  return a->kind == b->kind &&
         (a->class_id      ? a->class_id == b->class_id
          : a->property_id ? a->property_id == b->property_id
                           : att_view_equal(a->name, b->name) &&
                                 a->under == b->under && a->above == b->above);
}

static AttStatus
refuse_duplicate(AttCompiler* compiler, const AttBlockNode* first)
{
  const AttBlockNode* node = compiler->node;
  AttText hint = {0};
  if (att_block_is_extendable(node->kind)) {
    att_text_format(&hint,
                    "; to add to it, write \"extend %s %.*s\"",
                    att_block_keyword(node->kind),
                    ATT_VIEW_ARG(node->name));
  }
  const AttStatus status =
      att_fault_elsewhere(compiler->faults,
                          compiler->origin,
                          node->span,
                          "first defined here",
                          att_rule_tree_origin(compiler->tree, first->file),
                          first->span,
                          "duplicate block %.*s%s",
                          ATT_VIEW_ARG(node->name),
                          hint.size ? hint.at : "");
  att_text_clear(&hint);
  return status;
}

/// Outlooks are few and given, and patterns, discards and topics add up:
/// another file adds to what rules/english knows.
static bool
adds_up(const AttBlockNode* a, const AttBlockNode* b)
{
  return (a->kind == ATT_BLOCK_OUTLOOK || a->kind == ATT_BLOCK_PATTERN ||
          att_block_is_last(a->kind)) &&
         a->file != b->file;
}

/// Find the earlier blocks of the same class: a second one is an error, unless
/// it extends the first, or the other way round.
static AttStatus
join_block(AttCompiler* compiler, AttBlock* block)
{
  const AttBlockNode* node = compiler->node;
  AttBlock* last = NULL;
  block->root = (uint32_t)compiler->blocks.size;
  for (size_t i = 0; i < compiler->blocks.size; ++i) {
    const AttBlockNode* other = &compiler->tree->blocks.at[i];
    if (other->broken || adds_up(other, node) ||
        !is_same_block(&compiler->blocks.at[i], block)) {
      continue;
    }
    if (!other->extends && !node->extends) {
      return refuse_duplicate(compiler, other);
    }
    last = &compiler->blocks.at[i];
  }
  if (last) {
    block->root = last->root;
    last->next = (uint32_t)compiler->blocks.size;
  }
  return ATT_OK;
}

/// Verbs of a `support` line, each as one phrase.
static AttStatus
add_support(AttCompiler* compiler, AttRange items)
{
  for (uint32_t i = 0; i < items.count; ++i) {
    const AttAlternative one = compiler->tree->alternatives.at[items.first + i];
    const AttElement element = {.kind = ATT_ELEMENT_WORDS,
                                .alternatives = {items.first + i, 1}};
    if (!one.list.size) {
      ATT_TRY(att_words_add_phrase(compiler, one.words, ATT_UPOS_VERB, true));
      att_words_place_phrase(compiler, one.span);
      continue;
    }
    AttRuns runs = {0};
    AttStatus status = att_words_expand(compiler, &element, &runs);
    for (size_t r = 0; r < runs.size && status == ATT_OK; ++r) {
      status =
          att_words_add_phrase(compiler, runs.at[r].words, ATT_UPOS_VERB, true);
      if (status == ATT_OK) {
        att_words_place_phrase(compiler, runs.at[r].span);
      }
    }
    ATT_ARRAY_CLEAR(&runs);
    ATT_TRY(status);
  }
  return ATT_OK;
}

/// `lines` of `table`; an empty table may be NULL.
static AttStatus
add_supports(AttCompiler* compiler,
             const AttRange* table,
             AttRange lines,
             AttRange* support)
{
  support->first = (uint32_t)compiler->phrases.size;
  for (uint32_t i = 0; i < lines.count; ++i) {
    ATT_TRY(att_fault_passed(add_support(compiler, table[lines.first + i])));
  }
  support->count = (uint32_t)compiler->phrases.size - support->first;
  return ATT_OK;
}

static bool
is_slot(const AttElement* element, AttView name, AttNearest* nearest)
{
  if (element->kind != ATT_ELEMENT_SLOT) {
    return false;
  }
  att_nearest_offer(nearest, name, element->name);
  return att_view_equal(element->name, name);
}

static bool
part_has_slot(const AttRuleTree* tree,
              const AttBlockNode* node,
              AttView name,
              AttNearest* nearest)
{
  const AttRange sentences = node->sentences;
  bool found = false;
  for (uint32_t i = 0; i < sentences.count; ++i) {
    const AttSentenceNode* one = &tree->sentences.at[sentences.first + i];
    for (uint32_t e = 0; e < one->elements.count; ++e) {
      found |=
          is_slot(&tree->elements.at[one->elements.first + e], name, nearest);
    }
    for (uint32_t p = 0; p < one->paths.count; ++p) {
      found |=
          is_slot(&tree->paths.at[one->paths.first + p].slot, name, nearest);
    }
  }
  return found;
}

/// True where some sentence of the block, in whichever part, has the slot;
/// otherwise `nearest` gets those it has.
static bool
block_has_slot(const AttCompiler* compiler, AttView name, AttNearest* nearest)
{
  uint32_t part = compiler->blocks.at[compiler->block].root;
  bool found = false;
  do {
    found |= part_has_slot(
        compiler->tree, &compiler->tree->blocks.at[part], name, nearest);
    part = compiler->blocks.at[part].next;
  } while (part);
  return found;
}

static AttStatus
refuse_unless(AttCompiler* compiler,
              const AttUnlessNode* node,
              const AttNearest* nearest)
{
  return att_fault_nearest(compiler->faults,
                           compiler->origin,
                           node->slot_span,
                           nearest,
                           "no sentence of this block has the slot \"%.*s\"",
                           (int)(node->slot_span.end - node->slot_span.begin),
                           compiler->origin.text.at + node->slot_span.begin);
}

static AttStatus
add_unless(AttCompiler* compiler, const AttUnlessNode* node)
{
  AttNearest nearest = {0};
  if (!block_has_slot(compiler, node->slot, &nearest)) {
    return refuse_unless(compiler, node, &nearest);
  }
  AttUnless unless = {.slot = node->slot};
  const AttElement element = {.kind = ATT_ELEMENT_WORDS,
                              .alternatives = node->words};
  ATT_TRY(att_words_add_fixed(compiler, &element, &unless.phrases));
  return ATT_PUSH(&compiler->unless, unless);
}

static AttStatus
add_exceptions(AttCompiler* compiler, AttBlock* block)
{
  const AttRange nodes = compiler->node->unless;
  block->unless.first = (uint32_t)compiler->unless.size;
  for (uint32_t i = 0; i < nodes.count; ++i) {
    const AttUnlessNode node = compiler->tree->unless.at[nodes.first + i];
    ATT_TRY(att_fault_passed(add_unless(compiler, &node)));
  }
  block->unless.count = (uint32_t)compiler->unless.size - block->unless.first;
  return ATT_OK;
}

static AttStatus
add_beside(AttCompiler* compiler, AttBlock* block)
{
  const AttRange nodes = compiler->node->beside;
  block->beside.first = (uint32_t)compiler->beside.size;
  for (uint32_t i = 0; i < nodes.count; ++i) {
    const AttBesideNode* node = &compiler->tree->beside.at[nodes.first + i];
    AttBeside beside = {.span = node->span};
    const AttStatus status = att_names_class(
        compiler, block->file, node->name, node->span, &beside.class_id);
    ATT_TRY(att_fault_passed(status));
    if (status == ATT_OK) {
      ATT_TRY(ATT_PUSH(&compiler->beside, beside));
    }
  }
  block->beside.count = (uint32_t)compiler->beside.size - block->beside.first;
  return ATT_OK;
}

/// One entry of `blocks` for each block of the tree, wrong ones included, so
/// that both are indexed alike.
static AttStatus
add_heading(AttCompiler* compiler, uint32_t index)
{
  AttBlockNode* node = &compiler->tree->blocks.at[index];
  compiler->node = node;
  compiler->origin = att_rule_tree_origin(compiler->tree, node->file);
  AttBlock block = {.kind = node->kind,
                    .name = node->name,
                    .units = node->units,
                    .extends = node->extends,
                    .root = index,
                    .file = node->file,
                    .span = node->span};
  AttStatus status = resolve_heading(compiler, &block);
  if (status == ATT_OK) {
    status = join_block(compiler, &block);
  }
  node->broken = status == ATT_ERR_SYNTAX;
  if (status != ATT_OK && !node->broken) {
    return status;
  }
  return ATT_PUSH(&compiler->blocks, block);
}

/// Is there something to extend: a line in some part of the block?
static AttStatus
check_lines(AttCompiler* compiler)
{
  bool has_lines = false;
  uint32_t part = compiler->blocks.at[compiler->block].root;
  do {
    const AttBlockNode* node = &compiler->tree->blocks.at[part];
    has_lines = has_lines || node->sentences.count || node->units.count;
    part = compiler->blocks.at[part].next;
  } while (part);
  return has_lines ? ATT_OK
                   : att_fault(compiler->faults,
                               compiler->origin,
                               compiler->node->span,
                               "nothing to extend: no block of %.*s has a rule "
                               "sentence",
                               ATT_VIEW_ARG(compiler->node->name));
}

/// What a block has besides its lines.
static AttStatus
add_body(AttCompiler* compiler, uint32_t index)
{
  const AttBlockNode* node = &compiler->tree->blocks.at[index];
  if (node->broken) {
    return ATT_OK;
  }
  compiler->node = node;
  compiler->block = index;
  compiler->origin = att_rule_tree_origin(compiler->tree, node->file);
  AttBlock block = compiler->blocks.at[index];
  if (node->extends && block.root == index) {
    ATT_TRY(att_fault_passed(check_lines(compiler)));
  }
  ATT_TRY(add_supports(
      compiler, compiler->tree->supports.at, node->support, &block.support));
  ATT_TRY(add_exceptions(compiler, &block));
  ATT_TRY(add_beside(compiler, &block));
  ATT_TRY(att_fault_passed(att_deeds_add(compiler, &block)));
  compiler->blocks.at[index] = block;
  return ATT_OK;
}

/// "Accusation-3f2a…": the block's local name and a hash of the text.
static AttStatus
name_line(AttCompiler* compiler, AttLine* line)
{
  AttView local = att_names_local(compiler->node->name);
  for (size_t i = 0; i < local.size; ++i) {
    if (local.at[i] == ':') {
      local = att_view_slice(local, i + 1, local.size);
    }
  }
  char digits[17];
  snprintf(digits,
           sizeof digits,
           "%016llx",
           (unsigned long long)att_view_hash(line->text));
  AttText id = {0};
  att_text_format(
      &id, "%.*s-%.*s", ATT_VIEW_ARG(local), (int)ID_DIGITS, digits);
  AttStatus status = att_text_status(&id);
  if (status == ATT_OK) {
    line->id = att_arena_copy(compiler->arena, att_text_view(&id));
    status = line->id.at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&id);
  return status;
}

/// The line with the same text in a part of the same block in the same file;
/// NULL for none. Of other files the linter tells: what extends a block must
/// compile still when the block learns the same line.
static const AttLine*
find_line(const AttCompiler* compiler, const AttLine* line)
{
  uint32_t part = compiler->blocks.at[line->block].root;
  do {
    const AttRange lines = compiler->blocks.at[part].lines;
    for (uint32_t i = 0; i < lines.count; ++i) {
      const AttLine* other = &compiler->lines.at[lines.first + i];
      if (other->file == line->file &&
          att_view_equal(other->text, line->text)) {
        return other;
      }
    }
    part = compiler->blocks.at[part].next;
  } while (part);
  return NULL;
}

static AttStatus
add_line(AttCompiler* compiler, AttLine line)
{
  const AttLine* other = find_line(compiler, &line);
  if (other) {
    return att_fault_note(compiler->faults,
                          compiler->origin,
                          line.span,
                          "first written here",
                          other->span,
                          "duplicate line");
  }
  ATT_TRY(name_line(compiler, &line));
  compiler->line = (uint32_t)compiler->lines.size;
  compiler->sentence = line.span;
  AttRange* lines = &compiler->blocks.at[line.block].lines;
  if (!lines->count++) {
    lines->first = compiler->line;
  }
  return ATT_PUSH(&compiler->lines, line);
}

static AttStatus
compile_line(AttCompiler* compiler, const AttSentenceNode* node)
{
  ATT_TRY(add_line(compiler,
                   (AttLine){.block = compiler->block,
                             .file = compiler->node->file,
                             .number = node->number,
                             .span = node->span,
                             .text = node->text}));
  return att_sentence_compile(compiler, node, NULL);
}

static AttStatus
compile_pattern_line(AttCompiler* compiler, const AttPatternLine* node)
{
  ATT_TRY(add_line(compiler,
                   (AttLine){.block = compiler->block,
                             .file = compiler->node->file,
                             .number = node->number,
                             .span = node->span,
                             .text = node->text,
                             .scope = node->scope}));
  return att_pattern_compile(compiler, node);
}

/// "also denies = Negated": every verb sentence of the block again, with these
/// verbs.
static AttStatus
compile_also(AttCompiler* compiler, const AttAlsoNode* node)
{
  AttOutlook outlook = ATT_OUTLOOK_NEGATED;
  ATT_TRY(att_names_outlook(compiler,
                            compiler->origin,
                            node->outlook,
                            node->outlook_span,
                            &outlook,
                            NULL));
  if (outlook != ATT_OUTLOOK_NEGATED) {
    return att_fault(compiler->faults,
                     compiler->origin,
                     node->outlook_span,
                     "expected Negated: a speech verb turns the polarity, "
                     "nothing else");
  }
  ATT_TRY(add_line(compiler,
                   (AttLine){.block = compiler->block,
                             .file = compiler->node->file,
                             .number = node->number,
                             .span = node->span,
                             .text = node->text,
                             .negates = true}));
  const size_t frames = compiler->frames.size;
  const AttRange sentences = compiler->node->sentences;
  for (uint32_t i = 0; i < sentences.count; ++i) {
    const AttSentenceNode sentence =
        compiler->tree->sentences.at[sentences.first + i];
    ATT_TRY(att_sentence_compile(compiler, &sentence, &node->verbs));
  }
  return compiler->frames.size > frames
             ? ATT_OK
             : att_fault(compiler->faults,
                         compiler->origin,
                         node->span,
                         "no sentence of this block has a verb to replace");
}

static AttStatus
compile_block(AttCompiler* compiler, uint32_t index)
{
  const AttBlockNode* node = &compiler->tree->blocks.at[index];
  if (node->broken) {
    return ATT_OK;
  }
  compiler->node = node;
  compiler->block = index;
  compiler->origin = att_rule_tree_origin(compiler->tree, node->file);
  for (uint32_t i = 0; i < node->sentences.count; ++i) {
    const AttSentenceNode sentence =
        compiler->tree->sentences.at[node->sentences.first + i];
    ATT_TRY(att_fault_passed(compile_line(compiler, &sentence)));
  }
  for (uint32_t i = 0; i < node->patterns.count; ++i) {
    const AttPatternLine line =
        compiler->tree->pattern_lines.at[node->patterns.first + i];
    ATT_TRY(att_fault_passed(compile_pattern_line(compiler, &line)));
  }
  for (uint32_t i = 0; i < node->also.count; ++i) {
    const AttAlsoNode also = compiler->tree->also.at[node->also.first + i];
    ATT_TRY(att_fault_passed(compile_also(compiler, &also)));
  }
  for (uint32_t i = 0; i < node->tests.count; ++i) {
    ATT_TRY(
        att_names_test_keys(compiler,
                            &compiler->blocks.at[index],
                            &compiler->tree->tests.at[node->tests.first + i]));
  }
  return ATT_OK;
}

static AttStatus
check_lists(AttCompiler* compiler)
{
  AttRuleTree* tree = compiler->tree;
  for (size_t i = 0; i < tree->lists.size; ++i) {
    const AttListNode* list = &tree->lists.at[i];
    const AttOrigin origin = att_rule_tree_origin(tree, list->file);
    for (uint32_t w = 0; w < list->items.count; ++w) {
      const AttAlternative* item =
          &tree->alternatives.at[list->items.first + w];
      if (item->list.size) {
        ATT_TRY(
            att_fault_passed(att_fault(compiler->faults,
                                       att_rule_tree_origin(tree, item->file),
                                       item->span,
                                       "a list cannot hold a list")));
      }
    }
    for (size_t k = 0; k < i; ++k) {
      if (!att_view_equal(tree->lists.at[k].name, list->name)) {
        continue;
      }
      ATT_TRY(att_fault_passed(att_fault_elsewhere(
          compiler->faults,
          origin,
          list->name_span,
          "first defined here",
          att_rule_tree_origin(tree, tree->lists.at[k].file),
          tree->lists.at[k].name_span,
          "duplicate list \"%.*s\"; to add to it, write \"extend list %.*s = "
          "…\"",
          ATT_VIEW_ARG(list->name),
          ATT_VIEW_ARG(list->name))));
      break;
    }
  }
  return ATT_OK;
}

static AttStatus
compile_tree(AttCompiler* compiler, AttRange* common_support)
{
  AttRuleTree* tree = compiler->tree;
  ATT_TRY(att_rule_tree_join_lists(tree));
  ATT_TRY(check_lists(compiler));
  ATT_TRY(att_derive_load(compiler));
  if (tree->files.size) {
    compiler->origin = att_rule_tree_origin(tree, 0);
  }
  ATT_TRY(add_supports(compiler,
                       tree->common_supports.at,
                       (AttRange){0, (uint32_t)tree->common_supports.size},
                       common_support));
  for (uint32_t i = 0; i < tree->blocks.size; ++i) {
    ATT_TRY(att_fault_passed(add_heading(compiler, i)));
  }
  for (uint32_t i = 0; i < tree->blocks.size; ++i) {
    ATT_TRY(add_body(compiler, i));
  }
  for (uint32_t i = 0; i < tree->blocks.size; ++i) {
    ATT_TRY(compile_block(compiler, i));
  }
  return ATT_OK;
}

static void
clear_compiler(AttCompiler* compiler)
{
  att_map_clear(&compiler->markers);
  att_map_clear(&compiler->forms);
  ATT_ARRAY_CLEAR(&compiler->form_chain);
  ATT_ARRAY_CLEAR(&compiler->nominal_subject);
  ATT_ARRAY_CLEAR(&compiler->nominal_object);
  ATT_ARRAY_CLEAR(&compiler->blocks);
  ATT_ARRAY_CLEAR(&compiler->lines);
  ATT_ARRAY_CLEAR(&compiler->frames);
  ATT_ARRAY_CLEAR(&compiler->slots);
  ATT_ARRAY_CLEAR(&compiler->realisations);
  ATT_ARRAY_CLEAR(&compiler->steps);
  ATT_ARRAY_CLEAR(&compiler->step_relations);
  ATT_ARRAY_CLEAR(&compiler->phrases);
  ATT_ARRAY_CLEAR(&compiler->words);
  ATT_ARRAY_CLEAR(&compiler->marker_table);
  ATT_ARRAY_CLEAR(&compiler->unless);
  ATT_ARRAY_CLEAR(&compiler->beside);
  ATT_ARRAY_CLEAR(&compiler->deeds);
  att_pattern_clear(compiler);
}

/// Free the regular expressions of words that never reached AttRules.
static void
drop_words(AttCompiler* compiler)
{
  for (size_t i = 0; i < compiler->words.size; ++i) {
    if (compiler->words.at[i].regex) {
      att_regex_free(compiler->words.at[i].regex);
    }
  }
}

static AttStatus
compile_into(AttCompiler* compiler,
             const AttRuleInputs* inputs,
             const AttLimits* limits,
             AttRules* rules)
{
  ATT_TRY(att_rules_load(compiler->tree, inputs, limits));
  ATT_TRY(att_words_load_markers(compiler));
  ATT_TRY(compile_tree(compiler, &rules->common_support));
  ATT_TRY(att_freeze_values(compiler, rules));
  if (compiler->faults->count) {
    return ATT_ERR_RULES;
  }
  return att_freeze_tables(compiler, rules);
}

AttStatus
att_rules_compile(const char* const* paths,
                  size_t path_count,
                  const AttOntology* ontology,
                  const AttVocabulary* vocabulary,
                  const AttLimits* limits,
                  AttLog* log,
                  AttRules** out)
{
  const AttRuleInputs inputs = {.paths = paths, .path_count = path_count};
  return att_rules_compile_inputs(
      &inputs, ontology, vocabulary, limits, log, out);
}

AttStatus
att_rules_compile_inputs(const AttRuleInputs* inputs,
                         const AttOntology* ontology,
                         const AttVocabulary* vocabulary,
                         const AttLimits* limits,
                         AttLog* log,
                         AttRules** out)
{
  *out = NULL;
  AttArena* arena = att_arena_new();
  AttRules* rules = arena ? att_arena_calloc(arena, 1, sizeof *rules) : NULL;
  if (!rules) {
    att_arena_free(arena);
    return ATT_ERR_MEMORY;
  }
  rules->arena = arena;
  AttFaults faults = {.log = log, .most = limits->rule_errors};
  AttRuleTree tree = {.arena = arena, .faults = &faults};
  AttCompiler compiler = {.tree = &tree,
                          .ontology = ontology,
                          .vocabulary = vocabulary,
                          .arena = arena,
                          .faults = &faults};
  AttStatus status = compile_into(&compiler, inputs, limits, rules);
  if (status != ATT_OK && !rules->word_count) {
    drop_words(&compiler);
  }
  clear_compiler(&compiler);
  att_rule_tree_clear(&tree);
  if (status != ATT_OK) {
    att_rules_free(rules);
    return status == ATT_ERR_LIMIT && faults.count ? ATT_ERR_RULES : status;
  }
  *out = rules;
  return ATT_OK;
}

void
att_rules_free(AttRules* rules)
{
  if (!rules) {
    return;
  }
  // Each regular expression belongs to the phrase it was compiled for.
  for (size_t i = 0; i < rules->value_count; ++i) {
    att_regex_free(rules->values[i].regex);
  }
  for (size_t i = 0; rules->words && i < rules->word_count; ++i) {
    if (rules->words[i].regex) {
      att_regex_free(rules->words[i].regex);
    }
  }
  att_map_clear(&rules->triggers);
  att_map_clear(&rules->pattern_index);
  att_arena_free(rules->arena);
}

AttRange
att_rules_triggered(const AttRules* rules, AttView lemma)
{
  const uint32_t* run = att_map_get(&rules->triggers, lemma);
  return run ? rules->trigger_runs[*run] : (AttRange){0, 0};
}
