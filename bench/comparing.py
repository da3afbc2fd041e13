"""Builds the same archive with each generator in turn, case by case, round by round."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

from bench import measure
from bench.archive import Archive
from bench.generators import GENERATORS, Generator
from bench.measure import Cost
from bench.plan import WITH_INDEX, Build, together
from bench.results import Result, Run, count, machine
from bench.tools import Tools

Told: TypeAlias = Callable[[str], None]
_CLEARED: Final = ("cold", "cold-pages")


class Comparison:
    """One archive, the generators side by side, and what their builds cost."""

    def __init__(self, archive: Archive, folder: Path, tools: Tools, names: Iterable[str]) -> None:
        """Set the named generators below `folder`."""
        self.archive, self._tools = archive, tools
        self.generators: dict[str, Generator] = {
            name: GENERATORS[name](folder / name.split()[0].lower(), tools) for name in names
        }
        self._stale = set(self.generators)
        """Whose output is not a full build of the archive as it is now."""
        self._edition = 0

    def prepare(self, told: Told) -> None:
        """Lay out every generator's site."""
        for name, generator in self.generators.items():
            told(f"laying out the site for {name}")
            generator.prepare(self.archive)

    def run(
        self, builds: Sequence[Build], content: str, kept: Callable[[Result], None], told: Told
    ) -> Result:
        """Run the builds; `kept` is given the result after each."""
        result = Result(
            date=datetime.now(UTC).strftime("%Y-%m-%d %H:%M"),
            size=self.archive.size,
            content=content,
            planned=len(builds),
            machine=machine(),
            versions=self._tools.versions(),
        )
        began = time.monotonic()
        for case, members in together(builds):
            if case not in _CLEARED:
                self._catch_up([build.generator for build in members], told)
                self._change(case)
            for build in members:
                result.runs += self._build(build, time.monotonic() - began)
                kept(result)
        return result

    def bring_up_to_date(self, told: Told) -> None:
        """Build with every generator, without measuring."""
        self._catch_up(list(self.generators), told)

    def _catch_up(self, names: Sequence[str], told: Told) -> None:
        """Let a change find an output that was whole and up to date before it. Not counted."""
        for name in [name for name in names if name in self._stale]:
            told(f"bringing the output of {name} up to date, which is not counted")
            list(self._measure(self.generators[name], search=True))
            self._stale.discard(name)

    def _change(self, case: str) -> None:
        """Make the change of a case in every generator's site."""
        if case in {"newest", "old"}:
            path = self.archive.newest() if case == "newest" else self.archive.old()
            entry = self.archive.mend(path)
            for generator in self.generators.values():
                generator.put(entry)
        if case == "template":
            self._edition += 1
            for generator in self.generators.values():
                generator.change_template(self._edition)
        if case != "nothing":
            self._stale |= set(self.generators)

    def _build(self, build: Build, started: float) -> list[Run]:
        """Run one build; one that is split gives two runs, the first of its pages only."""
        generator, search = self.generators[build.generator], build.case in WITH_INDEX
        if build.case in _CLEARED:
            generator.clear()
        self._stale.add(build.generator)
        runs = []
        for steps, whole in self._measure(generator, search=search):
            if whole or build.split:
                case = build.case if whole else "cold-pages"
                files, size = count(generator.output)
                at = round(started, 1)
                runs.append(Run(build.generator, case, build.round, at, steps, files, size))
        if search:
            self._stale.discard(build.generator)
        return runs

    def _measure(
        self, generator: Generator, *, search: bool
    ) -> Iterator[tuple[dict[str, Cost], bool]]:
        """Run the commands of a build; give after each the costs so far, and if that was all."""
        os.sync()
        costs: dict[str, Cost] = {}
        steps = generator.steps(search=search)
        for step in steps:
            costs = {**costs, step.name: measure.run(step.command, generator.folder)}
            yield costs, len(costs) == len(steps)
