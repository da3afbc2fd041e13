"""Which older articles deal with the same matters.

Only older ones are chosen: a new article then changes no page but its own. What two
articles share is weighed by how rare it is among the newest articles that have it.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from khotin.article import Article
from khotin.text import fold, slug

_REMEMBERED: Final = 12
"""How many of the newest holders of a mark are compared: the cost stays linear."""
_DOCUMENT: Final = 6.0
_TAG: Final = 3.0
_TITLE_PAIR: Final = 1.0


def related(newest_first: Sequence[Article], count: int) -> dict[str, tuple[Article, ...]]:
    """Give for each article's path up to `count` older articles, the nearest first.

    Shared documents weigh most, then tags, then pairs of neighbouring syllables in the
    titles; what is missing is filled with the newest older articles of the category.
    """
    oldest_first = newest_first[::-1]
    holders: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    seen: defaultdict[str, int] = defaultdict(int)
    shelves: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=count))
    found: dict[str, tuple[Article, ...]] = {}
    for number, article in enumerate(oldest_first):
        marks = dict(_marks(article))
        scores: defaultdict[int, float] = defaultdict(float)
        for mark, weight in marks.items():
            for other in holders[mark]:
                scores[other] += weight / seen[mark]
        near = sorted(scores, key=lambda other: (scores[other], other), reverse=True)
        chosen = dict.fromkeys((*near[:count], *reversed(shelves[article.category])))
        found[article.path] = tuple(oldest_first[other] for other in list(chosen)[:count])
        for mark in marks:
            holders[mark].append(number)
            seen[mark] += 1
        shelves[article.category].append(number)
    return found


def _marks(article: Article) -> Iterator[tuple[str, float]]:
    """Give what an article may share with others, and how much each weighs."""
    for pair in pairwise(slug(article.title).split("-")):
        yield f"title:{' '.join(pair)}", _TITLE_PAIR
    for tag in article.tags:
        yield f"tag:{slug(tag)}", _TAG
    for document in article.documents:
        yield f"document:{fold(document).replace(' ', '')}", _DOCUMENT
