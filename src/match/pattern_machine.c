// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A Pike machine over tokens. Two lists of threads, in the order in which they
// are preferred, take turns: those that stand before a token, and those that
// have consumed it. A list holds each step once: a later thread at the same
// step can only do what the earlier one does.
//
// A mention takes several tokens at once; its thread waits in the lists until
// its end comes. Mentions that nest may end apart, so a list holds such a step
// once an end, for MOST_ENDS ends.
//
// A lookaround is answered for all places of a sentence at once, by a run that
// starts at every place and notes where it matches: lookbehind runs forward,
// lookahead runs its reversed program backward.

#include "match/pattern_machine.h"

#include "base/memory.h"

#include <string.h>

#define MOST_ENDS 4u
#define NOWHERE UINT32_MAX
#define START_SLOT ATT_PATTERN_SLOTS // where a thread keeps its start
#define SLOT_ROOM (ATT_PATTERN_SLOTS + 1u)

typedef struct Thread {
  uint32_t step;
  uint32_t until; ///< place where a mention ends, NOWHERE: none is open
  uint32_t slots; ///< first of its captures, in the list's `slots`
} Thread;

/// Threads before one place. `seen` is by step and end: in which list, by its
/// number, the step stands for that end.
typedef struct Threads {
  Thread* at;
  size_t size;
  uint32_t* slots;
  uint64_t number;
} Threads;

typedef struct Seen {
  uint64_t list;
  uint32_t until;
} Seen;

/// What is left to follow from a step: another step, or a capture to restore
/// when all that came of it is done.
typedef struct Follow {
  uint32_t step; ///< NOWHERE: restore
  uint32_t slot;
  uint32_t value;
} Follow;

typedef struct Look {
  bool known;
  bool* holds; ///< by place
  size_t room;
} Look;

struct AttPatternMachine {
  const AttRules* rules;
  const AttPatternText* text;
  Threads lists[2];
  Seen* seen; ///< MOST_ENDS a step
  Follow* stack;
  Look* looks;
  uint64_t lists_used;
  uint64_t steps_done;
};

/// One run of one program.
typedef struct Run {
  AttPatternMachine* machine;
  const AttPatternText* text;
  const AttPatternStep* steps;
  uint32_t slot_count; ///< captures that threads carry
  bool backward;
} Run;

static uint32_t
most_steps(const AttRules* rules)
{
  uint32_t most = 1;
  for (size_t i = 0; i < rules->pattern_count; ++i) {
    const uint32_t count = rules->patterns[i].steps.count;
    most = count > most ? count : most;
  }
  for (size_t i = 0; i < rules->pattern_look_count; ++i) {
    const uint32_t count = rules->pattern_looks[i].steps.count;
    most = count > most ? count : most;
  }
  return most;
}

AttStatus
att_pattern_machine_new(const AttRules* rules, AttPatternMachine** machine)
{
  const size_t room = (size_t)most_steps(rules) * MOST_ENDS;
  AttPatternMachine* m = att_calloc(1, sizeof *m);
  *machine = m;
  if (!m) {
    return ATT_ERR_MEMORY;
  }
  m->rules = rules;
  m->seen = att_calloc(room, sizeof *m->seen);
  m->stack = att_calloc(2 * room + 1, sizeof *m->stack);
  m->looks = att_calloc(rules->pattern_look_count + 1, sizeof *m->looks);
  bool complete = m->seen && m->stack && m->looks;
  for (size_t i = 0; i < 2; ++i) {
    m->lists[i].at = att_calloc(room, sizeof *m->lists[i].at);
    m->lists[i].slots = att_calloc(room * SLOT_ROOM, sizeof *m->lists[i].slots);
    complete = complete && m->lists[i].at && m->lists[i].slots;
  }
  if (!complete) {
    att_pattern_machine_free(m);
    *machine = NULL;
    return ATT_ERR_MEMORY;
  }
  return ATT_OK;
}

void
att_pattern_machine_free(AttPatternMachine* machine)
{
  if (!machine) {
    return;
  }
  for (size_t i = 0; i < 2; ++i) {
    att_free(machine->lists[i].at);
    att_free(machine->lists[i].slots);
  }
  for (size_t i = 0; machine->looks && i < machine->rules->pattern_look_count;
       ++i) {
    att_free(machine->looks[i].holds);
  }
  att_free(machine->looks);
  att_free(machine->seen);
  att_free(machine->stack);
  att_free(machine);
}

uint64_t
att_pattern_machine_steps(const AttPatternMachine* machine)
{
  return machine->steps_done;
}

AttStatus
att_pattern_machine_read(AttPatternMachine* machine, const AttPatternText* text)
{
  machine->text = text;
  for (size_t i = 0; i < machine->rules->pattern_look_count; ++i) {
    machine->looks[i].known = false;
  }
  return ATT_OK;
}

/// Empty a list; its number makes all that `seen` says of it void.
static void
open_list(Run* run, Threads* list)
{
  list->size = 0;
  list->number = ++run->machine->lists_used;
}

/// Note that a step stands in a list; false where it does already, or where as
/// many mentions as may be are open at it.
static bool
note_seen(Run* run, const Threads* list, uint32_t step, uint32_t until)
{
  Seen* seen = run->machine->seen + (size_t)step * MOST_ENDS;
  for (size_t i = 0; i < MOST_ENDS; ++i) {
    if (seen[i].list != list->number) {
      seen[i] = (Seen){list->number, until};
      return true;
    }
    if (seen[i].until == until) {
      return false;
    }
  }
  return false;
}

static void
push_thread(Run* run,
            Threads* list,
            uint32_t step,
            uint32_t until,
            const uint32_t* slots)
{
  Thread thread = {step, until, (uint32_t)(list->size * SLOT_ROOM)};
  memcpy(list->slots + thread.slots, slots, run->slot_count * sizeof *slots);
  list->at[list->size++] = thread;
}

static bool
look_holds(const Run* run, const AttPatternStep* step, uint32_t place)
{
  return run->machine->looks[step->x].holds[place] != (step->y != 0);
}

/// Add the threads that a step leads to without consuming, the preferred one
/// first. `slots` are changed on the way, and restored.
static void
add_threads(
    Run* run, Threads* list, uint32_t step, uint32_t place, uint32_t* slots)
{
  Follow* stack = run->machine->stack;
  size_t size = 0;
  stack[size++] = (Follow){step, 0, 0};
  while (size) {
    const Follow next = stack[--size];
    if (next.step == NOWHERE) {
      slots[next.slot] = next.value;
      continue;
    }
    if (!note_seen(run, list, next.step, NOWHERE)) {
      continue;
    }
    ++run->machine->steps_done;
    const AttPatternStep* at = &run->steps[next.step];
    switch (at->op) {
    case ATT_PATTERN_JUMP:
      stack[size++] = (Follow){at->x, 0, 0};
      break;
    case ATT_PATTERN_SPLIT:
      stack[size++] = (Follow){at->y, 0, 0};
      stack[size++] = (Follow){at->x, 0, 0};
      break;
    case ATT_PATTERN_SAVE:
      stack[size++] = (Follow){NOWHERE, at->x, slots[at->x]};
      slots[at->x] = place;
      stack[size++] = (Follow){next.step + 1, 0, 0};
      break;
    case ATT_PATTERN_LOOK:
      if (look_holds(run, at, place)) {
        stack[size++] = (Follow){next.step + 1, 0, 0};
      }
      break;
    case ATT_PATTERN_TOKEN:
    case ATT_PATTERN_MENTION:
    case ATT_PATTERN_MATCH:
      push_thread(run, list, next.step, NOWHERE, slots);
      break;
    }
  }
}

/// A mention was consumed up to `to`; its thread goes on, or waits there.
static void
go_on(Run* run,
      Threads* next,
      uint32_t step,
      uint32_t place,
      uint32_t to,
      uint32_t* slots)
{
  if (to == place) {
    add_threads(run, next, step + 1, place, slots);
  } else if (note_seen(run, next, step, to)) {
    push_thread(run, next, step, to, slots);
  }
}

/// Backward: mentions that end here and are the longest from their start.
static void
open_backward(Run* run,
              Threads* next,
              const Thread* thread,
              uint32_t place,
              uint32_t* slots)
{
  const AttPatternStep* step = &run->steps[thread->step];
  const AttPatternText* text = run->text;
  for (size_t i = 0; i < text->found->count; ++i) {
    const AttMention* mention = &text->found->mentions[i];
    const uint32_t begin = mention->tokens.begin - text->first;
    if (mention->tokens.end == text->first + place &&
        att_pattern_mention_at(text, begin, step->x, step->y) == mention) {
      go_on(run, next, thread->step, place - 1, begin, slots);
    }
  }
}

static void
step_mention(Run* run,
             Threads* next,
             const Thread* thread,
             uint32_t place,
             uint32_t* slots)
{
  const AttPatternStep* step = &run->steps[thread->step];
  const uint32_t to = run->backward ? place - 1 : place + 1;
  if (thread->until != NOWHERE) {
    go_on(run, next, thread->step, to, thread->until, slots);
  } else if (run->backward) {
    open_backward(run, next, thread, place, slots);
  } else {
    const AttMention* mention =
        att_pattern_mention_at(run->text, place, step->x, step->y);
    if (mention) {
      go_on(run,
            next,
            thread->step,
            to,
            mention->tokens.end - run->text->first,
            slots);
    }
  }
}

/// Consume the token behind `place` (before it, backward) with one thread.
static void
step_thread(
    Run* run, Threads* next, const Threads* now, size_t i, uint32_t place)
{
  const Thread* thread = &now->at[i];
  const AttPatternStep* step = &run->steps[thread->step];
  uint32_t* slots = now->slots + thread->slots;
  ++run->machine->steps_done;
  if (step->op == ATT_PATTERN_MENTION) {
    step_mention(run, next, thread, place, slots);
  } else if (step->op == ATT_PATTERN_TOKEN &&
             att_pattern_token_fits(run->text,
                                    (AttRange){step->x, step->y},
                                    run->backward ? place - 1 : place)) {
    add_threads(run,
                next,
                thread->step + 1,
                run->backward ? place - 1 : place + 1,
                slots);
  }
}

static bool
is_at_end(const Run* run, uint32_t place)
{
  return run->backward ? place == 0 : place == run->text->count;
}

/// Note every place where a lookaround's program matches.
static void
sweep(Run* run, bool* holds)
{
  uint32_t place = run->backward ? run->text->count : 0;
  Threads* now = &run->machine->lists[0];
  Threads* next = &run->machine->lists[1];
  uint32_t none[SLOT_ROOM] = {0};
  open_list(run, now);
  while (true) {
    add_threads(run, now, 0, place, none);
    holds[place] = false;
    for (size_t i = 0; i < now->size; ++i) {
      holds[place] |= run->steps[now->at[i].step].op == ATT_PATTERN_MATCH;
    }
    if (is_at_end(run, place)) {
      return;
    }
    open_list(run, next);
    for (size_t i = 0; i < now->size; ++i) {
      step_thread(run, next, now, i, place);
    }
    Threads* swap = now;
    now = next;
    next = swap;
    place = run->backward ? place - 1 : place + 1;
  }
}

static AttStatus learn_looks(AttPatternMachine* machine, AttRange steps);

static AttStatus
learn_look(AttPatternMachine* machine, uint32_t index)
{
  Look* look = &machine->looks[index];
  const AttPatternLook* program = &machine->rules->pattern_looks[index];
  if (look->known) {
    return ATT_OK;
  }
  ATT_TRY(learn_looks(machine, program->steps)); // those inside it
  if (look->room < (size_t)machine->text->count + 1) {
    att_free(look->holds);
    look->room = (size_t)machine->text->count + 1;
    look->holds = att_calloc(look->room, sizeof *look->holds);
    if (!look->holds) {
      look->room = 0;
      return ATT_ERR_MEMORY;
    }
  }
  Run run = {.machine = machine,
             .text = machine->text,
             .steps = machine->rules->pattern_steps + program->steps.first,
             .backward = !program->behind};
  sweep(&run, look->holds);
  look->known = true;
  return ATT_OK;
}

/// Answer the lookarounds that a program asks for; they nest no deeper than the
/// groups of a line.
static AttStatus
learn_looks(AttPatternMachine* machine, AttRange steps)
{
  for (uint32_t i = 0; i < steps.count; ++i) {
    const AttPatternStep* step =
        &machine->rules->pattern_steps[steps.first + i];
    if (step->op == ATT_PATTERN_LOOK) {
      ATT_TRY(learn_look(machine, step->x));
    }
  }
  return ATT_OK;
}

/// Move all threads over one token; a match cuts off those less preferred.
static void
advance(Run* run,
        const Threads* now,
        Threads* next,
        uint32_t place,
        AttPatternMatch* match,
        bool* found)
{
  open_list(run, next);
  for (size_t i = 0; i < now->size; ++i) {
    const uint32_t* slots = now->slots + now->at[i].slots;
    if (run->steps[now->at[i].step].op == ATT_PATTERN_MATCH) {
      memcpy(match->captures, slots, sizeof match->captures);
      match->tokens = (AttSpan){slots[START_SLOT], place};
      *found = true;
      return;
    }
    if (place < run->text->count) {
      step_thread(run, next, now, i, place);
    }
  }
}

/// Start at a place where no match is found yet.
static void
start(Run* run, Threads* now, uint32_t place)
{
  uint32_t slots[SLOT_ROOM];
  for (size_t i = 0; i < SLOT_ROOM; ++i) {
    slots[i] = NOWHERE;
  }
  slots[START_SLOT] = place;
  add_threads(run, now, 0, place, slots);
}

AttStatus
att_pattern_machine_find(AttPatternMachine* machine,
                         const AttPattern* pattern,
                         const bool* may_start,
                         uint32_t from,
                         AttPatternMatch* match,
                         bool* found)
{
  const AttPatternText* text = machine->text;
  Run run = {.machine = machine,
             .text = text,
             .steps = machine->rules->pattern_steps + pattern->steps.first,
             .slot_count = SLOT_ROOM};
  Threads* now = &machine->lists[0];
  Threads* next = &machine->lists[1];
  *found = false;
  ATT_TRY(learn_looks(machine, pattern->steps));
  open_list(&run, now);
  for (uint32_t place = from; place <= text->count; ++place) {
    if (!*found && place < text->count && may_start[place]) {
      start(&run, now, place);
    }
    if (!now->size && *found) {
      break;
    }
    advance(&run, now, next, place, match, found);
    Threads* swap = now;
    now = next;
    next = swap;
  }
  return ATT_OK;
}
