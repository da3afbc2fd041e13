"""One page after another: its text is read and converted, the page rendered and written."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import FileSystemBytecodeCache

from khotin import disk, paths
from khotin.article import Article
from khotin.config import Config
from khotin.frame import Frame
from khotin.framing import framed
from khotin.header import decode, split
from khotin.language import N_, Words
from khotin.looking import Folders
from khotin.markup import Body, Converter
from khotin.page import Page
from khotin.present import Presenter
from khotin.problems import Invalid, Problem
from khotin.render import Renderer, static_names
from khotin.site import BACK_TO_TEXT
from khotin.source import convert

SHOW_LARGE: Final = N_("Show the picture large")


@dataclass(frozen=True, slots=True)
class Setup:
    """All that the making of pages needs, ready to be sent to another process."""

    templates: Mapping[str, str]
    config: Config
    statics: Mapping[str, str]
    """Path → address."""
    preview: date | None
    pictured: bool
    content: Path
    staging: Path
    output: Path
    bytecode: Path


def setup(frame: Frame, folders: Folders, staging: Path) -> Setup:
    """Gather what making pages into `staging` needs.

    A page that the output folder holds already, byte for byte, is not written.
    """
    bytecode = folders.cache / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    show = frame.show
    return Setup(
        templates=frame.templates,
        config=show.config,
        statics=show.statics,
        preview=show.preview,
        pictured=show.pictured,
        content=folders.content,
        staging=staging,
        output=folders.output,
        bytecode=bytecode,
    )


class Outcome(NamedTuple):
    """What came of making a page: the problems of its template, and the seconds it took."""

    problems: tuple[Problem, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Speech:
    """What makes pages whose frame speaks one language."""

    show: Presenter
    renderer: Renderer
    converter: Converter


def _speech(settings: Setup, language: str) -> _Speech:
    """Load templates and Markdown for pages in a language. Templates are compiled once for each."""
    words = Words(language)
    show = Presenter(settings.config, words, settings.statics, settings.preview, settings.pictured)
    bytecode = settings.bytecode
    if language != settings.config.site.language:
        bytecode /= language
        bytecode.mkdir(exist_ok=True)
    renderer = Renderer(
        settings.templates,
        show.site(),
        {name: show.url(address) for name, address in static_names(settings.statics).items()},
        words,
        FileSystemBytecodeCache(str(bytecode)),
    )
    return _Speech(show, renderer, Converter(words.say(BACK_TO_TEXT)))


class Maker:
    """Makes pages with one set of templates."""

    def __init__(self, settings: Setup) -> None:
        """Load templates and Markdown once for the site's language; few pages speak another."""
        self._settings = settings
        self._failed: set[str] = set()
        self._own: str = settings.config.site.language
        self._speeches: dict[str, _Speech] = {self._own: _speech(settings, self._own)}

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
        language = page.language or self._own
        if language not in self._speeches:
            self._speeches[language] = _speech(self._settings, language)
        speech = self._speeches[language]
        body = self._body(page, speech) if page.source else None
        return speech.renderer.render(page.template, page.view(speech.show), body)

    def _make(self, page: Page) -> None:
        data = self.rendered(page)
        if not disk.holds(self._settings.output / page.path, data):
            disk.write(self._settings.staging / page.path, data)

    def _body(self, page: Page, speech: _Speech) -> Body:
        source, of = page.source, page.text
        path = f"{self._settings.content}{source.removeprefix(paths.CONTENT)}"
        _, text, line = split(source, decode(source, disk.read(path)))
        show = speech.show
        body = convert(source, text, line, speech.converter, show.resolver(source))
        if of is None or not of.shots:
            return body
        sizes = {show.url(shot.address): show.sizes(shot) for shot in of.shots}
        first = not (isinstance(of, Article) and of.image)
        opening = show.say(SHOW_LARGE)
        return replace(body, html=framed(body.html, sizes, first=first, opening=opening))
