"""How good answers are, as numbers between 0 and 1, and how long they took."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

from bench.finding.outcome import Reply, Row

PAGE: Final = 10
"""Results that recall looks at: a page of them."""
LIST: Final = 12
"""Results that precision looks at, at most: no name is held by more articles."""


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of one side over some questions."""

    queries: int
    first: float
    """Part of the questions whose first result is right."""
    precision: float
    """R-precision: of R right articles, the part that is among the first R results."""
    recall: float
    """Part of the right articles, at most ten, that is among the first ten results."""
    rank: float
    """Mean of 1 / place of the first right result."""
    middle: float | None
    """Median milliseconds to the first result."""
    slowest: float | None
    bytes: float | None
    """Median bytes until the first result."""


def score(rows: Sequence[Row], side: str) -> Score:
    """Score a side. Raises StatisticsError when there is no question."""
    pairs = [(row.answers, row.replies[side]) for row in rows]

    def mean(of: Callable[[int, Reply], float]) -> float:
        return fmean(of(answers, reply) for answers, reply in pairs)

    times = [reply.first for _, reply in pairs if reply.first is not None]
    sizes = [reply.bytes for _, reply in pairs if reply.bytes is not None]
    return Score(
        queries=len(rows),
        first=mean(lambda _, reply: 1 in reply.right),
        precision=mean(lambda answers, reply: _among(min(answers, LIST), reply)),
        recall=mean(lambda answers, reply: _among(PAGE, reply, min(answers, PAGE))),
        rank=mean(lambda _, reply: 1 / reply.right[0] if reply.right else 0),
        middle=median(times) if times else None,
        slowest=max(times, default=None),
        bytes=median(sizes) if sizes else None,
    )


def _among(results: int, reply: Reply, wanted: int | None = None) -> float:
    """Give how many right articles are among the first results, of those wanted."""
    return sum(place <= results for place in reply.right) / (wanted or results)
