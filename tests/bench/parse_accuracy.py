#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Compare two CoNLL-U files word by word: UPOS, XPOS, lemma, UAS, LAS.

usage: parse_accuracy.py GOLD.conllu OWN.conllu [--relations]

Both hold the same words. LAS compares universal relations (subtypes cut off);
every word counts, punctuation too. --relations adds precision and recall of
label and head together for each relation of the gold file.
"""
import collections
import sys


def read(path):
    sentences, words = [], []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                words.append((number, columns))
            elif not line.strip() and words:
                sentences.append(words)
                words = []
    return sentences + [words] if words else sentences


def pairs(gold_path, own_path):
    gold, own = read(gold_path), read(own_path)
    if len(gold) != len(own):
        sys.exit(f"parse_accuracy: {len(gold)} sentences against {len(own)}")
    for theirs, ours in zip(gold, own):
        if [w[1][1] for w in theirs] != [w[1][1] for w in ours]:
            sys.exit(f"parse_accuracy: other words at {gold_path}:{theirs[0][0]}")
        yield from ((a[1], b[1]) for a, b in zip(theirs, ours))


def universal(relation):
    return relation.split(":")[0]


def main(arguments):
    paths = [a for a in arguments if not a.startswith("--")]
    if len(paths) != 2:
        sys.exit(__doc__)
    right, gold, own, both = (collections.Counter() for _ in range(4))
    for a, b in pairs(*paths):
        head = a[6] == b[6]
        right["words"] += 1
        right["UPOS"] += a[3] == b[3]
        right["XPOS"] += a[4] == b[4]
        right["lemma"] += a[2] == b[2]
        right["UAS"] += head
        right["LAS"] += head and universal(a[7]) == universal(b[7])
        gold[a[7]] += 1
        own[b[7]] += 1
        both[a[7]] += head and a[7] == b[7]
    words = right.pop("words") or 1
    print("  ".join(f"{k} {100 * v / words:.2f}" for k, v in right.items()),
          f" ({words} words)")
    if "--relations" in arguments:
        for relation in sorted(gold):
            precision = 100 * both[relation] / max(1, own[relation])
            recall = 100 * both[relation] / gold[relation]
            print(f"{relation:16} {precision:5.1f} / {recall:5.1f}  ({gold[relation]})")


if __name__ == "__main__":
    main(sys.argv[1:])
