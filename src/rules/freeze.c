// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// From the growing tables of the compiler to those of AttRules: copied into one
// arena, triggers indexed, texts hashed.

#include "rules/compiler.h"
#include "rules/parse.h"
#include "rules/pattern_compiler.h"
#include "rules/values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/// A trigger and the frame it starts, before they are grouped.
typedef struct Trigger {
  AttView lemma;
  uint32_t frame;
} Trigger;

/// Copy a growing table into the arena.
static AttStatus
freeze(AttArena* arena, const void* items, size_t count, size_t size, void* out)
{
  void* copy = att_arena_calloc(arena, count ? count : 1, size);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (count) {
    memcpy(copy, items, count * size);
  }
  memcpy(out, &copy, sizeof copy);
  return ATT_OK;
}

#define FREEZE(rules, member, array)                                           \
  freeze((rules)->arena,                                                       \
         (array)->at,                                                          \
         (array)->size,                                                        \
         sizeof *(array)->at,                                                  \
         (void*)&(rules)->member)

static void
find_known_lists(const AttRuleTree* tree,
                 const AttWordList* lists,
                 AttRules* rules)
{
  static const char* const names[] = {
#define ATT_KNOWN_LIST(symbol, name, what) name,
#include "rules/known_lists.def"
#undef ATT_KNOWN_LIST
  };
  for (size_t k = 0; k < ATT_LIST_COUNT; ++k) {
    for (size_t i = 0; i < tree->lists.size; ++i) {
      if (att_view_equal(lists[i].name, att_view(names[k]))) {
        rules->known_lists[k] = lists[i].phrases;
      }
    }
  }
}

static AttStatus
freeze_lists(AttCompiler* compiler, AttRules* rules)
{
  const AttRuleTree* tree = compiler->tree;
  AttWordList* lists =
      att_arena_calloc(rules->arena, tree->lists.size + 1, sizeof *lists);
  if (!lists) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < tree->lists.size; ++i) {
    const AttListNode* list = &tree->lists.at[i];
    compiler->origin = att_rule_tree_origin(tree, list->file);
    lists[i] = (AttWordList){
        .name = list->name,
        .phrases = {(uint32_t)compiler->phrases.size, list->items.count},
        .file = list->file};
    for (uint32_t w = 0; w < list->items.count; ++w) {
      const AttAlternative* item =
          &tree->alternatives.at[list->items.first + w];
      const AttRange words = item->words;
      const AttPhrase phrase = {
          .words = {(uint32_t)compiler->words.size, words.count},
          .span = item->span,
          .file = item->file};
      for (uint32_t k = 0; k < words.count; ++k) {
        const AttWordNode* word = &tree->words.at[words.first + k];
        // As written: {month@month} and @list in patterns mean these words.
        ATT_TRY(ATT_PUSH(&compiler->words,
                         (AttWord){.kind = word->kind == ATT_WORD_REGEX
                                               ? ATT_WORD_FORM
                                               : word->kind,
                                   .text = word->text,
                                   .written = word->text}));
      }
      ATT_TRY(ATT_PUSH(&compiler->phrases, phrase));
    }
  }
  rules->lists = lists;
  find_known_lists(tree, lists, rules);
  return ATT_OK;
}

AttStatus
att_freeze_values(AttCompiler* compiler, AttRules* rules)
{
  AttRuleTree* tree = compiler->tree;
  ATT_TRY(att_value_lists(tree, &rules->value_lists));
  rules->list_count = tree->lists.size;
  rules->values = att_arena_calloc(
      rules->arena, tree->values.size + 1, sizeof *rules->values);
  if (!rules->values) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < tree->values.size; ++i) {
    AttValuePattern value = {0};
    ATT_TRY(att_fault_passed(att_value_compile(
        tree, &tree->values.at[i], rules->value_lists, &value)));
    if (value.regex) {
      rules->values[rules->value_count++] = value;
    }
  }
  return ATT_OK;
}

static AttStatus
freeze_all(AttCompiler* compiler, AttRules* rules)
{
  AttRuleTree* tree = compiler->tree;
  ATT_TRY(freeze_lists(compiler, rules));
  ATT_TRY(FREEZE(rules, files, &tree->files));
  ATT_TRY(FREEZE(rules, blocks, &compiler->blocks));
  ATT_TRY(FREEZE(rules, lines, &compiler->lines));
  ATT_TRY(FREEZE(rules, frames, &compiler->frames));
  ATT_TRY(FREEZE(rules, slots, &compiler->slots));
  ATT_TRY(FREEZE(rules, realisations, &compiler->realisations));
  ATT_TRY(FREEZE(rules, steps, &compiler->steps));
  ATT_TRY(FREEZE(rules, step_relations, &compiler->step_relations));
  ATT_TRY(FREEZE(rules, phrases, &compiler->phrases));
  ATT_TRY(FREEZE(rules, words, &compiler->words));
  ATT_TRY(FREEZE(rules, markers, &compiler->marker_table));
  ATT_TRY(FREEZE(rules, unless, &compiler->unless));
  ATT_TRY(FREEZE(rules, beside, &compiler->beside));
  ATT_TRY(FREEZE(rules, deeds, &compiler->deeds));
  ATT_TRY(FREEZE(rules, units, &tree->units));
  ATT_TRY(FREEZE(rules, tests, &tree->tests));
  ATT_TRY(FREEZE(rules, expectations, &tree->expectations));
  rules->word_count = compiler->words.size;
  rules->file_count = tree->files.size;
  rules->block_count = compiler->blocks.size;
  rules->line_count = compiler->lines.size;
  rules->frame_count = compiler->frames.size;
  rules->test_count = tree->tests.size;
  return ATT_OK;
}

static int
compare_triggers(const void* left, const void* right)
{
  const Trigger* a = left;
  const Trigger* b = right;
  const int order = att_view_compare(a->lemma, b->lemma);
  return order ? order : (a->frame > b->frame) - (a->frame < b->frame);
}

typedef ATT_ARRAY(Trigger) Triggers;

static AttStatus
collect_triggers(const AttRules* rules, Triggers* triggers)
{
  for (uint32_t f = 0; f < rules->frame_count; ++f) {
    const AttRange phrases = rules->frames[f].triggers;
    for (uint32_t i = 0; i < phrases.count; ++i) {
      const AttRange words = rules->phrases[phrases.first + i].words;
      Trigger trigger = {.frame = f};
      ATT_TRY(att_parse_lower(rules->arena,
                              rules->words[words.first + words.count - 1].text,
                              &trigger.lemma));
      ATT_TRY(ATT_PUSH(triggers, trigger));
    }
  }
  return ATT_OK;
}

/// Group sorted triggers into runs of distinct frames.
static AttStatus
group_triggers(AttRules* rules, const Triggers* triggers)
{
  rules->triggered = att_arena_calloc(
      rules->arena, triggers->size + 1, sizeof *rules->triggered);
  rules->trigger_runs = att_arena_calloc(
      rules->arena, triggers->size + 1, sizeof *rules->trigger_runs);
  if (!rules->triggered || !rules->trigger_runs) {
    return ATT_ERR_MEMORY;
  }
  uint32_t used = 0;
  uint32_t runs = 0;
  for (size_t i = 0; i < triggers->size;) {
    AttRange run = {used, 0};
    const AttView lemma = triggers->at[i].lemma;
    for (; i < triggers->size && att_view_equal(triggers->at[i].lemma, lemma);
         ++i) {
      const uint32_t frame = triggers->at[i].frame;
      if (!run.count || rules->triggered[used - 1] != frame) {
        rules->triggered[used++] = frame;
        ++run.count;
      }
    }
    ATT_TRY(att_map_set(&rules->triggers, lemma, runs));
    rules->trigger_runs[runs++] = run;
  }
  return ATT_OK;
}

static AttStatus
index_triggers(AttRules* rules)
{
  Triggers triggers = {0};
  AttStatus status = collect_triggers(rules, &triggers);
  if (status == ATT_OK && triggers.size) {
    qsort(triggers.at, triggers.size, sizeof *triggers.at, compare_triggers);
  }
  if (status == ATT_OK) {
    status = group_triggers(rules, &triggers);
  }
  ATT_ARRAY_CLEAR(&triggers);
  return status;
}

/// Hash the texts in their order; paths do not count, so that a folder may
/// move.
static AttStatus
digest_files(const AttRules* rules, char out[33])
{
  AttText all = {0};
  for (size_t i = 0; i < rules->file_count; ++i) {
    const XXH128_hash_t one =
        XXH3_128bits(rules->files[i].text.at, rules->files[i].text.size);
    att_text_format(&all,
                    "%016llx%016llx",
                    (unsigned long long)one.high64,
                    (unsigned long long)one.low64);
  }
  const AttStatus status = att_text_status(&all);
  if (status == ATT_OK) {
    const XXH128_hash_t hash = XXH3_128bits(all.at ? all.at : "", all.size);
    snprintf(out,
             33,
             "%016llx%016llx",
             (unsigned long long)hash.high64,
             (unsigned long long)hash.low64);
  }
  att_text_clear(&all);
  return status;
}

AttStatus
att_freeze_tables(AttCompiler* compiler, AttRules* rules)
{
  ATT_TRY(freeze_all(compiler, rules));
  ATT_TRY(index_triggers(rules));
  ATT_TRY(att_pattern_freeze(compiler, rules));
  return digest_files(rules, rules->digest);
}
