"""Whether the compared sites are alike: the same kinds of page, with the same blocks.

A kind of page is known by its address; its blocks by their class names, which our
templates and the peers' share, in XML by the names of its elements.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.results import BASE

_YEAR, _MONTH = "[0-9]{4}", "[0-9]{4}/[0-9]{2}"
_HTML: Final = "/index\\.html"
KINDS: Final = {
    "front page": "index\\.html",
    "article": f"{_MONTH}/[^/]+{_HTML}",
    "month": f"{_MONTH}(/trang/[0-9]+)?{_HTML}",
    "year": f"{_YEAR}{_HTML}",
    "category": f"chuyen-muc/[^/]+(/trang/[0-9]+)?{_HTML}",
    "author": f"tac-gia/[^/]+(/trang/[0-9]+)?{_HTML}",
    "authors": f"tac-gia{_HTML}",
    "timeline": f"luu-tru{_HTML}",
    "most read": f"doc-nhieu(/{_YEAR})?{_HTML}",
    "search": f"tim-kiem{_HTML}",
    "not found": "404\\.html",
    "feed": "feed\\.xml",
    "feed of a category": "chuyen-muc/[^/]+/feed\\.xml",
    "sitemap": "sitemap(-[0-9]+)?\\.xml",
    "robots": "robots\\.txt",
}
"""Names of kinds and what their files look like; redirects are no kind."""
_OURS: Final = re.compile(
    "align-|calendar|chart|figure|footnote|front__day|gallery|index__aside|search__"
)
"""Classes that no peer need have: of Markdown, charts, and what the search page says."""
_CLASS: Final = re.compile(r'class="([^"]*)"')
_ELEMENT: Final = re.compile(r"<([a-z]+)[ />]")
_TOLERANCE: Final = 0.15
_PAGED: Final = "trang"


@dataclass(slots=True)
class Kind:
    """All pages of one kind in one site."""

    pages: int = 0
    lists: int = 0
    """Pages that are not a later part of a list."""
    bytes: int = 0
    cards: int = 0
    blocks: Counter[str] = field(default_factory=Counter)
    """On how many pages a block is."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a generator made, by kind of page."""

    kinds: dict[str, Kind]


def look(output: Path) -> Site:
    """Look through an output folder."""
    kinds: dict[str, Kind] = {}
    for path in sorted(output.rglob("*")):
        name = kind_of(path.relative_to(output).as_posix())
        if name:
            _add(kinds.setdefault(name, Kind()), path)
    return Site(kinds)


def kind_of(name: str) -> str | None:
    """Tell the kind of page that a file is, if it is one."""
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, name)), None)


def _add(kind: Kind, path: Path) -> None:
    text = path.read_text("utf-8")
    blocks: set[str]
    if path.suffix == ".html":
        blocks = {word for words in _CLASS.findall(text) for word in words.split()}
        kind.cards += text.count('<article class="card')
    else:
        blocks = {f"<{name}>" for name in _ELEMENT.findall(text)}
    kind.pages += 1
    kind.lists += path.parent.parent.name != _PAGED
    kind.bytes += len(text.encode())
    kind.blocks.update(blocks)


def compare(sites: Mapping[str, Site]) -> list[str]:
    """Give a line for each thing in which a site lags behind Kho Tin's."""
    base = sites[BASE]
    return [
        f"{name}: {line}"
        for name, site in sites.items()
        if name != BASE
        for kind, ours in base.kinds.items()
        for line in _lacks(kind, ours, site.kinds.get(kind))
    ]


def _lacks(name: str, ours: Kind, theirs: Kind | None) -> Iterator[str]:
    if theirs is None:
        yield f"no {name}"
        return
    missing = sorted(
        block for block in ours.blocks if not theirs.blocks[block] and not _OURS.match(block)
    )
    if missing:
        yield f"{name} without {', '.join(missing)}"
    if theirs.lists != ours.lists:
        yield f"{theirs.lists} of the kind {name}, not {ours.lists}"
    if not 0 <= theirs.pages - ours.pages <= ours.lists:
        # Kho Tin's newest page of a list holds up to two pages' worth, so it has one page less.
        yield f"{theirs.pages} pages of the kind {name}, not {ours.pages}"
    if name == "article":
        yield from _article(ours, theirs)


def _article(ours: Kind, theirs: Kind) -> Iterator[str]:
    """Look closer at articles, which nearly all pages are."""
    share = (theirs.bytes / theirs.pages) / (ours.bytes / ours.pages)
    if abs(share - 1) > _TOLERANCE:
        yield f"an article has {share:.2f} times the bytes"
    if abs(theirs.cards - ours.cards) > _TOLERANCE * ours.cards:
        yield f"{theirs.cards} cards of related articles, not {ours.cards}"
    for block, number in ours.blocks.items():
        if not _OURS.match(block) and abs(theirs.blocks[block] - number) > _TOLERANCE * number:
            yield f"{block} in {theirs.blocks[block]} articles, not in {number}"
