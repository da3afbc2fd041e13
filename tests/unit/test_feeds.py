from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from khotin import feeds, pages
from khotin.article import Article
from khotin.front_matter import Picture
from khotin.page import Page, View, recipe
from khotin.present import Presenter
from khotin.views import (
    DataView,
    FeedView,
    NewsEntry,
    NewsSitemapView,
    RobotsView,
    SitemapEntry,
    SitemapView,
    StandingView,
)
from tests.unit.making import archive, article, moment, presenter, settings, views

BASE = "https://tin.example.vn"


def plain(show: Presenter, address: str) -> StandingView:
    return StandingView(show.meta(address, "A"), "A")


def standing(count: int) -> list[Page]:
    return [Page(f"{n}/index.html", "", recipe(plain, f"/{n}/"), modified="") for n in range(count)]


def seen(page: Page) -> View:
    """Make the one view of a page of the usual site."""
    return page.view(presenter())


def listed(pages: Iterable[Page]) -> list[str]:
    found: list[str] = []
    for view in views(pages).values():
        assert isinstance(view, SitemapView)
        found += [entry.url for entry in view.entries]
    return found


def test_a_feed_holds_the_newest_articles_with_whole_addresses() -> None:
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(5)]
    items = [article(f"bai-{day.day}", day.isoformat()) for day in days]
    page = feeds.site_feed(archive(items), settings(feed=3))
    view = seen(page)
    assert isinstance(view, FeedView)
    assert page.path == "feed.xml"
    assert (view.url, view.page) == (f"{BASE}/feed.xml", f"{BASE}/")
    assert [entry.url for entry in view.entries] == [f"{BASE}/2023/01/bai-{n}/" for n in (5, 4, 3)]
    assert view.updated == "2023-01-05T00:00:00+07:00"


def test_an_entry_says_who_wrote_what_when_and_where() -> None:
    item = article(authors=["Thu Mai", "Quốc Đạt"], updated=moment("2023-09-13 08:00"))
    page = feeds.category_feed(archive([item]), settings(), "kinh-te")
    view = seen(page)
    assert isinstance(view, FeedView)
    (entry,) = view.entries
    assert view.title == "Kinh tế – Kho tin Minh Hà"
    assert page.path == "chuyen-muc/kinh-te/feed.xml"
    assert (entry.published, entry.updated) == (
        "2023-09-12T00:00:00+07:00",
        "2023-09-13T08:00:00+07:00",
    )
    assert view.updated == entry.updated
    assert entry.authors == ("Thu Mai", "Quốc Đạt")
    assert (entry.category, entry.category_key) == ("Kinh tế", "kinh-te")


def test_an_empty_feed_says_the_same_on_every_day() -> None:
    first, second = (
        feeds.category_feed(archive([], today=day), settings(), "giao-duc")
        for day in (date(2025, 7, 1), date(2025, 7, 2))
    )
    assert first.recipe == second.recipe
    view = seen(first)
    assert isinstance(view, FeedView)
    assert view.entries == ()
    assert datetime.fromisoformat(view.updated) == datetime(1970, 1, 1, tzinfo=UTC)


def json_feed(articles: Iterable[Article], path: str = "feed.json") -> Any:
    pages = {page.path: page for page in feeds.json_feeds(archive(articles), settings(feed=3))}
    view = seen(pages[path])
    assert isinstance(view, DataView)
    return view.value


def test_the_site_and_every_category_have_a_feed_in_json() -> None:
    paths = [page.path for page in feeds.json_feeds(archive([article()]), settings())]
    categories = [f"chuyen-muc/{key}/feed.json" for key in ("kinh-te", "giao-duc")]
    assert paths == ["feed.json", *categories]


def test_a_feed_in_json_says_what_the_other_says() -> None:
    items = [article(f"bai-{day}", f"2023-01-0{day}") for day in range(1, 6)]
    told = json_feed(items)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert (told["feed_url"], told["home_page_url"]) == (f"{BASE}/feed.json", f"{BASE}/")
    atom = seen(feeds.site_feed(archive(items), settings(feed=3)))
    assert isinstance(atom, FeedView)
    assert [item["id"] for item in told["items"]] == [entry.url for entry in atom.entries]
    assert told["title"] == atom.title
    assert json_feed(items, "chuyen-muc/kinh-te/feed.json")["title"] == "Kinh tế – Kho tin Minh Hà"


def test_an_item_has_an_address_a_text_and_what_else_is_known() -> None:
    bare, full = article("a", "2023-01-01", summary=""), article("b", authors=["Thu Mai"])
    full = full._replace(thumbnail=Picture(src="lua.jpg"), updated=moment("2023-09-13 08:00"))
    newest, oldest = json_feed([bare, full])["items"]
    assert oldest["content_text"] == "Tin a"
    assert not {"image", "authors"} & oldest.keys()
    assert newest == {
        "id": f"{BASE}/2023/09/b/",
        "url": f"{BASE}/2023/09/b/",
        "title": "Tin b",
        "content_text": "Tóm tắt.",
        "date_published": "2023-09-12T00:00:00+07:00",
        "date_modified": "2023-09-13T08:00:00+07:00",
        "tags": ["Kinh tế"],
        "image": f"{BASE}/2023/09/lua.jpg",
        "authors": [{"name": "Thu Mai"}],
    }


def test_an_empty_feed_in_json_has_no_items() -> None:
    assert json_feed([])["items"] == []


def test_one_sitemap_lists_every_page_that_search_engines_should_know() -> None:
    hidden = Page("x", "", recipe(plain, "/an/"), modified=None)
    (page,) = feeds.sitemaps([*standing(2), hidden, feeds.robots()])
    assert page.path == "sitemap.xml"
    assert seen(page) == SitemapView(
        (SitemapEntry(f"{BASE}/0/", ""), SitemapEntry(f"{BASE}/1/", ""))
    )


def test_a_long_sitemap_is_split_into_parts_with_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "SITEMAP_LIMIT", 3)
    assert [page.path for page in feeds.sitemaps(standing(3))] == ["sitemap.xml"]
    *parts, index = feeds.sitemaps(standing(7))
    assert [page.path for page in parts] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert index.path == "sitemap.xml"
    assert index.template == "feeds/sitemap_index.xml"
    assert seen(index) == SitemapView(
        tuple(SitemapEntry(f"{BASE}/sitemap-{n}.xml", "") for n in (1, 2, 3))
    )
    assert listed(parts) == [f"{BASE}/{n}/" for n in range(7)]


def test_a_sitemap_holds_as_many_addresses_as_the_protocol_allows() -> None:
    assert feeds.SITEMAP_LIMIT == 50_000
    *parts, _ = feeds.sitemaps(standing(1) * 50_001)
    assert [len(listed([page])) for page in parts] == [50_000, 1]


def test_robots_are_sent_to_the_sitemap() -> None:
    assert seen(feeds.robots()) == RobotsView((f"{BASE}/sitemap.xml", f"{BASE}/news-sitemap.xml"))


def news(articles: Iterable[Article], *, drafts: bool = False) -> list[str]:
    view = seen(feeds.news_sitemap(archive(articles, drafts=drafts)))
    assert isinstance(view, NewsSitemapView)
    return [entry.url.rpartition("/2025/")[2] for entry in view.entries]


def test_the_news_are_those_of_the_day_and_of_two_days_before_newest_first() -> None:
    days = ("2025-06-28", "2025-06-29", "2025-06-30", "2025-07-01")
    items = [article(f"ngay-{day[-2:]}", day) for day in days]
    assert news(items) == ["07/ngay-01/", "06/ngay-30/", "06/ngay-29/"]


def test_what_is_not_public_yet_is_no_news() -> None:
    items = [article("nhap", "2025-07-01", draft=True), article("mai", "2025-07-02")]
    assert news([*items, article("nay", "2025-07-01")], drafts=True) == ["07/nay/"]


def test_there_are_no_more_news_than_google_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert feeds.NEWS_LIMIT == 1000
    monkeypatch.setattr(feeds, "NEWS_LIMIT", 2)
    items = [article(f"bai-{n}", "2025-07-01") for n in range(3)]
    assert len(news(items)) == 2


def test_news_have_a_day_a_title_and_a_publication_in_a_language() -> None:
    items = [article("a", "2025-07-01T08:30"), article("b", "2025-06-30")]
    assert seen(feeds.news_sitemap(archive(items))) == NewsSitemapView(
        "Kho tin Minh Hà",
        "vi",
        (
            NewsEntry(f"{BASE}/2025/07/a/", "Tin a", "2025-07-01T08:30:00+07:00"),
            NewsEntry(f"{BASE}/2025/06/b/", "Tin b", "2025-06-30"),
        ),
    )


def test_a_closed_archive_has_no_news() -> None:
    planned = pages.plan(archive([article()]), settings(), search=False, news=False)
    assert "news-sitemap.xml" not in [page.path for page in planned]
    assert seen(feeds.robots(news=False)) == RobotsView((f"{BASE}/sitemap.xml",))
