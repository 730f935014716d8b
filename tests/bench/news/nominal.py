# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Short sentences about what people do, told by nouns.
"""
from news.names import name, person
from news.parts import (adjuncts, is_plural, people, plural, subject, thing, when)
from news.tree import Node, aux, coordinate, marked, may, one


NOUNS = ["attack|on,against", "raid|on", "strike|on,against", "invasion|of", "support|for",
         "accusation|against", "criticism|of", "condemnation|of", "sanction|on,against",
         "visit|to", "threat|against,to", "aid|to,for", "help|for", "blockade|of",
         "occupation|of", "killing|of", "arrest|of", "capture|of", "war|on,against",
         "assistance|to", "bombing|of", "shelling|of", "claim|against", "pressure|on",
         "influence|over", "control|of", "assault|on", "defeat|of", "hatred|of", "fear|of"]
UNCOUNTED = ("support", "criticism", "aid", "help", "assistance", "pressure", "influence",
             "control", "hatred")


def event_noun(determined=True):
    """An event noun, and the noun of whom it is done to."""
    lemma, prepositions = one(NOUNS).split("|")
    if lemma not in UNCOUNTED and may(0.35):
        noun = plural(lemma)
    else:
        noun = Node(lemma, "NOUN", "NN")
    if may(0.25):
        noun.before("amod", Node(one(["latest", "new", "military", "sudden", "long"]), "ADJ", "JJ"))
    return noun, one(prepositions.split(","))


def whom(preposition):
    if preposition == "of" and may(0.4):
        return marked(preposition, people() if may() else person())
    return marked(preposition, name())


def possessed():
    noun, preposition = event_noun()
    owner = name()
    owner.after("case", Node("'s", "PART", "POS"))
    owner.right[-1][1].glued = True
    noun.first("nmod:poss", owner)
    return noun.after("nmod", whom(preposition))


def with_by():
    noun, preposition = event_noun()
    if may(0.7) and noun.lemma not in UNCOUNTED:
        if noun.xpos == "NNS":
            if may():
                noun.first("det", Node("the", "DET", "DT"))
        else:
            article = one(["the", "a"])
            following = noun.left[0][1].form if noun.left else noun.form
            if article == "a" and following[0] in "aeiou":
                article = "an"
            noun.first("det", Node(article, "DET", "DT"))
    parts = [("nmod", whom(preposition)), ("nmod", marked("by", name()))]
    if may(0.4):
        parts.reverse()
    for part in parts:
        noun.after(*part)
    return noun


EFFECTED = ["the talks", "the vote", "the region", "the markets", "the summit"]
EFFECTS = [("last", "lasted", "two days", "obl:unmarked"), ("alarm", "alarmed", "n", "obj"),
           ("anger", "angered", "n", "obj"), ("surprise", "surprised", "t", "obj"),
           ("shock", "shocked", "t", "obj"), ("end", "ended", "w", "obl"),
           ("begin", "began", "w", "obl"), ("continue", "continued", "w", "obl"),
           ("kill", "killed", "p", "obj"), ("worry", "worried", "n", "obj"),
           ("cut", "cut", "gas supplies", "obj"), ("weaken", "weakened", "t", "obj"),
           ("cost", "cost", "two lives", "obj"), ("fail", "failed", "w", "obl"),
           ("grow", "grew", "w", "obl"), ("divide", "divided", "n", "obj"),
           ("help", "helped", "n", "obj"), ("change", "changed", "t", "obj"),
           ("leave", "left", "n", "obj"), ("hurt", "hurt", "n", "obj"),
           ("bring", "brought", "t", "obj"), ("ruin", "ruined", "t", "obj"),
           ("follow", "followed", "t", "obj"), ("horrify", "horrified", "p", "obj")]


def effect(noun):
    lemma, form, kind, relation = one(EFFECTS)
    head = Node(form, "VERB", "VBD", lemma).first("nsubj", noun)
    if kind == "w":
        return head.after(*when())
    if kind == "n":
        return head.after(relation, name())
    if kind == "p":
        return head.after(relation, people())
    phrase = thing("two lives" if kind == "two lives" else
                   one(EFFECTED) if kind == "t" else kind)
    if kind == "two lives":
        phrase.lemma = "life"
    return head.after(relation, phrase)


def between():
    """"clashes between X and Y"."""
    text = one(["clashes", "talks", "the war", "the talks", "a truce", "the treaty",
                "fighting", "border clashes", "peace talks", "a new treaty", "trade"])
    noun = thing(text)
    pair = coordinate(name(), [name()])
    return noun.after("nmod", marked("between", pair))


def about(noun):
    lemma, form = one([("continue", "continued"), ("resume", "resumed"), ("end", "ended"),
                       ("collapse", "collapsed"), ("fail", "failed"), ("go", "went"),
                       ("begin", "began"), ("start", "started")])
    head = Node(form, "VERB", "VBD", lemma).first("nsubj", noun)
    if form == "went":
        head.after("compound:prt", Node("on", "ADP", "RP"))
    return head.after(*when()) if may(0.6) else head


def between_sentence():
    return about(between())


def noun_subject_sentence():
    noun = possessed() if may() else with_by()
    if may(0.2):
        return about(noun)
    if may(0.25):
        head = Node(one(["condemned", "announced", "reported", "stopped"]), "VERB", "VBN")
        head.lemma = {"condemned": "condemn", "announced": "announce", "reported": "report",
                      "stopped": "stop"}[head.form]
        head.before("nsubj:pass", noun)
        head.before("aux:pass", aux("were" if is_plural(noun) else "was", "VBD", "be"))
        return adjuncts(head, 1)
    return effect(noun)


def noun_object_sentence():
    agent = subject()
    lemma, form = one([("condemn", "condemned"), ("fear", "feared"), ("ignore", "ignored"),
                       ("follow", "followed"), ("denounce", "denounced"), ("mourn", "mourned"),
                       ("defend", "defended"), ("welcome", "welcomed")])
    head = Node(form, "VERB", "VBD", lemma).first("nsubj", agent)
    return head.after("obj", possessed() if may() else with_by())


SUPPORTS = [("launch", "launched", "an attack", "on"), ("launch", "launched", "new raids", "on"),
            ("make", "made", "new threats", "against"), ("make", "made", "an offer", "to"),
            ("give", "gave", "support", "to"), ("give", "gave", "military aid", "to"),
            ("provide", "provided", "assistance", "to"), ("impose", "imposed", "sanctions", "on"),
            ("impose", "imposed", "new duties", "on"), ("grant", "granted", "asylum", "to"),
            ("grant", "granted", "recognition", "to"), ("pay", "paid", "a visit", "to"),
            ("make", "made", "a short visit", "to"), ("repeat", "repeated", "its accusations", "against"),
            ("issue", "issued", "a threat", "against"), ("voice", "voiced", "criticism", "of"),
            ("exert", "exerted", "pressure", "on"), ("lay", "laid", "siege", "to"),
            ("offer", "offered", "help", "to"), ("declare", "declared", "war", "on"),
            ("put", "put", "the blame", "on"), ("take", "took", "revenge", "on"),
            ("stage", "staged", "a raid", "on"), ("send", "sent", "troops", "to"),
            ("send", "sent", "an ambassador", "to"), ("begin", "began", "the siege", "of")]


def support_sentence():
    agent = subject()
    lemma, form, noun, preposition = one(SUPPORTS)
    head = Node(form, "VERB", "VBD", lemma).first("nsubj", agent)
    phrase = thing(noun)
    phrase.after("nmod", marked(preposition, name()))
    return adjuncts(head.after("obj", phrase), 1)


def carried_out_sentence():
    agent = subject()
    head = Node("carried", "VERB", "VBD", "carry").first("nsubj", agent)
    head.after("compound:prt", Node("out", "ADP", "RP"))
    noun = with_by_only()
    return adjuncts(head.after("obj", noun), 1)


def with_by_only():
    noun, preposition = event_noun()
    while noun.lemma in UNCOUNTED:
        noun, preposition = event_noun()
    if noun.xpos == "NN":
        noun.first("det", Node("the", "DET", "DT"))
    if may(0.3):
        series = thing("a series")
        series.lemma = "series"
        series.xpos = "NN"
        series.after("nmod", marked("of", plural(noun.lemma).after("nmod", whom(preposition))))
        return series
    return noun.after("nmod", whom(preposition))
