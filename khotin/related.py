"""Which older articles deal with the same matters.

Only older ones are chosen: a new article then changes no page but its own. What two
articles share is weighed by how rare it is among the newest articles that have it.
"""

import hashlib
from array import array
from collections import defaultdict, deque
from collections.abc import Sequence
from typing import Final, NamedTuple

from khotin.article import Article
from khotin.marks import WEIGHTS, kind, unpacked

_REMEMBERED: Final = 12
"""How many of the newest holders of a mark are compared: the cost stays linear."""
_KEY: Final = 8
"""Bytes that tell one article's marks and category from another's."""
_NOBODY: Final = -1


class Memory(NamedTuple):
    """What was chosen last time, so that it need not be chosen again.

    Articles are counted from the oldest. What is chosen for one depends on the keys up to
    its own, on nothing after it. `chosen` holds `most` places for each article.
    """

    most: int = -1
    keys: bytes = b""
    chosen: bytes = b""


NOTHING: Final = Memory()


def related(
    newest_first: Sequence[Article], count: int, before: Memory = NOTHING
) -> tuple[dict[str, tuple[Article, ...]], Memory]:
    """Give for each article's path up to `count` older articles, the nearest first.

    Shared documents weigh most, then tags, then pairs of neighbouring syllables in the
    titles; what is missing is filled with the newest older articles of the category.
    Also gives what to know `before` the next time: the outcome does not depend on it.
    """
    oldest_first = newest_first[::-1]
    keys = b"".join(map(_key, oldest_first))
    same = _common(before.keys, keys) // _KEY if before.most == count else 0
    chosen = array("i", before.chosen)[: same * count]
    if count and same < len(oldest_first):
        chosen += _choose(oldest_first, count, same)
    found = {
        article.path: tuple(
            [oldest_first[n] for n in chosen[at * count : (at + 1) * count] if n != _NOBODY]
        )
        for at, article in enumerate(oldest_first)
    }
    return found, Memory(count, keys, chosen.tobytes())


def _key(article: Article) -> bytes:
    terms = article.marks + article.category.encode()
    return hashlib.blake2b(terms, digest_size=_KEY).digest()


def _common(one: bytes, other: bytes) -> int:
    """Give the length of the longest common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _choose(oldest_first: Sequence[Article], count: int, start: int) -> "array[int]":
    """Choose for the articles from `start` on; those before only leave their marks."""
    holders: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    seen: defaultdict[int, int] = defaultdict(int)
    shelves: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=count))
    chosen = array("i")
    for number, article in enumerate(oldest_first):
        marks = unpacked(article.marks)
        if number >= start:
            scores: defaultdict[int, float] = defaultdict(float)
            for mark in marks:
                if others := holders.get(mark):
                    weight = WEIGHTS[kind(mark)] / seen[mark]
                    for other in others:
                        scores[other] += weight
            best = sorted(zip(scores.values(), scores, strict=True), reverse=True)[:count]
            near = [other for _, other in best]
            if len(near) < count:
                fill = reversed(shelves[article.category])
                near = list(dict.fromkeys((*near, *fill)))[:count]
            chosen.extend(near + [_NOBODY] * (count - len(near)))
        for mark in marks:
            holders[mark].append(number)
            seen[mark] += 1
        shelves[article.category].append(number)
    return chosen
