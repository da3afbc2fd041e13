"""The front matter of a file: found, read as plain strings, and every key's place in it.

YAML's own types are not used, because YAML 1.1 reads `11:21` as 681 and `1.850` as
1.85. `frontmatter.parse` takes a BOM, an unclosed header and a list for "no front
matter"; here each is refused in words first.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Any, Final

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from khotin.problems import Invalid, Place, Problem, problem
from khotin.schema import Loc
from khotin.text import nfc, without_controls
from khotin.yaml_problems import LOADER, repeated, swallowed, unreadable

_LINE: Final = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)
_BEFORE: Final = ("](", "](<", '="', "='", "]: ", "")
"""What stands before a reference in Markdown or HTML, the surest sign first."""
_REPEATED: Final = "\0repeated"
"""A key that no file has: it would have to be written as an escape."""


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
        finds = (self.body.find(begin + written) + len(begin) for begin in _BEFORE)
        at = next((at for at, begin in zip(finds, _BEFORE, strict=True) if at >= len(begin)), 0)
        return self.body_at(at)

    def body_at(self, at: int) -> Place:
        """Find the place of a character of the body, counted from 0."""
        line = self.body_line + self.body.count("\n", 0, at)
        return Place(self.path, line, at - self.body.rfind("\n", 0, at))


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
    return nfc(without_controls(text))


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
    written twice, values that lose their end). Raises Invalid when there is no front
    matter or it cannot be read.
    """
    front, body, body_line = split(path, text)
    try:
        values, _ = frontmatter.parse(text, handler=_Strings())
        root = yaml.compose(front, Loader=LOADER) if not values else None
    except (yaml.YAMLError, RecursionError) as error:
        raise Invalid([unreadable(path, front, error)]) from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise Invalid([problem("front-matter-shape", Place(path, 2))])
    header = Header(path, front, values, body, body_line)
    found = repeated(path, front) if values.pop(_REPEATED, None) else []
    return header, [*found, *swallowed(path, front)]


class _Loading(LOADER):  # type: ignore[misc, valid-type]
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


def _mark(front: str, loc: Loc) -> tuple[int, int] | None:
    """Find line and column, from 0, of the key (or list item) at `loc`."""
    node = yaml.compose(front, Loader=LOADER)
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
