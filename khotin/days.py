"""A day of the calendar over all years, each on a page: "this day in earlier years"."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from khotin import paths
from khotin.archive import Archive, most_read
from khotin.article import Article, Face
from khotin.language import N_
from khotin.page import Page, recipe
from khotin.present import Presenter
from khotin.views import Block, DayView, DayYear, Link

Day: TypeAlias = tuple[int, int]
"""A month and a day of it, of any year; 29 February is one."""


def days(archive: Archive) -> Iterator[Page]:
    """Give the page of every day, with the ways to the days around it.

    One page holds all years: an article that is added so touches its own day alone, and
    the two beside it where its day is a new one.
    """
    ring = list(archive.days)
    around = zip((*ring[-1:], *ring), ring, (*ring[1:], *ring[:1]), strict=False)
    for before, day, after in around:
        ways = (before, after) if len(ring) > 1 else (None, None)
        made = recipe(_day, day, archive.days[day], *ways)
        yield Page(paths.output(paths.day(*day)), "pages/day.html", made, modified="")


def earlier(archive: Archive, most: int) -> tuple[Article, ...]:
    """Give articles of earlier years that recall the day the site is built for.

    From each year one, the most read or else the newest, from at most so many years.
    """
    today = archive.today
    found = archive.days.get((today.month, today.day), ())
    past = [article for article in found if _year(article) < today.year]
    by_year = (tuple(articles) for _, articles in groupby(past, _year))
    return tuple((most_read(articles, 1) or articles)[0] for articles in by_year)[:most]


def block(show: Presenter, articles: Sequence[Face]) -> Block | None:
    """Give what the front page shows of a day in earlier years, if there is something."""
    if not articles:
        return None
    day = articles[0].date.day
    link = show.day(day.month, day.day)
    return Block(Link(_title(show, link), link.url), show.cards(articles))


def _year(article: Face) -> int:
    return article.date.when.year


def _title(show: Presenter, day: Link) -> str:
    return show.say(N_("This day in earlier years: {day}"), day=day.text)


def _day(
    show: Presenter, day: Day, articles: Sequence[Face], before: Day | None, after: Day | None
) -> DayView:
    here = show.day(*day)
    title = _title(show, here)
    years = tuple(_of_year(show, year, tuple(of)) for year, of in groupby(articles, _year))
    return DayView(
        meta=show.meta(
            paths.day(*day),
            title,
            show.say(N_("Articles of {day} in every year of the archive."), day=here.text),
            above=(Link(show.say(N_("Archive")), show.url(paths.TIMELINE)),),
        ),
        title=here.text,
        total=show.articles(len(articles)),
        ways=tuple(Link(y.year.text, f"#{y.place}") for y in years) if len(years) > 1 else (),
        years=years,
        before=show.day(*before) if before else None,
        after=show.day(*after) if after else None,
    )


def _of_year(show: Presenter, year: int, articles: Sequence[Face]) -> DayYear:
    return DayYear(
        paths.year_place(year),
        show.counted(show.year(year), len(articles)),
        show.cards(articles),
    )
