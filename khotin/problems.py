"""What went wrong, where, and what to type now.

A problem is a value: rooms return or gather problems, the command line prints them.
Its words are those of `kinds`, translated through the catalogue.
"""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from khotin.kinds import KINDS, Level

Translate: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: POSIX path from the repository's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that somebody has to mend."""

    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Level:
        return KINDS[self.code].level

    def at(self, path: str) -> "Problem":
        """Give this problem with its file named otherwise, in its words too."""
        named = ((name, path if name == "path" else value) for name, value in self.values)
        return replace(self, place=replace(self.place, path=path), values=tuple(named))

    def message(self, translate: Translate = str) -> str:
        """Say what is wrong, in the language of `translate`."""
        return translate(KINDS[self.code].message).format_map(dict(self.values))

    def hint(self, translate: Translate = str) -> str:
        """Say what to type now, in the language of `translate`."""
        kind, values = KINDS[self.code], dict(self.values)
        words = kind.guess if kind.guess and values.get("guess") else kind.hint
        return translate(words).format_map(values)


class Invalid(Exception):
    """Work stopped at problems that an editor can mend. Never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("; ".join(f"{p.place.path}: {p.message()}" for p in self.problems))


def problem(code: str, place: Place, **values: object) -> Problem:
    """Make the problem `code` at `place`, with the values its words name."""
    return Problem(place, code, tuple(sorted((name, str(value)) for name, value in values.items())))


def unwritable(path: str, error: OSError) -> Problem:
    """Tell that the disk refuses the file at `path`, in its own words."""
    return problem("unwritable", Place(path), detail=error.strerror or error)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Give the one of `choices` that `word` was probably meant to be, or an empty text."""
    near = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return near[0] if near else ""
