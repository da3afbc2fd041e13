"""Each kind of page shows what it showed when somebody last looked at it."""

import json
from typing import Final

import pytest
from lxml import etree

from tests import pages
from tests.builder import GOLDEN, SiteBuilder, check_golden, without_digests

PAGES: Final = {
    "front": "/",
    "article-plain": "/2023/09/hoi-nghi/",
    "article-with-everything": "/2024/02/cau-moi/",
    "category": "/chuyen-muc/van-hoa/",
    "category-page-1": "/chuyen-muc/van-hoa/trang/1/",
    "author": "/tac-gia/thu-ha/",
    "authors": "/tac-gia/",
    "year": "/2023/",
    "month": "/2023/09/",
    "day": "/ngay/02-15/",
    "most-read": "/doc-nhieu/",
    "most-read-of-a-year": "/doc-nhieu/2024/",
    "timeline": "/luu-tru/",
    "album": "/thu-vien-anh/",
    "album-of-a-year": "/thu-vien-anh/2024/",
    "standing": "/gioi-thieu/",
    "standing-english": "/contact/",
    "search": "/tim-kiem/",
    "not-found": "/404.html",
    "redirect": "/tin/cau-moi.html",
}
HEADS: Final = {"article-head": "/2024/02/cau-moi/", "front-head": "/"}
JSON: Final = {
    "feed-json": "/feed.json",
    "manifest": "/site.webmanifest",
    "year": "/2023/index.json",
    "whole": "/index.json",
}
XML: Final = {
    "feed": "/feed.xml",
    "category-feed": "/chuyen-muc/tin-tuc/feed.xml",
    "sitemap": "/sitemap.xml",
    "news-sitemap": "/news-sitemap.xml",
    "opensearch": "/opensearch.xml",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_main_part_of_a_page_is_as_expected(town: SiteBuilder, name: str) -> None:
    check_golden(f"{name}.html", without_digests(town.main(PAGES[name])))


@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_a_page_is_as_expected(town: SiteBuilder, name: str) -> None:
    head = pages.only(pages.parse(town.read(HEADS[name])), "//head")
    check_golden(f"{name}.html", without_digests(pages.outline(head)))


@pytest.mark.parametrize("name", XML)
def test_a_file_for_machines_is_as_expected(town: SiteBuilder, name: str) -> None:
    tree = etree.fromstring(town.read(XML[name]).encode(), etree.XMLParser(remove_blank_text=True))
    text = etree.tostring(tree, encoding="unicode", pretty_print=True)
    check_golden(f"{name}.xml", without_digests(text))


@pytest.mark.parametrize("name", JSON)
def test_a_file_of_data_is_as_expected(town: SiteBuilder, name: str) -> None:
    value = json.loads(town.read(JSON[name]))
    text = json.dumps(value, ensure_ascii=False, indent=1)
    check_golden(f"{name}.json", without_digests(f"{text}\n"))


def test_robots_may_read_all_and_are_told_of_the_sitemap(town: SiteBuilder) -> None:
    check_golden("robots.txt", town.read("/robots.txt"))


def test_no_expectation_is_left_over() -> None:
    known = (
        {f"{name}.html" for name in (*PAGES, *HEADS)}
        | {f"{name}.xml" for name in XML}
        | {f"{name}.json" for name in JSON}
        | {"robots.txt"}
    )
    assert {path.name for path in GOLDEN.iterdir()} == known
