"""A file of `content/` as it lies on disk, and what such files have in common."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from khotin import paths
from khotin.front_matter import Picture
from khotin.header import Header
from khotin.markup import Body, Converter, Resolve
from khotin.problems import Invalid, Place, Problem, problem
from khotin.text import slug

_REMARK: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies on disk: POSIX path from the repository's root, and its bytes."""

    path: str
    data: bytes

    @property
    def digest(self) -> str:
        return hashlib.blake2b(self.data, digest_size=16).hexdigest()


class Reference(NamedTuple):
    """A file that an article shows, as a repository path, and where it says so."""

    path: str
    place: Place


def references(header: Header, image: Picture | None, text: Body | None) -> tuple[Reference, ...]:
    """Give what a header's picture and a text's pictures name, but for pictures of other sites."""
    written = [(image.src, header.place(("image", "src")))] if image else []
    written += [(src, header.body_place(src)) for src in (text.pictures if text else ())]
    return tuple(
        Reference(paths.target(header.path, src) or src, place)
        for src, place in written
        if not paths.is_elsewhere(src)
    )


def convert(path: str, text: str, line: int, converter: Converter, resolve: Resolve = str) -> Body:
    """Convert the text of the file `path`, which begins at `line` of it.

    Raises Invalid when lists or quotations lie too deep in each other.
    """
    try:
        return converter.convert(text, resolve)
    except RecursionError:
        raise Invalid([problem("too-deep", Place(path, line))]) from None


def is_empty(body: str, *, draft: bool) -> bool:
    """Tell whether there is no text to publish; a remark alone is enough for a draft only."""
    if body.lstrip().startswith("<!--") and not draft:
        body = _REMARK.sub("", body)
    return not body.strip()


def misplaced(path: str) -> Problem:
    """Say that a file lies where neither articles nor standing pages are."""
    return problem("bad-place", Place(path), name=slug(paths.slug_of(path)) or "ten-bai")


def bad_name(path: str, name: str) -> Problem:
    """Say that a file's name cannot stand in an address, and which could."""
    guess = slug(name)
    return problem("bad-name", Place(path), name=name, guess=guess if paths.is_slug(guess) else "")
