"""Keeps what is found after every build, and tells how far a comparison is."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.plan import Build, left
from bench.results import Result, Run, save
from bench.words import duration, seconds, size


class Progress:
    """The builds of one comparison, and its file."""

    def __init__(self, builds: Sequence[Build], folder: Path, told: Callable[[str], None]) -> None:
        """Begin with nothing done; results go into `folder`."""
        self.path: Path | None = None
        self._builds, self._folder, self._told = builds, folder, told
        self._runs = self._done = 0

    def keep(self, result: Result) -> None:
        """Save the result, and tell of the build that was added to it."""
        self.path = save(result, self._folder)
        self._done += 1
        for run in result.runs[self._runs :]:
            self._told(_line(run))
        self._runs = len(result.runs)
        if waiting := self._builds[self._done :]:
            rest = duration(left(waiting, result.runs))
            self._told(f"  {self._done} of {len(self._builds)} builds, about {rest} left")


def _line(run: Run) -> str:
    cost = run.cost
    return (
        f"round {run.round}  {run.case:10}  {run.generator:8}"
        f" {seconds(cost.wall):>8}  processor {seconds(cost.cpu):>8}"
        f"  largest {size(cost.largest):>7}  all {size(cost.tree):>7}"
    )
