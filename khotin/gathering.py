"""The documents of one bundle, brought together in a folder for Pagefind."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from khotin import disk
from khotin.documents import document
from khotin.publish import Workspace

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
_ENOUGH: Final = 256 * 1024 * 1024
"""Bytes of memory that must be free: several times what documents take at a time."""


@contextmanager
def place(workspace: Workspace) -> Iterator[Path]:
    """Give an empty folder for documents, which is removed in the end, come what may.

    It lies in memory where there is enough: making small files is ten times as fast there.
    """
    if _is_roomy(_MEMORY):
        folder = Path(tempfile.mkdtemp(prefix="khotin-", dir=_MEMORY))
    else:
        folder = workspace.gathered
        folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def gather(names: Iterable[str], workspace: Workspace, folder: Path) -> int:
    """Write the documents of finished pages into `folder`, each at its page's path.

    The pages are those just staged, else those in the output folder. Returns how many
    are to be indexed.
    """
    written = 0
    for name in names:
        try:
            page = (workspace.staging / name).read_text("utf-8")
        except FileNotFoundError:
            page = (workspace.output / name).read_text("utf-8")
        if text := document(page):
            disk.write(folder / name, text.encode())
            written += 1
    return written


def _is_roomy(folder: Path) -> bool:
    try:
        state = os.statvfs(folder)
    except (AttributeError, OSError):
        return False
    return os.access(folder, os.W_OK) and state.f_bavail * state.f_frsize >= _ENOUGH
