"""What was read before, kept in a database: an unchanged file is not parsed again.

Everything in it can be made anew. A database that is damaged, locked, or made by other
code or for other settings is taken for an empty one. Files lie on shelves, one for each
folder of `content/`, because a shelf is read ten times as fast as its files one by one.
"""

import hashlib
import pickle
import posixpath
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

NAME: Final = "khotin.sqlite"
_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a file's time of change can be trusted to change with its content."""
UNTRUSTED: Final = -1
"""In place of a time of change after which nobody could tell another change."""
_AT_ONCE: Final = 500
"""Folders that are asked for at a time; older SQLite takes no more than 999 values."""
_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS stamp (value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS shelves (folder TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class Known(NamedTuple):
    """A file that was read: its size, time of change (ns, or `UNTRUSTED`), what it says."""

    size: int
    changed: int
    digest: str
    value: Any


Shelf: TypeAlias = dict[str, Known]
"""Files of one folder by path."""


def remember(size: int, changed: int, digest: str, value: object) -> Known:
    """Note what a file was read as.

    A file that changed a moment ago may change again within the clock's grain, so its
    time is not trusted: next time its content decides.
    """
    return Known(size, changed if is_settled(changed) else UNTRUSTED, digest, value)


def is_settled(changed: int) -> bool:
    """Tell whether a time of change (ns) is so long ago that another change would move it."""
    return changed < settled_before(time.time_ns())


def settled_before(moment: int) -> int:
    """Give the time (ns) before which a change was long ago, for somebody who looks then."""
    return moment - _SETTLED


def stamp(*terms: object) -> str:
    """Give the digest of all that decides what becomes of a file: code, words, libraries, terms."""
    told = (code(Path(__file__).parent), terms)
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


@cache
def code(room: Path) -> str:
    """Give the digest of the code and words in a folder, and of Python with its libraries.

    They are read once: a process goes on with the code it began with.
    """
    digest = hashlib.blake2b(digest_size=16)
    kinds = ("*.py", "checking/*.py", "pictures/*.py", "locale/**/*.po")
    for path in sorted(path for kind in kinds for path in room.glob(kind)):
        digest.update(path.read_bytes())
    digest.update(repr((sys.version, _libraries())).encode())
    return digest.hexdigest()


def _libraries() -> list[str]:
    """Name the installed libraries with their versions, as their folders of metadata do."""
    folders = (Path(place) for place in sys.path if place)
    return sorted(info.name for folder in folders for info in folder.glob("*.dist-info"))


def load(folder: Path, valid: str) -> dict[str, Shelf]:
    """Give what is known of files, by folder, if it was stored under the stamp `valid`."""
    return _loaded(folder, valid, "SELECT folder, value FROM shelves")


def shelves(folder: Path, valid: str, names: Iterable[str]) -> dict[str, Shelf]:
    """Give what is known of the files of some folders, if it was stored under the stamp `valid`."""
    found: dict[str, Shelf] = {}
    wanted = [*names]
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        places = ", ".join("?" * len(some))
        query = f"SELECT folder, value FROM shelves WHERE folder IN ({places})"  # noqa: S608 - question marks alone
        found |= _loaded(folder, valid, query, *some)
    return found


def recall(folder: Path, valid: str, name: str) -> Any:
    """Give what was noted under a name and the stamp `valid`; None if nothing was."""
    return _loaded(folder, valid, "SELECT name, value FROM notes WHERE name = ?", name).get(name)


def note(folder: Path, values: Mapping[str, object]) -> None:
    """Note values under names, all or none, for as long as the stamp is the one last stored."""
    rows = [(name, _packed(value)) for name, value in values.items()]
    with suppress(sqlite3.Error, OSError), _database(folder) as database, database:
        database.executemany("REPLACE INTO notes VALUES (?, ?)", rows)


def _loaded(folder: Path, valid: str, query: str, *terms: str) -> dict[str, Any]:
    try:
        with _database(folder) as database:
            if database.execute("SELECT value FROM stamp").fetchall() != [(valid,)]:
                return {}
            rows = database.execute(query, terms)
            return {name: value for name, data in rows if (value := _unpacked(data)) is not None}
    except sqlite3.Error:
        return {}


def shelved(files: Mapping[str, Known]) -> dict[str, Shelf]:
    """Put files on the shelves of their folders."""
    shelves: dict[str, Shelf] = {}
    for path, known in files.items():
        shelves.setdefault(posixpath.dirname(path), {})[path] = known
    return shelves


def store(folder: Path, valid: str, before: Mapping[str, Shelf], now: Mapping[str, Shelf]) -> None:
    """Keep what is known of files `now`; only shelves that differ from `before` are written.

    With nothing known before, the database is made anew. One that cannot be written is
    left to the next build: nothing is lost but time.
    """
    changed = {name: shelf for name, shelf in now.items() if shelf != before.get(name)}
    gone = [(name,) for name in before if name not in now]
    if before and not changed and not gone:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not before:
            (folder / NAME).unlink(missing_ok=True)
        with _database(folder) as database, database:
            database.execute("DELETE FROM stamp")
            database.execute("INSERT INTO stamp VALUES (?)", (valid,))
            database.executemany("DELETE FROM shelves WHERE folder = ?", gone)
            rows = ((name, _packed(shelf)) for name, shelf in changed.items())
            database.executemany("REPLACE INTO shelves VALUES (?, ?)", rows)
    except (sqlite3.Error, OSError):
        return


def _packed(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _unpacked(data: bytes) -> Any:
    """Give what was packed; None when it is damaged."""
    try:
        return pickle.loads(data)  # noqa: S301 - our own, from the site's cache folder
    except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
        return None


@contextmanager
def _database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / NAME, timeout=1)) as database:
        database.executescript(_SCHEMA)
        yield database
