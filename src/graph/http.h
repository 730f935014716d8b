// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Posting to a server over HTTP (libcurl): who we are, patience, redirects.
// In: an address, credentials, a body. Out: the server's status and the first
// line of what it says.

#ifndef ATT_GRAPH_HTTP_H
#define ATT_GRAPH_HTTP_H

#include "base/diagnostic.h"

/// Strings live as long as the connection. Credentials: a user with a password
/// (basic or digest, whichever the server asks for), or a token (bearer).
typedef struct AttHttpOptions {
  const char* url; ///< http or https; without credentials
  const char* user;
  const char* password;
  const char* token;
  const char* authorities; ///< file of trusted certificates; NULL: the system's
  unsigned retries;        ///< of a request that may succeed later
  unsigned seconds;        ///< that nothing may come or go; 0: 300
} AttHttpOptions;

typedef struct AttHttpReply {
  long status;
  AttText line; ///< the first line of the body that is not blank, cut
} AttHttpReply;

/// A connection, kept between requests.
typedef struct AttHttp AttHttp;

/// Check the address and credentials; sends nothing yet. What is wrong is
/// reported: ATT_ERR_USAGE. An address that would tell credentials to
/// listeners (no TLS, not this machine) gives a warning.
ATT_MUST_USE AttStatus att_http_open(const AttHttpOptions* options,
                                     AttLog* log,
                                     AttHttp** http);

void att_http_free(AttHttp* http);

/// The address without query, to be shown.
const char* att_http_name(const AttHttp* http);

/// Post `body`; `query` ("name=value", percent-encoded) is added to the
/// address. Statuses 429 and 5xx (but 501, 505) and lost connections are tried
/// again after 0.2, 0.4, 0.8 … 30 seconds, or after what Retry-After asks for,
/// at most 60; 500 twice at most. Redirects are followed within the same origin
/// only, by 307 and 308. ATT_OK where the server answered, whatever it
/// answered; else the cause is reported: ATT_ERR_IO.
ATT_MUST_USE AttStatus att_http_post(AttHttp* http,
                                     AttView query,
                                     const char* type,
                                     AttView body,
                                     AttHttpReply* reply,
                                     AttLog* log);

void att_http_reply_clear(AttHttpReply* reply);

/// Append `text` with all but unreserved characters (RFC 3986) as %XX.
void att_http_encode(AttView text, AttText* out);

#endif
