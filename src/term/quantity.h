// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Quantities in their normal form: exact decimals with a bound and a unit.
// In: text such as "40000000 USD". Out: plain values, and that text again.
//
//   quantity = amount [ " " unit ]
//   amount   = number          12        exactly
//            | number ".."     30..      at least, more than
//            | ".." number     ..40      at most, fewer than
//            | number ".." number        30..40  from, to
//            | number "~"      170~      about
//            | '"' words '"'   "dozens"  no number at all

#ifndef ATT_TERM_QUANTITY_H
#define ATT_TERM_QUANTITY_H

#include "base/text.h"

/// digits / 10^places, without trailing zeros behind the point.
typedef struct AttDecimal {
  int64_t digits;
  unsigned places;
} AttDecimal;

typedef enum AttBound {
  ATT_BOUND_EXACT,
  ATT_BOUND_LEAST,
  ATT_BOUND_MOST,
  ATT_BOUND_RANGE,
  ATT_BOUND_ABOUT,
  ATT_BOUND_VAGUE, ///< words only
} AttBound;

typedef struct AttQuantity {
  AttBound bound;
  AttDecimal number; ///< of RANGE the lower end
  AttDecimal upper;  ///< of RANGE
  AttView words;     ///< of VAGUE, a view of what was read
  AttView unit;      ///< likewise; empty: a plain number
} AttQuantity;

/// Read a number with no sign: "1200", "1,200", "1.5". Commas part the digits
/// by threes. False for anything else and for what 18 digits do not hold.
bool att_decimal_read(AttView text, AttDecimal* decimal);

/// False where the result does not fit.
bool att_decimal_add(AttDecimal a, AttDecimal b, AttDecimal* sum);
bool att_decimal_multiply(AttDecimal a, AttDecimal b, AttDecimal* product);

/// <0, 0, >0. Numbers that cannot be brought to one scale compare as equal
/// only if they are.
int att_decimal_compare(AttDecimal a, AttDecimal b);

/// Write the shortest form: "1200", "1.5".
void att_decimal_write(AttDecimal decimal, AttText* out);

/// Read a normal form; false where it is none, or a range runs backwards.
bool att_quantity_read(AttView text, AttQuantity* quantity);

/// Write a normal form.
void att_quantity_write(const AttQuantity* quantity, AttText* out);

/// True where the unit has the shape of an ISO 4217 code: three capitals.
bool att_quantity_is_money(const AttQuantity* quantity);

/// The sum (which may be one of both) of two quantities in one unit, as sure as
/// the less sure of them; false where there is no such sum (words, mixed units,
/// both kinds of bound).
bool
att_quantity_add(const AttQuantity* a, const AttQuantity* b, AttQuantity* sum);

#endif
