import os
from pathlib import Path

import pytest

from khotin import disk


def test_files_are_listed_in_order_with_their_paths(tmp_path: Path) -> None:
    for name in ("b/c.md", "a.md", "b/a.md"):
        disk.write(tmp_path / name, b"")
    assert list(disk.survey(tmp_path)) == ["a.md", "b/a.md", "b/c.md"]


def test_a_surveyed_file_tells_where_it_lies_and_its_state(tmp_path: Path) -> None:
    disk.write(tmp_path / "a/b.md", b"123")
    os.utime(tmp_path / "a/b.md", ns=(5, 7_000_000_001))
    place = str(tmp_path / "a/b.md")
    assert disk.survey(tmp_path) == {"a/b.md": disk.File(place, 3, 7_000_000_001)}
    assert disk.state(place) == (3, 7_000_000_001)


def test_what_is_not_there_has_no_state(tmp_path: Path) -> None:
    disk.write(tmp_path / "a", b"")
    assert disk.state(str(tmp_path / "none")) is None
    assert disk.state(str(tmp_path / "a/b")) is None


@pytest.mark.parametrize(
    "name", [".DS_Store", "~$bai.docx", "Thumbs.db", "desktop.ini", "bai.md~", "a.tmp", ".git/a"]
)
def test_what_programs_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    disk.write(tmp_path / name, b"")
    assert disk.survey(tmp_path) == {}


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    disk.write(tmp_path / "a/b.md", b"")
    (tmp_path / "a/again").symlink_to(tmp_path / "a", target_is_directory=True)
    assert list(disk.survey(tmp_path)) == ["a/b.md"]


def test_links_to_files_are_passed_over(tmp_path: Path) -> None:
    disk.write(tmp_path / "secret", b"")
    disk.write(tmp_path / "a/b.md", b"")
    (tmp_path / "a/c.md").symlink_to(tmp_path / "secret")
    (tmp_path / "a/broken.md").symlink_to(tmp_path / "none")
    assert list(disk.survey(tmp_path / "a")) == ["b.md"]


def test_all_files_are_found_hidden_ones_too(tmp_path: Path) -> None:
    for name in (".khotin", "a/b/c.html"):
        disk.write(tmp_path / name, b"")
    assert disk.all_files(tmp_path) == {".khotin", "a/b/c.html"}
    assert disk.all_files(tmp_path / "none") == set()


def test_a_digest_depends_on_the_bytes_alone(tmp_path: Path) -> None:
    for name, data in (("a", b"1"), ("b", b"1"), ("c", b"2")):
        disk.write(tmp_path / name, data)
    a, b, c = (disk.digest(tmp_path / name) for name in "abc")
    assert a == b != c


def test_a_copy_keeps_its_time_of_change(tmp_path: Path) -> None:
    disk.write(tmp_path / "a.jpg", b"1")
    os.utime(tmp_path / "a.jpg", (1e9, 1e9))
    disk.copy(tmp_path / "a.jpg", tmp_path / "b/c/a.jpg")
    assert (tmp_path / "b/c/a.jpg").read_bytes() == b"1"
    assert (tmp_path / "b/c/a.jpg").stat().st_mtime == 1e9


@pytest.mark.parametrize(("data", "same"), [(b"1", True), (b"2", False), (b"12", False)])
def test_files_are_the_same_when_their_bytes_are(
    tmp_path: Path, data: bytes, *, same: bool
) -> None:
    disk.write(tmp_path / "a", b"1")
    disk.write(tmp_path / "b", data)
    assert disk.same(tmp_path / "a", tmp_path / "b") is same


def test_a_folder_and_what_is_not_there_are_not_the_same_as_a_file(tmp_path: Path) -> None:
    disk.write(tmp_path / "a", b"")
    disk.write(tmp_path / "b/c", b"")
    for name in ("b", "none", "a/x"):
        assert not disk.same(tmp_path / "a", tmp_path / name)


@pytest.mark.parametrize(
    "target",
    [
        "new/a/b",
        "new",
        "old/new",
        "old/a.html/b",
        "old/a.html",
        "old",
    ],
)
def test_a_whole_folder_is_put_in_place_whatever_stands_across(tmp_path: Path, target: str) -> None:
    disk.write(tmp_path / "old/a.html", b"old")
    for name in ("x.html", "y/z.html"):
        disk.write(tmp_path / "source" / name, b"new")
    disk.replace(tmp_path / "source", tmp_path / target)
    assert disk.all_files(tmp_path / target) == {"x.html", "y/z.html"}
    assert not (tmp_path / "source").exists()


@pytest.mark.parametrize("target", ["new/a/b.html", "old/a.html", "old", "old/a.html/b/c.html"])
def test_a_file_is_put_in_place_whatever_stands_across(tmp_path: Path, target: str) -> None:
    disk.write(tmp_path / "old/a.html", b"old")
    disk.write(tmp_path / "source", b"new")
    disk.replace(tmp_path / "source", tmp_path / target)
    assert (tmp_path / target).read_bytes() == b"new"
    assert not (tmp_path / "source").exists()


def test_a_removed_file_takes_its_empty_folders_with_it(tmp_path: Path) -> None:
    disk.write(tmp_path / "a/b/c.html", b"")
    disk.write(tmp_path / "a/d.html", b"")
    disk.remove(tmp_path / "a/b/c.html", tmp_path)
    assert not (tmp_path / "a/b").exists()
    disk.remove(tmp_path / "a/d.html", tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert tmp_path.exists()


def test_removing_what_has_been_replaced_leaves_what_came_after_it(tmp_path: Path) -> None:
    disk.write(tmp_path / "file", b"")
    disk.write(tmp_path / "folder/a.html", b"")
    for name in ("none/a.html", "file/a.html", "folder"):
        disk.remove(tmp_path / name, tmp_path)
    assert disk.all_files(tmp_path) == {"file", "folder/a.html"}


def test_a_file_is_put_whole_with_the_folders_it_needs(tmp_path: Path) -> None:
    target = tmp_path / "data" / "views.csv"
    disk.put(target, b"one")
    target.chmod(0o640)
    disk.put(target, b"two")
    assert target.read_bytes() == b"two"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in target.parent.iterdir()] == ["views.csv"]


def test_a_file_that_cannot_be_put_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "views.csv"
    target.write_bytes(b"one")

    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:1])
        raise OSError

    monkeypatch.setattr(disk, "write_through", full)
    with pytest.raises(OSError):  # noqa: PT011 - whatever the disk says
        disk.put(target, b"two")
    assert target.read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["views.csv"]
