# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Names of states, cities, groups and people, with their trees.
"""
from news.tree import CHANCE, Node, may, one


STATES = """Norway Chad Kenya Peru Jordan Georgia Egypt Sudan Turkey Greece Cuba
Iran Iraq Syria Qatar Oman Yemen Libya Mali Niger Nigeria Ghana Togo Angola
Zambia Malawi Rwanda Uganda Burundi Ethiopia Eritrea Somalia Djibouti Algeria
Morocco Tunisia Senegal Guinea Liberia Cameroon Gabon Congo Tanzania Mozambique
Zimbabwe Botswana Namibia Madagascar Israel Lebanon Palestine Kuwait Bahrain
Cyprus Armenia Azerbaijan Kazakhstan Kyrgyzstan Tajikistan Turkmenistan
Uzbekistan Afghanistan Pakistan India Nepal Bhutan Bangladesh Myanmar Thailand
Laos Cambodia Vietnam Malaysia Singapore Indonesia Brunei China Mongolia Japan
Taiwan Russia Ukraine Belarus Moldova Romania Bulgaria Serbia Kosovo Albania
Croatia Slovenia Hungary Slovakia Austria Poland Lithuania Latvia Estonia
Finland Sweden Denmark Iceland Ireland Britain France Spain Portugal Italy Malta
Belgium Germany Switzerland Canada Mexico Guatemala Honduras Nicaragua Panama
Haiti Jamaica Colombia Venezuela Guyana Suriname Ecuador Bolivia Paraguay
Uruguay Argentina Chile Brazil Australia Fiji""".split()
CAPITALS = """Moscow Kabul Washington Beijing Tehran Ankara Cairo Riyadh Baghdad
Islamabad Nairobi Kampala Kigali Khartoum Paris Berlin London Rome Madrid Warsaw
Kyiv Minsk Belgrade Athens Lima Bogota Caracas Havana Seoul Tokyo Manila Hanoi
Jakarta Canberra Dhaka Delhi Tashkent Baku Yerevan Tbilisi Tripoli Algiers
Rabat Dakar Abuja Harare Damascus Beirut Amman Doha Vienna Brussels
Lisbon Oslo Helsinki Tallinn Riga Vilnius Budapest Sofia Bucharest""".split()
COMPOUNDS = """North Korea|South Korea|South Africa|South Sudan|East Timor""".replace("\n", "").split("|")
FLATS = """Sri Lanka|Burkina Faso|Costa Rica|Boko Haram|Al - Shabaab|Al - Qaeda|
Sierra Leone|El Salvador|Hong Kong|Guinea - Bissau|Abu Sayyaf""".replace(
    "\n", "").split("|")
WITH_ADJECTIVE = """Saudi Arabia|New Zealand|Islamic State|Islamic Jihad""".split("|")
THE_NAMES = """United/A States/S|United/A Kingdom|European/A Union|United/A Nations/S|
Arab/A League|African/A Union|Northern/A Alliance|Houthis/S|Taliban|Netherlands/S|
Philippines/S|Maldives/S|Tigers/S|World Bank|Security Council|Red/A Army|
Seychelles/S|Kremlin|Vatican|Mossad|Gulf State/S|CIA|BBC|Pentagon|
Liberation Front|Wagner Group|Polisario Front|Reform Party|Unity Party|Quds Force|
Peace Council|Border Guard|Democratic/A Party|Communist/A Party|Foreign/A Ministry""".replace(
    "\n", "").split("|")
FIRST_NAMES = """Anna Omar Ivan Maria Tariq Hassan Pedro Yusuf Elena Dmitri Fatima
Karim Laszlo Viktor Ahmed Nadia Rajiv Sunita Wei Hiroshi Kofi Amina Joseph Paul
Salim Leila Marek Jana Carlos Lucia Erik Ingrid Abdul Nasir Samuel Grace Khalid
Rustam Zara Emil José Zoë Łukasz André Søren""".split()
MIDDLE_NAMES = "Ali Shah Maria Khan bin Luis Hassan Karim".split()
LAST_NAMES = """Petrov Haddad Khan Mensah Okoro Sato Tanaka Lindberg Novak Kovacs
Silva Moreno Rahman Sharma Gupta Wang Chen Karimov Aliyev Sarkisian Nkosi
Abdullah Mansour Nasser Qureshi Durrani Haq Yilmaz Demir Popescu Ionescu Weber
Larsen Dubois Moreau Rossi Conti Banda Mwangi Osei Diallo Traore García Müller
Çelik Yıldız Nuñez Håkansson Öztürk Gonçalves""".split()


def flat(parts):
    head = Node(parts[0], "PROPN", "NNP")
    for part in parts[1:]:
        if part == "-":
            hyphen = Node("-", "PUNCT", "HYPH")
            hyphen.glued = "both"
            head.after("punct", hyphen)
        else:
            head.after("flat", Node(part, "PROPN", "NNP"))
    return head


def the_name(text):
    parts = text.split()
    last = parts[-1].split("/")
    head = Node(last[0], "PROPN", "NNPS" if last[1:] else "NNP")
    if last[1:] and last[0].endswith("s"):
        head.lemma = last[0][:-1]
    head.before("det", Node("the", "DET", "DT"))
    for part in parts[:-1]:
        word = part.split("/")
        if word[1:]:
            head.before("amod", Node(word[0], "ADJ", "NNP", word[0]))
        else:
            head.before("compound", Node(word[0], "PROPN", "NNP"))
    return head


def compound(text):
    parts = text.split()
    upos = "NOUN" if parts[-1].islower() else "PROPN"
    head = Node(parts[-1], upos, "NN" if upos == "NOUN" else "NNP")
    for part in parts[:-1]:
        head.before("compound", Node(part, "PROPN", "NNP"))
    return head


def state():
    return Node(one(STATES), "PROPN", "NNP")


def person():
    middle = [one(MIDDLE_NAMES)] if may(0.25) else []
    return flat([one(FIRST_NAMES)] + middle + [one(LAST_NAMES)])


def party():
    """"the Workers' Party": a possessor within a name."""
    head = Node(one(["Party", "Union", "Front", "Army"]), "PROPN", "NNP")
    owner = Node(one(["Workers", "Farmers", "Soldiers"]), "PROPN", "NNPS")
    owner.lemma = owner.form[:-1]
    owner.after("case", Node("'", "PART", "POS"))
    owner.right[-1][1].glued = True
    if may(0.5):
        owner.before("compound", Node(one(STATES), "PROPN", "NNP"))
    return head.before("det", Node("the", "DET", "DT")).before("nmod:poss", owner)


def name():
    """An actor by name."""
    dice = CHANCE.random()
    if dice < 0.45:
        return state()
    if dice < 0.56:
        return Node(one(CAPITALS), "PROPN", "NNP")
    if dice < 0.64:
        return compound(one(COMPOUNDS))
    if dice < 0.71:
        return flat(one(FLATS).split())
    if dice < 0.77:
        adjective, noun = one(WITH_ADJECTIVE).split()
        return Node(noun, "PROPN", "NNP").before(
            "amod", Node(adjective, "ADJ", "NNP", adjective))
    if dice < 0.88:
        return the_name(one(THE_NAMES))
    return party() if dice < 0.90 else person()
