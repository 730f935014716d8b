# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Discard blocks as their author sees them: each scope silences what it says and
no more, "unless" keeps a sentence, blocks of one name in two files add up, and
check, fmt, explain, --why-not and coverage tell of them."""
import pathlib

from program import Checks, folder, run

RULES = """prefix att: <https://w3id.org/attest/ontology#>

event att:Attack
  AGENT attacks|strikes TARGET

discard sport
  words goal attack
  clause in injury time
  sentence by [NUM] (run | wicket)
  document {league table}
  unless bomb | gunman
  test "Kenya attacked Uganda by six runs."
    words = by six runs; scope = sentence
  none "A bomb killed six runners."
"""
MORE = """discard sport
  sentence home crowd
  {test}
"""

# a text, and the sentences of it that still state something
TEXTS = [
    ("Kenya attacked Uganda.", ["Kenya attacked Uganda."]),
    # the sentence, and only that
    ("Kenya attacked Uganda by six runs. Chad attacked Libya.", ["Chad attacked Libya."]),
    ("Kenya attacked Uganda before the home crowd. Chad attacked Libya.", ["Chad attacked Libya."]),
    # the clause, not the one it hangs on, nor the other way round
    ("Kenya attacked Uganda, which struck Chad in injury time.", ["Kenya attacked Uganda"]),
    ("Kenya, which Uganda attacked, struck Chad in injury time.", ["Uganda attacked"]),
    # the words alone
    ("Kenya attacked Uganda after its goal attack on Chad.", ["Kenya attacked Uganda"]),
    # the document, also by a sentence that no rule reads
    ("Kenya attacked Uganda. This is the league table.", []),
    # kept
    ("Kenya attacked Uganda by six runs after a bomb fell. It left.", ["Kenya attacked Uganda"]),
    ("Kenya attacked Uganda. A bomb tore the league table.", ["Kenya attacked Uganda."]),
]


def attacks(path, rules, text):
    (path / "text.txt").write_text(text)
    process = run("extract", *sum((["-r", one] for one in rules), []), "--to", "events", path / "text.txt")
    return process, process.stdout.decode().strip().split("\n")[1:]


def check_scopes(checks, path, rules):
    for text, kept in TEXTS:
        process, rows = attacks(path, rules, text)
        checks.that(process.returncode == 0 and len(rows) == len(kept), f"{len(kept)} events in: {text}", process)


def check_messages(checks, path, rules):
    process = run("check", *rules)
    checks.that(process.returncode == 0 and b"3 passed" in process.stdout, "tests of discards hold", process)
    process = run("check", "--show", *rules)
    checks.that(b"silences the clause" in process.stdout and
                b"holds the block back in that sentence" in process.stdout, "what a line does is shown", process)
    rules[1].write_text(MORE.replace("{test}", 'none "Kenya attacked the home crowd."'))
    process = run("check", *rules)
    checks.that(process.returncode == 1 and "none fails; read: sentence, at “home crowd”" in process.stderr.decode(),
                "a none that is silenced fails", process)
    rules[1].write_text(MORE.replace("{test}", 'test "Kenya attacked the crowd."'))
    process = run("check", *rules)
    checks.that(process.returncode == 1 and b"test fails; read: nothing" in process.stderr,
                "a test that is not silenced fails", process)


def check_explain(checks, rules):
    process = run("explain", "-r", rules[0], "Kenya attacked Uganda by six runs.")
    told = process.stdout.decode()
    checks.that("  sport: sentence by [NUM] (run | wicket)\n    " + f"{rules[0]}:9, silences the sentence, at “by six runs”"
                in told, "explain names the line", process)
    process = run("explain", "-r", rules[0], "--html", "-", "Kenya attacked Uganda by six runs.")
    checks.that("silences the sentence, at “by six runs”" in process.stdout.decode(), "so does the page", process)
    process = run("explain", "-r", rules[0], "--why-not", "Attack", "Kenya attacked Uganda by six runs.")
    told = " ".join(process.stdout.decode().split())
    checks.that("discard sport silences the sentence, at “by six runs”: sentence by [NUM] (run | wicket)" in told,
                "--why-not names the reason", process)


def check_coverage(checks, path, rules):
    (path / "text.txt").write_text("Kenya attacked Uganda by six runs. Chad attacked Libya by two wickets.")
    process = run("coverage", rules[0], path / "text.txt")
    checks.that(b"2  sentence by [NUM] (run | wicket)" in process.stdout, "coverage counts its hits", process)


def main():
    checks = Checks()
    with folder() as name:
        path = pathlib.Path(name)
        rules = [path / "sport.rules", path / "more.rules"]
        rules[0].write_text(RULES)
        rules[1].write_text(MORE.replace("{test}", 'test "Kenya attacked the home crowd."'))
        check_scopes(checks, path, rules)
        check_messages(checks, path, rules)
        check_explain(checks, rules)
        check_coverage(checks, path, rules)
        process = run("fmt", "--check", rules[0])
        checks.that(process.returncode == 0, "fmt leaves it as it is", process)
    checks.end()


main()
