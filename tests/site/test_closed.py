"""A closed archive says what it was, until when, and who has taken over."""

from datetime import date

import pytest

from tests import pages
from tests.builder import SiteBuilder, changed

SUCCESSORS = [
    {"name": "Xã Phố Mây", "url": "https://phomay.example.vn/"},
    {"name": "Trang giới thiệu", "url": "/gioi-thieu/"},
]


@pytest.fixture
def closed(written_town: SiteBuilder) -> SiteBuilder:
    """The town's site on its last day."""
    return written_town.config("archive", closed=date(2024, 2, 15), successors=SUCCESSORS)


def banner(site: SiteBuilder, address: str) -> str:
    (found,) = pages.parse(site.read(address)).xpath("//aside[@class='closed']")
    return " ".join(found.text_content().split())


def test_every_page_says_whose_archive_it_is_until_when_and_who_has_taken_over(
    closed: SiteBuilder,
) -> None:
    site = closed.build()
    said = (
        "Đây là kho lưu trữ tin, bài do Ban Biên tập đăng đến hết ngày 15/02/2024; trang không"
        " đăng thêm tin mới, số lượt xem tính đến ngày này."
        " Đơn vị tiếp nhận: Xã Phố Mây Trang giới thiệu"
    )
    addresses = ("/", "/2023/09/hoi-nghi/", "/2023/", "/tim-kiem/", "/404.html")
    assert {banner(site, address) for address in addresses} == {said}


def test_a_page_in_english_says_it_in_english(closed: SiteBuilder) -> None:
    assert banner(closed.build(), "/contact/") == (
        "This is the archive of what Ban Biên tập published until 15/02/2024; no more news is"
        " added, and views are counted until that day."
        " Its work is carried on by: Xã Phố Mây Trang giới thiệu"
    )


def test_the_links_to_successors_lead_to_other_sites_and_to_pages_of_this_one(
    closed: SiteBuilder,
) -> None:
    tree = pages.parse(closed.config("site", base_url="https://a.vn/kho/").build().read("/"))
    links = tree.xpath("//aside[@class='closed']//a/@href")
    assert links == ["https://phomay.example.vn/", "/kho/gioi-thieu/"]


def test_a_site_that_still_publishes_says_nothing_of_it(town: SiteBuilder) -> None:
    assert "closed" not in town.read("/")
    assert "Mới nhất" in town.read("/")
    assert town.shows("/news-sitemap.xml")


def test_nothing_is_called_new_and_search_engines_are_told_of_no_news(closed: SiteBuilder) -> None:
    front = closed.build().main("/")
    assert "Mới nhất" not in front
    assert "Những bài cuối cùng" in front
    assert not closed.shows("/news-sitemap.xml")
    assert "news" not in closed.read("/robots.txt")


@pytest.mark.parametrize("address", ["/2023/09/hoi-nghi/", "/doc-nhieu/"])
def test_numbers_of_views_say_until_when_they_were_counted(
    closed: SiteBuilder, address: str
) -> None:
    assert "tính đến ngày 15/02/2024" in closed.build().main(address)


def test_an_article_of_the_last_day_is_taken_and_one_of_the_next_is_refused(
    closed: SiteBuilder,
) -> None:
    closed.article("2024/02/cuoi", date="15/02/2024 | 23:59").build()
    closed.article("2024/02/sau", date="16/02/2024 | 00:00")
    (found,) = closed.refused()
    assert found.code == "after-closing"
    assert found.place.path.endswith("/content/2024/02/sau.md")


def test_an_article_that_was_read_before_is_refused_once_the_archive_is_closed(
    written_town: SiteBuilder,
) -> None:
    written_town.build().config("archive", closed=date(2024, 1, 31))
    assert {p.code for p in written_town.refused()} == {"after-closing"}


def test_opening_the_archive_again_gives_the_pages_it_had(written_town: SiteBuilder) -> None:
    before = written_town.build().snapshot()
    written_town.config("archive", closed=date(2024, 2, 15)).build()
    del written_town.settings["archive"]
    assert changed(before, written_town.build().snapshot()) == set()
