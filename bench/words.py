"""Numbers as tables show them."""

from typing import Final

_KILO: Final = 1000


def seconds(value: float) -> str:
    """Write seconds with three figures that count: `0.42 s`, `12.3 s`, `142 s`."""
    places = 2 if value < 10 else 1 if value < 100 else 0  # noqa: PLR2004 - three figures
    return f"{value:.{places}f} s"


def duration(value: float) -> str:
    """Write how long something takes, roughly: `40 s`, `12 min`, `1 h 20 min`."""
    minutes = round(value / 60)
    if value < 90:  # noqa: PLR2004 - up to one and a half minutes
        return f"{value:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"  # noqa: PLR2004 - minutes of an hour


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


def share(value: float) -> str:
    """Write a part of a whole: `0.83`, `1/7.4`, `1/134`."""
    if value >= 0.4:  # noqa: PLR2004 - above that a fraction of one says less
        return f"{value:.2f}"
    whole_of = 1 / value
    return f"1/{whole_of:.0f}" if whole_of >= 10 or whole_of.is_integer() else f"1/{whole_of:.1f}"  # noqa: PLR2004 - two figures


def whole(value: float) -> str:
    """Write a whole number: `50,000`."""
    return f"{value:,.0f}"
