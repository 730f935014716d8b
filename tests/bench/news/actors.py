# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Who acts in news: states, governments, people with titles, groups, bodies.

In: chance. Out: noun phrases with their trees.
"""
from news.names import (CAPITALS, COMPOUNDS, FIRST_NAMES, FLATS, LAST_NAMES, MIDDLE_NAMES,
                        STATES, THE_NAMES, compound, flat, the_name)
from news.notation import noun, number, phrase
from news.tree import CHANCE, Node, coordinate, enclose, marked, may, one, words

DEMONYMS = """Afghan Albanian Algerian American Angolan Argentine Armenian Australian Austrian
Azerbaijani Bahraini Bangladeshi Belgian Bolivian Bosnian Brazilian British Bulgarian Burmese
Burundian Cambodian Cameroonian Canadian Chadian Chechen Chilean Chinese Colombian Congolese
Croatian Cuban Cypriot Czech Danish Dutch Ecuadorean Egyptian Eritrean Estonian Ethiopian
Filipino Finnish French Gambian Georgian German Ghanaian Greek Guatemalan Guinean Haitian
Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Ivorian
Jamaican Japanese Jordanian Kazakh Kenyan Kurdish Kuwaiti Kyrgyz Laotian Latvian Lebanese
Liberian Libyan Lithuanian Macedonian Malawian Malaysian Malian Maltese Mauritanian Mexican
Moldovan Mongolian Moroccan Mozambican Namibian Nepalese Nicaraguan Nigerian Norwegian Omani
Pakistani Palestinian Panamanian Paraguayan Peruvian Philippine Polish Portuguese Qatari
Romanian Russian Rwandan Salvadoran Saudi Senegalese Serbian Singaporean Slovak Slovenian
Somali Soviet Spanish Sudanese Swedish Swiss Syrian Taiwanese Tajik Tamil Tanzanian Thai
Tibetan Tunisian Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese
Yemeni Yugoslav Zairean Zambian Zimbabwean Arab African European Asian Western Bosnian""".split()
AS_NAMES = ("U.S.", "U.N.", "EU", "NATO", "UN", "US", "Hamas", "Hezbollah", "Taliban", "ECOWAS")


def demonym():
    """Before a noun: its relation and node."""
    if may(0.12):
        return "compound", Node(one(AS_NAMES), "PROPN", "NNP")
    word = one(DEMONYMS)
    return "amod", Node(word, "ADJ", "JJ", word)


def demonyms(head):
    """"Ethiopian and Eritrean forces": two adjectives before one noun."""
    first, second = CHANCE.sample(DEMONYMS, 2)
    pair = Node(first, "ADJ", "JJ", first)
    other = Node(second, "ADJ", "JJ", second)
    pair.after("conj", other.before("cc", Node("and", "CCONJ", "CC")))
    return head.before("amod", pair)


ONSETS = "B D F G H J K L M N P R S T V Z Ch Sh Kh Br Kr Tr Gr Dj Ny Al El Ma Sa Ka".split()
MIDDLES = """an en ar or in on il al er a o e i u ad ak ir az ov am abd ang amb urk isl ash
eng ost und""".split()
ENDINGS = """ov ev ic ski sky oglu ian yan idze shvili enko ez es as os a o i u an in en ah im
ad id ar er ul ani awi adi anda ongo aye inho eira elli ini sson sen berg man stein mann
uk ak ek ik to mura moto wal jee pour zadeh bek aldo""".split()


def invented():
    """A name nobody bears, so that unknown words are met."""
    word = one(ONSETS) + (one(MIDDLES) + one("b d g k l m n r s t v z".split())
                          if may(0.5) else one("aeiou") + one("b d k l m n r s t v".split()))
    return word + one(ENDINGS)


def town():
    if may(0.4):
        return Node(one(CAPITALS), "PROPN", "NNP")
    if may(0.12):
        return flat([one(["San", "Santa", "Port", "El", "Al", "Nueva", "Bandar", "Ulan", "Dar"]),
                     invented()])
    return Node(invented(), "PROPN", "NNP")


def state():
    dice = CHANCE.random()
    if dice < 0.78:
        return Node(one(STATES), "PROPN", "NNP")
    if dice < 0.87:
        return compound(one(COMPOUNDS))
    if dice < 0.93:
        return flat(one([f for f in FLATS if "-" not in f]).split())
    return the_name("United/A States/S") if may(0.6) else \
        Node("Arabia", "PROPN", "NNP").before("amod", Node("Saudi", "ADJ", "NNP", "Saudi"))


TITLES = """President President President ~Prime_Minister ~Prime_Minister ~Foreign_Minister
~Foreign_Minister +Defence_Minister +Defense_Minister +Interior_Minister +Finance_Minister
+Trade_Minister +Justice_Minister +Oil_Minister ~Foreign_Secretary +Defence_Secretary
+Vice_President +Deputy_~Prime_Minister Chancellor Premier King Queen Prince Sultan Emir
General General Colonel Major Captain Admiral Gen. Col. Lt._Gen. Maj._Gen. Capt. Sgt.
Bishop Archbishop Cardinal Ayatollah Sheikh Senator Ambassador Governor Mayor Justice
Secretary_of_State Chief_of_Staff Speaker Pope Sen. Rep. Gov. Mr. Mrs. Dr.""".split()
ROYAL = ("King", "Queen", "Prince", "Pope", "Sultan", "Emir", "Cardinal", "Archbishop")
OFFICES = """leader|rebel leader|opposition leader|party leader|guerrilla leader|spokesman
spokeswoman|army spokesman|police spokesman|government spokesman|foreign ministry spokesman
special envoy|peace envoy|army chief|police chief|union leader|human rights lawyer|chief
negotiator|deputy foreign minister|foreign minister|prime minister|defence minister
interior minister|finance minister|president|diplomat|dissident|journalist|army commander
military ruler|separatist leader|party chief|student leader|lawmaker|opposition candidate
trade minister|chief prosecutor|senior diplomat|tribal elder|militia commander|cleric
security chief|deputy prime minister|former president|former prime minister|envoy|warlord
crown prince|government minister|presidential adviser|intelligence chief|banker
businessman|nuclear negotiator|oil minister|state prosecutor|exiled writer""".replace(
    "\n", "|").split("|")
OFFICE_NOUNS = """rebel opposition party guerrilla army police government ministry peace union
rights deputy defence interior finance trade separatist student militia security crown
intelligence state vice communist oil""".split()


def title(text):
    """"~Prime_Minister" and the like: a title before a name."""
    if text == "Secretary_of_State":
        head = Node("Secretary", "PROPN", "NNP")
        return head.after("nmod", marked("of", Node("State", "PROPN", "NNP")))
    if text == "Chief_of_Staff":
        head = Node("Chief", "PROPN", "NNP")
        return head.after("nmod", marked("of", Node("Staff", "PROPN", "NNP")))
    parts = text.split("_")
    head = Node(parts[-1].lstrip("~+"), "PROPN", "NNP")
    for part in parts[:-1]:
        word = part.lstrip("~+")
        if part[0] == "~":
            head.before("amod", Node(word, "ADJ", "NNP", word))
        else:
            head.before("compound", Node(word, "PROPN", "NNP"))
    return head


def office(text):
    """"human rights lawyer": an office in small letters."""
    parts = text.split()
    head = Node(parts[-1], "NOUN", "NN")
    for i, part in enumerate(parts[:-1]):
        if part == "human":
            rights = Node("rights", "NOUN", "NNS", "right")
            head.before("compound", rights.before("amod", Node("human", "ADJ", "JJ")))
        elif part == "rights" and parts[i - 1] == "human":
            continue
        elif part == "exiled":
            head.before("amod", Node(part, "VERB", "VBN", "exile"))
        elif part in OFFICE_NOUNS:
            head.before("compound", Node(part, "NOUN", "NN"))
        else:
            head.before("amod", Node(part, "ADJ", "JJ"))
    return head


def surname():
    return one(LAST_NAMES) if may(0.3) else invented()


def full_name():
    dice = CHANCE.random()
    parts = [one(FIRST_NAMES) if may(0.6) else invented()]
    if dice < 0.15:
        parts.append(one(MIDDLE_NAMES))
    if 0.15 < dice < 0.25:
        parts += [one(["al", "ul", "el", "bin", "Abdel", "de", "van", "von", "bin", "Abu", "da"])]
    if 0.25 < dice < 0.33:
        parts += ["al", "-", surname()]
    else:
        parts.append(surname())
    if 0.33 < dice < 0.39:
        parts.append(surname())
    return flat(parts)


def titled():
    """"Iraqi Foreign Minister Hoshyar Zebari": the title describes the name."""
    text = one(TITLES)
    if text in ROYAL:
        who = flat([one(FIRST_NAMES)]) if may(0.6) else flat([invented(), one(["II", "VI"])])
    elif may(0.3):
        who = Node(surname(), "PROPN", "NNP")
    else:
        who = full_name()
    head = title(text)
    if may(0.55) and text not in ("Mr.", "Mrs.", "Dr.", "Pope"):
        head.first(*demonym())
        if may(0.12):
            head.first("amod", Node(one(["former", "acting", "then"]), "ADJ", "JJ"))
    elif may(0.15) and text not in ("Mr.", "Mrs.", "Dr.", "Pope"):
        owner = state()
        who.first("nmod:desc", head)
        return who.first("nmod:poss", possessor(owner))
    return who.first("nmod:desc", head)


def possessor(owner):
    last = words(owner)[-1][0].form
    mark = Node("'" if last.endswith("s") and is_many(owner) else "'s", "PART", "POS")
    mark.glued = True
    return owner.after("case", mark)


def described():
    """"Norwegian peace envoy Erik Solheim", "rebel leader Foday Sankoh"."""
    head = office(one(OFFICES))
    if may(0.6):
        head.first(*demonym())
    return full_name().first("nmod:desc", head)


def introduced():
    """"the rebel leader, Foday Sankoh," and "the rebel leader Foday Sankoh"."""
    head = office(one(OFFICES))
    if may(0.5):
        head.first(*demonym())
    if may(0.3):
        head.first("nmod:poss", possessor(state()))
    else:
        head.first("det", Node("the", "DET", "DT"))
    who = full_name()
    return head.after("appos", enclose(who) if may(0.6) else who)


def hyphened_name():
    """"Jaish al-Adl", "Tehrik-i-Taliban Zembla"."""
    if may():
        return flat([invented(), one(["al", "ul", "e", "el"]), "-", invented()])
    parts = [invented(), "-", one(["i", "e", "ul"]), "-", invented()]
    return flat(parts + [one(STATES)] if may(0.4) else parts)


def explained():
    """"Foday Sankoh, the leader of the rebels,": the office behind the name."""
    head = office(one(OFFICES)).first("det", Node(one(["the", "a"]), "DET", "DT"))
    if head.left[0][1].form == "a":
        following = head.left[1][1].form if len(head.left) > 1 else head.form
        head.left[0][1].form = "an" if following[0] in "aeiou" else "a"
    head.after("nmod", marked("of", state() if may(0.6) else body()))
    return full_name().after("appos", enclose(head))


def banded():
    """"Jaish al-Adl, a militant group based in Iran,": what a group is."""
    head = noun(one(["group", "movement", "faction", "party", "militia", "organisation"]))
    head.before("det", Node("a", "DET", "DT"))
    head.before("amod", Node(one(["militant", "rebel", "separatist", "radical", "small",
                                  "religious"]), "ADJ", "JJ"))
    dice = CHANCE.random()
    if dice < 0.6:
        form, lemma, preposition = one([("based", "base", "in"), ("banned", "ban", "in"),
                                        ("linked", "link", "to"), ("backed", "back", "by"),
                                        ("founded", "found", "in"), ("led", "lead", "by")])
        clause = Node(form, "VERB", "VBN", lemma)
        relation = "obl:agent" if preposition == "by" else "obl"
        clause.after(relation, marked(preposition, state()))
        head.after("acl", clause)
    elif dice < 0.8:
        head.after("nmod", marked("from", state()))
    name_ = hyphened_name() if may(0.6) else Node(invented(), "PROPN", "NNP")
    return name_.after("appos", enclose(head))


BODIES = """the +Security +Council|the +World +Bank|the +European +Commission
the ~International ~Monetary +Fund|the ~Red +Cross|the ~White +House|the ~Foreign +Ministry
the +Defence +Ministry|the ~Supreme +Court|the ~National +Assembly|the ~African +Union
the ~European +Union|the +Arab +League|the ~Revolutionary +Guards|the +Kremlin|the +Pentagon
the +State +Department|the ~Islamic +Front|the +Commonwealth|the +Vatican|the +Senate
the ~Communist +Party|the ~Democratic +Union|the ~National +Liberation +Front|the +CIA
the +IMF|the +IAEA|the +ELN|the +PLO|the +ANC|the +OAU|the +FARC|the ~Central +Bank
the ~Lord +Council|the ~People +Party|the +Peace +Corps|the +Labour +Party|the +Treasury
the +Interior +Ministry|the ~National +Congress|the +Shura +Council|the +Duma|the ~Popular +Front
the ~High +Court|the ~International ~Criminal +Court|the ~World ~Food +Programme""".replace(
    "\n", "|").split("|")
PLAIN_BODIES = "NATO ASEAN Hamas Hezbollah UNITA Renamo Interpol Greenpeace OPEC UNICEF".split()


def name_phrase(text):
    parts = text.split()
    head = Node(parts[-1].lstrip("+"), "PROPN", "NNP")
    if head.form in ("Guards",):
        head.xpos, head.lemma = "NNPS", "Guard"
    for part in parts[:-1]:
        if part == "the":
            head.before("det", Node("the", "DET", "DT"))
        elif part[0] == "~":
            head.before("amod", Node(part[1:], "ADJ", "NNP", part[1:]))
        else:
            head.before("compound", Node(part[1:], "PROPN", "NNP"))
    return head


def body():
    if may(0.2):
        return Node(one(PLAIN_BODIES), "PROPN", "NNP")
    if may(0.15):
        return the_name(one(THE_NAMES))
    return name_phrase(one(BODIES))


def acronym():
    return Node("".join(CHANCE.sample("ABCDEFIKLMNOPRSTUV", CHANCE.randint(3, 4))), "PROPN", "NNP")


ORGANS = """government|government|government|army|parliament|cabinet|police|navy|air force
military|opposition|junta|foreign ministry|defence ministry|embassy|supreme court|leadership
central bank|authorities|interior ministry|presidency|regime|administration|coalition
state prosecutor|troops|high court|governing party|delegation|security forces""".replace(
    "\n", "|").split("|")


SOCIETIES = """states|countries|nations|republics|provinces|islands""".split("|")


def states():
    """"the Baltic states", "four Pacific nations"."""
    head = noun(one(SOCIETIES))
    if may():
        head.before("det", Node("the", "DET", "DT"))
    else:
        head.before("nummod", number(one(["two", "three", "four", "five", "six"])))
    where = one("Gulf Baltic Pacific Balkan Caribbean Arab African neighbouring western".split())
    if where in ("Gulf", "Baltic", "Pacific", "Balkan", "Caribbean"):
        return head.before("compound", Node(where, "PROPN", "NNP"))
    if where == "neighbouring":
        return head.before("amod", Node(where, "VERB", "VBG", "neighbour"))
    return head.before("amod", Node(where, "ADJ", "JJ", where))


def organ():
    """"the Sudanese government", "Kenya's parliament", "the government of Chad"."""
    text = one(ORGANS)
    parts = text.split()
    head = noun(parts[-1])
    for part in parts[:-1]:
        if part in ("foreign", "supreme", "central", "high"):
            head.before("amod", Node(part, "ADJ", "JJ"))
        elif part == "governing":
            head.before("amod", Node(part, "VERB", "VBG", "govern"))
        else:
            head.before("compound", Node(part, "NOUN", "NN"))
    dice = CHANCE.random()
    if dice < 0.5:
        head.first(*demonym()).first("det", Node("the", "DET", "DT"))
    elif dice < 0.75:
        head.first("nmod:poss", possessor(state()))
    elif dice < 0.85:
        head.first("det", Node("the", "DET", "DT")).after("nmod", marked("of", state()))
    elif dice < 0.92:
        head.first("det", Node("the", "DET", "DT")).after("nmod", marked("in", town()))
    else:
        head.first("det", Node("the", "DET", "DT"))
    return head


PEOPLE = """militants rebels soldiers insurgents protesters gunmen officials diplomats refugees
migrants villagers ministers lawmakers separatists guerrillas smugglers farmers students
workers journalists pilots officers generals analysts fighters demonstrators police troops
paramilitaries miners teachers doctors monks priests bishops judges lawyers hostages
prisoners activists dissidents settlers tribesmen mercenaries peacekeepers observers
inspectors investigators negotiators envoys mediators leaders commanders deserters
survivors residents citizens nationals traders fishermen hijackers kidnappers bombers
extremists Islamists rioters strikers voters candidates women people civilians children
tourists engineers technicians scientists bankers exporters creditors donors allies
warlords clerics policemen marines paratroopers reservists cadets veterans exiles drivers
delegates intellectuals writers artists academics executives officers agents detainees
warplanes helicopters gunboats tanks forces units jets warships drones""".split()
PLURAL_LEMMAS = {"tribesmen": "tribesman", "Islamists": "Islamist"}
GROUP_ADJECTIVES = """armed foreign local young senior northern western former masked angry
hungry rival Muslim Christian Kurdish ethnic political religious civilian unarmed loyal
militant radical moderate poor regional military alleged hardline leftist right-wing
left-wing pro-government anti-government pro-democracy heavily-armed top prominent
independent exiled wounded""".split()
GROUP_NOUNS = """government rebel opposition army student police Hutu Tutsi Taliban Tamil Kurd
border trade union rights security church party state militia Shi'ite Sunni Serb
election peace aid relief""".split()
COUNTS = """two three five six seven eight nine ten 12 15 20 24 30 36 40 45 52 60 75 80 100 150 200
300 400 600 650 700 1,000 1,500 2,000 3,000 5,000 8,000 10,000 50,000""".split()


def counted(head):
    """A number before a noun, often an estimate."""
    count = number(one(COUNTS))
    dice = CHANCE.random()
    if dice < 0.10:
        more = Node(one(["more", "fewer"]), "ADJ", "JJR")
        if more.form == "fewer":
            more.lemma = "few"
        more.after("fixed", Node("than", "ADP", "IN"))
        count.before("advmod", more)
    elif dice < 0.18:
        least = Node("least", "ADJ", "JJS").before("case", Node("at", "ADP", "IN"))
        count.before("nmod", least)
    elif dice < 0.24:
        count.before("advmod", Node("up", "ADP", "IN").after("fixed", Node("to", "ADP", "IN")))
    elif dice < 0.36:
        count.before("advmod", Node(one(["about", "nearly", "almost", "around", "over"]),
                                    "ADV", "RB"))
    elif dice < 0.42:
        count.before("advmod", Node("some", "DET", "DT"))
    return head.before("nummod", count)


def group(modified=True):
    """People in the plural, with what is before and close behind them."""
    word = one(PEOPLE)
    head = noun(word) if word != "Islamists" else Node(word, "PROPN", "NNPS", "Islamist")
    if word in PLURAL_LEMMAS:
        head.xpos, head.upos, head.lemma = "NNS", "NOUN", PLURAL_LEMMAS[word]
    dice = CHANCE.random()
    if dice < 0.2:
        head.before("det", Node("the", "DET", "DT"))
    elif dice < 0.42:
        counted(head)
    elif dice < 0.5:
        head.before("amod", Node(one(["several", "many", "other"]), "ADJ", "JJ"))
    elif dice < 0.54:
        head.before("det", Node(one(["some", "all", "these", "those"]), "DET", "DT"))
    if may(0.3):
        adjective = phrase(one(GROUP_ADJECTIVES) + " x").left[0]
        head.before(*adjective)
    if may(0.08):
        demonyms(head)
    elif may(0.55):
        head.before(*demonym())
    if may(0.22):
        form = one(GROUP_NOUNS)
        head.before("compound", Node(form, "PROPN" if form[0].isupper() else "NOUN",
                                     "NNP" if form[0].isupper() else
                                     "NNS" if form == "rights" else "NN",
                                     "right" if form == "rights" else None))
    if modified and may(0.22):
        place = town() if may(0.55) else states() if may(0.3) else state()
        head.after("nmod", marked(one(["in", "from", "near", "of", "from"]), place))
    return head


def singular_person():
    """"a senior Afghan official": one of them, unnamed."""
    text = one(OFFICES)
    head = office(text)
    if may(0.6):
        head.first(*demonym())
    if may(0.3):
        head.first("amod", Node(one(["senior", "top", "former", "local", "young", "prominent"]),
                                "ADJ", "JJ"))
    article = "the" if may(0.3) else "a"
    following = head.left[0][1].form if head.left else head.form
    if article == "a" and following[0].lower() in "aeio":
        article = "an"
    head.first("det", Node(article, "DET", "DT"))
    if may(0.25):
        head.after("nmod", marked("in", town()))
    return head




def pair():
    """"Hungary and Austria", "the rebels and the army"."""
    make = one([state, state, group, organ, titled])
    first = make()
    others = [make() for _ in range(one([1, 1, 1, 2]))]
    return coordinate(first, others)


def actor(simple=False):
    """Whoever acts."""
    dice = CHANCE.random()
    if dice < 0.24:
        return state()
    if dice < 0.29:
        return Node(one(CAPITALS), "PROPN", "NNP")
    if dice < 0.42:
        return organ()
    if dice < 0.56:
        return titled()
    if dice < 0.62:
        return described()
    if dice < 0.72:
        return body()
    if dice < 0.86:
        return group(not simple)
    if dice < 0.89:
        return singular_person()
    if simple:
        return state()
    if dice < 0.905:
        return states()
    if dice < 0.92:
        return introduced()
    if dice < 0.94:
        return explained()
    if dice < 0.955:
        return banded()
    if dice < 0.97:
        return hyphened_name()
    return pair()


def acting_people():
    dice = CHANCE.random()
    if dice < 0.5:
        return group()
    return titled() if dice < 0.7 else described() if dice < 0.85 else singular_person()


def is_many(node):
    """Does a verb agree with it in the plural?"""
    if any(r == "conj" for r, _ in node.right):
        return True
    if node.form in ("States", "Nations", "Netherlands", "Philippines", "Maldives"):
        return False
    return node.xpos in ("NNS", "NNPS") or node.form in ("they", "we", "Taliban")
