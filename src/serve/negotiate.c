// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading Accept, Host and Origin.

#include "serve/negotiate.h"

#include <arpa/inet.h>
#include <string.h>

#define LONGEST_HOST 255

enum { OF_ROWS = 1, OF_BOOLEAN = 2, OF_GRAPH = 4 };

/// Of each form the first is sent to who accepts everything.
static const struct {
  const char* type;
  AttResultFormat format;
  int of;
} media[] = {
    {"application/sparql-results+json", ATT_RESULT_JSON, OF_ROWS | OF_BOOLEAN},
    {"application/json", ATT_RESULT_JSON, OF_ROWS | OF_BOOLEAN},
    {"application/sparql-results+xml", ATT_RESULT_XML, OF_ROWS | OF_BOOLEAN},
    {"application/xml", ATT_RESULT_XML, OF_ROWS | OF_BOOLEAN},
    {"text/csv", ATT_RESULT_CSV, OF_ROWS},
    {"text/tab-separated-values", ATT_RESULT_TSV, OF_ROWS},
    {"text/turtle", ATT_RESULT_TURTLE, OF_GRAPH},
    {"application/n-triples", ATT_RESULT_TURTLE, OF_GRAPH},
};

static AttView
take_until(AttView* rest, char mark)
{
  size_t end = 0;
  while (end < rest->size && rest->at[end] != mark) {
    ++end;
  }
  const AttView part = att_view_slice(*rest, 0, end);
  *rest = att_view_slice(*rest, end + 1, rest->size);
  return att_view_trim(part);
}

/// "0.85" in thousandths; what is no such number counts as 1.
static int
read_quality(AttView text)
{
  if (!text.size || (text.at[0] != '0' && text.at[0] != '1')) {
    return 1000;
  }
  int value = (text.at[0] - '0') * 1000;
  int digit = 100;
  for (size_t i = 2; i < text.size && digit; ++i, digit /= 10) {
    if (text.at[i] >= '0' && text.at[i] <= '9') {
      value += (text.at[i] - '0') * digit;
    }
  }
  return value < 1000 ? value : 1000;
}

/// One item of Accept: "text/csv;q=0.5".
typedef struct Wish {
  AttView type;
  int quality;
} Wish;

static Wish
take_wish(AttView* accept)
{
  AttView item = take_until(accept, ',');
  Wish wish = {take_until(&item, ';'), 1000};
  while (item.size) {
    const AttView parameter = take_until(&item, ';');
    if (parameter.size > 2 && (parameter.at[0] | 0x20) == 'q' &&
        parameter.at[1] == '=') {
      wish.quality = read_quality(att_view_slice(parameter, 2, parameter.size));
    }
  }
  return wish;
}

/// How exactly a range names a type: 3 itself, 2 "text/*", 1 "*/*", else 0.
static int
exactness(AttView range, AttView type)
{
  if (att_view_equal_ascii_case(range, type)) {
    return 3;
  }
  if (att_view_equal(range, ATT_VIEW("*/*"))) {
    return 1;
  }
  if (!att_view_ends_with(range, ATT_VIEW("/*"))) {
    return 0;
  }
  const AttView front = att_view_slice(range, 0, range.size - 1);
  return att_view_equal_ascii_case(front, att_view_slice(type, 0, front.size))
             ? 2
             : 0;
}

/// The quality of a type: that of the range which names it most exactly.
static int
quality_of(AttView accept, const char* type)
{
  int best = 0;
  int quality = 0;
  while (accept.size) {
    const Wish wish = take_wish(&accept);
    const int exact = exactness(wish.type, att_view(type));
    if (exact > best) {
      best = exact;
      quality = wish.quality;
    }
  }
  return quality;
}

static int
kind_of(AttQueryForm form)
{
  return form == ATT_QUERY_CONSTRUCT ? OF_GRAPH
         : form == ATT_QUERY_ASK     ? OF_BOOLEAN
                                     : OF_ROWS;
}

bool
att_negotiate_format(AttView accept, AttQueryForm form, AttResultFormat* format)
{
  const AttView wishes = att_view_trim(accept).size ? accept : ATT_VIEW("*/*");
  int best = 0;
  for (size_t i = 0; i < sizeof media / sizeof *media; ++i) {
    const int quality =
        media[i].of & kind_of(form) ? quality_of(wishes, media[i].type) : 0;
    if (quality > best) {
      best = quality;
      *format = media[i].format;
    }
  }
  return best > 0;
}

const char*
att_negotiate_type(AttResultFormat format, AttQueryForm form)
{
  for (size_t i = 0; i < sizeof media / sizeof *media; ++i) {
    if (media[i].format == format && media[i].of & kind_of(form)) {
      return media[i].type;
    }
  }
  return "text/plain";
}

bool
att_negotiate_wants_page(AttView accept)
{
  return quality_of(accept, "text/html") == 1000 &&
         quality_of(accept, "text/turtle") < 1000;
}

/// Take a port off the end of "name:port" or "[address]:port".
static AttView
without_port(AttView host)
{
  if (host.size && host.at[0] == '[') {
    size_t end = 1;
    while (end < host.size && host.at[end] != ']') {
      ++end;
    }
    return att_view_slice(host, 1, end);
  }
  return take_until(&host, ':');
}

bool
att_negotiate_host(AttView host, const char* own)
{
  const AttView name = without_port(att_view_trim(host));
  char text[LONGEST_HOST + 1];
  unsigned char number[sizeof(struct in6_addr)];
  if (!name.size || name.size > LONGEST_HOST) {
    return false;
  }
  memcpy(text, name.at, name.size);
  text[name.size] = '\0';
  return att_view_equal_ascii_case(name, ATT_VIEW("localhost")) ||
         (own && att_view_equal_ascii_case(name, att_view(own))) ||
         inet_pton(AF_INET, text, number) == 1 ||
         inet_pton(AF_INET6, text, number) == 1;
}

bool
att_negotiate_origin(AttView origin, const char* own)
{
  size_t at = 0;
  while (at + 2 < origin.size && memcmp(origin.at + at, "://", 3) != 0) {
    ++at;
  }
  return at + 3 < origin.size &&
         att_negotiate_host(att_view_slice(origin, at + 3, origin.size), own);
}
