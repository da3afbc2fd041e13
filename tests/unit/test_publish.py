import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from khotin import disk
from khotin.publish import (
    MARKER,
    Published,
    Workspace,
    discard,
    is_foreign,
    prepare,
    publish,
    take,
)

OLD = {"index.html": "1", "a/b.html": "1", "same.html": "1", "tin": "1", "gone/x/y.html": "1"}
NEW = {"index.html": "2", "a": "2", "same.html": "1", "tin/1.html": "2", "new/x.html": "2"}
"""`a` was a folder and is a file now; `tin` was a file and is a folder now."""
FOLDERS = {
    "index.html": "2",
    "a/b.html": "1",
    "a/deep/x.html": "2",
    "a/deep/er/y.html": "2",
    "gone/z/z.html": "2",
    "new/x.html": "2",
    "new/y/z.html": "2",
    "tin/1.html": "2",
    "tin/y/2.html": "2",
}
"""Whole folders are new: below one that stays, below one that is emptied, at the top, and in
place of a file."""


class PowerCut(Exception):
    """The machine stops here."""


def nothing(_: int) -> None:
    pass


def stage(workspace: Workspace, files: dict[str, str]) -> None:
    prepare(workspace)
    for name, text in files.items():
        disk.write(workspace.staging / name, text.encode())


def shown(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text() for name in disk.all_files(folder) if name != MARKER}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A site that shows `OLD`."""
    workspace = Workspace(tmp_path / "public")
    stage(workspace, OLD)
    publish(workspace, nothing)
    return workspace


def test_the_first_publication_makes_the_folder(workspace: Workspace) -> None:
    assert shown(workspace.output) == OLD
    assert (workspace.output / MARKER).exists()


def test_files_are_written_left_and_removed_as_needed(workspace: Workspace) -> None:
    kept = (workspace.output / "same.html").stat().st_mtime_ns
    stage(workspace, NEW)
    names = frozenset({"index.html", "a", "tin/1.html", "new/x.html"})
    removed = frozenset({"a/b.html", "tin", "gone/x/y.html"})
    assert publish(workspace, nothing) == Published(
        written=4, unchanged=2, removed=3, names=names | removed
    )
    assert shown(workspace.output) == NEW
    assert (workspace.output / "same.html").stat().st_mtime_ns == kept
    assert not (workspace.output / "gone").exists()


def test_publishing_the_same_again_writes_nothing(workspace: Workspace) -> None:
    stage(workspace, OLD)
    assert publish(workspace, nothing) == Published(0, len(OLD) + 1, 0)


def test_nothing_is_left_to_do_after_a_publication(workspace: Workspace) -> None:
    assert disk.all_files(workspace.folder) == set()


def test_each_staged_file_is_told(workspace: Workspace) -> None:
    stage(workspace, NEW)
    told: list[int] = []
    publish(workspace, told.append)
    assert sum(told) == len(NEW) + 1


def test_a_build_that_fails_before_publication_leaves_the_old_site(workspace: Workspace) -> None:
    stage(workspace, NEW)
    discard(workspace)
    assert shown(workspace.output) == OLD
    assert disk.all_files(workspace.folder) == set()


@pytest.mark.parametrize("step", range(len(NEW) + 1))
def test_a_power_cut_while_comparing_leaves_the_old_site(workspace: Workspace, step: int) -> None:
    steps = count()

    def advance(_: int) -> None:
        if next(steps) == step:
            raise PowerCut

    stage(workspace, NEW)
    with pytest.raises(PowerCut):
        publish(workspace, advance)
    discard(workspace)
    prepare(workspace)
    assert shown(workspace.output) == OLD


def cut_power(monkeypatch: pytest.MonkeyPatch, step: int, *, after: bool) -> None:
    """Let the machine stop at one step of putting files in place, before or after it."""
    steps = count()

    def cut(real: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
        def act(one: Path, other: Path) -> None:
            here = next(steps) == step
            if here and not after:
                raise PowerCut
            real(one, other)
            if here:
                raise PowerCut

        return act

    monkeypatch.setattr(disk, "replace", cut(disk.replace))
    monkeypatch.setattr(disk, "remove", cut(disk.remove))


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("new", "step"),
    [*((NEW, step) for step in range(7)), *((FOLDERS, step) for step in range(9))],
)
def test_the_next_build_finishes_what_a_power_cut_interrupted(
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    new: dict[str, str],
    step: int,
    *,
    after: bool,
) -> None:
    stage(workspace, new)
    with monkeypatch.context() as patch:
        cut_power(patch, step, after=after)
        with pytest.raises(PowerCut):
            publish(workspace, nothing)
        discard(workspace)
    assert workspace.journal.exists()
    assert prepare(workspace)
    assert not prepare(workspace)
    assert shown(workspace.output) == new
    assert not workspace.journal.exists()
    assert disk.all_files(workspace.folder) == set()


@pytest.mark.parametrize("new", [NEW, FOLDERS])
def test_putting_in_place_has_no_more_steps_than_power_was_cut_at(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, new: dict[str, str]
) -> None:
    stage(workspace, new)
    cut_power(monkeypatch, 7 if new is NEW else 9, after=False)
    publish(workspace, nothing)
    assert shown(workspace.output) == new


def test_a_power_cut_while_the_journal_is_written_leaves_the_old_site(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(path: Path, data: bytes) -> None:
        path.write_bytes(data[: len(data) // 2])
        raise PowerCut

    stage(workspace, FOLDERS)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_through", half)
        with pytest.raises(PowerCut):
            publish(workspace, nothing)
    prepare(workspace)
    assert shown(workspace.output) == OLD
    stage(workspace, FOLDERS)
    publish(workspace, nothing)
    assert shown(workspace.output) == FOLDERS


@pytest.mark.parametrize("journal", [b"", b"{", b"[]", b'{"move": ["a"]}', b"\xff"])
def test_a_journal_that_cannot_be_read_is_dropped(workspace: Workspace, journal: bytes) -> None:
    stage(workspace, FOLDERS)
    workspace.journal.write_bytes(journal)
    prepare(workspace)
    assert shown(workspace.output) == OLD
    assert disk.all_files(workspace.folder) == set()


def moved(monkeypatch: pytest.MonkeyPatch, workspace: Workspace) -> list[str]:
    """Give the list that tells what is moved into the output folder, from now on."""
    moves: list[str] = []
    replace = disk.replace

    def told(source: Path, target: Path) -> None:
        assert source.relative_to(workspace.staging) == target.relative_to(workspace.output)
        moves.append(target.relative_to(workspace.output).as_posix())
        replace(source, target)

    monkeypatch.setattr(disk, "replace", told)
    return moves


def test_a_whole_new_folder_is_moved_with_one_rename(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(workspace, FOLDERS)
    moves = moved(monkeypatch, workspace)
    done = publish(workspace, nothing)
    assert moves == ["a/deep", "gone/z", "index.html", "new", "tin/1.html", "tin/y"]
    assert shown(workspace.output) == FOLDERS
    written = {name for name in FOLDERS if OLD.get(name) != FOLDERS[name]}
    assert done == Published(
        written=len(written),
        unchanged=2,
        removed=3,
        names=frozenset({*written, "gone/x/y.html", "same.html", "tin"}),
    )


def test_a_first_publication_moves_whole_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path / "public")
    stage(workspace, FOLDERS)
    moves = moved(monkeypatch, workspace)
    publish(workspace, nothing)
    assert moves == [MARKER, "a", "gone", "index.html", "new", "tin"]
    assert shown(workspace.output) == FOLDERS


def test_files_in_a_folder_that_is_there_are_moved_one_by_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace.output / "empty").mkdir()
    stage(workspace, OLD | {"empty/1.html": "2", "empty/2.html": "2"})
    moves = moved(monkeypatch, workspace)
    publish(workspace, nothing)
    assert moves == ["empty/1.html", "empty/2.html"]


@pytest.mark.parametrize(
    "across",
    ["", "new", "new/mine"],
)
def test_what_comes_in_the_way_of_a_new_folder_after_a_power_cut_does_not_stop_builds(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, across: str
) -> None:
    stage(workspace, FOLDERS)
    with monkeypatch.context() as patch:
        cut_power(patch, 0, after=False)
        with pytest.raises(PowerCut):
            publish(workspace, nothing)
    if across:
        disk.write(workspace.output / across, b"mine")
    prepare(workspace)
    assert not workspace.journal.exists()
    assert FOLDERS.items() <= shown(workspace.output).items()


def walks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give the list that tells which folders are walked, from now on."""
    folders: list[Path] = []
    all_files = disk.all_files

    def told(folder: Path) -> set[str]:
        folders.append(folder)
        return all_files(folder)

    monkeypatch.setattr(disk, "all_files", told)
    return folders


def test_the_output_folder_is_not_walked_where_its_files_are_known(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.write(workspace.output / "unknown.txt", b"mine")
    stage(workspace, NEW)
    with monkeypatch.context() as patch:
        walked = walks(patch)
        done = publish(workspace, nothing, (), {*OLD})
        assert walked == [workspace.staging]
    assert (done.written, done.unchanged, done.removed) == (4, 2, 3)
    assert shown(workspace.output) == NEW | {"unknown.txt": "mine"}


def test_the_output_folder_is_walked_where_its_files_are_not_known(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.write(workspace.output / "mine/unknown.txt", b"mine")
    stage(workspace, NEW)
    with monkeypatch.context() as patch:
        walked = walks(patch)
        assert publish(workspace, nothing).removed == 4
        assert walked == [workspace.staging, workspace.output]
    assert shown(workspace.output) == NEW


def test_files_that_somebody_put_there_are_removed_where_they_are_known(
    workspace: Workspace,
) -> None:
    by_hand = {"ghi-chu.txt", "a/mine.html", "mine/deep/er.html"}
    for name in by_hand:
        disk.write(workspace.output / name, b"mine")
    stage(workspace, {})
    done = publish(workspace, nothing, OLD.keys(), OLD.keys() | by_hand)
    assert done == Published(0, len(OLD) + 1, 3, frozenset(by_hand))
    assert shown(workspace.output) == OLD
    assert not (workspace.output / "mine").exists()


def test_of_the_old_files_only_those_to_keep_and_those_staged_stay(workspace: Workspace) -> None:
    stage(workspace, {"index.html": "2", "same.html": "1"})
    done = publish(workspace, nothing, {"a/b.html"}, {*OLD})
    assert shown(workspace.output) == {"index.html": "2", "same.html": "1", "a/b.html": "1"}
    assert (done.written, done.unchanged, done.removed) == (1, 3, 2)
    assert done.names == {"index.html", "tin", "gone/x/y.html"}


def test_what_is_said_to_be_there_and_is_not_is_written(workspace: Workspace) -> None:
    shutil.rmtree(workspace.output / "a")
    (workspace.output / "index.html").unlink()
    stage(workspace, OLD)
    done = publish(workspace, nothing, (), {*OLD, "a/never.html"})
    assert shown(workspace.output) == OLD
    assert done.names == {"a/b.html", "index.html", "a/never.html"}


def test_a_second_power_cut_changes_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(workspace, NEW)
    with monkeypatch.context() as patch:
        cut_power(patch, 4, after=True)
        with pytest.raises(PowerCut):
            publish(workspace, nothing)
    with monkeypatch.context() as patch:
        cut_power(patch, 3, after=False)
        with pytest.raises(PowerCut):
            prepare(workspace)
    assert shown(workspace.output) != NEW
    prepare(workspace)
    assert shown(workspace.output) == NEW


def test_of_what_was_made_elsewhere_only_what_does_not_lie_there_just_so_is_staged(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    for name, text in {"b.html": "1", "c/d.html": "2", "e.html": "2"}.items():
        disk.write(made / name, text.encode())
    disk.write(workspace.output / "a/e.html", b"1")
    assert take(workspace, made, "a") == ("a/b.html", "a/c/d.html", "a/e.html")
    assert shown(workspace.staging) == {"a/c/d.html": "2", "a/e.html": "2"}


@pytest.mark.parametrize(
    ("names", "foreign"),
    [((), False), (("ghi-chu.txt",), True), ((MARKER, "ghi-chu.txt"), False)],
)
def test_a_folder_with_files_of_others_is_foreign(
    tmp_path: Path, names: tuple[str, ...], *, foreign: bool
) -> None:
    for name in names:
        disk.write(tmp_path / name, b"")
    assert is_foreign(tmp_path) is foreign
    assert not is_foreign(tmp_path / "none")
