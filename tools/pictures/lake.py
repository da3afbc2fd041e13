# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The lotus lake."""

from __future__ import annotations

import math

from . import palette as p
from .boats import sampan
from .buildings import curved_roof
from .canvas import Canvas
from .figures import conical_hat, person
from .nature import day_sky, far_hills, ripples, tree_line
from .palette import mix


def _pad(c: Canvas, x: float, y: float, size: float) -> None:
    """Paint one lotus leaf lying on the water."""
    fill = c.vary(mix(p.MOSS, p.LEAF, c.rng.random()), 8)
    c.ellipse(x + size * 0.05, y + size * 0.09, size, size * 0.36, p.LAKE, 120)
    c.ellipse(x, y, size, size * 0.35, mix(fill, p.DEEP, 0.3))
    c.ellipse(x - size * 0.02, y - size * 0.035, size * 0.96, size * 0.32, fill)
    for k in range(9):
        angle = k * math.tau / 9 + 0.2
        c.line(
            [
                (x, y - size * 0.03),
                (x + math.cos(angle) * size * 0.85, y + math.sin(angle) * size * 0.28),
            ],
            max(0.8, size * 0.014),
            mix(fill, p.CREAM, 0.4),
            150,
        )


def _lotus(c: Canvas, x: float, y: float, size: float, stem: float) -> None:
    """Paint an open lotus flower on its stem."""
    c.stroke(
        [(x, y), (x + size * 0.1, y + stem * 0.5), (x, y + stem)], size * 0.09, size * 0.09, p.MOSS
    )
    for layer, (shade, reach) in enumerate(
        ((mix(p.LOTUS, p.PLUM, 0.15), 1.0), (p.LOTUS, 0.9), (mix(p.PINK, p.PAPER, 0.25), 0.72))
    ):
        for angle in ((-2.75, -0.4, -2.35, -0.8), (-2.1, -1.04, -1.57), (-1.85, -1.3, -2.5, -0.65))[
            layer
        ]:
            length = size * 0.55 * reach
            c.dab(
                x + math.cos(angle) * length,
                y + math.sin(angle) * length * 0.9,
                length,
                size * 0.24,
                angle,
                c.vary(shade, 5),
            )
            c.dab(
                x + math.cos(angle) * length * 0.7,
                y + math.sin(angle) * length * 0.6,
                length * 0.5,
                size * 0.1,
                angle,
                mix(shade, p.PAPER, 0.45),
                150,
            )
    c.dab(x, y - size * 0.12, size * 0.3, size * 0.12, 0, mix(p.PINK, p.PAPER, 0.35))


def _pavilion(c: Canvas) -> None:
    """Paint the pavilion in the lake and the footbridge leading to it."""
    wood = mix(p.WOOD, p.BRICK, 0.4)
    for x in range(860, 1210, 48):
        c.stroke([(x, 404), (x, 444)], 6, 6, wood)
    c.panel(820, 404, 1210, 416, p.SAND, p.WOOD)
    for lift in (26, 14):
        c.line([(830, 404 - lift), (1210, 404 - lift)], 3, wood)
    for x in range(836, 1210, 24):
        c.line([(x, 404), (x, 376)], 2.4, wood)
    c.panel(640, 404, 860, 432, p.STONE, p.SLATE)
    c.rect(664, 300, 836, 404, mix(p.SAGE, p.CREAM, 0.35), 60)
    for x in (668, 722, 778, 832):
        c.panel(x - 5, 296, x + 5, 404, p.BRICK, wood)
    c.line([(660, 384), (840, 384)], 5, wood)
    for x in range(676, 832, 14):
        c.line([(x, 384), (x, 404)], 2.4, wood)
    c.rect(652, 292, 848, 302, wood)
    curved_roof(c, 750, 306, 236, 150, 62)
    curved_roof(c, 750, 236, 186, 88, 14)
    person(c, 762, 402, 80, coat=p.PAPER, trousers=p.PAPER)
    person(c, 790, 402, 74, coat=p.INDIGO, facing=-1)


def ho_ben_sen(c: Canvas) -> None:
    """A lotus lake with a small pavilion."""
    day_sky(c, 380)
    far_hills(c, 398, 210)
    tree_line(c, 410, 52, mix(p.PINE, p.MIST, 0.25), p.MIST)
    c.panel(0, 408, 1200, 800, p.WATER, p.RIVER)
    _pavilion(c)
    c.mirror(434, 190, p.WATER, 0.36)
    c.soft([(-20, 590), (1220, 590), (1220, 830), (-20, 830)], p.RIVER, 190, 50)
    ripples(c, 440, 700, 120, p.PAPER, 90)
    for depth in [k / 130 for k in range(130)]:
        y = 470 + 360 * depth
        x = c.rng.uniform(-40, 1240)
        if depth < 0.35 and 560 < x < 980:
            continue
        _pad(c, x, y, 16 + 92 * depth)
        if c.rng.random() < 0.26:
            _lotus(c, x, y - 20 - 90 * depth, 14 + 44 * depth, 20 + 90 * depth)
    sampan(c, 330, 512, 130, p.BARK)
    conical_hat(c, 362, 440, 15)
    for x, y, size in ((180, 640, 88), (1000, 660, 80), (560, 720, 66)):
        _lotus(c, x, y, size, 170)
