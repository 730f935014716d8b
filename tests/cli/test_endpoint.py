# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""attest load --endpoint against a store that asks for credentials, is busy, breaks off, refuses: what
arrives, what is sent again, what is told."""
import os
import pathlib
import shutil
import subprocess

from graph_store import PASSWORD, TOKEN, USER, Store
from program import Checks, folder, run

LINES = [f'<http://e/s{i}> <http://e/p> "value {i} \u00e9\\n\\"{"x" * 60}\\""@en .' for i in range(2000)]
QUADS = "".join(f"<http://e/s{i}> <http://e/p> <http://e/o> {g}.\n" for i in range(9)
                for g in ("", "<http://g/a?b=c&d#\u00e9> ", "<http://g/two> "))
TURTLE = """@prefix e: <http://e/> .
e:a e:p [ e:q "1" ; e:r _:named ] . _:named e:p 1.50 , true , "t"@en-gb , "\u00e9\\u0041"^^e:t .
"""


def load(store, *arguments, password=None, token=None, **more):
    env = {k: v for k, v in os.environ.items() if not k.startswith("ATTEST_P") and "proxy" not in k.lower()}
    env.update({k: v for k, v in (("ATTEST_PASSWORD", password), ("ATTEST_TOKEN", token)) if v})
    return run("load", "--endpoint", store if isinstance(store, str) else store.url, *arguments, env=env, **more)


def check_plain(checks, at):
    big = at / "big.nt"
    with Store() as store:
        done = load(store, big)
        checks.that(done.returncode == 0 and store.graphs == {"": set(LINES)}, "all lines, as they were", done)
        checks.that(done.stdout == b"1 files, 2000 triples, 2000 of them sent in 2 requests\n", f"told: {done.stdout}")
        checks.that([r[0] for r in store.requests] == ["/data?default"] * 2, "the default graph by its name")
        checks.that(not (at / "big.nt.loading").exists(), "no record is left")
        before = len(store.requests)
        load(store, big, at / "big.nt", "--chunk-bytes", "20K")
        checks.that(store.count() == {"": 2000} and len(store.requests) > before + 20 and
                    max(len(r[2]) for r in store.requests[before:]) <= 20 << 10, "a second load changes nothing")
        done = load(store, big, "--graph", "http://g/x y")
        checks.that(done.returncode == 2 and b"expected an absolute IRI" in done.stderr, "a graph that is no IRI", done)
        done = load(store.url + "?dataset=one", big, "--graph", "http://g/x?y=1&z", "--progress")
        checks.that(store.count() == {"": 2000, "http://g/x?y=1&z": 2000} and b"triples" in done.stderr and
                    store.requests[-1][0].lower() == "/data?dataset=one&graph=http%3a%2f%2fg%2fx%3fy%3d1%26z", f"a graph's name: {store.requests[-1][0]} {store.count()}", done)


def check_syntaxes(checks, at):
    (at / "a.ttl").write_text(TURTLE)
    (at / "a.nq").write_text(QUADS)
    (at / "bad.ttl").write_text(TURTLE + "e:a e:p .\n")
    with Store() as store:
        done = load(store, at / "a.ttl")
        lines = store.graphs.get("", set())
        checks.that(done.returncode == 0 and len(lines) == 7 and not any("_:" in line for line in lines) and
                    '<http://e/t>' in "".join(lines) and '"\u00e9A"' in "".join(lines), f"Turtle, blank nodes named: {lines}", done)
        load(store, at / "a.ttl", "--method", "update")
        checks.that(len(store.graphs[""]) == 7, "the same names again, by update")
        store.graphs.clear()
        done = load(store, at / "bad.ttl", at / "gone.ttl", at / "a.nq", "--graph", "http://g/none")
        checks.that(done.returncode == 1 and store.count() == {
            "http://g/none": 9, "http://g/a?b=c&d#\u00e9": 9, "http://g/two": 9}, f"graphs are kept: {store.count()}", done)
        checks.that(b"bad.ttl:3" in done.stderr and b"gone.ttl" in done.stderr and
                    b"1 files, 27 triples" in done.stdout, "what does not parse is told, the rest is loaded", done)
        requests = len(store.requests)
        store.graphs.clear()
        load(store, at / "a.nq", "--method", "update")
        checks.that(store.count() == {"": 9, "http://g/a?b=c&d#\u00e9": 9, "http://g/two": 9} and
                    len(store.requests) == requests + 1, "one update for several graphs")
        store.graphs.clear()
        done = load(store, "-", data=("\n".join(LINES) + "\n").encode())
        checks.that(done.returncode == 0 and store.count() == {"": 2000} and not pathlib.Path("-.loading").exists(),
                    "standard input", done)


def check_credentials(checks, at):
    big = at / "big.nt"
    (at / "password").write_text(PASSWORD + "\nnot this\n")
    for auth in ("basic", "digest", "digest or basic"):
        for more in ((), ("--method", "update")):
            with Store(auth) as store:
                done = load(store, big, "--user", USER, "--password-file", at / "password", "--chunk-bytes", "100K", *more)
                bodies = [len(r[2]) for r in store.requests]
                checks.that(done.returncode == 0 and store.count() == {"": 2000}, f"{auth}: all is there", done)
                checks.that(sum(bodies) < sum(map(len, LINES)) * 1.25, f"{auth}: hardly a body twice: {bodies}")
                kinds = {r[1].get("Authorization", "").split(" ")[0] for r in store.requests}
                checks.that(kinds == {"", "Basic" if auth == "basic" else "Digest"}, f"{auth}: {kinds}")
                store.requests.clear()
                done = load(store, big, "--user", USER, password="wrong")
                checks.that(done.returncode == 4 and b"HTTP 401" in done.stderr and b"who are you" in done.stderr and
                            b"does not accept" in done.stderr and len(store.requests) <= 3, f"{auth}: a wrong password", done)
                done = load(store, big, password=PASSWORD)
                checks.that(done.returncode == 4 and b"wants --user" in done.stderr, f"{auth}: no user", done)
    with Store("bearer") as store:
        (at / "token").write_text(TOKEN + "\r\n")
        for more in ({"token": TOKEN}, {}):
            done = load(store, big, *(() if more else ("--token-file", at / "token")), **more)
            checks.that(done.returncode == 0 and store.count() == {"": 2000}, "a token", done)
    with Store() as store:
        done = load(store, big, "--user", USER, password=PASSWORD)
        checks.that(done.returncode == 0 and store.count() == {"": 2000} and
                    not any("Authorization" in r[1] for r in store.requests), "nothing is told that nobody asks for", done)
        for arguments, found in (
                (("--user", USER), b"ATTEST_PASSWORD"), (("--password-file", at / "password"), b"needs --user"),
                (("--user", USER, "--token-file", at / "token"), b"exclude"), (("--method", "put"), b"gsp or update"),
                (("--chunk-bytes", "4G"), b"bytes"), (("--retries", "-1"), b"a number"), (("--store", at / "s"), b"exclude")):
            done = load(store, big, *arguments)
            checks.that(done.returncode == 2 and found in done.stderr, f"{arguments}: {found}", done)
        done = load(f"http://{USER}:{TOKEN}@localhost:{store.server.server_port}/data", big)
        checks.that(done.returncode == 2 and TOKEN.encode() not in done.stderr, "a password in the address", done)
        for url in ("ftp://localhost/x", "file:///etc/passwd", "nothing", "http://localhost/x#y"):
            checks.that(load(url, big).returncode == 2, f"no address: {url}")
        done = run("load", "--store", at / "s", "--user", "x", big)
        checks.that(done.returncode == 2 and b"--user belongs to --endpoint" in done.stderr, "what belongs where", done)


def check_patience(checks, at):
    big = at / "big.nt"
    for fault in (503, 500, 429, "cut", "half"):
        with Store(faults=[fault, fault]) as store:
            done = load(store, big)
            checks.that(done.returncode == 0 and store.count() == {"": 2000} and len(store.requests) == 4,
                        f"{fault} passes: {len(store.requests)}", done)
    with Store(faults=[(503, [("Retry-After", "1")], "")]) as store:
        checks.that(load(store, big).returncode == 0 and len(store.requests) == 3, "asked to wait")
    for fault, found in ((503, b": busy now\n"), ("cut", b"no answer: "), (501, b"HTTP 501"), (505, b"HTTP 505")):
        with Store(faults=[fault] * 9) as store:
            done = load(store, big, "--retries", "1")
            again = 1 if fault in (501, 505) else 2
            checks.that(done.returncode == 4 and found in done.stderr and len(store.requests) == again and
                        b"0 files" in done.stdout, f"{fault} does not", done)
    with Store(faults=[500] * 9) as store:
        done = load(store, big)
        checks.that(done.returncode == 4 and len(store.requests) == 3, "an error inside the store", done)
    with Store() as store:
        url = store.url
    done = load(url, big)
    checks.that(done.returncode == 4 and b"no answer: " in done.stderr, "nobody there", done)


def check_refusals(checks, at):
    big = at / "big.nt"
    (at / "other.nt").write_text("<http://e/o> <http://e/p> <http://e/o> .\n")
    with Store(most_bytes=9000) as store:
        done = load(store, big, "--retries", "0")
        checks.that(done.returncode == 0 and store.count() == {"": 2000} and
                    sum(len(r[2]) > 9000 for r in store.requests) < 12, "pieces are halved for 413", done)
    with Store(most_bytes=60) as store:
        done = load(store, big, at / "other.nt")
        checks.that(done.returncode == 1 and b"HTTP 413 for triples 1 to 1 of " in done.stderr and store.count() == {"": 1},
                    "a triple too large for it", done)
    with Store(refuse=b"value 1500 ") as store:
        done = load(store, big, at / "other.nt", "--chunk-bytes", "10K")
        checks.that(done.returncode == 1 and b"HTTP 400 for triples 14" in done.stderr and
                    b": cannot take this line\n" in done.stderr and b"and so on" not in done.stderr, "400: where, and why", done)
        checks.that("<http://e/o> <http://e/p> <http://e/o> ." in store.graphs[""] and
                    (at / "big.nt.loading").exists(), "the next file is loaded")
        before = len(store.requests)
        store.refuse = None
        done = load(store, big, "--chunk-bytes", "10K")
        checks.that(done.returncode == 0 and store.count() == {"": 2001} and b"not sent again" in done.stderr and
                    len(store.requests) - before < 10 and not (at / "big.nt.loading").exists(), "it goes on there", done)
    for status, found in ((403, b"not allowed"), (404, b"is this the address"), (405, b"--method update"), (302, b"HTTP 302")):
        with Store(faults=[(status, [("Allow", "GET")], "<html>\n <p>no\u0000 way<br>\n on</html>")]) as store:
            done = load(store, big, at / "other.nt")
            checks.that(done.returncode == 4 and found in done.stderr and len(store.requests) == 1 and
                        (done.stderr.endswith(b": no way on \n") or status == 302), f"{status} ends it", done)


def check_resume(checks, at):
    big, record = at / "big.nt", at / "record"
    for more in ((), ("--resume", record)):
        path = record if more else at / "big.nt.loading"
        with Store(faults=[None] * 9 + [503] * 9) as store:
            done = load(store, big, "--chunk-bytes", "10K", "--retries", "0", *more)
            checks.that(done.returncode == 4 and path.exists() and len(path.read_text().splitlines()) == 10, "a record", done)
            with path.open("a") as file:
                file.write("0123456789abc")  # as a crash would leave it
            store.faults.clear()
            before = len(store.requests)
            done = load(store, big, "--chunk-bytes", "10K", *more)
            sent = len(store.requests) - before
            checks.that(done.returncode == 0 and store.count() == {"": 2000} and b"9 requests were done" in done.stderr and
                        f"of them sent in {sent} requests".encode() in done.stdout and not path.exists(), "resumed", done)
        with Store(faults=[None] * 3 + [503]) as store:
            load(store, big, "--chunk-bytes", "10K", "--retries", "0", *more)
            with Store() as another:
                load(another, big, "--chunk-bytes", "10K", *more)
                checks.that(another.count() == {"": 2000}, "what one store has another has not")
    record.write_text("my notes\n")
    with Store() as store:
        done = load(store, big, "--resume", record)
        checks.that(done.returncode == 4 and record.read_text() == "my notes\n" and not store.requests, "not a record", done)
        done = load(store, big, "--resume", at / "no" / "folder")
        checks.that(done.returncode == 0 and done.stderr.count(b"cannot keep") == 1 and store.count() == {"": 2000},
                    "no record can be kept", done)


def check_redirects(checks, at):
    big = at / "big.nt"
    with Store("basic") as other, Store("basic") as store:
        store.faults = [(307, [("Location", "/data/?here=1")], "")]
        done = load(store, big, "--user", USER, password=PASSWORD)
        checks.that(done.returncode == 0 and store.count() == {"": 2000}, "within the store", done)
        for url in (other.url, store.origin.replace("localhost", "127.0.0.1") + "/data", "ftp://localhost/"):
            store.faults = [(308, [("Location", url)], "")]
            done = load(store, big, "--user", USER, password=PASSWORD)
            checks.that(done.returncode == 4 and b"not followed" in done.stderr and not other.requests, f"not to {url}", done)
        store.faults = [(307, [("Location", "/data")], "")] * 30
        done = load(store, big, "--user", USER, password=PASSWORD)
        checks.that(done.returncode == 4 and len(store.faults) > 20, "not for ever", done)


def check_tls(checks, at):
    if not shutil.which("openssl"):
        print("skipped: TLS, openssl is not installed")
        return
    key, certificate = at / "key.pem", at / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    with Store("basic", tls=(certificate, key)) as store:
        done = load(store, at / "big.nt", "--user", USER, password=PASSWORD)
        checks.that(done.returncode == 4 and b"certificate" in done.stderr and not store.requests, "a stranger", done)
        done = load(store.url.replace("localhost", "127.0.0.1"), at / "big.nt", "--ca-file", certificate)
        checks.that(done.returncode == 4 and not store.requests, "another's certificate", done)
        done = load(store, at / "big.nt", "--user", USER, "--ca-file", certificate, password=PASSWORD)
        checks.that(done.returncode == 0 and store.count() == {"": 2000}, "a store that is trusted", done)


def main():
    checks = Checks()
    with folder() as name:
        at = pathlib.Path(name)
        (at / "big.nt").write_text("\n".join(LINES) + "\n")
        for check in (check_plain, check_syntaxes, check_credentials, check_patience, check_refusals, check_resume,
                      check_redirects, check_tls):
            check(checks, at)
            for record in at.glob("*.loading"):
                record.unlink()
    checks.end()


main()
