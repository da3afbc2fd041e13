import signal
import subprocess
import sys
from pathlib import Path

import pytest

from khotin import disk, gathering
from khotin.publish import Workspace
from tests.builder import ROOT

PAGE = "<html><body><article{}><p>{}</p></article></body></html>"
BODY = " data-pagefind-body"


def test_documents_come_from_pages_just_staged_or_published_before(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "public")
    names = [f"2023/09/{name}/index.html" for name in ("cu", "moi", "nhap")]
    for name, words, body in zip(names, ("cũ", "cũ", "nháp"), (BODY, BODY, ""), strict=True):
        disk.write(workspace.output / name, PAGE.format(body, words).encode())
    disk.write(workspace.staging / names[1], PAGE.format(BODY, "mới").encode())
    found = gathering.gather(names, workspace)
    assert list(found) == names[:2]
    assert ["cũ" in found[names[0]], "mới" in found[names[1]]] == [True, True]


def test_documents_are_put_where_their_pages_lie_with_d_found_under_d_too(tmp_path: Path) -> None:
    gathering.put({"2023/09/cu/index.html": "<p>đê Đầm</p>"}, tmp_path)
    text = (tmp_path / "2023/09/cu/index.html").read_text("utf-8")
    assert text == "<p>d\u0335ê D\u0335ầm</p>"


def test_a_place_is_in_memory_where_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_MEMORY", tmp_path)
    monkeypatch.setattr(gathering, "_ENOUGH", 0)
    with gathering.place(Workspace(tmp_path / "out/public")) as place:
        assert place.is_relative_to(tmp_path)
        assert not place.is_relative_to(tmp_path / "out")
        disk.write(place / "a/b", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("memory", "enough"), [(".", 10**18), ("nowhere", 0)])
def test_a_place_is_beside_the_output_where_there_is_no_room_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: str, enough: int
) -> None:
    monkeypatch.setattr(gathering, "_MEMORY", tmp_path / memory)
    monkeypatch.setattr(gathering, "_ENOUGH", enough)
    workspace = Workspace(tmp_path / "public")
    with gathering.place(workspace) as place:
        assert place.is_relative_to(workspace.gathered)
        assert place.is_dir()
    assert not workspace.gathered.exists()


def test_a_place_is_removed_after_a_failure_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_MEMORY", tmp_path)
    monkeypatch.setattr(gathering, "_ENOUGH", 0)

    def interrupted() -> None:
        with gathering.place(Workspace(tmp_path / "public")):
            assert list(tmp_path.iterdir())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


_KILLED = """
import os, pathlib, signal, sys
from khotin import disk, gathering
from khotin.publish import Workspace
gathering._MEMORY, gathering._ENOUGH = pathlib.Path(sys.argv[1]), 0
with gathering.place(Workspace(gathering._MEMORY / "public")) as place:
    disk.write(place / "2023/09/index.html", b"x")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no folder in memory")
def test_what_a_killed_build_left_in_memory_is_removed_and_what_is_used_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_MEMORY", tmp_path)
    monkeypatch.setattr(gathering, "_ENOUGH", 0)
    workspace = Workspace(tmp_path / "public")
    (tmp_path / "khotin-of-others").mkdir()
    with gathering.place(workspace) as used:
        command = [sys.executable, "-c", _KILLED, str(tmp_path)]
        killed = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - our own words
        assert killed.returncode == -signal.SIGKILL
        assert len(list(tmp_path.glob("*/*/2023"))) == 1
        with gathering.place(workspace):
            assert list(tmp_path.glob("*/*/2023")) == []
            assert used.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["khotin-of-others"]
