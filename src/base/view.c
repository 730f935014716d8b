// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Views of bytes: slicing, comparing, hashing.

#include "base/view.h"

#include <string.h>
#include <xxhash.h>

AttView
att_view(const char* string)
{
  return (AttView){string ? string : "", string ? strlen(string) : 0};
}

AttView
att_view_slice(AttView view, size_t begin, size_t end)
{
  end = end < view.size ? end : view.size;
  begin = begin < end ? begin : end;
  return (AttView){view.at + begin, end - begin};
}

bool
att_view_equal(AttView a, AttView b)
{
  return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

static char
ascii_lower(char c)
{
  return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool
att_view_equal_ascii_case(AttView a, AttView b)
{
  if (a.size != b.size) {
    return false;
  }
  for (size_t i = 0; i < a.size; ++i) {
    if (ascii_lower(a.at[i]) != ascii_lower(b.at[i])) {
      return false;
    }
  }
  return true;
}

int
att_view_compare(AttView a, AttView b)
{
  const size_t common = a.size < b.size ? a.size : b.size;
  const int order = common ? memcmp(a.at, b.at, common) : 0;
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool
att_view_starts_with(AttView view, AttView prefix)
{
  return att_view_equal(att_view_slice(view, 0, prefix.size), prefix);
}

bool
att_view_ends_with(AttView view, AttView suffix)
{
  return view.size >= suffix.size &&
         att_view_equal(
             att_view_slice(view, view.size - suffix.size, view.size), suffix);
}

static bool
is_space(char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

AttView
att_view_trim(AttView view)
{
  while (view.size && is_space(view.at[0])) {
    ++view.at;
    --view.size;
  }
  while (view.size && is_space(view.at[view.size - 1])) {
    --view.size;
  }
  return view;
}

uint64_t
att_view_hash(AttView view)
{
  return XXH3_64bits(view.at, view.size);
}
