"""Take a picture of every kind of page on a phone, a tablet and a desk: `python -m tools.screens`.

They are for looking at after a change of templates or styles: docs/pictures/screens/.
"""

import io
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser

from tools import browser, sample
from tools.kinds import ARTICLE, PLACES
from tools.screenshots import PICTURES

FOLDER: Final = PICTURES / "screens"
WIDTHS: Final = (375, 768, 1440)
HEIGHT: Final = 2000
"""Pixels of a page that are shown; lists go on in the same way."""
LIMIT: Final = 3_000_000
"""Bytes that all pictures together may have."""
_LIKE_OTHERS: Final = ("most read of a year", "standing in English", "components")
PAGES: Final = {"article": ARTICLE} | {
    kind.replace(" ", "-"): place for kind, place in PLACES.items() if kind not in _LIKE_OTHERS
}


def take(chromium: Browser, folder: Path, names: list[str]) -> int:
    """Take the pictures of some pages into a folder; give the bytes of all that lie there."""
    with sample.hosted() as url:
        for name in names:
            for width in WIDTHS:
                data = picture(chromium, url + PAGES[name], width)
                (folder / f"{name}-{width}.webp").write_bytes(data)
    return sum(path.stat().st_size for path in folder.glob("*.webp"))


def picture(chromium: Browser, address: str, width: int) -> bytes:
    """Give a page as it looks in a window of a width, from its top, as WebP."""
    page = chromium.new_page(viewport={"width": width, "height": HEIGHT}, locale="vi-VN")
    page.goto(address, wait_until="networkidle")
    tall = min(HEIGHT, page.evaluate("document.body.scrollHeight"))
    png = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": tall})
    page.close()
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.save(stream, "WEBP", quality=50, method=6)
    return stream.getvalue()


def main(arguments: list[str]) -> int:
    """Take the pictures, of all pages or of those named; give 1 when they are too heavy.

    Raises LookupError without a browser.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with browser.opened() as chromium:
        weight = take(chromium, FOLDER, arguments or [*PAGES])
    sys.stdout.write(f"{weight:,} bytes\n")
    return 1 if weight > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
