"""Tables from what runs found: `docs/search.md`."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.facts import ROOT
from bench.finding import outcome
from bench.finding.gathering import KINDS
from bench.finding.numbers import SHAPES
from bench.finding.outcome import Outcome, Row
from bench.finding.scores import Score, score
from bench.finding.sides import KHO, PLAIN, SIDES
from bench.words import seconds, size, whole

PAGE: Final = ROOT / "docs" / "search.md"
_INTRODUCTION: Final = Path(__file__).with_name("introduction.md")
_KIB: Final = 1024
_ANSWERED: Final = {"done", "empty"}
_ROUNDS: Final = {True: "as they are", False: "without marks"}


def write(folder: Path, page: Path) -> None:
    """Write the page from the results in a folder."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("\n".join(text(outcome.newest(folder))).rstrip() + "\n", "utf-8", newline="\n")


def text(found: Sequence[Outcome]) -> Iterator[str]:
    """Give the page, part by part."""
    yield _INTRODUCTION.read_text("utf-8")
    for one in found:
        yield from section(one)


def section(one: Outcome) -> Iterator[str]:
    """Tell of one archive."""
    yield f"## {whole(one.articles)} articles, {one.content}\n"
    yield _where(one)
    groups = _groups(one)
    yield f"### What is found: {KHO} / {PLAIN}\n"
    yield from table("Questions", groups, _QUALITY)
    yield f"### Until the first result: {KHO} / {PLAIN}\n"
    yield from table("Questions", groups, _COST)
    yield from _shapes(one)
    yield from _indexes(one)


def percent(value: float) -> str:
    """Write a part of a whole: `97 %`."""
    return f"{value * 100:.0f} %"


def milliseconds(value: float | None) -> str:
    """Write milliseconds: `1,204`; a dash where nothing was shown."""
    return "–" if value is None else whole(value)


def kibibytes(value: float | None) -> str:
    """Write bytes in units of 1,024: `512`."""
    return "–" if value is None else whole(value / _KIB)


_QUALITY: Final[dict[str, Callable[[Score], str]]] = {
    "First hit": lambda score: percent(score.first),
    "R-precision": lambda score: percent(score.precision),
    "Recall@10": lambda score: percent(score.recall),
    "MRR": lambda score: f"{score.rank:.2f}",
}
_COST: Final[dict[str, Callable[[Score], str]]] = {
    "Median ms": lambda score: milliseconds(score.middle),
    "Slowest ms": lambda score: milliseconds(score.slowest),
    "Median KiB": lambda score: kibibytes(score.bytes),
}
_SHAPE: Final = {name: _QUALITY[name] for name in ("First hit", "Recall@10")}


def _where(one: Outcome) -> str:
    machine = one.machine
    notes = [f"Seed of the questions {one.seed}"]
    if len(one.rows) < one.planned:
        notes.append(f"interrupted after {len(one.rows)} of {one.planned} questions")
    notes += [
        f"{side} gave no whole answer to {failed}"
        for side in SIDES
        if (failed := sum(row.replies[side].state not in _ANSWERED for row in one.rows))
    ]
    return (
        f"{one.date} UTC, {machine['processor']}, {machine['cores']} cores, "
        f"{size(machine['memory'])} of memory, {machine['system']}, "
        f"load {machine['load']} at the start.\n"
        f"{', '.join(f'{name} {version}' for name, version in one.versions.items())}.\n"
        f"{'; '.join(notes)}.\n"
    )


def _shapes(one: Outcome) -> Iterator[str]:
    """Tell the shapes of numbers apart."""
    groups = {
        f"{name}, {_ROUNDS[marks]}": rows
        for shape, name in SHAPES.items()
        for marks in _ROUNDS
        if (rows := [row for row in one.of("numbers", marks=marks) if row.shape == shape])
    }
    if groups:
        yield f"### Document numbers by shape: {KHO} / {PLAIN}\n"
        yield from table("Shape", groups, _SHAPE)


def _groups(one: Outcome) -> dict[str, list[Row]]:
    return {
        f"{KINDS[kind]}, {_ROUNDS[marks]}": one.of(kind, marks=marks)
        for kind in one.kinds()
        for marks in _ROUNDS
    }


def table(
    head: str, groups: dict[str, list[Row]], columns: dict[str, Callable[[Score], str]]
) -> Iterator[str]:
    """Give a table, a line for each group of questions, both sides in each cell."""
    yield f"| {head} | Number | {' | '.join(columns)} |"
    yield f"| --- | ---: |{' ---: |' * len(columns)}"
    for name, rows in groups.items():
        if not rows:
            continue
        scores = [score(rows, side) for side in SIDES]
        cells = (" / ".join(map(told, scores)) for told in columns.values())
        yield f"| {name} | {len(rows)} | {' | '.join(cells)} |"
    yield ""


def _indexes(one: Outcome) -> Iterator[str]:
    yield "### The index\n"
    yield f"| | {' | '.join(SIDES)} | Ratio |"
    yield "| --- | ---: | ---: | ---: |"
    ours, plain = (one.indexes[side] for side in SIDES)
    lines = (
        ("Time to make it", seconds, ours.seconds, plain.seconds),
        ("Bytes", whole, ours.bytes, plain.bytes),
        ("Files", whole, ours.files, plain.files),
    )
    for name, words, left, right in lines:
        yield f"| {name} | {words(left)} | {words(right)} | ×{left / right:.2f} |"
    yield ""
