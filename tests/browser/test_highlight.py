"""From a result to its place: an article shows where it holds the words searched for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, Visit, serve
from tests.browser.test_pages import violations
from tests.builder import SiteBuilder

pytestmark = pytest.mark.browser

FEAST = "2024/02/le-hoi/"
OTHER = "2024/03/cau-moi/"
FILLER = "Một đoạn dài không nói gì tới chuyện ấy, chỉ để bài dài hơn cửa sổ.\n\n"
TEXT = f"""\
Sáng nay hội **Đua thuyền** mở lại, sau bảy năm.

{FILLER * 30}
Đội [đua thuyền xã Đoài](../03/cau-moi.md) về nhất; dưa thuyền nào chở cũng được.

| Hạng | Đội |
| --- | --- |
| Nhất | ĐUA THUYỀN Đoài |

Bà Nguyễn Thị Lan & ông Nguyễn Văn <mark>Thành</mark> trao cờ.
Nhà Văn Thành ở gần đó; lũ đã rút, lu nước đầy.
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Served]:
    """A site of two articles."""
    site = SiteBuilder(tmp_path_factory.mktemp("found"), cache)
    site.article(
        FEAST.strip("/"), TEXT, title="Hội đua thuyền đầu xuân", summary="Mười đội đua thuyền."
    )
    site.article(OTHER.strip("/"), "Xã có đội đua thuyền.\n", title="Cầu mới")
    site.build()
    with serve(site.output) as url:
        yield Served(url, site.output)


STANDS = """() => {
  const was = scrollY;
  return new Promise((tell) => setTimeout(() => tell(scrollY === was), 150));
}"""
"""Whether the page has stopped gliding."""


class Article:
    """An article as a reader sees it who comes from the search page."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page, self.served = page, served
        self.bar = page.get_by_role("region", name="Từ đã tìm")
        self.status = self.bar.get_by_role("status")
        self.previous = self.bar.get_by_role("button", name="Chỗ trước")
        self.next = self.bar.get_by_role("button", name="Chỗ tiếp theo")
        self.off = self.bar.get_by_role("button", name="Tắt tô sáng")
        self.marks = page.locator("mark.found__place")
        self.current = page.locator("mark[data-current]")

    def remember(self, words: Sequence[Sequence[str]], label: str, address: str = FEAST) -> None:
        """Do what the search page does when a result's link is followed."""
        self.page.goto(self.served.url)
        (script,) = self.served.output.glob("static/js/found-words.*.js")
        self.page.evaluate(
            "async ([script, ...told]) => (await import(script)).rememberWords(...told)",
            [f"/static/js/{script.name}", f"/{address}", words, label],
        )

    def open(self, address: str = FEAST) -> None:
        self.page.goto(self.served.url + address)

    def come(self, words: Sequence[Sequence[str]], label: str = "đua thuyền") -> None:
        """Follow a result's link, and wait for the bar."""
        self.remember(words, label)
        self.open()
        expect(self.status).to_contain_text("chỗ")

    def stay_plain(self) -> None:
        """Make sure that no word is marked, after everything had its time."""
        expect(self.page.locator("[aria-keyshortcuts]")).to_be_visible()
        self.page.wait_for_load_state("networkidle")
        expect(self.bar).to_be_hidden()
        expect(self.marks).to_have_count(0)

    def marked(self) -> list[str]:
        return self.marks.all_inner_texts()

    def texts(self) -> list[str]:
        """Give the markup of all that may be marked."""
        markup = "parts => parts.map(part => part.innerHTML)"
        return [str(text) for text in self.page.locator("[data-found-in]").evaluate_all(markup)]


@pytest.fixture
def article(page: Page, served: Served) -> Article:
    return Article(page, served)


BOATS = [["dua", "thuyen"]]
EVERYWHERE = ["đua thuyền", "đua thuyền", "Đua thuyền", "đua thuyền", "ĐUA THUYỀN"]


def test_title_lead_and_text_are_marked_and_the_bar_counts(article: Article) -> None:
    article.come([["đua", "thuyền"]], "Đua  thuyền")
    assert article.marked() == EVERYWHERE
    expect(article.status).to_have_text("Đang tô sáng: Đua thuyền – 5 chỗ")
    expect(article.page.locator(".prose a mark")).to_have_text("đua thuyền")
    article.page.locator(".prose a mark").click()
    expect(article.page).to_have_url(article.served.url + OTHER)
    article.stay_plain()


def test_words_without_marks_mean_all_and_others_only_where_none_is_spelled_so(
    article: Article,
) -> None:
    article.come(BOATS)
    assert article.marked() == [*EVERYWHERE[:4], "dưa thuyền", EVERYWHERE[4]]
    article.come([["đùa", "thuyền"]])
    assert article.marked() == [*EVERYWHERE[:4], "dưa thuyền", EVERYWHERE[4]]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ([["nguyen", "thi", "lan"]], ["Nguyễn Thị Lan"]),
        ([["nguyen", "van", "thanh"]], ["Nguyễn Văn", "Văn Thành"]),
        ([["ba", "nguyen", "thi", "hoa"]], ["Bà Nguyễn Thị"]),
        ([["thi", "lan"], ["thanh", "trao"], ["lan", "ong"]], ["Thị Lan & ông"]),
        ([["thi", "lan"], ["thuyen"]], ["Thị Lan"]),
        ([["lu"]], ["lũ", "lu"]),
        ([["lũ"]], ["lũ"]),
    ],
)
def test_a_run_is_marked_whole_else_by_pairs_and_a_syllable_only_if_it_is_all(
    article: Article, words: list[list[str]], marked: list[str]
) -> None:
    article.come(words)
    assert article.marked() == marked


@pytest.mark.parametrize("words", [[["thuyen", "lan"]], [["lan"], ["thuyen"]], [], [[]]])
def test_nothing_is_shown_where_nothing_is_found(article: Article, words: list[list[str]]) -> None:
    article.remember(words, "thuyền lan")
    article.open()
    article.stay_plain()


def test_nothing_is_shown_where_nothing_is_remembered(article: Article) -> None:
    article.open()
    article.stay_plain()
    article.remember(BOATS, "đua thuyền", OTHER)
    article.open()
    article.stay_plain()


@pytest.mark.parametrize("kept", ["{", "7", "{}", '{"words": 1}'])
def test_what_cannot_be_read_is_passed_over(article: Article, kept: str) -> None:
    article.page.goto(article.served.url)
    article.page.evaluate(
        "([name, kept]) => sessionStorage.setItem(name, kept)", [f"khotin.found /{FEAST}", kept]
    )
    article.open()
    article.stay_plain()


def test_a_browser_that_keeps_nothing_shows_nothing(article: Article) -> None:
    article.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no'); }})"
    )
    article.remember(BOATS, "đua thuyền")
    article.open()
    article.stay_plain()


def test_markup_in_what_was_typed_stays_text(article: Article) -> None:
    article.come(BOATS, "<b onclick=x>đua</b> &amp; thuyền")
    expect(article.bar.locator("[data-found-label]")).to_have_text(
        "<b onclick=x>đua</b> &amp; thuyền"
    )


def test_switching_off_leaves_the_text_as_it_was_and_forgets_the_words(article: Article) -> None:
    article.open()
    before = article.texts()
    article.come(BOATS)
    assert article.texts() != before
    article.off.click()
    expect(article.bar).to_be_hidden()
    assert article.texts() == before
    cut = "parts => parts.some(part => [...part.childNodes].some((node, at, all) => "
    cut += "node.nodeType === 3 && all[at + 1]?.nodeType === 3))"
    assert not article.page.locator("[data-found-in], [data-found-in] *").evaluate_all(cut)
    expect(article.page.locator("main")).to_be_focused()
    article.page.reload()
    article.stay_plain()


def test_switching_off_is_for_one_article(article: Article) -> None:
    article.remember(BOATS, "đua thuyền", OTHER)
    article.come(BOATS)
    article.off.click()
    article.open(OTHER)
    expect(article.marks).to_have_text("đua thuyền")
    expect(article.status).to_have_text("Đang tô sáng: đua thuyền – 1 chỗ")


def test_the_first_place_in_the_text_is_shown_and_who_comes_back_stays(article: Article) -> None:
    page = article.page
    page.emulate_media(reduced_motion="reduce")  # where a page glides, it may go on gliding
    article.come([["nguyen", "thi", "lan"]])
    expect(article.marks).to_be_in_viewport()
    expect(page.locator("body")).to_be_focused()
    page.wait_for_function("document.querySelector('mark.found__place')")
    page.wait_for_function(STANDS)
    page.evaluate("scrollTo({top: 40, behavior: 'instant'})")
    page.wait_for_function("scrollY === 40")
    page.reload()
    expect(article.status).to_contain_text("chỗ")
    expect(article.marks).not_to_be_in_viewport()
    article.open(OTHER)
    page.go_back()
    expect(article.status).to_contain_text("chỗ")
    expect(article.marks).not_to_be_in_viewport()


def test_a_page_whose_first_place_is_seen_stays_at_its_top(article: Article) -> None:
    article.come(BOATS)
    expect(article.current).to_be_in_viewport()
    expect(article.page.locator("h1")).to_be_in_viewport()
    assert article.page.evaluate("scrollY") == 0
    expect(article.current).to_have_text("Đua thuyền")


def test_the_keyboard_goes_from_place_to_place(article: Article) -> None:
    article.come([["đua", "thuyền"]])
    article.page.locator("main").focus()
    for button in (article.previous, article.next):
        article.page.keyboard.press("Tab")
        expect(button).to_be_focused()
    style = "button => getComputedStyle(button).outlineStyle"
    assert article.next.evaluate(style) == "solid"
    article.page.keyboard.press("Enter")
    expect(article.status).to_contain_text("chỗ 4/5")
    expect(article.next).to_be_focused()
    expect(article.page.locator("a mark[data-current]")).to_be_in_viewport()
    expect(article.current).to_have_count(1)
    article.page.keyboard.press("Space")
    article.page.keyboard.press("Space")
    expect(article.status).to_contain_text("chỗ 1/5")
    expect(article.page.locator("h1 mark[data-current]")).to_be_in_viewport()
    article.page.keyboard.press("Shift+Tab")
    article.page.keyboard.press("Enter")
    expect(article.status).to_contain_text("chỗ 5/5")
    expect(article.page.locator("td mark[data-current]")).to_be_in_viewport()


def test_nothing_glides_for_who_wants_less_motion(
    open_page: Callable[..., Visit], served: Served
) -> None:
    article = Article(open_page(reduced_motion="reduce").page, served)
    article.come([["đua", "thuyền"]])
    at_once = "button => { button.click(); return document.querySelector('[data-current]')"
    at_once += ".getBoundingClientRect().top < innerHeight; }"
    assert article.next.evaluate(at_once)


def test_axe_finds_nothing_while_words_are_marked(article: Article) -> None:
    article.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    article.come(BOATS)
    article.next.click()
    assert violations(article.page) == []
    article.page.emulate_media(color_scheme="dark")
    assert violations(article.page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_bar_fits_and_hides_nothing_at_the_page_s_end(article: Article, width: int) -> None:
    article.page.set_viewport_size({"width": width, "height": 640})
    article.come(BOATS, "một câu hỏi dài hơn cả chiều ngang của một chiếc điện thoại nhỏ " * 2)
    assert article.page.evaluate("document.documentElement.scrollWidth") <= width
    for part in (article.off, article.next, article.previous, article.bar.locator("span").last):
        expect(part).to_be_in_viewport(ratio=1)
    article.page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    end = article.page.locator(".footer").evaluate("e => e.getBoundingClientRect().bottom")
    assert end <= article.bar.evaluate("e => e.getBoundingClientRect().top") + 1


def test_paper_shows_no_bar(article: Article) -> None:
    article.come(BOATS)
    article.page.emulate_media(media="print")
    expect(article.bar).to_be_hidden()
    expect(article.page.locator("h1")).to_be_visible()
