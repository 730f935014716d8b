// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What can go wrong, as one enum that every fallible function returns.
// In: nothing. Out: AttStatus, ATT_TRY and a phrase for each status.

#ifndef ATT_BASE_STATUS_H
#define ATT_BASE_STATUS_H

/// The outcome of a fallible call. Who knows the cause logs it, once; callers
/// only pass the status on.
typedef enum AttStatus {
  ATT_OK = 0,
  ATT_ERR_MEMORY,      ///< an allocation failed
  ATT_ERR_LIMIT,       ///< a bound of AttLimits was reached
  ATT_ERR_IO,          ///< reading or writing failed
  ATT_ERR_ENCODING,    ///< bytes that are not UTF-8
  ATT_ERR_SYNTAX,      ///< input that does not parse
  ATT_ERR_TERM,        ///< an IRI, literal or language tag that RDF refuses
  ATT_ERR_VERSION,     ///< a file of another format version, or damaged
  ATT_ERR_NOT_FOUND,   ///< a name or file that does not exist
  ATT_ERR_UNSUPPORTED, ///< a feature that is refused by name
  ATT_ERR_RULES,       ///< rules that do not compile
  ATT_ERR_USAGE,       ///< options that do not fit
} AttStatus;

#if defined(__GNUC__)
#  define ATT_MUST_USE __attribute__((warn_unused_result))
#  define ATT_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#  define ATT_MUST_USE
#  define ATT_PRINTF(at, first)
#endif

/// Return from the enclosing function when `expression` is not ATT_OK.
#define ATT_TRY(expression)                                                    \
  do {                                                                         \
    const AttStatus att_try_status_ = (expression);                            \
    if (att_try_status_ != ATT_OK) {                                           \
      return att_try_status_;                                                  \
    }                                                                          \
  } while (0)

/// Name a status in a few words, lower case, without a full stop.
const char* att_status_phrase(AttStatus status);

#endif
