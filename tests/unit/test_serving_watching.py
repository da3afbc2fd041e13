"""What of the disk reaches the inbox, by the system's events and by looking again and again."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from watchdog.observers import Observer

from khotin.looking import Folders
from khotin.serving import watching
from khotin.serving.changes import Changes
from khotin.serving.watching import Inbox, Watcher, roots

NAME = "content/2023/09/a.md"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for name in ("content/2023/09", "templates", "static"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / NAME).write_text("Một.", "utf-8")
    inside = {name: tmp_path / name for name in ("content", "templates", "static")}
    return Folders(
        tmp_path / "config.toml", **inside, data=tmp_path / "data", output=tmp_path, cache=tmp_path
    )


@contextmanager
def watched(folders: Folders, *, polls: bool = False) -> Iterator[Inbox]:
    inbox = Inbox(roots(folders))
    watcher = Watcher(folders, inbox, polls=polls)
    try:
        yield inbox
    finally:
        watcher.stop()


def taken(inbox: Inbox, seconds: float = 10.0) -> Changes | None:
    """Take what changes within some seconds; None where nothing does."""
    found: list[Changes | None] = []
    thread = Thread(target=lambda: found.append(inbox.take()))
    thread.start()
    thread.join(seconds)
    inbox.close()
    thread.join()
    return found[0]


@pytest.mark.parametrize("polls", [False, True])
def test_a_saved_file_is_told_and_reading_it_is_not(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, *, polls: bool
) -> None:
    monkeypatch.setattr(watching, "_POLL", 0.05)
    path = folders.content / "2023/09/a.md"
    with watched(folders, polls=polls) as inbox:
        path.read_bytes()
        assert not inbox._touched
        path.write_text("Hai, dài hơn.", "utf-8")
        assert taken(inbox) == Changes(frozenset({NAME}))


def test_reading_everything_is_told_as_nothing(folders: Folders) -> None:
    with watched(folders) as inbox:
        for _ in range(20):
            (folders.content / "2023/09/a.md").read_bytes()
            list(os.scandir(folders.content))
        assert taken(inbox, 0.3) is None


def test_hundreds_of_files_come_together(folders: Folders) -> None:
    with watched(folders) as inbox:
        for number in range(300):
            (folders.content / f"2023/09/bai-{number}.md").write_text("Một.", "utf-8")
        found = taken(inbox)
    assert found is not None
    assert len(found.texts) == 300


def test_a_deleted_folder_is_told(folders: Folders) -> None:
    with watched(folders) as inbox:
        (folders.content / "2023/09/a.md").unlink()
        (folders.content / "2023/09").rmdir()
        found = taken(inbox)
    assert found is not None
    assert NAME in found.texts


def test_where_the_system_has_no_watches_left_changes_are_looked_for(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", refuse)
    inbox = Inbox(roots(folders))
    watcher = Watcher(folders, inbox)
    watcher.stop()
    assert watcher.polls


def test_a_watcher_left_alone_takes_no_time(folders: Folders) -> None:
    with watched(folders) as inbox:
        thread = Thread(target=inbox.take)
        thread.start()
        before = time.process_time()
        time.sleep(1)
        used = time.process_time() - before
        inbox.close()
        thread.join()
    assert used < 0.05
