"""Words that do not stand side by side: below all others, and only where they are asked for."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.searching import NOWHERE, Gate, SearchPage

pytestmark = pytest.mark.browser

TERM = "bến sen cầu"


@pytest.fixture
def search(page: Page, at_root: Served) -> SearchPage:
    return SearchPage(page, at_root)


def test_scattered_words_come_below_a_line_and_only_on_request(search: SearchPage) -> None:
    before = search.find(TERM)
    assert search.asked == []
    expect(search.line).to_have_count(0)
    expect(search.more).to_have_text("Tìm tiếp bài có các chữ này nằm rải rác (2004–2025)")
    search.go_on()
    shown = search.shown()
    assert shown[: len(before)] == before
    assert len(shown) > len(before)
    expect(search.line).to_have_count(1)
    line = "line => line.previousElementSibling.querySelector('a').href"
    assert str(search.line.evaluate(line)).endswith(before[-1])
    expect(search.results.nth(len(before)).locator("a").first).to_be_focused()


def test_every_bundle_is_asked_once_newest_first(search: SearchPage) -> None:
    search.find(TERM)
    shown = search.all()
    assert search.asked == search.bundles()
    assert len(shown) == len(set(shown)) == search.told()
    expect(search.more).to_be_hidden()


def test_words_that_are_nowhere_side_by_side_are_searched_for_scattered_at_once(
    search: SearchPage,
) -> None:
    search.find(NOWHERE, "empty")
    assert search.asked == search.bundles()


def test_one_syllable_is_looked_for_in_titles_first_without_a_line(search: SearchPage) -> None:
    search.find("huyện")
    titles = search.results.locator("h2").all_inner_texts()
    told = ["huyện" in title.lower() for title in titles]
    assert told[0]
    assert search.asked == search.bundles()[: len(search.asked)]
    expect(search.line).to_have_count(0)
    expect(search.status).to_have_text(re.compile("^Tìm thấy ít nhất"))
    expect(search.more).to_have_text(re.compile(r"^Tìm tiếp \(2004–20\d\d\)$"))
    before = search.shown()
    after = search.all()
    assert after[: len(before)] == before
    expect(search.status).to_have_text(f"Tìm thấy {len(after)} bài")


def test_results_stay_where_they_are_while_older_ones_are_searched_for(
    search: SearchPage,
) -> None:
    before = search.find(TERM)
    gate = Gate(search.page, re.compile("/search/20(1|0)"))
    places = "articles => articles.map(a => a.getBoundingClientRect().top + scrollY)"
    tops = search.results.evaluate_all(places)
    search.more.click()
    search.reach("partial")
    expect(search.status).to_have_text(re.compile("bài cũ hơn…$"))
    expect(search.status).to_have_attribute("aria-busy", "true")
    search.page.wait_for_timeout(300)
    assert search.shown()[: len(before)] == before
    assert search.results.evaluate_all(places)[: len(before)] == tops
    partial = search.shown()
    gate.open()
    search.reach("done")
    assert search.shown()[: len(partial)] == partial


def test_a_new_query_ends_the_search_for_older_ones(search: SearchPage) -> None:
    search.find(TERM)
    gate = Gate(search.page, re.compile("/search/20(1|0)"))
    search.more.click()
    search.reach("partial")
    search.ask("x", "loading")
    gate.open()
    search.ask("diễn tập hộ đê")
    shown = search.shown()
    search.page.wait_for_load_state("networkidle")
    search.settle()
    assert search.shown() == shown
    expect(search.line).to_have_count(0)


def test_of_a_chosen_year_only_its_bundle_is_asked(search: SearchPage) -> None:
    search.find("huyện", year="2023")
    assert {href[:4] for href in search.all()} == {"2023"}
    assert search.asked == ["2023"]


def test_of_a_chosen_category_only_bundles_that_have_it_are_asked(search: SearchPage) -> None:
    search.find("huyện", category="Y tế")
    search.all()
    assert 0 < len(search.asked) < len(search.bundles())


def test_newest_first_holds_below_the_line_too(search: SearchPage) -> None:
    before = search.find(TERM, sort="newest")
    months = [href.split("/")[:2] for href in search.all()[len(before) :]]
    assert months == sorted(months, reverse=True)
