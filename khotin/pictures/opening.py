"""A picture's bytes are opened as browsers would, and no further than is safe."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from PIL import ExifTags, Image, UnidentifiedImageError

from khotin.problems import Invalid, Place, problem

MOST: Final = 100_000_000
"""Pixels of a picture. Making one of them takes some 12 bytes of memory."""
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""What browsers show; a telephone's JPEG that holds a second one is opened as JPEG (MPO)."""


@contextmanager
def opened(path: str, data: bytes) -> Iterator[Image.Image]:
    """Open a picture by its bytes; `path` is told with what is wrong with it.

    Raises Invalid for what is no picture, one that is damaged, one that is too large, and
    one that moves but is no GIF: for whatever goes wrong while it is open.
    """
    place = Place(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                _refuse(image, place)
                yield image
    except Invalid:
        raise
    except UnidentifiedImageError:
        raise Invalid([problem("not-picture", place)]) from None
    except Image.DecompressionBombError:
        raise Invalid([problem("huge-picture", place, most=MOST // 1_000_000)]) from None
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        raise Invalid([problem("broken-picture", place)]) from None


def _refuse(image: Image.Image, place: Place) -> None:
    """Raise what is wrong with a picture that could be opened."""
    if image.width * image.height > MOST:
        raise Image.DecompressionBombError
    if getattr(image, "is_animated", False) and image.format not in {"GIF", "MPO"}:
        raise Invalid([problem("moving-picture", place)])


def turning(image: Image.Image) -> Image.Transpose | None:
    """Give how a picture has to be turned to be seen as it was taken, if it has to."""
    try:
        written = image.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # noqa: BLE001 - what is told beside a picture does not spoil it
        return None
    return _TURNS.get(written) if isinstance(written, int) else None


_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By EXIF's number of the orientation (CIPA DC-008, tag 274)."""
SIDEWAYS: Final = {
    Image.Transpose.TRANSPOSE,
    Image.Transpose.ROTATE_270,
    Image.Transpose.TRANSVERSE,
    Image.Transpose.ROTATE_90,
}
"""Turns that change width for height."""
