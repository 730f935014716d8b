# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""The same bytes on each run and with any number of threads; the graphs of two
halves of the corpus, united, are the graph of the whole."""
from program import SOURCE, Checks, run


def main():
    checks = Checks()
    corpus = SOURCE / "corpus"

    def extract(*arguments, to="ntriples"):
        done = run("extract", "--to", to, *arguments, corpus)
        checks.that(done.returncode == 0, f"extract {arguments}", done)
        return done.stdout

    whole = extract()
    checks.that(len(whole.splitlines()) > 1000, "the corpus yields a graph")
    checks.that(extract() == whole, "the same bytes on each run")
    checks.that(extract("--jobs", "2") == whole, "the same bytes with two threads")
    halves = extract("--shard", "1/2").splitlines() + extract("--shard", "2/2").splitlines()
    checks.that(set(halves) == set(whole.splitlines()), "two halves unite into the whole")
    for to, options in (("trig", ("--graphs", "statement")), ("jsonld", ()), ("json", ()), ("rdfxml", ())):
        checks.that(extract(*options, to=to) == extract(*options, "--jobs", "2", to=to), f"the same bytes of {to}")
    quads = ("--graphs", "statement", "--statements", "rdf12")
    whole = extract(*quads, to="nquads")
    halves = b"".join(extract(*quads, "--shard", part, to="nquads") for part in ("1/2", "2/2"))
    checks.that(set(halves.splitlines()) == set(whole.splitlines()), "so do two halves with graphs and triple terms")
    checks.end()


main()
