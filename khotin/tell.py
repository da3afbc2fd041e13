"""How a build's problems and report are told: for people, for GitHub, for programs."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from khotin.language import N_, NP_, Words
from khotin.pipeline import Report
from khotin.problems import Level, Problem
from khotin.watch import Watch

_STYLES: Final = {Level.ERROR: "bold red", Level.WARNING: "bold yellow"}
_HINT: Final = N_("hint")
_COUNT: Final = NP_("{n} problem", "{n} problems")
_AS_IT_WAS: Final = N_("Nothing was published; the site is as it was.")
_LEVELS: Final = {Level.ERROR: N_("error"), Level.WARNING: N_("warning")}


class Teller(Protocol):
    """Tells what came of a build, on standard output."""

    def __init__(self, words: Words) -> None: ...

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Tell why there was no build."""
        ...

    def report(self, report: Report) -> None:
        """Tell what a build did."""
        ...


class TextTeller:
    """Lines for people: `path:line:column: error: message [code]`, then the hint."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.console = Console(file=sys.stdout, soft_wrap=True, highlight=False)

    def refuse(self, problems: Iterable[Problem]) -> None:
        say, known = self.words.say, tuple(problems)
        for found in known:
            place = found.place
            self.console.print(
                Text.assemble(
                    (f"{place.path}:{place.line}:{place.column}: ", "bold"),
                    (f"{say(_LEVELS[found.level])}: ", _STYLES[found.level]),
                    found.message(say),
                    (f" [{found.code}]", "dim"),
                )
            )
            self.console.print(Text(f"    {say(_HINT)}: {found.hint(say)}", "cyan"))
        count = self.words.count(_COUNT, len(known))
        self.console.print(Text(f"{count}. {say(_AS_IT_WAS)}", "bold"))

    def report(self, report: Report) -> None:
        say, number = self.words.say, self.words.number
        lines = (
            (N_("articles"), report.articles),
            (N_("pages and files written"), report.written),
            (N_("unchanged"), report.unchanged),
            (N_("removed"), report.removed),
            (N_("search bundles"), report.bundles),
        )
        for name, count in lines:
            self.console.print(Text.assemble((f"{number(count):>9}", "bold"), f"  {say(name)}"))
        stages = ", ".join(f"{say(name)} {seconds:.1f} s" for name, seconds in report.seconds)
        total = sum(seconds for _, seconds in report.seconds)
        self.console.print(Text(f"{total:>7.1f} s  ({stages})", "dim"))


class GithubTeller(TextTeller):
    """GitHub's workflow commands: problems become notes on the lines of a pull request."""

    def refuse(self, problems: Iterable[Problem]) -> None:
        for found in problems:
            place = found.place
            where = f"file={_property(place.path)},line={place.line},col={place.column}"
            title = f"title={_property(found.code)}"
            words = f"{found.message(self.words.say)}\n{found.hint(self.words.say)}"
            sys.stdout.write(f"::{found.level} {where},{title}::{_data(words)}\n")


class JsonTeller:
    """One JSON object, described in `docs/problems.md`."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def refuse(self, problems: Iterable[Problem]) -> None:
        say = self.words.say
        self._write(
            built=False,
            problems=[
                {
                    "path": found.place.path,
                    "line": found.place.line,
                    "column": found.place.column,
                    "level": found.level,
                    "code": found.code,
                    "message": found.message(say),
                    "hint": found.hint(say),
                }
                for found in problems
            ],
        )

    def report(self, report: Report) -> None:
        self._write(
            built=True,
            problems=[],
            articles=report.articles,
            pages=report.pages,
            written=report.written,
            unchanged=report.unchanged,
            removed=report.removed,
            bundles=report.bundles,
            seconds={name: round(seconds, 3) for name, seconds in report.seconds},
        )

    def _write(self, **values: object) -> None:
        sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=2) + "\n")


TELLERS: Final[dict[str, type[Teller]]] = {
    "text": TextTeller,
    "github": GithubTeller,
    "json": JsonTeller,
}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


class _Bars:
    """A bar for each stage, on a terminal."""

    def __init__(self, words: Words, console: Console) -> None:
        self.words, self.console = words, console

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        columns = (TextColumn("{task.description:<24}"), BarColumn())
        with Progress(
            *columns, MofNCompleteColumn(), TimeElapsedColumn(), console=self.console
        ) as progress:
            task = progress.add_task(self.words.say(name), total=total)
            yield lambda steps: progress.advance(task, steps)
            progress.update(task, total=total or 1, completed=total or 1)


class _Lines:
    """A line for each stage, where there is no terminal."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        size = f" ({self.words.number(total)})" if total is not None else ""
        sys.stderr.write(f"{self.words.say(name)}{size}\n")
        sys.stderr.flush()
        yield lambda _: None


def show_progress(words: Words) -> Watch:
    """Give what shows progress on standard error: bars on a terminal, else plain lines."""
    console = Console(stderr=True)
    return _Bars(words, console) if console.is_terminal else _Lines(words)
