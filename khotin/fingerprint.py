"""What a page is made of, in one digest: equal digests mean equal bytes."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, meta

from khotin.archive import Signature
from khotin.article import Article, Headline
from khotin.page import Page, View, Whole
from khotin.present import Presenter

_PLAIN: Final = frozenset({str, int, type(None)})


class Fingerprints:
    """Takes the fingerprints of a site's pages.

    A page depends on its recipe, its template with all that this includes, what the
    presenter knows, and the code (`stamp`). An article counts by its face, a whole one by
    the digest of its text.
    """

    def __init__(self, templates: Mapping[str, str], show: Presenter, stamp: str) -> None:
        """Note what all pages share."""
        self._templates = templates
        shared = (show.config, show.words.language, sorted(show.statics.items()), show.preview)
        self._shared = _digest(repr((shared, stamp)))
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
            named = _named(text)
            waiting += [
                other
                for other in (self._templates if None in named else named)
                if other and other not in texts
            ]
        return _digest(self._shared + repr(sorted(texts.items())))


_PARSER: Final = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


@lru_cache(maxsize=256)
def _named(text: str) -> frozenset[str | None]:
    """Give the templates that a template's text names; None among them for one it works out.

    Many pages have the same frame, and a server takes fingerprints again and again.
    """
    try:
        return frozenset(meta.find_referenced_templates(_PARSER.parse(text)))
    except TemplateSyntaxError:
        return frozenset()


def _told(value: object) -> str:
    """Tell a part of a recipe so that two parts are told alike only if they are equal.

    Raises TypeError for a part of another kind than recipes may have.
    """
    kind = type(value)
    if kind in _PLAIN:
        return repr(value)
    if kind is Whole:
        return f"[{value.of.digest} {value.of.path!r}]"  # type: ignore[attr-defined]
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
