"""A bundle's postings: the shingles of its articles in the order and form of shards."""

from collections.abc import Iterable
from itertools import count, islice
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from khotin.shards import EMPTY, SHINGLE_BITS, Block
from khotin.shingles import REPEATED, Words, shingles

_LIMITS = 128 ** np.arange(1, 5)
_ARTICLE_BITS, _SIGNATURE_BITS, _LEVEL_BITS = 20, 3, 2
_NUMBER_AT = _ARTICLE_BITS + _SIGNATURE_BITS + _LEVEL_BITS
_RUNS: Final = 8
_SLICE: Final = 500
"""Articles whose shingles are looked for at a time."""

Columns = npt.NDArray[np.int64]


def block(articles: Iterable[tuple[str, str, str]], bits: int) -> Block:
    """Give a bundle's part of all shards, of the title, lead and text of each of its articles.

    So many `bits` of a shingle's number choose its shard.
    """
    row = _postings(articles)
    if not len(row):
        return EMPTY
    # In runs of shards, one after another: the columns of all would take ten times the memory.
    runs = np.linspace(0, 2**bits, min(_RUNS, 2**bits) + 1, dtype=np.int64)
    cuts = np.searchsorted(row >> _NUMBER_AT, runs << (SHINGLE_BITS - bits))
    starts, pieces, size = [0], [], 0
    for first, last, begin, end in zip(runs, runs[1:], cuts, cuts[1:], strict=False):
        data, ends = _shards(row[begin:end], int(first), int(last), bits)
        starts += [size + at for at in ends]
        size += len(data)
        pieces.append(data)
    return Block(tuple(starts), b"".join(pieces))


def _shards(row: Columns, first: int, last: int, bits: int) -> tuple[bytes, list[int]]:
    """Give the shards from `first` to before `last`, of their postings, and where each ends."""
    if not len(row):
        return b"", [0] * (last - first)
    numbers, owners, flags = _columns(row)
    opens = np.flatnonzero(np.diff(numbers, prepend=-1))
    ends = np.append(opens[1:], len(numbers))
    closes = np.zeros(len(numbers), np.int64)
    closes[ends - 1] = 1
    away = np.diff(owners, prepend=0)
    away[opens] = owners[opens] + 1
    values = away << 6 | flags << 1 | closes

    shingle = numbers[opens]
    shard = shingle >> (SHINGLE_BITS - bits)
    before = np.append(-1, shingle[:-1])
    begins = np.append(True, shard[1:] != shard[:-1])
    heads = np.where(begins, shingle - (shard << (SHINGLE_BITS - bits)), shingle - before)

    # Each shingle's head goes before its postings: all move on by the heads up to them.
    told = np.empty(len(values) + len(heads), np.int64)
    at_heads = opens + np.arange(len(opens))
    told[at_heads] = heads
    is_posting = np.ones(len(told), bool)
    is_posting[at_heads] = False
    told[is_posting] = values
    data, places = _bytes(told)
    stops = np.searchsorted(shard, np.arange(first + 1, last + 1))
    return data, np.append(places[at_heads], len(data))[stops].tolist()


def _postings(articles: Iterable[tuple[str, str, str]]) -> Columns:
    """Give the postings of articles in order, each as one number, with its level at the end."""
    rows, words, waiting = [np.empty(0, np.int64)], Words(), iter(articles)
    for first in count(step=_SLICE):
        some = tuple(islice(waiting, _SLICE))
        found = shingles(some, words)
        ident = found.numbers.astype(np.int64) << _ARTICLE_BITS | (found.articles + first)
        ident = ident << _SIGNATURE_BITS | found.signatures
        rows.append(ident << _LEVEL_BITS | found.levels)
        if len(some) < _SLICE:
            break
    row = np.concatenate(rows)
    row.sort()
    return row


def _columns(row: Columns) -> tuple[Columns, Columns, Columns]:
    """Give shingle, article and flags of each posting, once each."""
    ident, level = row >> _LEVEL_BITS, row & 3
    ends = np.flatnonzero(np.append(ident[1:] != ident[:-1], True))
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
