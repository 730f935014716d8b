#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""CPU time and memory of writing graphs: 2.1 million triples that are built from
the fixture of tests/golden/graph, and the corpus once, ten and a hundred times.

usage: graph_speed.py ATTEST WRITE_GRAPH SOURCE_DIR [REPEAT]
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SYNTAXES = ("ntriples", "nquads", "turtle", "trig", "jsonld", "rdfxml", "json")


def measure(command, environment=None):
    """CPU seconds, megabytes at most, megabytes written."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"failed: {command}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.seek(0, 2) / 1e6


def records(source):
    for path in sorted((source / "corpus").iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            yield from (json.loads(line) for line in text.splitlines() if line.strip())
        elif path.name != "README.md":
            yield {"id": path.name, "text": text}


def main():
    attest, writer, source = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
    repeat = sys.argv[4] if len(sys.argv) > 4 else "8000"
    for syntax in SYNTAXES:
        seconds, memory, size = measure([writer, syntax, "full", "", repeat])
        print(f"write_graph {repeat:>6} {syntax:9} {seconds:6.2f} s {memory:6.1f} MB, writes {size:.0f} MB")
    environment = dict(os.environ, ATTEST_DATA=str(source))
    every = list(records(source))
    with tempfile.TemporaryDirectory(prefix="attest-bench-") as name:
        for times in (1, 10, 100):
            path = pathlib.Path(name) / f"{times}.jsonl"
            with path.open("w", encoding="utf-8") as out:
                for turn in range(times):
                    for record in every:
                        out.write(json.dumps({**record, "id": f"{record['id']}-{turn}"}) + "\n")
            for syntax in SYNTAXES:
                seconds, memory, size = measure([attest, "extract", "--to", syntax, str(path)], environment)
                print(f"corpus x {times:>4} {syntax:9} {seconds:6.2f} s {memory:6.1f} MB, writes {size:.0f} MB")
            os.unlink(path)


main()
