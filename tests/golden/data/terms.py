# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest.ttl as tables: what is below what, domains, ranges, labels. Read by
rapper, whose N-Triples are cut by a pattern."""
import re
import subprocess

ATT = "https://w3id.org/attest/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = RDF + "type"
LINE = re.compile(r'(?:<([^>]*)>|(_:\w+)) <([^>]*)> (?:<([^>]*)>|(_:\w+)|("(?:[^"\\]|\\.)*"\S*)) \.$')


def read_triples(path):
    done = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)], capture_output=True, check=True)
    found = [LINE.match(line) for line in done.stdout.decode("utf-8").splitlines()]
    return [(m[1] or m[2], m[3], m[4] or m[5] or m[6]) for m in found]


class Ontology:
    """Tables over triples; `order` has the terms as the file does."""

    def __init__(self, triples, text=""):
        self.triples = set(triples)
        self.order = [ATT + name for name in re.findall(r"^att:(\w+) a ", text, re.M)]
        self.by = {}
        for s, p, o in triples:
            self.by.setdefault((s, p), []).append(o)
        self.classes = {s for s, p, o in triples if p == TYPE and o == OWL + "Class" and s.startswith(ATT)}
        self.properties = {s for s, p, o in triples if p == TYPE and o.endswith("Property") and s.startswith(ATT)}
        self.terms = {s for s, p, o in triples if p == TYPE and s.startswith(ATT)}

    def all(self, subject, predicate):
        return self.by.get((subject, predicate), [])

    def kinds(self, term):
        return {o[len(OWL):] for o in self.all(term, TYPE) if o.startswith(OWL)}

    def text(self, term, predicate):
        return [re.sub(r"\\(.)", r"\1", t[1:t.rindex('"')]) for t in self.all(term, predicate) if t.endswith("@en")]

    def above(self, term):
        """The class and every class above it."""
        seen, todo = [], [term]
        while todo:
            one = todo.pop(0)
            if one not in seen:
                seen.append(one)
                todo += self.all(one, RDFS + "subClassOf")
        return seen

    def members(self, node):
        """The classes of a domain or range: a union's members, or itself."""
        if not node.startswith("_:"):
            return [node]
        found, rest = [], self.all(node, OWL + "unionOf")
        while rest and rest[0] != RDF + "nil":
            found += self.all(rest[0], RDF + "first")
            rest = self.all(rest[0], RDF + "rest")
        return found

    def ends(self, term, which):
        """Domain or range as classes; several statements of it all hold."""
        return [self.members(node) for node in self.all(term, RDFS + which)]

    def individuals(self, class_iri):
        return [t for t in self.order if class_iri in self.all(t, TYPE)]

    def disjoint(self):
        return {frozenset((s, o)) for s, p, o in self.triples if p == OWL + "disjointWith"}

    def has_trait(self, term, name):
        return ATT + name in self.all(term, ATT + "trait")


def load(root):
    path = root / "ontology/attest.ttl"
    return Ontology(read_triples(path), path.read_text(encoding="utf-8"))
