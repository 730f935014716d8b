# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Every shipped question has rows on the corpus (some are asked of both engines: the
same), and those that Oxigraph finds, where it is installed; rows are ordered as the standard says;
a UNION that the engine loses rows of, or groups that it misplaces, are refused."""
import csv
import io
import pathlib
import re

from program import SOURCE, Checks, folder, optional, run

ORDERED = """@prefix e: <http://e/> .
e:a e:p "z" . e:b e:p "y" ; e:q 10 . e:c e:p "x" . e:d e:p "w" ; e:q 9 .
e:f e:p "v" ; e:q e:a . e:g e:p "u" ; e:q 10 .
"""
UNBOUND_FIRST = [("x", ""), ("z", ""), ("v", "http://e/a"), ("w", "9"), ("u", "10"), ("y", "10")]
# behind ORDER BY -> the rows; none: no value of ?q at all
ORDERS = {
    "?q ?o": UNBOUND_FIRST,
    "ASC(?q) ?o": UNBOUND_FIRST,
    "?q ?o LIMIT 3": UNBOUND_FIRST[:3],
    "DESC(?q) ?o": UNBOUND_FIRST[4:] + UNBOUND_FIRST[3:1:-1] + UNBOUND_FIRST[:2],
    "DESC ( ?q ) DESC(?o) OFFSET 4": [("z", ""), ("x", "")],
    "STR(?q) ?o": UNBOUND_FIRST[:2] + [("u", "10"), ("y", "10"), ("w", "9"), ("v", "http://e/a")],
    "(STRLEN(?o)) DESC(STR(?o)) ?q": sorted(UNBOUND_FIRST, reverse=True),
}
OPTIONAL = "OPTIONAL { ?b e:q ?i }"
SELECTED = "{ SELECT ?s ?o ?b { ?s e:q ?b ; e:p ?o } ORDER BY ?s }"
# a UNION -> whether the engine answers it
UNIONS = {
    f"{{ ?s e:p ?o ; e:q ?b . {OPTIONAL} }} UNION {{ ?s e:p ?o ; e:q ?b }}": False,
    f"{{ ?s e:p ?o ; e:q ?b }} UNION {{ ?s e:p ?o ; e:q ?b . {OPTIONAL} }}": True,
    '{ ?s e:p ?o ; e:q ?b . BIND("x" AS ?i) } UNION { ?s e:p ?o ; e:q ?b }': False,
    '{ ?s e:q ?b . BIND("x" AS ?o) } UNION { ?s e:p ?o ; e:q ?b }': False,
    '{ ?s e:p ?o ; e:q ?b } UNION { ?s e:q ?b . BIND("x" AS ?o) }': True,
    f"{{ {SELECTED} {OPTIONAL} }} UNION {{ ?s e:p ?o ; e:q ?b }}": False,
    f"{{ {SELECTED} }} UNION {{ ?s e:p ?o ; e:q ?b }}": True,
    "{ ?s e:p ?o ; e:q ?b . FILTER(?o != \"w\") } UNION { ?s e:p ?o ; e:q ?b }": True,
}
# Behind GROUP BY ?c ?k ORDER BY -> whether the engine orders the groups rightly
GROUPED = {"DESC(?n) ?c ?k": True, "?n": True, "?c ?k": True, "ASC(?c)": True, "(STRLEN(STR(?c))) ?n": True,
           "DESC(?c)": False, "?c ?n": False, "?k ?c": False, "?c DESC(?k)": False, "STR(?c) ?n": False}


def table(done):
    rows = [tuple(row) for row in csv.reader(io.StringIO(done.stdout.decode("utf-8")))]
    return rows[1:]


def check_order(checks, graph):
    for keys, expected in ORDERS.items():
        done = run("query", graph, "--engine", "redland", "--to", "csv", "-e", "PREFIX e: <http://e/> SELECT ?o ?q "
                   "{ ?s e:p ?o OPTIONAL { ?s e:q ?q } } ORDER BY " + keys)
        checks.that(table(done) == expected, f"ORDER BY {keys}: {table(done)}", done)


def check_unions(checks, graph):
    for union, is_answered in UNIONS.items():
        done = run("query", graph, "--engine", "redland", "--to", "csv", "-e", f"PREFIX e: <http://e/> SELECT ?s ?o {{ {union} }}")
        if is_answered:
            checks.that(done.returncode == 0 and len(table(done)) in (7, 8), f"answered: {union}", done)
        else:
            checks.that(done.returncode == 2 and b"loses rows of a UNION" in done.stderr and
                        b"^~~~~" in done.stderr, f"refused: {union}", done)


def check_groups(checks, graph):
    for keys, is_answered in GROUPED.items():
        done = run("query", graph, "--engine", "redland", "--to", "csv", "-e", "PREFIX e: <http://e/> SELECT ?c ?k (COUNT(?s) AS ?n) "
                   "{ ?s ?c ?o ; e:p ?k } GROUP BY ?c ?k ORDER BY " + keys)
        if is_answered:
            checks.that(done.returncode == 0 and len(table(done)) == 10, f"answered: {keys}", done)
        else:
            checks.that(done.returncode == 2 and b"misplaces groups" in done.stderr, f"refused: {keys}", done)
    done = run("query", graph, "--engine", "redland", "--to", "csv", "-e", "PREFIX e: <http://e/> SELECT ?c (COUNT(?s) AS ?n) "
               "{ ?s ?c ?o } GROUP BY ?c ORDER BY ?n ?c")
    checks.that(table(done) == [("http://e/q", "4"), ("http://e/p", "6")], f"groups in order: {table(done)}", done)


def plain(value):
    """As the two write one value: decimals differ in their zeros, joined names in their order."""
    try:
        return float(value)
    except ValueError:
        return tuple(sorted(re.split(r" \| |, ", value)))


def check_shipped(checks, graph, kept):
    pyoxigraph = optional("pyoxigraph")
    store = pyoxigraph.Store() if pyoxigraph else None
    if store:
        store.load(path=str(graph), format=pyoxigraph.RdfFormat.TURTLE)
    for number, query in enumerate(sorted((SOURCE / "ontology" / "queries").glob("*.rq"))):
        done = run("query", "--store", kept, query, "--to", "csv")
        ours = table(done)
        checks.that(done.returncode == 0 and ours, f"{query.name} has rows", done)
        if number % 6 == 0:
            again = run("query", "--engine", "redland", graph, query, "--to", "csv")
            refused = again.returncode == 2 and b"is not supported by the embedded engine" in again.stderr
            checks.that(refused or again.stdout == done.stdout, f"{query.name}: the same rows from redland", again)
        if store:
            found = [tuple(plain(v.value if v else "") for v in row) for row in store.query(query.read_text("utf-8"))]
            checks.that([tuple(map(plain, row)) for row in ours] == found, f"{query.name}: Oxigraph finds {len(found)} "
                        f"rows, {len(ours)} here, or orders them otherwise")


def check_names(checks, graph):
    """Shipped queries are listed with their use, and found by name or number."""
    listed = run("query", "--list")
    names = [line for line in listed.stdout.decode("utf-8").splitlines() if not line.startswith(" ")]
    files = sorted((SOURCE / "ontology" / "queries").glob("*.rq"))
    checks.that(names == [f.stem for f in files], f"all are listed: {names}", listed)
    expected = run("query", graph, files[3]).stdout
    for name in (files[3].stem, files[3].stem.split("-")[0], files[3].stem.split("-", 1)[1]):
        done = run("query", graph, name)
        checks.that(expected and done.stdout == expected, f"found as {name}", done)
    wrong = run("query", graph, files[3].stem[:-1])
    checks.that(wrong.returncode == 4 and f"did you mean '{files[3].stem}'".encode() in wrong.stderr, "a near name", wrong)


def main():
    checks = Checks()
    with folder() as name:
        here = pathlib.Path(name)
        small, graph = here / "small.ttl", here / "corpus.ttl"
        small.write_text(ORDERED, encoding="utf-8")
        check_order(checks, small)
        check_unions(checks, small)
        check_groups(checks, small)
        documents = sorted(d for d in (SOURCE / "corpus").iterdir() if d.name != "README.md")
        done = run("extract", "-o", graph, *documents)
        checks.that(done.returncode == 0, "the corpus is read", done)
        loaded = run("load", "--store", here / "store", graph)
        checks.that(loaded.returncode == 0, "the graph is stored", loaded)
        check_names(checks, graph)
        check_shipped(checks, graph, here / "store")
    checks.end()


main()
