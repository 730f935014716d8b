# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""What is done in news is done to, with or about these, and when and where.

In: chance. Out: noun phrases by kind; phrases of time and place with relations.
The notation is that of notation.py.
"""
from news.actors import (actor, body, demonym, group, organ, pair, possessor,
                         singular_person, state, titled, town)
from news.notation import number, phrase
from news.tree import CHANCE, Node, marked, may, one

TEXTS = {
    "troops": "its +troops|its +forces|their +fighters|more +troops"
              "|5,000 +soldiers|its +tanks|its +warships|two +battalions|its +combat +units"
              "|a multinational +force|its +border +guards|an +army +column|more +peacekeepers"
              "|fresh +reinforcements|its remaining *armed +forces|elite +paratroopers"
              "|3,000 +troops|thousands of +soldiers|hundreds of +policemen",
    "weapons": "its +weapons|heavy +weapons|anti-aircraft +missiles|24 +fighter +planes|+arms"
               "|their +rifles|+tanks|chemical +weapons|long-range +missiles"
               "|12 +combat +helicopters|+ammunition|small +arms|spare +parts|+gas +masks"
               "|anti-tank +rockets|nuclear +fuel|its nuclear +warheads|*armoured +vehicles",
    "aid": "+food +aid|+emergency +aid|+relief +supplies|medical +supplies|grain|+flood +relief"
           "|humanitarian +aid|military +aid|financial +help|economic +assistance|tents"
           "|3,000 tonnes of grain|+blankets|technical +help|a +standby +credit"
           "|medicine for +earthquake +victims|new +loans|their full +support|shelter"
           "|a +loan of 300 million marks|political +asylum|safe +passage|+debt +relief"
           "|+drinking +water|+rescue +teams|cheap +oil|+development +aid",
    "accord": "a +peace +accord|the +ceasefire|a new +treaty|a +trade +agreement|the +border +pact"
              "|a +friendship +treaty|the +peace +plan|an +extradition +treaty|a +truce"
              "|a +defence +pact|the +arms +deal|a +memorandum of +understanding|a protocol"
              "|a final +settlement|a +gas +contract|the +draft +constitution|the nuclear +deal"
              "|a *revised +text|a +prisoner +exchange|a joint +declaration|the *planned +merger",
    "talks": "the +peace +talks|+talks|+trade +talks|new +negotiations|direct +talks"
             "|a +summit|a +meeting|*renewed +contacts|the +dialogue|a +peace +conference"
             "|two days of +talks|+arms +control +talks|a further +round of +negotiations"
             "|the second +round|secret +contacts|bilateral +discussions|a two-day +meeting",
    "sanctions": "sanctions|economic sanctions|an +arms +embargo|a +trade +ban|the +oil +embargo"
                 "|a naval +blockade|its +grain +embargo|new +tariffs|the +curfew"
                 "|a +night +curfew|+visa +restrictions|martial law|+emergency +rule"
                 "|a state of emergency|+import +duties|+travel +restrictions|the +siege"
                 "|a +ban on foreign +newspapers|a +boycott|restrictions on +trade",
    "law": "the +bill|a new +law|the +reforms|a constitutional +amendment|the +budget|the law"
           "|an +austerity +plan|the +resolution|the +decree|an +amnesty|multi-party elections"
           "|a +draft +resolution|early elections|a +land +reform|its nuclear +programme"
           "|the +election +law|sweeping changes|political +reform|a *planned +pipeline"
           "|the +water +project|its +policy on +refugees|the +appointment of a new +judge",
    "captives": "the +hostages|three +prisoners|two German +engineers|political +prisoners"
                "|52 +dissidents|the *kidnapped +journalists|a British +pilot|12 +detainees"
                "|an American +teacher|all +prisoners of war|the *arrested +editor|its +envoy"
                "|hundreds of +demonstrators|a former +minister|the *detained +aid +workers"
                "|the +suspects|a Norwegian +missionary|200 +opposition +supporters",
    "land": "the +border|the +town|three +villages|the +capital|a +border +post|the +airport"
            "|the +port|the +island|the +valley|the +oil +fields|a +mountain +pass|the +bridge"
            "|the presidential +palace|a +police +station|a +radio +station|the +embassy"
            "|an +army +base|a +refugee +camp|the *occupied +territories|the *disputed +strip"
            "|several +positions near the +coast|the +rebel +stronghold|its +airspace|the +dam"
            "|the eastern +half of the +city|the +enclave|an +oil +pipeline|a +market"
            "|the +headquarters of the +army|the +police +headquarters|the +parliament +building|the +consulate|a *crowded +bus +station",
    "demand": "+demands for +autonomy|the +offer|the +proposal|a +request for +aid|the +charges"
              "|an +invitation|all +accusations|the +claims|a +plea for +clemency|the +report"
              "|an +appeal|the +ultimatum|+calls for his +resignation|the +allegations"
              "|the +initiative|the +verdict|a +compromise|terms"
              "|a *proposed +buffer +zone|the +conditions|suggestions of a +plot",
    "loss": "the +war|the +election|+control of the +town|power|its +support|the +vote|office",
    "quarrel": "the +dispute|the +crisis|the +conflict|its +quarrel with the +opposition"
               "|the +border +dispute|the civil +war|the +deadlock|the long +feud|the +impasse"
               "|the +row over *imported +cars|differences over +trade|the +standoff"
               "|the +question of +refugees|the +hunger +strike|the +rebellion|the +violence",
    "topic": "trade|+arms +control|the +future of the +region|the +release of +hostages"
             "|economic +cooperation|the +crisis|+oil +prices|the +return of +refugees"
             "|bilateral +relations|the +Middle +East|the +situation in the +region|+fishing +rights"
             "|the +sale of +weapons|human +rights|security|+border +trade|the +withdrawal"
             "|regional +issues|nuclear +safety|the +death of two +students|corruption",
    "crime": "the +attack|the +bombing|the +killings|the +murder of a +journalist|the +massacre"
             "|+war +crimes|the +raid|the +shelling of the +town|the +arrest of +students"
             "|the +coup|the +invasion|torture|terrorism|+drug +trafficking|the +riots|fraud"
             "|the +assassination|the +violence|the +deaths of 12 +protesters|genocide|spying"
             "|the +kidnapping of three +engineers|+rights +abuses|corruption|bribery",
    "deed": "an +attack|a +raid|+air +strikes|a +bomb +attack|an +offensive|new +raids|an +ambush"
            "|a sudden +attack|military +exercises|a +crackdown|a +coup|an +operation"
            "|a two-week +exercise|a general +strike|a +march|a +demonstration|a +hunger +strike"
            "|an *armed +raid|a +missile +strike|a +rally|a +protest|a +boycott"
            "|a *planned +attack|a joint +patrol|the *long-awaited +assault",
    "post": "his +post|the +presidency|power|the +premiership|office|the +leadership|the +party"
            "|his +job as +army +chief|the +cabinet",
    "role": "the +leader of the +opposition|a +terrorist +group|its new +envoy|head of the +army"
            "|an +act of +aggression|a +threat to +peace|a legitimate +government|prime +minister"
            "|a +step towards +peace|an independent +state|unacceptable +interference"
            "|a friendly +gesture|the only legal +party|a +spy|a *wanted +man|a +mediator",
    "relations": "diplomatic +relations|ties|+trade +links|full diplomatic +ties|all +contacts"
                 "|its +embassy|military +ties|economic +relations|relations",
    "harm": "+damage to the +port|heavy +casualties|+panic|two +deaths|the +collapse of the +talks"
            "|a +wave of +refugees|civil +war|protests",
    "event": "the +vote|the +election|the +attack|the +raid|the +talks|the +summit|the +war|the +coup"
             "|the +meeting|the +visit|a +meeting with the +president|the +funeral|the +arrests"
             "|the +ceremony|a *failed +coup|the +collapse of +talks|weeks of +protests"
             "|months of +delay|a +week of +clashes|years of +silence|the +invasion|a +cyclone"
             "|a +night of +violence|two days of +discussions|the +earthquake|an +exchange of fire",
}
NAMED_PLACES = """town|village|city|port|province|district|island|region|border town|camp
suburb|capital|resort|peninsula|enclave|valley|military base""".replace("\n", "|").split("|")
COMPASS = "northern southern eastern western central north-eastern south-western".split()


def place():
    """Somewhere: "northern Iraq", "the border town of X", "the X refugee camp"."""
    dice = CHANCE.random()
    if dice < 0.3:
        return town()
    if dice < 0.45:
        return state()
    if dice < 0.6:
        return state_plain().before("amod", Node(one(COMPASS[:5]), "ADJ", "JJ"))
    if dice < 0.78:
        text = one(NAMED_PLACES)
        head = phrase("the " + " ".join("+" + w if w == "border" else w for w in text.split()))
        if may(0.25):
            head.left.insert(1, demonym())
        return head.after("nmod", marked("of", town()))
    if dice < 0.9:
        text = one("+refugee camp|province|district|airport|region|valley|river|+border crossing"
                   "|square|island|mountains|+army base|prison|area|sea".split("|"))
        head = phrase("the " + text)
        head.left.insert(1, ("compound", town()))
        return head
    return matter("land")


def state_plain():
    node = state()
    while node.left:
        node = state()
    return node


def money():
    """"$1.2 billion", "300 million marks"."""
    amount = number(one("1.2 4.5 2 3 10 12 20 33 45 50 80 100 230 300 500 750 918 5.1".split()))
    scale = number(one(["million", "million", "billion"])).before("compound", amount)
    if may(0.65):
        sign = Node("$", "SYM", "$")
        sign.opens = True
        return sign.after("nummod", scale)
    currency = one("dollars marks pounds francs roubles euros yen tonnes barrels rand".split())
    head = phrase(currency)
    return head.before("nummod", scale)


def paid():
    """"$1.2 billion in aid", "a $200 million loan"."""
    if may(0.6):
        head = money()
        if may(0.5):
            head.after("nmod", marked(one(["in", "of"]), phrase(one(
                "aid|+food +aid|loans|emergency +relief|credits|+arms +sales|debt".split("|")))))
        return head
    head = phrase(one("loan|+aid +package|grant|credit|+arms +deal|contract|debt|project".split("|")))
    sum_ = money()
    while sum_.form != "$":
        sum_ = money()
    head.first("compound", sum_)
    return head.first("det", Node(one(["a", "the"]), "DET", "DT"))


def listed(kind):
    return phrase(one(TEXTS[kind].split("|")))


def crowd():
    return group()


KINDS = {"actor": actor, "state": state, "group": group, "people": group, "place": place,
         "town": town, "body": body, "money": paid, "organ": organ, "titled": titled,
         "person": singular_person, "pair": pair}


DONE = """attack on|raid on|strike on|assault on|invasion of|killing of|arrest of|bombing of
shelling of|seizure of|occupation of|capture of|recognition of|condemnation of|criticism of
murder of|expulsion of|kidnapping of|visit to|threat against|attack against|blockade of
siege of|support for|sanction against|warning to|appeal to|ban on|annexation of|release of
deportation of|execution of|bombardment of|defeat of|rejection of|abduction of""".replace(
    "\n", "|").split("|")
UNCOUNTED = ("recognition", "condemnation", "criticism", "support")


def done():
    """"the invasion of Chad by Libya", "an attack by rebels on the port", "Chad's raid"."""
    text, preposition = one(DONE).split()
    head = Node(text, "NOUN", "NN")
    if may(0.25):
        head.before("amod", Node(one(["recent", "new", "latest", "sudden", "armed", "fresh"]),
                                 "ADJ", "JJ"))
    parts = [marked(preposition, actor(True) if may(0.7) else place())]
    dice = CHANCE.random()
    if dice < 0.2:
        head.first("nmod:poss", possessor(actor(True)))
    else:
        if text not in UNCOUNTED or may():
            article = "the" if may(0.6) or text in UNCOUNTED else "a"
            following = head.left[0][1].form if head.left else text
            if article == "a" and following[0] in "aeiou":
                article = "an"
            head.first("det", Node(article, "DET", "DT"))
        if dice < 0.75:
            parts.append(marked("by", actor(True)))
            if may(0.45):
                parts.reverse()
    if may(0.15):
        parts.append(marked("in", number(str(CHANCE.randint(1955, 2024)))))
    for part in parts:
        head.after("nmod", part)
    return head


def matter(kind):
    """A noun phrase of a kind; kinds joined by "/" are alternatives."""
    kind = one(kind.split("/"))
    if kind in ("crime", "event", "deed", "demand") and may(0.35 if kind != "demand" else 0.15):
        return done()
    if kind in KINDS:
        return KINDS[kind]()
    head = listed(kind)
    if kind in ("accord", "talks", "quarrel", "relations") and may(0.3):
        return head.after("nmod", marked("with", actor(True)))
    if kind in ("accord", "talks", "quarrel") and may(0.2):
        both = pair()
        return head.after("nmod", marked("between", both))
    if kind in ("deed", "crime") and not head.right and may(0.25):
        return head.after("nmod", marked(one(["on", "against", "by", "near"]), actor(True)))
    if kind in ("land", "captives", "troops", "law", "demand") and not head.right:
        if kind == "land" and may(0.3):
            return head.after("nmod", marked(one(["in", "in", "near", "of"]), town()))
        if may(0.12):
            return head.after("nmod", marked(one(["in", "near", "from"]), place()))
        if may(0.12) and head.left and head.left[0][0] == "det":
            del head.left[0]
            return head.first("nmod:poss", possessor(state()))
    return head


# Time

MONTHS = """January February March April May June July August September October November
December""".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def name(form):
    return Node(form, "PROPN", "NNP")


def on_day():
    day = name(one(DAYS))
    dice = CHANCE.random()
    if dice < 0.12:
        night = Node(one(["night", "morning", "evening", "afternoon"]), "NOUN", "NN")
        return "obl", marked("on", night.before("compound", day))
    day = marked("on", day)
    if dice < 0.2:
        day.first("advmod", Node(one(["late", "early"]), "ADV", "RB"))
    return "obl", day


def unmarked():
    dice = CHANCE.randrange(7)
    if dice == 0:
        return "obl:unmarked", name(one(DAYS))
    if dice == 1:
        return "obl:unmarked", Node(one(["today", "yesterday", "tonight", "tomorrow"]), "NOUN", "NN")
    if dice == 2:
        unit = Node(one("week month year night weekend spring".split()), "NOUN", "NN")
        return "obl:unmarked", unit.before("amod", Node(one(["last", "next"]), "ADJ", "JJ"))
    if dice == 3:
        unit = Node(one("week month year weekend morning".split()), "NOUN", "NN")
        unit.before("det", Node("this", "DET", "DT"))
        if may(0.3):
            unit.first("advmod", Node(one(["earlier", "later"]), "ADV", "RBR",
                                      "early" if may(1) else None))
            unit.left[0][1].lemma = {"earlier": "early", "later": "late"}[unit.left[0][1].form]
        return "obl:unmarked", unit
    if dice == 4:
        day = name(one(DAYS + MONTHS))
        return "obl:unmarked", day.before("amod", Node(one(["last", "next"]), "ADJ", "JJ"))
    if dice == 5:
        ago = phrase(one(["two weeks", "a year", "five years", "three months", "six days", "a week"]))
        return "advmod", Node("ago", "ADV", "RB").before("obl:unmarked", ago)
    night = Node(one(["night", "morning", "evening"]), "NOUN", "NN")
    return "obl:unmarked", night.before("compound", name(one(DAYS)))


def dated():
    dice = CHANCE.randrange(6)
    if dice == 0:
        day = number(str(CHANCE.randint(1, 30))).before("nmod:unmarked", name(one(MONTHS)))
        return "obl", marked("on", day)
    if dice == 1:
        return "obl", marked(one(["in", "since", "by", "from", "until"]), name(one(MONTHS)))
    if dice == 2:
        month = name(one(MONTHS)).before("amod", Node(one(["early", "late"]), "ADJ", "JJ"))
        return "obl", marked("in", month)
    if dice == 3:
        return "obl", marked(one(["in", "since", "until", "from"]), number(str(CHANCE.randint(1955, 2024))))
    if dice == 4:
        month = name(one(MONTHS)).after("nmod:unmarked", number(str(CHANCE.randint(1955, 2024))))
        return "obl", marked(one(["in", "since", "by"]), month)
    return "obl", marked("in", phrase(one(["the 1980s", "the 1990s", "the 1970s"])))


SPANS = """for two days|for the first time|for a week|for more days|at dawn|at midnight
at the weekend|over the weekend|in the autumn|within days|by the end of the year
before the end of the month|during the night|after the vote|before dawn|after the war
for the first time in six years|for 15 years|in recent months|in the next two weeks
after a week of clashes|after months of delay|during a visit to the region
at the end of a three-day visit|at the start of the talks|in the course of the year
before the summit|on the eve of the election|at once|under cover of darkness
on the sidelines of the summit|in the presence of monitors|in a sudden move
at a +news conference|in a televised address|in a +radio broadcast|in a statement
without warning|under heavy pressure|under a +peace accord|with immediate effect
in exchange for +food aid|in return for hostages|in protest|on humanitarian grounds
by force|in defiance of the ban|in secret|through intermediaries|by telephone
despite a truce|amid protests|pending an inquiry|in response to the raid""".replace(
    "\n", "|").split("|")
EXTRA_PREPOSITIONS = ("despite", "amid", "pending", "until", "by", "without", "through")


def span():
    preposition, text = one(SPANS).split(" ", 1)
    if text in ("once", "secret"):
        node = Node(text, "ADV" if text == "once" else "ADJ", "RB" if text == "once" else "JJ")
    else:
        node = phrase(text)
    return "obl", marked(preposition, node)


def later():
    """"two days after the vote"."""
    days = phrase(one("two days|a week|three months|a day|hours|weeks|six months|days".split("|")))
    event = matter("event")
    after = marked(one(["after", "before", "after"]), event)
    return "obl", after.first("nmod:unmarked", days)


def when():
    dice = CHANCE.random()
    if dice < 0.38:
        return on_day()
    if dice < 0.58:
        return unmarked()
    if dice < 0.72:
        return dated()
    if dice < 0.76:
        return "obl", marked(one(["after", "before", "since", "over", "during"]), matter("event"))
    return later() if dice < 0.8 else span()


PLACE_WORDS = "in in in in in in in near near at outside across"


def where():
    preposition = one(PLACE_WORDS.split())
    node = place()
    if preposition == "in" and node.lemma in ("airport", "border", "coast", "square", "base"):
        preposition = "at"
    return "obl", marked(preposition, node)
