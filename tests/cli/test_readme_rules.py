# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""What rules/README.md claims is executed: its rules blocks pass `check --strict`,
its tables of sentences are what explain reads, its consoles show what the
commands print, and its grammar has every keyword. Wrong claims are found."""
import os
import pathlib
import re
import shlex

from program import SOURCE, Checks, folder, run

PAGE = SOURCE / "rules" / "README.md"
PREFIX = "prefix att: <https://w3id.org/attest/ontology#>\n"
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
# | variant or nothing | "A sentence." | `Class(role = value)` or nothing |
ROW = re.compile(r'^\| (?:`([\w-]+)` )?\| "([^"]+)" \| (`.+`|nothing) \|$', re.M)
ENVIRONMENT = dict(os.environ, ATTEST_DATA=str(SOURCE))
KEYWORDS = {"parser.c": r'\{\{"(\w+)", \d+\}', "dump.c": r'\[ATT_BLOCK_\w+\] = "(\w+)"',
            "parse_discard.c": r'\[ATT_DISCARD_\w+\] = "(\w+)"'}


def fences(page, language):
    return [(m[2], m[3]) for m in FENCE.finditer(page) if m[1] == language]


def attest(place, *words):
    return run(*words, cwd=place, env=ENVIRONMENT)


def wrong_blocks(page, place):
    """Every block of rules, alone beside what ships."""
    wrong = []
    for number, (name, text) in enumerate(fences(page, "rules")):
        if name and "/" in name:
            continue  # of a pack: a console checks it
        path = place / f"block{number}.rules"
        path.write_text(text if text.startswith("prefix") else PREFIX + text, encoding="utf-8")
        process = attest(place, "check", "--strict", path.name)
        if process.returncode or b" 0 failed" not in process.stdout:
            wrong.append((process.stdout + process.stderr).decode("utf-8"))
    return wrong


def read(place, sentence):
    text = attest(place, "explain", sentence).stdout.decode("utf-8")
    fired = text.split("\nfired lines\n")[-1].split("\nstatements\n")[0]
    stated = text.split("\nstatements\n")[1].split("\ntriples\n")[0] if "\nstatements\n" in text else ""
    return fired, [line.strip() for line in stated.splitlines() if re.match(r"  \w+\(", line)]


def wrong_rows(page, place):
    """Every row of a table: all that is stated, and a line fired by that variant."""
    wrong = []
    for variant, sentence, claim in ROW.findall(page):
        fired, stated = read(place, sentence)
        wanted = re.findall(r"`([^`]+)`", claim)
        if sorted(wanted) != sorted(stated):
            wrong.append(f"{sentence}: expected {wanted}, read {stated}")
        if variant and not re.search(rf"\.rules:\d+, {variant}\b", fired):
            wrong.append(f"{sentence}: no line fired by {variant}")
    return wrong


def fits(expected, printed):
    """Is this the line? "…" inside it stands for anything."""
    return re.fullmatch(".*".join(map(re.escape, expected.split("…"))), printed.rstrip()) is not None


def shows(expected, printed):
    """Do the lines stand in the output, in order? A line of "…" skips any number of lines."""
    at, skipping = 0, False
    for line in (l.rstrip() for l in expected):
        if line.strip() == "…":
            skipping = True
            continue
        while skipping and at < len(printed) and not fits(line, printed[at]):
            at += 1
        if at >= len(printed) or not fits(line, printed[at]):
            return False
        at, skipping = at + 1, False
    return skipping or at == len(printed)


def wrong_consoles(page, place):
    """Every command that is shown with what it prints, in the page's own files."""
    for language in ("rules", "turtle", "text"):
        for name, text in fences(page, language):
            if name:
                (place / name).parent.mkdir(exist_ok=True)
                (place / name).write_text(text, encoding="utf-8")
    wrong = []
    for _, text in fences(page, "console"):
        for shown in re.split(r"^\$ ", text, flags=re.M)[1:]:
            command, *expected = shown.rstrip("\n").split("\n")
            words = shlex.split(command)
            assert words[0] == "attest", command
            process = attest(place, *words[1:])
            printed = (process.stdout + process.stderr).decode("utf-8").replace(str(SOURCE) + "/", "")
            if not shows(expected, printed.rstrip("\n").split("\n") if printed else []):
                wrong.append(f"$ {command}\n{printed}")
    return wrong


def wrong_grammar(page):
    """Words of the parser's tables that the grammar lacks; productions without a definition."""
    grammar = fences(page, "ebnf")[0][1]
    wrong = []
    for name, pattern in KEYWORDS.items():
        words = set(re.findall(pattern, (SOURCE / "src" / "rules" / name).read_text(encoding="utf-8"), re.M))
        wrong += [f"{name}: {word}" for word in words if f'"{word}"' not in grammar]
    bare = re.sub(r'\(\*.*?\*\)|"[^"]*"|\'[^\']*\'', " ", grammar)
    defined = set(re.findall(r"^(\w+) += ", bare, re.M))
    used = set(re.findall(r"\b[a-z]\w*\b", bare)) - {"letters", "digits", "characters", "blank"}
    return wrong + [f"undefined: {name}" for name in used - defined]


def wrong_lists(page):
    """Lists that the mechanism asks for: shown as they are, and declared."""
    lines = re.findall(r'^ATT_KNOWN_LIST\(\w+,\s*"(\w+)",\s*"([^"]*)"\)',
                       (SOURCE / "src" / "rules" / "known_lists.def").read_text(encoding="utf-8"), re.M)
    declared = set()
    for path in (SOURCE / "rules" / "english").glob("*.rules"):
        declared |= set(re.findall(r"^list (\w+) =", path.read_text(encoding="utf-8"), re.M))
    return ([f"not shown: {name}" for name, what in lines if f"| `{name}` | {what} |" not in page] +
            [f"not declared: {name}" for name, what in lines if name not in declared] +
            ([] if lines else ["no list is known"]))


def check_page(checks, page, place):
    for what, wrong in (("block", wrong_blocks(page, place)), ("row", wrong_rows(page, place)),
                        ("console", wrong_consoles(page, place)), ("grammar", wrong_grammar(page)),
                        ("list", wrong_lists(page))):
        for claim in wrong:
            checks.that(False, f"{what}: {claim}")
    checks.that(len(fences(page, "rules")) >= 10, "the page has blocks of rules")
    checks.that(len(ROW.findall(page)) >= 20, f"and rows: {len(ROW.findall(page))}")
    checks.that(len(fences(page, "console")) >= 4, "and consoles")
    variants = re.findall(r'^ATT_VARIANT\(\w+, "([\w-]+)"',
                          (SOURCE / "src" / "document" / "variants.def").read_text(encoding="utf-8"), re.M)
    for variant in variants:
        checks.that(re.search(rf"^\| `{variant}` \||variant = {variant}$|\*{variant}\*", page, re.M), f"{variant} is shown")


def check_wrong_claims(checks, place):
    """Each kind of wrong claim is found."""
    block = '```rules\nevent att:Attack\n  AGENT attacks TARGET\n  test "Kenya attacked Uganda."\n    agent = %s\n```\n'
    checks.that(not wrong_blocks(block % "Kenya", place), "a right block passes")
    checks.that(wrong_blocks(block % "Rwanda", place), "a wrong block is found")
    row = '| `%s` | "Kenya attacked Uganda." | `Attack(agent = %s, target = Uganda)` |\n'
    checks.that(not wrong_rows(row % ("active", "Kenya"), place), "a right row passes")
    checks.that(wrong_rows(row % ("active", "Rwanda"), place), "a wrong fact is found")
    checks.that(wrong_rows(row % ("passive", "Kenya"), place), "a wrong variant is found")
    checks.that(wrong_rows('| | "Kenya attacked Uganda." | nothing |\n', place), "something is not nothing")
    console = "```console\n$ attest version\n%s\n```\n"
    version = attest(place, "version").stdout.decode("utf-8").strip()
    checks.that(not wrong_consoles(console % version, place), "a right console passes")
    checks.that(wrong_consoles(console % "attest 99", place), "a wrong console is found")
    checks.that(wrong_lists("| `control` | |"), "a missing list is found")
    checks.that(wrong_grammar('```ebnf\nfile = "event" name ;\n```\n'), "a poor grammar is found")


def main():
    checks = Checks()
    with folder() as name:
        check_page(checks, PAGE.read_text(encoding="utf-8"), pathlib.Path(name))
    with folder() as name:
        check_wrong_claims(checks, pathlib.Path(name))
    checks.end()


main()
