"""Tables and a plot from the results: `docs/performance.md` and its picture."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bench import plot, results, targets
from bench.facts import ROOT
from bench.graphs import panels
from bench.plan import CASES
from bench.results import VALUES, Result, Value
from bench.words import seconds, size, times, whole

PAGE: Final = ROOT / "docs" / "performance.md"
PICTURE: Final = ROOT / "docs" / "pictures" / "performance.svg"
_HERE: Final = Path(__file__).parent
_COST: Final = (
    ("Time", "wall", seconds),
    ("Processor", "cpu", seconds),
    ("Largest process", "largest", size),
    ("All processes", "tree", size),
)


def write(folder: Path, page: Path, picture: Path) -> None:
    """Write the page and its picture from the results in `folder`."""
    found = results.newest(folder)
    drawn = panels(found)
    shown = Path(os.path.relpath(picture, page.parent)).as_posix() if drawn else ""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("\n".join(text(found, shown)), "utf-8", newline="\n")
    if drawn:
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_text(plot.draw(drawn, "articles"), "utf-8", newline="\n")


def text(found: Sequence[Result], picture: str) -> Iterator[str]:
    """Give the page, part by part; `picture` is the address of the plot, if there is one."""
    yield (_HERE / "introduction.md").read_text("utf-8")
    yield from _targets(found)
    if picture:
        yield f"![Time and memory against articles, by generator; the tables tell]({picture})\n"
    for result in found:
        yield from _section(result)
    yield (_HERE / "profile.md").read_text("utf-8").rstrip() + "\n"


def _targets(found: Sequence[Result]) -> Iterator[str]:
    yield "## Targets\n"
    yield "| Articles and case | Target | Found | Met? |"
    yield "| --- | --- | --- | --- |"
    for row in targets.rows(found):
        yield f"| {' | '.join(row)} |"
    yield ""


def _section(result: Result) -> Iterator[str]:
    machine, versions = result.machine, result.versions
    yield f"## {whole(result.size)} articles, {result.content}\n"
    yield (
        f"{result.date} UTC, {machine['processor']}, {machine['cores']} cores, "
        f"{size(machine['memory'])} of memory, {machine['system']}, "
        f"load {machine['load']} at the start.\n"
        f"{', '.join(f'{name} {version}' for name, version in versions.items())}.\n"
        f"{'. '.join(_rounds(result))}.\n"
    )
    generators = result.generators()
    heads = [name if name == results.BASE else f"{name} (+ Pagefind)" for name in generators]
    for title, value, words in _COST:
        yield f"| {title} | {' | '.join(heads)} |"
        yield f"| --- |{' ---: |' * len(generators)}"
        for case in _cases(result):
            cells = (_cell(result, generator, case, value, words) for generator in generators)
            yield f"| {CASES[case]} | {' | '.join(cells)} |"
        yield ""
    yield from _details(result)


def _cases(result: Result) -> list[str]:
    return [case for case in CASES if case in result.cases()]


def _rounds(result: Result) -> Iterator[str]:
    """Tell how often each generator was built in each case."""
    for generator in result.generators():
        numbers = [len(result.of(generator, case)) for case in result.cases()]
        few, many = min(filter(None, numbers)), max(numbers)
        number = f"{few} to {many}" if few < many else f"{few}"
        yield f"{generator}: {number} round{'s' if many > 1 else ''}"
    done = len(result.builds)
    if done < result.planned:
        yield f"Interrupted after {done} of {result.planned} builds"


def _cell(
    result: Result, generator: str, case: str, value: str, words: Callable[[float], str]
) -> str:
    middle = result.middle(generator, case, VALUES[value])
    if middle is None:
        return "–"
    if generator == results.BASE:
        return words(middle)
    return f"{words(middle)} / {times(result.ratio(generator, case, VALUES[value]))}"


def _details(result: Result) -> Iterator[str]:
    """Tell what each command took, and what came out, in the builds from nothing."""
    yield "| From nothing | Commands | Files | Bytes |"
    yield "| --- | --- | ---: | ---: |"
    cases = [case for case in _cases(result) if case.startswith("cold")] or _cases(result)[:1]
    for case in cases:
        for generator in (name for name in result.generators() if result.of(name, case)):
            commands = ", ".join(
                f"{name} {seconds(result.middle(generator, case, _wall(name)) or 0)}"
                for name in result.of(generator, case)[0].steps
            )
            files = whole(result.middle(generator, case, VALUES["files"]) or 0)
            size_ = size(result.middle(generator, case, VALUES["bytes"]) or 0)
            yield f"| {generator}, {CASES[case]} | {commands} | {files} | {size_} |"
    yield ""


def _wall(step: str) -> Value:
    return lambda run: run.steps[step].wall
