# ruff: noqa: PLR2004 - a drawing is made of plain numbers, given in order
"""A painting surface with the brushes every scene shares.

Scenes think in a 1200 by 800 sheet; the canvas paints at twice that size and
shrinks the result, which softens every edge.  All chance comes from one random
generator seeded with the picture's name, so a picture is the same each time.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .palette import Colour

Point = tuple[float, float]

SCALE = 2


def curve(points: Sequence[Point], steps: int = 10, *, closed: bool = False) -> list[Point]:
    """Return a smooth line passing through every given point."""
    count = len(points)
    result: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(i - 1, 0)], points[i]
            p2, p3 = points[i + 1], points[min(i + 2, count - 1)]
        for step in range(steps):
            t = step / steps
            result.append(
                (_spline(t, p0[0], p1[0], p2[0], p3[0]), _spline(t, p0[1], p1[1], p2[1], p3[1]))
            )
    if not closed:
        result.append(points[-1])
    return result


def _spline(t: float, a: float, b: float, c: float, d: float) -> float:
    """Evaluate one coordinate of a Catmull-Rom spline."""
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


class Canvas:
    """One sheet being painted."""

    def __init__(self, name: str, width: int = 1200, height: int = 800) -> None:
        self.width, self.height = width, height
        self.rng = random.Random(f"minh-ha/{name}")  # noqa: S311 - not for secrets
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), (246, 234, 208))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    # ---- chance -------------------------------------------------------
    def jitter(self, amount: float) -> float:
        """Return a random offset between minus and plus ``amount``."""
        return self.rng.uniform(-amount, amount)

    def vary(self, colour: Colour, amount: int = 9) -> Colour:
        """Return the colour made slightly lighter or darker."""
        shift = self.rng.randint(-amount, amount)
        red, green, blue = (max(0, min(255, part + shift)) for part in colour)
        return red, green, blue

    # ---- flat shapes --------------------------------------------------
    def poly(self, points: Sequence[Point], fill: Colour, alpha: int = 255) -> None:
        """Fill a polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=(*fill, alpha))

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, fill: Colour, alpha: int = 255
    ) -> None:
        """Fill a rectangle given by two corners."""
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, alpha)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: Colour, alpha: int = 255
    ) -> None:
        """Fill an upright ellipse around a centre."""
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.pen.ellipse(box, fill=(*fill, alpha))

    def dab(
        self, x: float, y: float, rx: float, ry: float, angle: float, fill: Colour, alpha: int = 255
    ) -> None:
        """Fill a tilted ellipse, like one touch of a brush."""
        cos, sin = math.cos(angle), math.sin(angle)
        points = []
        for k in range(14):
            u, v = rx * math.cos(k * math.tau / 14), ry * math.sin(k * math.tau / 14)
            points.append((x + u * cos - v * sin, y + u * sin + v * cos))
        self.poly(points, fill, alpha)

    def line(self, points: Sequence[Point], width: float, fill: Colour, alpha: int = 255) -> None:
        """Draw an even line through the points."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(
            scaled, fill=(*fill, alpha), width=max(1, round(width * SCALE)), joint="curve"
        )

    def stroke(
        self, points: Sequence[Point], start: float, end: float, fill: Colour, alpha: int = 255
    ) -> None:
        """Draw a smooth line that changes width from ``start`` to ``end``."""
        path = curve(points, 8) if len(points) > 2 else list(points)
        left: list[Point] = []
        right: list[Point] = []
        for i, (x, y) in enumerate(path):
            ax, ay = path[max(i - 1, 0)]
            bx, by = path[min(i + 1, len(path) - 1)]
            length = math.hypot(bx - ax, by - ay) or 1.0
            half = (start + (end - start) * i / (len(path) - 1)) / 2
            nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        self.poly(left + right[::-1], fill, alpha)
        if alpha == 255:
            for (x, y), width in ((path[0], start), (path[-1], end)):
                self.ellipse(x, y, width / 2, width / 2, fill)

    # ---- soft shapes --------------------------------------------------
    def wash(self, points: Sequence[Point], top: Colour, bottom: Colour, alpha: int = 255) -> None:
        """Fill a polygon with a vertical blend of two colours."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, y0 = max(0, math.floor(min(xs) * SCALE)), max(0, math.floor(min(ys) * SCALE))
        x1 = min(self.image.width, math.ceil(max(xs) * SCALE) + 1)
        y1 = min(self.image.height, math.ceil(max(ys) * SCALE) + 1)
        if x1 <= x0 or y1 <= y0:
            return
        size = (x1 - x0, y1 - y0)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon(
            [(x * SCALE - x0, y * SCALE - y0) for x, y in points], fill=alpha
        )
        ramp = Image.linear_gradient("L").resize(size)
        blend = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)
        self.image.paste(blend, (x0, y0), mask)

    def panel(
        self, x0: float, y0: float, x1: float, y1: float, top: Colour, bottom: Colour
    ) -> None:
        """Fill a rectangle with a vertical blend of two colours."""
        self.wash([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], top, bottom)

    def soft(
        self, points: Sequence[Point], fill: Colour, alpha: int = 120, blur: float = 12
    ) -> None:
        """Lay a blurred polygon over the picture, for shadows, mist and light."""
        margin = blur * 2.5 + 2
        x0 = max(0, math.floor(min(x for x, _ in points) - margin))
        y0 = max(0, math.floor(min(y for _, y in points) - margin))
        x1 = min(self.width, math.ceil(max(x for x, _ in points) + margin))
        y1 = min(self.height, math.ceil(max(y for _, y in points) + margin))
        if x1 <= x0 or y1 <= y0:
            return
        mask = Image.new("L", (x1 - x0, y1 - y0))
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in points], fill=alpha)
        mask = mask.filter(ImageFilter.GaussianBlur(blur))
        mask = mask.resize((mask.width * SCALE, mask.height * SCALE), Image.Resampling.BILINEAR)
        self.image.paste(fill, (x0 * SCALE, y0 * SCALE), mask)

    def glow(self, x: float, y: float, radius: float, fill: Colour, alpha: int = 150) -> None:
        """Lay a round light that fades outwards."""
        side = round(radius * 2 * SCALE)
        mask = ImageChops.invert(Image.radial_gradient("L")).resize(
            (side, side), Image.Resampling.BILINEAR
        )
        mask = mask.point(
            [max(0, round((v - 66) / 189 * alpha)) if v > 66 else 0 for v in range(256)]
        )
        self.image.paste(fill, (round((x - radius) * SCALE), round((y - radius) * SCALE)), mask)

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: int = 70) -> None:
        """Lay a flat, cool shadow on the ground."""
        self.ellipse(x, y, rx, ry, (52, 56, 60), alpha)

    def mirror(
        self, level: float, depth: float, tint: Colour, strength: float, squash: float = 1.0
    ) -> None:
        """Reflect what stands above ``level`` into the water below it, with ripples."""
        tall = round(depth * SCALE)
        edge = round(level * SCALE)
        source = min(edge, round(tall / squash))
        band = self.image.crop((0, edge - source, self.image.width, edge))
        band = band.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((self.image.width, tall))
        band = band.filter(ImageFilter.BoxBlur((3, 7)))
        for top in range(0, tall, 6):
            sway = round(math.sin(top * 0.09) * 2 + self.jitter(3 + 7 * top / tall))
            strip = band.crop((0, top, band.width, min(tall, top + 6)))
            band.paste(ImageChops.offset(strip, sway, 0), (0, top))
        sheet = Image.blend(band, Image.new("RGB", band.size, tint), strength)
        self.image.paste(sheet, (0, edge))

    # ---- finishing ----------------------------------------------------
    def finish(self) -> Image.Image:
        """Shrink the sheet and give it the tooth of painted paper."""
        small = self.image.resize((self.width, self.height), Image.Resampling.BOX)
        for cell, strength in ((90, 0.10), (14, 0.055), (3, 0.026)):
            small = self._grain(small, cell, strength)
        return small

    def _grain(self, image: Image.Image, cell: int, strength: float) -> Image.Image:
        """Lighten and darken the image gently in random patches of one size."""
        size = (self.width // cell + 2, self.height // cell + 2)
        noise = Image.frombytes("L", size, self.rng.randbytes(size[0] * size[1]))
        noise = noise.resize(image.size, Image.Resampling.BICUBIC)
        table = [round(128 + (v - 128) * strength) for v in range(256)]
        return ImageChops.overlay(image, Image.merge("RGB", [noise.point(table)] * 3))


def to_jpeg(image: Image.Image, limit: int = 110_000) -> bytes:
    """Return the image as a progressive JPEG no larger than ``limit`` bytes."""
    quality = 82
    while True:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, progressive=True, optimize=True)
        if buffer.tell() <= limit or quality <= 50:
            return buffer.getvalue()
        quality -= 3
