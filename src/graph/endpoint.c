// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Piece after piece, each once.

#include "graph/endpoint.h"

#include "graph/parcels.h"
#include "graph/resume.h"

#include <string.h>

#define FIRST_BYTES (16u << 10)
#define GSP_BYTES (4u << 20)
#define UPDATE_BYTES (256u << 10) // stores compile an update

typedef struct Run {
  const AttEndpointOptions* options;
  AttHttp* http;
  AttLog* log;
  AttEndpointTally* tally;
  AttResume resume;
  AttParcels parcels;
  const char* file;
  size_t most; ///< bytes of a piece; fewer once the store found one too large
  AttText target;
  AttText body;
  AttHttpReply reply;
  bool is_broken; ///< the store, not a file, is why there is no more to do
} Run;

static bool
is_update(const Run* run)
{
  return run->options->method == ATT_ENDPOINT_UPDATE;
}

/// The query part of the address for a piece's graph.
static AttStatus
write_target(Run* run, size_t begin)
{
  att_text_reset(&run->target);
  const uint32_t symbol = run->parcels.lines.at[begin].graph;
  const AttView graph = symbol ? att_symbols_text(&run->parcels.graphs, symbol)
                               : att_view(run->options->graph);
  if (is_update(run)) {
    return ATT_OK;
  }
  att_text_append_string(&run->target, graph.size ? "graph=" : "default");
  att_http_encode(graph, &run->target);
  return att_text_status(&run->target);
}

static AttStatus
write_body(Run* run, size_t begin, size_t end)
{
  att_text_reset(&run->body);
  if (is_update(run)) {
    att_parcels_update(
        &run->parcels, begin, end, att_view(run->options->graph), &run->body);
  } else {
    att_parcels_triples(&run->parcels, begin, end, &run->body);
  }
  return att_text_status(&run->body);
}

static AttStatus
name_piece(const Run* run, char key[ATT_RESUME_KEY])
{
  AttText where = {0};
  att_text_format(&where,
                  "%s?%.*s",
                  att_http_name(run->http),
                  (int)run->target.size,
                  run->target.size ? run->target.at : "");
  AttStatus status = att_text_status(&where);
  if (status == ATT_OK) {
    status =
        att_resume_key(att_text_view(&where), att_text_view(&run->body), key);
  }
  att_text_clear(&where);
  return status;
}

/// What to do about a status; "" where the reply says all.
static const char*
advice_of(const Run* run, long status)
{
  const AttHttpOptions* http = &run->options->http;
  switch (status) {
  case 401:
    return http->user || http->token
               ? " (the store does not accept these credentials)"
               : " (the store wants --user and a password)";
  case 403:
    return " (not allowed; some stores write at another address only)";
  case 404:
    return " (nothing there takes graphs; is this the address of the store's "
           "Graph Store Protocol, and is there such a dataset?)";
  case 405:
  case 501:
    return is_update(run) ? " (no SPARQL Update there)"
                          : " (no Graph Store Protocol there; --method update "
                            "uses SPARQL Update)";
  case 413:
    return " (a single triple is too large for the store)";
  default:
    return "";
  }
}

static AttStatus
report_refusal(Run* run, size_t begin, size_t end)
{
  const long status = run->reply.status;
  const bool is_of_file = status == 400 || status == 409 || status == 413 ||
                          status == 415 || status == 422;
  run->is_broken = !is_of_file;
  att_report_plain(run->log,
                   ATT_ERROR,
                   att_http_name(run->http),
                   "HTTP %ld for triples %zu to %zu of %s%s%s%s",
                   status,
                   begin + 1,
                   end,
                   run->file,
                   advice_of(run, status),
                   run->reply.line.size ? ": " : "",
                   run->reply.line.size ? run->reply.line.at : "");
  return is_of_file ? ATT_ERR_SYNTAX : ATT_ERR_IO;
}

static void
count(Run* run, size_t triples, bool is_sent)
{
  AttEndpointTally* tally = run->tally;
  tally->triples += triples;
  tally->sent += is_sent ? triples : 0;
  tally->pieces += is_sent;
  tally->skipped += !is_sent;
  if (run->options->progress) {
    run->options->progress(run->options->user, run->file, tally);
  }
}

static AttStatus
send_piece(Run* run, size_t begin, size_t end)
{
  char key[ATT_RESUME_KEY];
  ATT_TRY(write_target(run, begin));
  ATT_TRY(write_body(run, begin, end));
  ATT_TRY(name_piece(run, key));
  if (att_resume_has(&run->resume, key)) {
    count(run, end - begin, false);
    return ATT_OK;
  }
  const AttStatus status =
      att_http_post(run->http,
                    att_text_view(&run->target),
                    is_update(run) ? "application/sparql-update; charset=utf-8"
                                   : "application/n-triples",
                    att_text_view(&run->body),
                    &run->reply,
                    run->log);
  run->is_broken = status != ATT_OK;
  ATT_TRY(status);
  if (run->reply.status >= 200 && run->reply.status < 300) {
    count(run, end - begin, true);
    return att_resume_add(&run->resume, key, run->log);
  }
  if (run->reply.status == 413 && end - begin > 1) {
    const size_t middle = begin + (end - begin) / 2;
    run->most = run->body.size / 2 + 1;
    ATT_TRY(send_piece(run, begin, middle)); // as deep as a piece halves
    return send_piece(run, middle, end);
  }
  return report_refusal(run, begin, end);
}

static AttStatus
send_file(Run* run)
{
  const size_t lines = run->parcels.lines.size;
  AttStatus status = ATT_OK;
  for (size_t begin = 0; begin < lines && status == ATT_OK;) {
    const size_t most =
        begin || run->most < FIRST_BYTES ? run->most : FIRST_BYTES;
    const size_t end =
        att_parcels_piece(&run->parcels, begin, most, !is_update(run));
    status = send_piece(run, begin, end);
    begin = end;
  }
  return status;
}

static AttStatus
open_record(Run* run)
{
  const bool is_stdin = strcmp(run->file, "-") == 0;
  if (run->options->record || is_stdin) {
    return ATT_OK;
  }
  AttText path = {0};
  att_text_format(&path, "%s.loading", run->file);
  AttStatus status = att_text_status(&path);
  if (status == ATT_OK) {
    status = att_resume_open(&run->resume, path.at, run->log);
  }
  att_text_clear(&path);
  return status;
}

/// False where the run is at its end.
static AttStatus
load_file(Run* run, const AttLimits* limits)
{
  AttStatus status = open_record(run);
  const size_t before = run->tally->skipped;
  if (status == ATT_OK) {
    status = att_parcels_read(&run->parcels, run->file, limits, run->log);
  }
  if (status == ATT_OK) {
    status = send_file(run);
  }
  if (run->tally->skipped > before) {
    att_report_plain(run->log,
                     ATT_NOTE,
                     run->resume.path.at,
                     "says that %zu requests were done before: not sent again "
                     "(remove the record to send all)",
                     run->tally->skipped - before);
  }
  run->tally->files += status == ATT_OK;
  run->tally->failed += status != ATT_OK;
  att_parcels_clear(&run->parcels);
  if (!run->options->record) {
    att_resume_close(&run->resume, status == ATT_OK);
  }
  return status == ATT_ERR_MEMORY || run->is_broken ? status : ATT_OK;
}

static AttStatus
load_files(Run* run,
           const char* const* files,
           size_t file_count,
           const AttLimits* limits)
{
  AttStatus status = ATT_OK;
  if (run->options->record) {
    status = att_resume_open(&run->resume, run->options->record, run->log);
  }
  for (size_t i = 0; i < file_count && status == ATT_OK; ++i) {
    run->file = files[i];
    status = load_file(run, limits);
  }
  att_resume_close(&run->resume, status == ATT_OK && !run->tally->failed);
  return status;
}

AttStatus
att_endpoint_load(const AttEndpointOptions* options,
                  const char* const* files,
                  size_t file_count,
                  const AttLimits* limits,
                  AttLog* log,
                  AttEndpointTally* tally)
{
  *tally = (AttEndpointTally){0};
  if (options->graph && !att_iri_is_valid(att_view(options->graph))) {
    att_report_plain(log,
                     ATT_ERROR,
                     "--graph",
                     "expected an absolute IRI, found '%s'",
                     options->graph);
    return ATT_ERR_USAGE;
  }
  const size_t usual =
      options->method == ATT_ENDPOINT_UPDATE ? UPDATE_BYTES : GSP_BYTES;
  Run run = {.options = options,
             .log = log,
             .tally = tally,
             .most = options->piece_bytes ? options->piece_bytes : usual};
  AttStatus status = att_http_open(&options->http, log, &run.http);
  if (status == ATT_OK) {
    status = load_files(&run, files, file_count, limits);
  }
  att_http_free(run.http);
  att_http_reply_clear(&run.reply);
  att_text_clear(&run.target);
  att_text_clear(&run.body);
  return status;
}
