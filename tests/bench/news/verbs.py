# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Verbs of short sentences, with what they take: n names, p people, other letters
things (parts.py).
"""
VERBS = {
    "attack": "npl", "accuse": "n", "blame": "n", "condemn": "nd", "denounce": "nd",
    "criticise": "nd", "support": "npd", "back": "nd", "fund": "np", "finance": "n",
    "arm": "np", "train": "p", "sanction": "n", "blacklist": "n", "outlaw": "n",
    "invade": "n", "shell": "l", "bomb": "nl", "raid": "l", "target": "npl",
    "capture": "pl", "seize": "l", "besiege": "l", "occupy": "l", "control": "wl",
    "border": "n", "host": "npd", "shelter": "p", "harbour": "p", "help": "np",
    "aid": "n", "warn": "n", "praise": "npd", "defeat": "np", "kill": "p",
    "arrest": "p", "detain": "p", "release": "p", "kidnap": "p", "expel": "p",
    "ambush": "p", "meet": "np", "close": "w", "open": "w", "reject": "d",
    "sign": "d", "welcome": "nd", "leave": "n", "lose": "s", "recall": "h",
    "join": "nd", "boycott": "nd", "fear": "n", "trust": "n", "block": "wd",
    "guard": "wl", "storm": "l", "strike": "nl", "patrol": "w", "contact": "n",
    "pressure": "n", "isolate": "n", "oppose": "nd", "influence": "nd",
    "name": "p", "fight": "np", "question": "pd", "answer": "n", "trade": "h",
    "supply": "np", "rule": "n", "lead": "n", "save": "s", "withdraw": "h",
    "retake": "l", "overrun": "l", "overthrow": "n", "take": "l", "beat": "n",
    "hold": "pl", "shoot": "p", "hit": "nl", "drive": "p", "abandon": "lh",
    "recapture": "l", "conquer": "n", "annex": "n", "betray": "n", "insult": "n",
    "mock": "n", "drop": "d", "delay": "d", "resume": "d", "accept": "d", "halt": "d",
}
