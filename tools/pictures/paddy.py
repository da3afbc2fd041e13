# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The rice harvest."""

from __future__ import annotations

import itertools

from . import palette as p
from .buildings import cottage
from .canvas import Canvas, Point, curve
from .figures import person, stooping
from .nature import bird, cloud, far_hills, sky, tree_line
from .palette import mix

HORIZON = 372.0


def _plot_point(column: float, depth: float) -> Point:
    """Place a corner of a paddy on the plain; depth 0 is far, 1 is near."""
    y = HORIZON + 12 + (depth**1.9) * 470
    near = -900 + column * 420
    return 640 + (near - 640) * (0.12 + 0.88 * depth**1.5), y


def _paddies(c: Canvas) -> None:
    """Paint the patchwork of ripe, green and reaped paddies."""
    shades = (
        p.GOLD,
        p.STRAW,
        mix(p.GOLD, p.OCHRE, 0.35),
        mix(p.LIME, p.GOLD, 0.4),
        p.LIME,
        mix(p.SAND, p.OCHRE, 0.2),
    )
    c.panel(0, HORIZON + 10, 1200, 800, mix(p.LIME, p.CREAM, 0.45), p.GOLD)
    depths = (0.0, 0.2, 0.38, 0.56, 0.76, 1.0)
    for row, (far, near) in enumerate(itertools.pairwise(depths)):
        for column in range(-8, 17):
            corners = [
                _plot_point(column, far),
                _plot_point(column + 1, far),
                _plot_point(column + 1, near),
                _plot_point(column, near),
            ]
            shade = p.GOLD if row == 4 else shades[(column * 5 + row * 3 + c.rng.randint(0, 1)) % 6]
            shade = mix(shade, p.CREAM, 0.28 * (1 - near))
            c.wash(corners, mix(shade, p.CREAM, 0.12), c.vary(shade))
    for depth in depths[:-1]:
        bank = [_plot_point(k / 2, max(0.0, depth + c.jitter(0.007))) for k in range(-16, 34)]
        c.line(curve(bank, 4), 1.5 + 5 * depth, mix(p.MOSS, p.LIME, 0.3))
    for column in range(-8, 17):
        path = [_plot_point(column + c.jitter(0.035), k / 6) for k in range(7)]
        c.stroke(path, 1, 9, mix(p.MOSS, p.LIME, 0.25))


def _stalks(
    c: Canvas, y0: float, y1: float, count: int, gap: tuple[float, float] | None = None
) -> None:
    """Paint standing rice, ears bent by their weight; leave a gap reaped."""
    for y in sorted(c.rng.uniform(y0, y1) for _ in range(count)):
        x = c.rng.uniform(-20, 1220)
        if gap and gap[0] < x - (y - y0) * 0.4 < gap[1]:
            continue
        tall = 4 + 58 * ((y - HORIZON) / 430) ** 1.8
        lean = tall * c.rng.uniform(0.05, 0.4)
        fill = c.vary(c.rng.choice((p.GOLD, p.STRAW, p.OCHRE, mix(p.LIME, p.GOLD, 0.5))), 10)
        tip = (x + lean, y - tall)
        c.stroke([(x, y), (x + lean * 0.25, y - tall * 0.6), tip], tall * 0.07, tall * 0.04, fill)
        c.dab(
            tip[0] + lean * 0.25,
            tip[1] + tall * 0.1,
            tall * 0.2,
            tall * 0.06,
            0.8,
            mix(fill, p.STRAW, 0.4),
        )


def canh_dong_lua(c: Canvas) -> None:
    """Rice fields at harvest under hazy hills."""
    sky(c, [(0, mix(p.SKY, p.MIST, 0.25)), (180, mix(p.SKY, p.CREAM, 0.5)), (380, p.PEACH)])
    c.glow(300, 300, 420, p.PAPER, 210)
    c.ellipse(300, 236, 34, 34, p.PAPER, 230)
    for x, y, length in ((760, 110, 210), (1040, 190, 150), (120, 120, 150)):
        cloud(c, x, y, length)
    far_hills(c, HORIZON + 6, 190)
    tree_line(c, HORIZON + 16, 40, mix(p.PINE, p.MIST, 0.25), p.MIST)
    for x in (700, 742, 800, 850):
        cottage(c, x, HORIZON + 16, c.rng.uniform(28, 38), p.TILE, p.CREAM, 0.25)
    _paddies(c)
    _stalks(c, 396, 640, 4200, (520, 800))
    for x, y, size in ((560, 520, 66), (700, 548, 76), (880, 500, 58)):
        stooping(c, x, y, size, 1 if x < 800 else -1)
    person(c, 400, 560, 92, coat=p.INDIGO, hat=True, pose="walk")
    for x, y in ((620, 590), (664, 596), (790, 604), (835, 590)):
        _sheaf(c, x, y, 44)
    _stalks(c, 640, 850, 2600, (440, 700))
    for x, y in ((900, 150), (936, 136), (968, 158), (520, 300)):
        bird(c, x, y, 11, p.WHITE)


def _sheaf(c: Canvas, x: float, foot: float, size: float) -> None:
    """Paint a bound sheaf of rice standing in the stubble."""
    c.shadow(x + size * 0.2, foot, size * 0.5, size * 0.1)
    for _ in range(34):
        lean = c.jitter(size * 0.42)
        fill = c.vary(mix(p.STRAW, p.OCHRE, c.rng.random() * 0.8), 8)
        c.stroke(
            [
                (x + lean * 0.6, foot),
                (x + lean * 0.15, foot - size * 0.5),
                (x + lean * 1.15, foot - size),
            ],
            2.4,
            2.2,
            fill,
        )
    c.stroke(
        [(x - size * 0.11, foot - size * 0.5), (x + size * 0.11, foot - size * 0.5)], 4, 4, p.WOOD
    )
