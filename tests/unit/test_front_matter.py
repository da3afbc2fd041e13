from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.front_matter import Byline, Moment, read_moment
from khotin.problems import Invalid
from tests.unit.making import ZONE, read, told

AT_11_21 = Moment(datetime(2023, 9, 12, 11, 21, tzinfo=ZONE), timed=True)
THAT_DAY = Moment(datetime(2023, 9, 12, tzinfo=ZONE), timed=False)


def refused(more: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        read(more)
    return told(caught.value.problems)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2023-09-12T11:21:00+07:00", AT_11_21),
        ("2023-09-12T04:21:00Z", AT_11_21),
        ("2023-09-12 11:21", AT_11_21),
        ("12/09/2023 | 11:21", AT_11_21),
        ("12/9/2023 11:21", AT_11_21),
        ("12/09/2023, 11:21", AT_11_21),
        (" 12/09/2023 |\u00a011:21 ", AT_11_21),
        ("2023-09-12", THAT_DAY),
        ("12/09/2023", THAT_DAY),
        ("12/9/2023", THAT_DAY),
    ],
)
def test_dates_are_read_as_editors_write_them(written: str, moment: Moment) -> None:
    assert read_moment(written, ZONE) == moment


def test_the_day_stands_before_the_month() -> None:
    moment = read_moment("03/04/2023", ZONE)
    assert moment is not None
    assert moment.day == date(2023, 4, 3)


def test_a_time_of_another_zone_is_told_in_the_sites_own() -> None:
    moment = read_moment("2023-09-30T23:30:00+00:00", ZONE)
    assert moment is not None
    assert moment.day == date(2023, 10, 1)


@pytest.mark.parametrize(
    "written",
    [
        *("31/02/2023", "12/13/2023", "00/09/2023", "2023-02-31", "2023-9-12", "12/09/23"),
        *("12/09/2023 | 24:00", "12/09/2023 | 11h21", "2023-09-12 11:60", "12-09-2023"),
        *("", "hôm qua", "20230912", "2023", "2023-09-12T11", "9999-12-31T23:59:00-05:00"),
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    assert read_moment(written, ZONE) is None


@given(st.text("0123456789/-:|T+Z ", max_size=28) | st.text(max_size=20))
def test_any_text_is_a_date_or_none(written: str) -> None:
    moment = read_moment(written, ZONE)
    assert moment is None or moment.when.tzinfo is not None


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_in_both_orders(day: date) -> None:
    assert read_moment(f"{day:%d/%m/%Y}", ZONE) == read_moment(day.isoformat(), ZONE)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        *(("1850", 1850), ("1.850", 1850), ("1,850", 1850), ("1 850", 1850), ("0", 0)),
        *(('" 37 "', 37), ("1.234.567", 1_234_567), ("1\u00a0850", 1850)),
    ],
)
def test_counts_may_have_their_thousands_set_apart(written: str, count: int) -> None:
    assert read(f"views: {written}").views == count


@pytest.mark.parametrize("written", ["1.85", "1.8500", "-3", "12a", "1,234.567", "một", "1e3", "٣"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    assert refused(f"views: {written}") == ["5:1 not-count"]


@pytest.mark.parametrize(
    ("written", "bylines"),
    [
        ("[Thu Mai]", [("Thu Mai", "")]),
        ("[Thu Mai, Quốc  Đạt]", [("Thu Mai", ""), ("Quốc Đạt", "")]),
        ("[Thu Mai (Trung tâm VHTT&TT huyện)]", [("Thu Mai", "Trung tâm VHTT&TT huyện")]),
        ("[{name: Thu Mai, organisation: Huyện đoàn}]", [("Thu Mai", "Huyện đoàn")]),
        ("[{name: Công an huyện}]", [("Công an huyện", "")]),
        ("[Ban (A) và (B)]", [("Ban (A) và (B)", "")]),
        ("[]", []),
    ],
)
def test_bylines_name_people_and_their_offices(
    written: str, bylines: list[tuple[str, str]]
) -> None:
    expected = [Byline(name=name, organisation=office) for name, office in bylines]
    assert list(read(f"authors: {written}").authors) == expected


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("authors: Thu Mai", "5:1 not-list"),
        ("authors: [[Thu Mai]]", "5:11 not-table"),
        ('authors: [""]', "5:11 empty-value"),
        ("authors: [{organisation: Huyện đoàn}]", "5:11 missing-key"),
        ("authors: [{name: A, phone: 0}]", "5:21 unknown-key"),
        ("image: anh.jpg", "5:1 not-table"),
        ("image: {alt: Đồng lúa}", "5:1 missing-key"),
        ("image: {src: }", "5:9 empty-value"),
        ("tags: [a, [b]]", "5:11 not-text"),
        ("summary: [a]", "5:1 not-text"),
        ("draft: co", "5:1 not-flag"),
        ("updated: hôm qua", "5:1 not-date"),
        ("source: {name: A, url: minhha.vn}", "5:19 not-url"),
        ('source: {name: A, url: "http://[x"}', "5:19 not-url"),
        ("aliases: [/a.html, /b?id=1]", "5:20 bad-alias"),
        ("titel: A", "5:1 unknown-key"),
    ],
)
def test_a_wrong_value_is_refused_at_its_place(more: str, problem: str) -> None:
    assert refused(more) == [problem]


def test_every_wrong_value_of_a_file_is_told_at_once() -> None:
    more = "views: nhiều\ndraft: co\ntags: a\nfoo: b"
    assert refused(more) == ["5:1 not-count", "6:1 not-flag", "7:1 not-list", "8:1 unknown-key"]


@pytest.mark.parametrize(
    "key", ["authors", "views", "summary", "image", "tags", "updated", "draft", "source"]
)
def test_an_optional_key_left_empty_counts_as_not_there(key: str) -> None:
    assert read(f"{key}:")._replace(digest="") == read()._replace(digest="")


@pytest.mark.parametrize(
    ("written", "flag"),
    [("true", True), ("True", True), ("yes", True), ("có", True), ("no", False), ("không", False)],
)
def test_flags_may_be_said_in_vietnamese(written: str, flag: bool) -> None:  # noqa: FBT001
    assert read(f"featured: {written}").featured is flag
