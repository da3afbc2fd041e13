"""Reading the files of `content/`: parsed where they changed, else as they were read before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeAlias

from khotin import article, cache, disk, paths, standing, workers
from khotin.article import Article
from khotin.cache import Known
from khotin.config import Config
from khotin.disk import File
from khotin.front_matter import Terms
from khotin.language import N_
from khotin.markup import Converter
from khotin.problems import Invalid, Place, Problem, problem
from khotin.source import Source
from khotin.standing import StandingPage
from khotin.watch import Stages

READING: Final = N_("Reading articles")
Changed: TypeAlias = tuple[str, File, Known | None]
"""A file that is not as it was: its path, its state, and what was known of it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of `content/` that could be read, and what is wrong with the others."""

    articles: tuple[Article, ...]
    pages: tuple[StandingPage, ...]
    problems: tuple[Problem, ...]


def terms(settings: Config) -> Terms:
    """Give what a site's articles are read against."""
    return Terms(tuple(settings.categories), settings.site.zone, settings.archive.closed)


def parse(source: Source, terms: Terms, converter: Converter) -> Article | StandingPage:
    """Read an article or a standing page. Raises Invalid with what is wrong with it."""
    if source.path.startswith(f"{paths.PAGES}/"):
        return standing.read(source, converter)
    return article.read(source, terms, converter)


def remembered(changed: Changed, read: Callable[[Source], Any]) -> Known:
    """Give what `read` makes of a file, and what to know of it next time.

    What is known of the same bytes is not made again. Raises what `read` raises.
    """
    name, file, known = changed
    source = Source(name, disk.read(file.path))
    same = known is not None and known.digest == source.digest
    value = known.value if known and same else read(source)
    return cache.remember(file.size, file.changed, source.digest, value)


class Reader:
    """Reads one file after another."""

    def __init__(self, read: Callable[[Source], Any]) -> None:
        """Begin; `read` gives what a file says, and raises Invalid with what is wrong with it."""
        self._read = read

    def __call__(self, changed: Changed) -> Known | tuple[Problem, ...]:
        """Give what a file says, and what to know of it next time; or what is wrong with it."""
        try:
            return remembered(changed, self._read)
        except Invalid as error:
            return tuple(error.problems)


def reader(terms: Terms) -> Reader:
    """Give a reader of articles and standing pages, with Markdown set up once."""
    return Reader(partial(parse, terms=terms, converter=Converter()))


def read(
    texts: Mapping[str, File],
    settings: Config,
    folder: Path,
    valid: str,
    stages: Stages,
    *,
    fresh: bool,
    jobs: int,
) -> Contents:
    """Read texts by repository path.

    `folder` keeps what was read under the stamp `valid`; nothing of it is used where all
    is to be `fresh`. Raises Invalid when a worker process dies.
    """
    hire = partial(reader, terms(settings))
    with stages(READING, len(texts)) as advance:
        known, problems = through(hire, texts, folder, valid, advance, fresh=fresh, jobs=jobs)
    return contents((known[name].value for name in texts if name in known), problems)


def contents(values: Iterable[object], problems: Iterable[Problem]) -> Contents:
    """Tell articles from standing pages."""
    values = list(values)
    return Contents(
        tuple(value for value in values if isinstance(value, Article)),
        tuple(value for value in values if isinstance(value, StandingPage)),
        tuple(problems),
    )


def through(
    hire: Callable[[], Callable[[Changed], Known | tuple[Problem, ...]]],
    texts: Mapping[str, File],
    folder: Path,
    valid: str,
    advance: Callable[[int], None],
    *,
    fresh: bool,
    jobs: int,
) -> tuple[dict[str, Known], list[Problem]]:
    """Go through texts with readers that `hire` makes, past those that are as `folder` knows them.

    Gives what is known of each text now, and the problems of those that could not be
    read. Raises Invalid when a worker process dies.
    """
    before = {} if fresh else cache.load(folder, valid)
    known = dict(chain.from_iterable(shelf.items() for shelf in before.values()))
    now, problems = anew(hire, texts, known, advance, jobs=jobs)
    cache.store(folder, valid, before, cache.shelved(now))
    return now, problems


def anew(
    hire: Callable[[], Callable[[Changed], Known | tuple[Problem, ...]]],
    texts: Mapping[str, File],
    known: Mapping[str, Known],
    advance: Callable[[int], None],
    *,
    jobs: int,
) -> tuple[dict[str, Known], list[Problem]]:
    """Go through texts, past those that are as they are `known`.

    Gives what is known of each text now, and the problems of those that could not be
    read. Raises Invalid when a worker process dies.
    """
    changed = [
        (name, file, known.get(name))
        for name, file in texts.items()
        if (was := known.get(name)) is None or (file.size, file.changed) != (was.size, was.changed)
    ]
    advance(len(texts) - len(changed))
    try:
        found = workers.work(hire, changed, jobs, advance)
    except workers.Died as death:
        names = [name for name, *_ in death.things]
        raise Invalid(problem("worker-died", Place(n), page=n) for n in names) from None
    read = dict(zip((name for name, *_ in changed), found, strict=True))
    now = {n: k for n in texts if isinstance(k := read.get(n) or known.get(n), Known)}
    return now, list(chain.from_iterable(p for p in found if not isinstance(p, Known)))
