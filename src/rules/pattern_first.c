// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// With which tags a match of a program may start: what can be reached without
// consuming is asked, tag by tag, whether it can hold.

#include "rules/pattern_compiler.h"

/// Whether a test can hold, and whether it can fail, of some token of a tag.
typedef struct Chance {
  bool holds;
  bool fails;
} Chance;

static Chance
chance_of(const AttTokenTest* test, uint32_t upos)
{
  switch (test->kind) {
  case ATT_TOKEN_ANY:
    return (Chance){true, false};
  case ATT_TOKEN_UPOS:
    return (Chance){test->value == upos, test->value != upos};
  case ATT_TOKEN_PROPER:
    return (Chance){upos == ATT_UPOS_PROPN, true};
  default:
    return (Chance){true, true};
  }
}

/// Can the tests hold of a token of this tag?
static bool
can_hold(const AttTokenTest* tests, uint32_t count, uint32_t upos)
{
  Chance stack[ATT_TOKEN_DEPTH + 1];
  size_t size = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const Chance top = size ? stack[size - 1] : (Chance){true, true};
    const Chance below = size > 1 ? stack[size - 2] : top;
    switch (tests[i].kind) {
    case ATT_TOKEN_AND:
      stack[--size - 1] =
          (Chance){below.holds && top.holds, below.fails || top.fails};
      break;
    case ATT_TOKEN_OR:
      stack[--size - 1] =
          (Chance){below.holds || top.holds, below.fails && top.fails};
      break;
    case ATT_TOKEN_NOT:
      stack[size - 1] = (Chance){top.fails, top.holds};
      break;
    default:
      stack[size++] = chance_of(&tests[i], upos);
    }
  }
  return stack[0].holds;
}

static uint32_t
tags_of(const AttCompiler* compiler, const AttPatternStep* step)
{
  uint32_t tags = 0;
  for (uint32_t upos = 0; upos < ATT_UPOS_COUNT; ++upos) {
    if (step->op == ATT_PATTERN_MENTION ||
        can_hold(compiler->token_tests.at + step->x, step->y, upos)) {
      tags |= (uint32_t)1 << upos;
    }
  }
  return tags;
}

AttStatus
att_pattern_first_tags(AttPatternDraft* draft, uint32_t* tags)
{
  const AttCompiler* compiler = draft->compiler;
  const size_t count = compiler->pattern_steps.size - draft->program;
  const AttPatternStep* steps = compiler->pattern_steps.at + draft->program;
  // Each step is put on the stack at most once.
  bool* seen = att_calloc(count, sizeof *seen);
  uint32_t* stack = att_calloc(count + 1, sizeof *stack);
  size_t size = 0;
  *tags = 0;
  if (seen && stack) {
    stack[size++] = 0;
    seen[0] = true;
  }
  while (size) {
    const uint32_t at = stack[--size];
    const AttPatternStep* step = &steps[at];
    const bool consumes =
        step->op == ATT_PATTERN_TOKEN || step->op == ATT_PATTERN_MENTION;
    const bool jumps =
        step->op == ATT_PATTERN_JUMP || step->op == ATT_PATTERN_SPLIT;
    const uint32_t next[] = {
        jumps ? step->x : at + 1,
        step->op == ATT_PATTERN_SPLIT ? step->y : (jumps ? step->x : at + 1)};
    *tags |= consumes ? tags_of(compiler, step) : 0;
    for (size_t i = 0; i < 2 && !consumes && step->op != ATT_PATTERN_MATCH;
         ++i) {
      if (!seen[next[i]]) {
        seen[next[i]] = true;
        stack[size++] = next[i];
      }
    }
  }
  const AttStatus status = seen && stack ? ATT_OK : ATT_ERR_MEMORY;
  att_free(seen);
  att_free(stack);
  return status;
}
