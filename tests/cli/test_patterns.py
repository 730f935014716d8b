# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Pattern blocks as their author sees them: check, its programs and messages,
explain, and the triples that an arrow gives."""
import pathlib

from program import Checks, folder, run

RULES = """prefix att: <https://w3id.org/attest/ontology#>

pattern att:StateBody
  <STATE> @guard_word -> part of STATE
  test "The Kenyan coastal guard accused Uganda of piracy."
    mention = Kenyan coastal guard; part of = Kenya; class = StateBody
  {test}

pattern att:Person
  <STATE_BODY> skipper <NAME> -> member of STATE_BODY
  test "The Kenyan coastal guard skipper Daniel Odinga accused Uganda."
    named = Daniel Odinga; member of = Kenyan coastal guard
  none "The skipper accused Uganda."

list guard_word = {coastal guard}, rangers
"""

SENTENCE = "The Kenyan coastal guard skipper Daniel Odinga accused Uganda of piracy."


def main():
    checks = Checks()
    with folder() as path:
        rules = pathlib.Path(path) / "guard.rules"

        rules.write_text(RULES.replace("{test}", 'none "The guard left Uganda."'))
        process = run("check", rules)
        checks.that(process.returncode == 0, "tests of patterns hold", process)
        process = run("check", "--show", rules)
        shown = process.stdout.decode()
        checks.that("makes Person, stratum 2; named NAME; memberOf STATE_BODY" in shown
                    and "near skipper: 1 or more from the start" in shown
                    and "mention StateBody" in shown, "programs are shown", process)

        process = run("explain", "-r", rules, SENTENCE)
        told = process.stdout.decode()
        checks.that("by att:Person: <STATE_BODY> skipper <NAME> -> member of STATE_BODY" in told
                    and f"{rules}:10" in told, "explain names the line", process)

        text = pathlib.Path(path) / "text.txt"
        text.write_text(SENTENCE)
        wanted = ("<https://w3id.org/attest/id/actor/Daniel_Odinga> "
                  "<https://w3id.org/attest/ontology#memberOf> "
                  "<https://w3id.org/attest/id/actor/Kenyan_coastal_guard> .",
                  "<https://w3id.org/attest/id/actor/Kenyan_coastal_guard> "
                  "<https://w3id.org/attest/ontology#partOf> ")
        rules.write_text(rules.read_text() +
                         "event att:Accusation\n  AGENT accuses TARGET\n")
        process = run("extract", "-r", rules, "--to", "ntriples", text)
        triples = process.stdout.decode()
        checks.that(all(w in triples for w in wanted), "arrows give triples", process)
        again = run("extract", "-r", rules, "--to", "ntriples", text)
        checks.that(again.stdout == process.stdout, "twice the same bytes")

        rules.write_text(RULES.replace("{test}", 'none "The Kenyan rangers left Uganda."'))
        process = run("check", rules)
        message = process.stderr.decode()
        checks.that(process.returncode == 1 and "guard.rules:7:8: error: none fails; read: "
                    "Kenyan rangers (StateBody, named Kenyan rangers, partOf Kenya)" in message,
                    "a failing test tells what was read", process)

        rules.write_text(RULES.replace("{test}", "<STATE> ranger -> prt of STATE"))
        process = run("check", rules)
        checks.that(process.returncode == 3 and 'unknown property "prt of"; did you mean "part of"?'
                    in process.stderr.decode(), "a wrong property is told", process)
    checks.end()


main()
