"""The documents of one bundle, brought together in a folder for Pagefind."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from khotin import disk
from khotin.documents import document
from khotin.publish import Workspace
from khotin.text import stroked

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


def _is_roomy(folder: Path) -> bool:
    try:
        state = os.statvfs(folder)
    except (AttributeError, OSError):
        return False
    return os.access(folder, os.W_OK) and state.f_bavail * state.f_frsize >= _ENOUGH
