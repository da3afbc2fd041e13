"""The new village road."""

from __future__ import annotations

from . import palette as p
from .buildings import house
from .canvas import Canvas
from .figures import person
from .nature import day_sky, far_hills, tree_line
from .palette import Colour, mix
from .plants import BRIGHT, GREEN, areca, banana, foliage
from .riders import rear_cyclist


def _verge(c: Canvas, side: int) -> None:
    """Paint one side of the village road, far things first."""
    walls: tuple[Colour, ...] = (
        p.CREAM,
        mix(p.STRAW, p.CREAM, 0.3),
        mix(p.SKY, p.PAPER, 0.4),
        p.PAPER,
    )
    for k, (depth, width) in enumerate(((0.06, 66), (0.16, 120), (0.34, 210), (0.66, 360))):
        x = 600 + side * (92 + 640 * depth)
        foot = 404 + 190 * depth
        roof = p.TILE if k % 2 else mix(p.TILE, p.SLATE, 0.35)
        house(
            c,
            x - (width if side < 0 else 0),
            foot,
            width,
            width * 0.74,
            walls[(k + side) % 4],
            roof,
        )
        banana(c, x + side * (width * 1.1), foot + 6, width * 0.66)
        for j in range(9):
            reach = width * 0.09
            foliage(
                c,
                x + side * (j * width * 0.13 - 6),
                foot + reach * 0.9,
                reach,
                reach * 0.6,
                BRIGHT if j % 3 else GREEN,
            )
    for k in range(8):
        z = ((k + 1) / 8) ** 1.9
        areca(
            c, 600 + side * (50 + 500 * z), 404 + 330 * z, (96 + 540 * z) * c.rng.uniform(0.9, 1.08)
        )


def duong_lang(c: Canvas) -> None:
    """A new straight village road between areca palms."""
    day_sky(c, 390)
    far_hills(c, 402, 130)
    c.panel(0, 398, 1200, 800, mix(p.LIME, p.CREAM, 0.4), mix(p.LEAF, p.MOSS, 0.3))
    tree_line(c, 404, 40, p.SAGE, p.MIST)
    c.wash(
        [(582, 400), (618, 400), (1010, 800), (190, 800)],
        mix(p.SAND, p.PAPER, 0.5),
        mix(p.STONE, p.PAPER, 0.35),
    )
    for side in (-1, 1):
        c.poly(
            [
                (600 + side * 18, 400),
                (600 + side * 21, 400),
                (600 + side * 440, 800),
                (600 + side * 408, 800),
            ],
            p.PAPER,
        )
    for k in range(1, 12):
        z = (k / 11) ** 2.2
        half = 18 + 390 * z
        c.line([(600 - half, 400 + 400 * z), (600 + half, 400 + 400 * z)], 0.6 + 2 * z, p.STONE)
    _verge(c, -1)
    _verge(c, 1)
    for k in range(160):
        z = (k / 160) ** 1.6
        for side in (-1, 1):
            x = 600 + side * (30 + 455 * z + c.jitter(14 * z))
            c.ellipse(
                x,
                402 + 398 * z - 8 * z,
                1 + 9 * z,
                1 + 8 * z,
                c.vary(c.rng.choice((p.MOSS, p.LEAF, p.ROSE, p.STRAW, p.LOTUS)), 10),
            )
    for k in range(4):
        y = 560 + k * 62
        c.soft([(150, y), (900, y + 26), (1000, y + 44), (150, y + 16)], p.DUSK, 55, 9)
    rear_cyclist(c, 520, 660, 165)
    person(c, 745, 626, 168, coat=p.PLUM, hat=True, pose="walk", facing=-1)
    person(c, 618, 470, 62, coat=p.INDIGO, hat=True, pose="walk", facing=-1)
    person(c, 640, 472, 58, coat=p.OCHRE, hat=True)
