"""What programs are told stays in its place and is light."""

import gzip
from typing import Final

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
