"""Events of the disk are gathered until it is quiet, then handed over together."""

import posixpath
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Condition
from typing import Final

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from khotin import paths
from khotin.looking import Folders
from khotin.serving import changes, mounts
from khotin.serving.changes import Changes, Roots

_EVENTS: Final[list[type[FileSystemEvent]]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
"""What the system is asked to tell: not that a file was opened or read, which the server does."""
_POLL: Final = 1.0
"""Seconds between two looks where changes have to be looked for."""


class Inbox(FileSystemEventHandler):
    """Gathers events from the observer's thread until somebody takes them."""

    def __init__(self, roots: Roots, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin empty; `clock` gives seconds."""
        self._roots, self._clock = roots, clock
        self._touched: set[str] = set()
        self._first = self._last = 0.0
        self._closed = False
        self._changed = Condition()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an event of watchdog."""
        source, target = str(event.src_path), str(event.dest_path or "")
        self.note(changes.touched(event.event_type, source, target, folder=event.is_directory))

    def note(self, touched: Iterable[str]) -> None:
        """Note that something at these paths may be different; what is not the site's is not."""
        ours = {path for name in touched if self._is_ours(path := name.replace("\\", "/"))}
        if not ours:
            return
        with self._changed:
            self._last = self._clock()
            if not self._touched:
                self._first = self._last
            self._touched |= ours
            self._changed.notify()

    def take(self) -> Changes | None:
        """Wait for something to change and for quiet after it. Gives None once closed."""
        with self._changed:
            while not self._closed:
                if not self._touched:
                    self._changed.wait()
                elif left := changes.wait(self._first, self._last, self._clock()):
                    self._changed.wait(left)
                else:
                    touched, self._touched = self._touched, set()
                    return changes.sort(touched, self._roots)
        return None

    def close(self) -> None:
        """Let whoever waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _is_ours(self, path: str) -> bool:
        return changes.sort((path,), self._roots).any


class Watcher:
    """Watches the folders of a site, by what the system tells or by looking again and again."""

    def __init__(self, folders: Folders, inbox: Inbox, *, polls: bool = False) -> None:
        """Begin to watch.

        Without `polls` the system is asked to tell, unless it cannot: on a network, or
        where its limit of watches is reached.
        """
        places = watched(folders)
        self.polls = polls or any(map(mounts.tells_nothing, places))
        if not self.polls:
            try:
                self._observer = _observe(Observer(), places, inbox)
                return
            except OSError:
                self.polls = True
        self._observer = _observe(PollingObserver(timeout=_POLL), places, inbox)

    def stop(self) -> None:
        """End watching."""
        self._observer.stop()
        self._observer.join()


def roots(folders: Folders) -> Roots:
    """Give where the parts of a site lie, as the paths of events begin."""
    return Roots(
        folders.content.resolve().as_posix(),
        folders.templates.resolve().as_posix(),
        folders.static.resolve().as_posix(),
        folders.config.resolve().as_posix(),
        (folders.data.resolve() / posixpath.basename(paths.VIEWS)).as_posix(),
    )


def watched(folders: Folders) -> dict[Path, bool]:
    """Give the folders to watch, and whether with all they hold."""
    places = {folders.config.resolve().parent: False}
    if folders.data.is_dir():
        places[folders.data.resolve()] = False
    parts = (folders.content, folders.templates, folders.static)
    return places | {folder.resolve(): True for folder in parts}


def _observe(observer: BaseObserver, places: dict[Path, bool], inbox: Inbox) -> BaseObserver:
    """Let an observer begin. Raises OSError when the system gives no more watches."""
    for place, deep in places.items():
        observer.schedule(inbox, str(place), recursive=deep, event_filter=_EVENTS)
    try:
        observer.start()
    except OSError:
        observer.stop()
        raise
    return observer
