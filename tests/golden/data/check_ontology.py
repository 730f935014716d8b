#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest.ttl agrees with itself, every term is documented, aligned and has a
shape; what is made from it is current: the tables of ontology/README.md and the
last part of ontology/shapes.ttl.

usage: check_ontology.py SOURCE_DIR [--update | --self-test]
--update makes them anew; --self-test breaks the ontology and expects complaints.
"""
import pathlib
import shutil
import sys

from terms import ATT, OWL, RDFS, SKOS, TYPE, Ontology, load, read_triples

SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
MARK = "# Made from attest.ttl by tests/golden/data/check_ontology.py --update.\n"
TABLES = ("<!-- terms: made by tests/golden/data/check_ontology.py --update -->\n", "<!-- end of terms -->\n")
ALIGNED = (SKOS + "closeMatch", SKOS + "exactMatch", OWL + "equivalentClass", RDFS + "subClassOf")


def name(iri):
    for prefix, space in (("att", ATT), ("xsd", XSD), ("skos", SKOS),
                          ("edtf", "http://id.loc.gov/datatypes/")):
        if iri.startswith(space):
            return f"<{iri}>" if prefix == "edtf" else f"{prefix}:{iri[len(space):]}"
    return f"<{iri}>"


def faults_of(ontology):
    """Everything that a reader who infers would stumble over, or miss."""
    for term in sorted(ontology.terms):
        for what in ("label", "comment"):
            if len(ontology.text(term, RDFS + what)) != 1:
                yield f"{name(term)}: not one English rdfs:{what}"
        if ontology.all(term, RDFS + "isDefinedBy") != [ATT[:-1]]:
            yield f"{name(term)}: rdfs:isDefinedBy does not lead to the ontology"
        for kind in ontology.all(term, TYPE):
            if kind.startswith(ATT) and kind not in ontology.classes:
                yield f"{name(term)}: its class {name(kind)} is not defined"
    yield from class_faults(ontology)
    for term in sorted(ontology.properties):
        yield from property_faults(ontology, term)


def class_faults(ontology):
    for term in sorted(ontology.classes):
        above = ontology.above(term)
        for other in above:
            if other.startswith(ATT) and other not in ontology.classes:
                yield f"{name(term)}: {name(other)} above it is not defined"
            if other != term and term in ontology.above(other):
                yield f"{name(term)}: below itself"
        for pair in ontology.disjoint():
            if pair <= set(above):
                yield f"{name(term)}: below two disjoint classes"
        if not any(not o.startswith(ATT) for one in above for p in ALIGNED for o in ontology.all(one, p)):
            yield f"{name(term)}: neither it nor a class above it is aligned"


def property_faults(ontology, term):
    kinds = ontology.kinds(term) & {"ObjectProperty", "DatatypeProperty", "AnnotationProperty"}
    if len(kinds) != 1:
        yield f"{name(term)}: of kinds {sorted(kinds)}"
    domains, ranges = ontology.ends(term, "domain"), ontology.ends(term, "range")
    for end in domains + ranges:
        for one in end:
            if one.startswith(ATT) and one not in ontology.classes:
                yield f"{name(term)}: {name(one)} is no class"
    literal = [one for end in ranges for one in end if one.startswith(XSD) or "datatypes" in one]
    if literal and "ObjectProperty" in kinds:
        yield f"{name(term)}: an object property with a datatype"
    if "DatatypeProperty" in kinds and len(literal) != sum(map(len, ranges)):
        yield f"{name(term)}: a datatype property with a class"
    if "SymmetricProperty" in ontology.kinds(term) and domains != ranges:
        yield f"{name(term)}: symmetric, and its domain is not its range"
    for above in ontology.all(term, RDFS + "subPropertyOf"):
        if above.startswith(ATT) and above not in ontology.properties:
            yield f"{name(term)}: {name(above)} above it is not defined"


def class_test(ends):
    return " ".join("sh:class " + name(end[0]) + " ;" if len(end) == 1 else
                    "sh:or ( " + " ".join(f"[ sh:class {name(one)} ]" for one in end) + " ) ;" for end in ends)


def value_test(ontology, term):
    kinds, ranges = ontology.kinds(term), ontology.ends(term, "range")
    if ontology.has_trait(term, "Carried") and "ObjectProperty" in kinds:
        return "sh:nodeKind sh:IRI"  # a gazetteer describes it
    if len(ranges) == 1 and len(ranges[0]) == 1:
        individuals = ontology.individuals(ranges[0][0])
        if individuals:
            return "sh:in ( " + " ".join(map(name, individuals)) + " )"
        if not ranges[0][0].startswith(ATT):
            return "sh:datatype " + name(ranges[0][0])
    if ranges:
        return class_test(ranges)[:-2]
    if term == ATT + "folder" or "DatatypeProperty" in kinds:
        return "sh:nodeKind sh:Literal"
    return "sh:nodeKind sh:IRI"


def make_shapes(ontology):
    """A shape a property: who has it is of its domain, what it leads to of its range."""
    lines = [MARK]
    for term in (t for t in ontology.order if t in ontology.properties):
        domain = class_test(ontology.ends(term, "domain"))
        lines.append(f"\nshape:{term[len(ATT):]} a sh:NodeShape ;\n    sh:targetSubjectsOf {name(term)} ;\n"
                     + (f"    {domain}\n" if domain else "")
                     + f"    sh:property [ sh:path {name(term)} ; {value_test(ontology, term)} ] .\n")
    return "".join(lines)


def cell(text):
    return text.replace("|", "\\|")


def make_tables(ontology):
    rows = ["| class | below | what it is |\n|---|---|---|\n"]
    for term in (t for t in ontology.order if t in ontology.classes):
        below = " ".join(f"`{name(o)}`" for o in ontology.all(term, RDFS + "subClassOf") if o.startswith(ATT))
        rows.append(f"| `{name(term)}` | {below} | {cell(ontology.text(term, RDFS + 'comment')[0])} |\n")
    rows.append("\n| property | from | to | what it says |\n|---|---|---|---|\n")
    for term in (t for t in ontology.order if t in ontology.properties):
        ends = [" ".join(f"`{name(one)}`" for end in ontology.ends(term, which) for one in end)
                for which in ("domain", "range")]
        note = " Symmetric." if "SymmetricProperty" in ontology.kinds(term) else ""
        rows.append(f"| `{name(term)}` | {ends[0]} | {ends[1]} | {cell(ontology.text(term, RDFS + 'comment')[0])}{note} |\n")
    return "".join(rows)


def with_parts(root, ontology):
    """The files as they should be: path and text."""
    shapes = root / "ontology/shapes.ttl"
    yield shapes, shapes.read_text(encoding="utf-8").split(MARK)[0] + make_shapes(ontology)
    readme = root / "ontology/README.md"
    text = readme.read_text(encoding="utf-8")
    front, _, rest = text.partition(TABLES[0])
    yield readme, front + TABLES[0] + make_tables(ontology) + TABLES[1] + rest.partition(TABLES[1])[2]


def shape_faults(root, ontology):
    """Each class is a target, or below one; each property has a path."""
    shapes = read_triples(root / "ontology/shapes.ttl")
    targets = {o for s, p, o in shapes if p == SH + "targetClass"}
    paths = {o for s, p, o in shapes if p == SH + "path"}
    for term in sorted(ontology.classes):
        if not targets & set(ontology.above(term)):
            yield f"{name(term)}: no shape has it for target"
    for term in sorted(ontology.properties - paths):
        yield f"{name(term)}: no shape tests its values"
    for term in sorted(t for t in targets | paths if t.startswith(ATT) and t not in ontology.terms):
        yield f"{name(term)}: shapes test a term that the ontology lacks"


def self_test(ontology):
    """Each way to break it is noticed."""
    label = next(t for t in ontology.triples if t[0] == ATT + "Event" and t[1] == RDFS + "label")
    broken = {
        "no label": (set(), {label}),
        "undefined class above": ({(ATT + "Event", RDFS + "subClassOf", ATT + "Nothing")}, set()),
        "a circle": ({(ATT + "Event", RDFS + "subClassOf", ATT + "Attack")}, set()),
        "disjoint": ({(ATT + "State", RDFS + "subClassOf", ATT + "Event")}, set()),
        "no class as range": ({(ATT + "agent", RDFS + "range", ATT + "Nobody")}, set()),
        "a datatype": ({(ATT + "agent", RDFS + "range", XSD + "string")}, set()),
        "two kinds": ({(ATT + "agent", TYPE, OWL + "DatatypeProperty")}, set()),
        "symmetric": ({(ATT + "leads", TYPE, OWL + "SymmetricProperty"), (ATT + "leads", RDFS + "range", ATT + "State")}, set()),
        "unaligned": ({(ATT + "New", TYPE, OWL + "Class")}, set()),
    }
    for what, (more, less) in broken.items():
        if not list(faults_of(Ontology((ontology.triples | more) - less))):
            yield f"not noticed: {what}"


def main():
    if not shutil.which("rapper"):
        print("skipped: rapper is missing")
        return 77
    root = pathlib.Path(sys.argv[1])
    ontology = load(root)
    if "--self-test" in sys.argv:
        problems = list(self_test(ontology))
    else:
        for path, text in with_parts(root, ontology):
            if "--update" in sys.argv:
                path.write_text(text, encoding="utf-8")
        problems = [f"{path.name} is not current: run check_ontology.py {root} --update"
                    for path, text in with_parts(root, ontology) if path.read_text(encoding="utf-8") != text]
        problems += list(faults_of(ontology)) + list(shape_faults(root, ontology))
    print("\n".join(problems))
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
