#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""How many of the sentences of wire news are coded as annotated.

usage: check_wire.py PROGRAM ROOT [--set SET] [--misread CLASS]
       check_wire.py --self-test

In: the program, the folder of its data; SET.jsonl beside this file for each SET
(codes-known, codes-unread, plain-known, plain-unread), a sentence a line with the
one event it is about:

    {"id", "text", "event": PLOVER class, "cameo": code,
     "source": [{"text", "code": ISO-3 or null, "sector"}], "target": [alike]}

Out: by class how often an event of it is told of the sentence, and how often one
with the annotated actors: the first source and the first target, or all parties
where there is no target. Exit 1 where a set lies below its floor, or tells more
events a sentence than allowed. --misread lists what of a class went wrong, of
the known sets only: nobody reads the others.
"""
import argparse
import collections
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# Raise a floor when its figure has risen for good, to a little below; never lower
# one to let a change pass.
FLOORS = {
    "codes-known": {"class": 0.72, "actors": 0.54},
    "codes-unread": {"class": 0.48, "actors": 0.29},
    "plain-known": {"class": 0.84, "actors": 0.64},
    "plain-unread": {"class": 0.74, "actors": 0.56},
}
SETS = tuple(FLOORS)
DENSITY = 1.9  # events a sentence; one is annotated, others may be right (the deed beside its promise)


def records(name):
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def told(program, root, gold):
    """{id: {event: (class, [source (name, code)], [target])}}."""
    documents = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in gold)
    done = subprocess.run([program, "extract", "--from", "jsonl", "--to", "events", "-"], input=documents.encode(),
                          capture_output=True, env=dict(os.environ, ATTEST_DATA=root), timeout=240, check=True)
    found = collections.defaultdict(dict)
    for row in csv.DictReader(io.StringIO(done.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE):
        _, sources, targets = found[row["document"]].setdefault(row["event"], (row["event_class"], [], []))
        sources.append((row["source_name"], row["source_code"]))
        targets.append((row["target_name"], row["target_code"]))
    return found


def words(text):
    return set(re.findall(r"\w+", text.lower())) - {"the", "of", "a", "an", "and"}


def named(actor, found):
    """Whether one of the names found is the annotated actor, by its state or by half of the words."""
    wanted = words(actor["text"])
    for name, code in found:
        got = words(name)
        if actor["code"] and code.startswith(actor["code"]):
            return True
        if got and wanted and 2 * len(got & wanted) >= min(len(got), len(wanted)):
            return True
    return False


def right_actors(record, event):
    _, sources, targets = event
    if not record["target"]:
        return all(named(a, sources + targets) for a in record["source"])
    return all(named(a, sources) for a in record["source"][:1]) and named(record["target"][0], sources + targets)


def judge(gold, found):
    """[(record, events of its class, whether one of them has the actors)]"""
    for record in gold:
        same = [e for e in found.get(record["id"], {}).values() if e[0] == record["event"]]
        yield record, same, any(right_actors(record, e) for e in same)


def count(judged):
    by_class = collections.defaultdict(lambda: [0, 0, 0])
    for record, same, full in judged:
        for name in (record["event"], "all"):
            row = by_class[name]
            row[0] += 1
            row[1] += bool(same)
            row[2] += full
    return by_class


def figures(gold, judged, found):
    n, by_class, by_actors = count(judged)["all"]
    events = sum(len(found.get(r["id"], {})) for r in gold)
    return {"class": by_class / n, "actors": by_actors / n, "density": events / len(gold)}


def faults(name, got):
    wrong = [f"{name}: {k} {got[k]:.3f}, floor {floor}" for k, floor in FLOORS[name].items() if got[k] < floor]
    return wrong + ([f"{name}: density {got['density']:.2f}, at most {DENSITY}"] if got["density"] > DENSITY else [])


def self_test():
    """Nothing told is below the floors, and everything told is too dense."""
    for name in SETS:
        gold = records(name)
        silent = figures(gold, list(judge(gold, {})), {})
        flood = {r["id"]: {i: (r["event"], [("", "")], [("", "")]) for i in range(3)} for r in gold}
        loud = figures(gold, list(judge(gold, flood)), flood)
        if len(faults(name, silent)) < 2 or not any("density" in f for f in faults(name, loud)) or loud["class"] != 1:
            return 1
    return 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program")
    parser.add_argument("root")
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--misread", metavar="CLASS")
    options = parser.parse_args(arguments)
    wrong = []
    for name in [options.set] if options.set else SETS:
        gold = records(name)
        found = told(options.program, options.root, gold)
        judged = list(judge(gold, found))
        for root, (n, right, full) in sorted(count(judged).items()):
            print(f"{name:12s} {root:10s} n {n:4d}  class {right / n:.3f}  actors {full / n:.3f}")
        got = figures(gold, judged, found)
        print(f"{name:12s} density {got['density']:.2f}")
        wrong += faults(name, got)
        for record, same, full in judged if options.misread and name.endswith("-known") else []:
            if record["event"] == options.misread and not full:
                print(record["id"], same or sorted(found.get(record["id"], {}).values()), "|", record["text"])
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
