from collections.abc import Iterable

import pytest

from khotin import checks
from khotin.article import Article
from khotin.pages import plan
from khotin.problems import Place
from khotin.source import Reference
from khotin.standing import StandingPage
from tests.unit.making import archive, article, settings, standing_page

HERE = Place("content/2023/09/bai.md", 7, 6)
BAI = "content/2023/09/bai.md"


def clashes(
    articles: Iterable[Article] = (),
    pages: Iterable[StandingPage] = (),
    files: Iterable[str] = (),
) -> list[tuple[str, str, str]]:
    """Give the file, the address and the other owner of each clash."""
    planned = plan(archive(articles, pages), settings(), search=False)
    found = checks.addresses(planned, files)
    said = [(p.place.path, dict(p.values)) for p in found]
    return [(path, values["address"], values["other"]) for path, values in said]


def test_a_picture_that_is_there_is_no_problem() -> None:
    reference = Reference("content/2023/09/lua.jpg", HERE)
    assert list(checks.pictures([reference], {"content/2023/09/lua.jpg"})) == []


@pytest.mark.parametrize(
    ("files", "guess"),
    [
        (("content/2023/09/Lua.JPG", "content/2023/09/lua.md"), ""),
        (("content/2023/09/lúa.jpg", "content/2023/08/lua1.jpg"), "lúa.jpg"),
        (("content/2023/09/lua.jpeg",), "lua.jpeg"),
        ((), ""),
    ],
)
def test_a_missing_picture_is_told_with_a_near_name_of_its_folder(
    files: tuple[str, ...], guess: str
) -> None:
    reference = Reference("content/2023/09/lua.jpg", HERE)
    (found,) = checks.pictures([reference], files)
    assert found.place == HERE
    assert dict(found.values) == {"picture": "content/2023/09/lua.jpg", "guess": guess}


def test_a_site_without_clashes_has_no_problem() -> None:
    items = [article("a", aliases=("/tin/1.html",)), article("b", aliases=("/tin/2/",))]
    assert clashes(items, [standing_page("lien-he")], ["/2023/09/a/anh.jpg"]) == []


def test_an_article_and_its_bundled_namesake_clash() -> None:
    bundle = article("bai", path="content/2023/09/bai/index.md")
    assert clashes([article("bai"), bundle]) == [
        (BAI, "/2023/09/bai/", "content/2023/09/bai/index.md")
    ]


def test_two_old_addresses_clash() -> None:
    items = [article("a", aliases=("/cu.html",)), article("b", aliases=("/cu.html",))]
    ((place, address, other),) = clashes(items)
    assert (place[-4:], address, other[-4:]) == ("a.md", "/cu.html", "b.md")


@pytest.mark.parametrize("alias", ["/", "/tim-kiem/", "/2023/09/", "/chuyen-muc/kinh-te/"])
def test_an_old_address_must_not_take_a_page_of_the_site(alias: str) -> None:
    ((_, address, _),) = clashes([article(aliases=(alias,))])
    assert address == alias


def test_an_old_address_must_not_take_another_articles() -> None:
    items = [article("moi", aliases=("/2023/09/bai/",)), article("bai")]
    assert clashes(items) == [("content/2023/09/moi.md", "/2023/09/bai/", BAI)]


def test_a_standing_page_must_not_take_a_page_of_the_site() -> None:
    ((path, address, other),) = clashes(pages=[standing_page("luu-tru")])
    assert (path, address) == ("content/pages/luu-tru.md", "/luu-tru/")
    assert other == "templates/pages/timeline.html"


def test_a_file_beside_articles_must_not_take_a_page_of_the_site() -> None:
    ((path, address, _),) = clashes(files=["/robots.txt"])
    assert (path, address) == ("content/robots.txt", "/robots.txt")


@pytest.mark.parametrize("aliases", [("/cu.html", "/cu.html/a/"), ("/cu.html/a/", "/cu.html")])
def test_an_address_cannot_be_a_file_and_a_folder(aliases: tuple[str, ...]) -> None:
    items = [article(f"bai-{n}", aliases=(alias,)) for n, alias in enumerate(aliases)]
    assert len(clashes(items)) == 1


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("bai.MD", "bai.md"),
        ("bai.md.txt", "bai.md"),
        ("bai.Md.TXT", "bai.md"),
        ("bai.markdown", "bai.md"),
    ],
)
def test_a_file_that_was_meant_as_an_article_is_told(name: str, guess: str) -> None:
    (found,) = checks.files([f"content/2023/09/{name}"])
    assert found.code == "wrong-ending"
    assert dict(found.values) == {"name": name, "guess": guess}


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "a.js", "a.exe", "a.pdf.bat", "a.apk"])
def test_a_file_that_would_run_at_a_readers_is_refused(name: str) -> None:
    (found,) = checks.files([f"content/2023/09/{name}"])
    assert (found.code, found.place.path) == ("unsafe-file", f"content/2023/09/{name}")


@pytest.mark.parametrize("name", ["a.md", "a.jpg", "a.PDF", "a.docx", "a.txt", "a.mp3", "a"])
def test_other_files_may_lie_beside_articles(name: str) -> None:
    assert list(checks.files([f"content/2023/09/{name}"])) == []
