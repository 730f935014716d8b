// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// JSON values of coverage and differences. Private to coverage_json.c and
// difference_json.c. NULL (no memory) is passed on to att_json_write.

#ifndef ATT_PIPELINE_COVERAGE_JSON_H
#define ATT_PIPELINE_COVERAGE_JSON_H

#include "pipeline/coverage.h"

#include <jansson.h>
#include <stdio.h>

json_t* att_json_view(AttView view);
json_t* att_json_count(size_t count);
json_t* att_json_example(const AttExample* example);

/// Write an object and a line end, and free it.
ATT_MUST_USE AttStatus att_json_write(json_t* object, FILE* stream);

#endif
