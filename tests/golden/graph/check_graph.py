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
sys.path.insert(0, str(root / "tests/cli"))
from program import optional  # noqa: E402  (takes the same two arguments)
from quads import read_by_oxigraph, read_by_rapper, read_jsonld, read_nquads, triples_of  # noqa: E402

problems = []
LEVELS = ("full", "passage", "none")
SYNTAXES = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "trig": "trig", "jsonld": "jsonld",
            "rdfxml": "rdf", "json": "rj"}
SERD = ("turtle", "ntriples", "nquads", "trig")


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


def readings(path, syntax):
    """(reader, triples) of everyone that reads the syntax."""
    if syntax == "jsonld":
        yield "JSON", read_jsonld(path.read_bytes())
    elif shutil.which("rapper"):
        yield "rapper", read_by_rapper(path, syntax)
    if syntax in SERD and shutil.which("serdi"):
        done = subprocess.run(["serdi", "-i", syntax, str(path)], capture_output=True, check=False)
        check(done.returncode == 0 and not done.stderr, f"serdi on {path.name}: {done.stderr[:300]}")
        yield "serdi", read_nquads(done.stdout)
    if pyoxigraph and syntax != "json":
        yield "oxigraph", read_by_oxigraph(pyoxigraph, path, syntax)


def check_readers(folder, level):
    expected = triples_of(read_nquads(write("ntriples", level)))
    for syntax, ending in SYNTAXES.items():
        path = folder / f"{level}.{ending}"
        path.write_bytes(write(syntax, level))
        for reader, quads in readings(path, syntax):
            check(triples_of(quads) == expected, f"{reader}: {syntax} of {level} has other triples than ntriples")


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


pyoxigraph, pyshacl = optional("pyoxigraph"), optional("pyshacl")
for tool in ("rapper", "serdi"):
    if not shutil.which(tool):
        print(f"skipped: {tool} is not installed")
golden("full.ttl", write("turtle", "full"))
golden("none.nt", write("ntriples", "none"))
golden("statement.trig", write("trig", "passage", "", "1", "statement", "rdf12"))
check_bytes()
with tempfile.TemporaryDirectory() as name:
    for each in LEVELS:
        check_readers(pathlib.Path(name), each)
    if pyshacl:
        check_shapes(pathlib.Path(name))
print("\n".join(problems))
sys.exit(bool(problems))
