#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Use the page of `attest serve` in a browser, as people do: type a query, run it, read the answer.

usage: drive.py ATTEST SOURCE [--pictures FOLDER]
Needs Chromium (found by its usual names, or $CHROMIUM); without one the test is
skipped with a message. Talks to it by the DevTools protocol (report/browser.py).
"""
import json
import pathlib
import subprocess
import sys
import time
import urllib.parse

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.extend([str(TESTS / "cli"), str(TESTS / "report")])
from browser import CONTRAST, SIDEWAYS, Browser, find_browser, folder  # noqa: E402
from test_serve import GRAPH, SLOW, Server  # noqa: E402

ATTEST, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PICTURES = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 and sys.argv[3] == "--pictures" else None
SKIP, CONTROL = 77, 2
NAMES = "SELECT ?n WHERE {\n  ?s <http://e/name> ?n\n} ORDER BY ?n"
BAD = '<img src="x" onerror="document.title=1">'
HOSTILE = f'<http://e/bad> <http://e/says> {json.dumps(BAD)} ; <http://e/at> <javascript:document.title=1> .\n'
ROWS = "[...document.querySelectorAll('#answer tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join('|'))"
STATE = "document.querySelector('#state').textContent"
MESSAGE = "document.querySelector('#message:not([hidden])')?.textContent || ''"
failed = []


def that(holds, what):
    if not holds:
        failed.append(what)
        print("FAILED:", what)


def picture(browser, name):
    if PICTURES:
        (PICTURES / f"{name}.png").write_bytes(browser.picture(True))


def write(browser, query):
    """What a person types, in place of what was there."""
    browser.click("#query")
    browser.value("document.querySelector('#query').select()")
    browser.type(query)


def run(browser, query):
    write(browser, query)
    browser.click("#run")
    browser.until(f"!/running/.test({STATE}) && {STATE}", "the query ends")


def rows(browser):
    run(browser, NAMES)
    that(browser.value(STATE).startswith("2 rows in "), f"it says how many rows: {browser.value(STATE)}")
    that(browser.value(ROWS) == ["Ben", "Zo\u00eb <b> @en"], f"the rows are there: {browser.value(ROWS)}")
    that(browser.value("document.querySelector('#answer th').textContent") == "n", "with the variable above")
    that(not browser.value("document.querySelector('#save').disabled"), "rows can be saved")
    picture(browser, "rows")
    run(browser, "ASK { ?a <http://e/knows> ?b }")
    that(browser.value("document.querySelector('#answer').textContent") == "yes", "ASK is answered")
    that(browser.value("document.querySelector('#save').disabled"), "there is nothing to save")
    run(browser, "CONSTRUCT { ?b <http://e/of> ?a } WHERE { ?a <http://e/knows> ?b }")
    that("<http://e/c> <http://e/of> <http://e/b>" in browser.value("document.querySelector('#answer pre').textContent"), "a graph is shown")
    run(browser, "SELECT ?a ?b WHERE { ?a <http://e/nothing> ?b }")
    that(browser.value(STATE).startswith("0 rows"), "no row is an answer too")


def wrong(browser):
    """A wrong query says what is wrong and puts the cursor there."""
    run(browser, "SELECT ?n WHERE {\n  ?s <http://e/name> ?n .\n  SERVICE <http://e/> { ?s ?p ?o }\n}")
    that(browser.value(STATE) == "refused (400)", f"it is refused: {browser.value(STATE)}")
    said = browser.value(MESSAGE)
    that("SERVICE is not supported" in said and "^~" in said, f"it says why and where: {said}")
    that(browser.value("document.querySelector('#message').getAttribute('role')") == "alert", "it is read out")
    chosen = "(() => { const q = document.querySelector('#query'); return q.value.slice(q.selectionStart).split(/\\s/)[0]; })()"
    that(browser.value(chosen) == "SERVICE", f"the cursor stands there: {browser.value(chosen)}")
    that(browser.value("document.activeElement.id") == "query", "the query is where to go on")
    picture(browser, "wrong")
    run(browser, "SELECT ?n WHERE {")
    that("syntax error" in browser.value(MESSAGE) or "expected" in browser.value(MESSAGE), f"half a query: {browser.value(MESSAGE)}")
    run(browser, NAMES)
    that(not browser.value(MESSAGE) and len(browser.value(ROWS)) == 2, "the next one runs, the message is gone")


def shipped(browser):
    count = len(list((SOURCE / "ontology/queries").glob("*.rq")))
    browser.until(f"document.querySelectorAll('#shipped option').length === {count + 1}", "the shipped questions are listed")
    browser.value("(() => { const s = document.querySelector('#shipped'); s.selectedIndex = 4; s.dispatchEvent(new Event('change')); })()")
    that("WHERE" in browser.value("document.querySelector('#query').value") and browser.value("document.querySelector('#purpose').textContent"), "one is taken, with its purpose")
    browser.click("#run")
    browser.until(f"!/running/.test({STATE}) && {STATE}", "it runs")
    that(browser.value(STATE).startswith("0 rows"), f"it is a query: {browser.value(STATE)} {browser.value(MESSAGE)}")


def by_keyboard(browser):
    browser.value("document.activeElement.blur()")
    stops = []
    for _ in range(8):
        browser.key("Tab")
        stops.append(browser.value("document.activeElement.id"))
        seen = browser.value("getComputedStyle(document.activeElement).outlineStyle")
        that(seen == "solid" or stops[-1] == "", f"the focus is seen at {stops[-1]}: {seen}")
    that(stops[:3] == ["shipped", "query", "run"], f"Tab leads from question to query to Run: {stops}")
    browser.value("document.querySelector('#query').focus(); document.querySelector('#query').select()")
    browser.type(NAMES)
    browser.key("Enter", CONTROL)
    browser.until(f"{STATE}.startsWith('2 rows')", "Ctrl+Enter runs")
    that(browser.value("document.querySelector('#query').value") == NAMES, "and writes no line end")
    browser.value("document.querySelector('#query').select()")
    browser.type(SLOW)
    browser.key("Enter", CONTROL)
    browser.until(f"/running/.test({STATE})", "a slow query runs")
    that(browser.value("document.querySelector('#run').disabled && !document.querySelector('#stop').disabled"), "it can be stopped")
    browser.key("Escape")
    browser.until(f"{STATE} === 'stopped'", "Esc stops it")
    that(not browser.value("document.querySelector('#run').disabled"), "and another may run")


def links(browser):
    """A query that was run has an address of its own; a reload keeps it."""
    run(browser, NAMES)
    address = browser.value("location.hash")
    that(urllib.parse.unquote(address) == "#query=" + NAMES, f"the address has the query: {address}")
    browser.open_again(address)
    that(browser.value("document.querySelector('#query').value") == NAMES, "who opens it finds the query")
    that(browser.value(STATE) == "", "which runs only when told to")
    browser.open_again("#query=%E0%A4%A")
    that("SELECT" in browser.value("document.querySelector('#query').value"), "a broken address does no harm")


def hostile(browser):
    """What a graph holds is text, never markup, and no link runs."""
    title = browser.value("document.title")
    run(browser, "SELECT ?t ?a WHERE { ?s <http://e/says> ?t ; <http://e/at> ?a }")
    that(browser.value(ROWS) == [f"{BAD}|javascript:document.title=1"], f"shown as it is: {browser.value(ROWS)}")
    that(browser.value("document.images.length") == 0 and browser.value("document.title") == title, "no element is made of it")
    that(not browser.value("[...document.links].some((link) => link.protocol === 'javascript:')"), "no link runs")


def narrow_and_dark(browser):
    for dark in (False, True):
        name = "dark" if dark else "light"
        browser.look(1280, 900, dark)
        run(browser, NAMES)
        that(not browser.value(CONTRAST), f"contrast of rows, {name}: {browser.value(CONTRAST)}")
        run(browser, "SELECT")
        that(not browser.value(CONTRAST), f"contrast of a message, {name}: {browser.value(CONTRAST)}")
        picture(browser, name)
    browser.look(360, 740, False)
    browser.open_again("")
    that(browser.value(SIDEWAYS) <= 0, "no scrolling sideways at 360 pixels")
    run(browser, "SELECT ?a ?b ?c ?d ?e WHERE { ?a <http://e/next> ?b . ?b <http://e/next> ?c . ?c <http://e/next> ?d . ?d <http://e/next> ?e } LIMIT 30")
    that(browser.value(STATE).startswith("30 rows") and browser.value(SIDEWAYS) <= 0, "nor with five columns")
    that(browser.value("(() => { const a = document.querySelector('#answer'); return a.scrollWidth > a.clientWidth; })()"), "the answer itself scrolls")
    picture(browser, "narrow")
    run(browser, "SELECT ?averyveryverylongname WHERE { SERVICE <http://example.org/a/very/long/name/of/a/service> { ?a ?b ?averyveryverylongname } }")
    that(browser.value(SIDEWAYS) <= 0, "nor with a long message")


def second_page(browser, server):
    """YASGUI, where the program was built with it, at this endpoint alone."""
    if server.send("/yasgui")[0] == 404:
        print("skipped: YASGUI is not built in (ATT_YASGUI)")
        return
    editor = "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror"
    answer = "(document.querySelector('.tabPanel.active .yasr_results') || {textContent: ''}).textContent"
    browser.look(1280, 900, False)
    browser.open_again("yasgui")
    browser.until(f"!!document.querySelector('.tabPanel.active .CodeMirror')?.CodeMirror", "the editor is there")
    that(browser.value("[...document.querySelectorAll('input')].some((i) => i.value.endsWith('/sparql') && i.value.startsWith(location.origin))"), "it asks here")
    browser.value(f"void {editor}.setValue('')")
    browser.click(".tabPanel.active .CodeMirror")
    browser.type(NAMES)
    browser.key("Enter", CONTROL)
    browser.until(f"{answer}.includes('Ben')", "rows are shown")
    picture(browser, "yasgui")
    browser.value(f"void {editor}.setValue({json.dumps('SELECT ?t WHERE { ?s <http://e/says> ?t }')})")
    browser.until("!document.querySelector('.tabPanel.active .yasqe_queryButton.busy')", "the query has ended")
    browser.click(".tabPanel.active .yasqe_queryButton")
    for _ in range(40):
        browser.picture(False)  # it draws its table while somebody looks
        if browser.value(f"{answer}.includes('onerror')"):
            break
        time.sleep(0.1)
    that(browser.value(f"{answer}.includes('onerror')"), "what a graph holds is shown as text")
    that(browser.value("document.querySelectorAll('.yasr_results img').length") == 0, "no element is made of it")
    that(browser.value("document.title") == "attest: YASGUI", "nothing of it ran")
    # Its table makes markup of values to measure them; that nothing runs is the policy's doing.
    browser.complaints = [c for c in browser.complaints if "inline event handler" not in c]
    browser.look(360, 740, True)
    picture(browser, "yasgui-narrow")


def expected(complaint):
    """Refusals are in the console too; stopping a query says nothing."""
    return "status of 400" in complaint


def main():
    program = find_browser()
    if not program:
        print("skipped: no Chromium (set CHROMIUM to its path)")
        sys.exit(SKIP)
    with folder() as where:
        graph = where / "graph.ttl"
        graph.write_text(GRAPH + HOSTILE, encoding="utf-8")
        subprocess.run([ATTEST, "load", "--store", where / "store", graph], check=True, capture_output=True)
        server = Server("--store", where / "store")
        with Browser(program, where, server.url + "/") as browser:
            browser.look(1280, 900, False)
            for part in (rows, wrong, shipped, by_keyboard, links, hostile, narrow_and_dark):
                browser.open_again("")
                part(browser)
            second_page(browser, server)
            complaints = [c for c in browser.complaints if not expected(c)]
            that(not complaints, f"no error in the console: {complaints[:3]}")
            that(not browser.left, f"no request leaves: {browser.left[:3]}")
        that(server.end()[0] == 0, "the server ends well")
    print("failed:", len(failed))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
