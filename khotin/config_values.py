"""What one value of `config.toml` may be, where its type alone does not tell.

Each check gives the value, or raises the complaint that `schema.refuse` makes.
"""

import re
from datetime import date
from typing import Final, Literal, TypeAlias, get_args
from zoneinfo import ZoneInfo, available_timezones

from pydantic import ValidationInfo

from khotin import paths
from khotin.problems import did_you_mean
from khotin.schema import refuse, shown

REPOSITORY: Final = re.compile(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+")
Backend: TypeAlias = Literal["github", "gitlab"]
"""Hosts of repositories on which editors can write in the browser."""
Block: TypeAlias = Literal["lead", "most-read", "newest", "day", "photos", "categories", "boxes"]
"""What the front page can show, in its usual order."""
Format: TypeAlias = Literal["avif", "webp"]
"""Formats in which pictures are made besides their own; a browser takes the first it knows."""
BACKENDS: Final[tuple[Backend, ...]] = get_args(Backend)
BLOCKS: Final[tuple[Block, ...]] = get_args(Block)
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
LEAST, MOST, SIZES = 100, 4000, 6
"""Bounds of a picture's width in pixels; widths at the most."""


def with_slash(value: str) -> str:
    """Give an address with one `/` at its end."""
    return value.rstrip("/") + "/"


def timezone(value: str) -> str:
    """Check the name of a time zone against the IANA database."""
    try:
        ZoneInfo(value)
    except (LookupError, OSError, ValueError):
        guess = did_you_mean(value, available_timezones())
        raise refuse("unknown-timezone", value=shown(value), guess=guess) from None
    return value


def address_or_url(value: str) -> str:
    """Check what a link may lead to."""
    if not value.startswith(("/", "https://", "http://", "mailto:")):
        raise refuse("not-link", value=shown(value))
    return value


def category_key(value: str) -> str:
    """Check a key that becomes a part of addresses."""
    if not paths.is_slug(value):
        raise refuse("bad-category-key", value=shown(value))
    return value


def _listed(value: list[object]) -> str:
    return shown(", ".join(map(str, value)))


def widths(value: object) -> object:
    """Check widths of pictures: numbers of pixels, the smallest first."""
    if not isinstance(value, list):
        return value
    numbers = [one for one in value if type(one) is int and LEAST <= one <= MOST]
    good = numbers == value == sorted(set(numbers)) and 0 < len(value) <= SIZES
    if not good:
        raise refuse("bad-widths", value=_listed(value))
    return tuple(value)


def formats(value: object) -> object:
    """Check formats of pictures: known ones, each once."""
    if not isinstance(value, list):
        return value
    known = [one for one in value if one in FORMATS]
    if known != value or len(known) != len(set(known)):
        raise refuse("bad-formats", value=_listed(value))
    return tuple(value)


def backend(value: object) -> object:
    """Check the host of a repository."""
    if value not in BACKENDS:
        guess = did_you_mean(str(value), BACKENDS)
        raise refuse("unknown-backend", value=shown(value), guess=guess)
    return value


def day(value: object) -> object:
    """Check that a value is a day, without a time and without quotes."""
    if type(value) is not date:
        raise refuse("not-day", value=shown(value))
    return value


def block(value: object) -> object:
    """Check the name of a block of the front page."""
    if value not in BLOCKS:
        known = ", ".join(BLOCKS)
        guess = did_you_mean(str(value), BLOCKS)
        raise refuse("unknown-block", value=shown(value), guess=guess, known=known)
    return value


def known_category(value: str, info: ValidationInfo) -> str:
    """Check a key against the categories of the same file, where the context names them."""
    known = info.context
    if known is not None and value not in known:
        guess = did_you_mean(value, known)
        known = ", ".join(known)
        raise refuse("unknown-category", value=shown(value), guess=guess, known=known)
    return value


def some(values: tuple[str, ...]) -> tuple[str, ...]:
    """Check that there is at least one value."""
    if not values:
        raise refuse("empty-value")
    return values


def each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    """Check that nothing is named twice."""
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise refuse("named-twice", value=shown(twice))
    return values


def repository(value: str, info: ValidationInfo) -> str:
    """Check the repository against the host; on GitHub, none lies in a group of a group."""
    if not value:
        if info.data.get("enabled"):
            raise refuse("missing-repository")
        return value
    in_group = value.count("/") > 1 and info.data.get("backend") == "github"
    if not REPOSITORY.fullmatch(value) or in_group:
        raise refuse("bad-repository", value=shown(value))
    return value
