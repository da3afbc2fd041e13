"""What holds for every page of the sample archive."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from html5lib.html5parser import ParseError
from lxml import etree, html

from khotin import paths
from tests import pages
from tests.builder import SiteBuilder
from tests.conftest import Sample

Pages = dict[str, html.HtmlElement]


@pytest.fixture(scope="module")
def whole(sample_below: Sample) -> Pages:
    """Every page by its file, redirects too."""
    return _parse_all(sample_below.output)


@pytest.fixture(scope="module")
def read(whole: Pages) -> Pages:
    """Every page that people read: all but redirects."""
    return {name: root for name, root in whole.items() if not root.xpath("//*[@http-equiv]")}


def _parse_all(output: Path) -> Pages:
    return {
        path.relative_to(output).as_posix(): pages.parse(path.read_text("utf-8"))
        for path in sorted(output.rglob("*.html"))
    }


def _wrong(some: Pages, is_right: Callable[[html.HtmlElement], object]) -> list[str]:
    return [name for name, root in some.items() if not is_right(root)]


def _values(some: Pages, path: str) -> list[str]:
    return [value for root in some.values() for value in root.xpath(path)]


def test_every_page_parses_strictly(sample_below: Sample, whole: Pages) -> None:
    mistakes = []
    for name in whole:
        try:
            pages.parse_strictly((sample_below.output / name).read_text("utf-8"))
        except ParseError as error:
            mistakes.append(f"{name}: {error}")
    assert mistakes == []
    assert len(whole) > sample_below.report.articles


def test_the_strict_parser_finds_mistakes() -> None:
    with pytest.raises(ParseError):
        pages.parse_strictly("<!doctype html><title>x</title><p><div></p>")


def test_every_page_says_its_language(whole: Pages) -> None:
    assert set(_values(whole, "/html/@lang")) == {"vi", "en"}
    assert _wrong(whole, lambda root: root.get("lang")) == []


def test_every_page_has_one_h1_with_words(whole: Pages) -> None:
    assert _wrong(whole, lambda root: root.xpath("count(//h1)") == 1) == []
    assert _wrong(whole, lambda root: pages.only(root, "//h1").text_content().strip()) == []


def test_no_heading_skips_a_level(read: Pages) -> None:
    def in_steps(root: html.HtmlElement) -> bool:
        xpath = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
        levels = [int(heading.tag[1]) for heading in root.xpath(xpath)]
        return all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))

    assert _wrong(read, in_steps) == []


def test_every_page_has_a_title_of_its_own(read: Pages) -> None:
    titles = Counter(_values(read, "/html/head/title/text()"))
    assert [title for title, count in titles.items() if count > 1] == []
    assert titles.total() == len(read)


def test_every_page_has_a_description_of_a_line_or_two(read: Pages) -> None:
    descriptions = _values(read, '//meta[@name="description"]/@content')
    assert len(descriptions) == len(read)
    assert [text for text in descriptions if not 0 < len(text) <= 161] == []


def test_every_page_names_its_own_address_as_canonical(sample_below: Sample, read: Pages) -> None:
    for name, root in read.items():
        (canonical,) = root.xpath('//link[@rel="canonical"]/@href')
        address = canonical.removeprefix(sample_below.base_url)
        assert paths.output(f"/{address}") == name


def test_the_first_link_skips_to_the_main_part(read: Pages) -> None:
    def skips(root: html.HtmlElement) -> bool:
        return bool(root.xpath("(//body//a)[1]/@href = concat('#', //main/@id)"))

    assert _wrong(read, skips) == []


def test_every_page_leads_back_to_its_top(read: Pages) -> None:
    assert _wrong(read, lambda root: root.xpath("//footer//a/@href = '#site-top'")) == []
    assert _wrong(read, lambda root: root.xpath("//body/@id = 'site-top'")) == []


def test_no_id_stands_twice_on_a_page(whole: Pages) -> None:
    def unique(root: html.HtmlElement) -> bool:
        ids = root.xpath("//@id")
        return len(ids) == len(set(ids))

    assert _wrong(whole, unique) == []


def test_every_label_of_a_landmark_is_there(whole: Pages) -> None:
    def labelled(root: html.HtmlElement) -> bool:
        wanted = " ".join(root.xpath("//@aria-labelledby | //label/@for")).split()
        return set(wanted) <= set(root.xpath("//@id"))

    assert _wrong(whole, labelled) == []


def test_every_picture_has_an_alternative_text_attribute(whole: Pages) -> None:
    assert _wrong(whole, lambda root: not root.xpath("//img[not(@alt)]")) == []


def test_no_page_has_a_script_or_style_of_its_own(whole: Pages) -> None:
    program = "//script[not(@src) and not(@type='application/ld+json')]"
    inline = f"{program} | //style | //@style | //@*[starts-with(name(), 'on')]"
    assert _wrong(whole, lambda root: not root.xpath(inline)) == []


def test_no_page_asks_another_host_for_anything(whole: Pages) -> None:
    asked = '//@src | //link[@rel="stylesheet" or @rel="icon" or @rel="preload"]/@href'
    assert [url for url in _values(whole, asked) if not url.startswith("/archive/")] == []


def test_the_sitemap_lists_the_pages_that_may_be_indexed(
    sample_below: Sample, whole: Pages
) -> None:
    hidden = _wrong(whole, lambda root: not root.xpath('//meta[@name="robots"]'))
    root = etree.parse(sample_below.output / "sitemap.xml")
    listed = root.xpath("//*[local-name()='loc']/text()")
    files = [paths.output("/" + url.removeprefix(sample_below.base_url)) for url in listed]
    assert sorted(files) == sorted(whole.keys() - hidden)
    redirects = {name for name in whole if whole[name].xpath("//*[@http-equiv]")}
    assert set(hidden) == {"404.html", "mau/index.html", "tim-kiem/index.html"} | redirects
    assert redirects, "the sample has articles with old addresses"


def test_what_is_vietnamese_on_a_page_in_english_says_so(town: SiteBuilder) -> None:
    root = pages.parse(town.read("/contact/"))
    assert root.get("lang") == "en"
    said = {}
    for language in ("en", "vi"):
        here = f"[ancestor::*[@lang][1]/@lang='{language}']"
        told = f"//body//text(){here} | //body//@aria-label{here} | //body//@placeholder{here}"
        said[language] = " ".join(root.xpath(told))
    assert re.findall("[À-ỹĐđ]+", said["en"]) == []
    assert "Write to us." in said["en"]
    assert "Tin tức" in said["vi"]


def test_a_redirect_leads_to_its_article_at_once(town: SiteBuilder) -> None:
    root = pages.parse(town.read("/tin/cau-moi.html"))
    assert root.xpath("//*[@http-equiv]/@content") == ["0; url=/2024/02/cau-moi/"]
    assert root.xpath("//main//a/@href") == ["/2024/02/cau-moi/"]
