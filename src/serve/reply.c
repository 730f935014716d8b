// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Making responses.

#include "serve/reply.h"

#include <sys/stat.h>
#include <unistd.h>

// Pages take nothing from elsewhere and stand in no frame.
#define POLICY(styles)                                                         \
  "default-src 'none'; script-src 'self'; style-src 'self'" styles             \
  "; connect-src 'self'; img-src data:; base-uri 'none'; form-action "         \
  "'self'; frame-ancestors 'none'"

static const char strict[] = POLICY("");
static const char lenient[] = POLICY(" 'unsafe-inline'; font-src data:");

static enum MHD_Result
queue(struct MHD_Connection* connection,
      unsigned status,
      const char* type,
      const char* policy,
      struct MHD_Response* response)
{
  if (!response) {
    return MHD_NO;
  }
  MHD_add_response_header(response, "Content-Type", type);
  MHD_add_response_header(response, "Cache-Control", "no-store");
  MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
  MHD_add_response_header(response, "Content-Security-Policy", policy);
  if (status == MHD_HTTP_SERVICE_UNAVAILABLE) {
    MHD_add_response_header(response, "Retry-After", "1");
  } else if (status == MHD_HTTP_METHOD_NOT_ALLOWED) {
    MHD_add_response_header(response, "Allow", "GET, HEAD, POST");
  }
  const enum MHD_Result queued =
      MHD_queue_response(connection, status, response);
  MHD_destroy_response(response);
  return queued;
}

static struct MHD_Response*
of_bytes(AttView body, enum MHD_ResponseMemoryMode mode)
{
  union {
    const char* in;
    void* out;
  } bytes = {.in = body.at}; // the library only reads them
  return MHD_create_response_from_buffer(body.size, bytes.out, mode);
}

enum MHD_Result
att_reply_static(struct MHD_Connection* connection,
                 const char* type,
                 AttView body)
{
  return queue(connection,
               MHD_HTTP_OK,
               type,
               strict,
               of_bytes(body, MHD_RESPMEM_PERSISTENT));
}

enum MHD_Result
att_reply_page(struct MHD_Connection* connection, const AttPage* page)
{
  return queue(connection,
               MHD_HTTP_OK,
               page->type,
               page->is_foreign ? lenient : strict,
               of_bytes(page->body, MHD_RESPMEM_PERSISTENT));
}

enum MHD_Result
att_reply_message(struct MHD_Connection* connection,
                  unsigned status,
                  AttView message)
{
  return queue(connection,
               status,
               "text/plain; charset=utf-8",
               strict,
               of_bytes(message, MHD_RESPMEM_MUST_COPY));
}

enum MHD_Result
att_reply_file(struct MHD_Connection* connection,
               unsigned status,
               const char* type,
               int file)
{
  struct stat info;
  if (fstat(file, &info) != 0) {
    close(file);
    return MHD_NO;
  }
  struct MHD_Response* response =
      MHD_create_response_from_fd64((uint64_t)info.st_size, file);
  if (!response) {
    close(file);
  }
  return queue(connection, status, type, strict, response);
}

enum MHD_Result
att_reply_redirect(struct MHD_Connection* connection, const char* to)
{
  struct MHD_Response* response =
      of_bytes((AttView){"", 0}, MHD_RESPMEM_PERSISTENT);
  if (response) {
    MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, to);
  }
  return queue(connection, MHD_HTTP_SEE_OTHER, "text/plain", strict, response);
}
