"""Roofs, windows and houses."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas, curve
from .palette import Colour, mix


def tiled_roof(
    c: Canvas, x0: float, x1: float, eave: float, top: float, inset: float, fill: Colour = p.TILE
) -> None:
    """Paint a straight tiled roof seen from the front."""
    shape = [(x0, eave), (x0 + inset, top), (x1 - inset, top), (x1, eave)]
    c.wash(shape, mix(fill, p.APRICOT, 0.3), mix(fill, p.MAROON, 0.15))
    rows = max(3, int((eave - top) / 11))
    for row in range(1, rows):
        t = row / rows
        y, edge = top + (eave - top) * t, inset * (1 - t)
        c.line([(x0 + edge, y), (x1 - edge, y)], 1.2, p.MAROON, 70)
        for _ in range(int((x1 - x0) / 26)):
            px = c.rng.uniform(x0 + edge + 8, x1 - edge - 8)
            c.dab(px, y - 4, 6, 2.2, 0, c.vary(mix(fill, p.APRICOT, 0.25), 14), 110)
    c.line([(x0 + inset - 2, top), (x1 - inset + 2, top)], 5, mix(fill, p.MAROON, 0.4))
    c.line([(x0, eave), (x1, eave)], 4, mix(fill, p.MAROON, 0.55))


def _finials(
    c: Canvas,
    x: float,
    top: float,
    tip_y: float,
    half: float,
    crest: float,
    rise: float,
    fill: Colour,
) -> None:
    """Paint the curled ends of the eaves and of the ridge."""
    for side in (-1, 1):
        tip = (x + side * half, tip_y)
        c.stroke(
            [
                tip,
                (tip[0] + side * rise * 0.07, tip[1] - rise * 0.09),
                (tip[0] + side * rise * 0.06, tip[1] - rise * 0.19),
            ],
            6,
            2,
            mix(fill, p.MAROON, 0.5),
        )
        c.stroke(
            [
                (x + side * crest, top),
                (x + side * (crest + rise * 0.06), top - rise * 0.08),
                (x + side * crest, top - rise * 0.15),
            ],
            7,
            3,
            mix(fill, p.MAROON, 0.5),
        )


def curved_roof(
    c: Canvas, x: float, eave: float, top: float, half: float, crest: float, fill: Colour = p.TILE
) -> None:
    """Paint an old roof whose corners sweep up like the prow of a boat."""
    rise = eave - top
    lift = rise * 0.3
    left = curve(
        [
            (x - half, eave - lift),
            (x - half * 0.82, eave - lift * 0.45),
            (x - crest * 1.05, top + rise * 0.2),
            (x - crest, top),
        ],
        10,
    )
    under = curve(
        [
            (x + half, eave - lift),
            (x + half * 0.86, eave - lift * 0.1),
            (x + half * 0.45, eave),
            (x - half * 0.45, eave),
            (x - half * 0.86, eave - lift * 0.1),
            (x - half, eave - lift),
        ],
        10,
    )
    right = [(2 * x - px, py) for px, py in left][::-1]
    c.wash([*left, *right, *under], mix(fill, p.APRICOT, 0.22), mix(fill, p.MAROON, 0.35))
    sag = max(range(len(left)), key=lambda index: left[index][1])
    count = int(half / 7)
    for k in range(-count, count + 1):
        t = k / count
        bend = max(0.0, (abs(t) * 0.82 - 0.45) / 0.55) ** 2
        reach = (eave - lift * 0.55 * bend - top) / (left[sag][1] - top)
        rib = [(x + t * (x - px), top + (py - top) * reach) for px, py in left[sag:]]
        c.line(rib, 1.3, p.MAROON, 95)
    c.line(under, 5, mix(fill, p.MAROON, 0.7))
    for side in (-1, 1):
        c.line([(x + side * abs(px - x), py) for px, py in left], 5, mix(fill, p.STONE, 0.35))
    _finials(c, x, top, eave - lift, half, crest, rise, fill)
    c.line([(x - crest, top), (x + crest, top)], 8, mix(fill, p.STONE, 0.4))


def window(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    shutter: Colour = p.MOSS,
    inside: Colour = p.SLATE,
) -> None:
    """Paint a window with its two shutters folded back."""
    c.rect(x - 3, y - 3, x + width + 3, y + height + 3, p.PAPER)
    c.panel(x, y, x + width, y + height, mix(inside, p.INK, 0.35), inside)
    c.line([(x + width / 2, y), (x + width / 2, y + height)], 2, p.PAPER)
    c.line([(x, y + height * 0.35), (x + width, y + height * 0.35)], 1.6, p.PAPER)
    for left in (x - width * 0.42, x + width * 1.06):
        c.rect(left, y - 2, left + width * 0.36, y + height + 2, shutter)
        for k in range(1, int(height / 6)):
            c.line([(left + 2, y + k * 6), (left + width * 0.36 - 2, y + k * 6)], 1, p.DEEP, 100)


def door(
    c: Canvas, x: float, floor: float, width: float, height: float, fill: Colour = p.WOOD
) -> None:
    """Paint a closed double door standing on the floor line."""
    c.rect(x - 4, floor - height - 4, x + width + 4, floor, p.PAPER)
    c.panel(x, floor - height, x + width, floor, fill, mix(fill, p.INK, 0.35))
    c.line([(x + width / 2, floor - height), (x + width / 2, floor)], 2, p.BARK)
    for side in (0.1, 0.58):
        for low, high in ((0.08, 0.45), (0.52, 0.9)):
            c.rect(
                x + width * side,
                floor - height * (1 - low),
                x + width * (side + 0.32),
                floor - height * (1 - high),
                p.BARK,
                70,
            )


def house(
    c: Canvas,
    x: float,
    foot: float,
    width: float,
    height: float,
    wall: Colour = p.CREAM,
    roof: Colour = p.TILE,
) -> None:
    """Paint a small village house from the front; ``x`` is its left wall."""
    top = foot - height * 0.58
    c.panel(x, top, x + width, foot, mix(wall, p.STONE, 0.22), wall)
    door(c, x + width * 0.42, foot, width * 0.16, height * 0.42)
    for side in (0.15, 0.73):
        window(c, x + width * side, top + height * 0.17, width * 0.11, height * 0.24)
    c.rect(x, foot - height * 0.05, x + width, foot, p.STONE)
    tiled_roof(
        c,
        x - width * 0.08,
        x + width * 1.08,
        top + height * 0.06,
        foot - height,
        width * 0.12,
        roof,
    )
    c.rect(x, top + height * 0.06, x + width, top + height * 0.13, p.INK, 50)


def cottage(
    c: Canvas, x: float, foot: float, width: float, fill: Colour, wall: Colour, haze: float = 0.0
) -> None:
    """Paint a tiny far-off house."""
    wall, fill = mix(wall, p.HAZE, haze), mix(fill, p.HAZE, haze)
    c.rect(x, foot - width * 0.42, x + width, foot, wall)
    c.poly(
        [
            (x - width * 0.1, foot - width * 0.4),
            (x + width * 0.15, foot - width * 0.78),
            (x + width * 0.85, foot - width * 0.78),
            (x + width * 1.1, foot - width * 0.4),
        ],
        fill,
    )
    c.rect(x + width * 0.42, foot - width * 0.28, x + width * 0.58, foot, p.BARK, 150)
