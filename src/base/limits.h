// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Every bound on input, in one struct.

#ifndef ATT_BASE_LIMITS_H
#define ATT_BASE_LIMITS_H

#include <stddef.h>

/// Reaching a limit is a status (ATT_ERR_LIMIT), or, where said, a cut.
typedef struct AttLimits {
  size_t document_bytes;  ///< one document
  size_t line_bytes;      ///< one line of JSON Lines
  size_t sentence_tokens; ///< longer sentences are cut there
  size_t rule_file_bytes;
  size_t rule_errors; ///< the compiler stops after so many
  size_t import_depth;
  size_t rdf_bytes;    ///< one gazetteer or ontology file
  size_t folder_depth; ///< of input folders
  size_t input_files;
} AttLimits;

#define ATT_LIMITS_DEFAULT                                                     \
  ((AttLimits){.document_bytes = 32u << 20,                                    \
               .line_bytes = 32u << 20,                                        \
               .sentence_tokens = 250,                                         \
               .rule_file_bytes = 16u << 20,                                   \
               .rule_errors = 20,                                              \
               .import_depth = 32,                                             \
               .rdf_bytes = 256u << 20,                                        \
               .folder_depth = 32,                                             \
               .input_files = 1000000})

#endif
