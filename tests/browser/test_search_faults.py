"""Whatever is typed and whatever fails, a search ends in an answer that can be told."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Served, Visit
from tests.browser.searching import SearchPage

pytestmark = pytest.mark.browser

TERM = "cầu Bến Sen"
LISTING = "/search/bundles\\.json"
SHARDS = "/search/phrases/"
FRAGMENTS = "/fragment/"
COLUMNS = "/articles\\.json"
PAGEFIND = "/search/pagefind\\.js"


@pytest.fixture
def search(visit: Visit, at_root: Served) -> SearchPage:
    return SearchPage(visit.page, at_root)


def _cut(route: Route) -> None:
    got = route.fetch()
    route.fulfill(response=got, body=got.body()[: len(got.body()) // 2])


WAYS: dict[str, Callable[[Route], None]] = {
    "missing": lambda route: route.fulfill(status=404),
    "broken host": lambda route: route.fulfill(status=500, body="no"),
    "no network": lambda route: route.abort(),
    "half": _cut,
    "garbage": lambda route: route.fulfill(body="<!doctype html><p>garbage"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", [LISTING, SHARDS, FRAGMENTS])
def test_what_fails_is_an_error_that_can_be_tried_again(
    search: SearchPage, visit: Visit, what: str, way: str
) -> None:
    search.page.route(re.compile(what), WAYS[way])
    search.open(TERM)
    search.reach("error")
    expect(search.results).to_have_count(0)
    expect(search.status).to_have_text("Không tải được dữ liệu tìm kiếm.")
    expect(search.chart).to_be_hidden()
    assert visit.complaints, "the browser's console tells what failed"
    search.page.unroute_all(behavior="ignoreErrors")
    search.retry.click()
    search.reach("done")
    expect(search.retry).to_be_hidden()
    expect(search.results.first.locator("a").first).to_be_focused()
    visit.complaints.clear()


@pytest.mark.parametrize("way", ["missing", "no network"])
def test_where_scattered_words_cannot_be_searched_for_results_stay(
    search: SearchPage, visit: Visit, way: str
) -> None:
    before = search.find("bến sen cầu")
    search.page.route(re.compile(PAGEFIND), WAYS[way])
    search.more.click()
    search.reach("error")
    assert search.shown() == before
    assert visit.complaints, "the browser's console tells what failed"
    visit.complaints.clear()
    search.page.unroute_all(behavior="ignoreErrors")
    search.retry.click()
    search.reach("done")
    assert search.shown()[: len(before)] == before
    search.go_on()
    expect(search.line).to_have_count(1)


@pytest.mark.parametrize("way", WAYS)
def test_results_stand_where_counts_fail(search: SearchPage, visit: Visit, way: str) -> None:
    search.page.route(re.compile(COLUMNS), WAYS[way])
    shown = search.find(TERM)
    search.page.wait_for_load_state("networkidle")
    search.settle()
    search.reach("done")
    assert search.shown() == shown != []
    expect(search.chart).to_be_visible()
    assert search.options("category") == {}
    assert search.options("year")
    assert visit.complaints
    visit.complaints.clear()


@pytest.mark.parametrize("way", ["missing", "half", "garbage"])
def test_an_article_that_is_lost_is_left_out(search: SearchPage, visit: Visit, way: str) -> None:
    every = search.find(f'"{TERM}"')
    search.page.route(re.compile("/search/2012/fragment/"), WAYS[way])
    shown = search.find(f'"{TERM}"')
    assert shown == [href for href in every if not href.startswith("2012/")]
    assert 0 < len(shown) == search.told() < len(every)
    visit.complaints.clear()


def test_what_failed_is_asked_for_again_by_the_next_query(search: SearchPage, visit: Visit) -> None:
    search.open()
    search.reach("idle")
    search.page.context.set_offline(True)
    search.ask(TERM, "error")
    expect(search.retry).to_be_visible()
    search.page.context.set_offline(False)
    search.ask("cầu Bến Sen sông Mây")
    expect(search.retry).to_be_hidden()
    visit.complaints.clear()


def test_an_error_gives_way_to_an_answer_when_the_network_is_back(
    search: SearchPage, visit: Visit
) -> None:
    search.open()
    search.reach("idle")
    search.page.context.set_offline(True)
    search.ask("facebook", "error")
    search.page.context.set_offline(False)
    search.retry.click()
    assert search.end() in {"done", "empty"}
    visit.complaints.clear()


@pytest.mark.parametrize(
    ("term", "state"),
    [
        ("   ", "idle"),
        ("\u00a0\u200b", "empty"),
        ("...!?", "empty"),
        ('"', "empty"),
        ('""" "" “”', "empty"),
        ("\U0001f600\U0001f468\u200d\U0001f469", "empty"),
        ("_", "empty"),
        ("%%% &amp; \\", "done|empty"),
        ("x", "done|empty"),
        ("24", "done"),
        ("<script>alert(1)</script>", "done|empty"),
        ("<img src=x onerror=throw(1)> cầu Bến Sen", "done"),
        ("q" * 5000, "empty"),
        ("cầu Bến Sen " * 100, "done"),
        (" ".join(f"chữ{n}" for n in range(300)), "done|empty"),
        ("constructor __proto__", "empty"),
        ("\x00\x07 cầu", "done"),
        ("河内 Привет", "empty"),
    ],
)
def test_whatever_is_typed_has_its_answer_and_none_becomes_markup(
    search: SearchPage, term: str, state: str
) -> None:
    search.open()
    search.reach("idle")
    search.box.fill(term)
    search.box.press("Enter")
    if state == "idle":
        search.settle()
    ended = re.compile(f"^({state})$")
    expect(search.status).to_have_attribute("data-state", ended, timeout=20_000)
    assert search.page.locator("main :is(script, img, b)").count() == 0
    assert search.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_half_a_character_is_no_harm(search: SearchPage) -> None:
    search.open()
    search.reach("idle")
    half = """box => {
        box.value = 'cầu Bến \\ud83d Sen';
        box.dispatchEvent(new Event('input', {bubbles: true}));
    }"""
    search.box.evaluate(half)
    expect(search.page).to_have_url(re.compile("q="))
    search.end()
    search.page.reload()
    assert search.end() in {"done", "empty"}


def test_a_site_without_an_index_says_so(page: Page, at_root: Served) -> None:
    text = (at_root.output / "tim-kiem/index.html").read_text("utf-8")
    without = re.sub(r'data-index="[^"]*"', 'data-index=""', text)
    page.route("**/tim-kiem/*", lambda route: route.fulfill(body=without, content_type="text/html"))
    search = SearchPage(page, at_root)
    search.find(TERM, "error")
    expect(search.status).to_contain_text("chưa có")
    expect(search.retry).to_be_hidden()
