# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""One event of many mentions, within a document and from several: what its node
holds, and that graphs extracted apart unite."""
import json
import re

from program import Checks, run

ATT = "https://w3id.org/attest/ontology#"
BARE = "Kenya invaded Uganda."
DATED = "Kenya invaded Uganda in May 2020."
HARBOURS = "Kenya harbours Al-Shabaab."


def extract(texts, *more):
    rows = "\n".join(json.dumps({"id": name, "text": text}) for name, text in texts)
    done = run("extract", "--from", "jsonl", "--to", "ntriples", "--evidence", "passage", *more, "-", data=rows.encode())
    assert done.returncode == 0, done.stderr
    return set(done.stdout.decode().splitlines())


def subjects(lines, predicate, value=None):
    """{subject: objects} of a property of the ontology."""
    found = {}
    for line in lines:
        triple = re.match(r"<([^>]*)> <%s%s> (.*) \.$" % (re.escape(ATT), predicate), line)
        if triple and value in (None, triple[2]):
            found.setdefault(triple[1], set()).add(triple[2])
    return found


def main():
    checks = Checks()
    one = extract([("one", f"{BARE} {DATED}")])
    events = subjects(one, "agent")
    checks.that(len(events) == 1, "one event of two mentions")
    checks.that(len(subjects(one, "describes")) == 2, "a statement for each mention")
    checks.that({v for vs in subjects(one, "statedIn").values() for v in vs} ==
                {f"<{p}>" for p in (re.match("<([^>]*)>", l)[1] for l in one if "/ns/oa#exact>" in l)},
                "each in its own passage")
    times = subjects(one, "time")
    checks.that(set(times) == set(events), "the event has the time of the second")

    two = extract([("two", DATED)])
    checks.that(set(subjects(two, "agent")) == set(events), "another document names the same event")
    three = extract([("three", BARE)])
    checks.that(not set(subjects(three, "agent")) & set(events), "but not by a part of the content")

    texts = [("one", f"{BARE} {DATED}"), ("two", DATED), ("three", BARE)]
    whole = extract(texts)
    checks.that(whole == one | two | three, "graphs extracted apart unite")
    parts = extract(texts, "--shard", "1/2") | extract(texts, "--shard", "2/2")
    checks.that(whole == parts, "and so do shards")
    turned = extract([("one", f"{DATED} {BARE}")])
    checks.that(set(subjects(turned, "agent")) == set(events), "the order of mentions names no other event")

    relation = extract([("one", f"{HARBOURS} The rain fell. {HARBOURS}")])
    checks.that(sum(f"{ATT}harbours> <" in line and "predicate" not in line for line in relation) == 1,
                "one triple of a relation that is told twice")
    checks.that(len(subjects(relation, "statedIn")) == 2, "with two statements")
    checks.end()


main()
