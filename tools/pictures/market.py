# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""Market day."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas
from .figures import person
from .nature import day_sky, far_hills, tree_line
from .palette import Colour, mix
from .plants import areca, tree
from .riders import carrier
from .seated import squatting
from .wares import basket


def _awning(c: Canvas, x: float, y: float, width: float, drop: float, fill: Colour) -> None:
    """Paint a striped canvas awning with a scalloped edge."""
    count = 8
    for k in range(count):
        left, right = k / count, (k + 1) / count
        shade = fill if k % 2 == 0 else mix(p.PAPER, fill, 0.12)
        low_left, low_right = x + width * left, x + width * right
        top_left, top_right = x + width * (0.1 + 0.8 * left), x + width * (0.1 + 0.8 * right)
        c.wash(
            [(top_left, y), (top_right, y), (low_right, y + drop), (low_left, y + drop)],
            mix(shade, p.PAPER, 0.2),
            shade,
        )
        scallop = [
            (low_left, y + drop),
            (low_right, y + drop),
            (low_right - 2, y + drop + 9),
            ((low_left + low_right) / 2, y + drop + 15),
            (low_left + 2, y + drop + 9),
        ]
        c.poly(scallop, mix(shade, p.INK, 0.14))


def _stall(
    c: Canvas, x: float, foot: float, width: float, fill: Colour, goods: tuple[Colour, ...]
) -> None:
    """Paint a stall: posts, shade, a keeper, and a table heaped with goods."""
    tall = width * 0.86
    c.rect(
        x + width * 0.06,
        foot - tall * 0.8,
        x + width * 0.94,
        foot - tall * 0.2,
        mix(p.BARK, p.SLATE, 0.4),
        150,
    )
    person(c, x + width * 0.34, foot - 6, width * 0.62, hat=False, pose="reach")
    if width > 190:
        person(c, x + width * 0.7, foot - 6, width * 0.6, hat=True, facing=-1)
    for post in (0.04, 0.96):
        c.stroke(
            [(x + width * post, foot), (x + width * post, foot - tall)],
            width * 0.028,
            width * 0.024,
            p.WOOD,
        )
    table = foot - width * 0.26
    c.panel(x, table, x + width, foot, mix(p.WOOD, p.SAND, 0.3), p.BARK)
    c.rect(x - 4, table - 5, x + width + 4, table + 3, mix(p.SAND, p.WOOD, 0.2))
    for k, shade in enumerate(goods):
        middle = x + width * (k + 0.5) / len(goods)
        for _ in range(30):
            dx, lift = c.jitter(width * 0.4 / len(goods)), c.rng.random()
            slope = 1 - abs(dx) / (width * 0.42 / len(goods))
            c.ellipse(
                middle + dx,
                table - 5 - lift * slope * width * 0.14,
                width * 0.024,
                width * 0.022,
                c.vary(mix(shade, p.PAPER, 0.2 * lift), 10),
            )
    _awning(c, x - width * 0.1, foot - tall * 1.12, width * 1.2, tall * 0.3, fill)


def _ground(c: Canvas) -> None:
    """Paint the hills, trees and bare earth of the market place."""
    day_sky(c, 330)
    far_hills(c, 350, 180)
    tree_line(c, 362, 60, mix(p.PINE, p.MIST, 0.2), p.MIST)
    for x, tall in ((40, 270), (1130, 300), (1000, 210)):
        tree(c, x, 372, tall)
    for x, tall in ((470, 250), (520, 220), (150, 230)):
        areca(c, x, 372, tall)
    c.panel(0, 356, 1200, 800, mix(p.SAND, p.CREAM, 0.4), mix(p.SAND, p.OCHRE, 0.32))


def cho_phien(c: Canvas) -> None:
    """Market day: awnings, baskets and shoppers."""
    _ground(c)
    fruit = (p.CLAY, p.GOLD, p.LEAF, p.LOTUS, p.LIME, p.PLUM)
    shades = (p.TILE, p.INDIGO, p.GOLD, p.SAGE, p.BRICK, p.RIVER)
    for k in range(6):
        _stall(
            c, 60 + k * 186, 428, 128, shades[k], (fruit[k], fruit[(k + 2) % 6], fruit[(k + 3) % 6])
        )
    for k in range(15):
        person(
            c,
            60 + k * 78 + c.jitter(22),
            462 + c.jitter(14),
            96 + c.jitter(8),
            hat=k % 2 == 0,
            pose="walk",
            facing=1 if k % 3 else -1,
        )
    for k, x in enumerate((-30, 280, 700, 1010)):
        _stall(
            c,
            x,
            574,
            220,
            shades[(k * 2 + 1) % 6],
            (fruit[k], fruit[(k + 1) % 6], fruit[(k + 4) % 6], fruit[(k + 2) % 6]),
        )
    for x, y, tall, facing in ((560, 600, 160, 1), (628, 610, 165, -1), (960, 616, 150, -1)):
        person(c, x, y, tall, hat=x != 628, pose="reach" if x != 960 else "walk", facing=facing)
    for k, (x, y) in enumerate(
        ((90, 690), (190, 716), (300, 692), (905, 700), (1010, 728), (1120, 700))
    ):
        basket(c, x, y, 96, fruit[k])
    squatting(c, 420, 728, 190, -1, p.INDIGO)
    squatting(c, 800, 732, 190, 1, p.PLUM)
    for k, x in enumerate((250, 372, 880, 1090)):
        basket(c, x, 784, 104, fruit[(k + 3) % 6])
    carrier(c, 590, 770, 215)
