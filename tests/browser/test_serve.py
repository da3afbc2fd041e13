"""A site that is written while a real browser shows it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from khotin import disk
from tests.browser.conftest import Visit
from tests.builder import ROOT, SiteBuilder

pytestmark = pytest.mark.browser
BODY = "".join(f"Đoạn {number}.\n\n" for number in range(200))
ARTICLE = "content/2023/09/hoi-nghi.md"
OVERLAY = "khotin-problems section"


@dataclass(slots=True)
class Lively:
    """A site that is served by a process of its own."""

    site: SiteBuilder
    url: str

    def save(self, body: str, **front: object) -> None:
        self.site.article("2023/09/hoi-nghi", body, **({"summary": "Sapo."} | front))

    @property
    def article(self) -> str:
        return f"{self.url}2023/09/hoi-nghi/"


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lively]:
    """A small site with templates and styles of its own."""
    site = SiteBuilder(tmp_path_factory.mktemp("lively"))
    for name in ("templates", "static"):
        for path in (ROOT / name).rglob("*"):
            if path.is_file():
                disk.copy(path, site.folder / name / path.relative_to(ROOT / name))
        site.config("paths", **{name: name})
    site.config("paths", cache=".cache")
    there = Lively(site, "")
    there.save(BODY)
    site.article("2023/08/cu").write_config()
    command = (sys.executable, ROOT / "build.py", "serve", "--no-search", "--lang=vi")
    running = subprocess.Popen(  # noqa: S603 - our own words
        command,
        cwd=site.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert running.stdout is not None
    said = ""
    for line in running.stdout:
        said += line
        if line.startswith("http://"):
            there.url = line.split()[0]
            break
    assert there.url, said
    yield there
    running.terminate()
    running.communicate(timeout=10)


@pytest.fixture
def page(lively: Lively, visit: Visit) -> Iterator[Page]:
    """The article, as it was at first, in a window."""
    lively.save(BODY)
    visit.page.goto(lively.article)
    visit.page.get_by_text("Đoạn 199.").wait_for()
    yield visit.page
    lively.save(BODY)
    visit.page.locator(OVERLAY).wait_for(state="detached")


def test_a_page_changes_by_itself_and_stays_where_it_was_read(lively: Lively, page: Page) -> None:
    page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
    lively.save(BODY + "Đoạn cuối cùng.\n")
    page.get_by_text("Đoạn cuối cùng.").wait_for(state="attached")
    page.wait_for_function("Math.abs(scrollY - 2000) < 5")


def test_a_list_that_shows_the_article_changes_too(lively: Lively, page: Page) -> None:
    page.goto(f"{lively.url}2023/09/")
    lively.save(BODY, title="Tên vừa đổi")
    page.get_by_role("link", name="Tên vừa đổi").first.wait_for()


def test_a_stylesheet_changes_without_a_reload(lively: Lively, page: Page) -> None:
    page.evaluate("window.before = true")
    sheet = lively.site.folder / "static/css/site.css"
    text = sheet.read_text("utf-8")
    sheet.write_text(f"{text}\nbody {{ outline: 3px solid rgb(1, 2, 3); }}\n", "utf-8")
    page.wait_for_function("getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
    page.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert page.evaluate("window.before")
    sheet.write_text(text, "utf-8")
    page.wait_for_function("getComputedStyle(document.body).outlineColor !== 'rgb(1, 2, 3)'")
    assert page.evaluate("window.before")


def test_a_mistake_is_shown_above_the_page_and_vanishes_when_it_is_mended(
    lively: Lively, page: Page
) -> None:
    page.evaluate("window.before = true")
    lively.save(BODY, category="tin-tucs")
    overlay = page.locator(OVERLAY)
    overlay.wait_for()
    shown = overlay.inner_text()
    assert f"{ARTICLE}:4:1" in shown
    assert "không có chuyên mục 'tin-tucs'" in shown
    assert "Có phải ý bạn là 'tin-tuc'?" in shown
    assert page.get_by_text("Đoạn 199.").count() == 1
    lively.save(BODY)
    overlay.wait_for(state="detached")
    assert page.evaluate("window.before")


def test_what_an_article_says_is_text_in_the_overlay(lively: Lively, page: Page) -> None:
    lively.save(BODY, category="<img src=x onerror=alert(1)>")
    overlay = page.locator(OVERLAY)
    overlay.wait_for()
    assert "<img src=x" in overlay.inner_text()
    assert overlay.locator("img").count() == 0


def test_a_broken_template_leaves_the_page_and_is_told(lively: Lively, page: Page) -> None:
    template = lively.site.folder / "templates/pages/article.html"
    text = template.read_text("utf-8")
    try:
        template.write_text(text.replace("{% block main %}", "{% block main %}{{ a.b }}"), "utf-8")
        page.locator(OVERLAY).get_by_text("templates/pages/article.html").wait_for()
        assert page.get_by_text("Đoạn 199.").count() == 1
    finally:
        template.write_text(text, "utf-8")
    page.locator(OVERLAY).wait_for(state="detached")


def test_two_browsers_are_told(lively: Lively, page: Page, open_page: Callable[..., Visit]) -> None:
    other = open_page().page
    other.goto(lively.article)
    lively.save(BODY + "Hai nơi cùng thấy.\n")
    for one in (page, other):
        one.get_by_text("Hai nơi cùng thấy.").wait_for(state="attached")


def test_a_page_that_did_not_change_is_not_reloaded(lively: Lively, page: Page) -> None:
    page.goto(f"{lively.url}2023/08/cu/")
    page.evaluate("window.before = true")
    with page.expect_response(lambda answer: answer.status == 304):
        lively.save(BODY + "Chỉ bài kia đổi.\n")
    assert page.evaluate("window.before")


@pytest.mark.parametrize("way", ["vim", "word", "code"])
def test_every_way_to_save_a_file_is_seen(lively: Lively, page: Page, way: str) -> None:
    path = lively.site.folder / ARTICLE
    text = path.read_text("utf-8") + f"Lưu kiểu {way}.\n"
    if way == "vim":
        path.rename(path.with_name(f"{path.name}~"))
        path.write_text(text, "utf-8")
        path.with_name(f"{path.name}~").unlink()
    elif way == "word":
        path.with_name(f"~${path.name}").write_text("", "utf-8")
        path.with_name("~WRL0001.tmp").write_text(text, "utf-8")
        path.unlink()
        path.with_name("~WRL0001.tmp").rename(path)
        path.with_name(f"~${path.name}").unlink()
    else:
        path.with_name(f".{path.name}.tmp").write_text(text, "utf-8")
        path.with_name(f".{path.name}.tmp").replace(path)
    page.get_by_text(f"Lưu kiểu {way}.").wait_for(state="attached")
