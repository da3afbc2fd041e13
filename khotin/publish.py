"""Putting files in place, all or (after a crash) at the next build.

A build stages every file beside the output folder. Only when nothing is left that can
go wrong are the changed files moved into place, one rename each. A journal written
first lets the next build finish what a power cut interrupted.
"""

import json
import os
import posixpath
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khotin import disk

MARKER: Final = ".khotin"
"""Stands in every output folder: what holds it was made by Kho Tin, and may be replaced."""
_MARKER_TEXT: Final = (
    b"Kho Tin makes this folder. Files put here by hand are removed by the next build.\n"
)


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a build wrote anew, left as they were, and took away."""

    written: int
    unchanged: int
    removed: int
    names: frozenset[str] = frozenset()
    """The files that were written or removed."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a build of `output` prepares: a hidden folder beside it, on the same disk."""

    output: Path

    @property
    def folder(self) -> Path:
        return self.output.parent / f".{self.output.name}.khotin"

    @property
    def staging(self) -> Path:
        return self.folder / "staging"

    @property
    def gathered(self) -> Path:
        """Where the pages to index for search are brought together."""
        return self.folder / "gathered"

    @property
    def journal(self) -> Path:
        return self.folder / "journal.json"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"


def is_foreign(output: Path) -> bool:
    """Tell whether a folder holds files that are not Kho Tin's to replace."""
    return output.exists() and not (output / MARKER).exists() and any(output.iterdir())


def prepare(workspace: Workspace) -> bool:
    """Finish an interrupted publication, if there is one, and give an empty staging folder.

    Tells whether there was one.
    """
    interrupted = workspace.journal.exists()
    if interrupted:
        _resume(workspace)
    for folder in (workspace.staging, workspace.gathered):
        shutil.rmtree(folder, ignore_errors=True)
    workspace.staging.mkdir(parents=True)
    return interrupted


def _resume(workspace: Workspace) -> None:
    """Carry out the journal of a build that was killed; one that cannot be read is dropped."""
    try:
        plan = json.loads(workspace.journal.read_bytes())
        moves, removals = plan["move"], plan["remove"]
    except (ValueError, TypeError, KeyError):
        workspace.journal.unlink()
        return
    _carry_out(workspace, {"move": moves, "remove": removals})


def take(workspace: Workspace, folder: Path, name: str) -> tuple[str, ...]:
    """Stage what was made in `folder` for the site's folder `name`, but what lies there just so.

    Gives all of it, by path in the site.
    """
    files = []
    for inside in sorted(disk.all_files(folder)):
        data, file = disk.read(f"{folder}{os.sep}{inside}"), f"{name}/{inside}"
        if not disk.holds(workspace.output / file, data):
            disk.write(workspace.staging / file, data)
        files.append(file)
    return tuple(files)


def publish(
    workspace: Workspace,
    advance: Callable[[int], None],
    keep: Collection[str] = (),
    old: Collection[str] | None = None,
) -> Published:
    """Make the output folder hold what is staged, and of the old files those in `keep`.

    `old` are the files the output folder holds, where that is known. `advance` is told
    each staged file.
    """
    disk.write(workspace.staging / MARKER, _MARKER_TEXT)
    staged = disk.all_files(workspace.staging)
    old = {MARKER, *(disk.all_files(workspace.output) if old is None else old)}
    changed = []
    for name in sorted(staged):
        if name not in old or not disk.same(workspace.staging / name, workspace.output / name):
            changed.append(name)
        advance(1)
    stale = sorted(old - staged - set(keep))
    plan = {"move": _moves(workspace, changed), "remove": stale}
    draft = workspace.journal.with_suffix(".new")
    disk.write_through(draft, json.dumps(plan).encode())
    draft.replace(workspace.journal)
    _carry_out(workspace, plan)
    return Published(
        len(changed),
        len(staged) + len(keep) - len(changed),
        len(stale),
        frozenset((*changed, *stale)),
    )


def _moves(workspace: Workspace, changed: Iterable[str]) -> list[str]:
    """Give what is moved: files, or whole folders where the output folder has none of the name.

    All that is staged in a folder that is not there yet is new, and one rename moves it.
    """
    there: dict[str, bool] = {}

    def is_there(folder: str) -> bool:
        if folder not in there:
            there[folder] = os.path.lexists(workspace.output / folder)
        return there[folder]

    return list(dict.fromkeys(_highest_new(name, is_there) for name in changed))


def _highest_new(name: str, is_there: Callable[[str], bool]) -> str:
    highest = name
    while (folder := posixpath.dirname(name)) and not is_there(folder):
        highest = name = folder
    return highest


def discard(workspace: Workspace) -> None:
    """Throw away what was staged; the output folder stays as it was."""
    shutil.rmtree(workspace.gathered, ignore_errors=True)
    if not workspace.journal.exists():
        shutil.rmtree(workspace.staging, ignore_errors=True)


def _carry_out(workspace: Workspace, plan: dict[str, list[str]]) -> None:
    """Do what the journal says. Each step may have been done already, before a crash."""
    for name in plan["remove"]:
        disk.remove(workspace.output / name, workspace.output)
    for name in plan["move"]:
        if (workspace.staging / name).exists():
            disk.replace(workspace.staging / name, workspace.output / name)
    workspace.journal.unlink()
    shutil.rmtree(workspace.staging, ignore_errors=True)
