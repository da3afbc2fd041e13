"""Files: finding, reading, writing, copying."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_LEFT_BY_PROGRAMS = (".", "~$", "Thumbs.db", "desktop.ini")


def walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """List the files of a folder tree as POSIX path relative to it and real path, in order.

    Files that programs leave behind (`.DS_Store`, `~$bai.docx`, `Thumbs.db`, backups) are
    passed over, and so are symbolic links: what they lead to may not be meant for the public.
    """
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith(_LEFT_BY_PROGRAMS) or entry.name.endswith(("~", ".tmp")):
            continue
        if entry.is_dir(follow_symlinks=False):
            for name, path in walk(Path(entry.path)):
                yield f"{entry.name}/{name}", path
        elif entry.is_file(follow_symlinks=False):
            yield entry.name, Path(entry.path)


def all_files(folder: Path) -> set[str]:
    """Give every file of a folder tree, as POSIX path relative to it."""
    found = set()
    for root, _, names in os.walk(folder):
        inside = Path(root).relative_to(folder)
        found |= {(inside / name).as_posix() for name in names}
    return found


def digest(path: Path) -> str:
    """Give the digest of a file's bytes, without holding them all in memory."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=5)).hexdigest()


def write(path: Path, data: bytes) -> None:
    """Write a new file, and the folders it needs."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk itself."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def copy(source: Path, target: Path) -> None:
    """Copy a file with its time of change, and make the folders it needs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def same(one: Path, other: Path) -> bool:
    """Tell whether two files hold the same bytes."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        return one.read_bytes() == other.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def replace(source: Path, target: Path) -> None:
    """Move a file over another, making way where a folder or file stands across."""
    try:
        source.replace(target)
        return
    except FileNotFoundError:
        pass
    except (NotADirectoryError, IsADirectoryError, FileExistsError, PermissionError):
        if not target.is_dir() and not any(parent.is_file() for parent in target.parents):
            raise
    for parent in reversed(target.parents):
        if parent.is_file():
            parent.unlink()
    if target.is_dir():
        shutil.rmtree(target)
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
