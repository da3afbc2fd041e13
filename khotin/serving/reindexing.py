"""The index of the search is built beside the server, by a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from threading import Condition
from typing import Final

import khotin
from khotin import disk
from khotin.looking import Folders

PAUSE: Final = 5.0
"""Seconds without a change after which the index is built again."""
AT_START: Final = 1.0
"""Seconds that the first page has for itself."""
_BELOW_NORMAL: Final = 0x4000
"""Windows' BELOW_NORMAL_PRIORITY_CLASS."""
_OWN_GROUP: Final = 0x200
"""Windows' CREATE_NEW_PROCESS_GROUP: Ctrl-C is the server's to answer."""


class Search(StrEnum):
    """How the search is at the moment."""

    OFF = "off"
    WAITING = "waiting"
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"


class Indexer:
    """Builds the index whenever the site changed and then rested."""

    def __init__(self, folders: Folders, config: Path) -> None:
        """Begin at rest, with the index that was built last if there is one."""
        home = folders.cache.resolve() / "serve"
        self.output = home / "site"
        self._home = home
        self._command = _command(folders, config, home)
        self._state = Search.WAITING
        self._hear: Callable[[], None] = lambda: None
        self._due: float | None = None
        self._closed = False
        self._changed = Condition()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def state(self) -> Search:
        """How the search is at the moment."""
        return self._state

    def listen(self, hear: Callable[[], None]) -> None:
        """Tell, from any thread, when the state is another one."""
        self._hear = hear

    def ask(self, pause: float = PAUSE) -> None:
        """Have the index built after a pause; asking again begins the pause again."""
        with self._changed:
            self._due = time.monotonic() + pause
            self._changed.notify_all()

    def build_while_asked(self) -> None:
        """Build whenever that is due, until closed."""
        while self._wait():
            self._tell(Search.BUILDING)
            ended_well = self._build()
            if not self._closed:
                self._tell(Search.READY if ended_well else Search.FAILED)

    def close(self) -> None:
        """End, and end a build that goes on."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            if self._process and self._process.stdin:
                self._process.stdin.close()

    def _wait(self) -> bool:
        with self._changed:
            while not self._closed:
                left = None if self._due is None else self._due - time.monotonic()
                if left is not None and left <= 0:
                    self._due = None
                    return True
                self._changed.wait(left)
        return False

    def _tell(self, state: Search) -> None:
        self._state = state
        self._hear()

    def _build(self) -> bool:
        """Build once; the log keeps what the build said."""
        disk.write(self._home / "search.log", b"")
        with (self._home / "search.log").open("wb") as log:
            with self._changed:
                if self._closed:
                    return False
                self._process = _start(self._command, log.fileno())
            status = self._process.wait()
        return status == 0


def _command(folders: Folders, config: Path, home: Path) -> Sequence[str]:
    places = {
        "--config": config,
        "--content": folders.content,
        "--output": home / "site",
        "--cache": home / "cache",
    }
    named = (f"{option}={place}" for option, place in places.items())
    leash = (sys.executable, "-m", "khotin.serving.leash")
    return (*leash, "build", "--drafts", "--no-pictures", "--jobs=1", *named)


def _start(command: Sequence[str], log: int) -> "subprocess.Popen[bytes]":
    """Start a build that ends when its standard input does."""
    home = str(Path(khotin.__file__).resolve().parent.parent)
    places = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(  # noqa: S603 - our own words
        command,
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        env={**os.environ, "PYTHONPATH": places},
        start_new_session=True,
        creationflags=_BELOW_NORMAL | _OWN_GROUP if sys.platform == "win32" else 0,
    )
