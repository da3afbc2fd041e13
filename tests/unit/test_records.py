import json
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from khotin import records
from khotin.article import Article
from khotin.text import squeeze
from khotin.views import DataView
from tests.documents import fences, read
from tests.unit.making import CONFIG, archive, article, settings, views

BASE: Final = "https://tin.example.vn"


def told(*articles: Article, config: str = CONFIG) -> dict[str, Any]:
    """Give every file of data, by path."""
    found = {}
    for path, view in views(records.pages(archive(articles)), settings(config)).items():
        assert isinstance(view, DataView)
        found[path] = dict(view.value)
    return found


def test_the_articles_of_a_year_stand_in_its_file_newest_first() -> None:
    timed = article("b", "2023-09-12T11:21", category="giao-duc", title="Trường & lớp")
    found = told(article("a", "2023-03-02"), timed, article("c", "2022-01-01"))
    assert found["2023/index.json"] == {
        "year": 2023,
        "url": f"{BASE}/2023/",
        "articles": [
            {
                "title": "Trường & lớp",
                "date": "2023-09-12T11:21:00+07:00",
                "category": "giao-duc",
                "url": f"{BASE}/2023/09/b/",
            },
            {
                "title": "Tin a",
                "date": "2023-03-02",
                "category": "kinh-te",
                "url": f"{BASE}/2023/03/a/",
            },
        ],
    }
    assert [one["title"] for one in found["2022/index.json"]["articles"]] == ["Tin c"]


def test_one_file_names_the_years_and_categories_with_their_counts() -> None:
    found = told(*(article(f"bai-{n}", f"202{n}-01-01") for n in (1, 1, 3)))["index.json"]
    assert found["articles"] == 3
    assert [(year["year"], year["articles"]) for year in found["years"]] == [(2023, 1), (2021, 2)]
    assert found["years"][0]["url"] == f"{BASE}/2023/index.json"
    assert [(c["key"], c["name"], c["articles"]) for c in found["categories"]] == [
        ("kinh-te", "Kinh tế", 3),
        ("giao-duc", "Giáo dục", 0),
    ]


def test_an_empty_archive_names_no_year() -> None:
    found = told()
    assert list(found) == ["index.json"]
    assert (found["index.json"]["articles"], found["index.json"]["years"]) == (0, [])


def test_below_a_path_every_address_has_it() -> None:
    found = told(article(), config=CONFIG.replace("tin.example.vn/", "tin.example.vn/kho/"))
    (one,) = found["2023/index.json"]["articles"]
    assert one["url"] == f"{BASE}/kho/2023/09/bai/"
    assert found["index.json"]["years"][0]["url"] == f"{BASE}/kho/2023/index.json"


@given(st.text().map(squeeze).filter(bool))
def test_any_title_comes_back_as_it_was(title: str) -> None:
    (one,) = told(article(title=title))["2023/index.json"]["articles"]
    assert one["title"] == title


def test_the_document_shows_the_files_as_they_are() -> None:
    whole, year = map(json.loads, fences(read("for-programs.md"), "json"))
    found = told(article(written="2023-09-12T11:21"), article("b", "2023-03-02"))
    for shown, real in ((whole, found["index.json"]), (year, found["2023/index.json"])):
        assert list(shown) == list(real)
        for name in ("years", "categories", "articles"):
            if isinstance(shown.get(name), list):
                assert {tuple(one) for one in shown[name]} == {tuple(one) for one in real[name]}
