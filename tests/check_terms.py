#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Check that no C file names a class or property of the domain.

ontology/attest.ttl holds two things: the frame that every pack shares (what a
statement is, who makes it, where it stands; and what an ontology or gazetteer
tells extraction), and the domain, politics. C may name the frame alone.
usage: check_terms.py SRC ONTOLOGY
"""
import pathlib
import re
import sys

FRAME = set("""
    Event Factual Statement Passage Source Rule Attribution
    Polarity Affirmed Negated Modality Actual Future Possible Wanted Conditional
    describes statedIn attributedTo attribution speaker order onBehalfOf polarity modality
    rule variant confidence trigger Span Filling filling role filler words resolvedFrom resolvedIn
    time begin end currency Topic context

    Trait trait hasBodies folder Acting Unclassed Personal Suffixed Collective Delegate
    Unspecific Whereabouts OnSite Telling Directing Aimed Concerning Vacating Content Seat Voice Belonging Containing Carried
    Doer Affected Reciprocal CountryCode SectorCode WorldCode NounFact
    ActorNoun NameCue StopWord noun reads namesOnly mergesWith mergesNotWith
    standsFor severalOnly severalRead native settled besideOnly hasPeople
    demonym adjective metonym contextLabel Tenure holder officeHeld officeOf
    LinkProposal proposes candidate because isAmbiguous linkRole linkIgnores
""".split())

# (file, literal): why it is no domain term there
ALLOWED = {
    ("document/variants.def", "support"): "a variant of a clause: support verbs",
    ("graph/dataset.c", "Entity"): "a class of PROV-O",
    ("graph/dataset.c", "agent"): "a property of PROV-O",
    ("graph/evidence.c", "Topic"): "the class of the frame, not the role",
    ("graph/names.c", "entity"): "the folder of entities whose ontology gives none",
    ("graph/sparql_check.c", "COUNT"): "a word of SPARQL",
    ("graph/sparql_check.c", "GROUP"): "a word of SPARQL",
    ("graph/sparql_rewrite.c", "GROUP"): "a word of SPARQL",
    ("graph/tiny_expressions.c", "COUNT"): "a word of SPARQL",
    ("graph/tiny_query.c", "GROUP"): "a word of SPARQL",
    # attest eval scores what its format of annotated sentences names; it knows
    # no other roles, so a pack with roles of its own has only relations scored
    ("pipeline/eval.c", "agent"): "the annotations' role",
    ("pipeline/eval.c", "target"): "the annotations' role",
    ("pipeline/eval.c", "participant"): "counts as their agent",
    ("pipeline/gold.c", "agent"): "a key of the annotations",
    ("pipeline/gold.c", "target"): "a key of the annotations",
    ("import/kinds.def", "actor"): "a kind of dictionary entry, in the report",
    ("import/kinds.def", "agent"): "likewise",
    ("import/pieces.h", "AGENT"): "a slot of the rules that it writes",
    ("import/pieces.h", "TARGET"): "likewise",
    ("match/fill.c", "count"): "a slot of the rule language: COUNT",
    ("rules/names.c", "count"): "a slot of the rule language: COUNT",
    ("lsp/completion.c", "support"): "a word of the rule language: support verbs",
    ("lsp/scope.c", "COUNT"): "a slot of the rule language",
    ("lsp/diagnostics.c", "location"): "a member of the protocol's messages",
    ("rules/format.c", "support"): "a word of the rule language: support verbs",
    ("rules/parser.c", "support"): "a word of the rule language: support verbs",
    ("lsp/completion.c", "topic"): "a word of the rule language: a kind of block",
    ("rules/dump.c", "topic"): "likewise",
    ("rules/format.c", "topic"): "likewise",
    ("rules/parse_discard.c", "topic"): "likewise",
    ("term/ontology.c", "Topic"): "the class of the frame, not the role",
    ("rules/walk.c", "count"): "a slot of the rule language: COUNT",
}

STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
# strings and characters are kept, so that "//" in them begins no comment
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|//[^\n]*|/\*.*?\*/', re.S)


def blank(match):
    text = match.group(0)
    return re.sub(r"[^\n]", " ", text) if text.startswith("/") else text


def literals(text):
    """(line, literal) of every string outside comments and includes."""
    for number, line in enumerate(TOKEN.sub(blank, text).split("\n"), 1):
        if not re.match(r"\s*#\s*include", line):
            for match in STRING.finditer(line):
                yield number, match.group(1)


def is_named(literal, domain):
    """The domain term that a literal names, whatever its case, or None."""
    word = literal.rsplit("ontology#", 1)[-1].strip("/:#").lower()
    return domain.get(word)


def check(files, terms):
    """files: {name: text}. Yields what is wrong."""
    domain = {t.lower(): t for t in sorted(terms - FRAME)}
    used = set()
    for stale in sorted(FRAME - terms):
        yield f"check_terms.py: the ontology has no att:{stale}"
    for name, text in sorted(files.items()):
        for line, literal in literals(text):
            term = is_named(literal, domain)
            if term and (name, literal) in ALLOWED:
                used.add((name, literal))
            elif term:
                yield f'{name}:{line}: "{literal}" names att:{term} of the domain'
    for name, literal in sorted(set(ALLOWED) - used):
        yield f'check_terms.py: {name} holds "{literal}" no longer'


def terms_of(ontology):
    return set(re.findall(r"^att:(\w+) a ", ontology, re.M))


def can_fail(terms):
    """What must be found, and what must not."""
    bad = ['x = ATT_IRI_ATT "Actor";', 'f("agent");', '"https://w3id.org/attest/ontology#iso3"',
           '{"place/"}', 'a = "/*"; b = "StateBody"; /* " */']
    good = ['// "Actor"', '#include "actor"', '"time"', 'ATT_IRI_ATT "Event"', '"an agent"', '/* "agent"\n */']
    for line in bad:
        assert len([p for p in check({"x.c": line}, terms) if p.startswith("x.c")]) == 1, line
    for line in good:
        assert not [p for p in check({"x.c": line}, terms) if p.startswith("x.c")], line


def main():
    source = pathlib.Path(sys.argv[1])
    terms = terms_of(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    assert len(terms - FRAME) > 60, "the ontology is read"
    can_fail(terms)
    files = {str(p.relative_to(source)): p.read_text(encoding="utf-8")
             for p in source.rglob("*") if p.suffix in (".c", ".h", ".def")}
    problems = list(check(files, terms))
    print("\n".join(problems))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
