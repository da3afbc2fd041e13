"""A picture is published in sizes: in which widths and formats, under which names.

A reader's browser takes the smallest file that does. The picture's own address stays: what
lies there is the largest size, in the picture's own format.
"""

import hashlib
import posixpath
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain, takewhile
from typing import Final, NamedTuple

from khotin import paths
from khotin.config import Pictures

MIME: Final = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
"""Formats, and what browsers call them."""
_ENDINGS: Final = {"avif": "avif", "jpeg": "jpg", "png": "png", "webp": "webp"}
_NAMED: Final = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
_LONGEST: Final = 5
_STEM: Final = 120
"""Bytes of a picture's name that its sizes keep; disks take 255."""


class Shot(NamedTuple):
    """What is known of a picture beside articles: its repository path, and what lies there.

    Width and height are in pixels, as it is seen: turned the way it was taken.
    """

    path: str
    digest: str
    format: str
    width: int
    height: int
    bare: bool
    """Whether it can be published as it is: it lies upright, and tells nothing but itself."""

    @property
    def address(self) -> str:
        return paths.asset(self.path)

    @property
    def is_drawn(self) -> bool:
        """Tell whether it is made in sizes; a GIF, which may move, stays as it is."""
        return self.format != "gif"


class Variant(NamedTuple):
    """A file that is made of a picture. Its mark tells all that decides its bytes."""

    path: str
    """Of the picture, as is the digest."""
    digest: str
    address: str
    format: str
    width: int
    height: int
    quality: int
    mark: str


def is_picture(path: str) -> bool:
    """Tell whether a file's name promises a picture that can be made in sizes, or a GIF."""
    return path[-_LONGEST:].lower().endswith(_NAMED)


def widths(width: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """Give the widths for a picture: those that are smaller than it, and at the most its own."""
    return (*(one for one in wanted if one < width), min(width, wanted[-1]))[: len(wanted)]


@lru_cache(maxsize=4096)
def variants(shot: Shot, setting: Pictures) -> dict[str, tuple[Variant, ...]]:
    """Give the sizes of a picture by format, the smallest first; its own format comes last.

    The last of them lies at the picture's own address.
    """
    formats = takewhile(lambda one: one != shot.format, setting.formats)
    told = f"{shot.digest} {setting.quality}"
    mark = hashlib.blake2b(told.encode(), digest_size=5).hexdigest()
    stem = _cut(posixpath.splitext(shot.address)[0])
    every = [
        (width, max(1, round(shot.height * width / shot.width)))
        for width in widths(shot.width, setting.widths)
    ]
    made = {
        name: tuple(
            Variant(
                shot.path,
                shot.digest,
                f"{stem}.{width}.{mark}.{_ENDINGS[name]}",
                name,
                width,
                height,
                setting.quality,
                f"{mark}-{width}.{name}",
            )
            for width, height in every
        )
        for name in (*formats, shot.format)
    }
    *smaller, largest = made[shot.format]
    made[shot.format] = (*smaller, largest._replace(address=shot.address))
    return made


def own(shot: Shot, setting: Pictures) -> Variant | None:
    """Give what is to be made for a picture's own address; None where it can stay as it is."""
    if not shot.is_drawn or (shot.bare and shot.width <= setting.widths[-1]):
        return None
    return variants(shot, setting)[shot.format][-1]


def drawn(shots: Iterable[Shot], shown: Collection[str], setting: Pictures) -> dict[str, Variant]:
    """Give what is to be made of pictures, by address.

    Those that are `shown`, by repository path, are made in all sizes; of others, only what
    cannot be published as it is.
    """
    found: dict[str, Variant] = {}
    for shot in shots:
        if shot.is_drawn and shot.path in shown:
            every = chain.from_iterable(variants(shot, setting).values())
            found |= {one.address: one for one in every if one.address != shot.address}
        if largest := own(shot, setting):
            found[largest.address] = largest
    return found


def _cut(stem: str) -> str:
    """Shorten a name so that width and mark find room behind it."""
    folder, name = posixpath.split(stem)
    short = name.encode()[:_STEM].decode(errors="ignore")
    return posixpath.join(folder, short)
