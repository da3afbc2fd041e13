"""One source text becomes one `Article`, or problems."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple, Protocol

from khotin import front_matter, paths
from khotin.front_matter import Byline, FrontMatter, Moment, Original, Picture, Terms
from khotin.header import Header, decode, parse
from khotin.marks import marks
from khotin.markup import Body, Converter
from khotin.problems import Invalid, Place, Problem, problem
from khotin.sizes import Shot
from khotin.source import Reference, Source, bad_name, convert, is_empty, misplaced, references
from khotin.text import shorten, squeeze

SUMMARY_LIMIT: Final = 300
"""How many characters of the first paragraph stand in for a missing summary."""


class Headline(NamedTuple):
    """What a mere link to an article shows."""

    title: str
    address: str


class Face(Protocol):
    """What lists show of an article. They may read nothing else of it.

    Whoever shows an article by its face is made again only when the face changes.
    """

    @property
    def path(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> Moment: ...
    @property
    def category(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def thumbnail(self) -> Picture | None: ...
    @property
    def cover(self) -> Shot | None: ...
    @property
    def views(self) -> int: ...
    @property
    def draft(self) -> bool: ...


FACE: Final = tuple(name for name, value in vars(Face).items() if isinstance(value, property))


class Article(NamedTuple):
    """All that lists and pages need to know of an article, without its text.

    A named tuple, as are its parts: on every build all are read from the cache, three times
    as fast as dataclasses.
    """

    path: str
    address: str
    title: str
    date: Moment
    category: str
    authors: tuple[Byline, ...]
    views: int
    summary: str
    has_lead: bool
    """Whether the summary was written as one, and so is shown above the text."""
    image: Picture | None
    tags: tuple[str, ...]
    documents: tuple[str, ...]
    aliases: tuple[str, ...]
    updated: Moment | None
    expires: Moment | None
    draft: bool
    featured: bool
    source: Original | None
    thumbnail: Picture | None
    """What lists show: the article's picture, else the first one in its text."""
    pictures: tuple[Reference, ...]
    marks: bytes
    """What it may share with others, packed."""
    digest: str
    face: str = ""
    """The digest of its face."""
    shots: tuple[Shot, ...] = ()
    """What is known of the pictures it shows, as far as they lie beside articles."""
    cover: Shot | None = None
    """What is known of its thumbnail."""

    @property
    def modified(self) -> str:
        """The day of its last change as the sitemap writes it, `2023-09-12`."""
        return (self.updated or self.date).day.isoformat()

    @property
    def written(self) -> str:
        """The digest of its file alone, without what was counted or found of its pictures."""
        return self.digest.partition("-")[0]

    @property
    def headline(self) -> Headline:
        return Headline(self.title, self.address)


def faced(article: Article) -> Article:
    """Give an article with the digest of its face."""
    shown = repr([getattr(article, name) for name in FACE])
    return article._replace(face=hashlib.blake2b(shown.encode(), digest_size=10).hexdigest())


_AS_WRITTEN: Final = tuple(FrontMatter.model_fields.keys() - {"authors", "summary"})


def read(source: Source, terms: Terms, converter: Converter) -> Article:
    """Read an article. Raises Invalid with every problem that the file shows by itself."""
    location, problems = _location(source.path)
    try:
        header, found = parse(source.path, decode(source.path, source.data))
    except Invalid as error:
        raise Invalid([*problems, *error.problems]) from None
    problems += found
    front = front_matter.read(header, terms, problems)
    if is_empty(header.body, draft=front is not None and front.draft):
        problems.append(problem("empty-body", Place(source.path, header.body_line)))
    if front:
        problems += _of_date(front.date.day, header, location, terms.closed)
    if problems or front is None or location is None:
        raise Invalid(problems)
    return _article(source, location, header, front, converter)


def _of_date(
    day: date, header: Header, location: paths.ArticlePath | None, closed: date | None
) -> Iterator[Problem]:
    """Find what is wrong with the day of an article, which its header says."""
    is_there = location is None or location.holds(day)
    if is_there and (closed is None or day <= closed):
        return
    place = header.place(("date",))
    if location and not is_there:
        folder = f"{location.year:04}/{location.month:02}"
        right = f"{day:%Y/%m}"
        yield problem("date-folder", place, date=_shown(day), folder=folder, right=right)
    if late := too_late(day, place, closed):
        yield late


def too_late(day: date, place: Place, closed: date | None) -> Problem | None:
    """Tell that the day of an article, said at `place`, lies after that of the archive's end."""
    if closed is None or day <= closed:
        return None
    return problem("after-closing", place, date=_shown(day), closed=_shown(closed))


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _location(path: str) -> tuple[paths.ArticlePath | None, list[Problem]]:
    location = paths.article_path(path)
    if location is None:
        return None, [misplaced(path)]
    if not paths.is_slug(location.slug):
        return location, [bad_name(path, location.slug)]
    return location, []


def _article(
    source: Source,
    location: paths.ArticlePath,
    header: Header,
    front: FrontMatter,
    converter: Converter,
) -> Article:
    summary, has_lead = squeeze(front.summary), bool(front.summary.strip())
    text: Body | None = None
    if not summary or "![" in header.body or "<img" in header.body.lower():
        text = convert(source.path, header.body, header.body_line, converter)
    if text and not summary:
        summary = shorten(text.first_paragraph(), SUMMARY_LIMIT)
    article = Article(
        path=source.path,
        address=location.address,
        summary=summary,
        has_lead=has_lead,
        thumbnail=front.image or _first_picture(text),
        pictures=references(header, front.image, text),
        marks=marks(front.title, front.tags, front.documents),
        digest=source.digest,
        authors=tuple(Byline(byline.name, byline.organisation) for byline in front.authors),
        **{name: getattr(front, name) for name in _AS_WRITTEN},
    )
    return faced(article)


def _first_picture(text: Body | None) -> Picture | None:
    return Picture(src=text.pictures[0]) if text and text.pictures else None
