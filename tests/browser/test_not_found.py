"""An address that leads nowhere is told what it may have meant."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

RIGHT = "2023/09/hoc-sinh-minh-ha-khai-giang-nam-hoc-2023-2024/"


def lost(page: Page, served: Served, address: str) -> Locator:
    """Ask for an address that is nowhere, as a host answers it; give what is guessed."""
    path = served.output / "404.html"
    page.route(served.url + address, lambda route: route.fulfill(path=path))
    page.goto(served.url + address)
    return page.locator("[data-not-found-list] a")


@pytest.mark.parametrize("place", ["at_root", "below"])
def test_a_mistyped_address_leads_to_the_article(
    place: str, request: pytest.FixtureRequest, page: Page
) -> None:
    served = request.getfixturevalue(place)
    guesses = lost(page, served, "2023/09/hoc-sinh-minh-ha-khai-giang-nam-hoc-2023.html")
    expect(guesses.first).to_be_visible()
    assert 1 <= guesses.count() <= 5
    guesses.first.click()
    expect(page).to_have_url(served.url + RIGHT)


def test_the_words_of_an_address_can_be_searched_for(at_root: Served, page: Page) -> None:
    lost(page, at_root, "tin/khai-gi%E1%BA%A3ng-n%C4%83m-h%E1%BB%8Dc.aspx")
    link = page.get_by_role("link", name="Tìm “khai giang nam hoc”")
    expect(link).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_have_count(0)
    address = f"{at_root.url}tim-kiem/?q=khai%20giang%20nam%20hoc"
    expect(link).to_have_attribute("href", address)


def test_nothing_is_guessed_from_an_address_that_is_like_none(at_root: Served, page: Page) -> None:
    guesses = lost(page, at_root, "2023/09/xxxxxxxx-qqqqqqqq/")
    expect(page.get_by_role("link", name="Tìm “xxxxxxxx qqqqqqqq”")).to_be_visible()
    expect(guesses).to_have_count(0)


@pytest.mark.parametrize("address", ["404.html", "12345"])
def test_an_address_without_words_is_not_guessed_at(
    address: str, at_root: Served, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    guesses = lost(page, at_root, address)
    page.wait_for_load_state("networkidle")
    expect(guesses).to_have_count(0)
    assert [url for url in asked if url.endswith("index.json")] == []
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name="Tìm trong kho tin", exact=True)).to_be_visible()
