"""Tables and a plot from the results: `docs/performance.md` and its picture."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bench import plot, results
from bench.archive import ROOT
from bench.comparing import CASES
from bench.plot import Panel
from bench.results import VALUES, Result, Run
from bench.words import seconds, size, times, whole

PAGE: Final = ROOT / "docs" / "performance.md"
PICTURE: Final = ROOT / "docs" / "pictures" / "performance.svg"
_INTRODUCTION: Final = Path(__file__).with_name("introduction.md")
_COST: Final = (
    ("Time", "wall", seconds),
    ("Processor", "cpu", seconds),
    ("Largest process", "largest", size),
    ("All processes", "tree", size),
)


def write(folder: Path, page: Path, picture: Path) -> None:
    """Write the page and its picture from the results in `folder`."""
    found = results.newest(folder)
    picture.parent.mkdir(parents=True, exist_ok=True)
    shown = Path(os.path.relpath(picture, page.parent)).as_posix()
    page.write_text("\n".join(_page(found, shown)), "utf-8", newline="\n")
    if found:
        drawn = plot.draw(_panels(found), "articles", "seconds")
        picture.write_text(drawn, "utf-8", newline="\n")


def _page(found: Sequence[Result], picture: str) -> Iterator[str]:
    yield _INTRODUCTION.read_text("utf-8")
    if not found:
        yield "There are no results yet.\n"
        return
    yield f"![Seconds against articles, by generator; the tables say the same]({picture})\n"
    for result in found:
        yield from _section(result)


def _section(result: Result) -> Iterator[str]:
    machine, versions = result.machine, result.versions
    yield f"## {whole(result.size)} articles, {result.content}\n"
    yield (
        f"{result.date}, {machine['processor']}, {machine['cores']} cores, "
        f"{size(machine['memory'])} of memory, {machine['system']}, "
        f"load {machine['load']} at the start.\n"
        f"{', '.join(f'{name} {version}' for name, version in versions.items())}.\n"
        f"{'With' if result.search else 'Without'} search index; "
        f"rounds: {max(run.round for run in result.runs)}.\n"
    )
    generators = result.generators()
    for title, value, words in _COST:
        yield f"| {title} | {' | '.join(generators)} |"
        yield f"| --- |{' ---: |' * len(generators)}"
        for case in result.cases():
            cells = (_cell(result, generator, case, value, words) for generator in generators)
            yield f"| {CASES[case]} | {' | '.join(cells)} |"
        yield ""
    yield from _details(result)


def _cell(
    result: Result, generator: str, case: str, value: str, words: Callable[[float], str]
) -> str:
    middle = words(result.middle(generator, case, VALUES[value]))
    if generator == results.BASE:
        return middle
    return f"{middle} / {times(result.ratio(generator, case, VALUES[value]))}"


def _details(result: Result) -> Iterator[str]:
    """Tell what each command took, and what came out, in the first case."""
    case = result.cases()[0]
    yield f"| {CASES[case]} | Commands | Files | Bytes |"
    yield "| --- | --- | ---: | ---: |"
    for generator in result.generators():
        commands = ", ".join(
            f"{name} {seconds(result.middle(generator, case, _wall(name)))}"
            for name in result.of(generator, case)[0].steps
        )
        files = whole(result.middle(generator, case, VALUES["files"]))
        size_ = size(result.middle(generator, case, VALUES["bytes"]))
        yield f"| {generator} | {commands} | {files} | {size_} |"
    yield ""


def _wall(step: str) -> Callable[[Run], float]:
    return lambda run: run.steps[step].wall


def _panels(found: Sequence[Result]) -> list[Panel]:
    """Draw the time of the first and of the smallest change, for made archives with search."""
    made = [result for result in found if result.content.startswith("made") and result.search]
    panels = []
    for case in ("cold", "newest"):
        lines: dict[str, list[tuple[float, float]]] = {}
        for result in made or found:
            for generator in result.generators():
                if result.of(generator, case):
                    point = (result.size, result.middle(generator, case, VALUES["wall"]))
                    lines.setdefault(generator, []).append(point)
        if lines:
            panels.append(Panel(CASES[case].capitalize(), lines))
    return panels
