"""Bicycles, and people carrying loads."""

from __future__ import annotations

import math

from . import palette as p
from .canvas import Canvas, curve
from .figures import SHADE, conical_hat, head, person, trunk
from .palette import Colour, mix
from .wares import basket


def bicycle(c: Canvas, x: float, ground: float, size: float, fill: Colour = p.INK) -> None:
    """Draw a bicycle facing right; ``x`` is midway between the wheels."""
    radius = size * 0.27
    rear, front = (x - size * 0.42, ground - radius), (x + size * 0.42, ground - radius)
    for wheel in (rear, front):
        ring = [
            (wheel[0] + radius * math.cos(a * 0.1963), wheel[1] + radius * math.sin(a * 0.1963))
            for a in range(33)
        ]
        c.line(ring, size * 0.035, fill)
        for a in range(8):
            spoke = (
                wheel[0] + radius * math.cos(a * 0.785),
                wheel[1] + radius * math.sin(a * 0.785),
            )
            c.line([wheel, spoke], size * 0.008, fill, 130)
    crank, seat, bar = (
        (x - size * 0.05, ground - radius),
        (x - size * 0.15, ground - size * 0.6),
        (x + size * 0.3, ground - size * 0.62),
    )
    for start, end in (
        (rear, crank),
        (crank, seat),
        (rear, seat),
        (crank, bar),
        (seat, bar),
        (bar, front),
    ):
        c.line([start, end], size * 0.035, fill)
    c.line(
        [
            bar,
            (bar[0] - size * 0.02, bar[1] - size * 0.12),
            (bar[0] - size * 0.1, bar[1] - size * 0.14),
        ],
        size * 0.03,
        fill,
    )
    c.dab(seat[0], seat[1] - size * 0.03, size * 0.1, size * 0.03, 0, fill)


def cyclist(
    c: Canvas, x: float, ground: float, size: float, coat: Colour, fill: Colour = p.INK
) -> None:
    """Draw someone in a conical hat riding to the right."""
    bicycle(c, x, ground, size, fill)
    hip, neck = (x - size * 0.15, ground - size * 0.66), (x - size * 0.0, ground - size * 1.06)
    crank = (x - size * 0.05, ground - size * 0.27)
    for dx, dy, shade in ((0.07, -0.1, p.INK), (-0.04, 0.13, SHADE)):
        pedal = (crank[0] + size * dx, crank[1] + size * dy)
        c.stroke(
            [hip, (x + size * 0.13, ground - size * (0.52 if dy < 0 else 0.44)), pedal],
            size * 0.14,
            size * 0.07,
            shade,
        )
    trunk(c, hip, neck, size * 0.25, coat)
    c.stroke(
        [
            (neck[0], neck[1] + size * 0.06),
            (x + size * 0.1, ground - size * 0.8),
            (x + size * 0.2, ground - size * 0.76),
        ],
        size * 0.08,
        size * 0.05,
        mix(coat, p.PAPER, 0.12),
    )
    head(c, neck[0] + size * 0.04, neck[1] - size * 0.12, size * 0.085, hat=True)


def rear_cyclist(c: Canvas, x: float, ground: float, size: float) -> None:
    """Paint a rider going away from us."""
    c.shadow(x + size * 0.3, ground, size * 0.45, size * 0.035)
    c.stroke([(x, ground), (x, ground - size * 0.46)], size * 0.05, size * 0.05, p.INK)
    c.dab(x, ground - size * 0.44, size * 0.05, size * 0.1, 0, p.BRICK)
    for side, low in ((-1, 0.12), (1, 0.26)):
        knee = (x + side * size * 0.13, ground - size * (low + 0.24))
        c.stroke(
            [
                (x + side * size * 0.06, ground - size * 0.56),
                knee,
                (x + side * size * 0.1, ground - size * low),
            ],
            size * 0.13,
            size * 0.07,
            p.INDIGO,
        )
        c.stroke(
            [
                (x + side * size * 0.12, ground - size * 0.92),
                (x + side * size * 0.24, ground - size * 0.72),
            ],
            size * 0.08,
            size * 0.05,
            mix(p.ROSE, p.PAPER, 0.1),
        )
    c.stroke(
        [(x - size * 0.26, ground - size * 0.7), (x + size * 0.26, ground - size * 0.7)],
        size * 0.025,
        size * 0.025,
        p.INK,
    )
    coat = [
        (x - size * 0.16, ground - size * 0.54),
        (x - size * 0.17, ground - size * 0.88),
        (x - size * 0.06, ground - size * 1.0),
        (x + size * 0.06, ground - size * 1.0),
        (x + size * 0.17, ground - size * 0.88),
        (x + size * 0.16, ground - size * 0.54),
    ]
    c.wash(curve(coat, 6), p.ROSE, mix(p.ROSE, p.PLUM, 0.3))
    c.dab(x, ground - size * 0.55, size * 0.13, size * 0.04, 0, p.INK)
    c.ellipse(x, ground - size * 1.09, size * 0.085, size * 0.1, p.HAIR)
    conical_hat(c, x, ground - size * 1.11, size * 0.19)


def carrier(c: Canvas, x: float, foot: float, height: float) -> None:
    """Paint a woman walking with two baskets on a shoulder pole."""
    person(c, x, foot, height, coat=mix(p.BRICK, p.ROSE, 0.3), hat=True, pose="walk")
    y = foot - height * 0.79
    pole = [(x - height * 0.5, y + 12), (x, y - 4), (x + height * 0.5, y + 12)]
    c.stroke(pole, height * 0.028, height * 0.028, p.OCHRE)
    for side in (-1, 1):
        end = x + side * height * 0.49
        base = foot - height * 0.1
        for dx in (-0.15, 0.0, 0.15):
            c.line([(end, y + 12), (end + dx * height, base - height * 0.14)], 1.6, p.WOOD)
        basket(c, end, base, height * 0.28, p.LEAF if side < 0 else p.GOLD)
