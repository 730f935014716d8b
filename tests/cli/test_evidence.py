# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Levels of evidence: what each holds, that each holds the one below it, and
that every span is what the source has there."""
import collections
import json
import re

from program import SOURCE, Checks, run

ATT = "https://w3id.org/attest/ontology#"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# Beside an apostrophe and a dash that are normalised, code points beyond the BMP.
TEXT = ("Kenya’s army — the 𝒏ewest of all — attacked Al-Shabaab in Somalia on 3 May 2020. "
        "Uganda said Kenya had denied that it harbours Al-Shabaab. "
        "Chad accused Sudan of attacking Chad.")
ONLY_FULL = ("trigger", "filling", "rule", "variant")


def extract(level):
    row = json.dumps({"id": "one", "text": TEXT})
    done = run("extract", "--from", "jsonl", "--to", "ntriples", "--evidence", level, "-", data=row.encode())
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().splitlines()


def read(lines):
    """{subject: {predicate: [object]}}; literals without their quotes."""
    graph = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        value = rest[:-2]
        if value.startswith('"'):
            text = re.match(r'"(?:[^"\\]|\\.)*"', value)[0]
            value = json.loads(re.sub(r"\\U([0-9A-Fa-f]{8})", lambda m: chr(int(m[1], 16)), text))
        graph[subject.strip("<>")][predicate.strip("<>")].append(value.strip("<>"))
    return graph


def typed(graph, name):
    return {n: p for n, p in graph.items() if ATT + name in p.get(RDF + "type", ())}


def check_spans(checks, graph):
    for kind in ("Span", "Passage"):
        found = typed(graph, kind)
        checks.that(found, f"there are nodes of {kind}")
        for node, facts in found.items():
            start, end = (int(facts[OA + key][0]) for key in ("start", "end"))
            checks.that(TEXT[start:end] == facts[OA + "exact"][0], f"{node} quotes the source")


def check_statement(checks, graph, node, facts):
    for key in ("trigger", "rule", "variant"):
        checks.that(len(facts.get(ATT + key, ())) == 1, f"{node} has one {key}")
    passage = graph[facts[ATT + "statedIn"][0]]
    spans = [facts[ATT + "trigger"][0]]
    fillings = [graph[f] for f in facts.get(ATT + "filling", ())]
    checks.that(fillings, f"{node} says by which words")
    event = graph[facts[ATT + "describes"][0]] if ATT + "describes" in facts else facts
    for filling in fillings:
        role, filler = filling[ATT + "role"][0], filling[ATT + "filler"][0]
        checks.that(filler in event.get(role, ()), f"{node} fills {role} as its event does")
        spans += filling[ATT + "words"]
    for span in spans:
        checks.that(int(passage[OA + "start"][0]) <= int(graph[span][OA + "start"][0])
                    and int(graph[span][OA + "end"][0]) <= int(passage[OA + "end"][0]),
                    f"{span} lies in the passage")


def main():
    checks = Checks()
    lines = {level: extract(level) for level in ("full", "passage", "none")}
    full, passage, none = (set(lines[level]) for level in lines)
    checks.that(none < passage < full, "each level holds the one below it")
    done = run("extract", "--from", "jsonl", "--to", "ntriples", "-",
               data=json.dumps({"id": "one", "text": TEXT}).encode())
    checks.that(done.stdout.decode().splitlines() == lines["full"], "full is the default")

    graph = read(lines["full"])
    check_spans(checks, graph)
    statements = typed(graph, "Statement")
    checks.that(len(statements) > 3, "several statements")
    for node, facts in statements.items():
        check_statement(checks, graph, node, facts)
    words = {graph[f[ATT + "words"][0]][OA + "exact"][0] for f in typed(graph, "Filling").values()}
    checks.that("Al-Shabaab" in words and "Somalia" in words, "participants and places have their words")
    chains = [s for s in statements.values() if len(s.get(ATT + "attribution", ())) > 1]
    for chain in chains:
        orders = sorted(int(graph[a][ATT + "order"][0]) for a in chain[ATT + "attribution"])
        checks.that(orders[0] == 1, "chains of speakers are numbered from the innermost")

    low = read(lines["passage"])
    checks.that(len(typed(low, "Statement")) == len(statements), "passage has every statement")
    checks.that(not any(ATT + key in facts for facts in low.values() for key in ONLY_FULL),
                "and no rule, trigger or words of a role")
    checks.that(not typed(low, "Span") and typed(low, "Passage"), "passages, no spans")
    plain = read(lines["none"])
    checks.that(not typed(plain, "Statement") and not typed(plain, "Source"), "none has no statement")
    checks.that(typed(plain, "Factual") and len(typed(plain, "Event")) == len(typed(plain, "Factual")),
                "and only events that the source tells as fact")
    manual = (SOURCE / "src/cli/attest.1").read_text(encoding="utf-8")
    for level in lines:
        checks.that(f"\n.B {level}\n" in manual, f"the manual tells of {level}")
    checks.end()


main()
