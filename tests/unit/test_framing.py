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


def text(markdown: str) -> Markup:
    return Converter().convert(markdown).html


def test_a_picture_of_several_sizes_becomes_a_choice() -> None:
    assert framed(text("![Lễ](/a.jpg)"), KNOWN, first=False) == (
        '<p><picture><source type="image/avif" srcset="/a.avif 960w" sizes="100vw">'
        '<img alt="Lễ" src="/a.jpg" loading="lazy" width="960" height="640"'
        ' srcset="/a.jpg 960w" sizes="100vw"></picture></p>'
    )


def test_a_picture_of_one_size_is_told_its_measure() -> None:
    found = framed(text("![Lễ](/b.gif)"), KNOWN, first=False)
    assert 'width="30" height="20"' in found
    assert "<picture>" not in found


def test_only_the_pages_first_picture_is_not_loaded_late() -> None:
    markdown = "![Một](/a.jpg)\n\n![Hai](/b.gif)\n\n![Ba](/a.jpg)\n"
    assert framed(text(markdown), KNOWN, first=True).count("lazy") == 2
    assert framed(text(markdown), KNOWN, first=False).count("lazy") == 3


def test_a_picture_of_another_site_stays_as_it_is() -> None:
    html = text("![Lễ](https://anh.example.vn/a.jpg)")
    assert framed(html, KNOWN, first=False) == html


def test_a_measure_that_was_written_stays() -> None:
    html = framed(text('<img src="/a.jpg" alt="Lễ" width="99">'), KNOWN, first=False)
    assert 'width="99"' in html
    assert '960"' not in html


@given(st.text(max_size=40))
def test_whatever_is_said_of_a_picture_stays_one_picture_with_the_same_words(words: str) -> None:
    html = Markup('<p><img src="/a.jpg" alt="%s"></p>') % words
    tree = html5lib.parseFragment(framed(html, KNOWN, first=False), namespaceHTMLElements=False)
    images = list(tree.iter("img"))
    assert len(images) == 1
    before = html5lib.parseFragment(html, namespaceHTMLElements=False).find(".//img")
    assert images[0].get("alt") == before.get("alt")
    assert unescape(images[0].get("srcset")) == "/a.jpg 960w"
