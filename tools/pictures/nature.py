"""Sky, hills and water."""

from __future__ import annotations

import itertools
import math

from . import palette as p
from .canvas import Canvas, Point
from .palette import Colour, mix


def sky(c: Canvas, stops: list[tuple[float, Colour]]) -> None:
    """Paint the sky as bands that melt into one another, from top to bottom."""
    for (y0, first), (y1, second) in itertools.pairwise(stops):
        c.panel(0, y0, c.width, y1 + 1, first, second)


def day_sky(c: Canvas, horizon: float) -> None:
    """Paint a mild, slightly warm sky with a few brushed clouds."""
    sky(c, [(0, mix(p.SKY, p.MIST, 0.35)), (horizon * 0.55, p.SKY), (horizon, p.CREAM)])
    c.glow(c.rng.uniform(250, 950), horizon, 520, p.PAPER, 130)
    for _ in range(4):
        cloud(
            c,
            c.rng.uniform(0, c.width),
            c.rng.uniform(horizon * 0.12, horizon * 0.6),
            c.rng.uniform(90, 200),
        )


def cloud(
    c: Canvas, x: float, y: float, length: float, fill: Colour = p.PAPER, alpha: int = 120
) -> None:
    """Brush one long flat cloud."""
    for _ in range(7):
        dx, dy = c.jitter(length * 0.6), c.jitter(length * 0.06)
        reach = length * c.rng.uniform(0.3, 0.6)
        points = [
            (x + dx - reach, y + dy),
            (x + dx, y + dy - reach * 0.09),
            (x + dx + reach, y + dy),
        ]
        c.soft([*points, (x + dx, y + dy + reach * 0.05)], fill, alpha, 7)


def ridge(c: Canvas, base: float, rise: float, width: float = 260) -> list[Point]:
    """Return the wandering top line of a row of hills."""
    waves = [
        (rise * s, width * w, c.rng.uniform(0, math.tau))
        for s, w in ((0.55, 1.5), (0.3, 0.7), (0.1, 0.27))
    ]
    line: list[Point] = []
    for x in range(-10, c.width + 11, 6):
        height = sum(
            size * (1 + math.sin(x / length * math.tau / 2 + phase))
            for size, length, phase in waves
        )
        line.append((x, base - height / 1.9 - c.rng.random() * rise * 0.02))
    return line


def hills(
    c: Canvas, base: float, rise: float, top: Colour, foot: Colour, width: float = 260
) -> None:
    """Paint one row of hills fading into mist at the foot."""
    line = ridge(c, base, rise, width)
    c.wash([(-10, base + 6), *line, (c.width + 10, base + 6)], top, foot)
    for x, y in line[:: max(1, 14)]:
        reach = rise * c.rng.uniform(0.25, 0.7)
        side = [
            (x, y + 3),
            (x + reach * 0.5, y + reach * 0.6),
            (x + reach * 0.25, y + reach * 0.75),
        ]
        c.soft(side, mix(top, p.DEEP, 0.25), 60, 8)


def far_hills(c: Canvas, base: float, rise: float) -> None:
    """Paint three rows of hills, each nearer one stronger and greener."""
    hills(c, base, rise, mix(p.MIST, p.SKY, 0.45), mix(p.HAZE, p.CREAM, 0.7), 420)
    hills(c, base + 2, rise * 0.66, mix(p.MIST, p.SAGE, 0.35), mix(p.HAZE, p.CREAM, 0.45), 300)
    hills(c, base + 4, rise * 0.36, mix(p.SAGE, p.MIST, 0.25), mix(p.MIST, p.HAZE, 0.6), 220)


def tree_line(
    c: Canvas, base: float, rise: float, near: Colour, haze: Colour, x0: float = 0, x1: float = 1200
) -> None:
    """Paint a distant belt of trees, as seen across fields or water."""
    x = x0
    while x < x1:
        size = rise * c.rng.uniform(0.35, 0.75)
        shade = c.vary(mix(near, haze, c.rng.uniform(0.0, 0.35)), 4)
        c.ellipse(x, base - size * 0.55, size * 0.95, size * 0.72, shade)
        c.ellipse(
            x - size * 0.25, base - size * 0.85, size * 0.45, size * 0.3, mix(shade, p.LIME, 0.16)
        )
        x += size * c.rng.uniform(0.5, 1.0)
    c.rect(x0, base - rise * 0.22, x1, base, near)


def ripples(c: Canvas, y0: float, y1: float, count: int, fill: Colour, alpha: int = 90) -> None:
    """Touch the water with thin level strokes, longer towards the viewer."""
    for _ in range(count):
        share = c.rng.random() ** 0.8
        y, x = y0 + (y1 - y0) * share, c.rng.uniform(-20, c.width)
        reach = 8 + 46 * share * c.rng.uniform(0.4, 1)
        c.dab(
            x,
            y,
            reach,
            0.6 + 1.5 * share,
            c.jitter(0.015),
            fill,
            round(alpha * c.rng.uniform(0.4, 1)),
        )


def bird(c: Canvas, x: float, y: float, size: float, fill: Colour = p.PAPER) -> None:
    """Draw a small bird in flight."""
    for side in (-1, 1):
        wing = [(x, y), (x + side * size * 0.5, y - size * 0.4), (x + side * size, y - size * 0.22)]
        c.stroke(wing, size * 0.2, size * 0.04, fill)
