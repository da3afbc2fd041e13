"""One source text becomes a proof: what it says, what is wrong with it, what it leads to."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from khotin import reading
from khotin.article import Article
from khotin.checking import pictures, sketches, wording
from khotin.front_matter import Terms
from khotin.header import Header, decode, parse
from khotin.markup import Body, Converter, Resolve
from khotin.problems import Invalid, Problem
from khotin.source import Reference, Source
from khotin.standing import StandingPage

_ID: Final = re.compile(r'\sid="([^"]+)"')


class Proof(NamedTuple):
    """What is known of a file; a plain value, to be kept.

    `page` is None where the file cannot be read. `links` are as they are written.
    """

    page: Article | StandingPage | None
    problems: tuple[Problem, ...]
    links: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    """The places in the page that a link can lead to."""
    sketch: bytes = b""
    """What tells texts apart, see `sketches`; empty where the text is too short to tell."""


class _Remembering(Converter):
    """Converts a text once that is asked for twice."""

    _last: tuple[str, Body] | None = None

    def convert(self, text: str, resolve: Resolve = str) -> Body:
        if resolve is not str:
            return super().convert(text, resolve)
        if self._last is None or self._last[0] != text:
            self._last = text, super().convert(text)
        return self._last[1]


class Reader:
    """Proofreads one source after another."""

    def __init__(self, terms: Terms) -> None:
        """Set up Markdown once."""
        self._terms, self._converter = terms, _Remembering()

    def read(self, source: Source) -> Proof:
        """Proofread a source, whatever is wrong with it."""
        try:
            page = reading.parse(source, self._terms, self._converter)
        except Invalid as error:
            return Proof(None, (*error.problems, *wording.letters(source)))
        header, _ = parse(source.path, decode(source.path, source.data))
        body = self._converter.convert(header.body)
        found = [*wording.letters(source), *wording.gaps(header)]
        found += pictures.problems(header, body)
        if isinstance(page, Article):
            found += wording.title(header, page)
            found += pictures.of_article(header, page)
        return Proof(
            page,
            tuple(found),
            tuple(_links(header, body)),
            tuple(_ID.findall(body.html)),
            sketches.sketch(header.body),
        )


def _links(header: Header, body: Body) -> Iterator[Reference]:
    for written in dict.fromkeys(body.links):
        yield Reference(written, header.body_place(written))
