// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Values that patterns read out of a text: times, quantities, money, and the
// places where it cites literature.
// In: a normal form as text. Out: whether it is one; the kinds by their names.

#ifndef ATT_TERM_VALUE_H
#define ATT_TERM_VALUE_H

#include "term/template.h"

typedef enum AttValueKind {
  ATT_VALUE_TIME,     ///< EDTF, or relative: "2021-08-15", "document -1 month"
  ATT_VALUE_QUANTITY, ///< "12", "30..", "40 km", see term/quantity.h
  ATT_VALUE_MONEY,    ///< "40000000 USD"
  ATT_VALUE_CITATION, ///< any words: "Khan 2021"
} AttValueKind;

#define ATT_VALUE_KINDS 4u

/// "regex money /…/ = template": how a value is written.
typedef struct AttValuePattern {
  AttValueKind kind;
  const void* regex; ///< pcre2_code, 8-bit UTF
  AttTemplate template;
  uint32_t file; ///< of the rules
  AttSpan span;  ///< of the pattern in it, bytes
} AttValuePattern;

/// The name of a kind in rules: "time", "quantity", "money", "citation".
const char* att_value_kind_name(AttValueKind kind);

/// False where there is no kind of this name.
bool att_value_kind_find(AttView name, AttValueKind* kind);

/// True where the text is a value of this kind in its normal form.
bool att_value_is_valid(AttValueKind kind, AttView text);

#endif
