#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Facts of real papers, judged one by one against their sentences.

usage: judge.py ATTEST SOURCE [--sheet | --check] [DOCUMENT…]

In: the program, documents by path (else those of ../shared/seeds), and the
verdicts beside this file. A verdict names a fact by document, offset of its
sentence and a fingerprint of what it states; no text is kept. Out: of the facts
that the program states today how many are right, by the verdicts, and the
causes of the wrong ones.

--sheet prints every fact without a verdict, below its sentence, as a line to
append to verdicts.tsv with `right`, or `wrong` and a cause, at its end.
--check exits with 1 where less than four fifths of the judged facts are right,
or less than half of the facts are judged.
"""
import collections
import hashlib
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "golden" / "statements"))

import found  # noqa: E402  (the reader of graphs is shared)

ATT = found.ATT
OA = "http://www.w3.org/ns/oa#"
CAUSES = ("sentence", "tagger", "tree", "clause", "mention", "rule", "type", "outlook",
          "speech", "time", "place", "reference", "quantity", "merge")
LEAST = 0.80
UNSAID = ("Affirmed", "Actual")
DERIVED = ("begin", "end")


def short(iri):
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def fold(graphs):
    """All triples together: {subject: {predicate: {object}}}, objects in order."""
    nodes = collections.defaultdict(lambda: collections.defaultdict(dict))
    for graph in graphs.values():
        for subject, properties in graph.items():
            for predicate, values in properties.items():
                nodes[subject][predicate].update(dict.fromkeys(values))
    return nodes


def name(nodes, value):
    labels = nodes[value].get(found.SKOS + "prefLabel") if value in nodes else None
    return min(labels) if labels else short(value) if value.startswith("http") else value


def event(nodes, node):
    classes = sorted(short(c) for c in node[found.RDF + "type"])
    roles = []
    for predicate in sorted(node):
        if predicate.startswith(ATT) and short(predicate) not in DERIVED:
            values = sorted("<statement>" if "/id/statement/" in v else name(nodes, v)
                            for v in node[predicate])
            roles.append(f"{short(predicate)}={'+'.join(values)}")
    return "/".join(c for c in classes if c not in ("Event", "Factual")) + " " + " ".join(roles)


def fact(nodes, statement):
    """What a statement says, in one line."""
    if ATT + "describes" in statement:
        said = event(nodes, nodes[next(iter(statement[ATT + "describes"]))])
    else:
        subject, predicate, target = (
            name(nodes, next(iter(statement[found.RDF + p])))
            for p in ("subject", "predicate", "object"))
        said = f"{predicate}({subject}, {target})"
    stance = [short(v) for p in ("polarity", "modality") for v in sorted(statement.get(ATT + p, ()))]
    stance = [s for s in stance if s not in UNSAID]
    speakers = sorted(name(nodes, v) for v in statement.get(ATT + "attributedTo", ()))
    times = sorted(statement.get(ATT + "time", ()))
    return " ".join([said] + stance + ["by " + s for s in speakers] + ["@" + t for t in times])


def facts_of(attest, source, path):
    """[(offset, sentence, fact)] of one document, in its order."""
    process = subprocess.run([attest, "extract", "--to", "nquads", path],
                             capture_output=True, check=False, timeout=240,
                             env=dict(os.environ, ATTEST_DATA=str(source)))
    if process.returncode:
        sys.exit(process.stderr.decode("utf-8", "replace"))
    nodes = fold(found.read_quads(process.stdout.decode("utf-8").splitlines()))
    rows = set()
    for statement in list(nodes.values()):
        if ATT + "describes" not in statement and found.RDF + "predicate" not in statement:
            continue
        for passage in statement.get(ATT + "statedIn", ()):
            place = nodes[passage]
            rows.add((int(next(iter(place[OA + "start"]))),
                      " ".join(next(iter(place[OA + "exact"])).split()),
                      fact(nodes, statement)))
    return sorted(rows)


def fingerprint(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def read_verdicts():
    """{(document, offset, fingerprint): (verdict, cause)}"""
    verdicts = {}
    for line in (HERE / "verdicts.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            document, offset, print_, verdict, *cause = line.split("\t")
            assert verdict in ("right", "wrong"), line
            assert (verdict == "wrong") == bool(cause) and set(cause) <= set(CAUSES), line
            verdicts[document, int(offset), print_] = (verdict, *cause)
    return verdicts


def main(argv):
    options = [a for a in argv if a.startswith("--")]
    attest, source, *paths = [a for a in argv if not a.startswith("--")]
    if not paths:
        paths = sorted(map(str, (pathlib.Path(source).resolve().parent / "shared" / "seeds").glob("*.txt")))
    if not paths:
        print("skipped: no papers in ../shared/seeds")
        return 0
    verdicts = read_verdicts()
    known, unknown = [], 0
    for path in paths:
        last = None
        for offset, sentence, said in facts_of(attest, source, path):
            key = (pathlib.Path(path).name, offset, fingerprint(said))
            if key in verdicts:
                known.append(verdicts[key])
                continue
            unknown += 1
            if "--sheet" in options:
                if offset != last:
                    print(f"# {sentence}")
                    last = offset
                print("\t".join(map(str, key)), said, sep="\t")
    if "--sheet" in options:
        return 0
    right = sum(v[0] == "right" for v in known)
    share = right / len(known) if known else 0.0
    print(f"{len(known)} facts judged, {right} right ({share:.3f}); {unknown} without a verdict")
    for cause, count in collections.Counter(v[1] for v in known if v[0] == "wrong").most_common():
        print(f"  {cause:10} {count}")
    return int("--check" in options and (share < LEAST or unknown > len(known)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
