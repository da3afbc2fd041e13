"""A picture becomes files of its sizes: upright, in the colours of the web, its pixels alone."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms

from khotin.pictures.opening import opened, turning
from khotin.sizes import Variant

_SRGB: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_SHARP: Final = Image.Resampling.LANCZOS
_DEEP: Final = 256
"""A sample of 16 bits by one of 8."""
_AVIF: Final = 0.75
"""AVIF's number for the quality that JPEG has at a higher one."""


def encoded(path: str, data: bytes, variants: Sequence[Variant]) -> Iterator[tuple[Variant, bytes]]:
    """Give the bytes of a picture's sizes, one after another, the largest first.

    `path` is told with what is wrong with it. Raises Invalid as `opened` does.
    """
    with opened(path, data) as image:
        turn = turning(image)
        image.load()
        whole = _plain(image)
        whole = whole.transpose(turn) if turn is not None else whole
        for variant in sorted(variants, key=lambda one: -one.width):
            size = (variant.width, variant.height)
            fitting = whole if whole.size == size else whole.resize(size, _SHARP, reducing_gap=3.0)
            yield variant, _written(fitting, variant)


def _plain(image: Image.Image) -> Image.Image:
    """Give a picture in grey or sRGB, see-through where it was, and with nothing told beside."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.point(lambda sample: sample * (1 / _DEEP)).convert("L")
    if image.mode == "P" or (image.mode in {"1", "L", "RGB"} and "transparency" in image.info):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    see_through = image.mode in {"LA", "PA", "RGBA", "La", "RGBa"}
    mode = "RGBA" if see_through else "L" if image.mode in {"1", "L"} else "RGB"
    found = _in_srgb(image, profile, mode) if profile and mode != "L" else image.convert(mode)
    found.info.clear()
    return found


def _in_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """Turn a picture's colours into those of sRGB; a profile that cannot be read is left out."""
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(image, given, _SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert(mode)
    return turned or image.convert(mode)


def _written(image: Image.Image, variant: Variant) -> bytes:
    stream = BytesIO()
    image.save(stream, variant.format.upper(), **_options(variant))
    return stream.getvalue()


def _options(variant: Variant) -> dict[str, Any]:
    """Give the encoder's settings: the same bytes on every machine, whatever its cores."""
    match variant.format:
        case "avif":
            quality = round(variant.quality * _AVIF)
            return {"quality": quality, "speed": 8, "max_threads": 1, "autotiling": False}
        case "webp":
            return {"quality": variant.quality, "method": 4}
        case "jpeg":
            return {"quality": variant.quality, "optimize": True, "progressive": True}
        case _:
            return {"optimize": True}
