"""The two sites that are searched: Kho Tin's, and plain Pagefind over its articles."""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pagefind_bin

from bench import measure
from bench.facts import ROOT
from bench.finding.sides import KHO, PLAIN
from khotin.pipeline import INDEXING

_ARTICLES: Final = "[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html"
_UNUSED: Final = (
    "pagefind-ui",
    "pagefind-modular-ui",
    "pagefind-component-ui",
    "pagefind-highlight",
)
"""Beginnings of names of the files that Pagefind brings for pages other than the bench's."""
_PAGE: Final = Path(__file__).with_name("plain.html")


@dataclass(frozen=True, slots=True)
class Index:
    """What an index costs: seconds to make it, its files and their bytes."""

    seconds: float
    files: int
    bytes: int


class Sites:
    """Two sites in a working folder."""

    def __init__(self, content: Path, folder: Path) -> None:
        self._content, self._folder = content.resolve(), folder.resolve()
        self._costs = self._folder / "indexing.json"
        self.output = self._folder / "public"
        self.plain = self._folder / "plain"

    def build(self, told: Callable[[str], None], *, keep: bool) -> dict[str, Index]:
        """Build both from nothing, and give the cost of their indexes. Raises measure.Failed.

        To `keep` is to bring Kho Tin's site up to date, and to take the times and the
        plain index of the run before.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        seconds: dict[str, float] = {}
        if keep and self._costs.exists():
            seconds = json.loads(self._costs.read_text("utf-8"))
        else:
            self._clear()
        told("building Kho Tin's site")
        stages = self._khotin()
        if not seconds:
            told("indexing its articles with plain Pagefind")
            seconds = {KHO: stages[INDEXING], PLAIN: self._pagefind()}
            self._costs.write_text(json.dumps(seconds), "utf-8")
        shutil.copy(_PAGE, self.plain / "index.html")
        folders = {KHO: self.output / "search", PLAIN: self.plain / "pagefind"}
        return {side: _index(seconds[side], folder) for side, folder in folders.items()}

    def holds(self, path: str) -> bool:
        """Tell whether an article was published, for `path` like `2023/09/slug`."""
        return (self.output / path / "index.html").is_file()

    def _clear(self) -> None:
        for name in ("public", ".public.khotin", "cache", "plain"):
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def _khotin(self) -> dict[str, float]:
        """Build Kho Tin's site; give the seconds of its stages."""
        command: list[str | Path] = [
            *(sys.executable, ROOT / "build.py", "--config", ROOT / "config.toml"),
            *("--content", self._content, "--output", self.output),
            *("--cache", self._folder / "cache", "--format", "json"),
        ]
        measure.run(command, self._folder)
        said = (self._folder / measure.LOG).read_text("utf-8")
        stages: dict[str, float] = read_report(said)["seconds"]
        return stages

    def _pagefind(self) -> float:
        """Index the articles in one bundle, as their pages are; give the seconds it took."""
        command: list[str | Path] = [
            *(pagefind_bin.get_executable(), "--site", self.output, "--glob", _ARTICLES),
            *("--output-path", self.plain / "pagefind"),
        ]
        return measure.run(command, self._folder).wall


def read_report(said: str) -> dict[str, Any]:
    """Read the report at the end of all that a build said."""
    start = f"\n{said}".rindex("\n{")
    report: dict[str, Any] = json.loads(said[start:])
    return report


def _index(seconds: float, folder: Path) -> Index:
    sizes = [
        file.stat().st_size
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(_UNUSED)
    ]
    return Index(seconds, len(sizes), sum(sizes))
