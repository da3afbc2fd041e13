"""Which builds a comparison consists of, in which order, and how long the rest may take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mean
from typing import Final

from bench.results import BASE, Run

CASES: Final = {
    "cold-pages": "cold, pages only",
    "cold": "cold, pages and search",
    "nothing": "nothing changed",
    "newest": "an article of the newest month mended",
    "old": "an article of 2010 mended",
    "template": "the template of articles changed",
}
WITH_INDEX: Final = tuple(case for case in CASES if case != "cold-pages")
"""Cases whose builds make the search index, too."""


@dataclass(frozen=True, slots=True)
class Build:
    """One build that is to be measured."""

    round: int
    case: str
    generator: str
    split: bool = False
    """Whether its first command is the case of pages only, too."""


def plan(wanted: Mapping[str, Sequence[str]], rounds: int, peer_rounds: int) -> list[Build]:
    """Plan the builds of each generator's cases, in turn one generator first and the other.

    A peer's pages and its index are made by two commands, measured apart: where it builds
    both from nothing, pages only are not built once more.
    """
    fewer = spread(rounds, peer_rounds)
    return [
        Build(number, case, generator, split=case == "cold" and "cold-pages" in wanted[generator])
        for number in range(1, rounds + 1)
        for place, case in enumerate(CASES)
        for generator in list(wanted)[:: 1 if (number + place) % 2 else -1]
        if case in wanted[generator] and (generator == BASE or number in fewer)
        if not (case == "cold-pages" and generator != BASE and "cold" in wanted[generator])
    ]


def spread(rounds: int, fewer: int) -> set[int]:
    """Choose some of the rounds, as evenly as may be, the first always."""
    fewer = min(fewer, rounds)
    steps = max(fewer - 1, 1)
    return {1 + round(index * (rounds - 1) / steps) for index in range(fewer)}


def together(builds: Sequence[Build]) -> Iterator[tuple[str, list[Build]]]:
    """Give the builds of each round and case, which one change precedes."""
    for (_, case), members in groupby(builds, key=lambda build: (build.round, build.case)):
        yield case, list(members)


def left(waiting: Sequence[Build], done: Sequence[Run]) -> float:
    """Guess how many seconds the waiting builds take, from the ones nearest in kind."""
    return sum(_guess(build, done) for build in waiting)


def _guess(build: Build, done: Sequence[Run]) -> float:
    own = [run for run in done if run.generator == build.generator]
    alike = [run for run in own if run.case == build.case]
    known = alike or own or done
    return mean(run.cost.wall for run in known) if known else 0.0
