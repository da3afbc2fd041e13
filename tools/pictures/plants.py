# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""Trees, palms and grass."""

from __future__ import annotations

import math

from . import palette as p
from .canvas import Canvas, Point
from .palette import Colour, mix


def foliage(
    c: Canvas, x: float, y: float, rx: float, ry: float, shades: tuple[Colour, Colour, Colour]
) -> None:
    """Paint a mass of leaves, dark below and lit from the upper left."""
    leaf = max(2.5, min(rx, ry) * 0.13)
    for shade, shift, spread, size, count in (
        (shades[0], 0.06, 0.82, 2.4, 46),
        (shades[1], -0.08, 0.78, 1.5, 60),
        (shades[2], -0.26, 0.62, 0.85, 46),
    ):
        for _ in range(count):
            angle, reach = c.rng.uniform(0, math.tau), math.sqrt(c.rng.random()) * spread
            px, py = (
                x + (math.cos(angle) * reach + shift) * rx,
                y + (math.sin(angle) * reach + shift) * ry,
            )
            c.dab(px, py, leaf * size, leaf * size * 0.62, c.jitter(0.7), c.vary(shade, 8))


GREEN = (p.PINE, p.MOSS, p.LEAF)

BRIGHT = (p.MOSS, p.LEAF, p.LIME)

DARK = (p.DEEP, p.PINE, p.MOSS)

FLAME = (p.MOSS, p.BRICK, p.CLAY)


def tree(
    c: Canvas,
    x: float,
    foot: float,
    height: float,
    shades: tuple[Colour, Colour, Colour] = GREEN,
    spread: float = 0.36,
) -> None:
    """Paint a broad-leaved tree."""
    c.shadow(x + height * 0.1, foot, height * spread * 0.9, height * 0.035)
    crown = foot - height * 0.64
    lean = c.jitter(height * 0.03)
    c.stroke(
        [(x, foot), (x + lean, foot - height * 0.3), (x, crown)],
        height * 0.07,
        height * 0.035,
        p.BARK,
    )
    for side in (-1, 1):
        c.stroke(
            [(x, foot - height * 0.34), (x + side * height * 0.14, crown)],
            height * 0.035,
            height * 0.015,
            p.BARK,
        )
    for dx, dy, size in ((-0.5, 0.2, 0.62), (0.5, 0.18, 0.62), (0, -0.25, 0.85), (0.05, 0.2, 0.7)):
        reach = height * spread
        foliage(c, x + dx * reach, crown + dy * reach, reach * size, reach * size * 0.8, shades)


def frond(
    c: Canvas, x: float, y: float, length: float, angle: float, droop: float, fill: Colour
) -> None:
    """Paint one feathered palm leaf."""
    spine: list[Point] = []
    for k in range(9):
        t = k / 8
        spine.append(
            (
                x + math.cos(angle) * length * t,
                y + math.sin(angle) * length * t + droop * length * t * t,
            )
        )
    for k in range(1, 9):
        px, py = spine[k]
        size = length * 0.34 * math.sin(math.pi * (0.2 + 0.66 * k / 8))
        heading = math.atan2(py - spine[k - 1][1], px - spine[k - 1][0])
        for side in (-1, 1):
            bend = heading + side * 0.62
            tip = (px + math.cos(bend) * size, py + math.sin(bend) * size + size * 0.28)
            c.stroke([(px, py), tip], length * 0.055, length * 0.012, c.vary(fill, 6))
    c.stroke(spine, length * 0.04, length * 0.012, mix(fill, p.DEEP, 0.25))


def areca(c: Canvas, x: float, foot: float, height: float) -> None:
    """Paint a slim areca palm."""
    thick = height * 0.02
    c.shadow(x + height * 0.03, foot, height * 0.07, height * 0.009)
    lean = c.jitter(height * 0.05)
    top = (x + lean, foot - height * 0.8)
    mid = (x + lean * 0.3, foot - height * 0.42)
    c.stroke([(x, foot), mid, top], thick * 1.25, thick * 0.8, mix(p.STONE, p.SAGE, 0.35))
    c.stroke(
        [(x + thick * 0.3, foot), (mid[0] + thick * 0.3, mid[1]), top],
        thick * 0.5,
        thick * 0.3,
        p.SLATE,
        90,
    )
    for k in range(1, 12):
        y = foot - height * 0.066 * k
        c.line(
            [
                (x + lean * 0.08 * k / 1.6 - thick * 0.5, y),
                (x + lean * 0.08 * k / 1.6 + thick * 0.5, y),
            ],
            1,
            p.SLATE,
            70,
        )
    c.stroke(
        [top, (top[0], top[1] - height * 0.1)], thick * 1.15, thick * 0.7, mix(p.LEAF, p.LIME, 0.3)
    )
    crown = (top[0], top[1] - height * 0.09)
    for k, angle in enumerate((-2.75, -0.4, -2.35, -0.8, -2.0, -1.15, -1.75, -1.4)):
        shade = mix(p.PINE, p.LIME, 0.1 + 0.08 * k)
        frond(c, *crown, height * c.rng.uniform(0.25, 0.31), angle + c.jitter(0.14), 0.62, shade)


def banana(c: Canvas, x: float, foot: float, height: float) -> None:
    """Paint a banana plant with its wide torn leaves."""
    c.stroke(
        [(x, foot), (x, foot - height * 0.5)],
        height * 0.09,
        height * 0.05,
        mix(p.LEAF, p.SAND, 0.35),
    )
    for angle in (-2.7, -0.4, -2.25, -0.9, -1.85, -1.3):
        length = height * c.rng.uniform(0.5, 0.62)
        base = (x, foot - height * 0.46)
        mid = (x + math.cos(angle) * length * 0.6, base[1] + math.sin(angle) * length * 0.7)
        tip = (
            x + math.cos(angle) * length,
            base[1] + math.sin(angle) * length * 0.75 + length * 0.12,
        )
        shade = c.vary(mix(p.LEAF, p.LIME if angle > -1.6 else p.PINE, 0.3), 8)
        c.stroke([base, mid, tip], height * 0.03, height * 0.02, shade)
        c.dab(
            (mid[0] + tip[0]) / 2,
            (mid[1] + tip[1]) / 2,
            length * 0.42,
            height * 0.075,
            math.atan2(tip[1] - mid[1], tip[0] - mid[0]),
            shade,
        )
        c.line([base, mid, tip], height * 0.012, mix(shade, p.CREAM, 0.45))


def grass(
    c: Canvas,
    x0: float,
    x1: float,
    y0: float,
    y1: float,
    count: int,
    shades: tuple[Colour, ...],
    size: float = 12,
) -> None:
    """Scatter tufts of grass over a strip of ground, larger towards the viewer."""
    rows = sorted(c.rng.uniform(y0, y1) for _ in range(count))
    for y in rows:
        x = c.rng.uniform(x0, x1)
        tall = size * (0.45 + 0.75 * (y - y0) / max(1.0, y1 - y0))
        fill = c.vary(c.rng.choice(shades), 8)
        for _ in range(3):
            c.stroke(
                [(x, y), (x + c.jitter(tall * 0.5), y - tall * c.rng.uniform(0.6, 1))],
                tall * 0.16,
                0.6,
                fill,
            )
