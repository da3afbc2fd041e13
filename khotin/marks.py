"""What two articles may share: pairs of words of their titles, tags, documents.

A mark is kept as a number of 32 bits (CRC-32 of its words, but for two bits that tell its
kind): fifty thousand articles have half a million marks, and two that fall together by
chance cost no more than a related article that is not.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final
from zlib import crc32

from khotin.text import fold, slug

_PAIR, _TAG, _DOCUMENT = 1, 2, 3
_KIND: Final = 3
"""The bits of a mark that tell its kind."""
WEIGHTS: Final = {_PAIR: 1.0, _TAG: 3.0, _DOCUMENT: 6.0}
"""How much it says that two articles share a mark of a kind."""
_TYPE: Final = "I"


def marks(title: str, tags: Iterable[str], documents: Iterable[str]) -> bytes:
    """Give the marks of an article, each once, packed."""
    found = dict.fromkeys(_marks(title, tags, documents))
    packed = array(_TYPE, found)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpacked(packed: bytes) -> list[int]:
    """Give the marks that were packed."""
    found = array(_TYPE, packed)
    if sys.byteorder == "big":
        found.byteswap()
    return found.tolist()


def kind(mark: int) -> int:
    """Give the kind of a mark, a key of WEIGHTS."""
    return mark & _KIND


def _marks(title: str, tags: Iterable[str], documents: Iterable[str]) -> Iterator[int]:
    for pair in pairwise(slug(title).split("-")):
        yield _mark(_PAIR, " ".join(pair))
    for tag in tags:
        yield _mark(_TAG, slug(tag))
    for document in documents:
        yield _mark(_DOCUMENT, fold(document).replace(" ", ""))


def _mark(kind_: int, words: str) -> int:
    return crc32(words.encode()) & ~_KIND | kind_
