"""Reading the files of `content/`: parsed where they changed, else as they were read before."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khotin import article, cache, paths, standing
from khotin.article import Article
from khotin.cache import Known
from khotin.config import Config
from khotin.front_matter import Terms
from khotin.language import N_
from khotin.markup import Converter
from khotin.problems import Invalid, Problem
from khotin.source import Source
from khotin.standing import StandingPage
from khotin.watch import Stages

READING: Final = N_("Reading articles")


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of `content/` that could be read, and what is wrong with the others."""

    articles: tuple[Article, ...]
    pages: tuple[StandingPage, ...]
    problems: tuple[Problem, ...]


def read(
    texts: dict[str, Path], settings: Config, folder: Path, stages: Stages, *, fresh: bool
) -> Contents:
    """Read texts by repository path; `folder` keeps what was read, unless it is to be `fresh`."""
    terms = Terms(settings.categories, settings.site.zone)
    valid = cache.stamp(tuple(settings.categories), settings.site.timezone)
    before = {} if fresh else cache.load(folder, valid)
    parse = _parser(terms)
    now: dict[str, Known] = {}
    values: list[Article | StandingPage] = []
    problems: list[Problem] = []
    with stages(READING, len(texts)) as advance:
        for name, path in texts.items():
            try:
                value, now[name] = _read(name, path, before.get(name), parse)
                values.append(value)
            except Invalid as error:
                problems += error.problems
            advance(1)
    cache.store(folder, valid, before, now)
    return Contents(
        tuple(value for value in values if isinstance(value, Article)),
        tuple(value for value in values if isinstance(value, StandingPage)),
        tuple(problems),
    )


def _parser(terms: Terms) -> Callable[[Source], Article | StandingPage]:
    converter = Converter()

    def parse(source: Source) -> Article | StandingPage:
        if source.path.startswith(f"{paths.PAGES}/"):
            return standing.read(source, converter)
        return article.read(source, terms, converter)

    return parse


def _read(
    name: str,
    path: Path,
    known: Known | None,
    parse: Callable[[Source], Article | StandingPage],
) -> tuple[Article | StandingPage, Known]:
    """Give what a file says, and what to know of it next time."""
    state = path.stat()
    same = known and (state.st_size, state.st_mtime_ns) == (known.size, known.changed)
    if known and same and (value := known.recall()):
        return value, known
    source = Source(name, path.read_bytes())
    recalled = known.recall() if known and known.digest == source.digest else None
    value = recalled or parse(source)
    return value, cache.remember(state.st_size, state.st_mtime_ns, source.digest, value)
