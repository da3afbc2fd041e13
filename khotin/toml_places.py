"""Where in a TOML file a key stands."""

import re
from typing import Final

from khotin.problems import Place
from khotin.schema import Loc
from khotin.text import lines

_HEADER: Final = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
_KEY: Final = re.compile(r"\s*([\w.-]+|\"[^\"]*\")\s*=")


def place(text: str, loc: Loc, path: str) -> Place:
    """Find the line where the key at `loc` stands: its own, or its table's header."""
    best, depth = Place(path), 0
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(lines(text), start=1):
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
