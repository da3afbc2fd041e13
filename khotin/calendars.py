"""The calendar of a month: its days in weeks, those with articles linked."""

from calendar import MONDAY, Calendar
from collections.abc import Callable, Mapping
from typing import Final

from khotin import views
from khotin.language import N_
from khotin.present import Presenter

_WEEKS: Final = Calendar(MONDAY)


def month(
    show: Presenter,
    which: tuple[int, int],
    counts: Mapping[int, int],
    url: Callable[[int], str],
) -> views.Calendar:
    """Give the calendar of a month, as year and number.

    `counts` are articles by day, of the days that have some; `url` tells where those of
    such a day are.
    """

    def entry(day: int) -> views.DayEntry:
        if not counts.get(day):
            return views.DayEntry(str(day) if day else "")
        said = f"{show.words.day(which[1], day)}: {show.articles(counts[day])}"
        return views.DayEntry(str(day), show.words.number(counts[day]), said, url(day))

    return views.Calendar(
        title=show.say(N_("Articles by day")),
        weekdays=tuple(views.Weekday(*names) for names in show.words.weekdays()),
        weeks=tuple(tuple(map(entry, week)) for week in _WEEKS.monthdayscalendar(*which)),
    )
