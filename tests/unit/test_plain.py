from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.util import AtomicString

from khotin import plain
from khotin.markup import Converter
from khotin.text import slug

LONG_WAY = Converter(short=False)
SHORT_WAY = Converter()

PIECES = st.sampled_from(
    [
        *("Ủy ban nhân dân", "huyện Minh Hà", "2.034 hộ", "12/9", "“tốt”", "(ảnh)", "- ", "1. "),
        *("    ", "  ", "\n", "\n\n", "  \n", "\n\n\n", "# ", "> ", "* ", "**đậm**", "_nghiêng_"),
        *("[x](/a/)", "![a](b.jpg)", "`mã`", "<b>", "</b>", "&amp;", "&", "{#id}", "{: .a}", "|"),
        *("| a | b |\n| --- | --- |\n| 1 | 2 |", "---", "===", "[^1]", "\n\n[^1]: chú thích", "\\"),
        *(":", "…", "10) ", "10.", "1.a", "!", "~", "^", "+ ", "http://a.vn", "a@b.vn", "=", "\t"),
    ]
)
PLAIN = st.sampled_from(
    [
        *("Ủy ban nhân dân huyện", "2.034 hộ", "12/9", "“tốt”", "(ảnh)", " ", "  ", "\u00a0", "."),
        *("\n", "\n\n", "\n\n\n", "\n\n## ", "## ", "### ", " ##", "\n\n## Kết quả\n\n", "'", '"'),
        *("\u200b", "\u3000", "\x0b", "\x1c", "\ufeff", "\n \n", "-", "1. ", "---", "==="),
        *("\n\n- ", "\n- ", "\n\n1. ", "\n2. ", "\n\n2. ", "\n\n> ", "\n> ", "\n>\n> ", "1) "),
    ]
)
PLAINS = st.lists(PLAIN, max_size=14).map("".join)
WORDS = st.sampled_from(
    ["Ủy ban huyện", "2.034 hộ", "12/9", "“tốt”, năm 2023", "a\u00a0b", "Kết quả"]
)
BLOCKS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {x}" for x in lines)),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: "\n".join(f"> {x}" for x in lines)),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda lines: "\n".join(f"{n}. {x}" for n, x in enumerate(lines, 1))
    ),
    WORDS.map("## {}".format),
)
BUILT = st.lists(BLOCKS, max_size=5).map("\n\n".join)
MARKDOWN = st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join)


@settings(max_examples=600, deadline=None)
@given(MARKDOWN)
def test_the_short_way_gives_what_the_library_gives(text: str) -> None:
    assert SHORT_WAY.convert(text) == LONG_WAY.convert(text)


@settings(max_examples=600, deadline=None)
@given(PLAINS)
def test_a_plain_text_comes_out_as_the_library_makes_it(text: str) -> None:
    assert SHORT_WAY.convert(text) == LONG_WAY.convert(text)


@given(PLAINS | MARKDOWN, st.booleans())
def test_a_plain_block_is_told_by_its_signs_as_by_one_expression(text: str, bare: bool) -> None:  # noqa: FBT001
    for block in filter(None, (block.strip("\n") for block in text.split("\n\n"))):
        is_bare = bare and not plain._holds(block, plain._SIGNS)
        assert plain._is_plain(block, is_bare=is_bare) == bool(plain._PLAIN.fullmatch(block))


@settings(max_examples=600, deadline=None)
@given(BUILT)
def test_paragraphs_headings_lists_and_quotations_come_out_as_the_library_makes_them(
    text: str,
) -> None:
    assert SHORT_WAY.convert(text) == LONG_WAY.convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị\n\nĐoạn hai, 2.034 hộ.",
        "- một\n- hai\n\nĐoạn sau danh sách.",
        "1. một\n\n    Tiếp theo.\n\nĐoạn sau.",
        "> trích\nnối tiếp\n\nĐoạn sau.",
        "Tiêu đề\n=======\n\nĐoạn sau.",
        "Dòng một  \nDòng hai",
        "2023. Một năm",
        "<div>\n\nĐoạn trong.\n\n</div>\n\nĐoạn sau.",
        "Đoạn[^1].\n\n[^1]: Chú thích.\n\n    Đoạn hai của chú thích.",
        "Câu có dấu & và 'nháy'.",
    ],
)
def test_the_short_way_gives_what_the_library_gives_for_usual_shapes(text: str) -> None:
    assert SHORT_WAY.convert(text) == LONG_WAY.convert(text)


def test_a_plain_paragraph_is_left_alone_by_inline_patterns() -> None:
    parser = Converter()._markdown.parser
    root = ET.Element("div")
    parser.parseChunk(root, "Toàn huyện có 2.034 hộ, “ổn định”.\n\nMột **hai**.")
    assert [isinstance(paragraph.text, AtomicString) for paragraph in root] == [True, False]


def test_a_text_of_plain_paragraphs_and_headings_needs_no_library() -> None:
    text = "Đoạn một,\nhai dòng.\n\n## Kết quả\n\nĐoạn hai."
    html = '<p>Đoạn một,\nhai dòng.</p>\n<h2 id="ket-qua">Kết quả</h2>\n<p>Đoạn hai.</p>'
    assert plain.whole(text, slug) == (html, [("ket-qua", "Kết quả")])
    assert LONG_WAY.convert(text).html == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- một\n- hai", "<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"),
        ("1. một\n2. hai", "<ol>\n<li>một</li>\n<li>hai</li>\n</ol>"),
        ("> một\n> hai", "<blockquote>\n<p>một\nhai</p>\n</blockquote>"),
    ],
)
def test_a_short_list_or_quotation_needs_no_library(text: str, html: str) -> None:
    assert plain.whole(text, slug) == (html, [])
    assert LONG_WAY.convert(text).html == html


@pytest.mark.parametrize(
    "text",
    [
        *("Một *hai*.", "## A\n\n## A", "Một\t.", "### Một", "- một\n\n- hai", "> một\n\n> hai"),
        *("2. hai", "- một\nhai", "- một\n  - hai", "> - một", "* một", "1. một\n\n- hai"),
    ],
)
def test_any_other_text_takes_the_long_way(text: str) -> None:
    assert plain.whole(text, slug) is None
