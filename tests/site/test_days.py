"""What is public on a day, and what only those see who ask for drafts."""

from datetime import date

from tests import pages
from tests.builder import SiteBuilder, changed

NEW = "/2025/07/tin-moi/"


def _sees(site: SiteBuilder, title: str) -> set[str]:
    return {name for name, data in site.snapshot().items() if title.encode() in data}


def test_a_scheduled_article_appears_on_its_day_and_not_before(site: SiteBuilder) -> None:
    site.article("2025/06/tin-cu").article(
        "2025/07/tin-moi", title="Tin rất mới", date="2025-07-10"
    )
    site.build(today=date(2025, 7, 9))
    assert not site.shows(NEW)
    assert _sees(site, "Tin rất mới") == set()
    site.build(today=date(2025, 7, 10))
    assert site.shows(NEW)
    assert {"index.html", "sitemap.xml", "feed.xml"} <= _sees(site, "tin-moi")


def test_the_day_is_that_of_the_sites_own_time_zone(site: SiteBuilder) -> None:
    site.article("2025/07/tin-moi", date="2025-07-01T11:00:00+07:00")
    assert site.build(today=None).shows(NEW), "noon in Hanoi is five in the morning in Greenwich"
    site.config("site", timezone="America/Los_Angeles").article("2025/06/tin-cu")
    site.remove("content/2025/07").article("2025/07/tin-moi", date="2025-07-01 00:00")
    assert not site.build(today=None).shows(NEW), "in Los Angeles it is still June"


def test_a_draft_is_nowhere(site: SiteBuilder) -> None:
    site.article("2025/06/tin-cu").article("2025/06/nhap", title="Bài còn nháp", draft=True).build()
    assert not site.shows("/2025/06/nhap/")
    assert _sees(site, "nháp") == set()


def test_drafts_are_shown_with_a_mark_to_those_who_ask(site: SiteBuilder) -> None:
    site.article("2025/06/tin-cu").article("2025/06/nhap", title="Bài còn nháp", draft=True)
    site.article("2025/08/hen", title="Bài hẹn ngày").build(drafts=True)
    for address, mark in (("/2025/06/nhap/", "Bản nháp"), ("/2025/08/hen/", "Hẹn ngày đăng")):
        root = pages.parse(site.read(address))
        marks = root.xpath('//article//*[@class="mark"]/text()')
        assert marks[:1] == [mark]
        assert root.xpath('//meta[@name="robots"]/@content') == ["noindex"]
        assert not root.xpath("//*[@data-pagefind-body]")
        assert address not in site.read("/sitemap.xml")
    assert pages.parse(site.read("/2025/06/")).xpath('//*[@class="mark"]/text()') == ["Bản nháp"]


def test_an_expired_article_goes_the_day_after_the_one_it_names(site: SiteBuilder) -> None:
    site.article("2025/06/tin-cu").article("2025/06/mot-lan", expires="2025-06-20")
    assert site.build(today=date(2025, 6, 20)).shows("/2025/06/mot-lan/")
    site.build(today=date(2025, 6, 21))
    assert not site.shows("/2025/06/mot-lan/")
    assert _sees(site, "mot-lan") == set()


def test_the_front_page_alone_recalls_the_day_it_is_built_for(site: SiteBuilder) -> None:
    site.article("2022/06/tin-cu").article("2024/06/tin-moi", category="van-hoa")
    before = site.build(today=date(2025, 6, 14)).snapshot()
    after = site.build(today=date(2025, 6, 15)).snapshot()
    assert changed(before, after) == {"index.html"}
    recalled = pages.parse(site.read("/")).xpath('//*[@class="front__day"]//a/@href')
    assert recalled[0] == "/ngay/06-15/"
    assert "/2022/06/tin-cu/" in recalled
    assert b"front__day" not in before["index.html"]


def test_the_pictures_of_an_article_that_is_not_public_are_not_either(site: SiteBuilder) -> None:
    site.article("2025/06/tin-cu").file("content/2025/06/nhap/anh.svg", b"secret")
    site.article("2025/06/nhap/index", "![Ảnh](anh.svg)\n", draft=True).build()
    assert b"secret" not in site.snapshot().values()
    assert site.build(drafts=True).snapshot()["2025/06/nhap/anh.svg"] == b"secret"


def test_an_archive_without_articles_is_still_a_site(site: SiteBuilder) -> None:
    site.build(search=True)
    assert site.report.bundles == 0
    assert {"index.html", "tim-kiem/index.html", "404.html", "feed.xml"} <= site.files()
    assert not any(name.startswith("search/") for name in site.files())
