"""Feeds are Atom as RFC 4287 wants it."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from tests.builder import TODAY, SiteBuilder
from tests.conftest import Sample

ATOM: Final = {"a": "http://www.w3.org/2005/Atom"}
RFC_3339: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


def _feeds(sample: Sample) -> list[Path]:
    return sorted(sample.output.rglob("feed.xml"))


def _all(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces=ATOM)]


def test_the_site_and_every_category_have_a_feed(sample: Sample) -> None:
    assert len(_feeds(sample)) == 1 + len(sample.settings.categories)


def test_every_feed_has_what_is_required(sample: Sample) -> None:
    for path in _feeds(sample):
        root = etree.parse(path).getroot()
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        for part in ("id", "title", "updated", "author/a:name"):
            assert len(_all(root, f"a:{part}/text()")) == 1, part
        (address,) = _all(root, "a:link[@rel='self']/@href")
        assert _all(root, "a:id/text()") == [address]
        name = path.relative_to(sample.output).as_posix()
        assert address == f"{sample.base_url}{name}"


def test_every_entry_has_what_is_required(sample: Sample) -> None:
    for path in _feeds(sample):
        for entry in etree.parse(path).getroot().xpath("a:entry", namespaces=ATOM):
            for part in ("id", "title", "updated", "published"):
                assert len(_all(entry, f"a:{part}/text()")) == 1, part
            assert len(_all(entry, "a:link[@rel='alternate']/@href")) == 1
            assert _all(entry, "a:id/text()") == _all(entry, "a:link/@href")
            assert len(_all(entry, "a:category/@term")) == 1


def test_no_two_entries_share_an_id(sample: Sample) -> None:
    for path in _feeds(sample):
        ids = _all(etree.parse(path).getroot(), "a:entry/a:id/text()")
        assert len(ids) == len(set(ids))


def test_every_time_is_written_as_rfc_3339_wants_and_the_newest_entry_dates_the_feed(
    sample: Sample,
) -> None:
    for path in _feeds(sample):
        root = etree.parse(path).getroot()
        times = _all(root, "//a:updated/text() | //a:published/text()")
        assert [time for time in times if not RFC_3339.fullmatch(time)] == []
        if entries := _all(root, "a:entry/a:updated/text()"):
            newest = max(entries, key=datetime.fromisoformat)
            assert _all(root, "a:updated/text()") == [newest]


def test_a_feed_holds_the_newest_articles_newest_first(site: SiteBuilder) -> None:
    for day in range(1, 10):
        site.article(f"2023/01/tin-{day}", title=f"Tin {day}", date=f"2023-01-{day:02}")
    root = etree.fromstring(site.config("lists", feed=4).build().read("/feed.xml").encode())
    assert _all(root, "a:entry/a:title/text()") == ["Tin 9", "Tin 8", "Tin 7", "Tin 6"]


@pytest.mark.parametrize("title", ["A & B <i>", "Ông \"Hai\" ]]> 'Ba'"])
def test_marks_in_a_title_do_not_break_a_feed(site: SiteBuilder, title: str) -> None:
    site.article("2023/01/tin", title=title, summary=title).build()
    for address in ("/feed.xml", "/chuyen-muc/tin-tuc/feed.xml"):
        root = etree.fromstring(site.read(address).encode())
        assert _all(root, "a:entry/a:title/text() | a:entry/a:summary/text()") == [title, title]


def test_a_feed_without_articles_has_a_moment_that_stands_still(site: SiteBuilder) -> None:
    text = site.build().read("/feed.xml")
    root = etree.fromstring(text.encode())
    assert _all(root, "a:updated/text()") == ["1970-01-01T00:00:00Z"]
    assert site.build(today=TODAY + timedelta(1)).read("/feed.xml") == text
