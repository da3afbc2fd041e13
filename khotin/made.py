"""What was published before, what each file was made of, and whether it still lies there.

A file is kept only if it still lies in the output folder as the last build left it: of
the same size and time of change. Files that somebody put there are found by the times of
change of the folders: looking into each of fifty thousand would take longer.
"""

import os
import pickle
import posixpath
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import starmap
from pathlib import Path
from typing import Any, Final, NamedTuple

from khotin import disk
from khotin.aside import Aside

NAME: Final = "made.pickle"
_END: Final = "\0"


class Left(NamedTuple):
    """A file as a build left it: its fingerprint, size and time of change (ns)."""

    fingerprint: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Made:
    """What lies in the output folder.

    `files` are those that the last build left; the `lost` ones of them are no longer as it
    left them. `strangers` lie there and are not as a build left them. `folders` have the
    time of change (ns) that the last build left, `touched` are those that have another.
    """

    files: Mapping[str, Left] = field(default_factory=dict)
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
    def is_whole(self) -> bool:
        """Tell whether the output folder is as the last build left it."""
        return bool(self.files) and not (self.lost or self.strangers or self.touched)

    @property
    def names(self) -> set[str]:
        """Every file of the output folder."""
        return {*self.files} - self.lost | self.strangers

    def mark(self, name: str) -> str:
        """Give the fingerprint of a file that lies there as it was left; empty for others."""
        left = self.files.get(name)
        return left.fingerprint if left and name not in self.lost else ""

    def fresh(self, wanted: Mapping[str, str]) -> set[str]:
        """Give the wanted files, by fingerprint, that need not be made again."""
        files = self.files
        same = {
            name
            for name, fingerprint in wanted.items()
            if (left := files.get(name)) and left.fingerprint == fingerprint
        }
        return same - self.lost

    def whole(self, fingerprints: Collection[str]) -> dict[str, list[str]]:
        """Give the files made of each of some things, where none of them is lost."""
        found: dict[str, list[str]] = {}
        for name, left in self.files.items():
            if left.fingerprint in fingerprints:
                found.setdefault(left.fingerprint, []).append(name)
        return {of: names for of, names in found.items() if self.lost.isdisjoint(names)}


class _Noted(NamedTuple):
    """What a build notes of the output folder, in columns: they are read ten times as fast.

    Words stand in one text, each ended by a sign that no name has.
    """

    output: str
    names: str
    fingerprints: str
    sizes: "array[int]"
    times: "array[int]"
    folders: dict[str, int]
    seal: str
    report: Any
    edition: str


class _Lie(NamedTuple):
    """How the output folder lies there, beside what was noted of it."""

    lost: frozenset[str]
    strangers: frozenset[str]
    touched: frozenset[str]


@dataclass(frozen=True, slots=True)
class Awaited:
    """What lies in the output folder, as soon as the disk has told; of the last build at once.

    The first `wait` may take a while, further ones do not.
    """

    seal: str
    edition: str
    wait: Callable[[], Made]


def load(folder: Path, output: Path, *, fresh: bool) -> Awaited:
    """Begin to look at `output`, by what the cache `folder` knows of the last build.

    A process of its own asks the disk for every file, until somebody waits for it. Where
    nothing is known, or is not to be used (`fresh`), all files are strangers.
    """
    noted = None if fresh else _recalled(folder)
    if noted is None or noted.output != str(output.resolve()):
        return Awaited("", "", cache(partial(_all_strange, output)))
    states = zip(_apart(noted.fingerprints), noted.sizes, noted.times, strict=True)
    files = dict(zip(_apart(noted.names), starmap(Left, states), strict=True))
    asking = Aside(partial(_as_it_lies, output, files, noted.folders))

    def answer() -> Made:
        lie = asking.wait()
        same = {name: left for name, left in noted.folders.items() if name not in lie.touched}
        told = noted.seal, noted.report, noted.edition
        return Made(files, lie.lost, lie.strangers, same, lie.touched, *told)

    return Awaited(noted.seal, noted.edition, cache(answer))


def _recalled(folder: Path) -> _Noted | None:
    try:
        noted = _Noted(*pickle.loads((folder / NAME).read_bytes()))  # noqa: S301 - our own
        counts = {noted.names.count(_END), noted.fingerprints.count(_END)}
        counts |= {len(noted.sizes), len(noted.times)}
        times = all(isinstance(time, int) for time in noted.folders.values())
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None
    return noted if len(counts) == 1 and counts != {0} and times else None


def _joined(words: Iterable[str]) -> str:
    return "".join([f"{word}{_END}" for word in words])


def _apart(text: str) -> list[str]:
    return text.split(_END)[:-1]


def _all_strange(output: Path) -> Made:
    files, folders = disk.tree(output)
    return Made(strangers=frozenset(files), touched=frozenset(folders))


def _as_it_lies(output: Path, files: Mapping[str, Left], folders: Mapping[str, int]) -> _Lie:
    root = f"{output}{os.sep}"
    touched = {name for name, left in folders.items() if disk.changed(root + name) != left}
    lost = disk.others(root, files)
    there = {name for name in lost if disk.state(root + name)}
    for name in tuple(touched):
        found, new = _inside(root, name, folders)
        there |= found
        touched |= new
    strangers = there - (files.keys() - lost)
    return _Lie(frozenset(lost), frozenset(strangers), frozenset(touched))


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
    left = [
        old[name][1:]
        if name in old and name not in before.lost and name not in written
        else disk.state(root + name) or (-1, -1)
        for name in fingerprints
    ]
    again = {*before.touched, *(parent for name in written for parent in _above(name))}
    folders = {name: time for name, time in before.folders.items() if name not in again}
    folders |= {name: time for name in again if (time := disk.changed(root + name))}
    noted = _Noted(
        str(output.resolve()),
        _joined(fingerprints),
        _joined(fingerprints.values()),
        array("q", [size for size, _ in left]),
        array("q", [time for _, time in left]),
        folders,
        seal,
        report,
        edition,
    )
    _write(folder, pickle.dumps(tuple(noted), pickle.HIGHEST_PROTOCOL))


def _write(folder: Path, data: bytes) -> None:
    draft = folder / f"{NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        disk.write(draft, data)
        draft.replace(folder / NAME)
    except OSError:
        for path in (draft, folder / NAME):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _above(name: str) -> Iterator[str]:
    """Give the folders a file lies in, up to the output folder, whose name is empty."""
    while name:
        name = posixpath.dirname(name)
        yield name
