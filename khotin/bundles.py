"""The archive in bundles: the parts of the search index, each of which is built by itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from khotin import paths
from khotin.article import Article

LARGE: Final = 4_000
"""Articles of a year above which it is cut in two."""
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Bundle:
    """The articles of some months of a year, in the order of their paths."""

    name: str
    year: int
    first_month: int
    last_month: int
    articles: tuple[Article, ...]


def partition(articles: Iterable[Article], large: int = LARGE) -> tuple[Bundle, ...]:
    """Put every article into one bundle, newest bundle first.

    A bundle holds a year, `2019`. The newest year, that still grows, is cut into months,
    `2025-06`; any other with more than `large` articles into halves, `2024-h1`.
    """
    ordered = sorted(articles, key=lambda a: (*_month(a), a.path), reverse=True)
    newest = ordered[0].date.day.year if ordered else 0
    bundles: list[Bundle] = []
    for year, found in groupby(ordered, lambda a: a.date.day.year):
        members = list(found)
        size = 1 if year == newest else _MONTHS // 2 if len(members) > large else _MONTHS
        bundles += _cut(year, members, size)
    return tuple(bundles)


def listing(
    bundles: Iterable[Bundle], marks: Mapping[str, str], categories: Mapping[str, str]
) -> dict[str, Any]:
    """Tell the search page which bundles there are, and what each holds.

    `marks` gives for the name of each bundle what changes with its index, `categories` the
    names of categories by their keys. A bundle without a mark has no index and is left out.
    """
    return {
        "bundles": [
            {
                "name": bundle.name,
                "path": f"{bundle.name}/",
                "mark": marks[bundle.name],
                "year": bundle.year,
                "first": paths.month(bundle.year, bundle.first_month),
                "last": paths.month(bundle.year, bundle.last_month),
                "articles": len(bundle.articles),
                "categories": _counts(bundle, categories),
            }
            for bundle in bundles
            if bundle.name in marks
        ]
    }


def _cut(year: int, newest_first: Sequence[Article], size: int) -> Iterator[Bundle]:
    """Cut a year's articles into bundles of `size` months."""
    for part, found in groupby(newest_first, lambda a: (a.date.day.month - 1) // size):
        members = sorted(found, key=lambda a: a.path)
        yield Bundle(_name(year, part, size), year, part * size + 1, (part + 1) * size, (*members,))


def _name(year: int, part: int, size: int) -> str:
    if size == _MONTHS:
        return f"{year:04}"
    return f"{year:04}-{part + 1:02}" if size == 1 else f"{year:04}-h{part + 1}"


def _month(article: Article) -> tuple[int, int]:
    return article.date.day.year, article.date.day.month


def _counts(bundle: Bundle, categories: Mapping[str, str]) -> dict[str, int]:
    """Count a bundle's articles by category, in the order that the site gives categories."""
    found = Counter(article.category for article in bundle.articles)
    return {name: found[key] for key, name in categories.items() if found[key]}
