# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Long sentences of news: reports and their sources, what stands before and behind
the main clause, datelines, quotations, headlines.

In: chance. Out: trees of sentences of 6 to 42 words.
"""
from news.actors import (acronym, actor, body, demonym, group, invented, is_many, organ,
                         singular_person, state, titled, town)
from news.clauses import (Deed, announced, by_agent_simple, complete, done_to,
                          explained_object, explained_sentence, finite, passive, plain,
                          statement, tail, transitive)
from news.forms import verb
from news.matters import on_day, when, where
from news.notation import noun, phrase
from news.tree import (CHANCE, Node, aux, capital, coordinate, marked, may, one, punct,
                       words)


# Reports

SAYERS = """say say say say say say hint suggest predict warn report announce disclose add claim confirm state declare
note acknowledge explain reveal indicate insist allege""".split()
PAPERS = "newspaper daily weekly newspaper radio agency".split()


def agency():
    """"the Hungarian news agency MTI", "Xinhua news agency", "state television"."""
    dice = CHANCE.random()
    if dice < 0.4:
        head = phrase(one(["+news agency", "+news agency", "daily", "weekly", "newspaper",
                           "+state +news agency", "+radio station", "+opposition newspaper",
                           "+army newspaper", "+business daily"]))
        if may(0.6):
            head.first(*demonym())
        elif may(0.5):
            head.first("compound", town())
        else:
            head.first("amod", Node(one(["official", "independent", "leftist", "semi-official"]),
                                    "ADJ", "JJ"))
        head.first("det", Node("the", "DET", "DT"))
        return head.after("appos", press_name())
    if dice < 0.6:
        head = phrase("+news agency" if may(0.7) else "newspaper").first("compound", press_name())
        if may(0.4):
            head.first("amod", Node(one(["official", "independent"]), "ADJ", "JJ"))
            return head.first("det", Node("the", "DET", "DT"))
        return head.first("det", Node("the", "DET", "DT")) if may() else head
    if dice < 0.72:
        head = noun(one(["television", "radio", "media"]))
        return head.first("compound", Node("state", "NOUN", "NN")) if may() else \
            head.first("compound", town())
    if dice < 0.8:
        return noun("Radio").after("flat", Node(invented(), "PROPN", "NNP"))
    return press_name()


def press_name():
    dice = CHANCE.random()
    if dice < 0.45:
        return acronym()
    if dice < 0.6:
        name = Node("Al", "PROPN", "NNP")
        mark = Node("-", "PUNCT", "HYPH")
        mark.glued = "both"
        return name.after("punct", mark).after("flat", Node(invented(), "PROPN", "NNP"))
    if dice < 0.75:
        return Node(one(["Reuters", "Xinhua", "TASS", "Interfax", "Kyodo", "Tanjug", "Itar"]),
                    "PROPN", "NNP")
    if dice < 0.88:
        return Node(one(["Post", "Times", "Herald", "Telegraph", "Star"]), "PROPN", "NNP").before(
            "compound", town())
    return Node(invented(), "PROPN", "NNP")


SOURCES = """officials|diplomats|witnesses|police|aides|residents|doctors|+rebel sources
+military sources|+court officials|organisers|+opposition leaders|+hospital sources
+government officials|+security officials|+banking sources|+relief workers|analysts
+army officers|+police sources|lawyers|delegates|his office|its spokesman|a spokesman
a spokeswoman|the agency|the ministry|the army|the statement|a +government spokesman
an +army spokesman|the prosecutor|a +union leader|the report|the organisers|the +foreign_ministry
a +company statement|a western diplomat|the +Defence +Ministry|the ~White +House|+state media
two witnesses|his lawyer|the group|the newspaper|a joint statement|its chairman""".replace(
    "\n", "|").split("|")


def source():
    dice = CHANCE.random()
    if dice < 0.26:
        return agency()
    if dice < 0.6:
        head = phrase(one(SOURCES).replace("+foreign_ministry", "foreign +ministry"))
        if head.xpos == "NNS" and may(0.3) and not head.left:
            head.before(*demonym())
        if may(0.2):
            head.after("nmod", marked("in", town()))
        elif may(0.06):
            close = Node("close", "ADJ", "JJ").after("obl", marked("to", organ()))
            head.after("amod", close)
        return head
    if dice < 0.66:
        head = noun(one(["spokesman", "spokeswoman", "official", "head", "lawyer", "commander"]))
        head.before("det", Node("an" if head.form == "official" else "a", "DET", "DT"))
        word = "of" if head.form in ("head", "commander") else "for"
        return head.after("nmod", marked(word, body() if may(0.6) else group(False)))
    if dice < 0.79:
        return titled()
    return singular_person() if dice < 0.9 else actor(True)


def said(who=None, present=0.1):
    who = who or source()
    lemma = one(SAYERS)
    if may(present) and not is_many(who):
        head = verb(lemma, "VBZ")
    elif may(0.06):
        head = verb(lemma, "VBN").before(
            "aux", aux("have", "VBP", "have") if is_many(who) else aux("has", "VBZ", "have"))
    else:
        head = verb(lemma, "VBD")
    return head.first("nsubj", who)


def told():
    """"… told reporters", "… was quoted as saying"."""
    who = source()
    if may(0.7):
        whom = one(["reporters", "journalists", "Reuters", "parliament", "+state television",
                    "a +news conference", "the AP", "a rally", "visitors", "the Post",
                    "the newspaper", "the agency", "lawmakers", "diplomats"])
        head = verb("tell", "VBD").first("nsubj", who)
        return head.after("iobj", phrase(whom))
    head = verb("quote", "VBN").before("aux:pass", aux("was" if not is_many(who) else "were",
                                                       "VBD", "be"))
    head.first("nsubj:pass", who)
    saying = Node("saying", "VERB", "VBG", "say").first("mark", Node("as", "SCONJ", "IN"))
    return head.after("advcl", saying)


def attributed(make=None):
    """"…, the agency said on Monday": as in the treebank, what is said is its ccomp."""
    inner = (make or lead_clause)()
    report = told() if may(0.16) else said()
    if may(0.4):
        report.after(*(on_day() if may(0.7) else when() if may(0.5) else where()))
    if may(0.05):
        report.after("obl", marked("in", phrase(one(["a statement", "a report", "an interview"]))))
    report.first("punct", punct(","))
    return report.first("ccomp", inner)


def told_first():
    """"Chad said on Monday that …", "Chad said it would …"."""
    report = said(actor())
    if may(0.3):
        report.after(*(on_day() if may(0.7) else when()))
    inner = statement(1, pronouns=0.45, future=True)
    if may(0.6):
        inner.first("mark", Node("that", "SCONJ", "IN"))
    return report.after("ccomp", inner)


def according():
    node = source()
    marking = Node("according", "VERB", "VBG", "accord").after("fixed", Node("to", "ADP", "IN"))
    node.first("case", marking)
    return node


def according_sentence():
    head = lead_clause()
    node = according()
    return head.after("obl", node.first("punct", punct(",")))


# Longer sentences

def lead_clause():
    dice = CHANCE.random()
    if dice < 0.12:
        return explained_sentence()
    if dice < 0.22:
        return explained_object()
    if dice < 0.3:
        return coordinated()
    return statement()


def coordinated():
    who = actor()
    tense = one(["past", "past", "past", "perfect", "modal", "present"])
    heads = []
    for i in range(one([2, 2, 2, 3])):
        deed = Deed(None, 1)
        if tense == "perfect" and i or tense == "modal" and i:
            head = verb(deed.lemma, "VBN" if tense == "perfect" else "VB")
        else:
            head = finite(deed, is_many(who), tense)
        complete(head, deed)
        heads.append(head if may(0.6) else tail(head, 1))
    heads[0].first("nsubj", who)
    if may(0.1) and len(heads) == 2:
        heads[1].first("nsubj", actor())
        heads[1].first("cc", Node(one(["but", "and"]), "CCONJ", "CC"))
        heads[1].first("punct", punct(","))
        return heads[0].after("conj", heads[1])
    return coordinate(heads[0], heads[1:])


FRONTED = """in a move that angered the opposition|after a +week of clashes|in a statement
after months of delay|in a televised address|under a +peace accord|in a letter to the president
despite a truce|amid fears of a coup|following the vote|ahead of the summit|in a +radio broadcast
at a +news conference|at the end of a three-day visit|after five +weeks of protests
in an interview with a newspaper|in a 40-minute +telephone conversation|on the eve of the vote
for the first time in ten years|as part of the deal|in return for aid|in a sermon
in a sign of ^growing impatience|in the latest violence
in a +policy shift|at an +emergency +session|during a visit to the region|in a ceremony
before dawn|without warning|in response to the raid|in the face of criticism
during two days of +talks|following the arrests|following months of silence|following a +week of clashes|under a protocol|in an effort to end the war""".replace("\n", "|").split("|")


def fronted():
    """Something before the subject, then a comma."""
    dice = CHANCE.random()
    head = lead_clause()
    if dice < 0.4:
        relation, node = front()
    elif dice < 0.62:
        node = plain("ing", 2)
        relation = "advcl"
        if may(0.25):
            node.first("mark", Node(one(["after", "while", "before", "by"]), "SCONJ", "IN"))
    elif dice < 0.75:
        deed, item = done_to(Node("x", "PROPN", "NNP"))
        node = complete(verb(deed.lemma, "VBN"), deed, [item]).after(*by_agent_simple())
        relation = "advcl"
    elif dice < 0.84:
        node = statement(2)
        relation = "advcl"
        node.first("mark", Node(one(["after", "as", "although", "while", "because", "if",
                                     "once", "before"]), "SCONJ", "IN"))
    else:
        relation, node = when()
        if may(0.45):  # "Last month Mali expelled …"
            return head.first(relation, node)
    node.after("punct", punct(","))
    return head.first(relation, node)


def front():
    text = one(FRONTED)
    preposition, rest = text.split(" ", 1)
    if text.startswith("ahead of"):
        node = phrase(rest[3:])
        node.first("case", Node("of", "ADP", "IN"))
        return "obl", node.first("case", Node("ahead", "ADV", "RB"))
    if text.startswith("in a move that"):
        node = phrase("a move")
        clause = verb("anger", "VBD").first("nsubj", Node("that", "PRON", "WDT"))
        node.after("acl:relcl", clause.after("obj", actor(True)))
    elif text.startswith("in an effort"):
        node = phrase("an effort").after("acl", plain("inf", 2))
    else:
        node = phrase(rest)
    if preposition == "following":
        return "obl", node.first("case", Node("following", "VERB", "VBG", "follow"))
    return "obl", marked(preposition, node)


def trailed():
    """A participle, clause or phrase behind the main clause."""
    head = lead_clause()
    dice = CHANCE.random()
    if dice < 0.35:
        clause = plain("ing", 2).first("punct", punct(","))
        return head.after("advcl", clause)
    if dice < 0.5:
        clause = verb(one(["say", "say", "warn", "add", "claim", "insist"]), "VBG")
        clause.first("punct", punct(","))
        inner = statement(2, pronouns=0.4, future=True)
        if may(0.5):
            inner.first("mark", Node("that", "SCONJ", "IN"))
        return head.after("advcl", clause.after("ccomp", inner))
    if dice < 0.72:
        word = one(["after", "as", "because", "before", "if", "while", "although", "until",
                    "since", "unless", "once"])
        clause = statement(2, pronouns=0.2).first("mark", Node(word, "SCONJ", "IN"))
        return head.after("advcl", clause)
    if dice < 0.9:
        clause = statement(2).first("mark", Node(one(["after", "before"]), "SCONJ", "IN"))
        days = phrase(one("two days|a week|hours|three months|a day|shortly".split("|")[:5]))
        clause.first("obl:unmarked", days)
        if may(0.6):
            clause.first("punct", punct(","))
        return head.after("advcl", clause)
    node = phrase(one("a change|a step|a move|the first visit|a decision|the worst attack"
                      .split("|")))
    if may(0.6):
        deed = transitive(2)
        item = [i for i in deed.items if i[:2] in ("o:", "o=")][0]
        node.after("acl", complete(verb(deed.lemma, "VBN"), deed, [item]).after(*by_agent_simple()))
    else:
        node.after("nmod", marked("in", phrase("20 years")))
    return head.after("parataxis", node.first("punct", punct(",")))


def dated():
    """"GENEVA - …", "BOGOTA, May 3 -": the place hangs on the sentence."""
    head = one([attributed, lead_clause, told_first, trailed])()
    place = town()
    for node in [place] + [n for _, n in place.right]:
        if node.upos == "PROPN":
            node.form = node.lemma = node.form.upper()
    if may(0.35):
        month = Node(one(["May", "June", "July", "March", "Jan.", "Feb.", "Oct.", "Nov."]),
                     "PROPN", "NNP")
        day = Node(str(CHANCE.randint(1, 30)), "NUM", "CD").before("nmod:unmarked", month)
        place.after("appos", day.first("punct", punct(",")))
    if may(0.3):
        wire = Node(one(["Reuters", "AP", "AFP", "TASS"]), "PROPN", "NNP")
        left, right = Node("(", "PUNCT", "-LRB-"), punct(")")
        left.opens = True
        right.xpos = "-RRB-"
        place.after("appos", wire.before("punct", left).after("punct", right))
    place.after("punct", Node(one(["-", "--", "-"]), "PUNCT", ","))
    capital(words(head))
    return head.first("parataxis", place)


def quoted():
    """'"We will …," the minister said.'"""
    who = Node(one(["We", "They", "I", "We"]), "PRON", "PRP")
    deed = Deed(None, 1)
    if may(0.6):
        inner = verb(deed.lemma, "VB").before("aux", aux(one(["will", "shall", "must", "can"]),
                                                         "MD", None))
        inner.left[0][1].lemma = inner.left[0][1].form
    else:
        inner = verb(deed.lemma, one(["VBD", "VBP"]))
    complete(inner, deed).first("nsubj", who)
    start, end = Node('"', "PUNCT", "``"), Node('"', "PUNCT", "''")
    start.opens = True
    end.glued = True
    inner.first("punct", start)
    report = told() if may(0.3) else said()
    if may(0.25):
        report.after(*on_day())
    report.first("punct", end).first("punct", punct(","))
    return report.first("ccomp", inner)


def headline():
    """"Kenya expels Ugandan envoys", "Rebels to free hostages": no full stop."""
    who = one([state, group, titled, body])()
    who.left = [(r, n) for r, n in who.left if r != "det"]
    deed = Deed(None, 1)
    if may(0.75):
        head = verb(deed.lemma, "VBP" if is_many(who) else "VBZ")
    else:
        head = verb(deed.lemma, "VB").before("mark", Node("to", "PART", "TO"))
    complete(head, deed, timed=0.0).first("nsubj", who)
    for _, node in head.right:
        if node.upos == "NOUN":
            node.left = [(r, n) for r, n in node.left if r != "det"]
    if may(0.2):
        report = Node(one(["source", "police", "agency", "report", "minister"]),
                      "NOUN", "NN")
        head.after("parataxis", report.first("punct", Node("-", "PUNCT", ",")))
    return head


def told_attribution():
    return attributed(lambda: trailed() if may(0.4) else fronted())


SENTENCES = [(lead_clause, 15), (attributed, 20), (told_first, 9), (fronted, 9), (trailed, 9),
             (explained_sentence, 5), (explained_object, 8), (announced, 8), (passive, 6),
             (according_sentence, 3), (dated, 6), (quoted, 3), (headline, 3),
             (told_attribution, 4), (coordinated, 7)]
LONGEST = 42
SHORTEST = 6


def single_commas(root):
    """Take away a comma that another one, or the sentence's end, follows."""
    found = words(root)
    for (node, head, relation), following in zip(found, found[1:] + [None]):
        if node.form == "," and (following is None or following[0].form == ","):
            head.right = [(r, n) for r, n in head.right if n is not node]
    return root


def finish(root, make):
    """All words of a sentence, its first a capital, with its full stop."""
    single_commas(root)
    if make is not headline:
        root.after("punct", punct("."))
    return capital(words(root))
