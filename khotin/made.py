"""What was published before, and what each file was made of.

A file is kept only if it still lies in the output folder as the last build left it: of
the same size and time of change.
"""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khotin import disk

NAME: Final = "made.pickle"


@dataclass(frozen=True, slots=True)
class Made:
    """The fingerprint of each published file, and its size and time of change (ns)."""

    output: str
    files: Mapping[str, tuple[str, int, int]]

    def fresh(self, folder: Path, wanted: Mapping[str, str]) -> set[str]:
        """Give the files of the output that need not be made again: as wanted, and untouched."""
        found = set()
        for name, fingerprint in wanted.items():
            known = self.files.get(name)
            if known and known[0] == fingerprint and _state(folder / name) == known[1:]:
                found.add(name)
        return found

    def of(self, fingerprint: str) -> dict[str, str]:
        """Give the files that were made of one thing, as wanted files."""
        return {name: known[0] for name, known in self.files.items() if known[0] == fingerprint}


def load(folder: Path, output: Path, *, fresh: bool) -> Made:
    """Give what was last published into `output`; nothing if that is not known, or not wished."""
    if fresh:
        return Made(str(output.resolve()), {})
    try:
        made = pickle.loads((folder / NAME).read_bytes())  # noqa: S301 - our own, in the cache
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        made = None
    where = str(output.resolve())
    return made if isinstance(made, Made) and made.output == where else Made(where, {})


def store(folder: Path, output: Path, fingerprints: Mapping[str, str]) -> None:
    """Note what is published now, of what it was made."""
    files = {
        name: (fingerprint, *state)
        for name, fingerprint in fingerprints.items()
        if (state := _state(output / name))
    }
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{NAME}.new"
    disk.write(draft, pickle.dumps(Made(str(output.resolve()), files), pickle.HIGHEST_PROTOCOL))
    draft.replace(folder / NAME)


def _state(path: Path) -> tuple[int, int] | tuple[()]:
    try:
        state = path.stat()
    except OSError:
        return ()
    return state.st_size, state.st_mtime_ns
