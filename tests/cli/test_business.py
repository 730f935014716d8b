# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Other domains: the pack of company takeovers compiles, checks, reads its
sample and answers; an ontology that shares no class with politics does as
well; and what attest ships for politics and a pack leave each other alone."""
import pathlib
import re
import shutil
import subprocess
import sys

from program import SOURCE, Checks, folder, run

sys.path.insert(0, str(SOURCE / "tests"))
from check_terms import FRAME  # noqa: E402

PACK = SOURCE / "rules" / "business"
OPTIONS = ("--ontology", PACK / "ontology.ttl", "-g", PACK / "actors.ttl", "-r", PACK)
ATT = "https://w3id.org/attest/ontology#"

WHAT_IS_DENIED = """
PREFIX att: <https://w3id.org/attest/ontology#>
PREFIX business: <https://w3id.org/attest/business#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?target ?speaker ?sentence WHERE {
  ?s att:describes ?bid ; att:polarity att:Negated ; att:attributedTo ?who ;
     att:statedIn ?p .
  ?bid a business:Bid ; business:target ?t .
  ?t rdfs:label ?target . ?who rdfs:label ?speaker . ?p oa:exact ?sentence
}
"""

# A domain that hangs below nothing of attest's: musicians and their bands.
MUSIC = """
@prefix att: <https://w3id.org/attest/ontology#> .
@prefix m: <https://example.org/music#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vann: <http://purl.org/vocab/vann/> .
<https://example.org/music> a owl:Ontology ;
  vann:preferredNamespacePrefix "m" ; vann:preferredNamespaceUri "https://example.org/music#" .
m:Band a owl:Class ; att:trait att:Unclassed, att:Acting ; att:folder "band" ; att:hasBodies m:Section .
m:Section a owl:Class ; att:folder "band" .
m:Player a owl:Class ; att:trait att:Personal, att:Acting ; att:folder "player" .
m:Hall a owl:Class ; att:folder "hall" .
m:Hiring a owl:Class .
m:Complaint a owl:Class .
m:agent a owl:ObjectProperty ; rdfs:domain m:Complaint ; rdfs:range m:Band ; att:trait att:Voice .
m:hirer a owl:ObjectProperty ; rdfs:domain m:Hiring ; rdfs:range m:Band .
m:hired a owl:ObjectProperty ; rdfs:domain m:Hiring ; rdfs:range m:Player .
m:matter a owl:ObjectProperty ; rdfs:domain m:Complaint .
m:hall a owl:ObjectProperty ; rdfs:domain m:Hiring ; rdfs:range m:Hall ; att:trait att:Whereabouts .
m:sectionOf a owl:ObjectProperty ; rdfs:domain m:Section ; rdfs:range m:Band ; att:trait att:Belonging .
m:admires a owl:ObjectProperty ; rdfs:range m:Band .
m:founded a owl:DatatypeProperty ; rdfs:domain m:Band ; att:trait att:Carried .
"""
PLAYERS = """
@prefix att: <https://w3id.org/attest/ontology#> .
@prefix m: <https://example.org/music#> .
@prefix band: <https://w3id.org/attest/id/band/> .
@prefix hall: <https://w3id.org/attest/id/hall/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
band:Larkspur a m:Band ; skos:prefLabel "Larkspur" ; m:founded "1987"^^xsd:gYear .
band:Ninefold a m:Band ; skos:prefLabel "Ninefold" .
hall:Tarn_Hall a m:Hall ; skos:prefLabel "Tarn Hall" .
<https://example.org/noun> a att:ActorNoun ; att:noun "singer", "drummer" ; att:reads m:Player .
<https://example.org/part> a att:ActorNoun ; att:noun "choir", "orchestra" ; att:reads m:Section .
"""
MUSIC_RULES = """
prefix m: <https://example.org/music#>

event m:Hiring
  HIRER hires HIRED
  test "Larkspur hired Mira Holt in Tarn Hall."
    hirer = Larkspur; hired = Mira Holt; hall = Tarn Hall

event m:Complaint
  AGENT complains that MATTER

relation m:admires
  SUBJECT admires OBJECT
"""
MUSIC_TEXT = """Larkspur hired Mira Holt in Tarn Hall. The Larkspur choir admires Ninefold.
Ninefold complained that Larkspur had hired Mira Holt.
"""
# the triples' terms that the last text must have, and a literal
MUSIC_WANTED = [
    "<https://w3id.org/attest/id/player/Mira_Holt> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/music#Player> .",
    "<https://example.org/music#hall> <https://w3id.org/attest/id/hall/Tarn_Hall> .",
    "<https://w3id.org/attest/id/band/Larkspur_choir> <https://example.org/music#sectionOf> <https://w3id.org/attest/id/band/Larkspur> .",
    "<https://w3id.org/attest/id/band/Larkspur_choir> <https://example.org/music#admires> <https://w3id.org/attest/id/band/Ninefold> .",
    "<https://w3id.org/attest/ontology#attributedTo> <https://w3id.org/attest/id/band/Ninefold> .",
    '<https://example.org/music#founded> "1987"^^<http://www.w3.org/2001/XMLSchema#gYear> .',
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/attest/ontology#Event> .",
]


def check_turtle(checks):
    """The pack's Turtle, read by somebody else."""
    rapper = shutil.which("rapper")
    for file in sorted(PACK.glob("*.ttl")) if rapper else []:
        process = subprocess.run([rapper, "-q", "-c", "-i", "turtle", file], capture_output=True, timeout=60, check=False)
        checks.that(process.returncode == 0 and not process.stderr, f"rapper reads {file.name}", process)


def rows(process):
    lines = process.stdout.decode("utf-8").replace("\r", "").splitlines()
    return sorted(lines[1:])


def check_pack(checks, place):
    process = run("check", "--strict", *OPTIONS)
    checks.that(process.returncode == 0, "the pack's tests pass without a warning", process)
    checks.that(b" 0 failed" in process.stdout, "none fails", process)
    graph = place / "sample.ttl"
    process = run("extract", *OPTIONS, "-o", graph, PACK / "sample.txt")
    checks.that(process.returncode == 0 and not process.stderr, "the sample is read without a word", process)
    whole = run("extract", "--ontology", PACK, "-g", PACK, "-r", PACK, PACK / "sample.txt")
    checks.that(whole.stdout == graph.read_bytes(), "the folder will do for each option", whole)
    text = graph.read_text(encoding="utf-8")
    for wanted in ("@prefix business: ", "company:Brightwater\n", 'business:ticker "BWTR"',
                   "company:Dorset_Brewing_plc\n", "att:partOf company:Brightwater"):
        checks.that(wanted in text, f"the graph has {wanted.strip()}")
    process = run("query", graph, PACK / "who-bought-whom.rq", "--to", "csv")
    checks.that(rows(process) == ["Brightwater,Harrow Foods,2024-05"], f"who bought whom: {rows(process)}", process)
    process = run("query", graph, "-e", WHAT_IS_DENIED, "--to", "csv")
    checks.that([r.split(",")[:2] for r in rows(process)] ==
                [["Lumenary", "Tessellate"], ["Marlow Pharma", "Brightwater"], ["Marlow Pharma", "Ines Calloway"]],
                f"what is denied: {rows(process)}", process)


def check_readme(checks, place):
    """The commands that the pack's README gives, one after another."""
    text = (PACK / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    attest (.+)$", text, re.M)
    checks.that(len(commands) == 3, "README gives three commands")
    for command in commands:
        words = [SOURCE / w if w.startswith("rules/") else w for w in command.split()]
        process = run(*words, cwd=place)
        checks.that(process.returncode == 0, f"attest {command}", process)
    checks.that(b"Harrow Foods" in process.stdout, "the last one answers", process)


def check_apart(checks, place):
    process = run("check", SOURCE / "rules")
    checks.that(process.returncode == 0, "rules/ compiles without the pack", process)
    blocks = int(re.match(rb"(\d+) blocks", process.stdout).group(1))
    alone = run("check")
    checks.that(int(re.match(rb"(\d+) blocks", alone.stdout).group(1)) == blocks, "so does what ships", alone)
    text = place / "politics.txt"
    text.write_text("Pakistan attacked Afghanistan. Norway bought Brightwater.\n", encoding="utf-8")
    shipped = run("extract", text)
    checks.that(b"att:Attack" in shipped.stdout, "politics is read without options", shipped)
    checks.that(b"business" not in shipped.stdout, "and without the pack", shipped)
    packed = run("extract", *OPTIONS, text)
    checks.that(packed.returncode == 0 and b"att:Attack" not in packed.stdout,
                "the pack is read without politics", packed)


def check_stranger(checks, place):
    for name, text in (("music.ttl", MUSIC), ("players.ttl", PLAYERS), ("music.rules", MUSIC_RULES),
                       ("music.txt", MUSIC_TEXT)):
        (place / name).write_text(text, encoding="utf-8")
    options = ("--ontology", place / "music.ttl", "-g", place / "players.ttl", "-r", place / "music.rules")
    process = run("check", *options)
    checks.that(process.returncode == 0, "a stranger's rules pass", process)
    process = run("extract", *options, "--to", "ntriples", place / "music.txt")
    graph = process.stdout.decode("utf-8")
    checks.that(process.returncode == 0, "a stranger's text is read", process)
    for wanted in MUSIC_WANTED:
        checks.that(wanted in graph, f"the stranger's graph has {wanted}")
    named = set(re.findall(re.escape(ATT) + r"(\w+)", graph))
    checks.that(named <= FRAME, f"and nothing of politics: {sorted(named - FRAME)}")
    matters = re.findall(r"<https://example.org/music#matter> <([^>]+)>", graph)
    checks.that(len(matters) == 1, "the complaint is about what was done")


def main():
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        check_turtle(checks)
        check_pack(checks, place)
        check_readme(checks, place)
        check_apart(checks, place)
        check_stranger(checks, place)
    checks.end()


main()
