"""The pictures of a text get their sizes: `<img>` becomes `<picture>` where there are several."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from markupsafe import Markup, escape

from khotin.views import SizesView

_IMAGE: Final = re.compile(r'<img(?P<rest>(?:[^>"]|"[^"]*")*)>')
_SRC: Final = re.compile(r' src="([^"]*)"')
_LAZY: Final = ' loading="lazy"'
_MEASURE: Final = re.compile(r' (?:width|height)="[^"]*"')


def framed(html: Markup, sizes: Mapping[str, SizesView], *, first: bool) -> Markup:
    """Give a text whose pictures have their sizes, by the URL that is written for each.

    `html` is as the sanitiser writes it. With `first`, its first picture is the page's
    first one, which is not loaded late. A measure that was written stays.
    """
    late = not first

    def frame(found: re.Match[str]) -> str:
        nonlocal late
        rest = found["rest"] if late else found["rest"].replace(_LAZY, "")
        late = True
        src = _SRC.search(rest)
        known = sizes.get(unescape(src[1])) if src else None
        return _framed(rest, known) if known else f"<img{rest}>"

    return Markup(_IMAGE.sub(frame, html))  # noqa: S704 - safe before, and what is added is escaped


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
