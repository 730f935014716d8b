# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Clauses of news: frames of verbs filled in, active and passive; nouns that hold a
clause; nouns with clauses behind them.

In: chance. Out: trees of clauses.
"""
from news.actors import (acting_people, actor, body, demonym, group, is_many, organ, possessor, state,
                         titled)
from news.deeds import FRAMES
from news.forms import verb
from news.matters import listed, matter, on_day, when, where
from news.notation import noun, phrase
from news.tree import CHANCE, Node, aux, enclose, marked, may, one

CLAUSES = ("inf", "bare", "ing", "that", "subj")


class Deed:
    """A frame in use: which verb, and what follows it."""

    def __init__(self, frame=None, depth=0):
        frame = frame or one(FRAMES)
        while depth > 1 and any(part in CLAUSES or part.endswith("+ing")
                                for part in frame.split()[1:]):
            frame = one(FRAMES)
        self.lemma, *self.items = frame.split()
        self.depth = depth

    def has_object(self):
        return any(item.startswith(("o:", "o=")) for item in self.items)

    def has_receiver(self):
        return any(item.startswith("i:") for item in self.items)


def transitive(depth=1):
    deed = Deed(None, depth)
    while not deed.has_object() or deed.has_receiver():
        deed = Deed(None, depth)
    return deed


def filler(item):
    """The noun phrase of an item "x:KIND" or "x=phrase"."""
    if "=" in item:
        text = item.split("=", 1)[1].replace("_", " ")
        if text == "half the debt":
            return phrase("debt").before("det:predet", Node("half", "DET", "PDT")) \
                .before("det", Node("the", "DET", "DT"))
        if text == "the dead":
            return Node("dead", "ADJ", "JJ").before("det", Node("the", "DET", "DT"))
        return phrase(text)
    return matter(item.split(":", 1)[1])


def cased(words, node):
    """"out_of": each word a case of the noun."""
    for word in reversed(words.split("_")):
        marked(word, node)
    return node


def complete(head, deed, without=(), timed=0.2):
    """Add behind a verb what its frame asks for; `without` items are left out."""
    items = [item for item in deed.items if item not in without]
    if len(items) > 1 and items[0][0] == "+" and items[1][:2] in ("o:", "o=") and may(0.3):
        items[0], items[1] = items[1], items[0]
    last = None
    told = False
    for i, item in enumerate(items):
        heavy = item in CLAUSES or item.endswith("+ing") or (
            ":" in item and item[0] not in "oi^")
        if heavy and item != "bare" and not told and may(timed) and item != "ing":
            head.after(*(on_day() if may(0.6) else when()))
            told = True
        last = add(head, deed, item, last)
    if may(0.07) and not any(item in CLAUSES or item.endswith("+ing") for item in items):
        head.after("advmod", manner())
    return head


MANNERS = """together peacefully jointly openly again separately quickly soon immediately
unconditionally abroad elsewhere twice here there afterwards simultaneously""".split()


def manner():
    if may(0.2):
        closely = Node(one(["closely", "openly", "harshly", "quickly"]), "ADV", "RB")
        return closely.before("advmod", Node("more", "ADV", "RBR"))
    return Node(one(MANNERS), "ADV", "RB")


def add(head, deed, item, last):
    depth = deed.depth + 1
    if item[0] == "+":
        head.after("compound:prt", Node(item[1:], "ADP", "RP"))
        return last
    if item[0] == "^":
        preposition = item[1:].replace("=", ":").split(":")[0]
        (last or head).after("nmod", cased(preposition, filler(item[1:])))
        return last
    if item.startswith("x="):
        head.after("xcomp", Node(item[2:], "ADJ", "JJ"))
        return None
    if item in ("inf", "bare", "ing"):
        return head.after("xcomp", plain(item, depth)) and None
    if item in ("that", "subj"):
        head.after("ccomp", content(item, depth))
        return None
    if item.endswith("+ing"):
        clause = plain("ing", depth)
        clause.first("mark", Node(item[:-4], "SCONJ", "IN"))
        return head.after("advcl", clause) and None
    slot = item.replace("=", ":").split(":")[0]
    node = filler(item)
    if slot in ("o", "i"):
        head.after({"o": "obj", "i": "iobj"}[slot], node)
    else:
        head.after("obl", cased(slot, node))
    return node


def plain(kind, depth):
    """An infinitive, bare infinitive or gerund with what belongs to it."""
    deed = Deed(None, depth)
    if kind == "inf" and may(0.1):
        clause = passive_form("VB", transitive(depth))
        return clause.first("mark", Node("to", "PART", "TO"))
    clause = verb(deed.lemma, {"inf": "VB", "bare": "VB", "ing": "VBG"}[kind])
    if kind == "inf":
        clause.first("mark", Node("to", "PART", "TO"))
        if may(0.06):
            clause.first("advmod", Node("not", "PART", "RB"))
    complete(clause, deed)
    if may(0.25):
        clause.after(*(when() if may() else where()))
    if kind == "inf" and may(0.08):
        other = verb(Deed(None, 2).lemma, "VB")
        deed = Deed(None, 2)
        other = complete(verb(deed.lemma, "VB"), deed)
        clause.after("conj", other.before("cc", Node("and", "CCONJ", "CC")))
    return clause


def passive_form(xpos, deed, by=0.0):
    """A participle with a passive auxiliary, without its subject."""
    items = [item for item in deed.items if item[:2] in ("o:", "o=")]
    clause = verb(deed.lemma, "VBN")
    clause.before("aux:pass", aux({"VB": "be", "VBG": "being"}[xpos], xpos, "be"))
    return complete(clause, deed, items[:1])


def content(kind, depth):
    """The clause behind "that", or a subjunctive."""
    if kind == "subj":
        who = actor(True)
        deed = Deed(None, depth + 1)
        if may(0.2):
            deed = transitive(depth + 1)
            item = [i for i in deed.items if i[:2] in ("o:", "o=")][0]
            who = filler(item)
            clause = passive_form("VB", deed).first("nsubj:pass", who)
        else:
            clause = complete(verb(deed.lemma, "VB"), deed).first("nsubj", who)
        return clause.first("mark", Node("that", "SCONJ", "IN"))
    clause = statement(depth + 1, pronouns=0.35, future=True)
    if may(0.75):
        clause.first("mark", Node("that", "SCONJ", "IN"))
    return clause


# Finite clauses

def auxiliaries(head, tense, many):
    """Put before a verb what its tense asks for; give the verb's own tag."""
    has = aux("have", "VBP", "have") if many else aux("has", "VBZ", "have")
    be = aux("are", "VBP", "be") if many else aux("is", "VBZ", "be")
    was = aux("were" if many else "was", "VBD", "be")
    tag = {"past": "VBD", "present": "VBP" if many else "VBZ", "perfect": "VBN",
           "pluperfect": "VBN", "progressive": "VBG", "was": "VBG"}.get(tense, "VB")
    before = {"perfect": [has], "pluperfect": [aux("had", "VBD", "have")],
              "progressive": [be], "was": [was], "going": []}.get(tense, [])
    if tense == "modal":
        word = one("will will will would would may could should must might can".split())
        before = [aux(word, "MD", word)]
    if tense == "planned":
        before = [be if may(0.6) else was]
    if tense == "negated":
        word = aux("did", "VBD", "do") if may(0.6) else \
            aux("do", "VBP", "do") if many else aux("does", "VBZ", "do")
        before = [word]
    return tag, before


TENSES = ["past"] * 11 + ["perfect"] * 3 + ["modal"] * 3 + ["present"] * 4 + [
    "progressive", "planned", "pluperfect", "negated", "was"]
REPORTED = ["modal"] * 6 + ["past"] * 4 + ["pluperfect"] * 3 + ["perfect", "was", "planned"]
ADVERBS = """also again formally quietly publicly repeatedly now still never strongly sharply
reluctantly already finally secretly unanimously effectively immediately""".split()


def finite(deed, many, tense):
    tag, before = auxiliaries(None, tense, many)
    head = verb(deed.lemma, tag)
    return dress(head, before, tense)


def dress(head, before, tense):
    for node in before:
        head.before("aux", node)
    if tense == "negated" or (before and before[0].xpos == "MD" and may(0.1)):
        head.before("advmod", Node("not", "PART", "RB"))
    elif tense == "planned":
        head.before("mark", Node("to", "PART", "TO"))
    elif may(0.1):
        head.before("advmod", Node(one(ADVERBS), "ADV", "RB"))
    elif before and may(0.03):  # "the three have all left"
        head.before("advmod", Node(one(["all", "both"]), "ADV", "RB"))
    return head


def tense_of(future):
    return one(REPORTED if future else TENSES)


def subject(pronouns=0.0):
    if may(pronouns):
        word = one(["it", "they", "he", "it", "she", "he"])
        return Node(word, "PRON", "PRP")
    return actor()


def tail(head, most=2):
    """When and where, in either order."""
    count = one([0, 0, 1, 1, 1, 2][:4 + most])
    for make in CHANCE.sample([when, where], min(count, 2)):
        head.after(*make())
    return head


def active(depth=0, pronouns=0.0, future=False, who=None, tense=None, deed=None, without=()):
    who = who or subject(pronouns)
    deed = deed or Deed(None, depth)
    head = finite(deed, is_many(who), tense or tense_of(future))
    if who.left or who.form[0].isupper():
        if may(0.05):  # "Poland on Wednesday asked"
            relation, day = on_day()
            head.left.insert(0, (relation, day))
    head.first("nsubj", who)
    complete(head, deed, without)
    clausal = any(item in CLAUSES or item.endswith("+ing") for item in deed.items)
    if clausal:
        return head
    tail(head)
    if depth < 2 and may(0.09):  # what it is done for
        purpose = plain("inf", 2)
        if may(0.25):
            order = Node("in", "ADP", "IN").after("fixed", Node("order", "NOUN", "NN"))
            purpose.first("mark", order)
        head.after("advcl", purpose)
    return head


def by_agent():
    agent = actor()
    if may(0.12) and not agent.right:
        with_clause(agent, False)
    return "obl:agent", marked("by", agent)


def passive(depth=0, future=False, tense=None, patient=None, deed=None):
    """With the agent behind the verb, behind time or place, or none."""
    deed = deed or (transitive(depth) if may(0.85) else receiving(depth))
    item = [i for i in deed.items if i[:2] in ("i:", "o:", "o=")][0]
    patient = patient or filler(item)
    many = is_many(patient)
    tense = tense or tense_of(future)
    while tense in ("present", "negated") and may(0.6):
        tense = tense_of(future)
    head = verb(deed.lemma, "VBN")
    finite_be = {"past": aux("were" if many else "was", "VBD", "be"),
                 "present": aux("are", "VBP", "be") if many else aux("is", "VBZ", "be")}
    if tense in finite_be:
        head.before("aux:pass", finite_be[tense])
    else:
        _, before = auxiliaries(None, tense, many)
        dress(head, before, tense)
        be = {"perfect": aux("been", "VBN", "be"), "pluperfect": aux("been", "VBN", "be"),
              "progressive": aux("being", "VBG", "be"), "was": aux("being", "VBG", "be")}
        head.before("aux:pass", be.get(tense, aux("be", "VB", "be")))
    head.first("nsubj:pass", patient)
    late = may(0.5)
    agent = may(0.6)
    if agent and not late:
        head.after(*by_agent())
    complete(head, deed, [item])
    tail(head)
    if agent and late:
        head.after(*by_agent())
    return head


def receiving(depth):
    deed = Deed(None, depth)
    while not deed.has_receiver():
        deed = Deed(None, depth)
    return deed


def statement(depth=0, pronouns=0.0, future=False):
    dice = CHANCE.random()
    if dice < 0.62:
        return active(depth, pronouns, future)
    if dice < 0.80:
        return passive(depth, future)
    if dice < 0.87:
        return copular(pronouns, future)
    if dice < 0.89:
        return first_to()
    return announced(depth, future) if depth < 2 else active(depth, pronouns, future)


READY = """ready inf|willing inf|prepared inf|ready inf|unable inf|determined inf|likely inf|able inf
reluctant inf|due inf|free inf|responsible for:crime|close to:accord|ready for:talks
willing inf|worried about:topic|aware of:demand|guilty of:crime|dependent on:aid
concerned about:topic|entitled to:aid|loyal to:actor|hostile to:accord""".replace(
    "\n", "|").split("|")


VERDICTS = """new false true baseless groundless unfounded wrong likely unlikely illegal
unacceptable premature serious historic brief unclear over secret inevitable""".split()


def first_to():
    """"Jordan became the first country to …": the infinitive belongs to the noun."""
    who = actor(True)
    head = noun(one(["country", "state", "leader", "government", "group", "nation"]))
    head.before("det", Node("the", "DET", "DT"))
    head.before("amod", Node(one(["first", "second", "third", "last", "only", "latest"]), "ADJ", "JJ"))
    if may(0.3):
        head.before(*demonym())
    head.after("acl", plain("inf", 2))
    if may(0.6):
        become = verb("become", one(["VBD", "VBD", "VBZ"])).first("nsubj", who)
        if become.xpos == "VBZ" and is_many(who):
            become = verb("become", "VBP").first("nsubj", who)
        return become.after("xcomp", head)
    be = aux("were" if is_many(who) else "was", "VBD", "be")
    return head.first("cop", be).first("nsubj", who)


def copular(pronouns=0.0, future=False):
    who = subject(pronouns)
    many = is_many(who)
    if may(0.25):
        head = listed("role")
    elif may(0.15):
        who = held()
        many = is_many(who)
        head = Node(one(VERDICTS), "ADJ", "JJ")
    else:
        word, item = one(READY).split()
        head = Node(word, "ADJ", "JJ")
        deed = Deed("be " + item, 1)
        complete(head, deed, timed=0.05)
    be = one([aux("is", "VBZ", "be") if not many else aux("are", "VBP", "be"),
              aux("were" if many else "was", "VBD", "be")])
    if future and may(0.4):
        head.first("cop", aux("be", "VB", "be")).first("aux", aux("would", "MD", "would"))
    else:
        head.first("cop", be)
    return head.first("nsubj", who)


# Nouns that hold a clause

HOLDERS = """decision inf|offer inf|plan inf|plan inf|proposal inf|pledge inf|promise inf
attempt inf|refusal inf|agreement inf|threat inf|bid inf|move inf|commitment inf|request inf
call inf|plea inf|appeal inf|demand inf|intention inf|failure inf|willingness inf|desire inf
order inf|invitation inf|demand subj|request subj|demand for:captives|call for:talks
call for:sanctions|appeal for:aid|request for:aid|offer of:aid|promise of:aid|pledge of:money
threat of:sanctions|proposal for:accord|ban on:weapons|attack on:land|raid on:land
withdrawal of:troops|release of:captives|arrest of:group|expulsion of:group|seizure of:land
shelling of:land|invasion of:state|deployment of:troops|resignation of:titled
visit to:place|agreement on:topic|talks on:topic|meeting with:titled|claim that|report that
warning that|allegation that|statement that|hope that|charge that|bombing of:land
exchange of:captives|delivery of:weapons|sale of:weapons|supply of:aid|shipment of:aid
recognition of:state|criticism of:law|condemnation of:crime|praise for:accord|support for:law
opposition to:law|killing of:group|murder of:person|kidnapping of:group|execution of:group
deportation of:group|lifting of:sanctions|easing of:sanctions|end to:sanctions|end to:quarrel
closure of:land|ceasefire between:pair|clash between:pair|treaty between:pair
dispute between:pair|contact between:pair|meeting between:pair""".replace("\n", "|").split("|")
UNCOUNTED = ("praise", "support", "opposition", "recognition", "criticism", "willingness",
             "condemnation", "talks", "refusal", "deployment")


def held(by=True):
    """"a decision by Peru to join the talks", "Chad's demand that …"."""
    text, item = one(HOLDERS).split()
    head = noun(text)
    dice = CHANCE.random()
    agent = actor(True)
    inside = item.split(":")[0]
    if inside in ("between",):
        agent = None
    if may(0.3):
        adjective = one("new surprise latest official fresh direct secret joint formal renewed".split())
        if adjective == "renewed":
            head.before("amod", Node(adjective, "VERB", "VBN", "renew"))
        elif adjective == "surprise":
            head.before("compound", Node(adjective, "NOUN", "NN"))
        else:
            head.before("amod", Node(adjective, "ADJ", "JJ"))
    if agent is not None and dice < 0.35:
        head.first("nmod:poss", possessor(agent))
    elif may(0.2) and text not in UNCOUNTED:
        head.form, head.xpos = plural_of(head.form), "NNS"
    elif text not in UNCOUNTED:
        article = one(["a", "the"])
        following = head.left[0][1].form if head.left else head.form
        if article == "a" and following[0] in "aeiou":
            article = "an"
        head.first("det", Node(article, "DET", "DT"))
    if agent is not None and 0.35 <= dice < 0.7:
        if inside == "of":
            add_noun(head, item)
            return head.after("nmod", marked("by", agent))
        head.after("nmod", marked("by", agent))
    add_noun(head, item)
    return head


def plural_of(form):
    if form.endswith("y") and form[-2] not in "aeiou":
        return form[:-1] + "ies"
    if form.endswith(("sh", "ch", "s")):
        return form + "es"
    return form + "s"


def add_noun(head, item):
    if item == "inf":
        return head.after("acl", plain("inf", 2))
    if item in ("that", "subj"):
        return head.after("acl", content(item, 2))
    preposition = item.split(":")[0]
    return head.after("nmod", marked(preposition, filler(item)))


ABOUT = """announce|reject|welcome|condemn|accept|confirm|criticise|denounce|oppose|hail|support
approve|postpone|suspend|ignore|dismiss|report|reveal|disclose|back|endorse|deny|discuss
criticize|applaud|protest|defend|block|ban|delay|order|make|put_forward|unveil|cancel
abandon|revive|avert|foil|prevent|halt|thwart|end|stop|hail|reconsider|study|present|submit|deliver|voice|express|propose""".replace(
    "\n", "|").split("|")


def announced(depth=0, future=False):
    """"A decision by Peru to … was announced on Friday by two ministers"."""
    frame = one(ABOUT).split("_")
    deed = Deed(frame[0] + "".join(" +" + {"forward": "forward"}[p] for p in frame[1:]) + " o:x",
                depth)
    deed.items = [i for i in deed.items if i[0] != "+"] + [i for i in deed.items if i[0] == "+"]
    if may(0.55):
        patient = held()
        return no_particles(passive(depth, future, patient=patient, deed=deed))
    who = actor()
    head = finite(deed, is_many(who), tense_of(future)).first("nsubj", who)
    head.after("obj", held())
    for item in deed.items:
        if item[0] == "+":
            head.after("advmod", Node(item[1:], "ADV", "RB"))
    return head


def no_particles(head):
    """"forward" is an adverb."""
    for i, (relation, node) in enumerate(head.right):
        if relation == "compound:prt" and node.form == "forward":
            head.right[i] = ("advmod", Node("forward", "ADV", "RB"))
    return head


# Nouns with clauses behind them

def relative(head):
    """A clause behind a noun, closed by commas where it only explains."""
    dice = CHANCE.random()
    named = head.upos == "PROPN"
    many = is_many(head)
    comma = named or may(0.3)
    if dice < 0.3:
        word = "who" if head.upos == "NOUN" or (named and may(0.4)) else "which"
        pronoun = Node(word, "PRON", "WP" if word == "who" else "WDT")
        if not comma and may(0.4):
            pronoun = Node("that", "PRON", "WDT")
        deed = Deed(None, 2)
        clause = complete(finite(deed, many, one(TENSES)), deed).first("nsubj", pronoun)
        tail(clause, 0)
        return "acl:relcl", clause, comma
    if dice < 0.4:
        owned = one("leader government army troops opposition forces president parliament "
                    "party ambassador economy supporters".split())
        node = noun(owned).first("nmod:poss", Node("whose", "PRON", "WP$"))
        deed = Deed(None, 2)
        clause = complete(finite(deed, is_many(node), one(TENSES)), deed).first("nsubj", node)
        return "acl:relcl", clause, True
    if dice < 0.46 and not named:
        deed, item = done_to(head)
        clause = active(2, 0.3, tense=one(["past", "pluperfect", "perfect"]),
                        deed=deed, without=[item])
        if may(0.6):  # "a plan critics dismissed", "the border that rebels had crossed"
            clause.first("obj", Node("that", "PRON", "WDT"))
        return "acl:relcl", clause, False
    if dice < 0.54:
        word = Node("where", "ADV", "WRB")
        clause = statement(2).first("advmod", word)
        return "acl:relcl", clause, True
    if dice < 0.75:
        deed, item = done_to(head)
        clause = complete(verb(deed.lemma, "VBN"), deed, [item])
        if may(0.5):
            clause.after(*by_agent_simple())
        tail(clause, 1)
        return "acl", clause, named or may(0.15)
    deed = Deed(None, 2)
    clause = complete(verb(deed.lemma, "VBG"), deed)
    return "acl", clause, named or may(0.1)


ALIVE = ("group", "actor", "person", "titled", "captives", "state", "organ", "people")


def done_to(head):
    """A deed that may be done to what a noun names, and its object."""
    alive = head.upos == "PROPN" or head.lemma.endswith(("er", "or", "ist", "ant", "ent", "man",
                                                         "ian", "al", "el", "ee"))
    while True:
        deed = transitive(2)
        item = [i for i in deed.items if i[:2] in ("o:", "o=")][0]
        kinds = item[2:].split("/")
        if item[1] == ":" and alive == any(kind in ALIVE for kind in kinds):
            return deed, item


def by_agent_simple():
    return "obl:agent", marked("by", actor(True))


def with_clause(head, closed=True):
    relation, clause, comma = relative(head)
    if comma:
        enclose(clause, closed)
    return head.after(relation, clause)


def explained_sentence():
    """The clause between subject and verb."""
    who = one([acting_people, group, state, organ, body, titled])()
    with_clause(who)
    return active(1, who=who)


def explained_object():
    """The clause behind the object or a place, at the end."""
    who = actor()
    deed = one([Deed("arrest o:group"), Deed("attack o:land"), Deed("accuse o:group of:crime"),
                Deed("free o:captives"), Deed("criticise o:law"), Deed("return to:place"),
                Deed("reject o:demand"), Deed("meet o:titled"), Deed("impose o:sanctions on:state"),
                Deed("send o:troops to:place"), Deed("sign o:accord with:state"), Deed("lift o:sanctions"),
                Deed("resume o:aid"), Deed("seek o:captives"), Deed("bring o:demand"),
                Deed("hand +over o:person to:actor"), Deed("hold o:talks"), Deed("arrest o:person"),
                transitive(), transitive()])
    head = complete(finite(deed, is_many(who), one(TENSES)), deed).first("nsubj", who)
    last = [node for relation, node in head.right if relation in ("obj", "obl")]
    if last and not last[-1].right:
        with_clause(last[-1], False)
    return head
