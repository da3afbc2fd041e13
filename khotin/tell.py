"""How a build's problems and report are told: for people, for GitHub, for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Final, Protocol

from click import echo, style

from khotin.kinds import Level
from khotin.language import N_, NP_, Words
from khotin.problems import Problem
from khotin.report import Report

_COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow"}
_SLOWEST: Final = 10
"""How many templates timings tell of."""
_HINT: Final = N_("hint")
_COUNT: Final = NP_("{n} problem", "{n} problems")
_PAGES: Final = NP_("{n} page", "{n} pages")
_TEXTS: Final = NP_("{n} text looked at", "{n} texts looked at")
_ERRORS: Final = NP_("{n} error", "{n} errors")
_WARNINGS: Final = NP_("{n} warning", "{n} warnings")
_AS_IT_WAS: Final = N_("Nothing was published; the site is as it was.")
_LEVELS: Final = {Level.ERROR: N_("error"), Level.WARNING: N_("warning")}


def listed(problems: Iterable[Problem], words: Words) -> None:
    """Tell each problem in two lines: `path:line:column: error: message [code]`, the hint."""
    say = words.say
    for found in problems:
        place = found.place
        where = style(f"{place.path}:{place.line}:{place.column}:", bold=True)
        level = style(f"{say(_LEVELS[found.level])}:", fg=_COLOURS[found.level], bold=True)
        code = style(f"[{found.code}]", dim=True)
        echo(f"{where} {level} {found.message(say)} {code}")
        echo(style(f"    {say(_HINT)}: {found.hint(say)}", fg="cyan"))


class Teller(Protocol):
    """Tells what came of a build, on standard output."""

    def __init__(self, words: Words) -> None: ...

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Tell why there was no build."""
        ...

    def report(self, report: Report, *, timings: bool = False) -> None:
        """Tell what a build did; with `timings`, how long each stage and template took, too."""
        ...

    def checked(self, problems: Sequence[Problem], texts: int) -> None:
        """Tell what a check of so many texts found."""
        ...


class TextTeller:
    """Lines for people: `path:line:column: error: message [code]`, then the hint."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def refuse(self, problems: Iterable[Problem]) -> None:
        known = tuple(problems)
        self._problems(known)
        count = self.words.count(_COUNT, len(known))
        echo(style(f"{count}. {self.words.say(_AS_IT_WAS)}", bold=True))

    def checked(self, problems: Sequence[Problem], texts: int) -> None:
        self._problems(problems)
        count, levels = self.words.count, [found.level for found in problems]
        errors = count(_ERRORS, levels.count(Level.ERROR))
        warnings = count(_WARNINGS, levels.count(Level.WARNING))
        echo(style(f"{count(_TEXTS, texts)}: {errors}, {warnings}.", bold=True))

    def _problems(self, problems: Iterable[Problem]) -> None:
        listed(problems, self.words)

    def report(self, report: Report, *, timings: bool = False) -> None:
        say, number = self.words.say, self.words.number
        lines = (
            (N_("articles"), report.articles),
            (N_("pages and files written"), report.written),
            (N_("unchanged"), report.unchanged),
            (N_("removed"), report.removed),
            (N_("search bundles"), report.bundles),
        )
        for name, count in lines:
            echo(f"{style(f'{number(count):>9}', bold=True)}  {say(name)}")
        stages = ", ".join(f"{say(name)} {seconds:.1f} s" for name, seconds in report.seconds)
        total = sum(seconds for _, seconds in report.seconds)
        echo(style(f"{total:>7.1f} s  ({stages})", dim=True))
        if timings:
            self._timings(report, total or 1.0)

    def _timings(self, report: Report, total: float) -> None:
        say = self.words.say
        for name, seconds in report.seconds:
            echo(f"{seconds:>9.2f} s {seconds / total:>5.0%}  {say(name)}")
        for cost in report.templates[:_SLOWEST]:
            each = cost.seconds / cost.pages * 1000
            slowest = f"{cost.slowest_seconds * 1000:.1f} ms {cost.slowest}"
            pages = self.words.count(_PAGES, cost.pages)
            echo(f"{cost.seconds:>9.2f} s {each:>7.2f} ms  {cost.template} × {pages} (≤ {slowest})")


class GithubTeller(TextTeller):
    """GitHub's workflow commands: problems become notes on the lines of a pull request."""

    def refuse(self, problems: Iterable[Problem]) -> None:
        self._problems(problems)

    def _problems(self, problems: Iterable[Problem]) -> None:
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
        self._write(built=False, problems=[self._shape(found) for found in problems])

    def checked(self, problems: Sequence[Problem], texts: int) -> None:
        self._write(texts=texts, problems=[self._shape(found) for found in problems])

    def _shape(self, found: Problem) -> dict[str, object]:
        say = self.words.say
        return {
            "path": found.place.path,
            "line": found.place.line,
            "column": found.place.column,
            "level": found.level,
            "code": found.code,
            "message": found.message(say),
            "hint": found.hint(say),
        }

    def report(self, report: Report, *, timings: bool = False) -> None:
        templates = [asdict(cost) for cost in report.templates]
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
            **({"templates": templates} if timings else {}),
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
