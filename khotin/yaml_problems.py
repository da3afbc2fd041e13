"""Front matter that YAML cannot read, or reads otherwise than it was meant.

For the commonest mistakes the problem carries the mended line, tried out before it is
shown: a title with a colon, with a `#`, with quotes or brackets at its beginning.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from khotin.problems import Place, Problem, problem
from khotin.text import without_controls

LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every value as a string; in C where PyYAML was built with it."""

_PAIR: Final = re.compile(r"(?P<key>[ ]*(?:- )?[\w-]+:[ ]+)(?P<value>[^\s|>#].*?)[ ]*$")
_COMMENT: Final = re.compile(r"\s+#")
_COMPLETE: Final = {"category", "date", "draft", "expires", "featured", "updated", "views"}
"""Keys whose values hold no `#`: what follows one there is a remark."""
_CLOSING: Final = {"[": "]", "{": "}"}


def unreadable(path: str, front: str, error: Exception) -> Problem:
    """Say why front matter cannot be read, with the mended line where there is one."""
    mark, opening = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    lines = front.split("\n")
    if opening and (mark is None or mark.line >= len(lines) - 1):
        mark = opening
    line, column = (mark.line, mark.column) if mark else (0, 0)
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (mended := _mended(lines, number)):
            start = len(lines[number]) - len(lines[number].lstrip()) + 1
            return problem("yaml-quotes", Place(path, number + 2, start), mended=mended)
    place = Place(path, line + 2, column + 1)
    if line < len(lines) and "\t" in lines[line]:
        return problem("yaml-tab", place)
    return problem("yaml", place, detail=getattr(error, "problem", None) or type(error).__name__)


def repeated(path: str, front: str) -> list[Problem]:
    """Name each key that stands twice in one mapping, at its second place."""
    found = []
    for mapping in _mappings(yaml.compose(front, Loader=LOADER)):
        seen: dict[str, int] = {}
        for key, _ in mapping.value:
            line, column = key.start_mark.line + 2, key.start_mark.column + 1
            if (name := str(key.value)) in seen:
                place = Place(path, line, column)
                found.append(problem("duplicate-key", place, key=name, first=seen[name]))
            seen.setdefault(name, line)
    return found


def swallowed(path: str, front: str) -> list[Problem]:
    """Name each value that loses its end because YAML takes a `#` for a comment."""
    if " #" not in front and "\\" not in front:
        return []
    found = []
    lines = front.split("\n")
    for mapping in _mappings(yaml.compose(front, Loader=LOADER)):
        for key, value in mapping.value:
            if mended := _kept(lines, str(key.value), value):
                place = Place(path, key.start_mark.line + 2, key.start_mark.column + 1)
                found.append(problem("yaml-quotes", place, mended=mended.strip()))
    return found


def _kept(lines: list[str], key: str, value: Any) -> str:
    """Give the line that keeps all that was written of a value; nothing if nothing is lost."""
    if not isinstance(value, yaml.ScalarNode) or not value.value or key in _COMPLETE:
        return ""
    begin, end = value.start_mark, value.end_mark
    line = lines[begin.line]
    if not value.style and _COMMENT.match(lines[end.line][end.column :]):
        return line[: begin.column] + _closed(line[begin.column :].rstrip())
    if value.style == '"' and without_controls(value.value) != value.value:
        written = line[begin.column + 1 : end.column - 1].replace("'", "''")
        return f"{line[: begin.column]}'{written}'"
    return ""


def _mappings(node: Any) -> Iterator[Any]:
    """Give every mapping of a YAML document."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)


def _mended(lines: list[str], number: int) -> str:
    """Give the line with its value in quotes if that makes the header readable, else nothing."""
    pair = _PAIR.fullmatch(lines[number])
    if pair is None or _is_readable(lines[: number + 1]):
        return ""
    value = pair["value"]
    if _CLOSING.get(value[0], "") not in value:
        return ""
    mended = pair["key"] + _closed(value)
    alone = mended.strip().removeprefix("- ")
    readable = _is_readable([alone]) and _is_readable([*lines[:number], mended])
    return mended.strip() if readable else ""


def _closed(value: str) -> str:
    """Put a value as it is written in quotes, and only the end if it has begun."""
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return value + value[0]
    return quoted(value)


def quoted(value: str) -> str:
    """Put a text of one line in quotes: double ones, but single ones where it holds a `"`."""
    if '"' in value and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _is_readable(lines: list[str]) -> bool:
    try:
        yaml.compose("\n".join(lines), Loader=LOADER)
    except yaml.YAMLError:
        return False
    return True
