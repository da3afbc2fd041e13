"""Shingles: neighbouring syllables of a text, each run of them as one number.

A Vietnamese word is several syllables, each of which is common by itself. Their pairs are
rare: who asks for the pairs of a query finds the articles that hold its words side by
side. Runs of three capitals, mostly names, are shingles too, and so is each syllable of a
title. Syllables are folded: a shingle is the same however its marks are typed, and a
signature of three bits tells most spellings apart. `static/js/search-shingles.js` makes
the same numbers of a query.
"""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from khotin.shards import SHINGLE_BITS
from khotin.text import fold, key, nfc

_HASH_BITS: Final = 32
BODY, REPEATED, LEAD, TITLE = range(4)
"""How weighty the place is where a shingle stands; in the body once, or more often."""
_FIELDS: Final = (TITLE, LEAD, BODY)
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|\n")
_PAUSE: Final = "\n"
_NUMBER_WORD: Final = "so"
"""`Nghị định số 59`, that is asked for as `nghị định 59`."""
_LONG_I: Final = re.compile(r"^([hklmst]|qu)y$")
"""`kỹ thuật` is written `kĩ thuật`, too, and `quý` `quí`."""
_OFFSET, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF

Numbers = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of several articles, in columns.

    A shingle's number, its article (by its place among them), its signature and its level.
    """

    numbers: Numbers
    articles: Numbers
    signatures: Numbers
    levels: Numbers


class _Syllables(dict[str, int]):
    """The syllables met so far, each with its place in the columns that tell of it."""

    def __init__(self) -> None:
        self.hashes = array("I", [0])
        self.signatures = array("I", [0])
        self.kinds = array("B", [_IS_PAUSE])
        super().__init__({_PAUSE: 0})

    def __missing__(self, token: str) -> int:
        plain = syllable(token)
        kind = _IS_CAPITAL * token[0].isupper() | _IS_NUMBER * token[0].isdecimal()
        self.hashes.append(fnv(plain))
        self.signatures.append(fnv(key(token)) & 7)
        self.kinds.append(kind | _IS_NUMBER_WORD * (plain == _NUMBER_WORD))
        place = self[token] = len(self.hashes) - 1
        return place


class Words(dict[str, tuple[int, ...]]):
    """What stands between spaces, each met so far with the places of its syllables.

    A text has few that no other has: taking it apart is mostly looking them up.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.syllables = _Syllables()
        super().__init__()

    def __missing__(self, word: str) -> tuple[int, ...]:
        met = self[word] = tuple(self.syllables[token] for token in tokens(word))
        return met


_IS_PAUSE, _IS_CAPITAL, _IS_NUMBER, _IS_NUMBER_WORD = 1, 2, 4, 8


def tokens(text: str) -> list[str]:
    """Give the syllables, words and numbers of a text as they stand there, and its line ends."""
    return _TOKEN.findall(nfc(text))


def syllable(token: str) -> str:
    """Give a syllable as shingles hold it: folded, `y` for `i` undone."""
    return _LONG_I.sub(r"\1i", fold(token))


def fnv(text: str) -> int:
    """Give the 32-bit FNV-1a hash of a text's UTF-8 bytes (RFC 9923)."""
    number = _OFFSET
    for byte in text.encode():
        number = (number ^ byte) * _PRIME & _MASK
    return number


def shingles(articles: Iterable[tuple[str, str, str]], words: Words | None = None) -> Shingles:
    """Give the shingles of articles, each given by its title, lead and text.

    None reaches over a line's end. `words` have been met before, and become more.
    """
    words = Words() if words is None else words
    syllables = words.syllables
    places, sizes = array("I"), array("q")
    for title, lead, text in articles:
        for field in (title, lead, text):
            begin = len(places)
            for line in nfc(field).split("\n"):
                places.extend(chain.from_iterable(map(words.__getitem__, line.split())))
                places.append(0)
            sizes.append(len(places) - begin)
    at = np.frombuffer(places, np.uint32)
    lengths = np.frombuffer(sizes, np.int64)
    number = np.arange(len(lengths), dtype=np.uint32)
    owner = np.repeat(number // np.uint32(len(_FIELDS)), lengths)
    weight = np.repeat(np.array(_FIELDS, np.uint32)[number % len(_FIELDS)], lengths)
    hashes = np.frombuffer(syllables.hashes, np.uint32)[at]
    signature = np.frombuffer(syllables.signatures, np.uint32)[at]
    kind = np.frombuffer(syllables.kinds, np.uint8)[at]
    told = _Told(hashes, signature, owner, weight)
    word = kind & _IS_PAUSE == 0
    capital = kind & _IS_CAPITAL > 0
    pair = word[:-1] & word[1:]
    triple = capital[:-2] & capital[1:-1] & capital[2:]
    numbered = word[:-2] & (kind[1:-1] & _IS_NUMBER_WORD > 0) & (kind[2:] & _IS_NUMBER > 0)
    found = (
        told.shingle(np.flatnonzero(word & (weight == TITLE)), 0),
        told.shingle(np.flatnonzero(pair), 0, 1),
        told.shingle(np.flatnonzero(triple), 0, 1, 2),
        told.shingle(np.flatnonzero(numbered), 0, 2),
    )
    return Shingles(*(np.concatenate(column) for column in zip(*found, strict=True)))


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of each token of some articles, in columns."""

    hashes: Numbers
    signatures: Numbers
    owners: Numbers
    levels: Numbers

    def shingle(self, at: npt.NDArray[Any], *steps: int) -> tuple[Numbers, ...]:
        """Give the columns of the shingles that begin at some places, of the tokens at `steps`."""
        number = np.zeros(len(at), np.uint32)
        signature = np.zeros(len(at), np.uint32)
        for step in steps:
            number = number * np.uint32(31) + self.hashes[at + step]
            signature = signature * np.uint32(3) + self.signatures[at + step]
        number = _mixed(number + np.uint32(len(steps)))
        shift = np.uint32(_HASH_BITS - SHINGLE_BITS)
        return number >> shift, self.owners[at], signature & np.uint32(7), self.levels[at]


def _mixed(number: Numbers) -> Numbers:
    """Let every bit of a number depend on every other (the end of MurmurHash3, 32 bits)."""
    number = (number ^ number >> np.uint32(16)) * np.uint32(0x85EBCA6B)
    number = (number ^ number >> np.uint32(13)) * np.uint32(0xC2B2AE35)
    return number ^ number >> np.uint32(16)
