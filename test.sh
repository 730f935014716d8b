#!/usr/bin/env bash
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
#
# Set up what the tests need, build, and run every test: once as users run the
# program, once with memory and undefined behaviour checked.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/.ci/setup.sh"

att_install test
for preset in release asan; do
  echo "== $preset"
  att_build "$preset" -DATT_WERROR=ON -DATT_TESTS=ON
  ctest --test-dir "$att_root/build/$preset" --output-on-failure \
    --no-tests=error -j "$(nproc)"
done
