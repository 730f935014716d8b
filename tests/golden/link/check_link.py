#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Link the names of graph.ttl with vocabulary.ttl and compare with answers.tsv.

A name without an answer is one that nothing in the vocabulary is, or that
several may be: there no link is right. Prints precision and recall by property.
usage: check_link.py ATTEST SOURCE [--errors]
"""
import collections
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ACTOR, NODE = "https://w3id.org/attest/id/actor/", "http://example.org/vocabulary/"
# what was measured, less a little
PRECISION, RECALL = 0.95, 0.85


def answers():
    rows = [line.split("\t") for line in (HERE / "answers.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return {e.replace("actor:", ACTOR): (a.replace("v:", NODE), what) for e, a, what in rows}


def links(attest, source):
    run = subprocess.run(
        [attest, "link", HERE / "graph.ttl", "--with", HERE / "vocabulary.ttl", "--to", "tsv"],
        capture_output=True, check=True, env=dict(os.environ, ATTEST_DATA=source))
    rows = [line.split("\t") for line in run.stdout.decode().splitlines()[1:]]
    return {r[0]: r for r in rows if r[5] == "close"}


def score(wanted, found):
    counts = collections.defaultdict(collections.Counter)
    for entity, (answer, what) in wanted.items():
        link = found[entity][2] if entity in found else ""
        for key in (what, "all"):
            counts[key]["names"] += 1
            counts[key]["wanted"] += bool(answer)
            counts[key]["linked"] += bool(link)
            counts[key]["right"] += bool(link) and link == answer
    return counts


def main():
    wanted, found = answers(), links(sys.argv[1], sys.argv[2])
    assert len(wanted) == 108 and not set(found) - set(wanted)
    counts = score(wanted, found)
    # the measure itself can tell a wrong link
    worst = score(wanted, {e: ["", "", NODE + "none"] for e in wanted})["all"]
    assert worst["linked"] == 108 and worst["right"] == 0
    for what, c in counts.items():
        print(f"{what:45} {c['names']:4} names {c['wanted']:4} wanted {c['linked']:4} linked {c['right']:4} right")
    if "--errors" in sys.argv:
        for entity, (answer, what) in wanted.items():
            link = found.get(entity, ["", "", "", "", "", "", ""])
            if link[2] != answer:
                print(what, "|", entity, "| wanted", answer, "| found", *link[2:])
    c = counts["all"]
    precision, recall = c["right"] / c["linked"], c["right"] / c["wanted"]
    print(f"precision {precision:.3f} recall {recall:.3f}")
    sys.exit(precision < PRECISION or recall < RECALL)


if __name__ == "__main__":
    main()
