"""The search page: what a reader can rely on, whatever is searched for."""

import re
import unicodedata
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.searching import NOWHERE, Gate, SearchPage

pytestmark = pytest.mark.browser

BRIDGE = "2012/08/thong-xe-cau-ben-sen-noi-doi-bo-song-may/"
BOATS = "2014/02/khanh-thuy-vao-hoi-dua-thuyen-mong-muoi-thang-gieng/"
STROKE = "\u0335"


@pytest.fixture
def search(page: Page, at_root: Served) -> SearchPage:
    search = SearchPage(page, at_root)
    search.open()
    search.reach("idle")
    return search


def test_an_article_is_found_and_opened_by_keyboard_alone(search: SearchPage) -> None:
    keys = search.page.keyboard
    keys.press("/")
    expect(search.box).to_be_focused()
    expect(search.box).to_have_value("")
    keys.type("cầu Bến Sen")
    expect(search.page).to_have_url(re.compile(r"q="))
    search.reach("done")
    keys.press("ArrowDown")
    first, second = (search.results.nth(n).locator("a").first for n in (0, 1))
    expect(first).to_be_focused()
    keys.press("ArrowDown")
    expect(second).to_be_focused()
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    expect(search.box).to_be_focused()
    keys.press("ArrowDown")
    keys.press("Escape")
    expect(search.box).to_be_focused()
    keys.press("ArrowDown")
    title, address = first.inner_text(), str(first.get_attribute("href"))
    keys.press("Enter")
    expect(search.page).to_have_url(search.served.url.rstrip("/") + address)
    expect(search.page.locator("h1")).to_have_text(title)


def test_a_result_is_an_article_that_begins_with_its_link(search: SearchPage) -> None:
    assert search.find("thông xe cầu Bến Sen")[0] == BRIDGE
    result = search.results.first
    expect(result.locator("h2 a")).to_have_text(re.compile("^Thông xe cầu Bến Sen"))
    expect(result.locator("a").first).to_have_attribute("href", f"/{BRIDGE}")
    expect(result).to_contain_text("30/08/2012")
    expect(result.locator("mark").first).to_have_text("Thông xe cầu Bến Sen")
    assert search.page.locator("[data-search-results] > :not(article)").count() == 0


def test_no_letter_of_the_index_is_seen(search: SearchPage) -> None:
    search.find("đua thuyền", category="Đảng - Đoàn thể", state="empty")
    search.find(category="Đảng - Đoàn thể")
    for result in search.results.all():
        expect(result).to_contain_text("Đảng - Đoàn thể")
    assert STROKE not in search.page.locator("main").inner_text()


def test_states_follow_each_other(page: Page, at_root: Served) -> None:
    search = SearchPage(page, at_root)
    search.open()
    search.reach("idle")
    expect(search.status).to_have_text(re.compile("^Hãy gõ"))
    gate = Gate(page, re.compile("/phrases/"))
    search.box.fill("đua thuyền")
    search.reach("loading")
    expect(search.status).to_have_attribute("aria-busy", "true")
    gate.open()
    search.reach("done")
    expect(search.status).to_have_attribute("aria-busy", "false")
    search.ask(NOWHERE, "empty")
    expect(search.results).to_have_count(0)
    expect(search.status).to_have_text(re.compile("^Không tìm thấy bài nào"))
    search.box.fill("")
    search.reach("idle")
    expect(page).to_have_url(f"{at_root.url}tim-kiem/")


def test_before_a_query_choices_are_counted_and_nothing_else_is_loaded(
    page: Page, at_root: Served
) -> None:
    search = SearchPage(page, at_root)
    search.open()
    expect(page.locator("[name=year] option").nth(1)).to_have_text(re.compile(r"^2025 \(\d+\)$"))
    expect(page.locator("[name=category] option").nth(2)).to_have_text(re.compile(r" \(\d+\)$"))
    assert search.loaded == ["bundles.json"]


def test_a_search_loads_little(search: SearchPage) -> None:
    search.find("thông xe cầu Bến Sen")
    folders = {name.split("/")[0] for name in search.loaded if name.endswith(".bin")}
    assert folders == {"phrases"}
    assert search.asked == []
    assert not [name for name in search.loaded if "pagefind" in name]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "huyện Minh Hà", "category": "Y tế"},
        {"q": "huyện Minh Hà", "author": "Thu Mai"},
        {"q": "huyện Minh Hà", "year": "2023"},
        {"q": "huyện Minh Hà", "sort": "newest"},
        {"q": "huyện Minh Hà", "category": "Kinh tế", "year": "2012", "sort": "views"},
        {"q": '"Bến Sen" & <b>'},
        {"year": "2012", "sort": "views"},
    ],
)
def test_an_address_holds_the_whole_query(search: SearchPage, query: dict[str, str]) -> None:
    term = query.pop("q", "")
    search.open(term, **query)
    search.end()
    shown = search.shown()
    for _ in range(2):
        expect(search.box).to_have_value(term)
        for name in ("category", "author", "year", "sort"):
            select = search.page.locator(f"[name={name}]")
            expect(select).to_have_value(query.get(name, ""))
        assert search.shown() == shown
        search.page.reload()
        search.end()


def test_going_back_from_an_article_shows_the_results_again(search: SearchPage) -> None:
    search.ask("cầu Bến Sen")
    search.choose("sort", "newest")
    shown = search.shown()
    search.link(BRIDGE).click()
    expect(search.page).to_have_url(search.served.url + BRIDGE)
    search.page.go_back()
    expect(search.box).to_have_value("cầu Bến Sen")
    search.reach("done")
    assert search.shown() == shown


def test_back_and_forward_go_from_query_to_query(search: SearchPage) -> None:
    seen = []
    search.ask("cầu Bến Sen")
    seen.append(search.shown())
    search.choose("year", "2012")
    seen.append(search.shown())
    search.ask("diễn tập hộ đê")
    seen.append(search.shown())
    assert len(set(map(tuple, seen))) == 3
    for terms, at in (("cầu Bến Sen", 1), ("cầu Bến Sen", 0)):
        search.page.go_back()
        expect(search.box).to_have_value(terms)
        expect(search.page.locator("[name=year]")).to_have_value("2012" if at else "")
        search.settle()
        search.reach("done")
        assert search.shown() == seen[at]
    search.page.go_back()
    search.reach("idle")
    search.page.go_forward()
    search.reach("done")
    assert search.shown() == seen[0]


def test_what_is_typed_on_is_one_step_back(search: SearchPage) -> None:
    search.ask("đua")
    search.ask("đua thuyền")
    search.ask("đua thuyền mồng")
    search.box.press("Enter")
    search.page.go_back()
    search.reach("idle")
    expect(search.box).to_have_value("")


def test_a_jump_within_the_page_asks_nothing_anew(search: SearchPage) -> None:
    search.ask("cầu Bến Sen")
    before = len(search.loaded)
    first = search.results.first.element_handle()
    search.page.evaluate("location.hash = 'site-browse'")
    search.settle()
    assert len(search.loaded) == before
    assert first.evaluate("result => result.isConnected")


def test_enter_asks_at_once(search: SearchPage) -> None:
    search.box.fill("đua thuyền")
    search.box.press("Enter")
    assert "q=đua+thuyền" in unquote(search.page.url)
    search.reach("done")
    assert search.shown()[0] == BOATS


def test_a_slow_older_answer_never_replaces_a_newer_one(search: SearchPage) -> None:
    gate = Gate(search.page, re.compile("/2014/fragment/"))
    with search.page.expect_request(re.compile("/2014/fragment/")):
        search.box.fill("mồng mười tháng Giêng")
    search.reach("loading")
    search.ask("diễn tập hộ đê")
    newest = search.shown()
    gate.open()
    search.page.wait_for_load_state("networkidle")
    search.settle()
    assert gate.held
    assert search.shown() == newest
    search.reach("done")


def test_loose_marks_are_composed(search: SearchPage) -> None:
    assert search.find(unicodedata.normalize("NFD", "đua thuyền"))[0] == BOATS
    expect(search.box).to_have_value("đua thuyền")


def test_below_a_path_of_the_host_results_lead_to_pages_there(page: Page, below: Served) -> None:
    search = SearchPage(page, below)
    assert search.find("thông xe cầu Bến Sen")[0] == BRIDGE
    search.link(BRIDGE).click()
    expect(page).to_have_url(below.url + BRIDGE)
    expect(page.locator("h1")).to_have_text(re.compile("Bến Sen"))
    fonts = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Serif" in fonts, "the stylesheet was found"


@pytest.mark.parametrize(
    ("term", "places"),
    [
        ("thông xe cầu", ["Thông xe cầu"]),
        ("THONG XE cau", ["Thông xe cầu"]),
        ("thoong xe caauf", ["Thông xe cầu"]),
    ],
)
def test_the_article_that_is_opened_shows_where_it_holds_the_words(
    search: SearchPage, term: str, places: list[str]
) -> None:
    search.find(term)
    search.link(BRIDGE).click()
    expect(search.page).to_have_url(search.served.url + BRIDGE)
    expect(search.page.locator("h1 mark")).to_have_text(places)
    expect(search.page.get_by_role("region", name="Từ đã tìm")).to_be_visible()
