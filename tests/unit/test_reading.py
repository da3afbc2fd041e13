import os
from pathlib import Path

import pytest

from khotin import article, reading
from khotin.article import Article
from khotin.reading import Contents
from khotin.source import Source
from khotin.watch import Stages
from tests.unit.making import settings
from tests.unit.test_watch import Looker

NAME = "content/2023/09/bai.md"
TEXT = "---\ntitle: Một\ndate: 2023-09-12\ncategory: kinh-te\n---\nChữ.\n"
LONG_AGO = 1_600_000_000


class Site:
    """A folder with one article, and a count of how often articles were parsed."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.path = folder, folder / "bai.md"
        self.parsed: list[str] = []
        parse = article.read

        def counted(source: Source, *others: object) -> Article:
            self.parsed.append(source.path)
            return parse(source, *others)  # type: ignore[arg-type]

        monkeypatch.setattr(article, "read", counted)
        self.write(TEXT)

    def write(self, text: str, changed: int = LONG_AGO) -> None:
        self.path.write_text(text, "utf-8")
        os.utime(self.path, (changed, changed))

    def read(self, *, fresh: bool = False) -> Contents:
        self.parsed.clear()
        cache = self.folder / "cache"
        return reading.read({NAME: self.path}, settings(), cache, Stages(Looker()), fresh=fresh)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


def test_an_unchanged_article_is_not_parsed_again(site: Site) -> None:
    first = site.read()
    assert site.parsed == [NAME]
    assert site.read() == first
    assert site.parsed == []


def test_an_article_with_another_time_but_the_same_words_is_not_parsed_again(site: Site) -> None:
    first = site.read()
    site.write(TEXT, LONG_AGO + 99)
    assert site.read() == first
    assert site.parsed == []


def test_a_changed_article_is_parsed_again(site: Site) -> None:
    site.read()
    site.write(TEXT.replace("Một", "Hai"), LONG_AGO + 99)
    (found,) = site.read().articles
    assert found.title == "Hai"
    assert site.parsed == [NAME]


def test_a_change_within_the_grain_of_the_clock_is_seen(site: Site) -> None:
    moment = int(site.path.stat().st_ctime)
    site.write(TEXT, moment)
    site.read()
    site.write(TEXT.replace("Một", "Hai"), moment)
    (found,) = site.read().articles
    assert found.title == "Hai"


def test_an_article_with_a_problem_tells_it_every_time(site: Site) -> None:
    site.write(TEXT.replace("kinh-te", "nothing"))
    first = site.read()
    assert [p.code for p in first.problems] == ["unknown-category"]
    assert site.read() == first


def test_everything_is_parsed_again_where_that_is_wished(site: Site) -> None:
    first = site.read()
    assert site.read(fresh=True) == first
    assert site.parsed == [NAME]
