"""Shards of the phrase index: which articles hold which shingle, in few bytes.

The index is cut by the first bits of the shingles' numbers, so that a query loads a few
kilobytes of it, however large the archive. A shard is a row of parts, one a bundle: the
bundle's code, the part's length in bytes, and the part. A part is a row of whole numbers:
for each shingle, in rising order, its distance from the one before it (the first: from the
shard's beginning), then for each article that holds it
`distance << 6 | signature << 3 | level << 1 | last`. That distance is from the article
before it, the first's from -1; an article that holds several spellings comes again at
distance 0. Numbers have one to five bytes of seven bits, lowest first, of which the eighth
says that more follow. `static/js/search-shards.js` reads this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHINGLE_BITS: Final = 27
"""Of a shingle's number. Of 600,000 shingles, as many as 50,000 articles hold, one in 200
shares its number with another."""
_SMALLEST_BITS, _LARGEST_BITS = 4, 12
_ARTICLES_A_SHARD: Final = 16
"""Of 540 syllables each; a shard then has some 16 kilobytes, at 50,000 articles as at 500."""


@dataclass(frozen=True, slots=True)
class Block:
    """A bundle's parts of all shards: their bytes on end, and where each begins."""

    starts: tuple[int, ...]
    data: bytes

    def part(self, shard: int) -> bytes:
        """Give the part that belongs into a shard."""
        return self.data[self.starts[shard] : self.starts[shard + 1]]


EMPTY: Final = Block((0,) * (2**_LARGEST_BITS + 1), b"")
"""The block of a bundle without a shingle."""


def shard_bits(articles: int) -> int:
    """Give how many bits of a shingle's number choose its shard, in an archive of so many."""
    wanted = max(articles // _ARTICLES_A_SHARD, 1).bit_length()
    return min(max(wanted, _SMALLEST_BITS), _LARGEST_BITS)


def varint(number: int) -> bytes:
    """Give a whole number in as many bytes of seven bits as it needs."""
    written = bytearray()
    while number > 127:  # noqa: PLR2004 - seven bits
        written.append(number & 127 | 128)
        number >>= 7
    return bytes([*written, number])


def join(parts: Iterable[tuple[int, bytes]]) -> bytes:
    """Join the bundles' parts of a shard: each the bundle's code, its length, and itself."""
    return b"".join(
        piece for code, part in parts if part for piece in (varint(code), varint(len(part)), part)
    )


def parts(shard: bytes) -> dict[int, bytes]:
    """Take a shard apart: the bundles' parts by their codes."""
    found, at = {}, 0
    while at < len(shard):
        code, at = _number(shard, at)
        length, at = _number(shard, at)
        found[code] = shard[at : at + length]
        at += length
    return found


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Give the whole number that begins at a place, and the place after it."""
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 127) << shift
        shift, at = shift + 7, at + 1
        if byte < 128:  # noqa: PLR2004 - the eighth bit says that more follow
            return number, at
