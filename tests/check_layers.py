#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Check that each src/ folder includes only what the layer table allows."""
import pathlib
import re
import sys

# folder: (what its headers may include, what its .c files may include besides)
LAYERS = {
    "base": ("", ""),
    "term": ("base", ""),
    "document": ("base", ""),
    "english": ("base document", ""),
    "mentions": ("base term document", "english"),
    "rules": ("base term document", ""),
    # what it writes is rules, and judged by their compiler
    "import": ("base term rules", "document"),
    "match": ("base term document english mentions rules", ""),
    "statements": ("base term document mentions rules match", "english"),
    "graph": ("base term document mentions rules statements", "match"),
    # vocabularies of others, streamed; proposals go through the graph's writers
    "link": ("base term mentions graph", ""),
    # the endpoint over HTTP
    "serve": ("base graph", "term"),
    "pipeline": ("base term document english mentions rules match statements graph", ""),
    # an editor's view: of rules and ontology for names, of pipeline for the rest
    "lsp": ("base document english pipeline rules term", ""),
    # a graph as a page
    "report": ("base term", "document pipeline"),
    "cli": ("base english graph mentions pipeline", "term document english import rules link serve pipeline lsp report"),
}
# third-party header: the only files that may include it
FOREIGN = {
    "raptor2.h": {"term/rdf.c", "graph/write_xml.c"},
    "librdf.h": {"graph/sparql.c"},
    "rasqal.h": {"graph/sparql.c"},
    "libxml/HTMLparser.h": {"document/layout_html.c"},
    "libxml/parser.h": {"document/reader.c"},  # xmlInitParser
    "jansson.h": {"document/jsonl.c", "graph/results.c", "lsp/json.h", "pipeline/gold.c",
                  "pipeline/coverage_json.h", "report/json.c", "serve/catalogue.c"},
    "curl/curl.h": {"graph/http.c"},
    "libtracker-sparql/tracker-sparql.h": {"graph/tiny.c"},
    "sqlite3.h": {"graph/tiny_index.c"},
    "gvc.h": {"report/layout.c"},
    "microhttpd.h": {"serve/reply.h", "serve/request.h"},
    "poppler.h": {"document/pdf.c"},
}
# the public header stands above the folders; only its implementation sees it
PUBLIC = {"pipeline/api.c": {"attest.h"}}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def allowed(path):
    header, source = LAYERS[path.parts[0]]
    names = header if path.suffix == ".h" else header + " " + source
    return set(names.split()) | {path.parts[0]} | PUBLIC.get(str(path), set())


def check(root):
    bad = []
    for file in sorted(root.rglob("*.[ch]")):
        path = file.relative_to(root)
        for number, line in enumerate(file.read_text().split("\n"), 1):
            m = INCLUDE.match(line)
            if not m:
                continue
            quote, name = m.groups()
            where = f"{path}:{number}"
            if quote == '"':
                if name.split("/")[0] not in allowed(path):
                    bad.append(f"{where}: {path.parts[0]}/ may not include {name}")
            elif name in FOREIGN and str(path) not in FOREIGN[name]:
                bad.append(f"{where}: <{name}> belongs to {sorted(FOREIGN[name])}")
    return bad


def acyclic():
    """The table itself must be a hierarchy: later folders see earlier ones."""
    seen = set()
    for folder, (header, source) in LAYERS.items():
        late = set((header + " " + source).split()) - seen
        if late:
            return [f"layer table: {folder} refers to {sorted(late)} declared below it"]
        seen.add(folder)
    return []


if __name__ == "__main__":
    problems = acyclic() + check(pathlib.Path(sys.argv[1]))
    print("\n".join(problems))
    sys.exit(bool(problems))
