// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A block reaches from its heading to its last sentence or test.

#include "lsp/symbols.h"

/// SymbolKind of the protocol.
enum {
  KIND_NAMESPACE = 3,
  KIND_CLASS = 5,
  KIND_METHOD = 6,
  KIND_INTERFACE = 11,
  KIND_CONSTANT = 14,
  KIND_ARRAY = 18,
};

static json_t*
new_symbol(const AttWorkspace* workspace,
           AttView text,
           AttView name,
           int kind,
           AttSpan whole,
           AttSpan selected)
{
  return json_pack("{s:o, s:i, s:o, s:o}",
                   "name",
                   att_json_string(name),
                   "kind",
                   kind,
                   "range",
                   att_range_new(text, workspace->encoding, whole),
                   "selectionRange",
                   att_range_new(text, workspace->encoding, selected));
}

static AttSpan
block_span(const AttRuleTree* tree, const AttBlockNode* block)
{
  AttSpan span = block->span;
  for (uint32_t i = 0; i < block->sentences.count; ++i) {
    const AttSpan one = tree->sentences.at[block->sentences.first + i].span;
    span.end = one.end > span.end ? one.end : span.end;
  }
  for (uint32_t i = 0; i < block->tests.count; ++i) {
    const AttSpan one = tree->tests.at[block->tests.first + i].span;
    span.end = one.end > span.end ? one.end : span.end;
  }
  return span;
}

static json_t*
new_block(const AttWorkspace* workspace,
          const AttRuleTree* tree,
          const AttBlockNode* block)
{
  static const int kinds[] = {[ATT_BLOCK_EVENT] = KIND_CLASS,
                              [ATT_BLOCK_RELATION] = KIND_INTERFACE,
                              [ATT_BLOCK_SPEECH] = KIND_NAMESPACE,
                              [ATT_BLOCK_OUTLOOK] = KIND_CONSTANT,
                              [ATT_BLOCK_UNDERTAKING] = KIND_CLASS,
                              [ATT_BLOCK_DEMAND] = KIND_CLASS,
                              [ATT_BLOCK_QUANTITY] = KIND_INTERFACE,
                              [ATT_BLOCK_PATTERN] = KIND_CLASS,
                              [ATT_BLOCK_DISCARD] = KIND_NAMESPACE,
                              [ATT_BLOCK_TOPIC] = KIND_NAMESPACE};
  const AttView text = tree->files.at[block->file].text;
  json_t* made = new_symbol(workspace,
                            text,
                            block->name,
                            kinds[block->kind],
                            block_span(tree, block),
                            block->name_span);
  json_t* children = json_array();
  for (uint32_t i = 0; i < block->sentences.count; ++i) {
    const AttSentenceNode* one =
        &tree->sentences.at[block->sentences.first + i];
    json_array_append_new(
        children,
        new_symbol(
            workspace, text, one->text, KIND_METHOD, one->span, one->span));
  }
  json_object_set_new(made, "children", children);
  return made;
}

json_t*
att_symbols_new(const AttWorkspace* workspace,
                const AttPack* pack,
                const AttOpenDocument* document)
{
  const AttRuleTree* tree = &pack->tree;
  const AttView path = att_text_view(&document->path);
  json_t* symbols = json_array();
  for (size_t i = 0; i < tree->lists.size; ++i) {
    const AttListNode* list = &tree->lists.at[i];
    const AttRuleFile* file = &tree->files.at[list->file];
    if (att_view_equal(file->path, path)) {
      json_array_append_new(symbols,
                            new_symbol(workspace,
                                       file->text,
                                       list->name,
                                       KIND_ARRAY,
                                       list->name_span,
                                       list->name_span));
    }
  }
  for (size_t i = 0; i < tree->blocks.size; ++i) {
    const AttBlockNode* block = &tree->blocks.at[i];
    if (att_view_equal(tree->files.at[block->file].path, path)) {
      json_array_append_new(symbols, new_block(workspace, tree, block));
    }
  }
  return symbols;
}
