"""One source text becomes one `Article`, or problems."""

from dataclasses import dataclass
from typing import Final

from khotin import front_matter, paths
from khotin.front_matter import Byline, FrontMatter, Moment, Original, Picture, Terms
from khotin.header import Header, decode, parse
from khotin.markup import Body, Converter
from khotin.problems import Invalid, Place, Problem, problem
from khotin.source import Reference, Source, bad_name, convert, misplaced, references
from khotin.text import shorten, squeeze

SUMMARY_LIMIT: Final = 300
"""How many characters of the first paragraph stand in for a missing summary."""


@dataclass(frozen=True, slots=True)
class Article:
    """All that lists and pages need to know of an article, without its text."""

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
    digest: str


def read(source: Source, terms: Terms, converter: Converter) -> Article:
    """Read an article. Raises Invalid with every problem that the file shows by itself."""
    location, problems = _location(source.path)
    try:
        header, found = parse(source.path, decode(source.path, source.data))
    except Invalid as error:
        raise Invalid([*problems, *error.problems]) from None
    problems += found
    if not header.body.strip():
        problems.append(problem("empty-body", Place(source.path, header.body_line)))
    front = front_matter.read(header, terms, problems)
    if front and location and not location.holds(front.date.day):
        folder = f"{location.year:04}/{location.month:02}"
        problems.append(
            problem(
                "date-folder",
                header.place(("date",)),
                date=f"{front.date.day:%d/%m/%Y}",
                folder=folder,
                right=f"{front.date.day:%Y/%m}",
            )
        )
    if problems or front is None or location is None:
        raise Invalid(problems)
    return _article(source, location, header, front, converter)


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
    return Article(
        path=source.path,
        address=location.address,
        summary=summary,
        has_lead=has_lead,
        thumbnail=front.image or _first_picture(text),
        pictures=references(header, front.image, text),
        digest=source.digest,
        **{name: getattr(front, name) for name in FrontMatter.model_fields if name != "summary"},
    )


def _first_picture(text: Body | None) -> Picture | None:
    return Picture(src=text.pictures[0]) if text and text.pictures else None
