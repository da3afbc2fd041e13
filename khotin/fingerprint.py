"""What a page is made of, in one digest: equal digests mean equal bytes."""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import Final

from khotin.archive import Signature
from khotin.article import Article, Headline
from khotin.frame import Frame
from khotin.page import Page, View, Whole
from khotin.sizes import Shot

_PLAIN: Final = frozenset({str, int, type(None)})
_REFERENCE: Final = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b"""
    r"""(?:\s*(["'])(?P<name>[^"'\\]*)\1\s*(?:[-+]?%\}|(?:import|as|ignore|with|without)\b))?"""
)
"""A tag that draws in another template; without a name where only rendering tells which.

Jinja's parser would tell the same of whole templates, in half a second for all of a site.
"""


class Fingerprints:
    """Takes the fingerprints of a site's pages.

    A page depends on its recipe, its template with all that this includes, and the rest of
    the frame. An article counts by its face, a whole one by the digest of its text.
    """

    def __init__(self, frame: Frame) -> None:
        """Note what all pages share."""
        self._templates = frame.templates
        self._shared = _digest(repr(frame.terms))
        self.template = cache(self._template)
        self.terms = cache(self._terms)

    def page(self, page: Page) -> str:
        """Give the fingerprint of a page."""
        made = page.recipe
        told = f"{page.source!r}{self.terms(page.template, made.make)}{_told(made.parts)}"
        return _digest(told)

    def _terms(self, template: str, make: Callable[..., View]) -> str:
        """Tell what all pages of a template share whose views are made by one function."""
        return f"{self.template(template)} {make.__module__}.{make.__qualname__}"

    def _template(self, name: str) -> str:
        """Give the digest of a template, of all it extends, includes and imports, and of the rest.

        What all pages share is in it, so that a page need not tell it again.
        """
        texts, waiting = {}, [name]
        while waiting:
            current = waiting.pop()
            text = texts[current] = self._templates.get(current, "")
            named = {found["name"] for found in _REFERENCE.finditer(text)}
            named = set(self._templates) if None in named else named
            waiting += [other for other in named if other not in texts]
        return _digest(self._shared + repr(sorted(texts.items())))


def _told(value: object) -> str:
    """Tell a part of a recipe so that two parts are told alike only if they are equal.

    Raises TypeError for a part of another kind than recipes may have.
    """
    kind = type(value)
    if kind in _PLAIN:
        return repr(value)
    if kind is Whole:
        return f"[{value.of.digest} {value.of.path!r}]"  # type: ignore[attr-defined]
    if kind is Shot:
        return repr(value)
    if isinstance(value, Article):
        return f"<{value.face}>"
    if kind is Signature or kind is Headline:
        return f"({value[0]!r},{value[1]!r})"  # type: ignore[index]
    if isinstance(value, tuple):
        told = [f"<{v.face}>" if type(v) is Article else _told(v) for v in value]
        return f"({','.join(told)})"
    raise TypeError(value)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
