"""`views`: counts visits, and keeps them where the build finds them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import inf
from pathlib import Path
from typing import Any, Final

import click

from khotin import disk, grounds, options, paths, reading, site
from khotin.article import Article
from khotin.commands.opening import folders_of, settings_of, told
from khotin.config import Config
from khotin.language import N_, NP_, Words
from khotin.looking import Folders, cores
from khotin.problems import Invalid
from khotin.progress import show_progress
from khotin.visits import keeping, opened
from khotin.visits.addresses import Addresses
from khotin.visits.kind import Kind
from khotin.visits.readers import PAUSE
from khotin.visits.taking import Terms, take
from khotin.visits.tally import Tally, merged, together
from khotin.watch import Stages

COUNTING: Final = N_("Counting visits (bytes)")
_TOP: Final = 10
_LOST_SHOWN: Final = 10
_MOST_READ: Final = N_("Most read in these files:")
_CHANGED: Final = NP_("{n} article has a new number", "{n} articles have new numbers")
_LOST: Final = NP_(
    "{n} address is no article's any longer; its number is kept:",
    "{n} addresses are no article's any longer; their numbers are kept:",
)
_DRY: Final = N_("Nothing was written.")
_FILE: Final = click.Path(exists=True, dir_okay=False, allow_dash=True)


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a run: all that was found, and the counts before and after it."""

    found: Tally
    titles: Mapping[str, str]
    before: Mapping[str, int]
    now: Mapping[str, int]


@click.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@options.config
@options.content
@options.cache
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    help="What the files are [told by their contents].",
)
@click.option(
    "--pause",
    type=click.IntRange(0, 24 * 60),
    default=PAUSE,
    show_default=True,
    metavar="MINUTES",
    help="When a reader in a log counts again for the same article.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would come of it.")
@options.language
def command(
    files: tuple[str, ...],
    config_path: Path,
    language: str | None,
    kind: str | None,
    pause: int,
    *,
    dry_run: bool,
    **given: Any,
) -> None:
    """Count the visits in FILES, and add them to those of the articles.

    FILES are access logs, plain or packed by gzip, or tables of visits; - is what another
    program puts out. A log counts once, however often it is given. Exit status: 0 counted,
    1 problems, 2 wrong usage.
    """
    words = options.words(config_path, language)
    forced = Kind(kind) if kind else None
    with told(words):
        settings = settings_of(config_path)
        folders = folders_of(config_path, settings, given)
        if missing := grounds.missing(folders, folders.content):
            raise Invalid(missing)
        with grounds.told_plainly(folders, folders.content):
            stages = Stages(show_progress(words))
            articles = _articles(settings, folders, stages)
            addresses = Addresses(settings.site.base_url, articles)
            terms = Terms(addresses, pause, forced, _end(settings))
            done = _count(files, folders, articles, terms, stages, writes=not dry_run)
    file = folders.real(paths.VIEWS)
    for line in _told(done, file, words):
        click.echo(line)
    if dry_run:
        click.secho(words.say(_DRY), bold=True)


def _end(settings: Config) -> float:
    """Give the minute since 1970 at which the last day of a closed archive ends.

    Its pages say that numbers are as of that day. For one that still publishes it never comes.
    """
    closed = settings.archive.closed
    if closed is None:
        return inf
    return datetime.combine(closed + timedelta(1), time(), settings.site.zone).timestamp() / 60


def _articles(settings: Config, folders: Folders, stages: Stages) -> tuple[Article, ...]:
    """Read the articles. Raises Invalid where one cannot be read: its visits would be lost."""
    contents = reading.read(
        site.texts(disk.survey(folders.content)),
        settings,
        folders.cache,
        site.stamp(settings),
        stages,
        fresh=False,
        jobs=cores(),
    )
    if contents.problems:
        raise Invalid(contents.problems)
    return contents.articles


def _count(
    files: Sequence[str],
    folders: Folders,
    articles: Iterable[Article],
    terms: Terms,
    stages: Stages,
    *,
    writes: bool,
) -> _Done:
    """Count, and keep what was counted if it `writes`."""
    with keeping.alone(folders) if writes else nullcontext():
        kept = keeping.load(folders)
        with stages(COUNTING, opened.size(files)) as advance:
            taken = take(files, terms, kept.spans, advance)
        titles = {article.address: article.title for article in articles}
        written = {article.address: article.views for article in articles}
        totals = [tally.articles for tally in taken.exports]
        added = [tally.articles for tally in taken.logs]
        now = merged(kept.counts, written, totals, added)
        if writes:
            keeping.store(folders, kept, now, taken.spans)
    return _Done(together((*taken.logs, *taken.exports)), titles, kept.counts, now)


def _told(done: _Done, file: str, words: Words) -> Iterable[str]:
    """Give the lines of the report."""
    say, number, found = words.say, words.number, done.found
    counts = (
        (N_("lines read"), found.lines),
        (N_("damaged"), found.damaged),
        (N_("counted in an earlier run"), found.before),
        (N_("about no article"), found.elsewhere),
        (N_("of robots"), found.bots),
        (N_("of readers who were there a moment ago"), found.repeated),
        *([(N_("after the archive was closed"), found.late)] if found.late else []),
        (N_("visits counted"), found.views),
    )
    for name, count in counts:
        yield f"{_number(number(count))}  {say(name)}"
    top = sorted(found.articles.items(), key=lambda item: (-item[1], item[0]))[:_TOP]
    if top:
        yield say(_MOST_READ)
        for address, views in top:
            yield f"{_number(number(views))}  {done.titles[address]} ({address})"
    changed = sum(views != done.before.get(address) for address, views in done.now.items())
    yield click.style(f"{words.count(_CHANGED, changed)}: {file}", bold=True)
    lost = sorted(done.now.keys() - done.titles.keys())
    if lost:
        yield words.count(_LOST, len(lost))
        yield from (f"{_number(number(done.now[name]))}  {name}" for name in lost[:_LOST_SHOWN])
        if len(lost) > _LOST_SHOWN:
            yield f"{_number('…')}"


def _number(text: str) -> str:
    return click.style(f"{text:>11}", bold=True)
