"""The values of front matter, each in the one way Kho Tin itself writes it."""

from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

import yaml

from khotin.front_matter import (
    Moment,
    read_count,
    read_flag,
    read_moment,
    write_flag,
    write_moment,
)
from khotin.text import squeeze
from khotin.yaml_problems import LOADER, quoted

Meaning: TypeAlias = Moment | bool | int | str | list["Meaning"] | dict[str, "Meaning"]

PHRASES: Final = ("title", "summary")
"""Always in quotes: sooner or later one has a colon in it."""
MOMENTS: Final = ("date", "updated", "expires")
COUNTS: Final = ("views",)
FLAGS: Final = ("draft", "featured")


def mend(front: str, zone: ZoneInfo) -> str:
    """Give front matter that can be read with its values in the one way of writing.

    Only values of one line are written anew, and only those that differ: phrases in
    quotes, dates after ISO 8601, counts in bare figures, flags as `true` and `false`.
    """
    root = yaml.compose(front, Loader=LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return front
    lines = front.split("\n")
    for key, value in root.value:
        if not isinstance(value, yaml.ScalarNode):
            continue
        begin, end = value.start_mark, value.end_mark
        line = lines[begin.line]
        as_written = line[begin.column : end.column]
        if begin.line != end.line or not _is_whole(value, as_written):
            continue
        wanted = written(str(key.value), value.value, as_written, zone)
        lines[begin.line] = line[: begin.column] + wanted + line[end.column :]
    return "\n".join(lines)


def meaning(values: dict[str, Any], zone: ZoneInfo) -> dict[str, Meaning]:
    """Give what the program makes of front matter, so that two ways of writing it are equal."""
    return {key: _meaning(key, value, zone) for key, value in values.items()}


def written(key: str, value: str, as_written: str, zone: ZoneInfo) -> str:
    """Give the way to write the value of a key: another, or as it is written now.

    What is no date, count or flag where it should be one is left.
    """
    found = _meaning(key, value, zone)
    if isinstance(found, Moment):
        return write_moment(found) if "/" in value else as_written
    if isinstance(found, bool):
        return as_written if value in {"true", "false"} else write_flag(found)
    if isinstance(found, int):
        return as_written if value.isdecimal() else str(found)
    if key in PHRASES and isinstance(found, str) and found:
        return quoted(found)
    return as_written


def _is_whole(value: Any, as_written: str) -> bool:
    """Tell whether a value is all there is in its place: no anchor or tag stands before it."""
    if (quote := str(value.style)) in {'"', "'"}:
        return as_written.startswith(quote)
    return bool(not value.style and as_written == value.value)


def _meaning(key: str, value: Any, zone: ZoneInfo) -> Meaning:
    if isinstance(value, list):
        return [_meaning("", item, zone) for item in value]
    if isinstance(value, dict):
        return {str(name): _meaning("", inner, zone) for name, inner in value.items()}
    text = str(value)
    found: Moment | bool | int | None = None
    if key in MOMENTS:
        found = read_moment(text, zone)
    elif key in COUNTS:
        found = read_count(text)
    elif key in FLAGS:
        found = read_flag(text)
    return squeeze(text) if found is None else found
