"""Whether a folder lies where the system tells of no changes: on a network, in a shared folder."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Any, Final

SILENT: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "vboxsf", "prl_fs", "fuse.sshfs"}
)
"""Kinds of file system whose changes, made on the other side, reach no inotify (inotify(7))."""
_MOUNTS: Final = Path("/proc/mounts")
_REMOTE: Final = 4
"""What Windows' GetDriveTypeW says of a network drive (DRIVE_REMOTE)."""


def tells_nothing(folder: Path) -> bool:
    """Tell whether a folder's changes have to be looked for."""
    path = str(folder.resolve())
    if sys.platform == "win32":
        return path.startswith("\\\\") or _drive_type(path) == _REMOTE
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return False
    return kind_of(mounts, path) in SILENT


def kind_of(mounts: str, path: str) -> str:
    """Give the kind of file system that a path lies on; empty when no mount holds it.

    `mounts` is the text of `/proc/mounts` (proc_mounts(5)): of those that hold the path
    the longest counts, of equals the last.
    """
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        place = _plain(fields[1]).rstrip("/")
        if (path == place or path.startswith(f"{place}/")) and len(place) >= len(best):
            best, kind = place, fields[2]
    return kind


def _plain(written: str) -> str:
    r"""Undo what a mount's place is written with: a space is `\040`."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        written = written.replace(code, letter)
    return written


def _drive_type(path: str) -> int:
    windows: Any = getattr(ctypes, "windll")  # noqa: B009 - there on Windows alone
    return int(windows.kernel32.GetDriveTypeW(os.path.splitdrive(path)[0] + "\\"))
