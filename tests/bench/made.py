"""A small made-up result, as a comparison leaves it."""

from collections.abc import Iterable

from bench.measure import Cost
from bench.plan import CASES
from bench.results import Result, Run

MACHINE = {"processor": "x", "cores": 2, "memory": 24e9, "system": "Linux", "load": 0.5}


def cost(wall: float, tree: int = 10**9) -> Cost:
    return Cost(wall, wall * 1.5, tree // 2, tree)


def run(generator: str, case: str, number: int, started: float, **steps: Cost) -> Run:
    return Run(generator, case, number, started, steps, 1200, 13_000_000)


def result(size: int, runs: Iterable[Run], date: str = "2026-01-02 03:04") -> Result:
    listed = list(runs)
    return Result(date, size, "made, seed 1", len(listed), MACHINE, {"hugo": "1"}, listed)


def whole(size: int, khotin: dict[str, float], hugo: float, tree: int = 10**9) -> Result:
    """Every case: Kho Tin as told, the peers each time the same."""
    runs = []
    for number, case in enumerate(CASES):
        runs.append(run("Kho Tin", case, 1, number * 10, build=cost(khotin.get(case, 1.0), tree)))
        steps = {"hugo": cost(hugo, 7 * tree)}
        if case != "cold-pages":
            steps["pagefind"] = cost(hugo * 2, 6 * tree)
        runs.append(run("Hugo", case, 1, number * 10 + 5, **steps))
    runs.append(run("Pelican", "cold-pages", 1, 99, pelican=cost(hugo * 4)))
    return result(size, runs)
