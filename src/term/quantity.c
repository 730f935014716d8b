// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Exact decimals and the normal form of quantities. No floating point: what a
// document writes as 1.1 million is 1100000 on every machine.

#include "term/quantity.h"

#include <stdio.h>

#define MOST_DIGITS 18u // what an int64_t surely holds
#define GREATEST INT64_C(999999999999999999)

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static AttDecimal
shorten(AttDecimal decimal)
{
  while (decimal.places && decimal.digits % 10 == 0) {
    decimal.digits /= 10;
    --decimal.places;
  }
  return decimal;
}

/// The digits before the point; commas part them by threes or are not there.
static bool
read_whole(AttView text, int64_t* digits)
{
  size_t since = 0; // digits since the last comma
  bool parted = false;
  *digits = 0;
  for (size_t i = 0; i < text.size; ++i) {
    if (text.at[i] == ',') {
      if (!since || since > 3 || (parted && since != 3)) {
        return false;
      }
      parted = true;
      since = 0;
    } else if (!is_digit(text.at[i]) || *digits > GREATEST / 10) {
      return false;
    } else {
      *digits = *digits * 10 + (text.at[i] - '0');
      ++since;
    }
  }
  return text.size && (!parted || since == 3);
}

bool
att_decimal_read(AttView text, AttDecimal* decimal)
{
  size_t point = 0;
  while (point < text.size && text.at[point] != '.') {
    ++point;
  }
  AttDecimal read = {0};
  if (!read_whole(att_view_slice(text, 0, point), &read.digits) ||
      point + 1 == text.size) {
    return false;
  }
  for (size_t i = point + 1; i < text.size; ++i) {
    if (!is_digit(text.at[i]) || read.digits > GREATEST / 10) {
      return false;
    }
    read.digits = read.digits * 10 + (text.at[i] - '0');
    ++read.places;
  }
  *decimal = shorten(read);
  return true;
}

static bool
scale_to(AttDecimal* decimal, unsigned places)
{
  while (decimal->places < places) {
    if (decimal->digits > GREATEST / 10) {
      return false;
    }
    decimal->digits *= 10;
    ++decimal->places;
  }
  return true;
}

bool
att_decimal_add(AttDecimal a, AttDecimal b, AttDecimal* sum)
{
  if (!scale_to(&a, b.places) || !scale_to(&b, a.places) ||
      a.digits > GREATEST - b.digits) {
    return false;
  }
  *sum = shorten((AttDecimal){a.digits + b.digits, a.places});
  return true;
}

bool
att_decimal_multiply(AttDecimal a, AttDecimal b, AttDecimal* product)
{
  if (a.digits && b.digits > GREATEST / a.digits) {
    return false;
  }
  *product = shorten((AttDecimal){a.digits * b.digits, a.places + b.places});
  return product->places <= MOST_DIGITS;
}

int
att_decimal_compare(AttDecimal a, AttDecimal b)
{
  // What cannot be scaled up has more digits than the other can have.
  if (!scale_to(&a, b.places)) {
    return 1;
  }
  if (!scale_to(&b, a.places)) {
    return -1;
  }
  return (a.digits > b.digits) - (a.digits < b.digits);
}

void
att_decimal_write(AttDecimal decimal, AttText* out)
{
  char digits[2 * MOST_DIGITS + 4];
  decimal = shorten(decimal);
  const int size = snprintf(digits,
                            sizeof digits,
                            "%0*lld",
                            (int)decimal.places + 1,
                            (long long)decimal.digits);
  const size_t whole = (size_t)size - decimal.places;
  att_text_append(out, (AttView){digits, whole});
  if (decimal.places) {
    att_text_append_char(out, '.');
    att_text_append(out, (AttView){digits + whole, decimal.places});
  }
}

/// amount = number | number ".." | ".." number | number ".." number
///        | number "~"
static bool
read_amount(AttView text, AttQuantity* quantity)
{
  size_t dots = 0;
  while (dots + 1 < text.size &&
         (text.at[dots] != '.' || text.at[dots + 1] != '.')) {
    ++dots;
  }
  if (dots + 1 < text.size) {
    const AttView left = att_view_slice(text, 0, dots);
    const AttView right = att_view_slice(text, dots + 2, text.size);
    if (!left.size) {
      quantity->bound = ATT_BOUND_MOST;
      return att_decimal_read(right, &quantity->number);
    }
    if (!right.size) {
      quantity->bound = ATT_BOUND_LEAST;
      return att_decimal_read(left, &quantity->number);
    }
    quantity->bound = ATT_BOUND_RANGE;
    return att_decimal_read(left, &quantity->number) &&
           att_decimal_read(right, &quantity->upper) &&
           att_decimal_compare(quantity->number, quantity->upper) < 0;
  }
  if (att_view_ends_with(text, ATT_VIEW("~"))) {
    quantity->bound = ATT_BOUND_ABOUT;
    --text.size;
  }
  return att_decimal_read(text, &quantity->number);
}

/// unit = word { " " word }
static bool
read_unit(AttView text, AttView* unit)
{
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c < ' ' || c == '"' ||
        (c == ' ' && (i == 0 || i + 1 == text.size || text.at[i - 1] == ' '))) {
      return false;
    }
  }
  *unit = text;
  return text.size > 0;
}

bool
att_quantity_read(AttView text, AttQuantity* quantity)
{
  *quantity = (AttQuantity){0};
  size_t end = 0;
  bool good = false;
  if (text.size && text.at[0] == '"') {
    end = 1;
    while (end < text.size && text.at[end] != '"') {
      ++end;
    }
    quantity->bound = ATT_BOUND_VAGUE;
    good = end > 1 && end < text.size;
    quantity->words = att_view_slice(text, 1, end);
    ++end;
  } else {
    while (end < text.size && text.at[end] != ' ') {
      ++end;
    }
    good = read_amount(att_view_slice(text, 0, end), quantity);
  }
  if (!good || end >= text.size) {
    return good;
  }
  return text.at[end] == ' ' &&
         read_unit(att_view_slice(text, end + 1, text.size), &quantity->unit);
}

void
att_quantity_write(const AttQuantity* quantity, AttText* out)
{
  if (quantity->bound == ATT_BOUND_VAGUE) {
    att_text_append_char(out, '"');
    att_text_append(out, quantity->words);
    att_text_append_char(out, '"');
  } else {
    att_text_append_string(out, quantity->bound == ATT_BOUND_MOST ? ".." : "");
    att_decimal_write(quantity->number, out);
  }
  if (quantity->bound == ATT_BOUND_LEAST ||
      quantity->bound == ATT_BOUND_RANGE) {
    att_text_append_string(out, "..");
  }
  if (quantity->bound == ATT_BOUND_RANGE) {
    att_decimal_write(quantity->upper, out);
  }
  att_text_append_string(out, quantity->bound == ATT_BOUND_ABOUT ? "~" : "");
  if (quantity->unit.size) {
    att_text_append_char(out, ' ');
    att_text_append(out, quantity->unit);
  }
}

bool
att_quantity_is_money(const AttQuantity* quantity)
{
  for (size_t i = 0; i < quantity->unit.size; ++i) {
    if (quantity->unit.at[i] < 'A' || quantity->unit.at[i] > 'Z') {
      return false;
    }
  }
  return quantity->unit.size == 3;
}

bool
att_quantity_add(const AttQuantity* a, const AttQuantity* b, AttQuantity* sum)
{
  static const bool adds[] = {[ATT_BOUND_EXACT] = true,
                              [ATT_BOUND_LEAST] = true,
                              [ATT_BOUND_MOST] = true,
                              [ATT_BOUND_RANGE] = false,
                              [ATT_BOUND_ABOUT] = true,
                              [ATT_BOUND_VAGUE] = false};
  const bool alike = a->bound == b->bound || a->bound == ATT_BOUND_EXACT ||
                     b->bound == ATT_BOUND_EXACT;
  if (!adds[a->bound] || !adds[b->bound] || !alike ||
      !att_view_equal(a->unit, b->unit)) {
    return false;
  }
  AttQuantity both = a->bound == ATT_BOUND_EXACT ? *b : *a;
  if (!att_decimal_add(a->number, b->number, &both.number)) {
    return false;
  }
  *sum = both;
  return true;
}
