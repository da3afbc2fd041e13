import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from khotin.checking import external


def ignore(_: int) -> None:
    pass


class _Other(BaseHTTPRequestHandler):
    """Another site: it has some pages, refuses HEAD for one, and is busy at times."""

    asked: list[tuple[str, str]]

    def _answer(self) -> None:
        self.asked.append((self.command, self.path))
        if self.path == "/chi-get" and self.command == "HEAD":
            status = 405
        else:
            status = {"/mat": 404, "/bo": 410, "/ban": 503, "/cam": 403}.get(self.path, 200)
        self.send_response(status)
        self.end_headers()

    do_GET = do_HEAD = _answer  # noqa: N815 - the library's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def other() -> Iterator[str]:
    _Other.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Other)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_only_what_is_surely_gone_is_told(other: str, tmp_path: Path) -> None:
    names = ("/co", "/chi-get", "/ban", "/cam", "/mat", "/bo", "/tiếng Việt")
    answers = external.ask([other + name for name in names], tmp_path, ignore, pause=0)
    assert answers == {f"{other}/bo": "410 Gone", f"{other}/mat": "404 Not Found"}
    assert ("GET", "/chi-get") in _Other.asked
    assert ("HEAD", "/ti%E1%BA%BFng%20Vi%E1%BB%87t") in _Other.asked


def test_a_site_that_is_not_there_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        assert "refused" in external.ask([url], tmp_path, ignore)[url]


@pytest.mark.parametrize("url", ["http://[x", "http://\u0000/", "https:///", "//.."])
def test_what_is_no_address_is_told_and_stops_nothing(tmp_path: Path, url: str) -> None:
    assert external.ask([url], tmp_path, ignore)[url]


def test_answers_are_kept_and_believed_for_a_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def follow(url: str) -> str:
        asked.append(url)
        return "404" if "mat" in url else ""

    urls = ["https://a.vn/co", "https://a.vn/mat"]
    now = time.time()
    for _ in range(2):
        assert external.ask(urls, tmp_path, ignore, follow, 0) == {urls[1]: "404"}
    assert asked == urls
    monkeypatch.setattr(time, "time", lambda: now + 8 * 24 * 3600)
    external.ask(urls, tmp_path, ignore, follow, 0)
    assert asked == urls * 2


@pytest.mark.parametrize("kept", ["", "[]", '{"a": 1}', '{"https://a.vn/co": ["x", ""]}'])
def test_a_damaged_memory_is_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / external.NAME).write_text(kept, "utf-8")
    assert external.ask(["https://a.vn/co"], tmp_path, ignore, lambda _: "", 0) == {}
    assert list(json.loads((tmp_path / external.NAME).read_bytes())) == ["https://a.vn/co"]


def test_no_more_links_are_followed_than_the_bound_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "MOST", 3)
    steps: list[int] = []
    urls = [f"https://a.vn/{n}" for n in range(5)]
    answers = external.ask(urls, tmp_path, steps.append, lambda _: "404", 0)
    assert len(answers) == 3
    assert sum(steps) == 5
