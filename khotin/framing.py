"""The pictures of a text get their sizes, and a link to the largest, which opens them large.

`<img>` becomes `<picture>` where there are several files. `static/js/large.js` shows the
picture over the page when its link is pressed; without it, the link opens the file.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from markupsafe import Markup, escape

from khotin.views import SizesView

_PART: Final = re.compile(r'<(?P<end>/?)(?P<name>img|a)(?P<rest>(?:\s(?:[^>"]|"[^"]*")*)?)>')
"""A picture, or where a link begins or ends."""
_SRC: Final = re.compile(r' src="([^"]*)"')
_ALT: Final = re.compile(r' alt="([^"]*)"')
_LAZY: Final = ' loading="lazy"'
_MEASURE: Final = re.compile(r' (?:width|height)="[^"]*"')


def framed(html: Markup, sizes: Mapping[str, SizesView], *, first: bool, opening: str) -> Markup:
    """Give a text whose pictures have their sizes, by the URL that is written for each.

    `html` is as the sanitiser writes it. With `first`, its first picture is the page's
    first one, which is not loaded late. A measure that was written stays. `opening` says,
    in words, what the link around a picture does; a picture in a link keeps that one.
    """
    late, linked = not first, False

    def frame(found: re.Match[str]) -> str:
        nonlocal late, linked
        if found["name"] == "a":
            linked = not found["end"]
            return found[0]
        rest = found["rest"] if late else found["rest"].replace(_LAZY, "")
        late = True
        src = _SRC.search(rest)
        known = sizes.get(unescape(src[1])) if src else None
        if known is None:
            return f"<img{rest}>"
        picture = _framed(rest, known)
        return picture if linked else _linked(picture, rest, known, opening)

    return Markup(_PART.sub(frame, html))  # noqa: S704 - safe before, and what is added is escaped


def _framed(rest: str, known: SizesView) -> str:
    measure = f' width="{known.width}" height="{known.height}"'
    rest = rest if _MEASURE.search(rest) else f"{rest}{measure}"
    if not known.srcset:
        return f"<img{rest}>"
    hint = f' sizes="{escape(known.hint)}"'
    sources = "".join(
        f'<source type="{escape(one.type)}" srcset="{escape(one.srcset)}"{hint}>'
        for one in known.sources
    )
    image = f'<img{rest} srcset="{escape(known.srcset)}"{hint}>'
    return f"<picture>{sources}{image}</picture>" if sources else image


def _linked(picture: str, rest: str, known: SizesView, opening: str) -> str:
    alt = _ALT.search(rest)
    words = f"{escape(opening)}: {alt[1]}" if alt and alt[1].strip() else str(escape(opening))
    attributes = f'class="large__open" href="{escape(known.url)}" aria-label="{words}"'
    return f"<a {attributes}>{picture}</a>"
