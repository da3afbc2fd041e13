"""The map of the district: fifteen communes, a river, a lake and hills."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from . import palette as p
from .canvas import SCALE, Canvas, curve
from .district_places import (
    COLOURING,
    HILLS,
    LAKE,
    MARKS,
    OUTLINE,
    RIVER,
    ROADS,
    SEATS,
    SIDE,
    STREAM,
    TINTS,
    TOWN,
)
from .palette import mix


def _owners(c: Canvas) -> Image.Image:
    """Return, for each spot of ground, the number of the commune it belongs to.

    Each spot belongs to the nearest seat after the ground has been shaken a
    little, which makes the borders wander like real ones.
    """
    cell = 2
    size = SIDE // cell
    waves = [
        (c.rng.uniform(0, math.tau), c.rng.uniform(0.012, 0.05), c.rng.uniform(4, 8))
        for _ in range(8)
    ]
    numbers = bytearray()
    for y in range(0, SIDE, cell):
        for x in range(0, SIDE, cell):
            u = x + sum(a * math.sin(y * f + ph + x * f * 0.4) for ph, f, a in waves[:4])
            v = y + sum(a * math.sin(x * f + ph - y * f * 0.4) for ph, f, a in waves[4:])
            gaps = [(u - sx) ** 2 + (v - sy) ** 2 for sx, sy in SEATS]
            numbers.append(gaps.index(min(gaps)))
    return Image.frombytes("L", (size, size), bytes(numbers))


def _communes(c: Canvas) -> tuple[Image.Image, Image.Image]:
    """Return the communes in their tints, and the borders between them."""
    large = _owners(c).resize((SIDE * SCALE, SIDE * SCALE), Image.Resampling.NEAREST)
    colours = Image.new("RGB", large.size)
    for number in range(len(SEATS)):
        region = large.point([255 if v == number else 0 for v in range(256)])
        region = region.filter(ImageFilter.GaussianBlur(4)).point([0] * 118 + [255] * 138)
        colours.paste(TINTS[COLOURING[number]], (0, 0), region)
    spread = ImageChops.subtract(
        large.filter(ImageFilter.MaxFilter(5)), large.filter(ImageFilter.MinFilter(5))
    )
    border = spread.point([0] + [255] * 255).filter(ImageFilter.GaussianBlur(2.2))
    return colours, border.point([0] * 100 + [255] * 156)


def _hill_marks(c: Canvas, x: float, y: float, size: float) -> None:
    """Draw one hill as mapmakers do: a hump shaded with short strokes."""
    hump = curve(
        [
            (x - size, y),
            (x - size * 0.5, y - size * 0.62),
            (x, y - size * 0.9),
            (x + size * 0.5, y - size * 0.55),
            (x + size, y),
        ],
        6,
    )
    c.poly(hump, mix(p.SAGE, p.PAPER, 0.42))
    c.line(hump, 1.8, p.PINE)
    for k in range(5):
        t = 0.12 + k * 0.17
        c.line(
            [
                (x + size * t, y - size * (0.82 - t * 0.75)),
                (x + size * (t + 0.1), y - size * (0.4 - t * 0.36)),
            ],
            1.3,
            p.PINE,
        )


def _compass(c: Canvas, x: float, y: float, size: float) -> None:
    """Draw a compass rose of eight points; the long dark one is north."""
    c.ellipse(x, y, size * 0.74, size * 0.74, p.STONE)
    c.ellipse(x, y, size * 0.70, size * 0.70, p.CREAM)
    for k in (1, 3, 5, 7, 0, 2, 4, 6):
        angle = k * math.pi / 4 - math.pi / 2
        reach = size * (1.16 if k == 0 else 0.95 if k % 2 == 0 else 0.58)
        tip = (x + math.cos(angle) * reach, y + math.sin(angle) * reach)
        for side, fill in ((-1, p.TILE if k == 0 else p.LAKE), (1, mix(p.CREAM, p.STONE, 0.35))):
            turn = angle + side * math.pi / 4
            c.poly(
                [(x, y), (x + math.cos(turn) * size * 0.2, y + math.sin(turn) * size * 0.2), tip],
                fill,
            )
    c.ellipse(x, y, size * 0.07, size * 0.07, p.PAPER)


def _waterways(c: Canvas) -> None:
    """Draw the river, its tributary and the lake."""
    for path, wide in ((STREAM, 9.0), (RIVER, 20.0)):
        c.stroke(path, wide * 0.62, wide * 1.35, mix(p.RIVER, p.PAPER, 0.1))
    for path, wide in ((STREAM, 5.0), (RIVER, 15.0)):
        c.stroke(path, wide * 0.62, wide * 1.35, mix(p.WATER, p.PAPER, 0.15))
    shore = curve(LAKE, 10, closed=True)
    c.poly(shore, mix(p.WATER, p.PAPER, 0.15))
    c.line([*shore, shore[0]], 3, mix(p.RIVER, p.PAPER, 0.1))
    for k in range(4):
        c.line(
            curve(
                [
                    (316 + k * 9, 604 + k * 12),
                    (330 + k * 9, 600 + k * 12),
                    (344 + k * 9, 604 + k * 12),
                ],
                6,
            ),
            1.6,
            p.RIVER,
        )


def _roads(c: Canvas) -> None:
    """Draw the main roads, with small breaks as on a printed map."""
    for road in ROADS:
        path = curve(road, 12)
        c.line(path, 4.6, p.PAPER)
        for k in range(0, len(path) - 2, 3):
            c.line(path[k : k + 3], 2.2, p.CLAY)


def _furniture(c: Canvas) -> None:
    """Draw the frame, the scale bar and the marks of the commune seats."""
    for x, y in MARKS:
        c.ellipse(x, y + 18, 6.5, 6.5, p.PAPER)
        c.ellipse(x, y + 18, 4.6, 4.6, p.BRICK)
    for reach, fill in ((14, p.PAPER), (11, p.BRICK), (4.5, p.PAPER)):
        c.ellipse(*TOWN, reach, reach, fill)
    _compass(c, 872, 132, 72)
    for k in range(4):
        c.rect(84 + k * 50, 920, 134 + k * 50, 932, p.LAKE if k % 2 == 0 else p.PAPER)
    c.line([(84, 920), (284, 920), (284, 932), (84, 932), (84, 920)], 1.8, p.LAKE)
    for k in range(5):
        c.line([(84 + k * 50, 912), (84 + k * 50, 920)], 1.8, p.LAKE)
    ground = mix(p.CREAM, p.PAPER, 0.5)
    for box in (
        (0, 0, SIDE, 32),
        (0, SIDE - 32, SIDE, SIDE),
        (0, 0, 32, SIDE),
        (SIDE - 32, 0, SIDE, SIDE),
    ):
        c.rect(*box, ground)
    for inset, wide in ((22, 4.0), (32, 1.6)):
        far = SIDE - inset
        c.line(
            [(inset, inset), (far, inset), (far, far), (inset, far), (inset, inset)], wide, p.LAKE
        )


def draw_map() -> bytes:
    """Return the finished map as a small PNG with a fixed palette."""
    c = Canvas("ban-do-minh-ha", SIDE, SIDE)
    c.rect(0, 0, SIDE, SIDE, mix(p.CREAM, p.PAPER, 0.5))
    edge = [(x + c.jitter(2.6), y + c.jitter(2.6)) for x, y in curve(OUTLINE, 5, closed=True)]
    edge = curve(edge, 4, closed=True)
    for grow, shade in ((1.045, 0.25), (1.03, 0.5), (1.015, 0.8)):
        c.poly(
            [(510 + (x - 510) * grow, 480 + (y - 480) * grow) for x, y in edge],
            mix(p.PAPER, mix(p.SAND, p.HAZE, 0.5), shade),
        )
    colours, border = _communes(c)
    mask = Image.new("L", c.image.size)
    ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in edge], fill=255)
    c.image.paste(colours, (0, 0), mask)
    c.image.paste(
        mix(p.WOOD, p.STONE, 0.3), (0, 0, *c.image.size), ImageChops.multiply(border, mask)
    )
    _waterways(c)
    for x, y in sorted(HILLS, key=lambda spot: spot[1]):
        _hill_marks(c, x + c.jitter(5), y + c.jitter(5), 25 + c.jitter(5))
    c.line([*edge, edge[0]], 4.5, mix(p.WOOD, p.BARK, 0.4))
    _roads(c)
    _furniture(c)
    small = c.image.resize((SIDE, SIDE), Image.Resampling.BOX)
    buffer = io.BytesIO()
    small.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        buffer, "PNG", optimize=True
    )
    return buffer.getvalue()
