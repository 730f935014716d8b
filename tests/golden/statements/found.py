# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""What the graph states, document by document, and whether it is what was expected.

In: N-Quads whose graph names are the sources. Out: folded statements; matches.
Only terms of the contract are read (ontology/README.md), no rules or variants.
"""
import collections
import dataclasses
import decimal
import re

ATT = "https://w3id.org/attest/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
NAMES = (SKOS + "prefLabel", SKOS + "altLabel", RDFS + "label")
ENTITIES = ("agent", "target", "mediator", "place", "participant", "instrument")
# Left alone where an item does not name them: how much of it is read is taste.
FREE = ("participant", "instrument", "count", "rate")
COUNTED = ("killed", "injured", "displaced")
SYMMETRIC = ("alliedWith", "borders", "rivalOf", "tradesWith")

TERM = r'<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:\^\^<[^>]*>|@[\w-]+)?'
QUAD = re.compile(r"<([^>]*)> <([^>]*)> (?:%s)(?: <([^>]*)>)? \.$" % TERM)
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))')
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


@dataclasses.dataclass
class Found:
    """A statement of one document, equal ones of several passages folded."""
    classes: frozenset
    predicate: str
    roles: dict          # key: list of Named, or of values
    negated: bool
    modality: str
    speakers: list       # Named, innermost first
    ordered: bool        # whether the graph gives their order
    passages: int


def unescape(text):
    return ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2]
                      else PLAIN.get(m[3], m[3]), text)


def read_quads(lines):
    """{graph: {subject: {predicate: [object]}}}, objects as plain strings."""
    graphs = collections.defaultdict(
        lambda: collections.defaultdict(lambda: collections.defaultdict(list)))
    for line in lines:
        quad = QUAD.match(line)
        if not quad:
            raise ValueError("no N-Quad: " + line)
        subject, predicate, iri, literal, graph = quad.groups()
        value = iri if iri is not None else unescape(literal)
        graphs[graph][subject][predicate].append(value)
    return graphs


def identifier(graph):
    """The document's own name."""
    for node in graph.values():
        if ATT + "Source" in node.get(RDF + "type", ()):
            return node[IDENTIFIER][0]
    return None


@dataclasses.dataclass(frozen=True, order=True)
class Named:
    """An entity: its label, and every name by which an item may call it."""
    label: str
    names: frozenset = dataclasses.field(compare=False)


def plain_name(name):
    """A name as it is compared: no article, no capitals."""
    return re.sub(r"^(?:the|a|an) ", "", " ".join(name.split()).casefold())


def names_of(graph, iri):
    """What the graph calls an entity; its IRI's end where it gives no name."""
    node = graph.get(iri, {})
    names = [name for key in NAMES for name in node.get(key, ())]
    names = names or [iri.rsplit("/", 1)[-1]]
    return Named(names[0], frozenset(map(plain_name, names)))


def roles_of(graph, node):
    roles = {}
    for key in ENTITIES:
        if node.get(ATT + key):
            roles[key] = [names_of(graph, iri) for iri in sorted(node[ATT + key])]
    for key in ("time", "distance", "count", "rate") + COUNTED:
        if node.get(ATT + key):
            roles[key] = sorted(node[ATT + key])
    for key in COUNTED + ("amount", "distance", "count", "rate"):
        if key not in roles and node.get(ATT + key + "Text"):
            roles[key] = sorted(node[ATT + key + "Text"])
    if node.get(ATT + "amount"):
        roles["amount"] = [" ".join(sorted(node[ATT + "amount"]) +
                                    sorted(node.get(ATT + "currency", ())))]
    return roles


def speakers_of(graph, statement):
    """The speakers, innermost first, and whether the graph gives the order."""
    links = [graph[iri] for iri in statement.get(ATT + "attribution", ())]
    chain = sorted((int(link[ATT + "order"][0]), link[ATT + "speaker"][0]) for link in links)
    spoken = sorted(statement.get(ATT + "attributedTo", ()))
    if sorted({iri for _, iri in chain}) == spoken and spoken:
        return [names_of(graph, iri) for _, iri in chain], True
    return [names_of(graph, iri) for iri in spoken], False


def facts(graph):
    """The statements of one document."""
    folded, passages = {}, collections.defaultdict(set)
    for iri in sorted(graph):
        node = graph[iri]
        if ATT + "Statement" not in node.get(RDF + "type", ()):
            continue
        speakers, ordered = speakers_of(graph, node)
        outlook = (node[ATT + "polarity"][0] == ATT + "Negated",
                   node[ATT + "modality"][0][len(ATT):])
        if node.get(ATT + "describes"):
            event = node[ATT + "describes"][0]
            roles, key = roles_of(graph, graph[event]), event
            classes = frozenset(c[len(ATT):] for c in graph[event][RDF + "type"])
            predicate = None
        else:
            classes, predicate = None, node[RDF + "predicate"][0][len(ATT):]
            roles = roles_of(graph, node)
            ends = [node[RDF + end][0] for end in ("subject", "object")]
            roles.update(zip(("subject", "object"), ([names_of(graph, e)] for e in ends)))
            key = (predicate, *ends, *roles.get("time", ()))
        key = (key, outlook, tuple(speakers))
        passages[key].update(node[ATT + "statedIn"])
        folded[key] = Found(classes, predicate, roles, *outlook, speakers, ordered, 0)
    for key, found in folded.items():
        found.passages = len(passages[key])
    return list(folded.values())


def same_value(wanted, got):
    """Numbers by value, words as written but for capitals."""
    wanted, got = wanted.strip('"').split(), got.split()
    try:
        first = decimal.Decimal(wanted[0]) == decimal.Decimal(got[0])
    except (decimal.InvalidOperation, IndexError):
        return " ".join(wanted).casefold() == " ".join(got).casefold()
    return first and wanted[1:] == got[1:]


def fits(member, got):
    if isinstance(got, Named):
        return any(plain_name(name) in got.names for name in member.names)
    return any(same_value(name, got) for name in member.names)


def assign(wanted, got, fit, at=0):
    """Pair each of `wanted` with one of `got`, or with nothing where it is
    optional, so that none of `got` is left."""
    if at == len(wanted):
        return not got
    rest = (got[:i] + got[i + 1:] for i, g in enumerate(got) if fit(wanted[at], g))
    return (any(assign(wanted, left, fit, at + 1) for left in rest)
            or wanted[at].optional and assign(wanted, got, fit, at + 1))


def speakers_match(groups, speakers, ordered):
    """The chain, group by group; a person and whom they speak for are one group."""
    if not ordered:
        return assign([m for group in groups for m in group], speakers, fits)
    if not groups:
        return not speakers
    return any(assign(groups[0], speakers[:n], fits)
               and speakers_match(groups[1:], speakers[n:], True)
               for n in range(len(speakers) + 1))


def roles_match(wanted, got):
    keys = set(wanted) | (set(got) - set(FREE))
    return all(assign(wanted.get(key, []), got.get(key, []), fits) for key in keys)


def differences(expected, found):
    """What of a found statement is not as expected; empty where it fits."""
    if expected.classes:
        if not found.classes or not found.classes & set(expected.classes):
            return ["class"]
        wrong = [] if roles_match(expected.roles, found.roles) else ["roles"]
    else:
        if found.predicate != expected.predicate:
            return ["class"]
        turned = dict(found.roles, subject=found.roles["object"], object=found.roles["subject"])
        ways = [found.roles] + [turned] * (expected.predicate in SYMMETRIC)
        wrong = [] if any(roles_match(expected.roles, way) for way in ways) else ["roles"]
    if expected.negated != found.negated:
        wrong.append("polarity")
    if found.modality not in expected.modalities:
        wrong.append("modality")
    if not speakers_match(expected.speakers, found.speakers, found.ordered):
        wrong.append("speaker")
    if expected.passages is not None and expected.passages != found.passages:
        wrong.append("passages")
    return wrong


def compare(expected, found):
    """(missing, extra): what was expected and not found, and found and not expected."""
    owner = {}

    def place(i, tried):
        for j, candidate in enumerate(found):
            if j in tried or differences(expected[i], candidate):
                continue
            tried.add(j)
            if j not in owner or place(owner[j], tried):
                owner[j] = i
                return True
        return False

    order = sorted(range(len(expected)), key=lambda i: expected[i].optional)
    placed = {i for i in order if place(i, set())}
    missing = [e for i, e in enumerate(expected) if i not in placed and not e.optional]
    return missing, [f for j, f in enumerate(found) if j not in owner]


def shown(found):
    """A found statement in the notation of the items."""
    def values(key):
        return " and ".join(v.label if isinstance(v, Named) else v for v in found.roles[key])
    pairs = ", ".join("%s = %s" % (key, values(key)) for key in found.roles
                      if key not in ("subject", "object"))
    if found.predicate:
        text = "%s %s %s" % (values("subject"), found.predicate, values("object"))
        text += " (%s)" % pairs if pairs else ""
    else:
        text = "%s(%s)" % ("/".join(sorted(found.classes - {"Event", "Factual"})), pairs)
    text += " Negated" * found.negated
    text += "" if found.modality == "Actual" else " " + found.modality
    text += "".join(" by " + speaker.label for speaker in found.speakers)
    return text + " in %d passages" % found.passages * (found.passages > 1)
