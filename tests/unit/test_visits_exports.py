"""Tables of visits, and how the kinds of files are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.visits import exports
from khotin.visits.addresses import Addresses
from khotin.visits.kind import Kind, kind_of
from khotin.visits.tally import Tally, merged, together
from tests.unit.making import article
from tests.unit.test_visits_logs import HERE, line

GOATCOUNTER = """\
2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,\
Location,FirstVisit,Date
/2023/09/bai/,"Hội nghị,
tổng kết",false,,Firefox 120,Linux,a1,0,,,"1920,1080,1",VN-HN,true,2023-09-12T04:21:05Z
/2023/09/bai,Hội nghị,false,,Firefox 120,Linux,a1,0,,,,VN-HN,false,2023-09-12T04:22:05Z
/2023/09/bai/,Hội nghị,false,,,,b2,7,,,,US,true,2023-09-12T04:23:05Z
bam-nut,,true,,Firefox 120,Linux,a1,0,,,,VN-HN,true,2023-09-12T04:24:05Z
/2023/09/bai/,short
/,Trang chủ,false,,Firefox 120,Linux,a1,0,,,,VN-HN,true,2023-09-12T04:25:05Z
"""
PLAUSIBLE = """\
name,visitors,pageviews,bounce_rate,time_on_page,scroll_depth
/,12,20,50,30,80
/2023/09/bai/,9,11,60,10,40
/2023/09/hai,4,5,60,,
/2023/09/hai,4,many,60,,
"""
IMPORTED = """\
"date","hostname","page","visits","visitors","pageviews"
"2023-09-12","tin.example.vn","/2023/09/bai/",3,3,4
"2023-09-13","tin.example.vn","/2023/09/bai/",2,2,2
"""
TABLE = (
    "\ufeffĐường dẫn;Lượt xem\r\n/2023/09/bai/;1.850\r\n/tin/12.html;1\r\n/mat/;5\r\n"
    "/2023/09/hai/;x\r\n"
)
ADDRESSES = Addresses(
    "https://tin.example.vn/", (article("bai", aliases=("/tin/12.html",)), article("hai"))
)


def read(kind: Kind, text: str) -> Tally:
    tally = exports.read(kind, text.splitlines(keepends=True), ADDRESSES)
    assert tally is not None
    return tally


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{line()}\n", Kind.LOG),
        (f"broken\n{line()}\n", Kind.LOG),
        ("", Kind.LOG),
        ("\n", Kind.LOG),
        (GOATCOUNTER, Kind.GOATCOUNTER),
        (GOATCOUNTER.replace("2Path", "1Path"), Kind.GOATCOUNTER),
        (PLAUSIBLE, Kind.PLAUSIBLE),
        (PLAUSIBLE.replace("name", "page"), Kind.PLAUSIBLE),
        (IMPORTED, Kind.PLAUSIBLE),
        (TABLE, Kind.CSV),
        ("/2023/09/bai/,1850\n", Kind.CSV),
        ("path,views\n/2023/09/bai/,1850\n", Kind.CSV),
        ("name,visitors,bounce_rate\nGoogle,4,5\n", None),
        ("Source,Visitors\nGoogle,4\n", None),
        ("Xin chào\n", None),
        ("PK\x03\x04\x00", None),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_beginning(text: str, kind: Kind | None) -> None:
    assert kind_of(text.encode()) is kind


@given(st.binary(max_size=100))
def test_any_beginning_is_of_a_kind_or_of_none(data: bytes) -> None:
    assert kind_of(data) in {None, *Kind}


def test_goatcounters_hits_are_visits_without_robots_and_events() -> None:
    tally = read(Kind.GOATCOUNTER, GOATCOUNTER)
    assert tally.articles == {HERE: 2}
    assert (tally.lines, tally.bots, tally.damaged, tally.elsewhere) == (6, 1, 1, 2)


def test_plausibles_pages_count_by_their_views() -> None:
    tally = read(Kind.PLAUSIBLE, PLAUSIBLE)
    assert tally.articles == {HERE: 11, "/2023/09/hai/": 5}
    assert (tally.lines, tally.damaged, tally.elsewhere) == (4, 1, 1)


def test_plausibles_days_are_added_up() -> None:
    assert read(Kind.PLAUSIBLE, IMPORTED).articles == {HERE: 6}


def test_a_table_of_a_spreadsheet_is_read_with_old_addresses_added_to_their_articles() -> None:
    tally = read(Kind.CSV, TABLE)
    assert tally.articles == {HERE: 1851}
    assert (tally.lines, tally.damaged, tally.elsewhere) == (4, 1, 1)


def test_a_table_may_name_articles_by_their_whole_addresses() -> None:
    assert read(Kind.CSV, "https://tin.example.vn/2023/09/bai/,3\n").views == 3


@pytest.mark.parametrize("kind", [Kind.GOATCOUNTER, Kind.PLAUSIBLE])
def test_a_table_without_the_columns_of_its_kind_is_refused(kind: Kind) -> None:
    assert exports.read(kind, ["a,b\n", "/2023/09/bai/,3\n"], ADDRESSES) is None


@given(st.sampled_from(list(Kind)[1:]), st.text(max_size=80))
def test_no_text_stops_the_reading(kind: Kind, text: str) -> None:
    for header in ("", GOATCOUNTER.splitlines()[0], PLAUSIBLE.splitlines()[0]):
        whole = f"{header}\n{text}"
        tally = exports.read(kind, whole.splitlines(keepends=True), ADDRESSES)
        assert tally is None or tally.elsewhere >= 0


def test_what_logs_add_is_added_to_what_the_article_shows() -> None:
    assert merged({}, {"/a/": 1850}, [], [{"/a/": 2}, {"/a/": 1}]) == {"/a/": 1853}
    assert merged({"/a/": 2000}, {"/a/": 1850}, [], [{"/a/": 2}]) == {"/a/": 2002}


@pytest.mark.parametrize(("total", "now"), [(99, {}), (100, {}), (101, {"/a/": 101})])
def test_a_total_replaces_what_the_article_shows_when_it_is_larger(
    total: int, now: dict[str, int]
) -> None:
    assert merged({}, {"/a/": 100}, [{"/a/": total}], []) == now


def test_numbers_of_addresses_that_are_no_articles_are_kept() -> None:
    assert merged({"/mat/": 5}, {}, [{"/a/": 1}], []) == {"/mat/": 5, "/a/": 1}


def test_several_tallies_are_added_up() -> None:
    one, other = read(Kind.CSV, TABLE), read(Kind.PLAUSIBLE, PLAUSIBLE)
    whole = together([one, other])
    assert (whole.lines, whole.damaged, whole.elsewhere) == (8, 2, 2)
    assert whole.articles == {HERE: 1862, "/2023/09/hai/": 5}
