"""One page after another: its text is read and converted, the page rendered and written."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jinja2 import FileSystemBytecodeCache

from khotin import disk, paths
from khotin.article import Article
from khotin.config import Config
from khotin.framing import framed
from khotin.header import decode, split
from khotin.language import Words
from khotin.looking import Folders
from khotin.markup import Body, Converter
from khotin.page import Page
from khotin.present import Presenter
from khotin.problems import Invalid, Problem
from khotin.render import Renderer, static_names
from khotin.site import BACK_TO_TEXT, Site
from khotin.source import convert


@dataclass(frozen=True, slots=True)
class Setup:
    """All that the making of pages needs, ready to be sent to another process."""

    templates: Mapping[str, str]
    config: Config
    statics: Mapping[str, str]
    """Path → address."""
    preview: date | None
    content: Path
    staging: Path
    output: Path
    bytecode: Path


def setup(site: Site, folders: Folders, staging: Path) -> Setup:
    """Gather what making the pages of a site into `staging` needs.

    A page that the output folder holds already, byte for byte, is not written.
    """
    bytecode = folders.cache / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    show = site.show
    return Setup(
        templates=site.templates,
        config=show.config,
        statics=show.statics,
        preview=show.preview,
        content=folders.content,
        staging=staging,
        output=folders.output,
        bytecode=bytecode,
    )


class Outcome(NamedTuple):
    """What came of making a page: the problems of its template, and the seconds it took."""

    problems: tuple[Problem, ...]
    seconds: float


class Maker:
    """Makes pages with one set of templates."""

    def __init__(self, settings: Setup) -> None:
        """Load templates and Markdown once."""
        words = Words(settings.config.site.language)
        show = Presenter(settings.config, words, settings.statics, settings.preview)
        names = static_names(settings.statics)
        self._settings, self._show = settings, show
        self._failed: set[str] = set()
        self._converter = Converter(words.say(BACK_TO_TEXT))
        self._renderer = Renderer(
            settings.templates,
            show.site(),
            {name: show.url(address) for name, address in names.items()},
            words,
            FileSystemBytecodeCache(str(settings.bytecode)),
        )

    def __call__(self, page: Page) -> Outcome:
        """Write a page into the staging folder if it is new, or tell why its template fails.

        Once a template has failed, its other pages are left out.
        """
        begin = time.perf_counter()
        problems: tuple[Problem, ...] = ()
        if page.template not in self._failed:
            try:
                self._make(page)
            except Invalid as error:
                self._failed.add(page.template)
                problems = tuple(error.problems)
        return Outcome(problems, time.perf_counter() - begin)

    def rendered(self, page: Page) -> bytes:
        """Give a finished page. Raises Invalid where its template fails."""
        body = self._body(page) if page.source else None
        return self._renderer.render(page.template, page.view(self._show), body)

    def _make(self, page: Page) -> None:
        data = self.rendered(page)
        if not disk.holds(self._settings.output / page.path, data):
            disk.write(self._settings.staging / page.path, data)

    def _body(self, page: Page) -> Body:
        source, of = page.source, page.text
        path = self._settings.content / source.removeprefix(f"{paths.CONTENT}/")
        _, text, line = split(source, decode(source, path.read_bytes()))
        show = self._show
        body = convert(source, text, line, self._converter, show.resolver(source))
        if of is None or not of.shots:
            return body
        sizes = {show.url(shot.address): show.sizes(shot) for shot in of.shots}
        first = not (isinstance(of, Article) and of.image)
        return replace(body, html=framed(body.html, sizes, first=first))
