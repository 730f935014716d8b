#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Random terms survive every syntax: what other readers read of each is what
N-Triples has, and that is what rapper, serdi and Oxigraph read of N-Triples.

usage: check_terms.py WRITE_TERMS SOURCE_DIR [SEEDS]
Readers that are not installed are skipped with a message.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

writer, root = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(root / "tests/cli"))
from program import optional  # noqa: E402  (takes the same two arguments)
from quads import read_by_oxigraph, read_by_rapper, read_jsonld, read_nquads, triples_of  # noqa: E402

SYNTAXES = ("ntriples", "turtle", "rdfxml", "json", "jsonld", "nquads", "trig")
WITH_GRAPHS = ("jsonld", "nquads", "trig")
problems = []
oxigraph = optional("pyoxigraph")


def check(good, message):
    if not good:
        problems.append(message)


def has_control(quad):
    return isinstance(quad[2], tuple) and any((c < " " and c not in "\t\n\r") or c == "\x7f" for c in quad[2][0])


def readings(path, syntax):
    """(reader, quads) of everyone that reads the syntax."""
    if syntax in ("ntriples", "nquads"):
        yield "lines", read_nquads(path.read_bytes())
    if syntax == "jsonld":
        yield "JSON", read_jsonld(path.read_bytes())
    elif shutil.which("rapper"):
        yield "rapper", read_by_rapper(path, syntax)
    if syntax in ("ntriples", "nquads", "turtle", "trig") and shutil.which("serdi"):
        done = subprocess.run(["serdi", "-i", syntax, str(path)], capture_output=True, check=False)
        check(done.returncode == 0 and not done.stderr, f"serdi on {path.name}: {done.stderr[:300]}")
        yield "serdi", read_nquads(done.stdout)
    if oxigraph and syntax != "json":
        yield "oxigraph", read_by_oxigraph(oxigraph, path, syntax)


def lower_tags(quads):
    """Language tags without case, which readers keep or not."""
    return {(s, p, (*o[:2], o[2].lower()) if isinstance(o, tuple) else o, g) for s, p, o, g in quads}


def check_seed(folder, seed):
    expected = {}
    for syntax in SYNTAXES:
        for graphs in ("none", "statement") if syntax in WITH_GRAPHS else ("none",):
            path = folder / f"{seed}-{graphs}.{syntax}"
            path.write_bytes(subprocess.run([writer, syntax, str(seed), graphs], capture_output=True, check=True).stdout)
            for reader, quads in readings(path, syntax):
                quads = lower_tags(quads)
                first = expected.setdefault(graphs, quads)
                if syntax == "rdfxml":  # it cannot hold them
                    first = {quad for quad in first if not has_control(quad)}
                check(quads == first, f"seed {seed}: {reader} reads of {syntax}, graphs {graphs}: "
                                      f"{len(quads - first)} more, {len(first - quads)} fewer: "
                                      f"{ascii(sorted(map(str, first ^ quads))[:2])[:600]}")
    check(len(expected["none"]) > 100, f"seed {seed}: {len(expected['none'])} triples")
    check(triples_of(expected["statement"]) == triples_of(expected["none"]), f"seed {seed}: graphs change triples")


with tempfile.TemporaryDirectory() as name:
    for each in range(1, 1 + int(sys.argv[3] if len(sys.argv) > 3 else 8)):
        check_seed(pathlib.Path(name), each)
print("\n".join(problems))
sys.exit(bool(problems))
