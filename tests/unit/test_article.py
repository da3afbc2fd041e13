import inspect
import unicodedata
from typing import Any, Final

import pytest

from khotin import article
from khotin.article import FACE, Article, Face, Headline, faced
from khotin.front_matter import Byline, Original, Picture
from khotin.problems import Invalid, Place
from khotin.sizes import Shot
from khotin.source import Reference
from tests.unit import making
from tests.unit.making import GOOD, moment, read, told

OTHER: Final[dict[str, Any]] = {
    "marks": b"1234",
    "path": "content/2023/09/khac.md",
    "address": "/2023/09/khac/",
    "title": "Tin khác",
    "date": moment("2023-09-13"),
    "category": "giao-duc",
    "authors": (Byline(name="Thu Mai"),),
    "views": 1,
    "summary": "Khác.",
    "has_lead": False,
    "image": Picture(src="khac.jpg"),
    "tags": ("khác",),
    "documents": ("1/KH",),
    "aliases": ("/khac/",),
    "updated": moment("2023-09-13"),
    "expires": moment("2023-10-01"),
    "draft": True,
    "featured": True,
    "source": Original(name="Báo tỉnh", url="https://bao.example.vn/1"),
    "thumbnail": Picture(src="khac.jpg"),
    "pictures": (Reference("content/2023/09/khac.jpg", Place("content/2023/09/bai.md", 7, 1)),),
    "digest": "1",
    "face": "1",
    "shots": (Shot("content/2023/09/lua.jpg", "0a", "jpeg", 60, 40, bare=True),),
    "cover": Shot("content/2023/09/lua.jpg", "0a", "jpeg", 60, 40, bare=True),
}
"""For every field of an article a value that is not the usual one."""


def refused(text: str = GOOD, path: str = "content/2023/09/hoi-nghi.md", more: str = "") -> object:
    with pytest.raises(Invalid) as caught:
        read(more, path=path, text=text)
    return told(caught.value.problems)


def test_all_that_front_matter_says_is_kept() -> None:
    found = read(
        """\
views: 1.850
summary: Một vụ   được mùa.
image: {src: anh.jpg, alt: Đồng, caption: Lúa chín, credit: Thu Mai}
tags: [nông thôn mới]
documents: [168/KH-UBND]
aliases: [/tin/1.html]
updated: 13/09/2023
expires: 01/10/2023
featured: true
source: {name: Báo tỉnh, url: https://bao.example.vn/1}
"""
    )
    assert (found.title, found.address) == ("Hội nghị tổng kết", "/2023/09/hoi-nghi/")
    assert (found.views, found.summary, found.has_lead) == (1850, "Một vụ được mùa.", True)
    assert found.image == Picture(src="anh.jpg", alt="Đồng", caption="Lúa chín", credit="Thu Mai")
    assert found.thumbnail == found.image
    assert (found.tags, found.documents) == (("nông thôn mới",), ("168/KH-UBND",))
    assert found.aliases == ("/tin/1.html",)
    assert (found.updated, found.expires) == (moment("13/09/2023"), moment("01/10/2023"))
    assert (found.featured, found.draft) == (True, False)
    assert found.source == Original(name="Báo tỉnh", url="https://bao.example.vn/1")


@pytest.mark.parametrize("title", ["11:21", "No", "1.850", "2023-09-12", "null"])
def test_a_title_stays_the_text_that_was_written(title: str) -> None:
    assert read(text=GOOD.replace("Hội nghị tổng kết", title)).title == title


def test_a_title_typed_in_parts_is_composed() -> None:
    assert read(text=unicodedata.normalize("NFD", GOOD)).title == "Hội nghị tổng kết"


def test_a_file_from_windows_reads_the_same_but_for_its_digest() -> None:
    from_windows, here = read(text=GOOD.replace("\n", "\r\n")), read()
    assert from_windows.digest != here.digest
    assert (from_windows.title, from_windows.summary) == (here.title, here.summary)


def test_the_first_paragraph_stands_in_for_a_missing_summary() -> None:
    found = read(body="## Kết quả\n\nBà con **được mùa**[^1], giá &amp; lãi tốt.\n\n[^1]: Theo xã.")
    assert found.summary == "Bà con được mùa, giá & lãi tốt."
    assert not found.has_lead


def test_a_long_first_paragraph_is_cut_between_words() -> None:
    summary = read(body="Bà con được mùa lớn. " * 40).summary
    assert len(summary) <= article.SUMMARY_LIMIT
    assert summary.endswith("…")
    assert summary.removesuffix("…").split()[-1] in {"Bà", "con", "được", "mùa", "lớn"}


def test_a_picture_of_the_text_stands_in_lists_when_there_is_no_other() -> None:
    found = read("summary: Tóm tắt.", body="Một.\n\n![Lúa](lua.jpg)\n\n![Cam](cam.jpg)")
    assert found.image is None
    assert found.thumbnail == Picture(src="lua.jpg")


def test_every_picture_here_is_known_with_its_place() -> None:
    found = read(
        "image: {src: /static/img/a.png}",
        body="![Lúa](lua.jpg)\n\nVà ![X](https://x.example.vn/x.png)",
    )
    places = [(r.path, r.place.line, r.place.column) for r in found.pictures]
    assert places == [("static/img/a.png", 5, 9), ("content/2023/09/lua.jpg", 8, 8)]


def test_a_picture_in_raw_html_is_known_too() -> None:
    found = read("summary: A", body='<p><IMG src="lua.jpg"></p>')
    assert [r.path for r in found.pictures] == ["content/2023/09/lua.jpg"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("content/bai.md", "1:1 bad-place"),
        ("content/2023/bai.md", "1:1 bad-place"),
        ("content/2023/09/a/b/index.md", "1:1 bad-place"),
        ("content/2023/09/Hội nghị.md", "1:1 bad-name"),
        ("content/2023/09/index.md", "1:1 bad-name"),
        ("content/2023/09/a_b/index.md", "1:1 bad-name"),
        ("content/2022/09/hoi-nghi.md", "3:1 date-folder"),
        ("content/2023/08/hoi-nghi.md", "3:1 date-folder"),
    ],
)
def test_a_file_in_a_wrong_place_is_refused(path: str, problem: str) -> None:
    assert refused(path=path) == [problem]


@pytest.mark.parametrize(("name", "guess"), [("Hội nghị", "hoi-nghi"), ("index", ""), ("con", "")])
def test_only_a_name_that_may_be_used_is_proposed(name: str, guess: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(path=f"content/2023/09/{name}.md")
    assert dict(caught.value.problems[0].values)["guess"] == guess


def test_a_folders_month_is_the_month_in_the_sites_time_zone() -> None:
    late = GOOD.replace("2023-09-12T11:21:00+07:00", "2023-08-31T18:00:00Z")
    assert read(text=late).date.day.month == 9


@pytest.mark.parametrize("body", ["", "\n  \n"])
def test_an_article_without_text_is_refused(body: str) -> None:
    assert refused(text=GOOD.replace("{body}", body)) == ["6:1 empty-body"]


def test_all_problems_of_a_file_are_told_together() -> None:
    text = GOOD.replace("kinh-te", "kinh-t").replace("{body}", "")
    assert refused(text, more="views: a", path="content/2023/09/Bai.md") == [
        "1:1 bad-name",
        "4:1 unknown-category",
        "5:1 not-count",
        "7:1 empty-body",
    ]


def test_a_wrong_place_is_told_when_the_front_matter_cannot_be_read_too() -> None:
    assert refused(text="Một.", path="content/README.md") == [
        "1:1 bad-place",
        "1:1 no-front-matter",
    ]


def test_a_text_nested_too_deep_is_a_problem_with_its_line() -> None:
    deep = "".join(f"{'    ' * level}- a\n" for level in range(400))
    text = f"---\ntitle: A\ndate: 2023-09-12\ncategory: kinh-te\n---\n{deep}"
    assert refused(text.replace("{", "")) == ["6:1 too-deep"]


@pytest.mark.parametrize("name", Article._fields)
def test_a_face_changes_with_what_lists_show_of_an_article_and_with_nothing_else(name: str) -> None:
    before = making.article()
    assert getattr(before, name) != OTHER[name]
    after = faced(before._replace(**{name: OTHER[name]}))
    assert (after.face != before.face) is (name in FACE)


@pytest.mark.parametrize(
    "date", ["2023-09-12 00:00", "2023-09-12 00:01", "2023-09-12T00:00:00+08:00"]
)
def test_a_face_tells_days_and_times_apart(date: str) -> None:
    assert making.article(date=moment(date)).face != making.article(date=moment("2023-09-12")).face


@pytest.mark.parametrize("part", ["src", "alt", "caption", "credit"])
def test_a_face_changes_with_every_part_of_its_picture(part: str) -> None:
    old = Picture(src="lua.jpg")
    new = old.model_copy(update={part: "khác"})
    assert making.article(thumbnail=new).face != making.article(thumbnail=old).face


def test_the_face_is_made_of_all_that_its_protocol_names() -> None:
    named = {
        name for name, _ in inspect.getmembers(Face, lambda value: isinstance(value, property))
    }
    assert named == set(FACE)
    assert len(FACE) == len(named)
    assert named < set(Article._fields)


def test_an_article_that_is_read_has_its_face() -> None:
    found = read("views: 5")
    assert found.face
    assert found == faced(found)
    assert found.face != read("views: 6").face


def test_a_text_below_the_first_paragraph_changes_no_face() -> None:
    before, after = read(body="Một.\n\nHai."), read(body="Một.\n\nBa.")
    assert before.digest != after.digest
    assert before.face == after.face


def test_a_headline_is_a_title_and_an_address() -> None:
    assert making.article().headline == Headline("Tin bai", "/2023/09/bai/")
