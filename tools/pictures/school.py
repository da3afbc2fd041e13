# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""The primary school on two days."""

from __future__ import annotations

import math

from . import palette as p
from .buildings import door, tiled_roof, window
from .canvas import Canvas, curve
from .figures import person
from .nature import day_sky, far_hills, tree_line
from .palette import mix
from .plants import BRIGHT, FLAME, foliage, tree

YELLOW = mix(p.GOLD, p.STRAW, 0.55)


def _school(c: Canvas, x: float, foot: float, width: float, bays: int) -> None:
    """Paint a two-storey yellow school with open galleries."""
    storey = width * 0.15
    top = foot - storey * 2.1
    c.panel(x, top, x + width, foot, mix(YELLOW, p.CREAM, 0.2), YELLOW)
    bay = width / bays
    for floor in (0, 1):
        base = foot - floor * storey * 1.05
        c.rect(x + 8, base - storey * 0.88, x + width - 8, base, mix(YELLOW, p.OCHRE, 0.35))
        c.rect(x + 8, base - storey * 0.88, x + width - 8, base - storey * 0.68, p.BARK, 60)
        for k in range(bays):
            left = x + k * bay
            if k % 2:
                window(
                    c, left + bay * 0.34, base - storey * 0.66, bay * 0.34, storey * 0.36, p.MOSS
                )
            else:
                door(c, left + bay * 0.32, base, bay * 0.36, storey * 0.66, p.MOSS)
        for k in range(bays + 1):
            post = x + k * bay
            c.panel(
                post - width * 0.008, base - storey, post + width * 0.008, base, p.PAPER, p.CREAM
            )
        if floor:
            c.panel(x, base - storey * 0.3, x + width, base, p.PAPER, p.CREAM)
            for k in range(int(width / 12)):
                c.rect(
                    x + k * 12 + 4,
                    base - storey * 0.24,
                    x + k * 12 + 7,
                    base - storey * 0.05,
                    mix(YELLOW, p.OCHRE, 0.4),
                )
        c.rect(
            x - 6,
            base - storey * 1.06,
            x + width + 6,
            base - storey * 0.95,
            mix(YELLOW, p.PAPER, 0.5),
        )
    tiled_roof(c, x - width * 0.03, x + width * 1.03, top + 4, top - storey * 0.62, width * 0.06)
    c.rect(x - 10, foot - 4, x + width + 10, foot + 8, p.STONE)


def _yard(c: Canvas, y: float) -> None:
    """Paint a paved school yard in perspective."""
    c.panel(0, y, 1200, 800, mix(p.SAND, p.PAPER, 0.55), mix(p.SAND, p.CLAY, 0.2))
    for k in range(11):
        z = (k / 10) ** 1.8
        c.line([(0, y + (800 - y) * z), (1200, y + (800 - y) * z)], 1 + z, p.STONE, 130)
    for k in range(-14, 15):
        c.line([(600 + k * 46, y), (600 + k * 170, 800)], 1.2, p.STONE, 110)


def child(
    c: Canvas,
    x: float,
    foot: float,
    height: float,
    pose: str = "walk",
    facing: int = 1,
    *,
    back: bool = False,
) -> None:
    """Paint a school child in a white shirt with a satchel."""
    person(
        c,
        x,
        foot,
        height,
        coat=p.WHITE,
        trousers=c.rng.choice((p.INDIGO, p.SLATE, p.BRICK)),
        pose=pose,
        facing=facing,
        back=back,
    )
    shade = c.rng.choice((p.TILE, p.RIVER, p.MOSS, p.PLUM))
    side = 0.0 if back else -facing * 0.11
    px, py, wide = x + side * height, foot - height * 0.62, height * (0.095 if back else 0.06)
    tall = height * 0.115
    bag = [
        (px - wide, py - tall * 0.7),
        (px - wide * 0.6, py - tall),
        (px + wide * 0.6, py - tall),
        (px + wide, py - tall * 0.7),
    ]
    c.poly([*bag, (px + wide, py + tall), (px - wide, py + tall)], shade)
    c.rect(
        px - wide * 0.7, py + tall * 0.1, px + wide * 0.7, py + tall * 0.75, mix(shade, p.INK, 0.2)
    )
    if back:
        for strap in (-0.7, 0.7):
            c.line(
                [(px + wide * strap, py - tall * 0.9), (px + wide * strap * 0.85, py - tall * 1.4)],
                height * 0.02,
                shade,
            )


def truong_tieu_hoc(c: Canvas) -> None:
    """A yellow primary school with trees and children in the yard."""
    day_sky(c, 380)
    far_hills(c, 420, 180)
    tree_line(c, 450, 110, mix(p.PINE, p.MIST, 0.15), p.MIST)
    _yard(c, 470)
    _school(c, 180, 480, 840, 10)
    for x in range(200, 1020, 56):
        foliage(c, x, 482, 30, 13, BRIGHT)
    tree(c, 150, 560, 400, FLAME)
    tree(c, 1080, 570, 430, FLAME)
    c.soft([(60, 560), (400, 570), (380, 610), (80, 600)], p.DUSK, 80, 14)
    c.soft([(960, 572), (1200, 570), (1200, 620), (980, 610)], p.DUSK, 80, 14)
    for x, y, tall, facing in (
        (330, 540, 74, 1),
        (380, 545, 70, -1),
        (860, 536, 74, -1),
        (900, 548, 76, 1),
        (600, 530, 66, 1),
    ):
        child(c, x, y, tall, facing=facing)
    person(c, 730, 580, 128, coat=p.PLUM, trousers=p.PAPER, facing=-1, pose="reach")
    child(c, 676, 584, 84, "stand")
    rope = curve([(330, 590), (400, 660), (470, 686), (540, 660), (610, 590)], 8)
    child(c, 310, 650, 112, "reach", 1)
    child(c, 630, 650, 114, "reach", -1)
    child(c, 440, 632, 104, "raise", 1)
    child(c, 505, 640, 106, "raise", -1)
    c.line([(339, 585), *rope[5:-5], (600, 584)], 2.4, p.BRICK)
    for x, y, tall, facing in ((860, 720, 140, 1), (930, 726, 136, -1), (150, 740, 142, 1)):
        child(c, x, y, tall, "walk" if x != 930 else "reach", facing)
    for x, y in ((560, 742), (240, 700), (1010, 760), (760, 690), (1100, 690)):
        for _ in range(7):
            c.dab(x + c.jitter(60), y + c.jitter(16), 5, 2.4, c.jitter(1), c.vary(p.CLAY, 12))


def _pupils(c: Canvas) -> None:
    """Paint the rows of children standing with their backs to us."""
    for foot, size, gap in (
        (566, 74, 46),
        (612, 90, 58),
        (668, 112, 74),
        (738, 140, 94),
        (830, 176, 122),
    ):
        count = int(640 / gap)
        for k in range(-count, count + 1):
            x = 600 + (k + 0.5) * gap
            if abs(x - 600) < gap * 0.75:
                continue
            child(
                c,
                x + c.jitter(gap * 0.06),
                foot + c.jitter(3),
                size * c.rng.uniform(0.94, 1.04),
                "raise" if c.rng.random() < 0.05 else "stand",
                back=True,
            )


def _balloons(c: Canvas) -> None:
    """Paint balloons going up over the yard."""
    shades = (p.TILE, p.GOLD, p.RIVER, p.LOTUS, p.LEAF, p.APRICOT)
    for k in range(30):
        t = k / 29
        x = 600 + math.sin(k * 2.4 + 1) * (50 + 380 * t**0.8) + c.jitter(50)
        y = 350 - 320 * t + c.jitter(24)
        size = 10 + 13 * t
        shade = shades[k % 6]
        c.line(
            curve(
                [
                    (x, y + size),
                    (x + c.jitter(6), y + size * 2.2),
                    (x + c.jitter(9), y + size * 3.6),
                ],
                6,
            ),
            1,
            p.SLATE,
            150,
        )
        c.poly([(x - 3, y + size * 1.25), (x + 3, y + size * 1.25), (x, y + size)], shade)
        c.ellipse(x, y, size * 0.88, size * 1.1, shade)
        c.dab(
            x - size * 0.3,
            y - size * 0.4,
            size * 0.22,
            size * 0.36,
            0.4,
            mix(shade, p.PAPER, 0.6),
            200,
        )


def le_khai_giang(c: Canvas) -> None:
    """The first day of school: rows of children, and balloons."""
    day_sky(c, 380)
    far_hills(c, 420, 150)
    tree_line(c, 450, 110, mix(p.PINE, p.MIST, 0.15), p.MIST)
    _yard(c, 470)
    _school(c, 120, 478, 960, 12)
    tree(c, 70, 540, 370, FLAME)
    tree(c, 1140, 540, 380)
    c.panel(420, 470, 780, 506, p.BRICK, p.MAROON)
    c.rect(410, 462, 790, 474, p.CLAY)
    for x in (424, 776):
        c.stroke([(x, 470), (x, 352)], 6, 6, p.WOOD)
    c.wash([(400, 358), (430, 322), (770, 322), (800, 358)], mix(p.RIVER, p.PAPER, 0.5), p.RIVER)
    for k in range(20):
        c.ellipse(410 + k * 20, 360, 10, 8, p.STRAW if k % 2 else p.PAPER)
    for x, coat in ((480, p.PLUM), (524, p.INDIGO), (690, p.SLATE), (734, p.ROSE)):
        person(c, x, 464, 92, coat=coat)
    person(c, 612, 464, 94, coat=p.PAPER, facing=-1)
    c.wash([(574, 420), (606, 420), (602, 464), (578, 464)], p.WOOD, p.BARK)
    foliage(c, 590, 416, 20, 8, (p.MOSS, p.LOTUS, p.PINK))
    for k in range(30):
        foliage(c, 420 + k * 12.4, 508, 8, 8, (p.MOSS, c.rng.choice((p.LOTUS, p.GOLD)), p.STRAW))
    _pupils(c)
    _balloons(c)
