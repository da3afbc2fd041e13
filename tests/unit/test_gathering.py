from pathlib import Path

import pytest

from khotin import disk, gathering
from khotin.publish import Workspace

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
    with gathering.place(Workspace(tmp_path / "public")) as place:
        assert place.parent == tmp_path
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
        assert place == workspace.gathered
        assert place.is_dir()
    assert not place.exists()


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
