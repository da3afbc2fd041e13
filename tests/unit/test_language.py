from datetime import datetime

import pytest

from khotin.language import NP_, Words, catalogue
from tests.unit.making import ZONE

WHEN = datetime(2023, 9, 12, 11, 21, tzinfo=ZONE)


def test_a_date_is_written_as_the_portals_do() -> None:
    assert Words("vi").long_date(WHEN, timed=True) == "Thứ Ba, 12/09/2023 | 11:21"
    assert Words("vi").long_date(WHEN, timed=False) == "Thứ Ba, 12/09/2023"


def test_english_puts_the_day_first_too() -> None:
    assert Words("en").long_date(WHEN, timed=False) == "Tuesday, 12/09/2023"
    assert Words("en").short_date(WHEN) == "12/09/2023"


@pytest.mark.parametrize(("language", "written"), [("vi", "1.234.567"), ("en", "1,234,567")])
def test_thousands_are_set_apart_as_the_language_does(language: str, written: str) -> None:
    assert Words(language).number(1_234_567) == written


@pytest.mark.parametrize(
    ("size", "written"),
    [
        *((0, "1 KB"), (100, "1 KB"), (1024 * 1000, "1.000 KB"), (1024 * 1024 - 1, "1,0 MB")),
        *((1_468_006, "1,4 MB"), (10_400_000, "9,9 MB"), (10_450_000, "10 MB")),
        (1_234 * 1024 * 1024, "1.234 MB"),
    ],
)
def test_the_size_of_a_file_is_written_in_kilobytes_or_megabytes(size: int, written: str) -> None:
    assert Words("vi").size(size) == written


def test_the_size_of_a_file_has_the_point_of_the_language() -> None:
    assert Words("en").size(1_468_006) == "1.4 MB"


def test_what_is_counted_has_one_form_in_vietnamese_and_two_in_english() -> None:
    counted = NP_("{n} article", "{n} articles")
    assert [Words("vi").count(counted, n) for n in (1, 1850)] == ["1 bài", "1.850 bài"]
    assert [Words("en").count(counted, n) for n in (1, 1850)] == ["1 article", "1,850 articles"]


def test_months_are_named_by_number() -> None:
    assert Words("vi").month(2023, 9) == "Tháng 9/2023"
    assert Words("en").month(2023, 9) == "Month 9/2023"


def test_what_the_catalogue_does_not_know_is_said_in_english() -> None:
    assert Words("vi").say("never written anywhere") == "never written anywhere"


def test_a_language_is_loaded_once() -> None:
    assert catalogue("vi") is catalogue("vi")


def test_a_day_of_any_year_has_its_month_by_name() -> None:
    assert Words("vi").day(9, 2) == "2 tháng 9"
    assert Words("en").day(9, 2) == "2 September"
