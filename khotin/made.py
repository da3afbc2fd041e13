"""What was published before, what each file was made of, and whether it still lies there.

A file is kept only if it still lies in the output folder as the last build left it: of
the same size and time of change. Files that somebody put there are found by the times of
change of the folders: looking into each of fifty thousand would take longer.
"""

import os
import pickle
import posixpath
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from khotin import disk

NAME: Final = "made.pickle"


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

    @property
    def is_whole(self) -> bool:
        """Tell whether the output folder is as the last build left it."""
        return bool(self.files) and not (self.lost or self.strangers or self.touched)

    @property
    def names(self) -> set[str]:
        """Every file of the output folder."""
        return {*self.files} - self.lost | self.strangers

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


def load(folder: Path, output: Path, *, fresh: bool) -> Made:
    """Give what lies in `output`, by what the cache `folder` knows of the last build.

    Where that is nothing, or is not to be used (`fresh`), all files are strangers.
    """
    try:
        data = (folder / NAME).read_bytes()
        where, files, folders, seal, report = pickle.loads(data)  # noqa: S301 - our own
        known: dict[str, Left] = {**files} if where == str(output.resolve()) and not fresh else {}
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        known = {}
    if not known:
        return Made(strangers=frozenset(disk.all_files(output)))
    root = f"{output}{os.sep}"
    touched = {name for name, left in folders.items() if _changed(root + name) != left}
    lost = {name for name, left in known.items() if disk.state(root + name) != left[1:]}
    there = {name for name in lost if disk.state(root + name)}
    for name in touched:
        there |= _inside(root, name, folders)
    return Made(
        known,
        frozenset(lost),
        frozenset(there - (known.keys() - lost)),
        {name: left for name, left in folders.items() if name not in touched},
        frozenset(touched),
        seal,
        report,
    )


def _changed(folder: str) -> int | None:
    found = disk.state(folder)
    return found[1] if found else None


def _inside(root: str, folder: str, known: Collection[str]) -> set[str]:
    """Give the files of a folder, and those of folders in it that were not there before."""
    found = set()
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(root + folder) as entries:
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not entry.is_dir(follow_symlinks=False):
                found.add(name)
            elif name not in known:
                found |= {f"{name}/{inner}" for inner in disk.all_files(Path(entry.path))}
    return found


def store(
    folder: Path,
    output: Path,
    fingerprints: Mapping[str, str],
    before: Made,
    written: Collection[str],
    seal: str = "",
    report: object = None,
) -> None:
    """Note what is published now, of what it was made.

    `written` are the files that were written or removed since `before`. A cache that
    cannot be written is forgotten: nothing is lost but time.
    """
    if (
        not written
        and not before.touched
        and not before.lost
        and fingerprints.keys() == before.files.keys()
    ):
        return
    root = f"{output}{os.sep}"
    files = {
        name: before.files[name]
        if name in before.files and name not in before.lost and name not in written
        else Left(fingerprint, *(disk.state(root + name) or (-1, -1)))
        for name, fingerprint in fingerprints.items()
    }
    again = {*before.touched, *(parent for name in written for parent in _above(name))}
    folders = {name: left for name, left in before.folders.items() if name not in again}
    folders |= {name: left for name in again if (left := _changed(root + name))}
    noted = (str(output.resolve()), files, folders, seal, report)
    data = pickle.dumps(noted, pickle.HIGHEST_PROTOCOL)
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
