# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""--describe: the counts are those of the graph, digests those of the files, and
the same run gives the same bytes, with no clock in them unless it is asked for."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess

from program import SKIP, SOURCE, Checks, folder, run
from quads import RDF, read_nquads, triples_of

VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
PROV, SPDX = "http://www.w3.org/ns/prov#", "http://spdx.org/rdf/terms#"
DCTERMS = "http://purl.org/dc/terms/"
CORPUS = SOURCE / "corpus"


class Graph:
    """Triples of a description, read by serdi."""

    def __init__(self, checks, path):
        read = subprocess.run(["serdi", "-i", "turtle", path], capture_output=True, check=False)
        checks.that(read.returncode == 0 and not read.stderr, "serdi reads the description", read)
        self.triples = triples_of(read_nquads(read.stdout))

    def of(self, class_iri):
        return sorted(s for s, p, o in self.triples if p == RDF + "type" and o == class_iri)

    def all(self, subject, predicate):
        return sorted(o if isinstance(o, str) else o[0] for s, p, o in self.triples if s == subject and p == predicate)

    def one(self, subject, predicate):
        found = self.all(subject, predicate)
        return found[0] if len(found) == 1 else None


def describe(checks, place, *options, env=None):
    output, description = place / "graph.nt", place / "graph.void.ttl"
    made = run("extract", "--to", "ntriples", "-o", output, "--describe", description, *options, CORPUS, env=env)
    checks.that(made.returncode == 0 and not made.stderr, f"describe {options}", made)
    return output, description


def check_counts(checks, triples, graph, dataset):
    numbers = {"triples": len(triples), "entities": len({t[0] for t in triples}),
               "distinctSubjects": len({t[0] for t in triples}), "distinctObjects": len({t[2] for t in triples}),
               "classes": len({t[2] for t in triples if t[1] == RDF + "type"}),
               "properties": len({t[1] for t in triples})}
    for name, number in numbers.items():
        checks.that(graph.one(dataset, VOID + name) == str(number), f"void:{name} is {number}")
    for kind, key, count in (("classPartition", "class", "entities"), ("propertyPartition", "property", "triples")):
        told = {graph.one(part, VOID + key): int(graph.one(part, VOID + count))
                for part in graph.all(dataset, VOID + kind)}
        counted = {}
        for _, predicate, value in triples:
            if kind == "propertyPartition":
                counted[predicate] = counted.get(predicate, 0) + 1
            elif predicate == RDF + "type":
                counted[value] = counted.get(value, 0) + 1
        checks.that(told == counted, f"void:{kind} counts as the graph does")
    checks.that("https://w3id.org/attest/ontology#" in graph.all(dataset, VOID + "vocabulary"), "vocabularies")


def check_made_of(checks, output, graph, dataset):
    """Who made it of what; every file by the digest that sha256sum prints."""
    activity = graph.one(dataset, PROV + "wasGeneratedBy")
    agent = graph.one(activity, PROV + "wasAssociatedWith")
    version = run("version").stdout.decode().split()
    checks.that(agent in graph.of(PROV + "SoftwareAgent"), "the program is an agent")
    label = graph.one(agent, "http://www.w3.org/2000/01/rdf-schema#label")
    checks.that(label.split()[-1] in version, f"its version: {label}")
    sums = {}
    for used in graph.all(activity, PROV + "used"):
        checksum = graph.one(used, SPDX + "checksum")
        sums[graph.one(checksum, SPDX + "checksumValue")] = graph.one(used, DCTERMS + "description")
    for pattern, kind in (("ontology/attest.ttl", "ontology"), ("ontology/actors/*.ttl", "gazetteer"),
                          ("rules/english/english.model", "model"), ("rules/english/*.rules", "rules")):
        paths = list(SOURCE.glob(pattern))
        checks.that(paths, f"there is {pattern}")
        for path in paths:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            checks.that(sums.get(digest) == kind, f"{path.name} is named by its digest")
    checks.that(None in sums.values(), "the documents have a digest")
    place = graph.one(dataset, DCAT + "distribution")
    data = output.read_bytes()
    checksum = graph.one(place, SPDX + "checksum")
    checks.that(graph.one(checksum, SPDX + "checksumValue") == hashlib.sha256(data).hexdigest(), "the output's digest")
    checks.that(graph.one(place, DCAT + "byteSize") == str(len(data)), "the output's size")
    checks.that(graph.one(place, DCAT + "mediaType").endswith("/media-types/application/n-triples"), "its media type")


def check_bytes(checks, place, first):
    """Nothing but what is read decides the bytes, and what is read does."""
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    checks.that(not re.search(rb"issued|dataDump", first), "no clock and no place by default")
    again = describe(checks, place, "--jobs", "2", env=environment)[1].read_bytes()
    checks.that(again == first, "the same bytes with two threads")
    dated = describe(checks, place, "--date", "2021-08-15", "--dump", "https://example.org/kg.nt")[1].read_bytes()
    checks.that(b'dcterms:issued "2021-08-15"^^xsd:date' in dated, "the date that was asked for")
    checks.that(b"void:dataDump <https://example.org/kg.nt>" in dated, "where it is published")
    checks.that(len(dated.splitlines()) == len(first.splitlines()) + 3, "and nothing else")
    epoch = describe(checks, place, env=dict(environment, SOURCE_DATE_EPOCH="1629000000"))[1].read_bytes()
    checks.that(b'dcterms:issued "2021-08-15"^^xsd:date' in epoch, "SOURCE_DATE_EPOCH")
    moved = describe(checks, place, "--evidence", "passage")[1].read_bytes()
    runs = [re.findall(rb"^run:\w+", data, re.M) for data in (first, moved)]
    checks.that(runs[0] and runs[0] != runs[1], "another level of evidence is another run")


def check_refusals(checks, place):
    for options, words in ((("--to", "events"), b"--describe is of graphs"), (("--date", "2021-02-30"), b"--date"),
                           (("--date", "2021"), b"--date"), (("--dump", "no IRI"), b"--dump")):
        done = run("extract", "--describe", place / "x.ttl", *options, CORPUS)
        checks.that(done.returncode == 2 and words in done.stderr, f"refused: {options}", done)
    bad = run("extract", "--describe", place / "x.ttl", CORPUS, env=dict(os.environ, SOURCE_DATE_EPOCH="today"))
    checks.that(bad.returncode == 2 and b"SOURCE_DATE_EPOCH" in bad.stderr, "no number in SOURCE_DATE_EPOCH", bad)
    lost = run("extract", "-o", place / "y.ttl", "--describe", place / "no/such/x.ttl", CORPUS / "two-voices.md")
    checks.that(lost.returncode == 4 and b"no/such" in lost.stderr, "no place for the description", lost)


def main():
    if not shutil.which("serdi"):
        print("skipped: serdi is missing")
        raise SystemExit(SKIP)
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        output, description = describe(checks, place)
        graph = Graph(checks, description)
        datasets = graph.of(DCAT + "Dataset")
        checks.that(len(datasets) == 1, "one dataset")
        triples = triples_of(read_nquads(output.read_bytes()))
        check_counts(checks, triples, graph, datasets[0])
        check_made_of(checks, output, graph, datasets[0])
        check_bytes(checks, place, description.read_bytes())
        check_refusals(checks, place)
    checks.end()


main()
