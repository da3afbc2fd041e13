"""Pages are made when they are asked for, one at a time; what fails is shown as it was last."""

from collections import OrderedDict
from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import Final

from khotin.looking import Folders
from khotin.making import Maker, setup
from khotin.page import Page
from khotin.problems import Invalid, Problem
from khotin.serving.state import Now

KEPT: Final = 200
"""How many pages are kept as they were made last."""


@dataclass(frozen=True, slots=True)
class _Served:
    """A page as it was made last."""

    page: Page
    maker: Maker
    body: bytes


class Kitchen:
    """Makes pages with the newest templates, else with the last ones that worked.

    Any thread may ask; Markdown and templates are not shared between threads, so that one
    page is made after the other.
    """

    def __init__(self, folders: Folders) -> None:
        """Begin with nothing."""
        self._folders = folders
        self._lock = Lock()
        self._terms: object = None
        self._maker: Maker | None = None
        self._before: Maker | None = None
        self._served: OrderedDict[str, _Served] = OrderedDict()
        self._wrong: dict[str, tuple[Problem, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept pages from being made with the newest templates."""
        with self._lock:
            return tuple(sorted({*chain.from_iterable(self._wrong.values())}))

    def page(self, now: Now, page: Page) -> bytes | None:
        """Give a finished page; None where it cannot be made and never could be."""
        with self._lock:
            self._open(now)
            served = self._served.get(page.path)
            if served and (
                page.source in now.broken or (served.page is page and served.maker is self._maker)
            ):
                return served.body
            body = self._made(page, is_broken=page.source in now.broken)
            return body if body is not None else served.body if served else None

    def prove(self, now: Now) -> None:
        """Make a page of each template, to find the templates that fail."""
        for page in now.site.samples:
            self.page(now, now.pages.get(page.path, page))

    def _open(self, now: Now) -> None:
        """Set up templates where others are to be used than before."""
        frame = now.site.frame
        terms = (frame.templates, frame.terms)
        if terms == self._terms:
            return
        works = self._maker is not None and not self._wrong
        self._terms = terms
        self._before = self._maker if works else self._before
        self._wrong = {}
        try:
            self._maker = Maker(setup(frame, self._folders, self._folders.cache))
        except Invalid as error:
            self._maker = None
            self._wrong = {"": error.problems}

    def _made(self, page: Page, *, is_broken: bool) -> bytes | None:
        for maker in (self._maker, self._before):
            if maker is None:
                continue
            try:
                body = maker.rendered(page)
            except Invalid as error:
                if maker is self._maker and not is_broken:
                    self._wrong[page.path] = error.problems
                continue
            except OSError:
                # Its file went a moment ago; the site is about to be planned without it.
                return None
            if maker is self._maker:
                self._wrong.pop(page.path, None)
                self._keep(page, maker, body)
            return body
        return None

    def _keep(self, page: Page, maker: Maker, body: bytes) -> None:
        self._served[page.path] = _Served(page, maker, body)
        self._served.move_to_end(page.path)
        if len(self._served) > KEPT:
            self._served.popitem(last=False)
