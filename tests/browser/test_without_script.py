"""The archive can be read without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, Visit
from tools.kinds import address

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: Callable[..., Visit]) -> Page:
    return open_page(java_script_enabled=False).page


def test_an_article_can_be_found_and_read(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    page.get_by_role("navigation").get_by_role("link", name="Y tế").first.click()
    first = page.locator("main article a").first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".prose p").first).to_be_visible()


def test_the_search_page_says_so_and_leads_on_to_years_and_categories(
    at_root: Served, page: Page
) -> None:
    page.goto(f"{at_root.url}tim-kiem/?q=ben+sen")
    expect(page.locator("noscript p")).to_be_visible()
    assert "JavaScript" in str(page.locator("noscript p").text_content())
    page.locator("main").get_by_role("link", name="2023", exact=True).click()
    expect(page).to_have_url(f"{at_root.url}2023/")


def test_the_form_in_the_header_leads_to_the_search_page(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    page.get_by_role("searchbox").fill("bến sen")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(f"{at_root.url}tim-kiem/?q=b%E1%BA%BFn+sen")


def test_nothing_is_shown_that_only_a_script_can_do(at_root: Served, page: Page) -> None:
    page.goto(at_root.url + address("article with a table", at_root.output))
    expect(page.locator(".prose")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()
    expect(page.locator("kbd")).to_be_hidden()
    expect(page.locator("[aria-keyshortcuts]")).to_have_count(0)


def test_the_most_read_of_another_time_are_chosen_by_arrow_keys(
    at_root: Served, page: Page
) -> None:
    page.goto(at_root.url)
    box = page.get_by_role("region", name="Đọc nhiều")
    times = box.get_by_role("radio")
    lists = box.get_by_role("list")
    expect(lists).to_have_count(1)
    first = lists.inner_text()
    times.first.focus()
    page.keyboard.press("ArrowRight")
    expect(times.nth(1)).to_be_checked()
    expect(times.nth(1)).to_be_focused()
    expect(lists).to_have_count(1)
    assert lists.inner_text() != first


def test_a_screen_reader_is_told_what_the_choice_of_the_most_read_is_about(
    at_root: Served, page: Page
) -> None:
    page.goto(at_root.url)
    group = page.get_by_role("group", name="Đọc nhiều trong thời gian nào?")
    assert group.get_by_role("radio").count() > 1
    expect(group.get_by_role("radio", name="Mọi năm")).not_to_be_checked()
