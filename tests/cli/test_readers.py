# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Every syntax is read without a warning by independent parsers, and holds the
same graph; each passage is the text that it points at."""
import pathlib
import re
import shutil
import subprocess

from program import SKIP, SOURCE, Checks, folder, run

ENDINGS = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "rdfxml": "rdf", "json": "json"}
RAPPER = {"turtle": "turtle", "ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml", "json": "json"}
SERD = {"turtle": "turtle", "ntriples": "ntriples", "nquads": "nquads"}


def quiet(process):
    return process.returncode == 0 and not process.stderr.strip()


def main():
    if not shutil.which("rapper") or not shutil.which("serdi"):
        print("skipped: rapper or serdi is missing")
        raise SystemExit(SKIP)
    checks = Checks()
    with folder() as name:
        counts = {}
        for syntax, ending in ENDINGS.items():
            path = pathlib.Path(name) / f"graph.{ending}"
            made = run("extract", "--to", syntax, "-o", path, SOURCE / "corpus")
            checks.that(made.returncode == 0, f"extract to {syntax}", made)
            read = subprocess.run(["rapper", "-q", "-i", RAPPER[syntax], "-o", "ntriples", path],
                                  capture_output=True, check=False)
            checks.that(quiet(read), f"rapper reads {syntax}", read)
            counts[syntax] = len(set(read.stdout.splitlines()))
            if syntax in SERD:
                read = subprocess.run(["serdi", "-i", SERD[syntax], path], capture_output=True, check=False)
                checks.that(quiet(read), f"serdi reads {syntax}", read)
        checks.that(len(set(counts.values())) == 1, f"all syntaxes hold one graph: {counts}")
        try:
            import pyoxigraph
        except ImportError:
            print("skipped: pyoxigraph is not installed (pip install pyoxigraph)")
        else:
            formats = {"ttl": pyoxigraph.RdfFormat.TURTLE, "nt": pyoxigraph.RdfFormat.N_TRIPLES,
                       "nq": pyoxigraph.RdfFormat.N_QUADS, "rdf": pyoxigraph.RdfFormat.RDF_XML}
            for ending, syntax in formats.items():
                path = pathlib.Path(name) / f"graph.{ending}"
                triples = sum(1 for _ in pyoxigraph.parse(path=str(path), format=syntax))
                checks.that(triples > 1000, f"oxigraph reads {ending}")
    check_passages(checks)
    checks.end()


OA = "http://www.w3.org/ns/oa#"


def unescape(text):
    """Undo the escapes of N-Triples."""
    def one(found):
        if found[1] or found[2]:
            return chr(int(found[1] or found[2], 16))
        return {"t": "\t", "n": "\n", "r": "\r"}.get(found[3], found[3])
    return re.sub(r"\\(?:(?:u([0-9A-F]{4})|U([0-9A-F]{8}))|(.))", one, text)


def check_passages(checks):
    """oa:exact is the source text from oa:start to oa:end, in code points."""
    text = ("\ufeffBrief\r\n\r\nT\u00fcrkiye met Afghan offi\ufb01cials in Kabul (Author, 2021).\r\n"
            "Pakistan \U0001f642 accused the Tali\u00adban of harbouring the TTP.\r\n")
    with folder() as name:
        path = pathlib.Path(name) / "text.txt"
        path.write_bytes(text.encode("utf-8"))
        made = run("extract", "--to", "ntriples", path)
    spo = {}
    for line in made.stdout.decode("utf-8").splitlines():
        found = re.match(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)")', line)
        spo.setdefault(found[1], {})[found[2]] = found[3] or found[4]
    passages = [s for s in spo.values() if OA + "exact" in s]
    checks.that(passages, "there are passages", made)
    for passage in passages:
        exact = unescape(passage[OA + "exact"])
        cut = text[int(passage[OA + "start"]):int(passage[OA + "end"])]
        checks.that(exact == cut, f"a passage is its text: {exact!r} against {cut!r}")


main()
