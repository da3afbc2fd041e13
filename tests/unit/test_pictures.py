from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from khotin import sizes
from khotin.config import Pictures
from khotin.disk import File
from khotin.pictures import drawing, encoding, opening
from khotin.pictures.measuring import measure
from khotin.problems import Invalid
from khotin.sizes import Shot
from khotin.source import Source
from tests.pictures import halves, opened, picture

PATH = "content/2023/09/le/anh.jpg"
SETTING = Pictures(widths=(100, 200))
TURNED = [(1, "left"), (3, "right"), (6, "top"), (8, "bottom")]


def shot(data: bytes) -> Shot:
    return measure(Source(PATH, data))


def sized(data: bytes) -> dict[tuple[str, int], Image.Image]:
    """Give all sizes of a picture by format and width."""
    made = sizes.variants(shot(data), SETTING)
    every = [one for files in made.values() for one in files]
    found = encoding.encoded(PATH, data, every)
    return {(one.format, one.width): opened(size) for one, size in found}


def codes(data: bytes) -> list[str]:
    with pytest.raises(Invalid) as raised:
        shot(data)
    return [f"{found.place.path} {found.code}" for found in raised.value.problems]


def damage(data: bytes) -> list[str]:
    """Give the places of what is wrong with a picture that is looked at and made in sizes."""
    try:
        found = shot(data)
        if found.is_drawn:
            list(encoding.encoded(PATH, data, sizes.variants(found, SETTING)[found.format]))
    except Invalid as error:
        return [one.place.path for one in error.problems]
    return []


def exif(orientation: int) -> Image.Exif:
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = "Nikon"
    return told


def moving(kind: str) -> bytes:
    second = Image.new("RGB", (60, 40), (0, 0, 0))
    return picture(kind=kind, save_all=True, append_images=[second])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_is_told_by_what_it_is_and_not_by_its_name(kind: str) -> None:
    found = shot(picture(60, 40, kind))
    assert (found.format, found.width, found.height) == (kind.lower(), 60, 40)
    assert found.bare or kind == "GIF"


def test_a_picture_that_tells_of_its_camera_is_not_bare() -> None:
    assert not shot(picture(exif=exif(1))).bare
    assert not shot(picture(comment=b"Nh\xc3\xa0 t\xc3\xb4i")).bare
    assert not shot(picture(kind="WEBP", xmp=b"<x/>")).bare


def test_a_picture_that_lies_on_its_side_is_measured_upright() -> None:
    assert shot(picture(60, 40, exif=exif(6)))[3:5] == (40, 60)
    assert shot(picture(60, 40, exif=exif(3)))[3:5] == (60, 40)


@pytest.mark.parametrize("data", [b"", b"JPG", picture(kind="BMP"), picture(kind="TIFF")])
def test_what_browsers_cannot_show_is_no_picture(data: bytes) -> None:
    assert codes(data) == [f"{PATH} not-picture"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_is_cut_off_is_broken(kind: str) -> None:
    data = halves(90, 60) if kind == "JPEG" else picture(90, 60, kind)
    assert codes(data[: len(data) * 2 // 3]) == [f"{PATH} broken-picture"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]), st.data())
def test_damage_of_any_sort_is_a_problem_or_none(kind: str, data: st.DataObject) -> None:
    whole = bytearray(picture(30, 20, kind))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "MOST", 100_000)
        told = damage(bytes(whole))
    assert set(told) <= {PATH}


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST", 2399)
    assert codes(picture(60, 40)) == [f"{PATH} huge-picture"]
    monkeypatch.setattr(opening, "MOST", 2400)
    assert shot(picture(60, 40)).width == 60


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_picture_that_moves_is_refused(kind: str) -> None:
    assert codes(moving(kind)) == [f"{PATH} moving-picture"]


def test_a_gif_may_move() -> None:
    assert shot(moving("GIF")).format == "gif"


def test_every_size_is_a_picture_of_its_format_and_measure() -> None:
    found = sized(picture(300, 200))
    assert {key: (image.format, image.size) for key, image in found.items()} == {
        (name, width): (name.upper(), (width, width * 2 // 3 + (width == 100)))
        for name in ("avif", "webp", "jpeg")
        for width in (100, 200)
    }


def test_no_size_tells_of_the_camera_or_the_place() -> None:
    for image in sized(picture(300, 200, exif=exif(1), comment=b"x")).values():
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys()


@pytest.mark.parametrize(
    ("orientation", "red"), [(1, "left"), (3, "right"), (6, "top"), (8, "bottom")]
)
def test_every_size_stands_upright(orientation: int, red: str) -> None:
    places: dict[str, Callable[[int, int], tuple[int, int]]] = {
        "left": lambda w, h: (w // 8, h // 2),
        "right": lambda w, h: (w * 7 // 8, h // 2),
        "top": lambda w, h: (w // 2, h // 8),
        "bottom": lambda w, h: (w // 2, h * 7 // 8),
    }
    for image in sized(halves(300, 200, exif=exif(orientation))).values():
        pixel = image.convert("RGB").getpixel(places[red](*image.size))
        assert isinstance(pixel, tuple)
        assert pixel[0] > 200
        assert pixel[2] < 60


def test_what_is_see_through_stays_so() -> None:
    data = picture(300, 200, "PNG", mode="RGBA", colour=(10, 20, 30, 0))
    for image in sized(data).values():
        assert image.convert("RGBA").getpixel((50, 50))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("mode", "colour", "kind"),
    [
        *(("L", 90, "JPEG"), ("CMYK", (0, 0, 0, 120), "JPEG"), ("1", 1, "PNG")),
        *(("P", 3, "PNG"), ("I;16", 40000, "PNG"), ("LA", (9, 200), "PNG")),
    ],
)
def test_every_way_to_keep_colours_can_be_made(mode: str, colour: object, kind: str) -> None:
    found = sized(picture(300, 200, kind, mode=mode, colour=colour))
    assert {image.mode for image in found.values()} <= {"L", "RGB", "RGBA"}


def test_samples_of_16_bits_keep_their_brightness() -> None:
    for image in sized(picture(300, 200, "PNG", mode="I;16", colour=0x8000)).values():
        assert abs(image.convert("L").getpixel((50, 50)) - 128) < 6  # type: ignore[operator]


def test_colours_become_those_of_the_web_and_a_bad_profile_does_no_harm() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (lab, b"no profile"):
        for image in sized(picture(300, 200, icc_profile=profile)).values():
            pixel = image.convert("RGB").getpixel((50, 50))
            assert isinstance(pixel, tuple)
            assert max(abs(a - b) for a, b in zip(pixel, (200, 60, 20), strict=True)) < 12


def test_the_same_picture_is_made_of_the_same_bytes() -> None:
    data = halves(300, 200)
    every = [one for files in sizes.variants(shot(data), SETTING).values() for one in files]
    assert list(encoding.encoded(PATH, data, every)) == list(encoding.encoded(PATH, data, every))


def tasks(folder: Path, data: bytes) -> tuple[drawing.Task, ...]:
    every = [one for files in sizes.variants(shot(data), SETTING).values() for one in files]
    file = folder / "anh.jpg"
    return drawing.lacking(every, {PATH: File(str(file), 0, 0)}, folder)


def test_a_size_that_was_made_is_not_made_again(tmp_path: Path) -> None:
    data = picture(300, 200)
    (tmp_path / "anh.jpg").write_bytes(data)
    todo = tasks(tmp_path, data)
    assert [len(task.variants) for task in todo] == [6]
    drawing.draw(todo, tmp_path, 1, lambda _: None)
    assert tasks(tmp_path, data) == ()
    assert len(tasks(tmp_path, picture(300, 200, colour=(1, 2, 3)))) == 1


def test_a_picture_that_changed_since_it_was_looked_at_is_told(tmp_path: Path) -> None:
    (tmp_path / "anh.jpg").write_bytes(picture(300, 201))
    with pytest.raises(Invalid) as raised:
        drawing.draw(tasks(tmp_path, picture(300, 200)), tmp_path, 1, lambda _: None)
    assert [found.code for found in raised.value.problems] == ["picture-changed"]
    assert not (tmp_path / "pictures").exists()
