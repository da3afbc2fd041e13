"""A site whose texts were saved a moment before its build is told unchanged all the same."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest

from khotin import cache, looking, pipeline
from khotin.looking import Wishes
from khotin.publish import publish
from tests.builder import NOON, TODAY, SiteBuilder

LATER: Final = 3_000_000_000
"""Nanoseconds that a long build takes after its look."""
WHERE: Final = "2025/06/lua-chin"
FILE: Final = f"content/{WHERE}.md"


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    """A site as a build left it long ago, with a text that was saved since."""
    found = SiteBuilder(tmp_path, settled=True).page("gioi-thieu")
    found.article(WHERE, "Lúa chín, đồng vàng.\n").article("2025/05/hoi-nghi").build()
    found.article(WHERE, "Lúa chín đồng vàng.\n")
    os.utime(tmp_path / FILE)
    return found


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let all builds take long; what is given is done while they publish."""

    def begin(meanwhile: Callable[[], object] = bool) -> None:
        def late(*given: Any) -> Any:
            meanwhile()
            put_forward(monkeypatch)
            return publish(*given)

        monkeypatch.setattr(pipeline, "publish", late)

    return begin


def put_forward(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be later for whoever asks whether a file changed long ago."""
    clock = SimpleNamespace(time_ns=lambda: time.time_ns() + LATER)
    monkeypatch.setattr(cache, "time", clock)


def is_as_made(site: SiteBuilder) -> bool:
    settings = site.write_config()
    written = {"templates": settings.paths.templates, "static": settings.paths.static}
    folders = looking.folders(site.folder / "config.toml", written, {"cache": site.cache})
    wishes = Wishes(now=NOON, today=TODAY, search=False)
    return looking.look(folders, wishes, settings.site.zone).is_as_made


def keeping_time(site: SiteBuilder, change: Callable[[Path], object]) -> Callable[[], None]:
    """Give what changes the text and leaves its time of change as it was."""
    path = site.folder / FILE

    def doing() -> None:
        state = path.stat()
        change(path)
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    return doing


@pytest.mark.parametrize("front", [{}, {"title": "Lúa đã chín"}], ids=["mended", "planned"])
def test_a_text_of_a_moment_ago_is_known_when_the_build_took_long(
    site: SiteBuilder, long: Callable[..., None], front: dict[str, str]
) -> None:
    site.article(WHERE, "Lúa chín đồng vàng.\n", **front)
    os.utime(site.folder / FILE)
    long()
    site.build()
    assert site.report.written
    assert is_as_made(site)


def test_it_is_not_known_when_the_build_was_quick(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    put_forward(monkeypatch)
    assert not is_as_made(site)


def test_what_was_saved_again_in_the_same_moment_is_built(
    site: SiteBuilder, long: Callable[..., None]
) -> None:
    again = "Lúa chín vàng đồng.\n"
    long(keeping_time(site, lambda path: path.write_text(mended(path, again), "utf-8")))
    site.build()
    assert not is_as_made(site)
    assert "Lúa chín vàng đồng." not in site.read(f"{WHERE}/index.html")
    site.build()
    assert "Lúa chín vàng đồng." in site.read(f"{WHERE}/index.html")


def mended(path: Path, text: str) -> str:
    return path.read_text("utf-8").replace("Lúa chín đồng vàng.\n", text)


def test_a_text_that_went_meanwhile_is_noticed(
    site: SiteBuilder, long: Callable[..., None]
) -> None:
    long((site.folder / FILE).unlink)
    site.build()
    assert not is_as_made(site)


@pytest.mark.parametrize(
    "file", ["content/pages/gioi-thieu.md", "content/2025/06/anh.bin", "data/views.csv"]
)
def test_other_files_of_a_moment_ago_leave_no_seal(
    site: SiteBuilder, long: Callable[..., None], file: str
) -> None:
    text = "path,views\n/2025/06/lua-chin/,2\n"
    site.page("gioi-thieu") if file.endswith(".md") else site.file(file, text)
    os.utime(site.folder / file)
    long()
    site.build()
    assert not is_as_made(site)
