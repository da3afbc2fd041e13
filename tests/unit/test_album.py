from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from khotin import album
from khotin.article import Article, faced
from khotin.fingerprint import Fingerprints
from khotin.frame import Frame
from khotin.sizes import Shot
from khotin.views import AlbumView, AlbumYearView
from tests.unit.making import CONFIG, archive, article, presenter, settings, views

FIRST = "thu-vien-anh/index.html"
OF_2023 = "thu-vien-anh/2023/index.html"


def shot(name: str, **changes: Any) -> Shot:
    return Shot(f"content/2023/09/{name}.jpg", "0a", "jpeg", 900, 600, bare=True)._replace(
        **changes
    )


def pictured(slug: str, written: str, *names: str, **changes: Any) -> Article:
    return article(slug, written, shots=tuple(map(shot, names)), **changes)


def library(articles: Iterable[Article]) -> AlbumView:
    view = views(album.pages(archive(articles)))[FIRST]
    assert isinstance(view, AlbumView)
    return view


def of_year(articles: Iterable[Article], path: str = OF_2023) -> AlbumYearView:
    view = views(album.pages(archive(articles)))[path]
    assert isinstance(view, AlbumYearView)
    return view


def test_a_year_shows_every_picture_newest_article_first_each_leading_to_its_article() -> None:
    found = of_year(
        [pictured("le", "2023-09-12", "a", "b"), pictured("hoi", "2023-10-01", "c"), article("x")]
    )
    assert [(tile.title, tile.url, tile.date.short) for tile in found.tiles] == [
        ("Tin hoi", "/2023/10/hoi/", "01/10/2023"),
        ("Tin le", "/2023/09/le/", "12/09/2023"),
        ("Tin le", "/2023/09/le/", "12/09/2023"),
    ]
    assert found.title == "Ảnh năm 2023"
    assert found.total == "3 ảnh"


def test_a_tile_has_the_smallest_size_and_no_words_beside_its_title() -> None:
    (tile,) = of_year([pictured("le", "2023-09-12", "a")]).tiles
    assert tile.picture.alt == ""
    assert tile.picture.small
    assert (tile.picture.small.width, tile.picture.small.height) == (480, 320)


def test_a_picture_that_two_articles_show_stands_once_with_the_newer() -> None:
    both = [pictured("cu", "2023-09-01", "a"), pictured("moi", "2023-09-20", "a", "b")]
    assert [tile.url for tile in of_year(both).tiles] == ["/2023/09/moi/", "/2023/09/moi/"]


@pytest.mark.parametrize(
    "hidden",
    [
        article("tin"),
        article("dong", shots=(shot("a", format="gif"),)),
        pictured("nhap", "2023-09-12", "a", draft=True),
        pictured("sau", "2025-09-12", "a"),
    ],
    ids=["no picture", "a GIF", "a draft", "scheduled"],
)
def test_without_a_picture_that_is_public_there_is_no_library(hidden: Article) -> None:
    whole = archive([hidden], drafts=True)
    assert not album.exists(whole)
    assert list(album.pages(whole)) == []
    assert album.exists(archive([hidden, pictured("le", "2023-09-12", "b")], drafts=True))


def test_the_first_page_counts_all_and_leads_to_a_year_that_has_more_than_its_row() -> None:
    many = [pictured(f"le-{n}", f"2023-09-0{n}", f"{n}a", f"{n}b") for n in range(1, 6)]
    found = library([*many, pictured("tet", "2024-02-10", "t")])
    assert found.total == "11 ảnh"
    assert [entry.year.text for entry in found.years] == ["2024", "2023"]
    assert [len(entry.tiles) for entry in found.years] == [1, album.ROW]
    newest, older = found.years
    assert newest.more is None
    assert older.more
    assert (older.more.text, older.more.url) == (
        "Tất cả 10 ảnh năm 2023",
        "/thu-vien-anh/2023/",
    )


def test_a_row_has_one_picture_of_each_article_and_more_of_them_where_those_are_too_few() -> None:
    one, two = (
        pictured("le", "2023-09-12", "a", "b", "c"),
        pictured("hoi", "2023-09-11", "d", "e"),
    )
    (entry,) = library([one, two]).years
    assert [tile.picture.url[-5] for tile in entry.tiles] == ["a", "b", "c", "d"]


def test_years_before_those_that_have_a_row_are_links() -> None:
    years = [pictured("le", f"{year}-09-12", f"a{year}") for year in range(2010, 2022)]
    found = library(years)
    assert len(found.years) == album.ROWS
    assert [(link.text, link.count) for link in found.earlier] == [
        ("2011", "1 ảnh"),
        ("2010", "1 ảnh"),
    ]


def test_a_long_year_is_cut_from_its_oldest_end_and_its_parts_lead_to_each_other() -> None:
    names = [f"a{n}" for n in range(album.PAGE_SIZE * 2 + 3)]
    one = pictured("le", "2023-09-12", *names)
    newest, oldest = of_year([one]), of_year([one], "thu-vien-anh/2023/trang/1/index.html")
    assert (len(newest.tiles), len(oldest.tiles)) == (album.PAGE_SIZE + 3, album.PAGE_SIZE)
    assert newest.pager.older
    assert newest.pager.older.url == "/thu-vien-anh/2023/trang/1/"
    assert oldest.title == "Ảnh năm 2023, trang 1"
    assert oldest.total == ""
    assert [link.text for link in oldest.meta.breadcrumbs] == [
        "Trang chủ",
        "Thư viện ảnh",
        "Ảnh năm 2023",
    ]


def test_a_year_leads_to_the_next_years_that_have_pictures() -> None:
    some = [pictured("le", f"{year}-09-12", f"a{year}") for year in (2019, 2023, 2024)]
    found = of_year([*some, article("tin", "2022-09-12")])
    assert found.newer
    assert found.older
    assert (found.newer.text, found.older.text) == ("Ảnh năm 2024", "Ảnh năm 2019")


def test_in_english_it_counts_one_picture_and_many() -> None:
    config = settings(CONFIG.replace("[categories", 'language = "en"\n\n[categories', 1))
    many = archive([pictured("le", "2023-09-12", "a", "b"), pictured("hoi", "2022-09-12", "c")])
    view = views(album.pages(many), config)[FIRST]
    assert isinstance(view, AlbumView)
    assert view.title == "Photo library"
    assert [entry.year.count for entry in view.years] == ["2 pictures", "1 picture"]


def made_again(before: Article, after: Article) -> set[str]:
    """Tell which pages of the library are made again when an article is changed."""
    others = [pictured("tet", "2024-02-10", "t"), pictured("cu", "2022-02-10", "c")]
    prints = Fingerprints(Frame({}, presenter(), "1"))
    old, new = (
        {page.path: prints.page(page) for page in album.pages(archive([one, *others]))}
        for one in (before, after)
    )
    assert old.keys() == new.keys()
    return {path for path in old if old[path] != new[path]}


@pytest.mark.parametrize(
    "change", [{"views": 9}, {"summary": "Khác."}, {"digest": "1"}, {"tags": ("đê",)}]
)
def test_an_article_mended_in_what_the_library_does_not_show_changes_nothing_of_it(
    change: dict[str, Any],
) -> None:
    one = pictured("le", "2023-09-12", "a")
    assert made_again(one, faced(one._replace(**change))) == set()


@pytest.mark.parametrize(
    "change", [{"title": "Khác"}, {"shots": (shot("a", digest="1b"),)}, {"shots": (shot("b"),)}]
)
def test_another_title_or_picture_changes_the_first_page_and_its_year(
    change: dict[str, Any],
) -> None:
    one = pictured("le", "2023-09-12", "a")
    assert made_again(one, faced(one._replace(**change))) == {FIRST, OF_2023}


def test_the_frame_leads_to_the_library_where_there_is_one() -> None:
    assert presenter().site().album == ""
    assert replace(presenter(), pictured=True).site().album == "/thu-vien-anh/"
