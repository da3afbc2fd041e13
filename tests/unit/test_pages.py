from datetime import date, timedelta

import pytest

from khotin import lists, years
from khotin.pages import plan
from khotin.views import (
    ArticleView,
    AuthorsView,
    Link,
    ListView,
    MostReadView,
    RedirectView,
    SearchView,
    SitemapView,
    TimelineView,
    YearView,
)
from tests.unit.making import (
    CONFIG,
    archive,
    article,
    moment,
    planned,
    presenter,
    settings,
    standing_page,
    views,
)

DAYS = [date(2023, 1, 1) + timedelta(days=7 * number) for number in range(12)]
ITEMS = [article(f"bai-{n}", day.isoformat()) for n, day in enumerate(DAYS)]


def test_the_smallest_site_has_every_page_a_reader_may_come_to() -> None:
    assert {"index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt"} <= set(planned([]))


def test_an_article_knows_its_neighbours_in_time() -> None:
    view = planned(ITEMS[:3])["2023/01/bai-1/index.html"]
    assert isinstance(view, ArticleView)
    assert (view.newer, view.older) == (
        presenter().headline(ITEMS[2].headline),
        presenter().headline(ITEMS[0].headline),
    )


def test_a_lead_is_shown_only_where_it_was_written_as_one() -> None:
    found = planned([article("a"), article("b", has_lead=False)])
    leads = [view.lead for view in found.values() if isinstance(view, ArticleView)]
    assert leads == ["", "Tóm tắt."]


def test_drafts_are_marked_and_kept_out_of_search_engines() -> None:
    items = [article("nay", "2025-07-01"), article("mai", "2025-07-02"), article(draft=True)]
    found = planned(items, drafts=True).values()
    shown = [view for view in found if isinstance(view, ArticleView)]
    assert [(view.mark, view.meta.indexed) for view in shown] == [
        ("scheduled", False),
        ("", True),
        ("draft", False),
    ]


def test_old_addresses_lead_to_the_new_one() -> None:
    item = article(aliases=("/tin/1.html", "/tin/bai/"))
    found = planned([item])
    for path in ("tin/1.html", "tin/bai/index.html"):
        assert found[path] == RedirectView(
            "Tin bai", "/2023/09/bai/", "https://tin.example.vn/2023/09/bai/"
        )


def test_another_search_engine_is_offered_where_the_settings_name_one() -> None:
    outside = '[search]\noutside = "https://www.tim.example.vn/?q=site%3Atin.example.vn"'
    view = planned(ITEMS, settings(f"{CONFIG}\n{outside}\n"))["tim-kiem/index.html"]
    assert isinstance(view, SearchView)
    assert view.outside == Link(
        "Tìm trong trang này bằng tim.example.vn",
        "https://www.tim.example.vn/?q=site%3Atin.example.vn",
    )
    without = planned(ITEMS)["tim-kiem/index.html"]
    assert isinstance(without, SearchView)
    assert without.outside is None


@pytest.mark.parametrize(("search", "index"), [(True, "/search/"), (False, "")])
def test_the_search_page_knows_whether_there_is_an_index(*, search: bool, index: str) -> None:
    view = planned(ITEMS, search=search)["tim-kiem/index.html"]
    assert isinstance(view, SearchView)
    assert view.index == index
    assert not view.meta.indexed


def test_a_long_list_is_paged_with_ways_along_it() -> None:
    config = settings(page_size=5)
    pages = views(lists.categories(archive(ITEMS), config), config)
    newest = pages["chuyen-muc/kinh-te/index.html"]
    oldest = pages["chuyen-muc/kinh-te/trang/1/index.html"]
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
    pages = views(lists.authors(archive([article(authors=names)]), settings()))
    view = pages["tac-gia/index.html"]
    assert next(iter(pages)) == "tac-gia/index.html"
    assert isinstance(view, AuthorsView)
    groups = {group.letter: [a.text for a in group.authors] for group in view.groups}
    assert groups == {
        "A": ["An", "Àn"],
        "Â": ["Ân"],
        "D": ["Dũng"],
        "Đ": ["Đạt", "Đức"],
        "Ơ": ["ơn"],
    }


def test_months_lead_to_the_next_months_that_have_articles() -> None:
    items = [article("a", "2022-11-01"), article("b", "2023-02-01"), article("c", "2023-05-01")]
    view = views(lists.months(archive(items), settings()))["2023/02/index.html"]
    assert isinstance(view, ListView)
    assert view.newer is not None
    assert view.older is not None
    assert (view.newer.text, view.older.url) == ("Tháng 5/2023", "/2022/11/")


def test_a_day_of_a_months_calendar_leads_to_where_its_articles_begin_in_the_list() -> None:
    days = [*range(1, 13), 12, 12, 7]
    items = [article(f"bai-{n:02}", f"2023-03-{day:02}") for n, day in enumerate(days)]
    config = settings(page_size=5)
    pages = views(lists.months(archive(items), config), config)
    newest, older = pages["2023/03/index.html"], pages["2023/03/trang/2/index.html"]
    assert isinstance(newest, ListView)
    assert isinstance(older, ListView)
    assert newest.calendar is not None
    found = {e.day: (e.number, e.url) for week in newest.calendar.weeks for e in week if e.url}
    assert len(found) == 12
    assert found["12"] == ("3", "/2023/03/#ngay-12")
    assert found["7"] == ("2", "/2023/03/trang/2/#ngay-7")
    assert [card.place for card in newest.cards] == ["ngay-12", "", "", "ngay-11", "ngay-10"]
    assert [card.place for card in older.cards][:1] == ["ngay-9"]
    assert older.calendar is None


def test_a_day_that_goes_on_on_the_next_page_is_named_there_too() -> None:
    items = [article(f"bai-{n:02}", "2023-03-04") for n in range(12)]
    config = settings(page_size=5)
    pages = views(lists.months(archive(items), config), config)
    assert [
        [card.place for card in page.cards].count("ngay-4")
        for page in pages.values()
        if isinstance(page, ListView)
    ] == [1, 1]


def test_a_bar_of_a_category_or_author_leads_to_where_the_year_begins_in_the_list() -> None:
    days = [
        *(f"2020-0{n}-01" for n in range(1, 6)),
        "2021-05-01",
        *(f"2023-0{n}-01" for n in range(1, 7)),
    ]
    items = [article(f"bai-{day}", day, authors=["Thu Mai"]) for day in days]
    config = settings(page_size=5)
    found = planned(items, config)
    for where in ("chuyen-muc/kinh-te", "tac-gia/thu-mai"):
        view = found[f"{where}/index.html"]
        assert isinstance(view, ListView)
        assert view.chart is not None
        assert [(bar.label, bar.number, bar.url) for bar in view.chart.bars] == [
            ("2020", "5", f"/{where}/trang/1/#nam-2020"),
            ("2021", "1", f"/{where}/#nam-2021"),
            ("2022", "0", ""),
            ("2023", "6", f"/{where}/#nam-2023"),
        ]
        assert view.cards[0].place == "nam-2023"
        older = found[f"{where}/trang/1/index.html"]
        assert isinstance(older, ListView)
        assert older.chart is None
        assert [card.place for card in older.cards] == ["nam-2020", "", "", "", ""]


def test_a_list_of_one_year_or_none_has_no_chart() -> None:
    found = planned(ITEMS)
    for where in ("chuyen-muc/kinh-te", "chuyen-muc/giao-duc"):
        view = found[f"{where}/index.html"]
        assert isinstance(view, ListView)
        assert view.chart is None


def test_a_year_shows_its_months_newest_first_and_what_was_most_read() -> None:
    items = [article(f"bai-{n}", f"2023-0{n}-01", views=n) for n in (1, 2, 3)]
    whole = archive([*items, article("khong", "2023-03-02")])
    (view,) = views(years.years(whole, settings())).values()
    assert isinstance(view, YearView)
    assert [entry.month.text for entry in view.months] == [
        "Tháng 3/2023",
        "Tháng 2/2023",
        "Tháng 1/2023",
    ]
    assert [bar.number for bar in view.chart.bars if bar.url] == ["1", "1", "2"]
    assert [card.title for card in view.months[0].cards] == ["Tin bai-3"]
    assert [card.title for card in view.most_read] == ["Tin bai-3", "Tin bai-2", "Tin bai-1"]


def test_the_most_read_are_listed_over_all_years_and_for_each() -> None:
    items = [article("a", "2022-01-01", views=9), article("b", "2023-01-01", views=10)]
    pages = views(years.most_read_pages(archive(items), settings()))
    assert set(pages) == {
        "doc-nhieu/index.html",
        "doc-nhieu/2022/index.html",
        "doc-nhieu/2023/index.html",
    }
    view = pages["doc-nhieu/2022/index.html"]
    assert isinstance(view, MostReadView)
    assert [card.title for card in view.cards] == ["Tin a"]
    assert view.current == "/doc-nhieu/2022/"


def test_the_timeline_counts_every_year_month_and_category() -> None:
    view = years.timeline(archive(ITEMS)).view(presenter())
    assert isinstance(view, TimelineView)
    assert [(entry.year.text, entry.year.count) for entry in view.years] == [("2023", "12 bài")]
    assert sum(int(m.count.split()[0]) for entry in view.years for m in entry.months) == 12
    assert [c.count for c in view.categories] == ["12 bài", "0 bài"]


def test_an_update_is_told_with_its_own_date() -> None:
    found = planned([article(updated=moment("2023-09-13"))]).values()
    (view,) = (view for view in found if isinstance(view, ArticleView))
    assert view.updated is not None
    assert view.updated.short == "13/09/2023"


@pytest.mark.parametrize("drafts", [False, True])
def test_the_sitemap_lists_every_page_that_search_engines_may_show_by_its_own_address(
    *, drafts: bool
) -> None:
    items = [
        *ITEMS,
        article("nay", "2025-07-01", authors=["Thu Mai"], updated=moment("2025-06-30")),
        article("mai", "2025-07-02", aliases=("/mai/",)),
        article("nhap", draft=True),
    ]
    config = settings(page_size=5)
    standing = [standing_page("lien-he"), standing_page("nhap", draft=True)]
    pages = plan(archive(items, standing, drafts=drafts), config, search=True)
    found = views(pages, config, preview=drafts)
    metas = [meta for view in found.values() if (meta := getattr(view, "meta", None))]
    sitemap = found["sitemap.xml"]
    assert isinstance(sitemap, SitemapView)
    assert [entry.url for entry in sitemap.entries] == [m.canonical for m in metas if m.indexed]


def test_the_sitemap_says_when_an_article_was_last_changed() -> None:
    items = [article("a", updated=moment("2023-09-13 08:00")), article("b"), *ITEMS]
    sitemap = planned(items)["sitemap.xml"]
    assert isinstance(sitemap, SitemapView)
    told = {entry.url.removeprefix("https://tin.example.vn"): entry for entry in sitemap.entries}
    assert told["/2023/09/a/"].modified == "2023-09-13"
    assert told["/2023/09/b/"].modified == "2023-09-12"
    assert told["/"].modified == told["/2023/09/"].modified == ""
