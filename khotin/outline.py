"""What a build notes of its plan, so that the next one need not plan to mend a text.

A text that is mended where its own page alone shows it leaves the rest of the plan as it
was. For its page it is enough to know which articles stand beside it, in the order of time
and as related ones, and whom bylines mean; pages that show articles whole are kept as they
were planned.
"""

import hashlib
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from khotin import cache, disk, looking, paths
from khotin.archive import Signature
from khotin.bundles import Member
from khotin.disk import File, States
from khotin.looking import Look
from khotin.page import Page
from khotin.pages import ARTICLE
from khotin.site import Site, texts
from khotin.source import Source

_PLAN: Final = "outline of the plan"
_TEXTS: Final = "outline of the texts"
_DIGEST: Final = 16
"""Bytes of the digest of a file."""


class Plan(NamedTuple):
    """What stays as it is when texts are mended, in columns: they are read ten times as fast."""

    edition: str
    """That of the site that it was made for; those that were mended since have others."""
    rest: str
    """The seal of all that the site was made of, but for its texts."""
    names: list[str]
    """Every text, by repository path."""
    order: "array[int]"
    """The published articles, newest first, by their places in `names`."""
    categories: list[str]
    """The categories of the published articles."""
    most: int
    """Places for related articles that each article has in `related`."""
    related: "array[int]"
    """Related articles of each article, both counted from the oldest; less than 0: none."""
    signatures: Mapping[str, Signature]
    """Whom each byline means."""
    previews: frozenset[str]
    """Paths of articles that are only shown because drafts are."""
    statics: Mapping[str, str]
    """The addresses of static files by path."""
    templates: str
    """The digest of the templates: their times of change may lie."""
    pictured: bool
    """Whether there is a photo library."""
    pages: int
    """How many pages the site has."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan that was published, and the texts that it was made of."""

    plan: Plan
    sizes: "array[int]"
    """Of the texts that `plan` names."""
    times: "array[int]"
    """When they were changed (ns, or `cache.UNTRUSTED`)."""
    digests: bytes
    """Of the files of the published articles, one after another."""
    shown: tuple[Page, ...]
    """The pages that show articles whole, but for those of articles themselves."""

    @property
    def fits(self) -> bool:
        """Tell whether the columns are as long as they must be."""
        texts, articles = len(self.plan.names), len(self.plan.order)
        return (
            len(self.sizes) == len(self.times) == texts
            and len(self.digests) == articles * _DIGEST
            and len(self.plan.categories) == articles
            and len(self.plan.related) == articles * max(self.plan.most, 0)
        )

    def changed(self, there: Mapping[str, File]) -> list[str]:
        """Give the texts that are not as they were, of those that are `there`, all of them."""
        sizes, times = disk.states(there.values())
        if sizes == self.sizes and times == self.times:
            return []
        states = zip(self.plan.names, sizes, times, self.sizes, self.times, strict=True)
        return [
            name
            for name, size, time, old_size, old_time in states
            if size != old_size or time != old_time
        ]

    def places(self, names: Iterable[str]) -> dict[str, int]:
        """Give the places of published articles in the order of time, the newest at 0."""
        wanted = {*names}
        named = map(self.plan.names.__getitem__, self.plan.order)
        return {name: place for place, name in enumerate(named) if name in wanted}

    def name(self, place: int) -> str | None:
        """Give the path of the article at a place; None where there is none."""
        order = self.plan.order
        return self.plan.names[order[place]] if 0 <= place < len(order) else None

    def digest(self, place: int) -> str:
        """Give the digest of the file of the article at a place."""
        return self.digests[place * _DIGEST : (place + 1) * _DIGEST].hex()

    def near(self, place: int) -> list[str]:
        """Give the paths of the articles that are related to the one at a place."""
        plan, last = self.plan, len(self.plan.order) - 1
        start = (last - place) * plan.most
        found = (self.name(last - at) for at in plan.related[start : start + plan.most] if at >= 0)
        return [name for name in found if name]

    def members(self) -> tuple[Member, ...]:
        """Give the published articles as bundles know them, newest first."""
        plan = self.plan
        named = zip(map(plan.names.__getitem__, plan.order), plan.categories, strict=True)
        return tuple(
            Member(path, place.address, place.year, place.month, category)
            for path, category in named
            if (place := paths.article_path(path))
        )

    def amended(
        self,
        there: Mapping[str, File],
        moment: int,
        written: Mapping[int, str],
        pages: Mapping[str, Page],
    ) -> "Outline":
        """Give the outline with the texts that were `there` at a moment (ns).

        `written` are the digests of files by their articles' places, `pages` those by path
        that were planned anew.
        """
        digests = bytearray(self.digests)
        for place, digest in written.items():
            digests[place * _DIGEST : (place + 1) * _DIGEST] = bytes.fromhex(digest)
        sizes, times = _trusted(there, moment)
        shown = tuple(pages.get(page.path, page) for page in self.shown)
        return Outline(self.plan, sizes, times, bytes(digests), shown)


def of(site: Site, look: Look, edition: str) -> Outline:
    """Take the outline of a site that was planned of what was seen, for an edition of it."""
    archive, show, there = site.archive, site.frame.show, texts(look.content)
    place = {name: number for number, name in enumerate(there)}
    plan = Plan(
        edition=edition,
        rest=look.rest,
        names=[*there],
        order=array("i", [place[article.path] for article in archive.articles]),
        categories=[article.category for article in archive.articles],
        most=archive.memory.most,
        related=array("i", archive.memory.chosen),
        signatures=archive.signatures,
        previews=archive.previews,
        statics=show.statics,
        templates=digest(site.frame.templates),
        pictured=show.pictured,
        pages=len(site.pages),
    )
    digests = b"".join([bytes.fromhex(article.written) for article in archive.articles])
    shown = (page for page in site.pages if page.template != ARTICLE and page.wholes)
    return Outline(plan, *_trusted(there, look.moment), digests, tuple(shown))


def seal(outline: Outline, look: Look) -> str:
    """Give the seal of a site that was built of what was seen: of `outline` and all else.

    Texts that were saved a moment before the look gave it no seal. Where they still say what
    was read, and it is so long ago that another change would show, the site has one all the same.
    """
    if look.seal or not look.rest:
        return look.seal
    there = texts(look.content)
    times = zip(there.items(), outline.times, strict=True)
    recent = dict(text for text, time in times if time == cache.UNTRUSTED)
    places = outline.places(recent)
    is_as_read = len(places) == len(recent) and all(
        _is_quiet(file) and _digest(file) == outline.digest(places[name])
        for name, file in recent.items()
    )
    return looking.sealed(look.rest, there.values()) if is_as_read else ""


def _is_quiet(file: File) -> bool:
    """Tell whether a file was not changed since, and another change would show."""
    return cache.is_settled(file.changed) and disk.state(file.path) == (file.size, file.changed)


def _digest(file: File) -> str:
    with suppress(OSError):
        return Source(file.path, disk.read(file.path)).digest
    return ""


def digest(templates: Mapping[str, str]) -> str:
    """Give the digest of templates by name."""
    told = repr(sorted(templates.items())).encode()
    return hashlib.blake2b(told, digest_size=_DIGEST).hexdigest()


def recall(folder: Path, valid: str, edition: str) -> Outline | None:
    """Give the outline of an edition of the site, if the cache `folder` keeps it.

    It must have been noted under the stamp `valid`.
    """
    plan, rest = (cache.recall(folder, valid, name) for name in (_PLAN, _TEXTS))
    try:
        of, plan_of, *texts = rest
        outline = Outline(plan, *texts)
        is_whole = (of, plan_of) == (edition, plan.edition) and outline.fits
    except (TypeError, ValueError, AttributeError):
        return None
    return outline if is_whole and edition else None


def note(folder: Path, outline: Outline, edition: str) -> None:
    """Keep the outline of an edition of the site in the cache `folder`.

    The plan is written with the edition that it was made for, and left alone after that.
    """
    plan = outline.plan
    rest = (edition, plan.edition, outline.sizes, outline.times, outline.digests, outline.shown)
    cache.note(folder, {_TEXTS: rest} | ({_PLAN: plan} if plan.edition == edition else {}))


def _trusted(there: Mapping[str, File], moment: int) -> States:
    """Give sizes and times of change, as far as these are to be trusted."""
    sizes, times = disk.states(there.values())
    limit = cache.settled_before(moment)
    return States(sizes, array("q", [time if time < limit else cache.UNTRUSTED for time in times]))
