# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""What a pronoun stands for: explain shows it, and the graph keeps the words and
the passage that names whom they stand for."""
import os
import re

from program import SOURCE, Checks, folder, run

ENVIRONMENT = dict(os.environ, ATTEST_DATA=str(SOURCE))
TEXT = "Kenya signed a treaty with Tanzania. It also invested in Uganda."
ATT = "<https://w3id.org/attest/ontology#"


def triples(path, *options):
    done = run("extract", path, "--to", "ntriples", *options, env=ENVIRONMENT)
    lines = done.stdout.decode().splitlines()
    return done, [re.match(r"(\S+) (\S+) (.*) \.$", line).groups() for line in lines]


def check_explain(check):
    done = run("explain", TEXT, env=ENVIRONMENT)
    check.that("stands for “Kenya” in sentence 1" in done.stdout.decode(), "explain says for whom", done)
    with folder() as where:
        page = os.path.join(where, "page.html")
        done = run("explain", "--html", page, TEXT, env=ENVIRONMENT)
        with open(page, encoding="utf-8") as text:
            check.that("stands for “Kenya” in sentence 1" in text.read(), "so does the page", done)


def check_graph(check, path):
    done, graph = triples(path)
    words = [s for s, p, o in graph if p == ATT + "resolvedFrom>" and o == '"It"']
    check.that(len(words) == 1, "one statement keeps the word", done)
    passages = {o for s, p, o in graph if p == ATT + "resolvedIn>" and s in words}
    texts = {o for s, p, o in graph if s in passages and p.endswith("#exact>")}
    check.that(texts == {'"Kenya signed a treaty with Tanzania."'}, f"and the passage: {texts}", done)
    stated = {o for s, p, o in graph if p == ATT + "statedIn>" and s in words}
    check.that(not stated & passages, "which is not where it is stated", done)
    done, graph = triples(path, "--evidence", "none")
    check.that(not any("resolved" in p for _, p, _ in graph), "no evidence asked for, none kept", done)


def main():
    check = Checks()
    check_explain(check)
    with folder() as where:
        path = os.path.join(where, "text.txt")
        with open(path, "w", encoding="utf-8") as out:
            out.write(TEXT)
        check_graph(check, path)
    check.end()


main()
