"""What the disk's events mean: which parts of the site are to be looked at again, and when."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from khotin import paths

QUIET: Final = 0.06
"""Seconds without an event after which what was saved is taken for whole."""
MOST: Final = 0.5
"""Seconds after which it is read even though events go on."""
MEANT: Final = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""The kinds of event that tell of a change; being opened and read is none."""


@dataclass(frozen=True, slots=True)
class Roots:
    """Where the parts of the site lie, as real paths with `/`."""

    content: str
    templates: str
    static: str
    config: str
    views: str = ""
    """The file that keeps how often articles were read."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What may be different now."""

    texts: frozenset[str] = frozenset()
    """Texts of `content/`, by repository path."""
    files: frozenset[str] = frozenset()
    """Other files of `content/`, by repository path."""
    templates: bool = False
    static: bool = False
    config: bool = False
    """Settings, or how often articles were read."""

    @property
    def any(self) -> bool:
        """Tell whether anything may be different."""
        return bool(self.texts or self.files or self.templates or self.static or self.config)

    @property
    def frame(self) -> bool:
        """Tell whether something may be different that every page shows."""
        return self.templates or self.static or self.config


def touched(kind: str, source: str, target: str, *, folder: bool) -> tuple[str, ...]:
    """Give the paths that an event of watchdog tells of; `target` is where something moved.

    A folder is `modified` whenever a file in it comes or goes, which is told of itself.
    """
    if kind not in MEANT or (folder and kind == "modified"):
        return ()
    return tuple(path for path in (source, target) if path)


def wait(first: float, last: float, now: float) -> float:
    """Give the seconds to go on waiting, by the times of the first and the last event.

    A program saves in several steps, and `git checkout` writes hundreds of files: they
    are read together.
    """
    return max(0.0, min(last + QUIET, first + MOST) - now)


def sort(events: Iterable[str], roots: Roots) -> Changes:
    """Tell the parts of a site apart, by the real paths (with `/`) of what was touched.

    What programs leave behind is passed over.
    """
    texts, files, parts = set[str](), set[str](), set[str]()
    for path in events:
        if path in {roots.config, roots.views}:
            parts.add("config")
        for part, name in _inside(path, roots):
            if part == paths.CONTENT:
                (texts if name.endswith(".md") else files).add(posixpath.join(part, name))
            else:
                parts.add(part)
    return Changes(
        frozenset(texts),
        frozenset(files),
        templates=paths.TEMPLATES in parts,
        static=paths.STATIC in parts,
        config="config" in parts,
    )


def _inside(path: str, roots: Roots) -> Iterator[tuple[str, str]]:
    """Give each part of the site that a path lies in, and its place there."""
    folders = (
        (paths.CONTENT, roots.content),
        (paths.TEMPLATES, roots.templates),
        (paths.STATIC, roots.static),
    )
    for part, root in folders:
        if path == root:
            yield part, ""
        elif path.startswith(f"{root}/"):
            inside = path[len(root) + 1 :]
            if not any(map(paths.is_left_behind, inside.split("/"))):
                yield part, inside
