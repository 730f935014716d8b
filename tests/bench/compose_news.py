#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Compose sentences of news with their trees, for training.

usage: compose_news.py [SHORT [LONG]] > news.conllu

So many short sentences (1000), and long ones of 6 to 42 words (none).

The web treebank that the model learns from has few sentences in which states
and groups do things to one another. These are put together from phrases, each
with its tree in that treebank's conventions, so that the trees are right by
construction; what they say is chance and no fact. The same counts give the same
bytes. Four verbs are left out as verbs on purpose, to see that others gain too:
recognise, deport, visit and assist.
"""
import sys

from news import long, short
from news.tree import one, print_sentence


def weighted(sentences):
    return [make for make, weight in sentences for _ in range(weight)]


def compose(count, first, kinds, finish, shortest, longest):
    """Print so many sentences, numbered from `first`."""
    number = first
    while number < first + count:
        make = one(kinds)
        found = finish(make(), make)
        if shortest <= len(found) <= longest:
            print_sentence(found, number)
            number += 1


def main():
    few, many = [int(word) for word in sys.argv[1:3] + ["1000", "0"][len(sys.argv) - 1:]]
    print("# SPDX-FileCopyrightText: The attest authors")
    print("# SPDX-License-Identifier: Apache-2.0")
    compose(few, 0, weighted(short.SENTENCES), short.finish, 1, 26)
    compose(many, few, weighted(long.SENTENCES), long.finish, long.SHORTEST, long.LONGEST)


if __name__ == "__main__":
    main()
