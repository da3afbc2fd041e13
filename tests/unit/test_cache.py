import os
import pickle
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from khotin import cache
from khotin.cache import Known, load, remember, shelved, stamp, store

LONG_AGO = 1_000_000_000
ONE = "content/1/a.md"
TWO = "content/2/b.md"


def known(value: object = "bài", changed: int = LONG_AGO) -> Known:
    return remember(3, changed, "d1", value)


def put(folder: Path, **files: object) -> None:
    """Store a first time what lies in `content/`, each file in a folder of its own name."""
    store(folder, "a", {}, {f"content/{name}": {name: known(v)} for name, v in files.items()})


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / cache.NAME)) as database, database:
        database.execute(statement, values)


def rows(folder: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(folder / cache.NAME)) as database:
        return dict(database.execute("SELECT folder, value FROM shelves"))


def opened_as(
    monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], sqlite3.Connection]
) -> None:
    def connect(path: Path, **_: Any) -> sqlite3.Connection:
        return opened(path)

    monkeypatch.setattr(sqlite3, "connect", connect)


def read_only(real: Callable[..., sqlite3.Connection]) -> Callable[[Path], sqlite3.Connection]:
    return lambda path: real(f"file:{path}?mode=ro", uri=True)


class Full(sqlite3.Connection):
    """A database on a disk that has no room left: SQLite itself says so."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.execute("PRAGMA max_page_count = 1")


def test_what_is_stored_is_known_again(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, shelved({ONE: known(), TWO: known("mới")}))
    assert load(tmp_path, "a") == {
        "content/1": {ONE: Known(3, LONG_AGO, "d1", "bài")},
        "content/2": {TWO: Known(3, LONG_AGO, "d1", "mới")},
    }


def test_files_lie_on_the_shelf_of_their_folder(tmp_path: Path) -> None:
    files = {"content/a.md": known(), ONE: known("một"), "content/1/c.md": known("ba")}
    shelves = shelved(files)
    assert {name: list(shelf) for name, shelf in shelves.items()} == {
        "content": ["content/a.md"],
        "content/1": [ONE, "content/1/c.md"],
    }
    store(tmp_path, "a", {}, shelves)
    assert load(tmp_path, "a") == shelves


def test_under_another_stamp_nothing_is_known(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, shelved({ONE: known()}))
    assert load(tmp_path, "b") == {}
    store(tmp_path, "b", {}, shelved({TWO: known()}))
    assert list(load(tmp_path, "b")) == ["content/2"]
    assert load(tmp_path, "a") == {}


def test_files_that_are_gone_are_forgotten_and_new_ones_are_added(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, shelved({"1": known(), "2": known()}))
    before = load(tmp_path, "a")
    store(tmp_path, "a", before, shelved({"2": before[""]["2"], "3": known("mới")}))
    (shelf,) = load(tmp_path, "a").values()
    assert {path: k.value for path, k in shelf.items()} == {"2": "bài", "3": "mới"}


def test_shelves_that_are_gone_are_forgotten_and_new_ones_are_added(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, shelved({"1/x": known(), "2/x": known()}))
    before = load(tmp_path, "a")
    now = shelved({"2/x": known(), "3/x": known("mới")})
    store(tmp_path, "a", before, now)
    assert load(tmp_path, "a") == now


def test_only_shelves_that_changed_are_written_again(tmp_path: Path) -> None:
    put(tmp_path, a="một", b="hai", c="ba")
    before = load(tmp_path, "a")
    old_way = pickle.dumps(before["content/a"], protocol=2)
    change(tmp_path, "UPDATE shelves SET value = ? WHERE folder = 'content/a'", old_way)
    written = rows(tmp_path)
    store(tmp_path, "a", before, before | {"content/b": {"b": known("khác")}})
    again = rows(tmp_path)
    assert again["content/a"] == old_way
    assert {name for name in again if again[name] != written[name]} == {"content/b"}
    assert load(tmp_path, "a")["content/b"]["b"].value == "khác"


def test_the_database_is_not_touched_where_nothing_changed(tmp_path: Path) -> None:
    put(tmp_path, a="một", b="hai")
    database = tmp_path / cache.NAME
    os.utime(database, ns=(LONG_AGO, LONG_AGO))
    before, data = load(tmp_path, "a"), database.read_bytes()
    store(tmp_path, "a", before, load(tmp_path, "a"))
    assert database.stat().st_mtime_ns == LONG_AGO
    assert database.read_bytes() == data


def test_without_a_database_nothing_is_known(tmp_path: Path) -> None:
    assert load(tmp_path / "none", "a") == {}
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 99, b"SQLite format 3\0half"])
def test_a_damaged_database_is_taken_for_an_empty_one_and_replaced(
    tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / cache.NAME).write_bytes(damage)
    assert load(tmp_path, "a") == {}
    store(tmp_path, "a", {}, shelved({"1": known()}))
    assert load(tmp_path, "a") == shelved({"1": known()})


def test_a_database_that_was_cut_off_is_taken_for_an_empty_one_and_replaced(tmp_path: Path) -> None:
    put(tmp_path, a="một" * 9_999, b="hai")
    database = tmp_path / cache.NAME
    database.write_bytes(database.read_bytes()[:5_000])
    assert load(tmp_path, "a") == {}
    put(tmp_path, a="một")
    assert list(load(tmp_path, "a")) == ["content/a"]


def test_a_database_of_another_shape_is_taken_for_an_empty_one(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / cache.NAME)) as database:
        database.execute("CREATE TABLE stamp (other TEXT)")
    assert load(tmp_path, "a") == {}
    put(tmp_path, a="một")
    assert list(load(tmp_path, "a")) == ["content/a"]


def test_a_database_that_somebody_holds_is_left_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(tmp_path, "a", {}, shelved({"1": known()}))
    before, connect = load(tmp_path, "a"), sqlite3.connect
    opened_as(monkeypatch, lambda path: connect(path, timeout=0))
    with closing(connect(tmp_path / cache.NAME)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        store(tmp_path, "a", before, shelved({"2": known()}))
        assert load(tmp_path, "a") == {}
    assert load(tmp_path, "a") == shelved({"1": known()})


@pytest.mark.parametrize(
    "damage",
    [b"", b"\x80\x05nonsense", b"ckhotin.article\nGone\n.", pickle.dumps([1])[:-3]],
    ids=["empty", "nonsense", "of a class that is gone", "cut off"],
)
def test_a_damaged_shelf_loses_only_itself(tmp_path: Path, damage: bytes) -> None:
    put(tmp_path, a="một", b="hai")
    whole = load(tmp_path, "a")
    change(tmp_path, "UPDATE shelves SET value = ? WHERE folder = 'content/a'", damage)
    before = load(tmp_path, "a")
    assert before == {"content/b": whole["content/b"]}
    store(tmp_path, "a", before, whole)
    assert load(tmp_path, "a") == whole


def test_a_database_that_may_only_be_read_is_read_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, a="một")
    opened_as(monkeypatch, read_only(sqlite3.connect))
    before = load(tmp_path, "a")
    assert before["content/a"]["a"].value == "một"
    store(tmp_path, "a", before, {"content/b": {"b": known("hai")}})
    assert load(tmp_path, "a") == before


def test_on_a_full_disk_what_was_known_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, a="một", b="hai")
    before, real = load(tmp_path, "a"), sqlite3.connect
    told: list[str] = []

    def full(path: Path) -> sqlite3.Connection:
        connection = real(path, factory=Full)
        connection.set_trace_callback(told.append)
        return connection

    with monkeypatch.context() as patch:
        opened_as(patch, full)
        store(tmp_path, "a", before, {"content/c": {"c": known("ba" * 99_999)}})
    assert any(statement.startswith("REPLACE INTO shelves") for statement in told)
    assert load(tmp_path, "a") == before


def test_a_first_time_on_a_full_disk_nothing_is_known_and_the_next_build_stores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect
    with monkeypatch.context() as patch:
        opened_as(patch, lambda path: real(path, factory=Full))
        put(tmp_path, a="một")
        assert load(tmp_path, "a") == {}
    assert load(tmp_path, "a") == {}
    put(tmp_path, a="một")
    assert list(load(tmp_path, "a")) == ["content/a"]


def test_a_file_in_place_of_the_folder_is_left_and_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"mine")
    put(tmp_path / "cache", a="một")
    assert load(tmp_path / "cache", "a") == {}
    assert (tmp_path / "cache").read_bytes() == b"mine"


def test_a_folder_in_place_of_the_database_is_left_and_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / cache.NAME).mkdir()
    put(tmp_path, a="một")
    assert load(tmp_path, "a") == {}
    assert list(tmp_path.iterdir()) == [tmp_path / cache.NAME]


def test_the_time_of_a_file_changed_just_now_is_not_trusted() -> None:
    assert known(changed=time.time_ns()).changed == cache.UNTRUSTED
    assert known(changed=LONG_AGO).changed == LONG_AGO


def test_the_stamp_changes_with_the_terms_and_not_otherwise() -> None:
    assert stamp(("y-te",), "UTC") == stamp(("y-te",), "UTC")
    assert stamp(("y-te",), "UTC") != stamp(("y-te", "giao-duc"), "UTC")


def test_the_stamp_changes_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "article.py").write_text("one = 1", "utf-8")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    before = stamp()
    (tmp_path / "article.py").write_text("one = 2", "utf-8")
    cache.code.cache_clear()
    assert stamp() != before


def test_a_process_keeps_the_stamp_of_the_code_it_began_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "article.py").write_text("one = 1", "utf-8")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    before = stamp()
    (tmp_path / "article.py").write_text("one = 2", "utf-8")
    assert stamp() == before


def test_of_many_folders_the_shelves_are_found_in_a_few_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, **{f"{n}": n for n in range(1201)})
    looks: list[Path] = []
    real = sqlite3.connect

    def look(path: Path) -> sqlite3.Connection:
        looks.append(path)
        return real(path)

    opened_as(monkeypatch, look)
    wanted = [f"content/{n}" for n in range(1, 1300)]
    found = cache.shelves(tmp_path, "a", wanted)
    assert {folder: shelf[folder[8:]].value for folder, shelf in found.items()} == {
        f"content/{n}": n for n in range(1, 1201)
    }
    assert len(looks) == 3
    assert cache.shelves(tmp_path, "b", wanted) == {}
    assert cache.shelves(tmp_path, "a", []) == {}
