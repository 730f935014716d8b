# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""A TextMate tokenizer as small as rules/editor/ needs it: match, begin and end,
captures, include of the grammar's own repository. Regular expressions are run by
Python's re, so the grammar keeps to what re and Oniguruma read alike: classes,
groups, lazy and greedy repetition, look-ahead, look-behind of fixed width, \\b,
\\s, \\w, ^, $ and \\1 in an `end`; Grammar.faults tells the rest."""
import json
import re

# \h, \p, \G, \K, possessive and atomic groups, inline flags, absent operators.
NOT_SHARED = re.compile(r"\\[hHpPGKRXAzZuU]|[*+?}]\+|\(\?(?![:=!]|<[=!])")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
KEYS = {"match", "begin", "end", "name", "captures", "beginCaptures", "endCaptures", "patterns", "include"}


class Grammar:
    def __init__(self, path):
        self.data = json.loads(path.read_text(encoding="utf-8"))
        self.cache = {}

    def rules(self, node=None):
        """Every rule of the grammar."""
        node = self.data if node is None else node
        for rule in node.get("patterns", []):
            yield rule
            yield from self.rules(rule)
        for entry in node.get("repository", {}).values():
            yield from self.rules(entry)

    def faults(self):
        """What no tokenizer, or not both engines, would take."""
        for rule in self.rules():
            for key in set(rule) - KEYS:
                yield f"unknown key {key}"
            name = rule.get("include", "")
            if name and name[1:] not in self.data["repository"]:
                yield f"include of {name}"
            for key in ("match", "begin", "end"):
                if NOT_SHARED.search(CLASS.sub(".", rule.get(key, ""))):
                    yield f"not shared by both engines: {rule[key]}"
                if key != "end":
                    self.compiled(rule.get(key, ""))

    def compiled(self, pattern):
        if pattern not in self.cache:
            self.cache[pattern] = re.compile(pattern)
        return self.cache[pattern]

    def flat(self, patterns):
        """Rules with their includes opened, in order."""
        for rule in patterns:
            if "include" in rule:
                yield from self.flat(self.data["repository"][rule["include"][1:]]["patterns"])
            else:
                yield rule

    def tokenize(self, text):
        """For each line a list of the scopes of each character."""
        stack = []  # (rule, end pattern)
        return [self._line(line, stack) for line in text.split("\n")]

    def _capture(self, scopes, found, captures):
        for group, entry in captures.items():
            if found.start(int(group)) >= 0:
                for i in range(*found.span(int(group))):
                    scopes[i].append(entry["name"])

    def _line(self, line, stack):
        scopes = [[] for _ in line]
        at = 0
        pushed_at = -1
        while at <= len(line):
            rules = self.data["patterns"] if not stack else stack[-1][0]["patterns"]
            best = None
            if stack:
                end = self.compiled(stack[-1][1]).search(line, at)
                best = (end, None) if end else None
            for rule in self.flat(rules):
                found = self.compiled(rule.get("match", rule.get("begin", ""))).search(line, at)
                if found and (best is None or found.start() < best[0].start()):
                    best = (found, rule)
            outer = [r["name"] for r, _ in stack if "name" in r]
            until = best[0].start() if best else len(line)
            for i in range(at, until):
                scopes[i] += outer
            if not best:
                break
            found, rule = best
            own = outer + ([rule["name"]] if rule and "name" in rule else [])
            for i in range(*found.span()):
                scopes[i] += own
            if rule is None:
                self._capture(scopes, found, stack.pop()[0].get("endCaptures", {}))
            elif "begin" in rule:
                self._capture(scopes, found, rule.get("beginCaptures", {}))
                end = re.sub(r"\\(\d)", lambda m: re.escape(found.group(int(m[1])) or ""), rule["end"])
                stack.append((rule, end))
            else:
                self._capture(scopes, found, rule.get("captures", {}))
            if found.end() == at and found.start() == at:
                # An empty match must change the stack, and only once a place.
                if rule is not None and "begin" not in rule or pushed_at == (at, len(stack)):
                    at += 1
                pushed_at = (at, len(stack))
            else:
                at = found.end()
        return scopes
