"""The site's icons as pictures, for whom its drawing `favicon.svg` is of no use.

A Chromium takes them from the drawing. Where a system cuts icons into a shape of its own,
the ground goes to the edge, and the mark keeps to the middle.
"""

import io
import re
from typing import Final, NamedTuple

from PIL import Image
from playwright.sync_api import Page

from tools import browser

COLOURS: Final = 48
"""As many as the drawing's few need with their edges."""
_GROUND: Final = re.compile(r'<rect\b[^>]*\bfill="(#[0-9a-f]{6})"')


class Icon(NamedTuple):
    """A square picture: its side in pixels, how much of it the drawing takes, and its ground."""

    side: int
    part: float
    to_the_edge: bool


ICONS: Final = {
    "icon-180.png": Icon(180, 1, to_the_edge=True),
    "icon-192.png": Icon(192, 1, to_the_edge=False),
    "icon-512.png": Icon(512, 1, to_the_edge=False),
    "icon-mask-512.png": Icon(512, 0.9, to_the_edge=True),
}
"""What iOS cuts, what others show as it is, and what Android cuts: there, four fifths of the
side are safe (https://www.w3.org/TR/appmanifest/#icon-masks)."""


def draw_icons(drawing: str) -> dict[str, bytes]:
    """Give each icon as PNG, by name. Raises LookupError without a Chromium, or without a ground.

    `drawing` is SVG whose first rectangle is its ground.
    """
    ground = _GROUND.search(drawing)
    if ground is None:
        raise LookupError(drawing)
    with browser.opened() as chromium:
        page = chromium.new_page()
        return {name: _icon(page, drawing, icon, ground[1]) for name, icon in ICONS.items()}


def _icon(page: Page, drawing: str, icon: Icon, ground: str) -> bytes:
    page.set_viewport_size({"width": icon.side, "height": icon.side})
    colour = ground if icon.to_the_edge else "transparent"
    style = f"margin:0;height:100vh;display:grid;place-items:center;background:{colour}"
    inner = f"width:{icon.part:%};line-height:0"
    page.set_content(f'<body style="{style}"><div style="{inner}">{drawing}</div></body>')
    taken = page.screenshot(omit_background=True, animations="disabled")
    picture = Image.open(io.BytesIO(taken)).quantize(COLOURS, Image.Quantize.FASTOCTREE)
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()
