# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Each sentence of sentences.txt is a document: of those with "-" no event may be
told, of those with "+ CLASS" one of that root class.

usage: check_discards.py PROGRAM ROOT [--self-test]
"""
import csv
import io
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def sentences():
    for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines():
        todo = line.startswith("todo ")
        line = line.removeprefix("todo ")
        if line.startswith("- "):
            yield todo, None, line[2:]
        elif line.startswith("+ "):
            root, text = line[2:].split(" ", 1)
            yield todo, root, text


def roots(program, root, texts):
    """The root classes told of each text."""
    documents = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
    done = subprocess.run([program, "extract", "--from", "jsonl", "--to", "events", "-"], input=documents.encode(),
                          capture_output=True, env=dict(os.environ, ATTEST_DATA=root), timeout=240, check=True)
    found = [set() for _ in texts]
    for row in csv.DictReader(io.StringIO(done.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE):
        found[int(row["document"])].add(row["event_class"])
    return found


def wrong(items, found):
    for (todo, wanted, text), got in zip(items, found):
        right = wanted in got if wanted else not got
        if right == todo:
            yield f"{'todo passes' if todo else 'expected ' + (wanted or 'nothing')}, read {sorted(got)}: {text}"


def main(program, root, *rest):
    items = list(sentences())
    assert len(items) >= 60 and 25 <= sum(1 for _, wanted, _ in items if wanted) <= len(items) - 25
    if rest:  # all told, or none: both are found wrong
        return not (list(wrong(items, [{"ASSAULT"}] * len(items))) and list(wrong(items, [set()] * len(items))))
    faults = list(wrong(items, roots(program, root, [text for _, _, text in items])))
    print("\n".join(faults), f"\n{len(items)} sentences, {len(faults)} wrong")
    return bool(faults)


sys.exit(main(*sys.argv[1:]))
