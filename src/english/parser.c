// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The greedy walk.

#include "english/parser.h"

static uint64_t
spread(uint64_t value)
{
  return att_feature_mix(0x51ED, value + 2);
}

void
att_parse_prepare(const AttToken* tokens,
                  const AttWord* words,
                  size_t count,
                  AttParseInput* input)
{
  input->commas[0] = input->puncts[0] = input->verbs[0] = 0;
  for (size_t i = 0; i < count; ++i) {
    const AttToken* token = &tokens[i];
    input->words[i] = (AttParseWord){.word = words[i].lower,
                                     .suffix = words[i].suffix[2],
                                     .tag = spread(token->xpos),
                                     .universal = spread(token->upos + 100u),
                                     .upos = token->upos,
                                     .shape = words[i].shape};
    input->commas[i + 1] = input->commas[i] + (token->xpos == ATT_XPOS_COMMA);
    input->puncts[i + 1] = input->puncts[i] + (token->upos == ATT_UPOS_PUNCT);
    input->verbs[i + 1] = input->verbs[i] + (token->upos == ATT_UPOS_VERB);
  }
}

size_t
att_best_action(const AttParse* parse,
                const AttAction* actions,
                size_t action_count,
                const int32_t* scores)
{
  const unsigned moves = att_parse_moves(parse);
  size_t best = action_count;
  for (size_t i = 0; i < action_count; ++i) {
    if ((best == action_count || scores[i] > scores[best]) &&
        att_action_allowed(parse, moves, actions[i])) {
      best = i;
    }
  }
  return best;
}

void
att_parse_run(AttScorer scorer,
              const AttAction* actions,
              size_t action_count,
              const AttParseInput* input,
              AttParse* parse,
              size_t count)
{
  uint64_t features[ATT_PARSE_FEATURES];
  int32_t scores[ATT_CLASS_MAX + 1];
  att_parse_start(parse, count);
  while (!att_parse_done(parse)) {
    const size_t size = att_parse_features(input, parse, features);
    scorer.sum(scorer.weights, features, size, scores);
    const size_t best = att_best_action(parse, actions, action_count, scores);
    att_parse_apply(parse, actions[best]);
  }
}

void
att_parse_store(const AttParse* parse, AttToken* tokens)
{
  for (size_t i = 0; i < parse->count; ++i) {
    const int32_t head = parse->nodes[i].head;
    tokens[i].head = head == (int32_t)parse->count ? -1 : head;
    tokens[i].relation = parse->nodes[i].relation;
  }
}
