import sqlite3
import time
from pathlib import Path

import pytest

from khotin import cache
from khotin.cache import Known, load, remember, stamp, store

LONG_AGO = 1_000_000_000


def known(value: object = "bài", changed: int = LONG_AGO) -> Known:
    return remember(3, changed, "d1", value)


def test_what_is_stored_is_known_again(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, {"content/a.md": known()})
    (path, found), *others = load(tmp_path, "a").items()
    assert (path, found.size, found.changed, found.digest) == ("content/a.md", 3, LONG_AGO, "d1")
    assert found.recall() == "bài"
    assert not others


def test_under_another_stamp_nothing_is_known(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, {"content/a.md": known()})
    assert load(tmp_path, "b") == {}
    store(tmp_path, "b", {}, {"content/b.md": known()})
    assert list(load(tmp_path, "b")) == ["content/b.md"]


def test_files_that_are_gone_are_forgotten_and_new_ones_are_added(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, {"1": known(), "2": known()})
    before = load(tmp_path, "a")
    store(tmp_path, "a", before, {"2": before["2"], "3": known("mới")})
    assert {path: k.recall() for path, k in load(tmp_path, "a").items()} == {"2": "bài", "3": "mới"}


def test_without_a_database_nothing_is_known(tmp_path: Path) -> None:
    assert load(tmp_path / "none", "a") == {}


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 99, b"SQLite format 3\0half"])
def test_a_damaged_database_is_taken_for_an_empty_one_and_replaced(
    tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / cache.NAME).write_bytes(damage)
    assert load(tmp_path, "a") == {}
    store(tmp_path, "a", {}, {"1": known()})
    assert list(load(tmp_path, "a")) == ["1"]


def test_a_database_of_another_shape_is_taken_for_an_empty_one(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / cache.NAME)
    database.execute("CREATE TABLE stamp (other TEXT)")
    database.close()
    assert load(tmp_path, "a") == {}


def test_a_database_that_somebody_holds_is_left_to_them(tmp_path: Path) -> None:
    store(tmp_path, "a", {}, {"1": known()})
    before = load(tmp_path, "a")
    holder = sqlite3.connect(tmp_path / cache.NAME)
    holder.execute("BEGIN EXCLUSIVE")
    store(tmp_path, "a", before, {"2": known()})
    holder.close()
    assert list(load(tmp_path, "a")) == ["1"]


def test_a_damaged_value_is_not_recalled() -> None:
    assert Known(3, LONG_AGO, "d1", b"\x80\x05nonsense").recall() is None


def test_the_time_of_a_file_changed_just_now_is_not_trusted() -> None:
    assert known(changed=time.time_ns()).changed == 0
    assert known(changed=LONG_AGO).changed == LONG_AGO


def test_the_stamp_changes_with_the_terms_and_not_otherwise() -> None:
    assert stamp(("y-te",), "UTC") == stamp(("y-te",), "UTC")
    assert stamp(("y-te",), "UTC") != stamp(("y-te", "giao-duc"), "UTC")


def test_the_stamp_changes_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "article.py").write_text("one = 1", "utf-8")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    before = stamp()
    (tmp_path / "article.py").write_text("one = 2", "utf-8")
    assert stamp() != before
