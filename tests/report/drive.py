#!/usr/bin/env python3
# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Use report's page in a browser, as people do: click, type, go by keyboard.

usage: drive.py ATTEST SOURCE [--pictures FOLDER]
Needs Chromium (found by its usual names, or $CHROMIUM); without one the test is
skipped with a message. Talks to it by the DevTools protocol (browser.py).
"""
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent))
sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from test_report import hostile_graph  # noqa: E402
from browser import CONTRAST, SIDEWAYS, Browser, find_browser, folder  # noqa: E402

ATTEST, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PICTURES = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 and sys.argv[3] == "--pictures" else None
SKIP = 77
failed = []

ROWS = "document.querySelectorAll('#facts-table tbody tr').length"
TITLE = "(document.querySelector('#detail:not([hidden]) h2') || {textContent: ''}).textContent"


def that(holds, what):
    if not holds:
        failed.append(what)
        print("FAILED:", what)


def picture(browser, name, whole=False):
    if PICTURES:
        (PICTURES / f"{name}.png").write_bytes(browser.picture(whole))


def from_node_to_sentence(browser):
    browser.click("#network-drawing .node")
    actor = browser.value("document.querySelector('#network-drawing .node title').textContent")
    that(browser.value(TITLE) == actor, "a click on a node lists its facts")
    that(browser.value("location.hash").startswith("#"), "the node has a link of its own")
    that(browser.value("document.activeElement.id") == "detail", "the list takes the focus")
    picture(browser, "node")
    browser.click("#detail ul:last-of-type button.link")
    browser.until("document.querySelector('#detail blockquote mark.trigger') !== null", "a fact shows its sentence, with its trigger")
    that("Rule" in browser.value("document.querySelector('#detail dl').textContent"), "a fact shows its rule")
    picture(browser, "fact")
    browser.value("history.back()")
    browser.until(f"{TITLE} === {actor!r}", "Back leads back to the node")
    browser.key("Escape")
    that(browser.value("document.querySelector('#detail').hidden"), "Escape closes the list")
    that(browser.value("document.activeElement.classList.contains('node')"), "the focus is back on the node")


def by_edge(browser):
    browser.value("document.querySelector('#network-drawing .edge:not(.off) .hit').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    that("statement" in browser.value("document.querySelector('#detail').textContent"), "a click on an edge lists its statements")
    that(browser.value("document.querySelectorAll('#network-drawing.near .edge.lit').length") == 1, "the edge stands out")
    browser.key("Escape")


def filter_and_sort(browser):
    everything = browser.value("document.querySelector('#matching').textContent")
    browser.value("(() => { const s = document.querySelector('#filter-polarity'); s.value = 'Negated'; s.dispatchEvent(new Event('input')); })()")
    that(browser.value("[...document.querySelectorAll('#facts-table tbody tr')].every((row) => row.textContent.includes('negated'))"), "the filter leaves denied facts")
    that(browser.value(ROWS) > 0, "there are some")
    that(browser.value("document.querySelectorAll('#network-drawing .edge.off').length") > 0, "the filter thins the drawing")
    browser.click("#filters button[type=reset]")
    browser.until(f"document.querySelector('#matching').textContent === {everything!r}", "Clear brings all back")
    browser.click("#filter-words")
    browser.type("attack")
    that(browser.value("document.querySelector('#matching').textContent").count("of") == 1, "typing filters")
    that(browser.value("[...document.querySelectorAll('#facts-table tbody tr')].length") > 0, "words are found")
    browser.click("#filters button[type=reset]")
    browser.until(f"document.querySelector('#matching').textContent === {everything!r}", "Clear brings all back")
    browser.click("#facts-table th:nth-child(2) button")
    that(browser.value("document.querySelector('#facts-table th:nth-child(2)').getAttribute('aria-sort')") == "ascending", "a head sorts")
    order = browser.value("[...document.querySelectorAll('#facts-table td:nth-child(2)')].map((cell) => cell.textContent)")
    that(order == sorted(order, key=str.lower), "rows are in order")
    browser.click("#facts-table .pager button:last-child")
    that(browser.value("document.querySelector('#facts-table .pager span').textContent").startswith("2 of"), "pages turn")


def by_keyboard(browser):
    browser.open_again("")
    browser.key("Tab")
    that(browser.value("document.activeElement.className") == "skip", "the first stop skips to the facts")
    browser.key("Enter")
    browser.until("document.activeElement.id === 'facts'", "the skip link goes there")
    for _ in range(9):
        browser.key("Tab")
        if browser.value("document.activeElement.tagName") == "TR":
            break
    that(browser.value("document.activeElement.tagName") == "TR", "Tab leads to the rows")
    browser.key("ArrowDown")
    that(browser.value("document.activeElement === document.querySelectorAll('#facts-table tbody tr')[1]"), "arrows go from row to row")
    that(browser.value("getComputedStyle(document.activeElement).outlineStyle") == "solid", "the focus is seen")
    browser.key("Enter")
    browser.until("document.activeElement.id === 'detail'", "Enter opens a fact")
    browser.key("Escape")
    that(browser.value("document.activeElement.tagName") == "TR", "Escape goes back to the row")
    browser.value("document.querySelector('#network-drawing .node[tabindex=\"0\"]').focus()")
    first = browser.value("document.activeElement.dataset.entity")
    for key in ("ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"):
        browser.key(key)
        if browser.value("document.activeElement.dataset.entity") != first:
            break
    that(browser.value("document.activeElement.dataset.entity") != first, "arrows go from node to node")
    that(browser.value("document.querySelectorAll('#network-drawing .node[tabindex=\"0\"]').length") == 1, "the drawing is one stop of Tab")


def deep_links(browser):
    for kind in ("event", "statement", "actor", "document"):
        name = browser.value("""(() => { const data = JSON.parse(document.getElementById('data').textContent);
          const iri = {event: data.facts.find((f) => f.event).event, statement: data.facts[3].iri, actor: data.entities[0].iri, document: data.sources[0].iri}['%s'];
          return iri.split('/').slice(-2).join('/'); })()""" % kind)
        browser.open_again("#" + name)
        that(browser.value(TITLE) != "", f"#{name} opens")
        that(browser.value("document.querySelector('#detail').textContent").find("undefined") < 0, f"#{name} is whole")
    that(browser.value("document.querySelectorAll('.document-text mark').length") > 0, "a document is shown whole, with its passages")
    picture(browser, "document")
    browser.click(".document-text mark")
    that("Passage" in browser.value(TITLE), "a passage lists its facts")
    browser.open_again("#no/such/thing")
    that(browser.value("document.querySelector('#detail').hidden"), "an unknown link does no harm")


def timeline(browser):
    browser.open_again("")
    bars = browser.value("document.querySelectorAll('#bars .bar').length")
    browser.click("#bars .bar:last-of-type")
    that(bars > 2 and browser.value("document.querySelectorAll('#bars .bar').length") == 12, "a year opens its months")
    that(browser.value("document.querySelector('#filter-year').value") != "", "a year filters")


def printed(browser):
    browser.look(1280, 900, True)
    browser.ask("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    browser.open_again("")
    that(browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", "paper is white, dark mode or not")
    that(browser.value("getComputedStyle(document.querySelector('#filters')).display") == "none", "filters are not printed")
    that(not browser.value(CONTRAST), f"contrast in print: {browser.value(CONTRAST)}")
    browser.ask("Emulation.setEmulatedMedia", media="")
    browser.look(1280, 900, False)


def hostile(browser, page):
    """Names that would be markup or script stay names."""
    browser.address = page.as_uri()
    browser.open_again("")
    that(browser.value("document.scripts.length") == 2 and browser.value("document.images.length") == 0, "names make no elements")
    for selector in ("#facts-table tbody tr", "#actors-table tbody tr", "#documents-table tbody tr", "#network-drawing .node"):
        browser.click(selector)
        that(browser.value(TITLE) != "", f"{selector} opens")
    that(browser.value("document.scripts.length") == 2 and browser.value("document.images.length") == 0, "nor when they are shown")
    that(not browser.value("[...document.links].some((a) => a.protocol === 'javascript:')"), "no link runs")


def narrow_and_dark(browser):
    for dark in (False, True):
        browser.look(1280, 900, dark)
        browser.open_again("")
        that(not browser.value(CONTRAST), f"contrast {'dark' if dark else 'light'}: {browser.value(CONTRAST)}")
        picture(browser, "dark" if dark else "light", whole=True)
        browser.click("#network-drawing .node")
        browser.click("#detail ul:last-of-type button.link")
        that(not browser.value(CONTRAST), f"contrast of a fact {'dark' if dark else 'light'}: {browser.value(CONTRAST)}")
        picture(browser, "dark-fact" if dark else "light-fact")
    browser.look(360, 740, False)
    browser.open_again("")
    that(browser.value(SIDEWAYS) <= 0, "no scrolling sideways at 360 pixels")
    picture(browser, "narrow", whole=True)
    browser.click("#facts-table tbody tr")
    that(browser.value(SIDEWAYS) <= 0, "nor with a fact open")
    picture(browser, "narrow-fact")


def main():
    program = find_browser()
    if not program:
        print("skipped: no Chromium (set CHROMIUM to its path)")
        sys.exit(SKIP)
    with folder() as where:
        graph, page = where / "graph.ttl", where / "report.html"
        subprocess.run([ATTEST, "extract", "corpus", "-o", graph], cwd=SOURCE, check=True)
        subprocess.run([ATTEST, "report", graph, "-o", page, "--documents", "corpus", "--title", "What the corpus says"],
                       cwd=SOURCE, check=True, capture_output=True)
        bad, evil = where / "bad.ttl", where / "bad.html"
        bad.write_text(hostile_graph(), encoding="utf-8")
        subprocess.run([ATTEST, "report", bad, "-o", evil, "--title", "</title><script>"], check=True)
        with Browser(program, where, page.as_uri()) as browser:
            browser.look(1280, 900, False)
            for part in (from_node_to_sentence, by_edge, filter_and_sort, by_keyboard, deep_links, timeline, printed, narrow_and_dark):
                browser.open_again("")
                part(browser)
            hostile(browser, evil)
            that(not browser.complaints, f"no error in the console: {browser.complaints[:3]}")
            that(not browser.left, f"no request leaves: {browser.left[:3]}")
    print("failed:", len(failed))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
