"""Makes a believable archive of a Vietnamese district: the same for the same seed."""

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from pathlib import Path
from random import Random
from typing import Final

from bench import text_shape
from bench.lexicon import Lexicon, load
from bench.scene import Scene, person
from khotin.text import slug

YEARS: Final = range(2004, 2026)
_BYLINES: Final = 60
_SLUG_WORDS: Final = 12
_GROWTH: Final = 1.4


@dataclass(frozen=True, slots=True)
class Made:
    """A made article: its path below `content/`, and its text."""

    path: str
    text: str


def make(articles: int, seed: int, categories: Sequence[str]) -> Iterator[Made]:
    """Make an archive, one article after another. It depends on the arguments alone."""
    random, lexicon = Random(seed), load()  # noqa: S311 - made articles keep no secrets
    lexicon.forget()
    bylines = _bylines(lexicon, random)
    years = random.choices(YEARS, weights=[_weight(year) for year in YEARS], k=articles)
    taken: set[str] = set()
    for year in sorted(years):
        day = _day(year, random)
        category = categories[int(random.random() ** 1.5 * len(categories))]
        scene = Scene(lexicon, random, category, day)
        title = scene.write("title")
        path = _path(day, title, taken)
        text = text_shape.body(scene, random, text_shape.length(random))
        front = _front_matter(scene, random, title, day, category, bylines=bylines)
        yield Made(path, "\n".join(["---", *front, "---", "", text]))


def write(made: Iterable[Made], folder: Path) -> int:
    """Write an archive into `folder`; gives the number of articles."""
    number, known = 0, set[Path]()
    for number, article in enumerate(made, start=1):  # noqa: B007 - the last number counts them
        path = folder / article.path
        if path.parent not in known:
            path.parent.mkdir(parents=True, exist_ok=True)
            known.add(path.parent)
        path.write_text(article.text, "utf-8", newline="\n")
    return number


def _weight(year: int) -> float:
    """Say how much was written in a year: more and more, and half of the last."""
    weight = float((year - YEARS[0] + 3) ** _GROWTH)
    return weight / 2 if year == YEARS[-1] else weight


def _day(year: int, random: Random) -> date:
    months = 6 if year == YEARS[-1] else 12
    month = 1 + int(random.random() * months)
    return date(year, month, 1 + int(random.random() * monthrange(year, month)[1]))


def _path(day: date, title: str, taken: set[str]) -> str:
    name = "-".join(slug(title).split("-")[:_SLUG_WORDS])
    path, number = f"{day:%Y/%m}/{name}.md", 1
    while path in taken:
        number += 1
        path = f"{day:%Y/%m}/{name}-{number}.md"
    taken.add(path)
    return path


def _bylines(lexicon: Lexicon, random: Random) -> list[str]:
    offices = lexicon.names["offices"]
    names = [person(lexicon, random).split(" ", 1)[1] for _ in range(_BYLINES)]
    return [
        f"{name} ({offices.draw(random)})" if random.random() < 0.3 else name  # noqa: PLR2004 - a third write for an office
        for name in names
    ]


def _front_matter(
    scene: Scene,
    random: Random,
    title: str,
    day: date,
    category: str,
    *,
    bylines: list[str],
) -> Iterator[str]:
    def chance(of: float) -> bool:
        return random.random() < of

    yield f"title: {_quoted(title)}"
    yield f"date: {_date(day, random)}"
    yield f"category: {category}"
    if chance(0.92):
        both = [bylines[int(random.random() ** 2 * len(bylines))] for _ in range(2)]
        yield f"authors: {_listed(both if chance(0.15) else both[:1])}"
    if chance(0.97):
        yield f"views: {1 + round(exp(random.gauss(5.2, 1.1)))}"
    if chance(0.85):
        yield f"summary: {_quoted(scene.write('lead'))}"
    if chance(0.8):
        yield f"tags: {_listed([scene.write('tag') for _ in range(1 + int(random.random() * 4))])}"
    if scene.documents and chance(0.5):
        yield f"documents: {_listed(scene.documents)}"
    if chance(0.01):
        yield "featured: true"


def _date(day: date, random: Random) -> str:
    """Write a date in one of the shapes that editors use."""
    shape, hour, minute = random.random(), 6 + int(random.random() * 14), int(random.random() * 60)
    if shape < 0.7:  # noqa: PLR2004 - most come from the old portal's export
        return f"{day.isoformat()}T{hour:02}:{minute:02}:00+07:00"
    if shape < 0.9:  # noqa: PLR2004 - some were typed
        return f'"{day:%d/%m/%Y} | {hour:02}:{minute:02}"'
    return day.isoformat()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(texts: list[str]) -> str:
    return json.dumps(list(dict.fromkeys(texts)), ensure_ascii=False)
