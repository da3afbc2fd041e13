import io
import re
import tarfile
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest
import yaml

from khotin import article, cms
from khotin.archive import assemble
from khotin.config import Config
from khotin.front_matter import Byline, FrontMatter, Terms
from khotin.markup import Converter
from khotin.pages import plan
from khotin.source import Source
from khotin.text import slug
from khotin.views import AdminView, CmsView, RobotsView, SitemapView
from tests.unit.making import CATEGORIES, CONFIG, TODAY, ZONE, archive, planned, presenter, settings
from tools import npm, sveltia

ON = '\n[cms]\nenabled = true\nrepository = "minh-ha/kho-tin"\n'
AT_NINE = datetime(2025, 3, 8, 9, 5, tzinfo=ZONE)
TITLE = 'Minh Hà: "Hội làng" #1'
ADMIN, SETTINGS = "admin/index.html", "admin/config.yml"


def on(more: str = "", text: str = CONFIG) -> Config:
    return settings(f"{text}{ON}{more}")


def form(config: Config | None = None, today: date = TODAY) -> CmsView:
    """Give the settings of the editors' page, as they are on a day."""
    config = config or on()
    whole = assemble([], [], categories=CATEGORIES, today=today, drafts=False)
    *_, page = cms.pages(whole, config)
    view = page.view(presenter(config))
    assert isinstance(view, CmsView)
    return view


def field(name: str, view: CmsView | None = None) -> dict[str, Any]:
    (found,) = (dict(one) for one in (view or form()).fields if one["name"] == name)
    return found


def test_a_site_has_no_editors_page_unless_it_is_wanted() -> None:
    found = planned([])
    assert {ADMIN, SETTINGS} & set(found) == set()
    robots = found["robots.txt"]
    assert isinstance(robots, RobotsView)
    assert robots.closed == ()


def test_the_editors_page_is_kept_from_search_engines() -> None:
    found = planned([], on())
    robots, sitemap = found["robots.txt"], found["sitemap.xml"]
    assert isinstance(robots, RobotsView)
    assert isinstance(sitemap, SitemapView)
    assert robots.closed == ("/admin/",)
    assert not [entry for entry in sitemap.entries if "admin" in entry.url]


def test_below_a_sub_path_robots_are_told_the_whole_path() -> None:
    config = on(text=CONFIG.replace("tin.example.vn/", "tin.example.vn/kho/"))
    robots = planned([], config)["robots.txt"]
    assert isinstance(robots, RobotsView)
    assert robots.closed == ("/kho/admin/",)


def test_the_script_is_one_file_of_one_version_with_its_digest() -> None:
    view = planned([], on())[ADMIN]
    assert isinstance(view, AdminView)
    assert re.fullmatch(
        r"https://unpkg\.com/@sveltia/cms@\d+\.\d+\.\d+/dist/[\w-]+\.js", view.script
    )
    assert re.fullmatch(r"sha384-[A-Za-z0-9+/]{64}", view.integrity)


def test_a_form_has_a_field_for_every_key_of_an_article_and_the_text() -> None:
    names = [one["name"] for one in form().fields]
    assert names == [*FrontMatter.model_fields, "body"]


def test_what_an_article_needs_is_asked_for() -> None:
    needed = [one["name"] for one in form().fields if one["required"]]
    assert needed == ["title", "date", "category", "body"]


@pytest.mark.parametrize(
    ("name", "widget"),
    [
        *(("title", "string"), ("date", "datetime"), ("category", "select"), ("authors", "list")),
        *(("views", "number"), ("summary", "text"), ("image", "object"), ("tags", "list")),
        *(("updated", "datetime"), ("draft", "boolean"), ("source", "object")),
        ("body", "markdown"),
    ],
)
def test_a_field_is_shown_as_its_kind(name: str, widget: str) -> None:
    assert field(name)["widget"] == widget


def test_the_parts_of_a_picture_are_fields_of_their_own() -> None:
    parts = [(one["name"], one["widget"], one["required"]) for one in field("image")["fields"]]
    assert parts == [
        ("src", "image", True),
        ("alt", "string", False),
        ("caption", "string", False),
        ("credit", "string", False),
    ]


def test_the_sections_of_the_site_are_what_can_be_chosen() -> None:
    assert field("category")["options"] == [
        {"label": "Kinh tế", "value": "kinh-te"},
        {"label": "Giáo dục", "value": "giao-duc"},
    ]


@pytest.mark.parametrize(("language", "label"), [("vi", "Tiêu đề"), ("en", "Title")])
def test_fields_are_named_in_the_language_of_the_site(language: str, label: str) -> None:
    config = on(text=CONFIG.replace("[site]\n", f'[site]\nlanguage = "{language}"\n'))
    assert field("title", form(config))["label"] == label


@pytest.mark.parametrize("year", [2025, 2026])
def test_only_the_year_that_the_site_is_built_in_is_offered(year: int) -> None:
    view = form(today=date(year, 1, 1))
    date_field = field("date", view)
    assert view.folder == f"content/{year}"
    assert (date_field["min"], date_field["max"]) == (f"{year}-01-01T00:00", f"{year}-12-31T23:59")


def test_the_page_is_made_again_when_the_year_changes() -> None:
    pages = [
        [page for page in plan(whole, on(), search=False) if page.path == SETTINGS]
        for whole in (
            assemble([], [], categories=CATEGORIES, today=day, drafts=False)
            for day in (TODAY, date(2025, 12, 31), date(2026, 1, 1))
        )
    ]
    assert pages[0] == pages[1] != pages[2]


def test_other_hosts_and_a_program_to_sign_in_are_told() -> None:
    view = form(on('backend = "gitlab"\nbase_url = "https://dang-nhap.example.vn"\n'))
    assert view.backend == {
        "name": "gitlab",
        "repo": "minh-ha/kho-tin",
        "branch": "main",
        "base_url": "https://dang-nhap.example.vn",
    }


def test_without_a_program_to_sign_in_with_a_token_is_asked_for() -> None:
    assert form().backend["auth_methods"] == ["token"]


def test_an_archive_without_articles_has_the_page() -> None:
    assert [page.path for page in cms.pages(archive([]), on())] == [ADMIN, SETTINGS]


FILLED: dict[str, Any] = {
    "boolean": False,
    "number": 1850,
    "image": "anh-dep.jpg",
    "authors": ["Thu Mai", "Đức Thiện (UBND xã Ngọc Đường)"],
    "tags": ["hội làng", "2025"],
    "documents": ["168/KH-UBND"],
    "aliases": ["/tin/bai-1.html"],
    "url": "https://bao.example.vn/bai-1",
}
"""What somebody fills in, by the field's name or by its kind."""


def written(field: Mapping[str, Any]) -> Any:
    """Give what the page writes for a field that somebody filled in."""
    match field["widget"]:
        case "datetime":
            shape = field["format"]
            for letters, sign in (("YYYY", "%Y"), ("MM", "%m"), ("DD", "%d"), ("HH", "%H")):
                shape = shape.replace(letters, sign)
            return AT_NINE.strftime(shape.replace("mm", "%M"))
        case "select":
            return field["options"][-1]["value"]
        case "object":
            return {one["name"]: written(one) for one in field["fields"]}
    return FILLED.get(field["name"], FILLED.get(field["widget"], TITLE))


def saved(values: dict[str, Any]) -> Source:
    """Give the file that the page saves: front matter, an empty line, then the text."""
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    return Source("content/2025/03/hoi-lang/index.md", f"---\n{front}---\n\nChữ.\n".encode())


def test_an_article_that_was_filled_in_completely_is_read() -> None:
    values = {str(one["name"]): written(one) for one in form().fields if one["name"] != "body"}
    read = article.read(saved(values), Terms(CATEGORIES, ZONE), Converter())
    assert read.title == TITLE
    assert (read.date.when, read.date.timed) == (AT_NINE, True)
    assert read.authors == (Byline("Thu Mai"), Byline("Đức Thiện", "UBND xã Ngọc Đường"))
    assert (read.views, read.draft, read.category) == (1850, False, "giao-duc")
    assert read.image is not None
    assert read.image.src == "anh-dep.jpg"
    assert read.expires is not None
    assert read.expires.day == date(2025, 3, 8)


def test_an_article_with_nothing_but_what_is_asked_for_is_read() -> None:
    needed = [one for one in form().fields if one["required"] and one["name"] != "body"]
    values = {str(one["name"]): written(one) for one in needed}
    assert article.read(saved(values), Terms(CATEGORIES, ZONE), Converter()).authors == ()


SAVED = """\
---
title: "Đồng Lạc: Mở \\"hội đua\\" #1 – Ước mơ"
date: "2026-11-25 15:56"
category: "giao-duc"
authors:
  - "Thu Mai"
  - "Đức Thiện (UBND xã Ngọc Đường)"
views: 1850
summary: "Sáng 12/9: khai mạc."
image:
  src: "anh-dep-1.jpg"
  alt: "Đồng lúa"
tags:
  - "2025"
draft: false
featured: false
source:
  name: "Báo Lam Giang"
  url: "https://bao.example.vn/1"
---

Sáng 12/9, xã khai mạc hội.

## Phần hội

- nấu cơm
- kéo co
"""
"""What version 0.221.1 saved, with our settings, for a form filled in by hand in a browser."""
SAVED_AT = "content/2026/11/dong-lac-mo-hoi-dua-1-uoc-mo/index.md"
"""Where it saved that: đ has become d, as in every address of ours."""


def test_an_article_that_was_saved_in_a_browser_is_read() -> None:
    read = article.read(Source(SAVED_AT, SAVED.encode()), Terms(CATEGORIES, ZONE), Converter())
    assert read.title == 'Đồng Lạc: Mở "hội đua" #1 – Ước mơ'
    assert read.address == f"/2026/11/{slug(read.title)}/"
    assert [byline.organisation for byline in read.authors] == ["", "UBND xã Ngọc Đường"]
    assert [picture.path for picture in read.pictures] == [
        SAVED_AT.replace("index.md", "anh-dep-1.jpg")
    ]


@pytest.mark.parametrize(
    ("date", "offered"),
    [
        ("2026-11-25 15:56", True),
        ("12/09/2025 | 11:21", False),
        ("2025-09-12", False),
        ("2025-09-12T11:21:00+07:00", False),
    ],
)
def test_only_articles_with_dates_in_the_ways_of_the_page_are_offered(
    date: str, *, offered: bool
) -> None:
    assert (re.search(form().date_shape, date) is not None) == offered


def package(**files: bytes) -> bytes:
    """Give an npm package of some files."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def test_a_script_of_another_digest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {cms.SCRIPT: b"run()", sveltia.SCHEMA: b"{}"}
    (fault,) = sveltia.faults(package(**files))
    assert fault.startswith("dist/sveltia-cms.js is sha384-")
    monkeypatch.setattr(cms, "INTEGRITY", npm.digest(b"run()", "sha384"))
    assert sveltia.faults(package(**files)) == []


def test_settings_that_the_package_does_not_know_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cms, "INTEGRITY", npm.digest(b"", "sha384"))
    schema = b'{"properties": {"collections": {"maxItems": 0}}}'
    (fault,) = sveltia.faults(package(**{cms.SCRIPT: b"", sveltia.SCHEMA: schema}))
    assert fault.startswith("$.collections: ")
