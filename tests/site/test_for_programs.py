"""What programs are told stays in its place and is light."""

import gzip
from datetime import date
from typing import Final

from lxml import etree

from khotin import documents
from tests.builder import SiteBuilder
from tests.conftest import Sample

LIGHT: Final = 60_000
"""Bytes over the wire that the page of an article may have, without its pictures."""


def test_the_search_index_is_not_given_what_search_engines_are_told(town: SiteBuilder) -> None:
    page = town.read("/2024/02/cau-moi/")
    assert "schema.org" in page
    found = documents.document(page)
    assert "Mở đầu có chú thích." in found
    assert "schema.org" not in found
    assert "og:title" not in found


def test_the_page_of_an_article_is_light(sample: Sample) -> None:
    pages = list(sample.output.glob("2???/??/*/index.html"))
    assert len(pages) >= sample.report.articles
    heavy = [path for path in pages if len(gzip.compress(path.read_bytes())) > LIGHT]
    assert heavy == []


def test_what_is_new_is_told_to_google_while_it_is_new(site: SiteBuilder) -> None:
    site.article("2025/06/tin", title="Cầu & đường <mới>", date="30/06/2025 | 08:30")
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "n": "http://www.google.com/schemas/sitemap-news/0.9",
    }

    def told(day: int) -> list[str]:
        text = site.build(today=date(2025, 7, day)).read("/news-sitemap.xml")
        root = etree.fromstring(text.encode())
        assert root.tag == f"{{{names['s']}}}urlset"
        title = "s:url/n:news[n:publication/n:name][n:publication_date]/n:title/text()"
        return [str(found) for found in root.xpath(title, namespaces=names)]

    assert told(2) == ["Cầu & đường <mới>"]
    assert told(3) == []
    assert "Sitemap: https://kho.example.vn/news-sitemap.xml" in site.read("/robots.txt")
