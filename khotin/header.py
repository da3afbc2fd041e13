"""The front matter of a file: found, read as plain strings, and every key's place in it.

YAML's own types are not used, because YAML 1.1 reads `11:21` as 681 and `1.850` as
1.85. `frontmatter.parse` takes a BOM, an unclosed header and a list for "no front
matter"; here each is refused in words first.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from khotin.problems import Invalid, Place, Problem, problem
from khotin.schema import Loc

_LINE: Final = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)
_PAIR: Final = re.compile(r"(?P<key>[ ]*(?:- )?[\w-]+:[ ]+)(?P<value>[^\s\"'\[{|>#].*?)[ ]*$")
_CONTROLS: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffe\\uffff]")
"""Left by word processors: YAML refuses them, or takes them for ends of lines."""
_REPEATED: Final = "\0repeated"
"""No key of a file can be this: control characters do not get so far."""
_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Header:
    """A file's front matter and body. `values` holds strings, lists and mappings only."""

    path: str
    front: str
    values: dict[str, Any]
    body: str
    body_line: int

    def place(self, loc: Loc) -> Place:
        """Find where the key or value at `loc` stands; the header's first line if nowhere."""
        mark = _mark(self.front, loc)
        return Place(self.path, mark[0] + 2, mark[1] + 1) if mark else Place(self.path)

    def body_place(self, written: str) -> Place:
        """Find where `written` first stands in the body."""
        at = max(self.body.find(written), 0)
        before = self.body[:at]
        return Place(
            self.path, self.body_line + before.count("\n"), at - (before.rfind("\n") + 1) + 1
        )


def decode(path: str, data: bytes) -> str:
    """Give the text of a file: UTF-8, NFC, lines ended by a line feed, no control characters.

    Raises Invalid for a file with a byte order mark or in another encoding.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Invalid([problem("encoding", Place(path))])
    if data.startswith(codecs.BOM_UTF8):
        raise Invalid([problem("byte-order-mark", Place(path))])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        raise Invalid([problem("encoding", Place(path, line, column))]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))


def split(path: str, text: str) -> tuple[str, str, int]:
    """Split a text into front matter, body, and the line the body begins at.

    Raises Invalid when there is no front matter, or it does not end.
    """
    opening = _LINE.match(text)
    if opening is None:
        raise Invalid([problem("no-front-matter", Place(path))])
    closing = _LINE.search(text, opening.end())
    if closing is None:
        raise Invalid([problem("front-matter-unclosed", Place(path))])
    body_line = text.count("\n", 0, closing.end()) + 2
    return text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :], body_line


def parse(path: str, text: str) -> tuple[Header, list[Problem]]:
    """Split a text into front matter and body, and read the front matter.

    Returns the header and the problems that do not keep it from being read (keys
    written twice). Raises Invalid when there is none or it cannot be read.
    """
    front, body, body_line = split(path, text)
    try:
        values, _ = frontmatter.parse(text, handler=_Strings())
        root = yaml.compose(front, Loader=_Loader) if not values else None
    except (yaml.YAMLError, RecursionError) as error:
        raise Invalid([_yaml_problem(path, front, error)]) from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise Invalid([problem("front-matter-shape", Place(path, 2))])
    header = Header(path, front, values, body, body_line)
    return header, _repeated(path, front) if values.pop(_REPEATED, None) else []


class _Loading(_Loader):  # type: ignore[misc, valid-type]
    """YAML with strings only, which leaves a trace when a mapping names a key twice."""

    repeated = False

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            self.repeated = True
        return mapping


class _Strings(YAMLHandler):
    """python-frontmatter's YAML handler over that loader."""

    def split(self, text: str) -> tuple[str, str]:
        """Split where `parse` does; the library's own pattern swallows blank lines."""
        _, front, body = _LINE.split(text, 2)
        return front[1:], body

    def load(self, fm: str, **_: object) -> Any:
        loader = _Loading(fm)
        try:
            values = loader.get_single_data()
            if loader.repeated and isinstance(values, dict):
                values[_REPEATED] = True
            return values
        finally:
            loader.dispose()


def _repeated(path: str, front: str) -> list[Problem]:
    """Name each key that stands twice in one mapping, at its second place."""
    return list(_repeated_in(path, yaml.compose(front, Loader=_Loader)))


def _repeated_in(path: str, node: Any) -> Iterator[Problem]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated_in(path, item)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        line, column = key.start_mark.line + 2, key.start_mark.column + 1
        name = str(key.value)
        if name in seen:
            yield problem("duplicate-key", Place(path, line, column), key=name, first=seen[name])
        seen.setdefault(name, line)
        yield from _repeated_in(path, value)


def _yaml_problem(path: str, front: str, error: Exception) -> Problem:
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


def _mended(lines: list[str], number: int) -> str:
    """Give the line with its value in quotes if that makes the header readable, else nothing."""
    pair = _PAIR.fullmatch(lines[number])
    if pair is None or _is_readable(lines[: number + 1]):
        return ""
    value = pair["value"].replace("\\", "\\\\").replace('"', '\\"')
    mended = f'{pair["key"]}"{value}"'
    alone = mended.strip().removeprefix("- ")
    readable = _is_readable([alone]) and _is_readable([*lines[:number], mended])
    return mended.strip() if readable else ""


def _is_readable(lines: list[str]) -> bool:
    try:
        yaml.compose("\n".join(lines), Loader=_Loader)
    except yaml.YAMLError:
        return False
    return True


def _mark(front: str, loc: Loc) -> tuple[int, int] | None:
    """Find line and column, from 0, of the key (or list item) at `loc`."""
    node = yaml.compose(front, Loader=_Loader)
    found: tuple[int, int] | None = None
    for part in loc:
        if isinstance(part, str) and isinstance(node, yaml.MappingNode):
            pairs = [(key, value) for key, value in node.value if key.value == part]
            if not pairs:
                return found
            key, node = pairs[-1]
            at = key
        elif isinstance(part, int) and isinstance(node, yaml.SequenceNode):
            if part >= len(node.value):
                return found
            at = node = node.value[part]
        else:
            return found
        found = (at.start_mark.line, at.start_mark.column)
    return found
