# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""The context of JSON-LD: ontology/context.jsonld is what output begins with
(`--update` behind the arguments writes it anew), and it has every term of the
ontology."""
import json
import re
import sys

from program import SOURCE, Checks, folder, run
from quads import JsonLd, read_jsonld, unique

KEPT = SOURCE / "ontology/context.jsonld"
ATT = "https://w3id.org/attest/ontology#"


def context_of(checks, *options, data=b""):
    made = run("extract", "--to", "jsonld", *options, "-", data=data)
    checks.that(made.returncode == 0, f"extract {options}", made)
    return json.loads(made.stdout, object_pairs_hook=unique)


def check_terms(checks, context):
    """Each class and property by its local name, object properties with nodes."""
    terms = JsonLd(context)
    text = (SOURCE / "ontology/attest.ttl").read_text(encoding="utf-8")
    found = re.findall(r"^att:(\w+) a ([^;]*?) ;$", text, re.M)
    checks.that(len(found) > 150, "the ontology has terms")
    for name, types in found:
        if "owl:Class" in types:
            checks.that(context.get(name) == f"att:{name}", f"{name} is a term")
        elif "Property" in types:
            checks.that(name in context and terms.iri(name) == ATT + name, f"{name} is a term")
            is_node = isinstance(context.get(name), dict) and context[name]["@type"] == "@id"
            checks.that(is_node == ("owl:ObjectProperty" in types), f"{name} has nodes, or not")


def check_packs(checks):
    """Another ontology has terms behind its own prefix; --base moves `id` only."""
    pack = SOURCE / "rules/business"
    options = ("--ontology", pack / "ontology.ttl", "-g", pack / "actors.ttl", "-r", pack)
    context = context_of(checks, *options)["@context"]
    own = [name for name in context if ":" in name and name.split(":")[0] not in ("oa", "owl", "prov", "rdf")]
    checks.that(len(own) > 3, f"terms of the pack: {own[:3]}")
    with folder() as name:
        path = f"{name}/pack.jsonld"
        made = run("extract", "--to", "jsonld", *options, "-o", path, pack / "sample.txt")
        lines = run("extract", "--to", "ntriples", *options, pack / "sample.txt")
        with open(path, "rb") as file:
            checks.that(len(read_jsonld(file.read())) == len(set(lines.stdout.splitlines())) > 50, "the pack's graph", made)
    moved = context_of(checks, "--base", "https://example.org/kg")["@context"]
    here = context_of(checks)["@context"]
    differ = [name for name in here if here[name] != moved[name]]
    checks.that(differ == ["id"] and moved["id"] == "https://example.org/kg/", f"--base moves {differ}")


def main():
    checks = Checks()
    made = context_of(checks)
    context = made["@context"]
    checks.that(made == {"@context": context, "@graph": []}, "nothing read, nothing written")
    if "--update" in sys.argv:
        lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(term)}" for name, term in context.items())
        KEPT.write_text('{\n  "@context": {\n' + lines + "\n  }\n}\n", encoding="utf-8")
    checks.that(json.loads(KEPT.read_text(encoding="utf-8")) == {"@context": context},
                "ontology/context.jsonld is current (test_jsonld.py … --update)")
    check_terms(checks, context)
    check_packs(checks)
    checks.end()


main()
