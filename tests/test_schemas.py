"""The schemas for the tools of editors describe what the program reads, and nothing else."""

import json
import re
import tomllib
from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from khotin import front_matter, header, paths
from khotin.captions import ARTICLE
from tests.documents import read, rows, sections
from tests.unit.making import ZONE
from tools import schemas

ROOT: Final = schemas.ROOT
SCHEMAS: Final[dict[str, Any]] = {
    name: json.loads((schemas.FOLDER / name).read_text("utf-8"))
    for name in ("article.json", "standing.json", "config.json")
}
CONTENT: Final = sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / paths.CONTENT).rglob("*.md")
)
GOOD: Final = {"title": "Khai giảng", "date": "05/09/2023", "category": "giao-duc"}


class Core(yaml.SafeLoader):
    """Values as YAML 1.2 types them, which is what the tools of editors go by."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def typed(text: str) -> Any:
    return yaml.load(text, Core)  # noqa: S506 - a safe loader


def complaints(name: str, values: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(values)]


def as_json(settings: str) -> Any:
    """Give settings as the tools of editors see them: a day is a text."""
    return json.loads(json.dumps(tomllib.loads(settings), default=str))


def schema_of(path: str) -> str:
    return "standing.json" if path.startswith(paths.PAGES) else "article.json"


def test_the_schemas_are_those_that_the_models_and_the_settings_make() -> None:
    written = {path.name: path.read_text("utf-8") for path in schemas.FOLDER.iterdir()}
    assert written == schemas.texts(), "python -m tools.schemas writes them anew"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_the_draft_it_names(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", CONTENT)
def test_all_that_lies_in_the_sample_archive_is_valid(path: str) -> None:
    found, _ = header.parse(path, (ROOT / path).read_text("utf-8"))
    assert complaints(schema_of(path), found.values) == []
    assert complaints(schema_of(path), typed(found.front)) == []


def test_the_sample_settings_are_valid() -> None:
    assert complaints("config.json", as_json((ROOT / paths.CONFIG).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        *("views: 1.850", "views: 1850", "views: 1 850", "views: 1.234.567", 'views: "37"'),
        *("draft: có", "draft: Không", "draft: true", "draft: YES", "draft:", 'updated: ""'),
        *("authors: [Thu Mai, {name: Hồng Nhung, organisation: Đài Truyền thanh}]", "authors:"),
        *("title: 1.850", "title: No", "tags: [2023, hội làng]", "date: 12/9/2023 | 11:21"),
        *("date: 2023-09-12T11:21:00+07:00", "date: 2023-09-12", "image: {src: a.jpg, alt: }"),
    ],
)
def test_what_editors_may_write_is_valid(line: str) -> None:
    assert complaints("article.json", GOOD | typed(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        *("views: nhiều", "views: -3", "views: 1.85.0", "draft: đúng", "draft: 1", "title:"),
        *(
            "authors: Thu Mai",
            "authors: [{organisation: Huyện đoàn}]",
            "authors: [{name: A, x: 1}]",
        ),
        *(
            "category: giao-dục",
            "category: Giáo dục",
            "date: 12-09-2023",
            "date: 12/09/23",
            "date:",
        ),
        *("image: a.jpg", "image: {alt: A}", "source: {name: Báo, url: bao.vn}", "author: Thu Mai"),
        *("tags: hội làng", "documents: [[59/KH]]", "title: [Ảnh]", "expires: hôm qua"),
    ],
)
def test_what_the_program_refuses_is_not_valid(line: str) -> None:
    assert complaints("article.json", GOOD | typed(line)) != []


@pytest.mark.parametrize("key", GOOD)
def test_an_article_needs_title_date_and_category(key: str) -> None:
    without = {name: value for name, value in GOOD.items() if name != key}
    assert complaints("article.json", without) != []


@pytest.mark.parametrize(
    "values", [{}, {"title": "A", "language": "fr"}, {"title": "A", "date": "x"}]
)
def test_a_wrong_standing_page_is_not_valid(values: dict[str, str]) -> None:
    assert complaints("standing.json", values) != []


@pytest.mark.parametrize(
    "lines",
    [
        *('[site]\nlanguage = "fr"', "[site]\ntitle = 1", '[site]\nbase_url = "minhha.vn"'),
        *("[lists]\npage_size = 4", "[lists]\nnewest = 51", '[lists]\nblock = "4"'),
        *('[categories."Y tế"]\nname = "Y tế"', "[categories]", '[menu]\nname = "A"'),
        *('[cms]\nrepository = "kho-tin"', '[cms]\nbackend = "svn"', '[cms]\nenabled = "có"'),
        *('[front]\nblocks = ["thoi-tiet"]', "[front]\nblocks = []"),
        *('[front]\nblocks = ["day", "day"]', '[front]\ncategories = "y-te"'),
        *("[nothing]", '[[menu]]\nname = "A"\nurl = "gioi-thieu"'),
    ],
)
def test_wrong_settings_are_not_valid(lines: str) -> None:
    settings = as_json((ROOT / paths.CONFIG).read_text("utf-8"))
    (name, change), *_ = tomllib.loads(lines).items()
    merged = {**settings.get(name, {}), **change} if name in {"site", "lists"} else change
    assert complaints("config.json", settings | {name: merged}) != []


def test_every_way_to_write_a_date_that_the_documents_name_is_valid() -> None:
    for row in rows(sections(read("front-matter.md"), 2)["Dates"]):
        assert complaints("article.json", GOOD | {"date": row[0]}) == []


@given(st.text("0123456789/-:|,T+Z ", max_size=26))
def test_a_date_that_is_read_is_valid(written: str) -> None:
    if front_matter.read_moment(written, ZONE):
        assert complaints("article.json", GOOD | {"date": written}) == []


@given(st.from_regex(front_matter._COUNT, fullmatch=True))
def test_a_count_that_is_read_is_valid(written: str) -> None:
    assert complaints("article.json", GOOD | {"views": written}) == []


@given(
    st.sampled_from(sorted(front_matter._FLAGS)), st.lists(st.booleans(), min_size=5, max_size=5)
)
def test_a_flag_is_valid_in_letters_of_either_case(word: str, upper: list[bool]) -> None:
    letters = zip(word, upper, strict=False)
    written = "".join(letter.upper() if up else letter for letter, up in letters)
    assert complaints("article.json", GOOD | {"draft": written}) == []


def test_each_key_has_a_name_and_a_help_in_vietnamese_and_english() -> None:
    for key, value in SCHEMAS["article.json"]["properties"].items():
        vietnamese, english = value["description"].split("\n\n")
        assert english == ARTICLE[key].help
        assert vietnamese != english
        assert value["title"] != ARTICLE[key].name


def test_the_categories_are_those_of_the_site_with_their_names() -> None:
    settings = tomllib.loads((ROOT / paths.CONFIG).read_text("utf-8"))
    choices = SCHEMAS["article.json"]["properties"]["category"]["oneOf"]
    assert {choice["const"]: choice["title"] for choice in choices} == {
        key: category["name"] for key, category in settings["categories"].items()
    }
