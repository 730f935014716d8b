#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest report: one page, nothing of the data is markup, the same bytes each time."""
import base64
import hashlib
import html.parser
import json
import pathlib
import re

from program import SOURCE, Checks, folder, run

HOSTILE = ['</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onclick='x", "<!-- -->]]>",
           "\u202eright to left\u202c \u05d0\u05d1", "{{json}} {{script}}", "a\u2028b &amp; <b>", "&lt;script&gt;"]
VOID = {"meta", "input", "link", "br", "img", "path", "rect"}


class Page(html.parser.HTMLParser):
    """What a browser makes of it: elements, and the text of scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.texts, self.open, self.policy = [], {}, [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs)["content"]
        if tag in ("script", "style") or (tag == "title" and "title:" not in self.texts):
            self.open.append(f"{tag}:{dict(attrs).get('id', '')}")

    def handle_endtag(self, tag):
        if tag in ("script", "style", "title") and self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data

    def data(self):
        return json.loads(self.texts["script:data"])


def sha(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def literal(text):
    return json.dumps(text, ensure_ascii=False)


def hostile_graph():
    """A graph whose every value would be markup or script, were it not escaped."""
    lines = ["@prefix att: <https://w3id.org/attest/ontology#> .", "@prefix oa: <http://www.w3.org/ns/oa#> .",
             "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .", "@prefix dcterms: <http://purl.org/dc/terms/> .",
             "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .", "@prefix : <http://example.org/x/> ."]
    for i, bad in enumerate(HOSTILE):
        lines += [f":a{i} a att:State ; skos:prefLabel {literal(bad)} .",
                  f":e{i} a att:Event, att:Assault ; att:agent :a{i} ; att:target :a{(i + 1) % len(HOSTILE)} ; "
                  f"att:killedText {literal(bad)} ; att:time {literal(bad)} .",
                  f":s{i} a att:Statement ; att:describes :e{i} ; att:statedIn :p{i} ; att:rule :r{i} ; att:resolvedFrom {literal(bad)} .",
                  f":r{i} rdfs:label {literal(bad)} .",
                  f":p{i} oa:start 0 ; oa:end 5 ; oa:exact {literal(bad)} ; oa:hasSource :d{i} .",
                  f":d{i} dcterms:identifier {literal(bad)} ; dcterms:title {literal(bad)} ; dcterms:source \"javascript:alert(1)\" ."]
    return "\n".join(lines)


def check_hostile(checks, where):
    graph = where / "hostile.ttl"
    graph.write_text(hostile_graph(), encoding="utf-8")
    process = run("report", graph, "--title", HOSTILE[0])
    checks.that(process.returncode == 0, "a hostile graph has a page", process)
    page = Page(process.stdout.decode())
    tags = [tag for tag, _ in page.elements]
    checks.that(tags.count("script") == 2 and "img" not in tags, "no element is made of data")
    checks.that(not [a for _, attrs in page.elements for a in attrs if a.startswith("on")], "no handler is an attribute")
    checks.that(not [a for _, attrs in page.elements for a in attrs if a in ("src", "style")], "nothing is fetched or styled in place")
    data = page.data()
    checks.that(sorted(e["name"] for e in data["entities"]) == sorted(HOSTILE), "labels arrive whole")
    checks.that(sorted(f["rule"] for f in data["facts"]) == sorted(HOSTILE), "rules arrive whole")
    checks.that(page.texts["title:"] == HOSTILE[0], "the title arrives whole")
    raw = re.search(r'id="data">(.*?)</script>', process.stdout.decode(), re.S).group(1)
    checks.that(not set("<>&\u2028") & set(raw), "no markup begins inside the data")


def check_page(checks, where):
    documents = sorted(str(p.relative_to(SOURCE)) for p in (SOURCE / "corpus").glob("*.txt"))
    graph, reversed_graph, lines = where / "g.ttl", where / "r.nt", where / "g.nt"
    checks.that(run("extract", *documents, "-o", graph, cwd=SOURCE).returncode == 0, "the corpus is extracted")
    run("extract", *documents, "--to", "ntriples", "-o", lines, cwd=SOURCE)
    reversed_graph.write_bytes(b"".join(reversed(lines.read_bytes().splitlines(True))))
    first = run("report", graph, "--documents", "corpus", cwd=SOURCE)
    checks.that(first.returncode == 0, "the corpus has a page", first)
    again = run("report", reversed_graph, "--documents", "corpus", cwd=SOURCE)
    checks.that(first.stdout == again.stdout, "the same graph gives the same bytes, in whatever order", again)
    page = Page(first.stdout.decode())
    script, style = page.texts["script:"], page.texts["style:"]
    checks.that("default-src 'none'" in page.policy and sha(script) in page.policy and sha(style) in page.policy,
                "the policy names the hashes of script and style, and nothing else")
    data = page.data()
    checks.that(len(data["facts"]) > 50 and len(data["edges"]) > 20, "it has facts and edges")
    for source, begin, end, exact in data["passages"]:
        text = data["sources"][source].get("text")
        checks.that(text is not None and text[begin:end] == exact, f"{exact!r} stands in its document")
    drawn = [attrs for tag, attrs in page.elements if "data-entity" in attrs]
    checks.that(0 < len(drawn) <= 60, "the drawing has at most 60 actors")
    small = Page(run("report", graph, "--max-nodes", "5").stdout.decode())
    nodes = [attrs for tag, attrs in small.elements if "data-entity" in attrs]
    checks.that(1 < len(nodes) <= 5 and small.data()["left_out"] > 0, "--max-nodes bounds the drawing, and says so")
    boxes = [(int(a["x"]), int(a["y"]), int(a["width"]), int(a["height"])) for t, a in page.elements if t == "rect"]
    apart = all(abs((a[0] + a[2] / 2) - (b[0] + b[2] / 2)) >= (a[2] + b[2]) / 2 or abs(a[1] - b[1]) >= a[3]
                for i, a in enumerate(boxes) for b in boxes[:i])
    checks.that(apart, "no actor is drawn over another")


def check_documents(checks, where):
    text = where / "d.txt"
    text.write_text("India attacked Pakistan in May 2020.", encoding="utf-8")
    graph = where / "d.ttl"
    run("extract", text, "-o", graph)
    moved = where / "moved"
    moved.mkdir()
    (moved / "d.txt").write_text(text.read_text())
    process = run("report", graph, "--documents", moved / "d.txt")
    checks.that("text" in Page(process.stdout.decode()).data()["sources"][0], "a moved document is found by its name", process)
    (moved / "d.txt").write_text("Now India attacked Pakistan in May 2020.")
    process = run("report", graph, "--documents", moved / "d.txt")
    checks.that("text" not in Page(process.stdout.decode()).data()["sources"][0] and b"do not stand" in process.stderr,
                "a changed document is left out, with a warning", process)


def check_usage(checks, where):
    checks.that(run("report").returncode == 2, "a graph is expected")
    checks.that(run("report", "x.ttl", "--max-nodes", "0").returncode == 2, "nodes are at least one")
    checks.that(run("report", where / "missing.ttl").returncode == 4, "a missing graph is an error")
    bad = where / "bad.ttl"
    bad.write_text("this is no Turtle")
    process = run("report", bad, "-o", where / "none.html")
    checks.that(process.returncode == 4 and not (where / "none.html").exists(), "what does not parse leaves no page", process)
    empty = where / "empty.ttl"
    empty.write_text("")
    process = run("report", empty)
    checks.that(process.returncode == 0 and b"no att:Statement" in process.stderr, "an empty graph is a warning", process)


def main():
    checks = Checks()
    with folder() as name:
        where = pathlib.Path(name)
        for part in (check_hostile, check_page, check_documents, check_usage):
            part(checks, where)
    checks.end()


if __name__ == "__main__":
    main()
