from pathlib import Path

import pytest

from bench.same import Site, compare, kind_of, look

PAGES = {
    "index.html": '<div class="front"></div>',
    "2023/09/mot-bai/index.html": '<article class="article"><p class="article__lead">.</p>'
    + "".join('<article class="card card--brief"></article>' for _ in range(4)),
    "chuyen-muc/y-te/index.html": '<div class="index"></div>',
    "chuyen-muc/y-te/feed.xml": "<feed><entry></entry></feed>",
    "feed.json": '{"title": "Kho tin", "items": [{"url": "/2023/09/mot-bai/"}]}',
    "sitemap.xml": "<urlset></urlset>",
    "search/pagefind.js": "",
}


def site(folder: Path, **changed: str | None) -> Site:
    for name, text in {**PAGES, **changed}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return look(folder)


@pytest.fixture
def ours(tmp_path: Path) -> Site:
    return site(tmp_path / "khotin")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("2023/09/mot-bai/index.html", "article"),
        ("2023/09/trang/2/index.html", "month"),
        ("2023/index.html", "year"),
        ("tac-gia/an/trang/1/index.html", "author"),
        ("tac-gia/index.html", "authors"),
        ("ngay/02-29/index.html", "day of all years"),
        ("ngay/index.html", None),
        ("doc-nhieu/2010/index.html", "most read"),
        ("chuyen-muc/y-te/feed.json", "JSON feed of a category"),
        ("2023/index.json", "data of a year"),
        ("news-sitemap.xml", "news sitemap"),
        ("opensearch.xml", "browser's search"),
        ("site.webmanifest", "manifest"),
        ("sitemap-2.xml", "sitemap"),
        ("static/css/site.css", None),
        ("search/a/index.html", None),
    ],
)
def test_a_page_is_known_by_its_address(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_sites_that_are_alike_give_no_problem(tmp_path: Path, ours: Site) -> None:
    assert compare({"Kho Tin": ours, "Hugo": site(tmp_path / "hugo")}) == []


def test_a_missing_kind_of_page_is_told(tmp_path: Path, ours: Site) -> None:
    hugo = site(tmp_path / "hugo", **{"sitemap.xml": None})
    assert compare({"Kho Tin": ours, "Hugo": hugo}) == ["Hugo: no sitemap"]


def test_a_missing_block_is_told(tmp_path: Path, ours: Site) -> None:
    feed = {"chuyen-muc/y-te/feed.xml": "<feed>       </feed>       "}
    hugo = site(tmp_path / "hugo", **feed)
    assert compare({"Kho Tin": ours, "Hugo": hugo}) == ["Hugo: feed of a category without <entry>"]


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("index.html", '<div class="front">', "<div>", "front page without front"),
        ("index.html", '<meta name="description" content="">', "", 'name="description"'),
        ("index.html", '<link rel="icon" href="/i.svg">', "", 'rel="icon"'),
        ("index.html", '<script>{"@type":"WebSite"}</script>', "", '"@type":"WebSite"'),
        ("index.html", '<div data-module="tools"></div>', "", 'data-module="tools"'),
        ("feed.json", '{"url": "/"}', '{"id": "/"}', 'JSON feed without "url"'),
        ("opensearch.xml", "<Url template=''/>", "<Image/>", "browser's search without <Url>"),
    ],
)
def test_a_block_of_text_head_or_data_that_is_missing_is_told(
    tmp_path: Path, name: str, before: str, after: str, told: str
) -> None:
    ours = site(tmp_path / "ours", **{name: before + " " * 100})
    theirs = site(tmp_path / "theirs", **{name: after + " " * (100 + len(before) - len(after))})
    lines = compare({"Kho Tin": ours, "Hugo": theirs})
    assert len(lines) == 1
    assert told in lines[0]


def test_a_page_more_of_a_list_is_no_matter_two_are(tmp_path: Path, ours: Site) -> None:
    def more(name: str, count: int) -> list[str]:
        text = '<div class="index"></div>'
        pages = {f"chuyen-muc/y-te/trang/{n}/index.html": text for n in range(2, 2 + count)}
        return compare({"Kho Tin": ours, "Hugo": site(tmp_path / name, **pages)})

    assert more("one", 1) == []
    assert more("two", 2) == ["Hugo: 3 pages of the kind category, not 1"]


def test_a_kind_of_page_that_is_much_larger_or_smaller_is_told(tmp_path: Path, ours: Site) -> None:
    text = '<div class="front"></div>'
    larger = site(tmp_path / "hugo", **{"index.html": text + " " * len(text)})
    smaller = site(
        tmp_path / "pelican", **{"feed.json": PAGES["feed.json"].replace("2023/09/mot-bai", "")}
    )
    assert compare({"Kho Tin": ours, "Hugo": larger, "Pelican": smaller}) == [
        "Hugo: front page has 2.00 times the bytes",
        "Pelican: JSON feed has 0.75 times the bytes",
    ]


def test_a_list_in_more_pages_may_have_more_bytes(tmp_path: Path) -> None:
    frame, entries = '<div class="index"></div>' + " " * 60, "x" * 40
    where = "chuyen-muc/y-te"
    ours = site(tmp_path / "ours", **{f"{where}/index.html": frame + 2 * entries})
    halves = {f"{where}/{name}index.html": frame + entries for name in ("", "trang/2/")}
    assert compare({"Kho Tin": ours, "Hugo": site(tmp_path / "hugo", **halves)}) == []


def test_an_article_much_larger_or_with_fewer_cards_is_told(tmp_path: Path, ours: Site) -> None:
    text = (
        '<article class="article"><p class="article__lead">.</p><article class="card card--brief">'
    )
    hugo = site(tmp_path / "hugo", **{"2023/09/mot-bai/index.html": text + " " * 500})
    told = compare({"Kho Tin": ours, "Hugo": hugo})
    assert [line.partition(" ")[2] for line in told][1:] == [
        "1 cards on pages of the kind article, not 4"
    ]
    assert "times the bytes" in told[0]


def test_a_card_with_a_place_of_its_own_counts(tmp_path: Path) -> None:
    named = site(tmp_path, **{"2023/index.html": '<article id="nam-2023" class="card">'})
    assert named.kinds["year"].cards == 1
