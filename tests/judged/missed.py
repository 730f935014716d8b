#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Annotated facts that are not read, each with the cause that a reader found.

usage: missed.py ATTEST SOURCE [--sheet | --check] [GOLD.jsonl…]
       missed.py --self-test

In: the program, the folder of its data, annotated sentences (else those of
../golden/corpus and of two papers in ../shared, where they are), and the causes
beside this file. A row of missed.tsv names a fact by its sentence, class or
property, role, and a fingerprint of the name that fills it (of both names where
it is a relation); no text is kept. Out: the facts that `attest eval` misses
today, counted by cause.

--sheet prints every missed fact without a cause, below its sentence, as a line
to append to missed.tsv with the cause in the place of the fact.
--check exits with 1 where more than a tenth of the missed facts have no cause,
or where a row names a fact that its sentence does not have.
--self-test shows that the check can fail.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

import judge

HERE = pathlib.Path(__file__).resolve().parent
CAUSES = judge.CAUSES + ("inference",)
UNEXPLAINED = 0.10
PAPERS = ("seed-002.jsonl", "seed-003.jsonl")


def default_gold(source):
    gold = pathlib.Path(source).resolve().parent / "shared" / "gold"
    return [gold / name for name in PAPERS if (gold / name).exists()] + \
        sorted((HERE.parent / "golden" / "corpus").glob("*.jsonl"))


def key(sentence, term, role, name):
    return sentence, term, role, judge.fingerprint(name)


def key_of(sentence, said):
    """The key of a fact as the program prints it: "Assault agent Kenya",
    "borders(Kenya, Uganda)"."""
    relation = re.fullmatch(r"(\w+)\((.*)\)", said)
    if relation:
        return key(sentence, relation[1], "pair", relation[2])
    event = re.fullmatch(r"(\w+) (agent|target) (.*)", said)
    if not event:
        sys.exit(f"{sentence}: cannot read the missed fact: {said}")
    return key(sentence, *event.groups())


def annotated(paths):
    """The keys of all facts of annotated sentences."""
    keys = set()
    for path in paths:
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for fact in row["facts"]:
                if "rel" in fact:
                    pair = f"{fact['subject']}, {fact['object']}"
                    keys.add(key(row["id"], fact["rel"], "pair", pair))
                for role in ("agent", "target"):
                    for name in fact.get(role, ()):
                        keys.add(key(row["id"], fact["event"].split("/")[0], role, name))
    return keys


def missed(attest, source, paths):
    """[(sentence, text, fact)] that the program does not read, in its order."""
    process = subprocess.run([attest, "eval", "--errors", *map(str, paths)], check=True,
                             stdout=subprocess.PIPE, encoding="utf-8", timeout=240,
                             env=dict(os.environ, ATTEST_DATA=str(source)))
    rows, sentence, text = [], None, None
    for line in process.stdout.partition("\nerrors\n")[2].splitlines():
        if not line.startswith("   "):
            sentence, text = line.split(": ", 1)
        elif line.startswith("   missed "):
            rows.append((sentence, text, line.removeprefix("   missed ")))
    return rows


def read_causes():
    """{key: cause}"""
    causes = {}
    for line in (HERE / "missed.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *fact, cause = line.split("\t")
            assert len(fact) == 4 and cause in CAUSES and tuple(fact) not in causes, line
            causes[tuple(fact)] = cause
    return causes


def print_sheet(unexplained):
    last = None
    for sentence, text, said in unexplained:
        if sentence != last:
            print(f"# {text}")
            last = sentence
        print(*key_of(sentence, said), said, sep="\t")


def print_table(known, unexplained):
    count = len(known) + len(unexplained)
    print(f"{count} facts missed; {len(unexplained)} without a cause")
    for cause, number in collections.Counter(known).most_common():
        print(f"  {cause:10} {number:4}  {number / count:.3f}")


def complaints(causes, facts, annotated_keys):
    """What is wrong with the causes of [(sentence, text, fact)], in lines."""
    bare = sum(key_of(sentence, said) not in causes for sentence, _, said in facts)
    sentences = {k[0] for k in annotated_keys}
    stray = [k for k in causes if k[0] in sentences and k not in annotated_keys]
    return ["no such fact: " + " ".join(k) for k in stray] + \
        ["too many facts without a cause"] * (bare > UNEXPLAINED * len(facts))


def self_test():
    attack, border = key_of("a", "Assault agent Kenya"), key_of("a", "borders(Chad, Niger)")
    facts = [("a", "…", "Assault agent Kenya")]
    assert complaints({attack: "rule"}, facts, {attack, border}) == []
    assert complaints({attack: "rule", border: "rule"}, facts, {attack}) == [
        "no such fact: a borders pair " + border[3]]
    assert complaints({}, facts, {attack}) == ["too many facts without a cause"]
    return 0


def main(argv):
    if argv == ["--self-test"]:
        return self_test()
    options = [a for a in argv if a.startswith("--")]
    attest, source, *paths = [a for a in argv if not a.startswith("--")]
    paths = paths or default_gold(source)
    causes = read_causes()
    facts = missed(attest, source, paths)
    known = [causes[key_of(s, said)] for s, _, said in facts if key_of(s, said) in causes]
    unexplained = [f for f in facts if key_of(f[0], f[2]) not in causes]
    if "--sheet" in options:
        print_sheet(unexplained)
        return 0
    print_table(known, unexplained)
    if "--check" not in options:
        return 0
    wrong = complaints(causes, facts, annotated(paths))
    for line in wrong:
        print(line)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
