"""What a build notes of its plan, so that the next one need not plan to mend a text.

A text that is mended where its own page alone shows it leaves the rest of the plan as it
was. For its page it is enough to know which articles stand beside it, in the order of time
and as related ones, and whom bylines mean; pages that show articles whole are kept as they
were planned.
"""

from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from khotin import cache, paths
from khotin.archive import Signature
from khotin.bundles import Member
from khotin.disk import File
from khotin.looking import Look
from khotin.page import Page
from khotin.pages import ARTICLE
from khotin.site import Site, texts

_NOTE: Final = "outline"
_DIGEST: Final = 16
"""Bytes of the digest of a file."""


class Outline(NamedTuple):
    """The plan that was published, in columns: they are read ten times as fast."""

    rest: str
    """The seal of all that the site was made of, but for its texts."""
    names: list[str]
    """Every text, by repository path, with its size and time of change (ns; 0: not to be
    trusted) in the next columns."""
    sizes: "array[int]"
    times: "array[int]"
    order: "array[int]"
    """The published articles, newest first, by their places in `names`; the next columns
    have their categories and the digests of their files."""
    categories: list[str]
    digests: bytes
    most: int
    """Places for related articles that each article has in `related`."""
    related: "array[int]"
    """Related articles of each article, both counted from the oldest; less than 0: none."""
    signatures: Mapping[str, Signature]
    """Whom each byline means."""
    previews: frozenset[str]
    """Paths of articles that are only shown because drafts are."""
    shown: tuple[Page, ...]
    """The pages that show articles whole, but for those of articles themselves."""
    statics: Mapping[str, str]
    """The addresses of static files by path."""
    pictured: bool
    """Whether there is a photo library."""
    pages: int
    """How many pages the site has."""

    def changed(self, there: Mapping[str, File]) -> list[str]:
        """Give the texts that are not as they were, of those that are `there`."""
        states = zip(self.names, self.sizes, self.times, strict=True)
        return [name for name, *was in states if [*there[name][1:]] != was]

    def places(self, names: Iterable[str]) -> dict[str, int]:
        """Give the places of published articles in the order of time, the newest at 0."""
        wanted = {*names}
        order, all_names = self.order, self.names
        return {name: place for place, at in enumerate(order) if (name := all_names[at]) in wanted}

    def name(self, place: int) -> str | None:
        """Give the path of the article at a place; None where there is none."""
        return self.names[self.order[place]] if 0 <= place < len(self.order) else None

    def digest(self, place: int) -> str:
        """Give the digest of the file of the article at a place."""
        return self.digests[place * _DIGEST : (place + 1) * _DIGEST].hex()

    def near(self, place: int) -> list[str]:
        """Give the paths of the articles that are related to the one at a place."""
        last = len(self.order) - 1
        start = (last - place) * self.most
        found = (self.name(last - at) for at in self.related[start : start + self.most] if at >= 0)
        return [name for name in found if name]

    def members(self) -> tuple[Member, ...]:
        """Give the published articles as bundles know them, newest first."""
        found = []
        for at, category in zip(self.order, self.categories, strict=True):
            path = self.names[at]
            if place := paths.article_path(path):
                found.append(Member(path, place.address, place.year, place.month, category))
        return tuple(found)

    def amended(
        self,
        look: Look,
        written: Mapping[int, str],
        pages: Mapping[str, Page],
    ) -> "Outline":
        """Give the outline with texts as they are seen now.

        `written` are the digests of files by their articles' places, `pages` those by path
        that were planned anew.
        """
        digests = bytearray(self.digests)
        for place, digest in written.items():
            digests[place * _DIGEST : (place + 1) * _DIGEST] = bytes.fromhex(digest)
        sizes, times = _states(texts(look.content).values(), look)
        shown = tuple(pages.get(page.path, page) for page in self.shown)
        return self._replace(sizes=sizes, times=times, digests=bytes(digests), shown=shown)


def of(site: Site, look: Look) -> Outline:
    """Take the outline of a site that was planned of what was seen."""
    archive, there = site.archive, texts(look.content)
    place = {name: number for number, name in enumerate(there)}
    sizes, times = _states(there.values(), look)
    show = site.frame.show
    return Outline(
        rest=look.rest,
        names=[*there],
        sizes=sizes,
        times=times,
        order=array("i", [place[article.path] for article in archive.articles]),
        categories=[article.category for article in archive.articles],
        digests=b"".join([bytes.fromhex(article.written) for article in archive.articles]),
        most=archive.memory.most,
        related=array("i", archive.memory.chosen),
        signatures=archive.signatures,
        previews=archive.previews,
        shown=tuple(_shown(site.pages)),
        statics=show.statics,
        pictured=show.pictured,
        pages=len(site.pages),
    )


def recall(folder: Path, valid: str) -> Outline | None:
    """Give the outline that the cache `folder` keeps, if it was noted under the stamp `valid`."""
    found = cache.recall(folder, valid, _NOTE)
    return found if isinstance(found, Outline) else None


def note(folder: Path, outline: Outline) -> None:
    """Keep an outline in the cache `folder`."""
    cache.note(folder, _NOTE, outline)


def _shown(pages: Iterable[Page]) -> Iterable[Page]:
    return (page for page in pages if page.template != ARTICLE and page.wholes)


def _states(files: Iterable[File], look: Look) -> tuple["array[int]", "array[int]"]:
    """Give sizes and times of change; 0 for a time after which nobody can tell what changes."""
    files = list(files)
    settled = [f.changed if cache.is_settled(f.changed, look.moment) else 0 for f in files]
    return array("q", [file.size for file in files]), array("q", settled)
