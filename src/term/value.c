// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The kinds of values, and what each demands of its text.

#include "term/value.h"

#include "term/relative.h"

static const char* const names[ATT_VALUE_KINDS] = {
    [ATT_VALUE_TIME] = "time",
    [ATT_VALUE_QUANTITY] = "quantity",
    [ATT_VALUE_MONEY] = "money",
    [ATT_VALUE_CITATION] = "citation",
};

const char*
att_value_kind_name(AttValueKind kind)
{
  return names[kind];
}

bool
att_value_kind_find(AttView name, AttValueKind* kind)
{
  for (unsigned i = 0; i < ATT_VALUE_KINDS; ++i) {
    if (att_view_equal(att_view(names[i]), name)) {
      *kind = (AttValueKind)i;
      return true;
    }
  }
  return false;
}

bool
att_value_is_valid(AttValueKind kind, AttView text)
{
  AttQuantity quantity;
  switch (kind) {
  case ATT_VALUE_TIME:
    return att_relative_is_valid(text);
  case ATT_VALUE_QUANTITY:
    return att_quantity_read(text, &quantity);
  case ATT_VALUE_MONEY:
    return att_quantity_read(text, &quantity) &&
           att_quantity_is_money(&quantity);
  case ATT_VALUE_CITATION:
    return att_view_trim(text).size > 0;
  }
  return false;
}
