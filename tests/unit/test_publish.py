from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from khotin import disk
from khotin.publish import MARKER, Published, Workspace, discard, is_foreign, prepare, publish

OLD = {"index.html": "1", "a/b.html": "1", "same.html": "1", "tin": "1", "gone/x/y.html": "1"}
NEW = {"index.html": "2", "a": "2", "same.html": "1", "tin/1.html": "2", "new/x.html": "2"}
"""`a` was a folder and is a file now; `tin` was a file and is a folder now."""


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
    assert publish(workspace, nothing) == Published(written=4, unchanged=2, removed=3)
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
@pytest.mark.parametrize("step", range(7))
def test_the_next_build_finishes_what_a_power_cut_interrupted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, step: int, *, after: bool
) -> None:
    stage(workspace, NEW)
    with monkeypatch.context() as patch:
        cut_power(patch, step, after=after)
        with pytest.raises(PowerCut):
            publish(workspace, nothing)
        discard(workspace)
    assert workspace.journal.exists()
    prepare(workspace)
    assert shown(workspace.output) == NEW
    assert not workspace.journal.exists()
    assert disk.all_files(workspace.folder) == set()


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
