"""What is found first, and what is found at all."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from khotin.text import fold
from tests.browser.conftest import Served, serve
from tests.browser.searching import SearchPage, holding, texts
from tests.builder import ROOT, SiteBuilder

pytestmark = pytest.mark.browser

BRIDGE = "2012/08/thong-xe-cau-ben-sen-noi-doi-bo-song-may/"
CONGRESS = "2010/08/dai-hoi-dai-bieu-dang-bo-huyen-nhiem-ky-2010-2015-be-mac/"
NUMBERS = sorted(
    {
        (number, path.relative_to(ROOT / "content").with_suffix("").as_posix() + "/")
        for path in (ROOT / "content").glob("[0-9]*/*/*.md")
        for line in re.findall(r"^documents: \[(.*)\]$", path.read_text("utf-8"), re.MULTILINE)
        for number in re.findall(r"[^\s\",]+", line)
    }
)
SCATTERED = (
    "Ông Nguyễn Văn Sáu và bà Trần Thị Lụa, Phạm Hồng Nguyễn cùng dự. "
    "Thị xã đông vui, lụa phơi đầy sân; nhà họ Nguyễn có giỗ."
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Served]:
    """A site of articles that differ in little."""
    site = SiteBuilder(tmp_path_factory.mktemp("town"), cache)
    site.article("2015/03/ban-1", "Chợ phiên có đông người bán hàng.\n", title="Bán hàng ở chợ")
    site.article("2015/04/ban-2", "Chợ phiên có đông bạn hàng.\n", title="Bạn hàng ở chợ")
    site.article("2015/05/ban-3", "Chợ phiên có bàn hàng ghế.\n", title="Bàn hàng nước ở chợ")
    site.article("2008/05/ten", "Cô giáo Nguyễn Thị Lụa về hưu sau 40 năm.\n", title="Người cũ")
    site.article("2009/05/hoa", "Dự án khoẻ mạnh, thuỷ lợi, hoá chất.\n", title="Văn hoá xã")
    site.article("2010/05/ki", "Lớp kỹ thuật cấy lúa cho xã viên.\n", title="Lớp mới mở")
    for month in range(1, 7):
        site.article(f"2025/0{month}/moi-{month}", f"{SCATTERED}\n", title=f"Tin tháng {month}")
    site.build(search=True)
    with serve(site.output) as url:
        yield Served(url, site.output)


@pytest.fixture
def search(looking: Page, at_root: Served) -> Iterator[SearchPage]:
    search = SearchPage(looking, at_root)
    yield search
    search.leave()


@pytest.fixture
def in_town(looking: Page, town: Served) -> Iterator[SearchPage]:
    search = SearchPage(looking, town)
    yield search
    search.leave()


@pytest.mark.parametrize(
    "term",
    [
        "thông xe cầu Bến Sen",
        "thong xe cau ben sen",
        "THÔNG XE CẦU BẾN SEN",
        "thông xe cau Bến sen",
        "  thông   xe, cầu – Bến Sen! ",
        "cầu bến sen",
        "Bến Sen thông xe cầu",
        "cau ben sen song may",
    ],
)
def test_marks_capitals_and_spaces_do_not_matter(search: SearchPage, term: str) -> None:
    assert search.find(term)[0] == BRIDGE


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("bán hàng", "2015/03/ban-1/"),
        ("bạn hàng", "2015/04/ban-2/"),
        ("BÀN HÀNG", "2015/05/ban-3/"),
        ("bán hang", "2015/03/ban-1/"),
        ("bạn hang ở chợ", "2015/04/ban-2/"),
    ],
)
def test_of_articles_that_differ_in_marks_the_typed_one_comes_first(
    in_town: SearchPage, term: str, first: str
) -> None:
    shown = in_town.find(term)
    assert shown[0] == first
    assert set(shown) >= {"2015/03/ban-1/", "2015/04/ban-2/", "2015/05/ban-3/"}


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("văn hóa xã", "2009/05/hoa/"),
        ("khỏe mạnh", "2009/05/hoa/"),
        ("thủy lợi hóa chất", "2009/05/hoa/"),
        ("kĩ thuật", "2010/05/ki/"),
        ("ky thuat cay lua", "2010/05/ki/"),
    ],
)
def test_both_spellings_of_a_syllable_are_one(in_town: SearchPage, term: str, first: str) -> None:
    assert in_town.find(term)[0] == first


@pytest.mark.parametrize(
    "term", ["Nguyễn Thị Lụa", "nguyen thi lua", "cô Nguyễn Thị Lụa", "Nguyễn Thị Lụa về hưu"]
)
def test_a_name_side_by_side_comes_before_newer_articles_that_scatter_it(
    in_town: SearchPage, term: str
) -> None:
    shown = in_town.find(term)
    assert shown[0] == "2008/05/ten/"


def phrases() -> list[str]:
    """Take some phrases out of the sample's articles, as its authors wrote them."""
    chance = random.Random(24)  # noqa: S311 - the same ones each time
    taken = []
    files = sorted((ROOT / "content").glob("[0-9]*/*/*.md"))
    for path in chance.sample(files, 12):
        body = path.read_text("utf-8").split("\n---\n")[1]
        plain = [
            run
            for line in body.splitlines()
            for run in re.findall(r"(?:[^\W\d_]+ )+[^\W\d_]+", line)
            if run.count(" ") > 5
        ]
        words = chance.choice(plain).split(" ")
        length = chance.randint(2, 6)
        begin = chance.randint(0, len(words) - length)
        taken.append(" ".join(words[begin : begin + length]))
    return taken


@pytest.mark.parametrize("phrase", phrases())
def test_a_quoted_phrase_is_found_in_every_article_that_holds_it(
    search: SearchPage, at_root: Served, phrase: str
) -> None:
    search.find(f'"{fold(phrase)}"')
    shown = search.all()
    assert set(shown) == holding(at_root, phrase)
    assert len(shown) == len(set(shown)) == search.told()
    assert search.asked == []


@pytest.mark.parametrize("phrase", ["Bến Sen", "HUYỆN MINH HÀ", "Văn Chiến"])
@pytest.mark.parametrize("sort", ["", "newest", "views"])
def test_common_phrases_are_found_everywhere_in_every_order(
    search: SearchPage, at_root: Served, phrase: str, sort: str
) -> None:
    search.find(f'"{fold(phrase)}"', **({"sort": sort} if sort else {}))
    shown = search.all()
    authored = {
        address
        for address in shown
        if phrase.lower() in (at_root.output / address / "index.html").read_text("utf-8").lower()
    }
    assert set(shown) - holding(at_root, phrase) <= authored
    assert set(shown) >= holding(at_root, phrase)
    assert search.told() == len(shown)


def test_marks_typed_in_quotes_are_asked_for(in_town: SearchPage) -> None:
    assert in_town.find('"bán hàng"') == ["2015/03/ban-1/"]
    assert in_town.find('"bạn hang"') == ["2015/04/ban-2/"]
    assert len(in_town.find('"ban hang"')) == 3
    assert in_town.find('"khỏe mạnh"') == ["2009/05/hoa/"]
    assert in_town.find('"bản hàng"', "empty") == []
    assert in_town.asked == []


@pytest.mark.parametrize("quotes", ["“{}”", "„{}“", "«{}»", '"{}"', '  " {} "'])
def test_all_kinds_of_quotes_are_quotes(search: SearchPage, at_root: Served, quotes: str) -> None:
    shown = search.find(quotes.format("cầu Bến Sen"))
    assert set(shown) == holding(at_root, "cầu Bến Sen")


@pytest.mark.parametrize("term", ['"cầu Bến Sen', 'cầu "Bến Sen', 'cầu Bến Sen"', 'cầu Bến" Sen'])
def test_a_quote_that_is_not_closed_is_none(search: SearchPage, term: str) -> None:
    plain = search.find("cầu Bến Sen")
    assert search.find(term) == plain
    expect(search.more).to_contain_text("rải rác")


def test_words_beside_a_quoted_phrase_only_help_to_order(
    search: SearchPage, at_root: Served
) -> None:
    search.find('"Bến Sen" thông xe')
    assert search.shown()[0] == BRIDGE
    assert set(search.near()) <= holding(at_root, "Bến Sen")


@pytest.mark.parametrize("term", ['"Bến Sen thuyền cầu đua"', '"cầu Bến Sen" "đua thuyền xanh"'])
def test_a_quoted_phrase_that_is_nowhere_is_empty_at_once(search: SearchPage, term: str) -> None:
    assert search.find(term, "empty") == []
    assert search.asked == []
    search.advice.get_by_text("Tìm không có dấu ngoặc kép").click()
    search.reach("done")
    assert '"' not in search.box.input_value()
    expect(search.results.first.locator("a").first).to_be_focused()


def spellings(number: str) -> list[str]:
    """Give a document's number as it may be typed."""
    first, *others = re.split(r"[-/]", number)
    return [
        number,
        re.sub(r"[-/]", " ", number),
        number.lower(),
        fold(number),
        number.replace("/", "-"),
        " ".join((*others, first)),
        f"số {number}",
        f'"{number}"',
    ]


def answers(page: Page, served: Served, terms: list[str]) -> list[list[str]]:
    """Give the first ten answers to each of many queries, without showing them."""
    scripts = [
        f"/{next(served.output.glob(f'static/js/{name}.*.js')).relative_to(served.output)}"
        for name in ("search-index", "search-answer")
    ]
    page.goto(f"{served.url}404.html")
    found: list[list[str]] = page.evaluate(
        """async ([scripts, terms]) => {
            const [{openIndex}, {openAnswer}] = await Promise.all(scripts.map(s => import(s)));
            const index = openIndex("/search/", "");
            const free = {category: "", author: "", year: "", sort: ""};
            const all = [];
            for (const term of terms) {
                const answer = openAnswer(index, {term, ...free});
                await answer.begin();
                all.push((await answer.next(20)).slice(0, 10).map(({url}) => url));
            }
            return all;
        }""",
        [scripts, terms],
    )
    return found


def test_a_document_is_found_by_its_number_however_it_is_typed(
    looking: Page, at_root: Served
) -> None:
    wanted = {(term, address) for number, address in NUMBERS for term in spellings(number)}
    terms = sorted({term for term, _ in wanted})
    found = dict(zip(terms, answers(looking, at_root, terms), strict=True))
    assert len(terms) > 500
    assert [one for one in sorted(wanted) if one[1] not in found[one[0]]] == []


def test_a_document_is_found_by_its_kind_and_number(looking: Page, at_root: Served) -> None:
    kinds = ("Chỉ thị", "Nghị quyết", "Nghị định", "Kế hoạch", "Quyết định", "Thông báo")
    pattern = re.compile(rf"\b({'|'.join(kinds)}) số (\d+)\b")
    wanted = {
        (fold(f"{kind} {number}"), address)
        for address, inside in texts(at_root.output).items()
        for kind, number in pattern.findall("\n".join(inside))
    }
    terms = sorted({term for term, _ in wanted})
    found = dict(zip(terms, answers(looking, at_root, terms), strict=True))
    assert len(terms) > 10
    assert [one for one in sorted(wanted) if one[1] not in found[one[0]]] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddangr booj", "đảng bộ"),
        ("dda3ng bo65", "đảng bộ"),
        ("d9ang3 bo65", "đảng bộ"),
        ("DDANGR BOOJ", "đảng bộ"),
        ("ddaij hooij ddangr booj", "đại hội đảng bộ"),
    ],
)
def test_keystrokes_are_understood(search: SearchPage, typed: str, meant: str) -> None:
    shown = search.find(typed)
    assert CONGRESS in shown[:3]
    expect(search.status).to_contain_text(f"khi tìm “{meant}”")
    expect(search.box).to_have_value(typed)
    assert search.find(meant) == shown
    assert "khi tìm" not in search.status.inner_text()


UNTYPED = {
    "thuyeenf": "thuyền", "dduar": "đủa", "truwowngf": "trường", "nguwowif": "người",
    "ngu7o7i2": "người", "d9u7o7ng2": "đường", "dduwowngf": "đường", "nwowcs": "nước",
    "huyeenj uyr": "huyện ủy", "quys": "quý", "giaf": "già", "gif": "gì", "hoaf": "hòa",
    "toans": "toán", "thoong": "thông", "quoocs": "quốc", "ngoaif": "ngoài", "caauf": "cầu",
    "ruwowuj": "rượu", "thuowr": "thuở", "vieetj nam": "việt nam", "viet65": "việt",
    "đảng booj": "đảng bộ", "HUYEENJ": "huyện", "dduwa3": "đửa", "hocj": "học",
    "facebook": "", "covid": "", "covid19": "", "internet": "", "google": "", "wifi": "",
    "sars": "", "u23": "", "m2": "", "g20": "", "h5n1": "", "usb": "", "email": "", "new": "",
    "24-CT/TU": "", "ban hang": "", "thuyen": "", "đảngf": "", "khoẻos": "", "ddd": "",
    "asean": "", "wto": "", "": "", "...": "", "12345": "",
}  # fmt: skip


def test_foreign_words_stay_and_keystrokes_become_letters(looking: Page, at_root: Served) -> None:
    (script,) = at_root.output.glob("static/js/search-telex.*.js")
    looking.goto(f"{at_root.url}404.html")
    found = looking.evaluate(
        "async ([name, words]) => words.map((await import(name)).untyped)",
        [f"/static/js/{script.name}", list(UNTYPED)],
    )
    assert dict(zip(UNTYPED, found, strict=True)) == UNTYPED


def test_what_is_found_as_typed_is_never_changed(search: SearchPage) -> None:
    search.open("facebook covid")
    search.end()
    assert "khi tìm" not in search.status.inner_text()
