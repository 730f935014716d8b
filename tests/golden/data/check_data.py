#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Check the gazetteers, the corpus and the queries that are shipped.

In: the project's folder. Out: a line for each fault; exit 1 where there is one.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

ATT = "https://w3id.org/attest/ontology#"
ID = "https://w3id.org/attest/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABELS = {SKOS + "prefLabel", SKOS + "altLabel", ATT + "demonym", ATT + "metonym"}
LINKS = {"partOf", "locatedIn", "holder", "officeOf"}
SECTORS = set("COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC HLH".split())
GLOBAL = {"IGO", "IMG", "NGO", "MNC"}
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
HOMED = {"State", "ArmedGroup", "Person"}
LEAST = {"State": 255, "ArmedGroup": 500, "StateBody": 215, "Organization": 1250, "Person": 2700,
         "Group": 18, "Population": 80, "Place": 2600, "Initiative": 260, "Tenure": 2700}

TOKEN = re.compile(r'''\s+|\#[^\n]*
    | (?P<iri><[^<>"\s]*>) | (?P<text>"(?:[^"\\\n]|\\.)*") | (?P<mark>[.;,\[\]()])
    | (?P<tag>@[a-z]+(?:-[A-Za-z0-9]+)*) | (?P<type>\^\^)
    | (?P<name>[A-Za-z][\w-]*)?:(?P<local>[A-Za-z_]\w*)? | (?P<word>true|false|a\b)''',
    re.X)


def tokens(text):
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise ValueError("line %d: not Turtle as we write it: %r"
                             % (text.count("\n", 0, at) + 1, text[at:at + 20]))
        if found.lastgroup or found.group().strip().startswith(":"):
            yield found
        at = found.end()


def read_turtle(text):
    """The triples of Turtle without blank nodes; literals keep their quotes."""
    prefixes, triples = {}, []
    stream = [t for t in tokens(text)]
    subject = predicate = None
    i = 0
    while i < len(stream):
        token = stream[i]
        if token.group("tag") == "@prefix":
            prefixes[stream[i + 1].group("name") or ""] = stream[i + 2].group("iri")[1:-1]
            i += 4
            continue
        mark = token.group("mark")
        if mark == ".":
            subject = predicate = None
        elif mark == ";":
            predicate = None
        elif mark != ",":
            term = value_of(token, prefixes)
            if subject is None:
                subject = term
            elif predicate is None:
                predicate = term
            else:
                triples.append((subject, predicate, term))
                if i + 1 < len(stream) and stream[i + 1].group("tag"):
                    i += 1
                elif i + 2 < len(stream) and stream[i + 1].group("type"):
                    i += 2
        i += 1
    if subject is not None:
        raise ValueError("the last statement has no full stop")
    return triples


def value_of(token, prefixes):
    if token.group("iri"):
        return token.group("iri")[1:-1]
    if token.group("text"):
        return token.group("text")
    if token.group("word"):
        return RDF_TYPE if token.group("word") == "a" else token.group("word")
    return prefixes[token.group("name") or ""] + (token.group("local") or "")


def defined_terms(ontology_text):
    """Local names that the ontology defines, by a line `att:name a …`."""
    return set(re.findall(r"^att:(\w+) a ", ontology_text, re.M))


def check_gazetteers(files, terms):
    """`files`: name -> text. Yields faults."""
    facts = collections.defaultdict(lambda: collections.defaultdict(list))
    for name, text in files.items():
        if "SPDX-License-Identifier: CC-BY-4.0" not in text:
            yield "%s: no licence" % name
        try:
            triples = read_turtle(text)
        except (ValueError, KeyError, IndexError) as fault:
            yield "%s: %s" % (name, fault)
            continue
        for s, p, o in triples:
            if o in facts[s][p]:
                yield "%s: says twice %s %s %s" % (name, s, p, o)
            facts[s][p].append(o)
    nouns = {noun for entry in facts.values() for noun in entry.get(ATT + "noun", [])}
    yield from check_entries(facts, terms)
    yield from check_cycles(facts)
    yield from check_homes(facts)
    yield from check_labels(facts)
    yield from check_nouns(facts, terms)
    yield from check_tenures(facts, nouns)


def check_entries(facts, terms):
    links = collections.Counter()
    for subject, entry in facts.items():
        kinds = entry.get(RDF_TYPE, [])
        if len(kinds) != 1 or kinds[0][len(ATT):] not in terms:
            yield "%s: one class of the ontology expected" % subject
        if not re.fullmatch(re.escape(ID) + r"(actor|place|initiative|noun|sector|tenure)/[A-Za-z]\w*",
                            subject, re.A):
            yield "%s: a name that Turtle cannot abbreviate" % subject
        for predicate, objects in entry.items():
            local = predicate[len(ATT):]
            if predicate.startswith(ATT) and local not in terms and local != "namesOnly":
                yield "%s: unknown property %s" % (subject, predicate)
            if local in LINKS:
                for thing in objects:
                    if thing not in facts:
                        yield "%s: %s is not listed" % (subject, thing)
        links.update(entry.get(OWL + "sameAs", []))
        links.update("iso3 " + code for code in entry.get(ATT + "iso3", []))
        for code in entry.get(ATT + "iso3", []):
            if not re.fullmatch(r'"[A-Z]{3}"', code):
                yield "%s: %s is no code of ISO 3166" % (subject, code)
        for link in entry.get(OWL + "sameAs", []):
            if not re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", link):
                yield "%s: %s is no entity of Wikidata" % (subject, link)
    for link, count in links.items():
        if count > 1:
            yield "%s: stands at %d entries" % (link, count)


def check_cycles(facts):
    """Nothing is part of what is part of it."""
    for start in facts:
        reached, open_ends = set(), [start]
        while open_ends:
            entry = facts.get(open_ends.pop(), {})
            for above in entry.get(ATT + "partOf", []) + entry.get(ATT + "locatedIn", []):
                if above == start:
                    yield "%s: part of itself" % start
                elif above not in reached:
                    reached.add(above)
                    open_ends.append(above)


def check_homes(facts):
    """A state has a code, and so has, by its office or what it belongs to, whoever acts for one or fights one."""
    held = {holder for entry in facts.values() for holder in entry.get(ATT + "holder", [])}

    def is_coded(start):
        open_ends, seen = [start], set()
        while open_ends:
            subject = open_ends.pop()
            seen.add(subject)
            entry = facts.get(subject, {})
            if any(entry.get(ATT + local) for local in ("iso3", "homeCode", "globalCode")):
                return True
            open_ends += [w for local in ("partOf", "locatedIn") for w in entry.get(ATT + local, []) if w not in seen]
        return False

    for subject, entry in facts.items():
        kind = entry.get(RDF_TYPE, [""])[0][len(ATT):]
        if kind in HOMED and not (kind == "Person" and subject in held) and not is_coded(subject):
            yield "%s: nothing tells a country or a global code" % subject


# Entries that are no entities: words, and who held an office.
WORDS = {ATT + "ActorNoun", ATT + "StopWord", ATT + "NameCue", ATT + "NounFact"}
TENURE = ATT + "Tenure"


def fold(label):
    """A label as the program compares it: no diacritics, hyphens or points, and
    no case save of one word in capitals ("RAW")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", label.strip('"')) if not unicodedata.combining(c))
    words = re.sub("[-–—]", " ", plain.replace(".", "").replace("’", "'")).split()
    is_acronym = len(words) == 1 and words[0].isupper() and len(words[0]) > 1
    return is_acronym, " ".join(words).lower()


def folder_of(subject):
    return subject[len(ID):].split("/")[0]


def check_labels(facts):
    """A label names one entry of a folder; a seat of power may also be a city,
    and states taken together the region that they lie in."""
    named = collections.defaultdict(set)
    for subject, entry in facts.items():
        if entry.get(RDF_TYPE, [""])[0] in WORDS | {TENURE}:
            continue
        if len(entry.get(SKOS + "prefLabel", [])) != 1:
            yield "%s: one skos:prefLabel expected" % subject
        for predicate in LABELS:
            for label in entry.get(predicate, []):
                if label != unicodedata.normalize("NFC", label) or "  " in label:
                    yield "%s: label %s is not normal" % (subject, label)
                if label.strip('"').islower() and " " not in label:
                    yield "%s: label %s is an everyday word" % (subject, label)
                named[fold(label)].add((subject, predicate == ATT + "metonym"))
    for subject, entry in facts.items():
        for label in entry.get(ATT + "contextLabel", []):
            if fold(label) in named:
                yield "%s: %s, which the context should tell, is the name of another" % (subject, label)
    for (_, label), uses in named.items():
        for is_seat in (False, True):
            folders = collections.Counter(folder_of(s) for s, m in uses if m == is_seat)
            if max(folders.values(), default=0) > 1 or folders["initiative"] and len(folders) > 1:
                yield "%s names %s" % (label, ", ".join(sorted(s for s, _ in uses)))
        seats = {s for s, m in uses if m}
        if seats and any(folder_of(s) != "place" for s, _ in uses if s not in seats):
            yield "%s names %s" % (label, ", ".join(sorted(s for s, _ in uses)))


def check_tenures(facts, nouns):
    """Who held an office is a person, what was led an entry, the office a noun."""
    for subject, entry in facts.items():
        if entry.get(RDF_TYPE) != [TENURE]:
            continue
        for local in ("holder", "officeHeld", "officeOf"):
            if len(entry.get(ATT + local, [])) != 1:
                yield "%s: one att:%s expected" % (subject, local)
        for holder in entry.get(ATT + "holder", []):
            if facts.get(holder, {}).get(RDF_TYPE) != [ATT + "Person"]:
                yield "%s: %s is no person" % (subject, holder)
        for office in entry.get(ATT + "officeHeld", []):
            head = office.strip('"').split(" of ")[0].split()[-1]
            if office not in nouns and '"%s"' % head not in nouns:
                yield "%s: no noun says what %s is" % (subject, office)
        for time in entry.get(ATT + "time", []):
            if not re.fullmatch(r'"(\.\.|%s)/(\.\.|%s)?"' % (DAY, DAY), time):
                yield "%s: %s is no span of EDTF" % (subject, time)
                continue
            begin, end = time.strip('"').split("/")
            if end and ".." not in (begin, end) and begin.ljust(10, "-") > end.ljust(10, "~"):
                yield "%s: %s ends before it begins" % (subject, time)


def check_nouns(facts, terms):
    homes = collections.defaultdict(list)
    for subject, entry in facts.items():
        is_fact = entry.get(RDF_TYPE) == [ATT + "NounFact"]
        kinds = entry.get(ATT + "reads", []) if is_fact else [""]
        for noun in entry.get(ATT + "noun", [""] if is_fact else []):
            for kind in kinds:  # a noun may say one thing of each class
                homes[noun, kind].append(subject)
        if is_fact and not kinds:
            yield "%s: att:reads expected" % subject
        for code in entry.get(ATT + "sector", []):
            if code.strip('"') not in SECTORS:
                yield "%s: %s is no sector" % (subject, code)
        for code in entry.get(ATT + "globalCode", []):
            if code.strip('"') not in GLOBAL:
                yield "%s: %s is no global code" % (subject, code)
        for code in entry.get(ATT + "homeCode", []):
            if not re.fullmatch(r'"[A-Z]{3}"', code):
                yield "%s: %s is no code of ISO 3166" % (subject, code)
        for predicate in ("reads", "mergesWith", "standsFor"):
            for kind in entry.get(ATT + predicate, []):
                if kind[len(ATT):] not in terms:
                    yield "%s: %s is no class of the ontology" % (subject, kind)
        if entry.get(RDF_TYPE) == [ATT + "ActorNoun"] and len(entry[ATT + "reads"]) != 1:
            yield "%s: one att:reads expected" % subject
    for (noun, _), entries in homes.items():
        if len(entries) > 1:
            yield "noun %s stands at %s" % (noun, ", ".join(entries))


def check_size(files):
    counts, states = collections.Counter(), 0
    for text in files.values():
        for s, p, o in read_turtle(text):
            if p == RDF_TYPE:
                counts[o[len(ATT):]] += 1
            states += p == ATT + "iso3"
    for kind, least in LEAST.items():
        if counts[kind] < least:
            yield "%d entries of att:%s, at least %d expected" % (counts[kind], kind, least)
    if states < 230:
        yield "%d states with a code, at least 230 expected" % states


def check_linked(files, readme):
    """The share of each class that owl:sameAs links, as the table of ontology/README.md
    has it: no less, and no more than the table's reader should know of."""
    kinds, linked = {}, set()
    for text in files.values():
        for s, p, o in read_turtle(text):
            if p == RDF_TYPE:
                kinds[s] = o[len(ATT):]
            elif p == OWL + "sameAs":
                linked.add(s)
    stated = dict(re.findall(r"^\| `att:(\w+)` \| (\d+) % \|", readme, re.M))
    if not stated:
        yield "ontology/README.md: no table of links to Wikidata"
    every, some = collections.Counter(kinds.values()), collections.Counter(kinds[s] for s in linked)
    for kind in sorted(some.keys() | stated.keys()):
        share = 100 * some[kind] // every[kind] if every[kind] else 0
        if not int(stated.get(kind, -5)) <= share < int(stated.get(kind, -5)) + 5:
            yield "ontology/README.md: %d %% of att:%s expected, %s %% found" % (
                share, kind, stated.get(kind, "no"))


def check_document(name, data):
    """`data`: bytes of one document of the corpus. Yields faults."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        yield "%s: %s" % (name, fault)
        return
    if text != unicodedata.normalize("NFC", text) or re.search(r"[\x00-\x08\x0b-\x1f\ufeff]", text):
        yield "%s: characters that are not normal" % name
    if not text.endswith("\n"):
        yield "%s: no newline at the end" % name
    if name.endswith(".jsonl"):
        yield from check_records(name, text)
    if name.endswith(".md") and not re.match(
            r'---\ntitle: \S[^\n]*\ndate: \d{4}-\d\d-\d\d\nsource: \S[^\n]*\n---\n', text):
        yield "%s: front matter with title, date and source expected" % name
    words = len(re.sub(r"<[^>]*>", " ", text).split())
    if not 300 <= words <= 900:
        yield "%s: %d words, 300 to 900 expected" % (name, words)


def check_records(name, text):
    seen = set()
    for number, line in enumerate(text.splitlines(), 1):
        record = json.loads(line)
        if not all(record.get(key) for key in ("id", "date", "title", "text")):
            yield "%s:%d: id, date, title and text expected" % (name, number)
        if record.get("id") in seen:
            yield "%s:%d: id %s again" % (name, number, record.get("id"))
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", record.get("date", "")):
            yield "%s:%d: a date expected" % (name, number)
        seen.add(record.get("id"))


def check_query(name, text, terms):
    """A query of the kind that an embedded engine answers rightly. Yields faults."""
    if not re.match(r"# title: \S.*\n# for: \S", text):
        yield "%s: a title and a purpose expected" % name
    code = re.sub(r"^#.*$", "", text, flags=re.M)
    for word in ("SERVICE", "DESCRIBE", "GRAPH", "UNDEF"):
        if re.search(r"\b" + word + r"\b", code, re.I):
            yield "%s: %s, which no embedded engine has" % (name, word)
    declared = set(re.findall(r"PREFIX (\w*):", code))
    used = set(re.findall(r"(?<![<\w?])(\w+):\w", re.sub(r"<[^>]*>|\"[^\"]*\"", "", code)))
    for prefix in sorted(declared ^ used):
        yield "%s: prefix %s is declared or used alone" % (name, prefix)
    for term in re.findall(r"\batt:(\w+)", code):
        if term not in terms:
            yield "%s: att:%s is not in the ontology" % (name, term)
    if code.count("{") != code.count("}"):
        yield "%s: braces do not match" % name
    # the count of a group needs no key: each group has one row
    shown = re.sub(r"\((COUNT|MIN|GROUP_CONCAT)\(\?\w+(; SEPARATOR=\"[^\"]*\")?\) AS \?\w+\)", "",
                   "".join(re.findall(r"^SELECT(.*?)(?:WHERE|$)", code, re.M)[:1]))
    keys = set(re.findall(r"\?\w+", code[code.rfind("ORDER BY"):]))
    if "ORDER BY" not in code or not keys.issuperset(re.findall(r"\?\w+", shown)):
        yield "%s: ORDER BY every column expected, so that rows have one order" % name


def check(root):
    ontology = root / "ontology"
    terms = defined_terms((ontology / "attest.ttl").read_text("utf-8"))
    files = {f.name: f.read_text("utf-8") for f in sorted((ontology / "actors").glob("*.ttl"))}
    yield from check_gazetteers(files, terms)
    yield from check_size(files)
    yield from check_linked(files, (ontology / "README.md").read_text("utf-8"))
    documents = [f for f in sorted((root / "corpus").iterdir())
                 if f.is_file() and f.name != "README.md"]
    if len(documents) < 12:
        yield "%d documents in corpus/, at least 12 expected" % len(documents)
    for f in documents:
        yield from check_document(f.name, f.read_bytes())
    queries = sorted((ontology / "queries").glob("*.rq"))
    if len(queries) < 20:
        yield "%d queries, at least 20 expected" % len(queries)
    for f in queries:
        yield from check_query(f.name, f.read_text("utf-8"), terms)


HEAD = """# SPDX-License-Identifier: CC-BY-4.0
@prefix att: <https://w3id.org/attest/ontology#> .
@prefix actor: <https://w3id.org/attest/id/actor/> .
@prefix place: <https://w3id.org/attest/id/place/> .
@prefix initiative: <https://w3id.org/attest/id/initiative/> .
@prefix noun: <https://w3id.org/attest/id/noun/> .
@prefix sector: <https://w3id.org/attest/id/sector/> .
@prefix tenure: <https://w3id.org/attest/id/tenure/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
actor:Pakistan a att:State ; skos:prefLabel "Pakistan" ; att:iso3 "PAK" ; att:metonym "Islamabad" .
place:Islamabad a att:Place ; skos:prefLabel "Islamabad" ; att:locatedIn actor:Pakistan .
noun:militant a att:ActorNoun ; att:noun "militant" ; att:reads att:ArmedGroup .
sector:REB a att:NounFact ; att:noun "militant" ; att:reads att:ArmedGroup ; att:sector "REB" .
sector:UAF a att:NounFact ; att:noun "militant" ; att:reads att:Person ; att:sector "UAF" .
noun:person a att:ActorNoun ; att:noun "chief" ; att:reads att:Person .
actor:Zed a att:Person ; skos:prefLabel "Zed Bahn" .
tenure:Zed a att:Tenure ; att:holder actor:Zed ; att:officeHeld "chief of staff" ; att:officeOf actor:Pakistan ;
  att:time "2001-02/.."^^<http://id.loc.gov/datatypes/edtf> .
"""
TERMS = set("""NounFact sector globalCode homeCode contextLabel State Place Person Initiative ActorNoun ArmedGroup Tenure iso3 metonym locatedIn partOf noun reads
    mergesWith agent holder officeHeld officeOf time""".split())
QUERY = "# title: T\n# for: F\nPREFIX att: <https://w3id.org/attest/ontology#>\nSELECT ?a WHERE { ?e att:agent ?a }\nORDER BY ?a\n"
BROKEN_TURTLE = [
    'actor:Zed owl:sameAs <http://www.wikidata.org/entity/Q01> .',
    'actor:Zed owl:sameAs <http://www.wikidata.org/wiki/Q1> .',
    'actor:Zed owl:sameAs <http://www.wikidata.org/entity/Q1> .\n'
    'actor:Pakistan owl:sameAs <http://www.wikidata.org/entity/Q1> .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "Pakistan" .',
    'actor:X a att:Country ; skos:prefLabel "X" .',
    'actor:X a att:State ; skos:prefLabel "X" ; att:iso3 "PAK" .',
    'actor:X a att:State ; skos:prefLabel "X" ; att:iso3 "pk" .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "X" ; att:locatedIn actor:Y .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "X" ; att:colour "red" .',
    'actor:X a att:State ; att:homeCode "XXX" .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "X"',
    'noun:x a att:ActorNoun ; att:noun "militant" ; att:reads att:ArmedGroup .',
    'noun:x a att:ActorNoun ; att:noun "thing" ; att:reads att:Thing .',
    'noun:x a att:ActorNoun ; att:noun "thing" .',
    'sector:X a att:NounFact ; att:noun "militant" ; att:reads att:ArmedGroup ; att:sector "MIL" .',
    'sector:X a att:NounFact ; att:noun "nurse" ; att:reads att:Person ; att:sector "NUR" .',
    'sector:X a att:NounFact ; att:noun "nurse" ; att:sector "MED" .',
    'sector:X a att:NounFact ; att:noun "nurse" ; att:reads att:Nurse ; att:sector "MED" .',
    'actor:X att:sector "MIL" .',
    'actor:X a att:State ; skos:prefLabel "X" ; att:homeCode "Peru" .',
    'actor:X a att:State ; skos:prefLabel "X" ; att:globalCode "UNO" .',
    'actor:X a att:State ; skos:prefLabel "X ; att:iso3 "XXX" .',
    'actor:X a att:State ; skos:prefLabel "X" .',
    'actor:X a att:Person ; skos:prefLabel "X Bahn" .',
    'actor:X a att:ArmedGroup ; skos:prefLabel "X Front" .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "Pakistán" .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "Pak.istan" .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "X" ; skos:altLabel "army" .',
    'initiative:X a att:Initiative ; skos:prefLabel "Zed-Bahn" .',
    'actor:X a att:State ; att:homeCode "XXX" ; skos:prefLabel "X" ; att:contextLabel "Pakistan" .',
    'place:X a att:Place ; skos:prefLabel "X" ; att:locatedIn place:X .',
    'place:X a att:Place ; skos:prefLabel "X" ; att:locatedIn place:Y .\n'
    'place:Y a att:Place ; skos:prefLabel "Y" ; att:partOf place:X .',
    'tenure:X a att:Tenure ; att:holder actor:Pakistan ; att:officeHeld "chief" ; att:officeOf actor:Pakistan .',
    'tenure:X a att:Tenure ; att:holder actor:Zed ; att:officeHeld "butler" ; att:officeOf actor:Pakistan .',
    'tenure:X a att:Tenure ; att:holder actor:Zed ; att:officeHeld "chief" ; att:officeOf actor:Y .',
    'tenure:X a att:Tenure ; att:holder actor:Zed ; att:officeHeld "chief" ; att:officeOf actor:Pakistan ; att:time "2001" .',
    'tenure:X a att:Tenure ; att:holder actor:Zed ; att:officeHeld "chief" ; att:officeOf actor:Pakistan ; att:time "2002/2001-05" .',
]
BROKEN_QUERY = [
    QUERY.replace("# for: F\n", ""), QUERY.replace("agent", "actress"), QUERY.replace("}", ""),
    QUERY.replace("?a WHERE", "(SAMPLE(?a) AS ?n) WHERE"), QUERY.replace("}", "GRAPH ?g { ?e a ?b } }"),
    QUERY.replace("?e att", "?e a oa:X ; att"), QUERY.replace("SELECT", "PREFIX oa: <http://x/>\nSELECT"),
    QUERY.replace("ORDER BY ?a", ""), QUERY.replace("T ?a", "T ?a ?e"),
]


def self_test():
    assert not list(check_gazetteers({"a": HEAD}, TERMS)), list(check_gazetteers({"a": HEAD}, TERMS))
    for broken in BROKEN_TURTLE:
        assert list(check_gazetteers({"a": HEAD + broken + "\n"}, TERMS)), broken
    assert not list(check_query("q", QUERY, TERMS)), list(check_query("q", QUERY, TERMS))
    for broken in BROKEN_QUERY:
        assert list(check_query("q", broken, TERMS)), broken
    body = "word " * 500 + "\n"
    assert not list(check_document("a.txt", body.encode()))
    for name, data in (("a.txt", b"few words\n"), ("a.txt", b"\xff" + body.encode()),
                       ("a.txt", body.strip().encode()), ("a.md", body.encode()),
                       ("a.txt", ("\ufeff" + body).encode())):
        assert list(check_document(name, data)), (name, data[:20])
    record = json.dumps({"id": "1", "date": "2024-01-01", "title": "t", "text": "word " * 250})
    assert not list(check_document("a.jsonl", (record.replace('"1"', '"2"') + "\n" + record + "\n").encode()))
    assert list(check_document("a.jsonl", (record + "\n" + record + "\n").encode()))
    assert list(check_size({"a": HEAD}))
    linked = {"a": HEAD + "actor:Zed owl:sameAs <http://www.wikidata.org/entity/Q1> .\n"}
    assert not list(check_linked(linked, "| `att:Person` | 100 % |\n"))
    for shares in ("", "| `att:Person` | 94 % |\n", "| `att:Person` | 100 % |\n| `att:Place` | 1 % |\n"):
        assert list(check_linked(linked, shares)), shares


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return 0
    faults = list(check(pathlib.Path(sys.argv[1])))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
