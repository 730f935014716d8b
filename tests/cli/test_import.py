# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest import: dictionaries become gazetteers and rules that load, compile
and read; what does not fit is told; the field's own files, where they are."""
import pathlib
import re

from program import Checks, SHARED, folder, run

ACTORS = """REPUBLIC_OF_UTOPIA_ [UTO]
+UTOPIA_
ANNA_BLUM_  # who led it
\t[UTOGOV 20010101-20051231]
\t[UTOELI]
RED_LANCERS_ [UTOREB]
NAMELESS_
"""
AGENTS = """!PERSON! = MAN, WOMAN
RIVER!PERSON! [~CVL]
GUILD_OF_WEAVERS {} [~BUS]
"""
VERBS = """&VESSEL
+BARGE
+RIVER_BOAT
--- SEND [---] ---
SEND {SENDS SENDING SENT }
- * &VESSEL (TO) [190]
- * QUXES^ [190]
--- SCOLD [110] ---
SCOLD
- * IN_VAIN_OF_THE_42 [110]
~ a (_ b SCOLD) HOPE = a b 190
"""
DISCARDS = "HARBOUR_REGATTA\n+BOX_SCORE\nA&B\n"
ISSUES = """<ISSUE CATEGORY="SEA" TYPE="ALL">
n:harbour [PORTS]
~safe harbour
</ISSUE>
"""
SENTENCES = """Anna Blum scolded the Red Lancers. The Red Lancers sent barges to Utopia.
Anna Blum hoped to scold Utopia."""
TEXT = "Anna Blum accused the Red Lancers. The guild of weavers has attacked Utopia.\n"


def carried(process, kind):
    """The share of a kind that the summary prints."""
    match = re.search(rf"^{kind} .* ([\d.]+) %$", process.stdout.decode(), re.M)
    return float(match.group(1)) if match else -1.0


def small(checks, path):
    (path / "actors.txt").write_text(ACTORS)
    (path / "agents.txt").write_text(AGENTS)
    arguments = ("import", "petrarch", "--actors", "actors.txt", "--agents", "agents.txt", "-o")
    done = run(*arguments, "out", cwd=path)
    checks.that(done.returncode == 0, "import", done)
    checks.that(carried(done, "actor") == 75.0, "the share of actors is printed", done)
    report = (path / "out/report.tsv").read_text().splitlines()
    checks.that(report[1] == "actors.txt:7\tactor\tleft out\tthe entry has no code that says who it is\tNAMELESS_",
                "what is left out is told with its line")
    checks.that(len(report) == 3, "and nothing else is, but the pattern")
    read = run("check", "-g", "out", "out", cwd=path)
    checks.that(read.returncode == 0, "what is written loads and compiles", read)
    (path / "text.txt").write_text(TEXT)
    (path / "ours.rules").write_text(
        "prefix att: <https://w3id.org/attest/ontology#>\n\nevent att:Accusation\n  AGENT accuses TARGET\n"
        "event att:Attack\n  AGENT attacks TARGET\n")
    graph = run("extract", "-g", "out", "-r", "out", "-r", "ours.rules", "text.txt", cwd=path)
    for triple in ("att:agent actor:Anna_Blum", "att:target actor:Red_Lancers", "att:target actor:Republic_of_Utopia"):
        checks.that(triple.encode() in graph.stdout, f"its names are read: {triple}", graph)
    table = run("extract", "-g", "out", "-r", "out", "-r", "ours.rules", "--to", "events", "--codes", "cameo", "text.txt",
                cwd=path)
    checks.that(b"UTOREB" in table.stdout, "its codes stand in tables of events", table)
    again = run(*arguments, "again", cwd=path)
    for file in sorted((path / "out").iterdir()):
        checks.that(again.returncode == 0 and file.read_bytes() == (path / "again" / file.name).read_bytes(),
                    f"{file.name} is the same again")


def verbs(checks, path):
    """Verb patterns become rules that read sentences."""
    (path / "verbs.txt").write_text(VERBS)
    (path / "sentences.txt").write_text(SENTENCES)
    done = run("import", "petrarch", "--actors", "actors.txt", "--verbs", "verbs.txt", "-o", "acts", cwd=path)
    checks.that(carried(done, "verb pattern") == 33.3 and carried(done, "verb") == 100.0, "shares of verbs", done)
    read = run("check", "-g", "acts", "acts", cwd=path)
    checks.that(read.returncode == 0, "the rules compile", read)
    checks.that(run("fmt", "--check", "acts", cwd=path).returncode == 0, "and are laid out")
    graph = run("extract", "-g", "acts", "-r", "acts", "sentences.txt", cwd=path)
    for triple in ("att:Accusation", "att:agent actor:Anna_Blum", "att:Attack", "att:agent actor:Red_Lancers",
                   "att:target actor:Republic_of_Utopia"):
        checks.that(triple.encode() in graph.stdout, f"they read: {triple}", graph)
    checks.that(graph.stdout.count(b"att:Attack, att:Event") == 2, "a transformation makes another event of it", graph)
    (path / "both.txt").write_text("Kenya bombed Uganda. The Red Lancers sent barges to Utopia.\n")
    both = run("extract", "-g", "shipped", "-g", "acts", "-r", "shipped", "-r", "acts", "both.txt", cwd=path)
    for triple in ("att:Bombing", "att:agent actor:Kenya", "att:Attack", "att:agent actor:Red_Lancers"):
        checks.that(triple.encode() in both.stdout, f"and beside what ships: {triple}", both)


def discards(checks, path):
    """Discards silence, and issues become topics, in files that check and load."""
    (path / "discards.txt").write_text(DISCARDS)
    (path / "issues.txt").write_text(ISSUES)
    done = run("import", "petrarch", "--discards", "discards.txt", "--issues", "issues.txt", "-o", "about", cwd=path)
    checks.that(carried(done, "discard") == 66.7 and carried(done, "issue phrase") == 100.0, "shares of both", done)
    read = run("check", "--strict", "--ontology", "about/issues.ttl", "about", cwd=path)
    checks.that(read.returncode == 0, "the rules compile", read)
    checks.that(run("fmt", "--check", "about", cwd=path).returncode == 0, "and are laid out")
    beside = ("-r", "shipped", "-r", "about", "--ontology", "about/issues.ttl", "--to", "events")
    for text, wanted in (("Kenya attacked Uganda near a harbour.", b"PORTS"),
                         ("Kenya attacked Uganda, its safe harbour.", b"Attack"),
                         ("Kenya attacked Uganda in the harbour regatta.", None),
                         ("Kenya attacked Uganda. This is the box score.", None)):
        (path / "one.txt").write_text(text)
        process = run("extract", *beside, "one.txt", cwd=path)
        table = process.stdout
        checks.that(wanted in table if wanted else table.count(b"\n") == 1, f"{wanted} in: {text}", process)
        checks.that((b"PORTS" in table) == (wanted == b"PORTS"), f"a topic only where its words stand: {text}")


def faults(checks, path):
    for arguments in ((), ("petrarch",), ("petrarch", "-o", "x"), ("tabari", "--actors", "a", "-o", "x"),
                      ("petrarch", "more", "--actors", "a", "-o", "x")):
        checks.that(run("import", *arguments, cwd=path).returncode == 2, f"usage: {arguments}")
    missing = run("import", "petrarch", "--actors", "none.txt", "-o", "x", cwd=path)
    checks.that(missing.returncode == 4 and b"none.txt" in missing.stderr, "a file that is not there", missing)
    checks.that(not (path / "x").exists(), "nothing is written then")
    (path / "bytes.txt").write_bytes(b"\xff\x00\x1a_ [UTO\n+\n[\n+++ ]]\n" * 1000)
    hostile = run("import", "petrarch", "--actors", "bytes.txt", "--agents", "bytes.txt", "--verbs", "bytes.txt",
                  "-o", "y", cwd=path)
    checks.that(hostile.returncode == 0 and carried(hostile, "actor") == 0.0, "hostile bytes are all refused", hostile)


def field(checks, path):
    """The field's own dictionaries, which are not part of the repository."""
    here = SHARED / "dictionaries"
    if not here.is_dir():
        print("skipped: no ../shared/dictionaries")
        return
    arguments = []
    for file in sorted(here.glob("*.actors.txt")):
        arguments += ["--actors", file]
    arguments += ["--agents", here / "Phoenix.agents.txt", "--verbs", here / "CAMEO.2.0.txt"]
    arguments += ["--discards", here / "Phoenix.discards.txt", "--issues", here / "Phoenix.IssueCoding.txt"]
    arguments += ["-o", path / "field"]
    done = run("import", "petrarch", *arguments)
    for kind in ("actor", "synonym", "code", "agent", "discard", "issue phrase"):
        checks.that(carried(done, kind) >= 97.0, f"97 % of {kind}s are carried over", done)
    checks.that(carried(done, "verb pattern") >= 90.0 and carried(done, "verb") >= 93.0, "90 % of verb patterns", done)
    checks.that(carried(done, "transformation") == 75.0, "six of eight transformations", done)
    read = run("check", "--ontology", path / "field/issues.ttl", "-g", path / "field", path / "field")
    checks.that(read.returncode == 0, "all of it loads and compiles", read)
    both = run("explain", "--ontology", path / "field/issues.ttl", "-r", "shipped", "-r", path / "field",
               "Kenya bombed Uganda.")
    checks.that(b"Bombing(agent = Kenya, target = Uganda)" in both.stdout, "beside what ships, too", both)


def main():
    checks = Checks()
    with folder() as name:
        path = pathlib.Path(name)
        small(checks, path)
        verbs(checks, path)
        discards(checks, path)
        faults(checks, path)
        field(checks, path)
    checks.end()


main()
