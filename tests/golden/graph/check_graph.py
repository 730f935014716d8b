#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""The graph of the fixture: golden bytes, and what other RDF readers say.

usage: check_graph.py WRITE_GRAPH SOURCE_DIR [--update]
Readers that are not installed are skipped with a message.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
here = root / "tests/golden/graph"
problems = []
LEVELS = ("full", "passage", "none")
SYNTAXES = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "rdfxml": "rdf", "rdfjson": "rj"}


def check(good, message):
    if not good:
        problems.append(message)


def write(syntax, level, *more):
    return subprocess.run([program, syntax, level, *more], capture_output=True, check=True).stdout


def golden(name, data):
    path = here / name
    if "--update" in sys.argv:
        path.write_bytes(data)
    check(path.exists() and path.read_bytes() == data, f"{name} differs from what is written now")


def run_reader(command, name):
    """N-Triples that a reader makes of a file; any word on stderr is a fault."""
    done = subprocess.run(command, capture_output=True)
    words = done.stderr.decode().strip()
    check(done.returncode == 0 and not words, f"{command[0]} on {name}: {words or done.returncode}")
    return {l for l in done.stdout.decode().splitlines() if l.strip()}


def check_rapper(path, syntax):
    parser = {"rdfjson": "json"}.get(syntax, syntax)
    return run_reader(["rapper", "-q", "-i", parser, "-o", "ntriples", str(path)], path.name)


def check_serdi(path, syntax):
    if syntax in ("turtle", "ntriples", "nquads"):
        run_reader(["serdi", "-i", syntax, "-o", "ntriples", str(path)], path.name)


def check_oxigraph(path, syntax):
    formats = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "nquads": "N_QUADS", "rdfxml": "RDF_XML"}
    if syntax not in formats:
        return None
    try:
        quads = list(pyoxigraph.parse(path=str(path), format=getattr(pyoxigraph.RdfFormat, formats[syntax])))
    except (SyntaxError, ValueError) as fault:
        check(False, f"pyoxigraph on {path.name}: {fault}")
        return None
    return {str(pyoxigraph.Triple(q.subject, q.predicate, q.object)) for q in quads}


def same_everywhere(sets, level, reader):
    first = next(iter(sets.values()), None)
    for syntax, found in sets.items():
        check(found == first, f"{reader}: {syntax} of {level} has other triples than {next(iter(sets))}")


def check_readers(folder, level):
    by_rapper, by_oxigraph = {}, {}
    for syntax, ending in SYNTAXES.items():
        path = folder / f"{level}.{ending}"
        path.write_bytes(write(syntax, level))
        if shutil.which("rapper"):
            found = check_rapper(path, syntax)
            if syntax != "nquads":  # rapper keeps the graph out of N-Triples
                by_rapper[syntax] = {l.replace("^^<http://www.w3.org/2001/XMLSchema#string>", "") for l in found}
        if shutil.which("serdi"):
            check_serdi(path, syntax)
        if pyoxigraph:
            found = check_oxigraph(path, syntax)
            if found is not None:
                by_oxigraph[syntax] = found
    same_everywhere(by_rapper, level, "rapper")
    same_everywhere(by_oxigraph, level, "pyoxigraph")


def check_shapes(folder):
    for level in LEVELS:
        conforms, _, report = pyshacl.validate(str(folder / f"{level}.ttl"), shacl_graph=str(root / "ontology/shapes.ttl"),
                                               data_graph_format="turtle", shacl_graph_format="turtle")
        check(conforms, f"shapes: {level}: {report}")


def check_bytes():
    for level in LEVELS:
        first = write("ntriples", level)
        lines = first.decode().splitlines()
        check(first == write("ntriples", level), f"{level} differs from run to run")
        check(len(lines) > 5, f"{level} is empty")
        check("_:" not in first.decode(), f"{level} has blank nodes")
    full, passage, none = (set(write("ntriples", l).splitlines()) for l in LEVELS)
    check(none < passage < full, "levels of evidence do not contain each other")
    moved = write("ntriples", "full", "https://example.org/kg/").decode()
    minted = [l for l in moved.splitlines() if "attest/id/" in l.replace("attest/id/actor/Ruritania", "").replace("attest/id/actor/Graustark>", "")]
    check(not minted, f"--base leaves {minted[:1]}")
    check(subprocess.run([program, "turtle", "full", "no base"], capture_output=True).returncode != 0, "a bad base is taken")


def optional(module):
    try:
        return __import__(module)
    except ImportError:
        print(f"skipped: {module} is not installed")
        return None


pyoxigraph, pyshacl = optional("pyoxigraph"), optional("pyshacl")
for tool in ("rapper", "serdi"):
    if not shutil.which(tool):
        print(f"skipped: {tool} is not installed")
golden("full.ttl", write("turtle", "full"))
golden("none.nt", write("ntriples", "none"))
check_bytes()
with tempfile.TemporaryDirectory() as name:
    for each in LEVELS:
        check_readers(pathlib.Path(name), each)
    if pyshacl:
        check_shapes(pathlib.Path(name))
print("\n".join(problems))
sys.exit(bool(problems))
