# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest link: what is proposed, what is not, and how bad input ends."""
import pathlib

import program

checks = program.Checks()
PREFIXES = """
@prefix att: <https://w3id.org/attest/ontology#> .
@prefix actor: <https://w3id.org/attest/id/actor/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <http://example.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
PERSON = "a att:Entity, att:Actor, att:Person ; skos:prefLabel"
GROUP = "a att:Entity, att:Actor, att:Group, att:ArmedGroup ; skos:prefLabel"


class Folder:
    def __init__(self, path):
        self.path = pathlib.Path(path)

    def write(self, name, text, prefixes=PREFIXES):
        (self.path / name).write_text(prefixes + text, encoding="utf-8")
        return self.path / name

    def link(self, graph, vocabulary, *options):
        return program.run("link", self.write("graph.ttl", graph), "--with", self.write("with.ttl", vocabulary), *options)

    def rows(self, graph, vocabulary, *options):
        """{candidate: (confidence, link, because)}"""
        run = self.link(graph, vocabulary, "--to", "tsv", "--min", "0.01", *options)
        checks.that(run.returncode == 0, "tsv is written", run)
        lines = [line.split("\t") for line in run.stdout.decode().splitlines()[1:]]
        return {r[2].removeprefix("http://example.org/"): (float(r[4]), r[5], r[6]) for r in lines}


def links_by_name_class_and_neighbour(f):
    graph = f"""actor:Brandt {PERSON} "Ilka Brandt" ; att:partOf actor:Zorvan .
        actor:Zorvan a att:Entity, att:State ; skos:prefLabel "Zorvan" ; owl:sameAs v:zorvan ."""
    person = 'v:p rdfs:label "Ilka Brandt" ; wdt:P31 wd:Q5 .'
    alone = f.rows(graph, person)["p"]
    near = f.rows(graph, person + "v:p wdt:P27 v:zorvan .")["p"]
    checks.that(near[0] > alone[0] > 0.8, "a shared neighbour adds confidence")
    checks.that("shared neighbour: Zorvan" in near[2] and near[1] == "close", "it is named")
    told = f.rows(graph, person + 'v:p schema:description "Zorvanian minister" .')["p"]
    checks.that(told[0] > alone[0] and "described with: Zorvan" in told[2], "so does a description")
    city = f.rows(graph, 'v:p rdfs:label "Ilka Brandt" ; wdt:P31 wd:Q515 .')["p"]
    checks.that(city[0] < 0.05 and "class excludes it" in city[2], "a city is no person")
    broad = f.rows(graph, 'v:p skos:prefLabel "Ilka Brandt" ; skos:broader v:people . v:people skos:broadMatch att:Person .')["p"]
    checks.that("class fits" in broad[2], "classes are reached by skos:broader")


def passes_over_what_is_none(f):
    graph = f"""actor:Brandt {PERSON} "Ilka Brandt" ; att:partOf actor:Zorvan .
        actor:Zorvan a att:Entity, att:State ; skos:prefLabel "Zorvan" ; owl:sameAs v:zorvan ."""
    listed = f.rows(graph, 'v:p skos:prefLabel "Ilka Brandt" ; skos:inScheme v:zorvan . v:zorvan skos:topConceptOf v:p .')["p"]
    checks.that("neighbour" not in listed[2], "a property that is said to lead to none does not")


def says_what_is_ambiguous(f):
    graph = f'actor:Brandt {PERSON} "Ilka Brandt" .'
    two = 'v:a rdfs:label "Ilka Brandt" ; wdt:P31 wd:Q5 . v:b rdfs:label "Ilka Brandt" ; wdt:P31 wd:Q5 .'
    rows = f.rows(graph, two)
    checks.that([r[1] for r in rows.values()] == ["ambiguous"] * 2, "both are said to be ambiguous")
    run = f.link(graph, two, "--to", "ntriples", "--assert", "0.01", "--min", "0.6")
    checks.that(run.stdout.count(b"#isAmbiguous> \"true\"") == 2, "above --min together, both are proposed", run)
    checks.that(b"closeMatch" not in run.stdout and b"sameAs" not in run.stdout, "neither is linked")
    checks.that(b"1 ambiguous, 0 asserted" in run.stderr, "that is counted", run)


def asserts_only_when_told(f):
    graph, vocabulary = f'actor:Brandt {PERSON} "Ilka Brandt" .', 'v:a rdfs:label "Ilka Brandt" ; wdt:P31 wd:Q5 .'
    for options, wanted in ((), b"core#closeMatch"), (("--assert", "0.9"), b"owl#sameAs"), (("--assert", "0.99"), b"core#closeMatch"):
        run = f.link(graph, vocabulary, "--to", "ntriples", *options)
        links = [line for line in run.stdout.splitlines() if b"closeMatch" in line or b"sameAs" in line]
        checks.that(len(links) == 1 and wanted in links[0], f"{options}: {wanted}", run)


def leaves_listed_ones_alone(f):
    graph = f'actor:Reds {GROUP} "Red Guard of Zorvan" . actor:Blues {GROUP} "Blue Guard" ; owl:sameAs v:x .'
    vocabulary = 'v:r rdfs:label "Red Guard of Zorvan" . v:b rdfs:label "Blue Guard" .'
    checks.that(list(f.rows(graph, vocabulary)) == ["r"], "what is the same as something needs no link")
    gazetteer = f.write("gazetteer.ttl", 'actor:Reds a att:ArmedGroup ; skos:prefLabel "Red Guard of Zorvan" .')
    checks.that(not f.rows(graph, vocabulary, "-g", gazetteer), "nor does what a gazetteer lists")


def judges_time(f):
    graph = f"""actor:Reds {GROUP} "Red Guard of Zorvan" .
        v:e a att:Event ; att:agent actor:Reds ; att:begin "2003-05-01"^^xsd:date ."""
    born = 'v:r rdfs:label "Red Guard of Zorvan" ; wdt:P571 "%s"^^xsd:dateTime .'
    late = f.rows(graph, born % "2015-01-01T00:00:00Z")["r"]
    early = f.rows(graph, born % "1990-01-01T00:00:00Z")["r"]
    checks.that("began later" in late[2] and late[0] < 0.2, "what began later is not meant")
    checks.that("there at the time" in early[2] and early[0] > 0.8, "what was there may be")


def prefers_who_held_an_office_then(f):
    graph = f"""actor:Brandt {PERSON} "Ilka Brandt" ; %s actor:Zorvan .
        actor:Zorvan a att:Entity, att:State ; skos:prefLabel "Zorvan" .
        v:e a att:Event ; att:agent actor:Brandt ; att:begin "2003-05-01"^^xsd:date ."""
    two = """v:a rdfs:label "Ilka Brandt" ; wdt:P31 wd:Q5 . v:b rdfs:label "Ilka Brandt" ; wdt:P31 wd:Q5 .
        v:t att:holder v:a ; att:officeOf actor:Zorvan ; att:time "1989-01-20/1993-01-20" .
        v:b <http://www.wikidata.org/prop/P39> v:s . v:s <http://www.wikidata.org/prop/qualifier/P580> "2001-01-20" ."""
    rows = f.rows(graph % "att:partOf", two)
    checks.that(rows["b"][1] == "close" and "in office at the time" in rows["b"][2], "who held one then")
    checks.that(not rows["a"][1] and "in office at other times" in rows["a"][2], "not who held one before")
    rows = f.rows(graph % "att:locatedIn", two)
    checks.that(not any("in office" in r[2] for r in rows.values()), "nothing where no office is named")


def writes_the_same_bytes(f):
    golden = program.SOURCE / "tests/golden/link"
    turtle = (golden / "vocabulary.ttl").read_text(encoding="utf-8")
    head, body = turtle.split("\n\n", 2)[1:]
    backwards = f.write("backwards.ttl", "\n".join(reversed(body.splitlines())), head + "\n")
    runs = [program.run("link", golden / "graph.ttl", "--with", w) for w in
            (golden / "vocabulary.ttl", golden / "vocabulary.ttl", backwards)]
    checks.that(len({r.stdout for r in runs}) == 1 and len(runs[0].stdout) > 9000, "order does not matter")
    lines = f.path / "vocabulary.nt"
    with lines.open("wb") as out:
        store = f.path / "store"
        program.run("load", "--store", store, golden / "vocabulary.ttl")
        out.write((store / "graph.nt").read_bytes())
    by_line = program.run("link", golden / "graph.ttl", "--with", lines)
    checks.that(by_line.stdout == runs[0].stdout, "N-Triples, read by line, give the same", by_line)


def ends_on_bad_input(f):
    graph, good = f.write("g.ttl", f'actor:Brandt {PERSON} "Ilka Brandt" .'), f.write("v.ttl", 'v:a rdfs:label "Ilka Brandt" .')
    out = f.path / "out.ttl"
    bad = {"broken.nt": b"<u:a> <u:b> <u:c .\n", "latin.nt": b'<u:a> <u:b> "caf\xe9" .\n', "cut.nt": b'<u:a> <u:b> "', "x.ttl": b"<u:a"}
    for name, text in bad.items():
        (f.path / name).write_bytes(text)
        run = program.run("link", graph, "--with", f.path / name, "-o", out)
        checks.that(run.returncode == 4 and name.encode() in run.stderr and not out.exists(), name, run)
    (f.path / "hostile.nt").write_bytes(
        b'<u:a b> <http://www.w3.org/2000/01/rdf-schema#label> "Ilka Brandt" .\n'
        b'<u:c> <http://www.w3.org/2000/01/rdf-schema#label> "Ilka\\tBrandt" .\n')
    run = program.run("link", graph, "--with", f.path / "hostile.nt", "--to", "ntriples")
    checks.that(run.returncode == 0 and b"u:c" in run.stdout and run.stdout.count(b"LinkProposal") == 1, "an IRI that RDF refuses is no candidate", run)
    run = program.run("link", graph, "--with", f.path / "hostile.nt", "--to", "tsv", "--min", "0.01")
    checks.that(all(line.count(b"\t") == 6 for line in run.stdout.splitlines()), "cells hold no tabs", run)
    missing = program.run("link", graph, "--with", f.path / "none.nt")
    checks.that(missing.returncode == 4 and b"none.nt" in missing.stderr, "a file that is not there", missing)
    for options in ([graph], ["--with", good], [graph, "--with", good, "--min", "2"], [graph, "--with", good, "--min", "x"],
                    [graph, "--with", good, "--most", "0"], [graph, "--with", good, "--to", "xml"], [graph, "--with", good, "--wit", "x"]):
        run = program.run("link", *options)
        checks.that(run.returncode == 2 and run.stderr, f"usage {options[1:]}", run)
    table = f.write("table.ttl", 'v:p att:linkRole "lable" .')
    run = program.run("link", graph, "--with", good, "--ontology", table)
    checks.that(run.returncode == 4 and b"lable" in run.stderr, "an unknown role", run)


with program.folder() as path:
    for test in (links_by_name_class_and_neighbour, passes_over_what_is_none, says_what_is_ambiguous, asserts_only_when_told,
                 leaves_listed_ones_alone, judges_time, prefers_who_held_an_office_then, writes_the_same_bytes, ends_on_bad_input):
        test(Folder(path))
checks.end()
