# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest lsp, driven by a scripted client: every feature on a pack of two files,
positions in UTF-16 and UTF-8, and what no client should send."""
import os
import pathlib

from lsp_client import Client, frame
from program import ATTEST, SOURCE, Checks, folder

WORDS = """prefix att: <https://w3id.org/attest/ontology#>

list barb = criticism, rebuke
"""
RULES = """prefix att: <https://w3id.org/attest/ontology#>

import words.rules

event att:Accusation
  AGENT accuses|blames TARGET (of|for TOPIC)
  AGENT gives @barb to TARGET:Actor
  test "Pakistan accused Kabul of harbouring the TTP."
    agent = Pakistan; target = Afghanistan
  test "Pakistan accused Kabul."
    agent = Kabul

relation att:leads
  SUBJECT leads OBJECT
"""
CORPUS = "Pakistan accused Kabul. Iran blamed Iraq for the attack.\n\nIndia blamed China.\n"


class Editor:
    """A client with one document whose text it keeps, and finds places in."""

    def __init__(self, client, path, text):
        self.client = client
        self.uri = path.as_uri()
        self.text = text
        self.version = 1

    def item(self):
        return {"uri": self.uri}

    def position(self, before, after="", units="utf-16"):
        """The place behind `before`, which stands before `after`."""
        at = self.text.index(before + after) + len(before)
        line = self.text.count("\n", 0, at)
        head = self.text[self.text.rfind("\n", 0, at) + 1:at]
        width = len(head.encode("utf-16-le")) // 2 if units == "utf-16" else len(head.encode("utf-8"))
        return {"line": line, "character": width}

    def open(self):
        self.client.notify("textDocument/didOpen", textDocument={
            "uri": self.uri, "languageId": "attest-rules", "version": 1, "text": self.text})
        return self.client.diagnostics(self.uri)

    def change(self, old, new, whole=False, units="utf-16"):
        """Replace a part, as a range or the whole text; the diagnostics of it."""
        if whole:
            changes = [{"text": self.text.replace(old, new, 1)}]
        else:
            changes = [{"range": {"start": self.position("", old, units), "end": self.position(old, "", units)},
                        "text": new}]
        self.text = self.text.replace(old, new, 1)
        self.version += 1
        self.client.notify("textDocument/didChange", contentChanges=changes,
                           textDocument={"uri": self.uri, "version": self.version})
        return self.client.diagnostics(self.uri, self.version)

    def ask(self, what, position):
        return self.client.request("textDocument/" + what, textDocument=self.item(), position=position)

    def complete(self, position):
        return {i["label"]: i for i in self.ask("completion", position)["items"]}


def start(place, encodings=None, **options):
    environment = dict(os.environ, ATTEST_DATA=str(SOURCE))
    client = Client([ATTEST, "lsp"], env=environment, cwd=place)
    capabilities = {"workspace": {"codeLens": {"refreshSupport": True}}}
    if encodings:
        capabilities["general"] = {"positionEncodings": encodings}
    answer = client.request("initialize", processId=None, rootUri=place.as_uri(),
                            capabilities=capabilities, initializationOptions=options)
    client.notify("initialized")
    return client, answer


def stop(checks, client):
    checks.that(client.request("shutdown") is None, "shutdown is answered")
    checks.that(client.request("textDocument/hover")["error"]["code"] == -32600, "nothing behind shutdown")
    client.notify("exit")
    code, errors = client.end()
    checks.that(code == 0 and not errors, f"exit behind shutdown is 0, not {code}: {errors}")


def diagnose(checks, editor):
    found = editor.change("att:Accusation", "att:Acusation")
    first = found[0] if found else {}
    checks.that('did you mean "Accusation"?' in first.get("message", ""), f"an unknown class is told: {found}")
    at = editor.position("event att:", "Acusation")
    checks.that(first.get("range") == {"start": at, "end": editor.position("event att:Acusation")},
                f"at its place: {found}")
    checks.that(first.get("severity") == 1 and first.get("source") == "attest", "as an error of attest")
    checks.that(editor.change("att:Acusation", "att:Accusation", whole=True) == [], "mended, it vanishes")
    found = editor.change("SUBJECT leads OBJECT\n", "SUBJECT leads OBJECT\n  SUBJECT leads OBJECT\n")
    related = found[0].get("relatedInformation", []) if found else []
    checks.that(related and related[0]["message"] == "first written here"
                and related[0]["location"]["uri"] == editor.uri
                and related[0]["location"]["range"]["start"] == editor.position("", "SUBJECT leads"),
                f"a note is related information: {found}")
    checks.that(editor.change("  SUBJECT leads OBJECT\n  SUBJECT leads OBJECT\n",
                              "  SUBJECT leads OBJECT\n") == [], "and vanishes")
    found = editor.change("  SUBJECT leads", "  # \U0001F600 \u00e9\n  \"\U0001F600\U0001F600\u00e9\" SUBJECT:Persn leads")
    checks.that(any(d["range"]["start"] == editor.position("SUBJECT:", "Persn")
                    and d["range"]["end"] == editor.position("SUBJECT:Persn") for d in found),
                f"columns count UTF-16 code units: {found}")
    checks.that(editor.position("SUBJECT:", "Persn")["character"] == 2 + 7 + 9, "two units an emoji")
    editor.change("  # \U0001F600 \u00e9\n  \"\U0001F600\U0001F600\u00e9\" SUBJECT:Persn leads", "  SUBJECT leads")


def complete(checks, editor):
    editor.change("  SUBJECT leads OBJECT\n", "  SUBJECT leads OBJECT\nev\nextend ev\nextend event att:Acc\n"
                  "event att:Att\nextend event att:Threat\n  TAR\n  @ba\n  AGENT:Per ag\n"
                  "  test \"X.\"\n    ta = x; polarity = Neg\n")
    for place, label, absent in (
            (("\nev", "\n"), "event", "relation"),
            (("extend ev", "\n"), "event", "relation"),
            (("extend event att:Acc", "\n"), "att:Accusation", "att:Attack"),
            (("event att:Att", ""), "att:Attack", "att:Accusation"),
            (("  TAR", "\n"), "TARGET", "AGENT"),
            (("  @ba", ""), "@barb", "TARGET"),
            (("AGENT:Per", ""), "Person", "TARGET"),
            (("AGENT:Per ag", ""), "against", "by"),
            (("\n    ta", ""), "target", "agent"),
            (("polarity = Neg", ""), "Negated", "Affirmed")):
        items = editor.complete(editor.position(*place))
        checks.that(label in items and absent not in items, f"{label} is offered behind {place}: {sorted(items)}")
    item = editor.complete(editor.position("event att:Att"))["att:Attack"]
    checks.that(item["textEdit"] == {
        "range": {"start": editor.position("event ", "att:Att"), "end": editor.position("event att:Att")},
        "newText": "att:Attack"} and item["documentation"], f"a term replaces what is typed: {item}")
    checks.that(not editor.complete(editor.position('test "X')), "nothing is offered between quotes")
    tail = editor.text[editor.text.index("ev\nextend"):]
    editor.change(tail, "")


def hover(checks, editor):
    def told(before, after):
        got = editor.ask("hover", editor.position(before, after))
        return got["contents"]["value"] if got else ""
    text = told("event att:Acc", "usation")
    checks.that("att:Accusation" in text and "a kind of" in text, f"a heading tells its class: {text}")
    text = told("AGENT accuses|blames TAR", "GET")
    checks.that("att:target" in text and "domain: att:Event" in text and "range:" in text,
                f"a slot tells its role: {text}")
    text = told("TARGET:Act", "or")
    checks.that(text.startswith("**att:Actor**"), f"a type tells its class: {text}")
    text = told("@ba", "rb")
    checks.that("criticism, rebuke" in text, f"a list tells its words: {text}")
    text = told("AGENT acc", "uses")
    checks.that("verb accuse, blame" in text and "agent" in text, f"a sentence tells its frames: {text}")
    text = told("    agent = Pakistan; tar", "get")
    checks.that("att:target" in text, f"a key tells its role: {text}")
    editor.change("event att:Accusation", "event att:Accusatio")
    editor.change("event att:Accusatio", "# moved\nevent att:Accusation")
    checks.that("verb accuse" in told("AGENT acc", "uses"), "a sentence that moved still tells")
    checks.that(editor.ask("hover", editor.position("# mo", "ved")) is None, "a comment tells nothing")
    editor.change("# moved\n", "")


def define(checks, editor, place):
    ontology = (SOURCE / "ontology" / "attest.ttl").resolve()
    lines = ontology.read_text(encoding="utf-8").split("\n")

    def found(before, after):
        got = editor.ask("definition", editor.position(before, after))
        return (got["uri"], got["range"]["start"]["line"]) if got else None
    for before, after, term in (("event att:Acc", "usation", "att:Accusation"), ("TARGET:Act", "or", "att:Actor"),
                                ("AGENT accuses|blames TAR", "GET", "att:target"),
                                ("relation att:le", "ads", "att:leads")):
        where = found(before, after)
        checks.that(where and where[0] == ontology.as_uri() and lines[where[1]].startswith(term + " "),
                    f"{term} is found in the ontology: {where}")
    words = (place / "mine" / "words.rules").as_uri()
    checks.that(found("@ba", "rb") == (words, 2), "a list is found in its file")
    checks.that(found("import wo", "rds") == (words, 0), "an import leads to its file")
    checks.that(found("AGENT acc", "uses") is None, "a word has no definition")


def outline(checks, editor):
    symbols = editor.client.request("textDocument/documentSymbol", textDocument=editor.item())
    checks.that([s["name"] for s in symbols] == ["att:Accusation", "att:leads"], f"the outline: {symbols}")
    checks.that([c["name"] for c in symbols[0]["children"]] ==
                ["AGENT accuses|blames TARGET (of|for TOPIC)", "AGENT gives @barb to TARGET:Actor"],
                "with the sentences of a block")
    for s in symbols:
        checks.that(s["range"]["start"]["line"] <= s["selectionRange"]["start"]["line"] <= s["range"]["end"]["line"],
                    "a name lies inside its block")


def lenses(checks, editor):
    def titles():
        got = editor.client.request("textDocument/codeLens", textDocument=editor.item())
        return {lens["range"]["start"]["line"]: lens["command"]["title"] for lens in got}
    block = editor.text[:editor.text.index("event att:")].count("\n")
    other = editor.text[:editor.text.index("relation att:")].count("\n")
    editor.client.said.clear()
    editor.client.notify("textDocument/didSave", textDocument=editor.item())
    found = editor.client.diagnostics(
        editor.uri, holds=lambda found: any("test fails" in d["message"] for d in found))
    failing = [d for d in found if "test fails" in d["message"]]
    checks.that(failing[0]["range"]["start"] == editor.position("test ", '"Pakistan accused Kabul."'),
                f"a failing test is told at its sentence: {found}")
    while "hit" not in titles().get(block, ""):
        editor.client.refreshed()
    checks.that(titles() == {block: "1 of 2 tests, 3 hits", other: "0 of 0 tests, 0 hits"}, f"lenses: {titles()}")


def formats(checks, editor):
    editor.change("AGENT accuses|blames", "AGENT   accuses | blames")
    edits = editor.client.request("textDocument/formatting", textDocument=editor.item(), options={})
    checks.that(len(edits) == 1 and "  AGENT accuses|blames TARGET (of|for TOPIC)\n" in edits[0]["newText"]
                and edits[0]["range"]["start"] == {"line": 0, "character": 0}, f"a document is formatted: {edits}")
    editor.change(editor.text, edits[0]["newText"], whole=True)
    checks.that(editor.client.request("textDocument/formatting", textDocument=editor.item(), options={}) == [],
                "what is formatted needs no edit")
    editor.change("relation att:leads", 'relation "att:leads')
    failed = editor.client.request("textDocument/formatting", textDocument=editor.item(), options={})
    checks.that(failed.get("error", {}).get("code") == -32803, f"what does not lex is refused: {failed}")
    editor.change('relation "att:leads', "relation att:leads")


def overlays(checks, client, editor, place):
    """What is open counts, not what is saved; a file need not exist."""
    words = Editor(client, place / "mine" / "words.rules", WORDS)
    words.open()
    words.change("list barb", "list barbs")
    client.diagnostics(editor.uri, holds=lambda found: any('"barb"' in d["message"] for d in found))
    client.said.clear()
    client.notify("textDocument/didClose", textDocument=words.item())
    checks.that(client.diagnostics(editor.uri) == [], "closed, the file counts again")
    client.said.clear()
    (place / "mine" / "words.rules").write_text(WORDS.replace("barb", "sting"))
    client.notify("workspace/didChangeWatchedFiles", changes=[])
    found = client.diagnostics(editor.uri)
    checks.that(any('"barb"' in d["message"] for d in found), f"a file that changed on disk: {found}")
    (place / "mine" / "words.rules").write_text(WORDS)
    fresh = Editor(client, place / "mine" / "new file.rules", "event att:Attack\n  AGENT strikes TARGT\n")
    found = fresh.open()
    checks.that(any('"TARGT"' in d["message"] for d in found), f"a file that is not saved yet: {found}")
    found = fresh.change("Attack\n  AGENT strikes TARGT", "Accusation\n  AGENT censures TARGET")
    checks.that(any(r["location"] == {"uri": editor.uri, "range": {
        "start": editor.position("", "event att:Accusation"), "end": editor.position("event att:Accusation")}}
                    for d in found for r in d.get("relatedInformation", [])),
                f"a note in another file: {found}")
    client.notify("textDocument/didClose", textDocument=fresh.item())
    untitled = Editor(client, place / "x", "event att:Attack\n  AGENT strikes TARGT\n")
    untitled.uri = "untitled:Untitled-1"
    found = untitled.open()
    checks.that(found and found[0]["range"]["start"]["line"] == 0 or any("TARGT" in d["message"] for d in found),
                f"a document without a file: {found}")
    client.notify("textDocument/didClose", textDocument=untitled.item())


def features(checks):
    with folder() as name:
        place = pathlib.Path(name).resolve()
        (place / "mine").mkdir()
        (place / "mine" / "words.rules").write_text(WORDS)
        (place / "mine" / "own.rules").write_text(RULES)
        (place / "corpus").mkdir()
        (place / "corpus" / "news.txt").write_text(CORPUS)
        client, answer = start(place, corpus="corpus")
        checks.that(answer["capabilities"]["positionEncoding"] == "utf-16", "UTF-16 unless agreed otherwise")
        editor = Editor(client, place / "mine" / "own.rules", RULES)
        checks.that(editor.open() == [], "a good file has no diagnostics")
        diagnose(checks, editor)
        complete(checks, editor)
        hover(checks, editor)
        define(checks, editor, place)
        outline(checks, editor)
        lenses(checks, editor)
        formats(checks, editor)
        overlays(checks, client, editor, place)
        checks.that(client.request("textDocument/rename")["error"]["code"] == -32601, "an unknown method is told")
        client.notify("$/unknown")
        stop(checks, client)


def encoding(checks):
    """A client that prefers bytes gets them; the pack is named by options."""
    with folder() as name:
        place = pathlib.Path(name).resolve()
        (place / "a.rules").write_text(RULES.replace("import words.rules\n\n", ""))
        (place / "b.rules").write_text(WORDS)
        client, answer = start(place, ["utf-8", "utf-16"], rules=["a.rules", "b.rules"])
        checks.that(answer["capabilities"]["positionEncoding"] == "utf-8", "utf-8 is agreed on")
        editor = Editor(client, place / "a.rules", (place / "a.rules").read_text())
        checks.that(editor.open() == [], "the files of the options are one pack")
        found = editor.change("SUBJECT leads", '"\U0001F600\u00e9" SUBJECT:Persn leads', units="utf-8")
        checks.that(any(d["range"]["start"] == editor.position("SUBJECT:", "Persn", "utf-8") for d in found),
                    f"columns count bytes: {found}")
        stop(checks, client)


def shipped(checks):
    """The rules that attest ships, opened where they lie, have no errors."""
    client, _ = start(SOURCE.resolve())
    path = SOURCE.resolve() / "rules" / "diplomacy.rules"
    editor = Editor(client, path, path.read_text(encoding="utf-8"))
    found = editor.open()
    checks.that(all(d["severity"] > 1 for d in found), f"no errors in {path}: {found}")
    found = editor.change("event att:Accusation", "event att:Acusation")
    checks.that(any(d["severity"] == 1 for d in found), "an error in a large pack")
    stop(checks, client)


def own_world(checks):
    """A folder with an ontology of its own is a pack in its own world."""
    client, _ = start(SOURCE.resolve())
    path = SOURCE.resolve() / "rules" / "business" / "deals.rules"
    editor = Editor(client, path, path.read_text(encoding="utf-8"))
    found = editor.open()
    checks.that(all(d["severity"] > 1 for d in found), f"no errors in {path}: {found}")
    name = editor.text.split("\nevent ")[1].split()[0]
    got = editor.ask("definition", editor.position("event business:", name.split(":")[1]))
    checks.that(got and got["uri"] == (path.parent / "ontology.ttl").as_uri(), f"its terms are its own: {got}")
    client.refreshed()
    found = client.diagnostics(editor.uri)
    checks.that(not any("test fails" in d["message"] for d in found), f"its names are its own: {found}")
    stop(checks, client)


def abuse(checks):
    environment = dict(os.environ, ATTEST_DATA=str(SOURCE))

    def fresh():
        return Client([ATTEST, "lsp"], env=environment)
    client = fresh()
    checks.that(client.request("textDocument/hover")["error"]["code"] == -32002, "initialize comes first")
    client.notify("textDocument/didOpen", textDocument={"uri": "file:///x.rules", "text": "event"})
    client.write(frame(b"{not json"))
    checks.that(client.read()["error"]["code"] == -32700, "JSON that does not parse is answered")
    client.write(frame(b"[1, 2]"))
    checks.that(client.read()["error"]["code"] == -32600, "what is no message is answered")
    client.write(frame(b"[" * 100000))
    checks.that(client.read()["error"]["code"] == -32700, "nesting is bounded")
    client.write(frame(b'{"jsonrpc": "2.0", "id": "a", "method": "initialize", "params": 7}'))
    checks.that("result" in client.read(), "params of another type are as none")
    client.write(frame(b'{"jsonrpc": "2.0", "id": null, "method": "textDocument/hover", "params": {"textDocument": []}}'))
    checks.that("error" in client.read(), "a document of another type is as none")
    client.notify("textDocument/didChange", textDocument={"uri": "file:///gone"}, contentChanges=[{"text": "x"}])
    client.notify("textDocument/didOpen", textDocument={"uri": "file:///%zz%00/a.rules", "text": "event \u0000\n x"})
    client.notify("textDocument/didChange", textDocument={"uri": "file:///%zz%00/a.rules"}, contentChanges=[
        {"text": "\u00e9", "range": {"start": {"line": 9, "character": 9}, "end": {"line": 0, "character": 1}}},
        {"range": 3}, 7, {"text": "event att:Attack\n  AGENT \"x"}])
    for what in ("completion", "hover", "definition"):
        got = client.request("textDocument/" + what, textDocument={"uri": "file:///%zz%00/a.rules"},
                             position={"line": 1, "character": 10 ** 12})
        checks.that(not isinstance(got, dict) or "error" not in got, f"{what} of a broken document")
    client.write(b"Content-Length: 99999999\r\n\r\n" + b" " * 99999999)
    checks.that(client.read_answer(None)["error"]["code"] == -32600, "a message too large is passed over")
    client.notify("exit")
    checks.that(client.end()[0] == 1, "exit without shutdown is 1")
    for data, what in ((b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "another protocol"),
                       (b"Content-Length: x\r\n\r\n{}", "a length that is none"),
                       (b"Content-Length: 10\r\n\r\n{}", "a message that ends early"),
                       (b"x" * 5000, "no header at all")):
        client = fresh()
        client.write(data)
        code, errors = client.end()
        checks.that(code == 4 and "standard input: error: " in errors, f"{what} ends with a message: {code} {errors}")
    code, errors = fresh().end()
    checks.that(code == 1 and not errors, f"a client that leaves: {code} {errors}")


def main():
    checks = Checks()
    features(checks)
    encoding(checks)
    shipped(checks)
    own_world(checks)
    abuse(checks)
    checks.end()


main()
