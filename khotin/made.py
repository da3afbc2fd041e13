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
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from khotin import disk
from khotin.aside import Aside

NAME: Final = "made.pickle"
_END: Final = "\0"
_FORM: Final = pickle.HIGHEST_PROTOCOL
_GONE: Final = (-1, -1)
"""The state of a file that is not there."""


class States(NamedTuple):
    """Sizes and times of change (ns) of files, in columns."""

    sizes: "array[int]"
    times: "array[int]"


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
    def is_whole(self) -> bool:
        """Tell whether the output folder is as the last build left it."""
        return bool(self.files) and not (self.lost or self.strangers or self.touched)

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


class _Head(NamedTuple):
    """What is noted of the last build as a whole, and read first."""

    output: str
    seal: str
    report: Any
    edition: str


class _Columns(NamedTuple):
    """What is noted of the output folder, in columns: they are read ten times as fast.

    Words stand in one text, each ended by a sign that no name has.
    """

    names: str
    fingerprints: str
    sizes: "array[int]"
    times: "array[int]"
    folders: str
    folder_times: "array[int]"

    @property
    def fits(self) -> bool:
        """Tell whether the columns are as long as they must be."""
        numbers = self.sizes, self.times, self.folder_times
        files = {self.names.count(_END), self.fingerprints.count(_END)}
        files |= {len(self.sizes), len(self.times)}
        is_alike = len(files) == 1 and files != {0}
        is_alike = is_alike and self.folders.count(_END) == len(self.folder_times)
        return is_alike and all(isinstance(column, array) for column in numbers)


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
    if noted is None or noted[0].output != str(output.resolve()):
        return Awaited("", "", cache(partial(_all_strange, output)))
    head, data = noted
    asking = Aside(partial(_ask, output, data))

    def answer() -> Made:
        lie, noted = asking.wait(), _columns(data)
        if lie is None or noted is None:
            return _all_strange(output)
        files = dict(zip(_apart(noted.names), _apart(noted.fingerprints), strict=True))
        folders = _folders(noted)
        for name in lie.touched:
            folders.pop(name, None)
        states, told = States(noted.sizes, noted.times), (head.seal, head.report, head.edition)
        return Made(files, states, lie.lost, lie.strangers, folders, lie.touched, *told)

    return Awaited(head.seal, head.edition, cache(answer))


def _recalled(folder: Path) -> tuple[_Head, bytes] | None:
    """Give what was noted of the last build; the columns as they were written."""
    try:
        stream = BytesIO((folder / NAME).read_bytes())
        head = _Head(*pickle.load(stream))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None
    return head, stream.read()


def _columns(data: bytes) -> _Columns | None:
    try:
        noted = _Columns(*pickle.loads(data))  # noqa: S301 - our own
        return noted if noted.fits else None
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None


def _folders(noted: _Columns) -> dict[str, int]:
    return dict(zip(_apart(noted.folders), noted.folder_times, strict=True))


def _joined(words: Iterable[str]) -> str:
    return _END.join((*words, ""))


def _apart(text: str) -> list[str]:
    return text.split(_END)[:-1]


def _all_strange(output: Path) -> Made:
    files, folders = disk.tree(output)
    return Made(strangers=frozenset(files), touched=frozenset(folders))


def _ask(output: Path, data: bytes) -> _Lie | None:
    """Find out how the output folder lies there; None where what was noted is damaged."""
    noted = _columns(data)
    if noted is None:
        return None
    root = f"{output}{os.sep}"
    files, folders = _apart(noted.names), _folders(noted)
    touched = {name for name, left in folders.items() if disk.changed(root + name) != left}
    lost = disk.others(root, files, noted.sizes, noted.times)
    there = {name for name in lost if disk.state(root + name)}
    for name in tuple(touched):
        found, new = _inside(root, name, folders)
        there |= found
        touched |= new
    strangers = there - ({*files} - lost)
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
    old, (sizes, times) = before.files, before.states
    again = {*written, *before.lost, *(fingerprints.keys() - old.keys())} & fingerprints.keys()
    states = dict(zip(old, zip(sizes, times, strict=True), strict=True))
    states |= {name: disk.state(root + name) or _GONE for name in again}
    left = [*map(states.__getitem__, fingerprints)]
    touched = {*before.touched, *(parent for name in written for parent in _above(name))}
    folders = {name: time for name, time in before.folders.items() if name not in touched}
    folders |= {name: time for name in touched if (time := disk.changed(root + name))}
    head = _Head(str(output.resolve()), seal, report, edition)
    noted = _Columns(
        _joined(fingerprints),
        _joined(fingerprints.values()),
        array("q", [size for size, _ in left]),
        array("q", [time for _, time in left]),
        _joined(folders),
        array("q", folders.values()),
    )
    _write(folder, b"".join(pickle.dumps(tuple(of), _FORM) for of in (head, noted)))


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
