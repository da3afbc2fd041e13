"""The old village gate."""

from __future__ import annotations

import math

from . import palette as p
from .buildings import curved_roof, house
from .canvas import Canvas, curve
from .figures import person
from .nature import bird, day_sky, far_hills, tree_line
from .palette import Colour, mix
from .plants import BRIGHT, GREEN, areca, banana, foliage
from .riders import bicycle, carrier


def _bricks(
    c: Canvas, x0: float, y0: float, x1: float, y1: float, size: float, fill: Colour, count: int
) -> None:
    """Touch a wall here and there with bricks showing their edges."""
    for _ in range(count):
        row = c.rng.randrange(max(1, int((y1 - y0) / size)))
        x = x0 + c.rng.random() * (x1 - x0 - size * 2)
        x -= (x - x0) % (size * 2.1) - (size if row % 2 else 0)
        c.rect(
            max(x0, x),
            y0 + row * size + 1,
            min(x1, x + size * 1.9),
            y0 + (row + 1) * size - 1,
            c.vary(fill, 14),
            130,
        )


def _lane_wall(c: Canvas, side: int) -> None:
    """Paint one wall of the lane, running back to the gate."""

    def at(depth: float, height: float) -> tuple[float, float]:
        x = 600 + side * (150 + 500 * depth)
        ground = 560 + 260 * depth
        return x, ground - height * (96 + 190 * depth)

    c.wash(
        [at(0, 0), at(0, 1), at(1, 1), at(1, 0)],
        mix(p.BRICK, p.CLAY, 0.45),
        mix(p.BRICK, p.MAROON, 0.25),
    )
    for row in range(1, 14):
        c.line([at(0, row / 14), at(1, row / 14)], 1.5, p.MAROON, 90)
    for _ in range(240):
        depth, row = c.rng.random(), c.rng.randrange(14)
        wide = 0.035 * (0.6 + depth * 0.3)
        corners = [
            at(depth, row / 14 + 0.008),
            at(depth, (row + 1) / 14 - 0.008),
            at(depth + wide, (row + 1) / 14 - 0.008),
            at(depth + wide, row / 14 + 0.008),
        ]
        c.poly(corners, c.vary(mix(p.CLAY, p.BRICK, c.rng.random()), 12), 140)
    c.poly([at(0, 1), at(0, 1.07), at(1.05, 1.07), at(1.05, 1)], mix(p.STONE, p.MAROON, 0.25))
    for _ in range(24):
        px, py = at(c.rng.random(), c.rng.uniform(0, 0.25))
        c.dab(px, py, 30, 9, 0.2 * side, mix(p.MOSS, p.BRICK, 0.4), 70)


def _gate(c: Canvas) -> None:
    """Paint the brick gate with its arch and small tiled tower."""
    c.panel(430, 330, 770, 572, mix(p.BRICK, p.CLAY, 0.5), mix(p.BRICK, p.MAROON, 0.2))
    _bricks(c, 430, 330, 770, 572, 12, mix(p.CLAY, p.BRICK, 0.5), 260)
    for x in (418, 752):
        c.panel(x, 300, x + 30, 572, mix(p.BRICK, p.PEACH, 0.3), p.BRICK)
        c.rect(x - 6, 296, x + 36, 308, p.STONE)
        c.wash(
            curve([(x - 2, 296), (x + 4, 272), (x + 15, 256), (x + 26, 272), (x + 32, 296)], 6),
            p.STONE,
            mix(p.STONE, p.BRICK, 0.4),
        )
    arch = [
        (
            600 + 78 * math.cos(math.pi + k * math.pi / 24),
            440 + 78 * math.sin(math.pi + k * math.pi / 24),
        )
        for k in range(25)
    ]
    outer = [(600 + (x - 600) * 1.16, 440 + (y - 440) * 1.16) for x, y in arch]
    c.poly([(509.5, 572), *outer, (690.5, 572)], mix(p.STONE, p.CREAM, 0.3))
    c.wash([(522, 572), *arch, (678, 572)], mix(p.HAZE, p.PAPER, 0.5), mix(p.LIME, p.SAND, 0.5))
    c.panel(470, 250, 730, 330, mix(p.BRICK, p.PEACH, 0.35), p.BRICK)
    _bricks(c, 470, 250, 730, 330, 11, p.CLAY, 70)
    c.panel(540, 268, 660, 312, p.CREAM, p.SAND)
    for x in (510, 690):
        c.ellipse(x, 290, 17, 17, mix(p.STONE, p.CREAM, 0.3))
        c.ellipse(x, 290, 11, 11, p.MAROON)
    c.rect(424, 324, 776, 336, p.STONE)
    curved_roof(c, 600, 262, 190, 176, 96)


def lang_co_ngoc_duong(c: Canvas) -> None:
    """The old brick village gate at the end of its lane."""
    day_sky(c, 420)
    far_hills(c, 450, 160)
    tree_line(c, 540, 200, mix(p.PINE, p.MIST, 0.2), p.MIST)
    for x, tall in ((330, 400), (880, 430), (960, 350)):
        areca(c, x, 560, tall)
    house(c, 850, 560, 240, 190, mix(p.STRAW, p.CREAM, 0.4))
    house(c, 110, 560, 220, 180, p.CREAM, mix(p.TILE, p.SLATE, 0.3))
    _gate(c)
    tree_line(c, 530, 60, mix(p.MOSS, p.HAZE, 0.35), p.MIST, 534, 672)
    house(c, 566, 540, 70, 54, p.CREAM)
    c.poly([(506, 480), (522, 480), (522, 572), (506, 572)], mix(p.STONE, p.CREAM, 0.3))
    c.poly([(678, 480), (694, 480), (694, 572), (678, 572)], mix(p.STONE, p.CREAM, 0.3))
    c.wash([(526, 548), (674, 548), (676, 574), (524, 574)], p.SAND, mix(p.SAND, p.CLAY, 0.3))
    c.panel(0, 566, 1200, 800, p.BRICK, mix(p.CLAY, p.STONE, 0.4))
    c.wash(
        [(425, 560), (775, 560), (1240, 830), (-40, 830)],
        mix(p.SAND, p.CLAY, 0.3),
        mix(p.CLAY, p.STONE, 0.4),
    )
    for k in range(17):
        z = (k / 17) ** 1.5
        y = 570 + 235 * z
        c.line([(430 - 380 * z, y), (770 + 380 * z, y)], 1 + 1.8 * z, p.BRICK, 120)
        for j in range(-5, 6):
            x = 600 + (j + (k % 2) * 0.5) * (30 + 72 * z)
            c.line([(x, y), (600 + (x - 600) * 1.05, y + 15 * (0.5 + z))], 1 + z, p.BRICK, 100)
    _lane_wall(c, -1)
    _lane_wall(c, 1)
    for x, y, reach in ((60, 470, 130), (1140, 460, 140), (240, 500, 70), (960, 500, 80)):
        foliage(c, x, y, reach, reach * 0.6, GREEN if x % 200 else BRIGHT)
    banana(c, 1010, 530, 200)
    c.soft([(445, 572), (520, 572), (330, 800), (-20, 800), (60, 770)], p.DUSK, 75, 14)
    carrier(c, 620, 700, 190)
    bicycle(c, 250, 760, 150, mix(p.INK, p.SLATE, 0.3))
    person(c, 720, 600, 104, coat=p.INDIGO, trousers=p.BARK, facing=-1, pose="walk")
    for x, y in ((470, 120), (505, 100), (545, 128)):
        bird(c, x, y, 11)
