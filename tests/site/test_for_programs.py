"""What programs are told stays in its place and is light."""

import gzip
import json
from datetime import date
from typing import Final

from lxml import etree
from PIL import Image

from khotin import documents
from tests import pages
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
    articles = list(sample.output.glob("2???/??/*/index.html"))
    assert len(articles) >= sample.report.articles
    heavy = [path for path in articles if len(gzip.compress(path.read_bytes())) > LIGHT]
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


def test_every_icon_is_there_small_and_as_large_as_it_is_said_to_be(town: SiteBuilder) -> None:
    head = pages.parse(town.read("/"))
    (manifest,) = head.xpath("//link[@rel='manifest']/@href")
    (touch,) = head.xpath("//link[@rel='apple-touch-icon']/@href")
    told = {icon["src"]: icon["sizes"] for icon in json.loads(town.read(manifest))["icons"]}
    for url, sizes in {**told, touch: "180x180"}.items():
        path = town.output / url.lstrip("/")
        with Image.open(path) as icon:
            assert f"{icon.width}x{icon.height}" == sizes
        assert path.stat().st_size < 10_000


def test_the_manifest_has_the_colour_of_the_head(town: SiteBuilder) -> None:
    light = "//meta[@name='theme-color'][contains(@media, 'light')]/@content"
    (colour,) = pages.parse(town.read("/")).xpath(light)
    assert json.loads(town.read("/site.webmanifest"))["theme_color"] == colour


def test_below_a_path_the_manifest_keeps_to_it(site: SiteBuilder) -> None:
    site.config("site", base_url="https://kho.example.vn/cu/").build()
    manifest = json.loads(site.read("/site.webmanifest"))
    assert {manifest[name] for name in ("id", "start_url", "scope")} == {"/cu/"}
    assert all(icon["src"].startswith("/cu/static/img/icon-") for icon in manifest["icons"])
