#!/usr/bin/env bash
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
#
# Get readers and validators that Debian lacks, from PyPI, into build/python:
# Oxigraph (the strictest reader), pySHACL, OWL-RL. Tests use them where they are
# and say so where they are not; nothing else needs them, or the network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python3 -m venv build/python
build/python/bin/pip --quiet install \
  'pyoxigraph>=0.5,<0.6' 'pyshacl>=0.30,<0.41' 'rdflib>=7,<8' 'owlrl>=7,<8'
build/python/bin/pip list
