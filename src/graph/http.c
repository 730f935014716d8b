// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One kind of request over libcurl, repeated until it is answered for good.

#include "graph/http.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <curl/curl.h>
#include <string.h>
#include <time.h>

#define QUIET_SECONDS 300u
#define CONNECT_SECONDS 20L
#define MOST_REDIRECTS 4u
#define FIRST_PAUSE 200u     // milliseconds
#define LONGEST_PAUSE 30000u // of our own
#define MOST_AFTER_500 2u
#define LONGEST_ASKED 60 // seconds that a server may ask us to wait
#define KEPT_BYTES 2048u // of a reply
#define MOST_BYTES (16u << 20)
#define LINE_BYTES 300u

struct AttHttp {
  AttHttpOptions options;
  CURL* easy;
  CURLU* origin; ///< of the address: what redirects may not leave
  struct curl_slist* headers;
  AttText name;
  AttText body;     ///< of the reply, its beginning
  size_t received;  ///< of the reply
  bool has_curl;    ///< curl_global_init was called
  bool is_answered; ///< some request was
  bool is_settled;  ///< how to authenticate is known
  char fault[CURL_ERROR_SIZE];
};

static size_t
take_reply(char* at, size_t one, size_t count, void* user)
{
  AttHttp* http = user;
  const size_t size = one * count;
  const size_t room = KEPT_BYTES - http->body.size;
  att_text_append(&http->body, (AttView){at, size < room ? size : room});
  http->received += size;
  return http->received <= MOST_BYTES ? size : 0;
}

static bool
is_loopback(const char* host)
{
  return strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0 ||
         strncmp(host, "127.", 4) == 0;
}

/// A part of an address; "" where it has none. The caller frees it by
/// curl_free.
static char*
url_part(CURLU* url, CURLUPart part)
{
  char* text = NULL;
  const unsigned flags = part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0;
  return curl_url_get(url, part, &text, flags) == CURLUE_OK ? text : NULL;
}

static bool
url_has(CURLU* url, CURLUPart part)
{
  char* text = url_part(url, part);
  curl_free(text);
  return text != NULL;
}

/// Read the address: what may be shown of it, and whether it will do.
static AttStatus
read_address(AttHttp* http, AttLog* log)
{
  const AttHttpOptions* options = &http->options;
  const char* fault = NULL;
  if (curl_url_set(http->origin, CURLUPART_URL, options->url, 0) != CURLUE_OK) {
    fault = "expected an address that begins with http:// or https://";
  } else if (url_has(http->origin, CURLUPART_USER) ||
             url_has(http->origin, CURLUPART_PASSWORD)) {
    fault = "credentials do not belong into an address; expected --user, and "
            "the password in a file or ATTEST_PASSWORD";
  } else if (url_has(http->origin, CURLUPART_FRAGMENT)) {
    fault = "expected an address without #";
  }
  if (fault) {
    att_report_plain(log, ATT_ERROR, "--endpoint", "%s", fault);
    return ATT_ERR_USAGE;
  }
  char* scheme = url_part(http->origin, CURLUPART_SCHEME);
  char* host = url_part(http->origin, CURLUPART_HOST);
  char* port = url_part(http->origin, CURLUPART_PORT);
  char* path = url_part(http->origin, CURLUPART_PATH);
  AttStatus status = scheme && path ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK && strcmp(scheme, "http") != 0 &&
      strcmp(scheme, "https") != 0) {
    att_report_plain(log,
                     ATT_ERROR,
                     "--endpoint",
                     "expected http:// or https://, found %s://",
                     scheme);
    status = ATT_ERR_USAGE;
  } else if (status == ATT_OK && (!host || !port)) {
    status = ATT_ERR_MEMORY;
  }
  if (status == ATT_OK) {
    att_text_format(&http->name, "%s://%s:%s%s", scheme, host, port, path);
    status = att_text_status(&http->name);
  }
  if (status == ATT_OK && (options->user || options->token) &&
      strcmp(scheme, "http") == 0 && !is_loopback(host)) {
    att_report_plain(log,
                     ATT_WARNING,
                     http->name.at,
                     "http sends credentials readable to whoever listens; "
                     "expected https");
  }
  curl_free(scheme);
  curl_free(host);
  curl_free(port);
  curl_free(path);
  return status;
}

/// False where memory is out.
static bool
set_options(AttHttp* http)
{
  CURL* easy = http->easy;
  const AttHttpOptions* options = &http->options;
  const long quiet = options->seconds ? (long)options->seconds : QUIET_SECONDS;
  bool good = true;
#define SET(option, value)                                                     \
  (good = curl_easy_setopt(easy, (option), (value)) == CURLE_OK && good)
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_FOLLOWLOCATION, 0L); // att_http_post looks where it leads
  SET(CURLOPT_USERAGENT, "attest/" ATT_VERSION);
  SET(CURLOPT_ERRORBUFFER, http->fault);
  SET(CURLOPT_WRITEFUNCTION, take_reply);
  SET(CURLOPT_WRITEDATA, http);
  SET(CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
  SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
  SET(CURLOPT_LOW_SPEED_TIME, quiet);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  if (options->authorities) {
    SET(CURLOPT_CAINFO, options->authorities);
  }
  if (options->token) {
    SET(CURLOPT_HTTPAUTH, (long)CURLAUTH_BEARER);
    SET(CURLOPT_XOAUTH2_BEARER, options->token);
  } else if (options->user) {
    SET(CURLOPT_HTTPAUTH, (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST));
    SET(CURLOPT_USERNAME, options->user);
    SET(CURLOPT_PASSWORD, options->password ? options->password : "");
  }
#undef SET
  return good;
}

AttStatus
att_http_open(const AttHttpOptions* options, AttLog* log, AttHttp** out)
{
  *out = NULL;
  AttHttp* http = att_calloc(1, sizeof *http);
  if (!http) {
    return ATT_ERR_MEMORY;
  }
  http->options = *options;
  http->has_curl = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  http->easy = http->has_curl ? curl_easy_init() : NULL;
  http->origin = http->easy ? curl_url() : NULL;
  AttStatus status = http->origin ? read_address(http, log) : ATT_ERR_MEMORY;
  if (status == ATT_OK && !set_options(http)) {
    status = ATT_ERR_MEMORY;
  }
  if (status != ATT_OK) {
    att_http_free(http);
    return status;
  }
  *out = http;
  return ATT_OK;
}

void
att_http_free(AttHttp* http)
{
  if (!http) {
    return;
  }
  curl_slist_free_all(http->headers);
  curl_url_cleanup(http->origin);
  if (http->easy) {
    curl_easy_cleanup(http->easy);
  }
  if (http->has_curl) {
    curl_global_cleanup();
  }
  att_text_clear(&http->name);
  att_text_clear(&http->body);
  att_free(http);
}

const char*
att_http_name(const AttHttp* http)
{
  return http->name.at;
}

void
att_http_reply_clear(AttHttpReply* reply)
{
  att_text_clear(&reply->line);
}

void
att_http_encode(AttView text, AttText* out)
{
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        (c >= '0' && c <= '9') || (c && strchr("-._~", c))) {
      att_text_append_char(out, c);
    } else {
      att_text_format(out, "%%%02X", (unsigned)(unsigned char)c);
    }
  }
}

/// Text as it is; of a page the words between its tags, on one line.
static AttStatus
drop_markup(AttView body, AttText* text)
{
  if (!att_view_starts_with(att_view_trim(body), ATT_VIEW("<"))) {
    att_text_append(text, body);
    return att_text_status(text);
  }
  bool is_inside = false;
  for (size_t i = 0; i < body.size; ++i) {
    const char c = body.at[i];
    is_inside = c == '<' || (is_inside && c != '>');
    const bool is_space = c == '>' || (unsigned char)c <= ' ';
    const bool follows = text->size && text->at[text->size - 1] != ' ';
    if (!is_inside && (!is_space || follows)) {
      att_text_append_char(text, is_space ? ' ' : c);
    }
  }
  return att_text_status(text);
}

/// The first line that is not blank, without control characters, cut between
/// characters; a body that is no UTF-8 ends where it stops being it.
static AttStatus
first_line(AttView body, AttText* line)
{
  body = att_view_slice(body, 0, att_utf8_fault(body));
  while (body.size && (unsigned char)body.at[0] <= ' ') {
    body = att_view_slice(body, 1, body.size);
  }
  size_t size = 0;
  while (size < body.size && body.at[size] != '\n' && body.at[size] != '\r') {
    ++size;
  }
  const bool is_cut = size > LINE_BYTES;
  size = is_cut ? LINE_BYTES : size;
  while (is_cut && size && ((unsigned char)body.at[size] & 0xC0u) == 0x80u) {
    --size;
  }
  att_text_reset(line);
  for (size_t i = 0; i < size; ++i) {
    const unsigned char c = (unsigned char)body.at[i];
    att_text_append_char(line, c < ' ' || c == 0x7F ? ' ' : body.at[i]);
  }
  att_text_append_string(line, is_cut ? "…" : "");
  return att_text_status(line);
}

/// One exchange; the status of the reply is 0 where there was none.
static CURLcode
exchange(AttHttp* http, CURLU* url, AttView body, AttHttpReply* reply)
{
  CURL* easy = http->easy;
  att_text_reset(&http->body);
  http->received = 0;
  http->fault[0] = '\0';
  reply->status = 0;
  CURLcode code = curl_easy_setopt(easy, CURLOPT_CURLU, url);
  if (code == CURLE_OK) {
    code = curl_easy_setopt(easy, CURLOPT_HTTPHEADER, http->headers);
  }
  if (code == CURLE_OK) {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.at);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.size);
    code = curl_easy_perform(easy);
  }
  if (code == CURLE_OK) {
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &reply->status);
    http->is_answered = true;
  }
  return code;
}

/// From the first answer on use the one way to authenticate that the server
/// offers: then libcurl need not send a body to learn it. Basic only where
/// there is no digest.
static void
settle_credentials(AttHttp* http, const AttHttpReply* reply)
{
  long offered = 0;
  if (!http->options.user || http->is_settled || reply->status >= 500) {
    return;
  }
  curl_easy_getinfo(http->easy, CURLINFO_HTTPAUTH_AVAIL, &offered);
  if (offered & (long)(CURLAUTH_DIGEST | CURLAUTH_BASIC)) {
    curl_easy_setopt(http->easy,
                     CURLOPT_HTTPAUTH,
                     offered & (long)CURLAUTH_DIGEST ? (long)CURLAUTH_DIGEST
                                                     : (long)CURLAUTH_BASIC);
    http->is_settled = true;
  }
}

static bool
is_same_origin(CURLU* a, CURLU* b)
{
  static const CURLUPart parts[] = {
      CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT};
  bool same = true;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    char* left = url_part(a, parts[i]);
    char* right = url_part(b, parts[i]);
    same = same && left && right &&
           att_view_equal_ascii_case(att_view(left), att_view(right));
    curl_free(left);
    curl_free(right);
  }
  return same;
}

/// Exchange, going where the server leads within its origin; elsewhere the
/// redirect is the answer, and its line says where to.
static CURLcode
exchange_redirected(AttHttp* http,
                    CURLU* url,
                    AttView body,
                    AttHttpReply* reply)
{
  for (size_t i = 0;; ++i) {
    const CURLcode code = exchange(http, url, body, reply);
    char* next = NULL;
    if (code != CURLE_OK || reply->status < 300 || reply->status >= 400) {
      return code;
    }
    curl_easy_getinfo(http->easy, CURLINFO_REDIRECT_URL, &next);
    CURLU* target = next ? curl_url() : NULL;
    const bool is_legal =
        target && curl_url_set(target, CURLUPART_URL, next, 0) == CURLUE_OK;
    const bool follows = is_legal && i < MOST_REDIRECTS &&
                         (reply->status == 307 || reply->status == 308) &&
                         is_same_origin(target, http->origin);
    if (follows) {
      curl_url_set(url, CURLUPART_URL, next, 0);
    } else {
      att_text_reset(&http->body);
      att_text_format(&http->body,
                      "leads to %s, which is not followed",
                      is_legal ? next : "no address");
    }
    curl_url_cleanup(target);
    if (!follows) {
      return code;
    }
  }
}

static bool
may_pass(const AttHttp* http, CURLcode code, long status)
{
  switch (code) {
  case CURLE_OK:
    return status == 429 || (status >= 500 && status != 501 && status != 505);
  case CURLE_COULDNT_CONNECT:
  case CURLE_COULDNT_RESOLVE_HOST:
    return http->is_answered; // before that the address is wrong
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
  case CURLE_OPERATION_TIMEDOUT:
  case CURLE_HTTP2:
  case CURLE_HTTP2_STREAM:
    return true;
  default:
    return false;
  }
}

/// How often a request is repeated: an internal error seldom passes.
static unsigned
most_turns(const AttHttp* http, CURLcode code, long status)
{
  const unsigned most = http->options.retries;
  return code == CURLE_OK && status == 500 && most > MOST_AFTER_500
             ? MOST_AFTER_500
             : most;
}

/// Wait before the `turn`-th repetition (from 0).
static void
wait_before(AttHttp* http, unsigned turn, long status, AttLog* log)
{
  curl_off_t asked = 0;
  uint64_t pause = turn < 16 ? (uint64_t)FIRST_PAUSE << turn : LONGEST_PAUSE;
  pause = pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE;
  if (curl_easy_getinfo(http->easy, CURLINFO_RETRY_AFTER, &asked) == CURLE_OK &&
      asked > 0) {
    pause = 1000u * (uint64_t)(asked < LONGEST_ASKED ? asked : LONGEST_ASKED);
  }
  if (pause >= 1000) {
    att_report_plain(log,
                     ATT_NOTE,
                     http->name.at,
                     "%s; trying again in %u s",
                     status ? "busy" : "no answer",
                     (unsigned)(pause / 1000));
  }
  struct timespec left = {.tv_sec = (time_t)(pause / 1000),
                          .tv_nsec = (long)(pause % 1000) * 1000000};
  while (nanosleep(&left, &left) != 0) {
  }
}

static AttStatus
report_silence(AttHttp* http, CURLcode code, AttLog* log)
{
  if (code == CURLE_OUT_OF_MEMORY) {
    return ATT_ERR_MEMORY;
  }
  att_report_plain(log,
                   ATT_ERROR,
                   http->name.at,
                   "no answer: %s",
                   http->fault[0] ? http->fault : curl_easy_strerror(code));
  return ATT_ERR_IO;
}

/// The address with `query` behind its own. NULL where memory is out.
static CURLU*
address_of(const AttHttp* http, AttView query)
{
  AttText text = {0};
  CURLU* url = curl_url_dup(http->origin);
  att_text_append(&text, query);
  if (url && (att_text_status(&text) != ATT_OK ||
              (query.size &&
               curl_url_set(url, CURLUPART_QUERY, text.at, CURLU_APPENDQUERY) !=
                   CURLUE_OK))) {
    curl_url_cleanup(url);
    url = NULL;
  }
  att_text_clear(&text);
  return url;
}

static AttStatus
set_headers(AttHttp* http, const char* type)
{
  AttText text = {0};
  att_text_format(&text, "Content-Type: %s", type);
  curl_slist_free_all(http->headers);
  http->headers = NULL;
  // Some servers never answer to Expect: 100-continue.
  const char* lines[] = {text.at, "Expect:", "Accept: text/plain, */*;q=0.1"};
  AttStatus status = att_text_status(&text);
  for (size_t i = 0; i < sizeof lines / sizeof *lines && status == ATT_OK;
       ++i) {
    struct curl_slist* longer = curl_slist_append(http->headers, lines[i]);
    status = longer ? ATT_OK : ATT_ERR_MEMORY;
    http->headers = longer ? longer : http->headers;
  }
  att_text_clear(&text);
  return status;
}

AttStatus
att_http_post(AttHttp* http,
              AttView query,
              const char* type,
              AttView body,
              AttHttpReply* reply,
              AttLog* log)
{
  ATT_TRY(set_headers(http, type));
  CURLcode code = CURLE_OK;
  for (unsigned turn = 0;; ++turn) {
    CURLU* url = address_of(http, query);
    if (!url) {
      return ATT_ERR_MEMORY;
    }
    code = exchange_redirected(http, url, body, reply);
    if (code == CURLE_OK) {
      settle_credentials(http, reply);
    }
    const bool again = turn < most_turns(http, code, reply->status) &&
                       may_pass(http, code, reply->status);
    if (again) {
      wait_before(http, turn, reply->status, log);
    }
    curl_easy_setopt(http->easy, CURLOPT_CURLU, NULL);
    curl_url_cleanup(url);
    if (!again) {
      break;
    }
  }
  ATT_TRY(att_text_status(&http->body));
  if (code != CURLE_OK) {
    return report_silence(http, code, log);
  }
  AttText text = {0};
  AttStatus status = drop_markup(att_text_view(&http->body), &text);
  if (status == ATT_OK) {
    status = first_line(att_text_view(&text), &reply->line);
  }
  att_text_clear(&text);
  return status;
}
