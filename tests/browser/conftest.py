"""The sample archive, served on this machine, and a real browser that visits it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.conftest import Sample
from tools import browser as tool

HOST = "127.0.0.1"
WINDOW: Final[ViewportSize] = {"width": 1280, "height": 900}


@dataclass(frozen=True, slots=True)
class Served:
    """A built site and the address it is served at."""

    url: str
    output: Path


@dataclass(slots=True)
class Visit:
    """A page in the browser, and what went wrong there."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("response", lambda got: self._weigh(got.status, got.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _note(self, url: str) -> None:
        if urlsplit(url).hostname not in {HOST, None}:
            self.strangers.append(url)

    def _weigh(self, status: int, url: str) -> None:
        if status >= 400:
            self.complaints.append(f"{status} {url}")


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder; give the address of its front page."""
    with ThreadingHTTPServer((HOST, 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{HOST}:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium with a fresh profile that can reach this machine alone."""
    if tool.find() is None:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell(tool.NONE)
    with tool.opened(f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}") as browser:
        yield browser


@pytest.fixture(scope="session")
def at_root(sample: Sample) -> Iterator[Served]:
    """The sample archive at the root of its host."""
    with serve(sample.output) as url:
        yield Served(url, sample.output)


@pytest.fixture(scope="session")
def below(sample_below: Sample) -> Iterator[Served]:
    """The sample archive below /archive/."""
    with serve(sample_below.output.parent) as url:
        yield Served(f"{url}archive/", sample_below.output)


def _context(browser: Browser, **options: Any) -> BrowserContext:
    context = browser.new_context(locale="vi-VN", **options)
    context.set_default_timeout(10_000)
    return context


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open pages in contexts of their own; at the end nothing may have gone wrong on any.

    A test that makes something go wrong looks at `complaints` and empties it.
    """
    visits: list[Visit] = []

    def opened(**options: Any) -> Visit:
        visits.append(Visit(_context(browser, **options).new_page()))
        return visits[-1]

    yield opened
    for visit in visits:
        visit.page.context.close()
    assert [text for visit in visits for text in visit.complaints] == []
    assert [url for visit in visits for url in visit.strangers] == []


@pytest.fixture
def visit(open_page: Callable[..., Visit]) -> Visit:
    """A page of an ordinary window."""
    return open_page(viewport=WINDOW)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


@pytest.fixture(scope="session")
def window(browser: Browser) -> Visit:
    """The window of `looking`."""
    return Visit(_context(browser).new_page())


@pytest.fixture
def looking(window: Visit) -> Iterator[Page]:
    """An ordinary window for tests that look at a page and do nothing to the browser but that.

    They share it, because opening one takes longer than most of them; what it has loaded
    once it may keep.
    """
    window.page.set_viewport_size(WINDOW)
    window.page.emulate_media(media="null", color_scheme="light")
    yield window.page
    wrong = [*window.complaints, *window.strangers]
    window.complaints.clear()
    window.strangers.clear()
    assert wrong == []
