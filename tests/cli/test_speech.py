#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""How the graph tells who says a thing, for whom, and in which order.

usage: test_speech.py ATTEST SOURCE
"""
import collections
import re

from program import Checks, run

ATT = "https://w3id.org/attest/ontology#"
TRIPLE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"([^"]*)"\S*) \.$')
TEXT = ("According to Reuters, foreign minister Sergei Lavrov of Russia said that Iran and Oman"
        " had claimed that Kenya attacked Chad.")


def graph_of(text):
    """{subject: {local name: [object]}} for terms of the ontology."""
    process = run("extract", "--from", "text", "--to", "ntriples", "-", data=text.encode())
    graph = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in process.stdout.decode().splitlines():
        found = TRIPLE.match(line)
        if found and found[2].startswith(ATT):
            value = found[3].rsplit("/", 1)[-1] if found[3] else found[4]
            graph[found[1]][found[2][len(ATT):]].append(value)
    return process, graph


def attributions(graph):
    """(order, speaker, on behalf of) of all speakers."""
    return sorted((int(node["order"][0]), node["speaker"][0], *node["onBehalfOf"])
                  for node in graph.values() if node.get("order"))


def main():
    checks = Checks()
    process, graph = graph_of(TEXT)
    found = attributions(graph)
    checks.that(found == [(1, "Iran"), (1, "Oman"), (2, "Russia"), (2, "Sergei_Lavrov", "Russia"),
                          (3, "Reuters")], f"the chain: {found}", process)
    named = [node["attributedTo"] for node in graph.values() if node.get("attributedTo")]
    checks.that(named == [["Iran", "Oman", "Sergei_Lavrov", "Russia", "Reuters"]],
                f"in the order of the chain, a speaker before whom they speak for: {named}", process)
    process, graph = graph_of("Reuters said that Kenya attacked Chad.")
    checks.that(not attributions(graph), "one speaker needs no order", process)
    checks.end()


if __name__ == "__main__":
    main()
