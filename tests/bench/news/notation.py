# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""A short notation for noun phrases, turned into trees.

In: "the +state +news agency", "a two-week truce in the +border region". The last
word before a preposition is the head; "+" marks a noun before it (a capital: a
name), "*" a past and "^" a present participle, "~" a name that is an adjective;
any other word before it is an adjective, where it is none of the closed classes.
"of" belongs to the noun before it, other prepositions to the phrase's head.
"""
from news.forms import lemma_of_participle
from news.tree import Node, marked

DETERMINERS = "the a an this that these those no every each both some any all another".split()
OWNERS = {"its": "its", "their": "their", "his": "his", "her": "her", "our": "our"}
NUMBERS = """one two three four five six seven eight nine ten eleven twelve fifteen
twenty thirty forty fifty sixty million billion""".split()
PREPOSITIONS = """of on for to in with from over against between by about near after under
at into through across along during before within among without towards behind outside
inside as since""".split()
PLURALS = {"people": "people", "men": "man", "women": "woman", "children": "child",
           "police": "police", "gunmen": "gunman", "policemen": "policeman",
           "spokesmen": "spokesman", "fishermen": "fisherman", "lives": "life",
           "wives": "wife", "servicemen": "serviceman", "clergy": "clergy",
           "aircraft": "aircraft", "militiamen": "militiaman", "feet": "foot",
           "crises": "crisis", "countrymen": "countryman", "troops": "troop",
           "lawmen": "lawman", "guardsmen": "guardsman", "ties": "tie", "series": None,
           "allies": "ally", "cookies": "cookie", "headquarters": "headquarters",
           "movies": "movie", "barracks": "barracks", "news": None, "gas": None, "works": "work", "goods": "goods"}
SINGULAR_S = ("ss", "is", "us")
NAMES_S = ("Texas", "Honduras", "Laos", "Cyprus", "Brussels", "Damascus", "Maldives",
           "Athens", "Paris", "Algiers", "Vilnius", "Tunis", "Juba's")
PARTICIPLES = """torn led backed held based controlled sponsored brokered made built trained
occupied ruled elected appointed stricken hit armed funded owned enriched related guided
powered planned run ridden driven imposed proclaimed mandated supported awaited aligned equipped affected backed""".split()
UNITS = """day week month year hour minute member man point nation party storey metre mile
person page seat way room carriage""".split()


def singular(form):
    if form in PLURALS:
        return PLURALS[form] or form
    if form.endswith("ies") and len(form) > 5:
        return form[:-3] + "y"
    if form.endswith(("shes", "ches", "sses", "xes")):
        return form[:-2]
    if form.endswith("s"):
        return form[:-1]
    return form


def is_plural_form(form):
    if form in PLURALS:
        return PLURALS[form] is not None
    if form[0].isupper():
        return False
    return form.endswith("s") and not form.endswith(SINGULAR_S)


def noun(form):
    """A noun or name by its form."""
    if form[0].isupper():
        node = Node(form, "PROPN", "NNP")
    elif is_plural_form(form):
        node = Node(form, "NOUN", "NNS", singular(form))
    else:
        node = Node(form, "NOUN", "NN")
    return node


def number(form):
    return Node(form, "NUM", "CD")


def hyphen():
    node = Node("-", "PUNCT", "HYPH")
    node.glued = "both"
    return node


def before(word):
    """One word before a noun: its relation and node."""
    mark, text = (word[0], word[1:]) if word[0] in "+*^~" else ("", word)
    low = text.lower()
    if mark == "" and low in DETERMINERS:
        return ("det:predet" if low == "all" else "det"), Node(text, "DET", "DT")
    if mark == "" and low in OWNERS:
        return "nmod:poss", Node(text, "PRON", "PRP$")
    if mark == "" and (low in NUMBERS or text[0].isdigit()) and "-" not in text:
        return "nummod", number(text)
    if "-" in text and not text.startswith(("anti-", "pro-", "non-", "multi-", "ex-", "co-")):
        return hyphened(text)
    if mark == "+":
        return "compound", noun(text)
    if mark == "*":
        return "amod", Node(text, "VERB", "VBN", lemma_of_participle(text))
    if mark == "^":
        return "amod", Node(text, "VERB", "VBG", lemma_of_participle(text))
    if mark == "~":
        return "amod", Node(text, "ADJ", "NNP", text)
    if low in ("several", "many", "few", "more", "most", "other", "such"):
        tag = {"more": "JJR", "most": "JJS"}.get(low, "JJ")
        return "amod", Node(text, "ADJ", tag, {"more": "more", "most": "most"}.get(low))
    if text[0].isupper():
        return "amod", Node(text, "ADJ", "JJ", text)
    tag = "JJS" if low.endswith("est") and low not in ("honest", "modest", "west") else "JJ"
    return "amod", Node(text, "ADJ", tag)


def hyphened(text):
    """"two-week", "war-torn", "long-term", "Russian-built": the second word heads."""
    first, second = text.split("-", 1)
    if second in PARTICIPLES:
        head = Node(second, "VERB", "VBN", lemma_of_participle(second))
        relation = "amod"
        if first in ("newly", "well", "heavily", "long", "democratically", "lightly", "so"):
            child, link = Node(first, "ADV", "RB"), "advmod"
        elif first[0].isupper():
            child, link = Node(first, "PROPN", "NNP"), "obl:unmarked"
        else:
            child, link = noun(first), "compound"
    else:
        head, relation = noun(second), "compound"
        if first in NUMBERS or first[0].isdigit():
            child, link = number(first), "nummod"
        elif first in ("high", "low", "long", "short", "left", "right", "top", "hard", "wide",
                       "one", "full", "small", "deep", "open", "red"):
            child, link = Node(first, "ADJ", "JJ"), "amod"
        else:
            child, link = noun(first), "compound"
    child.after("punct", hyphen())
    return relation, head.before(link, child)


def noun_phrase(words):
    head = noun(words[-1].lstrip("+"))
    for word in words[:-1]:
        relation, node = before(word)
        if node.form in ("million", "billion") and head.left and head.left[-1][0] == "nummod":
            node.before("compound", head.left.pop()[1])  # "300 million marks"
        head.before(relation, node)
    return head


def phrase(text):
    """The tree of a phrase in the notation."""
    chunks, current = [], []
    for word in text.split():
        if word in PREPOSITIONS and current:
            chunks.append(current)
            chunks.append(word)
            current = []
        else:
            current.append(word)
    chunks.append(current)
    head = last = noun_phrase(chunks[0])
    for preposition, words in zip(chunks[1::2], chunks[2::2]):
        inner = marked(preposition, noun_phrase(words))
        (last if preposition == "of" else head).after("nmod", inner)
        last = inner
    return head
