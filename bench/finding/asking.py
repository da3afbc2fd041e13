"""A question is asked in a real browser, which knows nothing from before."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLate

from bench.finding.serving import HOST, Wire
from tools import browser as tool

_LIMIT: Final = 60_000
"""Milliseconds after which an answer does not come any more."""
_ENDED: Final = ",".join(
    f"[data-search-status][data-state={state}]" for state in ("done", "empty", "error")
)
_WATCH: Final = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-search-results] article")) return;
  window.firstResult = performance.timeOrigin + performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
_LOOK: Final = """() => ({
  began: performance.timeOrigin,
  first: window.firstResult ?? null,
  state: document.querySelector("[data-search-status]")?.dataset.state ?? "missing",
  paths: [...document.querySelectorAll("[data-search-results] article")].map((article) =>
    decodeURI(new URL(article.querySelector("a").href).pathname).replace(/^\\/|\\/$/g, "")),
})"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was shown, in its order, and how long and how many bytes the first result took."""

    state: str
    paths: list[str]
    first: float | None
    """Milliseconds since the page was asked for."""
    bytes: int | None


class Asker:
    """A browser, and the server it asks."""

    def __init__(self, browser: Browser, address: str, wire: Wire) -> None:
        self.version = browser.version
        self._browser, self._address, self._wire = browser, address, wire

    def ask(self, page_address: str, query: str) -> Answer:
        """Open a search page with a query, in a context of its own, until it has its answer."""
        context = self._browser.new_context(locale="vi-VN")
        try:
            page = context.new_page()
            page.add_init_script(_WATCH)
            self._wire.begin()
            page.goto(f"{self._address}{page_address}?q={quote(query)}", wait_until="commit")
            return self._answer(page)
        finally:
            context.close()

    def _answer(self, page: Page) -> Answer:
        late = True
        with suppress(TooLate):
            page.wait_for_selector(_ENDED, state="attached", timeout=_LIMIT)
            late = False
        seen: dict[str, Any] = page.evaluate(_LOOK)
        first, took, sent = seen["first"], None, None
        if first is not None:
            took, sent = round(first - seen["began"], 1), self._wire.until(first / 1000)
        return Answer("late" if late else seen["state"], seen["paths"], took, sent)


@contextmanager
def asker(address: str, wire: Wire) -> Iterator[Asker]:
    """Start a Chromium that can reach this machine alone."""
    with tool.opened(f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}") as browser:
        yield Asker(browser, address, wire)
