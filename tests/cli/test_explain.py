# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest explain: its sections, its ways to take a text, an answer of --why-not
for every reason that there is, and the page that --html writes."""
import os
import pathlib
from html.parser import HTMLParser
from xml.etree import ElementTree

from program import SOURCE, Checks, folder, run

ENVIRONMENT = dict(os.environ, ATTEST_DATA=str(SOURCE))

PACK = """\
prefix att: <https://w3id.org/attest/ontology#>

event att:Accusation
  AGENT accuses TARGET (of TOPIC)

event att:Attack
  AGENT strikes|attacks TARGET:State
  attack by AGENT on TARGET
  unless AGENT virus, disease

event att:Withdrawal
  forms no passive
  AGENT leaves PLACE

event att:Meeting
  AGENT holds meeting|talk with AGENT
  AGENT {pulls out} of PLACE
  meeting (with AGENT)
  {peace talk} between AGENT and AGENT
  AGENT and AGENT negotiate

event att:Threat
  TARGET is told by AGENT about TOPIC

event att:Bombing
  path(siege[NOUN], AGENT = <obj laid >nsubj)
  path(bombs[VERB], AGENT = >nsubj, TARGET = >nsubj)

relation att:supports
  SUBJECT backs OBJECT
  SUBJECT assists OBJECT

speech insists
  SPEAKER insists that CLAUSE
"""

# block, text, what the answer holds
REASONS = [
    ("Accusation", "Pakistan accused Kabul of terrorism.", ["this line fires", "states Accusation(agent = Pakistan"]),
    ("Accusation", "Pakistan accused the table of terrorism.",
     ["target    not filled; asks for", "the object, or the subject in the passive",
      "“the table” is there, but names nothing that is known"]),
    ("Accusation", "Pakistan accused Kabul about the war.",
     ["topic     not filled, and may be missing", "is found with “about”; the line asks for of"]),
    ("Attack", "Pakistan attacked the TTP.",
     ["“the TTP” is there, but is no state (att:State): it is read as Tehrik-i-Taliban Pakistan (att:ArmedGroup)"]),
    ("Attack", "The disease struck Pakistan.", ["is excluded by the block's “unless agent …”"]),
    ("Attack", "Pakistan struck.", ["target    not filled", "nothing stands there"]),
    ("Attack", "Pakistan attacked Pakistan.", ["one and the same would fill two slots"]),
    ("Attack", "They saw the attack.", ["an event needs at least one of its roles"]),
    ("Attack", "Pakistan saw an attack on India.", ["belongs to “saw”, which is no support verb of the block"]),
    ("Bombing", "Pakistan bombed Kabul.", ["“Pakistan” fills another slot already"]),
    ("Accusation", "The accused Taliban left Kabul.", ["“accused” only describes the noun behind it; that alone states nothing"]),
    ("Meeting", "The talk between India and China failed.", ["only a part is there of peace talk"]),
    ("pack.rules:20", "Pakistan will negotiate.", ["“Pakistan” stands alone; the line asks for several"]),
    ("says", "According to plan.", ["“According” opens no phrase of a clause here"]),
    ("Withdrawal", "Kabul was left by Pakistan.", ["“left” is passive here, and the block says: forms no passive"]),
    ("supports", "Pakistan turned its back on India.", ["“back” is tagged NOUN here; the line starts with a verb"]),
    ("Meeting", "Pakistan held elections with India.",
     ["words     not filled; asks for meeting|talk", "“elections” is there; the line asks for meeting|talk"]),
    ("Threat", "Pakistan told India about the war.",
     ["the line is written in the passive; “told” is not passive here"]),
    ("Bombing", "The siege failed.",
     ["as a word that paths start from", "tried: where the path leads: <obj lay >nsubj", "nothing stands there"]),
    ("att:supports", "Pakistan met India.", ["none of the words that start it stands in the sentence", "verb: back"]),
    ("supports", "Pakistan packs India.", ["nearest: “packs” looks like “back”"]),
    ("supports", "Pakistan sang.", ["extract does not even parse the sentence"]),
    ("insists", "Pakistan insists that India attacked China.", ["this line fires", "states nothing by itself"]),
    ("pack.rules:4", "Pakistan accused Kabul.", ["this line fires", "pack.rules:4"]),
    ("pack.rules:8", "The attack by India on Kabul failed.", ["this line fires", "this one's roles joined its event"]),
    ("pack.rules:18", "Pakistan held a meeting with India.", ["this line fires", "dropped: a line that starts with the verb"]),
    ("pack.rules:31", "Pakistan backs India, and Pakistan assists India.",
     ["this line fires", "dropped: the sentence states the same relation by another line"]),
    ("ACCUSATION", "Pakistan accused Kabul.", ["this line fires"]),
]

FAULTS = [
    ("Acusation", 'no block of rules is called "Acusation"; did you mean "Accusation"?'),
    ("pack.rules:5", "no sentence of a rule begins in line 5; the next one begins in line 7"),
    ("pack.rules:900", "no sentence of a rule begins in line 900"),
    ("other.rules:4", 'no rule file "other.rules" was read'),
    (":", "no block of rules is called"),
]


def explain(*arguments, data=b""):
    return run("explain", *arguments, env=ENVIRONMENT, data=data)


def folded(process):
    return " ".join(process.stdout.decode("utf-8").split())


def check_reasons(checks, pack):
    for block, text, expected in REASONS:
        process = explain("-r", pack, "--why-not", block, text)
        checks.that(process.returncode == 0, f"why-not {block} exits 0", process)
        answer = folded(process)
        for words in expected:
            checks.that(" ".join(words.split()) in answer, f"why-not {block}: {text}\n  expected: {words}\n  found: {answer}")
    for block, message in FAULTS:
        process = explain("-r", pack, "--why-not", block, "Pakistan accused Kabul.")
        checks.that(process.returncode == 2, f"why-not {block} is wrong usage", process)
        checks.that(message in process.stderr.decode("utf-8"), f"why-not {block} says: {message}", process)


def check_dropped(checks):
    """With the shipped rules: what statements/ makes of a line that fired."""
    for block, text, words in [
        ("Accusation", "Pakistan accused Kabul of harbouring the TTP.", "states Accusation("),
        ("harbours", "Kabul refused to harbour the TTP.", "Negated"),
    ]:
        process = explain("--why-not", block, text)
        checks.that(words in folded(process), f"{text} is stated: {words}", process)
    nobody = explain("--why-not", "says", "They said that it rained.")
    checks.that("extract skips the sentence" in folded(nobody), "a sentence without a mention is skipped", nobody)


def check_sections(checks):
    process = explain("Kabul, which has been blamed for the bombing by Islamabad, denied it on 4 May 2023. India left.")
    text = process.stdout.decode("utf-8")
    for heading in ["tokens and tree", "clauses", "mentions", "fired lines"]:
        checks.that(text.count(f"\n{heading}\n") == 2, f"{heading} of two sentences", process)
    for heading in ["statements", "triples"]:
        checks.that(text.count(f"\n{heading}\n") == 1, f"{heading} once", process)
    for words in ["──┼─ denied", "time 2023-05-04", "state (att:State), by its capital or seat of power",
                  "<https://w3id.org/attest/id/actor/Afghanistan>", "as in “A, which attacked B”",
                  "diplomacy.rules:", "target      Afghanistan"]:
        checks.that(words in text, f"explain prints: {words}", process)


def check_input(checks):
    expected = explain("India left.").stdout
    checks.that(expected, "a text is explained")
    checks.that(explain("India", "left.").stdout == expected, "arguments are joined")
    checks.that(explain("-", data=b"India left.").stdout == expected, "- reads standard input")
    checks.that(explain(data=b"India left.").stdout == expected, "so does a pipe without TEXT")
    both = explain("India", "left.", "-")
    checks.that(both.returncode == 0, "a dash within a text is a word", both)
    bad = explain("-", data=b"India \xff left.")
    checks.that(bad.returncode == 4 and b"byte 0xFF at byte offset 6" in bad.stderr, "bytes that are no UTF-8 are told", bad)
    empty = explain(data=b"")
    checks.that(empty.returncode in (0, 4), "so does no text", empty)


class Page(HTMLParser):
    """Tags that open and close, and what they carry."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.attributes, self.wrong = [], set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.note(tag, attrs)

    def handle_startendtag(self, tag, attrs):
        self.note(tag, attrs)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def note(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


HOSTILE = """\
prefix att: <https://w3id.org/attest/ontology#>

event att:Attack
  AGENT attacks|"<script>" TARGET (with "R&D"|"\'q\'")
"""
ATTRIBUTES = {"xmlns", "lang", "charset", "name", "content", "title", "class", "role", "aria-label", "width",
              "height", "viewbox", "d", "x", "y"}


def check_page(checks, place):
    rules = place / "<i>.rules"
    rules.write_text(HOSTILE, encoding="utf-8")
    page = place / "page.html"
    text = """Pakistan attacked India. "<script>alert('x')</script>" & China left\x01 Kabul on 4 May 2023."""
    process = explain("-r", rules, "--html", page, text)
    checks.that(process.returncode == 0 and not process.stdout, "a page is written", process)
    markup = page.read_text(encoding="utf-8")
    checks.that(explain("-r", rules, "--html", "-", text).stdout.decode("utf-8") == markup, "- is standard output")
    root = ElementTree.fromstring(markup.replace("<!DOCTYPE html>", "", 1))  # raises where it is no XML
    words = " ".join("".join(root.itertext()).split())
    for expected in ["AGENT attacks|\"<script>\" TARGET (with \"R&D\"|\"'q'\")", "<i>.rules:4", "alert(",
                     "2023-05-04", "att:agent actor:Pakistan", "Attack(agent = Pakistan"]:
        checks.that(expected in words, f"the page shows: {expected}")
    parsed = Page()
    parsed.feed(markup)
    parsed.close()
    checks.that(not parsed.open and not parsed.wrong, f"tags are balanced: {parsed.open} {parsed.wrong}")
    checks.that(not parsed.tags & {"script", "link", "img", "i", "iframe"}, f"nothing foreign: {parsed.tags}")
    checks.that(parsed.attributes <= ATTRIBUTES, f"nothing fetched: {parsed.attributes - ATTRIBUTES}")
    checks.that("prefers-color-scheme: dark" in markup and "max-width: 40rem" in markup, "dark and narrow styles")
    checks.that("url(" not in markup and "@import" not in markup, "the style fetches nothing")
    namespace = {"h": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg"}
    checks.that(len(root.findall(".//s:svg", namespace)) == 2, "a drawing a sentence")
    marked = ["".join(m.itertext()) for m in root.findall(".//h:h2//h:mark", namespace)]
    checks.that({"Pakistan", "India", "China", "Kabul"} <= set(marked), f"mentions are marked: {marked}")
    triggers = ["".join(b.itertext()) for b in root.findall(".//h:h2//h:b", namespace)]
    checks.that("attacked" in triggers, f"triggers are marked: {triggers}")
    failed = explain("--html", place / "none" / "page.html", "India left.")
    checks.that(failed.returncode == 4, "a folder that is not there", failed)
    both = explain("--html", "-", "--why-not", "Attack", "India left.")
    checks.that(both.returncode == 2, "--html and --why-not do not go together", both)


def main():
    checks = Checks()
    with folder() as name:
        pack = pathlib.Path(name) / "pack.rules"
        pack.write_text(PACK, encoding="utf-8")
        check_reasons(checks, pack)
        check_page(checks, pathlib.Path(name))
    check_dropped(checks)
    check_sections(checks)
    check_input(checks)
    checks.end()


main()
