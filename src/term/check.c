// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Which IRIs, literals and language tags may be written: RFC 3987, Unicode,
// BCP 47, as the strictest stores read them. raptor checks none of it.
// In: bytes. Out: true or false.

#include "term/rdf.h"

#include "base/utf8.h"

#include <arpa/inet.h>
#include <string.h>

static bool
is_alpha(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool
is_hex(char c)
{
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool
is_noncharacter(uint32_t code)
{
  return (code & 0xFFFEu) == 0xFFFEu || (code >= 0xFDD0 && code <= 0xFDEF);
}

/// ucschar of RFC 3987; `is_query` adds iprivate.
static bool
is_ucschar(uint32_t code, bool is_query)
{
  if (is_noncharacter(code)) {
    return false;
  }
  if ((code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000) {
    return is_query;
  }
  if (code >= 0xE0000 && code < 0xE1000) {
    return false;
  }
  return (code >= 0xA0 && code < 0xFFF0) || code >= 0x10000;
}

/// The length of the next character of an IRI part, 0 where it may not stand
/// there. `extra` lists what the part has besides unreserved and sub-delims.
static size_t
part_character(AttView rest, const char* extra, bool is_query)
{
  const char c = rest.at[0];
  if ((unsigned char)c >= 0x80) {
    uint32_t code = 0;
    const size_t size = att_utf8_decode(rest, &code);
    return size && is_ucschar(code, is_query) ? size : 0;
  }
  if (c == '%') {
    return rest.size >= 3 && is_hex(rest.at[1]) && is_hex(rest.at[2]) ? 3 : 0;
  }
  if (is_alpha(c) || is_digit(c)) {
    return 1;
  }
  return c && (strchr("-._~!$&'()*+,;=", c) || strchr(extra, c)) ? 1 : 0;
}

static bool
is_part(AttView part, const char* extra, bool is_query)
{
  for (size_t at = 0; at < part.size;) {
    const size_t size = part_character(
        (AttView){part.at + at, part.size - at}, extra, is_query);
    if (!size) {
      return false;
    }
    at += size;
  }
  return true;
}

/// `[` IPv6address `]`
static bool
is_ip_literal(AttView host)
{
  char address[64];
  if (host.size < 4 || host.size - 2 >= sizeof address ||
      host.at[host.size - 1] != ']') {
    return false;
  }
  memcpy(address, host.at + 1, host.size - 2);
  address[host.size - 2] = '\0';
  struct in6_addr parsed;
  return inet_pton(AF_INET6, address, &parsed) == 1;
}

static size_t
find_last(AttView view, char c)
{
  size_t at = view.size;
  while (at > 0 && view.at[at - 1] != c) {
    --at;
  }
  return at; // one behind it, or 0
}

/// iauthority = [ iuserinfo "@" ] ihost [ ":" port ]
static bool
is_authority(AttView authority)
{
  const size_t host = find_last(authority, '@');
  if (host && !is_part((AttView){authority.at, host - 1}, ":", false)) {
    return false;
  }
  AttView rest = att_view_slice(authority, host, authority.size);
  size_t end = rest.size;
  while (end > 0 && is_digit(rest.at[end - 1])) {
    --end;
  }
  if (end > 0 && rest.at[end - 1] == ':') {
    rest.size = end - 1;
  }
  return rest.size && rest.at[0] == '[' ? is_ip_literal(rest)
                                        : is_part(rest, "", false);
}

static size_t
find_any(AttView view, size_t from, const char* set)
{
  while (from < view.size && (!view.at[from] || !strchr(set, view.at[from]))) {
    ++from;
  }
  return from;
}

/// scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ); its length with the
/// colon, or 0.
static size_t
scheme_size(AttView iri)
{
  if (!iri.size || !is_alpha(iri.at[0])) {
    return 0;
  }
  size_t at = 1;
  while (at < iri.size && iri.at[at] != ':') {
    const char c = iri.at[at];
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') {
      return 0;
    }
    ++at;
  }
  return at < iri.size ? at + 1 : 0;
}

bool
att_iri_is_valid(AttView iri)
{
  size_t at = scheme_size(iri);
  if (!at) {
    return false;
  }
  if (att_view_starts_with(att_view_slice(iri, at, iri.size), ATT_VIEW("//"))) {
    const size_t end = find_any(iri, at + 2, "/?#");
    if (!is_authority(att_view_slice(iri, at + 2, end))) {
      return false;
    }
    at = end;
  }
  const size_t query = find_any(iri, at, "?#");
  const size_t fragment = find_any(iri, query, "#");
  return is_part(att_view_slice(iri, at, query), ":@/", false) &&
         is_part(att_view_slice(iri, query, fragment), ":@/?", true) &&
         (fragment == iri.size ||
          is_part(att_view_slice(iri, fragment + 1, iri.size), ":@/?", false));
}

bool
att_literal_is_valid(AttView text)
{
  for (size_t at = 0; at < text.size;) {
    const unsigned char c = (unsigned char)text.at[at];
    if (c && c < 0x80) {
      ++at;
      continue;
    }
    uint32_t code = 0;
    const size_t size =
        att_utf8_decode((AttView){text.at + at, text.size - at}, &code);
    if (!size || !code || is_noncharacter(code)) {
      return false;
    }
    at += size;
  }
  return true;
}

bool
att_language_is_valid(AttView tag)
{
  size_t length = 0;
  bool first = true;
  for (size_t i = 0; i < tag.size; ++i) {
    const char c = tag.at[i];
    if (c == '-' && length) {
      length = 0;
      first = false;
    } else if (!(is_alpha(c) || (is_digit(c) && !first)) || ++length > 8) {
      return false;
    }
  }
  return length > 0;
}
