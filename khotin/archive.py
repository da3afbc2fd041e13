"""All articles in order, and the ways through them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count, groupby
from typing import NamedTuple

from khotin.article import Article
from khotin.related import NOTHING, Memory, related
from khotin.standing import StandingPage
from khotin.text import key, slug, sort_key, telex


class Signature(NamedTuple):
    """Whom a byline means: an author by name, and the slug that is theirs alone."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote, under one name."""

    signature: Signature
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """The published articles, newest first everywhere; ties are ordered by path."""

    articles: tuple[Article, ...]
    years: Mapping[int, tuple[Article, ...]]
    months: Mapping[tuple[int, int], tuple[Article, ...]]
    days: Mapping[tuple[int, int], tuple[Article, ...]]
    """Of all years together, by month and day, in the order of the calendar."""
    categories: Mapping[str, tuple[Article, ...]]
    authors: tuple[Author, ...]
    """In alphabetical order."""
    signatures: Mapping[str, Signature]
    """Whom each byline means, by the name as it is written."""
    related: Mapping[str, tuple[Article, ...]]
    """For each article's path, older articles on the same matters."""
    memory: Memory
    """What spares choosing those again."""
    pages: tuple[StandingPage, ...]
    today: date
    previews: frozenset[str]
    """Paths of articles that are only shown because drafts are."""

    def signed(self, article: Article) -> tuple[Signature, ...]:
        """Give whom the bylines of an article mean."""
        signatures = self.signatures
        return tuple([signatures[byline.name] for byline in article.authors])

    def featured(self, most: int) -> tuple[Article, ...]:
        """Give the newest featured articles."""
        return tuple(article for article in self.articles if article.featured)[:most]


def assemble(
    articles: Iterable[Article],
    pages: Iterable[StandingPage],
    *,
    categories: Iterable[str],
    today: date,
    drafts: bool = False,
    related_count: int = 4,
    memory: Memory = NOTHING,
) -> Archive:
    """Put in order what is published on `today` (with `drafts`, what is not yet, too).

    `memory` is that of the last archive, if there is one.
    """
    published = sorted(
        (article for article in articles if is_published(article, today, drafts=drafts)),
        key=lambda article: (article.date.when, article.path),
        reverse=True,
    )
    by_category: dict[str, list[Article]] = {name: [] for name in categories}
    for article in published:
        by_category[article.category].append(article)
    authors, signatures = _authors(published)
    relations, memory = related(published, related_count, memory)
    return Archive(
        articles=tuple(published),
        years={year: tuple(a) for year, a in groupby(published, lambda a: a.date.when.year)},
        months={
            month: tuple(a)
            for month, a in groupby(published, lambda a: (a.date.when.year, a.date.when.month))
        },
        days=_by_day(published),
        categories={name: tuple(members) for name, members in by_category.items()},
        authors=authors,
        signatures=signatures,
        related=relations,
        memory=memory,
        pages=tuple(
            sorted((page for page in pages if drafts or not page.draft), key=lambda p: p.path)
        ),
        today=today,
        previews=frozenset(
            article.path for article in published if drafts and not is_published(article, today)
        ),
    )


def most_read(newest_first: Iterable[Article], most: int) -> tuple[Article, ...]:
    """Give the most read of some articles; of equals the newer, and none that nobody read."""
    read = [article for article in newest_first if article.views]
    return tuple(sorted(read, key=lambda article: -article.views)[:most])


def is_published(article: Article, today: date, *, drafts: bool = False) -> bool:
    """Tell whether an article is shown on `today`; with `drafts`, also before its day.

    The day of `expires` is the last day it is shown.
    """
    if article.expires is not None and article.expires.day < today:
        return False
    return drafts or (not article.draft and article.date.day <= today)


def _by_day(newest_first: Iterable[Article]) -> dict[tuple[int, int], tuple[Article, ...]]:
    days: dict[tuple[int, int], list[Article]] = {}
    for article in newest_first:
        when = article.date.when
        days.setdefault((when.month, when.day), []).append(article)
    return {day: tuple(days[day]) for day in sorted(days)}


def _authors(
    newest_first: Sequence[Article],
) -> tuple[tuple[Author, ...], dict[str, Signature]]:
    """Gather articles by author, and give each author an address that stays theirs.

    Names that differ only in marks share a slug. The author who wrote first keeps it;
    the others take their name in Telex. A later article so never moves an older author.
    """
    articles: dict[str, list[Article]] = {}
    names: dict[str, str] = {}
    written: dict[str, str] = {}
    for article in newest_first:
        for name in dict.fromkeys(byline.name for byline in article.authors):
            author = written.get(name) or written.setdefault(name, key(name))
            articles.setdefault(author, []).append(article)
            names[author] = name
    slugs: dict[str, str] = {}
    taken = {""}
    for author in sorted(articles, key=lambda a: _first(a, articles[a])):
        numbered = (f"{telex(author) or 'x'}-{number}" for number in count(2))
        slugs[author] = next(
            c for c in chain((slug(author), telex(author)), numbered) if c not in taken
        )
        taken.add(slugs[author])
    signed = {author: Signature(names[author], slugs[author]) for author in articles}
    authors = tuple(
        Author(signed[author], tuple(articles[author]))
        for author in sorted(articles, key=lambda a: sort_key(names[a]))
    )
    return authors, {name: signed[author] for name, author in written.items()}


def _first(author: str, newest_first: Sequence[Article]) -> tuple[float, str, int]:
    """Say when and where an author first wrote: which article, and which place in its byline."""
    oldest = newest_first[-1]
    names = [key(byline.name) for byline in oldest.authors]
    return oldest.date.when.timestamp(), oldest.path, names.index(author)
