"""One key goes to the search box."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Served
from tools.kinds import address

pytestmark = pytest.mark.browser


def ready(page: Page) -> Locator:
    """Give the search box, as soon as it tells its key."""
    box = page.get_by_role("searchbox")
    expect(box).to_have_attribute("aria-keyshortcuts", "/")
    return box


@pytest.mark.parametrize(
    "kind", ["front", "article with a table", "standing in English", "not found"]
)
def test_a_slash_goes_to_the_search_box(kind: str, at_root: Served, page: Page) -> None:
    page.goto(at_root.url + address(kind, at_root.output))
    box = ready(page)
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_be_in_viewport()
    expect(box).to_have_value("")
    page.keyboard.type("cầu")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{at_root.url}tim-kiem/?q=c%E1%BA%A7u")


def test_what_was_typed_before_is_selected(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    box = ready(page)
    box.fill("thuyền")
    box.blur()
    page.keyboard.press("/")
    page.keyboard.type("cầu")
    expect(box).to_have_value("cầu")


def test_a_slash_in_a_text_stays_a_slash(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    ready(page).fill("12")
    page.keyboard.press("/")
    expect(ready(page)).to_have_value("12/")


@pytest.mark.parametrize("keys", ["Control+/", "Alt+/", "Meta+/"])
def test_keys_of_the_browser_are_left_to_it(keys: str, at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    box = ready(page)
    page.keyboard.press(keys)
    expect(box).not_to_be_focused()


def test_composing_a_letter_is_left_alone(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    box = ready(page)
    keydown = "composing => document.body.dispatchEvent(new KeyboardEvent('keydown', "
    keydown += "{key: '/', bubbles: true, isComposing: composing}))"
    page.evaluate(keydown, arg=True)
    expect(box).not_to_be_focused()
    page.evaluate(keydown, arg=False)
    expect(box).to_be_focused()


def test_the_key_is_told_where_there_is_room_for_it(at_root: Served, page: Page) -> None:
    page.goto(at_root.url)
    hint = page.locator("kbd")
    expect(hint).to_have_text("/")
    expect(hint).to_be_visible()
    ready(page).focus()
    expect(hint).to_be_hidden()
    ready(page).blur()
    expect(hint).to_be_visible()
    page.set_viewport_size({"width": 375, "height": 800})
    expect(hint).to_be_hidden()
