"""An article can be printed, and saved as one file that needs nothing else."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, serve
from tests.builder import SiteBuilder
from tests.site.town import write_town

pytestmark = pytest.mark.browser

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
SAVE = "Lưu bài"


@pytest.fixture
def address(site: SiteBuilder) -> Iterator[str]:
    """The address of an article with pictures, a table, notes and a source."""
    write_town(site)
    for name in ("cau.jpg", "thuyen.png"):
        site.file(f"content/2024/02/cau-moi/{name}", PNG)
    site.build()
    with serve(site.output) as url:
        yield f"{url}2024/02/cau-moi/"


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=SAVE).click()
    assert download.value.suggested_filename == "cau-moi.html"
    expect(page.get_by_role("status").filter(has_text="cau-moi.html")).to_be_visible()
    path = folder / "cau-moi.html"
    download.value.save_as(path)
    return path


def test_a_saved_article_is_one_file_that_asks_nothing_of_anybody(
    address: str, page: Page, open_page: Callable[..., Visit], tmp_path: Path
) -> None:
    page.goto(address)
    path = saved(page, tmp_path)
    alone = open_page()
    asked: list[str] = []
    alone.page.on("request", lambda request: asked.append(request.url))
    alone.page.goto(path.as_uri())
    expect(alone.page.get_by_role("heading", level=1)).to_have_text("Cầu mới & bến cũ")
    loaded = "images => images.every(image => image.complete && image.naturalWidth > 0)"
    assert alone.page.locator("img").evaluate_all(loaded)
    assert alone.page.locator("img").count() == 4
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]


def test_a_saved_article_has_its_styles_no_scripts_and_whole_addresses(
    address: str, page: Page, tmp_path: Path
) -> None:
    page.goto(address)
    text = saved(page, tmp_path).read_text("utf-8")
    assert "<script" not in text
    assert "<button" not in text
    assert "url(" not in text
    assert "@layer" in text
    links = re.findall(r'href="([^"#][^"]*)', text)
    assert links
    assert 'href="#fn:1"' in text
    assert [link for link in links if not link.startswith("http")] == []


def test_a_saved_article_says_where_it_was_taken_from_and_when(
    address: str, page: Page, tmp_path: Path
) -> None:
    page.clock.set_fixed_time("2026-02-03T04:00:00Z")
    page.goto(address)
    text = saved(page, tmp_path).read_text("utf-8")
    told = "Lưu ngày 03/02/2026 từ https://kho.example.vn/2024/02/cau-moi/"
    assert told in text
    assert text.rindex(told) > text.rindex("Báo tỉnh")


def test_a_picture_that_cannot_be_had_becomes_a_link_with_its_words(
    address: str, visit: Visit, tmp_path: Path
) -> None:
    visit.page.goto(address)
    visit.page.route("**/thuyen.png", lambda route: route.abort())
    text = saved(visit.page, tmp_path).read_text("utf-8")
    assert re.search(r'<a href="[^"]*/thuyen\.png">Thuyền hai</a>', text)
    visit.complaints.clear()


def test_a_failure_is_told(address: str, visit: Visit) -> None:
    visit.page.goto(address)
    visit.page.route("**/*.css", lambda route: route.abort())
    visit.page.get_by_role("button", name=SAVE).click()
    expect(visit.page.get_by_text("Chưa lưu được bài")).to_be_visible()
    visit.complaints.clear()


def test_a_button_prints(address: str, page: Page) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed'; };")
    page.goto(address)
    page.get_by_role("button", name="In bài").click()
    expect(page).to_have_title("printed")


def test_paper_shows_who_wrote_when_and_where_the_source_is_but_no_buttons(
    address: str, page: Page
) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(".article__byline")).to_be_visible()
    expect(page.locator(".article__byline time").first).to_be_visible()
    shown = "a => getComputedStyle(a, '::after').content"
    assert "attr" in page.locator(".article__source a").evaluate(shown) or (
        "bao.example.vn" in page.locator(".article__source a").evaluate(shown)
    )
    expect(page.locator(".tools")).to_be_hidden()


def test_without_scripts_there_are_no_buttons(
    address: str, open_page: Callable[..., Visit]
) -> None:
    page = open_page(java_script_enabled=False).page
    page.goto(address)
    expect(page.locator(".tools")).to_be_hidden()
