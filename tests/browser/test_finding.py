"""The browser for tests is one that is there; else one is installed, if that is possible."""

import sys
from pathlib import Path

import pytest

from tools import browser

PYTHON = Path(sys.executable)


def _say(code: int) -> tuple[str, ...]:
    return (sys.executable, "-c", f"raise SystemExit({code})")


def test_the_first_candidate_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    there = (Path("/nowhere/chromium"), PYTHON, Path("/nowhere/chrome"))
    monkeypatch.setattr(browser, "_candidates", lambda: iter(there))
    assert browser.find() == PYTHON


def test_one_on_the_search_path_goes_before_all_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "chromium"
    own.write_text("#!/bin/sh\n", "utf-8")
    own.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    if sys.platform != "win32":
        assert browser.find() == own


def test_nothing_is_installed_where_a_browser_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    make = (sys.executable, "-c", f"open({str(made)!r}, 'w').close()")
    monkeypatch.setattr(browser, "find", lambda: PYTHON)
    monkeypatch.setattr(browser, "_ways", lambda: iter([(make,)]))
    assert browser.set_up() == PYTHON
    assert not made.exists()


def test_a_way_that_fails_is_left_for_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, unwanted = tmp_path / "made", tmp_path / "unwanted"
    ways = [
        (_say(1), (sys.executable, "-c", f"open({str(unwanted)!r}, 'w').close()")),
        (_say(0), (sys.executable, "-c", f"open({str(made)!r}, 'w').close()")),
    ]
    monkeypatch.setattr(browser, "_candidates", lambda: iter((made,)))
    monkeypatch.setattr(browser, "_ways", lambda: iter(ways))
    assert browser.set_up() == made
    assert not unwanted.exists()


def test_the_exit_status_tells_when_no_browser_can_be_had(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "_candidates", lambda: iter(()))
    monkeypatch.setattr(browser, "_ways", lambda: iter([(_say(1),)]))
    assert browser.main() == 1
    assert capsys.readouterr().out == "browser: none can be had\n"
    monkeypatch.setattr(browser, "_candidates", lambda: iter((PYTHON,)))
    assert browser.main() == 0
    assert capsys.readouterr().out == f"browser: {PYTHON}\n"
