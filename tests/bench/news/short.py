# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Short sentences: one construction each, few words around it.
"""
from news.names import name
from news.nominal import (between_sentence, carried_out_sentence, effect,
                          noun_object_sentence, noun_subject_sentence, support_sentence)
from news.parts import (DAYS, active, adjuncts, choose, is_plural, is_present,
                        object_of, passive, people, predicate, subject, thing, when,
                        year)
from news.tree import (CHANCE, Node, aux, capital, coordinate, enclose, marked, may,
                       one, punct, words)
from news.forms import verb
from news.verbs import VERBS


INTRANSITIVE = ["operate in", "fire at", "retreat from", "withdraw from", "return to",
                "fly to", "march on", "talk with", "negotiate with", "depend on", "rely on",
                "trade with", "clash with", "side with", "vote for", "respond to",
                "agree with", "react to", "fight against", "protest against", "work in",
                "appeal to", "turn to", "compete with", "meet with"]
IDIOMS = ["say nothing", "lose power", "give way", "win the vote", "take office", "leave the talks",
          "take revenge", "deny everything", "close its airspace", "lose the war",
          "deny any role", "reopen its embassy", "change course", "lay mines"]


def intransitive(agent, tense=None):
    lemma, preposition = one(INTRANSITIVE).split()
    head = predicate(lemma, is_plural(agent), tense).first("nsubj", agent)
    head.after("obl", marked(preposition, name()))
    return adjuncts(head, 1 if may(0.5) else 0)


def idiom(agent, tense=None):
    lemma, phrase = one(IDIOMS).split(" ", 1)
    head = predicate(lemma, is_plural(agent), tense).first("nsubj", agent)
    if phrase in ("everything", "nothing"):
        head.after("obj", Node(phrase, "PRON", "NN"))
    else:
        head.after("obj", thing(phrase))
    return adjuncts(head, 1 if may(0.5) else 0)


def intransitive_sentence():
    return intransitive(subject())


def stative(agent):
    """What a sentence goes on with behind a clause in the middle."""
    tense = one(["past", "past", "past", "perfect", "present"])
    if may(0.5):
        return one([intransitive, idiom])(agent, tense)
    lemma = choose("nwld")
    head = predicate(lemma, is_plural(agent), one(["past", "past", "past", "perfect", "present"]))
    head.first("nsubj", agent)
    head.after("obj", object_of(lemma, "nwld"))
    return adjuncts(head, 1)


def modified(make, closed=True):
    """A name with a clause behind it."""
    noun = name() if may(0.8) else people()
    noun.after(*make(noun, closed))
    return noun


def subject_relative(noun, closed):
    lemma = choose()
    word = one(["which", "who"]) if noun.upos == "PROPN" else "who"
    pronoun = Node(word, "PRON", "WDT" if word == "which" else "WP")
    clause = predicate(lemma, is_plural(noun)).first("nsubj", pronoun)
    clause.after("obj", object_of(lemma))
    adjuncts(clause, 1)
    return "acl:relcl", enclose(clause, closed)


def object_relative(noun, closed):
    lemma = choose("np")
    word = one(["which", "whom"]) if noun.upos == "PROPN" else "whom"
    pronoun = Node(word, "PRON", "WDT" if word == "which" else "WP")
    agent = subject()
    clause = predicate(lemma, is_plural(agent)).first("nsubj", agent).first("obj", pronoun)
    adjuncts(clause, 1)
    return "acl:relcl", enclose(clause, closed)


def reduced(noun, closed):
    clause = verb(choose("np"), "VBN")
    clause.after("obl:agent", marked("by", subject()))
    adjuncts(clause, 1)
    return "acl", enclose(clause, closed)


def reduced_close(noun, closed):
    clause = verb(choose("p"), "VBN")
    clause.after("obl:agent", marked("by", name()))
    return "acl", adjuncts(clause, 1)


def relative_sentence():
    return stative(modified(one([subject_relative, object_relative])))


def reduced_sentence():
    return stative(modified(reduced))


def restrictive_sentence():
    noun = people()
    noun.after(*reduced_close(noun, False))
    return stative(noun)


def at_end_sentence():
    """The clause at the end, behind the object or a preposition."""
    agent = subject()
    lemma = choose("n")
    head = predicate(lemma, is_plural(agent), "past").first("nsubj", agent)
    last = modified(one([subject_relative, object_relative, reduced, reduced]), False)
    if may(0.6):
        return head.after("obj", last)
    go = one([("return", "returned", "to"), ("fly", "flew", "to"), ("flee", "fled", "to"),
              ("talk", "talked", "with"), ("move", "moved", "to")])
    head = Node(go[1], "VERB", "VBD", go[0]).first("nsubj", agent)
    return head.after("obl", marked(go[2], last))


def participle_sentence():
    lemma = choose()
    if may():
        clause = verb(lemma, "VBG")
    else:
        clause = verb(lemma, "VBN").before("aux", aux("having", "VBG", "have"))
    if may(0.1):
        clause.first("advmod", Node("after", "SCONJ", "IN"))
        clause.left[0] = ("mark", clause.left[0][1])
    clause.after("obj", object_of(lemma))
    adjuncts(clause, 1)
    clause.after("punct", punct(","))
    return stative(name() if may(0.8) else people()).first("advcl", clause)


def result_sentence():
    """"…, killing two soldiers"."""
    head = active("past", most=1)
    lemma = choose("pls")
    clause = verb(lemma, "VBG").after("obj", object_of(lemma, "pls")).first("punct", punct(","))
    return head.after("advcl", clause)


GOVERNORS = ["decide", "plan", "want", "refuse", "agree", "promise", "hope", "offer",
             "try", "begin", "continue", "threaten", "prepare", "fail", "seek", "vow"]
OBJECT_GOVERNORS = [("urge", "iobj"), ("ask", "iobj"), ("tell", "iobj"), ("force", "obj"),
                    ("help", "obj"), ("allow", "iobj"), ("order", "obj")]


def infinitive():
    lemma = choose()
    clause = verb(lemma, "VB").before("mark", Node("to", "PART", "TO"))
    clause.after("obj", object_of(lemma))
    return adjuncts(clause, 1)


def control_sentence():
    agent = subject()
    if may(0.65):
        lemma = one(GOVERNORS)
        tense = one(["past", "past", "present", "present", "perfect"])
        head = predicate(lemma, is_plural(agent), tense).first("nsubj", agent)
        return head.after("xcomp", infinitive())
    lemma, relation = one(OBJECT_GOVERNORS)
    head = predicate(lemma, is_plural(agent), one(["past", "past", "present"]))
    head.first("nsubj", agent)
    return head.after(relation, name()).after("xcomp", infinitive())


def coordinated_sentence():
    agent = subject()
    tense = one(["past", "past", "present"])
    many = is_plural(agent)
    if may(0.3):  # two verbs, one object
        kind = one("npld")
        first, second = CHANCE.sample([v for v, k in VERBS.items() if kind in k], 2)
        head = predicate(first, many, tense).first("nsubj", agent)
        other = predicate(second, many, tense)
        other.first("cc", Node("and", "CCONJ", "CC"))
        head.after("conj", other).after("obj", object_of(first, kind))
        return adjuncts(head, 1)
    count = one([2, 3, 3])
    verbs = []
    for lemma in CHANCE.sample(sorted(VERBS), count):
        one_verb = predicate(lemma, many, tense).after("obj", object_of(lemma))
        verbs.append(adjuncts(one_verb, 1 if may(0.4) else 0))
    verbs[0].first("nsubj", agent)
    if count == 3 and may(0.3):
        go = one([("flee", "fled", "flees"), ("withdraw", "withdrew", "withdraws")])
        verbs[2] = Node(go[1 if tense == "past" else 2], "VERB",
                        "VBD" if tense == "past" else "VBZ", go[0])
        if many and tense == "present":
            verbs[2] = Node(go[0], "VERB", "VBP", go[0])
    return coordinate(verbs[0], verbs[1:])


def question_sentence():
    agent = subject()
    many = is_plural(agent)
    lemma = choose()
    dice = CHANCE.randrange(6)
    if dice < 2:
        did = one([aux("did", "VBD", "do"), aux("will", "MD", "will"), aux("can", "MD", "can"),
                   aux("do", "VBP", "do") if many else aux("does", "VBZ", "do")])
        head = verb(lemma, "VB").before("aux", did).before("nsubj", agent)
    elif dice == 2:
        have = aux("have", "VBP", "have") if many else aux("has", "VBZ", "have")
        head = verb(lemma, "VBN").before("aux", have).before("nsubj", agent)
    elif dice == 3:
        who = Node(one(["Who", "What"]), "PRON", "WP")
        head = verb(lemma, "VBD").before("nsubj", who)
    else:
        word = one(["Why", "When", "How", "Where"])
        head = verb(lemma, "VB").before("advmod", Node(word, "ADV", "WRB"))
        head.before("aux", aux("did", "VBD", "do")).before("nsubj", agent)
    if dice > 3 and may(0.3):
        head.before("advmod", Node("last", "ADV", "RB"))
    head.after("obj", object_of(lemma))
    if may(0.2):
        only = marked("in", year())
        return head.after("obl", only.first("advmod", Node("only", "ADV", "RB")))
    return adjuncts(head, 1)


SAYERS = [("say", "said", "says"), ("claim", "claimed", "claims"), ("report", "reported", "reports"),
          ("announce", "announced", "announces"), ("warn", "warned", "warns"),
          ("complain", "complained", "complains"), ("admit", "admitted", "admits"),
          ("insist", "insisted", "insists"), ("fear", "feared", "fears"),
          ("believe", "believed", "believes")]


def sayer(node=None):
    lemma, was, now = one(SAYERS)
    agent = node or (name() if may(0.7) else people())
    if may(0.75):
        head = Node(was, "VERB", "VBD", lemma)
    elif is_plural(agent):
        head = Node(lemma, "VERB", "VBP", lemma)
    else:
        head = Node(now, "VERB", "VBZ", lemma)
    return head.first("nsubj", agent)


def reported_sentence():
    dice = CHANCE.randrange(8)
    inner = one([active, active, passive])(most=1)
    if dice < 3:
        head = sayer()
        if may(0.2):
            head.after("obl", marked("on", Node(one(DAYS), "PROPN", "NNP")))
        if may(0.85):
            inner.first("mark", Node("that", "SCONJ", "IN"))
        return head.after("ccomp", inner)
    if dice < 5:
        source = name()
        according = Node("According", "VERB", "VBG", "accord")
        according.after("fixed", Node("to", "ADP", "IN"))
        source.first("case", according).after("punct", punct(","))
        return inner.first("obl", source)
    if dice == 5:
        said = sayer().first("punct", punct(","))
        return inner.after("parataxis", said)
    said = enclose(sayer(name()))
    agent = name()
    lemma = choose()
    head = predicate(lemma, is_plural(agent), "past")
    head.left.append(("parataxis", said))
    head.first("nsubj", agent)
    return adjuncts(head.after("obj", object_of(lemma)), 1)


def early_sentence():
    relation, time = when()
    if may(0.25):
        noun = thing(one(["two days", "three months", "a week"]))
        of = Node(one(["talks", "clashes", "protests"]), "NOUN", "NNS")
        of.lemma = of.form[:-2] if of.form == "clashes" else of.form[:-1]
        if may(0.5):
            of.before("amod", Node(one(["heavy", "long", "bitter"]), "ADJ", "JJ"))
        relation, time = "obl", marked("after", noun.after("nmod", marked("of", of)))
    head = one([active, active, passive])(most=0)
    while is_present(head):
        head = one([active, active, passive])(most=0)
    if may(0.55):
        time.after("punct", punct(","))
    return head.first(relation, time)


def clause_sentence():
    if may(0.3):
        head = idiom(subject(), "past")
    else:
        head = active(one(["past", "present"]), most=1)
    word = one(["after", "because", "when", "before", "although"])
    inner = one([active, passive])(most=1)
    if word == "when":
        inner.first("advmod", Node("when", "ADV", "WRB"))
    else:
        inner.first("mark", Node(word, "SCONJ", "IN"))
    return head.after("advcl", inner)


def plain_present():
    lemma = one(["border", "host", "back", "fund", "arm", "control", "support", "help",
                 "blame", "fear", "target", "aid", "trust", "shelter", "rule", "oppose"])
    agent = name() if may(0.8) else people()
    head = verb(lemma, "VBP" if is_plural(agent) else "VBZ").first("nsubj", agent)
    head.after("obj", object_of(lemma))
    return adjuncts(head, 1 if may(0.3) else 0)


def plain_past():
    return active("past", most=one([0, 0, 1]))


def compound_subject():
    """Nouns of events behind nouns: no verbs, though they could be."""
    text = one(["air strikes", "peace talks", "drone strikes", "oil exports", "border clashes",
                "rocket attacks", "grain exports", "air raids", "prison visits"])
    head = thing(text)
    if may(0.5):
        adjective = one(["Russian", "Chinese", "Israeli", "Kenyan", "Turkish", "Indian"])
        head.before("amod", Node(adjective, "ADJ", "JJ", adjective))
        head.left.reverse()
    return effect(head)


def copular():
    agent = name()
    many = is_plural(agent)
    be = one([aux("is", "VBZ", "be") if not many else aux("are", "VBP", "be"),
              aux("were" if many else "was", "VBD", "be")])
    phrase = thing(one(["a close ally", "an old rival", "a partner", "a member", "an enemy"]))
    phrase.first("cop", be).first("nsubj", agent)
    return phrase.after("nmod", marked("of", name()))


def short_passive():
    return passive(False)


SENTENCES = [(active, 3), (plain_past, 4), (plain_present, 5), (passive, 4),
             (short_passive, 2), (relative_sentence, 9), (reduced_sentence, 5),
             (intransitive_sentence, 4), (between_sentence, 3),
             (restrictive_sentence, 2), (at_end_sentence, 4), (participle_sentence, 6),
             (result_sentence, 2), (control_sentence, 6), (coordinated_sentence, 8),
             (noun_subject_sentence, 7), (noun_object_sentence, 3), (support_sentence, 4),
             (carried_out_sentence, 3), (question_sentence, 6), (reported_sentence, 7),
             (early_sentence, 4), (clause_sentence, 3), (compound_subject, 2), (copular, 1)]


def finish(root, make):
    """All words of a sentence, its first a capital, with its full stop."""
    root.after("punct", punct("?" if make is question_sentence else "."))
    return capital(words(root))
