"""A picture of an article opens large over the page, and the others follow it there."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from khotin import scripts
from tests.browser.conftest import Visit, serve
from tests.browser.test_pages import COLOURS, violations
from tests.builder import ROOT, SiteBuilder
from tests.pictures import picture

pytestmark = pytest.mark.browser

TEXT = """\
Sáng nay.

![Đoàn thuyền](thuyen.jpg "Đoàn thuyền rời bến.")
![Bờ sông](bo.png)

[![Bản đồ](ban-do.png)](https://bando.example.vn/)

![Cờ hội](co.gif)
"""
COVER = {"src": "le.jpg", "alt": "Lễ hội", "caption": "Buổi sáng", "credit": "Thu Mai"}
BUDGET = 2048
"""Bytes of the script as it is published."""


@pytest.fixture
def address(site: SiteBuilder) -> Iterator[str]:
    """The address of an article with a cover, a gallery, a picture in a link, and a GIF."""
    site.config("pictures", widths=[100, 900])
    site.article("2024/05/le/index", TEXT, image=COVER)
    for name in ("le.jpg", "thuyen.jpg"):
        site.file(f"content/2024/05/le/{name}", picture(900, 600))
    for name, kind in (("bo.png", "PNG"), ("ban-do.png", "PNG"), ("co.gif", "GIF")):
        site.file(f"content/2024/05/le/{name}", picture(60, 40, kind))
    site.article("2024/05/tin").build()
    with serve(site.output) as url:
        yield f"{url}2024/05/le/"


def opener(page: Page, alt: str) -> Locator:
    return page.get_by_role("link", name=f"Xem ảnh lớn: {alt}", exact=True)


def opened(page: Page, address: str, alt: str = "Lễ hội") -> Locator:
    """Open a picture by keyboard; give the dialog."""
    page.goto(address, wait_until="networkidle")
    opener(page, alt).press("Enter")
    dialog = page.get_by_role("dialog", name="Ảnh lớn")
    expect(dialog).to_be_visible()
    return dialog


def test_the_arrow_keys_lead_over_all_pictures_and_round(address: str, page: Page) -> None:
    dialog = opened(page, address)
    told = dialog.get_by_role("status")
    seen = []
    for _ in range(5):
        seen.append((dialog.get_by_role("img").get_attribute("alt"), told.inner_text()))
        page.keyboard.press("ArrowRight")
    words = [(alt, re.sub(r"\s+", " ", text).strip()) for alt, text in seen]
    assert words == [
        ("Lễ hội", "Ảnh 1/4 Buổi sáng Ảnh: Thu Mai"),
        ("Đoàn thuyền", "Ảnh 2/4 Đoàn thuyền rời bến."),
        ("Bờ sông", "Ảnh 3/4"),
        ("Cờ hội", "Ảnh 4/4"),
        ("Lễ hội", "Ảnh 1/4 Buổi sáng Ảnh: Thu Mai"),
    ]
    page.keyboard.press("ArrowLeft")
    expect(told).to_contain_text("Ảnh 1/4")


def test_a_click_opens_and_buttons_lead_on_and_back(address: str, page: Page) -> None:
    page.goto(address, wait_until="networkidle")
    opener(page, "Đoàn thuyền").click()
    told = page.get_by_role("dialog").get_by_role("status")
    page.get_by_role("button", name="Ảnh sau").click()
    expect(told).to_contain_text("Ảnh 3/4")
    page.get_by_role("button", name="Ảnh trước").click()
    expect(told).to_contain_text("Ảnh 2/4")
    expect(page).to_have_url(address)


@pytest.mark.parametrize("way", ["Escape", "Đóng"])
def test_closing_gives_the_focus_back_to_the_picture_it_came_from(
    way: str, address: str, page: Page
) -> None:
    dialog = opened(page, address, "Bờ sông")
    page.keyboard.press("ArrowRight")
    if way == "Escape":
        page.keyboard.press(way)
    else:
        page.get_by_role("button", name=way).press("Enter")
    expect(dialog).to_be_hidden()
    expect(opener(page, "Bờ sông")).to_be_focused()


def test_tab_stays_among_the_buttons_and_the_page_behind_does_not_scroll(
    address: str, page: Page
) -> None:
    opened(page, address)
    inside = (
        "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    )
    for _ in range(5):
        assert page.evaluate(inside)
        page.keyboard.press("Tab")
    page.mouse.wheel(0, 500)
    page.keyboard.press("End")
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"


def test_a_large_file_is_asked_for_when_its_picture_opens_and_not_before(
    address: str, open_page: Callable[..., Visit]
) -> None:
    page = open_page(viewport={"width": 320, "height": 700}).page
    page.goto(address, wait_until="networkidle")
    page.set_viewport_size({"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opener(page, "Bờ sông").click()
    image = page.get_by_role("dialog").get_by_role("img")
    image.evaluate("image => image.decode()")
    assert not [url for url in asked if "le." in url]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    image.evaluate("image => image.decode()")
    assert ".900." in image.evaluate("image => image.currentSrc")


def test_a_small_picture_is_not_blown_up(address: str, page: Page) -> None:
    dialog = opened(page, address, "Bờ sông")
    image = dialog.get_by_role("img")
    image.evaluate("image => image.decode()")
    assert image.evaluate("image => image.naturalWidth") == 60
    assert image.evaluate("image => getComputedStyle(image).objectFit") == "scale-down"


@pytest.mark.parametrize("window", [(320, 640), (667, 375), (1280, 900)])
def test_picture_words_and_buttons_fit_into_every_window(
    window: tuple[int, int], address: str, open_page: Callable[..., Visit]
) -> None:
    wide, high = window
    page = open_page(viewport={"width": wide, "height": high}).page
    dialog = opened(page, address)
    for part in (dialog.get_by_role("img"), dialog.get_by_role("status")):
        box = part.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= wide
        assert box["y"] + box["height"] <= high
    for button in dialog.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    assert dialog.evaluate("dialog => dialog.scrollWidth <= innerWidth")


def test_axe_finds_nothing_in_an_open_picture_in_light_or_dark(address: str, page: Page) -> None:
    opened(page, address)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []


def test_one_picture_alone_has_no_others_to_go_to(
    address: str, site: SiteBuilder, page: Page
) -> None:
    site.article("2024/05/le/index", '![Lễ hội](le.jpg "Buổi sáng.")\n').build()
    dialog = opened(page, address)
    expect(dialog.get_by_role("button")).to_have_text(["Đóng"])
    expect(dialog.get_by_role("status")).to_have_text("Buổi sáng.", use_inner_text=True)


def test_without_scripts_a_picture_leads_to_its_file(
    address: str, open_page: Callable[..., Visit]
) -> None:
    page = open_page(java_script_enabled=False).page
    page.goto(address)
    link = opener(page, "Lễ hội")
    expect(link).to_have_attribute("href", "/2024/05/le/le.jpg")
    expect(page.locator("dialog")).to_be_hidden()
    answer = page.request.get(f"{address}le.jpg")
    assert answer.headers["content-type"] == "image/jpeg"


def test_the_script_is_light_and_asked_for_when_a_picture_is_pressed(
    address: str, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in asked if "large" in url]
    opener(page, "Lễ hội").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert len([url for url in asked if "/js/large." in url]) == 1
    made = scripts.parse(Path(ROOT / "static/js/large.js").read_text("utf-8"))
    assert made
    assert len(made.code.encode()) <= BUDGET


def test_a_second_press_while_the_script_is_on_its_way_opens_once(address: str, page: Page) -> None:
    page.goto(address, wait_until="networkidle")
    link = opener(page, "Lễ hội")
    link.evaluate("link => { link.click(); link.click(); }")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(address)


def test_where_the_script_cannot_be_had_the_picture_leads_to_its_file(
    address: str, visit: Visit
) -> None:
    visit.page.route("**/js/large.*.js", lambda route: route.abort())
    visit.page.goto(address, wait_until="networkidle")
    opener(visit.page, "Bờ sông").click()
    expect(visit.page).to_have_url(f"{address}bo.png")
    visit.complaints.clear()


def test_an_article_without_pictures_has_no_dialog(address: str, page: Page) -> None:
    page.goto(address.replace("/le/", "/tin/"))
    expect(page.locator("dialog")).to_have_count(0)


def test_a_saved_or_printed_article_has_the_picture_and_no_dialog(
    address: str, page: Page, tmp_path: Path
) -> None:
    page.goto(address, wait_until="networkidle")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu bài").click()
    path = tmp_path / "le.html"
    download.value.save_as(path)
    text = path.read_text("utf-8").partition("<body")[2]
    assert text.count("<img") == 5
    assert "large" not in text
    opener(page, "Lễ hội").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("dialog")).to_be_hidden()
