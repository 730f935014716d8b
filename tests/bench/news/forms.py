# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Inflection of the verbs of long sentences.

In: a lemma and a Penn tag. Out: a verb.
"""
from news.tree import Node

# Past and participle, where they are not regular.
IRREGULAR = {line.split()[0]: tuple(line.split()[1:]) for line in """
beat beat beaten|become became become|begin began begun|bid bid bid|blow blew blown|break broke broken|bring brought brought
build built built|buy bought bought|cast cast cast|catch caught caught|choose chose chosen
come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven
fall fell fallen|feed fed fed|fight fought fought|find found found|flee fled fled
fly flew flown|forbid forbade forbidden|forgive forgave forgiven|free freed freed|freeze froze frozen
get got got|give gave given|go went gone|grow grew grown|hang hung hung|have had had
hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
lay laid laid|lead led led|leave left left|lend lent lent|let let let|lose lost lost
make made made|mean meant meant|meet met met|oversee oversaw overseen|overrun overran overrun
overthrow overthrew overthrown|overtake overtook overtaken|pay paid paid|put put put
quit quit quit|rebuild rebuilt rebuilt|retake retook retaken|ride rode ridden|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
set set set|shake shook shaken|shed shed shed|shoot shot shot|shut shut shut|sink sank sunk
sit sat sat|speak spoke spoken|spend spent spent|split split split|spread spread spread
stand stood stood|steal stole stolen|strike struck struck|strive strove striven
swear swore sworn|sweep swept swept|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|undertake undertook undertaken
uphold upheld upheld|win won won|withdraw withdrew withdrawn|withhold withheld withheld
write wrote written|rewrite rewrote rewritten""".replace("\n", "|").split("|") if line.strip()}
DOUBLED = set("""admit submit beg ban bar commit compel confer cap drop equip expel jam kidnap
occur patrol permit plan plot ram refer rob scrap ship slam snub step stop transfer trap
wrap cancel control label fuel counsel tip drag snap bug trim scrub strip slip blot
rally_ propel rebel repel stir tap flag nab""".split())
PARTICIPLES = {"armoured": "armour", "torn": "tear", "led": "lead", "held": "hold", "made": "make", "built": "build",
               "stricken": "strike", "hit": "hit", "run": "run", "ridden": "ride",
               "driven": "drive", "frozen": "freeze", "stolen": "steal", "hidden": "hide",
               "sworn": "swear", "fallen": "fall", "planned": "plan", "kidnapped": "kidnap",
               "banned": "ban", "ruling": "rule", "visiting": "visit", "leading": "lead",
               "opposing": "oppose", "retiring": "retire", "rising": "rise",
               "warring": "war", "fighting": "fight", "outgoing": "outgo",
               "remaining": "remain", "protesting": "protest", "striking": "strike",
               "surviving": "survive", "retreating": "retreat", "advancing": "advance",
               "expelled": "expel", "equipped": "equip", "barred": "bar"}


def lemma_of_participle(form):
    if form in PARTICIPLES:
        return PARTICIPLES[form]
    stem = form[:-2] if form.endswith("ed") else form[:-3] if form.endswith("ing") else form
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith(("at", "ur", "is", "us", "os", "as", "uc", "iv", "ag", "ut", "ir", "in",
                      "id", "as", "rc", "rg", "ol", "ns", "ng", "iz", "ov", "im", "anc", "ud")) \
            and stem not in ("join", "train", "detain", "explain", "attain", "abandon",
                             "bomb", "repeat", "defeat", "protest", "threaten", "ruin",
                             "beleaguer", "suspect", "arm", "contain", "restrain", "remain"):
        return stem + "e"
    return stem


def past(lemma, participle=False):
    if lemma in IRREGULAR:
        return IRREGULAR[lemma][participle]
    if lemma in DOUBLED:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def gerund(lemma):
    if lemma in ("begin", "run", "set", "cut", "get", "hit", "let", "put", "quit", "shut", "sit",
                 "split", "win", "overrun", "bid", "swim", "forbid", "shed") or lemma in DOUBLED:
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("ee"):
        return lemma + "ing"
    if lemma.endswith("e"):
        return lemma[:-1] + "ing"
    return lemma + "ing"


def third(lemma):
    if lemma in ("go", "do", "undergo", "veto"):
        return lemma + "es"
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def verb(lemma, xpos):
    form = {"VB": lambda: lemma, "VBP": lambda: lemma, "VBZ": lambda: third(lemma),
            "VBD": lambda: past(lemma), "VBN": lambda: past(lemma, True),
            "VBG": lambda: gerund(lemma)}[xpos]()
    return Node(form, "VERB", xpos, lemma)
