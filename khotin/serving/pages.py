"""An address becomes what is sent for it: a page, a file, or the page that tells of neither."""

import mimetypes
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from khotin import paths, sizes
from khotin.disk import File
from khotin.serving.state import Now
from khotin.sizes import Variant

_KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""What Windows' registry may have otherwise."""
_MARKED: Final = re.compile(r"\.[0-9a-f]{10}(?=\.\w+$)")
NOT_FOUND: Final = paths.output(paths.NOT_FOUND)
"""The page that is shown for an address that is nowhere."""
_SEARCH: Final = paths.SEARCH_INDEX.strip("/")
_PART: Final = re.compile(r"[\w-][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another URL to go to."""

    url: str


@dataclass(frozen=True, slots=True)
class Made:
    """A page that is made on request, by its path below the output folder."""

    path: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Ready:
    """Bytes that are there."""

    data: bytes
    kind: str
    lasts: bool = False
    """Whether this address never gives other bytes."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file to send as it is."""

    file: Path
    kind: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A size of a picture, made on request, and the file it is made of."""

    variant: Variant
    of: File
    kind: str


@dataclass(frozen=True, slots=True)
class Missing:
    """The index of the search is not there yet."""


Found: TypeAlias = Elsewhere | Made | Ready | Sent | Drawn | Missing


def find(now: Now, path: str, index: Path | None) -> Found:
    """Give what lies at the path of a URL, percent signs undone.

    `index` is the folder of a built site whose index of the search is used, if there is
    one. Nothing but what the site has by name is found, so that no path leads out of it.
    """
    base = now.site.frame.show.base
    if path in {"/", base.rstrip("/")} and base != "/":
        return Elsewhere(base)
    address = f"/{path.removeprefix(base)}"
    if not path.startswith(base) or address.startswith("//"):
        return _nowhere()
    name = paths.output(address)
    if name.startswith(f"{_SEARCH}/"):
        return _of_index(name, index)
    return _of_site(now, name)


def _of_site(now: Now, name: str) -> Found:
    if variant := now.site.pictures.drawn.get(f"/{name}"):
        return Drawn(variant, now.site.pictures.files[variant.path], sizes.MIME[variant.format])
    for near in _near(name, now):
        if near in now.statics:
            return Ready(now.statics[near], kind(near), lasts=near == name)
        if near in now.copies:
            return Sent(Path(now.copies[near].path), kind(near))
    if name in now.pages:
        return Made(name)
    below = f"{name}/"
    is_folder = paths.output(f"/{below}") in now.pages
    return Elsewhere(now.site.frame.show.url(f"/{below}")) if is_folder else _nowhere()


def kind(name: str) -> str:
    """Give the media type of a file by its name."""
    ending = posixpath.splitext(name)[1].lower()
    return _KINDS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _nowhere() -> Made:
    return Made(NOT_FOUND, 404)


def _near(name: str, now: Now) -> Iterator[str]:
    """Give a name; of a static file that changed since the page was made, its name now, too."""
    yield name
    if name.startswith(f"{paths.STATIC}/") and (stem := _MARKED.sub("", name)) != name:
        now_called = now.site.statics.addresses.get(stem)
        if now_called:
            yield paths.output(now_called)


def _of_index(name: str, index: Path | None) -> Sent | Missing | Made:
    if index is None or not all(map(_PART.fullmatch, name.split("/"))):
        return _nowhere()
    file = index / name
    if file.is_file():
        return Sent(file, kind(name))
    return _nowhere() if (index / _SEARCH).is_dir() else Missing()
