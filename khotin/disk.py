"""Files: finding, reading, writing, copying."""

import hashlib
import os
import shutil
import stat
from array import array
from collections.abc import Iterable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from khotin import paths


class File(NamedTuple):
    """A file as the disk knows it: where it really lies, its size, its time of change (ns)."""

    path: str
    size: int
    changed: int


class States(NamedTuple):
    """Sizes and times of change (ns) of files, in columns."""

    sizes: "array[int]"
    times: "array[int]"


def survey(folder: Path) -> dict[str, File]:
    """Give the files of a folder tree by POSIX path relative to it, in order.

    Files that programs leave behind (`.DS_Store`, `~$bai.docx`, `Thumbs.db`, backups) are
    passed over, and so are symbolic links: what they lead to may not be meant for the public.
    """
    found: dict[str, File] = {}
    _survey(str(folder), "", found)
    return found


def _survey(folder: str, inside: str, found: dict[str, File]) -> None:
    with os.scandir(folder) as entries:
        inner = sorted(entries, key=attrgetter("name"))
    for entry in inner:
        name = entry.name
        if paths.is_left_behind(name):
            continue
        if entry.is_dir(follow_symlinks=False):
            _survey(entry.path, f"{inside}{name}/", found)
        elif entry.is_file(follow_symlinks=False):
            there = entry.stat(follow_symlinks=False)
            found[inside + name] = File(entry.path, there.st_size, there.st_mtime_ns)


def state(path: str) -> tuple[int, int] | None:
    """Give a file's size and time of change (ns); None when no file is there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked of every file of the site on every build
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def states(files: Iterable[File]) -> States:
    """Give the states of files, in their order."""
    files = list(files)
    sizes, times = [file.size for file in files], [file.changed for file in files]
    return States(array("q", sizes), array("q", times))


def others(root: str, names: Iterable[str], states: States) -> set[str]:
    """Give the files, by path below `root`, that have not the states they had."""
    found = set()
    look, is_file = os.stat, stat.S_ISREG
    for name, size, changed in zip(names, *states, strict=True):
        try:
            there = look(root + name)
        except OSError:
            found.add(name)
            continue
        if there.st_mtime_ns != changed or there.st_size != size or not is_file(there.st_mode):
            found.add(name)
    return found


def changed(folder: str) -> int | None:
    """Give a folder's time of change (ns); None when no folder is there."""
    try:
        found = os.stat(folder)  # noqa: PTH116 - asked of every folder, as above
    except OSError:
        return None
    return found.st_mtime_ns if stat.S_ISDIR(found.st_mode) else None


def all_files(folder: Path) -> set[str]:
    """Give every file of a folder tree, as POSIX path relative to it."""
    return tree(folder)[0]


def tree(folder: Path) -> tuple[set[str], set[str]]:
    """Give every file and every folder of a folder tree, itself (without a name) included."""
    start = len(str(folder)) + 1
    files, folders = set(), set()
    for root, _, names in os.walk(folder):
        inside = root[start:].replace(os.sep, "/")
        folders.add(inside)
        files |= {f"{inside}/{name}" if inside else name for name in names}
    return files, folders


def digest(path: Path) -> str:
    """Give the digest of a file's bytes, without holding them all in memory."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=5)).hexdigest()


def read(path: str) -> bytes:
    """Give the bytes of a file."""
    with open(path, "rb") as stream:  # noqa: PTH123 - the quick way, for every text
        return stream.read()


def write(path: Path, data: bytes) -> None:
    """Write a new file, and the folders it needs."""
    folder = os.path.dirname(path) or os.curdir  # noqa: PTH120 - as all here, the quick way
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write(data)


def write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk itself."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def rewrite(path: Path, before: bytes, after: bytes) -> bool:
    """Put `after` by rename in the place of a file that holds `before`.

    Gives False, and leaves the file, when it holds something else by now. What a
    symbolic link leads to is rewritten, not the link; the file's permissions stay.
    """
    path = path.resolve()
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write_through(aside, after)
        shutil.copymode(path, aside)
        if not holds(path, before):
            return False
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return True


def put(path: Path, data: bytes) -> None:
    """Put a file, whole, by rename in the place of what is there, if anything is.

    What a symbolic link leads to is replaced, not the link; permissions stay.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write_through(aside, data)
        with suppress(FileNotFoundError):
            shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def make_folder(folder: Path, name: str, data: bytes) -> bool:
    """Make a new folder with one file in it, both at once.

    Gives False, and makes nothing, when there is something at its place already.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    try:
        aside.mkdir()
        write_through(aside / name, data)
        if os.path.lexists(folder):
            return False
        aside.rename(folder)
    except OSError:
        if not os.path.lexists(folder):
            raise
        return False
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return True


def copy(source: Path, target: Path) -> None:
    """Copy a file with its time of change, and make the folders it needs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def holds(path: Path, data: bytes) -> bool:
    """Tell whether a file holds just these bytes."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - the quick way, for every page
            return os.fstat(stream.fileno()).st_size == len(data) and stream.read() == data
    except OSError:
        return False


def same(one: Path, other: Path) -> bool:
    """Tell whether two files hold the same bytes."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        return one.read_bytes() == other.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def replace(source: Path, target: Path) -> None:
    """Move a file or folder over another, making way where something stands across."""
    try:
        source.replace(target)
        return
    except FileNotFoundError:
        pass
    except OSError:
        if not os.path.lexists(target) and not any(p.is_file() for p in target.parents):
            raise
    for parent in reversed(target.parents):
        if parent.is_file():
            parent.unlink()
    if target.is_dir():
        shutil.rmtree(target)
    elif source.is_dir():
        target.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def remove(path: Path, root: Path) -> None:
    """Remove a file, and the folders below `root` that it leaves empty.

    A folder at `path`, or a file in place of its folder, has come after it and stays.
    """
    if path.is_dir():
        return
    with suppress(NotADirectoryError):
        path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == root or (parent not in root.parents and root not in parent.parents):
            return
        try:
            parent.rmdir()
        except OSError:
            return
