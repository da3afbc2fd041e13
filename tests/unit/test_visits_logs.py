"""Access logs: which lines are visits, of which articles, of how many readers."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.visits.addresses import Addresses
from khotin.visits.logs import Reader, is_line
from khotin.visits.tally import Tally
from tests.unit.making import article

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"
ZALO = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo"
HERE = "/2023/09/bai/"
MIDNIGHT = datetime(2023, 9, 12, 17, tzinfo=UTC).timestamp() / 60
"""The end of 12 September 2023 in Vietnam."""
ARTICLES = (article("bai", aliases=("/tin/12.html", "/cu/bài/")), article("hai"))


def line(
    target: str = HERE,
    *,
    client: str = "113.160.0.1",
    clock: str = "12/Sep/2023:11:21:05 +0700",
    method: str = "GET",
    status: int = 200,
    agent: str = FIREFOX,
) -> str:
    request = f"{method} {target} HTTP/1.1"
    return f'{client} - - [{clock}] "{request}" {status} 5316 "https://tin.example.vn/" "{agent}"'


def read(*lines: str, base: str = "https://tin.example.vn/", pause: int = 30) -> Tally:
    reader = Reader(Addresses(base, ARTICLES), pause)
    reader.read("".join(f"{one}\n" for one in lines).encode())
    return reader.tally


def at(clock: str) -> str:
    return line(clock=f"12/Sep/2023:{clock}:00 +0700")


def test_a_request_for_an_article_that_was_answered_is_a_visit() -> None:
    tally = read(line(), line("/2023/09/hai/"), line(HERE, client="::1"))
    assert tally.articles == {HERE: 2, "/2023/09/hai/": 1}
    assert (tally.lines, tally.views, tally.elsewhere) == (3, 3, 0)


@pytest.mark.parametrize(
    "target",
    [
        "/2023/09/bai/",
        "/2023/09/bai",
        "/2023/09/bai/index.html",
        "/2023/09/bai/?utm_source=zalo&fbclid=1",
        "/2023/09/b%61i/",
        "https://tin.example.vn/2023/09/bai/",
        "/tin/12.html",
        "/tin/12.html?x",
        "/cu/b%C3%A0i",
        "/cu/b%C3%A0i/",
        "/cu/ba%CC%80i/",
    ],
)
def test_whatever_leads_to_an_article_counts_for_it(target: str) -> None:
    assert read(line(target)).articles == {HERE: 1}


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/2023/09/",
        "/2023/09/bai/anh.jpg",
        "/static/css/site.css",
        "/BAI/",
        "*",
        "//",
        "http://[",
    ],
)
def test_what_is_no_article_is_not_counted(target: str) -> None:
    tally = read(line(target))
    assert (tally.views, tally.elsewhere, tally.damaged) == (0, 1, 0)


def test_a_site_in_a_folder_counts_below_it_alone() -> None:
    tally = read(line("/kho/2023/09/bai/"), line(), base="https://tin.example.vn/kho/")
    assert (tally.views, tally.elsewhere) == (1, 1)


@pytest.mark.parametrize(
    ("method", "status", "views"),
    [
        ("GET", 200, 1),
        ("GET", 304, 1),
        ("GET", 301, 0),
        ("GET", 404, 0),
        ("GET", 206, 0),
        ("GET", 500, 0),
        ("HEAD", 200, 0),
        ("POST", 200, 0),
    ],
)
def test_a_visit_is_a_page_that_a_browser_shows(method: str, status: int, views: int) -> None:
    assert read(line(method=method, status=status)).views == views


@pytest.mark.parametrize(
    ("agent", "bot"),
    [
        (FIREFOX, False),
        (ZALO, False),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", True),
        ("Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/)", True),
        ("facebookexternalhit/1.1", True),
        ("python-requests/2.31", True),
        ("curl/8.5", True),
        ("-", True),
        ("", True),
    ],
)
def test_robots_are_left_out(agent: str, bot: bool) -> None:  # noqa: FBT001
    tally = read(line(agent=agent))
    assert (tally.bots, tally.views) == ((1, 0) if bot else (0, 1))


def test_a_reader_counts_again_after_half_an_hour() -> None:
    tally = read(at("11:00"), at("11:29"), at("11:30"), at("11:59"), at("12:00"))
    assert (tally.views, tally.repeated) == (3, 2)


def test_an_old_address_and_the_article_it_leads_to_are_one_visit() -> None:
    assert read(line("/tin/12.html"), line()).articles == {HERE: 1}


def test_two_browsers_behind_one_address_are_two_readers() -> None:
    assert read(line(), line(agent=ZALO)).views == 2


def test_without_a_pause_every_request_counts() -> None:
    assert read(at("11:00"), at("11:00"), pause=0).views == 2


def test_lines_a_little_out_of_order_are_still_one_visit() -> None:
    assert read(at("11:30"), at("11:29"), at("11:31")).views == 1


def test_a_log_that_goes_back_in_time_is_counted_on() -> None:
    day = "1{}/Sep/2023:11:00:00 +0700"
    clocks = [day.format(3), day.format(2), day.format(1)]
    assert read(*(line(clock=clock) for clock in clocks)).views == 3


def test_times_of_two_zones_are_compared() -> None:
    utc = line(clock="12/Sep/2023:04:21:05 +0000")
    assert read(line(), utc).repeated == 1


def test_no_line_counts_from_the_end_on_in_whatever_zone_it_is_written() -> None:
    before, after = line(clock="12/Sep/2023:16:59:59 +0000"), at("23:59")
    late = line(clock="12/Sep/2023:17:00:00 +0000"), line(clock="13/Sep/2023:08:00:00 +0700")
    reader = Reader(Addresses("https://tin.example.vn/", ARTICLES), 0, MIDNIGHT)
    reader.read("".join(f"{one}\n" for one in (before, after, *late)).encode())
    tally = reader.tally
    assert (tally.views, tally.late, tally.elsewhere, tally.lines) == (2, 2, 0, 4)


def test_memory_of_readers_is_bounded() -> None:
    reader = Reader(Addresses("https://tin.example.vn/", ARTICLES), 30)
    for hour in range(24):
        lines = [
            line(client=f"10.{hour}.0.{n}", clock=f"12/Sep/2023:{hour:02}:00:00 +0700")
            for n in range(20)
        ]
        reader.read("".join(f"{one}\n" for one in lines).encode())
    sittings = reader._begins.__self__  # type: ignore[attr-defined]
    assert reader.tally.views == 480
    assert len(sittings._recent) + len(sittings._older) <= 40


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "broken",
        line()[:60],
        line(clock="32/Sep/2023:11:21:05 +0700"),
        line(clock="12/Chín/2023:11:21:05 +0700"),
        line(clock=""),
    ],
)
def test_a_damaged_line_is_counted_and_passed_over(damaged: str) -> None:
    tally = read(damaged, line())
    assert (tally.damaged, tally.views, tally.elsewhere) == (1, 1, 0)


def test_quotation_marks_and_backslashes_inside_a_field_do_no_harm() -> None:
    agents = [f'{FIREFOX} \\"x\\"', f"{FIREFOX} \\x22x\\x22", f"{FIREFOX} \\\\"]
    assert read(*(line(agent=agent) for agent in agents)).views == 3


def test_further_fields_and_line_ends_of_windows_do_no_harm() -> None:
    assert read(f'{line()} "-" 0.003', f"{line(client='a')}\r").views == 2


@given(st.binary(max_size=80))
def test_no_bytes_stop_the_count(data: bytes) -> None:
    reader = Reader(Addresses("https://tin.example.vn/", ARTICLES), 30)
    reader.read(data + b"\n" + line().encode() + b"\n")
    assert reader.tally.views == 1
    assert reader.tally.lines == data.count(b"\n") + 2


@given(st.text(max_size=30))
def test_any_target_is_an_article_or_not(target: str) -> None:
    addresses = Addresses("https://tin.example.vn/", ARTICLES)
    assert addresses.asked(target) in {None, HERE, "/2023/09/hai/"}


def test_a_line_of_a_log_is_known_by_its_shape() -> None:
    assert is_line(line().encode())
    assert is_line(line(agent='a \\"b\\"').encode())
    assert not is_line(b"/2023/09/bai/,1850")
    assert not is_line(line().partition(' "https')[0].encode())
