"""`config.toml` as typed tables."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationError,
)

from khotin import config_values, paths, shapes
from khotin.problems import Invalid, Place, problem
from khotin.schema import (
    AsTuple,
    Language,
    Phrase,
    Table,
    Text,
    WebAddress,
    WebAddressOrNone,
    problems_of,
)
from khotin.text import lines
from khotin.toml_places import place

_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_KEYS: Final = shapes.like(paths.SLUG)


Repository = Annotated[
    str,
    AfterValidator(config_values.repository),
    Field(
        validate_default=True,
        json_schema_extra={"pattern": f"^(?:{config_values.REPOSITORY.pattern})?$"},
    ),
]
Target = Annotated[
    str,
    AfterValidator(config_values.address_or_url),
    Field(json_schema_extra={"pattern": "^(?:/|https?://|mailto:)"}),
]
FrontBlock = Annotated[config_values.Block, BeforeValidator(config_values.block)]
_ONCE: Final = {"uniqueItems": True}


class Site(Table):
    """What the site is called, where it stands, and how it speaks."""

    title: Text
    subtitle: Phrase = ""
    description: Text
    publisher: Text
    base_url: Annotated[WebAddress, AfterValidator(config_values.with_slash)]
    language: Language = "vi"
    timezone: Annotated[str, AfterValidator(config_values.timezone)] = paths.ZONE
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
        AfterValidator(config_values.some),
        AfterValidator(config_values.each_once),
    ] = config_values.BLOCKS
    categories: Annotated[
        tuple[Annotated[str, AfterValidator(config_values.known_category)], ...],
        Field(json_schema_extra=_ONCE),
        AsTuple,
        AfterValidator(config_values.each_once),
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

    closed: Annotated[date, BeforeValidator(config_values.day)] | None = None
    successors: Annotated[tuple[NamedLink, ...], AsTuple] = ()


class Pictures(Table):
    """In which sizes the pictures beside articles are made."""

    widths: Annotated[
        tuple[Annotated[int, Field(ge=config_values.LEAST, le=config_values.MOST)], ...],
        BeforeValidator(config_values.widths),
        Field(min_length=1, max_length=config_values.SIZES),
    ] = (480, 960, 1600)
    formats: Annotated[tuple[config_values.Format, ...], BeforeValidator(config_values.formats)] = (
        config_values.FORMATS
    )
    quality: Annotated[int, Field(ge=30, le=95)] = 80


class Search(Table):
    """What the search page offers besides its own search."""

    outside: WebAddressOrNone = ""


class Cms(Table):
    """The page on which editors write in the browser, and the repository it writes to."""

    enabled: bool = False
    backend: Annotated[config_values.Backend, BeforeValidator(config_values.backend)] = "github"
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
        dict[Annotated[str, AfterValidator(config_values.category_key)], Category],
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
    written = lines(text.removesuffix("\n"))
    return len(written), len(written[-1]) + 1
