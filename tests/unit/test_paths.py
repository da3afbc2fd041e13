from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import paths

HERE = "content/2023/09/hoi-nghi.md"
BESIDE = "content/2023/09/hoi-nghi/index.md"
STATICS = {"static/img/logo.svg": "/static/img/logo.0a1b2c.svg"}


@pytest.mark.parametrize("source", [HERE, BESIDE])
def test_an_articles_address_depends_on_its_path_alone(source: str) -> None:
    place = paths.article_path(source)
    assert place is not None
    assert (place.address, place.slug) == ("/2023/09/hoi-nghi/", "hoi-nghi")
    assert place.holds(date(2023, 9, 30))
    assert not place.holds(date(2022, 9, 30))


@pytest.mark.parametrize(
    "source",
    [
        "content/2023/13/bai.md",
        "content/2023/9/bai.md",
        "content/bai.md",
        "content/2023/09/a/b/index.md",
        "content/2023/09/anh.jpg",
        "content/pages/lien-he.md",
    ],
)
def test_a_file_elsewhere_is_no_article(source: str) -> None:
    assert paths.article_path(source) is None


def test_standing_pages_lie_in_a_folder_of_their_own() -> None:
    assert paths.standing_address("content/pages/lien-he.md") == "/lien-he/"
    assert paths.standing_address("content/pages/lien-he/index.md") == "/lien-he/"
    assert paths.standing_address("content/pages/a/b.md") is None


@pytest.mark.parametrize("name", ["hoi-nghi", "2023", "a"])
def test_plain_words_joined_by_hyphens_may_stand_in_an_address(name: str) -> None:
    assert paths.is_slug(name)


@pytest.mark.parametrize(
    "name", ["", "Hoi-nghi", "hội", "a--b", "-a", "a b", "a_b", "index", "con", "com1", "nul"]
)
def test_other_names_may_not(name: str) -> None:
    assert not paths.is_slug(name)


@pytest.mark.parametrize(
    ("address", "output"),
    [("/", "index.html"), ("/2023/09/", "2023/09/index.html"), ("/feed.xml", "feed.xml")],
)
def test_an_address_is_written_to_one_file(address: str, output: str) -> None:
    assert paths.output(address) == output


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("/tin-tuc/bai-123.html", "/tin-tuc/bai-123.html"),
        ("/tin/bai-12", "/tin/bai-12/"),
        ("/tin/bai-12/", "/tin/bai-12/"),
        ("/tin/h%E1%BB%99i.html", "/tin/hội.html"),
    ],
)
def test_an_old_address_is_kept_as_a_file(alias: str, address: str) -> None:
    assert paths.alias_address(alias) == address


@pytest.mark.parametrize(
    "alias",
    [
        "tin/bai.html",
        "/",
        "/tin.aspx?id=12",
        "/tin#a",
        "/../bai.html",
        "/%2e%2e/bai.html",
        "/./bai.html",
        "/tin%2f..%2fbai.html",
        "/tin//bai.html",
        "/a%00b.html",
        "/tin%3Fid=1",
        "/tin%5Cbai",
        "https://cu.example.vn/bai.html",
    ],
)
def test_an_old_address_that_no_file_can_stand_for_is_refused(alias: str) -> None:
    assert paths.alias_address(alias) is None


@given(st.text("/.%25eE2Ff0\\a-", max_size=20).map("/{}".format))
def test_no_old_address_climbs_out_of_the_site(alias: str) -> None:
    address = paths.alias_address(alias)
    if address is not None:
        assert address.startswith("/")
        assert not {"", ".", ".."} & set(address.strip("/").split("/"))


@pytest.mark.parametrize(
    ("base_url", "base"),
    [
        ("https://a.vn", "/"),
        ("https://a.vn/", "/"),
        ("https://a.vn/archive", "/archive/"),
        ("https://a.vn/kho/tin/", "/kho/tin/"),
    ],
)
def test_the_base_path_is_the_path_of_the_base_url(base_url: str, base: str) -> None:
    assert paths.base_path(base_url) == base


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("/gioi-thieu/", "/archive/gioi-thieu/"),
        ("/", "/archive/"),
        ("anh.jpg", "/archive/2023/09/anh.jpg"),
        ("ảnh 1.jpg", "/archive/2023/09/%E1%BA%A3nh%201.jpg"),
        ("anh%201.jpg", "/archive/2023/09/anh%201.jpg"),
        ("/2019/03/bai/anh.jpg", "/archive/2019/03/bai/anh.jpg"),
        ("bai-khac.md", "/archive/2023/09/bai-khac/"),
        ("../08/bai.md#muc-1", "/archive/2023/08/bai/#muc-1"),
        ("../../pages/lien-he.md?a=1#b", "/archive/lien-he/?a=1#b"),
        ("/tim-kiem/?q=đê", "/archive/tim-kiem/?q=đê"),
        ("/static/img/logo.svg", "/archive/static/img/logo.0a1b2c.svg"),
        ("/static/img/none.svg", "/archive/static/img/none.svg"),
        ("bieu-mau.pdf?tai=1", "/archive/2023/09/bieu-mau.pdf?tai=1"),
    ],
)
def test_links_here_are_resolved_below_the_base_path(reference: str, url: str) -> None:
    assert paths.link(HERE, reference, "/archive/", STATICS) == url


@pytest.mark.parametrize(
    "reference",
    [
        "https://vanban.example.vn/a?b=c#d",
        "//cdn.example.vn/a.js",
        "mailto:toa-soan@example.vn",
        "tel:02031234567",
        "#muc-1",
        "?q=1",
        "",
        "../../../README.md",
        "//[hỏng",
        "http://[::1",
    ],
)
def test_other_links_stay_as_they_were_written(reference: str) -> None:
    assert paths.link(HERE, reference, "/archive/", STATICS) == reference
    assert paths.target(HERE, reference) in (None, "README.md")


@given(st.text(max_size=30))
def test_any_reference_can_be_read(reference: str) -> None:
    assert isinstance(paths.link(HERE, reference, "/", {}), str)
    target = paths.target(HERE, reference)
    assert target is None or isinstance(target, str)


def test_a_picture_beside_a_bundled_article_lies_in_its_folder() -> None:
    assert paths.target(BESIDE, "anh.jpg") == "content/2023/09/hoi-nghi/anh.jpg"
    assert paths.link(BESIDE, "anh.jpg", "/", {}) == "/2023/09/hoi-nghi/anh.jpg"
