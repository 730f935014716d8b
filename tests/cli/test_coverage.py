# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Coverage of rules: each figure here was counted by hand in TEXT; what is
suggested compiles and then covers; what another version changes is told."""
import csv
import io
import json
import os
import pathlib
import re

from program import SOURCE, Checks, folder, run

PREFIX = "prefix att: <https://w3id.org/attest/ontology#>\n\n"
RULES = PREFIX + """event att:Accusation
  AGENT accuses|blames TARGET (of|for TOPIC)
  AGENT scolds TARGET
event att:Visit
  visit of AGENT (to TARGET)
relation att:harbours
  SUBJECT shelters OBJECT:ArmedGroup
speech boast
  SPEAKER boasts that CLAUSE
"""
# what the rules read
READ = """Pakistan accused Iran. Iran was blamed by Qatar.

Qatar, which has accused Iran, boasted that India shelters the TTP.

The Iranian visit to Qatar ended.
"""
# what they do not; "wants" is an outlook, "says" speech, "slept" has one actor
GAPS = """China courted Japan. Japan was courted by China.

Japan imposed tariffs on China. China retaliated against Japan.

India shelters Nepal. India wants Nepal. China says that Japan slept.

The disdain of Norway for Sweden grew. A pact between Norway and Denmark failed.

Norway has shut out Sweden. Norway is wary of Denmark. Pakistan gave India a port.

Norway's abuse of Sweden went on.

Its view angered Japan. Iran noted a role in courting Iraq.

Iran accused Iraq of courting Iran. Norway's contempt of Sweden for Denmark lasted.
"""
SUGGESTED = {
    "AGENT courts TARGET": 3,
    "AGENT imposes tariff (on TARGET)": 1,
    "AGENT retaliates against TARGET": 1,
    "AGENT shelters TARGET": 1,
    "disdain of AGENT (for TARGET)": 1,
    "pact between AGENT and AGENT": 1,
    "AGENT {shuts out} TARGET": 1,
    "AGENT is wary of TARGET": 1,
    "AGENT gives TARGET port": 1,
    "AGENT's abuse (of TARGET)": 1,
    "AGENT's contempt (of TARGET)": 1,
    "AGENT's contempt (for TARGET)": 1,
}


def rows(process):
    return list(csv.DictReader(io.StringIO(process.stdout.decode("utf-8")),
                               delimiter="\t", quoting=csv.QUOTE_NONE))


def check_counts(checks, rules, text):
    table = run("coverage", rules, text, "--format", "tsv")
    checks.that(table.returncode == 0, "coverage ends well", table)
    found = {row["rule"]: row for row in rows(table)}
    checks.that(list(found) == [l.strip() for l in RULES.splitlines() if l.startswith("  ")],
                "each line of the rules, in file order", table)
    for rule, hits, facts, variants in (
            ("AGENT accuses|blames TARGET (of|for TOPIC)", "3", "3", "active=1 by-agent=1 relative=1"),
            ("AGENT scolds TARGET", "0", "0", ""),
            ("visit of AGENT (to TARGET)", "1", "1", "nominal=1"),
            ("SUBJECT shelters OBJECT:ArmedGroup", "1", "1", "active=1"),
            ("SPEAKER boasts that CLAUSE", "1", "0", "active=1")):
        row = found[rule]
        checks.that((row["hits"], row["facts"], row["variants"]) == (hits, facts, variants),
                    f"{rule}: {hits} hits, {facts} facts, {variants}, not {row}")
    row = found["AGENT accuses|blames TARGET (of|for TOPIC)"]
    shown = READ[int(row["start"]):int(row["end"])]
    checks.that(row["example"] == shown == "Pakistan accused Iran." and row["source"] == str(text),
                f"the shortest sentence is the example, with its place, not {row}")
    whole = json.loads(run("coverage", rules, text, "--format", "json").stdout)
    checks.that(whole["sums"] == {"documents": 1, "failed": 0, "sentences": 4, "lines": 5,
                                  "fired": 4, "hits": 6, "facts": 5, "gapKinds": 0},
                f"sums: {whole['sums']}")
    blocks = [(b["kind"], b["name"], b["lines"], b["fired"], b["hits"]) for b in whole["blocks"]]
    checks.that(blocks == [("event", "att:Accusation", 2, 1, 3), ("event", "att:Visit", 1, 1, 1),
                           ("relation", "att:harbours", 1, 1, 1), ("speech", "boast", 1, 1, 1)],
                f"blocks: {blocks}")
    words = run("coverage", rules, text).stdout.decode("utf-8")
    for part in ("event att:Accusation: 3 hits, 1 of 2 lines fired",
                 "line 4: 1 active, 1 by-agent, 1 relative; 3 facts",
                 "1 document, 4 sentences: 4 of 5 lines fired, 6 hits, 5 facts"):
        checks.that(part in words, f"the text tells: {part}")
    silent = words.split("never fired\n")[1].split("\n\n")[0].splitlines()
    checks.that([l.split() for l in silent[1:]] == [["5", "AGENT", "scolds", "TARGET"]],
                f"what never fired: {silent}")
    every = rows(run("coverage", rules, text, "--format", "tsv", "--all"))
    checks.that(len(every) > len(found) and
                [r for r in every if r["rule"] in found] == list(found.values()),
                "--all adds the lines of English")


def check_gaps(checks, here, rules, text):
    done = run("coverage", rules, text, "--format", "json")
    gaps = json.loads(done.stdout)["gaps"]
    checks.that({g["rule"]: g["places"] for g in gaps} == SUGGESTED, f"the gaps: {gaps}", done)
    order = [(-g["places"], g["rule"]) for g in gaps]
    checks.that(order == sorted(order), "the most frequent first, then by letters")
    first = gaps[0]["example"]
    checks.that(GAPS[first["start"]:first["end"]] == first["text"] == "China courted Japan.",
                f"the shortest example with its place: {first}")
    few = json.loads(run("coverage", rules, text, "--format", "json", "--most", "3").stdout)
    checks.that(few["gaps"] == gaps[:3] and few["sums"]["gapKinds"] == len(gaps),
                "--most 3 tells three of all")
    # the text is pasted below a heading as it stands, comments and all
    words = run("coverage", rules, text).stdout.decode("utf-8")
    pasted = words[words.index("\n# "):words.rindex("\n\n1 document")]
    checks.that(all(len(l) <= 100 for l in words.splitlines() if str(here) not in l),
                "100 columns are enough")
    together = here / "together.rules"
    together.write_text(RULES + "event att:Cooperation\n" + pasted + "\n", encoding="utf-8")
    compiled = run("check", "-r", together)
    checks.that(compiled.returncode == 0 and b"together.rules" not in compiled.stderr,
                "all suggestions compile together, without a warning", compiled)
    after = json.loads(run("coverage", together, text, "--format", "json").stdout)
    checks.that(after["gaps"] == [], f"then nothing is left uncovered: {after['gaps']}")
    hits = {l["rule"]: l["hits"] for l in after["lines"]}
    for rule, count in SUGGESTED.items():
        checks.that(hits[rule] == count, f"{rule} then has {count} hits, not {hits[rule]}")
    ends = "".join("  " + r.replace("AGENT", "SUBJECT", 1).replace("AGENT", "OBJECT").replace("TARGET", "OBJECT") + "\n"
                   for r in SUGGESTED)
    together.write_text(f"{PREFIX}relation att:supports\n{ends}", encoding="utf-8")
    compiled = run("check", "-r", together)
    checks.that(compiled.returncode == 0 and b"together.rules" not in compiled.stderr,
                "below a relation they compile as well", compiled)


def check_roles(checks, here):
    """Slots bear the names that the rules give them, or the ontology."""
    pack = SOURCE / "rules" / "business"
    text = here / "firms.txt"
    text.write_text("Brightwater courted Quillon.\n")
    done = run("coverage", pack, text, "-g", pack / "actors.ttl", "--ontology", pack / "ontology.ttl",
               "--format", "json")
    checks.that([g["rule"] for g in json.loads(done.stdout)["gaps"]] == ["ACQUIRER courts TARGET"],
                "the roles of a pack", done)
    relations = here / "relations.rules"
    relations.write_text(PREFIX + "relation att:harbours\n  SUBJECT shelters OBJECT\n")
    text.write_text("China courted Japan.\n")
    done = run("coverage", relations, text, "--format", "json")
    checks.that([g["rule"] for g in json.loads(done.stdout)["gaps"]] == ["AGENT courts TARGET"],
                "the roles of any event where no rule has one", done)


def check_corpus(checks, here):
    """Suggestions from the corpus compile too; the shipped rules are counted as
    those that are given."""
    done = run("coverage", SOURCE / "rules", SOURCE / "corpus", "--most", "1000", "--format", "json")
    whole = json.loads(done.stdout)
    checks.that(10 < len(whole["gaps"]) <= whole["sums"]["gapKinds"], "the corpus has gaps", done)
    checks.that(any("rules/english/" in l["file"] for l in whole["lines"]),
                "English that is given is looked at")
    pack = here / "corpus.rules"
    pack.write_text(PREFIX + "event att:Event\n" +
                    "".join(f"  {g['rule']}\n" for g in whole["gaps"]), encoding="utf-8")
    after = run("coverage", "-r", SOURCE / "rules", "-r", pack, SOURCE / "corpus", "--most", "1000",
                "--format", "json")
    checks.that(after.returncode == 0, "suggestions from the corpus compile", after)
    left = json.loads(after.stdout)["gaps"]
    checks.that(len(left) * 10 <= len(whole["gaps"]), f"and leave next to nothing uncovered: {left}")
    for kind in ("text", "json"):
        one = run("coverage", SOURCE / "rules", SOURCE / "corpus", "--format", kind)
        two = run("coverage", SOURCE / "rules", SOURCE / "corpus", "--format", kind, "--jobs", "3")
        checks.that(one.stdout and one.stdout == two.stdout, f"the same {kind} on three threads", two)
    against = ("coverage", SOURCE / "rules", SOURCE / "corpus", "--against", pack)
    one, two = run(*against), run(*against, "-j3")
    checks.that(one.returncode == 0 and one.stdout == two.stdout and b"\n  - " in one.stdout,
                "the same differences on three threads", two)


def differences(new, text, old, *more):
    done = run("coverage", new, text, "--against", old, "--format", "json", *more)
    return done, json.loads(done.stdout)


def check_against(checks, here, rules, text):
    new = here / "new.rules"
    for what, changed, sums, signs in (
            ("nothing", RULES, (0, 0, 0, 5), ""),
            ("a line removed", RULES.replace("  visit of AGENT (to TARGET)\n", "  AGENT drops in on TARGET\n"),
             (0, 1, 0, 4), "-"),
            ("a line added", RULES.replace("event att:Visit\n", "event att:Visit\n  AGENT has accused TARGET\n")
             .replace("  AGENT has accused TARGET\n", "  AGENT boasts to TARGET\n"), (0, 0, 0, 5), ""),
            ("a line that reads", RULES + "event att:Threat\n  AGENT accuses TARGET\n", (2, 0, 0, 5), "++"),
            ("a narrower type", RULES.replace("OBJECT:ArmedGroup", "OBJECT:State"), (0, 1, 0, 4), "-"),
            ("speech removed", RULES[:RULES.index("speech")], (0, 0, 1, 4), "~"),
            ("a line rewritten", RULES.replace("accuses|blames", "accuses|blames|damns"), (0, 0, 3, 2), "~~~")):
        new.write_text(changed, encoding="utf-8")
        done, found = differences(new, text, rules)
        got = tuple(found[k] for k in ("gained", "lost", "changed", "same"))
        checks.that(done.returncode == 0 and got == sums, f"{what}: {sums}, not {got}", done)
        checks.that("".join(d["change"] for d in found["differences"]) == signs, f"{what}: {signs}")
    new.write_text(RULES[:RULES.index("speech")], encoding="utf-8")
    _, found = differences(new, text, rules)
    only = found["differences"][0]
    checks.that(only["fact"] == "harbours(subject = India, object = Tehrik-i-Taliban Pakistan)" and
                only["changes"] == "by Qatar → nobody" and only["line"] == 9 and
                READ[only["sentence"]["start"]:only["sentence"]["end"]] == only["sentence"]["text"],
                f"what changed, by which line, where: {only}")
    words = run("coverage", new, text, "--against", rules)
    checks.that(re.search(r"^att:harbours: SUBJECT shelters OBJECT:ArmedGroup\n"
                          r"  ~ harbours\(.*\n(?: .*\n)*\n0 gained, 0 lost, 1 changed, 4 the same; "
                          r"1 document\n\Z", words.stdout.decode("utf-8")),
                "differences in words", words)
    table = rows(run("coverage", new, text, "--against", rules, "--format", "tsv"))
    checks.that([(r["change"], r["line"], r["changes"]) for r in table] == [("~", "9", "by Qatar → nobody")],
                f"differences as a table: {table}")
    new.write_text(RULES.replace("accuses|blames", "accuses|blames|damns"), encoding="utf-8")
    words = run("coverage", new, text, "--against", rules).stdout.decode("utf-8")
    checks.that(f"\n  ~ 3 facts, rule {rules}:4 → {new}:4\n" in " ".join(words.split("\n      "))
                and words.count("~") == 1, f"facts that only another line reads are told together: {words}")


def check_usage(checks, here, rules, text):
    plain = run("coverage", rules, text)
    named = run("coverage", "-r", rules, text)
    checks.that(named.returncode == 0 and named.stdout == plain.stdout,
                "with -r every argument is an input", named)
    piped = run("coverage", rules, "-", "--from", "text", data=READ.encode(), cwd=here)
    checks.that(piped.returncode == 0 and b"4 of 5 lines fired" in piped.stdout, "standard input", piped)
    kept = here / "report.txt"
    done = run("coverage", rules, text, "-o", kept)
    checks.that(not done.stdout and kept.read_bytes() == plain.stdout, "-o writes the same", done)
    broken = here / "broken.rules"
    broken.write_text(PREFIX + "event att:Acusation\n  AGENT accuses TARGET\n")
    for arguments in ((broken, text), (rules, text, "--against", broken)):
        wrong = run("coverage", *arguments, "-o", kept)
        checks.that(wrong.returncode == 3 and b"broken.rules:3:" in wrong.stderr and
                    kept.read_bytes() == plain.stdout, "bad rules exit with 3, the old report stays", wrong)
    for arguments in ((), (rules,), ("-r", rules), (rules, text, "--most", "x"), (rules, text, "--jobs", "0"),
                      (rules, text, "--format", "xml"), (rules, text, "--agianst", rules)):
        usage = run("coverage", *arguments)
        checks.that(usage.returncode == 2 and usage.stderr and not usage.stdout, f"usage {arguments}", usage)
    missing = run("coverage", here / "none.rules", text)
    checks.that(missing.returncode == 4 and b"none.rules" in missing.stderr, "missing rules exit with 4", missing)
    bad = here / "latin1.txt"
    bad.write_bytes(b"Iran said caf\xe9.\n")
    for more in ((), ("--against", rules)):
        one = run("coverage", rules, text, *more)
        both = run("coverage", rules, bad, here / "none.txt", text, *more)
        checks.that(both.returncode == 1 and both.stdout == one.stdout, "bad documents are left out", both)
        checks.that(b"latin1.txt" in both.stderr and b"none.txt" in both.stderr, "and named", both)
    odd = here / os.fsdecode(b"na\xefve.txt")
    odd.write_text(READ)
    for more in ((), ("--against", broken)):
        broken.write_text(PREFIX + "event att:Threat\n  AGENT accuses TARGET\n")
        done = run("coverage", rules, odd, "--format", "json", *more)
        checks.that(done.returncode == 0 and "na\ufffdve.txt" in json.dumps(json.loads(done.stdout), ensure_ascii=False),
                    "a file name that is no UTF-8 does not break the JSON", done)
    if pathlib.Path("/dev/full").exists():
        full = run("coverage", rules, text, "-o", "/dev/full")
        checks.that(full.returncode == 4, "a full disk exits with 4", full)


def main():
    checks = Checks()
    with folder() as name:
        here = pathlib.Path(name)
        rules, read, gaps = here / "my.rules", here / "read.txt", here / "gaps.txt"
        rules.write_text(RULES, encoding="utf-8")
        read.write_text(READ, encoding="utf-8")
        gaps.write_text(GAPS, encoding="utf-8")
        check_counts(checks, rules, read)
        check_gaps(checks, here, rules, gaps)
        check_roles(checks, here)
        check_corpus(checks, here)
        check_against(checks, here, rules, read)
        check_usage(checks, here, rules, read)
    checks.end()


main()
