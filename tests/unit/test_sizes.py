from hypothesis import given
from hypothesis import strategies as st

from khotin import sizes
from khotin.config import Pictures
from khotin.sizes import Shot

SETTING = Pictures()
PHOTO = Shot("content/2023/09/le/anh 1.jpg", "0a", "jpeg", 2400, 1600, bare=True)

wanted = st.lists(st.integers(100, 4000), min_size=1, max_size=6, unique=True).map(
    lambda found: tuple(sorted(found))
)


@given(st.integers(1, 9000), wanted)
def test_no_width_is_larger_than_the_picture_or_than_was_wanted(
    width: int, wanted: tuple[int, ...]
) -> None:
    found = sizes.widths(width, wanted)
    assert found == tuple(sorted(set(found)))
    assert found[-1] == min(width, wanted[-1])
    assert set(found[:-1]) <= set(wanted)


def test_a_photo_is_made_in_every_format_and_width() -> None:
    made = sizes.variants(PHOTO, SETTING)
    assert {name: [one.width for one in files] for name, files in made.items()} == {
        "avif": [480, 960, 1600],
        "webp": [480, 960, 1600],
        "jpeg": [480, 960, 1600],
    }
    assert [one.height for one in made["avif"]] == [320, 640, 1067]


def test_the_largest_size_of_a_picture_lies_at_its_own_address() -> None:
    made = sizes.variants(PHOTO, SETTING)
    assert made["jpeg"][-1].address == "/2023/09/le/anh 1.jpg"
    assert made["webp"][0].address.startswith("/2023/09/le/anh 1.480.")


def test_a_name_tells_the_picture_the_width_and_the_quality() -> None:
    def name(shot: Shot, quality: int = 80) -> str:
        return sizes.variants(shot, Pictures(quality=quality))["avif"][0].address

    assert name(PHOTO) == name(PHOTO)
    assert len({name(PHOTO), name(PHOTO._replace(digest="0b")), name(PHOTO, 70)}) == 3


def test_a_picture_in_a_better_format_is_not_made_in_it_twice() -> None:
    shot = PHOTO._replace(path="content/2023/09/le/a.webp", format="webp", width=300, height=200)
    made = sizes.variants(shot, SETTING)
    assert {name: [one.width for one in files] for name, files in made.items()} == {
        "avif": [300],
        "webp": [300],
    }


def test_a_small_picture_that_tells_nothing_stays_as_it_is() -> None:
    small = PHOTO._replace(width=1600, height=1067)
    assert sizes.own(small, SETTING) is None
    assert sizes.own(PHOTO, SETTING) == sizes.variants(PHOTO, SETTING)["jpeg"][-1]
    told = sizes.own(small._replace(bare=False), SETTING)
    assert told is not None
    assert (told.address, told.width) == (small.address, 1600)


def test_a_gif_stays_as_it_is() -> None:
    assert sizes.own(PHOTO._replace(format="gif", bare=False), SETTING) is None


def test_a_long_name_leaves_room_for_what_is_put_behind_it() -> None:
    long = PHOTO._replace(path=f"content/2023/09/le/{'ấ' * 60}.jpg")
    address = sizes.variants(long, SETTING)["avif"][0].address
    assert len(address.rpartition("/")[2].encode()) < 160


def test_pictures_are_told_by_their_names() -> None:
    names = ["a.jpg", "a.JPEG", "a.Png", "a.webp", "a.avif", "a.gif", "a.svg", "a.pdf", "jpg"]
    assert [name for name in names if sizes.is_picture(name)] == names[:6]
