"""Builds the same archive with each generator in turn, case by case, round by round."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench import measure
from bench.archive import Archive
from bench.generators import GENERATORS, Generator
from bench.results import Result, Run, count, machine
from bench.tools import Tools

CASES: Final = {
    "cold": "empty caches and output",
    "nothing": "nothing changed",
    "newest": "a comma mended in one of the newest articles",
    "old": "a comma mended in an article of 2010",
    "template": "the template of articles changed",
}


class Comparison:
    """One archive, the generators side by side, and what their builds cost."""

    def __init__(self, archive: Archive, content: str, folder: Path, tools: Tools) -> None:
        """Lay out every generator's site below `folder`."""
        self.archive = archive
        self.generators: list[Generator] = [
            kind(folder / kind.name.split()[0].lower(), tools) for kind in GENERATORS
        ]
        for generator in self.generators:
            generator.prepare(archive)
        self.result = Result(
            date=datetime.now(UTC).date().isoformat(),
            size=len(archive.entries),
            content=content,
            search=True,
            machine=machine(),
            versions=tools.versions(),
        )
        self._edition = 0

    def run(
        self, cases: Sequence[str], rounds: int, *, search: bool, told: Callable[[Run], None]
    ) -> Result:
        """Run the cases; every other round in the opposite order of generators."""
        self.result.search = search
        if "cold" not in cases:
            for generator in self.generators:
                self._build(generator, "untold", 0)
        for number in range(1, rounds + 1):
            for case in (case for case in CASES if case in cases):
                self._change(case)
                for generator in self.generators[:: 1 if number % 2 else -1]:
                    run = self._build(generator, case, number)
                    self.result.runs.append(run)
                    told(run)
        return self.result

    def _change(self, case: str) -> None:
        """Make the change of a case in every generator's site."""
        if case in {"newest", "old"}:
            path = self.archive.newest() if case == "newest" else self.archive.old()
            entry = self.archive.mend(path)
            for generator in self.generators:
                generator.put(entry)
        if case == "template":
            self._edition += 1
            for generator in self.generators:
                generator.change_template(self._edition)

    def _build(self, generator: Generator, case: str, number: int) -> Run:
        if case == "cold":
            generator.clear()
        os.sync()
        steps = {
            step.name: measure.run(step.command, generator.folder)
            for step in generator.steps(search=self.result.search)
        }
        files, size = count([generator.output])
        return Run(generator.name, case, number, steps, files, size)
