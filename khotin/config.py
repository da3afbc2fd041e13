"""`config.toml` as typed tables."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationError,
    ValidationInfo,
)

from khotin import paths, shapes
from khotin.problems import Invalid, Place, did_you_mean, problem
from khotin.schema import (
    AsTuple,
    Language,
    Phrase,
    Table,
    Text,
    WebAddress,
    WebAddressOrNone,
    problems_of,
    refuse,
    shown,
)
from khotin.toml_places import place

_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_REPOSITORY: Final = re.compile(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+")
_KEYS: Final = shapes.like(paths.SLUG)
BACKENDS: Final = ("github", "gitlab")
"""Hosts of repositories on which editors can write in the browser."""
BLOCKS: Final = ("lead", "most-read", "newest", "day", "photos", "categories", "boxes")
"""What the front page can show, in its usual order."""


FORMATS: Final = ("avif", "webp")
"""Formats in which pictures are made besides their own; a browser takes the first it knows."""
_LEAST, _MOST, _SIZES = 100, 4000, 6
"""Bounds of a picture's width in pixels; widths at the most."""


def _with_slash(value: str) -> str:
    return value.rstrip("/") + "/"


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (LookupError, OSError, ValueError):
        guess = did_you_mean(value, available_timezones())
        raise refuse("unknown-timezone", value=shown(value), guess=guess) from None
    return value


def _address_or_url(value: str) -> str:
    if not value.startswith(("/", "https://", "http://", "mailto:")):
        raise refuse("not-link", value=shown(value))
    return value


def _category_key(value: str) -> str:
    if not paths.is_slug(value):
        raise refuse("bad-category-key", value=shown(value))
    return value


def _listed(value: list[object]) -> str:
    return shown(", ".join(map(str, value)))


def _widths(value: object) -> object:
    if not isinstance(value, list):
        return value
    numbers = [one for one in value if type(one) is int and _LEAST <= one <= _MOST]
    good = numbers == value == sorted(set(numbers)) and 0 < len(value) <= _SIZES
    if not good:
        raise refuse("bad-widths", value=_listed(value))
    return tuple(value)


def _formats(value: object) -> object:
    if not isinstance(value, list):
        return value
    known = [one for one in value if one in FORMATS]
    if known != value or len(known) != len(set(known)):
        raise refuse("bad-formats", value=_listed(value))
    return tuple(value)


def _backend(value: object) -> object:
    if value not in BACKENDS:
        guess = did_you_mean(str(value), BACKENDS)
        raise refuse("unknown-backend", value=shown(value), guess=guess)
    return value


def _day(value: object) -> object:
    if type(value) is not date:
        raise refuse("not-day", value=shown(value))
    return value


def _block(value: object) -> object:
    if value not in BLOCKS:
        known = ", ".join(BLOCKS)
        guess = did_you_mean(str(value), BLOCKS)
        raise refuse("unknown-block", value=shown(value), guess=guess, known=known)
    return value


def _known_category(value: str, info: ValidationInfo) -> str:
    """Check a key against the categories of the same file, where the context names them."""
    known = info.context
    if known is not None and value not in known:
        guess = did_you_mean(value, known)
        known = ", ".join(known)
        raise refuse("unknown-category", value=shown(value), guess=guess, known=known)
    return value


def _some(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise refuse("empty-value")
    return values


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise refuse("named-twice", value=shown(twice))
    return values


def _repository(value: str, info: ValidationInfo) -> str:
    """Check the repository against the host; on GitHub, none lies in a group of a group."""
    if not value:
        if info.data.get("enabled"):
            raise refuse("missing-repository")
        return value
    in_group = value.count("/") > 1 and info.data.get("backend") == "github"
    if not _REPOSITORY.fullmatch(value) or in_group:
        raise refuse("bad-repository", value=shown(value))
    return value


Repository = Annotated[
    str,
    AfterValidator(_repository),
    Field(validate_default=True, json_schema_extra={"pattern": f"^(?:{_REPOSITORY.pattern})?$"}),
]
Target = Annotated[
    str,
    AfterValidator(_address_or_url),
    Field(json_schema_extra={"pattern": "^(?:/|https?://|mailto:)"}),
]


FrontBlock = Annotated[
    Literal["lead", "most-read", "newest", "day", "photos", "categories", "boxes"],
    BeforeValidator(_block),
]
_ONCE: Final = {"uniqueItems": True}


class Site(Table):
    """What the site is called, where it stands, and how it speaks."""

    title: Text
    subtitle: Phrase = ""
    description: Text
    publisher: Text
    base_url: Annotated[WebAddress, AfterValidator(_with_slash)]
    language: Language = "vi"
    timezone: Annotated[str, AfterValidator(_zone)] = paths.ZONE
    notice: Phrase = ""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Paths(Table):
    """Folders, relative to the folder of `config.toml`."""

    content: Text = paths.FOLDERS["content"]
    templates: Text = paths.FOLDERS["templates"]
    static: Text = paths.FOLDERS["static"]
    data: Text = paths.FOLDERS["data"]
    output: Text = paths.FOLDERS["output"]
    cache: Text = paths.FOLDERS["cache"]


class Lists(Table):
    """How many articles each list shows."""

    page_size: Annotated[int, Field(ge=5, le=200)] = 20
    newest: Annotated[int, Field(ge=1, le=50)] = 8
    featured: Annotated[int, Field(ge=0, le=20)] = 4
    block: Annotated[int, Field(ge=1, le=20)] = 4
    photos: Annotated[int, Field(ge=1, le=24)] = 6
    most_read_box: Annotated[int, Field(ge=1, le=20)] = 8
    most_read: Annotated[int, Field(ge=1, le=200)] = 50
    related: Annotated[int, Field(ge=0, le=10)] = 4
    feed: Annotated[int, Field(ge=1, le=100)] = 20


class Front(Table):
    """Which blocks the front page shows, and of which categories, in what order."""

    blocks: Annotated[
        tuple[FrontBlock, ...],
        Field(json_schema_extra={"minItems": 1, **_ONCE}),
        AsTuple,
        AfterValidator(_some),
        AfterValidator(_each_once),
    ] = BLOCKS
    categories: Annotated[
        tuple[Annotated[str, AfterValidator(_known_category)], ...],
        Field(json_schema_extra=_ONCE),
        AsTuple,
        AfterValidator(_each_once),
    ] = ()


class Category(Table):
    """A section of the archive."""

    name: Text
    description: Phrase = ""


class NamedLink(Table):
    """A link with its words."""

    name: Text
    url: Target


class Box(Table):
    """A box of links on the front page: a map, the office's software, the photo library."""

    title: Text
    links: Annotated[tuple[NamedLink, ...], AsTuple] = ()
    image: str = ""
    alt: Phrase = ""


class Footer(Table):
    """What stands at the foot of every page."""

    lines: Annotated[tuple[Text, ...], AsTuple] = ()
    links: Annotated[tuple[NamedLink, ...], AsTuple] = ()


class Closing(Table):
    """The last day of a site that publishes no more, and who has taken over."""

    closed: Annotated[date, BeforeValidator(_day)] | None = None
    successors: Annotated[tuple[NamedLink, ...], AsTuple] = ()


class Pictures(Table):
    """In which sizes the pictures beside articles are made."""

    widths: Annotated[
        tuple[Annotated[int, Field(ge=_LEAST, le=_MOST)], ...],
        BeforeValidator(_widths),
        Field(min_length=1, max_length=_SIZES),
    ] = (480, 960, 1600)
    formats: Annotated[tuple[Literal["avif", "webp"], ...], BeforeValidator(_formats)] = FORMATS
    quality: Annotated[int, Field(ge=30, le=95)] = 80


class Search(Table):
    """What the search page offers besides its own search."""

    outside: WebAddressOrNone = ""


class Cms(Table):
    """The page on which editors write in the browser, and the repository it writes to."""

    enabled: bool = False
    backend: Annotated[Literal["github", "gitlab"], BeforeValidator(_backend)] = "github"
    repository: Repository = ""
    branch: Text = "main"
    base_url: WebAddressOrNone = ""


class Components(Table):
    """The page that shows what pages are put together from."""

    enabled: bool = False


class Config(Table):
    """The whole of `config.toml`."""

    site: Site
    paths: Paths = Paths()
    lists: Lists = Lists()
    front: Front = Front()
    categories: Annotated[
        dict[Annotated[str, AfterValidator(_category_key)], Category],
        Field(min_length=1, json_schema_extra={"propertyNames": _KEYS}),
    ]
    menu: Annotated[tuple[NamedLink, ...], AsTuple] = ()
    boxes: Annotated[tuple[Box, ...], AsTuple] = ()
    footer: Footer = Footer()
    archive: Closing = Closing()
    pictures: Pictures = Pictures()
    search: Search = Search()
    cms: Cms = Cms()
    components: Components = Components()


def read(text: str, path: str = paths.CONFIG) -> Config:
    """Read the text of `config.toml`.

    Raises Invalid with every problem found, each at its line.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else _end(text)
        detail = _AT.sub("", str(error)).strip()
        raise Invalid([problem("toml", Place(path, line, column), detail=detail)]) from None
    try:
        return Config.model_validate(values, context=_categories(values))
    except ValidationError as error:
        raise Invalid(
            problems_of(error, Config, lambda loc: place(text, loc, path), " =")
        ) from None


def _categories(values: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Give the keys of the categories; None where they are no table."""
    table = values.get("categories")
    return tuple(table) if isinstance(table, dict) else None


def _end(text: str) -> tuple[int, int]:
    lines = text.splitlines() or [""]
    return len(lines), len(lines[-1]) + 1
