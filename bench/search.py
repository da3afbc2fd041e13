"""`python -m bench.search`: ask Kho Tin's search and plain Pagefind, write the report."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import click

from bench import corpus, facts, results, show
from bench.finding import judged, outcome, table
from bench.finding.asking import Asker, asker
from bench.finding.gathering import KINDS, gather
from bench.finding.outcome import Outcome, Row
from bench.finding.question import Question
from bench.finding.round import Round
from bench.finding.serving import Wire, serve
from bench.finding.sites import Sites
from bench.finding.texts import read
from bench.measure import Failed
from bench.tools import HOME
from bench.words import whole

_WORK: Final = HOME / "finding"
_SEED: Final = 1
_EVERY: Final = 20
_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_results = click.option(
    "--results", "folder", type=_FOLDER, default=results.FOLDER, help="Folder [bench/results]."
)


class _RunByDefault(click.Group):
    """`python -m bench.search --content X` means `python -m bench.search run --content X`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in {*self.commands, "--help"}:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_RunByDefault)
def search() -> None:
    """Tell how well and how fast Kho Tin's search finds, beside plain Pagefind."""


@search.command("run")
@click.option("--content", type=_FOLDER, help="An archive's content folder.")
@click.option("--articles", type=click.IntRange(min=1), help="Make an archive of so many instead.")
@click.option("--seed", default=_SEED, show_default=True, help="Of a made archive, and questions.")
@click.option("--queries", default=100, show_default=True, help="Questions of each kind, at most.")
@click.option("--kinds", "words", multiple=True, metavar="KIND...", help=f"[{' '.join(KINDS)}].")
@click.option("--names", type=_FILE, help='Names of your own: {query: ["2023/09/slug", ...]}.')
@click.option("--topics", type=_FILE, help="Topics of your own, likewise.")
@click.option("--keep", is_flag=True, help="Bring the sites of last time up to date, no more.")
@_results
@click.argument("more", nargs=-1, metavar="")
def run(
    *,
    content: Path | None,
    articles: int | None,
    seed: int,
    queries: int,
    words: tuple[str, ...],
    more: tuple[str, ...],
    names: Path | None,
    topics: Path | None,
    keep: bool,
    folder: Path,
) -> None:
    """Build both sites, ask every question of both, and save what came of it."""
    if bool(content) == bool(articles):
        raise click.UsageError("give either --content or --articles")
    if unknown := {*words, *more} - KINDS.keys():
        raise click.UsageError(f"{', '.join(unknown)}: no kind of question")
    kinds = [kind for kind in KINDS if kind in {*words, *more}] or list(KINDS)
    files = {kind: file for kind, file in {"names": names, "topics": topics}.items() if file}
    label = _label(content, articles, seed)
    work = _WORK / label.replace(", ", "-").replace(" ", "-")
    made = content or _made(articles or 0, seed, work / "content", keep=keep)
    sites = Sites(made, work)
    try:
        indexes = sites.build(show.say, keep=keep)
    except Failed as error:
        raise click.ClickException(str(error)) from error
    texts = list(read(made, sites.holds))
    questions = gather(texts, kinds, queries, seed, files)
    _count(questions, kinds)
    with _asker(sites) as one:
        todo = Round(one, questions)
        found = Outcome(
            date=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
            content=label,
            articles=len(texts),
            seed=seed,
            machine=results.machine(),
            versions=_versions(one),
            indexes=indexes,
            planned=todo.planned,
        )
        path = _keep(todo.rows(show.say), found, folder, work / "asked.jsonl")
    show.say("\n".join(table.section(found)))
    show.say(f"written: {path}; each question: {work / 'asked.jsonl'}")


@search.command("report")
@_results
def report(folder: Path) -> None:
    """Write docs/search.md from the newest results of each archive."""
    table.write(folder, table.PAGE)
    show.say(f"written: {table.PAGE}")


@search.command("judge")
@click.argument("file", type=_FILE)
def judge(file: Path) -> None:
    """Take judged questions from FILE, {query: ["2023/09/slug", ...]}, into the repository.

    Their articles are kept as digests.
    """
    hidden = judged.hidden(json.loads(file.read_text("utf-8")))
    judged.FILE.write_text(json.dumps(hidden, ensure_ascii=False, indent=1) + "\n", "utf-8")
    show.say(f"written: {judged.FILE}, {whole(len(hidden))} questions")


def _label(content: Path | None, articles: int | None, seed: int) -> str:
    if content is None:
        return f"made {articles}, seed {seed}"
    resolved = content.resolve()
    name = resolved.parent.name if resolved.name == "content" else resolved.name
    return f"real, {name}"


def _made(articles: int, seed: int, folder: Path, *, keep: bool) -> Path:
    """Make an archive, unless that of last time is to be kept."""
    if not (keep and folder.exists()):
        shutil.rmtree(folder, ignore_errors=True)
        corpus.write(corpus.make(articles, seed, facts.categories()), folder)
    return folder


def _count(questions: Sequence[Question], kinds: Iterable[str]) -> None:
    for kind in kinds:
        number = sum(question.kind == kind for question in questions)
        show.say(f"{whole(number):>6}  {KINDS[kind].lower()}")


@contextmanager
def _asker(sites: Sites) -> Iterator[Asker]:
    wire = Wire()
    with serve(sites.output, sites.plain, wire) as address, asker(address, wire) as one:
        yield one


def _keep(rows: Iterator[tuple[str, Row]], found: Outcome, folder: Path, asked: Path) -> Path:
    """Save what is answered now and then; each wording, which is the archive's own, aside."""
    with asked.open("w", encoding="utf-8") as stream:
        for wording, row in rows:
            found.rows.append(row)
            replies = {side: (of.right, of.first) for side, of in row.replies.items()}
            line = {"asked": wording, "kind": row.kind, "answers": row.answers, **replies}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            if len(found.rows) % _EVERY == 0:
                outcome.save(found, folder)
    return outcome.save(found, folder)


def _versions(one: Asker) -> dict[str, str]:
    command = ["git", "-C", str(facts.ROOT), "describe", "--always", "--dirty", "--tags"]
    said = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    return {
        "python": sys.version.split()[0],
        "khotin": said.stdout.strip(),
        "pagefind": version("pagefind-bin"),
        "chromium": one.version,
    }


if __name__ == "__main__":
    search()
