// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The page: sends the query, shows rows as a table. Whatever a graph holds is
// put in as text, never as markup.
"use strict";

const byId = (id) => document.getElementById(id);
const ROWS_SHOWN = 2000;
const LONGEST_ADDRESS = 30000;
const PREFIXES = [
  ["https://w3id.org/attest/ontology#", "att:"],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"],
  ["http://www.w3.org/2000/01/rdf-schema#", "rdfs:"],
  ["http://www.w3.org/2004/02/skos/core#", "skos:"],
  ["http://www.w3.org/ns/oa#", "oa:"],
  ["http://purl.org/dc/terms/", "dcterms:"],
  ["http://www.wikidata.org/entity/", "wd:"],
];
const IDS = "https://w3id.org/attest/id/";

let shipped = [];
let running = null;

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function shorten(iri) {
  for (const [front, prefix] of PREFIXES) {
    if (iri.startsWith(front)) return prefix + iri.slice(front.length);
  }
  if (iri.startsWith(IDS)) return iri.slice(IDS.length).replace("/", ":");
  return iri;
}

function cell(term) {
  const made = element("td", "");
  if (!term) return made;
  if (term.type === "uri") {
    const link = element("a", shorten(term.value));
    link.title = term.value;
    if (/^https?:/.test(term.value)) {
      link.href = term.value;
      link.rel = "noreferrer noopener";
      link.target = "_blank";
    }
    made.append(link);
    return made;
  }
  made.append(term.type === "bnode" ? "_:" + term.value : term.value);
  if (term["xml:lang"]) made.append(" ", element("small", "@" + term["xml:lang"]));
  if (/#(integer|decimal|double)$/.test(term.datatype || "")) made.className = "number";
  else if (term.datatype) made.title = term.datatype;
  return made;
}

function table(answer) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const name of answer.head.vars) head.append(element("th", name));
  const body = made.createTBody();
  for (const row of answer.results.bindings.slice(0, ROWS_SHOWN)) {
    const line = body.insertRow();
    for (const name of answer.head.vars) line.append(cell(row[name]));
  }
  return made;
}

function show(text, type) {
  const place = byId("answer");
  if (!type.startsWith("application/sparql-results+json")) {
    place.append(element("pre", text));
    return "a graph";
  }
  const answer = JSON.parse(text);
  if ("boolean" in answer) {
    place.append(element("p", answer.boolean ? "yes" : "no"));
    return "answered";
  }
  const count = answer.results.bindings.length;
  place.append(table(answer));
  byId("save").disabled = count === 0;
  return count + (count === 1 ? " row" : " rows") +
    (count > ROWS_SHOWN ? ", the first " + ROWS_SHOWN + " shown" : "");
}

function busy(is) {
  byId("run").disabled = is;
  byId("stop").disabled = !is;
}

function request(accept, signal) {
  return fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: byId("query").value,
    signal,
  });
}

function tell(message) {
  byId("message").textContent = message;
  byId("message").hidden = !message;
}

// Choose in the query what the first line of a message points at, "query:3:7: …".
function point(message) {
  const [, line, column] = message.match(/^query:(\d+):(\d+):/) || [];
  if (!line) return;
  const lines = byId("query").value.split("\n");
  const before = lines.slice(0, line - 1).map((text) => text.length + 1);
  const begin = before.reduce((sum, size) => sum + size, [...(lines[line - 1] || "")].slice(0, column - 1).join("").length);
  const marked = (message.split("\n")[2] || "").match(/\^~*/);
  byId("query").focus({ preventScroll: true });
  byId("query").setSelectionRange(begin, begin + (marked ? marked[0].length : 0));
}

// The query is kept in the address, to be sent to others and to survive a reload.
function keep() {
  const fragment = "#query=" + encodeURIComponent(byId("query").value);
  history.replaceState(null, "", fragment.length < LONGEST_ADDRESS ? fragment : "#");
}

function recall() {
  if (!location.hash.startsWith("#query=")) return;
  try {
    byId("query").value = decodeURIComponent(location.hash.slice("#query=".length));
  } catch {
    history.replaceState(null, "", "#");
  }
}

async function run(event) {
  event?.preventDefault();
  if (running) return;
  running = new AbortController();
  keep();
  const begin = performance.now();
  busy(true);
  tell("");
  byId("answer").replaceChildren();
  byId("save").disabled = true;
  byId("state").textContent = "running …";
  try {
    const response = await request("application/sparql-results+json, text/turtle;q=0.9", running.signal);
    const text = await response.text();
    if (response.ok) {
      const said = show(text, response.headers.get("Content-Type") || "");
      byId("state").textContent = said + " in " + ((performance.now() - begin) / 1000).toFixed(2) + " s";
    } else {
      byId("state").textContent = "refused (" + response.status + ")";
      tell(text);
      point(text);
      byId("message").scrollIntoView({ block: "nearest" });
    }
  } catch (error) {
    byId("state").textContent = error.name === "AbortError" ? "stopped" : "no answer";
    tell(error.name === "AbortError" ? "" : String(error.message));
  }
  running = null;
  busy(false);
}

async function save() {
  const response = await request("text/csv");
  if (!response.ok) {
    tell(await response.text());
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = (byId("shipped").value || "answer") + ".csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function choose() {
  const found = shipped.find((one) => one.name === byId("shipped").value);
  byId("purpose").textContent = found ? found.purpose : "";
  if (found) byId("query").value = found.text;
}

async function list() {
  const response = await fetch("/queries.json");
  shipped = response.ok ? await response.json() : [];
  for (const one of shipped) {
    const option = element("option", one.name.split("-")[0] + "  " + one.title);
    option.value = one.name;
    byId("shipped").append(option);
  }
}

byId("form").addEventListener("submit", run);
byId("stop").addEventListener("click", () => running?.abort());
byId("save").addEventListener("click", save);
byId("shipped").addEventListener("change", choose);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") run(event);
  else if (event.key === "Escape") running?.abort();
});
window.addEventListener("hashchange", recall);
recall();
list();
