// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The script of report's page. In: the JSON that report/json.c writes, the
// drawing of report/drawing.c. Every value becomes a text node or an attribute
// of its own: no markup is ever made of data.
"use strict";
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const PAGE = 25;

// ---- building elements

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}
// Words of a source keep their own direction.
const words = (text) => el("bdi", {}, text);
const link = (target, text, label) => el("button", { type: "button", class: "link", "aria-label": label, "data-to": target }, words(text));
const plural = (count, one, more) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
const unique = (list) => [...new Set(list)];

// ---- names for deep links: the last two parts of an IRI, or all of it

const targets = new Map();
function nameRows(kind, rows) {
  rows.forEach((row, i) => {
    let name = row.iri.split(/[/#]/).slice(-2).join("/");
    if (targets.has(name)) name = row.iri;
    targets.set(name, { kind, i });
    row.link = name;
  });
}
const { families, kinds, entities, sources, passages, edges, facts } = data;
nameRows("actor", entities);
nameRows("document", sources);
nameRows("statement", facts);
const events = new Map();
facts.forEach((fact, i) => {
  fact.i = i;
  const iri = fact.event || fact.iri;
  if (!events.has(iri)) events.set(iri, { iri, facts: [] });
  events.get(iri).facts.push(fact);
});
const eventRows = [...events.values()].filter((event) => event.facts[0].event);
nameRows("event", eventRows);

// ---- what a fact says, in words

const entityName = (i) => entities[i].name;
const names = (list) => list.map(entityName).join(", ");
const familyOf = (fact) => kinds[fact.kind][1];
const whoOf = (fact) => names(fact.from);
const whatOf = (fact) => kinds[fact.kind][0];
const whomOf = (fact) => (fact.mutual && !fact.to.length ? "" : names(fact.to));
const speakersOf = (fact) => fact.said.map(([who, behalf]) =>
  behalf < 0 ? entityName(who) : `${entityName(who)} for ${entityName(behalf)}`).join(", as told by ");
const sentenceOf = (fact) => fact.in.map((p) => passages[p][3]).join(" … ");
const documentsOf = (fact) => unique(fact.in.map((p) => passages[p][0]).filter((s) => s >= 0));
const placesOf = (fact) => fact.roles.filter((role) => role[4] && role[1] >= 0).map((role) => role[1]);
const dayOf = (fact) => fact.begin || fact.end || "";
const yearOf = (fact) => (dayOf(fact).match(/^-?\d+/) || [""])[0];
const nuances = (fact) => [fact.polarity, fact.modality].filter((word) => word && word !== "Affirmed" && word !== "Actual");
const sourceTitle = (i) => sources[i].title || sources[i].name;
const actorsOf = (fact) => unique([...fact.from, ...fact.to, ...fact.roles.filter((r) => r[1] >= 0).map((r) => r[1]), ...fact.said.flat().filter((e) => e >= 0)]);
function headline(fact) {
  const whom = whomOf(fact);
  return `${whoOf(fact) || "somebody"}: ${whatOf(fact)}${whom ? (fact.mutual ? " – " : " → ") + whom : ""}`;
}
const factsOfEdge = edges.map(() => []);
const factsOfActor = entities.map(() => []);
const factsOfPassage = passages.map(() => []);
const edgesOfActor = entities.map(() => []);
const passagesOfSource = sources.map(() => []);
edges.forEach((edge, e) => unique(edge.slice(0, 2)).forEach((i) => edgesOfActor[i].push(e)));
passages.forEach((passage, p) => passage[0] >= 0 && passagesOfSource[passage[0]].push(p));
for (const fact of facts) {
  fact.actors = actorsOf(fact);
  fact.documents = documentsOf(fact);
  fact.actors.forEach((i) => factsOfActor[i].push(fact));
  fact.edges.forEach((e) => factsOfEdge[e].push(fact));
  fact.in.forEach((p) => factsOfPassage[p].push(fact));
  fact.year = yearOf(fact);
  fact.search = [headline(fact), speakersOf(fact), sentenceOf(fact), names(placesOf(fact)), fact.rule || "", fact.when || "",
    ...fact.documents.map(sourceTitle)].join(" ").toLowerCase();
}

// ---- filters: each takes facts away, and all sections show the rest

const fields = ["words", "class", "actor", "document", "speaker", "polarity", "modality", "year"];
const field = (name) => byId(`filter-${name}`);
const NOBODY = "source";
function passes(fact) {
  const value = (name) => field(name).value;
  const chosen = value("class");
  return (!chosen || chosen === `f${familyOf(fact)}` || chosen === `k${fact.kind}`) &&
    (!value("actor") || fact.actors.includes(Number(value("actor")))) &&
    (!value("document") || fact.documents.includes(Number(value("document")))) &&
    (!value("speaker") || (value("speaker") === NOBODY ? !fact.said.length : fact.said.flat().includes(Number(value("speaker"))))) &&
    (!value("polarity") || fact.polarity === value("polarity")) &&
    (!value("modality") || fact.modality === value("modality")) &&
    (!value("year") || fact.year === value("year")) &&
    value("words").toLowerCase().split(/\s+/).every((word) => fact.search.includes(word));
}
function fill(name, any, options) {
  field(name).replaceChildren(el("option", { value: "" }, any), ...options.map(([value, text]) => el("option", { value }, text)));
}
const byText = (a, b) => a[1].localeCompare(b[1], "en");
const entityOptions = (list) => unique(list).map((i) => [i, entityName(i)]).sort(byText);
const wordOptions = (list) => unique(list.filter(Boolean)).sort().map((word) => [word, word]);
function fillFilters() {
  fill("class", "any class", []);
  families.map(([label], f) => [f, label]).sort(byText).forEach(([f, label]) => {
    const below = kinds.map((kind, k) => [`k${k}`, kind[0], kind[1]]).filter((kind) => kind[2] === f).sort(byText);
    field("class").append(el("optgroup", { label }, el("option", { value: `f${f}` }, `${label}, all`),
      ...below.filter((kind) => kind[1] !== label).map(([value, text]) => el("option", { value }, text))));
  });
  fill("actor", "anybody", entityOptions(facts.flatMap((fact) => fact.actors)));
  fill("document", "any document", sources.map((_, i) => [i, sourceTitle(i)]).sort(byText));
  fill("speaker", "anybody", [[NOBODY, "the document itself"], ...entityOptions(facts.flatMap((fact) => fact.said.flat()).filter((e) => e >= 0))]);
  fill("polarity", "any", wordOptions(facts.map((fact) => fact.polarity)));
  fill("modality", "any", wordOptions(facts.map((fact) => fact.modality)));
  fill("year", "any year", wordOptions(facts.map((fact) => fact.year)));
}

// ---- tables that sort, turn pages and go by arrow keys

function table(container, { name, columns, open, sort }) {
  const state = { by: sort, down: Boolean(columns[sort].counts), page: 0, rows: [] };
  const body = el("tbody");
  const heads = columns.map((column, c) => el("th", { scope: "col" }, el("button", { type: "button", onclick: () => {
    state.down = state.by === c ? !state.down : Boolean(column.counts); // most first
    state.by = c;
    state.page = 0;
    draw();
  } }, column.name)));
  const pager = el("div", { class: "pager" });
  container.replaceChildren(el("div", { class: "table" }, el("table", { "aria-label": name }, el("thead", {}, el("tr", {}, ...heads)), body)), pager);
  function compare(a, b) {
    const key = columns[state.by].key;
    const [x, y] = [key(a), key(b)];
    if (x === y) return 0;
    if (x === "" || y === "") return x === "" ? 1 : -1; // what has none comes last
    const order = typeof x === "number" ? x - y : x.localeCompare(y, "en", { numeric: true });
    return state.down ? -order : order;
  }
  function go(row) {
    for (const other of body.rows) other.tabIndex = other === row ? 0 : -1;
    row.focus();
  }
  function keys(event) {
    const row = event.target.closest("tr");
    const list = [...body.rows];
    const to = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling, Home: list[0], End: list[list.length - 1] }[event.key];
    if (to) {
      event.preventDefault();
      go(to);
    } else if (event.key === "Enter" && event.target === row) {
      follow(row.dataset.to, row);
    }
  }
  body.addEventListener("keydown", keys);
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row && !event.target.closest("button") && !String(getSelection())) follow(row.dataset.to, row);
  });
  function turn(step) {
    state.page += step;
    draw();
    if (body.rows.length) go(body.rows[0]);
  }
  function draw() {
    const sorted = [...state.rows].sort(compare);
    const last = Math.max(0, Math.ceil(sorted.length / PAGE) - 1);
    state.page = Math.min(state.page, last);
    heads.forEach((head, c) => head.setAttribute("aria-sort", c !== state.by ? "none" : state.down ? "descending" : "ascending"));
    body.replaceChildren(...sorted.slice(state.page * PAGE, (state.page + 1) * PAGE).map((row, i) =>
      el("tr", { "data-to": open(row), tabindex: i ? -1 : 0 }, ...columns.map((column) =>
        el("td", { class: column.class, "data-name": column.name }, ...[column.cell(row)].flat())))));
    pager.replaceChildren(
      el("button", { type: "button", disabled: state.page === 0, onclick: () => turn(-1) }, "Back"),
      el("span", {}, `${sorted.length ? state.page + 1 : 0} of ${sorted.length ? last + 1 : 0}, ${plural(sorted.length, "row", "rows")}`),
      el("button", { type: "button", disabled: state.page >= last, onclick: () => turn(1) }, "On"));
    pager.hidden = sorted.length <= PAGE;
  }
  return (rows) => { state.rows = rows; draw(); };
}

// ---- pieces of the details

const kindMark = (family, label) => el("span", { class: `kind f${families[family][2]}` }, el("span", {}, label));
const tags = (fact) => nuances(fact).flatMap((word) => [" ", el("span", { class: "tag" }, word.toLowerCase())]);
const shorten = (text) => { const all = Array.from(text); return all.length > 200 ? `${all.slice(0, 199).join("")}…` : text; };
const actorLinks = (list) => list.flatMap((i, at) => [at ? ", " : "", link(entities[i].link, entityName(i))]);

// A passage with the words that were read; offsets count code points.
function quote(fact, p) {
  const [, begin, , exact] = passages[p];
  const text = Array.from(exact);
  const spans = fact.words.map(([b, e, role]) => [b - begin, e - begin, role])
    .filter(([b, e]) => b >= 0 && e <= text.length && b < e).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const out = el("blockquote", { dir: "auto" });
  let at = 0;
  for (const [b, e, role] of spans) {
    if (b < at) continue; // inside another
    out.append(text.slice(at, b).join(""), el("mark", { class: role ? "role" : "trigger", title: role || "what says it" }, text.slice(b, e).join("")));
    at = e;
  }
  out.append(text.slice(at).join(""));
  return out;
}
function pairs(list) {
  const shown = list.filter(([, value]) => value && (!Array.isArray(value) || value.length));
  return el("dl", {}, ...shown.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, ...[value].flat())]));
}
function rolesOf(fact) {
  const byRole = new Map();
  for (const [label, entity, text, isNode] of fact.roles) {
    const name = text.split(/[/#]/).slice(-2).join("/");
    const value = entity >= 0 ? link(entities[entity].link, entityName(entity))
      : isNode && targets.has(name) ? link(name, nodeTitle(name)) : words(text);
    byRole.set(label, [...(byRole.get(label) || []), ...(byRole.has(label) ? [", "] : []), value]);
  }
  return [...byRole];
}
function nodeTitle(name) {
  const { kind, i } = targets.get(name);
  return kind === "event" ? headline(eventRows[i].facts[0]) : kind === "statement" ? headline(facts[i]) : name;
}
const documentLinks = (list) => list.flatMap((i, at) => [at ? ", " : "", link(sources[i].link, sourceTitle(i))]);
function factItem(fact) {
  return el("li", {}, kindMark(familyOf(fact), ""), " ", link(fact.link, headline(fact)), ...tags(fact),
    el("div", { class: "quiet" }, [fact.when, speakersOf(fact) && `said by ${speakersOf(fact)}`].filter(Boolean).join(" · ")),
    el("div", { class: "quiet", dir: "auto" }, shorten(sentenceOf(fact))));
}
function factList(list) {
  const shown = el("ul", { class: "facts" });
  let at = 0;
  const more = el("button", { type: "button", onclick: () => { const first = add(); if (first) first.querySelector("button").focus(); } }, "More");
  function add() {
    const items = list.slice(at, at + PAGE).map(factItem);
    at += PAGE;
    shown.append(...items);
    more.hidden = at >= list.length;
    return items[0];
  }
  add();
  return [shown, more];
}

// ---- the details of each sort of thing: [title, subtitle, …content]

const show = {
  statement(i) {
    const fact = facts[i];
    return [headline(fact), fact.event ? "one statement of an event" : "a statement of a relation",
      ...fact.in.map((p) => quote(fact, p)),
      pairs([["Class", [kindMark(familyOf(fact), whatOf(fact))]],
        ["Who", fact.event ? "" : actorLinks(fact.from)], ["To whom", fact.event ? "" : actorLinks(fact.to)],
        ...rolesOf(fact), ["Time", fact.when], ["Polarity", fact.polarity], ["Modality", fact.modality],
        ["Said by", fact.said.length ? words(speakersOf(fact)) : "the document itself"],
        ["Document", documentLinks(fact.documents)], ["Rule", fact.rule && el("code", {}, fact.rule)],
        ["Confidence", fact.sure], ["Resolved from", fact.resolved && words(fact.resolved)],
        ["Event", fact.event && link(events.get(fact.event).link, `${plural(events.get(fact.event).facts.length, "statement", "statements")} of it`)]])];
  },
  event(i) {
    const event = eventRows[i];
    const fact = event.facts[0];
    return [headline(fact), "event", pairs([["Class", [kindMark(familyOf(fact), whatOf(fact))]], ...rolesOf(fact), ["Time", fact.when]]),
      el("h3", {}, plural(event.facts.length, "statement", "statements")), ...factList(event.facts)];
  },
  actor(i) {
    const mine = factsOfActor[i];
    const around = edgesOfActor[i].map((e) => ({ edge: edges[e], e, count: factsOfEdge[e].length })).sort((a, b) => b.count - a.count || a.e - b.e);
    return [entityName(i), entities[i].kind, pairs([["Named", el("code", {}, entities[i].iri)]]),
      around.length ? el("h3", {}, "Between it and others") : "",
      el("ul", { class: "facts" }, ...around.map(({ edge, count }) => {
        const arrow = edge[3] ? "–" : edge[0] === i ? "→" : "←";
        const other = entityName(edge[0] === i ? edge[1] : edge[0]);
        return el("li", {}, kindMark(edge[2], ""), " ", link(edgeLink(edge), `${arrow} ${other}: ${families[edge[2]][0]} (${count})`));
      })), el("h3", {}, plural(mine.length, "fact", "facts")), ...factList(mine)];
  },
  edge(i) {
    const [from, to, family, mutual] = edges[i];
    const mine = factsOfEdge[i];
    return [`${entityName(from)} ${mutual ? "–" : "→"} ${entityName(to)}`, families[family][0],
      el("p", {}, ...actorLinks(unique([from, to]))), el("h3", {}, plural(mine.length, "statement", "statements")), ...factList(mine)];
  },
  passage(i) {
    const mine = factsOfPassage[i];
    const [source, begin, end, exact] = passages[i];
    return ["Passage", `characters ${begin} to ${end}`, el("blockquote", { dir: "auto" }, exact),
      source >= 0 ? el("p", {}, "in ", ...documentLinks([source])) : "",
      el("h3", {}, plural(mine.length, "statement", "statements")), ...factList(mine)];
  },
  document(i) {
    const source = sources[i];
    const own = passagesOfSource[i].map((p) => ({ p, passage: passages[p] }))
      .sort((a, b) => a.passage[1] - b.passage[1] || b.passage[2] - a.passage[2]);
    const origin = /^https?:/.test(source.origin || "") ? el("a", { href: source.origin, rel: "noreferrer noopener" }, source.origin) : source.origin;
    return [sourceTitle(i), "document", pairs([["Name", words(source.name)], ["Date", source.date], ["From", origin]]),
      ...(source.text === undefined ? passageList(own) : [wholeText(source.text, own)])];
  },
};
function passageList(own) {
  return [el("h3", {}, plural(own.length, "passage", "passages")), el("ul", { class: "facts" }, ...own.map(({ p, passage }) =>
    el("li", {}, link(`passage/${p}`, passage[3]))))];
}
function wholeText(text, own) {
  const all = Array.from(text);
  const out = el("div", { class: "document-text", dir: "auto" });
  let at = 0;
  for (const { p, passage: [, begin, end] } of own) {
    if (begin < at) continue; // inside another
    out.append(all.slice(at, begin).join(""), el("mark", { "data-to": `passage/${p}`, tabindex: 0, role: "button" }, all.slice(begin, end).join("")));
    at = end;
  }
  out.append(all.slice(at).join(""));
  return out;
}

// ---- going to things: by the address, so that each has a link of its own

const detail = byId("detail");
let opener = null;
const edgeLink = (edge) => `edge/${edge.slice(0, 2).map((e) => entities[e].link).join("~")}~${families[edge[2]][0]}${edge[3] ? "~mutual" : ""}`;
edges.forEach((edge, i) => targets.set(edgeLink(edge), { kind: "edge", i }));
passages.forEach((_, i) => targets.set(`passage/${i}`, { kind: "passage", i }));
function follow(name, from) {
  if (from && !detail.contains(from)) opener = from;
  if (location.hash === address(name)) route();
  else location.hash = address(name);
}
const address = (name) => `#${encodeURIComponent(name).replaceAll("%2F", "/")}`;
function close() {
  detail.hidden = true;
  history.pushState(null, "", location.pathname + location.search);
  light(null);
  if (opener && opener.isConnected) opener.focus();
}
function route() {
  let name = "";
  try { name = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  const target = targets.get(name);
  if (!target) {
    if (!name) { detail.hidden = true; light(null); }
    return;
  }
  const [title, subtitle, ...content] = show[target.kind](target.i);
  detail.replaceChildren(el("div", { class: "heading" }, el("h2", { dir: "auto" }, title),
    el("button", { type: "button", "aria-label": "Close the details", onclick: close }, "✕")),
    el("p", { class: "quiet" }, subtitle), ...content.filter(Boolean));
  detail.hidden = false;
  detail.scrollTop = 0;
  detail.focus({ preventScroll: true });
  light(target);
}
document.addEventListener("click", (event) => {
  const from = event.target.closest("button[data-to], mark[data-to]");
  if (from) follow(from.dataset.to, from);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !detail.hidden) close();
  if ((event.key === "Enter" || event.key === " ") && event.target.matches("mark[data-to]")) {
    event.preventDefault();
    follow(event.target.dataset.to, event.target);
  }
});
window.addEventListener("hashchange", route);

// ---- the drawing

const svg = byId("network-drawing");
const nodes = [...svg.querySelectorAll(".node")];
const drawn = [...svg.querySelectorAll(".edge")];
const natural = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
let scale = 1;
function zoom(to) {
  scale = Math.min(3, Math.max(0.3, to));
  svg.setAttribute("width", Math.round(natural[0] * scale));
  svg.setAttribute("height", Math.round(natural[1] * scale));
}
const fit = () => zoom(Math.min(1.2, Math.max(0.55, (svg.parentElement.clientWidth - 2) / natural[0])));
const edgeOf = (node) => edges[node.dataset.edge];
function light(target) {
  const ends = !target ? [] : target.kind === "actor" ? [target.i] : target.kind === "edge" ? edges[target.i].slice(0, 2)
    : target.kind === "statement" ? [...facts[target.i].from, ...facts[target.i].to] : [];
  const isLit = (node) => (target.kind === "actor" ? edgeOf(node).slice(0, 2).includes(target.i)
    : target.kind === "edge" ? Number(node.dataset.edge) === target.i
    : facts[target.i].edges.includes(Number(node.dataset.edge)));
  const lit = ends.length ? drawn.filter(isLit) : [];
  const reached = new Set([...ends, ...lit.flatMap((node) => edgeOf(node).slice(0, 2))]);
  svg.classList.toggle("near", nodes.some((node) => ends.includes(Number(node.dataset.entity))));
  drawn.forEach((node) => node.classList.toggle("lit", lit.includes(node)));
  for (const node of nodes) {
    node.classList.toggle("lit", reached.has(Number(node.dataset.entity)));
    node.classList.toggle("chosen", ends.includes(Number(node.dataset.entity)));
  }
}
// The nearest node in a direction: what lies aside counts double.
function neighbour(node, dx, dy) {
  const [x, y] = [Number(node.dataset.x), Number(node.dataset.y)];
  let best = null;
  for (const other of nodes) {
    const [ox, oy] = [other.dataset.x - x, other.dataset.y - y];
    const ahead = ox * dx + oy * dy;
    const far = ahead + 2 * Math.abs(ox * dy - oy * dx);
    if (other !== node && ahead > 0 && (!best || far < best.far)) best = { other, far };
  }
  return best && best.other;
}
function focusNode(node) {
  for (const other of nodes) other.setAttribute("tabindex", other === node ? 0 : -1);
  node.focus();
}
svg.addEventListener("click", (event) => {
  const node = event.target.closest(".node");
  const edge = event.target.closest(".edge");
  if (node) { focusNode(node); follow(entities[node.dataset.entity].link, node); }
  else if (edge) follow(edgeLink(edgeOf(edge)), nodes.find((n) => Number(n.dataset.entity) === edgeOf(edge)[0]));
});
svg.addEventListener("keydown", (event) => {
  const node = event.target.closest(".node");
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!node) return;
  if (step) {
    event.preventDefault();
    const to = neighbour(node, ...step);
    if (to) focusNode(to);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    follow(entities[node.dataset.entity].link, node);
  }
});
function drawNetwork(list) {
  const counts = new Map();
  for (const fact of list) for (const e of fact.edges) counts.set(e, (counts.get(e) || 0) + 1);
  const alive = new Set();
  for (const node of drawn) {
    const count = counts.get(Number(node.dataset.edge)) || 0;
    node.classList.toggle("off", !count);
    const number = node.querySelector("text");
    if (number) number.textContent = count > 1 ? count : "";
    if (count) edgeOf(node).slice(0, 2).forEach((e) => alive.add(e));
  }
  for (const node of nodes) node.classList.toggle("faded", !alive.has(Number(node.dataset.entity)));
}
function swatch(f) {
  const NS = "http://www.w3.org/2000/svg";
  const line = document.createElementNS(NS, "svg");
  for (const [name, value] of [["width", 30], ["height", 8], ["class", `edge f${families[f][2]} w3`], ["aria-hidden", "true"]]) line.setAttribute(name, value);
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", "M0 4H30");
  path.setAttribute("class", "line");
  line.append(path);
  return line;
}
function drawLegend() {
  const inDrawing = new Set(drawn.map((node) => edgeOf(node)[2]));
  const buttons = families.map(([label, count], f) => [f, label, count]).filter(([f]) => inDrawing.has(f)).sort((a, b) => b[2] - a[2]);
  byId("legend").replaceChildren(el("ul", {}, ...buttons.map(([f, label]) => el("li", {}, el("button", { type: "button", "data-family": f, "aria-pressed": "false",
    onclick: () => { field("class").value = field("class").value === `f${f}` ? "" : `f${f}`; update(); } }, swatch(f), el("span", {}, label))))));
  const borders = ["dashed", "round corners", "round ends", "square and heavy"];
  const shapes = borders.map((border, s) => [border, unique(nodes.map((node) => entities[node.dataset.entity]).filter((entity) => entity.shape === s).map((entity) => entity.kind || "other")).sort()])
    .filter(([, list]) => list.length).map(([border, list]) => `${border}: ${list.join(", ")}`);
  byId("network-note").textContent = (data.left_out ? `The ${nodes.length} actors with most facts; ${plural(data.left_out, "other is", "others are")} left out of the drawing, not of the tables. ` : "") +
    (nodes.length ? `Arrows go from who does it to whom it is done. Borders: ${shapes.join(" · ")}.` : "Nothing is said to be done by anybody to anybody.");
}

// ---- when

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function drawTimeline(list) {
  const dated = list.filter((fact) => fact.year);
  const chosen = field("year").value;
  const count = (key) => dated.filter(key).length;
  let columns;
  if (chosen) {
    columns = MONTHS.map((name, m) => [name, count((fact) => Number((fact.begin || fact.end).replace(/^-?\d+-/, "").slice(0, 2)) === m + 1), `${name} ${chosen}`]);
  } else {
    columns = unique(dated.map((fact) => fact.year)).sort((a, b) => a - b).map((year) => [year, count((fact) => fact.year === year), year]);
  }
  const most = Math.max(1, ...columns.map((column) => column[1]));
  byId("timeline-note").textContent = dated.length ? `${plural(dated.length, "statement has", "statements have")} a time, counted by ${chosen ? "the month" : "the year"} it begins in (years without any are left out); ${list.length - dated.length} have none.` : "No statement has a time.";
  byId("bars").replaceChildren(...columns.map(([name, height, label]) => {
    const bar = el("i");
    bar.style.height = `${Math.round((height / most) * 130)}px`;
    return el("button", { type: "button", class: "bar", "aria-label": `${label}: ${plural(height, "statement", "statements")}`, "aria-pressed": chosen ? undefined : "false",
      onclick: () => { field("year").value = chosen ? "" : name; update(); (byId("bars").querySelector("button") || byId("timeline")).focus(); } },
      el("span", {}, String(height || "")), bar, el("small", {}, name));
  }), chosen ? el("button", { type: "button", onclick: () => { field("year").value = ""; update(); byId("bars").querySelector("button").focus(); } }, "All years") : "");
}

// ---- the tables

const factsTable = table(byId("facts-table"), { name: "Facts", sort: 0, open: (fact) => fact.link, columns: [
  { name: "When", class: "when", key: dayOf, cell: (fact) => fact.when || "" },
  { name: "Who", key: whoOf, cell: (fact) => words(whoOf(fact)) },
  { name: "What", key: whatOf, cell: (fact) => [kindMark(familyOf(fact), whatOf(fact)), ...tags(fact)] },
  { name: "To whom", key: whomOf, cell: (fact) => words(whomOf(fact)) },
  { name: "Said by", key: speakersOf, cell: (fact) => words(speakersOf(fact)) },
  { name: "Sentence", class: "sentence", key: sentenceOf, cell: (fact) => link(fact.link, shorten(sentenceOf(fact)) || headline(fact)) },
] });
const actorsTable = table(byId("actors-table"), { name: "Actors", sort: 2, open: (row) => entities[row.i].link, columns: [
  { name: "Actor", key: (row) => entityName(row.i), cell: (row) => link(entities[row.i].link, entityName(row.i)) },
  { name: "Kind", key: (row) => entities[row.i].kind, cell: (row) => entities[row.i].kind },
  { name: "Facts", class: "number", counts: true, key: (row) => row.count, cell: (row) => String(row.count) },
] });
const documentsTable = table(byId("documents-table"), { name: "Documents", sort: 0, open: (row) => sources[row.i].link, columns: [
  { name: "Document", key: (row) => sourceTitle(row.i), cell: (row) => link(sources[row.i].link, sourceTitle(row.i)) },
  { name: "Date", class: "when", key: (row) => sources[row.i].date || "", cell: (row) => sources[row.i].date || "" },
  { name: "Facts", class: "number", counts: true, key: (row) => row.count, cell: (row) => String(row.count) },
] });
function tally(list, of) {
  const counts = new Map();
  for (const fact of list) for (const i of of(fact)) counts.set(i, (counts.get(i) || 0) + 1);
  return [...counts].map(([i, count]) => ({ i, count }));
}

function update() {
  const list = facts.filter(passes);
  byId("matching").textContent = list.length === facts.length ? `All ${plural(facts.length, "statement", "statements")}.` : `${list.length.toLocaleString("en")} of ${plural(facts.length, "statement", "statements")} match.`;
  for (const button of byId("legend").querySelectorAll("button")) button.setAttribute("aria-pressed", field("class").value === `f${button.dataset.family}`);
  drawNetwork(list);
  drawTimeline(list);
  factsTable(list);
  actorsTable(tally(list, (fact) => fact.actors));
  documentsTable(tally(list, (fact) => fact.documents));
}

fillFilters();
for (const name of fields) field(name).addEventListener("input", update);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", () => setTimeout(update));
byId("zoom-in").addEventListener("click", () => zoom(scale * 1.25));
byId("zoom-out").addEventListener("click", () => zoom(scale / 1.25));
byId("zoom-fit").addEventListener("click", fit);
byId("summary").textContent = `${plural(facts.length, "statement", "statements")} of ${plural(eventRows.length, "event", "events")} and of relations, between ${plural(entities.length, "actor or place", "actors and places")}, from ${plural(sources.length, "document", "documents")}.`;
for (const node of nodes) {
  const entity = entities[node.dataset.entity];
  node.setAttribute("aria-label", `${entity.name}, ${entity.kind}, ${plural(entity.facts, "fact", "facts")}`);
}
if (nodes.length) nodes[0].setAttribute("tabindex", 0);
drawLegend();
fit();
update();
if (nodes.length) svg.parentElement.scrollTo(nodes[0].dataset.x * scale - svg.parentElement.clientWidth / 2, nodes[0].dataset.y * scale - svg.parentElement.clientHeight / 2);
route();
})();
