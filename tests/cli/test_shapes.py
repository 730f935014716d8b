# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Output keeps to the ontology and its shapes: domains, ranges, disjoint classes
and symmetry by a check of our own over the corpus; ontology/shapes.ttl by a real
SHACL engine, which must also find what is broken on purpose; and a graph with the
ontology is consistent by the rules of OWL 2 RL."""
import pathlib
import sys

from program import SOURCE, Checks, folder, optional, run
from quads import RDF, XSD, read_nquads, triples_of

sys.path.insert(0, str(SOURCE / "tests/golden/data"))
from terms import ATT, load  # noqa: E402  (beside the ontology's own tests)

FEW = [SOURCE / "corpus" / name for name in ("two-voices.md", "refugees.html")]
LEVELS = ("full", "passage", "none")
ID = "https://w3id.org/attest/id/"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def types_of(triples):
    types = {}
    for subject, predicate, value in triples:
        if predicate == RDF + "type":
            types.setdefault(subject, set()).add(value)
    return types


def faults_of(ontology, triples):
    """What a reader would infer and not find: no inference is needed anywhere."""
    types = types_of(triples)
    for node, classes in types.items():
        for pair in ontology.disjoint():
            if pair <= classes:
                yield f"{node} is of disjoint classes"
        for one in classes & ontology.classes:
            if not set(ontology.above(one)) & ontology.classes <= classes:
                yield f"{node} lacks a class above {one}"
    for subject, predicate, value in triples:
        if not predicate.startswith(ATT):
            continue
        if predicate not in ontology.properties:
            yield f"{predicate} is no property"
            continue
        for end in ontology.ends(predicate, "domain"):
            if not set(end) & types.get(subject, set()):
                yield f"{subject} has {predicate} and is none of {end}"
        yield from value_faults(ontology, types, predicate, value)
        if "SymmetricProperty" in ontology.kinds(predicate) and (value, predicate, subject) not in triples:
            yield f"{subject} {predicate} {value}, and not the other way round"


def value_faults(ontology, types, predicate, value):
    if ("DatatypeProperty" in ontology.kinds(predicate)) != isinstance(value, tuple):
        yield f"{predicate} with {value}"
    for end in ontology.ends(predicate, "range"):
        if isinstance(value, tuple):
            found = {value[1]}
        elif ontology.has_trait(predicate, "Carried") and value not in types:
            continue  # a gazetteer describes it
        else:
            found = types.get(value, set()) | set(ontology.all(value, RDF + "type"))
        if not set(end) & found:
            yield f"{predicate} leads to {value}, which is none of {end}"


def check_ours(checks, ontology):
    for level in LEVELS:
        made = run("extract", "--to", "ntriples", "--evidence", level, SOURCE / "corpus")
        triples = triples_of(read_nquads(made.stdout))
        faults = sorted(set(faults_of(ontology, triples)))
        checks.that(triples and not faults, f"{level}: {len(faults)} faults: {faults[:3]}", made)
    for what, triple in {
            "domain": (ID + "place/x", ATT + "agent", ID + "actor/y"),
            "property": (ID + "actor/x", ATT + "hates", ID + "actor/y"),
            "literal": (ID + "event/x", ATT + "agent", ("y", XSD + "string", "")),
            "datatype": (ID + "event/x", ATT + "killed", ("y", XSD + "string", "")),
            "one way": (ID + "actor/x", ATT + "alliedWith", ID + "actor/y"),
            "class above": (ID + "actor/x", RDF + "type", ATT + "State")}.items():
        checks.that(list(faults_of(ontology, {triple})), f"broken on purpose: {what}")


def broken(triples):
    """A graph with one fault at each of many nodes, and where each should be found:
    (node, path), the path None where the node itself is at fault."""
    graph, expected = set(triples), set()
    of = {name: sorted(s for s, p, o in triples if p == RDF + "type" and o == ATT + name)
          for name in ("Statement", "Passage", "Source", "Rule", "Span", "Filling", "Event", "Actor", "State", "Population")}

    def lose(node, path):
        graph.difference_update({t for t in graph if t[0] == node and t[1] == path})
        expected.add((node, path))

    def gain(node, path, value, at=None):
        graph.add((node, path, value))
        expected.add((node, at or path))

    statements = iter(of["Statement"])
    for path in ("polarity", "modality", "statedIn"):
        lose(next(statements), ATT + path)
    twice = next(statements)
    graph.update({(twice, ATT + "polarity", ATT + end) for end in ("Affirmed", "Negated")})
    expected.add((twice, ATT + "polarity"))
    gain(next(statements), ATT + "polarity", ATT + "Maybe")
    for number in ("1.5", "0"):
        node = next(statements)
        graph.difference_update({t for t in graph if t[:2] == (node, ATT + "confidence")})
        gain(node, ATT + "confidence", (number, XSD + "decimal", ""))
    gain(next(statements), ATT + "trigger", of["Actor"][0])
    gain(next(statements), ATT + "rule", ID + "rule/none")
    lose(of["Passage"][0], OA + "exact")
    lose(of["Passage"][1], OA + "hasSource")
    lose(of["Span"][0], OA + "start")
    turned = of["Span"][1]
    graph.difference_update({t for t in graph if t[:2] == (turned, OA + "start")})
    gain(turned, OA + "start", ("99999999", XSD + "integer", ""))
    lose(of["Filling"][0], ATT + "words")
    lose(of["Filling"][1], ATT + "filler")
    lose(of["Source"][0], "http://purl.org/dc/terms/identifier")
    lose(of["Rule"][0], "http://www.w3.org/2000/01/rdf-schema#label")
    lose(of["Actor"][0], SKOS + "prefLabel")
    gain(of["State"][0], ATT + "iso3", ("Pak", XSD + "string", ""))
    gain(of["Event"][0], ATT + "agent", of["Source"][0])
    gain(of["Event"][1], ATT + "killed", ("-3", XSD + "integer", ""))
    gain(of["Event"][2], ATT + "time", ("2021", XSD + "gYear", ""))
    gain(of["Event"][3], ATT + "place", of["Population"][0])
    graph.add((of["Source"][0], ATT + "harbours", of["Actor"][1]))
    expected.add((of["Source"][0], None))
    gain(of["Actor"][1], ATT + "supports", of["Event"][0])
    gain(of["Actor"][2], ATT + "participatesIn", of["Source"][0])
    return graph, expected


def write(triples, path):
    def spell(term):
        if not isinstance(term, tuple):
            return f"<{term}>"
        text = term[0].replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        return f'"{text}"' + (f"@{term[2]}" if term[2] else f"^^<{term[1]}>")
    path.write_text("".join(" ".join(map(spell, t)) + " .\n" for t in sorted(triples, key=str)), encoding="utf-8")


def check_shacl(checks, pyshacl, place):
    import rdflib
    shapes = rdflib.Graph().parse(str(SOURCE / "ontology/shapes.ttl"), format="turtle")
    for level in LEVELS:
        path = place / f"{level}.nt"
        run("extract", "--to", "ntriples", "--evidence", level, "-o", path, *FEW)
        conforms, _, text = pyshacl.validate(str(path), shacl_graph=shapes, data_graph_format="nt")
        checks.that(conforms, f"{level} conforms to the shapes: {text[:1500]}")
    graph, expected = broken(triples_of(read_nquads((place / "full.nt").read_bytes())))
    write(graph, place / "broken.nt")
    _, report, _ = pyshacl.validate(str(place / "broken.nt"), shacl_graph=shapes, data_graph_format="nt")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = set()
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        path = report.value(result, sh.resultPath)
        found.add((str(report.value(result, sh.focusNode)), str(path) if path else None))
    for node, path in sorted(expected - found, key=str):
        checks.that(False, f"broken on purpose and not found: {path} of {node}")
    checks.that(len(expected) > 24, "much is broken")


def inconsistencies(owlrl, extra=()):
    """What the closure of a written graph and the ontology says against itself."""
    import rdflib
    graph = rdflib.Graph()
    for path in ("ontology/attest.ttl", "tests/golden/graph/full.ttl"):
        graph.parse(str(SOURCE / path), format="turtle")
    for triple in extra:
        graph.add(tuple(map(rdflib.URIRef, triple)))
    before = len(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return len(graph) - before, [str(o) for _, p, o in graph if "error" in str(p).lower()]


def check_owl(checks, owlrl):
    more, told = inconsistencies(owlrl)
    checks.that(more > 500 and not told, f"the graph is consistent: {told[:3]}")
    _, told = inconsistencies(owlrl, [(ID + "actor/Ruritania", RDF + "type", ATT + "Event")])
    checks.that(any("isjoint" in one for one in told), "an actor that is an event is not")


def main():
    checks = Checks()
    check_ours(checks, load(SOURCE))
    pyshacl = optional("pyshacl")
    if pyshacl:
        with folder() as name:
            check_shacl(checks, pyshacl, pathlib.Path(name))
    owlrl = optional("owlrl")
    if owlrl:
        check_owl(checks, owlrl)
    checks.end()


main()
