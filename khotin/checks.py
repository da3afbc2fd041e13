"""What only the whole archive can show."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from khotin import paths
from khotin.page import Page
from khotin.problems import Place, Problem, did_you_mean, problem
from khotin.source import Reference

_MEANT_AS_ARTICLE: Final = (".md", ".md.txt", ".markdown")
_UNSAFE: Final = {
    *(".apk", ".asp", ".aspx", ".bak", ".bat", ".cgi", ".cmd", ".com", ".cpl", ".dll", ".exe"),
    *(".hta", ".htm", ".html", ".jar", ".js", ".jse", ".jsp", ".lnk", ".mdx", ".mjs", ".msi"),
    *(".php", ".pif", ".ps1", ".reg", ".scr", ".sh", ".shtml", ".vbe", ".vbs", ".wsf", ".xht"),
    *(".xhtml", ".xml"),
}
"""Would run in a reader's browser or on a reader's machine, past the sanitiser."""


def files(names: Iterable[str]) -> Iterator[Problem]:
    """Find files below `content/` that were meant as articles, or must not be published."""
    for name in names:
        ending = posixpath.splitext(name)[1]
        file = posixpath.basename(name)
        if name.lower().endswith(_MEANT_AS_ARTICLE) and ending != ".md":
            guess = re.sub(r"\.(?:md(?:\.txt)?|markdown)$", ".md", file, flags=re.IGNORECASE)
            yield problem("wrong-ending", Place(name), name=file, guess=guess)
        elif ending.lower() in _UNSAFE:
            yield problem("unsafe-file", Place(name), ending=ending)


def pictures(references: Iterable[Reference], files: Collection[str]) -> Iterator[Problem]:
    """Find pictures that are named but not there. `files` are repository paths."""
    missing = [
        reference
        for reference in references
        if reference.path not in files or reference.path.endswith(".md")
    ]
    neighbours = _by_folder(files) if missing else {}
    for reference in missing:
        folder, name = posixpath.split(reference.path)
        guess = did_you_mean(name, neighbours.get(folder, ()))
        yield problem("missing-picture", reference.place, picture=reference.path, guess=guess)


def _by_folder(files: Iterable[str]) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in files:
        folder, name = posixpath.split(path)
        if not name.endswith(".md"):
            folders.setdefault(folder, []).append(name)
    return folders


def addresses(pages: Iterable[Page], files: Iterable[str]) -> Iterator[Problem]:
    """Find two things that claim one address: articles, aliases, pages, files beside articles.

    `files` are the addresses of files that are copied. The claim that comes later in
    the site's order is the one reported. Upper and lower case are one: on Windows they are.
    """
    pages, files = list(pages), list(files)
    names = [page.path.casefold() for page in pages]
    names += [paths.output(file).casefold() for file in files]
    if _are_apart(names):
        return
    taken: dict[str, str] = {}
    folders: dict[str, str] = {}
    for file in files:
        _claim(paths.output(file), f"{paths.CONTENT}{file}", taken, folders)
    for page in pages:
        owner = page.source or page.owner
        maker = owner or f"{paths.TEMPLATES}/{page.template}"
        if other := _claim(page.path, maker, taken, folders):
            yield _same_address(page, owner, other)


def _are_apart(names: Collection[str]) -> bool:
    """Tell whether no two names are one, and none is the folder of another."""
    once = set(names)
    inner = set(map(posixpath.dirname, once))
    folders = set(inner)
    while inner := {posixpath.dirname(folder) for folder in inner} - folders:
        folders |= inner
    return len(once) == len(names) and once.isdisjoint(folders)


def _claim(path: str, maker: str, taken: dict[str, str], folders: dict[str, str]) -> str:
    """Note who makes a file of the output; give who has made it, or what stands in its way."""
    name = path.casefold()
    other = taken.setdefault(name, maker) if name in taken else folders.get(name, "")
    taken.setdefault(name, maker)
    while name := posixpath.dirname(name):
        other = other or taken.get(name, "")
        folders.setdefault(name, maker)
    return other


def _same_address(page: Page, owner: str, other: str) -> Problem:
    address = f"/{page.path.removesuffix('index.html')}"
    first, second = (owner, other) if owner else (other, f"{paths.TEMPLATES}/{page.template}")
    return problem("same-address", Place(first), address=address, other=second)
