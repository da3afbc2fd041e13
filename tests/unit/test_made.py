import errno
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from khotin import disk, left, made
from khotin.made import Made
from khotin.publish import MARKER, Workspace, discard, prepare, publish

SITE = {
    "index.html": "trang đầu",
    "robots.txt": "r",
    "2023/index.html": "năm",
    "2023/09/bai/index.html": "bài",
    "2023/09/bai/anh.jpg": "ảnh",
}
FOLDERS = {"", "2023", "2023/09", "2023/09/bai"}
ALL_STRANGE = Made(strangers=frozenset({MARKER, *SITE}), touched=frozenset(FOLDERS))
ANOTHER_DAY = count(2_000_000_000_000_000_000, 1_000_000_000)
"""Times of change, each of its own: builds are slower than the disk's clock, tests not."""


def nothing(_: int) -> None:
    pass


class Place:
    """An output folder, built as the pipeline does, where hands may change what they like."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder / "public")
        self.output, self.cache = folder / "public", folder / "cache"
        self.file = self.cache / left.NAME

    def load(self, *, fresh: bool = False) -> Made:
        asked = made.load(self.cache, self.output, fresh=fresh)
        is_whole, found = asked.is_whole(), asked.wait()
        assert is_whole == (
            bool(found.files) and not (found.lost or found.strangers or found.touched)
        )
        if found.files:
            told = found.seal, found.edition, found.report
            assert (asked.seal, asked.edition, asked.report) == told
        return found

    @property
    def is_whole(self) -> bool:
        return made.load(self.cache, self.output, fresh=False).is_whole()

    def build(
        self, files: Mapping[str, str], *, fresh: bool = False, seal: str = "niêm", told: object = 1
    ) -> set[str]:
        """Publish files whose words are their fingerprints; gives what was made anew."""
        prepare(self.workspace)
        before = self.load(fresh=fresh)
        staged = files.keys() - before.fresh(files)
        for name in staged:
            disk.write(self.workspace.staging / name, files[name].encode())
        done = publish(self.workspace, nothing, files.keys() - staged, before.names)
        made.store(self.cache, self.output, files, before, done.names | staged, seal, told)
        discard(self.workspace)
        return {*staged}

    def shown(self) -> dict[str, str]:
        names = disk.all_files(self.output) - {MARKER}
        return {name: (self.output / name).read_text("utf-8") for name in names}

    def put(self, name: str, text: str = "của tôi") -> None:
        """Put a file there by hand, or another in its place."""
        path = self.output / name
        there = next(parent for parent in path.parents if parent.is_dir())
        is_new = not path.exists()
        disk.write(path, text.encode())
        self._changed(path)
        if is_new:
            self._changed(there)

    def remove(self, name: str) -> None:
        """Remove a file or folder by hand."""
        path = self.output / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._changed(path.parent)

    def _changed(self, path: Path) -> None:
        moment = next(ANOTHER_DAY)
        os.utime(path, ns=(moment, moment))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An output folder that shows `SITE` as the last build left it."""
    place = Place(tmp_path)
    place.build(SITE)
    return place


def changed(made: Made) -> tuple[set[str], set[str], set[str]]:
    """Give what is lost, strange and touched."""
    return {*made.lost}, {*made.strangers}, {*made.touched}


def kept(place: Place) -> tuple[int, int]:
    """Tell a `made.pickle` from one that was written again."""
    state = place.file.stat()
    return state.st_ino, state.st_mtime_ns


def looked_into(monkeypatch: pytest.MonkeyPatch, place: Place) -> list[str]:
    """Give the list that tells which folders of the output are looked into, from now on."""
    folders: list[str] = []
    scandir = os.scandir

    def told(path: str) -> Any:
        folders.append(os.path.relpath(path, place.output))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", told)
    monkeypatch.delattr(os, "fork")
    return folders


def test_before_the_first_build_nothing_lies_there(tmp_path: Path) -> None:
    assert Place(tmp_path).load() == Made()


def test_what_a_build_left_is_known_with_its_state_and_folders(place: Place) -> None:
    found = place.load()
    assert found.files == SITE
    states = [disk.state(str(place.output / name)) for name in found.files]
    assert [*zip(*found.states, strict=True)] == states
    assert found.folders == {name: (place.output / name).stat().st_mtime_ns for name in FOLDERS}
    assert changed(found) == (set(), set(), set())
    assert found.names == SITE.keys()


def test_only_files_of_the_same_fingerprint_are_fresh(place: Place) -> None:
    wanted = SITE | {"index.html": "khác", "new.html": "mới"}
    assert place.load().fresh(wanted) == SITE.keys() - {"index.html"}
    assert place.load().fresh({"robots.txt": "r"}) == {"robots.txt"}


def test_the_files_that_were_made_of_one_thing_are_given_where_none_is_lost(place: Place) -> None:
    place.build(SITE | {"pagefind/a": "1", "pagefind/b": "1", "pagefind/c": "2", "pagefind/d": "3"})
    place.put("pagefind/mine")
    found = place.load().whole({"1", "2", "4"})
    assert {of: {*names} for of, names in found.items()} == {
        "1": {"pagefind/a", "pagefind/b"},
        "2": {"pagefind/c"},
    }
    place.remove("pagefind/b")
    assert place.load().whole({"1", "2", "4"}) == {"2": ["pagefind/c"]}
    assert place.load(fresh=True).whole({"1"}) == {}


def test_a_file_of_another_size_is_lost(place: Place) -> None:
    path = place.output / "2023/index.html"
    moment = path.stat().st_mtime_ns
    path.write_bytes(b"longer than it was")
    os.utime(path, ns=(moment, moment))
    found = place.load()
    assert changed(found) == ({"2023/index.html"}, {"2023/index.html"}, set())
    assert found.names == SITE.keys()
    assert found.fresh(SITE) == SITE.keys() - {"2023/index.html"}


def test_a_file_of_another_time_of_change_is_lost(place: Place) -> None:
    place.put("robots.txt", "s")
    found = place.load()
    assert changed(found) == ({"robots.txt"}, {"robots.txt"}, set())
    assert found.fresh(SITE) == SITE.keys() - {"robots.txt"}


def test_a_file_that_was_removed_is_lost(place: Place) -> None:
    place.remove("2023/09/bai/anh.jpg")
    found = place.load()
    assert changed(found) == ({"2023/09/bai/anh.jpg"}, set(), {"2023/09/bai"})
    assert found.names == SITE.keys() - {"2023/09/bai/anh.jpg"}


def test_all_files_of_a_folder_that_was_removed_are_lost(place: Place) -> None:
    place.remove("2023/09")
    found = place.load()
    lost = {"2023/09/bai/index.html", "2023/09/bai/anh.jpg"}
    assert changed(found) == (lost, set(), {"2023", "2023/09", "2023/09/bai"})
    assert found.names == SITE.keys() - lost


def test_a_file_in_whose_place_a_folder_stands_is_lost(place: Place) -> None:
    place.remove("index.html")
    place.put("index.html/mine/a.txt")
    found = place.load()
    assert found.lost == {"index.html"}
    assert found.touched == {"", "index.html", "index.html/mine"}
    assert "index.html/mine/a.txt" in found.strangers
    assert found.fresh(SITE) == SITE.keys() - {"index.html"}


def test_a_folder_in_place_of_a_file_is_no_file(place: Place) -> None:
    place.remove("index.html")
    place.put("index.html/mine/a.txt")
    assert place.load().strangers == {"index.html/mine/a.txt", MARKER}


def test_all_files_of_a_folder_in_whose_place_a_file_stands_are_lost(place: Place) -> None:
    place.remove("2023/09")
    place.put("2023/09")
    found = place.load()
    assert found.lost == {"2023/09/bai/index.html", "2023/09/bai/anh.jpg"}
    assert found.strangers == {"2023/09"}
    assert found.names == {"index.html", "robots.txt", "2023/index.html", "2023/09"}


@pytest.mark.parametrize("folder", sorted(FOLDERS))
@pytest.mark.parametrize("inside", ["", "new/", "new/deep/er/", ".hidden/"])
def test_a_file_that_was_put_by_hand_into_any_folder_is_a_stranger(
    place: Place, folder: str, inside: str
) -> None:
    names = {f"{folder}/{inside}{name}".lstrip("/") for name in ("a.txt", ".b")}
    for name in names:
        place.put(name)
    found = place.load()
    assert found.strangers - {MARKER} == names
    assert not found.lost
    new = {(place.output / name).parent.relative_to(place.output) for name in names}
    assert folder in found.touched
    assert {"" if path == Path() else path.as_posix() for path in new} <= found.touched
    assert found.touched & FOLDERS == {folder}
    assert found.names - {MARKER} == SITE.keys() | names


def test_only_folders_whose_time_changed_are_looked_into(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        folders = looked_into(patch, place)
        place.load()
        assert folders == []
    place.put("2023/09/new/deep/a.txt")
    with monkeypatch.context() as patch:
        folders = looked_into(patch, place)
        assert place.load().strangers == {"2023/09/new/deep/a.txt"}
        assert folders == ["2023/09", "2023/09/new", "2023/09/new/deep"]


def test_a_file_that_was_changed_where_it_lies_is_lost_though_nothing_is_looked_into(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.put("2023/09/bai/index.html")
    with monkeypatch.context() as patch:
        folders = looked_into(patch, place)
        assert place.load().lost == {"2023/09/bai/index.html"}
        assert folders == []


def test_what_hands_did_is_undone_by_the_next_build_and_known_no_more(place: Place) -> None:
    place.put("robots.txt")
    place.remove("2023/09")
    place.put("2023/mine/a.txt")
    place.put("b.txt")
    lost = {"robots.txt", "2023/09/bai/index.html", "2023/09/bai/anh.jpg"}
    assert place.build(SITE) == lost
    assert place.shown() == SITE
    assert not (place.output / "2023/mine").exists()
    assert changed(place.load()) == (set(), set(), set())
    assert place.load().folders.keys() == FOLDERS
    assert place.build(SITE) == set()


@pytest.mark.parametrize("is_first", [True, False])
def test_a_file_that_was_put_into_an_empty_folder_an_earlier_build_met_is_a_stranger(
    tmp_path: Path, *, is_first: bool
) -> None:
    place = Place(tmp_path)
    if not is_first:
        place.build(SITE)
    place.put("empty/a.txt")
    place.remove("empty/a.txt")
    place.build(SITE)
    place.put("empty/a.txt")
    assert "empty/a.txt" in place.load().strangers


def test_a_folder_that_became_a_file_is_no_folder_any_more(place: Place) -> None:
    place.build({"index.html": "trang đầu", "2023": "năm"})
    assert place.load().folders.keys() == {""}


def test_a_build_that_was_killed_before_it_could_store_is_seen_through(place: Place) -> None:
    before = place.file.read_bytes()
    new = {"index.html": "khác", "2024/a/index.html": "mới", "robots.txt": "r"}
    place.build(new)
    place.file.write_bytes(before)
    found = place.load()
    assert found.lost == SITE.keys() - {"robots.txt"}
    assert found.strangers - {MARKER} == {"index.html", "2024/a/index.html"}
    assert found.names - {MARKER} == new.keys()
    assert place.build(SITE) == found.lost
    assert place.shown() == SITE


def test_nothing_is_stored_where_nothing_changed(place: Place) -> None:
    before = kept(place)
    assert place.build(SITE) == set()
    assert kept(place) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda place: place.put("a.txt"),
        lambda place: place.put("robots.txt", "r"),
        lambda place: place.remove("robots.txt"),
    ],
    ids=["stranger", "changed", "removed"],
)
def test_what_hands_did_is_stored_again(place: Place, act: Callable[[Place], None]) -> None:
    before = kept(place)
    act(place)
    place.build(SITE)
    assert kept(place) != before
    assert changed(place.load()) == (set(), set(), set())


def test_a_file_that_is_written_anew_or_no_longer_wanted_is_noted(place: Place) -> None:
    new = {name: text for name, text in SITE.items() if name != "robots.txt"}
    new |= {"index.html": "khác", "new/a.html": "mới"}
    assert place.build(new) == {"index.html", "new/a.html"}
    found = place.load()
    assert found.files == new
    assert found.folders.keys() == FOLDERS | {"new"}
    assert changed(found) == (set(), set(), set())


def test_a_fingerprint_that_changed_without_the_bytes_is_noted_when_it_was_made_anew(
    place: Place,
) -> None:
    before, now = place.load(), SITE | {"robots.txt": "đổi"}
    made.store(place.cache, place.output, now, before, {"robots.txt"})
    assert place.load().fresh(now) == now.keys()


def test_the_seal_and_the_report_of_the_last_build_that_stored_are_known(place: Place) -> None:
    found = place.load()
    assert (found.seal, found.report) == ("niêm", 1)
    place.build(SITE | {"index.html": "khác"}, seal="khác", told=(2, "b"))
    found = place.load()
    assert (found.seal, found.report) == ("khác", (2, "b"))
    found = place.load(fresh=True)
    assert (found.seal, found.report) == ("", None)


def test_a_new_seal_is_stored_though_no_file_changed(place: Place) -> None:
    place.build(SITE, seal="khác")
    assert place.load().seal == "khác"


def test_the_output_is_whole_as_a_build_left_it_and_not_when_hands_were_there(place: Place) -> None:
    assert place.is_whole
    assert not made.load(place.cache, place.output, fresh=True).is_whole()
    for act, name in (
        (place.put, "robots.txt"),
        (place.put, "2023/09/mine/a.txt"),
        (place.remove, "2023/09/bai/anh.jpg"),
        (place.remove, MARKER),
    ):
        act(name)
        assert not place.is_whole
        place.build(SITE)
        assert place.is_whole


def test_when_everything_is_to_be_fresh_all_files_are_strangers(place: Place) -> None:
    found = place.load(fresh=True)
    assert found == ALL_STRANGE
    assert found.names == {MARKER, *SITE}
    assert found.fresh(SITE) == set()
    place.put("mine/a.txt")
    assert place.build(SITE, fresh=True) == SITE.keys()
    assert place.shown() == SITE
    assert changed(place.load()) == (set(), set(), set())


def nothing_is_known(place: Place) -> bool:
    return place.load() == ALL_STRANGE


def test_what_was_made_for_another_output_folder_is_not_known(place: Place) -> None:
    other = place.output.with_name("other")
    shutil.copytree(place.output, other)
    found = made.load(place.cache, other, fresh=False).wait()
    assert found == ALL_STRANGE


def test_an_output_folder_is_known_by_where_it_really_lies(place: Place) -> None:
    link = place.output.with_name("link")
    link.symlink_to(place.output, target_is_directory=True)
    assert changed(made.load(place.cache, link, fresh=False).wait()) == (set(), set(), set())


def test_without_a_cache_nothing_is_known(place: Place) -> None:
    shutil.rmtree(place.cache)
    assert nothing_is_known(place)
    place.build(SITE)
    assert changed(place.load()) == (set(), set(), set())


@pytest.mark.parametrize("keep", [0, 1, 20, -1, -20])
def test_what_was_cut_off_is_taken_for_nothing_known(place: Place, keep: int) -> None:
    place.file.write_bytes(place.file.read_bytes()[:keep])
    assert nothing_is_known(place)


def test_damaged_bytes_are_taken_for_nothing_known_and_replaced_by_the_next_build(
    place: Place,
) -> None:
    place.file.write_bytes(b"\x80\x05nonsense")
    assert nothing_is_known(place)
    assert place.build(SITE) == SITE.keys()
    assert changed(place.load()) == (set(), set(), set())


def with_column(number: int, column: object) -> Callable[[tuple[Any, ...]], object]:
    return lambda noted: (*noted[:number], column, *noted[number + 1 :])


SHAPES: list[Callable[[tuple[Any, ...]], object]] = [
    lambda _: None,
    lambda _: {"files": {}},
    lambda noted: noted[:2],
    lambda noted: noted[:-1],
    lambda noted: (*noted, 1),
]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        *((shape, tuple) for shape in (*SHAPES, with_column(0, Path("public")))),
        *((tuple, shape) for shape in SHAPES),
        *((tuple, with_column(number, None)) for number in range(6)),
        *((tuple, with_column(number, [])) for number in range(6)),
        (tuple, with_column(0, [1, 2, 3, 4, 5])),
        (tuple, with_column(1, "\0")),
        *((tuple, with_column(number, [None] * len(SITE))) for number in (1, 2, 3)),
        (tuple, with_column(4, "")),
        (tuple, with_column(5, [None] * len(FOLDERS))),
    ],
)
def test_what_other_code_wrote_is_taken_for_nothing_known(
    place: Place,
    head: Callable[[tuple[Any, ...]], object],
    columns: Callable[[tuple[Any, ...]], object],
) -> None:
    with place.file.open("rb") as stream:
        noted = [pickle.load(stream) for _ in range(2)]  # noqa: S301 - made a moment ago
    place.file.write_bytes(pickle.dumps(head(noted[0])) + pickle.dumps(columns(noted[1])))
    assert nothing_is_known(place)
    assert place.build(SITE) == SITE.keys()
    assert changed(place.load()) == (set(), set(), set())


@pytest.mark.parametrize(
    "data", [b"ckhotin.left\nGone\n.", b"cgone.module\nGone\n.", b"ckhotin.left\nHead\n(S'a'\ntR."]
)
def test_classes_of_other_code_are_taken_for_nothing_known(place: Place, data: bytes) -> None:
    with place.file.open("rb") as stream:
        head = pickle.dumps(pickle.load(stream))  # noqa: S301 - made a moment ago
    for file in (data, head + data, head):
        place.file.write_bytes(file)
        assert nothing_is_known(place)


def test_what_may_not_be_read_is_taken_for_nothing_known(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert nothing_is_known(place)


def test_a_file_in_place_of_the_cache_folder_is_left_and_nothing_is_known(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.cache.write_bytes(b"mine")
    for _ in range(2):
        assert place.build(SITE) == SITE.keys()
    assert place.shown() == SITE
    assert place.cache.read_bytes() == b"mine"
    assert nothing_is_known(place)


@pytest.mark.parametrize("name", [left.NAME, f"{left.NAME}.new"])
@pytest.mark.parametrize("is_full", [True, False])
def test_a_folder_in_place_of_the_file_or_its_draft_is_left_and_nothing_is_known(
    place: Place, name: str, *, is_full: bool
) -> None:
    place.file.unlink()
    (place.cache / name).mkdir()
    if is_full:
        (place.cache / name / "mine").touch()
    for _ in range(2):
        assert place.build(SITE) == SITE.keys()
    assert [path.name for path in place.cache.iterdir()] == [name]
    assert nothing_is_known(place)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_what_cannot_be_written_leaves_no_half_file_and_nothing_out_of_date(
    place: Place, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    write = disk.write

    def half(path: Path, data: bytes) -> None:
        if path.parent == place.cache:
            write(path, data[:9])
            raise OSError(code, os.strerror(code))
        write(path, data)

    monkeypatch.setattr(disk, "write", half)
    place.build(SITE | {"index.html": "khác"})
    assert list(place.cache.iterdir()) == []
    assert nothing_is_known(place)


NAMES = st.sampled_from(
    ["a", "a/a", "a/b", "a/b/a", "a/b/c/a", "b", "b/a", "c/a/a", "c/a/b", "c/b", "index.html"]
)
TEXTS = st.sampled_from(["1", "2", "33"])


def apart(files: Mapping[str, str]) -> dict[str, str]:
    """Leave out files that lie in a folder of another's name."""
    return {name: files[name] for name in files if not above(name) & files.keys()}


def above(name: str) -> set[str]:
    """Give the folders a file lies in, but the output folder."""
    return {parent.as_posix() for parent in Path(name).parents} - {"."}


class Hands(RuleBasedStateMachine):
    """Builds and hands change one output folder in turn; every look at it tells the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.place = Place(self.folder)
        self.left: dict[str, tuple[str, int]] = {}
        self.is_by_hand = False

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(files=st.dictionaries(NAMES, TEXTS, min_size=1))
    def begin(self, files: dict[str, str]) -> None:
        self.build(files)

    @rule(files=st.dictionaries(NAMES, TEXTS, min_size=1))
    def build(self, files: dict[str, str]) -> None:
        wanted = apart(files)
        same = {name for name, was in self.left.items() if was == self.state(name)}
        fresh = {name for name in same if self.left[name][0] == wanted.get(name)}
        assert self.place.build(wanted) == wanted.keys() - fresh
        assert self.place.shown() == wanted
        self.left = {name: self.state(name) for name in wanted}
        self.is_by_hand = False

    @rule()
    def build_the_same_again(self) -> None:
        self.build({name: text for name, (text, _) in self.left.items()})

    @rule(name=NAMES, text=TEXTS)
    def put(self, name: str, text: str) -> None:
        path = self.place.output / name
        if path.is_dir() or any(parent.is_file() for parent in path.parents):
            return
        self.place.put(name, text)
        self.is_by_hand = True

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        if os.path.lexists(self.place.output / name):
            self.place.remove(name)
            self.without_empty_folders(name)
            self.is_by_hand = True

    @precondition(lambda self: not self.is_by_hand)
    @invariant()
    def what_a_build_left_is_not_changed(self) -> None:
        found = self.place.load()
        assert not found.lost
        assert not found.strangers
        assert not any((self.place.output / name).is_dir() for name in found.touched)
        assert found.names == self.left.keys()

    @precondition(lambda self: self.is_by_hand)
    @invariant()
    def what_hands_did_is_seen(self) -> None:
        found = self.place.load()
        lost = {name for name, was in self.left.items() if was != self.state(name)}
        there = disk.all_files(self.place.output)
        assert found.lost == lost
        assert self.files(found.strangers) == there - {MARKER} - (self.left.keys() - lost)
        assert self.files(found.names) == there - {MARKER}

    def files(self, names: Iterable[str]) -> set[str]:
        return {name for name in names if (self.place.output / name).is_file()} - {MARKER}

    def state(self, name: str) -> tuple[str, int]:
        path = self.place.output / name
        return (path.read_text("utf-8"), path.stat().st_mtime_ns) if path.is_file() else ("", 0)

    def without_empty_folders(self, name: str) -> None:
        """Remove the folders that were left empty, where the last build did not know them."""
        known = set().union(*(above(name) for name in self.left))
        for folder in sorted(above(name) - known, reverse=True):
            if not any((self.place.output / folder).iterdir()):
                self.place.remove(folder)


def test_whatever_builds_and_hands_do_in_turn_is_known_rightly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The process that looks would be forked a thousand times: one that looks here sees the same.
    monkeypatch.delattr(os, "fork")
    run_state_machine_as_test(Hands, settings=settings(max_examples=25, stateful_step_count=20))
