// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One request and what becomes of it. Private to serve/.
// In: what libmicrohttpd hands over piece by piece. Out: a queued response, or
// a job that the request waits for.

#ifndef ATT_SERVE_REQUEST_H
#define ATT_SERVE_REQUEST_H

#include "serve/job.h"
#include "serve/serve.h"

#include <microhttpd.h>

typedef struct AttRequest AttRequest;

typedef struct AttServer {
  AttEngine* engine;
  const AttServeOptions* options;
  AttText catalogue; ///< the shipped queries as JSON
  AttRequest* first; ///< all that are open, in a list
  unsigned running;  ///< jobs
  AttLog* log;
} AttServer;

/// A query comes as a parameter or as the body itself.
typedef enum AttBody {
  ATT_BODY_NONE,
  ATT_BODY_FORM,
  ATT_BODY_QUERY,
  ATT_BODY_UPDATE,
  ATT_BODY_UNKNOWN,
} AttBody;

struct AttRequest {
  AttServer* server;
  struct MHD_Connection* connection;
  struct MHD_PostProcessor* form;
  AttBody body;
  AttText query;
  unsigned queries;  ///< parameters of that name
  bool names_graphs; ///< default-graph-uri, named-graph-uri
  bool is_update;
  bool is_too_large;
  bool is_asked; ///< its job was begun
  bool is_ended; ///< and has ended, with `end`
  AttJob job;
  AttJobEnd end;
  AttQueryForm query_form;
  AttResultFormat format;
  AttRequest* next;
};

/// A new request in the server's list; NULL without memory.
AttRequest* att_request_new(AttServer* server,
                            struct MHD_Connection* connection,
                            const char* method);

/// Take it out of the list, end its job, free it.
void att_request_free(AttRequest* request);

/// Keep a piece of the body, up to a bound.
void att_request_take(AttRequest* request, const char* data, size_t size);

/// Answer a request that is complete, or begin its job and suspend it.
enum MHD_Result
att_request_answer(AttRequest* request, const char* path, const char* method);

/// Answer one whose job has ended.
enum MHD_Result att_request_finish(AttRequest* request);

#endif
