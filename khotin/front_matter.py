"""The keys an article's front matter may have, and what each may say."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import (
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from khotin import paths, shapes
from khotin.header import Header
from khotin.problems import Problem, did_you_mean
from khotin.schema import AsTuple, Phrase, Table, Text, WebAddress, problems_of, refuse, shown
from khotin.text import slug, squeeze

_DAY_FIRST: Final = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
    r"(?:\s*[|,]?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2}))?"
)
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_COUNT: Final = re.compile(
    r"[0-9]{1,12}|[0-9]{1,3}(?:(?:\.[0-9]{3}){1,3}|(?:,[0-9]{3}){1,3}|(?: [0-9]{3}){1,3})"
)
_PERSON_OF: Final = re.compile(r"(?P<name>[^()]+?)\s*\((?P<organisation>[^()]+)\)")
_FLAGS: Final = {"true": True, "false": False, "yes": True, "no": False, "có": True, "không": False}


class Moment(NamedTuple):
    """A day, and the time of day where one was given; `when` is in the site's time zone."""

    when: datetime
    timed: bool

    @property
    def day(self) -> date:
        return self.when.date()


@dataclass(frozen=True, slots=True)
class Terms:
    """What an article is read against: the category keys there are, and the site's zone.

    `closed` is the last day of a site that publishes no more.
    """

    categories: Collection[str]
    zone: ZoneInfo
    closed: date | None = None


def read_moment(written: str, zone: ZoneInfo) -> Moment | None:
    """Read a date as editors write it, day first or ISO 8601; None when it is no date."""
    written = squeeze(written)
    try:
        if found := _DAY_FIRST.fullmatch(written):
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
            timed = found["hour"] is not None
            clock = time(int(found["hour"]), int(found["minute"])) if timed else time()
            return Moment(datetime.combine(day, clock, zone), timed)
        if not _ISO.fullmatch(written):
            return None
        when = datetime.fromisoformat(written)
        when = when.astimezone(zone) if when.tzinfo else when.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return None
    return Moment(when, len(written) > len("2023-09-12"))


def write_moment(moment: Moment) -> str:
    """Write a date as Kho Tin does, in its own zone: `2023-09-12 11:21`, or the day alone."""
    if not moment.timed:
        return moment.day.isoformat()
    clock = moment.when.time()
    return f"{moment.day.isoformat()} {clock.isoformat('seconds' if clock.second else 'minutes')}"


def read_count(written: str) -> int | None:
    """Read a whole number as editors write it, `1.850`; None when it is none."""
    written = squeeze(written)
    return int(re.sub(r"[., ]", "", written)) if _COUNT.fullmatch(written) else None


def read_flag(written: str) -> bool | None:
    """Read a yes or no in English or Vietnamese; None when it is neither."""
    return _FLAGS.get(written.lower())


def write_flag(flag: bool) -> str:  # noqa: FBT001 - it is the thing to write
    """Write a yes or no as YAML does."""
    return "true" if flag else "false"


def _moment(value: object, info: ValidationInfo[Terms]) -> object:
    if isinstance(value, Moment):
        return value
    moment = read_moment(str(value), info.context.zone) if isinstance(value, str) else None
    if moment is None:
        raise refuse("not-date", value=shown(value))
    return moment


def _count(value: object) -> object:
    count = read_count(value) if isinstance(value, str) else None
    if count is None:
        raise refuse("not-count", value=shown(value))
    return count


def _flag(value: object) -> object:
    flag = read_flag(value) if isinstance(value, str) else None
    if flag is None:
        raise refuse("not-flag", value=shown(value))
    return flag


def _category(value: object, info: ValidationInfo[Terms]) -> object:
    known = info.context.categories
    if isinstance(value, str) and value and value not in known:
        raise refuse(
            "unknown-category",
            value=shown(value),
            guess=did_you_mean(slug(value), known),
            known=", ".join(known),
        )
    return value


def _alias(value: object) -> object:
    if isinstance(value, str):
        address = paths.alias_address(value)
        if address is None:
            raise refuse("bad-alias", value=shown(value))
        return address
    return value


MomentField = Annotated[Moment, PlainValidator(_moment), shapes.text(_DAY_FIRST, _ISO)]
Count = Annotated[int, BeforeValidator(_count), shapes.number(_COUNT)]
Flag = Annotated[bool, BeforeValidator(_flag), shapes.word(_FLAGS)]
Texts = Annotated[tuple[Text, ...], AsTuple]


class Byline(NamedTuple):
    """Who wrote: a person or an office, and the office a person writes for."""

    name: str
    organisation: str = ""


class WrittenByline(Table):
    """A byline as front matter may write it."""

    model_config = ConfigDict(json_schema_extra=shapes.or_text)

    name: Text
    organisation: Phrase = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = _PERSON_OF.fullmatch(squeeze(value))
        return found.groupdict() if found else {"name": value}


class Picture(Table):
    """The picture that stands for an article; `src` as written."""

    src: Text
    alt: Phrase = ""
    caption: Phrase = ""
    credit: Phrase = ""


class Original(Table):
    """Where an article was first published."""

    name: Text
    url: WebAddress


class FrontMatter(Table):
    """The keys an article's front matter may have."""

    title: Text
    date: MomentField
    category: Annotated[Text, BeforeValidator(_category)]
    authors: Annotated[tuple[WrittenByline, ...], AsTuple] = ()
    views: Count = 0
    summary: str = ""
    image: Picture | None = None
    tags: Texts = ()
    documents: Texts = ()
    aliases: Annotated[tuple[Annotated[Text, BeforeValidator(_alias)], ...], AsTuple] = ()
    updated: MomentField | None = None
    expires: MomentField | None = None
    draft: Flag = False
    featured: Flag = False
    source: Original | None = None


def read(header: Header, terms: Terms, problems: list[Problem]) -> FrontMatter | None:
    """Check the front matter; an optional key that was left empty counts as not there."""
    values = {
        key: value
        for key, value in header.values.items()
        if value != "" or key not in FrontMatter.model_fields or _is_required(key)
    }
    try:
        return FrontMatter.model_validate(values, context=terms)
    except ValidationError as error:
        problems.extend(problems_of(error, FrontMatter, header.place))
        return None


def _is_required(key: str) -> bool:
    return FrontMatter.model_fields[key].is_required()
