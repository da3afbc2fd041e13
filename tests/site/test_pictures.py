"""Pictures of a built site: what is published, and what a change makes again."""

import re

import pytest
from PIL import Image

from khotin.pictures import drawing
from tests import pages
from tests.builder import SiteBuilder, changed
from tests.pictures import opened, picture

ARTICLE = "/2024/05/le/"


@pytest.fixture
def pictured(site: SiteBuilder) -> SiteBuilder:
    """A site with an article that shows a picture, and one that shows none."""
    site.config("pictures", widths=[100, 200])
    site.article("2024/05/le/index", "![Lễ hội](le.jpg)\n\n![Trống](trong.gif)\n")
    site.file("content/2024/05/le/le.jpg", photo((200, 60, 20)))
    site.file("content/2024/05/le/trong.gif", picture(30, 20, "GIF"))
    return site.article("2024/05/tin")


def photo(colour: tuple[int, int, int]) -> bytes:
    told = Image.Exif()
    told[0x010F] = "Nikon"
    return picture(300, 200, colour=colour, exif=told)


def named(html: str) -> set[str]:
    """Give every file of a picture that a page names, as a file of the site."""
    found = set(re.findall(r'<img[^>]* src="/([^"]+)"', html))
    for srcset in re.findall(r'srcset="([^"]+)"', html):
        found |= {part.split()[0].lstrip("/") for part in srcset.split(", ")}
    return {name for name in found if not name.startswith("static/")}


def test_every_file_that_a_page_names_is_there(pictured: SiteBuilder) -> None:
    pictured.build()
    there = pictured.files()
    for address in (ARTICLE, "/", "/2024/05/"):
        assert named(pictured.read(address)) <= there
    assert len(named(pictured.read(ARTICLE))) == 7


def test_nothing_is_published_that_tells_of_the_camera(pictured: SiteBuilder) -> None:
    pictured.build()
    found = {n: d for n, d in pictured.snapshot().items() if "05/le/" in n and "html" not in n}
    assert len(found) == 7
    assert not [name for name, data in found.items() if b"Nikon" in data]
    assert opened(found["2024/05/le/le.jpg"]).size == (200, 133)


def test_the_first_picture_of_a_page_is_not_loaded_late(pictured: SiteBuilder) -> None:
    tree = pages.parse(pictured.build().read(ARTICLE))
    late = [image.get("loading") for image in pages.main(tree).iter("img")]
    assert late[:2] == [None, "lazy"]


def test_a_card_shows_the_smallest_width(pictured: SiteBuilder) -> None:
    tree = pages.main(pages.parse(pictured.build().read("/2024/05/")))
    image = next(tree.iter("img"))
    assert (image.get("width"), image.get("height")) == ("100", "67")


def test_a_build_after_a_change_is_the_same_as_a_clean_one(
    pictured: SiteBuilder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = pictured.build().snapshot()
    pictured.file("content/2024/05/le/le.jpg", photo((20, 60, 200))).build()
    after = pictured.snapshot()
    made = changed(before, after)
    assert "2024/05/le/index.html" in made
    assert "2024/05/le/le.jpg" in made
    assert "2024/05/tin/index.html" not in made
    pictured.cache = tmp_path_factory.mktemp("cache")
    pictured.output = tmp_path_factory.mktemp("clean") / "public"
    assert pictured.build().snapshot() == after


def test_other_widths_make_other_sizes_and_take_the_old_ones_away(pictured: SiteBuilder) -> None:
    before = pictured.build().files()
    pictured.config("pictures", widths=[150]).build()
    gone = {name for name in before - pictured.files() if ".100." in name}
    assert len(gone) == 3
    assert named(pictured.read(ARTICLE)) <= pictured.files()


def test_nothing_is_encoded_twice(pictured: SiteBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    pictured.build()
    monkeypatch.setattr(drawing, "encoded", None)
    pictured.article("2024/05/le/index", "Thêm.\n\n![Lễ hội](le.jpg)\n").build()
    assert named(pictured.read(ARTICLE)) <= pictured.files()
    first = pictured.snapshot()
    assert pictured.build(force=True).snapshot() == first


def test_the_pictures_of_a_draft_are_not_published(pictured: SiteBuilder) -> None:
    pictured.article("2024/05/le/index", "![Lễ hội](le.jpg)\n", draft=True).build()
    assert not [name for name in pictured.files() if name.startswith("2024/05/le/")]


def test_a_picture_that_no_page_shows_is_published_without_what_it_tells(
    pictured: SiteBuilder,
) -> None:
    pictured.article("2024/05/le/index", "[Ảnh lớn](le.jpg)\n").build()
    found = {name for name in pictured.files() if name.startswith("2024/05/le/")}
    assert found == {f"2024/05/le/{name}" for name in ("index.html", "le.jpg", "trong.gif")}
    assert b"Nikon" not in pictured.snapshot()["2024/05/le/le.jpg"]


def test_a_broken_picture_stops_the_build_with_its_place(pictured: SiteBuilder) -> None:
    pictured.file("content/2024/05/le/le.jpg", photo((1, 2, 3))[:-200])
    (told,) = pictured.refused()
    assert told.code == "broken-picture"
    assert told.place.path.endswith("content/2024/05/le/le.jpg")
    assert not pictured.files()


def test_for_a_trial_pictures_are_shown_as_they_are(pictured: SiteBuilder) -> None:
    pictured.file("content/2024/05/le/trong.gif", b"no picture").build(pictures=False)
    assert named(pictured.read(ARTICLE)) == {"2024/05/le/le.jpg", "2024/05/le/trong.gif"}
    assert pictured.snapshot()["2024/05/le/le.jpg"] == photo((200, 60, 20))
