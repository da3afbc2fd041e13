"""`config.toml` as typed tables."""

import re
import tomllib
from typing import Annotated, Final, Literal
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
    Loc,
    Phrase,
    Table,
    Text,
    WebAddress,
    WebAddressOrNone,
    problems_of,
    refuse,
    shown,
)

_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_HEADER: Final = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
_KEY: Final = re.compile(r"\s*([\w.-]+|\"[^\"]*\")\s*=")
_REPOSITORY: Final = re.compile(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+")
_KEYS: Final = shapes.like(paths.SLUG)
BACKENDS: Final = ("github", "gitlab")
"""Hosts of repositories on which editors can write in the browser."""


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


def _backend(value: object) -> object:
    if value not in BACKENDS:
        guess = did_you_mean(str(value), BACKENDS)
        raise refuse("unknown-backend", value=shown(value), guess=guess)
    return value


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
    most_read_box: Annotated[int, Field(ge=1, le=20)] = 8
    most_read: Annotated[int, Field(ge=1, le=200)] = 50
    related: Annotated[int, Field(ge=0, le=10)] = 4
    feed: Annotated[int, Field(ge=1, le=100)] = 20


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
    categories: Annotated[
        dict[Annotated[str, AfterValidator(_category_key)], Category],
        Field(min_length=1, json_schema_extra={"propertyNames": _KEYS}),
    ]
    menu: Annotated[tuple[NamedLink, ...], AsTuple] = ()
    boxes: Annotated[tuple[Box, ...], AsTuple] = ()
    footer: Footer = Footer()
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
        return Config.model_validate(values)
    except ValidationError as error:
        raise Invalid(
            problems_of(error, Config, lambda loc: place(text, loc, path), " =")
        ) from None


def _end(text: str) -> tuple[int, int]:
    lines = text.splitlines() or [""]
    return len(lines), len(lines[-1]) + 1


def place(text: str, loc: Loc, path: str = paths.CONFIG) -> Place:
    """Find the line where the key at `loc` stands: its own, or its table's header."""
    best, depth = Place(path), 0
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = tuple(part.strip().strip('"') for part in header[1].split("."))
            if line.lstrip().startswith("[["):
                counts[header[1]] = counts.get(header[1], -1) + 1
                table = (*table, counts[header[1]])
            here = table
        elif key := _KEY.match(line):
            here = (*table, *(part.strip('"') for part in key[1].split(".")))
        else:
            continue
        if len(here) > depth and here == loc[: len(here)]:
            best = Place(path, number, len(line) - len(line.lstrip()) + 1)
            depth = len(here)
    return best
