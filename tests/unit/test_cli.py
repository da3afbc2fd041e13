import gc
import os
from pathlib import Path

import click
import pytest

from khotin import __version__, cli
from tests.problems import smallest


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest site, to stand in."""
    smallest.write(tmp_path, smallest.files())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_command_the_site_is_built(site: Path) -> None:
    assert smallest.run("--no-search").exit_code == 0
    assert (site / "public/index.html").exists()


def test_the_version_and_the_help_are_told() -> None:
    assert __version__ in smallest.run("--version").stdout
    help_ = smallest.run("build", "--help").stdout
    assert "Exit status: 0 built, 1 problems, 2 wrong usage." in help_


def test_who_lives_long_collects_garbage() -> None:
    gc.disable()
    try:
        for name in cli.LATE:
            assert cli.cli.get_command(click.Context(cli.cli), name)
        assert gc.isenabled()
    finally:
        gc.enable()


def test_folders_of_the_command_line_take_the_place_of_the_settings(site: Path) -> None:
    (site / "content").rename(site / "bai")
    result = smallest.build(
        *("--no-search", "--content", "bai", "--output", "ra", "--cache", "nho")
    )
    assert result.exit_code == 0
    assert (site / "ra/index.html").exists()
    assert (site / "nho").exists()
    assert not (site / "public").exists()


def test_folders_of_the_settings_lie_beside_them(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    result = smallest.build("--no-search", "--config", str(site / "config.toml"))
    assert result.exit_code == 0
    assert (site / "public/index.html").exists()


def test_the_day_decides_what_is_published(site: Path) -> None:
    article = site / "public/2023/09/hoi-nghi/index.html"
    smallest.build("--no-search", "--today", "2023-09-11")
    assert not article.exists()
    smallest.build("--no-search", "--today", "2023-09-12")
    assert article.exists()


def test_an_unchanged_site_is_told_without_reading_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in site.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    first = smallest.run("--no-search")
    monkeypatch.setattr(cli, "import_module", None)
    again = smallest.run("--no-search", "--timings")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "        0  trang và tệp được ghi" in again.stdout
    assert "Tìm thay đổi" in again.stdout


def test_timings_are_told_on_demand(site: Path) -> None:
    assert "pages/article.html × 1 trang" in smallest.run("--no-search", "--timings").stdout
    assert (site / "public").exists()


def test_drafts_are_shown_on_demand(site: Path) -> None:
    smallest.run("--no-search", "--today", "2023-09-11", "--drafts")
    assert (site / "public/2023/09/hoi-nghi/index.html").exists()


def test_a_report_goes_to_standard_output_and_progress_to_standard_error(site: Path) -> None:
    result = smallest.build("--no-search")
    assert (site / "public").exists()
    assert "bài viết" in result.stdout
    assert "Đọc bài viết (1)" in result.stderr


@pytest.mark.usefixtures("site")
def test_the_process_ends_with_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, status in ((["--no-search"], 0), (["--unknown"], 2)):
        with pytest.raises(SystemExit) as caught:
            cli.main(arguments)
        assert caught.value.code == status
    assert "--unknown" in capsys.readouterr().err


def test_messages_are_in_the_language_that_is_asked_for(site: Path) -> None:
    (site / "content/2023/09/hoi-nghi.md").write_text("Không có gì.", "utf-8")
    assert "error: the file does not begin" in smallest.run("--lang", "en").stdout
    assert "lỗi: " in smallest.run("--lang", "vi").stdout
    assert "lỗi: " in smallest.run().stdout
