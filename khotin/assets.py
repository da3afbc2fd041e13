"""Static files get addresses that carry their content, so that caches never go stale.

`css/site.css` may `@import` its parts: they are put into it, so that a page asks for
one stylesheet. A script may import its neighbours by relative path: they are put into it,
too. What it imports later (`import("./x.js")`) or in another way than `scripts` joins
stays a file of its own: the path becomes its address. Nothing else is rewritten.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from khotin import scripts
from khotin.paths import STATIC
from khotin.problems import Invalid, Place, did_you_mean, problem

_IMPORT_CSS: Final = re.compile(
    r"""@import\s+(?:url\()?["'](?P<path>[^"']+)["']\)?\s*(?:layer\((?P<layer>[\w.-]+)\))?\s*;"""
)
_URL_CSS: Final = re.compile(r"""url\(["']?(?P<path>[^"')]+)["']?\)""")
_IMPORT_JS: Final = re.compile(
    r"""(?<![^\s(,;{}])(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<before>\bfrom\s*|\bimport\s*(?:\(\s*)?)["'](?P<path>\.[^"']+)["']""",
    re.DOTALL,
)
"""Comments are found so that they can be left alone: types in them are written as imports."""
_TEXTS: Final = (".css", ".js", ".mjs")


@dataclass(frozen=True, slots=True)
class Statics:
    """The site's static files. Paths are repository paths (`static/css/site.css`)."""

    addresses: Mapping[str, str]
    """Path → address, for every file that is published by itself."""
    texts: Mapping[str, bytes]
    """Address → what to write there, for stylesheets and scripts."""
    copies: Mapping[str, str]
    """Address → path of the file to copy there, for all others."""


def is_text(path: str) -> bool:
    """Tell whether a static file is rewritten, and so has to be read as text."""
    return path.endswith(_TEXTS)


def digest(data: bytes) -> str:
    """Give the short digest that an address carries."""
    return hashlib.blake2b(data, digest_size=5).hexdigest()


def arrange(texts: Mapping[str, str], digests: Mapping[str, str]) -> Statics:
    """Give every static file its address.

    `texts` holds stylesheets and scripts by path, `digests` the digest of every other
    file. Raises Invalid for an import or a `url()` of a file that is not there, and
    for scripts that import each other in a circle.
    """
    arranging = _Arranging(texts, digests)
    for path in sorted({*texts, *digests}):
        arranging.address(path, Place(path))
    parts = set(_parts(texts))
    addresses = {path: to for path, to in arranging.addresses.items() if path not in parts}
    return Statics(
        addresses,
        {to: arranging.finished[path].encode() for path, to in addresses.items() if path in texts},
        {addresses[path]: path for path in digests},
    )


def _parts(texts: Mapping[str, str]) -> Iterator[str]:
    """Give the stylesheets that others import: they are published inside those only."""
    for path, text in texts.items():
        if path.endswith(".css"):
            yield from (_beside(path, found["path"]) for found in _IMPORT_CSS.finditer(text))


class _Arranging:
    """Files are finished in the order of need: an address depends on what a file imports."""

    def __init__(self, texts: Mapping[str, str], digests: Mapping[str, str]) -> None:
        self.texts, self.digests = texts, digests
        self.addresses: dict[str, str] = {}
        self.finished: dict[str, str] = {}
        self.open: list[str] = []
        self.published: list[str] = []
        """Files in work that are published by themselves, each needed by the one before it."""

    def address(self, path: str, asked_at: Place) -> str:
        if path in self.addresses:
            return self.addresses[path]
        if path in self.open or not (path in self.texts or path in self.digests):
            known = {*self.texts, *self.digests} - {asked_at.path}
            name = path.removeprefix(f"{STATIC}/")
            guess = did_you_mean(path, known).removeprefix(f"{STATIC}/")
            raise Invalid([problem("missing-static", asked_at, name=name, guess=guess)])
        mark = self.digests.get(path)
        if mark is None:
            self.open.append(path)
            self.published.append(path)
            self.finished[path] = self._finish(path)
            self.published.pop()
            self.open.pop()
            mark = digest(self.finished[path].encode())
        stem, suffix = posixpath.splitext(path)
        self.addresses[path] = f"/{stem}.{mark}{suffix}"
        return self.addresses[path]

    def _finish(self, path: str) -> str:
        text = self.texts[path]
        if path.endswith(".css"):
            return self._stylesheet(path, text)
        modules: dict[str, scripts.Module] = {}
        paths: dict[tuple[str, str], str] = {}
        if self._collect(path, modules, paths):
            return scripts.join(path, modules, paths)
        return _IMPORT_JS.sub(lambda found: self._import(path, found), text)

    def _collect(
        self, path: str, modules: dict[str, scripts.Module], paths: dict[tuple[str, str], str]
    ) -> bool:
        """Collect a script and all it imports, in the order of need; tell whether they can join."""
        text = self.texts[path]
        module = scripts.parse(text)
        if module is None:
            return False
        for one in module.imports:
            inner = paths[path, one.path] = _beside(path, one.path)
            if inner in modules:
                continue
            if inner not in self.texts or inner in self.open:
                self.address(inner, _at(path, text, one.start))
            self.open.append(inner)
            joins = self._collect(inner, modules, paths)
            self.open.pop()
            if not joins:
                return False
        for found in _IMPORT_JS.finditer(text):
            if (found["before"] or "").rstrip().endswith("("):
                self._neighbour(path, found)
        code = _IMPORT_JS.sub(lambda found: self._import(path, found), module.code)
        modules[path] = replace(module, code=code)
        return True

    def _stylesheet(self, path: str, text: str) -> str:
        """Put imported parts in place. A part's own `url()` paths are resolved from the part."""

        def part(found: re.Match[str]) -> str:
            inner = _beside(path, found["path"])
            if inner not in self.texts or inner in self.open:
                self.address(inner, _at(path, text, found.start()))
            self.open.append(inner)
            body = self._stylesheet(inner, self.texts[inner]).strip()
            self.open.pop()
            return f"@layer {found['layer']} {{\n{body}\n}}" if found["layer"] else body

        pieces, last = [], 0
        for found in _IMPORT_CSS.finditer(text):
            pieces += [self._urls(path, text[last : found.start()]), part(found)]
            last = found.end()
        return "".join([*pieces, self._urls(path, text[last:])])

    def _urls(self, path: str, text: str) -> str:
        return _URL_CSS.sub(lambda m: f'url("{self._neighbour(path, m)}")', text)

    def _import(self, path: str, found: re.Match[str]) -> str:
        """Give an import as browsers want it: a bare name means something else."""
        if found["comment"]:
            return found[0]
        neighbour = self._neighbour(path, found)
        dotted = neighbour if neighbour.startswith(".") else f"./{neighbour}"
        return f'{found["before"]}"{dotted}"'

    def _neighbour(self, path: str, found: re.Match[str]) -> str:
        """Give the finished file that a reference means, relative to the referring file."""
        if found["path"].startswith(("data:", "#", "http:", "https:", "/")):
            return found["path"]
        place = _at(path, found.string, found.start())
        address = self.address(_beside(path, found["path"]), place)
        return posixpath.relpath(address, f"/{posixpath.dirname(self.published[-1])}")


def _beside(path: str, reference: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), reference))


def _at(path: str, text: str, index: int) -> Place:
    before = text[:index]
    return Place(path, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)
