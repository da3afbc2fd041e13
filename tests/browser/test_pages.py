"""Every kind of page can be used by everybody, on every screen, and on paper."""

import re
from collections.abc import Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tools.kinds import KINDS, address

pytestmark = pytest.mark.browser

LEVEL_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""All that can be different in the dark: the page is the same."""


def violations(
    page: Page, rules: Sequence[str] = LEVEL_AA, without: Sequence[str] = ()
) -> list[str]:
    """Run axe over a page; each finding as its rule and the first place it was found at."""
    left_out = {rule: {"enabled": False} for rule in without}
    options = {"runOnly": rules, "rules": left_out, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    assert found["testEngine"]["name"] == "axe-core"
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_light_or_dark(kind: str, below: Served, looking: Page) -> None:
    looking.goto(below.url + address(kind, below.output))
    # The same landmark stands there several times: that is what the page of examples is for.
    assert violations(looking, without=["landmark-unique"] if kind == "components" else ()) == []
    looking.emulate_media(color_scheme="dark")
    assert violations(looking, COLOURS) == []


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.set_content("<html><body><img src='data:,'><p style='color:#eee'>pale</p></body></html>")
    found = {one.split(":")[0] for one in violations(page)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found
    assert [one.split(":")[0] for one in violations(page, COLOURS)] == ["color-contrast"]


def test_dark_and_light_differ(page: Page, at_root: Served) -> None:
    page.goto(at_root.url)
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).color"))
    assert colours[0] != colours[1]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(kind: str, below: Served, looking: Page) -> None:
    looking.goto(below.url + address(kind, below.output))
    for width in (320, 1280):
        looking.set_viewport_size({"width": width, "height": 900})
        wide = looking.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} px in a window of {width} px"


@pytest.mark.parametrize("kind", ["article with contents", "article with a table", "category"])
def test_paper_shows_the_text_without_the_ways_around_it(
    kind: str, below: Served, looking: Page
) -> None:
    looking.goto(below.url + address(kind, below.output))
    looking.emulate_media(media="print")
    expect(looking.locator("h1")).to_be_visible()
    expect(looking.locator("nav:visible")).to_have_count(0)
    expect(looking.locator("form:visible")).to_have_count(0)
    expect(looking.locator(".skip:visible, .footer:visible, .related:visible")).to_have_count(0)


def test_paper_names_the_address_of_an_article(below: Served, looking: Page) -> None:
    where = address("article with a table", below.output)
    looking.goto(below.url + where)
    canonical = looking.locator("link[rel=canonical]").get_attribute("href")
    printed = looking.get_by_text(str(canonical))
    expect(printed).to_be_hidden()
    looking.emulate_media(media="print")
    expect(printed).to_be_visible()


def test_the_first_tab_stop_skips_to_the_main_part(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_wide_table_scrolls_inside_itself(below: Served, looking: Page) -> None:
    looking.set_viewport_size({"width": 320, "height": 900})
    looking.goto(below.url + address("article with a table", below.output))
    fits = "tables => tables.every(t => t.getBoundingClientRect().right <= innerWidth)"
    assert looking.locator("table").evaluate_all(fits)


def test_a_row_of_a_list_has_its_picture_beside_its_text(below: Served, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(below.url + address("category", below.output))
    row = page.locator(".card--row.card--pictured").first
    text, picture = row.locator(".card__text").bounding_box(), row.locator("img").bounding_box()
    assert text
    assert picture
    assert abs(text["y"] - picture["y"]) <= 1
    assert text["x"] + text["width"] < picture["x"]
    assert text["width"] > picture["width"]


def test_every_picture_of_the_front_page_loads(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    for picture in page.locator("img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("image => image.decode()")
    assert page.locator("img").count() > 0


def test_an_old_address_leads_to_its_article(at_root: Served, page: Page) -> None:
    redirects = [
        path.relative_to(at_root.output).as_posix()
        for path in at_root.output.rglob("*.html")
        if 'http-equiv="refresh"' in path.read_text("utf-8")
    ]
    for old in redirects:
        page.goto(at_root.url + old.removesuffix("index.html"))
        expect(page).to_have_url(re.compile(r"/\d{4}/\d\d/[^/]+/$"))
        expect(page.locator(".prose")).to_be_visible()
    assert redirects


SPACED = """
* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }
"""
"""The spacing of text that WCAG 2.2 asks pages to bear (1.4.12)."""
CUT = """
elements => elements.filter(e => {
  const style = getComputedStyle(e);
  return style.overflowX !== "visible" && style.overflowX !== "auto" &&
    style.clipPath === "none" && e.scrollWidth > e.clientWidth + 1;
}).map(e => e.outerHTML.slice(0, 100))
"""


@pytest.mark.parametrize("kind", ["front", "category", "month", "article with a table", "search"])
def test_text_that_is_spaced_wider_or_twice_as_large_is_neither_cut_nor_too_wide(
    kind: str, below: Served, looking: Page
) -> None:
    looking.goto(below.url + address(kind, below.output))
    for width, style in ((320, SPACED), (768, SPACED), (640, "html { font-size: 200% }")):
        looking.set_viewport_size({"width": width, "height": 900})
        added = looking.add_style_tag(content=style)
        wide = looking.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} px in a window of {width} px"
        assert looking.locator("main *").evaluate_all(CUT) == []
        added.evaluate("style => style.remove()")
