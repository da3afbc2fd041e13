"""Texts that are nearly one: found by MinHash over their neighbouring syllables.

A sketch is the least of each of many hashes over a text's runs of three syllables; the
share of equal places in two sketches tells how much the texts have in common (Broder,
"On the resemblance and containment of documents", 1997).
"""

import pickle
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from rensa import RMinHash, RMinHashLSH

from khotin.text import nfc

_HASHES: Final = 128
_BANDS: Final = 16
_SEED: Final = 1
_RUN: Final = 3
_FEWEST: Final = 40
"""Syllables below which a text is no text to compare: two notices of a meeting are alike."""
ALIKE: Final = 0.8
"""The share of what two texts have in common from which on they are taken for one."""
_SYLLABLE: Final = re.compile(r"\w+")


class Twins(NamedTuple):
    """Two texts that are nearly one, by path, and the share they have in common (0 to 1)."""

    one: str
    other: str
    share: float


def sketch(text: str) -> bytes:
    """Give the sketch of a text; nothing where it has too few syllables."""
    syllables = _SYLLABLE.findall(nfc(text).lower())
    if len(syllables) < _FEWEST:
        return b""
    hashed = RMinHash(_HASHES, _SEED)
    runs = zip(*(syllables[start:] for start in range(_RUN)), strict=False)
    hashed.update([" ".join(run) for run in runs])
    return pickle.dumps(hashed)


def twins(sketches: Mapping[str, bytes]) -> Iterator[Twins]:
    """Find texts that are nearly one, by path; each pair once, in the order of `sketches`."""
    known: list[tuple[str, RMinHash]] = []
    index = RMinHashLSH(ALIKE, _HASHES, _BANDS)
    for path, packed in sketches.items():
        if not packed:
            continue
        own: RMinHash = pickle.loads(packed)  # noqa: S301 - our own, from the site's cache folder
        for place in sorted(index.query(own)):
            other, there = known[place]
            if (share := own.jaccard(there)) >= ALIKE:
                yield Twins(path, other, share)
        index.insert(len(known), own)
        known.append((path, own))
