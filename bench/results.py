"""What a run of the benchmark found, as values and as a file."""

import json
import os
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeAlias

from bench.measure import Cost

FOLDER: Final = Path(__file__).with_name("results")
BASE: Final = "Kho Tin"
"""The generator that ratios are told against."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: who, which case, which round, what each command cost, what came out."""

    generator: str
    case: str
    round: int
    started: float
    """Seconds since the comparison began: tells which builds ran near each other."""
    steps: dict[str, Cost]
    files: int
    bytes: int

    @property
    def cost(self) -> Cost:
        """The cost of all its commands together."""
        first, *others = self.steps.values()
        for other in others:
            first = first.then(other)
        return first


Value: TypeAlias = Callable[[Run], float]


@dataclass(slots=True)
class Result:
    """All builds of one archive in one comparison."""

    date: str
    """Day and minute, in UTC."""
    size: int
    content: str
    planned: int
    """How many builds there were to be; fewer runs mean that it was interrupted."""
    machine: dict[str, Any]
    versions: dict[str, str]
    runs: list[Run] = field(default_factory=list)

    @property
    def made(self) -> bool:
        """Whether the archive was made, and so can be compared with those of other sizes."""
        return self.content.startswith("made")

    def generators(self) -> list[str]:
        """Name the generators, Kho Tin first."""
        return sorted({run.generator for run in self.runs}, key=lambda name: (name != BASE, name))

    def cases(self) -> list[str]:
        """Name the cases, in the order they first ran."""
        return list(dict.fromkeys(run.case for run in self.runs))

    @property
    def builds(self) -> list[Run]:
        """The runs, without those of pages only that are the first command of another."""
        both = {(run.generator, run.started) for run in self.runs if run.case == "cold"}
        return [
            run
            for run in self.runs
            if run.case != "cold-pages" or (run.generator, run.started) not in both
        ]

    def of(self, generator: str, case: str) -> list[Run]:
        """Give the builds of one generator in one case, round by round."""
        return [run for run in self.runs if (run.generator, run.case) == (generator, case)]

    def middle(self, generator: str, case: str, value: Value) -> float | None:
        """Give the median of a value over the rounds; None where it was not measured."""
        values = [value(run) for run in self.of(generator, case)]
        return median(values) if values else None

    def ratio(self, generator: str, case: str, value: Value) -> float | None:
        """Give a value as a multiple of Kho Tin's: the median over Kho Tin's builds.

        Each is paired with the build of the same case that began nearest to it.
        """
        others = self.of(generator, case)
        pairs = [
            value(min(others, key=lambda other: abs(other.started - base.started))) / value(base)
            for base in self.of(BASE, case)
            if others and value(base)
        ]
        return median(pairs) if pairs else None

    def medians(self) -> dict[str, dict[str, dict[str, float | None]]]:
        """Give the medians by generator and case, for readers of the file."""
        return {
            generator: {
                case: {name: self.middle(generator, case, value) for name, value in VALUES.items()}
                for case in self.cases()
                if self.of(generator, case)
            }
            for generator in self.generators()
        }


VALUES: Final[dict[str, Value]] = {
    "wall": lambda run: run.cost.wall,
    "cpu": lambda run: run.cost.cpu,
    "largest": lambda run: run.cost.largest,
    "tree": lambda run: run.cost.tree,
    "files": lambda run: run.files,
    "bytes": lambda run: run.bytes,
}


def save(result: Result, folder: Path) -> Path:
    """Write a result as JSON, and give its file: the same for the same comparison."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = result.date.replace(" ", "-").replace(":", "")
    path = folder / f"{moment}-{'' if result.made else 'real-'}{result.size}.json"
    values = {**asdict(result), "medians": result.medians()}
    draft = path.with_suffix(".part")
    draft.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")
    draft.replace(path)
    return path


def load(path: Path) -> Result:
    """Read a result."""
    values = json.loads(path.read_text("utf-8"))
    values.pop("medians")
    runs = [
        Run(**{**run, "steps": {name: Cost(**cost) for name, cost in run["steps"].items()}})
        for run in values.pop("runs")
    ]
    return Result(**values, runs=runs)


def newest(folder: Path) -> list[Result]:
    """Give the newest result of every size and kind of content, the smallest first.

    Cases that it has not measured are those of the comparison before it, if the programs are
    the same: what takes seconds can so be measured more often than what takes minutes.
    """
    found: dict[tuple[int, str], Result] = {}
    for result in _all(folder):
        key = result.size, result.content
        before = found.get(key)
        is_same = before and before.versions == result.versions
        found[key] = _over(before, result) if before and is_same else result
    return [found[key] for key in sorted(found)]


def _over(before: Result, after: Result) -> Result:
    """Give a result, with the cases of an earlier one that it has not."""
    known = {*after.cases()}
    kept = replace(before, runs=[run for run in before.runs if run.case not in known])
    if not kept.runs:
        return after
    return replace(
        after,
        date=f"{before.date} and {after.date}",
        planned=len(kept.builds) + after.planned,
        runs=[*kept.runs, *after.runs],
    )


def _all(folder: Path) -> list[Result]:
    loaded = [load(path) for path in folder.glob("[0-9]*.json")]
    return sorted(loaded, key=lambda result: result.date)


def machine() -> dict[str, Any]:
    """Say what the machine is, and how busy it is now."""
    return {
        "processor": _line("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": f"{platform.system()} {platform.release()}",
        "load": round(os.getloadavg()[0], 2),
    }


def count(folder: Path) -> tuple[int, int]:
    """Count the files below a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _line(path: str, name: str) -> str:
    for line in Path(path).read_text("utf-8").splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return ""
