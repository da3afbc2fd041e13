"""The ways through time: each year, the archive's index, the most read."""

from collections.abc import Iterator, Sequence
from typing import Final

from khotin import archive, paths
from khotin.article import Article
from khotin.language import N_
from khotin.page import Page
from khotin.present import Presenter
from khotin.views import Link, MonthEntry, MostReadView, TimelineEntry, TimelineView, YearView

_MONTH_CARDS: Final = 3
"""Articles that stand for a month on its year's page."""


def years(show: Presenter) -> Iterator[Page]:
    """Give the page of every year that has articles."""
    years = list(show.archive.years.items())
    for index, (year, articles) in enumerate(years):
        title = show.say(N_("Year {year}"), year=year)
        view = YearView(
            meta=show.meta(paths.year(year), title, above=_above(show)),
            title=title,
            total=show.articles(len(articles)),
            months=tuple(
                MonthEntry(
                    show.counted(show.month(year, month), members),
                    show.cards(archive.most_read(members, _MONTH_CARDS) or members[:_MONTH_CARDS]),
                )
                for (of_year, month), members in show.archive.months.items()
                if of_year == year
            ),
            most_read=show.cards(archive.most_read(articles, show.config.lists.most_read_box)),
            most_read_url=show.url(paths.most_read(year)),
            newer=show.year(years[index - 1][0]) if index else None,
            older=show.year(years[index + 1][0]) if index + 1 < len(years) else None,
        )
        yield Page(paths.output(paths.year(year)), "pages/year.html", view)


def _above(show: Presenter) -> tuple[Link]:
    return (Link(show.say(N_("Archive")), show.url(paths.TIMELINE)),)


def timeline(show: Presenter) -> Page:
    """Give the index of the whole archive by year, month and category."""
    whole = show.archive
    title = show.say(N_("Archive"))
    view = TimelineView(
        meta=show.meta(paths.TIMELINE, title),
        title=title,
        total=show.articles(len(whole.articles)),
        years=tuple(
            TimelineEntry(
                show.counted(show.year(year), articles),
                tuple(
                    show.counted(show.month(year, month), members)
                    for (of_year, month), members in whole.months.items()
                    if of_year == year
                ),
            )
            for year, articles in whole.years.items()
        ),
        categories=tuple(
            show.counted(show.category(key), members) for key, members in whole.categories.items()
        ),
    )
    return Page(paths.output(paths.TIMELINE), "pages/timeline.html", view)


def most_read(show: Presenter) -> Iterator[Page]:
    """Give the pages of the most read articles: of all time, then of each year."""
    most = show.config.lists.most_read
    all_time = Link(show.say(N_("Most read")), show.url(paths.MOST_READ))
    years = tuple(Link(str(y), show.url(paths.most_read(y))) for y in show.archive.years)
    choices: list[tuple[str, str, Sequence[Article], tuple[Link, ...]]] = [
        (paths.MOST_READ, all_time.text, show.archive.articles, ())
    ]
    for year, articles in show.archive.years.items():
        title = show.say(N_("Most read in {year}"), year=year)
        choices.append((paths.most_read(year), title, articles, (all_time,)))
    for where, title, members, above in choices:
        view = MostReadView(
            meta=show.meta(where, title, above=above),
            title=title,
            cards=show.cards(archive.most_read(members, most)),
            years=years,
            all_time=all_time,
            current=show.url(where),
        )
        yield Page(paths.output(where), "pages/most_read.html", view)
