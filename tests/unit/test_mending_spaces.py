"""Spaces of a Markdown text: those between words are mended, those that mean something stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin.mending.spaces import breaking, mend

MARKDOWN = st.lists(
    st.sampled_from(
        [
            *("a", "Đê", "1.", "-", "*", "**", ">", "#", "|", "`", "```", "~~~", "[", "](", ")"),
            *("]:", "[^1]:", "<", ">", "<pre>", "</pre>", "<!--", "-->", "{", "}", '"', "\\"),
            *(" ", "  ", "    ", "\t", "\u00a0", "\u202f", "\n", "\n\n", "---", "https://a.vn/"),
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("Bà con  được   mùa.", "Bà con được mùa."),
        ("Thứ\u00a0Ba,\u202f12/9", "Thứ Ba, 12/9"),
        ("Một \u00a0 hai", "Một hai"),
        ("## Phần  hội", "## Phần hội"),
        ("- một  việc", "- một việc"),
        ("> lời  nói", "> lời nói"),
        ("[hai  chữ](a.html)  và", "[hai chữ](a.html) và"),
        ('![Cầu  mới](cau.jpg "Ảnh:  Thu Mai")', '![Cầu mới](cau.jpg "Ảnh: Thu Mai")'),
        ("[^1]: Theo  Kế hoạch", "[^1]: Theo Kế hoạch"),
        ("**đậm  lắm**  rồi", "**đậm lắm** rồi"),
        ("a | b  c", "a | b c"),
        ("Một `mở  ngoặc", "Một `mở ngoặc"),
        ("Giá  < 5  triệu", "Giá < 5 triệu"),
    ],
)
def test_between_two_words_stands_one_space(written: str, mended: str) -> None:
    assert mend(written) == mended


@pytest.mark.parametrize(
    "written",
    [
        "Dòng một  \nDòng hai",
        "  thụt vào",
        "\u00a0\u00a0thụt vào",
        "    mã  nguồn",
        "\tmã  nguồn",
        ">     mã  nguồn",
        "-   một",
        "1.   một",
        "-\u00a0không phải danh sách",
        "`hai  cách`",
        "``a ` b  c``",
        "`qua  \n dòng  sau`",
        "```\na  b\n\nc  d\n```",
        "~~~\na  b",
        "| Xã    |  Trường |\n|:------|--------:|\n| Bình  |   3     |",
        "Xã  |  Trường\n---|---\nA   |  3",
        '<img src="a  b.jpg" alt="a  b">',
        "<pre>a  b\n\nc  d</pre>",
        "<!-- a  b -->",
        "[hai](a  b.html)",
        '[muc]: https://a.vn/x  "Chú  thích"',
        "## Mục {.a  #b}",
        "một  ",
        "  \n\u00a0\n",
    ],
)
def test_a_space_that_means_something_stays(written: str) -> None:
    assert mend(written) == written


def test_prose_after_code_and_a_table_is_mended_again() -> None:
    before = "```\na  b\n```\n\nmột  hai\n\n| a  | b |\n|----|---|\n| c  | d |\n\nba  bốn\n"
    assert mend(before) == before.replace("một  hai", "một hai").replace("ba  bốn", "ba bốn")


@given(MARKDOWN)
def test_mending_again_changes_nothing(text: str) -> None:
    mended = mend(text)
    assert mend(mended) == mended


@given(MARKDOWN)
def test_only_spaces_between_words_change(text: str) -> None:
    mended = mend(text)
    assert "".join(mended.split()) == "".join(text.split())
    for was, now in zip(text.split("\n"), mended.split("\n"), strict=True):
        assert was[: len(was) - len(was.lstrip())] == now[: len(now) - len(now.lstrip())]
        assert was[len(was.rstrip()) :] == now[len(now.rstrip()) :]


def test_a_long_text_of_marks_is_gone_through_at_once() -> None:
    for mark in ("`", "<", "[", "](", "{", "* ", "\\`", "<a ", "``` ", "a|\n", "`a "):
        mend(mark * 3000)


def test_every_space_that_joins_becomes_a_plain_one() -> None:
    assert breaking("a\u00a0b\u2007c\u202fd e") == "a b c d e"
