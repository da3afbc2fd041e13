"""The words of made archives: `vocabulary.toml` as tables that common words fill most of."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

Pattern: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of a literal text and the slot that follows it; the last slot is empty."""

_FILE: Final = Path(__file__).with_name("vocabulary.toml")
_SLOT: Final = re.compile(r"([^{]*)(?:\{(\w+)\})?")
_ROWS: Final = 2048
_OFFSET: Final = 1.7
"""Mandelbrot's correction to Zipf's law: the first few words are nearly as common as each other."""


class Table:
    """Items of which the n-th is drawn about 1/(n + 1.7) as often: Zipf's law."""

    def __init__(self, items: Sequence[str]) -> None:
        """Spread the items over the rows that one random number chooses from."""
        weights = [1 / (rank + _OFFSET) for rank in range(len(items))]
        unit = _ROWS / sum(weights)
        self.items = tuple(items)
        self._rows = [
            item
            for item, weight in zip(items, weights, strict=True)
            for _ in range(max(round(weight * unit), 1))
        ]
        self._last = ""

    def draw(self, random: Random) -> str:
        """Draw an item, hardly ever the same twice in a row."""
        rows = self._rows
        item = rows[int(random.random() * len(rows))]
        if item == self._last:
            item = rows[int(random.random() * len(rows))]
        self._last = item
        return item

    def forget(self) -> None:
        """Begin anew, so that what is drawn depends on the random numbers alone."""
        self._last = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables, by name; `subjects` holds those of each category."""

    words: dict[str, Table]
    names: dict[str, Table]
    subjects: dict[str, dict[str, Table]]
    patterns: dict[str, tuple[Pattern, ...]]
    states: tuple[str, ...]
    parties: tuple[str, ...]
    kinds: dict[str, str]

    def subject(self, category: str) -> dict[str, Table]:
        """Give the topics and events of a category; general ones where it has none."""
        return self.subjects.get(category, self.subjects["general"])

    def forget(self) -> None:
        """Let every table begin anew."""
        groups = [self.words, self.names, *self.subjects.values()]
        for table in (table for group in groups for table in group.values()):
            table.forget()


@cache
def load() -> Lexicon:
    """Read `vocabulary.toml`."""
    raw = tomllib.loads(_FILE.read_text("utf-8"))
    documents = raw["documents"]
    return Lexicon(
        words=_tables(raw["words"]),
        names=_tables(raw["names"]),
        subjects={name: _tables(group) for name, group in raw["lexicon"].items()},
        patterns={
            name: tuple(compiled(line) for line in text.strip().splitlines())
            for name, text in raw["patterns"].items()
        },
        states=_items(documents["state"]),
        parties=_items(documents["party"]),
        kinds=dict(item.split("=") for item in _items(documents["kinds"])),
    )


def compiled(line: str) -> Pattern:
    """Cut a pattern into its literals and slots."""
    return tuple((found[1], found[2] or "") for found in _SLOT.finditer(line) if found[0])


def _tables(group: dict[str, str]) -> dict[str, Table]:
    return {name: Table(_items(text)) for name, text in group.items()}


def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(","))
