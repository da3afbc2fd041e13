"""Links within the site that lead nowhere."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

from khotin import paths
from khotin.checking.proof import Proof
from khotin.problems import Problem, did_you_mean, problem
from khotin.source import Reference
from khotin.text import slug

_FEW: Final = 2000
"""Addresses among which it is worth looking for one that was meant: more take too long."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where links of a site can lead."""

    base_url: str
    statics: Mapping[str, str]
    """Static file, by repository path → its address."""
    files: frozenset[str]
    """Everything that is published, by path in the output."""
    owners: Mapping[str, Proof]
    """The text that a page shows, by the page's path in the output."""
    hidden: frozenset[str]
    """The pages of texts that are not published, by path in the output."""
    named: dict[str, list[str]] = field(default_factory=dict)
    """The addresses of pages by their last part."""

    def __post_init__(self) -> None:
        """Sort the addresses of pages."""
        for path in self.files:
            if path.endswith("/index.html"):
                address = f"/{path.removesuffix('index.html')}"
                name = posixpath.basename(address.rstrip("/"))
                self.named.setdefault(name, []).append(address)


def dead(source: str, proof: Proof, places: Places) -> Iterator[Problem]:
    """Find the links of a text that lead to no page, no file, or no place in its page."""
    is_public = _page(source) not in places.hidden
    for link in proof.links:
        goal = _goal(source, link.path, places)
        if goal is None:
            continue
        path, fragment = goal
        if path in places.hidden and is_public:
            yield problem("link-to-draft", link.place, link=link.path)
        elif path not in places.files and path not in places.hidden:
            guess = _guess(path, places)
            yield problem("broken-link", link.place, link=link.path, guess=guess)
        elif fragment and path in places.owners:
            yield from _place_in(link, fragment, places.owners[path].anchors)


def _place_in(link: Reference, fragment: str, anchors: Collection[str]) -> Iterator[Problem]:
    if fragment not in anchors:
        guess = did_you_mean(slug(fragment), anchors)
        yield problem("broken-anchor", link.place, anchor=fragment, guess=guess)


def elsewhere(proof: Proof, places: Places) -> Iterator[Reference]:
    """Give the links of a text that lead to other sites."""
    for link in proof.links:
        if paths.is_elsewhere(link.path) and not link.path.startswith(places.base_url):
            yield link


def _goal(source: str, written: str, places: Places) -> tuple[str, str] | None:
    """Give the file of the output that a link leads to, and the place in it.

    None where it leads to another site, or to nothing that is a file.
    """
    if written.startswith(places.base_url):
        written = f"/{written.removeprefix(places.base_url)}"
    try:
        parts = urlsplit(written)
    except ValueError:
        return written, ""
    if parts.scheme or parts.netloc:
        return None
    fragment, path = unquote(parts.fragment), unquote(parts.path)
    target = paths.target(source, written)
    if not path:
        return (_page(source), fragment) if fragment else None
    if target is None:
        return paths.output(
            posixpath.normpath(posixpath.join(_address(source), path)) + "/"
        ), fragment
    if target.endswith(".md"):
        return _page(target), fragment
    return paths.output(places.statics.get(target) or paths.asset(target)), fragment


def _page(source: str) -> str:
    """Give the path in the output of the page that shows a text."""
    return paths.output(_address(source))


def _address(source: str) -> str:
    """Give the address of the page that shows a text."""
    page = paths.article_path(source)
    return page.address if page else paths.standing_address(source) or paths.asset(source)


def _guess(path: str, places: Places) -> str:
    """Give the address that was probably meant: one of that name, or nearly that name there."""
    address = "/" + path.removesuffix("index.html")
    name = posixpath.basename(address.rstrip("/")).removesuffix(".html").removesuffix(".md")
    alike = places.named.get(name, ())
    if alike:
        return did_you_mean(address, alike) or min(alike)
    folder = posixpath.dirname(path.removesuffix("/index.html"))
    near = [f for f in places.files if folder and f.startswith(f"{folder}/")]
    goal = did_you_mean(path, [f for f in near if f != f"{folder}/index.html"][:_FEW])
    return f"/{goal.removesuffix('index.html')}" if goal else ""
