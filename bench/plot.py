"""A log-log plot of cost against the number of articles, as an SVG of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Final, TypeAlias

Points: TypeAlias = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT = 450, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 66, 142, 44, 50
_COLUMNS: Final = 2
_LINE: Final = 17
"""Least distance of two lines of text."""
_PENS: Final = (("a", "none"), ("b", "7 4"), ("c", "2 4"), ("d", "9 3 2 3"))
"""Class and dashes of each line; with the marks, lines differ in grey, too."""
_STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:15px}"
    ".grid{stroke:#ddd}.paper{fill:#fff}.target{stroke:#222;stroke-width:3}"
    ".a{--pen:#a8201a}.b{--pen:#2f74c0}.c{--pen:#3b7a2e}.d{--pen:#7a5195}"
    ".a,.b,.c,.d{stroke:var(--pen);fill:var(--pen)}text.a,text.b,text.c,text.d{stroke:none}"
    "polyline{fill:none!important;stroke-width:2.5}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}.grid{stroke:#444}.paper{fill:#191613}"
    ".target{stroke:#eee}.a{--pen:#ff8a7a}.b{--pen:#7fb8ff}.c{--pen:#8fd67c}.d{--pen:#c9a2e8}}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot: title, what is counted upwards, points (x, y) by line, targets by words."""

    title: str
    unit: str
    lines: Mapping[str, Points]
    targets: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Logarithms from `low` to `high`, spread over pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (log10(value) - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 1)


def draw(panels: Sequence[Panel], x_words: str) -> str:
    """Draw panels, two beside each other; a line's name stands at its end."""
    names = list(dict.fromkeys(_first(name) for panel in panels for name in panel.lines))
    columns = min(len(panels), _COLUMNS)
    width, height = _WIDTH * columns, _HEIGHT * ceil(len(panels) / columns)
    titles = "; ".join(f"{panel.title}, {panel.unit}" for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        f' aria-label="{escape(titles)}; by {escape(x_words)}"><style>{_STYLE}</style>',
        f'<rect class="paper" width="{width}" height="{height}"/>',
    ]
    for index, panel in enumerate(panels):
        row, column = divmod(index, columns)
        parts.append(f'<g transform="translate({column * _WIDTH} {row * _HEIGHT})">')
        parts += _panel(panel, names, x_words)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, names: Sequence[str], x_words: str) -> Iterator[str]:
    drawn = {name: sorted(points) for name, points in panel.lines.items()}
    points = [point for line in drawn.values() for point in line]
    xs = sorted({x for x, _ in points})
    heights = [y for _, y in (*points, *panel.targets.values())]
    across = _Axis(log10(xs[0] / 1.4), log10(xs[-1] * 1.4), _LEFT, _WIDTH - _RIGHT)
    up = _decades(heights, _HEIGHT - _BOTTOM, _TOP)
    title = f'<tspan class="title">{escape(panel.title)}</tspan>, {escape(panel.unit)}'
    yield f'<text x="16" y="24">{title}</text>'
    yield from _grid(across, up, xs)
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(x_words)}</text>'
    ends = {name: (across.at(line[-1][0]), up.at(line[-1][1])) for name, line in drawn.items()}
    for name, line in drawn.items():
        yield from _line(names.index(_first(name)), [(across.at(x), up.at(y)) for x, y in line])
    for x, y in panel.targets.values():
        at = across.at(x)
        yield f'<path class="target" d="M{at - 12} {up.at(y)}h24"/>'
    for words, (x, y) in panel.targets.items():
        ends[words] = (across.at(x), up.at(y))
    yield from _labels(ends, {name: names.index(_first(name)) for name in drawn})


def _grid(across: _Axis, up: _Axis, xs: Sequence[float]) -> Iterator[str]:
    """Draw a line at each measured size, and at each power of ten upwards."""
    for x in xs:
        at = across.at(x)
        yield f'<path class="grid" d="M{at} {up.start}V{up.end}"/>'
        yield f'<text x="{at}" y="{up.start + 18}" text-anchor="middle">{x:,.0f}</text>'
    for power in range(round(up.low), round(up.high) + 1):
        at = up.at(10.0**power)
        yield f'<path class="grid" d="M{across.start} {at}H{across.end}"/>'
        words = f"{10**power:,}" if power >= 0 else f"{10.0**power:g}"
        yield f'<text x="{_LEFT - 8}" y="{at + 4}" text-anchor="end">{words}</text>'


def _labels(ends: Mapping[str, tuple[float, float]], pens: Mapping[str, int]) -> Iterator[str]:
    """Write beside the end of each line what it is, no text upon another."""
    order = sorted(ends, key=lambda name: ends[name][1])
    places = _apart([ends[name][1] for name in order])
    for name, y in zip(order, places, strict=True):
        kind = f' class="{_PENS[pens[name] % len(_PENS)][0]}"' if name in pens else ""
        yield f'<text{kind} x="{_WIDTH - _RIGHT + 4}" y="{y + 4:.1f}">{escape(name)}</text>'


def _apart(heights: Sequence[float]) -> list[float]:
    """Move heights, in order, as far down as keeps them apart; then back into the panel."""
    places: list[float] = []
    for height in heights:
        places.append(max(height, places[-1] + _LINE) if places else height)
    floor_ = float(_HEIGHT - _BOTTOM)
    for index in reversed(range(len(places))):
        places[index] = min(places[index], floor_)
        floor_ = places[index] - _LINE
    return places


def _line(index: int, points: Points) -> Iterator[str]:
    pen, dashes = _PENS[index % len(_PENS)]
    path = " ".join(f"{x},{y}" for x, y in points)
    yield f'<polyline class="{pen}" stroke-dasharray="{dashes}" points="{path}"/>'
    for x, y in points:
        shape = (
            f'<circle class="{pen}" cx="{x}" cy="{y}" r="4"/>',
            f'<path class="{pen}" d="M{x - 4} {y - 4}h8v8h-8z"/>',
            f'<path class="{pen}" d="M{x} {y - 5}l5 9h-10z"/>',
            f'<path class="{pen}" d="M{x} {y - 5}l5 5-5 5-5-5z"/>',
        )
        yield shape[index % len(shape)]


def _first(name: str) -> str:
    """Give the generator a line is of, which its pen goes by: `Hugo + Pagefind` is Hugo."""
    return name.partition(" + ")[0]


def _decades(values: Sequence[float], start: float, end: float) -> _Axis:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return _Axis(low, max(high, low + 1), start, end)
