// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Thompson's construction: the tree of a pattern to a program. A counted
// repetition is written out; a lookahead's program is the reverse of what it
// asks for (see AttPatternLook).
// Source: R. Cox, "Regular Expression Matching: the Virtual Machine Approach".

#include "rules/pattern_compiler.h"

static AttStatus emit(AttPatternDraft* draft, uint32_t node);

bool
att_pattern_is_empty(const AttPatternDraft* draft, uint32_t node)
{
  const AttPatternNode* at = att_pattern_node(draft, node);
  if (at->kind == ATT_NODE_LOOK) {
    return true;
  }
  if (at->kind == ATT_NODE_REPEAT && !at->min) {
    return true;
  }
  if (at->kind == ATT_NODE_REPEAT || at->kind == ATT_NODE_CAPTURE) {
    return att_pattern_is_empty(draft, at->child);
  }
  if (at->kind != ATT_NODE_SEQUENCE && at->kind != ATT_NODE_CHOICE) {
    return false;
  }
  const bool all = at->kind == ATT_NODE_SEQUENCE;
  for (uint32_t child = at->child; child;
       child = att_pattern_node(draft, child)->next) {
    if (att_pattern_is_empty(draft, child) != all) {
      return !all;
    }
  }
  return all;
}

/// Number of the next step, counted from the start of its program.
static uint32_t
next_step(const AttPatternDraft* draft)
{
  return (uint32_t)draft->compiler->pattern_steps.size - draft->program;
}

static AttPatternStep*
step_at(const AttPatternDraft* draft, uint32_t step)
{
  return &draft->compiler->pattern_steps.at[draft->program + step];
}

static AttStatus
add_step(AttPatternDraft* draft, AttPatternOp op, uint32_t x, uint32_t y)
{
  AttCompiler* compiler = draft->compiler;
  if (compiler->pattern_steps.size - draft->pattern.steps.first >=
      ATT_PATTERN_STEPS) {
    return att_fault(compiler->faults,
                     compiler->origin,
                     draft->line->span,
                     "pattern of more than %u steps: repeat less",
                     ATT_PATTERN_STEPS);
  }
  return ATT_PUSH(&compiler->pattern_steps, (AttPatternStep){op, x, y});
}

static AttStatus
emit_token(AttPatternDraft* draft, AttRange tests)
{
  return add_step(draft, ATT_PATTERN_TOKEN, tests.first, tests.count);
}

/// A split whose preferred way is the next step, or with `lazy` the other.
static void
set_split(AttPatternDraft* draft, uint32_t at, bool lazy, uint32_t other)
{
  AttPatternStep* step = step_at(draft, at);
  step->x = lazy ? other : at + 1;
  step->y = lazy ? at + 1 : other;
}

/// One capitalised proper noun after the other.
static AttStatus
emit_name(AttPatternDraft* draft)
{
  AttRange tests = {0};
  ATT_TRY(att_pattern_test(draft,
                           (AttTokenTest){.kind = ATT_TOKEN_PROPER,
                                          .class_id = draft->pattern.class_id},
                           &tests));
  const uint32_t start = next_step(draft);
  ATT_TRY(emit_token(draft, tests));
  return add_step(draft, ATT_PATTERN_SPLIT, start, start + 2);
}

static AttStatus
emit_save(AttPatternDraft* draft, size_t capture, bool end)
{
  return draft->silent
             ? ATT_OK
             : add_step(
                   draft, ATT_PATTERN_SAVE, 2 * (uint32_t)capture + end, 0);
}

static AttStatus
emit_mention(AttPatternDraft* draft, const AttPatternNode* at)
{
  const size_t capture = att_pattern_find_capture(draft, at->text);
  ATT_TRY(emit_save(draft, capture, false));
  ATT_TRY(at->min ? add_step(draft, ATT_PATTERN_MENTION, at->min, at->max)
                  : emit_name(draft));
  return emit_save(draft, capture, true);
}

static AttStatus
emit_test(AttPatternDraft* draft, uint32_t node)
{
  size_t capture = 0;
  while (capture < draft->capture_count && draft->implied[capture] != node) {
    ++capture;
  }
  const bool is_implied = capture < draft->capture_count;
  ATT_TRY(att_pattern_tests(draft, node));
  ATT_TRY(is_implied ? emit_save(draft, capture, false) : ATT_OK);
  ATT_TRY(emit_token(draft, att_pattern_node(draft, node)->tests));
  return is_implied ? emit_save(draft, capture, true) : ATT_OK;
}

/// The words of one item of a list.
static AttStatus
emit_item(AttPatternDraft* draft, AttRange words)
{
  for (uint32_t i = 0; i < words.count; ++i) {
    const uint32_t at = draft->reversed ? words.count - 1 - i : i;
    const AttWordNode word = draft->compiler->tree->words.at[words.first + at];
    const uint32_t added = (uint32_t)draft->compiler->words.size;
    AttRange tests = {0};
    ATT_TRY(att_pattern_word(draft, word.kind, word.text, word.span));
    ATT_TRY(att_pattern_test(
        draft,
        (AttTokenTest){.kind = ATT_TOKEN_WORDS, .words = {added, 1}},
        &tests));
    ATT_TRY(emit_token(draft, tests));
  }
  return ATT_OK;
}

/// Jumps to the end of a choice are chained through their x until it is known.
static void
land(AttPatternDraft* draft, uint32_t jump)
{
  while (jump) {
    AttPatternStep* step = step_at(draft, jump - 1);
    jump = step->x;
    step->x = next_step(draft);
  }
}

/// Leave a choice: a jump that lands at its end.
static AttStatus
emit_exit(AttPatternDraft* draft, uint32_t* jump)
{
  ATT_TRY(add_step(draft, ATT_PATTERN_JUMP, *jump, 0));
  *jump = next_step(draft);
  return ATT_OK;
}

/// A list outside brackets: its units, then its single words as one test.
static AttStatus
emit_runs(AttPatternDraft* draft, uint32_t node, const AttRuns* runs)
{
  uint32_t jump = 0;
  size_t i = 0;
  for (; i < runs->size && runs->at[i].words.count > 1; ++i) {
    const uint32_t split = next_step(draft);
    const bool is_last = i + 1 == runs->size;
    if (!is_last) {
      ATT_TRY(add_step(draft, ATT_PATTERN_SPLIT, 0, 0));
    }
    ATT_TRY(emit_item(draft, runs->at[i].words));
    if (!is_last) {
      ATT_TRY(emit_exit(draft, &jump));
      set_split(draft, split, false, next_step(draft));
    }
  }
  if (i < runs->size) {
    ATT_TRY(att_pattern_tests(draft, node));
    ATT_TRY(emit_token(draft, att_pattern_node(draft, node)->tests));
  }
  land(draft, jump);
  return ATT_OK;
}

static AttStatus
emit_list(AttPatternDraft* draft, uint32_t node)
{
  AttRuns runs = {0};
  AttStatus status = att_pattern_items(draft, node, &runs);
  if (status == ATT_OK) {
    status = emit_runs(draft, node, &runs);
  }
  ATT_ARRAY_CLEAR(&runs);
  return status;
}

static AttStatus
emit_choice(AttPatternDraft* draft, const AttPatternNode* at)
{
  uint32_t jump = 0;
  for (uint32_t child = at->child; child;) {
    const uint32_t next = att_pattern_node(draft, child)->next;
    const uint32_t split = next_step(draft);
    if (next) {
      ATT_TRY(add_step(draft, ATT_PATTERN_SPLIT, 0, 0));
    }
    ATT_TRY(emit(draft, child));
    if (next) {
      ATT_TRY(emit_exit(draft, &jump));
      set_split(draft, split, false, next_step(draft));
    }
    child = next;
  }
  land(draft, jump);
  return ATT_OK;
}

/// Children in their order, or behind each other in the reverse one.
static AttStatus
emit_sequence(AttPatternDraft* draft, uint32_t child)
{
  if (!child) {
    return ATT_OK;
  }
  ATT_ARRAY(uint32_t) children = {0};
  AttStatus status = ATT_OK;
  for (; child && status == ATT_OK;
       child = att_pattern_node(draft, child)->next) {
    status = ATT_PUSH(&children, child);
  }
  for (size_t i = 0; i < children.size && status == ATT_OK; ++i) {
    status =
        emit(draft, children.at[draft->reversed ? children.size - 1 - i : i]);
  }
  ATT_ARRAY_CLEAR(&children);
  return status;
}

static AttStatus
emit_repeat(AttPatternDraft* draft, const AttPatternNode* at)
{
  const bool endless = at->max == ATT_PATTERN_UNBOUNDED;
  if (endless && att_pattern_is_empty(draft, at->child)) {
    return att_fault(draft->compiler->faults,
                     draft->compiler->origin,
                     at->span,
                     "repeats without end what may be empty");
  }
  for (uint32_t i = 0; i < at->min; ++i) {
    ATT_TRY(emit(draft, at->child));
  }
  uint32_t jump = 0; // splits that leave, chained like the exits of a choice
  for (uint32_t i = at->min; !endless && i < at->max; ++i) {
    const uint32_t split = next_step(draft);
    ATT_TRY(add_step(draft, ATT_PATTERN_SPLIT, jump, 0));
    jump = split + 1;
    ATT_TRY(emit(draft, at->child));
  }
  const uint32_t start = next_step(draft);
  if (endless) {
    ATT_TRY(add_step(draft, ATT_PATTERN_SPLIT, 0, 0));
    ATT_TRY(emit(draft, at->child));
    ATT_TRY(add_step(draft, ATT_PATTERN_JUMP, start, 0));
    set_split(draft, start, at->lazy, next_step(draft));
  }
  while (jump) {
    const uint32_t split = jump - 1;
    jump = step_at(draft, split)->x;
    set_split(draft, split, at->lazy, next_step(draft));
  }
  return ATT_OK;
}

/// A look's program is made when the one that asks for it is done.
static AttStatus
emit_look(AttPatternDraft* draft, uint32_t node)
{
  const AttPatternNode* at = att_pattern_node(draft, node);
  if (draft->look_count == ATT_PATTERN_LOOKS) {
    return att_fault(draft->compiler->faults,
                     draft->compiler->origin,
                     at->span,
                     "more than %u lookarounds, counting those in what is "
                     "repeated",
                     ATT_PATTERN_LOOKS);
  }
  const uint32_t look = (uint32_t)draft->compiler->pattern_looks.size;
  draft->looks[draft->look_count++] = node;
  ATT_TRY(ATT_PUSH(&draft->compiler->pattern_looks,
                   (AttPatternLook){.behind = at->behind}));
  return add_step(draft, ATT_PATTERN_LOOK, look, at->negative);
}

static AttStatus
emit(AttPatternDraft* draft, uint32_t node)
{
  const AttPatternNode at = *att_pattern_node(draft, node);
  switch (at.kind) {
  case ATT_NODE_SEQUENCE:
    return emit_sequence(draft, at.child);
  case ATT_NODE_CHOICE:
    return emit_choice(draft, &at);
  case ATT_NODE_REPEAT:
    return emit_repeat(draft, &at);
  case ATT_NODE_CAPTURE: {
    const size_t capture = att_pattern_find_capture(draft, at.text);
    ATT_TRY(emit_save(draft, capture, false));
    ATT_TRY(emit(draft, at.child));
    return emit_save(draft, capture, true);
  }
  case ATT_NODE_LOOK:
    return emit_look(draft, node);
  case ATT_NODE_MENTION:
    return emit_mention(draft, &at);
  case ATT_NODE_LIST:
    return emit_list(draft, node);
  default:
    return emit_test(draft, node);
  }
}

static AttStatus
emit_looks(AttPatternDraft* draft)
{
  AttCompiler* compiler = draft->compiler;
  draft->silent = true;
  for (size_t i = 0; i < draft->look_count; ++i) { // grows on the way
    const AttPatternNode* at = att_pattern_node(draft, draft->looks[i]);
    draft->program = (uint32_t)compiler->pattern_steps.size;
    draft->reversed = !at->behind;
    ATT_TRY(emit(draft, at->child));
    ATT_TRY(add_step(draft, ATT_PATTERN_MATCH, 0, 0));
    compiler->pattern_looks.at[draft->first_look + i].steps =
        (AttRange){draft->program, next_step(draft)};
  }
  return ATT_OK;
}

AttStatus
att_pattern_program(AttPatternDraft* draft)
{
  AttCompiler* compiler = draft->compiler;
  draft->program = (uint32_t)compiler->pattern_steps.size;
  draft->first_look = (uint32_t)compiler->pattern_looks.size;
  draft->pattern.steps.first = draft->program;
  ATT_TRY(emit(draft, draft->line->root));
  ATT_TRY(add_step(draft, ATT_PATTERN_MATCH, 0, 0));
  draft->pattern.steps.count = next_step(draft);
  ATT_TRY(att_pattern_first_tags(draft, &draft->pattern.first_tags));
  return emit_looks(draft);
}
