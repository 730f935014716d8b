# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""What README shows is what the program does: its sentence gives its Turtle, its
rules stand in rules/, and the sentences it lists are read as it says."""
import os
import re

from program import SOURCE, Checks, run


def explain(text):
    environment = dict(os.environ, ATTEST_DATA=str(SOURCE))
    return run("explain", text, env=environment).stdout.decode("utf-8")


def parts(turtle):
    """The pieces of a Turtle block between `;`, white space folded."""
    return [p for p in (" ".join(p.split()).rstrip(" .") for p in re.split(r"[;\n]", turtle)) if p]


def main():
    checks = Checks()
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    rules = "\n".join(p.read_text(encoding="utf-8") for p in sorted((SOURCE / "rules").glob("*.rules")))
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", readme, re.M)
    sentence = next(b.strip() for b in blocks if b.strip().startswith("Pakistan accused"))
    shown = " ".join(explain(sentence).split())
    turtle = [b for b in blocks if "att:describes" in b or " a att:Accusation" in b or "rdf:Statement" in b]
    checks.that(turtle, "README shows Turtle")
    for block in turtle:
        for part in parts(block):
            checks.that(part in shown, f"README's Turtle is written: {part}")
    lines = [l.strip() for b in blocks for l in b.splitlines() if re.match(r"\s+(AGENT|SUBJECT) ", l)]
    checks.that(lines, "README shows rules")
    for line in lines:
        checks.that(line in rules, f"README's rule is shipped: {line}")
    listed = re.findall(r'^- "([^"]+)"(?: \((\w+)\))?$', readme, re.M)
    checks.that(len(listed) >= 4, "README lists sentences")
    for text, outlook in listed:
        statements = explain(text).split("\nstatements\n")[1].split("\ntriples\n")[0]
        found = [l for l in statements.splitlines() if l.strip().startswith("harbours(")]
        checks.that(found and outlook in found[0], f"{text} is read as README says")
    checks.end()


main()
