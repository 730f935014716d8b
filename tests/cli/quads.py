# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Graphs as sets of quads, for comparing syntaxes: readers of N-Quads (1.2) and
of the JSON-LD that attest writes, and rapper for the rest.

A quad is (subject, predicate, object, graph): IRIs as strings, "" for the
default graph; a literal is (value, datatype, language), a triple term
(subject, predicate, object)."""
import json
import re
import subprocess

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TERM = re.compile(r'\s*(?:<((?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-F]{4}|\\U[0-9A-F]{8})*)>'
                  r'|"((?:[^"\\\n\r]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>]*)>)?'
                  r'|(<<\()|(\)>>)|(\.)\s*$)')
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([tbnrf"\'\\]))')
LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def unescape(text):
    """Undo the escapes of N-Triples."""
    def one(found):
        code = found[1] or found[2]
        return chr(int(code, 16)) if code else LETTERS.get(found[3], found[3])
    return ESCAPE.sub(one, text)


def read_line(line):
    terms, at = [], 0
    while True:
        found = TERM.match(line, at)
        if not found:
            raise ValueError(f"no term at {at}: {line!r}")
        at = found.end()
        if found[7]:
            break
        if found[5]:
            terms.append(None)
        elif found[6]:
            begin = len(terms) - 1 - terms[::-1].index(None)
            terms[begin:] = [tuple(terms[begin + 1:])]
        elif found[1] is not None:
            terms.append(unescape(found[1]))  # rapper escapes in IRIs too
        else:
            datatype = RDF + "langString" if found[3] else found[4] or XSD + "string"
            terms.append((unescape(found[2]), datatype, (found[3] or "").lower()))
    if len(terms) not in (3, 4) or None in terms:
        raise ValueError(f"{len(terms)} terms: {line!r}")
    return tuple(terms) if len(terms) == 4 else (*terms, "")


def read_nquads(data):
    return {read_line(line) for line in data.decode("utf-8").split("\n") if line.strip()}


def triples_of(quads):
    return {quad[:3] for quad in quads}


def read_by_rapper(path, syntax):
    """What rapper reads without a word; of TriG and N-Quads with graphs."""
    has_graphs = syntax in ("trig", "nquads")
    done = subprocess.run(["rapper", "-q", "-i", {"rdfjson": "json"}.get(syntax, syntax),
                           "-o", "nquads" if has_graphs else "ntriples", str(path)],
                          capture_output=True, check=False)
    if done.returncode or done.stderr.strip():
        raise ValueError(f"rapper on {path}: {done.returncode} {done.stderr.decode()[:500]}")
    return read_nquads(done.stdout)


class JsonLd:
    """Expands the JSON-LD that attest writes: one context, node objects, "@graph"."""

    def __init__(self, context):
        self.context = {name: term for name, term in context.items() if not name.startswith("@")}

    def iri(self, text):
        term = self.context.get(text)
        target = term["@id"] if isinstance(term, dict) else term
        if target and target != text:
            return self.iri(target)
        prefix, colon, rest = text.partition(":")
        if not colon:
            raise ValueError(f"no term: {text!r}")
        space = self.context.get(prefix)
        if isinstance(space, str) and space[-1] in ":/?#[]@" and not rest.startswith("//"):
            return self.iri(space) + rest
        return text

    def node(self, text):
        return text if "://" in text else self.iri(text)

    def value(self, value, kind):
        if isinstance(value, dict) and "@id" in value:
            return self.node(value["@id"])
        if isinstance(value, dict):
            datatype = self.iri(value["@type"]) if "@type" in value else XSD + "string"
            language = value.get("@language", "").lower()
            return (value["@value"], RDF + "langString" if language else datatype, language)
        if kind == "@id":
            return self.node(value)
        if isinstance(value, int):
            return (str(value), self.iri(kind or XSD + "integer"), "")
        return (value, self.iri(kind) if kind else XSD + "string", "")

    def quads(self, nodes, graph=""):
        for node in nodes:
            if "@graph" in node:
                yield from self.quads(node["@graph"], self.node(node["@id"]))
                continue
            subject = self.node(node["@id"])
            for name, values in node.items():
                values = values if isinstance(values, list) else [values]
                if name == "@type":
                    yield from ((subject, RDF + "type", self.iri(v), graph) for v in values)
                elif name != "@id":
                    term = self.context.get(name)
                    kind = term.get("@type") if isinstance(term, dict) else None
                    yield from ((subject, self.iri(name), self.value(v, kind), graph) for v in values)


def unique(pairs):
    """An object whose names occur once; json.loads keeps the last silently."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError(f"a name twice: {[name for name, _ in pairs]}")
    return dict(pairs)


def read_jsonld(data):
    document = json.loads(data.decode("utf-8"), object_pairs_hook=unique)
    return set(JsonLd(document["@context"]).quads(document["@graph"]))


def reified(quads):
    """The graph with triple terms told by rdf:subject, rdf:predicate, rdf:object."""
    for subject, predicate, value, graph in quads:
        if predicate == RDF + "reifies":
            for part, term in zip(("subject", "predicate", "object"), value):
                yield (subject, RDF + part, term, graph)
        else:
            yield (subject, predicate, value, graph)


def read_by_oxigraph(pyoxigraph, path, syntax):
    formats = pyoxigraph.RdfFormat
    kind = {"turtle": formats.TURTLE, "ntriples": formats.N_TRIPLES, "nquads": formats.N_QUADS,
            "trig": formats.TRIG, "rdfxml": formats.RDF_XML, "jsonld": formats.JSON_LD}[syntax]

    def term(found):
        if isinstance(found, pyoxigraph.Literal):
            return (found.value, found.datatype.value, (found.language or "").lower())
        if isinstance(found, pyoxigraph.Triple):
            return tuple(map(term, (found.subject, found.predicate, found.object)))
        return "" if isinstance(found, pyoxigraph.DefaultGraph) else found.value

    return {(term(q.subject), term(q.predicate), term(q.object), term(q.graph_name))
            for q in pyoxigraph.parse(path=str(path), format=kind)}
