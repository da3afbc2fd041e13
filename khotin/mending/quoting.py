"""Front matter that YAML cannot read, mended line by line as its problems say."""

import re
from typing import Final

from khotin.header import parse, split
from khotin.mending.spaces import breaking
from khotin.problems import Invalid, Problem

_INDENT: Final = re.compile(r"[ \t]*")


def readable(path: str, text: str) -> str:
    """Give a text whose front matter can be read.

    No-break spaces become spaces, tabs at a line's start two, and a value that needs
    quotes gets them. Raises Invalid with the first problem that this does not mend.
    """
    if _unread(path, text) is None:
        return text
    text = with_front(text, breaking(split(path, text)[0]))
    for _ in range(text.count("\n")):
        found = _unread(path, text)
        mended = _mended(text, found) if found else text
        if mended == text:
            break
        text = mended
    parse(path, text)
    return text


def with_front(text: str, front: str) -> str:
    """Give a text with other front matter; it has some, as `header.split` finds it."""
    start = text.index("\n") + 1
    return text[:start] + front + text[start + len(split("", text)[0]) :]


def _unread(path: str, text: str) -> Problem | None:
    """Give what keeps front matter from being read; None if it can be."""
    try:
        parse(path, text)
    except Invalid as error:
        return error.problems[0]
    return None


def _mended(text: str, found: Problem) -> str:
    """Give a text with the line of a problem mended, or as it is."""
    lines = text.split("\n")
    at = found.place.line - 1
    line = lines[at]
    if found.code == "yaml-quotes":
        lines[at] = line[: found.place.column - 1] + dict(found.values)["mended"]
    elif found.code == "yaml-tab":
        lines[at] = _INDENT.sub(lambda indent: indent[0].replace("\t", "  "), line, count=1)
    return "\n".join(lines)
