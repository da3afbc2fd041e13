"""The search page as a reader sees it, and what it should find."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlencode

from playwright.sync_api import Locator, Page, Request, Route, expect

from khotin.documents import document, lines
from khotin.shingles import syllable, tokens
from tests.browser.conftest import Served

NOWHERE = "qzxqzxqzx"
PATIENCE = 20_000
"""Milliseconds that a search may take where a machine is busy."""
_PAGEFIND = re.compile(r"/search/([\w-]+)/pagefind-entry\.json")
_SETTLED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))"


class SearchPage:
    """The search page as a reader sees it."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page, self.served = page, served
        self.box = page.locator("input[type=search]")
        self.status = page.locator("[data-search-status]")
        self.results = page.locator("[data-search-results] > article")
        self.retry = page.locator("[data-search-retry]")
        self.more = page.locator("[data-search-more]")
        self.line = page.locator("[data-search-results] > .search__divider")
        self.advice = page.locator("[data-search-advice]")
        self.chart = page.locator("[data-search-chart]")
        self.bars = self.chart.get_by_role("button")
        self.loaded: list[str] = []
        """What was asked of the index, below its folder."""
        self._listener = self._note
        page.on("request", self._listener)

    def _note(self, request: Request) -> None:
        if "/search/" in request.url:
            self.loaded.append(request.url.partition("/search/")[2].partition("?")[0])

    def leave(self) -> None:
        """Listen to the page no more: it has another test to serve."""
        self.page.remove_listener("request", self._listener)

    @property
    def asked(self) -> list[str]:
        """The bundles that were asked for scattered words, in order."""
        found = (_PAGEFIND.match(f"/search/{name}") for name in self.loaded)
        return [match[1] for match in found if match]

    def open(self, term: str = "", **chosen: str) -> None:
        given = urlencode({**({"q": term} if term else {}), **chosen})
        self.page.goto(f"{self.served.url}tim-kiem/{'?' if given else ''}{given}")

    def find(self, term: str = "", state: str = "done", **chosen: str) -> list[str]:
        """Open the address of a query; give the addresses of its results."""
        self.open(term, **chosen)
        self.reach(state)
        return self.shown()

    def reach(self, state: str) -> None:
        expect(self.status).to_have_attribute("data-state", state, timeout=PATIENCE)

    def end(self) -> str:
        """Wait until the search ends; tell how."""
        ends = re.compile("^(done|empty|error)$")
        expect(self.status).to_have_attribute("data-state", ends, timeout=PATIENCE)
        return str(self.status.get_attribute("data-state"))

    def ask(self, words: str, state: str = "done") -> None:
        """Type a query, and wait until its answer stands on the page."""
        self.box.fill(words)
        query = re.escape(quote_plus(words))
        expect(self.page).to_have_url(re.compile(f"[?&]q={query}(&|$)"))
        self.reach(state)

    def choose(self, name: str, value: str, state: str = "done") -> None:
        """Choose a category, an author, a year or an order."""
        self.page.select_option(f"[name={name}]", value)
        chosen = f"{name}={re.escape(quote_plus(value))}" if value else "tim-kiem"
        expect(self.page).to_have_url(re.compile(chosen))
        self.reach(state)

    def link(self, address: str) -> Locator:
        """Give the first link of the result that leads to an address below the front page."""
        path = self.served.url.partition("//")[2].partition("/")[2] + address
        return self.results.locator("a").locator(f'xpath=self::*[@href="/{path}"]')

    def go_on(self) -> None:
        """Ask for more results."""
        self.more.click()
        self.settle()
        self.reach("done")

    def all(self) -> list[str]:
        """Ask for more results until there are none."""
        while self.more.is_visible():
            self.go_on()
        return self.shown()

    def near(self) -> list[str]:
        """Ask for more results until only scattered words are left to be asked for."""
        while self.more.is_visible() and self.more.inner_text() == "Xem thêm kết quả":
            self.go_on()
        return self.shown()

    def settle(self) -> None:
        """Let everything have its time that is to follow at once."""
        self.page.evaluate(_SETTLED)

    def bundles(self) -> list[str]:
        """Give the names of all bundles, as the site lists them."""
        listing = (self.served.output / "search/bundles.json").read_bytes()
        return [bundle["name"] for bundle in json.loads(listing)["bundles"]]

    def shown(self) -> list[str]:
        """Give the addresses of the results below the front page, in order."""
        first = "articles => articles.map(a => a.querySelector('a').href)"
        found = self.results.evaluate_all(first)
        return [str(href).removeprefix(self.served.url) for href in found]

    def told(self) -> int:
        """Give how many articles the status says there are."""
        number = re.search(r"[\d.]+", self.status.inner_text())
        assert number, self.status.inner_text()
        return int(number[0].replace(".", ""))

    def options(self, name: str) -> dict[str, int]:
        """Give the choices of a filter, with how many articles each would leave."""
        texts = "options => options.slice(1).map(o => [o.value, o.textContent])"
        found = self.page.locator(f"[name={name}] option").evaluate_all(texts)
        counts = {value: re.search(r"\(([\d.]+)\)$", text) for value, text in found}
        return {value: int(count[1]) for value, count in counts.items() if count}


class Gate:
    """Holds back what the browser asks for, until it is opened."""

    def __init__(self, page: Page, what: re.Pattern[str]) -> None:
        self.held: list[Route] = []
        self._is_open = False
        page.route(what, self._handle)

    def _handle(self, route: Route) -> None:
        route.continue_() if self._is_open else self.held.append(route)

    def open(self) -> None:
        self._is_open = True
        for route in self.held:
            route.continue_()


@cache
def texts(output: Path) -> dict[str, tuple[str, ...]]:
    """Give for each article of a built site, by its address, the lines of its text."""
    found = {}
    for path in sorted(output.glob("[0-9]*/[0-9]*/*/index.html")):
        article = document(path.read_text("utf-8"))
        if article:
            inside = tuple(line for line in lines(article).splitlines() if line.strip())
            found[f"{path.parent.relative_to(output).as_posix()}/"] = inside
    return found


def holds(text: str, phrase: str) -> bool:
    """Tell whether a text holds a phrase side by side, however its marks are typed."""
    words, wanted = ([syllable(token) for token in tokens(one)] for one in (text, phrase))
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def holding(served: Served, phrase: str) -> set[str]:
    """Scan a site for the articles that hold a phrase."""
    return {
        address
        for address, inside in texts(served.output).items()
        if any(holds(line, phrase) for line in inside)
    }


def columns(served: Served) -> list[dict[str, Any]]:
    """Give what the index tells of the articles, newest first."""
    folder = served.output / "search"
    rows = []
    for bundle in json.loads((folder / "bundles.json").read_bytes())["bundles"]:
        told = json.loads((folder / bundle["name"] / "articles.json").read_bytes())
        rows += [
            {
                "year": str(bundle["year"]),
                "category": told["categories"][category],
                "authors": [told["authors"][at] for at in authors],
                "views": views,
            }
            for category, authors, views in zip(
                *(reversed(told[name]) for name in ("category", "author", "views")), strict=True
            )
        ]
    return rows
