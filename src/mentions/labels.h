// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Labels: one automaton over the folded pieces of many labels.
// In: labels with a value and a kind each. Out: the longest label that begins
// at a piece of a sentence, and what it stands for.
//
// The automaton is a trie of pieces. A step is one probe of a hash table, and
// no label is longer than ATT_LABEL_PIECES, so a sentence costs at most that
// many probes a word, and in practice little more than one.

#ifndef ATT_MENTIONS_LABELS_H
#define ATT_MENTIONS_LABELS_H

#include "base/map.h"
#include "mentions/fold.h"

#define ATT_LABEL_PIECES 24u

/// What one label stands for.
typedef struct AttTarget {
  uint32_t value; ///< the caller's
  uint8_t kind;   ///< the caller's
  uint32_t cases; ///< of the label's pieces, in AttLabels.cases
  uint32_t next;  ///< 1 + index of the next target of the same label, or 0
} AttTarget;

typedef struct AttLabelEdge {
  uint32_t node; ///< 1 + number of the parent; 0: a free slot
  uint32_t piece;
  uint32_t child;
} AttLabelEdge;

typedef struct AttLabelNode {
  uint32_t first_target; ///< 1 + index, or 0
  uint32_t last_target;
} AttLabelNode;

/// Zero is an automaton without labels.
typedef struct AttLabels {
  AttSymbols pieces;
  AttLabelEdge* edges; ///< open addressing, `edge_slots` a power of two
  size_t edge_slots;
  size_t edge_count;
  struct {
    AttLabelNode* at;
    size_t size, capacity;
  } nodes; ///< node 0 is the root
  struct {
    AttTarget* at;
    size_t size, capacity;
  } targets;
  struct {
    uint8_t* at;
    size_t size, capacity;
  } cases;
} AttLabels;

void att_labels_clear(AttLabels* labels);

/// Add a label from its pieces `begin` to `end`. One without pieces or longer
/// than ATT_LABEL_PIECES is passed over.
ATT_MUST_USE AttStatus att_labels_add(AttLabels* labels,
                                      const AttFolded* folded,
                                      size_t begin,
                                      size_t end,
                                      uint32_t value,
                                      uint8_t kind);

/// Number the pieces of a sentence for att_labels_longest: `ids` has room for
/// folded->size numbers.
void att_labels_number(const AttLabels* labels,
                       const AttFolded* folded,
                       uint32_t* ids);

/// Return how many pieces the longest label takes that begins at `begin` and
/// whose case fits, 0 where none does; `*first` is its first target that fits.
/// A label with a small first word gives way to one that begins behind it and
/// reaches farther: "the West Bank" is no "the West".
size_t att_labels_longest(const AttLabels* labels,
                          const AttFolded* folded,
                          const uint32_t* ids,
                          size_t begin,
                          const AttTarget** first);

/// The next target of the same label whose case fits, or NULL.
const AttTarget* att_labels_next(const AttLabels* labels,
                                 const AttFolded* folded,
                                 size_t begin,
                                 size_t count,
                                 const AttTarget* target);

#endif
