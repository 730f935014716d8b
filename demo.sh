#!/usr/bin/env bash
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
#
# Set up, build, read corpus/, load the graph into the embedded store, and ask
# it the questions of ontology/queries/.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/.ci/setup.sh"

att_install build
att_build release -DATT_TESTS=OFF
cd "$att_root"
attest=build/release/src/attest
out=build/demo
rm -rf "$out"
mkdir -p "$out"

"$attest" extract --jobs "$(nproc)" --progress -o "$out/corpus.ttl" \
  $(find corpus -type f ! -name README.md | LC_ALL=C sort) 2>"$out/progress.txt" ||
  { cat "$out/progress.txt" >&2; exit 1; }
"$attest" load --store "$out/store" "$out/corpus.ttl" >"$out/load.txt"

ask() { "$attest" query --store "$out/store" "$@"; }
prefixes='
PREFIX att: <https://w3id.org/attest/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>'

echo "== What was read"
tail -n 1 "$out/progress.txt"
ask -e "$prefixes
SELECT ?document ?title WHERE { ?s a att:Source ; dcterms:identifier ?document .
  OPTIONAL { ?s dcterms:title ?title } } ORDER BY ?document"

echo
echo "== Facts by kind: relations"
ask -e "$prefixes
SELECT ?relation (COUNT(?s) AS ?statements) WHERE {
  ?s a att:Statement ; rdf:predicate ?relation } GROUP BY ?relation ORDER BY DESC(?statements)"
echo
echo "== Facts by kind: events"
ask -e "$prefixes
SELECT ?class (COUNT(?s) AS ?statements) WHERE {
  ?s att:describes ?e . ?e a ?class
  FILTER(STRSTARTS(STR(?class), \"https://w3id.org/attest/ontology#\")) }
GROUP BY ?class ORDER BY DESC(?statements)"
echo
echo "== Ten facts with their sentences"
ask -e "$prefixes
SELECT ?who ?does ?whom ?sentence WHERE {
  ?s rdf:subject ?a ; rdf:predicate ?does ; rdf:object ?b ; att:statedIn ?p .
  ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom . ?p oa:exact ?sentence }
ORDER BY ?sentence LIMIT 10"

for query in ontology/queries/*.rq; do
  echo
  echo "== $(sed -n 's/^# title: *//p' "$query" | head -n 1)"
  ask "$query"
done
echo
echo "== Names of no gazetteer that may be listed under another spelling"
"$attest" link "$out/corpus.ttl" --with ontology/actors --to tsv

echo
echo "The graph lies in $att_root/$out/corpus.ttl, the store in $att_root/$out/store."
