"""What goes wrong with the cache and the output costs time, and nothing else."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from khotin.publish import Workspace
from tests.builder import SiteBuilder, changed

LONG_AGO = 1_600_000_000


@pytest.fixture
def built(tmp_path: Path) -> SiteBuilder:
    site = SiteBuilder(tmp_path).article("2024/12/mot").article("2025/06/hai", tags=["đê"])
    for path in (site.folder / "content").rglob("*.md"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return site.build()


def files(site: SiteBuilder) -> list[Path]:
    return [site.cache / name for name in ("khotin.sqlite", "made.pickle")]


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def stand_in_the_way(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [truncate, zero, Path.unlink, stand_in_the_way])
def test_a_damaged_cache_is_dropped_without_a_word(
    built: SiteBuilder, harm: Callable[[Path], None]
) -> None:
    before = built.snapshot()
    for path in files(built):
        harm(path)
    assert changed(before, built.build().snapshot()) == set()
    built.article("2025/06/ba").build()
    assert built.shows("/2025/06/ba/")


def test_a_cache_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path, tmp_path / "file/cache").article("2025/06/mot")
    site.file("file", "in the way")
    (found,) = site.refused()
    assert found.code == "unwritable"
    (tmp_path / "file").unlink()
    assert site.build().shows("/2025/06/mot/")


@pytest.mark.parametrize("name", ["index.html", "2025/06/hai/index.html", "feed.xml"])
def test_a_file_of_the_output_that_was_edited_or_deleted_is_made_again(
    built: SiteBuilder, name: str
) -> None:
    before = built.snapshot()
    (built.output / name).write_text("của tôi", "utf-8")
    assert changed(before, built.build().snapshot()) == set()
    (built.output / name).unlink()
    assert changed(before, built.build().snapshot()) == set()
    assert built.report.written == 1


def test_what_somebody_put_into_the_output_is_removed(built: SiteBuilder) -> None:
    before = built.snapshot()
    built.file("public/2025/06/mine.txt", "a").file("public/new/deep/mine.txt", "b")
    assert changed(before, built.build().snapshot()) == set()
    assert built.report.removed == 2


def test_an_output_that_is_gone_is_made_again(built: SiteBuilder) -> None:
    before = built.snapshot()
    shutil.rmtree(built.output)
    assert changed(before, built.build().snapshot()) == set()


def test_while_a_build_runs_another_says_so(built: SiteBuilder) -> None:
    with FileLock(Workspace(built.output).lock):
        (found,) = built.refused()
    assert found.code == "busy"


def test_a_text_changed_behind_its_size_and_time_is_seen_when_all_is_made_anew(
    built: SiteBuilder,
) -> None:
    path = built.folder / "content/2025/06/hai.md"
    path.write_text(path.read_text("utf-8").replace("Bài viết", "Bàj viết"), "utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert "Bàj" not in built.build().read("/2025/06/hai/")
    assert "Bàj" in built.build(force=True).read("/2025/06/hai/")
