# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest check: exit codes, the results as text, JUnit and TAP, and the words
that --show prints."""
import os
import pathlib
import re
from xml.etree import ElementTree

from program import SOURCE, Checks, folder, run

ENVIRONMENT = dict(os.environ, ATTEST_DATA=str(SOURCE))

# One of each outcome; the sentences hold what XML, TAP and YAML set apart.
MIXED = """\
prefix att: <https://w3id.org/attest/ontology#>

event att:Accusation
  AGENT accuses|blames TARGET:Actor (of|for TOPIC)
  test "Pakistan accused Kabul of \\"this\\" & <that>."
    agent = Pakistan
  test "Pakistan accused India \\\\ #1."
    agent = India
  none "Pakistan accused <India>."
  todo "Kabul stands accused # by India."
    agent = Iran
  todo "Pakistan accused Kabul."
    target = Afghanistan
"""

GOOD = """\
prefix att: <https://w3id.org/attest/ontology#>

list haven = sanctuary, shelter, refuge

relation att:harbours
  SUBJECT harbours OBJECT:ArmedGroup
  SUBJECT gives @haven to OBJECT:ArmedGroup
  test "Kabul harboured the TTP."
    subject = Afghanistan

event att:Attack
  AGENT attacks TARGET (in PLACE)
  support stage
  unless AGENT virus
  path(siege[NOUN], AGENT = <obj laid >nsubj)
"""

TAP_LINE = re.compile(r"(not ok|ok) (\d+) - ((?:[^#\\]|\\[#\\])*?)(?: # (TODO|SKIP)(?: (.*))?)?$")
YAML_LINE = re.compile(r'  \w+: "((?:[^"\\]|\\["\\]|\\x[0-9a-f]{2})*)"$')


def check(*arguments):
    return run("check", *arguments, env=ENVIRONMENT)


def parse_tap(text):
    """Test points by the grammar of TAP 14, each (ok, number, description,
    directive, lines of YAML); raises where a line is none of it."""
    lines = text.split("\n")
    if lines.pop() != "" or lines.pop(0) != "TAP version 14":
        raise ValueError("a version first and a line end last")
    plan = re.fullmatch(r"1\.\.(\d+)", lines.pop(0))
    points, yaml = [], None
    for line in lines:
        point = TAP_LINE.fullmatch(line)
        if yaml is not None:
            if line == "  ...":
                yaml = None
            elif YAML_LINE.fullmatch(line):
                yaml.append(line)
            else:
                raise ValueError(f"no YAML: {line}")
        elif line == "  ---" and points and not points[-1][4]:
            yaml = points[-1][4]
        elif point:
            points.append((point[1] == "ok", int(point[2]), point[3], point[4], []))
        else:
            raise ValueError(f"no TAP: {line}")
    if yaml is not None or int(plan[1]) != len(points) or [p[1] for p in points] != list(range(1, len(points) + 1)):
        raise ValueError("the plan is not what was run")
    return points


def check_text(checks, mixed, good):
    process = check("-r", mixed)
    checks.that(process.returncode == 1, "a failing test exits 1", process)
    checks.that(b"1 passed, 2 failed, 1 known failures, 1 todos pass" in process.stdout, "counts", process)
    checks.that(check(mixed, "--format", "text").stdout == process.stdout, "text is the default")
    checks.that(check(good).returncode == 0, "all pass exits 0", check(good))


def check_tap(checks, mixed):
    process = check("-r", mixed, "--format=tap")
    checks.that(process.returncode == 1, "TAP: the same exit code", process)
    points = [p for p in parse_tap(process.stdout.decode("utf-8")) if "mixed.rules" in p[2]]
    checks.that([p[0] for p in points] == [True, False, False, False, True], f"TAP: ok or not: {points}")
    checks.that([p[3] for p in points] == [None, None, None, "TODO", "TODO"], f"TAP: directives: {points}")
    checks.that(points[1][2].endswith("mixed.rules:7: Pakistan accused India \\\\ \\#1."), f"TAP escapes: {points[1][2]}")
    checks.that(any("Accusation(agent = Pakistan" in line for line in points[1][4]), "TAP tells what was read")
    checks.that(not points[0][4] and not points[3][4], "TAP: only failures have details")


def check_junit(checks, mixed, good):
    process = check("-r", mixed, "-r", good, "--format", "junit")
    checks.that(process.returncode == 1, "JUnit: the same exit code", process)
    root = ElementTree.fromstring(process.stdout)
    checks.that(root.tag == "testsuites", "JUnit: the root")
    suites = {pathlib.Path(s.get("name")).name: s for s in root}
    suite = suites["mixed.rules"]
    checks.that("good.rules" in suites, f"JUnit: a suite a file: {list(suites)}")
    counts = [suite.get(k) for k in ("tests", "failures", "errors", "skipped")]
    checks.that(counts == ["5", "3", "0", "1"], f"JUnit: counts: {counts}")
    for key in ("tests", "failures", "skipped"):
        checks.that(int(root.get(key)) == sum(int(s.get(key)) for s in root), f"JUnit: the sum of {key}")
    cases = suite.findall("testcase")
    checks.that([c.get("line") for c in cases] == ["5", "7", "9", "10", "12"], "JUnit: lines")
    checks.that(all(c.get("classname") == "att:Accusation" and c.get("file").endswith("mixed.rules") for c in cases),
                "JUnit: block and file")
    checks.that(cases[0].get("name") == 'Pakistan accused Kabul of "this" & <that>.', f"JUnit escapes: {cases[0].get('name')}")
    kinds = [[e.tag for e in c] for c in cases]
    checks.that(kinds == [[], ["failure"], ["failure"], ["skipped"], ["failure"]], f"JUnit: outcomes: {kinds}")
    checks.that("read: Accusation(" in cases[1][0].get("message") and cases[2][0].get("type") == "none", "JUnit: messages")
    checks.that("todo passes" in cases[4][0].get("message"), "JUnit: a todo that passes")


def check_usage(checks, place, good):
    bad = check(good, "--format", "xml")
    checks.that(bad.returncode == 2 and b"expected text, junit or tap" in bad.stderr, "an unknown format", bad)
    both = check(good, "--show", "--format", "tap")
    checks.that(both.returncode == 2 and not both.stdout, "--show is no TAP", both)
    broken = place / "broken.rules"
    broken.write_text("event att:Attak\n  AGENT attacks\n", encoding="utf-8")
    for form in ("text", "junit", "tap"):
        process = check(broken, "--format", form)
        checks.that(process.returncode == 3 and not process.stdout, f"{form}: rules that do not compile", process)


def check_show(checks, good):
    process = check(good, "--show")
    text = process.stdout.decode("utf-8")
    words = " ".join(text.split())
    for expected in [
            "relation att:harbours, “harbours”",
            "the verb harbour (",
            "good.rules:6",
            "subject actor (att:Actor): the subject, or by … in the passive",
            "object armed group (att:ArmedGroup): the object, or the subject in the passive",
            "words “sanctuary, shelter, refuge”: as its object, predicate, particle or adverb",
            "to …; or to … with “sanctuary|shelter|…”",
            "place (may be missing) location (att:Location): in …",
            "attacked, attacking, attacks",
            "Its nouns are also read behind: stage",
            "Nothing is read where agent is: virus",
            "where the path leads: <obj lay >nsubj",
            "or the noun attack"]:
        checks.that(expected in words, f"--show prints: {expected}", process)
    checks.that(text.index("relation att:harbours") < text.index("event att:Attack"), "blocks in their order")
    checks.that(words.endswith("0 warnings"), "the results come last", process)
    narrow = [l for l in text.splitlines() if len(l) > 100 and "/" not in l]
    checks.that(not narrow, f"lines of at most 100 columns: {narrow}")


def main():
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        mixed, good = place / "mixed.rules", place / "good.rules"
        mixed.write_text(MIXED, encoding="utf-8")
        good.write_text(GOOD, encoding="utf-8")
        check_text(checks, mixed, good)
        check_tap(checks, mixed)
        check_usage(checks, place, good)
        check_show(checks, good)
        good.write_text(GOOD.replace("event att:Attack", "event att:Bombing"), encoding="utf-8")
        check_junit(checks, mixed, good)
    checks.end()


main()
