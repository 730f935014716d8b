// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Follow the steps of a "path( … )" over the dependency tree. Private to
// match/.
// In: steps, a token to start from. Out: the tokens they lead to.

#ifndef ATT_MATCH_PATH_H
#define ATT_MATCH_PATH_H

#include "match/fill.h"

/// Set `reached[t]` for every token t of the sentence that the steps lead to
/// from `from`; `reached` has a byte for each token, all false. Visits each
/// pair of token and step once, so a repeated step cannot run in circles.
ATT_MUST_USE AttStatus att_path_follow(const AttFill* fill,
                                       AttRange steps,
                                       uint32_t from,
                                       bool* reached);

/// The word that the steps climb to before they go down: the trigger of "<obj
/// imposes >nsubj" gives imposes; `from` itself where they do not climb, or may
/// leave it out.
uint32_t att_path_top(const AttFill* fill, AttRange steps, uint32_t from);

#endif
