"""Boats on the river."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas, curve
from .figures import head
from .palette import Colour, mix


def sampan(c: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    """Paint a small boat with one person standing at the oar."""
    c.dab(x, y + size * 0.1, size * 0.55, size * 0.05, 0, p.INK, 60)
    hull = curve(
        [
            (x - size * 0.58, y - size * 0.1),
            (x - size * 0.3, y + size * 0.06),
            (x + size * 0.3, y + size * 0.06),
            (x + size * 0.58, y - size * 0.1),
        ],
        6,
    )
    c.poly([*hull, (x + size * 0.3, y - size * 0.02), (x - size * 0.3, y - size * 0.02)], fill)
    c.stroke([(x + size * 0.5, y + size * 0.1), (x + size * 0.2, y - size * 0.3)], 3, 3, fill)
    body = [
        (x + size * 0.24, y),
        (x + size * 0.27, y - size * 0.22),
        (x + size * 0.25, y - size * 0.4),
    ]
    c.stroke(body, size * 0.11, size * 0.12, fill)
    c.stroke([body[2], (x + size * 0.38, y - size * 0.3)], size * 0.05, size * 0.04, fill)
    head(c, x + size * 0.25, y - size * 0.52, size * 0.055, hat=True)


def _paddlers(c: Canvas, x: float, y: float, length: float, coat: Colour) -> None:
    """Paint ten paddlers pulling together, and the spray they raise."""
    size = length / 13
    for k in range(10):
        px = x - length * 0.4 + k * length * 0.082
        seat = y - size * 0.15
        c.stroke(
            [
                (px, seat),
                (px + size * 0.16, seat - size * 0.6),
                (px + size * 0.42, seat - size * 1.1),
            ],
            size * 0.55,
            size * 0.5,
            c.vary(coat, 7),
        )
        head(c, px + size * 0.62, seat - size * 1.55, size * 0.27, hat=False)
        hands = (px + size * 0.95, seat - size * 0.5)
        c.stroke([(px + size * 0.45, seat - size * 1.05), hands], size * 0.2, size * 0.14, p.SKIN)
        c.stroke(
            [
                (hands[0] - size * 0.15, hands[1] - size * 0.6),
                (hands[0] + size * 0.3, y + size * 0.75),
            ],
            size * 0.09,
            size * 0.09,
            p.WOOD,
        )
        c.dab(
            hands[0] + size * 0.3,
            y + size * 0.7,
            size * 0.14,
            size * 0.32,
            -0.25,
            mix(p.SAND, p.OCHRE, 0.3),
        )
        for _ in range(5):
            c.ellipse(
                hands[0] + size * 0.2 + c.jitter(size * 0.5),
                y + size * 0.75 - c.rng.random() * size * 0.55,
                size * 0.06,
                size * 0.05,
                p.WHITE,
                210,
            )


def _steersman(c: Canvas, x: float, y: float, length: float, coat: Colour) -> None:
    """Paint the one who stands in the stern with the long oar."""
    size = length / 13
    stern = (x - length * 0.47, y - size * 0.2)
    c.stroke(
        [stern, (stern[0], y - size * 1.6), (stern[0] + size * 0.15, y - size * 2.2)],
        size * 0.4,
        size * 0.55,
        coat,
    )
    head(c, stern[0] + size * 0.2, y - size * 2.75, size * 0.28, hat=True)
    c.stroke(
        [(stern[0] + size * 0.2, y - size * 2.0), (stern[0] - size * 1.1, y + size * 0.6)],
        size * 0.1,
        size * 0.12,
        p.WOOD,
    )


def long_boat(c: Canvas, x: float, y: float, length: float, coat: Colour, hull: Colour) -> None:
    """Paint a racing boat with its row of paddlers pulling together."""
    size = length / 13
    c.dab(x, y + size * 0.55, length * 0.52, size * 0.22, 0, p.LAKE, 150)
    low = curve(
        [
            (x - length * 0.56, y - size * 0.9),
            (x - length * 0.46, y + size * 0.1),
            (x, y + size * 0.5),
            (x + length * 0.46, y + size * 0.1),
            (x + length * 0.57, y - size * 1.1),
        ],
        8,
    )
    high = curve(
        [
            (x + length * 0.57, y - size * 1.1),
            (x + length * 0.44, y - size * 0.28),
            (x, y - size * 0.06),
            (x - length * 0.44, y - size * 0.28),
            (x - length * 0.56, y - size * 0.9),
        ],
        8,
    )
    _paddlers(c, x, y, length, coat)
    _steersman(c, x, y, length, coat)
    c.poly(low + high, hull)
    c.line(low[6:-6], size * 0.14, mix(hull, p.STRAW, 0.65))
    c.line([(px, py + size * 0.18) for px, py in low[8:-8]], size * 0.12, p.WHITE, 170)
