"""Where counts and the record of counted logs are kept: `data/`, both files or none."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from khotin import counts, disk, paths
from khotin.looking import Folders
from khotin.problems import Invalid, Place, problem
from khotin.visits import ledger
from khotin.visits.ledger import Span, Spans

_LOCK: Final = "views.lock"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept, as it lies on the disk and as it reads."""

    data: bytes
    counts: dict[str, int]
    spans: dict[str, Span]


def load(folders: Folders) -> Kept:
    """Read what is kept; nothing is, at first. Raises Invalid when it cannot be read."""
    data = _bytes(Path(folders.real(paths.VIEWS)))
    record = _bytes(Path(folders.real(ledger.PATH)))
    return Kept(data, counts.read(data), ledger.read(record, data))


def store(folders: Folders, before: Kept, now: Mapping[str, int], spans: Spans) -> None:
    """Keep counts and spans, where they differ from what was kept `before`.

    Raises Invalid when somebody has changed the counts meanwhile; nothing is written then.
    """
    views = Path(folders.real(paths.VIEWS))
    if _bytes(views) != before.data:
        raise Invalid([problem("changed-meanwhile", Place(paths.VIEWS))])
    if spans != before.spans:
        record = ledger.write(before.spans, spans, before.data)
        disk.put(Path(folders.real(ledger.PATH)), record)
    if now != before.counts:
        disk.put(views, counts.write(now))


@contextmanager
def alone(folders: Folders) -> Iterator[None]:
    """Hold the lock of a site's counts. Raises Invalid when somebody else does."""
    folders.cache.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folders.cache / _LOCK, timeout=0):
            yield
    except Timeout:
        raise Invalid([problem("counting", Place(paths.VIEWS))]) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
