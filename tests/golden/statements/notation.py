# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Read the items of the golden statements: a text and what it states.

In: the lines of an item file. Out: items with their expected statements.
README.md beside this file gives the notation.
"""
import dataclasses
import re

MODALITIES = ("Actual", "Future", "Possible", "Wanted", "Conditional")
CAUSES = ("tagger", "tree", "clause", "mention", "rule", "outlook", "speech",
          "time", "place", "reference", "quantity", "merge")
KEYS = ("agent", "target", "mediator", "place", "participant", "instrument",
        "time", "killed", "injured", "displaced", "amount", "distance", "count",
        "rate")


class Fault(Exception):
    """The item file is not in the notation."""


@dataclasses.dataclass
class Member:
    """One filler: the names (or values) that do, and whether it may be absent."""
    names: list
    optional: bool = False


@dataclasses.dataclass
class Expected:
    """One expected statement; `classes` of an event, or `predicate` of a relation."""
    written: str
    classes: list = None
    predicate: str = None
    roles: dict = dataclasses.field(default_factory=dict)
    negated: bool = False
    modalities: list = None
    speakers: list = dataclasses.field(default_factory=list)  # groups, innermost first
    passages: int = None
    optional: bool = False


@dataclasses.dataclass
class Item:
    where: str
    text: str
    date: str = None
    expected: list = dataclasses.field(default_factory=list)
    nothing: bool = False
    todo: str = None


def read_members(text):
    """`Iran and Iraq or Syria?`: each of "and", any of "or", "?" may be absent."""
    members = []
    for part in re.split(r" and ", text.strip()):
        optional = part.endswith("?")
        names = [name.strip() for name in part.rstrip("?").split(" or ")]
        members.append(Member(names, optional))
    return members


def read_roles(text):
    """`agent = Iran, target = Iraq`: members by key."""
    roles = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        key, equals, value = pair.partition("=")
        key = key.strip()
        if not equals or key not in KEYS or key in roles or not value.strip():
            raise Fault("expected a role and its filler, found '%s'" % pair)
        roles[key] = read_members(value)
    return roles


TAIL = re.compile(r"\s*(?:(?P<negated>Negated)\b"
                  r"|(?P<modality>(?:%(m)s)(?: or (?:%(m)s))*)\b"
                  r"|in (?P<passages>\d+) passages?"
                  r"|by (?P<by>.+?)(?=\s+by\s|\s+in \d+ passage|$))"
                  % {"m": "|".join(MODALITIES)})


def read_tail(expected, text):
    """What follows the fact: outlook, speakers, passages."""
    at = 0
    while text[at:].strip():
        found = TAIL.match(text, at)
        if not found:
            raise Fault("expected an outlook or a speaker, found '%s'" % text[at:].strip())
        if found["negated"]:
            expected.negated = True
        elif found["modality"]:
            expected.modalities = found["modality"].split(" or ")
        elif found["passages"]:
            expected.passages = int(found["passages"])
        else:
            expected.speakers.append([Member(m.names, m.optional) for part in
                                      found["by"].split(" for ") for m in read_members(part)])
        at = found.end()
    expected.modalities = expected.modalities or ["Actual"]


EVENT = re.compile(r"(?P<classes>[A-Z]\w+(?: or [A-Z]\w+)*)\((?P<roles>[^()]*)\)(?P<tail>.*)$")
RELATION = (r"(?P<subject>.+?) (?P<predicate>%s) (?P<object>.+?)"
            r"(?P<end>\s*(?:\((?P<roles>[^()]*)\))?(?P<tail>(?:\s+(?:Negated|%s|by|in \d+ passage).*)?))$")


def read_statement(text, properties, classes):
    """One line of expectation."""
    expected = Expected(text)
    if text.startswith("may "):
        expected.optional, text = True, text[4:]
    event = EVENT.match(text)
    relation = re.match(RELATION % ("|".join(properties), "|".join(MODALITIES)), text)
    if event:
        expected.classes = event["classes"].split(" or ")
        for name in expected.classes:
            if name not in classes:
                raise Fault("'%s' is no class of the ontology" % name)
        expected.roles = read_roles(event["roles"])
    elif relation:
        expected.predicate = relation["predicate"]
        expected.roles = read_roles(relation["roles"] or "")
        for role in ("subject", "object"):
            expected.roles[role] = read_members(relation[role])
    else:
        raise Fault("expected a statement, found '%s'" % text)
    read_tail(expected, (event or relation)["tail"])
    return expected


def quoted(line, word):
    """What stands between the first and the last quotation mark."""
    body = line[len(word):].strip()
    if len(body) < 3 or body[0] != '"' or body[-1] != '"':
        raise Fault("expected a text in quotation marks after '%s'" % word)
    return body[1:-1]


def read_line(item, line, properties, classes):
    """A line below `text`."""
    if line.startswith('"'):
        item.text += " " + quoted(line, "")
    elif line.startswith("date "):
        if not re.fullmatch(r"date \d{4}-\d\d-\d\d", line):
            raise Fault("expected a day after 'date'")
        item.date = line[5:]
    elif line.startswith("todo "):
        item.todo = quoted(line, "todo")
        if item.todo.split(":")[0] not in CAUSES:
            raise Fault("a todo begins with its cause, one of " + ", ".join(CAUSES))
    elif line == "nothing":
        item.nothing = True
    else:
        item.expected.append(read_statement(line, properties, classes))


def read_items(path, shown, properties, classes):
    """The items of one file; Fault with file and line where it is wrong."""
    items = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        where = "%s:%d" % (shown, number)
        try:
            if raw.startswith("text "):
                items.append(Item(where, quoted(raw.rstrip(), "text")))
            elif not items or not raw.startswith("  "):
                raise Fault("expected 'text'")
            else:
                read_line(items[-1], line, properties, classes)
        except Fault as fault:
            raise Fault("%s: error: %s" % (where, fault)) from None
    for item in items:
        if item.nothing == any(not e.optional for e in item.expected):
            raise Fault("%s: error: expected statements, or 'nothing'" % item.where)
    return items
