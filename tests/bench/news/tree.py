# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Words with their dependents: built from parts, printed as CoNLL-U.

In: forms, tags, relations. Out: trees, rows. Chance comes from here, so that all
choices together give the same text every time.
"""
import random

CHANCE = random.Random(7)


class Node:
    """A word and its dependents, left and right, in order."""

    def __init__(self, form, upos, xpos, lemma=None):
        self.form, self.upos, self.xpos = form, upos, xpos
        self.lemma = lemma or (form if xpos.startswith("NNP") else form.lower())
        self.left, self.right = [], []
        self.glued = False  # to the word before; "both": to the next one too
        self.opens = False  # glued to the next word

    def before(self, relation, node):
        self.left.append((relation, node))
        return self

    def first(self, relation, node):
        self.left.insert(0, (relation, node))
        return self

    def after(self, relation, node):
        self.right.append((relation, node))
        return self


def punct(form):
    node = Node(form, "PUNCT", form)
    node.glued = True
    return node


def aux(form, xpos, lemma):
    return Node(form, "AUX", xpos, lemma)


def words(root):
    """All words in order, each with its head and relation."""
    found = []

    def walk(node, head, relation):
        for r, child in node.left:
            walk(child, node, r)
        found.append((node, head, relation))
        for r, child in node.right:
            walk(child, node, r)

    walk(root, None, "root")
    return found


def one(choices):
    return CHANCE.choice(choices)


def may(chance=0.5):
    return CHANCE.random() < chance


def marked(preposition, node):
    return node.first("case", Node(preposition, "ADP", "IN"))


def coordinate(head, others):
    for i, other in enumerate(others):
        if i == len(others) - 1:
            other.first("cc", Node("and", "CCONJ", "CC"))
        else:
            other.first("punct", punct(","))
        head.after("conj", other)
    return head


def enclose(clause, closed=True):
    clause.first("punct", punct(","))
    if closed:
        clause.after("punct", punct(","))
    return clause


def capital(found):
    first = found[0][0]
    first.form = first.form[0].upper() + first.form[1:]
    return found


def print_sentence(found, number):
    index = {id(node): i + 1 for i, (node, _, _) in enumerate(found)}
    text = ""
    rows = []
    for i, (node, head, relation) in enumerate(found):
        following = found[i + 1][0] if i + 1 < len(found) else None
        tight = (node.glued == "both" or node.opens or following is None
                 or bool(following.glued))
        text += node.form + ("" if tight else " ")
        xpos = "." if node.form in ".?" else node.xpos
        rows.append([str(i + 1), node.form, node.lemma, node.upos, xpos, "_",
                     str(index[id(head)]) if head else "0", relation, "_",
                     "SpaceAfter=No" if tight and following else "_"])
    if number % 10 == 0:
        print(f"# newdoc id = news-{number // 10}")
    print(f"# sent_id = news-{number}")
    print(f"# text = {text}")
    for row in rows:
        print("\t".join(row))
    print()
