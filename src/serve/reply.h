// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Responses: pages, files and messages with their headers. Private to serve/.
// In: a status, a media type, bytes. Out: a response that is queued.

#ifndef ATT_SERVE_REPLY_H
#define ATT_SERVE_REPLY_H

#include "serve/pages.h"

#include <microhttpd.h>

/// Bytes that outlive the connection.
enum MHD_Result att_reply_static(struct MHD_Connection* connection,
                                 const char* type,
                                 AttView body);

/// A page with the policy that it needs.
enum MHD_Result att_reply_page(struct MHD_Connection* connection,
                               const AttPage* page);

/// A line of plain text, which is copied.
enum MHD_Result att_reply_message(struct MHD_Connection* connection,
                                  unsigned status,
                                  AttView message);

/// What a file holds from its start; it is closed afterwards.
enum MHD_Result att_reply_file(struct MHD_Connection* connection,
                               unsigned status,
                               const char* type,
                               int file);

enum MHD_Result att_reply_redirect(struct MHD_Connection* connection,
                                   const char* to);

#endif
