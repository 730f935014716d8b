#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Compose a large graph of a small one: copies whose events, statements, passages and sources are
of their own, while actors, places and rules are shared, as in a corpus that goes on for years.

    compose_graph.py GRAPH.nt TRIPLES > LARGE.nt
"""
import re
import sys

OWN = re.compile(r"(/id/(?:event|statement|passage|source|initiative|run)/[^>#?]*)")


def main():
    with open(sys.argv[1], encoding="utf-8") as graph:
        lines = sorted(set(graph))
    own = [line for line in lines if OWN.search(line)]
    sys.stdout.writelines(line for line in lines if not OWN.search(line))
    for copy in range(max(1, int(sys.argv[2]) // len(own))):
        sys.stdout.writelines(OWN.sub(rf"\1_{copy}", line) for line in own)


main()
