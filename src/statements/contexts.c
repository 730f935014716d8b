// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A topic may be told by several words and lines of a sentence: it counts once.

#include "statements/contexts.h"

#include <stdlib.h>

static int
compare_contexts(const void* a, const void* b)
{
  const AttStatedTopic* x = a;
  const AttStatedTopic* y = b;
  return x->sentence != y->sentence ? (x->sentence < y->sentence ? -1 : 1)
                                    : att_view_compare(x->topic, y->topic);
}

static size_t
drop_doubles(AttStatedTopic* contexts, size_t count)
{
  size_t kept = 0;
  for (size_t i = 0; i < count; ++i) {
    if (!kept || compare_contexts(&contexts[kept - 1], &contexts[i]) != 0) {
      contexts[kept++] = contexts[i];
    }
  }
  return kept;
}

AttStatus
att_contexts_add(const AttRules* rules,
                 const AttDocument* document,
                 const AttDiscards* discards,
                 AttStatements* statements)
{
  if (!discards->topic_count) {
    return ATT_OK;
  }
  AttStatedTopic* contexts = att_arena_calloc(
      document->arena, discards->topic_count, sizeof *contexts);
  if (!contexts) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < discards->topic_count; ++i) {
    const AttDiscard* found = &discards->topics[i];
    contexts[i] = (AttStatedTopic){
        (uint32_t)att_document_sentence_of(document, found->first),
        rules->blocks[rules->lines[found->line].block].topic};
  }
  qsort(contexts, discards->topic_count, sizeof *contexts, compare_contexts);
  statements->contexts = contexts;
  statements->context_count = drop_doubles(contexts, discards->topic_count);
  return ATT_OK;
}

const AttStatedTopic*
att_statements_contexts(const AttStatements* statements,
                        uint32_t sentence,
                        size_t* count)
{
  size_t low = 0;
  size_t high = statements->context_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (statements->contexts[middle].sentence < sentence) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  size_t end = low;
  while (end < statements->context_count &&
         statements->contexts[end].sentence == sentence) {
    ++end;
  }
  *count = end - low;
  return *count ? &statements->contexts[low] : NULL;
}
