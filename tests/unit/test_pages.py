from datetime import date, timedelta

import pytest

from khotin import lists, years
from khotin.page import Page
from khotin.pages import plan
from khotin.views import (
    ArticleView,
    AuthorsView,
    FrontView,
    ListView,
    MostReadView,
    RedirectView,
    SearchView,
    TimelineView,
    YearView,
)
from tests.unit.making import article, moment, presenter, settings

DAYS = [date(2023, 1, 1) + timedelta(days=7 * number) for number in range(12)]
ITEMS = [article(f"bai-{n}", day.isoformat()) for n, day in enumerate(DAYS)]


def by_path(pages: tuple[Page, ...]) -> dict[str, Page]:
    found = {page.path: page for page in pages}
    assert len(found) == len(pages)
    return found


def test_the_smallest_site_has_every_page_a_reader_may_come_to() -> None:
    assert {"index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt"} <= set(
        by_path(plan(presenter(), search=False))
    )


def test_an_article_knows_its_neighbours_in_time() -> None:
    pages = by_path(plan(presenter(ITEMS[:3]), search=False))
    view = pages["2023/01/bai-1/index.html"].view
    assert isinstance(view, ArticleView)
    assert (view.newer, view.older) == (
        presenter(ITEMS).headline(ITEMS[2]),
        presenter(ITEMS).headline(ITEMS[0]),
    )


def test_a_lead_is_shown_only_where_it_was_written_as_one() -> None:
    pages = plan(presenter([article("a"), article("b", has_lead=False)]), search=False)
    leads = [page.view.lead for page in pages if isinstance(page.view, ArticleView)]
    assert leads == ["", "Tóm tắt."]


def test_drafts_are_marked_and_kept_out_of_search_engines() -> None:
    items = [article("nay", "2025-07-01"), article("mai", "2025-07-02"), article(draft=True)]
    pages = plan(presenter(items, drafts=True), search=False)
    views = [page.view for page in pages if isinstance(page.view, ArticleView)]
    assert [(view.mark, view.meta.indexed) for view in views] == [
        ("scheduled", False),
        ("", True),
        ("draft", False),
    ]


def test_old_addresses_lead_to_the_new_one() -> None:
    item = article(aliases=("/tin/1.html", "/tin/bai/"))
    pages = by_path(plan(presenter([item]), search=False))
    for path in ("tin/1.html", "tin/bai/index.html"):
        assert pages[path].view == RedirectView(
            "Tin bai", "/2023/09/bai/", "https://tin.example.vn/2023/09/bai/"
        )


@pytest.mark.parametrize(("search", "index"), [(True, "/search/"), (False, "")])
def test_the_search_page_knows_whether_there_is_an_index(*, search: bool, index: str) -> None:
    view = by_path(plan(presenter(ITEMS), search=search))["tim-kiem/index.html"].view
    assert isinstance(view, SearchView)
    assert view.index == index
    assert not view.meta.indexed


def test_the_front_page_shows_no_article_twice_among_its_first_lists() -> None:
    items = [*ITEMS, article("noi-bat", "2023-03-01", featured=True)]
    view = by_path(plan(presenter(items, settings(newest=5)), search=False))["index.html"].view
    assert isinstance(view, FrontView)
    assert view.lead is not None
    shown = [view.lead, *view.featured, *view.newest]
    assert view.lead.title == "Tin noi-bat"
    assert len({card.url for card in shown}) == len(shown) == 6


def test_without_featured_articles_the_newest_one_leads() -> None:
    view = by_path(plan(presenter(ITEMS), search=False))["index.html"].view
    assert isinstance(view, FrontView)
    assert view.lead is not None
    assert view.lead.title == "Tin bai-11"
    assert [block.heading.text for block in view.blocks] == ["Kinh tế"]


def test_a_long_list_is_paged_with_ways_along_it() -> None:
    pages = by_path(tuple(lists.categories(presenter(ITEMS, settings(page_size=5)))))
    newest = pages["chuyen-muc/kinh-te/index.html"].view
    oldest = pages["chuyen-muc/kinh-te/trang/1/index.html"].view
    assert isinstance(newest, ListView)
    assert isinstance(oldest, ListView)
    assert [len(newest.cards), len(oldest.cards)] == [7, 5]
    assert (newest.total, oldest.total) == ("12 bài", "")
    assert (newest.pager.newer, oldest.pager.older) == (None, None)
    assert newest.pager.older == newest.pager.oldest
    assert newest.pager.older is not None
    assert newest.pager.older.url == "/chuyen-muc/kinh-te/trang/1/"
    assert oldest.meta.title == "Kinh tế, trang 1"
    assert newest.meta.feed is not None
    assert "chuyen-muc/giao-duc/index.html" in pages


def test_authors_stand_under_the_letters_of_the_vietnamese_alphabet() -> None:
    names = ["Àn", "Ân", "An", "Đức", "Dũng", "ơn", "Đạt"]
    page = next(iter(lists.authors(presenter([article(authors=names)]))))
    assert isinstance(page.view, AuthorsView)
    groups = {group.letter: [a.text for a in group.authors] for group in page.view.groups}
    assert groups == {
        "A": ["An", "Àn"],
        "Â": ["Ân"],
        "D": ["Dũng"],
        "Đ": ["Đạt", "Đức"],
        "Ơ": ["ơn"],
    }


def test_months_lead_to_the_next_months_that_have_articles() -> None:
    items = [article("a", "2022-11-01"), article("b", "2023-02-01"), article("c", "2023-05-01")]
    pages = by_path(tuple(lists.months(presenter(items))))
    view = pages["2023/02/index.html"].view
    assert isinstance(view, ListView)
    assert view.newer is not None
    assert view.older is not None
    assert (view.newer.text, view.older.url) == ("Tháng 5/2023", "/2022/11/")


def test_a_year_shows_its_months_newest_first_and_what_was_most_read() -> None:
    items = [article(f"bai-{n}", f"2023-0{n}-01", views=n) for n in (1, 2, 3)]
    (page,) = years.years(presenter([*items, article("khong", "2023-03-02")]))
    assert isinstance(page.view, YearView)
    assert [entry.month.text for entry in page.view.months] == [
        "Tháng 3/2023",
        "Tháng 2/2023",
        "Tháng 1/2023",
    ]
    assert [card.title for card in page.view.months[0].cards] == ["Tin bai-3"]
    assert [card.title for card in page.view.most_read] == ["Tin bai-3", "Tin bai-2", "Tin bai-1"]


def test_the_most_read_are_listed_over_all_years_and_for_each() -> None:
    items = [article("a", "2022-01-01", views=9), article("b", "2023-01-01", views=10)]
    pages = by_path(tuple(years.most_read(presenter(items))))
    assert set(pages) == {
        "doc-nhieu/index.html",
        "doc-nhieu/2022/index.html",
        "doc-nhieu/2023/index.html",
    }
    view = pages["doc-nhieu/2022/index.html"].view
    assert isinstance(view, MostReadView)
    assert [card.title for card in view.cards] == ["Tin a"]
    assert view.current == "/doc-nhieu/2022/"


def test_the_timeline_counts_every_year_month_and_category() -> None:
    view = years.timeline(presenter(ITEMS)).view
    assert isinstance(view, TimelineView)
    assert [(entry.year.text, entry.year.count) for entry in view.years] == [("2023", "12 bài")]
    assert sum(int(m.count.split()[0]) for entry in view.years for m in entry.months) == 12
    assert [c.count for c in view.categories] == ["12 bài", "0 bài"]


def test_an_update_is_told_with_its_own_date() -> None:
    pages = plan(presenter([article(updated=moment("2023-09-13"))]), search=False)
    (view,) = (page.view for page in pages if isinstance(page.view, ArticleView))
    assert view.updated is not None
    assert view.updated.short == "13/09/2023"
