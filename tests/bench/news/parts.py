# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""What short sentences are put together from: plain noun phrases, adjuncts,
predicates, one clause.
"""
from news.names import name
from news.tree import CHANCE, Node, aux, coordinate, marked, may, one
from news.forms import verb
from news.verbs import VERBS


# Common nouns

PEOPLE = """militant rebel soldier insurgent protester gunman official diplomat
refugee migrant villager minister lawmaker separatist guerrilla smuggler farmer
student worker journalist pilot officer general analyst fighter""".split()
ADJECTIVES = "armed foreign local young senior northern western former".split()
NUMBERS = "two three five six ten twelve dozens several many".split()


def plural(lemma):
    form = {"gunman": "gunmen", "army": "armies", "country": "countries",
            "city": "cities", "party": "parties", "embassy": "embassies",
            "ally": "allies", "duty": "duties"}.get(lemma, lemma + "s")
    return Node(form, "NOUN", "NNS", lemma)


def people():
    head = plural(one(PEOPLE))
    dice = CHANCE.random()
    if dice < 0.25:
        head.before("det", Node("the", "DET", "DT"))
    elif dice < 0.45:
        word = one(["two", "three", "five", "ten", "twelve"])
        head.before("nummod", Node(word, "NUM", "CD"))
    elif dice < 0.55:
        head.before("amod", Node(one(["several", "many"]), "ADJ", "JJ"))
    if may(0.3):
        head.before("amod", Node(one(ADJECTIVES), "ADJ", "JJ"))
    return head


def thing(text):
    """"the border", "its embassy", "new sanctions": a phrase of plain words."""
    parts = text.split()
    last = parts[-1]
    many = last.endswith("s") and not last.endswith(("ss", "is", "us"))
    head = Node(last, "NOUN", "NNS" if many else "NN", singular(last) if many else last)
    for part in parts[:-1]:
        if part in ("the", "a", "an", "any", "no", "every"):
            head.before("det", Node(part, "DET", "DT"))
        elif part in ("its", "their", "his"):
            head.before("nmod:poss", Node(part, "PRON", "PRP$"))
        elif part in ("two", "three", "five", "thirty"):
            head.before("nummod", Node(part, "NUM", "CD"))
        elif part in ("peace", "border", "gas", "oil", "drone", "car", "air", "army",
                      "rocket", "grain", "prison"):
            head.before("compound", Node(part, "NOUN", "NN"))
        else:
            head.before("amod", Node(part, "ADJ", "JJ"))
    return head


def singular(word):
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes")):
        return word[:-2]
    return word[:-1]


# What verbs take besides actors: w ways and doors, l lairs and places, d deeds
# and documents, h what one has abroad, s what one may lose or save.
THINGS = {
    "w": "the border|the road|its airspace|the port|a border post|the pass|its embassy",
    "l": "the camp|two villages|several posts|the convoy|the capital|an oil field|the port|"
         "a border post|the base|an army camp",
    "d": "the talks|the plan|a new treaty|the treaty|the offer|the truce|the deal|"
         "the peace plan|the invitation|the vote|the report|every claim|the charges",
    "h": "its ambassador|its embassy|its troops|its old allies|thirty prisoners",
    "s": "the war|the vote|two villages|its old allies|the capital|gas supplies",
}


ALL = "npwldhs"


def choose(kinds=ALL):
    return one([v for v, takes in VERBS.items() if set(takes) & set(kinds)])


def object_of(lemma, kinds=ALL):
    kind = one([k for k in VERBS[lemma] if k in kinds])
    if kind == "n":
        head = name()
        if may(0.12):
            coordinate(head, [name() for _ in range(one([1, 1, 2]))])
        return head
    return placed(people() if kind == "p" else thing(one(THINGS[kind].split("|"))))


def placed(head):
    """Half of all phrases in a place or from somewhere belong to the noun."""
    if may(0.2):
        preposition = one(["from", "in", "of", "near", "to"])
        if preposition in ("near", "to"):
            head.after("nmod", marked(preposition, thing(one(["the border", "the coast",
                                                              "the capital"]))))
        else:
            head.after("nmod", marked(preposition, name()))
    return head


def is_plural(node):
    return node.xpos in ("NNS", "NNPS") and node.form != "States" and \
        node.form != "Nations" or any(r == "conj" for r, _ in node.right) or \
        node.form == "Taliban"


def subject():
    if may(0.22):
        return placed(people())
    head = name()
    if may(0.12):
        coordinate(head, [name() for _ in range(one([1, 1, 2]))])
    return head


# Adjuncts

MONTHS = """January February March April May June July August September October
November December""".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def year():
    return Node(str(CHANCE.randint(1948, 2025)), "NUM", "CD")


def when():
    """A phrase of time and its relation."""
    dice = CHANCE.randrange(11)
    if dice == 0:
        return "obl", marked("in", Node(one(MONTHS), "PROPN", "NNP"))
    if dice == 1:
        return "obl", marked("in", year())
    if dice == 2:
        return "obl", marked("on", Node(one(DAYS), "PROPN", "NNP"))
    if dice == 3:
        noun = Node(one(["week", "month", "year", "winter", "summer", "night"]), "NOUN", "NN")
        return "obl:unmarked", noun.before("amod", Node("last", "ADJ", "JJ"))
    if dice == 4:
        noun = Node(one(MONTHS), "PROPN", "NNP")
        return "obl", marked("in", noun.after("nmod:unmarked", year()))
    if dice == 5:
        noun = thing("the " + one(["summer", "spring", "autumn"]))
        if may():
            noun.after("nmod", marked("of", year()))
        return "obl", marked("in", noun)
    if dice == 6:
        return "obl", marked("for", thing(one(["two days", "three months", "thirty years"])))
    if dice == 7:
        return "obl", marked("since", year())
    if dice == 8:
        noun = Node(one(["week", "month", "year", "morning"]), "NOUN", "NN")
        return "obl:unmarked", noun.before("det", Node("this", "DET", "DT"))
    if dice == 9:
        return "obl", marked("after", thing(one(["the vote", "the raid", "a long siege"])))
    return "obl", marked("during", thing(one(["the war", "the talks", "the summer"])))


PLACES = ["near|the border", "in|the north", "in|the east", "along|the coast",
          "outside|the capital", "at|the summit", "with|new missiles", "with|old tanks",
          "without|any warning", "over|the killings", "for|the raid",
          "with|two drones", "from|the hills", "before|the vote", "with|the help of friends",
          "at|night", "by|force", "in|a speech", "under|pressure", "at|once", "without|a fight",
          "from|abroad", "in|secret", "after|the coup"]


def where():
    preposition, phrase = one(PLACES).split("|")
    noun, _, of = phrase.partition(" of ")
    head = thing(noun)
    if phrase in ("once", "abroad", "secret"):
        head.upos, head.xpos = ("ADJ", "JJ") if phrase == "secret" else ("ADV", "RB")
    if of:
        head.after("nmod", marked("of", thing(of)))
    return "obl", marked(preposition, head)


ADVERBS = "again twice openly quickly finally together repeatedly".split()


def is_present(head):
    finite = [n for r, n in head.left if r in ("aux", "aux:pass", "cop")] or [head]
    return finite[0].xpos in ("VBZ", "VBP") and not any(
        n.form in ("has", "have") for n in finite)


def adjuncts(head, most=2):
    if is_present(head):
        return head.after(*where()) if most and may(0.4) else head
    for make in CHANCE.sample([when, where], 2)[:CHANCE.randint(0, most)]:
        relation, node = make()
        head.after(relation, node)
    return head


def manner(head):
    if may(0.15):
        head.before("advmod", Node(one(["quickly", "openly", "repeatedly", "finally",
                                        "later", "secretly"]), "ADV", "RB"))
    return head


# Clauses

def predicate(lemma, many, tense=None):
    """A finite verb with its auxiliaries."""
    tense = tense or one(["past"] * 6 + ["present"] * 3 + ["perfect", "pluperfect", "modal",
                                                           "negated", "never"])
    if tense == "past":
        return manner(verb(lemma, "VBD"))
    if tense == "present":
        return verb(lemma, "VBP" if many else "VBZ")
    if tense in ("perfect", "never"):
        head = verb(lemma, "VBN")
        have = aux("have", "VBP", "have") if many else aux("has", "VBZ", "have")
        head.before("aux", have)
        if tense == "never" or may(0.2):
            head.before("advmod", Node("never" if tense == "never" else "often", "ADV", "RB"))
        return head
    if tense == "pluperfect":
        return verb(lemma, "VBN").before("aux", aux("had", "VBD", "have"))
    if tense == "modal":
        word = one(["may", "might", "could", "will", "would", "should", "must"])
        head = verb(lemma, "VB").before("aux", aux(word, "MD", word))
        if may(0.3):
            head.before("advmod", Node("not", "PART", "RB"))
        return head
    did = one([aux("did", "VBD", "do"), aux("do", "VBP", "do") if many
               else aux("does", "VBZ", "do")])
    return verb(lemma, "VB").before("aux", did).before("advmod", Node("not", "PART", "RB"))


def active(tense=None, kinds=ALL, agent=None, most=2):
    agent = agent or subject()
    lemma = choose(kinds)
    head = predicate(lemma, is_plural(agent), tense)
    head.first("nsubj", agent)
    head.after("obj", object_of(lemma, kinds))
    return adjuncts(head, most)


def passive(agent=True, most=2):
    lemma = choose()
    patient = object_of(lemma)
    many = is_plural(patient)
    head = verb(lemma, "VBN").before("nsubj:pass", patient)
    dice = CHANCE.randrange(5)
    if dice == 0:
        head.before("aux", aux("have", "VBP", "have") if many else aux("has", "VBZ", "have"))
        head.before("aux:pass", aux("been", "VBN", "be"))
    elif dice == 1:
        head.before("aux", aux("had", "VBD", "have"))
        head.before("aux:pass", aux("been", "VBN", "be"))
    elif dice == 2:
        head.before("aux:pass", aux("are", "VBP", "be") if many else aux("is", "VBZ", "be"))
    else:
        head.before("aux:pass", aux("were" if many else "was", "VBD", "be"))
    manner(head)
    if agent:
        head.after("obl:agent", marked("by", subject()))
    return adjuncts(head, most)
