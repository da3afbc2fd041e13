"""An article is light: what is loaded before anybody touches the page, and what moves then."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Page, Request

from khotin import paths
from tests.browser.conftest import Served, Visit
from tools.kinds import HOLDING, address

pytestmark = pytest.mark.browser

LIMIT = 60_000
"""Bytes of an article over the wire, without its pictures."""
REQUESTS = 8
PHONE = {"width": 390, "height": 844}
SHIFTS = """
() => new Promise((resolve) => {
  let moved = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += entry.value;
  });
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    for (const entry of observer.takeRecords()) moved += entry.value;
    resolve(moved);
  })));
})
"""
"""Gives how much of the page has moved by itself since it was opened (web.dev/articles/cls)."""


@dataclass(slots=True)
class Loads:
    """What a page asks for, pictures left out: the URL and the file behind it."""

    site: Served
    asked: dict[str, Path] = field(default_factory=dict)

    def note(self, request: Request) -> None:
        if request.resource_type != "image":
            below = urlsplit(request.url).path.removeprefix(urlsplit(self.site.url).path)
            self.asked[request.url] = self.site.output / paths.output(f"/{below}")

    @property
    def bytes(self) -> int:
        return sum(pressed(path.read_bytes()) for path in self.asked.values())


def pressed(data: bytes) -> int:
    """Give how many bytes a static host sends of a file."""
    return min(len(data), len(brotli.compress(data, quality=11)))


@pytest.mark.parametrize("kind", HOLDING)
def test_an_article_without_its_pictures_is_light(kind: str, below: Served, page: Page) -> None:
    loads = Loads(below)
    page.on("request", lambda request: loads.note(request))  # noqa: PLW0108 - it keeps a mark there
    page.goto(below.url + address(kind, below.output), wait_until="networkidle")
    kinds = {path.suffix for path in loads.asked.values()}
    assert {".html", ".css", ".js"} <= kinds
    assert len(loads.asked) <= REQUESTS, sorted(path.name for path in loads.asked.values())
    assert loads.bytes <= LIMIT, f"{loads.bytes:,} bytes"


@pytest.mark.parametrize("kind", HOLDING)
def test_nothing_of_an_article_moves_while_it_loads(
    kind: str, below: Served, open_page: Callable[..., Visit]
) -> None:
    page = open_page(viewport=PHONE).page
    # Until the letters of headlines are there, others of their measures stand in, which
    # readers' machines have and this one may not: here they are there already.
    page.goto(below.url, wait_until="networkidle")
    page.goto(below.url + address(kind, below.output), wait_until="networkidle")
    assert page.evaluate(SHIFTS) == 0


def test_what_moves_is_noticed(at_root: Served, page: Page) -> None:
    page.goto(at_root.url, wait_until="networkidle")
    page.evaluate("document.querySelector('main').style.paddingBlockStart = '400px'")
    assert page.evaluate(SHIFTS) > 0


def test_an_article_says_the_same_without_javascript(
    below: Served, open_page: Callable[..., Visit]
) -> None:
    where = below.url + address("article with contents", below.output)
    said, buttons = [], []
    for scripts in (True, False):
        page = open_page(java_script_enabled=scripts).page
        page.goto(where, wait_until="networkidle")
        said.append([line for line in page.locator("main").inner_text().splitlines() if line])
        buttons.append(page.locator("main button:visible").all_inner_texts())
    assert buttons[1] == []
    assert [line for line in said[0] if line not in buttons[0]] == said[1]
    assert len("\n".join(said[0])) > 1000
