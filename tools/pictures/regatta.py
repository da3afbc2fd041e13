# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The boat race."""

from __future__ import annotations

from . import palette as p
from .boats import long_boat
from .canvas import Canvas, curve
from .figures import person
from .nature import day_sky, far_hills, ripples, tree_line
from .palette import Colour, mix
from .plants import grass


def hoi_dua_thuyen(c: Canvas) -> None:
    """Long boats racing past a crowded bank."""
    day_sky(c, 260)
    far_hills(c, 270, 150)
    tree_line(c, 286, 58, mix(p.PINE, p.MIST, 0.15), p.MIST)
    c.panel(0, 280, 1200, 300, p.LIME, p.SAND)
    for k in range(70):
        x = 10 + k * 17 + c.jitter(6)
        c.stroke([(x, 300), (x, 289)], 7, 6, c.vary(c.rng.choice(p.CLOTHES)))
        c.ellipse(x, 284, 3.4, 3.8, p.HAIR if k % 3 else p.HAT)
    c.panel(0, 300, 1200, 800, mix(p.WATER, p.CREAM, 0.25), p.RIVER)
    c.mirror(300, 60, p.WATER, 0.55)
    c.soft(
        [(-20, 344), (1220, 344), (1220, 376), (-20, 376)],
        mix(p.WATER, p.CREAM, 0.2),
        230,
        11,
    )
    ripples(c, 310, 800, 260, p.PAPER, 110)
    ripples(c, 340, 800, 120, p.LAKE, 70)
    long_boat(c, 720, 372, 520, p.OCHRE, p.BARK)
    long_boat(c, 470, 468, 680, p.BRICK, p.MAROON)
    long_boat(c, 690, 586, 840, p.INDIGO, p.PINE)
    c.wash(
        [*curve([(-10, 716), (300, 694), (700, 712), (1210, 690)]), (1210, 810), (-10, 810)],
        p.LEAF,
        p.MOSS,
    )
    grass(c, 0, 1200, 705, 790, 300, (p.MOSS, p.LIME, p.PINE), 18)
    for k in range(15):
        x, tall = 30 + k * 84 + c.jitter(22), 178 + c.jitter(22)
        if 5 <= k <= 6:
            continue
        person(
            c,
            x,
            832 + c.jitter(8),
            tall if k % 5 else tall * 0.7,
            hat=k % 3 == 1,
            back=True,
            pose="raise" if k % 4 == 0 else "stand",
            facing=1 if k % 2 else -1,
        )
    _parasol(c, 905, 690, 104, p.TILE)
    _parasol(c, 212, 700, 96, p.STRAW)


def _parasol(c: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    """Paint an open paper parasol."""
    c.stroke([(x, y - size * 0.3), (x + 4, y + size)], 4, 4, p.WOOD)
    rim = curve(
        [
            (x - size, y),
            (x - size * 0.5, y - size * 0.46),
            (x, y - size * 0.6),
            (x + size * 0.5, y - size * 0.46),
            (x + size, y),
        ],
        8,
    )
    c.wash(
        [*rim, (x + size * 0.5, y + 9), (x, y + 3), (x - size * 0.5, y + 9)],
        mix(fill, p.PAPER, 0.25),
        fill,
    )
    for t in (-0.5, 0.0, 0.5):
        c.line(
            curve(
                [
                    (x, y - size * 0.6),
                    (x + t * size * 0.75, y - size * 0.38),
                    (x + t * size, y + (3 if t == 0 else 9)),
                ],
                6,
            ),
            1.5,
            p.MAROON,
            110,
        )
