"""Whether the compared sites are alike: the same kinds of page, the same blocks, as many bytes.

A kind of page is known by its address; its blocks by their class names, which our
templates and the peers' share, and by what the head says: its meta and link elements, its
JSON-LD, its scripts. Of XML the names of elements are compared, of JSON the keys.

What differs, and may:

- The peers count pages of a list from its newest and fill them up; Kho Tin's newest page
  holds up to two pages' worth. Bytes are therefore compared by the list, not by the page.
- Kho Tin's addresses of static files carry digests, ten letters each.
- Kho Tin lists the files to download beside an article, makes pictures in sizes and plays
  films when pressed; Markdown gives each generator classes of its own. Made archives have
  none of these, so Kho Tin does no work there that the peers are spared.
- Kho Tin finds related articles by the syllables of their titles, too, and leaves out an
  hour that was not given.
- Pelican's Atom feeds hold whole articles; it has no setting for less.
- Hugo's sitemap cannot name the later pages of lists.
- Redirects and standing pages are no kind: the archives that are built have none.
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
    "day of all years": f"ngay/[0-9]{{2}}-[0-9]{{2}}{_HTML}",
    "category": f"chuyen-muc/[^/]+(/trang/[0-9]+)?{_HTML}",
    "author": f"tac-gia/[^/]+(/trang/[0-9]+)?{_HTML}",
    "authors": f"tac-gia{_HTML}",
    "timeline": f"luu-tru{_HTML}",
    "most read": f"doc-nhieu(/{_YEAR})?{_HTML}",
    "search": f"tim-kiem{_HTML}",
    "not found": "404\\.html",
    "feed": "feed\\.xml",
    "feed of a category": "chuyen-muc/[^/]+/feed\\.xml",
    "JSON feed": "feed\\.json",
    "JSON feed of a category": "chuyen-muc/[^/]+/feed\\.json",
    "data": "index\\.json",
    "data of a year": f"{_YEAR}/index\\.json",
    "sitemap": "sitemap(-[0-9]+)?\\.xml",
    "news sitemap": "news-sitemap\\.xml",
    "browser's search": "opensearch\\.xml",
    "manifest": "site\\.webmanifest",
    "robots": "robots\\.txt",
}
"""Names of kinds and what their files look like."""
_OURS: Final = re.compile("align-|article__files|article__size|figure|footnote|gallery|film")
"""Blocks that no peer need have: of Markdown, and of files beside an article."""
_CLASS: Final = re.compile(r'class="([^"]*)"')
_HEAD: Final = re.compile(
    r'<(?:meta|link) (name="[^"]+"|property="[^"]+"|rel="[^"]+"(?: type="[^"]+")?)'
    r'|("@type":"[A-Za-z]+")|(data-module="[^"]+")'
)
_CARD: Final = re.compile(r'<article(?: id="[^"]*")? class="card')
_ELEMENT: Final = re.compile(r"<([A-Za-z:]+)[ />]")
_KEY: Final = re.compile(r'"([a-z_]+)": ?[\[{"0-9]')
_TOLERANCE: Final = 0.15
_UNEQUAL: Final = {("Pelican", "feed"), ("Pelican", "feed of a category")}
"""Whose bytes may differ, as told above."""
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
    kind.pages += 1
    kind.lists += path.parent.parent.name != _PAGED
    kind.bytes += len(text.encode())
    kind.cards += len(_CARD.findall(text))
    kind.blocks.update(_blocks(path.suffix, text))


def _blocks(suffix: str, text: str) -> set[str]:
    if suffix == ".html":
        classes = {word for words in _CLASS.findall(text) for word in words.split()}
        return classes | {part for parts in _HEAD.findall(text) for part in parts if part}
    if suffix in {".json", ".webmanifest"}:
        return {f'"{key}"' for key in _KEY.findall(text)}
    return {f"<{name}>" for name in _ELEMENT.findall(text)}


def compare(sites: Mapping[str, Site]) -> list[str]:
    """Give a line for each thing in which a site lags behind Kho Tin's, or has too much."""
    base = sites[BASE]
    return [
        f"{name}: {line}"
        for name, site in sites.items()
        if name != BASE
        for kind, ours in base.kinds.items()
        for line in _differs(name, kind, ours, site.kinds.get(kind))
    ]


def _differs(generator: str, name: str, ours: Kind, theirs: Kind | None) -> Iterator[str]:
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
    if (generator, name) not in _UNEQUAL:
        yield from _bytes(name, ours, theirs)
    if abs(theirs.cards - ours.cards) > _TOLERANCE * ours.cards:
        yield f"{theirs.cards} cards on pages of the kind {name}, not {ours.cards}"
    if name == "article":
        yield from _article(ours, theirs)


def _bytes(name: str, ours: Kind, theirs: Kind) -> Iterator[str]:
    """Compare bytes, by the list: between the share by the page and that of all pages."""
    whole = theirs.bytes / ours.bytes
    page = whole * ours.pages / theirs.pages
    share = sorted((whole, page, 1.0))[1]
    if abs(share - 1) > _TOLERANCE:
        yield f"{name} has {share:.2f} times the bytes"


def _article(ours: Kind, theirs: Kind) -> Iterator[str]:
    """Look closer at articles, which nearly all pages are."""
    for block, number in ours.blocks.items():
        if not _OURS.match(block) and abs(theirs.blocks[block] - number) > _TOLERANCE * number:
            yield f"{block} in {theirs.blocks[block]} articles, not in {number}"
