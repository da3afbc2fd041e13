"""Which growths are drawn: four panels from the results of made archives."""

from collections.abc import Sequence
from typing import Final

from bench.plan import CASES, WITH_INDEX
from bench.plot import Panel
from bench.results import BASE, VALUES, Result

_MEGABYTE: Final = 10**6
_TIMES: Final = {
    "cold-pages": ("Hugo", 1.0, "1 ×"),
    "cold": ("Hugo", 0.6, "0.6 ×"),
    "newest": ("Hugo", 1 / 50, "1/50"),
}
"""What the time of a case is to be at most: a part of whose."""
_MEMORY: Final = 1500.0


def panels(found: Sequence[Result]) -> list[Panel]:
    """Give the time of three cases and the most memory of any."""
    made = [result for result in found if result.made and result.runs]
    drawn = [_time(made, case) for case in _TIMES]
    return [panel for panel in (*drawn, _memory(made)) if panel.lines]


def _time(made: Sequence[Result], case: str) -> Panel:
    lines: dict[str, list[tuple[float, float]]] = {}
    targets: dict[str, tuple[float, float]] = {}
    peer, part, words = _TIMES[case]
    for result in made:
        for generator in result.generators():
            middle = result.middle(generator, case, VALUES["wall"])
            if middle:
                line = lines.setdefault(_named(generator, searched=case in WITH_INDEX), [])
                line.append((result.size, middle))
        if beside := result.middle(peer, case, VALUES["wall"]):
            targets = {f"target ({words})": (result.size, beside * part)}
    return Panel(CASES[case].capitalize(), "seconds", lines, targets)


def _memory(made: Sequence[Result]) -> Panel:
    """Give the memory of all processes in the case that takes most."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for result in made:
        for generator in result.generators():
            middles = [result.middle(generator, case, VALUES["tree"]) for case in result.cases()]
            most = max(middle or 0 for middle in middles) / _MEGABYTE
            if most:
                searched = any(result.of(generator, case) for case in WITH_INDEX)
                line = lines.setdefault(_named(generator, searched=searched), [])
                line.append((result.size, most))
    largest = max((result.size for result in made), default=0)
    targets = {"target (1.5 GB)": (float(largest), _MEMORY)} if lines else {}
    return Panel("Memory of all processes, at the highest", "megabytes", lines, targets)


def _named(generator: str, *, searched: bool) -> str:
    """Name a line; where there is an index, the peers have it from Pagefind."""
    return f"{generator} + Pagefind" if searched and generator != BASE else generator
