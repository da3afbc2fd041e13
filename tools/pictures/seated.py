# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""People crouching or sitting."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas, Point, curve
from .figures import SHADE, head, trunk
from .palette import Colour, mix


def squatting(
    c: Canvas,
    x: float,
    foot: float,
    height: float,
    facing: int = 1,
    coat: Colour | None = None,
    *,
    hat: bool = True,
) -> Point:
    """Draw someone crouched low, as sellers and planters sit; returns the hands."""
    coat = coat or c.rng.choice(p.CLOTHES)
    c.shadow(x, foot, height * 0.34, height * 0.05)
    hip = (x - facing * height * 0.1, foot - height * 0.16)
    neck = (x + facing * height * 0.02, foot - height * 0.5)
    knee = (x + facing * height * 0.24, foot - height * 0.32)
    c.stroke([hip, knee], height * 0.17, height * 0.12, mix(SHADE, p.SLATE, 0.2))
    c.stroke(
        [knee, (x + facing * height * 0.17, foot - height * 0.02)],
        height * 0.12,
        height * 0.07,
        SHADE,
    )
    trunk(c, hip, neck, height * 0.26, coat, 1.15)
    hand = (x + facing * height * 0.38, foot - height * 0.24)
    c.stroke(
        [
            (neck[0], neck[1] + height * 0.06),
            (x + facing * height * 0.2, foot - height * 0.26),
            hand,
        ],
        height * 0.08,
        height * 0.05,
        mix(coat, p.PAPER, 0.1),
    )
    c.ellipse(*hand, height * 0.03, height * 0.03, p.SKIN)
    face = (neck[0] + facing * height * 0.03, neck[1] - height * 0.1)
    head(c, *face, height * 0.075, hat=hat, facing=facing)
    return hand


def _back_of_head(c: Canvas, x: float, y: float, size: float, hair: Colour) -> None:
    """Draw the back of a head with one of four ways of wearing the hair."""
    style = c.rng.randrange(5)
    hair = mix(hair, p.STONE, 0.55) if style == 4 else hair
    turn = c.jitter(size * 0.03)
    for side in (-1, 1):
        c.ellipse(
            x + side * size * 0.285 + turn, y - size * 0.38, size * 0.055, size * 0.09, p.SKIN
        )
    c.ellipse(x, y - size * 0.44, size * 0.285, size * 0.33, hair)
    if style == 0:
        c.rect(x - size * 0.27, y - size * 0.42, x + size * 0.27, y - size * 0.02, hair)
        c.ellipse(x, y - size * 0.03, size * 0.27, size * 0.09, hair)
    elif style == 1:
        c.ellipse(x + turn, y - size * 0.3, size * 0.17, size * 0.16, mix(hair, p.INK, 0.4))
    elif style == 2:
        c.stroke(
            [(x, y - size * 0.4), (x + turn, y), (x, y + size * 0.34)],
            size * 0.24,
            size * 0.08,
            hair,
        )
    c.dab(
        x - size * 0.1,
        y - size * 0.6,
        size * 0.11,
        size * 0.025,
        -0.55,
        mix(hair, p.STONE, 0.25),
        110,
    )


def seated_back(
    c: Canvas, x: float, y: float, size: float, coat: Colour, chair: Colour = p.WOOD
) -> None:
    """Draw someone seated, seen from behind; ``y`` is the top of the shoulders."""
    hair = c.vary(p.HAIR, 6)
    outline = curve(
        [
            (x - size * 0.62, y + size * 1.4),
            (x - size * 0.58, y + size * 0.35),
            (x - size * 0.26, y + size * 0.03),
            (x + size * 0.26, y + size * 0.03),
            (x + size * 0.58, y + size * 0.35),
            (x + size * 0.62, y + size * 1.4),
        ],
        6,
    )
    c.poly(outline, coat)
    c.poly([(px, py) for px, py in outline if px > x + size * 0.2], p.INK, 36)
    c.rect(
        x - size * 0.13, y - size * 0.2, x + size * 0.13, y + size * 0.1, mix(p.SKIN, p.BARK, 0.25)
    )
    _back_of_head(c, x, y, size, hair)
    c.wash(
        [
            (x - size * 0.55, y + size * 0.62),
            (x + size * 0.55, y + size * 0.62),
            (x + size * 0.52, y + size * 1.7),
            (x - size * 0.52, y + size * 1.7),
        ],
        mix(chair, p.CREAM, 0.18),
        mix(chair, p.INK, 0.25),
    )
