"""A film of another site is asked for when a reader presses it, and not before."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, serve
from tests.builder import SiteBuilder

pytestmark = pytest.mark.browser

WORDS = "Lễ thông xe"
PLAYER = "https://www.youtube-nocookie.com/embed/aBcDeFgHiJk?autoplay=1"


@pytest.fixture
def address(site: SiteBuilder) -> Iterator[str]:
    """The address of an article with a film."""
    text = f"Sáng nay.\n\n[{WORDS}](https://youtu.be/aBcDeFgHiJk)\n"
    site.article("2023/09/phim", text).build()
    with serve(site.output) as url:
        yield f"{url}2023/09/phim/"


def test_nothing_is_loaded_from_another_site_before_the_film_is_pressed(
    address: str, visit: Visit
) -> None:
    visit.page.goto(address)
    expect(visit.page.get_by_text("youtube-nocookie.com")).to_be_visible()
    assert visit.strangers == []
    assert visit.page.locator("iframe").count() == 0


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_the_film_plays_where_it_stood_once_it_is_pressed(
    way: str, address: str, visit: Visit
) -> None:
    page = visit.page
    page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="film"))
    page.goto(address)
    expect(page.locator(".film__note")).to_be_visible()
    link = page.get_by_role("link", name=WORDS)
    if way == "pointer":
        link.click()
    else:
        link.press("Enter")
    frame = page.locator(".film iframe")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", WORDS)
    expect(frame).to_be_focused()
    expect(page).to_have_url(address)
    assert visit.strangers == [PLAYER]
    visit.strangers.clear()


def test_without_scripts_the_film_is_a_link(address: str, page: Page, site: SiteBuilder) -> None:
    link = page.get_by_role("link", name=WORDS)
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=aBcDeFgHiJk")
    assert "films" not in site.article("2023/09/khac").build().read("/2023/09/khac/")
