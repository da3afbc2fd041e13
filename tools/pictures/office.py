"""The one-stop office."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas, Point
from .figures import person
from .furnishings import potted_plant, room
from .palette import Colour, mix
from .seated import seated_back


def _clerk_window(c: Canvas, x: float, mark: Colour, sign: int) -> None:
    """Paint one clerk behind glass, with a pictured sign above."""
    c.panel(x, 210, x + 200, 430, mix(p.SAGE, p.PAPER, 0.55), mix(p.SAGE, p.PAPER, 0.3))
    for k in range(3):
        c.rect(x + 16, 232 + k * 36, x + 184, 236 + k * 36, mix(p.WOOD, p.SAND, 0.4))
        for j in range(9):
            if (j + k + sign) % 4:
                c.rect(
                    x + 20 + j * 18,
                    210 + k * 36 + (j % 3) * 3,
                    x + 34 + j * 18,
                    232 + k * 36,
                    mix((p.CLAY, p.RIVER, p.STRAW, p.MOSS)[(j + sign) % 4], p.PAPER, 0.35),
                )
    person(
        c,
        x + 92,
        508,
        240,
        coat=(p.PAPER, p.INDIGO, p.PAPER, p.PLUM)[sign],
        facing=1 if sign % 2 else -1,
    )
    c.panel(x + 120, 372, x + 178, 416, p.SLATE, p.INK)
    c.rect(x + 143, 414, x + 154, 430, p.INK)
    c.poly([(x + 4, 400), (x + 58, 212), (x + 72, 212), (x + 10, 428)], p.WHITE, 70)
    c.poly([(x + 150, 360), (x + 190, 220), (x + 198, 220), (x + 162, 360)], p.WHITE, 60)
    c.ellipse(x + 100, 150, 34, 34, mark)
    glyphs: tuple[list[Point], ...] = (
        [(-14, 14), (-14, -16), (6, -16), (14, -8), (14, 14)],
        [(-18, 0), (0, -17), (18, 0), (12, 0), (12, 15), (-12, 15), (-12, 0)],
        [(0, 16), (-17, -2), (-12, -13), (-4, -13), (0, -7), (4, -13), (12, -13), (17, -2)],
        [(0, -18), (16, -4), (12, 10), (0, 18), (-12, 10), (-16, -4)],
    )
    c.poly([(x + 100 + dx, 150 + dy) for dx, dy in glyphs[sign]], p.PAPER)


def _waiting(c: Canvas) -> None:
    """Paint two rows of chairs, most of them taken."""
    for row, (y, size) in enumerate(((640, 74), (734, 96))):
        step = size * 1.5
        for k in range(-5, 6):
            seat = 600.0 + k * step
            if (k * 3 + row) % 4 == 1:
                c.wash(
                    [
                        (seat - size * 0.55, y + size * 0.6),
                        (seat + size * 0.55, y + size * 0.6),
                        (seat + size * 0.5, y + size * 1.6),
                        (seat - size * 0.5, y + size * 1.6),
                    ],
                    p.RIVER,
                    p.LAKE,
                )
            else:
                seated_back(
                    c,
                    seat + c.jitter(5),
                    y + c.jitter(5),
                    size,
                    mix(c.rng.choice(p.CLOTHES), p.PAPER, 0.1),
                    p.RIVER,
                )


def bo_phan_mot_cua(c: Canvas) -> None:
    """The one-stop office: clerk windows and people waiting."""
    room(c, mix(p.CREAM, p.PAPER, 0.5), mix(p.SAND, p.STONE, 0.4), 520)
    c.panel(0, 0, 1200, 84, mix(p.RIVER, p.PAPER, 0.35), mix(p.RIVER, p.PAPER, 0.2))
    for k in range(4):
        c.rect(90 + k * 280, 22, 260 + k * 280, 38, p.WHITE)
        c.glow(175 + k * 280, 50, 150, p.WHITE, 110)
    c.panel(70, 96, 1130, 206, mix(p.SAND, p.PAPER, 0.5), mix(p.SAND, p.PAPER, 0.3))
    for k, mark in enumerate((p.TILE, p.RIVER, p.MOSS, p.OCHRE)):
        _clerk_window(c, 100 + k * 266, mark, k)
    for x in (70, 333, 599, 865, 1112):
        c.panel(x, 196, x + 20, 440, mix(p.WOOD, p.SAND, 0.3), p.WOOD)
    c.rect(70, 196, 1132, 210, p.WOOD)
    c.panel(50, 428, 1150, 446, mix(p.SAND, p.PAPER, 0.5), p.SAND)
    c.panel(60, 446, 1140, 566, mix(p.WOOD, p.CLAY, 0.3), p.BARK)
    for k in range(12):
        c.rect(72 + k * 89, 458, 148 + k * 89, 552, p.SAND, 40)
    for x in (236, 500, 770):
        c.panel(x, 412, x + 44, 430, p.PAPER, p.WATER)
    for x, tall, facing, coat in (
        (190, 270, 1, p.PLUM),
        (740, 280, -1, p.INDIGO),
        (980, 262, 1, p.OCHRE),
    ):
        person(c, x, 640, tall, coat=coat, back=True, facing=facing, pose="reach")
    potted_plant(c, 30, 640, 210)
    potted_plant(c, 1168, 640, 210)
    _waiting(c)
