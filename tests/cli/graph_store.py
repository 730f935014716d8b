# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""A graph store for tests: the Graph Store Protocol and INSERT DATA, with basic, digest or
bearer credentials, and with faults on demand."""
import base64
import hashlib
import http.server
import re
import socket
import ssl
import struct
import threading
import urllib.parse

USER, PASSWORD, TOKEN = "ann", "s3cret: \u00e9", "tok-77"
NONCE = "c0ffee"


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


class Store:
    """`graphs` maps an IRI ("" the default graph) to lines. `faults` are taken one a request, before it is
    looked at: a status, (status, headers, body), "cut" (no answer) or "half" (an answer that breaks off)."""

    def __init__(self, auth=None, faults=(), most_bytes=None, refuse=None, tls=None):
        self.graphs, self.requests, self.faults = {}, [], list(faults)
        self.auth, self.most_bytes, self.refuse = auth, most_bytes, refuse
        store = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = 1 << 16

            def do_POST(self):
                store.post(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.server.daemon_threads = True
        self.origin = f"http{'s' if tls else ''}://localhost:{self.server.server_port}"
        self.url = self.origin + "/data"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, request, status, body=b"", headers=()):
        request.send_response(status)
        for name, value in headers:
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def is_known(self, request, path):
        given = request.headers.get("Authorization", "")
        if not self.auth:
            return True
        if self.auth == "basic":
            return given == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.auth == "bearer":
            return given == "Bearer " + TOKEN
        found = {k: v.strip('"') for k, v in re.findall(r'(\w+)=("[^"]*"|[^\s,]+)', given)}
        if not given.startswith("Digest ") or found.get("uri") != path or found.get("nonce") != NONCE:
            return False
        secret = md5(f"{USER}:store:{PASSWORD}")
        return found.get("response") == md5(
            ":".join([secret, NONCE, found["nc"], found["cnonce"], "auth", md5("POST:" + path)]))

    def challenges(self):
        digest = f'Digest realm="store", nonce="{NONCE}", qop="auth", algorithm=MD5'
        return {"basic": ['Basic realm="store"'], "digest": [digest], "bearer": ["Bearer"],
                "digest or basic": ['Basic realm="store"', digest]}[self.auth]

    def post(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        path = request.path
        fault = self.faults.pop(0) if self.faults else None
        self.requests.append((path, dict(request.headers), body, fault))
        if fault in ("cut", "half"):
            if fault == "half":
                request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal")
                request.wfile.flush()
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request.connection.close()
            request.close_connection = True
            return
        if fault:
            status, headers, text = fault if isinstance(fault, tuple) else (fault, (), "busy now\nsecond line")
            self.answer(request, status, text.encode(), headers)
        elif not self.is_known(request, path):
            self.answer(request, 401, b"who are you\n", [("WWW-Authenticate", c) for c in self.challenges()])
        elif self.most_bytes is not None and len(body) > self.most_bytes:
            self.answer(request, 413, b"too much")
        elif self.refuse and self.refuse in body:
            self.answer(request, 400, b"\n  \n\x07cannot take this line\nand so on")
        else:
            self.take(request, path, body.decode())

    def take(self, request, path, body):
        kind = request.headers.get("Content-Type")
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(path).query, keep_blank_values=True)
        if kind == "application/n-triples":
            self.graphs.setdefault(query["graph"][0] if "graph" in query else "", set()).update(body.splitlines())
        elif kind.startswith("application/sparql-update"):
            graph = ""
            for line in body.splitlines()[1:-1]:
                opens = re.fullmatch(r"GRAPH <([^>]*)> \{", line)
                if opens or line == "}":
                    graph = opens[1] if opens else ""
                else:
                    self.graphs.setdefault(graph, set()).add(line)
        else:
            self.answer(request, 415, b"of no use")
            return
        self.answer(request, 204)

    def count(self):
        return {graph: len(lines) for graph, lines in self.graphs.items()}
