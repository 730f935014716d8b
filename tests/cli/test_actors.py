# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Actors as news names them: one node however a text puts it, its code, and
whom it acts for or where it is at home."""
import json
import re

from program import Checks, run

VERB = "criticised Cuba."
# words in front of the verb -> name and code of whoever criticises
CODED = (
    # persons by their offices
    ("Danish Prime Minister Mads Holm", "Mads Holm", "DNKGOV"),
    ("Chilean senator Pilar Rojas", "Pilar Rojas", "CHLLEG"),
    ("Peru's army chief General Hugo Paz", "Hugo Paz", "PERMIL"),
    ("President Tomas Lind of Sweden", "Tomas Lind", "SWEGOV"),
    ("Juan Solar, the foreign minister of Peru,", "Juan Solar", "PERGOV"),
    ("Kenya's foreign minister, Peter Otieno,", "Peter Otieno", "KENGOV"),
    ("UN envoy Lars Moen", "Lars Moen", "IGO"),
    ("Former Danish president Mads Holm", "Mads Holm", "DNK"),
    # persons who act for themselves
    ("Norwegian journalist Kari Lund", "Kari Lund", "NORJRN"),
    ("Israeli analyst Dan Porat", "Dan Porat", "ISRELI"),
    ("Ugandan rebel leader John Okot", "John Okot", "UGAREB"),
    ("Zambian opposition leader Grace Mwale", "Grace Mwale", "ZMBOPP"),
    ("Israeli analysts", "Israeli analysts", "ISRELI"),
    # one body, however it is put
    ("The Polish parliament", "Polish parliament", "POLLEG"),
    ("Poland's parliament", "Polish parliament", "POLLEG"),
    ("The parliament of Poland", "Polish parliament", "POLLEG"),
    ("Colombia's largest rebel group", "Colombian rebel group", "COLREB"),
    ("The army of Chad", "Chadian army", "TCDMIL"),
    ("Police in Kenya", "Kenyan police", "KENCOP"),
    ("New Zealand's parliament", "New Zealand parliament", "NZLLEG"),
    ("Egypt's supreme court", "Egyptian supreme court", "EGYJUD"),
    # who is at home somewhere
    ("Angry French dairy farmers", "French dairy farmers", "FRAAGR"),
    ("Rwandan rebels", "Rwandan rebels", "RWAREB"),
    ("Rebels in the Ivory Coast", "Ivorian rebels", "CIVREB"),
    ("Egyptian newspapers", "Egyptian newspapers", "EGYJRN"),
    ("Japanese fishermen", "Japanese fishermen", "JPNAGR"),
    ("Young Algerians", "Algerians", "DZACVL"),
    ("The Algerians", "Algeria", "DZAGOV"),
    ("Iraqi dissidents", "Iraqi dissidents", "IRQOPP"),
    ("Bosnian Croat forces", "Bosnian Croat forces", "BIHMIL"),
    ("Iranian Kurdish rebels", "Iranian Kurdish rebels", "IRNREB"),
    ("Karachi gunmen", "Karachi gunmen", "PAKUAF"),
    # who is not
    ("Soviet-backed rebels", "Soviet-backed rebels", "---REB"),
    ("Anti-Syrian protesters", "anti-Syrian protesters", "---OPP"),
    ("Vietnamese-led forces", "Vietnamese-led forces", "VNMMIL"),
    ("Franco-British forces", "British forces", "GBRMIL"),
    # peoples of a state, and names of faiths
    ("Nigerian Muslims", "Nigerian Muslims", "NGACVL"),
    ("Burundian Hutu rebels", "Burundian Hutu rebels", "BDIREB"),
    ("Islamic fundamentalists", "Islamic fundamentalists", "---UAF"),
    ("Rwanda's Tutsi-led government", "Rwanda", "RWAGOV"),
    # of whom somebody acts for, and whose participles only describe
    ("President Saddam Hussein's forces", "Saddam Hussein forces", "IRQMIL"),
    ("The government of President Hosni Mubarak", "Hosni Mubarak government", "EGYGOV"),
    ("U.S.-trained Honduran soldiers", "Honduran soldiers", "HNDMIL"),
    ("The government of the Philippines", "Philippines", "PHLGOV"),
    ("The leaders of Kenya and Uganda", "Ugandan leaders", "UGAGOV"),
    ("Officials from Norway", "Norwegian officials", "NORGOV"),
    ("Officials in Nairobi", "Officials in Nairobi", "KENGOV"),
    ("Ex-President Benigno Tan of the Philippines", "Benigno Tan", "PHLELI"),
    # groups that nobody lists
    ("The French oil company Orbal", "Orbal", "FRABUS"),
    # trees that parsers get wrong
    ("Jordan's King Hussein", "Hussein of Jordan", "JORGOV"),
    ("West German Chancellor Rolf Ehmke", "Rolf Ehmke", "DEUGOV"),
    ("Thousands of South Korean students", "South Korean students", "KOREDU"),
    ("Somali warlord Mohamed Farah Warsame", "Mohamed Farah Warsame", "SOMUAF"),
    ("El Salvador's right-wing death squads", "Salvadoran right-wing death squads", "SLVUAF"),
    # whose state there is none
    ("European Union ministers", "European Union ministers", "IGOGOV"),
    ("NATO warplanes", "NATO warplanes", "IGOMIL"),
    # weapons
    ("Israeli warplanes", "Israeli warplanes", "ISRMIL"),
    ("Osama bin Laden's al-Qaeda terror network", "Al-Qaeda", "IMGREB"),
)
NOBODY = ("Tanks", "The helicopters", "A plane")


def rows_of(records, to="events-jsonl"):
    data = "".join(json.dumps(r) + "\n" for r in records).encode()
    return run("extract", "--from", "jsonl", "--to", to, "-", data=data)


def check_codes(checks):
    done = rows_of({"id": str(i), "text": f"{words} {VERB}"} for i, (words, _, _) in enumerate(CODED))
    got = {}
    for line in done.stdout.decode().splitlines():
        row = json.loads(line)
        got.setdefault(int(row["document"]), set()).add((row["source_name"], row["source_code"]))
    for i, (words, name, code) in enumerate(CODED):
        checks.that((name, code) in got.get(i, ()), f"{words}: {name} {code}, not {got.get(i)}", done)
    done = rows_of({"id": str(i), "text": f"{words} {VERB}"} for i, words in enumerate(NOBODY))
    sources = [json.loads(line)["source_name"] for line in done.stdout.decode().splitlines()]
    checks.that(not any(sources), f"things without a name beside them do nothing: {sources}", done)


def links_of(date, text):
    """(entity, property, object) by local names."""
    record = {"id": "one", "text": text}
    if date:
        record["date"] = date
    done = rows_of([record], "ntriples")
    return set(re.findall(r"/actor/(\w+)> <\S*#(partOf|locatedIn)> <\S*/(\w+)>", done.stdout.decode()))


def check_links(checks):
    for text, wanted in (
        ("Danish Prime Minister Mads Holm criticised Cuba.", ("Mads_Holm", "partOf", "Denmark")),
        ("Former Danish president Mads Holm criticised Cuba.", ("Mads_Holm", "locatedIn", "Denmark")),
        ("Norwegian journalist Kari Lund criticised Cuba.", ("Kari_Lund", "locatedIn", "Norway")),
        ("Rwandan rebels criticised Cuba.", ("Rwandan_rebels", "locatedIn", "Rwanda")),
        ("The Chadian army criticised Cuba.", ("Chadian_army", "partOf", "Chad")),
    ):
        got = links_of(None, text)
        checks.that(wanted in got and len([g for g in got if g[0] == wanted[0]]) == 1, f"{text} {wanted}, not {got}")


def check_days(checks):
    """A listed person acts for whose office it is on the document's day."""
    chirac = ("Jacques_Chirac", "partOf", "France")
    for date, wanted in ((None, True), ("1999-05-01", True), ("2012-05-01", False)):
        got = links_of(date, "Jacques Chirac criticised Cuba.")
        checks.that((chirac in got) == wanted, f"in {date}: {got}")


def main():
    checks = Checks()
    check_codes(checks)
    check_links(checks)
    check_days(checks)
    checks.end()


main()
