"""The documents of one bundle, brought together in a folder for Pagefind."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from khotin import disk
from khotin.documents import document
from khotin.publish import Workspace
from khotin.text import stroked

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
_PREFIX: Final = "khotin-"
_LOCK: Final = "lock"
"""In a folder in memory; held as long as the folder is used."""
_ENOUGH: Final = 256 * 1024 * 1024
"""Bytes of memory that must be free: several times what is there at a time."""


@contextmanager
def place(workspace: Workspace) -> Iterator[Path]:
    """Give an empty folder for documents and the indexes made of them.

    It is removed in the end, come what may. It lies in memory where there is enough: making
    small files is ten times as fast there. What killed builds left there is removed.
    """
    _sweep(_MEMORY)
    if _is_roomy(_MEMORY):
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_MEMORY))
        held: AbstractContextManager[object] = FileLock(folder / _LOCK)
    else:
        folder, held = workspace.gathered, nullcontext()
    documents = folder / "documents"
    try:
        with held:
            documents.mkdir(parents=True)
            yield documents
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def gather(names: Iterable[str], workspace: Workspace) -> dict[str, str]:
    """Give the documents of finished pages by the pages' paths, of those that are to be indexed.

    The pages are those just staged, else those in the output folder.
    """
    found = {}
    for name in names:
        try:
            page = (workspace.staging / name).read_text("utf-8")
        except FileNotFoundError:
            page = (workspace.output / name).read_text("utf-8")
        if text := document(page):
            found[name] = text
    return found


def put(documents: Mapping[str, str], folder: Path) -> None:
    """Write documents for Pagefind into `folder`, with đ so that it is found under d, too."""
    for name, text in documents.items():
        disk.write(folder / name, stroked(text).encode())


def _sweep(memory: Path) -> None:
    """Remove the folders whose lock nobody holds: the build that made them was killed."""
    for lock in memory.glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(Timeout, OSError), FileLock(lock, timeout=0):
            shutil.rmtree(lock.parent, ignore_errors=True)


def _is_roomy(folder: Path) -> bool:
    try:
        state = os.statvfs(folder)
    except (AttributeError, OSError):
        return False
    return os.access(folder, os.W_OK) and state.f_bavail * state.f_frsize >= _ENOUGH
