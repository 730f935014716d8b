# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Updates of a store: what the standard says, all of a request or nothing, refused by name and
place, one writer at a time; random requests come to what Oxigraph makes of them, where it is installed."""
import fcntl
import pathlib
import random
import re

from program import Checks, folder, optional, run

GRAPH = """@prefix e: <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:a e:p e:b ; e:age 7 ; e:name "Zo\u00eb \\"q\\"\\n" ; e:day "2001-05-01"^^xsd:date .
e:b e:p e:c ; e:age 3 ; e:lab "x"@en ; e:odd "007"^^xsd:integer , 1.50 .
e:c e:p e:a ; e:flag "1"^^xsd:boolean ; e:t "2001~"^^<http://e/edtf> . _:x e:p e:a .
"""
PREFIX = "PREFIX e: <http://e/> "
# requests -> what is said of deleted and inserted triples, what is asked then, the answer's rows without <http://e/>
DONE = [
    ("INSERT DATA { e:d e:p e:a , e:b ; a e:K . e:d e:age -4 }", (0, 4), "?x e:age ?n", ["a,7", "b,3", "d,-4"]),
    ("DELETE DATA { e:a e:p e:b . e:z e:p e:z }", (1, 0), "e:a e:p ?x", []),
    ("DELETE WHERE { ?x e:p e:a }", (2, 0), "?x e:p ?y", ["a,b", "b,c"]),
    ("DELETE WHERE { ?x e:p ?y ; e:age ?n }", (4, 0), "?x e:age ?n", []),
    ("DELETE { ?x e:age ?n } INSERT { ?x e:old ?m } WHERE { ?x e:age ?n BIND(?n + 1 AS ?m) }", (2, 2), "?x e:old ?n", ["a,8", "b,4"]),
    ("INSERT { ?y e:of ?x } WHERE { ?x e:p/e:p ?y FILTER NOT EXISTS { ?x e:lab ?l } }", (0, 3), "e:c e:of ?x", ["a"]),
    ("DELETE { ?x e:p ?y } INSERT { ?x e:p ?y } WHERE { ?x e:p ?y }", (0, 0), "e:a e:p ?x", ["b"]),
    ("INSERT { ?x e:sure e:b } WHERE { ?x e:age ?n OPTIONAL { ?x e:lab ?l } } ; DELETE { ?x e:none ?l } WHERE { ?x e:p ?y }", (0, 2),
     "?x e:sure e:b", ["a", "b"]),
    ("INSERT { e:q e:is ?l . ?l e:is e:q } WHERE { ?x e:lab ?l }", (0, 1), "e:q e:is ?l", ["x"]),
    ("INSERT { e:q e:is 1 } WHERE { e:a e:p e:b } ; INSERT { e:q e:is 2 } WHERE { e:a e:p e:c }", (0, 1), "e:q e:is ?n", ["1"]),
    ("INSERT DATA { e:q e:n 1 } ; DELETE { ?x e:n ?n } INSERT { ?x e:n ?m } WHERE { ?x e:n ?n BIND(?n + 1 AS ?m) } ; "
     "PREFIX f: <http://e/> INSERT { f:q f:m ?n } WHERE { f:q f:n ?n }", (1, 3), "e:q e:m ?n", ["2"]),
    ("CLEAR ALL ; INSERT DATA { e:q e:n 1 }", (13, 1), "?x ?y ?z", ["q,n,1"]),
    ("DROP SILENT DEFAULT", (13, 0), "?x ?y ?z", []),
    ("INSERT DATA { } ; DELETE{}\nINSERT\n{}WHERE{?x e:p ?y} ;", (0, 0), "e:a e:p ?x", ["b"]),
    ("DELETE DATA { e:a e:name \"Zo\\u00eb \\\"q\\\"\\n\" . e:b e:lab \"x\"@EN , 'x'@en ; e:odd '007'^^<http://www.w3.org/2001/XMLSchema#integer> }",
     (3, 0), "?x e:lab ?y", []),
    ("DELETE { ?x e:odd ?o } WHERE { ?x e:odd ?o }", (2, 0), "?x e:odd ?y", []),
    ("DELETE { ?x e:t ?o } INSERT { ?x e:u ?o } WHERE { ?x e:t ?o }", (1, 1), "?x e:u ?y", ["c,2001~"]),
    ("INSERT { ?x e:knows _:k . _:k e:known ?x , [ e:deep ?x ] } WHERE { ?x e:age ?n }", (0, 8), "?k e:known e:a ; e:known ?b . ?b e:deep ?x",
     ["_,_,a"]),
    ("DELETE { ?b e:p e:a } WHERE { ?b e:p e:a FILTER(isBlank(?b)) }", (1, 0), "?x e:p e:a", ["c"]),
    ("INSERT DATA { e:s e:str 'x'^^<http://www.w3.org/2001/XMLSchema#string> } ; DELETE DATA { e:s e:str 'x' }", (1, 1), "e:s ?y ?z", []),
]
REFUSED = {
    "INSERT DATA { GRAPH e:g { e:a e:p e:b } }": b"GRAPH is not supported in updates",
    "WITH e:g DELETE { ?x e:p ?y } WHERE { ?x e:p ?y }": b"WITH is not supported in updates",
    "DELETE { ?x e:p ?y } USING e:g WHERE { ?x e:p ?y }": b"USING is not supported in updates",
    "DELETE { ?x e:p ?y } WHERE { GRAPH ?g { ?x e:p ?y } }": b"GRAPH is not supported in updates",
    "LOAD <http://e/x>": b"LOAD is not supported in updates",
    "COPY DEFAULT TO e:g": b"COPY is not supported in updates",
    "CLEAR GRAPH e:g": b"a named graph is not supported in updates",
    "INSERT DATA { e:a e:p (1 2) }": b"a collection is not supported in updates",
    "DELETE { ?x e:p ?y } WHERE { SERVICE <http://e/> { ?x e:p ?y } }": b"SERVICE",
    "DELETE { ?x e:flag ?y } WHERE { ?x ?p ?y ; e:flag ?y }": b"redland spells values of",
}
# request -> the line and column, and what is said there
WRONG = {
    "INSERT DATA {\n  e:a e:p ?x }": ("2:11", b"expected no variable in DATA, found '?x'"),
    "DELETE DATA { _:b e:p 1 }": ("1:37", b"expected no blank node where triples are deleted"),
    "DELETE WHERE { [] e:p ?x }": ("1:38", b"expected no blank node where triples are deleted"),
    "DELETE { ?x e:p ?y }": ("1:43", b"expected WHERE before the end"),
    "INSERT DATA { e:a e:p e:b } DELETE DATA { }": ("1:51", b"expected ';' or the end of the update, found 'DELETE'"),
    "INSERT DATA { 1 e:p e:b }": ("1:37", b"expected a subject, found '1'"),
    "INSERT DATA { e:a 1 e:b }": ("1:41", b"expected a property, found '1'"),
    "INSERT DATA { f:a e:p e:b }": ("1:37", b"no PREFIX f: before this"),
    "SELECT ?x { ?x e:p ?y }": ("1:23", b"expected an update, not a query, found 'SELECT'"),
    "UPSERT { }": ("1:23", b"expected INSERT, DELETE or CLEAR, found 'UPSERT'"),
    "DELETE { ?x e:p ?y } WHERE { ?x e:p ?y": ("1:61", b"expected '}' before the end"),
    "": ("1:23", b"expected INSERT, DELETE or CLEAR before the end"),
}


def update(store, request, *more):
    return run("query", "--store", store, "--update", *more, "-e", PREFIX + request)


def rows(store, pattern):
    done = run("query", "--store", store, "--to", "csv", "-e", PREFIX + "SELECT * { " + pattern + " }")
    lines = done.stdout.decode("utf-8").replace("http://e/", "").splitlines()[1:]
    return [re.sub(r"(?<![^,])u[0-9a-f]{16}r\w+", "_", line) for line in lines]


def fresh(here, number, graph, *more):
    store = here / f"store{number}"
    run("load", "--store", store, *more, graph)
    return store


def check_done(checks, here, graph):
    for number, (request, (deleted, added), pattern, expected) in enumerate(DONE):
        store = fresh(here, number, graph)
        done = update(store, request)
        left = 13 - deleted + added
        said = f"{deleted} triples deleted, {added} inserted, {left} in the store\n"
        checks.that(done.returncode == 0 and done.stdout.decode() == said, f"{request}: {done.stdout}", done)
        checks.that(rows(store, pattern) == expected, f"{request}: {pattern}: {rows(store, pattern)}")
        lines = (store / "graph.nt").read_text("utf-8").splitlines()
        checks.that(lines == sorted(lines, key=str.encode) and len(lines) == left, f"{request}: lines in order")
        index = run("query", "--store", store, "--engine", "tinysparql", "-e", "ASK {}")
        checks.that(index.returncode == 0, f"{request}: the index is of the graph as it is", index)


def check_refusals(checks, here, graph):
    store = fresh(here, "r", graph)
    before = (store / "graph.nt").read_bytes()
    for request, says in REFUSED.items():
        done = update(store, request)
        checks.that(done.returncode == 2 and says in done.stderr and not done.stdout, f"refused: {request}", done)
    for request, (place, says) in WRONG.items():
        done = update(store, request)
        checks.that(done.returncode == 2 and f"query:{place}: error: ".encode() in done.stderr and says in done.stderr,
                    f"wrong: {request}", done)
    half = update(store, "INSERT DATA { e:n e:n e:n } ; DELETE { ?x e:p ?y } WHERE { SERVICE <http://e/> { ?x e:p ?y } }")
    checks.that(half.returncode == 2, "the second of two is refused", half)
    checks.that((store / "graph.nt").read_bytes() == before, "nothing of all that is done")


def check_usage(checks, here, graph):
    store = fresh(here, "u", graph)
    for arguments in (("--update", graph, "-e", "CLEAR ALL"), ("--store", store, "--update"),
                      ("--store", store, "--update", "--to", "csv", "-e", "CLEAR ALL")):
        done = run("query", *arguments)
        checks.that(done.returncode == 2 and b"expected" in done.stderr, f"usage: {arguments}", done)
    none = update(here / "none", "CLEAR ALL")
    checks.that(none.returncode == 4 and b"no store here" in none.stderr, "no store", none)
    query = run("query", "--store", store, "-e", "CLEAR ALL")
    checks.that(query.returncode == 2 and b"--update" in query.stderr, "a query is none, and says how", query)
    file = here / "request.ru"
    file.write_text(PREFIX + "DELETE { ?x e:p ?y }\nINSERT { ?x e:r ?y }\nWHERE { ?x e:p ?y OPTIONAL { ?x e:q } }", encoding="utf-8")
    wrong = run("query", "--store", store, "--update", file)
    checks.that(wrong.returncode == 2 and b"request.ru:3:" in wrong.stderr and b"WHERE { ?x e:p ?y OPTIONAL" in wrong.stderr,
                "a message about WHERE points into the file", wrong)
    file.write_text(PREFIX + "DELETE { ?x e:p ?y }\nINSERT { ?x e:r ?y }\nWHERE { ?x e:p ?y }", encoding="utf-8")
    done = run("query", "--store", store, "--update", file)
    checks.that(done.returncode == 0 and done.stdout.startswith(b"4 triples deleted, 4 inserted"), "from a file", done)
    with open(store / "lock", "a", encoding="utf-8") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        for arguments in (("query", "--store", store, "--update", "-e", "CLEAR ALL"), ("load", "--store", store, graph)):
            busy = run(*arguments)
            checks.that(busy.returncode == 4 and b"another process writes" in busy.stderr, f"one writer: {arguments[0]}", busy)
    redland = fresh(here, "l", graph, "--engine", "redland")
    done = update(redland, "DELETE { ?x ?p ?y } WHERE { ?x ?p ?y FILTER(?p = e:age) }", "--engine", "redland")
    checks.that(done.returncode == 0 and done.stdout.startswith(b"2 triples deleted"), "redland answers, too", done)


class Chance:
    """Graphs and requests within what both take."""

    def __init__(self, seed):
        self.r = random.Random(seed)

    def node(self):
        return "e:" + self.r.choice("abcd")

    def object(self):
        return self.r.choice([self.node(), self.node(), str(self.r.randrange(3))])

    def triple(self, of=None):
        kind = of or self.r.choice("pqn")
        return f"{self.node()} e:{kind} " + (str(self.r.randrange(4)) if kind == "n" else self.node())

    def triples(self, most):
        return " . ".join(self.triple() for _ in range(self.r.randrange(1, most)))

    def where(self):
        return self.r.choice(["?x e:p ?y", "?x e:p ?y . ?y e:q ?z", "?x e:q ?y FILTER NOT EXISTS { ?x e:p ?y }", "?x e:n ?n . ?x e:p ?y",
                              "?x e:p+ ?y", "{ ?x e:p ?y } UNION { ?x e:q ?y }", "?x e:p ?y OPTIONAL { ?x e:n ?n }",
                              "?x e:q ?y MINUS { ?x e:n 1 }", f"?x e:p ?y FILTER(?y = {self.node()})"])

    def template(self):
        return " . ".join(self.r.choice(["?x e:p ?y", "?y e:q ?x", "?x e:n ?n", "?y e:n 2", "?x e:q ?z", self.triple()])
                          for _ in range(self.r.randrange(0, 3)))

    def operation(self):
        return self.r.choice([
            lambda: f"INSERT DATA {{ {self.triples(4)} }}", lambda: f"DELETE DATA {{ {self.triples(6)} }}",
            lambda: f"DELETE WHERE {{ {self.r.choice(['?x e:p ?y', '?x e:q ?y . ?y e:p ?x', '?x e:n ?n', self.node() + ' e:p ?x'])} }}",
            lambda: f"DELETE {{ {self.template()} }} INSERT {{ {self.template()} }} WHERE {{ {self.where()} }}",
            lambda: f"INSERT {{ {self.template()} }} WHERE {{ {self.where()} }}",
            lambda: f"DELETE {{ {self.template()} }} WHERE {{ {self.where()} }}"])()

    def request(self):
        return " ; ".join(self.operation() for _ in range(self.r.randrange(1, 5)))


def check_random(checks, here, count):
    """Each request on a graph of its own; the triples afterwards are the same."""
    pyoxigraph = optional("pyoxigraph")
    if not pyoxigraph:
        return
    for seed in range(count):
        chance = Chance(seed)
        data = "@prefix e: <http://e/> . " + chance.triples(14) + " ."
        request = PREFIX + chance.request()
        theirs = pyoxigraph.Store()
        theirs.load(data.encode(), format=pyoxigraph.RdfFormat.TURTLE)
        theirs.update(request)
        graph = here / "random.ttl"
        graph.write_text(data, encoding="utf-8")
        store = fresh(here, f"x{seed}", graph)
        done = run("query", "--store", store, "--update", "-e", request)
        expected = sorted(str(quad.triple) + " ." for quad in theirs)
        checks.that(done.returncode == 0 and (store / "graph.nt").read_text().splitlines() == expected,
                    f"seed {seed}: {data}\n{request}\n{expected}", done)


def main():
    checks = Checks()
    with folder() as name:
        here = pathlib.Path(name)
        graph = here / "graph.ttl"
        graph.write_text(GRAPH, encoding="utf-8")
        check_done(checks, here, graph)
        check_refusals(checks, here, graph)
        check_usage(checks, here, graph)
        check_random(checks, here, 60)
    checks.end()


main()
