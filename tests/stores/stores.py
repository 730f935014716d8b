# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Stores as a user has them: how each is got, started on loopback, loaded its own way, asked and stopped.
In: a cache folder, a folder to work in. Out: classes that all have the same methods."""
import base64
import hashlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

USER, PASSWORD = "dba", "only-for-tests-7"
GRAPH = "http://example.org/graph"
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Missing(Exception):
    """A store cannot be had here; the message says why."""


class Refused(Exception):
    """A store refuses a query, or takes too long."""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def must(command, seconds=900, **more):
    done = subprocess.run([str(c) for c in command], capture_output=True, timeout=seconds, check=False, **more)
    if done.returncode:
        tail = (done.stdout + done.stderr).decode("utf-8", "replace").strip()[-300:]
        raise Missing(f"{pathlib.Path(str(command[0])).name} exits with {done.returncode}: {tail}")
    return done.stdout


def fetch(url, seconds=60):
    try:
        with urllib.request.urlopen(url, timeout=seconds) as reply:
            return reply.read()
    except OSError as error:
        raise Missing(f"{url}: {error}") from error


class Server:
    """A store that is a server. `load_url` and `update_url` are what `attest load` is given."""
    name = version = ""
    user = None
    graph = None  # of triples without a graph
    load_url = update_url = ask_url = ""
    extra = ()  # of a query

    def __init__(self, cache, work):
        self.cache, self.work = cache / self.name, work / self.name
        self.process = None
        self.cache.mkdir(parents=True, exist_ok=True)

    def fresh(self):
        """An empty folder for a database."""
        self.stop()
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)

    def spawn(self, command, ready, env=None):
        with open(self.work / "server.log", "ab") as log:
            self.process = subprocess.Popen([str(c) for c in command], cwd=self.work, env=env, stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log)
        for _ in range(600):
            try:
                DIRECT.open(ready, timeout=10).close()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        tail = (self.work / "server.log").read_text(errors="replace")[-300:]
        self.stop()
        raise Missing(f"does not start: {tail}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def push(self, attest, file, method, *more):
        """Seconds of `attest load --endpoint`."""
        command = [attest, "load", "--endpoint", self.load_url if method == "gsp" else self.update_url, "--method", method]
        command += ["--graph", self.graph] if self.graph else []
        command += ["--user", self.user] if self.user else []
        begin = time.monotonic()
        must([*command, *more, file], env=dict(os.environ, ATTEST_PASSWORD=PASSWORD, no_proxy="*"))
        return time.monotonic() - begin

    def ask(self, query, seconds):
        fields = [("query", query), *self.extra]
        request = urllib.request.Request(self.ask_url, urllib.parse.urlencode(fields).encode(),
                                         {"Accept": "application/sparql-results+json"})
        if self.user and self.is_closed:
            request.add_header("Authorization", "Basic " + base64.b64encode(f"{self.user}:{PASSWORD}".encode()).decode())
        try:
            with DIRECT.open(request, timeout=seconds) as reply:
                return json.load(reply)
        except urllib.error.HTTPError as error:
            words = re.sub(r"\s+", " ", error.read(2000).decode("utf-8", "replace")).strip()
            raise Refused(f"HTTP {error.code}: {words[:120]}") from error
        except (OSError, ValueError) as error:
            raise Refused(f"{type(error).__name__}: {str(error)[:120]}") from error

    is_closed = False  # to queries too


class Virtuoso(Server):
    name, user, graph = "virtuoso", USER, GRAPH
    PACKAGES = ("virtuoso-opensource-7", "virtuoso-opensource-7-bin", "virtuoso-opensource-7-common", "libminizip1",
                "libvirtodbc0", "libpcre3")
    INI = """[Database]
DatabaseFile=virtuoso.db
ErrorLogFile=virtuoso.log
LockFile=virtuoso.lck
TransactionFile=virtuoso.trx
xa_persistent_file=virtuoso.pxa
[TempDatabase]
DatabaseFile=temp.db
TransactionFile=temp.trx
[Parameters]
ServerPort=127.0.0.1:{sql}
DisableUnixSocket=1
DirsAllowed=., {data}
NumberOfBuffers=100000
MaxDirtyBuffers=70000
[HTTPServer]
ServerPort=127.0.0.1:{web}
ServerRoot=.
ServerThreads=4
[SPARQL]
ResultSetMaxRows=1000000
"""

    def install(self):
        if not (self.cache / "usr/bin/virtuoso-t").exists():
            if not shutil.which("apt-get"):
                raise Missing("no apt-get")
            must(["apt-get", "download", *self.PACKAGES], cwd=self.cache)
            for package in self.cache.glob("*.deb"):
                must(["dpkg", "-x", package, self.cache])
        kind = must(["dpkg-architecture", "-qDEB_HOST_MULTIARCH"]).decode().strip() if shutil.which("dpkg-architecture") \
            else "x86_64-linux-gnu"
        self.env = dict(os.environ, LD_LIBRARY_PATH=f"{self.cache}/usr/lib/{kind}:{self.cache}/lib/{kind}")
        told = subprocess.run([self.cache / "usr/bin/virtuoso-t", "-?"], capture_output=True, env=self.env, check=False)
        self.version = re.search(rb"Version ([\w.]+)", told.stdout + told.stderr)[1].decode()

    def start(self):
        self.fresh()
        self.sql, web = free_port(), free_port()
        (self.work / "virtuoso.ini").write_text(self.INI.format(sql=self.sql, web=web, data=self.work.parent))
        program = [self.cache / "usr/bin/virtuoso-t", "+configfile", "virtuoso.ini"]
        # The first run sets the password of dba and ends, with a status of its own.
        subprocess.run([*program, "+wait", "+pwdold", "dba", "+pwddba", PASSWORD], cwd=self.work, env=self.env,
                       capture_output=True, timeout=120, check=False)
        base = f"http://127.0.0.1:{web}"
        self.load_url, self.update_url, self.ask_url = (
            base + "/sparql-graph-crud-auth", base + "/sparql-auth", base + "/sparql")
        self.extra = (("default-graph-uri", GRAPH),)
        self.spawn([*program, "+foreground"], base + "/sparql", self.env)

    def sql_run(self, lines):
        return must([self.cache / "usr/bin/isql-vt", f"127.0.0.1:{self.sql}", USER, PASSWORD], env=self.env,
                    input="\n".join(lines).encode() + b"\n").decode("utf-8", "replace")

    def bulk(self, file):
        begin = time.monotonic()
        told = self.sql_run([f"ld_dir('{file.parent}', '{file.name}', '{GRAPH}');", "rdf_loader_run();", "checkpoint;",
                             "select ll_state, ll_error from DB.DBA.load_list;"])
        if not re.search(r"^2\s+NULL", told, re.M):
            raise Missing("the loader: " + told[-200:])
        return time.monotonic() - begin


class Fuseki(Server):
    name, user, is_closed = "fuseki", USER, True
    INDEX = "https://repo.maven.apache.org/maven2/org/apache/jena/jena-fuseki-server/"
    NEEDS = {6: 21, 5: 17, 4: 11, 3: 8}  # a major version's Java

    @staticmethod
    def newest_java():
        found = []
        for java in {shutil.which("java"), *map(str, pathlib.Path("/usr/lib/jvm").glob("*/bin/java"))} - {None}:
            told = subprocess.run([java, "-version"], capture_output=True, check=False)
            number = re.search(rb'version "(?:1\.)?(\d+)', told.stderr + told.stdout)
            if number:
                found.append((int(number[1]), java))
        if not found:
            raise Missing("no Java (apt-get install default-jre-headless)")
        return max(found)

    def install(self):
        number, self.java = self.newest_java()
        kept = sorted(self.cache.glob(f"*-java{number}.jar"))
        if not kept:
            versions = [tuple(map(int, v)) for v in re.findall(
                r"<version>(\d+)\.(\d+)\.(\d+)</version>", fetch(self.INDEX + "maven-metadata.xml").decode())]
            version = ".".join(map(str, max(v for v in versions if self.NEEDS.get(v[0], 999) <= number)))
            address = f"{self.INDEX}{version}/jena-fuseki-server-{version}.jar"
            data = fetch(address, 600)
            if hashlib.sha1(data).hexdigest() != fetch(address + ".sha1").decode().split()[0]:
                raise Missing(f"{address}: another file than its sum says")
            kept = [self.cache / f"fuseki-{version}-java{number}.jar"]
            kept[0].write_bytes(data)
        self.jar = kept[-1]
        self.version = f"{self.jar.name.split('-')[1]}, Java {number}"

    def start(self):
        self.fresh()
        self.run()

    def run(self):
        (self.work / "db").mkdir(exist_ok=True)
        (self.work / "passwords").write_text(f"{USER}: {PASSWORD}\n")
        port = free_port()
        base = f"http://127.0.0.1:{port}/ds"
        self.load_url, self.update_url, self.ask_url = base + "/data", base + "/update", base + "/sparql"
        self.spawn([self.java, "-Xmx4g", "-jar", self.jar, "--localhost", "--port", port, "--update", "--loc", self.work / "db",
                    "--passwd", self.work / "passwords", "--auth=basic", "/ds"], base + "/sparql?query=ASK%7B%7D")

    def bulk(self, file):
        """The loader wants the database for itself."""
        self.stop()
        shutil.rmtree(self.work / "db")
        begin = time.monotonic()
        must([self.java, "-Xmx4g", "-cp", self.jar, "tdb2.tdbloader", "--loc", self.work / "db", file])
        seconds = time.monotonic() - begin
        self.run()
        return seconds


class Oxigraph(Server):
    name = "oxigraph"

    def install(self):
        self.program = self.cache / "bin/oxigraph"
        if not self.program.exists():
            must([sys.executable, "-m", "venv", self.cache])
            must([self.cache / "bin/pip", "install", "--quiet", "oxigraph"])
        self.version = must([self.program, "--version"]).decode().split()[1]

    def start(self):
        self.fresh()
        self.run()

    def run(self):
        base = f"http://127.0.0.1:{free_port()}"
        self.load_url, self.update_url, self.ask_url = base + "/store", base + "/update", base + "/query"
        self.spawn([self.program, "serve", "-l", self.work / "db", "-b", base[7:]], base + "/query?query=ASK%7B%7D")

    def bulk(self, file):
        self.stop()
        begin = time.monotonic()
        must([self.program, "load", "-l", self.work / "db", "-f", file])
        seconds = time.monotonic() - begin
        self.run()
        return seconds


class Embedded:
    """attest itself, by one of its engines."""
    load_url = update_url = ""

    def __init__(self, attest, work, engine):
        self.attest, self.engine, self.name, self.version = attest, engine, "attest", engine or ""
        self.store = work / f"attest-{engine or 'store'}"
        if engine:
            self.name = f"attest {engine}"

    def install(self):
        self.version = must([self.attest, "version"]).decode().split()[-1]

    def options(self):
        return ["--engine", self.engine] if self.engine else []

    def start(self):
        shutil.rmtree(self.store, ignore_errors=True)

    def stop(self):
        pass

    def bulk(self, file):
        begin = time.monotonic()
        must([self.attest, "load", "--store", self.store, *self.options(), file])
        return time.monotonic() - begin

    def ask(self, query, seconds):
        try:
            done = subprocess.run([self.attest, "query", "--store", str(self.store), *self.options(), "--to", "json", "-e", query],
                                  capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired as error:
            raise Refused(f"more than {seconds} s") from error
        if done.returncode:
            raise Refused(done.stderr.decode("utf-8", "replace").splitlines()[0][:120])
        return json.loads(done.stdout)


def engines(attest):
    """The embedded engines that this build has; [None] where it has but one."""
    told = subprocess.run([attest, "load", "--help"], capture_output=True, check=True).stdout.decode()
    return [e for e in ("redland", "tinysparql") if e in told] or [None]
