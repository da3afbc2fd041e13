"""Numbers as tables show them."""

from typing import Final

_KILO: Final = 1000


def seconds(value: float) -> str:
    """Write seconds with three figures that count: `0.42 s`, `12.3 s`, `142 s`."""
    places = 2 if value < 10 else 1 if value < 100 else 0  # noqa: PLR2004 - three figures
    return f"{value:.{places}f} s"


def size(value: float) -> str:
    """Write bytes in decimal units: `87 MB`, `2.4 GB`."""
    if value >= _KILO**3:
        return f"{value / _KILO**3:.1f} GB"
    return f"{value / _KILO**2:.0f} MB"


def times(value: float | None) -> str:
    """Write a ratio: `×0.29`."""
    if value is None:
        return "–"
    places = 0 if value >= 10 else 1 if value >= 2 else 2  # noqa: PLR2004 - two or three figures
    return f"×{value:.{places}f}"


def whole(value: float) -> str:
    """Write a whole number: `50,000`."""
    return f"{value:,.0f}"
