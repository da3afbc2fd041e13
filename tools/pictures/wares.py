"""Baskets and jars."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas, Point, curve
from .palette import Colour, mix


def _weave(c: Canvas, x: float, foot: float, size: float) -> None:
    """Paint the woven bands round a basket."""
    for k in range(1, 5):
        y = foot - size * 0.5 + size * 0.11 * k
        half = size * (0.6 - 0.025 * k)
        c.line(
            curve(
                [
                    (x - half, y),
                    (x - half * 0.6, y + size * 0.09),
                    (x, y + size * 0.13),
                    (x + half * 0.6, y + size * 0.09),
                    (x + half, y),
                ],
                5,
            ),
            1.2,
            p.BARK,
            90,
        )


def basket(c: Canvas, x: float, foot: float, size: float, goods: Colour | None = None) -> None:
    """Paint a round bamboo basket, heaped if ``goods`` is given."""
    c.shadow(x + size * 0.15, foot, size * 0.75, size * 0.14)
    shape = curve(
        [
            (x - size * 0.6, foot - size * 0.5),
            (x - size * 0.5, foot - size * 0.1),
            (x, foot + size * 0.06),
            (x + size * 0.5, foot - size * 0.1),
            (x + size * 0.6, foot - size * 0.5),
        ],
        6,
    )
    c.wash(shape, mix(p.OCHRE, p.SAND, 0.35), mix(p.OCHRE, p.BARK, 0.45))
    _weave(c, x, foot, size)
    c.ellipse(x, foot - size * 0.5, size * 0.62, size * 0.17, mix(p.OCHRE, p.BARK, 0.5))
    if goods is not None:
        for _ in range(26):
            px, lift = c.jitter(size * 0.46), c.rng.random()
            py = foot - size * (0.48 + 0.2 * lift * (1 - (px / (size * 0.55)) ** 2))
            c.ellipse(
                x + px, py, size * 0.1, size * 0.09, c.vary(mix(goods, p.PAPER, 0.25 * lift), 10)
            )
    rim = [
        (x - size * 0.61, foot - size * 0.5),
        (x - size * 0.4, foot - size * 0.39),
        (x, foot - size * 0.34),
        (x + size * 0.4, foot - size * 0.39),
        (x + size * 0.61, foot - size * 0.5),
    ]
    c.line(curve(rim, 6), size * 0.05, p.SAND)


def pot(c: Canvas, x: float, foot: float, size: float, fill: Colour = p.CLAY) -> None:
    """Paint a round-shouldered clay jar."""
    c.shadow(x + size * 0.12, foot, size * 0.42, size * 0.07)
    side: list[Point] = [
        (0.16, -1.0),
        (0.14, -0.9),
        (0.34, -0.72),
        (0.4, -0.48),
        (0.3, -0.16),
        (0.2, 0.0),
    ]
    right = curve([(x + u * size, foot + v * size) for u, v in side], 6)
    shape = right + [(2 * x - px, py) for px, py in right][::-1]
    c.wash(shape, mix(fill, p.PEACH, 0.25), mix(fill, p.MAROON, 0.4))
    c.poly(
        [
            *right,
            (x + size * 0.1, foot),
            (x + size * 0.2, foot - size * 0.5),
            (x + size * 0.06, foot - size),
        ],
        p.MAROON,
        60,
    )
    c.dab(
        x - size * 0.2,
        foot - size * 0.56,
        size * 0.05,
        size * 0.16,
        0.15,
        mix(fill, p.CREAM, 0.55),
        150,
    )
    c.ellipse(x, foot - size, size * 0.19, size * 0.045, mix(fill, p.INK, 0.5))
