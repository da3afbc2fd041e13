"""The files of a picture become what a template says to browsers, who choose one of them."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from khotin import sizes
from khotin.config import Pictures
from khotin.sizes import Shot, Variant
from khotin.views import SizesView, SourceView

Url: TypeAlias = Callable[[str], str]
"""Gives the URL of an address."""

_COLUMN: Final = "(min-width: 45rem) 42rem, 100vw"
"""How wide a picture in a text is: `--width-measure` of the stylesheet, or the window."""


def full(shot: Shot, setting: Pictures, url: Url) -> SizesView:
    """Give the files that a picture is shown by as wide as a text."""
    if not shot.is_drawn:
        return SizesView(url(shot.address), shot.width, shot.height)
    made = dict(sizes.variants(shot, setting))
    own = made.pop(shot.format)
    return SizesView(
        url(shot.address),
        own[-1].width,
        own[-1].height,
        tuple(SourceView(sizes.MIME[name], _listed(files, url)) for name, files in made.items()),
        _listed(own, url),
        _COLUMN,
    )


def small(shot: Shot, setting: Pictures, url: Url) -> SizesView:
    """Give the smallest file of each format of a picture, for a list."""
    if not shot.is_drawn:
        return full(shot, setting, url)
    made = dict(sizes.variants(shot, setting))
    own = made.pop(shot.format)[0]
    return SizesView(
        url(own.address),
        own.width,
        own.height,
        tuple(SourceView(sizes.MIME[name], url(files[0].address)) for name, files in made.items()),
    )


def _listed(files: Iterable[Variant], url: Url) -> str:
    return ", ".join(f"{url(file.address)} {file.width}w" for file in files)
