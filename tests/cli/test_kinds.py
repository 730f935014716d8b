# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Of a class and a kind of it that are read at one word only the kind is told,
with the roles that the lines of both find."""
import pathlib
import re

from program import Checks, folder, run

RULES = """prefix att: <https://w3id.org/attest/ontology#>

event att:Assault
  AGENT hits|bombs TARGET
  AGENT strikes

event att:Airstrike
  AGENT bombs (from PLACE)

event att:Killing
  AGENT strikes TARGET

event att:Protest
  AGENT bombs TARGET
"""

# what lines read, and the events of it
SENTENCES = [
    # one class, and nothing below it there
    ("Kenya hit Uganda.", ["Assault(agent = Kenya, target = Uganda)"]),
    # the kind lacks the target, which the class above it finds; Protest is no kind
    ("Kenya bombed Uganda.", ["Airstrike(agent = Kenya, target = Uganda)", "Protest(agent = Kenya, target = Uganda)"]),
    # the kind finds more
    ("Kenya struck Uganda.", ["Killing(agent = Kenya, target = Uganda)"]),
    # it finds nothing here
    ("Kenya struck.", ["Assault(agent = Kenya)"]),
]


def main():
    checks = Checks()
    with folder() as name:
        rules = pathlib.Path(name) / "kinds.rules"
        rules.write_text(RULES)
        for sentence, events in SENTENCES:
            process = run("explain", "-r", rules, sentence)
            stated = process.stdout.decode().split("\nstatements\n")[1].split("\ntriples\n")[0]
            found = sorted(re.findall(r"^  (\w+\(.*\))", stated, re.M))
            checks.that(found == events, f"{events} in: {sentence}, found {found}", process)
    checks.end()


main()
