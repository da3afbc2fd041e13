"""`python -m bench`: make an archive, compare the generators on it, write the report."""

import shutil
import tomllib
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench import archive, corpus, report, results, tools
from bench.comparing import CASES, Comparison
from bench.measure import Failed
from bench.results import VALUES, Result, Run
from bench.words import seconds, size, times, whole

_SEED = 1
_SIZE = 1000
_FOLDER = click.Path(path_type=Path, file_okay=False)
_CONSOLE = Console()


@click.group()
def bench() -> None:
    """Compare Kho Tin with Hugo + Pagefind and with Pelican."""


@bench.command("corpus")
@click.option("--articles", type=click.IntRange(min=1), required=True, help="How many to make.")
@click.option("--to", type=_FOLDER, required=True, help="Folder that becomes the content folder.")
@click.option("--seed", default=_SEED, show_default=True, help="The same seed, the same archive.")
def make_corpus(articles: int, to: Path, seed: int) -> None:
    """Make a believable Vietnamese archive."""
    if to.exists() and any(to.iterdir()):
        raise click.UsageError(f"{to} is not empty")
    number = corpus.write(corpus.make(articles, seed, _categories()), to)
    _CONSOLE.print(f"{whole(number)} articles in {to}")


@bench.command("run")
@click.option("--content", type=_FOLDER, help="A real archive [a made one].")
@click.option("--articles", "--sizes", "sizes", multiple=True, type=click.IntRange(min=10))
@click.option("--cases", multiple=True, type=click.Choice(list(CASES)), help="Which [all].")
@click.option("--repeat", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--no-search", is_flag=True, help="Leave out the search index everywhere.")
@click.option("--seed", default=_SEED, show_default=True, help="Of made archives.")
@click.argument("more", nargs=-1, metavar="[MORE]...")
def run(
    *,
    content: Path | None,
    sizes: tuple[int, ...],
    cases: tuple[str, ...],
    repeat: int,
    seed: int,
    more: tuple[str, ...],
    no_search: bool,
) -> None:
    """Build with each generator in turn, and save what it cost.

    Numbers and names of cases may follow one another: --sizes 1000 10000 --cases cold old.
    """
    counts = [*sizes, *(int(word) for word in more if word.isdigit())]
    named = [*cases, *(word for word in more if not word.isdigit())]
    if unknown := [word for word in named if word not in CASES]:
        raise click.UsageError(f"no such case: {', '.join(unknown)}; there are {', '.join(CASES)}")
    programs = tools.tools()
    chosen: list[int | None] = [*counts] or [None if content else _SIZE]
    for number in chosen:
        folder = tools.HOME / "work" / (str(number) if number else "all")
        _fill(content, number, folder / "content", seed)
        what = f"real, {content.name}" if content else f"made, seed {seed}"
        articles = archive.Archive(folder / "content", number)
        comparison = Comparison(articles, what, folder, programs)
        try:
            found = comparison.run(named or list(CASES), repeat, search=not no_search, told=_tell)
        except Failed as error:
            raise click.ClickException(str(error)) from error
        _table(found)
        kind = "real-" if content else ""
        end = "-no-search" if no_search else ""
        path = results.FOLDER / f"{found.date}-{kind}{found.size}{end}.json"
        results.save(found, path)
        _CONSOLE.print(f"written: {path}")


@bench.command("report")
def make_report() -> None:
    """Write docs/performance.md and its picture from bench/results/."""
    report.write(results.FOLDER, report.PAGE, report.PICTURE)
    _CONSOLE.print(f"written: {report.PAGE}, {report.PICTURE}")


def _fill(content: Path | None, number: int | None, folder: Path, seed: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if content:
        archive.copy(content, folder)
    else:
        corpus.write(corpus.make(number or 0, seed, _categories()), folder)


def _categories() -> list[str]:
    raw = tomllib.loads((archive.ROOT / "config.toml").read_text("utf-8"))
    return list(raw["categories"])


def _tell(run: Run) -> None:
    cost = run.cost
    _CONSOLE.print(
        f"round {run.round}  {run.case:9} {run.generator:16}"
        f" {seconds(cost.wall):>8}  processor {seconds(cost.cpu):>8}"
        f"  largest {size(cost.largest):>7}  all {size(cost.tree):>7}"
    )


def _table(result: Result) -> None:
    table = Table(title=f"{whole(result.size)} articles: medians / ratio to {results.BASE}")
    for name in ("case", "generator", "time", "processor", "largest", "all processes", "output"):
        table.add_column(name, justify="left" if name in {"case", "generator"} else "right")
    writers = {"wall": seconds, "cpu": seconds, "largest": size, "tree": size, "bytes": size}
    for case in result.cases():
        for generator in result.generators():
            cells = []
            for name, words in writers.items():
                middle = words(result.middle(generator, case, VALUES[name]))
                ratio = times(result.ratio(generator, case, VALUES[name]))
                cells.append(middle if generator == results.BASE else f"{middle} / {ratio}")
            table.add_row(case, generator, *cells)
        table.add_section()
    _CONSOLE.print(table)


if __name__ == "__main__":
    bench()
