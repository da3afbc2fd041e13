import calendar
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khotin import calendars
from khotin.views import DayEntry, Weekday
from tests.unit.making import presenter

SHOW = presenter()
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_every_day_of_a_month_stands_once_below_its_weekday(day: date) -> None:
    weeks = calendars.month(SHOW, (day.year, day.month), {}, str).weeks
    assert all(len(week) == 7 for week in weeks)
    (at,) = [n for week in weeks for n, entry in enumerate(week) if entry.day == str(day.day)]
    assert at == day.weekday()
    written = [int(entry.day) for week in weeks for entry in week if entry.day]
    assert written == list(range(1, calendar.monthrange(day.year, day.month)[1] + 1))


def test_a_day_with_articles_says_how_many_and_leads_to_them() -> None:
    weeks = calendars.month(SHOW, (2024, 2), {29: 1, 3: 12}, lambda day: f"#{day}").weeks
    linked = [entry for week in weeks for entry in week if entry.url]
    assert linked == [
        DayEntry("3", "12", "3 tháng 2: 12 bài", "#3"),
        DayEntry("29", "1", "29 tháng 2: 1 bài", "#29"),
    ]


def test_a_week_begins_on_monday() -> None:
    weekdays = calendars.month(SHOW, (2024, 2), {}, str).weekdays
    assert weekdays[0] == Weekday("T2", "Thứ Hai")
    assert weekdays[6] == Weekday("CN", "Chủ Nhật")
