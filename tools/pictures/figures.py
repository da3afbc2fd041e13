# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""People, drawn as calm silhouettes without faces."""

from __future__ import annotations

import math

from . import palette as p
from .canvas import Canvas, Point, curve
from .palette import Colour, mix

SHADE = mix(p.INK, p.SLATE, 0.25)


def conical_hat(c: Canvas, x: float, y: float, size: float, tilt: float = 0.0) -> None:
    """Draw a palm-leaf hat whose brim is centred on the point."""
    cos, sin = math.cos(tilt), math.sin(tilt)

    def turn(u: float, v: float) -> Point:
        return x + (u * cos - v * sin) * size, y + (u * sin + v * cos) * size

    brim = [turn(-1, 0.06), turn(-0.5, 0.2), turn(0.1, 0.24), turn(0.6, 0.18), turn(1, 0.06)]
    c.poly([turn(0, -0.78), *brim], p.HAT)
    c.poly(
        [turn(0, -0.78), turn(0.1, 0.24), turn(0.6, 0.18), turn(1, 0.06)], mix(p.HAT, p.OCHRE, 0.4)
    )


def head(
    c: Canvas, x: float, y: float, size: float, *, hat: bool, facing: int = 1, back: bool = False
) -> None:
    """Draw a head of radius ``size``; seen from the back it is only hair."""
    if back:
        c.ellipse(x, y, size * 0.9, size * 1.05, p.HAIR)
    else:
        c.ellipse(x, y, size * 0.86, size, p.SKIN)
        c.ellipse(x - facing * size * 0.25, y - size * 0.3, size * 0.85, size * 0.78, p.HAIR)
    if hat:
        conical_hat(c, x, y - size * 0.25, size * 1.95)


def trunk(
    c: Canvas, hip: Point, neck: Point, width: float, coat: Colour, flare: float = 1.0
) -> None:
    """Draw the coat from shoulders to hips, lit on its left side."""
    dx, dy = neck[0] - hip[0], neck[1] - hip[1]
    length = math.hypot(dx, dy)
    nx, ny = -dy / length * width, dx / length * width
    low = (hip[0] - dx * 0.12, hip[1] - dy * 0.12)
    near, far = 0.5, -0.5
    shape = []
    for side, points in ((near, (low, neck)), (far, (neck, low))):
        for point in points:
            wide = side * (flare if point is low else 0.9)
            shape.append((point[0] + nx * wide, point[1] + ny * wide))
    outline = curve(
        [
            shape[0],
            *_between(shape[0], shape[1]),
            shape[1],
            (neck[0] + dx * 0.07, neck[1] + dy * 0.07),
            shape[2],
            *_between(shape[2], shape[3]),
            shape[3],
        ],
        5,
    )
    c.poly(outline, coat)
    shade = [
        (x, y)
        for x, y in outline
        if (x - hip[0]) * 1.0 > (y - hip[1]) * (dx / (dy or 1)) + width * 0.12
    ]
    if len(shade) > 3:
        c.poly(shade, p.INK, 40)


def _between(a: Point, b: Point) -> list[Point]:
    """Return the middle of two points, as a list for splicing."""
    return [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)]


def _legs(c: Canvas, hip: Point, foot: float, height: float, trousers: Colour, step: float) -> None:
    """Draw both legs; the sign of ``step`` tells which way the feet point."""
    stride, facing = abs(step) * height, math.copysign(1, step)
    for side, shade in ((-1, mix(trousers, p.INK, 0.25)), (1, trousers)):
        knee = (hip[0] + side * stride * 0.6 + facing * height * 0.015, foot - height * 0.24)
        c.stroke(
            [hip, knee, (hip[0] + side * stride, foot - height * 0.01)],
            height * 0.12,
            height * 0.06,
            shade,
        )
        c.ellipse(
            hip[0] + side * stride + facing * height * 0.025,
            foot,
            height * 0.045,
            height * 0.018,
            p.BARK,
        )


def _arm(
    c: Canvas, shoulder: Point, foot: float, height: float, coat: Colour, facing: int, pose: str
) -> Point:
    """Draw the forward arm in the given pose; returns where its hand is."""
    x = shoulder[0] - facing * height * 0.015
    hand = {"reach": (0.26, 0.58), "raise": (0.2, 0.98), "walk": (0.16, 0.5)}.get(pose, (0.1, 0.45))
    end = (x + facing * height * hand[0], foot - height * hand[1])
    elbow = (
        x + facing * height * (0.13 if pose != "stand" else 0.12),
        foot - height * (0.62 if pose != "raise" else 0.8),
    )
    c.stroke([shoulder, elbow, end], height * 0.075, height * 0.045, mix(coat, p.PAPER, 0.07))
    c.ellipse(*end, height * 0.026, height * 0.026, p.SKIN)
    return end


def person(
    c: Canvas,
    x: float,
    foot: float,
    height: float,
    *,
    coat: Colour | None = None,
    trousers: Colour = SHADE,
    hat: bool = False,
    facing: int = 1,
    pose: str = "stand",
    back: bool = False,
) -> Point:
    """Draw a standing person; returns where the forward hand is.

    Poses: ``stand``, ``walk``, ``reach`` (a hand held forward) and ``raise``.
    """
    coat = coat or c.rng.choice(p.CLOTHES)
    c.shadow(x + height * 0.1, foot, height * 0.22, height * 0.035)
    hip, neck = (x, foot - height * 0.46), (x + facing * height * 0.015, foot - height * 0.8)
    _legs(c, hip, foot, height, trousers, facing * (0.13 if pose == "walk" else 0.045))
    shoulder = (neck[0], neck[1] + height * 0.035)
    rear = [
        shoulder,
        (x - facing * height * 0.11, foot - height * 0.6),
        (x - facing * height * 0.1, foot - height * 0.44),
    ]
    c.stroke(rear, height * 0.075, height * 0.05, mix(coat, p.INK, 0.22))
    trunk(c, hip, neck, height * 0.23, coat, 1.1)
    end = _arm(c, shoulder, foot, height, coat, facing, pose)
    nape = (neck[0], neck[1] - height * 0.06)
    c.stroke([neck, nape], height * 0.06, height * 0.05, mix(p.SKIN, p.BARK, 0.2))
    head(
        c,
        neck[0] + facing * height * 0.012,
        foot - height * 0.905,
        height * 0.07,
        hat=hat,
        facing=facing,
        back=back,
    )
    return end


def stooping(
    c: Canvas, x: float, foot: float, height: float, facing: int = 1, coat: Colour | None = None
) -> Point:
    """Draw someone bent over at work in a conical hat; returns the hands."""
    coat = coat or c.rng.choice(p.CLOTHES)
    c.shadow(x + facing * height * 0.1, foot, height * 0.32, height * 0.04)
    hip = (x, foot - height * 0.45)
    neck = (x + facing * height * 0.3, foot - height * 0.53)
    for side, shade in ((-1, mix(SHADE, p.INK, 0.3)), (1, SHADE)):
        foot_x = x + side * height * 0.09
        c.stroke(
            [hip, (foot_x + facing * height * 0.03, foot - height * 0.22), (foot_x, foot)],
            height * 0.13,
            height * 0.06,
            shade,
        )
    hand = (x + facing * height * 0.36, foot - height * 0.14)
    c.stroke(
        [(neck[0] - facing * height * 0.05, neck[1]), hand],
        height * 0.075,
        height * 0.045,
        mix(coat, p.INK, 0.2),
    )
    c.stroke(
        [hip, (x + facing * height * 0.13, foot - height * 0.56), neck],
        height * 0.2,
        height * 0.16,
        coat,
    )
    c.ellipse(
        neck[0] + facing * height * 0.08,
        neck[1] + height * 0.04,
        height * 0.07,
        height * 0.07,
        p.SKIN,
    )
    conical_hat(c, neck[0] + facing * height * 0.1, neck[1], height * 0.15, facing * 0.55)
    c.ellipse(*hand, height * 0.03, height * 0.03, p.SKIN)
    return hand
