#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Check the annotations of the corpus against its documents and the ontology.

In: the project's folder; NAME.jsonl here annotates corpus/NAME.*. Out: a line
for each fault; exit 1 where there is one. --self-test breaks small data.
"""
import collections
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "data"))
import check_data  # noqa: E402

LEAST_DOCUMENTS, LEAST_SENTENCES = 5, 200
MODALITIES = {"future", "possible", "wanted", "conditional"}
LISTS = {"agent", "target", "place", "mediator", "by"}
EVENT = {"event", "time", "killed", "amount", "polarity", "modality", "coref"} | LISTS
RELATION = {"rel", "subject", "object", "time", "polarity", "modality", "by", "coref"}
DAY = r"\d{3}[\dX](-\d\d){0,2}~?"
EDTF = re.compile(rf"{DAY}(/({DAY}|\.\.))?")
# Who acts is never a city: there the seat of a government is its state.
ACTING = {"agent", "mediator", "by", "subject"}


def plain_text(name, text):
    """What a reader sees of a document as running text: no heading, no table."""
    if name.endswith(".jsonl"):
        return "\n".join(json.loads(line)["text"] for line in text.splitlines())
    lines = text.splitlines()
    if name.endswith(".txt"):
        lines = lines[1:]
    elif lines[:1] == ["---"]:
        lines = lines[lines.index("---", 1) + 1:]
    return "\n".join(re.sub(r"\*\*|^\d+\. ", "", line) for line in lines
                     if not line.startswith(("#", "|")))


def check_sentences(name, text, sentences):
    """Every sentence stands in the document, in order, and nothing else does."""
    left = " ".join(plain_text(name, text).split())
    for sentence in sentences:
        if not left.startswith(sentence):
            yield "%s: expected %r, the document goes on with %r" % (name, sentence, left[:60])
            return
        left = left[len(sentence):].lstrip()
    if left:
        yield "%s: not annotated: %r" % (name, left[:60])


class Schema:
    """Classes of events with their roots, relations, and names of the gazetteers."""

    def __init__(self, ontology, gazetteers):
        self.parents = {c: ps for c, ps in re.findall(
            r"^att:(\w+) a owl:Class ;\n +rdfs:subClassOf att:(\w+)", ontology, re.M)}
        self.relations = set(re.findall(
            r"^att:(\w+) a owl:ObjectProperty(?: , owl:SymmetricProperty)?", ontology, re.M))
        self.preferred, self.others = set(), collections.defaultdict(set)
        for text in gazetteers:
            labels = collections.defaultdict(lambda: collections.defaultdict(list))
            for s, p, o in check_data.read_turtle(text):
                labels[s][re.split(r"[#/]", p)[-1]].append(o.strip('"'))
            for subject, entry in labels.items():
                self.preferred.update(entry["prefLabel"])
                if subject.startswith(check_data.ID + "actor/") and entry["type"] != [check_data.ATT + "Population"]:
                    for label in entry["altLabel"] + entry["metonym"]:
                        self.others[label].update(entry["prefLabel"])

    def check_class(self, path):
        steps = path.split("/")
        for parent, child in zip(["Event"] + steps, steps):
            if self.parents.get(child) != parent:
                yield "%s is no %s" % (child, parent)

    def check_name(self, name, role, sentence, resolved):
        """The canonical name, or else a phrase of the sentence (`resolved`: or
        of one before it)."""
        is_city = name in self.preferred and name in self.others
        if name in self.preferred and not (is_city and role in ACTING):
            return
        if name in self.others and role != "place":
            yield "%r: canonical is %s" % (name, " or ".join(sorted(self.others[name])))
        elif not resolved and not set(name.lower().split()) <= set(re.findall(r"[\w’'-]+", sentence.lower())):
            yield "%r is neither canonical nor in the sentence" % name


def check_fact(schema, fact, sentence):
    is_event = "event" in fact
    known = EVENT if is_event else RELATION
    for key in sorted(set(fact) - known):
        yield "unknown key %s" % key
    if is_event:
        yield from schema.check_class(fact["event"])
        if not fact.get("agent") and not fact.get("target"):
            yield "an agent or a target expected"
    elif fact.get("rel") not in schema.relations:
        yield "%s is no relation" % fact.get("rel")
    elif not isinstance(fact.get("subject"), str) or not isinstance(fact.get("object"), str):
        yield "a subject and an object expected"
    if fact.get("polarity", "neg") != "neg" or fact.get("modality", "future") not in MODALITIES:
        yield "polarity or modality unknown"
    if not EDTF.fullmatch(fact.get("time", "2001")):
        yield "%s is no time" % fact["time"]
    if fact.get("coref", True) is not True:
        yield "coref is true or absent"
    for key in sorted(set(fact) & LISTS):
        if not isinstance(fact[key], list) or not fact[key]:
            yield "%s: a list of names expected" % key
    for key in sorted(set(fact) & (LISTS | {"subject", "object"})):
        for name in fact[key] if isinstance(fact[key], list) else [fact[key]]:
            for fault in schema.check_name(name, key, sentence, "coref" in fact):
                yield fault


def check_file(schema, stem, lines, name, text):
    rows = [json.loads(line) for line in lines]
    for number, row in enumerate(rows, 1):
        at = "%s.jsonl:%d" % (stem, number)
        if list(row) != ["id", "text", "facts"] or row["id"] != "%s-%03d" % (stem, number):
            yield "%s: id %s-%03d, text and facts expected" % (at, stem, number)
        for fact in row["facts"]:
            for fault in check_fact(schema, fact, row["text"]):
                yield "%s: %s" % (at, fault)
        if any(row["facts"].count(fact) > 1 for fact in row["facts"]):
            yield "%s: a fact stands there twice" % at
    yield from check_sentences(name, text, [row["text"] for row in rows])


def check(root):
    schema = Schema((root / "ontology" / "attest.ttl").read_text("utf-8"),
                    [f.read_text("utf-8") for f in sorted((root / "ontology" / "actors").glob("*.ttl"))])
    files, sentences = sorted(HERE.glob("*.jsonl")), 0
    for f in files:
        documents = [d for d in (root / "corpus").iterdir() if d.stem == f.stem]
        if len(documents) != 1:
            yield "%s: one document of that name expected in corpus/" % f.name
            continue
        lines = f.read_text("utf-8").splitlines()
        sentences += len(lines)
        yield from check_file(schema, f.stem, lines, documents[0].name, documents[0].read_text("utf-8"))
    if len(files) < LEAST_DOCUMENTS or sentences < LEAST_SENTENCES:
        yield "%d documents with %d sentences, at least %d with %d expected" % (
            len(files), sentences, LEAST_DOCUMENTS, LEAST_SENTENCES)


ONTOLOGY = """att:Assault a owl:Class ;
    rdfs:subClassOf att:Event ;
att:Attack a owl:Class ;
    rdfs:subClassOf att:Assault ;
att:harbours a owl:ObjectProperty ;
"""
DOCUMENT = "Headline\n\nPakistan was\nattacked. It hit back.\n"
LINES = ['{"id": "d-001", "text": "Pakistan was attacked.", "facts": [{"event": "Assault/Attack", "target": ["Pakistan"]}]}',
         '{"id": "d-002", "text": "It hit back.", "facts": []}']
BROKEN = [("d-001", "d-002"), ("Assault/Attack", "Attack"), ("Assault/Attack", "Assault/Harm"),
          ('"target": ["Pakistan"]', '"target": []'), ('"target": ["Pakistan"]', '"time": "2001"'),
          ('"target": ["Pakistan"]', '"agent": ["Islamabad"]'), ('["Pakistan"]}', '["Laos"]}'),
          ('["Pakistan"]}', '["PK"]}'),
          ('["Pakistan"]}', '["Pakistan"], "mood": "neg"}'), ('["Pakistan"]}', '["Pakistan"], "time": "May"}'),
          ('["Pakistan"]}', '["Pakistan"], "modality": "actual"}'), ("was attacked", "was hit"),
          ('{"event": "Assault/Attack", "target": ["Pakistan"]}',
           '{"rel": "shelters", "subject": "Pakistan", "object": "Pakistan"}')]


def self_test():
    schema = Schema(ONTOLOGY, [check_data.HEAD.replace("att:iso3", 'skos:altLabel "PK" ; att:iso3')])

    def faults(lines, text=DOCUMENT):
        return list(check_file(schema, "d", lines, "d.txt", text))

    assert not faults(LINES), faults(LINES)
    for old, new in BROKEN:
        assert old in LINES[0] and faults([LINES[0].replace(old, new, 1), LINES[1]]), (old, new)
    assert faults(LINES[:1]) and faults(LINES[::-1]) and faults(LINES, DOCUMENT + "More.\n")
    assert faults([LINES[0].replace('"facts": [', '"facts": [{"event": "Assault/Attack", "target": ["Pakistan"]}, '), LINES[1]])


def main(argv):
    if argv == ["--self-test"]:
        self_test()
        return 0
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    faults = list(check(pathlib.Path(argv[0])))
    for fault in faults:
        print(fault, file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
