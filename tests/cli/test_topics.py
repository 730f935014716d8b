# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Topics as their user sees them: statements of events have what their sentence
is about, and only that; tables have a column for it; an author adds words to a
shipped topic, and topics of their own."""
import json
import pathlib

from program import Checks, folder, run

TEXT = """Kenya's parliament accused Uganda of rigging the election.
Kenya accused Uganda of lies.
Rwanda is an ally of Kenya after the election.
"""
ONTOLOGY = """@prefix att: <https://w3id.org/attest/ontology#> .
@prefix ex: <https://example.org/about#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vann: <http://purl.org/vocab/vann/> .
<https://example.org/about> a owl:Ontology ;
  vann:preferredNamespacePrefix "ex" ; vann:preferredNamespaceUri "https://example.org/about#" .
ex:truth a att:Topic ; rdfs:label "truth"@en .
"""
RULES = """prefix theme: <https://w3id.org/attest/topic#>
prefix ex: <https://example.org/about#>

topic ex:truth
  lie
  unless election
  test "Kenya accused Uganda of lies."
    words = lies

topic theme:election
  lie
  none "Kenya accused Uganda."
"""


def rows(checks, path, *options):
    process = run("extract", "--to", "events-jsonl", *options, path / "text.txt")
    checks.that(process.returncode == 0, "extract", process)
    return {row["sentence"]: row["contexts"] for row in map(json.loads, process.stdout.decode().splitlines())}


def main():
    checks = Checks()
    with folder() as name:
        path = pathlib.Path(name)
        (path / "text.txt").write_text(TEXT)
        (path / "about.ttl").write_text(ONTOLOGY)
        (path / "about.rules").write_text(RULES)
        found = rows(checks, path)
        first, second = TEXT.splitlines()[:2]
        checks.that(found.get(first) == ["election", "legislative"], f"what a sentence is about: {found}")
        checks.that(found.get(second) == [], f"nothing, where no word says so: {found}")
        graph = run("extract", path / "text.txt", "--to", "nt").stdout.decode().splitlines()
        about = [line.split() for line in graph if "ontology#context>" in line]
        events = {line.split()[0] for line in graph if "ontology#describes>" in line}
        checks.that(len(about) == 2 and all(line[0] in events for line in about),
                    f"statements of events have contexts, those of relations none: {about}")
        own = ("--ontology", path / "about.ttl", "-r", "shipped", "-r", path / "about.rules")
        found = rows(checks, path, *own)
        checks.that(found.get(second) == ["truth", "election"], f"topics and words of one's own: {found}")
        checks.that(found.get(first) == ["election", "legislative"], f"what holds a topic back: {found}")
        checked = run("check", "--strict", "--ontology", path / "about.ttl", path / "about.rules")
        checks.that(checked.returncode == 0 and b"2 passed" in checked.stdout, "their tests run", checked)
        told = run("explain", *own, second).stdout.decode()
        checks.that("ex:truth" in told and "what it is about, at \u201clies\u201d" in told, f"explain tells of them: {told}")
        wrong = run("check", path / "about.rules")
        checks.that(wrong.returncode == 3 and b'unknown topic "ex:truth"' in wrong.stderr, "an unknown topic", wrong)
    checks.end()


main()
