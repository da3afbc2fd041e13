"""The health station."""

from __future__ import annotations

from . import palette as p
from .buildings import tiled_roof
from .canvas import Canvas
from .figures import person
from .nature import day_sky, far_hills, tree_line
from .palette import Colour, mix
from .plants import BRIGHT, areca, foliage, tree
from .riders import bicycle
from .school import child


def _cross(c: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    """Paint an even-armed cross."""
    c.rect(x - size * 0.17, y - size / 2, x + size * 0.17, y + size / 2, fill)
    c.rect(x - size / 2, y - size * 0.17, x + size / 2, y + size * 0.17, fill)


def _station(c: Canvas) -> None:
    """Paint the health station: two wings and a tall entrance bay."""
    for x0, x1 in ((190, 520), (680, 1010)):
        c.panel(x0, 300, x1, 520, p.WHITE, mix(p.CREAM, p.STONE, 0.15))
        c.rect(x0, 470, x1, 520, mix(p.SAGE, p.PAPER, 0.3))
        for k in range(3):
            left = x0 + 48 + k * 104
            c.rect(left - 4, 356, left + 62, 440, mix(p.HEALTH, p.PAPER, 0.2))
            c.panel(left, 360, left + 58, 436, p.LAKE, mix(p.WATER, p.PAPER, 0.3))
            c.line([(left + 29, 360), (left + 29, 436)], 3, p.PAPER)
            c.poly(
                [(left + 6, 430), (left + 22, 362), (left + 30, 362), (left + 14, 430)], p.PAPER, 70
            )
            c.rect(left - 8, 438, left + 66, 444, p.STONE)
        tiled_roof(c, x0 - 18, x1 + 18, 306, 232, 40, mix(p.TILE, p.CLAY, 0.3))
    c.panel(500, 210, 700, 520, p.PAPER, mix(p.CREAM, p.STONE, 0.12))
    c.rect(490, 200, 710, 216, mix(p.HEALTH, p.PAPER, 0.1))
    c.ellipse(600, 270, 42, 42, mix(p.SAGE, p.PAPER, 0.7))
    _cross(c, 600, 270, 56, p.HEALTH)
    c.panel(540, 380, 660, 520, mix(p.LAKE, p.INK, 0.2), mix(p.WATER, p.PAPER, 0.2))
    for x in (540, 600, 660):
        c.rect(x - 3, 380, x + 3, 520, p.PAPER)
    c.rect(470, 352, 730, 368, mix(p.HEALTH, p.PAPER, 0.15))
    c.rect(470, 368, 730, 374, p.INK, 60)
    for x in (482, 718):
        c.panel(x - 7, 368, x + 7, 524, p.PAPER, p.SAND)
    for step in range(3):
        c.rect(
            490 - step * 12,
            518 + step * 8,
            710 + step * 12,
            527 + step * 8,
            mix(p.STONE, p.PAPER, 0.5 - step * 0.15),
        )
    c.wash([(722, 544), (722, 516), (760, 516), (960, 544)], mix(p.STONE, p.PAPER, 0.35), p.STONE)
    for k in range(6):
        c.line([(740 + k * 40, 486 + k * 5), (740 + k * 40, 518 + k * 5)], 3, p.SLATE)
    c.line([(728, 485), (945, 512)], 4, p.SLATE)


def tram_y_te(c: Canvas) -> None:
    """The commune health station with its green cross."""
    day_sky(c, 380)
    far_hills(c, 430, 190)
    tree_line(c, 470, 120, mix(p.PINE, p.MIST, 0.12), p.MIST)
    c.panel(0, 466, 1200, 800, mix(p.LIME, p.CREAM, 0.35), p.LEAF)
    areca(c, 140, 520, 420)
    areca(c, 1080, 520, 380)
    _station(c)
    c.wash(
        [(480, 542), (730, 542), (900, 810), (300, 810)],
        mix(p.SAND, p.PAPER, 0.5),
        mix(p.SAND, p.STONE, 0.4),
    )
    c.wash(
        [(-10, 690), (1210, 690), (1210, 770), (-10, 770)],
        mix(p.SAND, p.PAPER, 0.35),
        mix(p.SAND, p.STONE, 0.4),
    )
    for bush in (*range(205, 470, 44), 1000):
        foliage(c, bush, 526, 28, 18, BRIGHT)
    for _ in range(50):
        x = c.rng.choice((c.rng.uniform(180, 450), c.rng.uniform(770, 1030)))
        c.ellipse(x, 560 + c.jitter(10), 5, 4.5, c.rng.choice((p.LOTUS, p.STRAW, p.PAPER, p.ROSE)))
    tree(c, 90, 660, 330)
    c.stroke([(150, 640), (330, 640)], 9, 9, p.WOOD)
    for x in (170, 310):
        c.stroke([(x, 640), (x, 672)], 8, 8, p.SLATE)
    person(c, 640, 610, 150, coat=p.WHITE, trousers=p.WHITE, facing=-1, pose="reach")
    person(c, 580, 616, 138, coat=p.PLUM, facing=1)
    person(c, 480, 700, 172, coat=p.INDIGO, pose="walk", hat=True)
    child(c, 538, 706, 110)
    person(c, 800, 640, 150, coat=p.WHITE, trousers=mix(p.HEALTH, p.PAPER, 0.5), pose="walk")
    bicycle(c, 990, 730, 150, p.INK)
