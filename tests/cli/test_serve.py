# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""The endpoint over HTTP: three ways to ask, five formats, what is refused and how, bounds on
time, rows and queries at once, whom it answers, and how it ends."""
import concurrent.futures
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

from program import ATTEST, QUERYING, SOURCE, Checks, folder, run

GRAPH = """@prefix e: <http://e/> .
e:a e:name "Zo\u00eb <b>"@en ; e:age 7 ; e:knows e:b . e:b e:name "Ben" ; e:knows e:c .
""" + "".join(f"e:n{i} e:next e:n{i + 1} .\n" for i in range(400))
NAMES = "SELECT ?s ?n WHERE { ?s <http://e/name> ?n } ORDER BY ?n"
# Joins that take far longer than a test may.
SLOW = "SELECT (COUNT(?a) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SPARQL = "{http://www.w3.org/2005/sparql-results#}"
QUERY_TYPE = {"Content-Type": "application/sparql-query"}


class Server:
    """A server of some graph at a free port; `end` stops it."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [ATTEST, "serve", "--port", "0", *map(str, arguments)], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=dict(os.environ, **QUERYING))
        self.hello = self.process.stdout.readline().decode()
        found = re.search(r"http://\S+?:(\d+)/", self.hello)
        self.port = int(found.group(1)) if found else 0
        self.url = f"http://127.0.0.1:{self.port}"

    def send(self, path, body=None, headers=None, method=None):
        """Status, headers, body."""
        request = urllib.request.Request(self.url + path, data=body, headers=headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as reply:
                return reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()

    def ask(self, query, accept="*/*"):
        return self.send("/sparql?" + urllib.parse.urlencode({"query": query}), headers={"Accept": accept})

    def end(self, by=signal.SIGTERM):
        self.process.send_signal(by)
        out, errors = self.process.communicate(timeout=120)
        return self.process.returncode, out, errors


def check_formats(checks, server):
    status, headers, body = server.ask(NAMES)
    rows = json.loads(body)["results"]["bindings"]
    checks.that(status == 200 and headers["Content-Type"] == "application/sparql-results+json" and
                [r["n"]["value"] for r in rows] == ["Ben", "Zo\u00eb <b>"] and rows[1]["n"]["xml:lang"] == "en",
                f"JSON for who takes anything: {status} {body}")
    status, headers, body = server.ask(NAMES, "text/html, application/sparql-results+xml;q=0.9, text/csv;q=0.8")
    names = [n.text for n in xml.etree.ElementTree.fromstring(body).iter(SPARQL + "literal")]
    checks.that(status == 200 and names == ["Ben", "Zo\u00eb <b>"], f"XML by its quality: {body}")
    for accept, start in (("text/csv", b"s,n\r\n"), ("text/tab-separated-values", b"?s\t?n\n"),
                          ("text/*;q=0.5, text/csv;q=0", b"?s\t?n\n")):
        status, headers, body = server.ask(NAMES, accept)
        checks.that(status == 200 and body.startswith(start) and len(body.splitlines()) == 3, f"{accept}: {body}")
    status, headers, body = server.ask("CONSTRUCT { ?b <http://e/of> ?a } WHERE { ?a <http://e/knows> ?b }", "text/turtle")
    checks.that(status == 200 and headers["Content-Type"] == "text/turtle" and
                b"<http://e/b> <http://e/of> <http://e/a> .\n" in body, f"Turtle: {body}")
    status, headers, body = server.ask("ASK { ?a <http://e/knows> ?b }", "application/sparql-results+xml")
    checks.that(b"<boolean>true</boolean>" in body, f"ASK as XML: {body}")
    for query, accept in ((NAMES, "text/turtle"), ("ASK {}", "text/csv"), (NAMES, "image/png"), (NAMES, "*/*;q=0"),
                          ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", "application/json")):
        status, headers, body = server.ask(query, accept)
        checks.that(status == 406 and b"text/csv" in body, f"not acceptable: {accept}: {status}")


def check_ways(checks, server):
    expected = server.ask(NAMES)[2]
    form = urllib.parse.urlencode({"query": NAMES}).encode()
    checks.that(server.send("/sparql", form)[2] == expected, "a form")
    checks.that(server.send("/sparql", NAMES.encode(), QUERY_TYPE)[2] == expected, "a body")
    typed = {"Content-Type": "Application/SPARQL-Query; charset=utf-8"}
    checks.that(server.send("/sparql", NAMES.encode(), typed)[2] == expected, "a body's type has parameters")
    status, headers, body = server.send("/sparql?" + urllib.parse.urlencode({"query": NAMES}), method="HEAD")
    checks.that(status == 200 and body == b"" and headers["Content-Length"] == str(len(expected)), "HEAD")
    long = NAMES + " #" + "x" * 900000
    checks.that(server.send("/sparql", long.encode(), QUERY_TYPE)[2] == expected, "a long query")
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: server.send("/sparql", form), range(12)))
    checks.that(all(a[0] == 503 or a[2] == expected for a in answers) and answers[0][2] == expected, "clients at once")


def check_refusals(checks, server):
    update = urllib.parse.urlencode({"update": "CLEAR ALL"}).encode()
    twice = urllib.parse.urlencode([("query", NAMES), ("query", NAMES)])
    graphs = urllib.parse.urlencode({"query": NAMES, "default-graph-uri": "http://e/g"})
    rows = [  # body, headers, path, status, what it says
        (b"SELECT ?x WHERE {", QUERY_TYPE, "/sparql", 400, b"syntax error"),
        (b"SELECT ?x { SERVICE <http://e/> { ?x ?y ?z } }", QUERY_TYPE, "/sparql", 400, b"SERVICE is not supported"),
        (b"INSERT DATA { <http://e/a> <http://e/b> 1 }", QUERY_TYPE, "/sparql", 400, b"INSERT"),
        (b"\xff\xfe", QUERY_TYPE, "/sparql", 400, b"UTF-8"),
        (b"CLEAR ALL", {"Content-Type": "application/sparql-update"}, "/sparql", 400, b"read-only"),
        (update, {}, "/sparql", 400, b"read-only"),
        (b"nothing=1", {}, "/sparql", 400, b"one parameter 'query'"),
        (None, {}, "/sparql?" + twice, 400, b"one parameter 'query'"),
        (None, {}, "/sparql?" + graphs, 400, b"one default graph"),
        (b"{}", {"Content-Type": "application/json"}, "/sparql", 415, b"application/sparql-query"),
        (b"#" + b"x" * 1100000, QUERY_TYPE, "/sparql", 413, b"1 MiB"),
        (b"query=" + b"x" * 1100000, {}, "/sparql", 413, b"1 MiB"),
        (None, {}, "/nowhere", 404, b"/sparql"),
        (None, {}, "/../../etc/passwd", 404, b"/sparql"),
        (b"x", {}, "/", 405, b"/sparql"),
    ]
    for body, headers, path, expected, says in rows:
        status, _, said = server.send(path, body, headers)
        checks.that(status == expected and says in said, f"{path[:40]} {str(body)[:40]}: {status} {said[:200]}")
    for method in ("PUT", "DELETE", "OPTIONS"):
        status, headers, _ = server.send("/sparql", method=method)
        checks.that(status == 405 and "POST" in headers["Allow"], f"{method}: {status}")


def check_names(checks, server):
    for host, expected in (("localhost", 200), ("127.0.0.1:1", 200), ("[::1]:80", 200), ("graph.example", 200),
                           ("evil.example", 403), ("localhost.evil.example", 403), ("127.0.0.1.evil.example", 403)):
        status, _, _ = server.send("/", headers={"Host": host})
        checks.that(status == expected, f"Host {host}: {status}")
    for origin, expected in ((server.url, 200), ("http://localhost:80", 200), ("https://evil.example", 403), ("null", 403)):
        status, headers, _ = server.send("/sparql", NAMES.encode(), dict(QUERY_TYPE, Origin=origin))
        checks.that(status == expected and "Access-Control-Allow-Origin" not in headers, f"Origin {origin}: {status}")
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        checks.that(b" 403 " in client.recv(4096).split(b"\r\n")[0] + b" ", "no Host at all")


def check_page(checks, server):
    status, headers, body = server.send("/")
    checks.that(status == 200 and b"<textarea" in body and "default-src 'none'" in headers["Content-Security-Policy"], "page")
    for path, kind in (("/page.js", "text/javascript"), ("/page.css", "text/css")):
        status, headers, more = server.send(path)
        checks.that(status == 200 and headers["Content-Type"].startswith(kind), path)
        body += more
    outside = re.findall(rb"""(?:src|href|url\(|import|from)\s*[=(]?\s*["']?(https?:|//)""", body)
    checks.that(not outside, f"the page takes nothing from elsewhere: {outside}")
    checks.that(b"innerHTML" not in body, "what a graph holds is no markup")
    shipped = json.loads(server.send("/queries.json")[2])
    checks.that([q["name"] for q in shipped] == sorted(p.stem for p in (SOURCE / "ontology/queries").glob("*.rq")) and
                all(q["title"] and q["purpose"] and "WHERE" in q["text"] for q in shipped), "the shipped queries")
    status, headers, body = server.send("/sparql", headers={"Accept": "text/turtle"})
    checks.that(status == 200 and b"a sd:Service" in body, "service description")
    status, _, body = server.send("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    checks.that(b"<textarea" in body, "a browser at the endpoint is led to the page")


def check_bounds(checks, graph):
    server = Server("--timeout", 2, "--max-rows", 100, "--max-queries", 1, graph)
    status, _, body = server.ask("SELECT * WHERE { ?a <http://e/next> ?b }")
    checks.that(status == 503 and b"more than 100 rows" in body, f"rows: {status} {body}")
    status, _, body = server.ask("SELECT * WHERE { ?a <http://e/next> ?b } LIMIT 100")
    checks.that(status == 200, f"as many rows as may be: {status}")
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: server.ask(SLOW), range(8)))
    checks.that(all(a[0] == 503 and "Retry-After" in a[1] for a in answers), f"slow: {[a[0] for a in answers]}")
    checks.that(any(b"took longer" in a[2] for a in answers), "its time was over")
    checks.that(any(b"as many queries run" in a[2] for a in answers), "others were not let in")
    checks.that(server.ask(NAMES)[0] == 200, "then it is free again")
    code, _, errors = server.end(signal.SIGINT)
    checks.that(code == 0, f"stopped by SIGINT: {code} {errors[-500:]}")


def insist(server, query):
    """Ask until it is let in."""
    answer = server.ask(query)
    while b"as many queries run" in answer[2]:
        answer = server.ask(query)
    return answer


def check_leaving(checks, graph):
    """A query that nobody waits for any more is ended, and its place is free."""
    server = Server("--timeout", 100, "--max-queries", 1, graph)
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        path = "/sparql?" + urllib.parse.urlencode({"query": SLOW})
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        while b"as many queries run" not in server.ask("ASK {}")[2]:
            time.sleep(0.05)
    for _ in range(400):
        answer = server.ask(NAMES)
        if answer[0] == 200:
            break
        time.sleep(0.05)
    checks.that(answer[0] == 200, f"the next is let in: {answer}")
    code, _, errors = server.end()
    checks.that(code == 0 and errors == b"", f"it ends well: {code} {errors[-500:]}")


def check_end(checks, graph):
    """What was asked is answered; nobody is let in any more."""
    server = Server("--timeout", 4, "--max-queries", 1, graph)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        asked = pool.submit(insist, server, SLOW)
        while b"as many queries run" not in server.ask("ASK {}")[2] and not asked.done():
            time.sleep(0.05)
        code, _, errors = server.end()
        status, _, body = asked.result()
    checks.that(code == 0 and status == 503 and b"took longer" in body, f"{code} {status} {body} {errors[-500:]}")


def check_start(checks, graph, here):
    server = Server(graph)
    taken = run("serve", "--port", server.port, graph)
    checks.that(taken.returncode == 4 and b"cannot listen" in taken.stderr, "the port is taken", taken)
    server.end()
    for arguments in ((), ("--store", here, graph), ("--port", "70000", graph), ("--timeout", "0", graph),
                      ("--bind", "example.org", graph), ("--max-rows", "-1", graph)):
        wrong = run("serve", *arguments)
        checks.that(wrong.returncode == 2 and b"expect" in wrong.stderr, f"usage: {arguments}", wrong)
    nothing = run("serve", "--store", here / "none")
    checks.that(nothing.returncode == 4 and b"no store here" in nothing.stderr, "no store", nothing)
    run("load", "--store", here / "store", graph)
    server = Server("--store", here / "store", "--bind", "::1") if socket.has_ipv6 else None
    checks.that(server is None or "http://[::1]:" in server.hello or b"cannot listen" in server.end()[2], "IPv6")
    if server and server.process.poll() is None:
        server.end()
    server = Server("--store", here / "store", "--engine", "tinysparql")
    status, _, body = server.ask("SELECT (COUNT(?b) AS ?n) WHERE { <http://e/n0> <http://e/next>+ ?b }", "text/csv")
    checks.that(status == 200 and body == b"n\r\n400\r\n", f"a path by tinysparql: {status} {body}")
    status, _, body = server.ask("SELECT ?a WHERE { ?a <http://e/next>* ?b }")
    checks.that(status == 400 and b"tinysparql does not support" in body, f"refused: {status} {body}")
    code, _, errors = server.end()
    checks.that(code == 0 and server.hello.startswith("405 triples"), f"{code} {server.hello} {errors}")
    nowhere = run("serve", "--engine", "tinysparql", graph)
    checks.that(nowhere.returncode == 2 and b"stores only" in nowhere.stderr, "files are Redland's", nowhere)


def main():
    checks = Checks()
    with folder() as name:
        here = pathlib.Path(name)
        graph = here / "graph.ttl"
        graph.write_text(GRAPH, encoding="utf-8")
        server = Server("--host", "graph.example", graph)
        checks.that(server.port and server.hello.startswith("405 triples"), f"says where it is: {server.hello}")
        for check in (check_formats, check_ways, check_refusals, check_names, check_page):
            check(checks, server)
        code, _, errors = server.end()
        checks.that(code == 0 and errors == b"", f"it ends well: {code} {errors[-800:]}")
        check_bounds(checks, graph)
        check_leaving(checks, graph)
        check_end(checks, graph)
        check_start(checks, graph, here)
    checks.end()


if __name__ == "__main__":
    main()
