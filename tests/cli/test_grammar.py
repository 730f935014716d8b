# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""The TextMate grammar of rules/editor/: it loads, each kind of line is coloured
as what it is, and in the shipped rules nothing is left over and every slot, list,
string, keyword and comment has its scope."""
import json
import re

from program import SOURCE, Checks
from textmate import Grammar

EDITOR = SOURCE / "rules" / "editor"

# A text, a part of it (where it comes first), and the innermost scope of every character of that part.
SAMPLES = [
    ("# a comment", "# a comment", "comment.line.number-sign"),
    ("prefix att: <https://x.org/#>", "prefix", "keyword.control.declaration"),
    ("prefix att: <https://x.org/#>", "att", "entity.name.namespace"),
    ("prefix att: <https://x.org/#>", "<https://x.org/#>", "constant.other.iri"),
    ('import "a b.rules"  # why', '"a b.rules"', "string.unquoted.path"),
    ("import ../x.rules", "../x.rules", "string.unquoted.path"),
    ("list strike = raid, {air strike}", "strike", "variable.other.list"),
    ("list strike = raid, {air strike}", "raid", "meta.word"),
    ("list a = b,\n         c  # d", "c", "meta.word"),
    ("event att:Attack", "att:Attack", "entity.name.type.class"),
    ("extend list strike = raid", "strike", "variable.other.list"),
    ("extend list strike = raid", "raid", "meta.word"),
    ("extend relation att:leads", "extend relation", "keyword.control.declaration"),
    ("extend relation att:leads", "att:leads", "entity.name.type.class"),
    ("outlook Wanted", "Wanted", "entity.name.type.outlook"),
    ("outlook Future under speech", "under", "keyword.control.declaration"),
    ("outlook Future under speech", "speech", "entity.name.type.outlook"),
    ("  AGENT strikes TARGET:Group's camp", "AGENT", "variable.parameter.slot"),
    ("  AGENT strikes TARGET:Group's camp", "TARGET", "variable.parameter.slot"),
    ("  AGENT strikes TARGET:Group's camp", "Group", "entity.name.type.class"),
    ("  OBJECT's leader SUBJECT", "'s", "keyword.operator.possessive"),
    ("  SUBJECT-controlled OBJECT", "SUBJECT", "variable.parameter.slot"),
    ("  SUBJECT-controlled OBJECT", "controlled", "meta.word"),
    ("  anti-OBJECT SUBJECT", "OBJECT", "variable.parameter.slot"),
    ("  AGENT @strike (on|against TARGET)", "@strike", "variable.other.list"),
    ("  AGENT @strike (on|against TARGET)", "|", "keyword.operator.alternative"),
    ("  AGENT @strike (on|against TARGET)", "(", "punctuation.section.group"),
    ('  AGENT fires "9/11" # and', "9/11", "string.quoted.double"),
    ('  AGENT fires "9/11" # and', "# and", "comment.line.number-sign"),
    ("  AGENT uses /F-?\\d+/ against TARGET", "/F-?\\d+/", "string.regexp"),
    ("  SUBJECT is leader of OBJECT", "is", "keyword.operator.word"),
    ("  unless AGENT virus, disease", "unless", "keyword.other.entry"),
    ("  unless CLAUSE", "unless", "meta.word"),
    ("  support launch, conduct", "support", "keyword.other.entry"),
    ("  forms no noun, no passive", "passive", "constant.language.form"),
    ("  also denies|refutes = Negated", "Negated", "constant.language.outlook"),
    ('  test "He said \\"no\\"."', 'test', "keyword.other.test"),
    ('  test "He said \\"no\\"."', '\\"', "constant.character.escape"),
    ('  test "X."\n    agent = South Sudan; polarity = Negated', "agent", "variable.parameter.key"),
    ('  test "X."\n    agent = South Sudan; polarity = Negated', "South Sudan", "string.unquoted.value"),
    ('  test "X."\n    agent = South Sudan; polarity = Negated', ";", "punctuation.separator.expectation"),
    ('  test "X."\n    agent = South Sudan; polarity = Negated', "Negated", "constant.language.outlook"),
    ('  test "X."\n    topic = harbours(A, B-i-C)  # so', "harbours(A, B-i-C)", "string.unquoted.value"),
    ('  test "X."\n    topic = harbours(A, B-i-C)  # so', "# so", "comment.line.number-sign"),
    ('  test "X."\n    agent = A\n  AGENT strikes', "strikes", "meta.word"),
    ("regex time\n  /(?<day>\\d{1,2}) (?<m>@month)/ = {day}-{m@month}", "day", "variable.other.group"),
    ("regex time\n  /(?<day>\\d{1,2}) (?<m>@month)/ = {day}-{m@month}", "@month", "variable.other.list"),
    ("regex time\n  /(?<day>\\d{1,2}) (?<m>@month)/ = {day}-{m@month}", "\\d", "constant.character.escape.regexp"),
    ("regex time\n  /(?<day>\\d{1,2}) (?<m>@month)/ = {day}-{m@month}", "{1,2}", "keyword.operator.quantifier.regexp"),
    ("regex quantity\n  /(?<n>[\\d.]+) km/ = {n} km  # a\n  test \"X\"", "quantity", "entity.name.type.value"),
    ("regex quantity\n  /(?<n>[\\d.]+) km/ = {n} km  # a\n  test \"X\"", "[\\d.]", "constant.other.character-class.regexp"),
    ("regex quantity\n  /(?<n>[\\d.]+) km/ = {n} km  # a\n  test \"X\"", "# a", "comment.line.number-sign"),
    ("regex money\n  /x/ = {n}\n\nevent att:A\n  AGENT pays", "pays", "meta.word"),
    ("pattern att:StateBody\n  [demonym] (army|police)? -> part of STATE", "att:StateBody", "entity.name.type.class"),
    ("pattern att:StateBody\n  [demonym] (army|police)? -> part of STATE", "demonym", "support.constant.token"),
    ("pattern att:StateBody\n  [demonym] (army|police)? -> part of STATE", "?", "keyword.operator.quantifier"),
    ("pattern att:StateBody\n  [demonym] (army|police)? -> part of STATE", "->", "keyword.operator.produce"),
    ("pattern att:StateBody\n  [demonym] (army|police)? -> part of STATE", "STATE", "variable.parameter.slot"),
    ("pattern att:Title\n  {foreign minister} of <STATE> <NAME>+", "NAME", "variable.parameter.slot"),
    ("pattern att:Title\n  {foreign minister} of <STATE> <NAME>+", "+", "keyword.operator.quantifier"),
    ("pattern att:Title\n  a b*\n  test \"X.\"\n    name = Y", "name", "variable.parameter.key"),
    ("discard sport\n  sentence by [NUM] (run | goal)+", "sport", "entity.name.type.discard"),
    ("discard sport\n  sentence by [NUM] (run | goal)+", "sentence", "keyword.other.entry"),
    ("discard sport\n  sentence by [NUM] (run | goal)+", "NUM", "support.constant.token"),
    ("discard sport\n  sentence by [NUM] (run | goal)+", "goal", "meta.word"),
    ("topic theme:water\n  river\n  unless {river cruise}", "theme:water", "entity.name.type.discard"),
    ("topic theme:water\n  river\n  unless {river cruise}", "unless", "keyword.other.entry"),
    ("  path(AGENT <nsubj >obl:of TARGET)", "path", "keyword.other.path"),
    ("  path(AGENT <nsubj >obl:of TARGET)", "AGENT", "variable.parameter.slot"),
    ("  path(AGENT <nsubj >obl:of TARGET)", "nsubj", "support.constant.edge"),
    ("  path(AGENT <nsubj >obl:of TARGET)", ">", "keyword.operator.path"),
    ("  path(@strike, (AGENT = >nsubj @arm))", "@arm", "variable.other.list"),
    ("  path(@strike, (AGENT = >nsubj), TARGET = >obj)", "obj", "support.constant.edge"),
    ("  SUBJECT \u00e9l\u00e8ve OBJECT\u2019s ami", "\u00e9l\u00e8ve", "meta.word"),
]


def innermost(scopes):
    return scopes[-1].removesuffix(".attest-rules") if scopes else ""


def check_samples(checks, grammar):
    for text, part, scope in SAMPLES:
        flat = []
        for line in grammar.tokenize(text):
            flat += line + [[]]
        at = text.index(part)
        found = {innermost(s) for s, c in zip(flat[at:at + len(part)], part) if not c.isspace() or scope[0] == "s"}
        checks.that(found == {scope}, f"{part!r} in {text!r} is {scope}, found {sorted(found)}")


def expected(line):
    """What a line of the shipped rules holds that needs no grammar to see, as
    (span, scope); strings first, so that nothing is looked for inside them."""
    if line.lstrip().startswith("#"):
        return [((line.index("#"), len(line.rstrip())), "comment.line")]
    comment = re.search(r'^(?:[^"#]|"(?:\\.|[^"\\])*"|(?<=\S)#)*?(?<=\s)(#.*)', line)
    line = line[:comment.start(1)] if comment else line
    spans = [(m.span(), "string.quoted.double") for m in re.finditer(r'"(?:\\.|[^"\\])*"', line)]
    plain = re.sub(r'"(?:\\.|[^"\\])*"', lambda m: "\0" * len(m[0]), line)
    if comment:
        spans.append((comment.span(1), "comment.line"))
    word = re.match(r"(event|relation|quantity|speech|outlook|list|prefix|import|nominal|regex|pattern|discard|topic)\b|\s+(test|none|todo) \0", plain)
    if word:
        spans.append((word.span(1 if word[1] else 2), "keyword."))
    if not re.match(r"\s{4}|\s*/|prefix|import", plain):
        # [NUM] is a tag
        slots = re.sub(r"\[[^\[\]]*\]", lambda m: "\0" * len(m[0]), plain)
        spans += [(m.span(), "variable.parameter.slot") for m in re.finditer(r"\b[A-Z]{2}[A-Z_]*\b", slots)]
        spans += [(m.span(), "variable.other.list") for m in re.finditer(r"@\w+", plain)]
    return spans


def check_shipped(checks, grammar):
    files = sorted((SOURCE / "rules").rglob("*.rules"))
    checks.that(len(files) > 8, "the shipped rules are found")
    for path in files:
        text = path.read_text(encoding="utf-8")
        for number, (line, scopes) in enumerate(zip(text.split("\n"), grammar.tokenize(text)), 1):
            where = f"{path.name}:{number}: {line}"
            bare = [c for c, s in zip(line, scopes) if not c.isspace() and (not s or "invalid" in s[-1] or
                                                                         innermost(s).startswith("meta.") and
                                                                         innermost(s) != "meta.word")]
            checks.that(not bare, f"no scope for {bare} in {where}")
            for (begin, end), scope in expected(line):
                found = {any(one.startswith(scope) for one in s) for s in scopes[begin:end]}
                checks.that(found == {True}, f"{line[begin:end]!r} is {scope} in {where}")


def check_extension(checks):
    package = json.loads((EDITOR / "package.json").read_text(encoding="utf-8"))
    language = package["contributes"]["languages"][0]
    grammar = package["contributes"]["grammars"][0]
    checks.that(language["id"] == grammar["language"] and language["extensions"] == [".rules"], "one language")
    for name in (language["configuration"], grammar["path"], package["main"]):
        checks.that((EDITOR / name).is_file(), f"{name} is there")
    configuration = json.loads((EDITOR / language["configuration"]).read_text(encoding="utf-8"))
    checks.that(configuration["comments"]["lineComment"] == "#", "comments start with #")
    for rule in ("increaseIndentPattern", "decreaseIndentPattern"):
        re.compile(configuration["indentationRules"][rule])
    return EDITOR / grammar["path"], grammar["scopeName"]


def main():
    checks = Checks()
    path, scope = check_extension(checks)
    grammar = Grammar(path)
    checks.that(grammar.data["scopeName"] == scope == "source.attest-rules", "the scope's name")
    for fault in grammar.faults():
        checks.that(False, fault)
    check_samples(checks, grammar)
    check_shipped(checks, grammar)
    checks.end()


main()
