#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""The composed news that the model also learns from (tests/bench/compose_news.py):
the program reads it, every tree is one, and the same counts give the same bytes.
"""
import subprocess
import sys

from program import SOURCE, run

COMPOSE = SOURCE / "tests/bench/compose_news.py"


def compose(*counts):
    return subprocess.run([sys.executable, COMPOSE, *counts], capture_output=True,
                          timeout=60, check=True).stdout


def sentences(text):
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        if rows:
            yield rows


def fault(rows):
    """What is wrong with a tree: its root, an arc that crosses, a stray comma."""
    heads = [int(row[6]) for row in rows]
    if heads.count(0) != 1:
        return "not one root"
    for word, head in enumerate(heads, 1):
        low, high = min(word, head), max(word, head)
        if head and any(not low <= heads[k - 1] <= high for k in range(low + 1, high)):
            return "crossing arcs"
    if any(a[1] == b[1] == "," for a, b in zip(rows, rows[1:])):
        return "two commas"
    return None


def main():
    text = compose("60", "400")
    found = list(sentences(text.decode()))
    faults = [f"{fault(rows)}: {' '.join(row[1] for row in rows)}"
              for rows in found if fault(rows)]
    if len(found) != 460:
        faults.append(f"460 sentences expected, found {len(found)}")
    if compose("60", "400") != text:
        faults.append("the same counts gave other bytes")
    if compose("60", "399") == text:
        faults.append("other counts gave the same bytes")
    read = run("parse", "--from", "conllu", "-", data=text)
    if read.returncode or len(list(sentences(read.stdout.decode()))) != 460:
        faults.append(f"the program reads it otherwise: {read.stderr.decode()[:200]}")
    print("\n".join(faults[:10]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
