# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""TinySPARQL answers as the standard says, or refuses by name; auto takes Redland for what it
refuses; a store's index is made by loading, and not used once the graph is another."""
import csv
import io
import pathlib
import re

from program import Checks, folder, run

GRAPH = """@prefix e: <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:a a e:K ; e:p e:b ; e:name "Zo\u00eb" ; e:age 7 ; e:w 0.5 ; e:day "2001-05-01"^^xsd:date ; e:lab "x"@en .
e:b a e:K ; e:p e:c ; e:name "zoe" , "b-c" ; e:age 3 ; e:w 1.25 ; e:t "2001~"^^<http://e/edtf> .
e:c a e:L ; e:p e:a , e:d ; e:q e:a ; e:name "b\u00adc" , "bc" , "a*c" ; e:day "1999-12-31"^^xsd:date .
e:d a e:L ; e:name "q\\"x\\\\y" , "li\\nne" ; e:age 12 ; e:odd "007"^^xsd:integer .
_:x e:q e:d ; e:name "nobody" .
"""
MIXED = GRAPH + 'e:d e:mix 1 , "one" , e:a .\n'
# pattern or query -> the rows, sorted; values as CSV has them, without http://e/
ANSWERS = {
    "SELECT ?x { e:a e:p+ ?x }": ["a", "b", "c", "d"],
    "SELECT ?x { ?x ^e:p e:a }": ["b"],
    "SELECT ?x { e:b e:p/e:p ?x }": ["a", "d"],
    "SELECT ?x { e:c (e:p|e:q) ?x }": ["a", "a", "d"],
    "SELECT DISTINCT ?x ?y { ?x (e:p|^e:q) ?y }": ["a,b", "a,c", "b,c", "c,a", "c,d", "d,_"],
    "SELECT ?x { ?x a e:L FILTER NOT EXISTS { ?x e:p ?y } }": ["d"],
    "SELECT ?x { ?x e:p ?z MINUS { ?x e:age ?y } }": ["c", "c"],
    "SELECT ?x { ?x e:p ?z FILTER EXISTS { ?z e:day ?d } }": ["b", "c"],
    "SELECT ?x ?d { ?x a e:L OPTIONAL { ?x e:day ?d } }": ["c,1999-12-31", "d,"],
    "SELECT ?x { { ?x e:age 3 } UNION { ?x e:age 12 } }": ["b", "d"],
    "SELECT ?x { ?x e:age ?n FILTER(?n * 2 + 1 > 7) }": ["a", "d"],
    "SELECT ?x { ?x e:w ?n FILTER(?n = 0.5) }": ["a"],
    "SELECT ?n { ?x e:w ?n }": ["0.5", "1.25"],
    'SELECT ?x { ?x e:day ?d FILTER(?d >= "2000-01-01"^^<http://www.w3.org/2001/XMLSchema#date>) }': ["a"],
    "SELECT ?x { ?x e:day ?d FILTER(YEAR(?d) = 1999 && MONTH(?d) = 12) }": ["c"],
    'SELECT ?x { ?x e:name "bc" }': ["c"],  # and no soft hyphen
    'SELECT ?x { ?x e:name "zo\u00eb" }': [],
    'SELECT ?x { ?x e:name "Zo\\u00Eb" }': ["a"],
    'SELECT ?n { ?x e:name ?n FILTER(CONTAINS(?n, "*")) }': ["a*c"],
    'SELECT ?n { ?x e:name ?n FILTER(STRSTARTS(?n, "z")) }': ["zoe"],
    'SELECT ?n { ?x e:name ?n FILTER(STRENDS(?n, "c") && STRLEN(?n) = 2) }': ["bc"],
    'SELECT ?n { ?x e:name ?n FILTER(REGEX(?n, "^ZO", "i")) }': ["Zo\u00eb", "zoe"],
    'SELECT ?n { e:d e:name ?n }': ["li\nne", '"q""x\\y"'],
    "SELECT (COUNT(DISTINCT ?n) AS ?k) { e:c e:name ?n }": ["3"],
    "SELECT ?c (COUNT(?x) AS ?k) { ?x a ?c ; e:p ?y } GROUP BY ?c HAVING (COUNT(?x) > 1)": ["K,2", "L,2"],
    "SELECT (SUM(?n) AS ?s) (MIN(?n) AS ?l) { ?x e:age ?n }": ["22,3"],
    "SELECT (COUNT(*) AS ?k) (SUM(?n) AS ?s) { ?x e:age ?n ; e:q e:b }": ["0,0"],
    'SELECT (GROUP_CONCAT(?n; SEPARATOR="/") AS ?g) { ?x e:name ?n FILTER(STRSTARTS(?n, "z")) }': ["zoe"],
    "SELECT ?p { e:b ?p e:c }": ["p"],
    "SELECT ?p { e:a ?p ?o FILTER(?p = e:p || ?p = e:q) }": ["p"],
    "SELECT (COUNT(?p) AS ?k) { e:b ?p ?o }": ["7"],
    "SELECT ?x { VALUES ?x { e:a e:d } ?x e:age ?n FILTER(?n IN (7, 3)) }": ["a"],
    "SELECT ?x { e:b e:p* ?x }": ["a", "b", "c", "d"],
    "SELECT ?x { e:c e:q? ?x }": ["a", "c"],
    "SELECT ?x ?y { ?x e:age ?n . ?x e:q? ?y }": ["a,a", "b,b", "d,d"],
    "SELECT ?x ?y { ?x a e:L . ?x e:p* ?z . ?z e:q? ?y }": ["c,a", "c,a", "c,b", "c,c", "c,d", "d,d"],
    "SELECT ?x { e:c (e:p|e:q)+ ?x }": ["a", "b", "c", "d"],
    "SELECT ?x { e:c (e:p|e:q)/e:p ?x }": ["b", "b"],
    "SELECT ?x { e:c ^(e:p/e:p) ?x }": ["a"],
    "SELECT ?x { e:d (^e:p/^e:p)+ ?x }": ["a", "b", "c"],
    "SELECT ?x { ?x ((e:q)*)+ e:a . ?x a e:L }": ["c"],
    "SELECT ?x { e:c !(e:p|a|e:name|e:day|e:age|e:w|e:lab|e:t|e:odd) ?x }": ["a"],
    "SELECT ?x { e:a !(^e:p) ?x }": ["c"],
    "SELECT ?x { ?x a e:K MINUS { ?a e:q ?b } }": ["a", "b"],
    "SELECT ?x ?n { ?x e:age ?n VALUES (?x ?n) { (e:a 7) (e:b 7) (e:d 12) } }": ["a,7", "d,12"],
    "SELECT ?x { ?x a e:K FILTER NOT EXISTS { ?x e:p* e:d . ?x e:day ?d } }": ["b"],
    "SELECT ?k ?x { e:c a ?k . ?k e:sub* ?x }": ["L,L"],
    "SELECT ?x ?y { e:b e:p+ ?x . { ?x e:p ?y } UNION { ?x e:q+ ?y } }": ["a,b", "b,c", "c,a", "c,a", "c,d"],
    "SELECT ?x { ?x e:age ?n . e:b e:p* ?x . e:c (e:q?|e:p+) ?x }": ["a", "a", "b", "d"],
    "SELECT ?x ?s { ?x e:age ?n BIND(CONCAT(STR(?n), \"!\") AS ?s) }": ["a,7!", "b,3!", "d,12!"],
    "SELECT ?x { ?x e:nothing ?y }": [],
    "SELECT ?k { { SELECT ?x (COUNT(?n) AS ?k) { ?x e:name ?n } GROUP BY ?x } ?x e:q e:a }": ["3"],
}
# in order
ORDERED = {
    "SELECT ?x { ?x e:age ?n } ORDER BY DESC(?n)": ["d", "a", "b"],
    "SELECT ?x ?d { ?x a ?c OPTIONAL { ?x e:day ?d } } ORDER BY ?d DESC(?x) LIMIT 3": ["d,", "b,", "c,1999-12-31"],
    "SELECT ?n { ?x e:name ?n } ORDER BY ?n LIMIT 5": ["Zo\u00eb", "a*c", "b-c", "bc", "b\u00adc"],
}
TYPED = {
    "SELECT ?t { ?x e:t ?t }": '"2001~"^^<http://e/edtf>',
    "SELECT ?l { ?x e:lab ?l }": '"x"@en',
    "SELECT ?o { ?x e:odd ?o }": '"007"^^<http://www.w3.org/2001/XMLSchema#integer>',
    "SELECT ?w { e:a e:w ?w }": '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    "SELECT ?d { e:a e:day ?d }": '"2001-05-01"^^<http://www.w3.org/2001/XMLSchema#date>',
}
REFUSED = {
    "SELECT ?x { ?x e:mix ?y }": b"several kinds",
    "SELECT ?x { ?x e:p* ?y }": b"a path of no step (* or ?) between what no other triple has",
    "SELECT ?x { e:nowhere e:p* ?x }": b"a path of no step (* or ?) from a node that is not in the graph",
    "SELECT ?x { { SELECT ?x { ?y e:p ?z . ?x e:p? ?w } } ?x e:p ?y }": b"a path of no step (* or ?) between",
    "SELECT ?x { ?x !e:p ?y }": b"for mixed ones",
    "SELECT ?x { ?x !(^e:p) ?y }": b"a negated inverse set that leaves literals",
    "SELECT ?x { ?x !e:p/e:p ?y }": b"a negated property set within a longer path",
    "SELECT ?x { ?x (e:p/e:age)* ?y }": b"'+', '*' or '?' of a property with literal values",
    "SELECT ?x { ?x " + "(" * 40 + "e:p" + ")" * 40 + " ?y }": b"paths that nest so deep",
    "SELECT ?x { SERVICE <http://e/> { ?x e:p ?y } }": b"SERVICE",
    "SELECT ?x { GRAPH e:g { ?x e:p ?y } }": b"GRAPH",
    "SELECT ?x { ?x e:name ?n FILTER(?n < \"m\") }": b"an order of others than numbers",
    "SELECT ?x { ?x e:age ?n FILTER(?n / 2 > 1) }": b"division",
    "SELECT ?x { ?x e:age ?n FILTER(?n = \"7\") }": b"comparing values of these kinds",
    "SELECT ?x { ?x e:p ?y OPTIONAL { ?x e:day ?d } ?z e:day ?d }": b"may have no value",
    "SELECT ?x { ?x e:p ?y OPTIONAL { ?y e:q ?z FILTER(?x = ?z) } }": b"its group has not",
    "SELECT (RAND() AS ?r) { ?x e:p ?y }": b"RAND",
    "DESCRIBE e:a": b"DESCRIBE",
    "INSERT DATA { e:a e:p e:b }": b"INSERT",
    "SELECT ?s ?v { ?s ?p ?v }": b"a variable for so many properties, or for mixed ones",
}
WRONG = ["SELECT ?x {", "SELECT { ?x e:p ?y }", "SELECT ?x { ?x e:p }", "SELECT ?x { ?x f:p ?y }", "",
         "SELECT ?x { ?x e:p ?y } nonsense", "SELECT ?x { ?x e:p \"open }", "ASK { FILTER() }"]


def ask(place, query, *arguments):
    return run("query", *place, "--engine", "tinysparql", *arguments, "-e", "PREFIX e: <http://e/> " + query)


def rows_of(done):
    text = done.stdout.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r").writerows(rows)
    return [re.sub(r"(?<![^,])f[0-9a-f]{16}l?x$", "_", line.replace("http://e/", "")) for line in out.getvalue().split("\r")[:-1]]


def check_answers(checks, place):
    for query, expected in ANSWERS.items():
        done = ask(place, query, "--to", "csv")
        checks.that(done.returncode == 0 and sorted(rows_of(done)) == sorted(expected),
                    f"{query}: {rows_of(done)}", done)
    for query, expected in ORDERED.items():
        done = ask(place, query, "--to", "csv")
        checks.that(rows_of(done) == expected, f"{query}: {rows_of(done)}", done)
    for query, expected in TYPED.items():
        done = ask(place, query, "--to", "tsv")
        checks.that(done.stdout.decode().splitlines()[1:] == [expected], f"{query}: {done.stdout}", done)
    checks.that(ask(place, "ASK { e:a e:p/e:p e:c }").stdout == b"true\n", "ASK")
    blank = ask(place, "SELECT ?x { ?x e:name \"nobody\" }", "--to", "tsv")
    checks.that(blank.stdout.startswith(b"?x\n_:"), f"a blank node: {blank.stdout}", blank)


def check_refusals(checks, place):
    for query, says in REFUSED.items():
        done = ask(place, query)
        checks.that(done.returncode == 2 and says in done.stderr and b"tinysparql does not support" in done.stderr,
                    f"refused: {query}", done)
    for query in WRONG:
        done = ask(place, query)
        checks.that(done.returncode == 2 and b"error" in done.stderr and not done.stdout, f"wrong: {query}", done)


def check_store(checks, here, graph):
    kept = here / "store"
    none = run("query", "--store", kept, "--engine", "tinysparql", "-e", "ASK {}")
    checks.that(none.returncode == 4 and b"no store here" in none.stderr, "no store", none)
    run("load", "--store", kept, "--engine", "redland", graph)
    none = ask(("--store", kept), "ASK { ?x ?y ?z }")
    checks.that(none.returncode == 2 and b"no index for tinysparql" in none.stderr, "no index", none)
    loaded = run("load", "--store", kept, graph)
    checks.that(loaded.returncode == 0 and b" 0 triples new" in loaded.stdout, "loading makes one", loaded)
    check_answers(checks, ("--store", kept))
    with open(kept / "graph.nt", "a", encoding="utf-8") as more:
        more.write("<http://e/z> <http://e/p> <http://e/z> .\n")
    stale = ask(("--store", kept), "ASK { ?x ?y ?z }")
    checks.that(stale.returncode == 2 and b"no index" in stale.stderr, "an index of another graph", stale)
    auto = run("query", "--store", kept, "--to", "csv", "-e", "SELECT ?x { ?x <http://e/p> <http://e/z> }")
    checks.that(auto.stdout == b"x\r\nhttp://e/z\r\n", "auto reads the graph itself", auto)


def check_auto(checks, graph):
    both = run("query", graph, "--to", "csv", "-e", "SELECT ?v { <http://e/d> <http://e/mix> ?v }")
    checks.that(sorted(rows_of(both)) == ["1", "a", "one"], "Redland answers", both)
    neither = run("query", graph, "-e", "SELECT ?v { <http://e/d> <http://e/mix>* ?v }")
    checks.that(neither.returncode == 2 and b"a property path is not supported" in neither.stderr and
                b"tinysparql does not support" in neither.stderr, "both say why", neither)
    unknown = run("query", graph, "--engine", "oracle", "-e", "ASK {}")
    checks.that(unknown.returncode == 2 and b"--engine expects" in unknown.stderr, "no such engine", unknown)


def main():
    checks = Checks()
    with folder() as name:
        here = pathlib.Path(name)
        graph = here / "graph.ttl"
        graph.write_text(GRAPH, encoding="utf-8")
        check_answers(checks, (graph,))
        mixed = here / "mixed.ttl"
        mixed.write_text(MIXED, encoding="utf-8")
        check_refusals(checks, (mixed,))
        check_store(checks, here, graph)
        check_auto(checks, mixed)
    checks.end()


main()
