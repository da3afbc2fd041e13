"""`serve` as a process: how it begins, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from khotin.serving import server
from tests.builder import ROOT, SiteBuilder
from tests.problems import smallest

PATIENCE = 30


@contextmanager
def serving(site: SiteBuilder, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Serve a site in a process of its own, which is ended at the latest afterwards."""
    site.config("paths", cache=".cache").article("2023/09/hoi-nghi").write_config()
    command = (sys.executable, str(ROOT / "build.py"), "serve", "--lang=en", *options)
    with subprocess.Popen(  # noqa: S603 - our own words
        command,
        cwd=site.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def line_with(running: subprocess.Popen[str], words: str) -> str:
    """Give the first line of the server's output that holds some words."""
    assert running.stdout is not None
    said = []
    for line in running.stdout:
        said.append(line)
        if words in line:
            return line
    raise AssertionError("".join(said))


def until(happens: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not happens():
        time.sleep(0.05)
    return happens()


def test_ctrl_c_ends_it_well_though_a_browser_listens(site: SiteBuilder) -> None:
    with serving(site, "--no-search") as running:
        url = line_with(running, "http://").split()[0]
        with urlopen(f"{url}_khotin/events") as events:  # noqa: S310 - our own address
            assert events.readline() == b"retry: 500\n"
            running.send_signal(signal.SIGINT)
            output, _ = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert "Traceback" not in output


@pytest.mark.skipif(sys.platform != "linux", reason="children are looked up in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_the_process_that_makes_the_index_ends_with_the_server(
    site: SiteBuilder, how: signal.Signals
) -> None:
    with serving(site) as running:
        line_with(running, "search: being built")
        assert until(lambda: len(children(running.pid)) == 1)
        (child,) = children(running.pid)
        running.send_signal(how)
        running.wait(PATIENCE)
        assert until(lambda: not _is_there(child))


def children(process: int) -> set[int]:
    """Give the processes that a process has begun (proc(5))."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    texts = ((task / "children").read_text("utf-8") for task in tasks)
    return {int(number) for text in texts for number in text.split()}


def _is_there(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(") ")[2]
        return not state.startswith("Z")
    return False


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens at."""
    with socket.socket() as other:
        other.bind((server.HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_in_use_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    smallest.write(tmp_path, smallest.files())
    monkeypatch.chdir(tmp_path)
    result = smallest.run("serve", "--port", str(taken))
    assert result.exit_code == 1
    assert f"cổng {taken} đang có chương trình khác dùng" in result.output
    assert "--port" in result.output


def test_a_name_that_is_not_this_machines_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    smallest.write(tmp_path, smallest.files())
    monkeypatch.chdir(tmp_path)
    result = smallest.run("serve", "--host", "192.0.2.1")
    assert result.exit_code == 1
    assert "192.0.2.1" in result.output


def test_where_no_port_was_asked_for_the_next_free_one_is_taken(taken: int) -> None:
    with server.bind(server.HOST, taken, server.TRIES) as free:
        assert taken < free.getsockname()[1] < taken + server.TRIES


def test_broken_settings_are_told_before_anything_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    smallest.write(tmp_path, smallest.files() | {"config.toml": "[site\n"})
    monkeypatch.chdir(tmp_path)
    result = smallest.run("serve")
    assert result.exit_code == 1
    assert "config.toml:1:" in result.output
