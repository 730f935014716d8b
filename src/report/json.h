// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The page's tables and network as JSON for its script.
// In: AttPage, AttNetwork. Out: text that may stand inside <script>.

#ifndef ATT_REPORT_JSON_H
#define ATT_REPORT_JSON_H

#include "report/network.h"

/// Append the JSON; "<", ">", "&" and line separators stand as \\uXXXX.
ATT_MUST_USE AttStatus att_page_json(const AttPage* page,
                                     const AttNetwork* network,
                                     AttText* out);

#endif
