# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Tables of events: a header and rows of the same columns in both spellings,
codes of either scheme, evidence that is in the text, parts that make one table."""
import csv
import json

from program import SOURCE, Checks, folder, run

TEXT = "".join(json.dumps(r) + "\n" for r in (
    {"id": "one", "date": "2021-08-31", "text":
     "Pakistan accused Afghanistan. Kenya and Uganda signed an agreement."},
    {"id": "two|\t", "text":
     "Turkish police arrested two journalists.\nIran denied that it had attacked Iraq in March 2021."},
    {"id": "three", "text": "NATO criticized Russia. Norwegian soldiers killed rebels."},
    {"id": "four", "text": "Vietnam withdrew its troops from Cambodia in 1989. Chad withdrew from Tripoli."},
)).encode()


def rows_of(text):
    """The rows of TSV by column, undone as the manual says."""
    lines = text.decode("utf-8").split("\n")
    assert lines.pop() == ""
    names = lines.pop(0).split("\t")
    return names, [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def unescape(cell):
    undone = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\", "|": "|"}
    out, at = [], 0
    while at < len(cell):
        if cell[at] == "\\":
            out.append(undone[cell[at + 1]])
            at += 2
        else:
            out.append(cell[at])
            at += 1
    return "".join(out)


def check_small(checks):
    done = run("extract", "--from", "jsonl", "--to", "events", "-", data=TEXT)
    checks.that(done.returncode == 0, "extract --to events", done)
    _, rows = rows_of(done.stdout)
    got = {(r["source_code"], r["event_class"], r["target_code"], r["polarity"]) for r in rows}
    for wanted in (("PAKGOV", "ACCUSE", "AFGGOV", "Affirmed"), ("KENGOV", "AGREE", "UGAGOV", "Affirmed"),
                   ("UGAGOV", "AGREE", "KENGOV", "Affirmed"), ("IGO", "ACCUSE", "RUSGOV", "Affirmed"),
                   ("IRNGOV", "ASSAULT", "IRQGOV", "Negated"), ("VNMGOV", "RETREAT", "KHMGOV", "Affirmed"),
                   ("TCDGOV", "RETREAT", "", "Affirmed")):
        checks.that(wanted in got, f"{wanted} among {sorted(got)}")
    checks.that(any(r["source_code"] == "NORMIL" and r["event_class"] == "ASSAULT" for r in rows), "soldiers are MIL")
    for row in rows:
        checks.that((row["date_from"] == "document") == (row["document"] == "one"), f"date of {row}")
        if row["polarity"] == "Negated":
            checks.that(row["speakers"] == "Iran" and row["speaker_codes"] == "IRNGOV"
                        and row["begin"] == "2021-03-01" and row["end"] == "2021-03-31", f"a denied event: {row}")
    cameo = run("extract", "--from", "jsonl", "--to", "events", "--codes", "cameo", "-", data=TEXT)
    got = {(r["source_code"], r["event_class"], r["target_code"]) for r in rows_of(cameo.stdout)[1]}
    checks.that(("PAKGOV", "11", "AFGGOV") in got, f"CAMEO codes: {sorted(got)}")
    checks.that(len(got) >= 5 and all(c == "" or len(c) == 2 and c.isdigit() for _, c, _ in got), "roots have two digits")
    wrong = run("extract", "--from", "jsonl", "--to", "events", "--codes", "icews", "-", data=TEXT)
    checks.that(wrong.returncode == 2 and not wrong.stdout and b"icews" in wrong.stderr, "an unknown scheme is named", wrong)


def check_offices(checks):
    """A person's code is that of the office held on the day."""
    for date, wanted in (("2014-03-01", "USAGOV"), ("2020-03-01", "USA")):
        data = json.dumps({"id": "a", "date": date, "text": "Barack Obama criticized Russia."}).encode()
        done = run("extract", "--from", "jsonl", "--to", "events", "-", data=data)
        got = [r["source_code"] for r in rows_of(done.stdout)[1]]
        checks.that(got == [wanted], f"in {date}: {got}", done)


def check_corpus(checks):
    corpus = SOURCE / "corpus"

    def extract(*arguments):
        done = run("extract", *arguments, corpus)
        checks.that(done.returncode == 0, f"extract {arguments}", done)
        return done.stdout

    whole = extract("--to", "events")
    names, rows = rows_of(whole)
    checks.that(len(rows) > 200, f"{len(rows)} rows")
    checks.that(len({r["id"] for r in rows}) == len(rows), "no row has the id of another")
    checks.that(extract("--to", "events", "--jobs", "2") == whole, "the same bytes with two threads")
    parts = [extract("--to", "events", "--shard", f"{i}/3") for i in (1, 2, 3)]
    checks.that(parts[0].startswith(b"id\t") and not parts[1].startswith(b"id\t"), "one part has the header")
    checks.that(sorted(b"".join(parts).splitlines()) == sorted(whole.splitlines()), "parts make the whole")
    facts = rows_of(extract("--to", "events", "--evidence", "none"))[1]
    checks.that(0 < len(facts) < len(rows) and all(
        r["polarity"] == "Affirmed" and r["modality"] == "Actual" and not r["speakers"] for r in facts), "only facts")
    graph = extract("--to", "ntriples")
    for row in rows:
        for column in ("event", "source_iri", "target_iri"):
            checks.that(not row[column] or f"<{row[column]}>".encode() in graph, f"{row[column]} is in the graph")
        checks.that(f'statement/{row["id"].rsplit("-", 1)[0]}>'.encode() in graph, f"{row['id']} is in the graph")
    events = {r["event"] for r in rows}
    described = graph.count(b"ontology#describes>")
    checks.that(len(events) <= described, f"{len(events)} events, {described} statements of events")
    text = (corpus / "border-and-militancy.txt").read_text("utf-8")
    mine = [r for r in rows if r["document"].endswith("border-and-militancy.txt")]
    checks.that(mine and all(text[int(r["sentence_begin"]):int(r["sentence_end"])] == unescape(r["sentence"])
                             for r in mine), "a sentence stands where the row says")
    check_readme(checks, rows)
    check_json(checks, names, rows, extract("--to", "events-jsonl"))
    with folder() as temporary:
        run("extract", "--to", "events", "-o", f"{temporary}/e.tsv", corpus)
        with open(f"{temporary}/e.tsv", encoding="utf-8", newline="") as table:
            read = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
        checks.that(read == rows, "a reader of TSV that knows no quotes reads it")


def check_readme(checks, rows):
    """The rows that README.md shows are rows of the corpus."""
    lines = (SOURCE / "README.md").read_text("utf-8").split("\n")
    first = next(i for i, line in enumerate(lines) if line.split()[:2] == ["date", "source_code"])
    columns = lines[first].split()
    starts = [lines[first].index(name) for name in columns] + [None]
    shown = 0
    for line in lines[first + 1:]:
        if not line.startswith("    "):
            break
        shown += 1
        cells = [line[a:b].strip() for a, b in zip(starts, starts[1:])]
        checks.that(any([r[c] for c in columns] == cells for r in rows), f"README.md: {cells}")
    checks.that(shown > 1, "README.md shows rows")


def check_json(checks, names, rows, text):
    records = [json.loads(line) for line in text.splitlines()]
    checks.that(len(records) == len(rows), f"{len(records)} objects for {len(rows)} rows")
    for record, row in zip(records, rows):
        checks.that(list(record) == names, f"columns {list(record)}")
        for name, value in record.items():
            if isinstance(value, list):
                told = "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value)
                checks.that(told == row[name], f"{name}: {value} for {row[name]}")
            elif isinstance(value, str) or value is None:
                checks.that((value or "") == unescape(row[name]), f"{name}: {value} for {row[name]}")
            else:
                checks.that(value == float(row[name]), f"{name}: {value} for {row[name]}")


def main():
    checks = Checks()
    check_small(checks)
    check_offices(checks)
    check_corpus(checks)
    checks.end()


main()
