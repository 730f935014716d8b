# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest check over packs of our own: what it warns of, with the whole message;
what --strict, an error and a test make its exit status; and that who only
extracts hears nothing of it."""
import os
import pathlib

from program import SOURCE, Checks, folder, run

ENVIRONMENT = dict(os.environ, ATTEST_DATA=str(SOURCE))
PREFIX = "prefix att: <https://w3id.org/attest/ontology#>\nprefix ex: <https://example.org/o#>\n"

ONTOLOGY = """@prefix att: <https://w3id.org/attest/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <https://example.org/o#> .
ex:Planet a owl:Class ; rdfs:subClassOf att:Location .
ex:Moon a owl:Class ; rdfs:subClassOf att:Location .
"""

GAZETTEER = """@prefix att: <https://w3id.org/attest/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/o#> .
@prefix e: <https://example.org/e/> .

e:Arland a att:State ; skos:prefLabel "Arland"@en ;
  skos:altLabel "The Republic"@en ,
    "AR"@en .

e:Borland a att:State ; skos:prefLabel "Borland"@en .
e:Luna a ex:Moon ; skos:prefLabel "Luna"@en .
"""

OTHER = """@prefix att: <https://w3id.org/attest/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix e: <https://example.org/e/> .
e:Corland a att:State ;
  skos:prefLabel "Corland"@en ;
  skos:altLabel "République"@fr , "the republic"@en ,
    "Luna"@en .
"""

DUPLICATE = """{other}:6:35: warning: label "the republic" of <https://example.org/e/Corland> also names \
<https://example.org/e/Arland>, of the same class
    skos:altLabel "République"@fr , "the republic"@en ,
                                    ^~~~~~~~~~~~~~
{one}:7:17: note: also of this one, which is always taken
    skos:altLabel "The Republic"@en ,
                  ^~~~~~~~~~~~~~
"""

SLOTS = PREFIX + """event att:Visit
  AGENT visits TARGET:ex:Moon
  AGENT tours TARGET:ex:Planet
  AGENT:Person flies to TARGET:att:Location
"""

UNFILLED = """{pack}:5:15: warning: nothing can fill TARGET:ex:Planet: no entry of a gazetteer, no noun, no name and no \
pattern is of its type
    AGENT tours TARGET:ex:Planet
                ^~~~~~~~~~~~~~~~
"""

# A pattern's class is one that something may have.
NAMED = PREFIX + """pattern ex:Planet
  "Planet" <NAME>
event att:Visit
  AGENT tours TARGET:ex:Planet
"""

NONES = PREFIX + """event att:Attack
  AGENT attacks TARGET
  none "Arland visited Borland."
  none "Nobody came."
event att:Visit
  AGENT visits TARGET
  test "Arland visited Borland."
    agent = Arland; target = Borland
"""

OTHERWISE = """{pack}:5:8: warning: none, but another block reads: Visit(agent = Arland, target = Borland)
    none "Arland visited Borland."
         ^~~~~~~~~~~~~~~~~~~~~~~~~
{pack}:8:3: note: by this line
    AGENT visits TARGET
    ^~~~~~~~~~~~~~~~~~~
"""

USELESS = PREFIX + """event att:Attack
  AGENT attacks|attacked TARGET
  AGENT attacks TARGET:att:State
  AGENT bombs don't of TARGET
  AGENT acccuses TARGET
event att:Visit
  AGENT attacks TARGET
"""

USELESS_SAYS = """{pack}:4:17: warning: unreachable alternative: another one matches all that it does
    AGENT attacks|attacked TARGET
                  ^~~~~~~~
{pack}:4:9: note: this one
    AGENT attacks|attacked TARGET
          ^~~~~~~
{pack}:5:3: warning: line adds nothing to another one of its block
    AGENT attacks TARGET:att:State
    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
{pack}:4:3: note: this line matches all of it
    AGENT attacks|attacked TARGET
    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
{pack}:6:15: warning: no token matches don't: it is written as the tokens "do" "n't"; write {{"do" "n't"}}
    AGENT bombs don't of TARGET
                ^~~~~
{pack}:7:9: warning: the vocabulary has never seen "acccuses"; did you mean "accuse"?
    AGENT acccuses TARGET
          ^~~~~~~~
{pack}:9:3: warning: "attack" states att:Visit here and att:Attack by another line; neither is a kind of the \
other, so narrow one or say "beside att:Attack"
    AGENT attacks TARGET
    ^~~~~~~~~~~~~~~~~~~~
{pack}:4:3: note: this line
    AGENT attacks|attacked TARGET
    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
"""

TODO = PREFIX + """event att:Visit
  AGENT visits TARGET
  todo "Arland visited Borland."
    agent = Arland; target = Borland
"""

TODO_SAYS = """{pack}:5:8: warning: todo passes: make it a test
    todo "Arland visited Borland."
         ^~~~~~~~~~~~~~~~~~~~~~~~~
"""

WRONG = PREFIX + "event att:Vist\n  AGENT visits TARGTE\n" + \
    "event att:Visit\n  AGENT visits TARGET agianst TARGET\n"

WRONG_SAYS = """{pack}:3:11: error: unknown class "att:Vist"; did you mean "Visit"?
  event att:Vist
            ^~~~
{pack}:6:23: error: unknown preposition "agianst"; did you mean "against"?
    AGENT visits TARGET agianst TARGET
                        ^~~~~~~
"""


def check(where, pack, *options):
    path = pathlib.Path(where) / "pack.rules"
    path.write_text(pack, encoding="utf-8")
    return run("check", "--ontology", f"{where}/o.ttl", "-g", f"{where}/a.ttl", *options, path,
               env=ENVIRONMENT), path


def compare(checks, what, process, expected, code):
    found = process.stderr.decode("utf-8")
    checks.that(found == expected, f"{what}: expected\n{expected}found\n{found}")
    checks.that(process.returncode == code, f"{what}: exit {code}", process)


def main():
    checks = Checks()
    with folder() as where:
        (pathlib.Path(where) / "o.ttl").write_text(ONTOLOGY, encoding="utf-8")
        one, other = pathlib.Path(where) / "a.ttl", pathlib.Path(where) / "b.ttl"
        one.write_text(GAZETTEER, encoding="utf-8")
        other.write_text(OTHER, encoding="utf-8")
        for what, pack, expected, codes in [
                ("unfilled slot", SLOTS, UNFILLED, (0, 1)),
                ("slot that a pattern fills", NAMED, "", (0, 0)),
                ("none of another block", NONES, OTHERWISE, (0, 1)),
                ("useless lines", USELESS, USELESS_SAYS, (0, 1)),
                ("todo that passes", TODO, TODO_SAYS, (1, 1)),
                ("errors", WRONG, WRONG_SAYS, (3, 3))]:
            for options, code in zip(((), ("--strict",)), codes):
                process, path = check(where, pack, *options)
                compare(checks, what, process, expected.format(pack=path), code)
        process, path = check(where, PREFIX + "event att:Visit\n  AGENT visits TARGET\n", "-g", other)
        compare(checks, "label twice", process, DUPLICATE.format(one=one, other=other), 0)
        process, path = check(where, PREFIX + "event att:Visit\n  AGENT visits TARGET\n", "--strict")
        compare(checks, "clean pack", process, "", 0)
        checks.that(b" 0 warnings" in process.stdout, "warnings are counted", process)

        lines = "".join(f"  AGENT visits TARGTE{i}\n" for i in range(40))
        process, path = check(where, PREFIX + "event att:Visit\n" + lines)
        found = process.stderr.decode("utf-8")
        checks.that(found.count(": error: ") == 20, "twenty errors are told", process)
        checks.that(found.endswith("note: stopped after 20 errors\n"), "and then it stops", process)
        checks.that(process.returncode == 3, "errors: exit 3", process)

        path.write_text(USELESS, encoding="utf-8")
        process = run("extract", "--ontology", f"{where}/o.ttl", "-r", path, "-g", one, "-", data=b"Arland attacked Borland.",
                      env=ENVIRONMENT)
        compare(checks, "extract does not warn", process, "", 0)
    checks.end()


main()
