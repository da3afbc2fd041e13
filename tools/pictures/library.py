# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The district library."""

from __future__ import annotations

import math

from . import palette as p
from .canvas import Canvas, curve
from .figures import person
from .furnishings import potted_plant, room
from .palette import Colour, mix
from .plants import foliage


def _shelf(c: Canvas, x0: float, x1: float, top: float, foot: float, rows: int) -> None:
    """Paint a bookcase full of plain coloured spines."""
    c.panel(x0, top, x1, foot, p.WOOD, p.BARK)
    tall = (foot - top - 12) / rows
    shades = (
        p.TILE,
        p.INDIGO,
        p.MOSS,
        p.GOLD,
        p.RIVER,
        p.PLUM,
        p.CREAM,
        p.CLAY,
        p.SAGE,
        p.BRICK,
        p.SAND,
    )
    for row in range(rows):
        base = top + 12 + tall * (row + 1) - 8
        c.rect(x0 + 9, base - tall + 8, x1 - 9, base, mix(p.BARK, p.INK, 0.35))
        x = x0 + 12
        while x < x1 - 20:
            wide, high = c.rng.uniform(6, 14), tall * c.rng.uniform(0.6, 0.84)
            if c.rng.random() < 0.05:
                x += 20
                continue
            shade = mix(c.rng.choice(shades), p.STONE, 0.12)
            c.panel(
                x,
                base - high,
                x + wide - 1,
                base,
                mix(shade, p.PAPER, 0.15),
                mix(shade, p.INK, 0.12),
            )
            c.rect(
                x + 1.5,
                base - high * 0.8,
                x + wide - 2.5,
                base - high * 0.72,
                mix(shade, p.PAPER, 0.55),
            )
            x += wide
        c.rect(x0, base, x1, base + 8, mix(p.WOOD, p.OCHRE, 0.3))


def _face(c: Canvas, x: float, y: float, size: float) -> None:
    """Paint a head bowed over a book, without features."""
    long_hair = c.rng.random() < 0.5
    if long_hair:
        c.ellipse(x, y + size * 0.1, size * 1.02, size * 1.15, p.HAIR)
        c.rect(x - size * 1.02, y, x + size * 1.02, y + size * 1.05, p.HAIR)
    for side in (-1, 1):
        c.ellipse(
            x + side * size * 0.86,
            y + size * 0.1,
            size * 0.16,
            size * 0.24,
            mix(p.SKIN, p.BARK, 0.12),
        )
    c.ellipse(x, y + size * 0.1, size * 0.84, size * 0.98, p.SKIN)
    fringe = [
        (
            x + size * 0.93 * math.cos(math.pi + k * math.pi / 12),
            y + size * 1.02 * math.sin(math.pi + k * math.pi / 12),
        )
        for k in range(13)
    ]
    part = size * (0.35 if c.rng.random() < 0.5 else -0.35)
    c.poly(
        [
            (x - size * 0.93, y + size * 0.3),
            *fringe,
            (x + size * 0.93, y + size * 0.3),
            (x + size * 0.74, y + size * 0.1),
            (x + part, y - size * 0.14),
            (x - size * 0.74, y + size * 0.1),
        ],
        p.HAIR,
    )


def _reader(c: Canvas, x: float, table: float, size: float, coat: Colour) -> None:
    """Paint someone reading at a table, from the waist up."""
    shape = curve(
        [
            (x - size * 0.5, table + 2),
            (x - size * 0.46, table - size * 0.5),
            (x - size * 0.2, table - size * 0.8),
            (x + size * 0.2, table - size * 0.8),
            (x + size * 0.46, table - size * 0.5),
            (x + size * 0.5, table + 2),
        ],
        6,
    )
    c.poly(shape, coat)
    c.poly([(px, py) for px, py in shape if px > x + size * 0.16], p.INK, 36)
    c.rect(
        x - size * 0.1,
        table - size * 0.95,
        x + size * 0.1,
        table - size * 0.75,
        mix(p.SKIN, p.BARK, 0.2),
    )
    _face(c, x, table - size * 1.04, size * 0.28)


def thu_vien_huyen(c: Canvas) -> None:
    """The district library: shelves, a sunny window and readers."""
    room(c, p.CREAM, mix(p.CLAY, p.WOOD, 0.35), 470)
    for k in range(3):
        x = 440 + k * 112
        c.panel(x, 70, x + 98, 360, mix(p.SKY, p.PAPER, 0.4), mix(p.LIME, p.PAPER, 0.45))
        foliage(
            c,
            x + 60,
            330 - k * 20,
            46,
            60,
            (p.SAGE, mix(p.LEAF, p.PAPER, 0.25), mix(p.LIME, p.PAPER, 0.3)),
        )
        c.rect(x - 12, 60, x, 372, p.WOOD)
        c.line([(x + 49, 70), (x + 49, 360)], 4, p.WOOD)
        c.line([(x, 170), (x + 98, 170)], 4, p.WOOD)
    c.panel(424, 340, 776, 480, p.CREAM, mix(p.CREAM, p.STONE, 0.3))
    c.rect(764, 60, 776, 372, p.WOOD)
    c.rect(420, 360, 780, 376, mix(p.WOOD, p.SAND, 0.3))
    _shelf(c, -20, 200, 40, 520, 6)
    _shelf(c, 208, 410, 90, 486, 5)
    _shelf(c, 790, 992, 90, 486, 5)
    _shelf(c, 1000, 1220, 40, 520, 6)
    _shelf(c, 436, 764, 414, 490, 1)
    potted_plant(c, 478, 416, 84)
    c.soft([(450, 470), (760, 470), (1010, 800), (560, 800)], p.STRAW, 100, 40)
    person(c, 338, 560, 205, coat=p.PLUM, back=True, pose="reach")
    person(c, 880, 552, 190, coat=p.PAPER, trousers=p.INDIGO, facing=1, pose="reach")
    c.stroke([(600, 0), (600, 34)], 3, 3, p.INK)
    c.wash([(600 - 46, 60), (600 - 18, 30), (600 + 18, 30), (600 + 46, 60)], p.MOSS, p.PINE)
    c.glow(600, 66, 130, p.STRAW, 120)
    _reading_table(c, 150, 1050, 590, 88, (240, 420, 760, 950))
    _reading_table(c, 40, 1160, 742, 126, (200, 620, 1010))


def _reading_table(
    c: Canvas, x0: float, x1: float, y: float, size: float, seats: tuple[float, ...]
) -> None:
    """Paint a long table with readers, books and a lamp."""
    for k, x in enumerate(seats):
        _reader(
            c, x, y - size * 0.08, size, (p.WHITE, p.INDIGO, p.BRICK, p.SAGE)[(k + int(size)) % 4]
        )
    c.wash(
        [
            (x0 + 24, y - size * 0.12),
            (x1 - 24, y - size * 0.12),
            (x1, y + size * 0.24),
            (x0, y + size * 0.24),
        ],
        mix(p.OCHRE, p.SAND, 0.45),
        mix(p.OCHRE, p.WOOD, 0.3),
    )
    c.rect(x0, y + size * 0.24, x1, y + size * 0.34, p.WOOD)
    for x in (x0 + 26, x1 - 26):
        c.rect(x - 9, y + size * 0.34, x + 9, y + size * 1.2, p.BARK)
    for k, x in enumerate(seats):
        for side in (-1, 1):
            c.poly(
                [
                    (x, y - size * 0.02),
                    (x + side * size * 0.34, y - size * 0.07),
                    (x + side * size * 0.38, y + size * 0.13),
                    (x, y + size * 0.17),
                ],
                p.PAPER if side < 0 else mix(p.PAPER, p.SAND, 0.35),
            )
            c.dab(
                x + side * size * 0.4, y + size * 0.03, size * 0.09, size * 0.06, side * 0.5, p.SKIN
            )
        stack = x + size * 1.02
        for j in range(2 + k % 3):
            c.rect(
                stack - size * 0.26 + j * 2,
                y + size * 0.1 - j * size * 0.09,
                stack + size * 0.26 - j * 3,
                y + size * 0.18 - j * size * 0.09,
                (p.TILE, p.RIVER, p.GOLD, p.MOSS)[(j + k) % 4],
            )
