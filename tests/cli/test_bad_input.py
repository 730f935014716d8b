# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Bad input: a located message, the right exit code, nothing else lost."""
import pathlib

from program import SOURCE, Checks, folder, run

GOOD = "Pakistan accused Afghanistan of harbouring militants.\n"


def extract(*arguments):
    return run("extract", "--to", "ntriples", *arguments)


def main():
    checks = Checks()
    with folder() as name:
        here = pathlib.Path(name)
        good = here / "good.txt"
        good.write_text(GOOD)
        alone = extract(good)
        checks.that(alone.returncode == 0 and alone.stdout, "a good file is read", alone)

        bad = here / "latin1.txt"
        bad.write_bytes(b"One line.\nIslamabad said caf\xe9 talks failed.\n")
        both = extract(bad, good)
        checks.that(both.returncode == 1, "invalid UTF-8 exits with 1", both)
        checks.that(both.stdout == alone.stdout, "the other document is complete", both)
        checks.that(b"latin1.txt" in both.stderr and b"2:" in both.stderr,
                    "invalid UTF-8 is located", both)

        missing = extract(here / "missing.txt", good)
        checks.that(missing.returncode == 1 and missing.stdout == alone.stdout,
                    "a missing file is named and the rest read", missing)
        checks.that(b"missing.txt" in missing.stderr, "a missing file is named", missing)

        empty = here / "empty.txt"
        empty.write_bytes(b"")
        nothing = extract(empty, good)
        checks.that(nothing.stdout == alone.stdout and b"empty.txt" in nothing.stderr,
                    "an empty file is told", nothing)

        long = here / "long.txt"
        long.write_bytes(b"word " * (10 << 20))
        slow = extract(long, good)
        checks.that(slow.returncode == 1 and slow.stdout == alone.stdout,
                    "a 50 MB line does not stop the others", slow)
        checks.that(b"long.txt" in slow.stderr and b"limit" in slow.stderr,
                    "a 50 MB line is refused by its size", slow)

        rules = here / "bad.rules"
        rules.write_text("prefix att: <https://w3id.org/attest/ontology#>\n\n"
                         "event att:Acusation\n  AGENT accuses TARGET\n")
        wrong = extract("-r", rules, good)
        checks.that(wrong.returncode == 3 and not wrong.stdout, "bad rules exit with 3", wrong)
        checks.that(b"bad.rules:3:" in wrong.stderr and b"did you mean \"Accusation\"" in wrong.stderr,
                    "a bad rule is located, the nearest name told", wrong)

        ontology = here / "bad.ttl"
        ontology.write_text("@prefix a: <http://example.org/> .\na:b a:c .\n")
        broken = extract("--ontology", ontology, good)
        checks.that(broken.returncode == 4 and b"bad.ttl:2" in broken.stderr,
                    "an ontology that does not parse is located", broken)

        model = here / "old.model"
        data = bytearray((SOURCE / "rules/english/english.model").read_bytes())
        data[8] ^= 0xFF
        model.write_bytes(data)
        old = extract("--model", model, good)
        checks.that(old.returncode == 4 and b"old.model" in old.stderr,
                    "a model of another version is refused", old)

        if pathlib.Path("/dev/full").exists():
            full = extract("-o", "/dev/full", good)
            checks.that(full.returncode == 4, "a full disk exits with 4", full)
        kept = here / "out.nt"
        kept.write_text("before\n")
        failing = extract("-o", kept, "-r", rules, good)
        checks.that(failing.returncode == 3 and kept.read_text() == "before\n",
                    "a failed run leaves the old output", failing)
        nowhere = extract("-o", here / "no" / "out.nt", good)
        checks.that(nowhere.returncode == 4, "an output that cannot be made exits with 4", nowhere)
        for arguments in (["--to", "n4"], ["--jobs", "0"], ["--shard", "3/2"], [], ["--frm", "text"]):
            usage = run("extract", *arguments)
            checks.that(usage.returncode == 2 and usage.stderr, f"usage {arguments}", usage)
    checks.end()


main()
