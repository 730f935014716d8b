# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""The same bytes on each run and with any number of threads; the graphs of two
halves of the corpus, united, are the graph of the whole."""
from program import SOURCE, Checks, run


def main():
    checks = Checks()
    corpus = SOURCE / "corpus"

    def extract(*arguments):
        done = run("extract", "--to", "ntriples", *arguments, corpus)
        checks.that(done.returncode == 0, f"extract {arguments}", done)
        return done.stdout

    whole = extract()
    checks.that(len(whole.splitlines()) > 1000, "the corpus yields a graph")
    checks.that(extract() == whole, "the same bytes on each run")
    checks.that(extract("--jobs", "2") == whole, "the same bytes with two threads")
    halves = extract("--shard", "1/2").splitlines() + extract("--shard", "2/2").splitlines()
    checks.that(set(halves) == set(whole.splitlines()), "two halves unite into the whole")
    checks.end()


main()
