"""`python -m bench`: make an archive, compare the generators on it, write the report."""

import sys
from pathlib import Path

import click

from bench import aside, corpus, facts, report, results, same, show, tools
from bench.archive import Archive, copy
from bench.comparing import Comparison
from bench.measure import Failed
from bench.plan import CASES, plan
from bench.progress import Progress
from bench.wishes import Wishes, understood
from bench.words import whole

_SEED = 1
_SIZE = 1000
_SAME = 200
_FOLDER = click.Path(path_type=Path, file_okay=False)
_content = click.option("--content", type=_FOLDER, help="A real archive [a made one].")
_seed = click.option("--seed", default=_SEED, show_default=True, help="Of made archives.")
_results = click.option(
    "--results", "folder", type=_FOLDER, default=results.FOLDER, help="Folder [bench/results]."
)


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
    number = corpus.write(corpus.make(articles, seed, facts.categories()), to)
    show.say(f"{whole(number)} articles in {to}")


@bench.command("run")
@_content
@click.option("--sizes", "--articles", "words", multiple=True, metavar="N...", help="[1000].")
@click.option("--cases", "words", multiple=True, metavar="CASE...", help=f"[{' '.join(CASES)}].")
@click.option(
    "--generators", "words", multiple=True, metavar="NAME[:CASE,...]...", help="[kho hugo pelican]."
)
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--peer-rounds", type=click.IntRange(min=1), help="Of the others [as many].")
@_seed
@_results
@click.argument("more", nargs=-1, metavar="")
def run(
    *,
    content: Path | None,
    words: tuple[str, ...],
    more: tuple[str, ...],
    rounds: int,
    peer_rounds: int | None,
    seed: int,
    folder: Path,
) -> None:
    """Build with each generator in turn, and save what it cost after every build.

    Several values follow an option: --sizes 1000 10000 --cases cold old. A generator named
    with cases takes part in these only: --generators kho hugo pelican:cold-pages.
    """
    try:
        wishes = understood([*words, *more])
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    programs = tools.tools()
    with aside.kept(tools.HOME / "work"):
        for number in wishes.sizes or [None if content else _SIZE]:
            archive = _fill(content, number, seed)
            comparison = Comparison(archive, archive.folder.parent, programs, wishes.cases)
            builds = plan(wishes.cases, rounds, peer_rounds or rounds)
            progress = Progress(builds, folder, show.say)
            what = f"real, {content.resolve().name}" if content else f"made, seed {seed}"
            try:
                comparison.prepare(show.say)
                found = comparison.run(builds, what, progress.keep, show.say)
            except Failed as error:
                raise click.ClickException(str(error)) from error
            show.table(found)
            show.say(f"written: {progress.path}")


@bench.command("same")
@_content
@click.option("--articles", type=click.IntRange(min=1), help=f"How many [{_SAME}].")
@_seed
def compare(*, content: Path | None, articles: int | None, seed: int) -> None:
    """Build once with each, and check that the sites hold the same kinds of page and blocks."""
    programs, names = tools.tools(), Wishes().cases
    with aside.kept(tools.HOME / "work"):
        archive = _fill(content, articles if content else articles or _SAME, seed)
        comparison = Comparison(archive, archive.folder.parent, programs, names)
        comparison.prepare(show.say)
        try:
            comparison.bring_up_to_date(show.say)
        except Failed as error:
            raise click.ClickException(str(error)) from error
    outputs = {name: of.output for name, of in comparison.generators.items()}
    sites = {name: same.look(output) for name, output in outputs.items()}
    show.kinds(sites)
    problems = same.compare(sites)
    for problem in problems:
        show.say(problem)
    sys.exit(1 if problems else 0)


@bench.command("report")
@_results
def make_report(folder: Path) -> None:
    """Write docs/performance.md and its picture from the newest results of each size."""
    report.write(folder, report.PAGE, report.PICTURE)
    show.say(f"written: {report.PAGE}, {report.PICTURE}")


def _fill(content: Path | None, number: int | None, seed: int) -> Archive:
    """Make or copy the articles into a working folder, and read them."""
    folder = tools.HOME / "work" / (str(number) if number else "all") / "content"
    show.say(f"filling {folder}")
    aside.put(folder, folder.parent)
    if content:
        copy(content, folder)
    else:
        corpus.write(corpus.make(number or 0, seed, facts.categories()), folder)
    return Archive(folder, number, show.reading)


if __name__ == "__main__":
    bench()
