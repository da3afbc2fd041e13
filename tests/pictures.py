"""Small pictures, made for tests."""

from io import BytesIO
from typing import Any

from PIL import Image


def picture(
    width: int = 60,
    height: int = 40,
    kind: str = "JPEG",
    *,
    mode: str = "RGB",
    colour: Any = (200, 60, 20),
    **how: Any,
) -> bytes:
    """Give the bytes of a picture of one colour; `how` goes to Pillow."""
    stream = BytesIO()
    Image.new(mode, (width, height), colour).save(stream, kind, **how)
    return stream.getvalue()


def halves(width: int, height: int, **how: Any) -> bytes:
    """Give a JPEG whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), (255, 0, 0))
    image.paste((0, 0, 255), (width // 2, 0, width, height))
    stream = BytesIO()
    image.save(stream, "JPEG", quality=95, **how)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    """Open a picture from its bytes."""
    return Image.open(BytesIO(data))
