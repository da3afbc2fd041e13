"""A bundle's postings: the shingles of its articles in the order and form of shards."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from khotin.shards import EMPTY, SHINGLE_BITS, Block
from khotin.shingles import REPEATED, Shingles, shingles

_LIMITS = 128 ** np.arange(1, 5)
_ARTICLE_BITS, _SIGNATURE_BITS, _LEVEL_BITS = 20, 3, 2

Columns = npt.NDArray[np.int64]


def block(articles: Iterable[tuple[str, str, str]], bits: int) -> Block:
    """Give a bundle's part of all shards, of the title, lead and text of each of its articles.

    So many `bits` of a shingle's number choose its shard.
    """
    numbers, owners, flags = _postings(shingles(articles))
    if not len(numbers):
        return EMPTY
    opens = np.flatnonzero(np.diff(numbers, prepend=-1))
    ends = np.append(opens[1:], len(numbers))
    last = np.zeros(len(numbers), np.int64)
    last[ends - 1] = 1
    away = np.diff(owners, prepend=0)
    away[opens] = owners[opens] + 1
    values = away << 6 | flags << 1 | last

    shingle = numbers[opens]
    shard = shingle >> (SHINGLE_BITS - bits)
    before = np.append(-1, shingle[:-1])
    begins = np.append(True, shard[1:] != shard[:-1])
    heads = np.where(begins, shingle - (shard << (SHINGLE_BITS - bits)), shingle - before)

    # Each shingle's head goes before its postings: all move on by the heads up to them.
    row = np.empty(len(values) + len(heads), np.int64)
    at_heads = opens + np.arange(len(opens))
    row[at_heads] = heads
    is_posting = np.ones(len(row), bool)
    is_posting[at_heads] = False
    row[is_posting] = values
    data, places = _bytes(row)
    first = np.searchsorted(shard, np.arange(2**bits + 1))
    starts = np.append(places[at_heads], len(data))[first]
    return Block(tuple(starts.tolist()), data)


def _postings(found: Shingles) -> tuple[Columns, Columns, Columns]:
    """Give shingle, article and flags of each posting, in order, each once."""
    ident = found.numbers.astype(np.int64) << _ARTICLE_BITS | found.articles
    ident = ident << _SIGNATURE_BITS | found.signatures
    row = np.sort(ident << _LEVEL_BITS | found.levels)
    ident, level = row >> _LEVEL_BITS, row & 3
    ends = np.flatnonzero(np.append(ident[1:] != ident[:-1], True)) if len(row) else row
    times = np.diff(ends, prepend=-1)
    ident, level = ident[ends], np.maximum(level[ends], REPEATED * (times > 1))
    article = ident >> _SIGNATURE_BITS & (2**_ARTICLE_BITS - 1)
    number = ident >> _SIGNATURE_BITS + _ARTICLE_BITS
    return number, article, (ident & 7) << _LEVEL_BITS | level


def _bytes(row: Columns) -> tuple[bytes, npt.NDArray[Any]]:
    """Give numbers in bytes of seven bits, and where each begins."""
    sizes = np.searchsorted(_LIMITS, row, "right") + 1
    places = np.cumsum(sizes) - sizes
    data = np.empty(int(sizes.sum()), np.uint8)
    for n in range(5):
        there = sizes > n
        more = np.where(sizes[there] > n + 1, 128, 0)
        data[places[there] + n] = row[there] >> 7 * n & 127 | more
    return data.tobytes(), places
