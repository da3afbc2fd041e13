"""Finds every reference of a built site, and tells which lead nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from khotin import disk, paths
from tests import pages

_CSS_URL: Final = re.compile(r"""url\(["']?([^"')]+)["']?\)|@import\s+["']([^"']+)""")
_JS_IMPORT: Final = re.compile(
    r"""^import\b[^"'(]*["']([^"']+)["']|=>\s*import\(["']([^"']+)["']\)""", re.MULTILINE
)
"""Where a module is named that is loaded with this one, or when it is needed."""
_BARE: Final = re.compile(r"^[\w-]")
_HTML_PATHS: Final = "//@href | //@src | //@action | //@poster"


@dataclass(slots=True)
class Checker:
    """Knows the files of a site, and the anchors of its pages."""

    output: Path
    base_url: str
    files: set[str] = field(init=False)
    roots: dict[str, html.HtmlElement] = field(init=False)

    def __post_init__(self) -> None:
        self.files = disk.all_files(self.output)
        self.roots = {
            name: pages.parse((self.output / name).read_text("utf-8"))
            for name in self.files
            if name.endswith(".html")
        }

    def broken(self) -> list[str]:
        """Say of every reference that leads nowhere where it stands."""
        return sorted(
            f"{name}: {reference}"
            for name, reference in self.references()
            if not self.resolves(name, reference)
        )

    def references(self) -> Iterator[tuple[str, str]]:
        """Give every reference of the site as file and what is written there."""
        for name in sorted(self.files):
            if name.startswith("search/"):
                continue
            for reference in self._references_of(name):
                yield name, reference

    def resolves(self, name: str, reference: str) -> bool:
        """Tell whether a reference leads to a file and an anchor of the site, or elsewhere."""
        address = name.removesuffix("index.html")
        whole = urljoin(self.base_url + address, reference)
        parts, base = urlsplit(whole), urlsplit(self.base_url)
        if parts.netloc != base.netloc:
            return bool(parts.netloc) or parts.scheme in {"mailto", "tel", "data"}
        if not parts.path.startswith(base.path):
            return False
        target = paths.output("/" + unquote(parts.path.removeprefix(base.path)))
        if target not in self.files:
            return False
        return not parts.fragment or unquote(parts.fragment) in self._anchors(target)

    def _anchors(self, name: str) -> set[str]:
        return set(self.roots[name].xpath("//@id")) if name in self.roots else set()

    def _references_of(self, name: str) -> Iterator[str]:
        if name in self.roots:
            yield from _of_page(self.roots[name])
        elif name.endswith(".css"):
            for found in _CSS_URL.finditer((self.output / name).read_text("utf-8")):
                yield found[1] or found[2]
        elif name.endswith(".js"):
            for at_once, later in _JS_IMPORT.findall((self.output / name).read_text("utf-8")):
                path = at_once or later
                yield f"bare:{path}" if _BARE.match(path) else path
        elif name.endswith(".xml"):
            root = etree.parse(self.output / name)
            yield from root.xpath("//@href")
            yield from root.xpath("//*[local-name()='id' or local-name()='loc']/text()")
        elif name == "robots.txt":
            yield from re.findall(r"https?://\S+", (self.output / name).read_text("utf-8"))


def _of_page(root: html.HtmlElement) -> Iterator[str]:
    yield from root.xpath(_HTML_PATHS)
    for refresh in root.xpath('//meta[@http-equiv="refresh"]/@content'):
        yield refresh.partition("url=")[2]
    for index in root.xpath("//@data-index"):
        yield f"{index}bundles.json"
        yield f"{index}pagefind.js"
    yield from root.xpath("//@data-base")
    for candidates in root.xpath("//@srcset"):
        yield from (candidate.split()[0] for candidate in candidates.split(","))
