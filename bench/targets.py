"""What Kho Tin is to reach, and whether the newest results show it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bench.plan import CASES, WITH_INDEX
from bench.results import BASE, VALUES, Result
from bench.words import seconds, share, size

_GIGABYTE: Final = 10**9


@dataclass(frozen=True, slots=True)
class Share:
    """At most so large a part of what a peer takes, in the worst of some cases."""

    what: str
    number: int
    cases: tuple[str, ...]
    peer: str
    most: float
    value: str = "wall"

    @property
    def wanted(self) -> str:
        beside = f"({self.peer} + Pagefind)" if set(self.cases) <= set(WITH_INDEX) else self.peer
        return f"≤ {share(self.most)} × {beside}"

    def found(self, results: Sequence[Result]) -> tuple[str, bool] | None:
        """Give what was found and whether it will do; None where it was not measured."""
        result = _sized(results, self.number)
        ratios = [
            result.ratio(self.peer, case, VALUES[self.value])
            for case in (self.cases if result else ())
            if result
        ]
        known = [1 / ratio for ratio in ratios if ratio]
        return (share(max(known)), max(known) <= self.most) if known else None


@dataclass(frozen=True, slots=True)
class Most:
    """At most so much, in every build of some cases or in their median."""

    what: str
    number: int
    cases: tuple[str, ...]
    most: float
    value: str
    words: Callable[[float], str]

    @property
    def wanted(self) -> str:
        return f"≤ {self.words(self.most)}"

    def found(self, results: Sequence[Result]) -> tuple[str, bool] | None:
        """Give the largest median of the cases and whether it will do."""
        result = _sized(results, self.number)
        middles = [result.middle(BASE, case, VALUES[self.value]) for case in self.cases if result]
        known = [middle for middle in middles if middle is not None]
        return (self.words(max(known)), max(known) <= self.most) if known else None


@dataclass(frozen=True, slots=True)
class Growth:
    """An article's cost among many, at most so many times that among few."""

    what: str
    few: int
    many: int
    most: float

    @property
    def wanted(self) -> str:
        return f"≤ {self.most:g} × that at {self.few:,}"

    def found(self, results: Sequence[Result]) -> tuple[str, bool] | None:
        """Give the growth of time, and of the processor's beside it."""
        growths = []
        for value in ("wall", "cpu"):
            each = []
            for number in (self.few, self.many):
                result = _sized(results, number)
                middle = result.middle(BASE, "cold", VALUES[value]) if result else None
                each.append(middle / number if middle else None)
            if each[0] is None or each[1] is None:
                return None
            growths.append(each[1] / each[0])
        return f"{growths[0]:.2f} (processor {growths[1]:.2f})", growths[0] <= self.most


Target = Share | Most | Growth
_FEW, _MANY = 10_000, 50_000
TARGETS: Final[tuple[Target, ...]] = (
    *(Share(CASES["cold-pages"], n, ("cold-pages",), "Hugo", 1.0) for n in (_FEW, _MANY)),
    *(Share(CASES["cold"], n, ("cold",), "Hugo", 0.6) for n in (_FEW, _MANY)),
    Most(CASES["nothing"], _MANY, ("nothing",), 2.0, "wall", seconds),
    Share(CASES["nothing"], _MANY, ("nothing",), "Hugo", 1 / 100),
    Share(CASES["newest"], _MANY, ("newest",), "Hugo", 1 / 50),
    Share(CASES["old"], _MANY, ("old",), "Hugo", 1 / 15),
    Most("memory of all processes, any case", _MANY, tuple(CASES), 1.5 * _GIGABYTE, "tree", size),
    Share("memory of all processes, any case", _MANY, WITH_INDEX, "Hugo", 1 / 6, "tree"),
    Growth("time per article, cold, pages and search", _FEW, _MANY, 1.2),
    Share(CASES["cold-pages"], _FEW, ("cold-pages",), "Pelican", 1 / 3),
)


def rows(results: Sequence[Result]) -> Iterator[tuple[str, str, str, str]]:
    """Give for each target what it is about, the target, what was found, and whether met."""
    made = [result for result in results if result.made]
    for target in TARGETS:
        number = target.many if isinstance(target, Growth) else target.number
        found = target.found(made)
        said, met = (found[0], "yes" if found[1] else "**no**") if found else ("not measured", "–")
        yield f"{number:,}: {target.what}", target.wanted, said, met


def _sized(results: Sequence[Result], number: int) -> Result | None:
    return next((result for result in results if result.size == number), None)
