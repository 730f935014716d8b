// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The phrase for each status.

#include "base/status.h"

const char*
att_status_phrase(AttStatus status)
{
  switch (status) {
  case ATT_OK:
    return "done";
  case ATT_ERR_MEMORY:
    return "out of memory";
  case ATT_ERR_LIMIT:
    return "a limit was reached";
  case ATT_ERR_IO:
    return "input or output failed";
  case ATT_ERR_ENCODING:
    return "not UTF-8";
  case ATT_ERR_SYNTAX:
    return "does not parse";
  case ATT_ERR_TERM:
    return "not a valid RDF term";
  case ATT_ERR_VERSION:
    return "of another version, or damaged";
  case ATT_ERR_NOT_FOUND:
    return "not found";
  case ATT_ERR_UNSUPPORTED:
    return "not supported";
  case ATT_ERR_RULES:
    return "rules do not compile";
  case ATT_ERR_USAGE:
    return "wrong usage";
  }
  return "unknown status";
}
