"""The archive in bundles: the parts of the search index, each of which is built by itself."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple

from khotin import paths
from khotin.article import Article

LARGE: Final = 4_000
"""Articles of a year above which it is cut in two."""
_MONTHS: Final = 12
_NAME: Final = re.compile(r"\d{4}(?:-(?:h[12]|\d{2}))?")


class Member(NamedTuple):
    """What decides into which bundle an article goes, and what is told of it there."""

    path: str
    address: str
    year: int
    month: int
    category: str


def member(article: Article) -> Member:
    """Give what the bundles need to know of an article."""
    when = article.date.when
    return Member(article.path, article.address, when.year, when.month, article.category)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The articles of some months of a year, oldest first."""

    name: str
    year: int
    first_month: int
    last_month: int
    members: tuple[Member, ...]

    @property
    def code(self) -> int:
        """A number of its own: that of another bundle does not change it."""
        months = self.last_month - self.first_month + 1
        half = _MONTHS + 1 + self.first_month // (_MONTHS // 2)
        return self.year * 16 + {1: self.first_month, _MONTHS: 0}.get(months, half)


def partition(newest_first: Sequence[Member], large: int = LARGE) -> tuple[Bundle, ...]:
    """Put every article into one bundle, newest bundle first.

    A bundle holds a year, `2019`. The newest year, that still grows, is cut into months,
    `2025-06`; any other with more than `large` articles into halves, `2024-h1`.
    """
    months: defaultdict[tuple[int, int], list[Member]] = defaultdict(list)
    for one in reversed(newest_first):
        months[one.year, one.month].append(one)
    newest = max(months, default=(0, 0))[0]
    bundles: list[Bundle] = []
    for year, found in groupby(sorted(months, reverse=True), lambda month: month[0]):
        of_year = [month for _, month in found]
        total = sum(len(months[year, month]) for month in of_year)
        size = 1 if year == newest else _MONTHS // 2 if total > large else _MONTHS
        for part in sorted({(month - 1) // size for month in of_year}, reverse=True):
            inner = range(part * size + 1, (part + 1) * size + 1)
            members = [one for month in inner for one in months.get((year, month), ())]
            name, first, last = _name(year, part, size), inner[0], inner[-1]
            bundles.append(Bundle(name, year, first, last, tuple(members)))
    return tuple(bundles)


def listing(
    bundles: Iterable[Bundle],
    marks: Mapping[str, str],
    categories: Mapping[str, str],
    phrases: Mapping[str, Any],
) -> dict[str, Any]:
    """Tell the search page which bundles there are, and what each holds.

    `marks` gives for the name of each bundle what changes with its index, `categories` the
    names of categories by their keys. A bundle without a mark has no index and is left out.
    `phrases` tells of the phrase index.
    """
    return {
        "phrases": dict(phrases),
        "bundles": [
            {
                "name": bundle.name,
                "code": bundle.code,
                "path": f"{bundle.name}/",
                "mark": marks[bundle.name],
                "year": bundle.year,
                "first": paths.month(bundle.year, bundle.first_month),
                "last": paths.month(bundle.year, bundle.last_month),
                "articles": len(bundle.members),
                "categories": _counts(bundle, categories),
            }
            for bundle in bundles
            if bundle.name in marks
        ],
    }


def columns(articles: Sequence[Article], categories: Mapping[str, str]) -> dict[str, Any]:
    """Tell the search page what articles can be chosen and ordered by, in columns.

    Categories and authors are given by their places among the names.
    """
    names = sorted({byline.name for article in articles for byline in article.authors})
    place = {name: number for number, name in enumerate(names)}
    keys = list(categories)
    return {
        "categories": list(categories.values()),
        "category": [keys.index(article.category) for article in articles],
        "authors": names,
        "author": [
            list(dict.fromkeys(place[byline.name] for byline in article.authors))
            for article in articles
        ],
        "views": [article.views for article in articles],
    }


def is_name(text: str) -> bool:
    """Tell whether a bundle may have this name."""
    return bool(_NAME.fullmatch(text))


def _name(year: int, part: int, size: int) -> str:
    if size == _MONTHS:
        return f"{year:04}"
    return f"{year:04}-{part + 1:02}" if size == 1 else f"{year:04}-h{part + 1}"


def _counts(bundle: Bundle, categories: Mapping[str, str]) -> dict[str, int]:
    """Count a bundle's articles by category, in the order that the site gives categories."""
    found = Counter(one.category for one in bundle.members)
    return {name: found[key] for key, name in categories.items() if found[key]}
