"""What only the whole archive can show."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from khotin import paths
from khotin.archive import Archive
from khotin.page import Page
from khotin.problems import Place, Problem, did_you_mean, problem
from khotin.source import Reference

_MEANT_AS_ARTICLE: Final = (".md", ".md.txt", ".markdown")
_UNSAFE: Final = frozenset(
    (".html", ".htm", ".xhtml", ".js", ".mjs", ".exe", ".bat", ".cmd", ".com", ".msi", ".lnk")
)
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
    missing = [reference for reference in references if reference.path not in files]
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


def addresses(archive: Archive, pages: Iterable[Page], files: Iterable[str]) -> Iterator[Problem]:
    """Find two things that claim one address: articles, aliases, pages, files beside articles.

    `files` are the addresses of files that are copied. The claim that comes later in
    the site's order is the one reported.
    """
    owners = {
        paths.output(alias): article.path
        for article in archive.articles
        for alias in article.aliases
    }
    taken: dict[str, str] = {paths.output(file): f"{paths.CONTENT}{file}" for file in files}
    folders: dict[str, str] = {}
    for page in pages:
        owner = page.source or owners.get(page.path, "")
        maker = owner or f"{paths.TEMPLATES}/{page.template}"
        folder, clash = posixpath.dirname(page.path), taken.get(page.path, "")
        clash = clash or folders.get(page.path, "")
        while folder and folder not in folders:
            clash = clash or taken.get(folder, "")
            folders[folder] = maker
            folder = posixpath.dirname(folder)
        if clash or page.path in taken:
            yield _same_address(page, owner, clash)
        taken.setdefault(page.path, maker)


def _same_address(page: Page, owner: str, other: str) -> Problem:
    address = f"/{page.path.removesuffix('index.html')}"
    first, second = (owner, other) if owner else (other, f"{paths.TEMPLATES}/{page.template}")
    return problem("same-address", Place(first), address=address, other=second)
