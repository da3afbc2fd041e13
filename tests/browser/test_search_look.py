"""The search page for everybody: by eye, by ear, by keyboard, on any screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, Visit
from tests.browser.searching import SearchPage
from tests.browser.test_pages import COLOURS, violations

pytestmark = pytest.mark.browser

TERM = "huyện Minh Hà"


@pytest.fixture
def search(page: Page, at_root: Served) -> SearchPage:
    return SearchPage(page, at_root)


def _reach_scattered(search: SearchPage) -> None:
    search.find("bến sen cầu")
    search.go_on()


def _reach_error(search: SearchPage) -> None:
    search.page.route(re.compile("/phrases/"), lambda route: route.abort())
    search.find(TERM, "error")


def test_axe_finds_nothing_in_any_state_and_all_fit_a_narrow_screen(
    search: SearchPage, visit: Visit
) -> None:
    states: dict[str, Callable[[], object]] = {
        "results": lambda: search.find(TERM, year="2012"),
        "empty": lambda: search.find('"qzx qzx"', "empty", category="Y tế", author="Thu Mai"),
        "scattered": lambda: _reach_scattered(search),
        "error": lambda: _reach_error(search),
    }
    for name, reach in states.items():
        search.page.emulate_media(color_scheme="light")
        search.page.set_viewport_size({"width": 320, "height": 700})
        reach()
        assert search.page.evaluate("document.documentElement.scrollWidth") <= 320, name
        search.page.set_viewport_size({"width": 1280, "height": 900})
        assert violations(search.page) == [], name
        search.page.emulate_media(color_scheme="dark")
        assert violations(search.page, COLOURS) == [], name
    visit.complaints.clear()


def test_the_status_is_told_once_for_each_step(search: SearchPage) -> None:
    search.open()
    search.reach("idle")
    expect(search.status).to_have_attribute("aria-live", "polite")
    search.status.evaluate(
        """status => {
            window.told = [];
            const note = () => told.push(status.textContent);
            new MutationObserver(note).observe(status, {childList: true});
        }"""
    )
    search.box.press_sequentially("cầu Bến Sen", delay=20)
    expect(search.page).to_have_url(re.compile("Sen$"))
    search.reach("done")
    search.settle()
    told = search.page.evaluate("told")
    assert told[-1].startswith("Tìm thấy")
    assert len(told) <= 2


def test_every_control_is_reached_by_keyboard_in_the_order_of_the_page(
    search: SearchPage,
) -> None:
    search.find("bến sen cầu")
    expect(search.page.locator("[name=author]")).to_be_visible()
    search.box.focus()
    met = [""]
    name = "document.activeElement.name || document.activeElement.className"
    while "search__more" not in met[-1] and len(met) < 80:
        search.page.keyboard.press("Tab")
        met.append(str(search.page.evaluate(name)))
    assert met[1:6] == ["search__button", "category", "author", "year", "sort"]
    assert "chart__bar" in met
    assert search.more.evaluate("more => more === document.activeElement")
    search.page.keyboard.press("Enter")
    search.settle()
    search.reach("done")
    expect(search.results.locator("a:focus")).to_have_count(1)


def test_the_page_asks_for_one_script_and_early_for_the_list_of_bundles(
    page: Page, at_root: Served
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(at_root.url)))
    page.goto(f"{at_root.url}tim-kiem/")
    expect(page.locator("[data-search-status]")).to_have_attribute("data-state", "idle")
    expect(page.locator("[name=year] option").nth(1)).to_have_text(re.compile(r"\(\d+\)"))
    scripts = [name.partition(".")[0] for name in asked if name.endswith(".js")]
    assert sorted(scripts) == ["static/js/search", "static/js/site"]
    assert asked.count("search/bundles.json") == 1
