"""What a Markdown text says, so that two ways of spacing it can be compared."""

import re
from typing import Final, NamedTuple

from khotin.markup import Converter
from khotin.text import squeeze

_CODE: Final = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>)", re.DOTALL)
_JOINED: Final = re.compile(r"&nbsp;|&#160;")


class Saying(NamedTuple):
    """A text's HTML, its prose with single spaces and its code as it is; where links lead."""

    parts: tuple[str, ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]


def says(body: str) -> Saying:
    """Give what a Markdown text says."""
    made = Converter().convert(body)
    parts = _CODE.split(_JOINED.sub("\u00a0", str(made.html)))
    prose = (part if n % 2 else _spaced(part) for n, part in enumerate(parts))
    return Saying(tuple(prose), made.links, made.pictures)


def _spaced(part: str) -> str:
    """Give a part of HTML with every run of white space as one space, at its ends too."""
    words = squeeze(part)
    begin, end = part[:1].isspace(), part[-1:].isspace()
    return f"{' ' * begin}{words}{' ' * end}" if words else " " * begin
