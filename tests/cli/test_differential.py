# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Random queries of small random graphs: what TinySPARQL does not refuse it answers as Oxigraph does,
rows and how often each. Paths, EXISTS, MINUS, VALUES, OPTIONAL, UNION, subqueries, aggregates.

usage: test_differential.py ATTEST SOURCE [FIRST COUNT]      (seeds; a failure names its own)
Needs pyoxigraph (tests/stores/tools.sh); without it the test is skipped with a message."""
import collections
import json
import pathlib
import random
import re
import sys

from program import SKIP, Checks, folder, optional, run

PREFIX = "PREFIX e: <http://e/> "
NODES = ["e:a", "e:b", "e:c", "e:d"]
# kinds of constructs, to see that each is answered somewhere
KINDS = {"star": r"\*", "optional step": r"\)\?|e:[pq]\?", "plus": r"\+", "inverse": r"\^", "alternative": r"\|", "negated": r"!",
         "not exists": "NOT EXISTS", "exists": r"FILTER EXISTS", "minus": "MINUS", "values": r"VALUES \?", "table": r"VALUES \(",
         "optional": "OPTIONAL", "union": "UNION", "subquery": r"\{ SELECT", "count": "COUNT", "bind": "BIND"}


class Chance:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.fresh = 0

    def graph(self):
        lines = []
        for _ in range(self.r.randrange(3, 12)):
            kind = self.r.choice("ppqqnsk")
            value = {"p": lambda: self.r.choice(NODES), "q": lambda: self.r.choice(NODES), "n": lambda: str(self.r.randrange(4)),
                     "s": lambda: '"' + self.r.choice("uvw") + '"', "k": lambda: self.r.choice(["e:K", "e:L"])}[kind]()
            lines.append(f"{self.r.choice(NODES)} {'a' if kind == 'k' else 'e:' + kind} {value} .")
        return "@prefix e: <http://e/> .\n" + "\n".join(lines) + "\n"

    def path(self, depth=2):
        kind = self.r.randrange(10) if depth else self.r.randrange(3)
        inner = lambda: self.path(depth - 1)  # noqa: E731
        if kind < 3:
            return self.r.choice(["e:p", "e:q", "e:p", "e:q", "a"] if depth == 2 else ["e:p", "e:q"])
        return [lambda: f"({inner()}/{inner()})", lambda: self.r.choice(["(e:p|e:q)", "(e:p|^e:q)", "(^e:p|e:q)"]), lambda: f"(^{inner()})", lambda: f"({inner()})+",
                lambda: f"({inner()})*", lambda: f"({inner()})?",
                lambda: self.r.choice(["!e:p", "!(e:n|e:s|a)", "!(^e:p)", "!(e:n|e:s|a|e:q)"]) if depth == 2 else "e:p"][kind - 3]()

    def node(self):
        return self.r.choice(["?x", "?y", "?x", "?y", "?z", self.r.choice(NODES + ["e:K"])])

    def triple(self):
        kind = self.r.randrange(8)
        if kind < 5:
            return f"{self.node()} {self.path()} {self.node()} ."
        return [f"?{self.r.choice('xyz')} e:n ?{self.r.choice('nm')} .", f"?{self.r.choice('xy')} e:s ?s .",
                f"?{self.r.choice('xy')} a e:K ."][kind - 5]

    def element(self, depth):
        kind = self.r.randrange(13)
        group = lambda: self.group(depth - 1)  # noqa: E731
        if kind < 4 or not depth:
            return self.triple()
        return [lambda: f"OPTIONAL {group()}", lambda: f"MINUS {group()}", lambda: f"FILTER NOT EXISTS {group()}",
                lambda: f"FILTER EXISTS {group()}", lambda: self.r.choice(["{ ?x e:p ?y } UNION { ?x e:q ?y }", "{ ?x e:p ?y } UNION { ?y (e:q)+ ?x }", f"{group()} UNION {group()}"]),
                lambda: f"VALUES ?{self.r.choice('xy')} {{ {self.r.choice(NODES)} {self.r.choice(NODES + ['e:nowhere'])} }}",
                lambda: f"VALUES (?x ?n) {{ ({self.r.choice(NODES)} 1) ({self.r.choice(NODES)} 2) ({self.r.choice(NODES)} 1) }}",
                lambda: self.r.choice(["FILTER(?x != ?y)", "FILTER(?n > 1)", "FILTER(?x = e:a || ?y = e:b)", "FILTER(?n IN (0, 2))", f"?{self.r.choice('xy')} e:n ?n . BIND(?n + 1 AS ?k)"]),
                lambda: self.r.choice(["{ SELECT DISTINCT ?x WHERE %s }", "{ SELECT ?x (COUNT(?y) AS ?c) WHERE %s GROUP BY ?x }",
                                       "{ SELECT ?x ?y WHERE %s }"]) % group()][kind - 4]()

    def group(self, depth):
        return "{ " + " ".join([self.triple(), *(self.element(depth) for _ in range(self.r.randrange(0, 3 if depth else 2)))]) + " }"

    def query(self):
        group = self.group(2)
        bound = re.sub(r"FILTER[^{]*?\)|(MINUS|EXISTS) \{", "", group)
        names = sorted(set(re.findall(r"\?([a-z])\b", bound))) or ["x"]
        form = self.r.randrange(8)
        if "|" in group and "COUNT" in group:
            return self.query()
        form = 3 if "|" in group and form < 3 else form
        if form == 0:
            return f"ASK {group}"
        if form == 1:
            return f"SELECT (COUNT(*) AS ?r) WHERE {group}"
        if form == 2:
            return f"SELECT ?{names[0]} (COUNT(*) AS ?r) WHERE {group} GROUP BY ?{names[0]}"
        return f"SELECT {self.r.choice(['DISTINCT ', '', ''])}{' '.join('?' + n for n in names)} WHERE {group}"


def term(value):
    if value is None:
        return None
    if value["type"] == "uri":
        return value["value"]
    return (value["value"], value.get("datatype", "").rsplit("#", 1)[-1].replace("string", ""))


def ours(done):
    answer = json.loads(done.stdout)
    if "boolean" in answer:
        return answer["boolean"]
    return collections.Counter(tuple(term(row.get(n)) for n in answer["head"]["vars"]) for row in answer["results"]["bindings"])


def plain(value):
    if value is None:
        return None
    if not hasattr(value, "datatype"):
        return value.value
    return (value.value, value.datatype.value.rsplit("#", 1)[-1].replace("string", ""))


def theirs(store, query):
    answer = store.query(query)
    if not hasattr(answer, "variables"):
        return bool(answer)
    return collections.Counter(tuple(plain(cell) for cell in row) for row in answer)


def agree(query, ours_, theirs_):
    """By the standard alternatives of a path repeat rows; Oxigraph leaves some of those out."""
    return ours_ == theirs_ or ("|" in query and isinstance(theirs_, collections.Counter) and set(ours_) == set(theirs_))


def check(checks, pyoxigraph, graph, seeds):
    answered, refused, kinds = 0, collections.Counter(), collections.Counter()
    for seed in seeds:
        chance = Chance(seed)
        data = chance.graph()
        graph.write_text(data, encoding="utf-8")
        store = pyoxigraph.Store()
        store.load(data.encode(), format=pyoxigraph.RdfFormat.TURTLE)
        place = (graph,)
        if seed % 2:  # in a store properties have several names
            place = ("--store", graph.with_suffix(f".{seed}"))
            run("load", *place, graph)
        for _ in range(4):
            query = PREFIX + chance.query()
            done = run("query", *place, "--engine", "tinysparql", "--to", "json", "-e", query)
            if done.returncode == 2:
                said = done.stderr.decode().splitlines()[0]
                refused[said.split("support ")[-1]] += 1
                checks.that("tinysparql does not support" in said or "error: tinysparql: " in said, f"seed {seed}: {query}", done)
                continue
            try:
                expected = theirs(store, query)
            except SyntaxError as error:
                checks.that(done.returncode == 2, f"seed {seed}: {query}: Oxigraph says {error}", done)
                continue
            answered += 1
            kinds.update(kind for kind, mark in KINDS.items() if re.search(mark, query.replace(PREFIX, "").replace("COUNT(*)", "COUNT")))
            good = done.returncode == 0 and agree(query, ours(done), expected)
            checks.that(good, f"seed {seed}: {query}\n{data}ours {ours(done) if done.returncode == 0 else '-'}\ntheirs {expected}", done)
    return answered, refused, kinds


def main():
    checks = Checks()
    pyoxigraph = optional("pyoxigraph")
    if not pyoxigraph:
        sys.exit(SKIP)
    first, count = (int(sys.argv[3]), int(sys.argv[4])) if len(sys.argv) > 4 else (0, 70)
    with folder() as name:
        answered, refused, kinds = check(checks, pyoxigraph, pathlib.Path(name) / "graph.ttl", range(first, first + count))
    print("answered", answered, dict(kinds))
    print("refused", sum(refused.values()), *(f"  {n} {what}" for what, n in refused.most_common(12)), sep="\n")
    if count >= 70:
        checks.that(not set(KINDS) - set(kinds), f"each construct is answered somewhere: {set(KINDS) - set(kinds)}")
    checks.end()


main()
