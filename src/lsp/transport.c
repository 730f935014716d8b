// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// "Content-Length: 42\r\n\r\n" and then 42 bytes. The header is read line by
// line; fields that are not known are passed over.

#include "lsp/transport.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define LONGEST_LINE 1024u
#define MOST_FIELDS 32u

void
att_transport_clear(AttTransport* transport)
{
  att_text_clear(&transport->held);
}

bool
att_transport_is_waiting(const AttTransport* transport)
{
  if (transport->at < transport->held.size || transport->ended) {
    return true;
  }
  struct pollfd one = {.fd = transport->in, .events = POLLIN};
  return poll(&one, 1, 0) != 0;
}

/// Read more bytes; those that are used are dropped first.
static AttStatus
fetch(AttTransport* transport)
{
  char chunk[1 << 14];
  if (transport->at == transport->held.size) {
    att_text_reset(&transport->held);
    transport->at = 0;
  }
  ssize_t got = 0;
  do {
    got = read(transport->in, chunk, sizeof chunk);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) {
    transport->ended = true;
    return got < 0 ? ATT_ERR_IO : ATT_OK;
  }
  att_text_append(&transport->held, (AttView){chunk, (size_t)got});
  return att_text_status(&transport->held);
}

/// One line of a header without its line end; `*size` 0 ends the header.
static AttStatus
read_line(AttTransport* transport, char line[LONGEST_LINE], size_t* size)
{
  for (*size = 0;;) {
    while (transport->at < transport->held.size) {
      const char c = transport->held.at[transport->at++];
      if (c == '\n') {
        *size -= *size > 0 && line[*size - 1] == '\r';
        line[*size] = '\0';
        return ATT_OK;
      }
      if (*size + 1 >= LONGEST_LINE) {
        return ATT_ERR_SYNTAX;
      }
      line[(*size)++] = c;
    }
    ATT_TRY(fetch(transport));
    if (transport->ended) {
      return *size ? ATT_ERR_SYNTAX : ATT_ERR_NOT_FOUND;
    }
  }
}

static bool
parse_length(const char* line, size_t* length)
{
  static const char name[] = "Content-Length:";
  if (strncasecmp(line, name, sizeof name - 1) != 0) {
    return false;
  }
  const char* digits = line + sizeof name - 1;
  digits += strspn(digits, " \t");
  const size_t count = strspn(digits, "0123456789");
  if (!count || count > 18 || digits[count + strspn(digits + count, " \t")]) {
    return false;
  }
  *length = (size_t)strtoull(digits, NULL, 10);
  return true;
}

static AttStatus
read_header(AttTransport* transport, AttLog* log, size_t* length)
{
  bool known = false;
  for (size_t fields = 0; fields < MOST_FIELDS; ++fields) {
    char line[LONGEST_LINE];
    size_t size = 0;
    const AttStatus status = read_line(transport, line, &size);
    if (status == ATT_ERR_NOT_FOUND && !fields) {
      return status;
    }
    if (status == ATT_OK && size) {
      known = parse_length(line, length) || known;
      if (strchr(line, ':')) {
        continue;
      }
    }
    if (status == ATT_OK && !size && known) {
      return ATT_OK;
    }
    break;
  }
  att_report_plain(log,
                   ATT_ERROR,
                   "standard input",
                   "expected a header of the language server protocol with a "
                   "Content-Length, found none");
  return ATT_ERR_SYNTAX;
}

/// Take `length` bytes over into `body`, or drop them where it is NULL.
static AttStatus
read_body(AttTransport* transport, AttLog* log, size_t length, AttText* body)
{
  while (length) {
    const size_t there = transport->held.size - transport->at;
    const size_t take = there < length ? there : length;
    if (take && body) {
      att_text_append(body,
                      (AttView){transport->held.at + transport->at, take});
      ATT_TRY(att_text_status(body));
    }
    transport->at += take;
    length -= take;
    if (length) {
      ATT_TRY(fetch(transport));
    }
    if (length && transport->ended) {
      att_report_plain(log,
                       ATT_ERROR,
                       "standard input",
                       "ended inside a message: %zu bytes are missing",
                       length);
      return ATT_ERR_SYNTAX;
    }
  }
  return ATT_OK;
}

AttStatus
att_transport_read(AttTransport* transport, AttLog* log, AttText* body)
{
  size_t length = 0;
  att_text_reset(body);
  ATT_TRY(read_header(transport, log, &length));
  if (length > ATT_LSP_MOST_BYTES) {
    ATT_TRY(read_body(transport, log, length, NULL));
    return ATT_ERR_LIMIT;
  }
  return read_body(transport, log, length, body);
}

AttStatus
att_transport_write(AttTransport* transport, json_t* message)
{
  char* text = json_dumps(message, JSON_COMPACT);
  json_decref(message);
  if (!text) {
    return ATT_ERR_MEMORY;
  }
  fprintf(transport->out, "Content-Length: %zu\r\n\r\n%s", strlen(text), text);
  free(text);
  return fflush(transport->out) == 0 ? ATT_OK : ATT_ERR_IO;
}
