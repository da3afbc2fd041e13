# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The meeting hall and the handover."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas, curve
from .figures import person
from .furnishings import audience, curtain, flowers, lectern, potted_plant, room, stage
from .palette import mix
from .plants import BRIGHT, foliage


def _hall_front(c: Canvas) -> None:
    """Paint the windows and the curtained front of the meeting hall."""
    for x in (40, 1010):
        for k in range(2):
            left = x + k * 82 - (6 if x < 500 else 0)
            c.panel(left, 120, left + 66, 330, mix(p.SKY, p.PAPER, 0.6), mix(p.LIME, p.PAPER, 0.6))
            c.line([(left + 33, 120), (left + 33, 330)], 4, p.WOOD)
            c.line([(left, 200), (left + 66, 200)], 4, p.WOOD)
    c.panel(220, 70, 980, 400, mix(p.MAROON, p.BARK, 0.3), mix(p.BRICK, p.MAROON, 0.5))
    curtain(c, 250, 950, 80, 372, mix(p.BRICK, p.MAROON, 0.35))
    c.glow(600, 230, 330, p.APRICOT, 90)
    curtain(c, 206, 320, 64, 392, p.TILE)
    curtain(c, 880, 994, 64, 392, p.TILE)
    for k in range(9):
        edge = 156.5 + k * 98.5
        c.wash(
            curve(
                [
                    (max(200, edge), 60),
                    (edge + 12, 96),
                    (edge + 49, 112),
                    (edge + 86, 96),
                    (min(1000, edge + 98), 60),
                ],
                6,
            ),
            p.TILE,
            mix(p.TILE, p.MAROON, 0.5),
        )
    c.rect(190, 40, 1010, 66, mix(p.WOOD, p.OCHRE, 0.4))


def hoi_truong(c: Canvas) -> None:
    """A meeting hall seen from the back row."""
    room(c, p.CREAM, mix(p.CLAY, p.SAND, 0.4), 430)
    _hall_front(c)
    stage(c, 362, 200, 1000, 446, p.WOOD)
    for k in range(5):
        person(
            c,
            520 + k * 88,
            398,
            150,
            coat=(p.SLATE, p.PLUM, p.INDIGO, p.PAPER, p.MOSS)[k],
            facing=-1,
        )
    c.panel(470, 330, 920, 396, mix(p.RIVER, p.PAPER, 0.25), p.LAKE)
    c.rect(462, 322, 928, 334, p.PAPER)
    for k in range(5):
        c.panel(506 + k * 88, 306, 514 + k * 88, 324, p.PAPER, p.WATER)
    flowers(c, 690, 318, 44)
    person(c, 352, 396, 158, coat=p.PAPER, trousers=p.INDIGO, facing=1)
    lectern(c, 366, 404, 96)
    for k in range(12):
        flowers(c, 240 + k * 66, 448, 26)
    for x in (130, 600, 1070):
        c.glow(x, 30, 150, p.PAPER, 150)
        c.ellipse(x, 20, 46, 12, p.PAPER)
    potted_plant(c, 160, 470, 150)
    potted_plant(c, 1046, 470, 150)
    audience(
        c, ((486, 40), (532, 52), (592, 68), (668, 90), (764, 120)), 1.15, mix(p.WOOD, p.CLAY, 0.25)
    )


def le_ban_giao(c: Canvas) -> None:
    """A handover on a flower-lined stage before a seated audience."""
    room(c, mix(p.SAND, p.CREAM, 0.5), mix(p.WOOD, p.SAND, 0.45), 520)
    curtain(c, 60, 1140, 40, 470, mix(p.RIVER, p.LAKE, 0.4))
    c.glow(640, 250, 460, mix(p.STRAW, p.PAPER, 0.4), 130)
    curtain(c, -20, 150, 0, 500, p.LAKE)
    curtain(c, 1050, 1220, 0, 500, p.LAKE)
    c.rect(0, 0, 1200, 34, mix(p.WOOD, p.OCHRE, 0.3))
    stage(c, 454, -20, 1220, 576, mix(p.WOOD, p.CLAY, 0.3))
    person(c, 270, 484, 250, coat=p.PLUM, trousers=p.PAPER, facing=1)
    lectern(c, 300, 494, 150)
    flowers(c, 300, 340, 40)
    for x, coat in ((890, p.SLATE), (965, p.ROSE), (1036, p.INDIGO)):
        person(c, x, 480, 236, coat=coat, facing=-1)
    left = person(c, 560, 488, 258, coat=p.INDIGO, trousers=p.INK, facing=1, pose="reach")
    right = person(c, 716, 488, 254, coat=p.PAPER, trousers=p.SLATE, facing=-1, pose="reach")
    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    c.panel(
        middle[0] - 26,
        middle[1] - 24,
        middle[0] + 26,
        middle[1] + 12,
        mix(p.TILE, p.PAPER, 0.1),
        p.BRICK,
    )
    c.rect(middle[0] - 18, middle[1] - 17, middle[0] + 18, middle[1] + 5, p.STRAW, 90)
    for x in (150, 440, 820, 1090):
        c.wash(
            [(x - 22, 440), (x + 22, 440), (x + 15, 500), (x - 15, 500)],
            p.PAPER,
            mix(p.WATER, p.PAPER, 0.3),
        )
        flowers(c, x, 424, 52)
    for k in range(17):
        foliage(c, 60 + k * 68, 566, 34, 17, BRIGHT)
        flowers(c, 60 + k * 68, 560, 24)
    audience(c, ((638, 78), (742, 112)), 0.0, mix(p.STRAW, p.STONE, 0.4))
