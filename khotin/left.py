"""What a build notes of the output folder it left, as it lies in the cache.

What concerns the build as a whole is read first, the rest only where it is needed.
"""

import pickle
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from khotin import disk
from khotin.disk import States

NAME: Final = "made.pickle"
_END: Final = "\0"


class Head(NamedTuple):
    """What is noted of the last build as a whole."""

    output: str
    seal: str
    report: Any
    edition: str


class Columns(NamedTuple):
    """What is noted of the output folder, in columns: they are read ten times as fast.

    Words stand in one text, each ended by a sign that no name has.
    """

    names: str
    fingerprints: str
    sizes: "array[int]"
    times: "array[int]"
    folder_names: str
    folder_times: "array[int]"

    @property
    def fits(self) -> bool:
        """Tell whether the columns are as long as they must be."""
        numbers = self.sizes, self.times, self.folder_times
        files = {self.names.count(_END), self.fingerprints.count(_END)}
        files |= {len(self.sizes), len(self.times)}
        return (
            len(files) == 1
            and files != {0}
            and self.folder_names.count(_END) == len(self.folder_times)
            and all(isinstance(column, array) for column in numbers)
        )

    @property
    def files(self) -> dict[str, str]:
        """The fingerprints of files by name."""
        return dict(zip(apart(self.names), apart(self.fingerprints), strict=True))

    @property
    def states(self) -> States:
        """The states of files, in the same order."""
        return States(self.sizes, self.times)

    @property
    def folders(self) -> dict[str, int]:
        """The times of change (ns) of folders by name."""
        return dict(zip(apart(self.folder_names), self.folder_times, strict=True))


def columns(files: Mapping[str, str], states: States, folders: Mapping[str, int]) -> Columns:
    """Put into columns what is to be noted of files and folders."""
    names, fingerprints = _joined(files), _joined(files.values())
    times = array("q", folders.values())
    return Columns(names, fingerprints, *states, _joined(folders), times)


def recall(folder: Path) -> tuple[Head, bytes] | None:
    """Give what the cache `folder` knows of the last build; the columns as they were written."""
    try:
        stream = BytesIO((folder / NAME).read_bytes())
        head = Head(*pickle.load(stream))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None
    return head, stream.read()


def read(data: bytes) -> Columns | None:
    """Give the columns that were written; None where they are damaged."""
    try:
        noted = Columns(*pickle.loads(data))  # noqa: S301 - our own
        return noted if noted.fits else None
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None


def keep(folder: Path, head: Head, columns: Columns) -> None:
    """Note what a build left. A cache that cannot be written is forgotten."""
    parts = (pickle.dumps(tuple(part), pickle.HIGHEST_PROTOCOL) for part in (head, columns))
    draft = folder / f"{NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        disk.write(draft, b"".join(parts))
        draft.replace(folder / NAME)
    except OSError:
        for path in (draft, folder / NAME):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _joined(words: Iterable[str]) -> str:
    return _END.join((*words, ""))


def apart(text: str) -> list[str]:
    """Give the words that stand in one text."""
    return text.split(_END)[:-1]
