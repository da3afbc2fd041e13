"""The output folder is always a whole site: the old one or the new one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from khotin import cli, disk, paths
from khotin.publish import Workspace
from tests.builder import ROOT, TODAY, SiteBuilder, changed


def _times(site: SiteBuilder) -> dict[str, int]:
    return {name: (site.output / name).stat().st_mtime_ns for name in site.files()}


def _left_in_workspace(site: SiteBuilder) -> set[str]:
    return disk.all_files(Workspace(site.output).folder)


def test_the_same_input_gives_the_same_bytes(
    written_town: SiteBuilder, tmp_path: Path, cache: Path
) -> None:
    first = written_town.build(search=True).snapshot()
    second = SiteBuilder(tmp_path / "elsewhere")
    for name, file in disk.survey(written_town.folder / "content").items():
        second.file(f"content/{name}", Path(file.path).read_bytes())
    second.settings = written_town.settings
    assert second.cache != cache
    assert changed(first, second.build(search=True).snapshot()) == set()
    assert any(name.startswith("search/") for name in first)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_processes_changes_no_byte(written_town: SiteBuilder, jobs: int) -> None:
    for day in range(1, 29):
        for month in range(10, 13):
            written_town.article(f"2022/{month}/tin-{day}", date=f"2022-{month}-{day:02}")
    expected = written_town.build().snapshot()
    shutil.rmtree(written_town.output)
    config = written_town.folder / paths.CONFIG
    command = [sys.executable, str(ROOT / "build.py"), "--config", str(config), "--no-search"]
    command += ["--today", f"{TODAY}", "--jobs", f"{jobs}"]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 - our own words
    assert changed(expected, written_town.snapshot()) == set()
    assert len(expected) > 150


def test_a_second_build_finds_everything_unchanged(written_town: SiteBuilder) -> None:
    first = written_town.build(search=True).report
    times = _times(written_town)
    second = written_town.build(search=True).report
    assert (first.written, first.unchanged, first.removed) == (len(times), 0, 0)
    assert (second.written, second.unchanged, second.removed) == (0, len(times), 0)
    assert _times(written_town) == times


def test_a_failed_build_leaves_the_old_output(written_town: SiteBuilder) -> None:
    written_town.build()
    before, times = written_town.snapshot(), _times(written_town)
    written_town.article("2023/09/hoi-nghi", title="Tựa mới", category="khong-co")
    config = written_town.folder / paths.CONFIG
    run = CliRunner().invoke(cli.cli, ["--config", str(config), "--no-search"])
    assert run.exit_code == 1
    assert "[unknown-category]" in run.output
    assert written_town.snapshot() == before
    assert _times(written_town) == times
    assert _left_in_workspace(written_town) == {"lock"}


def test_a_template_that_fails_late_leaves_the_old_output(
    written_town: SiteBuilder, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    for name, file in disk.survey(Path(written_town.settings["paths"]["templates"])).items():
        disk.copy(Path(file.path), templates / name)
    written_town.config("paths", templates=str(templates)).build()
    before = written_town.snapshot()
    (templates / "feeds/robots.txt").write_text("{{ page.nothing }}", "utf-8")
    (found,) = written_town.article("2023/10/tin-moi").refused()
    assert found.code == "template"
    assert found.place.path == (templates / "feeds/robots.txt").as_posix()
    assert written_town.snapshot() == before
    assert _left_in_workspace(written_town) == {"lock"}


class _PowerCut(BaseException):
    """Ends a build in the middle of putting files in place."""


@pytest.mark.parametrize("moves", [0, 1, 7])
def test_an_interrupted_publication_is_finished_by_the_next_build(
    written_town: SiteBuilder, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_town.build()
    old = written_town.snapshot()
    written_town.article("2024/03/tin-moi").remove("content/2023/01/le-hoi.md")
    moved: list[Path] = []
    really = disk.replace

    def replace(source: Path, target: Path) -> None:
        if len(moved) == moves:
            raise _PowerCut
        really(source, target)
        moved.append(target)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", replace)
        with pytest.raises(_PowerCut):
            written_town.build()
    written_town.article("2024/03/hong", category="khong-co").refused()
    finished = written_town.snapshot()
    assert "2024/03/tin-moi/index.html" in finished
    assert "2023/01/le-hoi/index.html" not in finished
    assert _left_in_workspace(written_town) == {"lock"}
    written_town.remove("content/2024/03/hong.md").build()
    assert written_town.report.written == 0
    assert changed(finished, written_town.snapshot()) == set() != changed(old, finished)


def test_an_interruption_before_anything_was_moved_changes_nothing(
    written_town: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written_town.build().snapshot()

    def write(_path: Path, _data: bytes) -> None:
        raise _PowerCut

    written_town.article("2024/03/tin-moi")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", write)
        with pytest.raises(_PowerCut):
            written_town.build()
    assert written_town.snapshot() == before
    assert _left_in_workspace(written_town) == {"lock"}
