# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Every syntax of the corpus holds the same graph, by independent readers that
say no word; graphs and models of statements change what they say they do; each
passage is the text that it points at."""
import pathlib
import shutil
import subprocess

from program import SKIP, SOURCE, Checks, folder, optional, run
from quads import RDF, read_by_oxigraph, read_by_rapper, read_jsonld, read_nquads, reified, triples_of

ENDINGS = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "trig": "trig", "jsonld": "jsonld",
           "rdfxml": "rdf", "json": "rj"}
WITH_GRAPHS = ("nquads", "trig", "jsonld")
SERD = ("turtle", "ntriples", "nquads", "trig")
ATT = "https://w3id.org/attest/ontology#"
OA = "http://www.w3.org/ns/oa#"
FEW = [SOURCE / "corpus" / name for name in ("news-briefs.jsonl", "two-voices.md", "refugees.html")]


def quiet(process):
    return process.returncode == 0 and not process.stderr.strip()


class Outputs:
    """Documents in every syntax, each read as quads by each reader that can."""

    def __init__(self, checks, name, inputs):
        self.checks, self.folder, self.inputs = checks, pathlib.Path(name), inputs
        self.oxigraph = optional("pyoxigraph")

    def make(self, syntax, *options):
        path = self.folder / f"{'-'.join((syntax, *options))}.{ENDINGS[syntax]}"
        made = run("extract", "--to", syntax, *options, "-o", path, *self.inputs)
        self.checks.that(made.returncode == 0, f"extract to {syntax} {options}", made)
        return path

    def read(self, syntax, *options):
        """Quads by our readers; what the others read is compared with them."""
        path, rdf12 = self.make(syntax, *options), "rdf12" in options
        found = {}
        if syntax in ("ntriples", "nquads"):
            found["lines"] = read_nquads(path.read_bytes())
        if syntax == "jsonld":
            found["JSON"] = read_jsonld(path.read_bytes())
        elif not rdf12:
            found["rapper"] = read_by_rapper(path, syntax)
        if syntax in SERD and not rdf12:
            read = subprocess.run(["serdi", "-i", syntax, path], capture_output=True, check=False)
            self.checks.that(quiet(read), f"serdi reads {syntax} {options}", read)
            found["serdi"] = read_nquads(read.stdout)
        if self.oxigraph and syntax != "json":
            found["oxigraph"] = read_by_oxigraph(self.oxigraph, path, syntax)
        first = next(iter(found.values()), None)
        for reader, quads in found.items():
            self.checks.that(quads == first, f"{reader} reads {syntax} {options} as the others do")
        return first


def check_one_graph(checks, outputs, least):
    graphs = {syntax: triples_of(outputs.read(syntax)) for syntax in ENDINGS}
    first = graphs["ntriples"]
    checks.that(len(first) > least, "the documents yield a graph")
    for syntax, triples in graphs.items():
        checks.that(triples == first, f"{syntax} holds the triples of N-Triples")
    return first


def check_graphs(checks, outputs, triples):
    for graphs in ("none", "source", "statement"):
        sets = {syntax: outputs.read(syntax, "--graphs", graphs) for syntax in WITH_GRAPHS}
        first = sets["nquads"]
        checks.that(all(quads == first for quads in sets.values()), f"--graphs {graphs} is one in all syntaxes")
        checks.that(triples_of(first) == triples, f"--graphs {graphs} changes no triple")
        names = {quad[3] for quad in first}
        if graphs == "none":
            checks.that(names == {""}, "no graphs")
            continue
        checks.that("" not in names, f"--graphs {graphs} names each graph")
        sources = {s for s, p, o, g in first if p == RDF + "type" and o == ATT + "Source"}
        statements = {s for s, p, o, g in first if p == RDF + "type" and o == ATT + "Statement"}
        checks.that(names <= sources | (statements if graphs == "statement" else set()), f"{graphs} names graphs")
        if graphs == "statement":
            check_statement_graphs(checks, first, statements)


def check_statement_graphs(checks, quads, statements):
    """A statement's graph holds its event or its plain triples, and no more."""
    describes = {s: o for s, p, o, g in quads if p == ATT + "describes"}
    ends = {}
    for s, p, o, g in quads:
        if p in (RDF + "subject", RDF + "object"):
            ends.setdefault(s, set()).add(o)
    inside = [quad for quad in quads if quad[3] in statements]
    checks.that(len(inside) > 200, "statements have graphs")
    strays = [q for q in inside if q[0] != describes.get(q[3]) and not {q[0], q[2]} <= ends.get(q[3], set())]
    checks.that(not strays, f"a statement's graph holds what it states: {strays[:2]}")
    checks.that(set(describes) <= {q[3] for q in inside}, "each stated event is told in its statement's graph")


def check_triple_terms(checks, outputs, triples):
    sets = {}
    for syntax in ("turtle", "ntriples", "nquads", "trig"):
        quads = outputs.read(syntax, "--statements", "rdf12")
        if quads is not None:  # rapper and serdi have no triple terms
            sets[syntax] = triples_of(quads)
    first = sets["ntriples"]
    checks.that(all(found == first for found in sets.values()), "triple terms are one in all syntaxes")
    back = {quad[:3] for quad in reified((*triple, "") for triple in first)}
    typed = {t for t in triples if t[1:] == (RDF + "type", RDF + "Statement")}
    checks.that(typed and back == triples - typed, "triple terms say what rdf:subject, … say")


def check_passages(checks):
    """oa:exact is the source text from oa:start to oa:end, in code points."""
    text = ("\ufeffBrief\r\n\r\nT\u00fcrkiye met Afghan offi\ufb01cials in Kabul (Author, 2021).\r\n"
            "Pakistan \U0001f642 accused the Tali\u00adban of harbouring the TTP.\r\n")
    with folder() as name:
        path = pathlib.Path(name) / "text.txt"
        path.write_bytes(text.encode("utf-8"))
        made = run("extract", "--to", "ntriples", path)
    spo = {}
    for subject, predicate, value, _ in read_nquads(made.stdout):
        spo.setdefault(subject, {})[predicate] = value[0] if isinstance(value, tuple) else value
    passages = [s for s in spo.values() if OA + "exact" in s]
    checks.that(passages, "there are passages", made)
    for passage in passages:
        cut = text[int(passage[OA + "start"]):int(passage[OA + "end"])]
        checks.that(passage[OA + "exact"] == cut, f"a passage is its text: {passage[OA + 'exact']!r} against {cut!r}")


def check_refusals(checks):
    for options, words in ((("--to", "turtle", "--graphs", "source"), b"turtle has no named graphs"),
                           (("--to", "rdfxml", "--graphs", "statement"), b"rdfxml has no named graphs"),
                           (("--to", "jsonld", "--statements", "rdf12"), b"jsonld has no triple terms"),
                           (("--to", "json", "--statements", "rdf12"), b"json has no triple terms"),
                           (("--to", "events", "--graphs", "source"), b"events has no named graphs"),
                           (("--to", "trig", "--graphs", "statement", "--evidence", "none"), b"without evidence"),
                           (("--graphs", "each"), b"does not take 'each'"),
                           (("--statements", "rdf-star"), b"does not take 'rdf-star'")):
        done = run("extract", *options, SOURCE / "corpus")
        checks.that(done.returncode == 2 and words in done.stderr and not done.stdout, f"refused: {options}", done)


def main():
    if not shutil.which("rapper") or not shutil.which("serdi"):
        print("skipped: rapper or serdi is missing")
        raise SystemExit(SKIP)
    checks = Checks()
    with folder() as name:
        check_one_graph(checks, Outputs(checks, name, [SOURCE / "corpus"]), 10000)
    with folder() as name:
        outputs = Outputs(checks, name, FEW)
        triples = triples_of(outputs.read("ntriples"))
        check_graphs(checks, outputs, triples)
        check_triple_terms(checks, outputs, triples)
    check_passages(checks)
    check_refusals(checks)
    checks.end()


main()
