"""What was published before, what each file was made of, and whether it still lies there.

A file is kept only if it still lies in the output folder as the last build left it: of
the same size and time of change. Files that somebody put there are found by the times of
change of the folders: looking into each of fifty thousand would take longer.
"""

import os
import posixpath
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from khotin import disk, left
from khotin.aside import Aside
from khotin.disk import States
from khotin.left import Columns, Head

_GONE: Final = (-1, -1)
"""The state of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Made:
    """What lies in the output folder.

    `files` have the fingerprints of those that the last build left, `states` their states
    then, in the same order; the `lost` ones of them are no longer so. `strangers` lie there
    and are not as a build left them. `folders` have the time of change (ns) that the last
    build left, `touched` are those that have another.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    states: States = field(default_factory=lambda: States(array("q"), array("q")))
    lost: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    folders: Mapping[str, int] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()
    seal: str = ""
    """Of all that the last build was made of."""
    report: Any = None
    """What the last build did."""
    edition: str = ""
    """Which build noted this: other notes of it have the same."""

    @property
    def names(self) -> set[str]:
        """Every file of the output folder."""
        return {*self.files} - self.lost | self.strangers

    def mark(self, name: str) -> str:
        """Give the fingerprint of a file that lies there as it was left; empty for others."""
        return "" if name in self.lost else self.files.get(name, "")

    def fresh(self, wanted: Mapping[str, str]) -> set[str]:
        """Give the wanted files, by fingerprint, that need not be made again."""
        found = self.files.get
        return {name for name, of in wanted.items() if found(name) == of} - self.lost

    def whole(self, fingerprints: Collection[str]) -> dict[str, list[str]]:
        """Give the files made of each of some things, where none of them is lost."""
        found: dict[str, list[str]] = {}
        for name, fingerprint in self.files.items():
            if fingerprint in fingerprints:
                found.setdefault(fingerprint, []).append(name)
        return {of: names for of, names in found.items() if self.lost.isdisjoint(names)}


class _Lie(NamedTuple):
    """What is not as it was left: files, folders, and what lies in those folders."""

    lost: frozenset[str]
    touched: frozenset[str]
    inside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Awaited:
    """What lies in the output folder, as soon as the disk has told; of the last build at once.

    The first `wait`, or `is_whole`, may take a while, further ones do not.
    """

    wait: Callable[[], Made]
    is_whole: Callable[[], bool]
    """Tells whether the output folder is as the last build left it; takes less than `wait`."""
    seal: str = ""
    edition: str = ""
    report: Any = None


def load(folder: Path, output: Path, *, fresh: bool) -> Awaited:
    """Begin to look at `output`, by what the cache `folder` knows of the last build.

    A process of its own asks the disk for every file, until somebody waits for it. Where
    nothing is known, or is not to be used (`fresh`), all files are strangers.
    """
    noted = None if fresh else left.recall(folder)
    if noted is None or noted[0].output != str(output.resolve()):
        return Awaited(cache(partial(_all_strange, output)), lambda: False)
    head, read = noted[0], cache(partial(left.read, noted[1]))
    answer = cache(Aside(partial(_ask, output, read)).wait)
    told = head.seal, head.report, head.edition

    def made() -> Made:
        columns, lie = read(), answer()
        if columns is None or lie is None:
            return _all_strange(output)
        files, folders = columns.files, columns.folders
        there = {name for name in lie.lost if disk.state(f"{output}{os.sep}{name}")}
        strangers = (there | lie.inside) - (files.keys() - lie.lost)
        for name in lie.touched:
            folders.pop(name, None)
        lies = lie.lost, frozenset(strangers), folders, lie.touched
        return Made(files, columns.states, *lies, *told)

    def is_whole() -> bool:
        lie = answer()
        return lie is not None and not (lie.lost or lie.touched)

    return Awaited(cache(made), is_whole, head.seal, head.edition, head.report)


def _all_strange(output: Path) -> Made:
    files, folders = disk.tree(output)
    return Made(strangers=frozenset(files), touched=frozenset(folders))


def _ask(output: Path, read: Callable[[], Columns | None]) -> _Lie | None:
    """Find out what is not as it was left; None where what was noted is damaged."""
    noted = read()
    if noted is None:
        return None
    root, folders = f"{output}{os.sep}", noted.folders
    touched = {name for name, was in folders.items() if disk.changed(root + name) != was}
    inside: set[str] = set()
    for name in tuple(touched):
        found, new = _inside(root, name, folders)
        inside |= found
        touched |= new
    lost = disk.others(root, left.apart(noted.names), noted.states)
    return _Lie(frozenset(lost), frozenset(touched), frozenset(inside))


def _inside(root: str, folder: str, known: Collection[str]) -> tuple[set[str], set[str]]:
    """Give the files of a folder, and the folders in it that were not there before, with theirs."""
    files, folders = set(), set()
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(root + folder) as entries:
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not entry.is_dir(follow_symlinks=False):
                files.add(name)
            elif name not in known:
                inner, below = disk.tree(Path(entry.path))
                files |= {f"{name}/{file}" for file in inner}
                folders |= {name, *(f"{name}/{inside}" for inside in below if inside)}
    return files, folders


def store(
    folder: Path,
    output: Path,
    fingerprints: Mapping[str, str],
    before: Made,
    written: Collection[str],
    seal: str = "",
    report: object = None,
    edition: str = "",
) -> None:
    """Note what is published now, of what it was made.

    `written` are the files that were written or removed since `before`; `seal`, `report`
    and `edition` are noted with them. A cache that cannot be written is forgotten: nothing
    is lost but time.
    """
    is_same = (seal, edition) == (before.seal, before.edition)
    is_same = is_same and not (written or before.touched or before.lost)
    if is_same and fingerprints.keys() == before.files.keys():
        return
    root = f"{output}{os.sep}"
    old = before.files
    again = {*written, *before.lost, *(fingerprints.keys() - old.keys())} & fingerprints.keys()
    states = dict(zip(old, zip(*before.states, strict=True), strict=True))
    states |= {name: disk.state(root + name) or _GONE for name in again}
    now = [*map(states.__getitem__, fingerprints)]
    touched = {*before.touched, *(parent for name in written for parent in _above(name))}
    folders = {name: time for name, time in before.folders.items() if name not in touched}
    folders |= {name: time for name in touched if (time := disk.changed(root + name))}
    sizes, times = (array("q", [state[at] for state in now]) for at in range(2))
    head = Head(str(output.resolve()), seal, report, edition)
    left.keep(folder, head, left.columns(fingerprints, States(sizes, times), folders))


def _above(name: str) -> Iterator[str]:
    """Give the folders a file lies in, up to the output folder, whose name is empty."""
    while name:
        name = posixpath.dirname(name)
        yield name
