# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""A client of the Language Server Protocol, as small as the tests need it."""
import json
import os
import select
import subprocess
import time

PATIENCE = 60  # seconds; a server that is silent for longer has failed


def frame(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class Client:
    """Starts the server; keeps what it says that was not asked for."""

    def __init__(self, command, env=None, cwd=None):
        self.server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=env, cwd=cwd)
        self.held = b""
        self.asked = 0
        self.said = []

    def write(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def notify(self, method, **params):
        self.write(frame({"jsonrpc": "2.0", "method": method, "params": params}))

    def _fetch(self, until):
        ready, _, _ = select.select([self.server.stdout], [], [], max(0, until - time.monotonic()))
        chunk = os.read(self.server.stdout.fileno(), 1 << 16) if ready else b""
        if not chunk:
            raise EOFError("the server says nothing more")
        self.held += chunk

    def read(self):
        """The next message of the server."""
        until = time.monotonic() + PATIENCE
        while b"\r\n\r\n" not in self.held:
            self._fetch(until)
        head, self.held = self.held.split(b"\r\n\r\n", 1)
        length = int(head.split(b":")[1])
        while len(self.held) < length:
            self._fetch(until)
        body, self.held = self.held[:length], self.held[length:]
        return json.loads(body)

    def request(self, method, **params):
        """The answer: its result, or a dict with `error`."""
        self.asked += 1
        self.write(frame({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params}))
        while True:
            message = self.read()
            if message.get("id") == self.asked and "method" not in message:
                return message["result"] if "result" in message else message
            self.said.append(message)

    def wait(self, holds):
        """The next message that is not an answer and that holds; others stay."""
        at = 0
        while True:
            if at == len(self.said):
                self.said.append(self.read())
            if holds(self.said[at]):
                return self.said.pop(at)
            at += 1

    def read_answer(self, number):
        """The next answer to a request of this number."""
        return self.wait(lambda m: "method" not in m and m.get("id") == number)

    def diagnostics(self, uri, version=None, holds=lambda found: True):
        """What the server says next of a document (of that version) and holds."""
        return self.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics"
                         and m["params"]["uri"] == uri
                         and version in (None, m["params"].get("version"))
                         and holds(m["params"]["diagnostics"]))["params"]["diagnostics"]

    def refreshed(self):
        """Answer the server's wish that lenses are asked for again."""
        wish = self.wait(lambda m: m.get("method") == "workspace/codeLens/refresh")
        self.write(frame({"jsonrpc": "2.0", "id": wish["id"], "result": None}))

    def end(self):
        """Exit code and what stood on standard error."""
        self.server.stdin.close()
        code = self.server.wait(PATIENCE)
        errors = self.server.stderr.read().decode("utf-8", "replace")
        self.server.stdout.close()
        self.server.stderr.close()
        return code, errors
