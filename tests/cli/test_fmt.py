# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest fmt: in place and whole, standard input to standard output, --check,
what it leaves alone; and the shipped rules are laid out as it has them."""
import os
import pathlib
import stat

from program import SOURCE, Checks, folder, run

BAD = "event att:Attack\n      AGENT  strikes | hits TARGET   # so\n"
GOOD = "event att:Attack\n  AGENT strikes|hits TARGET  # so\n"
WRONG = 'event att:Attack\n  AGENT "strikes TARGET\n'


def stream(checks):
    got = run("fmt", "-", data=BAD.encode())
    checks.that(got.returncode == 0 and got.stdout == GOOD.encode(), "- formats standard input", got)
    got = run("fmt", "--check", "-", data=BAD.encode())
    checks.that(got.returncode == 1 and got.stdout == b"standard input\n", "--check - tells of a change", got)
    got = run("fmt", "-", data=WRONG.encode())
    checks.that(got.returncode == 3 and not got.stdout, "what does not lex is not written", got)
    checks.that(b"standard input:2:9: error: " in got.stderr, "and told with its place", got)


def in_place(checks, place):
    bad = place / "a.rules"
    good = place / "deep" / "b.rules"
    wrong = place / "c.rules"
    other = place / "notes.txt"
    link = place / "deep" / "link.rules"
    good.parent.mkdir()
    bad.write_text(BAD)
    good.write_text(GOOD)
    wrong.write_text(WRONG)
    other.write_text(BAD)
    link.symlink_to("../linked")
    (place / "linked").write_text(BAD)
    bad.chmod(0o640)
    before = good.stat().st_mtime_ns
    got = run("fmt", "--check", place)
    listed = got.stdout.decode().split()
    checks.that(listed == [str(bad), str(link)], "--check lists what would change", got)
    checks.that(got.returncode == 3, "a wrong file outweighs a changed one", got)
    checks.that(bad.read_text() == BAD, "--check changes nothing")
    got = run("fmt", place)
    checks.that(got.returncode == 3, "3 where a file is left alone", got)
    checks.that(bad.read_text() == GOOD, "a file is formatted in place")
    checks.that(stat.S_IMODE(bad.stat().st_mode) == 0o640, "permissions stay")
    checks.that(good.stat().st_mtime_ns == before, "what is formatted is not written again")
    checks.that(wrong.read_text() == WRONG, "what is wrong is left alone")
    checks.that(other.read_text() == BAD, "what is no rule file is left alone")
    checks.that(link.is_symlink() and link.read_text() == GOOD, "a link stays, its file is formatted")
    checks.that(sorted(os.listdir(place)) == ["a.rules", "c.rules", "deep", "linked", "notes.txt"],
                "no temporary file stays")
    wrong.unlink()
    checks.that(run("fmt", "--check", place).returncode == 0, "a second run finds nothing")


def refused(checks, place):
    checks.that(run("fmt").returncode == 2, "nothing to format is wrong usage")
    checks.that(run("fmt", place / "absent.rules").returncode == 4, "a file that is not there")
    (place / "bytes.rules").write_bytes(b"event a:\xff\n\0")
    checks.that(run("fmt", place / "bytes.rules").returncode == 3, "bytes that are no text")
    long = b"list l = " + b", ".join(b"w%d" % i for i in range(20000)) + b"\n"
    got = run("fmt", "-", data=long)
    checks.that(got.returncode == 0 and max(map(len, got.stdout.split(b"\n"))) <= 100, "a long list is filled", got)
    checks.that(got.stdout.split() == long.split(), "and keeps its words", got)


def main():
    checks = Checks()
    stream(checks)
    with folder() as name:
        in_place(checks, pathlib.Path(name))
    with folder() as name:
        refused(checks, pathlib.Path(name))
    got = run("fmt", "--check", SOURCE / "rules")
    checks.that(got.returncode == 0, "rules/ is laid out as attest fmt has it: " + got.stdout.decode(), got)
    checks.end()


main()
