#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Token and sentence F1 of the document stage against a treebank.

usage: segmentation.py DUMP TREEBANK.conllu [--errors N]

The raw text is rebuilt from the "# text" lines (blank lines at newpar and
newdoc), given to DUMP (the dump_segments program), and the spans of tokens and
sentences are compared. Words of a multiword token are compared one by one.
"""
import collections
import subprocess
import sys
import tempfile


def read(path):
    """The raw text, and spans of sentences and words in it."""
    text, sentences, words = [], [], []
    length = 0

    def add(piece):
        nonlocal length
        text.append(piece)
        length += len(piece)

    def end(raw, rows, newpar):
        if length:
            add("\n\n" if newpar else " ")
        base, at = length, 0
        add(raw)
        sentences.append((base, base + len(raw)))
        skip_until = 0
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                at = raw.index(row[1], at)
                parts = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
                b = base + at
                spelt = "".join(parts) == row[1]
                for part in parts:
                    words.append((b, b + len(part)) if spelt else (base + at, base + at + len(row[1])))
                    b += len(part)
                at += len(row[1])
                skip_until = last
            elif int(row[0]) > skip_until:
                at = raw.index(row[1], at)
                words.append((base + at, base + at + len(row[1])))
                at += len(row[1])

    raw, rows, newpar = "", [], False
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# text ="):
            raw = line[8:].strip()
        elif line.startswith(("# newpar", "# newdoc")):
            newpar = True
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            end(raw, rows, newpar)
            raw, rows, newpar = "", [], False
    return "".join(text), sentences, words


def run(program, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as file:
        file.write(text)
        file.flush()
        out = subprocess.run([program, file.name], capture_output=True, check=True)
    sentences, words = [], []
    for line in out.stdout.decode("utf8").split("\n"):
        row = line.split("\t")
        if row[0] == "S":
            sentences.append((int(row[1]), int(row[2])))
        elif row[0] == "T":
            words.append((int(row[4]), int(row[5])))
    return sentences, words


def score(name, gold, found):
    both = sum((collections.Counter(gold) & collections.Counter(found)).values())
    precision, recall = both / len(found), both / len(gold)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name}: precision {precision:.2%} recall {recall:.2%} F1 {f1:.2%}"
          f" ({len(gold)} gold, {len(found)} found)")


def show(name, text, gold, found, most):
    wrong = sorted(set(found) - set(gold))
    missing = sorted(set(gold) - set(found))
    print(f"-- {name} found, not gold: {len(wrong)}")
    for b, e in wrong[:most]:
        print("  ", repr(text[max(0, b - 15):b]), repr(text[b:e]), repr(text[e:e + 15]))
    print(f"-- {name} gold, not found: {len(missing)}")
    for b, e in missing[:most]:
        print("  ", repr(text[max(0, b - 15):b]), repr(text[b:e]), repr(text[e:e + 15]))


def main():
    program, path = sys.argv[1:3]
    most = int(sys.argv[4]) if sys.argv[3:4] == ["--errors"] else 0
    text, sentences, words = read(path)
    found_sentences, found_words = run(program, text)
    score("tokens", words, found_words)
    score("sentences", sentences, found_sentences)
    if most:
        show("tokens", text, words, found_words, most)
        show("sentences", text, sentences, found_sentences, most)


if __name__ == "__main__":
    main()
