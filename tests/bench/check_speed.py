#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""How long `attest check` takes on a pack of many rules, each with a test:

    tests/bench/check_speed.py build/release/src/attest . [SENTENCES]

Writes a pack of SENTENCES rule sentences (500) over verbs and prepositions of
politics, runs it beside what rules/english ships, and prints the best and the
median of nine runs, for the shipped pack too."""
import itertools
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9
PLACES = ["", " over TOPIC", " about TOPIC", " at TOPIC", " during TOPIC", " under TOPIC", " without TOPIC", " within TOPIC"]
NAMES = ["Pakistan", "India", "China", "Iran", "Russia", "France", "Japan"]


def third_person(verb):
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def pack(verbs, count):
    """Rule sentences that differ in verb and preposition, each with a test."""
    lines = ["prefix att: <https://w3id.org/attest/ontology#>", "", "event att:Criticism"]
    pairs = itertools.islice(itertools.product(PLACES, verbs), count)
    for number, (place, verb) in enumerate(pairs):
        agent, target = NAMES[number % 7], NAMES[(number + 3) % 7]
        lines.append(f"  AGENT {third_person(verb)} TARGET{place}")
        lines.append(f'  test "{agent} will {verb} {target}{place.replace("TOPIC", "the war")}."')
        lines.append(f"    agent = {agent}")
    return "\n".join(lines) + "\n"


def measure(program, environment, arguments):
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        done = subprocess.run([program, "check", *arguments], env=environment, capture_output=True, check=False)
        times.append(time.perf_counter() - begin)
    summary = done.stdout.decode("utf-8").strip().split("\n")[-1]
    print(f"best {min(times):.3f} s, median {statistics.median(times):.3f} s: {summary}")


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    environment = dict(os.environ, ATTEST_DATA=str(source))
    verbs = [v for v in (source / "tests/bench/political_verbs.txt").read_text(encoding="utf-8").split() if v.isalpha()]
    with tempfile.TemporaryDirectory(prefix="attest-bench-") as name:
        rules = pathlib.Path(name) / "pack.rules"
        rules.write_text(pack(verbs, count), encoding="utf-8")
        print("generated pack: ", end="")
        measure(program, environment, [rules])
    print("shipped rules:  ", end="")
    measure(program, environment, [source / "rules"])


main()
