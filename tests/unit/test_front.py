from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import config_values, front
from khotin.article import Article
from khotin.config import Config
from khotin.front_matter import Picture
from khotin.views import Card, FrontView, Link
from tests.unit.making import CONFIG, archive, article, settings, views

DAYS = [date(2023, 1, 1) + timedelta(days=7 * number) for number in range(12)]
ITEMS = [article(f"bai-{n}", day.isoformat()) for n, day in enumerate(DAYS)]
PICTURE = Picture(src="dong.jpg", alt="Đồng lúa")


def pictured(slug: str, written: str, **changes: Any) -> Article:
    return article(slug, written, thumbnail=PICTURE, **changes)


def shown(items: list[Article], settings_: Config | None = None) -> FrontView:
    settings_ = settings_ or settings()
    (view,) = views([front.page(archive(items), settings_)], settings_).values()
    assert isinstance(view, FrontView)
    return view


def asked(front_table: str, **lists: int) -> Config:
    return settings(f"{CONFIG}\n[front]\n{front_table}\n", **lists)


def titles(cards: tuple[Card, ...]) -> list[str]:
    return [card.title.removeprefix("Tin ") for card in cards]


def test_no_article_stands_twice_among_lead_featured_and_newest() -> None:
    view = shown([*ITEMS, article("noi-bat", "2023-03-01", featured=True)], settings(newest=5))
    assert view.lead is not None
    cards = [view.lead, *view.featured, *view.newest]
    assert view.lead.title == "Tin noi-bat"
    assert len({card.url for card in cards}) == len(cards) == 6


def test_without_featured_articles_the_newest_one_leads() -> None:
    view = shown(ITEMS)
    assert view.lead is not None
    assert view.lead.title == "Tin bai-11"


def test_without_the_lead_the_newest_article_is_among_the_newest() -> None:
    view = shown(ITEMS, asked('blocks = ["newest"]'))
    assert (view.lead, view.newest[0].title) == (None, "Tin bai-11")


def test_an_empty_archive_has_an_empty_front_page() -> None:
    assert shown([]).order == ()


def test_blocks_stand_in_the_order_of_the_settings_and_those_without_anything_nowhere() -> None:
    view = shown(ITEMS, asked('blocks = ["boxes", "day", "categories", "photos", "lead"]'))
    assert view.order == ("categories", "lead")


def test_every_block_that_has_something_is_shown_without_being_asked_for() -> None:
    box = '[[boxes]]\ntitle = "Bản đồ"'
    items = [
        article("ngay-nay", "2023-07-01", views=3),
        *(pictured(f"anh-{day}", f"2023-05-0{day}") for day in range(1, 9)),
    ]
    assert shown(items, settings(f"{CONFIG}\n{box}\n")).order == config_values.BLOCKS


def test_only_the_categories_asked_for_are_shown_in_the_order_asked_for() -> None:
    items = [*ITEMS, article("lop", "2023-02-02", category="giao-duc")]
    wanted = asked('categories = ["giao-duc", "kinh-te"]')
    assert [b.heading.text for b in shown(items, wanted).blocks] == ["Giáo dục", "Kinh tế"]
    one = asked('categories = ["giao-duc"]')
    assert [b.heading.text for b in shown(items, one).blocks] == ["Giáo dục"]
    assert [b.heading.text for b in shown(ITEMS).blocks] == ["Kinh tế"]


def test_the_newest_article_with_a_picture_stands_first_in_its_category() -> None:
    items = [*ITEMS[:3], pictured("anh", "2022-12-30"), pictured("anh-cu", "2022-12-29")]
    (block,) = shown(items, asked('blocks = ["categories"]', block=5)).blocks
    assert titles(block.cards) == ["anh", "bai-2", "bai-1", "bai-0", "anh-cu"]


def test_the_row_of_pictures_repeats_none_of_the_page() -> None:
    items = [pictured(f"anh-{day}", f"2023-05-0{day}") for day in range(1, 9)]
    view = shown(items, settings(photos=3))
    assert view.lead is not None
    assert view.lead.title == "Tin anh-8"
    assert titles((view.blocks[0].cards[0],)) == ["anh-7"]
    assert titles(view.photos) == ["anh-6", "anh-5", "anh-4"]


def read_often(slug: str, written: str, visits: int) -> Article:
    return article(slug, written, views=visits)


def test_the_most_read_are_those_of_the_newest_month_its_year_and_all_years() -> None:
    view = shown(
        [
            article("chua-doc", "2024-02-01"),
            read_often("moi", "2024-01-05", 1),
            read_often("nam-nay", "2024-01-01", 2),
            read_often("nam-ngoai", "2023-12-05", 9),
        ],
        settings(f"{CONFIG}\n", most_read_box=2),
    )
    assert [(one.name, titles(one.cards)) for one in view.most_read] == [
        ("Năm 2024", ["nam-nay", "moi"]),
        ("Mọi năm", ["nam-ngoai", "nam-nay"]),
    ]
    view = shown([read_often("a", "2024-01-05", 1), read_often("b", "2024-02-05", 2), ITEMS[0]])
    assert [(one.name, one.more) for one in view.most_read] == [
        ("Tháng 2/2024", Link("Tháng 2/2024: xem tất cả tin, bài", "/2024/02/")),
        ("Mọi năm", Link("Đọc nhiều nhất từ trước đến nay", "/doc-nhieu/")),
    ]


@given(
    st.lists(st.tuples(st.dates(date(2022, 1, 1), date(2024, 12, 31)), st.integers(0, 5))),
    st.integers(1, 4),
)
def test_no_list_of_the_most_read_is_empty_unread_or_the_same_as_another(
    days: list[tuple[date, int]], most: int
) -> None:
    items = [read_often(f"b{n}", day.isoformat(), visits) for n, (day, visits) in enumerate(days)]
    found = [articles for _, articles in front.most_often(archive(items), most)]
    assert len(set(found)) == len(found) <= 3
    for articles in found:
        assert 0 < len(articles) <= most
        assert all(one.views for one in articles)
    assert bool(found) == any(visits for _, visits in days)


@pytest.mark.parametrize("block", config_values.BLOCKS)
def test_a_page_may_have_one_block_alone(block: str) -> None:
    assert set(shown(ITEMS, asked(f'blocks = ["{block}"]')).order) <= {block}
