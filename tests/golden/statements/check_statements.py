#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Check what is read from our own sentences against what they state.

usage: check_statements.py ATTEST SOURCE [--show] [PART-OF-A-FILE-NAME…]
       check_statements.py --self-test SOURCE

In: the program, and the items of the folders beside this file (README.md gives
the notation). Out: a table by phenomenon, the causes of the known failures, and
every item that fails without a todo or passes with one; exit 1 where there is
such an item. --show prints the known failures too, with what was found.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

import found
import notation

HERE = pathlib.Path(__file__).resolve().parent


def vocabulary(source):
    """Names of the ontology's object properties and classes."""
    text = (pathlib.Path(source) / "ontology" / "attest.ttl").read_text(encoding="utf-8")
    return tuple(re.findall(r"^att:(\w+) a owl:%s\b" % kind, text, re.M)
                 for kind in ("ObjectProperty", "Class"))


def all_items(source, parts):
    items = []
    for path in sorted(HERE.glob("*/*.txt")):
        shown = path.relative_to(HERE).as_posix()
        if not parts or any(part in shown for part in parts):
            items += notation.read_items(path, shown, *vocabulary(source))
    return items


def statements_by_item(attest, source, items):
    """What the program states, by the item's place: one process for all items."""
    rows = [dict({"id": item.where, "text": item.text},
                 **({"date": item.date} if item.date else {})) for item in items]
    process = subprocess.run(
        [attest, "extract", "--from", "jsonl", "--to", "nquads", "-"],
        input="\n".join(json.dumps(row) for row in rows).encode(),
        capture_output=True, check=False, timeout=240,
        env=dict(os.environ, ATTEST_DATA=str(source)))
    if process.returncode:
        sys.exit(process.stderr.decode("utf-8", "replace"))
    graphs = found.read_quads(process.stdout.decode("utf-8").splitlines())
    return {found.identifier(graph): found.facts(graph) for graph in graphs.values()}


def tell(item, missing, extra, what):
    print("%s: %s\n  text  %s" % (item.where, what, item.text))
    for expected in missing:
        print("  missing  " + expected.written)
    for fact in extra:
        print("  extra    " + found.shown(fact))


def report(tallies, causes):
    print("%-16s %6s %7s %6s %7s %7s" % ("phenomenon", "items", "passed", "known", "failed", "risen"))
    for name in sorted(tallies) + ["all"]:
        row = tallies[name] if name != "all" else sum(tallies.values(), collections.Counter())
        print("%-16s %6d %7d %6d %7d %7d" % (name, sum(row.values()), row["passed"],
                                            row["known"], row["failed"], row["risen"]))
    if causes:
        print("known failures by cause: " + ", ".join("%s %d" % c for c in causes.most_common()))


def check(attest, source, show, parts):
    items = all_items(source, parts)
    stated = statements_by_item(attest, source, items)
    tallies, causes = collections.defaultdict(collections.Counter), collections.Counter()
    for item in items:
        missing, extra = found.compare(item.expected, stated.get(item.where, []))
        good = not missing and not extra
        state = ("risen" if good else "known") if item.todo else ("passed" if good else "failed")
        tallies[item.where.split("/")[0]][state] += 1
        if state == "known":
            causes[item.todo.split(":")[0]] += 1
        if state == "risen":
            tell(item, [], [], "passes; take its todo away: " + item.todo)
        elif state == "failed" or state == "known" and show:
            tell(item, missing, extra, item.todo or "FAILED")
    report(tallies, causes)
    if not items:
        sys.exit("no items")
    return any(row["failed"] + row["risen"] for row in tallies.values())


GRAPH = """\
s1 a Statement | s1 describes e1 | s1 polarity Negated | s1 modality Future | s1 statedIn p1
s1 attributedTo iran | s1 attributedTo oman | s1 attribution a1 | s1 attribution a2
a1 order "1" | a1 speaker oman | a2 order "2" | a2 speaker iran
s2 a Statement | s2 describes e1 | s2 polarity Negated | s2 modality Future | s2 statedIn p2
s2 attributedTo iran | s2 attributedTo oman | s2 attribution a1 | s2 attribution a2
e1 a Event | e1 a Assault | e1 a Attack | e1 agent iraq | e1 agent chad | e1 killed "30" | e1 time "2021-05"
e1 amount "2000000" | e1 currency "USD"
s3 a Statement | s3 subject iran | s3 predicate borders | s3 object iraq
s3 polarity Affirmed | s3 modality Actual | s3 statedIn p1
"""
RIGHT = ("Assault(agent = Iraq and Chad, time = 2021-05, killed = 30, amount = 2000000 USD)"
         " Negated Future or Possible by Oman by Iran in 2 passages", "iraq borders iran")
# Each spoils the first line in one respect.
WRONG = (("Assault", "Protest"), (" and Chad", ""), (" and Chad", " and Mali"),
         (" and Chad", " and Chad and Mali"), ("2021-05", "2021"), ("killed = 30, ", ""),
         ("30", '"dozens"'), (" USD", " EUR"), (" Negated", ""), ("Future or Possible", "Wanted"),
         ("by Oman by Iran", "by Iran by Oman"), (" by Iran", ""), ("2 passages", "1 passage"))
HARMLESS = (("Assault", "Attack"), ("Assault", "Protest or Attack"), (" and Chad", " and Mali or Chad"),
            (" and Chad", " and Chad and Mali?"), (" by Iran", " by Iran by Mali?"),
            ("by Oman by Iran", "by Oman for Iran"), (" in 2 passages", ""))


def canned():
    """GRAPH as the program would write it."""
    node = "<x:/%s>"
    lines = []
    for triple in GRAPH.replace("|", "\n").splitlines():
        subject, predicate, value = triple.split()
        base = found.RDF if predicate in ("subject", "predicate", "object") else found.ATT
        predicate = found.RDF + "type" if predicate == "a" else base + predicate
        if value[0] != '"':
            value = "<%s%s>" % (found.ATT, value) if value[0].isupper() or value == "borders" else node % value
        lines.append("%s <%s> %s <x:/g> ." % (node % subject, predicate, value))
    return found.facts(found.read_quads(lines)["x:/g"])


def documented(terms):
    """The item that the README shows is in the notation; 1 where it is not."""
    shown = re.search(r"^    text .*\n(?:      .*\n)+", (HERE / "README.md").read_text(encoding="utf-8"), re.M)
    with tempfile.TemporaryDirectory(prefix="attest-test-") as folder:
        path = pathlib.Path(folder) / "shown.txt"
        path.write_text(textwrap.dedent(shown.group()), encoding="utf-8")
        (item,) = notation.read_items(path, "README.md", *terms)
    good = item.date and item.todo and [e.negated for e in item.expected] == [False, True]
    return 0 if good else 1


def self_test(source):
    """The comparison accepts what is right and refuses each thing that is wrong."""
    facts, terms, failed = canned(), vocabulary(source), 0

    def verdict(lines):
        missing, extra = found.compare([notation.read_statement(l, *terms) for l in lines], facts)
        return not missing and not extra

    cases = [(RIGHT, True), (RIGHT[:1], False), (RIGHT + ("may Iran borders Chad",), True),
             (RIGHT + ("Iran borders Chad",), False), (RIGHT + (RIGHT[1],), False),
             ((RIGHT[0], "Iran borders Iraq Negated"), False)]
    for holds, changes in ((False, WRONG), (True, HARMLESS)):
        for old, new in changes:
            assert old in RIGHT[0]
            cases.append(((RIGHT[0].replace(old, new, 1), RIGHT[1]), holds))
    for lines, holds in cases:
        if verdict(lines) != holds:
            failed += 1
            print("should %s: %s" % ("pass" if holds else "fail", lines))
    for bad in ("Assault(agent)", "Assailant(agent = Iran)", "Iran eats Iraq", "Protest(agent = Iran) soon"):
        try:
            notation.read_statement(bad, *terms)
            failed += 1
            print("should be refused: " + bad)
        except notation.Fault:
            pass
    failed += documented(terms)
    print("self-test: %d cases, %d failed" % (len(cases) + 5, failed))
    return bool(failed)


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    try:
        if arguments[0] == "--self-test":
            return self_test(arguments[1])
        rest = [a for a in arguments[2:] if a != "--show"]
        return check(arguments[0], arguments[1], len(rest) < len(arguments) - 2, rest)
    except notation.Fault as fault:
        sys.exit(str(fault))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
