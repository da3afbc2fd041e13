"""The dyke at dusk."""

from __future__ import annotations

from . import palette as p
from .boats import sampan
from .canvas import Canvas, Point, curve
from .nature import bird, cloud, hills, ripples, sky, tree_line
from .palette import mix
from .plants import foliage, grass
from .riders import cyclist


def _embankment(c: Canvas) -> None:
    """Paint the dyke with the path along its top."""
    top: list[Point] = [(-10, 612), (200, 596), (520, 588), (860, 590), (1210, 606)]
    c.wash(
        [*curve(top), (1210, 810), (-10, 810)], mix(p.PINE, p.BARK, 0.35), mix(p.DEEP, p.INK, 0.5)
    )
    c.wash(
        [*curve(top), *curve([(1210, 640), (860, 614), (520, 612), (200, 622), (-10, 648)])],
        p.SAND,
        mix(p.WOOD, p.ROSE, 0.25),
    )
    c.soft([(300, 600), (1100, 600), (900, 680), (500, 680)], p.APRICOT, 70, 40)
    grass(
        c,
        0,
        1200,
        640,
        810,
        900,
        (mix(p.PINE, p.INK, 0.3), mix(p.MOSS, p.BARK, 0.3), mix(p.OCHRE, p.BARK, 0.3)),
        17,
    )


def de_huu_may(c: Canvas) -> None:
    """A cyclist on the dyke above the river at dusk."""
    sky(
        c,
        [
            (0, mix(p.DUSK, p.INDIGO, 0.3)),
            (170, mix(p.DUSK, p.ROSE, 0.45)),
            (330, p.APRICOT),
            (430, p.STRAW),
        ],
    )
    c.glow(800, 400, 430, p.STRAW, 220)
    for x, y, length in ((300, 150, 260), (760, 100, 220), (1000, 230, 240), (480, 270, 220)):
        cloud(c, x, y, length, mix(p.ROSE, p.APRICOT, 0.5), 130)
    c.ellipse(800, 378, 42, 42, mix(p.STRAW, p.PAPER, 0.6))
    hills(c, 432, 120, mix(p.DUSK, p.ROSE, 0.4), p.APRICOT, 420)
    hills(c, 434, 66, mix(p.DUSK, p.INDIGO, 0.3), mix(p.ROSE, p.APRICOT, 0.4), 260)
    tree_line(c, 438, 26, mix(p.INDIGO, p.INK, 0.25), p.DUSK)
    c.mirror(438, 200, p.DUSK, 0.28, 0.8)
    ripples(c, 446, 640, 90, p.STRAW, 110)
    for k in range(34):
        y = 444 + k * 5
        c.dab(
            800 + c.jitter(7),
            y,
            30 + c.jitter(16) + k * 0.5,
            1.5,
            0,
            mix(p.STRAW, p.PAPER, 0.4),
            190,
        )
    sampan(c, 320, 500, 120, p.INK)
    _embankment(c)
    for x, tall in ((1100, 330), (985, 190)):
        _dusk_tree(c, x, 606, tall)
    c.shadow(505, 611, 150, 7, 110)
    cyclist(c, 560, 610, 150, mix(p.INDIGO, p.INK, 0.4), p.INK)
    for x, y in ((500, 210), (540, 190), (585, 214), (625, 236)):
        bird(c, x, y, 12, mix(p.INDIGO, p.INK, 0.4))


def _dusk_tree(c: Canvas, x: float, foot: float, height: float) -> None:
    """Paint a broad tree dark against the evening light."""
    dark = mix(p.DEEP, p.INK, 0.5)
    warm = mix(p.DEEP, p.CLAY, 0.4)
    c.stroke(
        [(x, foot + 4), (x + 8, foot - height * 0.3), (x - 4, foot - height * 0.6)],
        height * 0.07,
        height * 0.03,
        dark,
    )
    for side in (-1, 1):
        c.stroke(
            [(x + 4, foot - height * 0.28), (x + side * height * 0.2, foot - height * 0.6)],
            height * 0.035,
            height * 0.015,
            dark,
        )
    for dx, dy, reach in (
        (-0.22, -0.6, 0.2),
        (0.24, -0.58, 0.22),
        (0.0, -0.8, 0.26),
        (0.05, -0.62, 0.2),
    ):
        foliage(
            c,
            x + dx * height,
            foot + dy * height,
            reach * height,
            reach * height * 0.7,
            (dark, mix(dark, p.PINE, 0.4), warm),
        )
