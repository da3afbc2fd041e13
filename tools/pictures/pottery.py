# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The potters."""

from __future__ import annotations

import math

from . import palette as p
from .buildings import tiled_roof
from .canvas import Canvas, curve
from .figures import person
from .nature import day_sky, far_hills, tree_line
from .palette import mix
from .plants import GREEN, foliage, grass, tree
from .seated import squatting
from .wares import pot


def _smoke(c: Canvas, x: float, y: float) -> None:
    """Paint smoke rising and drifting to the right."""
    for k in range(46):
        t = k / 46
        px, py = x + 200 * t**1.7 + c.jitter(10 + 34 * t), y - 250 * t + c.jitter(8)
        reach = 12 + 58 * t
        ring = [
            (px + math.cos(a * 0.7) * reach, py + math.sin(a * 0.7) * reach * 0.7) for a in range(9)
        ]
        if k % 2 == 0:
            c.soft(ring, mix(p.PAPER, p.SLATE, 0.45 * (1 - t)), round(150 * (1 - t) + 34), 12)


def _kiln_mouth(c: Canvas, x: float, foot: float) -> None:
    """Paint the arched mouth of the kiln and the fire inside."""
    arch = [
        (
            x + 58 * math.cos(math.pi + k * math.pi / 16),
            foot - 66 + 58 * math.sin(math.pi + k * math.pi / 16),
        )
        for k in range(17)
    ]
    c.poly(
        [
            (x - 72, foot),
            *[(x + (px - x) * 1.24, foot - 66 + (py - foot + 66) * 1.24) for px, py in arch],
            (x + 72, foot),
        ],
        mix(p.STONE, p.CLAY, 0.3),
    )
    c.wash([(x - 58, foot), *arch, (x + 58, foot)], p.INK, p.TILE)
    c.glow(x, foot - 24, 110, p.STRAW, 190)
    for k in range(-3, 4):
        c.dab(
            x + k * 14,
            foot - 14 - 10 * (3 - abs(k)),
            9,
            20,
            0,
            mix(p.APRICOT, p.STRAW, c.rng.random()),
            210,
        )


def _kiln(c: Canvas, x: float, foot: float) -> None:
    """Paint the domed brick kiln with its glowing mouth and chimney."""
    c.panel(x + 90, foot - 330, x + 148, foot - 120, mix(p.BRICK, p.CLAY, 0.4), p.BRICK)
    c.rect(x + 84, foot - 338, x + 154, foot - 324, p.MAROON)
    dome = curve(
        [
            (x - 220, foot),
            (x - 212, foot - 110),
            (x - 130, foot - 206),
            (x, foot - 240),
            (x + 130, foot - 206),
            (x + 212, foot - 110),
            (x + 220, foot),
        ],
        10,
    )
    c.wash(dome, mix(p.CLAY, p.PEACH, 0.2), mix(p.BRICK, p.MAROON, 0.35))
    for row in range(1, 17):
        y = foot - row * 14
        half = 220 * math.sqrt(max(0.0, 1 - (row * 14 / 244) ** 2.4))
        c.line([(x - half + 4, y), (x + half - 4, y)], 1.3, p.MAROON, 100)
        for k in range(-8, 9):
            bx = x + (k + (row % 2) * 0.5) * 27
            if abs(bx - x) < half - 18:
                c.rect(
                    bx - 12,
                    y + 1.5,
                    bx + 12,
                    y + 12.5,
                    c.vary(mix(p.CLAY, p.BRICK, c.rng.random()), 10),
                    120,
                )
    c.soft([(px, py) for px, py in dome if px > x + 90] + [(x + 60, foot)], p.MAROON, 120, 26)
    _kiln_mouth(c, x, foot)


def gom_thach_binh(c: Canvas) -> None:
    """A pottery yard with its kiln and rows of jars."""
    day_sky(c, 360)
    far_hills(c, 380, 190)
    tree_line(c, 400, 80, mix(p.PINE, p.MIST, 0.15), p.MIST)
    c.panel(0, 396, 1200, 800, mix(p.SAND, p.CREAM, 0.35), mix(p.CLAY, p.SAND, 0.5))
    grass(c, 0, 1200, 404, 436, 90, (p.MOSS, p.LEAF), 12)
    tree(c, 1120, 440, 300)
    tree(c, 90, 430, 240)
    _smoke(c, 879, 180)
    _kiln(c, 760, 520)
    _shed(c)
    person(c, 900, 552, 168, coat=p.INDIGO, pose="reach", facing=-1)
    glaze = (
        p.CLAY,
        p.TILE,
        mix(p.CLAY, p.SAND, 0.4),
        mix(p.BRICK, p.BARK, 0.3),
        mix(p.SAGE, p.STONE, 0.5),
    )
    for row, (foot, size, gap) in enumerate(
        ((556, 62, 74), (618, 82, 96), (700, 112, 130), (796, 146, 170))
    ):
        x = 470 + row * 8
        while x < 1260:
            if not (row == 0 and 640 < x < 920):
                pot(
                    c,
                    x + c.jitter(4),
                    foot + c.jitter(3),
                    size * c.rng.uniform(0.9, 1.06),
                    c.vary(glaze[c.rng.randrange(5)], 8),
                )
            x += gap


def _shed(c: Canvas) -> None:
    """Paint the open shed with drying racks and a potter at the wheel."""
    c.panel(40, 330, 400, 600, mix(p.BARK, p.SLATE, 0.2), mix(p.WOOD, p.SAND, 0.25))
    for y in (410, 470):
        c.rect(50, y, 390, y + 8, p.SAND)
        for k in range(9):
            pot(c, 76 + k * 37, y, 38 + c.jitter(5), c.vary(mix(p.CLAY, p.SAND, 0.25 * (k % 3)), 8))
    for x in (40, 216, 396):
        c.stroke([(x, 610), (x, 320)], 14, 12, p.WOOD)
    tiled_roof(c, -20, 450, 344, 230, 70)
    c.shadow(250, 690, 190, 20)
    c.panel(262, 660, 350, 700, p.STONE, p.SLATE)
    c.ellipse(306, 660, 62, 15, mix(p.STONE, p.PAPER, 0.3))
    pot(c, 306, 658, 76, mix(p.CLAY, p.STONE, 0.25))
    c.panel(130, 690, 220, 712, p.WOOD, p.BARK)
    squatting(c, 190, 708, 230, 1, p.RIVER, hat=False)
    for x in (60, 30):
        pot(c, x, 770 - x, 100, p.TILE)
    foliage(c, 20, 640, 60, 40, GREEN)
