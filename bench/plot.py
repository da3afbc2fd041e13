"""A log-log plot of cost against the number of articles, as an SVG of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Final, TypeAlias

Points: TypeAlias = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT = 420, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 56, 52
_LEGEND: Final = 34
_LINES: Final = (
    ("#b3261e", "none"),
    ("#1f5fa8", "6 3"),
    ("#2e7d32", "2 3"),
    ("#6a4c93", "8 3 2 3"),
)
"""Colour and dashes, so that the lines differ in grey, too."""
_STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#222}.title{font-weight:600}"
    ".grid{stroke:#ccc}.paper{fill:#fff}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}.grid{stroke:#555}.paper{fill:#191613}}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot: a title, and points (x, y) by the name of their line."""

    title: str
    lines: Mapping[str, Points]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Powers of ten from `low` to `high`, spread over pixels from `start` to `end`."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (log10(value) - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 1)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def draw(panels: Sequence[Panel], x_words: str, y_words: str) -> str:
    """Draw panels side by side, with one legend above them."""
    names = list(dict.fromkeys(name for panel in panels for name in panel.lines))
    width, height = _WIDTH * len(panels), _HEIGHT + _LEGEND
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        f' aria-label="{escape(y_words)}, {escape(x_words)}"><style>{_STYLE}</style>',
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *_legend(names),
    ]
    for index, panel in enumerate(panels):
        parts.append(f'<g transform="translate({index * _WIDTH} {_LEGEND})">')
        parts += _panel(panel, names, x_words, y_words)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _legend(names: Sequence[str]) -> Iterator[str]:
    for index, name in enumerate(names):
        x = 20 + index * 190
        yield f'<line x1="{x}" y1="20" x2="{x + 32}" y2="20" {_pen(index)}/>'
        yield f'<text x="{x + 40}" y="24">{escape(name)}</text>'


def _panel(panel: Panel, names: Sequence[str], x_words: str, y_words: str) -> Iterator[str]:
    points = [point for line in panel.lines.values() for point in line]
    across = _axis([x for x, _ in points], _LEFT, _WIDTH - _RIGHT)
    up = _axis([y for _, y in points], _HEIGHT - _BOTTOM, _TOP)
    yield f'<text class="title" x="{_LEFT}" y="{_TOP - 30}">{escape(panel.title)}</text>'
    yield f'<text x="{_LEFT}" y="{_TOP - 12}">{escape(y_words)}</text>'
    end = f'x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 10}" text-anchor="end"'
    yield f"<text {end}>{escape(x_words)}</text>"
    for tick in across.ticks():
        x = across.at(tick)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="{up.start}" y2="{up.end}"/>'
        yield f'<text x="{x}" y="{up.start + 18}" text-anchor="middle">{tick:,.0f}</text>'
    for tick in up.ticks():
        y = up.at(tick)
        yield f'<line class="grid" x1="{across.start}" x2="{across.end}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{tick:g}</text>'
    for name, line in panel.lines.items():
        yield from _line(names.index(name), [(across.at(x), up.at(y)) for x, y in sorted(line)])


def _line(index: int, points: Points) -> Iterator[str]:
    colour = _LINES[index % len(_LINES)][0]
    path = " ".join(f"{x},{y}" for x, y in points)
    yield f'<polyline points="{path}" fill="none" {_pen(index)}/>'
    for x, y in points:
        yield f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'


def _pen(index: int) -> str:
    colour, dashes = _LINES[index % len(_LINES)]
    return f'stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"'


def _axis(values: Sequence[float], start: float, end: float) -> _Axis:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return _Axis(low, max(high, low + 1), start, end)
