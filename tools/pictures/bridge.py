"""The bridge over the river."""

from __future__ import annotations

import math

from . import palette as p
from .boats import sampan
from .buildings import cottage
from .canvas import Canvas, curve
from .nature import bird, day_sky, far_hills, ripples, tree_line
from .palette import mix
from .plants import areca, grass


def _deck(x: float) -> float:
    """Return the height of the bridge road above a point of the river."""
    return 360 - 46 * math.sin(math.pi * (x + 60) / 1320)


def _bridge(c: Canvas) -> None:
    """Paint the piers, girders and railings of the bridge."""
    concrete = mix(p.STONE, p.PAPER, 0.45)
    for x in (60, 230, 420, 640, 860, 1040, 1180):
        top = _deck(x) + 34
        c.panel(
            x - 13, top, x + 13, 506, mix(concrete, p.SLATE, 0.25), mix(concrete, p.SLATE, 0.05)
        )
        c.rect(x + 3, top, x + 13, 506, p.SLATE, 90)
        c.poly(
            [(x - 40, top - 4), (x + 40, top - 4), (x + 22, top + 16), (x - 22, top + 16)],
            mix(concrete, p.SLATE, 0.15),
        )
        c.rect(x - 24, 494, x + 24, 512, mix(concrete, p.SLATE, 0.3))
    xs = range(-10, 1221, 10)
    upper, lower = [(x, _deck(x)) for x in xs], [(x, _deck(x) + 34) for x in xs]
    c.poly(upper + lower[::-1], concrete)
    c.poly([(x, y + 14) for x, y in upper] + lower[::-1], mix(concrete, p.SLATE, 0.35))
    c.line([(x, y - 1) for x, y in upper], 4, p.PAPER)
    for x in range(0, 1200, 14):
        c.line([(x, _deck(x)), (x, _deck(x) - 15)], 1.6, p.SLATE)
    for lift in (8, 15):
        c.line([(x, y - lift) for x, y in upper], 1.8, p.SLATE)
    for x in range(40, 1200, 140):
        c.stroke([(x, _deck(x)), (x, _deck(x) - 66), (x + 22, _deck(x) - 76)], 4, 2.4, p.SLATE)
        c.dab(x + 25, _deck(x) - 76, 8, 2.5, 0.1, p.STRAW)


def _traffic(c: Canvas) -> None:
    """Paint what crosses the bridge: a small lorry, a bus and riders."""
    for x, width, tall, fill in ((330, 86, 36, p.TILE), (780, 60, 26, p.PAPER)):
        y = _deck(x) - 4
        c.panel(x, y - tall, x + width, y, mix(fill, p.PAPER, 0.15), fill)
        c.rect(x + 6, y - tall + 6, x + width - 8, y - tall * 0.5, p.LAKE)
        for wheel in (0.2, 0.8):
            c.ellipse(x + width * wheel, y, 7, 7, p.INK)
    for x, coat in ((520, p.INDIGO), (590, p.PLUM), (930, p.OCHRE), (180, p.MOSS)):
        y = _deck(x) - 3
        for dx in (-11, 11):
            c.ellipse(x + dx, y - 4, 6, 6, p.INK)
        c.stroke([(x - 13, y - 11), (x + 12, y - 9)], 7, 5, p.BRICK)
        c.stroke([(x - 3, y - 13), (x + 1, y - 30)], 10, 9, coat)
        c.ellipse(x + 2, y - 37, 5, 5.5, p.HAT)


def cau_ben_sen(c: Canvas) -> None:
    """A modern concrete bridge over a wide river."""
    day_sky(c, 400)
    far_hills(c, 452, 200)
    tree_line(c, 462, 46, mix(p.PINE, p.MIST, 0.25), p.MIST)
    for x in (90, 130, 930, 985, 1030):
        cottage(c, x, 462, c.rng.uniform(28, 36), p.TILE, p.CREAM, 0.2)
    c.panel(0, 460, 1200, 512, p.WATER, mix(p.WATER, p.RIVER, 0.3))
    _bridge(c)
    _traffic(c)
    c.mirror(508, 300, p.RIVER, 0.42, 1.0)
    c.soft([(-20, 660), (1220, 660), (1220, 830), (-20, 830)], p.LAKE, 110, 70)
    ripples(c, 470, 800, 180, p.PAPER, 90)
    ripples(c, 560, 800, 90, p.LAKE, 80)
    sampan(c, 760, 600, 150, p.BARK)
    sampan(c, 330, 556, 90, p.WOOD)
    bank = curve([(-10, 690), (120, 716), (300, 765), (420, 810)])
    c.wash([*bank, (-10, 810)], p.LEAF, p.PINE)
    grass(c, -10, 300, 730, 810, 260, (p.MOSS, p.LIME, p.PINE), 26)
    areca(c, 66, 740, 420)
    areca(c, 150, 764, 340)
    for x, y in ((620, 190), (660, 172), (700, 196)):
        bird(c, x, y, 12)
