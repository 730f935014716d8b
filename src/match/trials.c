// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The recorder of trials: three tables that grow.

#include "match/trials.h"

void
att_trials_clear(AttTrials* trials)
{
  ATT_ARRAY_CLEAR(&trials->frames);
  ATT_ARRAY_CLEAR(&trials->edges);
  ATT_ARRAY_CLEAR(&trials->fates);
  trials->broken = false;
}

void
att_trials_reset(AttTrials* trials)
{
  trials->frames.size = trials->edges.size = trials->fates.size = 0;
}

void
att_trials_begin(AttTrials* trials, uint32_t frame, uint32_t trigger)
{
  if (trials) {
    const AttFrameTrial trial = {.frame = frame,
                                 .trigger = trigger,
                                 .first_edge = (uint32_t)trials->edges.size};
    trials->broken |= ATT_PUSH(&trials->frames, trial) != ATT_OK;
  }
}

void
att_trials_end(AttTrials* trials,
               AttFrameFate fate,
               uint32_t slot,
               uint32_t filled)
{
  if (trials && trials->frames.size) {
    AttFrameTrial* trial = &trials->frames.at[trials->frames.size - 1];
    trial->fate = (uint8_t)fate;
    trial->slot = slot;
    trial->filled = filled;
    trial->edge_count = (uint32_t)trials->edges.size - trial->first_edge;
  }
}

void
att_trials_slot(AttTrials* trials, uint32_t slot)
{
  if (trials) {
    trials->slot = slot;
  }
}

void
att_trials_edge(AttTrials* trials, AttEdgeTrial edge)
{
  if (trials && edge.fate != ATT_EDGE_OTHER_FUNCTION) {
    edge.slot = trials->slot;
    trials->broken |= ATT_PUSH(&trials->edges, edge) != ATT_OK;
  }
}

void
att_trials_match(AttTrials* trials, size_t index, AttMatchFate fate)
{
  if (!trials) {
    return;
  }
  while (trials->fates.size <= index && !trials->broken) {
    trials->broken |= ATT_PUSH(&trials->fates, ATT_MATCH_GOVERNS) != ATT_OK;
  }
  if (!trials->broken && trials->fates.at[index] == ATT_MATCH_GOVERNS) {
    trials->fates.at[index] = (uint8_t)fate;
  }
}
