"""What the benchmark says on a terminal."""

from collections.abc import Mapping
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from bench import results
from bench.plan import CASES
from bench.results import VALUES, Result
from bench.same import KINDS, Site
from bench.words import seconds, size, times, whole

_CONSOLE: Final = Console(width=110, highlight=False)
_WRITERS: Final = {"wall": seconds, "cpu": seconds, "largest": size, "tree": size, "bytes": size}


def say(text: str) -> None:
    """Say a line."""
    _CONSOLE.print(text, markup=False, soft_wrap=True)


def reading(number: int, of: int) -> None:
    """Tell how many articles are read."""
    say(f"read {whole(number)} of {whole(of)} articles")


def table(result: Result) -> None:
    """Show a result: medians, and ratios to Kho Tin's."""
    shown = Table(title=f"{whole(result.size)} articles: medians / ratio to {results.BASE}")
    for name in ("case", "generator", "time", "processor", "largest", "all processes", "output"):
        shown.add_column(name, justify="left" if name in {"case", "generator"} else "right")
    for case in (case for case in CASES if case in result.cases()):
        for generator in result.generators():
            if not result.of(generator, case):
                continue
            cells = []
            for name, words in _WRITERS.items():
                middle = words(result.middle(generator, case, VALUES[name]) or 0)
                ratio = times(result.ratio(generator, case, VALUES[name]))
                cells.append(middle if generator == results.BASE else f"{middle} / {ratio}")
            shown.add_row(case, generator, *cells)
        shown.add_section()
    _CONSOLE.print(shown)


def kinds(sites: Mapping[str, Site]) -> None:
    """Show how many pages of each kind every site has, and their bytes on average."""
    shown = Table(title="pages, bytes and cards of each on average", box=box.SIMPLE)
    for name in ("kind of page", *sites):
        shown.add_column(name, justify="left" if name == "kind of page" else "right")
    for kind in KINDS:
        found = [site.kinds.get(kind) for site in sites.values()]
        cells = (
            f"{of.pages} {whole(of.bytes / of.pages):>7} {of.cards / of.pages:>4.1f}" if of else "–"
            for of in found
        )
        shown.add_row(kind, *cells)
    _CONSOLE.print(shown)
