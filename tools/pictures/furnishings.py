# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""What halls and offices hold."""

from __future__ import annotations

import math

from . import palette as p
from .canvas import Canvas
from .palette import Colour, mix
from .plants import GREEN, foliage
from .seated import seated_back


def room(c: Canvas, wall: Colour, floor: Colour, edge: float) -> None:
    """Paint a plain room: wall, skirting, floor and ceiling light."""
    c.panel(0, 0, 1200, edge, mix(wall, p.STONE, 0.22), wall)
    c.panel(0, edge, 1200, 800, mix(floor, p.PAPER, 0.2), mix(floor, p.BARK, 0.2))
    c.rect(0, edge - 12, 1200, edge, mix(wall, p.WOOD, 0.4))
    for k in range(-12, 13):
        c.line([(600 + k * 62, edge), (600 + k * 190, 800)], 1.4, p.BARK, 50)


def curtain(c: Canvas, x0: float, x1: float, y0: float, y1: float, fill: Colour) -> None:
    """Paint a hanging curtain in soft folds."""
    count = max(4, int((x1 - x0) / 17))
    for k in range(count):
        a, b = x0 + (x1 - x0) * k / count, x0 + (x1 - x0) * (k + 1) / count
        tone = 0.5 + 0.5 * math.sin(k * 1.9)
        c.wash(
            [(a, y0), (b + 1, y0), (b + 1, y1), ((a + b) / 2, y1 + 5), (a, y1)],
            mix(fill, p.PAPER, 0.16 * tone),
            mix(fill, p.INK, 0.3 - 0.22 * tone),
        )


def flowers(c: Canvas, x: float, y: float, size: float) -> None:
    """Paint a low arrangement of flowers."""
    foliage(c, x, y, size, size * 0.5, GREEN)
    for k in range(26):
        angle, reach = k * 2.4, math.sqrt(k / 26)
        px, py = (
            x + math.cos(angle) * reach * size * 0.9,
            y - size * 0.12 + math.sin(angle) * reach * size * 0.42,
        )
        shade = (p.LOTUS, p.STRAW, p.PAPER, p.APRICOT)[k % 4]
        c.ellipse(px, py, size * 0.13, size * 0.11, c.vary(shade))
        c.ellipse(
            px - size * 0.02, py - size * 0.02, size * 0.05, size * 0.04, mix(shade, p.OCHRE, 0.5)
        )


def lectern(c: Canvas, x: float, foot: float, size: float) -> None:
    """Paint a wooden lectern with a microphone."""
    c.shadow(x + size * 0.1, foot, size * 0.5, size * 0.06)
    c.wash(
        [
            (x - size * 0.34, foot - size),
            (x + size * 0.34, foot - size),
            (x + size * 0.27, foot),
            (x - size * 0.27, foot),
        ],
        mix(p.WOOD, p.CLAY, 0.3),
        p.BARK,
    )
    c.wash(
        [
            (x - size * 0.18, foot - size * 0.8),
            (x + size * 0.18, foot - size * 0.8),
            (x + size * 0.15, foot - size * 0.2),
            (x - size * 0.15, foot - size * 0.2),
        ],
        p.OCHRE,
        p.WOOD,
    )
    c.poly(
        [
            (x - size * 0.4, foot - size * 0.98),
            (x - size * 0.36, foot - size * 1.06),
            (x + size * 0.36, foot - size * 1.06),
            (x + size * 0.4, foot - size * 0.98),
        ],
        mix(p.WOOD, p.SAND, 0.35),
    )
    c.stroke(
        [
            (x + size * 0.15, foot - size),
            (x + size * 0.1, foot - size * 1.2),
            (x + size * 0.02, foot - size * 1.26),
        ],
        2.5,
        2,
        p.INK,
    )
    c.dab(x, foot - size * 1.27, size * 0.05, size * 0.03, 0.3, p.INK)


def potted_plant(c: Canvas, x: float, foot: float, size: float) -> None:
    """Paint a broad-leaved plant in a pot."""
    for angle in (-2.6, -0.55, -2.2, -0.95, -1.85, -1.3, -1.57):
        tip = (x + math.cos(angle) * size * 0.6, foot - size * 0.3 + math.sin(angle) * size * 0.7)
        c.stroke([(x, foot - size * 0.2), tip], size * 0.02, size * 0.02, p.PINE)
        c.dab(*tip, size * 0.19, size * 0.075, angle, c.vary(p.MOSS, 12))
        c.dab(
            tip[0] - size * 0.01,
            tip[1] - size * 0.012,
            size * 0.15,
            size * 0.03,
            angle,
            p.LEAF,
            150,
        )
    c.wash(
        [
            (x - size * 0.16, foot - size * 0.3),
            (x + size * 0.16, foot - size * 0.3),
            (x + size * 0.11, foot),
            (x - size * 0.11, foot),
        ],
        p.CLAY,
        p.BRICK,
    )


def audience(c: Canvas, rows: tuple[tuple[float, float], ...], aisle: float, chair: Colour) -> None:
    """Paint seated rows from behind, each given as shoulder height and size."""
    for y, size in rows:
        gap = size * 1.36
        for k in range(-int(660 / gap) - 1, int(660 / gap) + 1):
            x = 600 + (k + 0.5) * gap
            if abs(x - 600) < aisle * size:
                continue
            if c.rng.random() < 0.04:
                c.wash(
                    [
                        (x - size * 0.55, y + size * 0.5),
                        (x + size * 0.55, y + size * 0.5),
                        (x + size * 0.5, y + size * 1.7),
                        (x - size * 0.5, y + size * 1.7),
                    ],
                    chair,
                    mix(chair, p.INK, 0.3),
                )
                continue
            coat = mix(c.rng.choice(p.CLOTHES), p.PAPER, c.rng.choice((0.0, 0.12, 0.5)))
            seated_back(
                c,
                x + c.jitter(size * 0.07),
                y + c.jitter(size * 0.07),
                size * c.rng.uniform(0.94, 1.05),
                coat,
                chair,
            )


def stage(c: Canvas, top: float, x0: float, x1: float, foot: float, wood: Colour) -> None:
    """Paint a raised stage with its front boards and steps."""
    c.panel(x0, top, x1, top + 36, mix(wood, p.SAND, 0.35), mix(wood, p.SAND, 0.1))
    c.panel(x0 - 16, top + 34, x1 + 16, foot, wood, mix(wood, p.INK, 0.4))
    x = x0 + 20
    while x < x1:
        c.line([(x, top + 36), (x, foot)], 1.4, p.INK, 70)
        x += 34
