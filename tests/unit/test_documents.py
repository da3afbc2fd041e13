import pytest

from khotin.documents import document, lines

PAGE = """\
<!doctype html>
<html lang="{lang}">
<head><title>Trang</title></head>
<body id="site-top">
<header class="header"><a href="/">Kho tin</a></header>
<main>
{article}
</main>
<footer class="footer">Số 1 đường Lớn</footer>
</body>
</html>
"""


def cut(article: str, lang: str = "vi") -> str:
    """Give what is left of an article, without the document around it."""
    found = document(PAGE.format(article=article, lang=lang))
    opening, closing = f'<!doctype html><html lang="{lang}"><body>', "</body></html>"
    assert found.startswith(opening)
    assert found.endswith(closing)
    return found.removeprefix(opening).removesuffix(closing)


def inside(text: str) -> str:
    """Give what is left of an article's inner part."""
    opening, closing = "<article data-pagefind-body>", "</article>"
    found = cut(f'<article class="article" data-pagefind-body>{text}</article>')
    assert found.startswith(opening)
    assert found.endswith(closing)
    return found.removeprefix(opening).removesuffix(closing)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<h2 id=a>Mục</h2><p>Lúa</p>", "<h2 id=a>Mục</h2><p>Lúa</p>"),
        ('<p class="lead">Lúa</p>', "<p>Lúa</p>"),
        ('<p>Xem <a href="/a/" rel="x">bài <em>trước</em></a>.</p>', "<p>Xem bài trước.</p>"),
        ("<p><strong>Lúa</strong> và <em>ngô</em></p>", "<p>Lúa và ngô</p>"),
        ('<p><span class="x">Lúa</span></p>', "<p>Lúa</p>"),
        ('<p><span lang="en">Rice</span></p>', "<p>Rice</p>"),
        ('<h2 class="x" id="muc" tabindex=-1>Mục</h2>', '<h2 id="muc">Mục</h2>'),
        (
            '<img src="a.jpg" alt="Hội [làng]" width="9" srcset="b.jpg 2x">',
            '<img src="a.jpg" alt="Hội [làng]" width="9" srcset="b.jpg 2x">',
        ),
        ('<img src="a.jpg" alt="" width="9" hidden>', '<img src="a.jpg" alt="">'),
        (
            "<div data-module='x' data-pagefind-weight=2 hidden>A</div>",
            "<div data-pagefind-weight=2>A</div>",
        ),
        ('<p data-large="b" data-pagefind-meta="image[data-large]">A</p>',) * 2,
        ('<i title="Lúa" data-pagefind-index-attrs="title"></i>',) * 2,
        ("<br />", "<br>"),
        ("<!-- ghi chú --><p>Lúa < ngô</p>",) * 2,
        (
            '<a href="/a/" data-pagefind-filter="category">Y tế</a> <a href="/b/">B</a>',
            '<a data-pagefind-filter="category">Y tế</a> B',
        ),
        (
            '<a data-pagefind-meta="x" href="/a/">Y tế</a>',
            '<a data-pagefind-meta="x">Y tế</a>',
        ),
        ('<p class="x" data-pagefind-ignore>A</p>', "<p data-pagefind-ignore>A</p>"),
        ('<nav class="x" data-pagefind-ignore><a href="#a">Mục</a></nav><p>A</p>', "<p>A</p>"),
        ('<p>A</p><footer class="x" data-pagefind-ignore><ul></ul></footer>', "<p>A</p>"),
        ('<footer class="x"><p>A</p></footer>', "<footer><p>A</p></footer>"),
        ('<p>Viết class="x" vào đâu?</p>', '<p>Viết class="x" vào đâu?</p>'),
        ('<p>Viết class="x"', '<p>Viết class="x"'),
        ("<p>Đảng ủy</p>", "<p>Đảng ủy</p>"),
    ],
)
def test_the_text_and_its_marks_are_kept_and_the_rest_is_not(written: str, left: str) -> None:
    assert inside(written) == left


def test_what_changes_looks_alone_changes_nothing() -> None:
    plain = '<article data-pagefind-body><h2 id="muc">Mục</h2><p>Lúa</p></article>'
    other = plain.replace("<p", '<p class="x" data-module="y"').replace(
        "<article", "<article dir=ltr"
    )
    assert cut(other) == plain


def test_a_page_in_another_language_keeps_it() -> None:
    article = "<article data-pagefind-body><p>Rice</p></article>"
    assert cut(article, "en") == article


def test_a_page_without_language_has_none() -> None:
    article = "<article data-pagefind-body><p>Rice</p></article>"
    assert document(article) == f"<!doctype html><html><body>{article}</body></html>"


@pytest.mark.parametrize(
    "article",
    [
        "<article><p>Bản nháp</p></article>",
        "<article><p>Dấu data-pagefind-body là gì?</p></article>",
        "<article><p>Viết &lt;p data-pagefind-body&gt;</p></article>",
    ],
)
def test_a_page_that_is_not_to_be_indexed_gives_nothing(article: str) -> None:
    assert document(PAGE.format(article=article, lang="vi")) == ""


@pytest.mark.parametrize(
    "article",
    [
        "<div data-pagefind-body><p>Được</p></div>",
        "<article><div data-pagefind-body><p>Được</p></div></article>",
        "<article data-pagefind-body><p>Được</p>",
    ],
)
def test_a_page_of_another_shape_is_given_as_a_whole(article: str) -> None:
    page = PAGE.format(article=article, lang="vi")
    assert document(page) == page


def test_an_article_shown_before_the_marked_one_is_no_part_of_it() -> None:
    other = "<article><p>Khác</p></article>"
    article = "<article data-pagefind-body><p>Lúa</p></article>"
    assert cut(other + article + other) == article


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Lúa</p><p>chín</p>", ["Lúa", "chín"]),
        ("<td>1</td> <td>a &amp; b</td>", ["1", "a & b"]),
        ("<p>5 &lt; 6 đồng</p>", ["5 < 6 đồng"]),
        ("", []),
    ],
)
def test_the_lines_of_a_document_are_its_text_between_tags(html: str, text: list[str]) -> None:
    assert [line.strip() for line in lines(html).split("\n") if line.strip()] == text
