import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khotin.markup import Body, Converter, Heading

BITS = st.sampled_from(
    [
        *("<", ">", "<!", "<![CDATA[", "<?", "<!--", "-->", "</", "<p>", "<div ", "</div>"),
        *("<script>", "</script>", "<iframe src=x>", "<svg onload=a()>", "<math>", "<style>"),
        *('<img src=x onerror="a()">', "<a href='javascript:a()'>", '<p style="color:red">'),
        *("[a](javascript:a())", "![a](data:text/html,x)", "[a](vbscript:a)", "[a]: b", "[a]"),
        *("{: onclick=a() }", "{: style=x }", "{#site-main}", "javascript:", "&#106;avascript:"),
        *("[^1]", "[^1]: x", '![a](b.jpg "c")', "<http://[x>", "[a](//[x)", "[TOC]", "`", "*"),
        *("|", "---|---", "# ", "> ", "- ", "1. ", "\n", "\n\n", "    ", "đ", "on", "="),
    ]
)
markdown = st.lists(BITS, max_size=15).map("".join)


def html(text: str) -> str:
    return str(Converter().convert(text).html)


def body(text: str) -> Body:
    return Converter().convert(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Một <script>alert(1)</script>hai", "<p>Một hai</p>"),
        ('<img src="a.jpg" onerror="a()">', '<img src="a.jpg"'),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ("[x](JaVaScRiPt:alert(1))", "<p><a>x</a></p>"),
        ("[x](data:text/html,a)", "<p><a>x</a></p>"),
        ("Một <iframe src=x>alert</iframe>hai", "<p>Một hai</p>"),
        ("Một <object>alert</object>hai", "<p>Một hai</p>"),
        ("Một <svg><text>alert</text></svg>hai", "<p>Một hai</p>"),
        ('<p style="color:red">Một</p>', "<p>Một</p>"),
        ("Một\n{: onclick=alert(1) }", "<p>Một</p>"),
        ("Một\n{: .to #lon style=a }", '<p class="to" id="lon">Một</p>'),
        ("<form><input>Một</form>", "Một"),
        ('<abbr title="Văn hóa">VH</abbr>', '<abbr title="Văn hóa">VH</abbr>'),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("[x](mailto:a@example.vn)", '<a href="mailto:a@example.vn">'),
    ],
)
def test_what_could_do_harm_is_dropped_and_the_rest_is_kept(text: str, kept: str) -> None:
    found = html(text)
    assert kept in found
    assert "alert" not in found
    assert "onerror" not in found


@settings(max_examples=300)
@given(markdown | st.text(max_size=60))
def test_no_text_carries_a_script_onto_a_page(text: str) -> None:
    tree = html5lib.parseFragment(html(text), namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag not in {"script", "iframe", "style", "object", "svg", "math", "form"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in {"href", "src"}:
                assert value.partition(":")[0].lower().strip() not in {
                    "javascript",
                    "data",
                    "vbscript",
                }


def test_headings_begin_below_the_title_and_skip_no_level() -> None:
    found = body("# Một\n\n### Hai\n\n##### Ba\n\n# Bốn\n\n###### Năm")
    assert [(h.level, h.text) for h in found.headings] == [
        (2, "Một"),
        (3, "Hai"),
        (4, "Ba"),
        (2, "Bốn"),
        (3, "Năm"),
    ]
    assert "<h1" not in found.html


def test_a_text_that_begins_with_a_lower_heading_begins_at_the_second_level() -> None:
    assert [h.level for h in body("### Một\n\n## Hai\n\n### Ba").headings] == [2, 2, 3]


def test_anchors_are_the_words_without_marks() -> None:
    assert body("## Đường đi\n\n## Đường đi\n\n## …\n\n## *Kết quả* & 1.850").headings == (
        Heading(2, "duong-di", "Đường đi"),
        Heading(2, "duong-di_1", "Đường đi"),
        Heading(2, "muc", "…"),
        Heading(2, "ket-qua-1-850", "Kết quả & 1.850"),
    )
    assert '<h2 id="duong-di">Đường đi</h2>' in html("## Đường đi")


def test_a_picture_with_a_title_alone_becomes_a_figure_with_a_caption() -> None:
    found = html('![Đồng lúa](lua.jpg "Lúa chín ở <Đồng Lạc>.")')
    assert found.startswith('<figure class="figure"><img')
    assert "<figcaption>Lúa chín ở &lt;Đồng Lạc&gt;.</figcaption></figure>" in found
    assert 'loading="lazy"' in found
    assert "title=" not in found


@pytest.mark.parametrize("text", ["![A](a.jpg)", '![A](a.jpg "B") và chữ', 'Chữ ![A](a.jpg "B")'])
def test_a_picture_among_words_or_without_a_title_stays_in_its_paragraph(text: str) -> None:
    assert "<figure" not in html(text)


def test_pictures_together_become_a_gallery() -> None:
    found = html('![A](a.jpg "Một")\n![B](b.jpg)\n![C](c.jpg "Ba")')
    assert found.startswith('<div class="gallery"><figure class="figure"><img')
    assert found.count("<figure") == 3
    assert found.count("<figcaption>") == 2


def test_links_and_pictures_are_known_as_written_and_printed_as_resolved() -> None:
    found = Converter().convert(
        "[A](bai.md#x) ![B](b.jpg)\n\n<img src='c.jpg'> <https://x.example.vn/>",
        lambda reference: f"/kho/{reference}",
    )
    assert found.links == ("bai.md#x", "https://x.example.vn/")
    assert found.pictures == ("b.jpg", "c.jpg")
    assert 'href="/kho/bai.md#x"' in found.html
    assert 'src="/kho/c.jpg"' in found.html


def test_columns_of_a_table_are_aligned_by_classes() -> None:
    found = html("| A | B | C | D |\n|---|--:|:-:|:--|\n| 1 | 2 | 3 | 4 |")
    assert '<th class="align-right">B</th>' in found
    assert '<td class="align-center">3</td>' in found
    assert '<td class="align-left">4</td>' in found
    assert "<td>1</td>" in found
    assert "style" not in found
    assert '<table tabindex="0">' in found


def test_footnotes_lead_to_the_note_and_back_in_the_readers_language() -> None:
    found = Converter("Trở lại bài, từ chú thích %d").convert("Một[^a].\n\n[^a]: Theo xã.").html
    assert 'href="#fn:a"' in found
    assert 'id="fnref:a"' in found
    assert 'title="Trở lại bài, từ chú thích 1"' in found


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    converter = Converter()
    converter.convert("## Một\n\nHai[^1] [x](a.md) ![y](b.jpg)\n\n[^1]: Ba.")
    found = converter.convert("Bốn")
    assert found == Body(found.html, (), (), ())
    assert found.html == "<p>Bốn</p>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Một\n\nHai *ba* &amp; bốn[^1].\n\n[^1]: Năm.", "Hai ba & bốn."),
        ("![A](a.jpg)\n\nHai.", "Hai."),
        ("- Một\n- Hai", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_given_in_plain_words(text: str, words: str) -> None:
    assert body(text).first_paragraph() == words
