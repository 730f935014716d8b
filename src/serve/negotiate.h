// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a client accepts, and whom it takes us for.
// In: values of the headers Accept, Host and Origin. Out: plain answers.

#ifndef ATT_SERVE_NEGOTIATE_H
#define ATT_SERVE_NEGOTIATE_H

#include "graph/sparql.h"

/// The format of an answer to a query of `form` that the client likes best
/// (RFC 9110, 12.5.1; of equals the first in our list). An empty header accepts
/// everything. False where none will do.
bool att_negotiate_format(AttView accept,
                          AttQueryForm form,
                          AttResultFormat* format);

/// The media type that a format is sent as.
const char* att_negotiate_type(AttResultFormat format, AttQueryForm form);

/// True where the first choice of `accept` is a page.
bool att_negotiate_wants_page(AttView accept);

/// True where a Host header (or the host of an Origin) names a number, which no
/// DNS can rebind, "localhost", or `own` (may be NULL).
bool att_negotiate_host(AttView host, const char* own);

/// Likewise for an Origin: "scheme://host:port"; "null" is nobody's.
bool att_negotiate_origin(AttView origin, const char* own);

#endif
