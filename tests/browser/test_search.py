"""Searching the sample archive."""

import json
import re
import unicodedata
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Served, Visit
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser

BRIDGE = "2012/08/thong-xe-cau-ben-sen-noi-doi-bo-song-may/"
BOATS = "2014/02/khanh-thuy-vao-hoi-dua-thuyen-mong-muoi-thang-gieng/"
LOOSE = unicodedata.normalize("NFD", "đua thuyền")
FRAGMENT = re.compile(r"/search/[\w-]+/fragment/")
ENTRY = re.compile(r"/search/([\w-]+)/pagefind-entry\.json")
STROKE = "\u0335"
INDEX = re.compile(r"/search/pagefind\.js")


class SearchPage:
    """The search page as a reader sees it."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page, self.served = page, served
        self.box = page.locator("input[type=search]")
        self.status = page.locator("[data-search-status]")
        self.results = page.locator("[data-search-results] > article")
        self.retry = page.locator("[data-search-retry]")
        self.more = page.locator("[data-search-more]")
        self.asked: list[str] = []
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        """Keep the name of a bundle that is asked."""
        if found := ENTRY.search(url):
            self.asked.append(found[1])

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.served.url}tim-kiem/{query}")

    def reach(self, state: str) -> None:
        expect(self.status).to_have_attribute("data-state", state)

    def ask(self, words: str, state: str = "done") -> None:
        """Type a query, and wait until its answer stands on the page."""
        self.box.fill(words)
        query = re.escape(quote_plus(words))
        expect(self.page).to_have_url(re.compile(f"[?&]q={query}(&|$)"))
        self.reach(state)

    def link(self, address: str) -> Locator:
        """Give the first link of the result that leads to an address below the front page."""
        path = self.served.url.partition("//")[2].partition("/")[2] + address
        return self.results.locator("a").locator(f'xpath=self::*[@href="/{path}"]')

    def reveal(self, address: str) -> Locator:
        """Ask for more results until that of an address is there."""
        while not self.link(address).count() and self.more.is_visible():
            self.more.click()
            self.reach("done")
        return self.link(address).first

    def bundles(self) -> list[str]:
        """Give the names of all bundles, as the site lists them."""
        listing = (self.served.output / "search/bundles.json").read_bytes()
        return [bundle["name"] for bundle in json.loads(listing)["bundles"]]

    def shown(self) -> list[str]:
        """Give the addresses of the results, in order."""
        first = "articles => articles.map(a => a.querySelector('a').getAttribute('href'))"
        return [str(href) for href in self.results.evaluate_all(first)]


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
    keys.type("thông xe cầu Bến Sen")
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


@pytest.mark.parametrize(
    "words", ["thông xe cầu Bến Sen", "thong xe cau ben sen", "THÔNG XE CẦU", "bến sen cầu"]
)
def test_tone_marks_and_case_do_not_matter(search: SearchPage, words: str) -> None:
    search.ask(words)
    expect(search.reveal(BRIDGE)).to_be_visible()


@pytest.mark.parametrize("words", ["đua thuyền", "dua thuyen", LOOSE])
def test_the_letter_d_with_stroke_and_loose_marks_are_understood(
    search: SearchPage, words: str
) -> None:
    search.open(f"?q={words}")
    search.reach("done")
    expect(search.reveal(BOATS)).to_be_visible()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("dong lac", "2012/12/dong-lac-lua-nep-duoc-mua-duoc-gia/"),
        ("dien tap ho de", "2012/06/dien-tap-ho-de-huu-may-luc-nua-dem/"),
    ],
)
def test_d_is_taken_for_the_letter_with_stroke_too(
    search: SearchPage, words: str, address: str
) -> None:
    search.ask(words)
    expect(search.reveal(address)).to_be_visible()


def test_a_result_shows_title_date_category_and_what_was_found(search: SearchPage) -> None:
    search.open("?q=thông+xe+cầu+Bến+Sen&year=2012")
    search.reach("done")
    result = search.results.first
    expect(result.locator("h2 a")).to_have_text(re.compile("Bến Sen"))
    expect(result).to_contain_text(re.compile(r"\d\d/\d\d/\d{4}"))
    expect(result.locator("mark").first).to_be_visible()


def test_an_address_with_a_query_shows_its_results(search: SearchPage) -> None:
    search.open("?q=c%E1%BA%A7u+B%E1%BA%BFn+Sen")
    search.reach("done")
    expect(search.box).to_have_value("cầu Bến Sen")
    expect(search.reveal(BRIDGE)).to_be_visible()


def test_going_back_from_an_article_shows_the_results_again(search: SearchPage) -> None:
    search.ask("thông xe cầu Bến Sen")
    shown = search.shown()
    search.link(BRIDGE).click()
    expect(search.page).to_have_url(search.served.url + BRIDGE)
    search.page.go_back()
    expect(search.box).to_have_value("thông xe cầu Bến Sen")
    search.reach("done")
    assert search.shown() == shown


def test_going_back_from_a_search_shows_the_search_before_it(search: SearchPage) -> None:
    search.ask("thông xe cầu Bến Sen")
    search.box.press("Enter")
    search.reach("done")
    shown = search.shown()
    search.ask("đua thuyền")
    search.box.press("Enter")
    search.reach("done")
    assert search.shown() != shown
    search.page.go_back()
    expect(search.box).to_have_value("thông xe cầu Bến Sen")
    search.reach("done")
    assert search.shown() == shown
    search.page.go_forward()
    expect(search.box).to_have_value("đua thuyền")
    search.reach("done")
    assert search.shown() != shown


def test_a_category_filters_the_results(search: SearchPage) -> None:
    search.ask("huyện Minh Hà")
    search.page.select_option("[name=category]", "Y tế")
    expect(search.page).to_have_url(re.compile("category="))
    search.reach("done")
    assert search.results.count() > 0
    for result in search.results.all():
        expect(result).to_contain_text("Y tế")


def test_a_year_filters_the_results_and_stays_in_the_address(search: SearchPage) -> None:
    search.ask("huyện Minh Hà")
    search.page.select_option("[name=year]", "2023")
    expect(search.page).to_have_url(re.compile("year=2023"))
    search.reach("done")
    shown = search.shown()
    assert shown
    assert [href for href in shown if not href.startswith("/2023/")] == []
    search.page.reload()
    search.reach("done")
    expect(search.page.locator("[name=year]")).to_have_value("2023")
    assert search.shown() == shown


def test_a_category_with_the_letter_d_with_stroke_filters_too(search: SearchPage) -> None:
    search.ask("huyện")
    search.page.select_option("[name=category]", "Đảng - Đoàn thể")
    expect(search.page).to_have_url(re.compile("category="))
    search.reach("done")
    assert search.results.count() > 0
    for result in search.results.all():
        expect(result).to_contain_text("Đảng - Đoàn thể")
    assert STROKE not in search.page.locator("main").inner_text()


def test_a_filter_alone_shows_its_articles_newest_first(search: SearchPage) -> None:
    search.page.select_option("[name=year]", "2012")
    expect(search.page).to_have_url(re.compile("year=2012"))
    search.reach("done")
    months = [href.split("/")[2] for href in search.shown()]
    assert months == sorted(months, reverse=True)
    assert len(months) > 1


def test_more_results_come_when_asked_for(search: SearchPage) -> None:
    search.ask("huyện")
    expect(search.results).to_have_count(10)
    before = search.shown()
    search.more.click()
    expect(search.results.nth(10)).to_be_visible()
    search.reach("done")
    assert search.shown()[:10] == before
    assert len(set(search.shown())) == search.results.count()


def test_before_a_query_choices_are_counted_and_nothing_else_is_loaded(
    page: Page, at_root: Served
) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    search = SearchPage(page, at_root)
    search.open()
    years = page.locator("[name=year] option")
    expect(years.nth(1)).to_have_text(re.compile(r"^2025 \(\d+\)$"))
    expect(page.locator("[name=category] option").nth(2)).to_have_text(re.compile(r" \(\d+\)$"))
    inside = [url.partition("/search/")[2] for url in requested if "/search/" in url]
    assert inside == ["bundles.json"]


def test_bundles_are_asked_newest_first(search: SearchPage) -> None:
    search.ask("qzxqzxqzx", "empty")
    assert search.asked == search.bundles()
    expect(search.page.locator("[name=year] option").nth(1)).to_have_text("2025 (0)")


def test_no_older_bundle_is_asked_than_the_reader_goes_back_to(search: SearchPage) -> None:
    search.ask("huyện")
    first = len(search.asked)
    assert search.asked == search.bundles()[:first]
    assert first < len(search.bundles())
    expect(search.status).to_have_text(re.compile(r"từ (\d\d/)?\d{4} đến nay$"))
    while search.more.is_visible():
        search.more.click()
        search.reach("done")
    assert search.asked == search.bundles()
    expect(search.status).to_have_text(f"Tìm thấy {search.results.count()} bài")
    years = [href.split("/")[1] for href in search.shown()]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("words", ["huyện", ""])
def test_of_a_chosen_year_only_its_bundle_is_loaded(
    page: Page, at_root: Served, words: str
) -> None:
    search = SearchPage(page, at_root)
    search.open(f"?q={words}&year=2023")
    search.reach("done")
    assert search.results.count() > 0
    assert search.asked == ["2023"]


def test_a_year_that_is_not_there_is_empty(search: SearchPage) -> None:
    search.open("?q=huyện&year=1999")
    search.reach("empty")
    assert search.asked == []


def test_what_newer_bundles_found_is_shown_while_older_ones_are_asked(search: SearchPage) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        route.continue_() if released else held.append(route)

    released = False
    search.page.route(re.compile(r"/search/2024/"), hold)
    search.box.fill("bến sen cầu")
    search.reach("partial")
    expect(search.results.first).to_be_visible()
    expect(search.status).to_have_text(re.compile("bài cũ hơn…$"))
    newest = search.shown()
    released = True
    for route in held:
        route.continue_()
    search.reach("done")
    assert search.shown()[: len(newest)] == newest
    assert len(search.shown()) > len(newest)


def test_a_bundle_that_cannot_be_loaded_is_an_error_and_the_rest_stays(
    visit: Visit, at_root: Served
) -> None:
    search = SearchPage(visit.page, at_root)
    older = re.compile(r"/search/2024/")
    visit.page.route(older, lambda route: route.fulfill(status=404))
    search.open("?q=bến+sen+cầu")
    search.reach("error")
    expect(search.results.first).to_be_visible()
    newest = search.shown()
    assert [href for href in newest if not href.startswith("/2025/")] == []
    expect(search.retry).to_be_visible()
    assert visit.complaints, "the browser's console tells what failed"
    visit.complaints.clear()
    visit.page.unroute(older)
    search.retry.click()
    search.reach("done")
    expect(search.retry).to_be_hidden()
    assert search.shown()[: len(newest)] == newest
    assert len(search.shown()) > len(newest)


def test_a_search_for_nothing_that_is_there_says_so(search: SearchPage) -> None:
    search.ask("qzxqzxqzx", "empty")
    expect(search.results).to_have_count(0)
    expect(search.status).not_to_be_empty()
    search.box.fill("")
    search.reach("idle")


def test_markup_in_a_query_stays_text(search: SearchPage) -> None:
    search.open("?q=%3Cimg+src%3Dx+onerror%3Dthrow(1)%3E+c%E1%BA%A7u")
    expect(search.box).to_have_value("<img src=x onerror=throw(1)> cầu")
    expect(search.status).to_have_attribute("data-state", re.compile("done|empty"))
    expect(search.page.locator("main img[src=x]")).to_have_count(0)


@pytest.mark.parametrize("way", ["missing", "cut off"])
def test_an_index_that_cannot_be_loaded_is_an_error_and_can_be_tried_again(
    visit: Visit, at_root: Served, way: str
) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=404) if way == "missing" else route.abort()

    search = SearchPage(visit.page, at_root)
    visit.page.route(INDEX, fail)
    search.open("?q=c%E1%BA%A7u")
    search.reach("error")
    expect(search.results).to_have_count(0)
    expect(search.status).not_to_be_empty()
    expect(search.retry).to_be_visible()
    assert visit.complaints, "the browser's console tells what failed"
    visit.complaints.clear()
    visit.page.unroute(INDEX)
    search.retry.click()
    search.reach("done")
    expect(search.retry).to_be_hidden()
    assert search.results.count() > 0


def test_a_slow_older_answer_never_replaces_a_newer_one(search: SearchPage) -> None:
    search.ask("cầu")
    held: list[Route] = []

    def answer(route: Route) -> None:
        route.continue_() if held else held.append(route)

    search.page.route(FRAGMENT, answer)
    with search.page.expect_request(FRAGMENT):
        search.box.fill("đua thuyền")
    search.reach("loading")
    search.ask("thông xe cầu Bến Sen")
    newest = search.shown()
    (older,) = held
    with search.page.expect_request_finished(lambda one: one.url == older.request.url):
        older.continue_()
    search.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert search.shown() == newest


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_results_are_shown(search: SearchPage, scheme: str) -> None:
    search.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    search.ask("huyện Minh Hà")
    assert violations(search.page) == []
    search.ask("qzxqzxqzx", "empty")
    assert violations(search.page) == []


def test_results_fit_a_narrow_screen(search: SearchPage) -> None:
    search.page.set_viewport_size({"width": 320, "height": 700})
    search.ask("huyện Minh Hà")
    assert search.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_below_a_path_of_the_host_results_lead_to_pages_there(page: Page, below: Served) -> None:
    search = SearchPage(page, below)
    search.open()
    search.ask("thông xe cầu Bến Sen")
    assert [href for href in search.shown() if not href.startswith("/archive/")] == []
    search.link(BRIDGE).click()
    expect(page).to_have_url(below.url + BRIDGE)
    expect(page.locator("h1")).to_have_text(re.compile("Bến Sen"))
    fonts = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Serif" in fonts, "the stylesheet was found"
