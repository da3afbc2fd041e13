"""A whole file is mended: its bytes, its front matter, its text."""

import codecs
import unicodedata
from collections.abc import Sequence
from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from khotin import article
from khotin.article import Article
from khotin.front_matter import FrontMatter, Terms
from khotin.markup import Converter
from khotin.mending import order, saying, spaces, values
from khotin.mending.file import mend
from khotin.mending.packing import pack, unpack
from khotin.problems import Invalid
from khotin.source import Source
from khotin.standing import StandingFrontMatter
from tests.unit import making
from tests.unit.test_mending_spaces import MARKDOWN

PATH = "content/2023/09/hoi-nghi.md"
GOOD = """\
---
title: "Hội nghị tổng kết"
date: 2023-09-12 11:21
category: kinh-te
---

Bà con được mùa.
"""


def mended(data: bytes | str) -> bytes:
    raw = data.encode() if isinstance(data, str) else data
    return mend(PATH, raw, FrontMatter, making.ZONE)


def front(lines: str) -> str:
    """Give front matter mended; it stands between a title and the end."""
    return mended(f"---\n{lines}---\nMột.\n").decode().split("---\n")[1]


def refused(data: bytes | str) -> Sequence[str]:
    with pytest.raises(Invalid) as caught:
        mended(data)
    return making.told(caught.value.problems)


def said(data: bytes) -> Article | None:
    """Give all that the program reads of a file but where it stands; None if it is refused."""
    try:
        read = article.read(Source(PATH, data), Terms(making.CATEGORIES, making.ZONE), Converter())
    except Invalid:
        return None
    named = tuple(picture._replace(place=None) for picture in read.pictures)  # type: ignore[arg-type]
    return read._replace(digest="", pictures=named)


def test_a_good_file_stays_as_it_is() -> None:
    assert mended(GOOD) == GOOD.encode()


@pytest.mark.parametrize(
    "stored",
    [
        codecs.BOM_UTF8 + GOOD.encode(),
        codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
        unicodedata.normalize("NFD", GOOD).encode(),
        GOOD.replace("con được", "con\x0bđược").encode(),
    ],
)
def test_a_file_is_stored_as_utf_8_in_its_composed_form(stored: bytes) -> None:
    assert mended(stored) == GOOD.encode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_ends_of_lines_stay(end: str) -> None:
    untidy = GOOD.replace("Hội nghị", "Hội  nghị").replace("\n", end)
    assert mended(untidy) == GOOD.replace("\n", end).encode()


def test_mixed_ends_of_lines_stay_where_they_are() -> None:
    untidy = "---\r\ndate: 2023-09-12\ntitle: A\r\n---\nMột  hai\r\nba"
    assert mended(untidy) == b'---\r\ntitle: "A"\ndate: 2023-09-12\r\n---\nM\xe1\xbb\x99t hai\r\nba'


def test_a_last_line_without_an_end_stays_without() -> None:
    assert mended(GOOD.rstrip("\n")) == GOOD.rstrip("\n").encode()


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("title: Mê Linh: Hơn 1000 tỷ", 'title: "Mê Linh: Hơn 1000 tỷ"'),
        ("title: @ubnd", 'title: "@ubnd"'),
        ('title: "Người tốt" ở Cẩm Vân', "title: '\"Người tốt\" ở Cẩm Vân'"),
        ("title: [Ảnh] Hội làng", 'title: "[Ảnh] Hội làng"'),
        ("title: Hội   làng\u00a0mới", 'title: "Hội làng mới"'),
        ("title: 'Hội làng'", 'title: "Hội làng"'),
        ("title:\u00a0Hội làng", 'title: "Hội làng"'),
        ("summary: Sáng 5/9", 'summary: "Sáng 5/9"'),
        ('date: "12/09/2023 | 11:21"', "date: 2023-09-12 11:21"),
        ("date: 12/9/2023", "date: 2023-09-12"),
        ("date: 12/09/2023, 7:05  # họp", "date: 2023-09-12 07:05  # họp"),
        ("updated: 1/1/2024", "updated: 2024-01-01"),
        ("views: 1.850", "views: 1850"),
        ('views: "1 850 000"', "views: 1850000"),
        ("draft: có", "draft: true"),
        ("featured: No", "featured: false"),
        ("authors:\n\t- Thu Mai", "authors:\n  - Thu Mai"),
    ],
)
def test_a_value_is_written_in_the_one_way(written: str, wanted: str) -> None:
    assert front(f"{written}\n") == f"{wanted}\n"


@pytest.mark.parametrize(
    "line",
    [
        "date: 2023-09-12T11:21:00+07:00",
        'date: "2023-09-12"',
        "date: hôm qua",
        "views: nhiều",
        'views: "1850"',
        "draft: chưa",
        "summary: >-\n  Dòng  một\n  dòng hai",
        "title: Một\n  hai",
        "source: {name: Báo Lam Giang, url: 'https://a.vn/'}",
        "category: kinh-te  # xem lại",
        "tags: [1.850, có]",
    ],
)
def test_other_values_stay_as_they_are_written(line: str) -> None:
    assert front(f"{line}\n") == f"{line}\n"


def test_keys_come_in_the_order_of_the_model_with_their_remarks_and_lines() -> None:
    written = (
        "# Bài của Đài\n\n# xem lại\nviews: 1\nla: 1\nauthors:\n  - Thu Mai\n  # hai\n  - Lan\n\n"
        "# ngày họp\ndate: 2023-09-12\nkhac: 2\nsummary: |\n  Một\n\n  # ba\ntitle: A\n# hết\n"
    )
    assert front(written) == (
        '# Bài của Đài\n\ntitle: "A"\n# ngày họp\ndate: 2023-09-12\nauthors:\n  - Thu Mai\n'
        "  # hai\n  - Lan\n\n# xem lại\nviews: 1\nsummary: |\n  Một\n\n  # ba\n"
        "la: 1\nkhac: 2\n# hết\n"
    )


def test_keys_of_a_standing_page_have_an_order_of_their_own() -> None:
    data = b"---\ndraft: no\nlanguage: en\ntitle: Contact\n---\nA.\n"
    assert mend("content/pages/a.md", data, StandingFrontMatter, making.ZONE) == (
        b'---\ntitle: "Contact"\nlanguage: en\ndraft: false\n---\nA.\n'
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Không có gì.", ["1:1 no-front-matter"]),
        ("---\ntitle: A\n", ["1:1 front-matter-unclosed"]),
        ("---\ntitle: A\ntitle: B\n---\nMột.", ["3:1 duplicate-key"]),
        ("---\ntitle: Tin số #1\n---\nMột.", ["2:1 yaml-quotes"]),
        ("---\n- a\n---\nMột.", ["2:1 front-matter-shape"]),
        ("---\ntitle: A\n  date: B\n---\nMột  hai.", ["3:7 yaml"]),
        ("---\nĐê".encode("cp1258"), ["2:1 encoding"]),
        (codecs.BOM_UTF16_LE + b"a", ["1:1 encoding"]),
    ],
)
def test_what_takes_judgement_is_told_as_the_usual_problem(text: bytes | str, told: object) -> None:
    assert refused(text) == told


def test_a_file_whose_front_matter_would_say_something_else_is_left() -> None:
    assert refused("---\ntags: [a]\ndocuments: [a\u00a0#b]\n---\nHai.\n") == ["1:1 not-mended"]


@pytest.mark.parametrize("lost", ["Bà con mùa.", "Bà con `được` mùa.", "Bà con [được](a) mùa."])
def test_a_file_whose_text_would_say_something_else_is_left(
    lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spaces, "mend", lambda _: lost)
    assert refused(GOOD) == ["1:1 not-mended"]


def test_front_matter_in_one_table_keeps_its_shape() -> None:
    assert front("{date: 2023-09-12, title: A}\n") == "{date: 2023-09-12, title: A}\n"


def test_kinds_of_values_are_those_of_the_model() -> None:
    kinds = {name: repr(field.annotation) for name, field in FrontMatter.model_fields.items()}

    def of(sign: str) -> tuple[str, ...]:
        return tuple(name for name, kind in kinds.items() if sign in kind)

    assert of("Moment") == values.MOMENTS
    assert of("<class 'int'>") == values.COUNTS
    assert of("<class 'bool'>") == values.FLAGS


def test_code_counts_its_spaces_when_two_texts_are_compared() -> None:
    assert saying.says("a  b\u00a0c") == saying.says("a b c")
    assert saying.says("`a  b`") != saying.says("`a b`")
    assert saying.says("[a](b)") != saying.says("[a](c)")
    assert saying.says("a  \nb") != saying.says("a\nb")


SCALAR = st.sampled_from(
    [
        *("Hội nghị", "Mê Linh: Hơn", "'", '"A" b', "[a", "#", "a #b", "@", "*a", "&a b"),
        *("!!str a", "12/09/2023", '"12/09/2023 | 11:21"', "2023-09-12", "31/02/2023"),
        *("1.850", "1 850", "7", "có", "No", "true", "kinh-te", "", "a\u00a0b", "a  b", "\\"),
        *("|\n  a\n\n  b", ">-\n  a\n  b", "\n  - a\n  - b", "{a: b}", "[a,\n  b]", "\t"),
        *('"\\u00a0a"', "'a''b'", '"a\n  b"', "a\n  b"),
    ]
)
LINE = st.one_of(
    st.builds(
        "{}:{}{}{}".format,
        st.sampled_from([*FrontMatter.model_fields, "khac", "la", " title", '"views"', "? a"]),
        st.sampled_from([" ", "  ", "\u00a0", "\t", ""]),
        SCALAR,
        st.sampled_from(["", "  # ghi chú", " "]),
    ),
    st.sampled_from(["", "# ghi chú", "  # trong", "...", "%a", "---- ", "- a", "\u00a0"]),
)
FILE = st.builds(
    "{}---\n{}\n---\n{}".format,
    st.sampled_from(["", "\ufeff", "\n"]),
    st.lists(LINE, max_size=8).map("\n".join),
    MARKDOWN,
)
USUAL = st.permutations(
    ["title: A", "date: 12/09/2023", "category: kinh-te", "views: 1.8", "# b", "draft: có"]
)
READABLE = st.builds(
    "---\n{}\n{}\n---\nMột ![a](b.jpg)\n{}".format, USUAL.map("\n".join), LINE, MARKDOWN
)


@given(st.one_of(FILE, READABLE, MARKDOWN), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_mended_file_says_the_same_and_needs_no_more_mending(text: str, end: str) -> None:
    data = text.replace("\n", end).encode()
    with suppress(Invalid):
        after = mended(data)
        assert mended(after) == after
        assert len(after.decode().split(end)) == len(data.decode().split(end))
        if (before := said(data)) is not None:
            assert said(after) == before


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=100)
BYTES = st.one_of(
    st.binary(max_size=200),
    st.binary(max_size=200).map(lambda data: b"---\n" + data + b"\n---\na"),
    WORDS.map(lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
    WORDS.map(lambda text: f"---\ntitle: {text}\n---\n{text}".encode()),
)


@given(BYTES)
def test_whatever_bytes_a_file_has_it_is_mended_or_told(data: bytes) -> None:
    with suppress(Invalid):
        after = mended(data)
        assert mended(after) == after


@given(WORDS, st.lists(st.sampled_from(["\n", "\r\n", "\r"]), max_size=5))
def test_a_text_that_is_unpacked_and_packed_is_as_it_was(words: str, ends: list[str]) -> None:
    clean = " ".join(words.split()).lstrip("\ufeff")
    data = "".join(f"{clean}{end}" for end in ends).encode()
    text, found = unpack(PATH, data)
    assert unpack(PATH, pack(text, found))[0] == text
    assert pack("a\nb\nc", ("\r\n",)) == b"a\r\nb\r\nc"


def test_lines_that_are_sorted_are_all_there() -> None:
    lines = "b: 1\n# a\na:\n- 1\n"
    assert sorted(order.mend(lines, ("a", "b")).split("\n")) == sorted(lines.split("\n"))
    assert yaml.safe_load(order.mend(lines, ("a", "b"))) == {"a": [1], "b": 1}
