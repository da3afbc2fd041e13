"""What a page is made of, in one digest: equal digests mean equal bytes."""

import hashlib
import io
import pickle
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, meta

from khotin.page import Page
from khotin.views import SiteView


class Fingerprints:
    """Takes the fingerprints of a site's pages.

    A page depends on its view, its template with all that this includes, the frame, the
    addresses of static files, and the code (`stamp`). Its text is in its view, as digest.
    """

    def __init__(
        self,
        templates: Mapping[str, str],
        frame: SiteView,
        statics: Mapping[str, str],
        stamp: str,
    ) -> None:
        """Note what all pages share."""
        self._templates = templates
        self._shared = _digest(repr((frame, sorted(statics.items()), stamp)).encode())
        self._environment = Environment(extensions=["jinja2.ext.i18n"])
        self.template = cache(self._template)

    def page(self, page: Page) -> str:
        """Give the fingerprint of a page."""
        made_of = (self._shared, self.template(page.template), page.source)
        return _digest(repr(made_of).encode() + _by_value(page.view))

    def _template(self, name: str) -> str:
        """Give the digest of a template and of all it extends, includes and imports."""
        texts, waiting = {}, [name]
        while waiting:
            current = waiting.pop()
            text = texts[current] = self._templates.get(current, "")
            try:
                named = set(meta.find_referenced_templates(self._environment.parse(text)))
            except TemplateSyntaxError:
                named = set()
            named = set(self._templates) if None in named else named
            waiting += [other for other in named if other and other not in texts]
        return _digest(repr(sorted(texts.items())).encode())


def _by_value(view: object) -> bytes:
    """Pickle without noting which equal parts are one object: that may differ between runs."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(view)
    return stream.getvalue()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
