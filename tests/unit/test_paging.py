from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.article import Article
from khotin.paging import NEWEST, Ways, address, cut, page_of
from tests.unit.making import article

ARTICLES = tuple(
    article(f"bai-{number}", (date(2022, 1, 1) + timedelta(days=number)).isoformat())
    for number in range(130)
)[::-1]
"""Newest first."""
lengths = st.integers(0, len(ARTICLES))
sizes = st.integers(1, 40)


def newest_first(length: int) -> tuple[Article, ...]:
    return ARTICLES[len(ARTICLES) - length :]


@given(lengths, sizes)
def test_every_article_stands_on_one_page_in_order(length: int, size: int) -> None:
    listed = newest_first(length)
    assert tuple(a for page in cut(listed, size) for a in page.items) == listed


@given(lengths, sizes)
def test_numbered_pages_are_full_and_count_from_the_oldest(length: int, size: int) -> None:
    newest, *older = cut(newest_first(length), size)
    assert newest.number == NEWEST
    assert [page.number for page in older] == list(range(len(older), 0, -1))
    assert all(len(page.items) == size for page in older)


@given(lengths, sizes)
def test_the_newest_page_is_never_nearly_empty(length: int, size: int) -> None:
    newest = cut(newest_first(length), size)[0].items
    assert len(newest) == length if length < size else size <= len(newest) <= 2 * size - 1


@given(st.integers(1, len(ARTICLES)), sizes)
def test_a_newer_article_changes_no_numbered_page(length: int, size: int) -> None:
    before = {page.number: page.items for page in cut(newest_first(length - 1), size)[1:]}
    after = {page.number: page.items for page in cut(newest_first(length), size)[1:]}
    assert before.items() <= after.items()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(NEWEST, "/chuyen-muc/y-te/"), (1, "/chuyen-muc/y-te/trang/1/")],
)
def test_the_newest_page_stands_at_the_lists_own_address(number: int, expected: str) -> None:
    assert address("/chuyen-muc/y-te/", number) == expected


@given(lengths, sizes)
def test_only_the_newest_page_says_how_long_the_list_is(length: int, size: int) -> None:
    newest, *older = cut(newest_first(length), size)
    assert newest.total == length
    assert {page.total for page in older} <= {0}


def test_a_page_alone_leads_nowhere() -> None:
    (alone,) = cut(newest_first(5), 5)
    assert alone.ways == Ways(None, None, None, None)


def test_every_page_leads_to_its_neighbours_and_to_both_ends() -> None:
    assert {page.number: page.ways for page in cut(newest_first(20), 5)} == {
        NEWEST: Ways(newest=None, newer=None, older=3, oldest=1),
        3: Ways(newest=NEWEST, newer=NEWEST, older=2, oldest=1),
        2: Ways(newest=NEWEST, newer=3, older=1, oldest=1),
        1: Ways(newest=NEWEST, newer=2, older=None, oldest=None),
    }


@given(lengths, sizes)
def test_ways_lead_along_the_pages_in_order_and_never_to_the_page_itself(
    length: int, size: int
) -> None:
    pages = cut(newest_first(length), size)
    numbers = [page.number for page in pages]
    assert [page.ways.newer for page in pages] == [None, *numbers[:-1]]
    assert [page.ways.older for page in pages] == [*numbers[1:], None]
    assert [page.ways.newest for page in pages] == [None, *[NEWEST] * (len(pages) - 1)]
    assert [page.ways.oldest for page in pages] == [*[numbers[-1]] * (len(pages) - 1), None]


@given(lengths, sizes)
def test_the_page_of_an_article_is_told_without_cutting_the_list(length: int, size: int) -> None:
    pages = [page.number for page in cut(newest_first(length), size) for _ in page.items]
    assert [page_of(index, length, size) for index in range(length)] == pages
