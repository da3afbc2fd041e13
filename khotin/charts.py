"""Charts of how many articles there are: bars by month or by year, each a link to its articles."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from khotin.language import N_
from khotin.present import Presenter
from khotin.views import Bar, Chart, Link

_TALLEST: Final = 70
"""Per cent of a chart's height that its tallest bar has: the number above needs room."""


def months(show: Presenter, year: int, counts: Mapping[int, int]) -> Chart:
    """Give the chart of a year's months, empty ones too. `counts` are articles by month."""
    links = [(show.month(year, month), counts.get(month, 0)) for month in range(1, 13)]
    labels = [str(month) for month in range(1, 13)]
    bars = _bars(show, labels, links)
    return Chart("months", show.say(N_("Articles by month")), show.say(N_("Month")), bars)


def years(show: Presenter, counts: Mapping[int, int], url: Callable[[int], str]) -> Chart | None:
    """Give the chart of the years from the first to the last that has articles.

    `url` tells where the articles of a year are, for those that have some. None where one
    year is all there is, which needs no chart.
    """
    if len(counts) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    all_years = range(min(counts), max(counts) + 1)
    links = [
        (Link(str(year), url(year) if year in counts else ""), counts.get(year, 0))
        for year in all_years
    ]
    bars = _bars(show, [str(year) for year in all_years], links)
    return Chart("years", show.say(N_("Articles by year")), show.say(N_("Year")), bars)


def _bars(
    show: Presenter, labels: Sequence[str], links: Sequence[tuple[Link, int]]
) -> tuple[Bar, ...]:
    most = max(count for _, count in links)
    return tuple(
        _bar(show, label, link, count, most)
        for label, (link, count) in zip(labels, links, strict=True)
    )


def _bar(show: Presenter, label: str, link: Link, count: int, most: int) -> Bar:
    height = max(round(_TALLEST * count / most), 1) if count else 0
    return Bar(
        label=label,
        name=link.text,
        number=show.words.number(count),
        said=f"{link.text}: {show.articles(count)}",
        url=link.url if count else "",
        height=height,
        above=100 - height,
    )
