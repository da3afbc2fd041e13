from html import unescape

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from khotin.framing import framed
from khotin.markup import Converter
from khotin.views import SizesView, SourceView

DRAWN = SizesView(
    "/a.jpg", 960, 640, (SourceView("image/avif", "/a.avif 960w"),), "/a.jpg 960w", "100vw"
)
STILL = SizesView("/b.gif", 30, 20)
KNOWN = {"/a.jpg": DRAWN, "/b.gif": STILL}
OPENING = "Xem ảnh lớn"


def text(markdown: str) -> Markup:
    return Converter().convert(markdown).html


def test_a_picture_of_several_sizes_becomes_a_choice() -> None:
    assert framed(text("![Lễ](/a.jpg)"), KNOWN, first=False, opening=OPENING) == (
        '<p><a class="large__open" href="/a.jpg" aria-label="Xem ảnh lớn: Lễ">'
        '<picture><source type="image/avif" srcset="/a.avif 960w" sizes="100vw">'
        '<img alt="Lễ" src="/a.jpg" loading="lazy" width="960" height="640"'
        ' srcset="/a.jpg 960w" sizes="100vw"></picture></a></p>'
    )


def test_a_picture_of_one_size_is_told_its_measure() -> None:
    found = framed(text("![Lễ](/b.gif)"), KNOWN, first=False, opening=OPENING)
    assert 'width="30" height="20"' in found
    assert "<picture>" not in found


def test_only_the_pages_first_picture_is_not_loaded_late() -> None:
    markdown = "![Một](/a.jpg)\n\n![Hai](/b.gif)\n\n![Ba](/a.jpg)\n"
    assert framed(text(markdown), KNOWN, first=True, opening=OPENING).count("lazy") == 2
    assert framed(text(markdown), KNOWN, first=False, opening=OPENING).count("lazy") == 3


def test_a_picture_of_another_site_stays_as_it_is() -> None:
    html = text("![Lễ](https://anh.example.vn/a.jpg)")
    assert framed(html, KNOWN, first=False, opening=OPENING) == html


def links(markdown: str) -> list[tuple[str, str]]:
    """Give where every link of a framed text leads, and what it is called."""
    html = framed(text(markdown), KNOWN, first=False, opening=OPENING)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(link.get("href", ""), link.get("aria-label", "")) for link in tree.iter("a")]


def test_every_picture_of_a_gallery_opens_large_and_says_which_it_is() -> None:
    markdown = '![Một](/a.jpg "Thứ nhất.")\n![Hai "ảnh"](/b.gif "Thứ hai.")\n'
    assert links(markdown) == [
        ("/a.jpg", f"{OPENING}: Một"),
        ("/b.gif", f'{OPENING}: Hai "ảnh"'),
    ]


def test_a_picture_without_words_has_a_link_with_words() -> None:
    assert links("![](/a.jpg)") == [("/a.jpg", OPENING)]


def test_a_picture_in_a_link_keeps_that_link_and_the_next_one_gets_its_own() -> None:
    markdown = "[![Lễ](/a.jpg) xem](https://bao.example.vn/) <abbr>UB</abbr> ![Hai](/a.jpg)"
    assert links(markdown) == [("https://bao.example.vn/", ""), ("/a.jpg", f"{OPENING}: Hai")]


def test_a_measure_that_was_written_stays() -> None:
    html = framed(
        text('<img src="/a.jpg" alt="Lễ" width="99">'), KNOWN, first=False, opening=OPENING
    )
    assert 'width="99"' in html
    assert '960"' not in html


@given(st.text(max_size=40))
def test_whatever_is_said_of_a_picture_stays_one_picture_with_the_same_words(words: str) -> None:
    html = Markup('<p><img src="/a.jpg" alt="%s"></p>') % words
    tree = html5lib.parseFragment(
        framed(html, KNOWN, first=False, opening=OPENING), namespaceHTMLElements=False
    )
    images = list(tree.iter("img"))
    assert len(images) == 1
    before = html5lib.parseFragment(html, namespaceHTMLElements=False).find(".//img")
    assert images[0].get("alt") == before.get("alt")
    assert unescape(images[0].get("srcset")) == "/a.jpg 960w"
