#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Milliseconds from a keystroke in the shipped rules to their diagnostics.

usage: lsp_latency.py ATTEST SOURCE [CHANGES]
"""
import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from lsp_client import Client  # noqa: E402


def main():
    attest, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    changes = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    client = Client([attest, "lsp"], env=dict(os.environ, ATTEST_DATA=str(source)))
    begun = time.perf_counter()
    client.request("initialize", processId=None, rootUri=source.as_uri(), capabilities={})
    print(f"initialize: {1000 * (time.perf_counter() - begun):.1f} ms")
    path = source / "rules" / "diplomacy.rules"
    uri = path.as_uri()
    client.notify("textDocument/didOpen", textDocument={
        "uri": uri, "languageId": "attest-rules", "version": 0, "text": path.read_text(encoding="utf-8")})
    client.diagnostics(uri, 0)
    took = []
    for version in range(1, changes + 1):
        # A letter before the first comment, which is then no comment, and back.
        text = "x" if version % 2 else ""
        place = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1 - len(text)}}
        begun = time.perf_counter()
        client.notify("textDocument/didChange", textDocument={"uri": uri, "version": version},
                      contentChanges=[{"range": place, "text": text}])
        client.diagnostics(uri, version)
        took.append(1000 * (time.perf_counter() - begun))
    took.sort()
    print(f"didChange to diagnostics, {changes} changes: median {statistics.median(took):.1f} ms, "
          f"95 % within {took[int(0.95 * (changes - 1))]:.1f} ms, longest {took[-1]:.1f} ms")
    client.request("shutdown")
    client.notify("exit")
    client.end()


main()
