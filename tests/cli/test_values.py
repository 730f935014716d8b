# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Values of rules: hostile patterns on hostile texts end in one located warning
a pattern and document; citations name nobody; counts that differ are both kept."""
import pathlib
import re

from program import Checks, folder, run

ATT = "https://w3id.org/attest/ontology#"
HOSTILE = r"""prefix att: <https://w3id.org/attest/ontology#>
event att:Attack
  AGENT strikes /(?:a+)+[bc]/ against TARGET
  AGENT menaces TARGET
regex time
  /(?:x+x+)+[yz](?<year>\d{4})/ = {year}
regex quantity
  /(?<n>(?:\d|\d\d)+)[!?;]/ = {n}
regex money
  /(?<n>\d+)(?:(?:e|ee)*)*[fg]/ = {n} EUR
"""
CITING = r"""prefix att: <https://w3id.org/attest/ontology#>
event att:Attack
  AGENT menaces TARGET
regex citation
  /\[cf\. [^]]+\]/ = cited
"""


def extract(*arguments):
    return run("extract", "--to", "ntriples", "--from", "text", *arguments)


def objects(process, name):
    pattern = rf"<([^>]+)> <{ATT}{name}> (.*) \.\n"
    return sorted(set(re.findall(pattern, process.stdout.decode())))


def check_limits(checks, here):
    rules = here / "hostile.rules"
    rules.write_text(HOSTILE)
    line = (f"Pakistan strikes {'a' * 200} against Iran {'x' * 300} {'7' * 300} "
            f"5{'e' * 300} today.\n")
    documents = []
    for name in ("one.txt", "two.txt"):
        documents.append(here / name)
        # each pattern meets what it hangs on many times
        documents[-1].write_text((line + "\nPakistan menaces Iran.\n\n") * 20)
    process = extract("--jobs", "2", "-r", rules, *documents)
    checks.that(process.returncode == 0, "a limit fails no document", process)
    checks.that(b"Attack" in process.stdout, "other lines still read", process)
    told = re.findall(r"hostile\.rules:(\d+):(\d+): warning: (.*) in (\S*);",
                      process.stderr.decode())
    checks.that(len(told) == 8 and len(set(told)) == 8,
                f"each pattern is reported once for each document: {told}", process)
    checks.that({int(t[0]) for t in told} == {3, 6, 8, 10},
                "each at its line", process)
    checks.that(b"^~~" in process.stderr, "with a caret", process)


def check_citations(checks, here):
    rules = here / "citing.rules"
    rules.write_text(CITING)
    text = here / "cited.txt"
    text.write_text("India menaces Nepal [cf. Pakistan menaces Iran] again.\n")
    process = extract("-r", rules, text)
    out = process.stdout.decode()
    checks.that("India" in out and "Nepal" in out, "what is told is read", process)
    checks.that("actor/Pakistan" not in out and "actor/Iran" not in out,
                "what is cited is not", process)


def check_counts(checks, here):
    first = here / "first.txt"
    first.write_text("NATO killed 24 Pakistani soldiers in November 2011.\n")
    second = here / "second.txt"
    second.write_text("NATO killed at least 28 Pakistani soldiers in November 2011.\n"
                      "\nNATO did not kill 30 Pakistani soldiers in November 2011.\n")
    both = extract(first, second)
    turned = extract(second, first)
    events = [o for o in objects(both, "killed") if "/event/" in o[0]]
    checks.that(len({s for s, _ in events}) == 1, "one event", both)
    checks.that([re.match(r'"(\d+)"', o).group(1) for _, o in events] == ["24", "28"],
                "both counts, and not the denied one", both)
    stated = [o for o in objects(both, "killed") if "/statement/" in o[0]]
    checks.that(len(stated) == 3, "each statement has its own", both)
    checks.that(any("at least 28" in o for _, o in objects(both, "killedText")),
                "what is no plain number has its words", both)
    checks.that(sorted(set(both.stdout.splitlines())) ==
                sorted(set(turned.stdout.splitlines())),
                "the order of documents changes nothing", turned)


def main():
    checks = Checks()
    with folder() as name:
        here = pathlib.Path(name)
        check_limits(checks, here)
        check_citations(checks, here)
        check_counts(checks, here)
    checks.end()


if __name__ == "__main__":
    main()
