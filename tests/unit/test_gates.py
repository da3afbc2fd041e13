"""The programs that judge the finished site: what they make of what others tell them."""

import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest

from tools import hosting, html, lighthouse
from tools.lighthouse import MARKS, STOPS, Visit


def report(**scores: float) -> dict[str, Any]:
    """Give a report of Lighthouse; a score that is not given is the best."""
    audits = {
        "largest-contentful-paint": {"numericValue": 1234.5, "score": 1, "title": "paint"},
        "total-blocking-time": {"numericValue": 20, "score": 1, "title": "blocked"},
        "cumulative-layout-shift": {"numericValue": 0, "score": 1, "title": "shift"},
        "total-byte-weight": {"numericValue": 50_000, "score": 1, "title": "bytes"},
        "image-alt": {"score": 0, "title": "Images without words"},
        "advice": {"score": 0, "title": "only advice"},
    }
    parts = [{"id": "image-alt", "weight": 10}, {"id": "advice", "weight": 0}]
    return {
        "audits": audits,
        "categories": {
            name: {"score": scores.get(name, 1.0), "auditRefs": parts} for name in MARKS
        },
    }


def test_a_report_gives_its_marks_and_names_what_lowered_them() -> None:
    visit = lighthouse.read(report(accessibility=0.97))
    assert dict(visit.marks) == dict.fromkeys(MARKS, 100) | {"accessibility": 97}
    assert (visit.largest, visit.kilobytes) == (1.2345, 50)
    assert visit.faults == ("accessibility: Images without words",)


def test_a_page_that_could_not_be_judged_is_no_good_page() -> None:
    with pytest.raises(ValueError, match="no paint"):
        lighthouse.read(report() | {"runtimeError": {"message": "no paint"}})


def test_the_median_of_three_visits_counts() -> None:
    visits = [lighthouse.read(report(performance=mark)) for mark in (0.5, 0.99, 1.0)]
    assert lighthouse.middle(visits).marks["performance"] == 99


@pytest.mark.parametrize(
    ("name", "mark", "is_wanting"),
    [
        ("performance", 0.99, False),
        ("performance", 0.98, True),
        ("seo", 0.99, True),
        ("best-practices", 0.99, True),
        ("accessibility", 0.99, True),
    ],
)
def test_a_mark_below_its_least_is_told(name: str, mark: float, *, is_wanting: bool) -> None:
    found = {"front page": lighthouse.read(report(**{name: mark}))}
    assert any(name in line for line in lighthouse.wanting(found)) is is_wanting


def test_the_table_has_a_row_for_each_page() -> None:
    visit = Visit(dict.fromkeys(MARKS, 100), 1.0, 0, 0, 40, ())
    rows = lighthouse.table(dict.fromkeys([stop.name for stop in STOPS], visit)).splitlines()
    assert len(rows) == 2 + len(STOPS)
    assert {row.count("|") for row in rows} == {10}


def test_only_what_the_checker_calls_an_error_is_told(tmp_path: Path) -> None:
    url = f"{tmp_path.as_uri()}/2023/index.html"
    messages = [
        {"type": "error", "url": url, "lastLine": 7, "message": "Duplicate ID"},
        {"type": "info", "subType": "warning", "url": url, "message": "Consider a heading"},
    ]
    assert list(html.told({"messages": messages}, tmp_path)) == ["2023/index.html:7: Duplicate ID"]


TEXT = "<!doctype html><p>bến sông</p>" * 100


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[http.client.HTTPConnection]:
    for name in ("index.html", "404.html", "site.0a1b2c3d.css", "anh.jpg"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    with hosting.hosted(lambda _: tmp_path) as url:
        asked = http.client.HTTPConnection(url.removeprefix("http://").rstrip("/"))
        yield asked
        asked.close()


@pytest.mark.parametrize(
    ("accepted", "way", "opened"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_a_host_compresses_text_as_the_browser_can_read_it(
    accepted: str, way: str | None, opened: Any, connection: http.client.HTTPConnection
) -> None:
    connection.request("GET", "/", headers={"Accept-Encoding": accepted})
    answer = connection.getresponse()
    assert answer.headers["Content-Encoding"] == way
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert opened(answer.read()).decode() == TEXT


@pytest.mark.parametrize(
    ("path", "status", "kept"),
    [
        ("/?q=a", 200, hosting.FOR_NOW),
        ("/site.0a1b2c3d.css", 200, hosting.FOR_GOOD),
        ("/anh.jpg", 200, hosting.FOR_NOW),
        ("/none/", 404, hosting.FOR_NOW),
    ],
)
def test_a_host_says_how_long_a_file_may_be_kept(
    path: str, status: int, kept: str, connection: http.client.HTTPConnection
) -> None:
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    answer = connection.getresponse()
    answer.read()
    assert (answer.status, answer.headers["Cache-Control"]) == (status, kept)
    assert (answer.headers["Content-Encoding"] == "br") is not path.endswith(".jpg")
