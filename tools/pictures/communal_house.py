# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The old communal house."""

from __future__ import annotations

import math

from . import palette as p
from .buildings import curved_roof
from .canvas import Canvas
from .figures import person
from .nature import day_sky, far_hills, ripples, tree_line
from .palette import mix
from .plants import BRIGHT, DARK, GREEN, areca, foliage, grass
from .wares import pot


def _doors(c: Canvas, x: float, foot: float) -> None:
    """Paint the latticed doors; the middle one stands open to lamplight."""
    for k in range(-5, 6):
        left = x + k * 56 - 20
        if k == 0:
            c.panel(
                left - 2,
                foot - 140,
                left + 42,
                foot - 36,
                mix(p.GOLD, p.WOOD, 0.35),
                mix(p.OCHRE, p.BARK, 0.3),
            )
            continue
        c.panel(
            left,
            foot - 140,
            left + 40,
            foot - 36,
            mix(p.WOOD, p.BRICK, 0.35),
            mix(p.BARK, p.BRICK, 0.3),
        )
        for line in range(5):
            c.line(
                [(left + 5 + line * 7.5, foot - 136), (left + 5 + line * 7.5, foot - 90)],
                1.6,
                p.OCHRE,
                130,
            )
        c.rect(left + 5, foot - 84, left + 35, foot - 42, p.BARK, 120)


def _communal_hall(c: Canvas, x: float, foot: float) -> None:
    """Paint the hall: stone terrace, columns, latticed doors and great roof."""
    c.panel(x - 370, foot - 22, x + 370, foot, p.STONE, mix(p.STONE, p.SLATE, 0.4))
    c.panel(x - 344, foot - 36, x + 344, foot - 22, mix(p.STONE, p.PAPER, 0.3), p.STONE)
    c.panel(
        x - 310, foot - 170, x + 310, foot - 36, mix(p.BARK, p.INK, 0.3), mix(p.BARK, p.WOOD, 0.4)
    )
    _doors(c, x, foot)
    for k in range(-5, 7):
        post = x + k * 56 - 28
        c.panel(post - 6, foot - 172, post + 6, foot - 36, p.WOOD, p.BARK)
        c.ellipse(post, foot - 36, 10, 4, p.STONE)
    c.rect(x - 312, foot - 176, x + 312, foot - 160, mix(p.WOOD, p.OCHRE, 0.25))
    curved_roof(c, x, foot - 150, foot - 310, 410, 250)
    for step in range(4):
        c.rect(
            x - 56 - step * 8,
            foot - 34 + step * 11,
            x + 56 + step * 8,
            foot - 23 + step * 11,
            mix(p.STONE, p.PAPER, 0.35 - step * 0.12),
        )


def dinh_van_tri(c: Canvas) -> None:
    """The old communal house reflected in its pond."""
    day_sky(c, 380)
    far_hills(c, 400, 150)
    tree_line(c, 430, 120, mix(p.PINE, p.MIST, 0.15), p.MIST)
    c.panel(0, 426, 1200, 560, mix(p.LIME, p.SAND, 0.45), mix(p.LEAF, p.SAND, 0.3))
    c.wash([(560, 470), (680, 470), (760, 552), (480, 552)], p.SAND, mix(p.STONE, p.SAND, 0.4))
    for x, tall in ((1010, 330), (1080, 290), (180, 300)):
        areca(c, x, 470, tall)
    _communal_hall(c, 620, 476)
    _banyan(c, 110, 520)
    person(c, 640, 520, 78, coat=p.PAPER, trousers=p.PAPER, hat=False, pose="walk")
    person(c, 672, 522, 74, coat=p.PLUM, hat=False, facing=-1)
    person(c, 960, 534, 84, coat=p.INDIGO, hat=True, pose="walk", facing=-1)
    for x in (380, 860):
        pot(c, x, 540, 40, p.SLATE)
        foliage(c, x, 484, 24, 22, BRIGHT)
    c.panel(0, 546, 1200, 566, mix(p.STONE, p.PAPER, 0.2), p.SLATE)
    c.mirror(566, 236, p.LAKE, 0.36, 0.62)
    ripples(c, 570, 800, 120, p.PAPER, 80)
    for _ in range(60):
        y = c.rng.uniform(600, 810)
        leaf = c.rng.choice((c.rng.uniform(-20, 360), c.rng.uniform(860, 1220)))
        size = 8 + 26 * (y - 590) / 200
        c.ellipse(leaf, y, size, size * 0.36, c.vary(mix(p.MOSS, p.LIME, c.rng.random() * 0.6), 8))
    for x, y in ((150, 690), (270, 740), (990, 700), (1090, 760)):
        for angle in (-2.4, -0.7, -1.9, -1.2, -1.57):
            c.dab(
                x + math.cos(angle) * 9,
                y + math.sin(angle) * 9,
                11,
                4.4,
                angle,
                mix(p.PINK, p.PAPER, 0.3),
            )
    grass(c, -10, 240, 560, 592, 60, (p.MOSS, p.LEAF), 26)


def _banyan(c: Canvas, x: float, foot: float) -> None:
    """Paint a broad old banyan with hanging roots."""
    c.shadow(x + 60, foot, 240, 18, 60)
    for dx, lean in ((-34, -60), (-10, -14), (12, 26), (36, 80)):
        c.stroke(
            [(x + dx * 1.5, foot), (x + dx * 0.6, foot - 110), (x + lean * 1.6, foot - 270)],
            40,
            18,
            c.vary(mix(p.BARK, p.STONE, 0.2), 6),
        )
    for k in range(16):
        root = x - 120 + k * 17
        c.line(
            [(root, foot - 240), (root + c.jitter(6), foot - 90 - c.rng.random() * 80)],
            1.8,
            mix(p.BARK, p.STONE, 0.3),
        )
    for dx, dy, reach in (
        (-120, -290, 120),
        (130, -290, 130),
        (0, -370, 150),
        (-40, -270, 110),
        (80, -360, 110),
        (210, -250, 76),
    ):
        foliage(c, x + dx, foot + dy, reach, reach * 0.66, DARK if dy > -300 else GREEN)
