"""The photo library of a built site: what leads to it, and when it is not there."""

from datetime import date

from tests import pages
from tests.builder import SiteBuilder, changed
from tests.pictures import picture

LIBRARY = "/thu-vien-anh/"


def ways(site: SiteBuilder, address: str) -> list[str]:
    """Give the words of all links of a page to the library."""
    links = pages.parse(site.read(address)).xpath(f"//a[@href='{LIBRARY}']")
    return [pages.squeeze(link.text_content()) for link in links]


def test_the_footer_of_every_page_and_the_row_of_the_front_page_lead_to_it(
    written_town: SiteBuilder,
) -> None:
    for name in ("a", "b"):
        where = f"2024/01/le-{name}"
        written_town.article(f"{where}/index", "![Lễ](le.jpg)\n", category="van-hoa")
        written_town.file(f"content/{where}/le.jpg", picture(240, 160))
    site = written_town.build()
    assert ways(site, "/2023/09/hoi-nghi/") == ["Thư viện ảnh"]
    assert ways(site, "/") == ["Thư viện ảnh", "Thư viện ảnh"]
    assert ways(site, "/contact/") == ["Photo library"]
    assert f"{LIBRARY}2024/" in site.read("/sitemap.xml")


def test_an_archive_without_pictures_has_no_library_and_nothing_leads_there(
    site: SiteBuilder,
) -> None:
    site.article("2024/05/tin", image={"src": "/static/img/logo.svg", "alt": "x"}).build()
    assert not [name for name in site.files() if "thu-vien-anh" in name]
    assert "thu-vien-anh" not in site.read("/")


def test_a_closed_archive_calls_no_picture_new(written_town: SiteBuilder) -> None:
    names = [f"{number}.jpg" for number in range(90)]
    text = "\n\n".join(f"![Ảnh]({name})" for name in names)
    written_town.article("2024/02/cau-moi/index", text, category="van-hoa")
    for number, name in enumerate(names):
        written_town.file(f"content/2024/02/cau-moi/{name}", picture(20 + number, 20))
    site = written_town.config("pictures", formats=[]).config("archive", closed=date(2024, 2, 15))
    site.build()
    for address in (LIBRARY, f"{LIBRARY}2024/", f"{LIBRARY}2024/trang/1/"):
        assert "Mới nhất" not in site.main(address)
    assert "Sau cùng" in site.main(f"{LIBRARY}2024/trang/1/")


def test_the_last_picture_takes_the_library_with_it_and_is_the_same_as_a_clean_build(
    site: SiteBuilder,
) -> None:
    site.article("2024/05/tin").build()
    without = site.snapshot()
    site.article("2024/05/tin", "![Lễ](le.jpg)\n").file("content/2024/05/le.jpg", picture())
    assert site.build().shows(LIBRARY)
    site.article("2024/05/tin").remove("content/2024/05/le.jpg").build()
    assert changed(without, site.snapshot()) == set()


def test_a_mended_text_makes_nothing_of_the_library_again(written_town: SiteBuilder) -> None:
    before = written_town.build().snapshot()
    text = '![Cầu mới](cau.jpg)\n\nThêm một câu.\n\n![Thuyền](thuyen.png "Thuyền.")\n'
    image = {"src": "cau.jpg", "alt": "Cầu mới, nhìn từ bờ bắc"}
    written_town.article(
        "2024/02/cau-moi/index",
        text,
        title="Cầu mới & bến cũ",
        date="2024-02-03T08:30:00+07:00",
        category="van-hoa",
        summary="Nói lại.",
        image=image,
        aliases=["/tin/cau-moi.html"],
    ).build()
    made = changed(before, written_town.snapshot())
    assert "2024/02/cau-moi/index.html" in made
    assert not [name for name in made if name.startswith("thu-vien-anh/")]
