"""The ways through time: each year, the archive's index, the most read."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from khotin import charts, paths
from khotin.archive import Archive, most_read
from khotin.article import Face
from khotin.config import Config
from khotin.language import N_
from khotin.page import Page, recipe
from khotin.present import Presenter
from khotin.views import Link, MonthEntry, MostReadView, TimelineEntry, TimelineView, YearView

MonthCount: TypeAlias = tuple[int, int]
"""A month's number, and how many articles it has."""

_MONTH_CARDS: Final = 3
"""Articles that stand for a month on its year's page."""


def years(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the page of every year that has articles."""
    years = list(archive.years)
    around = zip((None, *years), years, (*years[1:], None), strict=False)
    months = _by_year(archive)
    for newer, year, older in around:
        members = tuple(
            (month, count, most_read(articles, _MONTH_CARDS) or articles[:_MONTH_CARDS])
            for month, count in months[year]
            for articles in (archive.months[year, month],)
        )
        most = most_read(archive.years[year], config.lists.most_read_box)
        made = recipe(_year, year, len(archive.years[year]), members, most, newer, older)
        yield Page(paths.output(paths.year(year)), "pages/year.html", made, modified="")


def timeline(archive: Archive) -> Page:
    """Give the index of the whole archive by year, month and category."""
    years = tuple((year, len(archive.years[year]), of) for year, of in _by_year(archive).items())
    categories = tuple((key, len(members)) for key, members in archive.categories.items())
    made = recipe(_timeline, len(archive.articles), years, categories)
    return Page(paths.output(paths.TIMELINE), "pages/timeline.html", made, modified="")


def most_read_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Give the pages of the most read articles: of all time, then of each year."""
    years = tuple(archive.years)
    for year, members in ((None, archive.articles), *archive.years.items()):
        most = most_read(members, config.lists.most_read)
        where = paths.MOST_READ if year is None else paths.most_read(year)
        made = recipe(_most_read, year, most, years)
        yield Page(paths.output(where), "pages/most_read.html", made, modified="")


def _by_year(archive: Archive) -> dict[int, tuple[MonthCount, ...]]:
    return {
        year: tuple((month, len(archive.months[year, month])) for _, month in months)
        for year, months in groupby(archive.months, key=lambda month: month[0])
    }


def _year(
    show: Presenter,
    year: int,
    total: int,
    months: Sequence[tuple[int, int, Sequence[Face]]],
    most: Sequence[Face],
    newer: int | None,
    older: int | None,
) -> YearView:
    title = show.say(N_("Year {year}"), year=year)
    return YearView(
        meta=show.meta(
            paths.year(year),
            title,
            above=(Link(show.say(N_("Archive")), show.url(paths.TIMELINE)),),
        ),
        title=title,
        total=show.articles(total),
        chart=charts.months(show, year, {month: count for month, count, _ in months}),
        months=tuple(
            MonthEntry(show.counted(show.month(year, month), count), show.cards(cards))
            for month, count, cards in months
        ),
        most_read=show.cards(most),
        most_read_url=show.url(paths.most_read(year)),
        newer=show.year(newer) if newer else None,
        older=show.year(older) if older else None,
    )


def _timeline(
    show: Presenter,
    total: int,
    years: Sequence[tuple[int, int, Sequence[MonthCount]]],
    categories: Sequence[tuple[str, int]],
) -> TimelineView:
    title = show.say(N_("Archive"))
    return TimelineView(
        meta=show.meta(paths.TIMELINE, title),
        title=title,
        total=show.articles(total),
        years=tuple(
            TimelineEntry(
                show.counted(show.year(year), of_year),
                tuple(show.counted(show.month(year, month), count) for month, count in months),
            )
            for year, of_year, months in years
        ),
        categories=tuple(show.counted(show.category(key), count) for key, count in categories),
    )


def _most_read(
    show: Presenter, year: int | None, most: Sequence[Face], years: Sequence[int]
) -> MostReadView:
    all_time = Link(show.say(N_("Most read")), show.url(paths.MOST_READ))
    where = paths.MOST_READ if year is None else paths.most_read(year)
    title = all_time.text if year is None else show.say(N_("Most read in {year}"), year=year)
    return MostReadView(
        meta=show.meta(where, title, above=() if year is None else (all_time,)),
        title=title,
        cards=show.cards(most),
        years=tuple(Link(str(y), show.url(paths.most_read(y))) for y in years),
        all_time=all_time,
        current=show.url(where),
    )
