#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Verbs between two actors in weblogs and newsgroups, and what no rule reads of
them.

usage: check_verbs.py ATTEST SOURCE [--update | --list] [TREEBANK.conllu…]
       check_verbs.py --self-test

In: the program, the folder of its data, treebanks (else English EWT in
../shared, of which the sentences of weblogs and newsgroups are taken), and
verbs.tsv beside this file: a row for each verb, how often it stands between two
actors, how often no rule reads it there, and why. Out: 1 where a verb is read
less often than its row says, where something is not read and no reason stands
there, or where more than a tenth of the verbs have no row or one out of date.

--update counts anew and keeps the reasons; --list prints the lines that
`attest coverage` suggests for each verb, with an example.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE / "verbs.tsv"
KINDS = ("weblog-", "newsgroup-")
TOLERATED = 0.10
NOTHING = """prefix att: <https://w3id.org/attest/ontology#>
event att:Attack
  AGENT qqqqs TARGET
"""
REASONS = {
    "being": "where or what somebody is, or goes, and for whom",
    "speech": "what is said of somebody, which is no class, or a deed only with more",
    "mind": "what somebody thinks, feels or sees",
    "private": "what persons do, in games and plays too",
    "business": "what companies do",
    "thing": "done to a thing, with an actor beside it",
    "narrow": "lines of its class read the verb, but not with these words",
    "vague": "politics, but of which class depends on more than the verb",
    "partitive": "a number of somebody, which is no actor",
    "misread": "the tree or a mention is wrong",
}


def sentences(paths):
    for path in paths:
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            identifier = next((l[12:] for l in block.splitlines() if l.startswith("# sent_id = ")), "")
            if identifier.startswith(KINDS):
                yield block.strip() + "\n\n"


def gaps(attest, source, rules, corpus):
    """{verb: places}, {verb: [(line, example)]} that the rules leave open."""
    command = [attest, "coverage", rules, corpus, "--from", "conllu", "--format", "json", "--most", "1000000"]
    done = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ, ATTEST_DATA=str(source)))
    places, lines = collections.Counter(), collections.defaultdict(list)
    for gap in json.loads(done.stdout)["gaps"]:
        words = gap["rule"].split()
        if words[0] == "AGENT" and words[1] != "is":
            verb = words[1].strip("{}")
            places[verb] += gap["places"]
            lines[verb].append((gap["rule"], gap["example"]["text"]))
    return places, lines


def count(attest, source, treebanks):
    """What stands between actors at all, and what the shipped rules leave open."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, nothing = pathlib.Path(folder, "web.conllu"), pathlib.Path(folder, "nothing.rules")
        corpus.write_text("".join(sentences(treebanks)), encoding="utf-8")
        nothing.write_text(NOTHING, encoding="utf-8")
        every, _ = gaps(attest, source, nothing, corpus)
        left, lines = gaps(attest, source, pathlib.Path(source, "rules"), corpus)
    # readings that only the other rules' mentions make room for
    return {verb: (max(every[verb], left[verb]), left[verb]) for verb in every | left}, lines


def read_table(text):
    """{verb: (places, left, reason)}"""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {verb: (int(places), int(left), reason) for verb, places, left, reason in rows[1:]}


def write_table(counts, table):
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = ["verb\tplaces\tleft\treason"]
    for verb, (places, left) in sorted(counts.items(), key=lambda item: (-item[1][0], item[0])):
        reason = table.get(verb, (0, 0, ""))[2] if left else ""
        rows.append(f"{verb}\t{places}\t{left}\t{reason}")
    TABLE.write_text("\n".join(head + rows) + "\n", encoding="utf-8")


def faults(counts, table):
    """What is wrong, and what is out of date."""
    wrong, stale = [], []
    for verb, (places, left) in sorted(counts.items()):
        if verb not in table:
            stale.append(f"{verb}: {places} places, {left} of them not read, and no row")
            continue
        before, open_before, _ = table[verb]
        told = f"{verb}: read in {places - left} of {places} places, its row says in {before - open_before} of {before}"
        if places - left < before - open_before:
            wrong.append(told)
        elif (places, left) != (before, open_before):
            stale.append(told)
    for verb, (_, left, reason) in sorted(table.items()):
        if left and reason not in REASONS:
            wrong.append(f"{verb}: expected a reason ({', '.join(REASONS)}), found \"{reason}\"")
        if verb not in counts:
            stale.append(f"{verb}: stands between no two actors any more")
    return wrong, stale


def self_test():
    table = {"aids": (3, 0, ""), "hums": (2, 2, "private"), "bends": (1, 1, "odd")}
    assert faults({"aids": (3, 1), "hums": (2, 1), "new": (1, 1), "bends": (1, 1)}, table) == (
        ["aids: read in 2 of 3 places, its row says in 3 of 3",
         f"bends: expected a reason ({', '.join(REASONS)}), found \"odd\""],
        ["hums: read in 1 of 2 places, its row says in 0 of 2", "new: 1 places, 1 of them not read, and no row"])
    assert faults({"aids": (3, 0), "hums": (2, 2)}, {"aids": (3, 0, ""), "hums": (2, 2, "private")}) == ([], [])
    print("what is wrong is found")


def report(counts, table):
    political = [v for v, (_, left, reason) in table.items() if not left or reason in ("narrow", "vague", "partitive")]
    whole = sum(1 for v in political if not table[v][1])
    print(f"{len(table)} verbs between two actors, {len(political)} of them of politics: "
          f"{whole} read wherever they stand, {len(political) - whole} with a reason")
    by_reason = collections.Counter(reason for _, left, reason in table.values() if left)
    for reason, number in by_reason.most_common():
        print(f"  {number:4}  {reason}: {REASONS.get(reason, '?')}")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    options = [a for a in sys.argv[3:] if a.startswith("--")]
    attest, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    treebanks = [pathlib.Path(a) for a in sys.argv[3:] if not a.startswith("--")]
    treebanks = treebanks or sorted((source.parent / "shared" / "treebanks").glob("en_ewt-ud-*.conllu"))
    if not treebanks:
        print("skipped: no ../shared/treebanks")
        return 0
    counts, lines = count(attest, source, treebanks)
    table = read_table(TABLE.read_text(encoding="utf-8"))
    if "--update" in options:
        write_table(counts, table)
        table = read_table(TABLE.read_text(encoding="utf-8"))
    if "--list" in options:
        for verb, (places, left) in sorted(counts.items(), key=lambda item: (-item[1][0], item[0])):
            for line, example in lines[verb]:
                print(f"{verb}\t{places}\t{left}\t{line}\t{example}")
        return 0
    wrong, stale = faults(counts, table)
    report(counts, table)
    print("\n".join(wrong + [f"out of date ({sys.argv[0]} … --update): {one}" for one in stale]))
    return bool(wrong or len(stale) > TOLERATED * len(counts))


sys.exit(main())
