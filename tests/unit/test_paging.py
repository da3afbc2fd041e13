from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.article import Article
from khotin.paging import Slice, address, cut
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
    assert tuple(a for page in cut(listed, size) for a in page.articles) == listed


@given(lengths, sizes)
def test_numbered_pages_are_full_and_count_from_the_oldest(length: int, size: int) -> None:
    newest, *older = cut(newest_first(length), size)
    assert newest.number is None
    assert [page.number for page in older] == list(range(len(older), 0, -1))
    assert all(len(page.articles) == size for page in older)


@given(lengths, sizes)
def test_the_newest_page_is_never_nearly_empty(length: int, size: int) -> None:
    newest = cut(newest_first(length), size)[0].articles
    assert len(newest) == length if length < size else size <= len(newest) <= 2 * size - 1


@given(st.integers(1, len(ARTICLES)), sizes)
def test_a_newer_article_changes_no_numbered_page(length: int, size: int) -> None:
    before = {page.number: page.articles for page in cut(newest_first(length - 1), size)[1:]}
    after = {page.number: page.articles for page in cut(newest_first(length), size)[1:]}
    assert before.items() <= after.items()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(None, "/chuyen-muc/y-te/"), (1, "/chuyen-muc/y-te/trang/1/")],
)
def test_the_newest_page_stands_at_the_lists_own_address(number: int | None, expected: str) -> None:
    assert address("/chuyen-muc/y-te/", Slice(number, ())) == expected
