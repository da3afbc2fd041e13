"""What a run of the benchmark found, as values and as a file."""

import json
import os
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final

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


@dataclass(slots=True)
class Result:
    """All builds of one size."""

    date: str
    size: int
    content: str
    search: bool
    machine: dict[str, Any]
    versions: dict[str, str]
    runs: list[Run] = field(default_factory=list)

    def generators(self) -> list[str]:
        """Name the generators, in the order they first ran."""
        return list(dict.fromkeys(run.generator for run in self.runs))

    def cases(self) -> list[str]:
        """Name the cases, in the order they first ran."""
        return list(dict.fromkeys(run.case for run in self.runs))

    def of(self, generator: str, case: str) -> list[Run]:
        """Give the builds of one generator in one case, round by round."""
        return [run for run in self.runs if (run.generator, run.case) == (generator, case)]

    def middle(self, generator: str, case: str, value: Callable[[Run], float]) -> float:
        """Give the median of a value over the rounds."""
        return median(map(value, self.of(generator, case)))

    def ratio(self, generator: str, case: str, value: Callable[[Run], float]) -> float | None:
        """Give the median, over the rounds, of a value as a multiple of Kho Tin's."""
        bases = {run.round: value(run) for run in self.of(BASE, case)}
        pairs = [
            value(run) / bases[run.round]
            for run in self.of(generator, case)
            if bases.get(run.round)
        ]
        return median(pairs) if pairs else None

    def medians(self) -> dict[str, dict[str, dict[str, float]]]:
        """Give the medians by generator and case, for readers of the file."""
        return {
            generator: {
                case: {name: self.middle(generator, case, value) for name, value in VALUES.items()}
                for case in self.cases()
                if self.of(generator, case)
            }
            for generator in self.generators()
        }


VALUES: Final[dict[str, Callable[[Run], float]]] = {
    "wall": lambda run: run.cost.wall,
    "cpu": lambda run: run.cost.cpu,
    "largest": lambda run: run.cost.largest,
    "tree": lambda run: run.cost.tree,
    "files": lambda run: run.files,
    "bytes": lambda run: run.bytes,
}


def save(result: Result, path: Path) -> None:
    """Write a result as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {**asdict(result), "medians": result.medians()}
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")


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
    """Give the newest result of every size and kind of content, the smallest first."""
    found: dict[tuple[int, str, bool], Result] = {}
    for path in sorted(folder.glob("*.json")):
        result = load(path)
        found[result.size, result.content, result.search] = result
    return [found[key] for key in sorted(found)]


def machine() -> dict[str, Any]:
    """Say what the machine is, and how busy it is now."""
    return {
        "processor": _line("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": f"{platform.system()} {platform.release()}",
        "load": round(os.getloadavg()[0], 2),
    }


def count(folders: Iterable[Path]) -> tuple[int, int]:
    """Count the files below some folders, and their bytes."""
    sizes: Sequence[int] = [
        path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file()
    ]
    return len(sizes), sum(sizes)


def _line(path: str, name: str) -> str:
    for line in Path(path).read_text("utf-8").splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return ""
