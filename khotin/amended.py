"""A published site in which the texts of a few articles were mended, and shown nowhere else.

Then nothing needs to be planned: the outline of what was published tells what their pages
show of others. What is found here is what a whole plan would give; where that is not
certain, nothing is found.
"""

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from khotin import (
    attachments,
    cache,
    counts,
    disk,
    illustrated,
    outline,
    pages,
    paths,
    reading,
    site,
)
from khotin.alone import is_alone
from khotin.article import Article
from khotin.bundles import Bundle
from khotin.cache import Known, Shelf
from khotin.config import Config
from khotin.disk import File
from khotin.frame import Frame
from khotin.language import Words
from khotin.looking import Folders, Look, Wishes
from khotin.markup import Converter
from khotin.outline import Outline
from khotin.page import Page, Whole
from khotin.pictures import measuring
from khotin.present import Presenter
from khotin.sizes import Shot, is_picture
from khotin.source import Source
from khotin.theme import template_texts
from khotin.watch import Stages

MOST: Final = 50
"""Texts for which looking up what stands beside each is quicker than a plan."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What is to be made anew of a site, and what else its search index is made of."""

    frame: Frame
    pages: tuple[Page, ...]
    outline: Outline
    read: Callable[[Bundle], Sequence[Article]]
    """Gives the articles of a bundle, in its order."""


def find(
    settings: Config, folders: Folders, wishes: Wishes, look: Look, stages: Stages
) -> Amended | None:
    """Give what became of a site; None where it must be planned."""
    valid, there = site.stamp(settings), site.texts(look.content)
    before = None
    if look.rest and not wishes.force:
        before = outline.recall(folders.cache, valid, look.made.edition)
    if before is None or before.plan.rest != look.rest or before.plan.names != [*there]:
        return None
    texts, _ = template_texts(look)
    if outline.digest(texts) != before.plan.templates:
        return None
    changed = before.changed(there)
    places = before.places(changed) if len(changed) <= MOST else {}
    if len(places) != len(changed):
        return None
    counted = counts.read(Path(look.views.path).read_bytes()) if look.views else {}
    library = _Library(before, there, settings, folders.cache, valid, counted, look)
    with stages(reading.READING, len(changed)) as advance:
        known = library.again(places, advance)
    if known is None or not look.made.is_whole():
        return None
    mended = {
        name: library.counted(of.value)
        for name, of in known.items()
        if of.digest != before.digest(places[name])
    }
    found = library.planned(mended, places, pictures=wishes.pictures)
    if found is None:
        return None
    preview = wishes.day(settings.site.zone) if wishes.drafts else None
    words = Words(settings.site.language)
    show = Presenter(settings, words, before.plan.statics, preview, before.plan.pictured)
    digests = {places[name]: known[name].digest for name in mended}
    now = before.amended(there, look.moment, digests, {page.path: page for page in found})
    read = partial(library.bundle, mended)
    return Amended(Frame(texts, show, valid), found, now, read)


@dataclass(frozen=True, slots=True)
class _Library:
    """Reads articles as they were published, from the cache where it has them so."""

    outline: Outline
    there: Mapping[str, File]
    settings: Config
    folder: Path
    """Of the cache."""
    valid: str
    counts: Mapping[str, int]
    look: Look

    def again(
        self, places: Mapping[str, int], advance: Callable[[int], None]
    ) -> dict[str, Known] | None:
        """Read changed texts; give what to know of them, if each is alone in what it shows now."""
        before = self._shelves(places)
        read = reading.reader(reading.terms(self.settings))
        known: dict[str, Known] = {}
        for name, place in places.items():
            was = before[posixpath.dirname(name)].get(name)
            if was is None or was.digest != self.outline.digest(place):
                return None
            found = read((name, self.there[name], was))
            if not isinstance(found, Known) or not is_alone(was.value, found.value):
                return None
            known[name] = found
            advance(1)
        now = {folder: {**shelf} for folder, shelf in before.items()}
        for name, found in known.items():
            now[posixpath.dirname(name)][name] = found
        if known:
            cache.store(self.folder, self.valid, before, now)
        return known

    def planned(
        self, mended: Mapping[str, Article], places: Mapping[str, int], *, pictures: bool
    ) -> tuple[Page, ...] | None:
        """Plan the pages that show mended articles whole; None where a picture is not known."""
        before = self.outline
        around = {name: self._around(places[name]) for name in mended}
        others = {other for names in around.values() for other in names if other}
        articles = {other.path: other for other in self.articles(others)}
        articles |= mended
        shots = self._shots(articles.values()) if pictures else {}
        if shots is None:
            return None
        articles = {name: illustrated.one(of, shots) for name, of in articles.items()}
        attached = attachments.by_article(self._beside(mended))
        own = []
        for name, (newer, older, *related) in around.items():
            text = articles[name]
            own.append(
                pages.article(
                    text,
                    tuple(before.plan.signatures[byline.name] for byline in text.authors),
                    articles[newer].headline if newer else None,
                    articles[older].headline if older else None,
                    tuple(articles[other] for other in related if other),
                    attached.get(name, ()),
                    is_preview=name in before.plan.previews,
                )
            )
        wholes = {name: Whole(articles[name]) for name in mended}
        shown = (page for page in before.shown if not wholes.keys().isdisjoint(page.wholes))
        return (*own, *(page.showing(wholes) for page in shown))

    def bundle(self, mended: Mapping[str, Article], bundle: Bundle) -> list[Article]:
        """Give the articles of a bundle, in its order."""
        names = [one.path for one in bundle.members]
        others = [name for name in names if name not in mended]
        known = {article.path: article for article in self.articles(others)}
        return [mended.get(name) or known[name] for name in names]

    def articles(self, names: Collection[str]) -> list[Article]:
        """Give articles that did not change, without what is known of their pictures."""
        shelves, places = self._shelves(names), self.outline.places(names)
        found = []
        for name in names:
            known = shelves[posixpath.dirname(name)].get(name)
            is_known = known is not None and known.digest == self.outline.digest(places[name])
            value = known.value if known and is_known else self._parsed(name)
            found.append(self.counted(value))
        return found

    def counted(self, article: Article) -> Article:
        """Give an article with the visits that were counted for it."""
        return counts.counted([article], self.counts)[0]

    def _shelves(self, names: Iterable[str]) -> dict[str, Shelf]:
        folders = {posixpath.dirname(name) for name in names}
        found = cache.shelves(self.folder, self.valid, folders)
        return {folder: found.get(folder, {}) for folder in folders}

    def _parsed(self, name: str) -> Article:
        source = Source(name, disk.read(self.there[name].path))
        text = reading.parse(source, reading.terms(self.settings), Converter())
        if not isinstance(text, Article):
            raise TypeError(name)
        return text

    def _around(self, place: int) -> list[str | None]:
        """Name the newer and the older neighbour of an article, and its related ones."""
        before = self.outline
        return [before.name(place - 1), before.name(place + 1), *before.near(place)]

    def _shots(self, articles: Iterable[Article]) -> dict[str, Shot] | None:
        """Give what is known of the pictures of articles; None where one is not known."""
        named = {reference.path for article in articles for reference in article.pictures}
        files = {
            name: file
            for name in named
            if is_picture(name) and (file := self.look.content.get(name.partition("/")[2]))
        }
        shots = measuring.recall(files, self.folder) if files else {}
        return shots if shots.keys() == files.keys() else None

    def _beside(self, names: Iterable[str]) -> list[tuple[str, int]]:
        """Give the files in the folders of articles that have one, with their sizes."""
        homes = tuple(
            name.partition("/")[2].removesuffix("index.md")
            for name in names
            if name.endswith("/index.md")
        )
        return [
            (f"{paths.CONTENT}/{name}", file.size)
            for name, file in self.look.content.items()
            if homes and name.startswith(homes) and not name.endswith(paths.TEXT)
        ]
