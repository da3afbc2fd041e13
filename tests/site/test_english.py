"""A site in English says nothing in Vietnamese."""

import re
from collections.abc import Iterator

from babel.messages.pofile import read_po

from tests import pages
from tests.builder import ROOT, SiteBuilder

_PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)s|%d")


def _english(site: SiteBuilder) -> SiteBuilder:
    site.config("site", language="en", title="Small news", subtitle="A test", publisher="The desk")
    site.config("site", description="A small archive to test with.")
    site.config("categories.tin-tuc", name="News", description="Of the day.")
    site.config("categories.van-hoa", name="Culture", description="Feasts and places.")
    for number in range(1, 13):
        site.article(
            f"2023/{number % 3 + 1:02}/story-{number}",
            "A paragraph.[^1]\n\n[^1]: A note.\n",
            authors=["Ann Lee (The paper)"],
            views=str(100 * number),
            tags=["bridge"],
            documents=["168/KH-UBND"],
            updated="2023-06-01",
            source={"name": "Paper", "url": "https://paper.example.vn/"},
            image={"src": "/static/img/logo.svg", "alt": "Logo", "credit": "Ann Lee"},
        )
    return site.page("about", "A page.\n").article("2025/08/later", "Soon.\n").build(drafts=True)


def _said(site: SiteBuilder) -> Iterator[tuple[str, str]]:
    for name in sorted(site.files()):
        if name.endswith(".html"):
            for text in pages.texts(pages.parse((site.output / name).read_text("utf-8"))):
                yield name, text


def _vietnamese() -> Iterator[str]:
    """Give every piece of a translation that stands between its placeholders."""
    with (ROOT / "khotin/locale/vi/LC_MESSAGES/khotin.po").open("rb") as stream:
        catalogue = read_po(stream, locale="vi")
    for message in catalogue:
        if message.id:
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            pieces = (p.strip() for string in strings for p in _PLACEHOLDER.split(str(string)))
            yield from (piece for piece in pieces if len(piece) > 2 and not piece.isascii())


def test_a_site_in_english_shows_no_vietnamese_word_of_the_program(site: SiteBuilder) -> None:
    words = re.compile("|".join(map(re.escape, set(_vietnamese()))))
    said = list(_said(_english(site)))
    assert [(name, text) for name, text in said if words.search(text)] == []
    assert len({name for name, _ in said}) > 20


def test_a_site_in_english_has_no_vietnamese_letter(site: SiteBuilder) -> None:
    letter = re.compile("[À-ỹĐđ]")
    assert [text for _, text in _said(_english(site)) if letter.search(text)] == []


def test_a_site_in_vietnamese_does_show_those_words(town: SiteBuilder) -> None:
    shown = " ".join(text for _, text in _said(town))
    assert len([piece for piece in set(_vietnamese()) if piece in shown]) > 20


def test_dates_and_numbers_follow_the_language(site: SiteBuilder) -> None:
    text = pages.parse(_english(site).read("/2023/01/story-12/")).text_content()
    assert "Sunday, 15/01/2023" in text
    assert "1,200 views" in text


def test_a_page_in_english_of_a_vietnamese_site_has_an_english_frame(town: SiteBuilder) -> None:
    tree = pages.parse(town.read("/contact/"))
    assert tree.get("lang") == "en"
    said = list(pages.texts(tree))
    for words in ("Search", "Most read", "Home", "Back to top", "Skip to the content"):
        assert words in said
    own = {"Kho tin thử", "Tin tức", "Văn hóa", "Số 1 đường Lớn"}
    assert own <= set(said)
    vietnamese = re.compile("|".join(map(re.escape, set(_vietnamese()))))
    assert [text for text in said if vietnamese.search(text) and text not in own] == []


def test_the_names_of_the_site_are_marked_as_vietnamese_on_a_page_in_english(
    town: SiteBuilder,
) -> None:
    tree = pages.parse(town.read("/contact/"))
    for words in ("Tin tức", "Kho tin thử", "Số 1 đường Lớn"):
        for element in tree.xpath("//body//*[normalize-space(text())=$words]", words=words):
            assert element.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["vi"]


def test_the_other_pages_of_that_site_stay_as_they_are(town: SiteBuilder) -> None:
    tree = pages.parse(town.read("/gioi-thieu/"))
    assert {str(lang) for lang in tree.xpath("//@lang")} == {"vi"}
    assert "Đọc nhiều" in " ".join(pages.texts(tree))
