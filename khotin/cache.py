"""What was read before, kept in a database: an unchanged file is not parsed again.

Everything in it can be made anew. A database that is damaged, locked, or made by other
code or for other settings is taken for an empty one.
"""

import hashlib
import pickle
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

NAME: Final = "khotin.sqlite"
_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a file's time of change can be trusted to change with its content."""
_LIBRARIES: Final = (
    *("babel", "jinja2", "markdown", "markupsafe", "nh3", "pagefind-bin"),
    *("pydantic", "python-frontmatter", "pyyaml"),
)
_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS stamp (value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS files (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL,
        digest TEXT NOT NULL, value BLOB NOT NULL
    ) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was read: its size, time of change (ns; 0: not to be trusted), digest."""

    size: int
    changed: int
    digest: str
    pickled: bytes

    def recall(self) -> Any:
        """Give what the file was read as; None when that is damaged."""
        try:
            return pickle.loads(self.pickled)  # noqa: S301 - our own, from the site's cache folder
        except Exception:  # noqa: BLE001 - damaged bytes may fail in any way
            return None


def remember(size: int, changed: int, digest: str, value: object) -> Known:
    """Note what a file was read as.

    A file that changed a moment ago may change again within the clock's grain, so its
    time is not trusted: next time its content decides.
    """
    return Known(
        size,
        changed if is_settled(changed) else 0,
        digest,
        pickle.dumps(value, pickle.HIGHEST_PROTOCOL),
    )


def is_settled(changed: int) -> bool:
    """Tell whether a time of change (ns) is so long ago that another change would move it."""
    return changed < time.time_ns() - _SETTLED


def stamp(*terms: object) -> str:
    """Give the digest of all that decides what becomes of a file: code, words, libraries, terms."""
    digest = hashlib.blake2b(digest_size=16)
    room = Path(__file__).parent
    for path in sorted((*room.glob("*.py"), *room.glob("locale/**/*.po"))):
        digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(metadata.version(name).encode())
    digest.update(repr(terms).encode())
    return digest.hexdigest()


def load(folder: Path, valid: str) -> dict[str, Known]:
    """Give what is known of each file by path, if it was stored under the stamp `valid`."""
    try:
        with _database(folder) as database:
            if database.execute("SELECT value FROM stamp").fetchall() != [(valid,)]:
                return {}
            rows = database.execute("SELECT path, size, changed, digest, value FROM files")
            return {path: Known(*row) for path, *row in rows}
    except sqlite3.Error:
        return {}


def store(folder: Path, valid: str, before: dict[str, Known], now: dict[str, Known]) -> None:
    """Keep what is known of each file `now`; only the difference to `before` is written.

    With nothing known before, the database is made anew. One that cannot be written is
    left to the next build: nothing is lost but time.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not before:
            (folder / NAME).unlink(missing_ok=True)
        with _database(folder) as database, database:
            database.execute("DELETE FROM stamp")
            database.execute("INSERT INTO stamp VALUES (?)", (valid,))
            gone = ((path,) for path in before if path not in now)
            database.executemany("DELETE FROM files WHERE path = ?", gone)
            database.executemany(
                "REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
                (
                    (path, known.size, known.changed, known.digest, known.pickled)
                    for path, known in now.items()
                    if known is not before.get(path)
                ),
            )
    except (sqlite3.Error, OSError):
        return


@contextmanager
def _database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / NAME, timeout=1)) as database:
        database.executescript(_SCHEMA)
        yield database
