from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import related as module
from khotin.article import Article
from khotin.related import related
from tests.unit.making import article

FIRST = date(2022, 1, 1)


def daily(*changes: Mapping[str, Any]) -> list[Article]:
    """Articles of one day after the other, newest first."""
    titles = ("Chợ phiên", "Lúa xuân", "Đê hữu", "Gốm cổ", "Bưởi ngọt", "Khám bệnh", "Thi trường")
    return [
        article(
            f"bai-{number}",
            (FIRST + timedelta(days=number)).isoformat(),
            **{"title": titles[number % len(titles)], **change},
        )
        for number, change in enumerate(changes)
    ][::-1]


def of_newest(*changes: Mapping[str, Any], count: int = 3) -> list[str]:
    articles = daily(*changes)
    return [found.path[-8:-3] for found in related(articles, count)[0][articles[0].path]]


def test_a_shared_document_counts_more_than_a_tag_and_a_tag_more_than_words() -> None:
    assert of_newest(
        {"documents": ("168/KH-UBND",)},
        {"tags": ("Cẩm Vân",)},
        {"title": "Mùa dệt chiếu"},
        {},
        {"documents": ("168/kh-ubnd",), "tags": ("cẩm vân",), "title": "Làng dệt chiếu"},
    ) == ["bai-0", "bai-1", "bai-2"]


def test_what_many_articles_share_counts_less() -> None:
    tag = {"tags": ("nông thôn mới",)}
    rare = {"tags": ("đua thuyền",)}
    last = {"tags": ("nông thôn mới", "đua thuyền")}
    assert of_newest(rare, tag, tag, tag, last, count=1) == ["bai-0"]


def test_what_is_missing_is_filled_with_the_newest_of_the_category() -> None:
    other = {"category": "giao-duc"}
    assert of_newest({}, {}, other, {}, count=3) == ["bai-1", "bai-0"]


def test_the_oldest_article_has_none() -> None:
    articles = daily({}, {})
    assert related(articles, 3)[0][articles[-1].path] == ()


def test_none_are_chosen_where_none_are_wanted() -> None:
    assert set(related(daily({}, {}, {}), 0)[0].values()) == {()}


marks = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Hội nghị tổng kết", "Hội nghị sơ kết", "Lễ hội đua thuyền"]),
        "tags": st.lists(st.sampled_from(["a", "b", "c"]), max_size=2).map(tuple),
        "documents": st.lists(st.sampled_from(["1/KH", "2/KH"]), max_size=1).map(tuple),
        "category": st.sampled_from(["kinh-te", "giao-duc"]),
    }
)


@given(st.lists(marks, min_size=1, max_size=30), st.integers(0, 5))
def test_a_newer_article_changes_no_older_list(
    changes: list[Mapping[str, Any]], count: int
) -> None:
    articles = daily(*changes)
    before, after = related(articles[1:], count)[0], related(articles, count)[0]
    assert {path: after[path] for path in before} == before


@given(st.lists(marks, max_size=30), st.integers(0, 5))
def test_only_older_articles_are_chosen_and_each_once(
    changes: list[Mapping[str, Any]], count: int
) -> None:
    articles = daily(*changes)
    for item in articles:
        chosen = related(articles, count)[0][item.path]
        assert len({other.path for other in chosen}) == len(chosen) <= count
        assert all(other.date.when < item.date.when for other in chosen)


@given(st.lists(marks, max_size=20), st.lists(marks, max_size=20), st.integers(0, 5))
def test_what_was_chosen_before_changes_nothing_but_the_work(
    old: list[Mapping[str, Any]], new: list[Mapping[str, Any]], count: int
) -> None:
    _, memory = related(daily(*old), count)
    articles = daily(*new)
    assert related(articles, count, memory) == related(articles, count)


def test_a_memory_for_another_number_of_articles_is_not_used() -> None:
    articles = daily({}, {}, {}, {})
    _, memory = related(articles, 1)
    assert related(articles, 3, memory) == related(articles, 3)


def test_nothing_is_chosen_again_where_no_mark_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = daily({}, {}, {})
    found, memory = related(articles, 3)
    monkeypatch.setattr(module, "_choose", None)
    assert related(articles, 3, memory) == (found, memory)
