# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The pomelo orchard and the tree planting."""

from __future__ import annotations

import math

from . import palette as p
from .canvas import Canvas, Point
from .figures import person, stooping
from .nature import day_sky, far_hills, hills, tree_line
from .palette import mix
from .plants import BRIGHT, GREEN, foliage, grass, tree
from .seated import squatting
from .wares import basket


def _pomelo(c: Canvas, x: float, y: float, size: float) -> None:
    """Paint one round pomelo."""
    c.ellipse(x, y, size, size * 1.03, mix(p.LIME, p.OCHRE, 0.3))
    c.ellipse(x - size * 0.08, y - size * 0.09, size * 0.86, size * 0.88, mix(p.LIME, p.GOLD, 0.45))
    c.ellipse(x - size * 0.2, y - size * 0.24, size * 0.56, size * 0.56, mix(p.STRAW, p.LIME, 0.4))
    c.ellipse(x - size * 0.34, y - size * 0.4, size * 0.2, size * 0.18, mix(p.STRAW, p.PAPER, 0.5))


def _fruit_tree(c: Canvas, x: float, foot: float, size: float) -> None:
    """Paint a round pomelo tree hung with fruit."""
    c.shadow(x + size * 0.12, foot, size * 0.5, size * 0.07, 80)
    c.stroke(
        [(x, foot), (x - size * 0.02, foot - size * 0.2), (x, foot - size * 0.45)],
        size * 0.09,
        size * 0.06,
        p.BARK,
    )
    c.stroke(
        [(x, foot - size * 0.14), (x, foot - size * 0.02)],
        size * 0.07,
        size * 0.085,
        mix(p.PAPER, p.STONE, 0.2),
    )
    haze = (560 - foot) / 330
    shades = (mix(p.PINE, p.MIST, haze), mix(p.MOSS, p.MIST, haze), mix(p.LEAF, p.HAZE, haze))
    for dx, dy, reach in (
        (-0.2, -0.48, 0.33),
        (0.2, -0.48, 0.33),
        (0, -0.68, 0.34),
        (0, -0.42, 0.34),
    ):
        foliage(c, x + dx * size, foot + dy * size, reach * size, reach * size * 0.85, shades)
    for k in range(11):
        angle = k * 2.4 + c.jitter(0.3)
        reach = size * 0.4 * math.sqrt((k + 1) / 11)
        _pomelo(
            c,
            x + math.cos(angle) * reach,
            foot - size * 0.5 + math.sin(angle) * reach * 0.75,
            size * 0.052,
        )


def vuon_buoi(c: Canvas) -> None:
    """A pomelo orchard with a picker and full baskets."""
    day_sky(c, 330)
    far_hills(c, 345, 120)
    c.panel(0, 340, 1200, 800, mix(p.LIME, p.CREAM, 0.45), p.LEAF)
    c.wash(
        [(560, 345), (600, 345), (980, 800), (330, 800)],
        mix(p.SAND, p.LIME, 0.3),
        mix(p.SAND, p.OCHRE, 0.15),
    )
    tree_line(c, 352, 34, p.SAGE, p.MIST)
    for foot, size, gap in ((400, 105, 90), (452, 165, 150), (540, 260, 250)):
        k = 0
        while k * gap < 760:
            for side in (-1, 1):
                _fruit_tree(c, 580 + side * (gap * 0.95 + k * gap), foot + c.jitter(4), size)
            k += 1
    grass(c, 0, 330, 440, 800, 260, (p.MOSS, p.LEAF, p.LIME), 15)
    grass(c, 960, 1200, 440, 800, 190, (p.MOSS, p.LEAF, p.LIME), 15)
    person(c, 470, 660, 200, coat=p.PLUM, hat=True, pose="raise", facing=-1)
    person(c, 742, 610, 165, coat=p.INDIGO, hat=True, pose="walk", facing=-1)
    for x, y, size in ((560, 712, 92), (668, 736, 100)):
        basket(c, x, y, size)
        for dx, dy in ((-0.28, -0.52), (0.28, -0.52), (0.0, -0.5), (-0.14, -0.68), (0.16, -0.7)):
            _pomelo(c, x + dx * size, y + dy * size, size * 0.19)
    for x, y, reach in ((1130, 40, 130), (960, 10, 110), (1190, 190, 100)):
        foliage(c, x, y, reach * 1.3, reach * 0.8, GREEN)
    for x, y, size in ((1010, 120, 44), (1112, 158, 50), (905, 70, 36)):
        c.line([(x, y - size * 1.7), (x, y - size)], 5, p.BARK)
        _pomelo(c, x, y, size)
        for angle in (0.5, 2.6):
            c.dab(
                x + math.cos(angle) * 26,
                y - size - 10 + math.sin(angle) * 12,
                28,
                11,
                angle,
                p.MOSS,
            )


def _sapling(c: Canvas, x: float, foot: float, size: float) -> None:
    """Paint a young tree tied to its stake, with a mound of earth."""
    c.dab(x, foot, size * 0.26, size * 0.08, 0, mix(p.WOOD, p.CLAY, 0.3))
    c.stroke(
        [(x + size * 0.08, foot), (x + size * 0.04, foot - size * 0.75)],
        size * 0.035,
        size * 0.03,
        p.SAND,
    )
    c.stroke(
        [(x, foot), (x + size * 0.02, foot - size * 0.6), (x, foot - size * 0.85)],
        size * 0.04,
        size * 0.02,
        p.BARK,
    )
    for k in range(13):
        y = foot - size * (0.35 + 0.05 * k)
        side = -1 if k % 2 else 1
        c.dab(
            x + side * size * 0.09,
            y,
            size * 0.11,
            size * 0.042,
            -side * 0.6,
            c.vary(c.rng.choice((p.LEAF, p.LIME, p.MOSS)), 8),
        )


def trong_cay(c: Canvas) -> None:
    """Villagers planting saplings on a hillside."""
    day_sky(c, 360)
    far_hills(c, 380, 210)
    meadow = [(-10, 384), (260, 376), (640, 388), (1210, 384), (1210, 560), (-10, 560)]
    c.wash(meadow, mix(mix(p.LIME, p.HAZE, 0.6), p.CREAM, 0.2), mix(p.LIME, p.SAGE, 0.15))
    hills(c, 470, 110, mix(p.LEAF, p.SAGE, 0.4), mix(p.LIME, p.HAZE, 0.3), 520)
    for k in range(26):
        tree(c, c.rng.uniform(0, 1200), 430 + k * 1.2, c.rng.uniform(18, 34), BRIGHT)
    slope: list[Point] = [(-10, 800), (-10, 470), (300, 440), (700, 468), (1210, 520), (1210, 800)]
    c.wash(slope, mix(p.LIME, p.CREAM, 0.25), mix(p.LEAF, p.MOSS, 0.35))
    for k in range(5):
        y = 500 + k * 66
        c.soft(
            [(-20, y), (600, y - 12), (1220, y + 26), (1220, y + 36), (600, y), (-20, y + 12)],
            mix(p.OCHRE, p.WOOD, 0.3),
            80,
            6,
        )
    grass(c, 0, 1200, 470, 800, 600, (p.MOSS, p.LEAF, p.LIME), 13)
    for row, (y, size) in enumerate(((502, 46), (548, 64), (606, 88))):
        for k in range(11 - row * 2):
            _sapling(
                c, 60 + row * 40 + k * (116 + row * 34), y + k * 2.6, size * c.rng.uniform(0.9, 1.1)
            )
    squatting(c, 330, 690, 190, 1, p.INDIGO)
    _sapling(c, 420, 690, 130)
    hand = person(c, 590, 660, 200, coat=p.BRICK, hat=True, pose="reach")
    _shovel(c, hand, 668)
    stooping(c, 770, 716, 190, 1, p.MOSS)
    _sapling(c, 850, 712, 130)
    hand = person(c, 1010, 690, 205, coat=p.PLUM, hat=True, pose="walk", facing=-1)
    _can(c, hand[0] - 6, hand[1] + 46)
    hand = person(c, 150, 650, 178, coat=p.OCHRE, hat=True, pose="reach")
    _sapling(c, hand[0] + 6, hand[1] + 8, 90)


def _shovel(c: Canvas, hand: Point, ground: float) -> None:
    """Paint a spade held upright in the hand."""
    c.stroke([(hand[0] - 6, hand[1] - 60), (hand[0] + 10, ground - 34)], 6, 6, p.WOOD)
    x = hand[0] + 10
    c.poly(
        [
            (x - 15, ground - 38),
            (x + 15, ground - 38),
            (x + 13, ground - 8),
            (x, ground + 4),
            (x - 13, ground - 8),
        ],
        p.SLATE,
    )


def _can(c: Canvas, x: float, y: float) -> None:
    """Paint a watering can hanging from a hand."""
    c.line([(x - 14, y - 18), (x, y - 42), (x + 14, y - 18)], 4, p.SLATE)
    c.panel(x - 20, y - 18, x + 20, y + 20, mix(p.RIVER, p.PAPER, 0.25), p.RIVER)
    c.stroke([(x - 18, y + 12), (x - 52, y - 18)], 9, 6, p.RIVER)
    c.dab(x - 54, y - 19, 12, 6, 0.9, p.LAKE)
