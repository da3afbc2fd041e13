import unicodedata
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khotin.header import Header, decode, parse
from khotin.problems import Invalid, Problem
from tests.unit.making import told

PATH = "content/2023/09/bai.md"
YAML_SIGNS = st.sampled_from(
    [
        *("---", "----", "\n", "\n\n", "title", "date", ": ", ":", "- ", "  ", "\t", "[", "]"),
        *("{", "}", '"', "'", "|", ">", "#", "&a", "*a", "!!x", "?", ",", "%", "@", "...", "<<"),
        *("11:21", "1.850", "No", "Hội nghị", "\u00a0", "\u2028", "\ufeff", "\x85", "\\"),
    ]
)
yaml_like = st.lists(YAML_SIGNS, max_size=25).map("".join).map("---\n{}\n---\nBody.".format)


def header(front: str, body: str = "Bà con được mùa.\n") -> Header:
    return parse(PATH, f"---\n{front}\n---\n{body}")[0]


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Invalid) as caught:
        parse(PATH, text)
    return caught.value.problems


@pytest.mark.parametrize("value", ["11:21", "No", "1.850", "2023-09-12", "null", "0x1F", "~"])
def test_a_value_stays_the_text_that_was_written(value: str) -> None:
    assert header(f"title: {value}").values == {"title": value}


def test_lists_and_tables_hold_texts_too() -> None:
    front = "authors: [Thu Mai, {name: Yes}]\nviews: 1.850\nimage:\n  src: a.jpg\n  alt: 1:2"
    assert header(front).values == {
        "authors": ["Thu Mai", {"name": "Yes"}],
        "views": "1.850",
        "image": {"src": "a.jpg", "alt": "1:2"},
    }


def test_the_body_is_what_stands_below_the_second_line_of_hyphens() -> None:
    found = header("title: A", "\nMột.\n\n---\n\nHai.\n")
    assert (found.body, found.body_line) == ("\nMột.\n\n---\n\nHai.\n", 4)


@pytest.mark.parametrize("line", ["---", "-----", "--- ", "---\u00a0"])
def test_three_or_more_hyphens_close_the_front_matter(line: str) -> None:
    found, _ = parse(PATH, f"---\ntitle: A\n{line}\nMột.\n\n---\n\nHai.\n")
    assert found.values == {"title": "A"}
    assert found.body == "Một.\n\n---\n\nHai.\n"


def test_line_ends_of_windows_and_of_old_macs_are_read_alike() -> None:
    unix = "---\ntitle: Hội nghị\n---\nMột.\n"
    for line_end in ("\r\n", "\r"):
        assert decode(PATH, unix.replace("\n", line_end).encode()) == unix


def test_text_typed_in_parts_is_composed() -> None:
    text = "title: Đường đê hữu Mây"
    assert decode(PATH, unicodedata.normalize("NFD", text).encode()) == text


def test_invisible_signs_of_word_processors_become_spaces() -> None:
    assert decode(PATH, "Hội\x0bnghị\x93tổng\u2028kết\x00".encode()) == "Hội nghị tổng kết "


def test_a_file_in_another_encoding_is_refused_at_its_first_wrong_letter() -> None:
    with pytest.raises(Invalid) as caught:
        decode(PATH, "---\ntitle: Hội ".encode() + b"ngh\xde\n")
    assert told(caught.value.problems) == ["2:15 encoding"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_notepads_unicode_is_refused(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    with pytest.raises(Invalid) as caught:
        decode(PATH, mark + "---\ntitle: Hội nghị\n".encode(encoding))
    assert told(caught.value.problems) == ["1:1 encoding"]


def test_a_byte_order_mark_is_refused_and_not_taken_for_no_front_matter() -> None:
    with pytest.raises(Invalid) as caught:
        decode(PATH, "\ufeff---\ntitle: A\n---\n".encode())
    assert told(caught.value.problems) == ["1:1 byte-order-mark"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một.\n", "1:1 no-front-matter"),
        ("\n---\ntitle: A\n---\n", "1:1 no-front-matter"),
        ("---\ntitle: A\n", "1:1 front-matter-unclosed"),
        ("---\n- A\n---\nMột.", "2:1 front-matter-shape"),
        ("---\nHội nghị\n---\nMột.", "2:1 front-matter-shape"),
        ("---\ntitle: Tin: mới\n---\nMột.", "2:1 yaml-quotes"),
        ("---\n\n\ntitle: Tin: mới\n---\nMột.", "4:1 yaml-quotes"),
        ("---\nimage:\n  alt: Tin: mới\n---\nMột.", "3:3 yaml-quotes"),
        ("---\ntitle: A\n\tdate: B\n---\nMột.", "3:1 yaml-tab"),
        ('---\ntitle: "A\ndate: B\n---\nMột.', "2:1 yaml-quotes"),
        ('---\ntitle: "A" B\n---\nMột.', "2:1 yaml-quotes"),
        ("---\ntitle: A\nsummary: 'B\n\n  C\ndate: D\n---\nMột.", "3:1 yaml-quotes"),
        ("---\ntitle: A\n B\ndate\n---\nMột.", "4:1 yaml"),
        ("---\ntitle: A\ntags: [a, b\n---\nMột.", "3:7 yaml"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused_at_its_place(text: str, expected: str) -> None:
    assert told(refused(text)) == [expected]


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: Tin: mới", 'title: "Tin: mới"'),
        ("title: @minhha", 'title: "@minhha"'),
        ("title: %5 đạt", 'title: "%5 đạt"'),
        ('title: *Tin "nóng"', "title: '*Tin \"nóng\"'"),
        ('title: "Tin" nóng', "title: '\"Tin\" nóng'"),
        ('title: "Tin nóng', 'title: "Tin nóng"'),
        ("title: [Video] Tin nóng", 'title: "[Video] Tin nóng"'),
        ("title: Tin: 'nóng' và \"hổi\"", 'title: "Tin: \'nóng\' và \\"hổi\\""'),
    ],
)
def test_a_value_that_lacks_quotes_is_shown_with_them(line: str, mended: str) -> None:
    (found,) = refused(f"---\n{line}\n---\nMột.")
    assert dict(found.values)["mended"] == mended


def test_a_value_that_would_lose_its_end_to_a_comment_is_told() -> None:
    header, problems = parse(PATH, "---\ntitle: Tin #1 hôm nay\nviews: 1\n---\nMột.")
    assert header.values["title"] == "Tin"
    assert told(problems) == ["2:1 yaml-quotes"]
    assert dict(problems[0].values)["mended"] == 'title: "Tin #1 hôm nay"'


@pytest.mark.parametrize("front", ["# Ghi chú\ntitle: A", 'title: "Tin #1"', "title: Tin#1"])
def test_other_signs_of_comments_do_no_harm(front: str) -> None:
    assert parse(PATH, f"---\n{front}\n---\nMột.")[1] == []


def test_a_key_written_twice_is_named_at_its_second_place() -> None:
    _, problems = parse(PATH, "---\ntitle: A\nimage: {src: a, src: b}\ntitle: B\n---\nMột.")
    assert told(sorted(problems)) == ["3:17 duplicate-key", "4:1 duplicate-key"]
    assert [dict(p.values)["first"] for p in sorted(problems)] == ["3", "2"]


@pytest.mark.parametrize(
    ("loc", "line", "column"),
    [
        (("title",), 2, 1),
        (("authors", 1), 3, 20),
        (("image", "alt"), 6, 3),
        (("image", "none"), 4, 1),
        (("authors", 7), 3, 1),
        (("none",), 1, 1),
        ((), 1, 1),
    ],
)
def test_a_key_is_found_where_it_stands(loc: tuple[Any, ...], line: int, column: int) -> None:
    front = "title: A\nauthors: [Thu Mai, Hồng Nhung]\nimage:\n  src: a.jpg\n  alt: B"
    place = header(front).place(loc)
    assert (place.line, place.column) == (line, column)


def test_words_of_the_body_are_found_where_they_stand() -> None:
    place = header("title: A", "\nMột.\n\n![A](anh.jpg)\n").body_place("anh.jpg")
    assert (place.line, place.column) == (7, 6)


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_problem(data: bytes) -> None:
    with suppress(Invalid):
        parse(PATH, decode(PATH, data))


@settings(max_examples=300)
@given(yaml_like)
def test_no_front_matter_raises_anything_but_a_problem(text: str) -> None:
    lines = text.count("\n") + 1
    try:
        found, problems = parse(PATH, decode(PATH, text.encode()))
    except Invalid as error:
        problems = list(error.problems)
    else:
        assert isinstance(found.values, dict)
    assert all(1 <= problem.place.line <= lines for problem in problems)
