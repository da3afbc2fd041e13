from pathlib import Path

import pytest

from bench.same import Site, compare, kind_of, look

PAGES = {
    "index.html": '<div class="front"></div>',
    "2023/09/mot-bai/index.html": '<article class="article"><p class="article__lead">.</p>'
    + "".join('<article class="card card--brief"></article>' for _ in range(4)),
    "chuyen-muc/y-te/index.html": '<div class="index"></div>',
    "chuyen-muc/y-te/feed.xml": "<feed><entry></entry></feed>",
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
        ("doc-nhieu/2010/index.html", "most read"),
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
    feed = {"chuyen-muc/y-te/feed.xml": "<feed></feed>"}
    hugo = site(tmp_path / "hugo", **feed)
    assert compare({"Kho Tin": ours, "Hugo": hugo}) == ["Hugo: feed of a category without <entry>"]


def test_a_page_more_of_a_list_is_no_matter_two_are(tmp_path: Path, ours: Site) -> None:
    def more(name: str, count: int) -> list[str]:
        pages = {f"chuyen-muc/y-te/trang/{n}/index.html": "" for n in range(2, 2 + count)}
        return compare({"Kho Tin": ours, "Hugo": site(tmp_path / name, **pages)})

    assert more("one", 1) == []
    assert more("two", 2) == ["Hugo: 3 pages of the kind category, not 1"]


def test_an_article_much_larger_or_with_fewer_cards_is_told(tmp_path: Path, ours: Site) -> None:
    text = (
        '<article class="article"><p class="article__lead">.</p><article class="card card--brief">'
    )
    hugo = site(tmp_path / "hugo", **{"2023/09/mot-bai/index.html": text + " " * 500})
    told = compare({"Kho Tin": ours, "Hugo": hugo})
    assert [line.partition(" ")[2] for line in told][1:] == ["1 cards of related articles, not 4"]
    assert "times the bytes" in told[0]
