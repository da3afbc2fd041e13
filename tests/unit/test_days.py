from khotin import days
from khotin.views import ArticleView, DayView, FrontView, Link
from tests.unit.making import archive, article, planned, views

ITEMS = [
    article("cu", "2019-07-01"),
    article("doc-nhieu", "2021-07-01 07:00", views=9),
    article("moi-hon", "2021-07-01 08:00"),
    article("nam-nay", "2025-07-01"),
    article("nhuan", "2020-02-29"),
    article("cuoi-nam", "2022-12-31"),
]
"""What the archive is asked for on 1 July 2025."""


def found(path: str) -> DayView:
    view = views(days.days(archive(ITEMS)))[path]
    assert isinstance(view, DayView)
    return view


def test_every_day_with_articles_has_a_page_and_no_other() -> None:
    assert list(views(days.days(archive(ITEMS)))) == [
        "ngay/02-29/index.html",
        "ngay/07-01/index.html",
        "ngay/12-31/index.html",
    ]
    assert list(days.days(archive([]))) == []


def test_a_day_shows_its_articles_of_all_years_newest_first() -> None:
    view = found("ngay/07-01/index.html")
    assert (view.title, view.meta.title) == ("1 tháng 7", "Ngày này năm xưa: 1 tháng 7")
    assert view.total == "4 bài"
    shown = [(year.year.text, [card.title for card in year.cards]) for year in view.years]
    assert shown == [
        ("2025", ["Tin nam-nay"]),
        ("2021", ["Tin moi-hon", "Tin doc-nhieu"]),
        ("2019", ["Tin cu"]),
    ]
    assert view.ways[1] == Link("2021", "#nam-2021")
    assert view.years[1].place == "nam-2021"


def test_a_day_leads_to_the_days_with_articles_around_it_and_the_year_is_a_ring() -> None:
    view = found("ngay/12-31/index.html")
    assert view.before == Link("1 tháng 7", "/ngay/07-01/")
    assert view.after == Link("29 tháng 2", "/ngay/02-29/")


def test_the_only_day_leads_nowhere_and_a_single_year_needs_no_way_to_it() -> None:
    (view,) = views(days.days(archive(ITEMS[:1]))).values()
    assert isinstance(view, DayView)
    assert (view.before, view.after, view.ways) == (None, None, ())


def test_an_article_that_is_added_to_a_day_changes_no_other_days_recipe() -> None:
    before = {page.path: page for page in days.days(archive(ITEMS))}
    added = [*ITEMS, article("them", "2010-07-01")]
    after = {page.path: page for page in days.days(archive(added))}
    assert {path for path in after if after[path] != before[path]} == {"ngay/07-01/index.html"}


def test_the_front_page_recalls_one_article_of_each_earlier_year_of_its_day() -> None:
    view = planned(ITEMS)["index.html"]
    assert isinstance(view, FrontView)
    assert view.day is not None
    assert view.day.heading == Link("Ngày này năm xưa: 1 tháng 7", "/ngay/07-01/")
    assert [card.title for card in view.day.cards] == ["Tin doc-nhieu", "Tin cu"]


def test_the_front_page_recalls_nothing_where_only_this_year_has_articles_of_the_day() -> None:
    view = planned(ITEMS[3:])["index.html"]
    assert isinstance(view, FrontView)
    assert view.day is None


def test_no_more_years_are_recalled_than_are_asked_for() -> None:
    recalled = days.earlier(archive(ITEMS), 1)
    assert [article.title for article in recalled] == ["Tin doc-nhieu"]


def test_an_article_leads_to_its_day() -> None:
    view = planned(ITEMS)["2020/02/nhuan/index.html"]
    assert isinstance(view, ArticleView)
    assert view.day == Link("29 tháng 2", "/ngay/02-29/")
