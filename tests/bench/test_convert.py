from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench import convert, corpus, facts
from bench.archive import Archive
from bench.generators import PEERS, KhoTin
from bench.tools import Tools

TEMPLATE = "templates/pages/article.html"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("content")
    corpus.write(corpus.make(60, 1, facts.categories()), folder)
    return Archive(folder)


def front(text: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(text.split("---")[1])
    return read


def sections(archive: Archive) -> dict[str, dict[str, Any]]:
    articles = archive.articles.values()
    told = convert.hugo_sections(articles, facts.facts(articles))
    return {name: front(text) for name, text in told}


def ways(days: dict[str, dict[str, Any]], name: str) -> Iterator[str]:
    """Go from day to day until the first comes again."""
    here = name
    while True:
        yield here
        here = f"{days[here]['after']['url'].strip('/')}/_index.md"
        if here == name:
            return


def test_hugo_has_a_term_for_each_day_that_an_article_names(archive: Archive) -> None:
    found = {
        day
        for path in archive.articles
        for day in front(convert.hugo_article(archive.entry(path)))["ngay"]
    }
    named = {name.split("/")[1] for name in sections(archive) if name.count("/") == 2}
    assert found <= named


def test_the_days_lead_once_around_the_year(archive: Archive) -> None:
    days = {
        name: of
        for name, of in sections(archive).items()
        if name.startswith("ngay/") and "day" in of
    }
    assert list(ways(days, min(days))) == sorted(days)
    assert all(days[name]["after"]["name"] != days[name]["day"] for name in days)


def test_years_are_told_as_data_too(archive: Archive) -> None:
    found = sections(archive)
    years = [name for name in found if "year" in found[name] and "/" in name[4:5]]
    assert years
    assert all(found[name]["outputs"] == ["html", "records"] for name in years)


def test_the_peers_learn_who_is_an_office(archive: Archive) -> None:
    path = next(path for path, of in archive.articles.items() if of.authors)
    kinds = [name["kind"] for name in front(convert.hugo_article(archive.entry(path)))["names"]]
    assert set(kinds) <= {"Person", "Organization"}
    assert f"kinds: {'|'.join(kinds)}\n" in convert.pelican_article(archive.entry(path))


def test_a_run_builds_from_the_templates_of_this_checkout(tmp_path: Path, archive: Archive) -> None:
    left = tmp_path / "kho" / TEMPLATE
    left.parent.mkdir(parents=True)
    left.write_text("of an earlier run", "utf-8")
    (left.parent / "gone.html").write_text("", "utf-8")
    KhoTin(tmp_path / "kho", Tools(Path(), Path(), Path())).prepare(archive)
    assert left.read_bytes() == (facts.ROOT / TEMPLATE).read_bytes()
    assert not (left.parent / "gone.html").exists()


def test_the_peers_templates_ask_no_key_of_the_site_that_is_not_told(archive: Archive) -> None:
    told = facts.facts(archive.articles.values())
    texts = "".join(
        path.read_text("utf-8") for path in PEERS.rglob("*") if path.suffix in {".html", ".xml"}
    )
    asked = {
        word.split("|")[0]
        for mark in ("$kho.", "hugo.Data.kho.", "KHO.")
        for part in texts.split(mark)[1:]
        for word in ["".join(c if c.isalpha() or c == "_" else "|" for c in part)]
    }
    assert asked <= set(told)
