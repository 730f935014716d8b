// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Messages with headers over two streams (Language Server Protocol 3.17, base
// protocol). In: bytes. Out: bodies of messages, one by one.

#ifndef ATT_LSP_TRANSPORT_H
#define ATT_LSP_TRANSPORT_H

#include "base/diagnostic.h"
#include "lsp/json.h"

#include <stdio.h>

#define ATT_LSP_MOST_BYTES ((size_t)64 << 20) ///< of one message

typedef struct AttTransport {
  int in; ///< file descriptor
  FILE* out;
  AttText held; ///< bytes read ahead
  size_t at;    ///< of `held` that are used
  bool ended;   ///< nothing comes any more
} AttTransport;

void att_transport_clear(AttTransport* transport);

/// True where a message, or the end, can be read without waiting for long.
bool att_transport_is_waiting(const AttTransport* transport);

/// Read the body of the next message. ATT_ERR_NOT_FOUND: the stream ended
/// between messages. ATT_ERR_LIMIT: a message beyond ATT_LSP_MOST_BYTES, which
/// is passed over. ATT_ERR_SYNTAX: no header of the protocol, after which
/// nothing can be read; reported.
ATT_MUST_USE AttStatus att_transport_read(AttTransport* transport,
                                          AttLog* log,
                                          AttText* body);

/// Write one message and release it: ATT_ERR_IO where nobody takes it.
ATT_MUST_USE AttStatus att_transport_write(AttTransport* transport,
                                           json_t* message);

#endif
