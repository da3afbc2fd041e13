"""Take the README's pictures of the sample archive: `python -m tools.screenshots`."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, expect

from tools import browser, sample
from tools.sample import ROOT

PICTURES: Final = ROOT / "docs" / "pictures"
LIMIT: Final = 250_000
"""Bytes that a picture may have."""
COLOURS: Final = (256, 128, 64, 32)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to take: of which address, in a window of which size."""

    name: str
    address: str
    width: int
    height: int
    results: bool = False
    """Whether to wait until a search has its results."""


SHOTS: Final = (
    Shot("front", "", 1280, 900),
    Shot("article", "2012/08/thong-xe-cau-ben-sen-noi-doi-bo-song-may/", 1280, 900),
    Shot("search", "tim-kiem/?q=dua+thuyen", 1280, 900, results=True),
    Shot("phone", "", 375, 800),
)


def take(chromium: Browser, folder: Path) -> None:
    """Take every picture into a folder."""
    with sample.hosted() as url:
        for shot in SHOTS:
            data = smaller(_photograph(chromium, url, shot))
            (folder / f"{shot.name}.png").write_bytes(data)
            sys.stdout.write(f"{shot.name}.png: {len(data):,} bytes\n")


def smaller(png: bytes) -> bytes:
    """Reduce a picture to as many colours as keep it below the limit."""
    data = png
    with Image.open(io.BytesIO(png)) as picture:
        whole = picture.convert("RGB")
    for colours in COLOURS:
        stream = io.BytesIO()
        reduced = whole.quantize(colours, dither=Image.Dither.NONE)
        reduced.save(stream, "PNG", optimize=True)
        data = stream.getvalue()
        if len(data) < LIMIT:
            break
    return data


def _photograph(chromium: Browser, url: str, shot: Shot) -> bytes:
    page = chromium.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="light", locale="vi-VN"
    )
    page.goto(url + shot.address, wait_until="networkidle")
    if shot.results:
        expect(page.locator("[data-search-status]")).to_have_attribute("data-state", "done")
    data = page.screenshot()
    page.close()
    return data


def main() -> None:
    """Take the pictures. Raises LookupError without a browser."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with browser.opened() as chromium:
        take(chromium, PICTURES)


if __name__ == "__main__":
    main()
