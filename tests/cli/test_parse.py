# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest parse: valid CoNLL-U out, given tags kept, bad input told."""
from program import Checks, run

TEXT = ("Rebels in Zembla don't accept the truce. \"It can't hold,\" said "
        "Mr. Kerr (56).\n\nThe envoy left\tRuritania.\n").encode()

GIVEN = b"""# sent_id = given-1
# text = Kerr runs
1\tKerr\tkerr\tX\tFW\t_\t0\troot\t_\t_
2\truns\trunz\tX\tFW\t_\t1\tdep\t_\t_

"""


def sentences(text):
    for block in text.decode().strip("\n").split("\n\n"):
        yield [line for line in block.split("\n") if line]


def is_valid(lines):
    """Ten columns, words in order, ranges right, one root, heads in range."""
    words = [l.split("\t") for l in lines if not l.startswith("#")]
    plain = [w for w in words if w[0].isdigit()]
    if any(len(w) != 10 or not all(w) for w in words):
        return False
    if [w[0] for w in plain] != [str(i + 1) for i in range(len(plain))]:
        return False
    roots = [w for w in plain if w[6] == "0" and w[7] == "root"]
    heads = all(w[6].isdigit() and int(w[6]) <= len(plain) for w in plain)
    return len(roots) == 1 and heads


def words(lines):
    return [l.split("\t") for l in lines if l[0].isdigit()]


def main():
    checks = Checks()
    made = run("parse", "-", data=TEXT)
    all_of = list(sentences(made.stdout))
    checks.that(made.returncode == 0 and len(all_of) == 3, "text is read", made)
    checks.that(all(map(is_valid, all_of)), "what comes out is CoNLL-U", made)
    checks.that(sum("# newpar" in s for s in all_of) == 2, "two paragraphs", made)
    checks.that(any(w[0] == "4-5" and w[1] == "don't" for w in words(all_of[0])),
                "one multiword token", made)
    checks.that(words(all_of[0])[-2][9] == "SpaceAfter=No", "no space before the point", made)
    checks.that(all("\t" not in l for s in all_of for l in s if l[0] == "#"),
                "no tab in the text", made)

    again = run("parse", "--from", "conllu", "-", data=made.stdout)
    checks.that(again.stdout == made.stdout, "its own output comes back the same", again)

    kept = run("parse", "--from", "conllu", "-", data=GIVEN)
    checks.that([w[2:8] for w in words(next(sentences(kept.stdout)))]
                == [l.split("\t")[2:8] for l in GIVEN.decode().split("\n")[2:4]],
                "given tags and tree are kept", kept)
    own = run("parse", "--from", "conllu", "--retag", "-", data=GIVEN)
    checks.that(words(next(sentences(own.stdout)))[1][2:5] != ["runz", "X", "FW"],
                "--retag takes our own", own)

    for arguments, code in ((("-", "-"), 2), ((), 2), (("--from", "x", "-"), 2),
                            (("/nowhere/at.all",), 1),
                            (("--model", "/nowhere/at.all", "-"), 4)):
        wrong = run("parse", *arguments, data=TEXT)
        checks.that(wrong.returncode == code and wrong.stderr, f"{arguments} exits with {code}", wrong)
    bad = run("parse", "--from", "conllu", "-", data=b"1\tKerr\n\n")
    checks.that(bad.returncode == 1 and b":1" in bad.stderr, "a bad line is located", bad)
    checks.end()


main()
