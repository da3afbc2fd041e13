# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The mat weavers."""

from __future__ import annotations

from . import palette as p
from .buildings import house
from .canvas import Canvas, Point
from .figures import person
from .nature import day_sky, far_hills, tree_line
from .palette import Colour, mix
from .plants import areca, banana
from .seated import squatting

DYES = (p.BRICK, p.GOLD, p.MOSS, p.PLUM, mix(p.SAND, p.LIME, 0.3), p.CLAY)


def _bundle(c: Canvas, x: float, foot: float, size: float, fill: Colour) -> None:
    """Paint a bundle of dyed sedge, tied near the top and spread at the foot."""
    c.shadow(x + size * 0.16, foot, size * 0.42, size * 0.07)
    neck = foot - size * 0.74
    for k in range(46):
        t = (k / 45 - 0.5) * 2
        t += c.jitter(0.05)
        shade = c.vary(mix(fill, p.CREAM if t < -0.2 else p.INK, 0.16 * abs(t)), 12)
        base = foot - abs(t) * size * 0.02 + c.jitter(2)
        c.stroke(
            [
                (x + t * size * 0.4, base),
                (x + t * size * 0.14, foot - size * 0.45),
                (x + t * size * 0.05, neck),
            ],
            size * 0.024,
            size * 0.016,
            shade,
        )
        c.stroke(
            [
                (x + t * size * 0.05, neck),
                (x + t * size * 0.17, foot - size * c.rng.uniform(0.93, 1.03)),
            ],
            size * 0.018,
            size * 0.01,
            shade,
        )
    c.stroke(
        [(x - size * 0.07, neck), (x + size * 0.07, neck)],
        size * 0.045,
        size * 0.045,
        mix(p.STRAW, p.OCHRE, 0.3),
    )


def _spread(c: Canvas, x: float, y: float, width: float, fill: Colour) -> None:
    """Paint sedge laid flat on the ground to dry, in a fan."""
    for k in range(70):
        t = k / 69 - 0.5
        shade = c.vary(mix(fill, p.CREAM, 0.12), 13)
        c.stroke(
            [(x + t * width * 0.7, y), (x + t * width, y + width * 0.2 + c.jitter(3))],
            width * 0.012,
            width * 0.016,
            shade,
        )


def _loom(c: Canvas) -> None:
    """Paint the low loom with a half-woven mat and its two weavers."""
    c.wash([(300, 690), (880, 690), (960, 764), (220, 764)], mix(p.STRAW, p.CREAM, 0.3), p.STRAW)
    for k, shade in enumerate((p.BRICK, p.MOSS, p.BRICK, p.GOLD, p.PLUM, p.GOLD)):
        t = 0.06 + k * 0.085
        for width in (0.034,):
            corner: list[Point] = []
            for depth, at in ((0.0, t), (0.0, t + width), (1.0, t + width), (1.0, t)):
                corner.append((300 - 80 * depth + (580 + 160 * depth) * at, 690 + 74 * depth))
            c.poly(corner, shade, 210)
    for k in range(40):
        y = 690 + k * 1.9
        c.line([(300 - 80 * k / 40, y), (640 + 8 * k / 40, y)], 0.8, p.OCHRE, 70)
    for k in range(26):
        t = k / 25
        c.line([(640 + 8 * t, 692 + 70 * t), (876 + 82 * t, 692 + 70 * t)], 1.4, p.PAPER)
    for x, y, tall in ((300, 690, 96), (880, 690, 96), (220, 764, 126), (960, 764, 126)):
        c.stroke([(x, y + 8), (x, y - tall)], 13, 11, mix(p.WOOD, p.CLAY, 0.15))
    for a, b in (((300, 602), (220, 650)), ((880, 602), (960, 650)), ((220, 648), (960, 648))):
        c.stroke([a, b], 10, 10, p.WOOD)
    c.stroke([(640, 676), (652, 776)], 15, 17, mix(p.OCHRE, p.SAND, 0.3))


def det_chieu_coi(c: Canvas) -> None:
    """Mat weaving among bundles of dyed sedge."""
    day_sky(c, 330)
    far_hills(c, 340, 120)
    tree_line(c, 424, 130, mix(p.PINE, p.MIST, 0.12), p.MIST)
    for x, tall in ((560, 320), (640, 360), (1130, 340)):
        areca(c, x, 420, tall)
    house(c, 90, 424, 400, 260, mix(p.STRAW, p.CREAM, 0.35))
    house(c, 780, 424, 280, 200, p.CREAM, mix(p.TILE, p.SLATE, 0.3))
    banana(c, 700, 430, 190)
    c.panel(0, 420, 1200, 800, mix(p.SAND, p.CREAM, 0.5), mix(p.SAND, p.CLAY, 0.25))
    for k in range(12):
        z = (k / 12) ** 1.7
        c.line([(0, 424 + 380 * z), (1200, 424 + 380 * z)], 1, p.STONE, 130)
    for k in range(9):
        _bundle(c, 60 + k * 136, 478 + c.jitter(4), 92, DYES[(k * 2 + 1) % 6])
    for k in range(7):
        _spread(c, 110 + k * 164, 498, 132, DYES[(k + 3) % 6])
    for k in range(8):
        x = 30 + k * 166
        _bundle(c, x, 604 + c.jitter(6), 146, DYES[(k * 5 + 2) % 6])
    person(c, 770, 560, 138, coat=p.INDIGO, hat=True, pose="reach")
    person(c, 447, 572, 140, coat=p.PLUM, hat=True, pose="walk", facing=-1)
    squatting(c, 480, 716, 190, 1, p.BRICK, hat=False)
    squatting(c, 800, 716, 190, -1, p.MOSS, hat=False)
    _loom(c)
    for x, foot, size, shade in (
        (70, 772, 190, 0),
        (1080, 770, 200, 3),
        (1170, 790, 190, 1),
        (150, 796, 170, 2),
    ):
        _bundle(c, x, foot, size, DYES[shade])
